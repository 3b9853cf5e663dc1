"""What falls without some sources and voices, in words: in one line, and item by item."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.document.phrases import count, without_words
from briefing.lens.fall import Fall
from briefing.model.dates import show_when
from briefing.model.records import BottomLine


def fall_summary(fall: Fall) -> str:
    """Name what is left out, and count what falls: ``[3]: 2 points go, 1 date changes``."""
    return f"{without_words(fall)}: {fall_counts(fall)}."


def fall_counts(fall: Fall) -> str:
    """Count what falls; ``nothing falls`` if nothing does."""
    return ", ".join(each for each in _counts(fall) if each) or "nothing falls"


def _counts(fall: Fall) -> Iterator[str]:
    gone = [
        count(len(found), noun)
        for found, noun in (
            (fall.points, "point"),
            (fall.events, "event"),
            (fall.disputes, "dispute"),
        )
        if found
    ]
    yield _verb(_listed(gone), len((*fall.points, *fall.events, *fall.disputes)), "go")
    single = len(fall.single)
    yield f"{count(single, 'point')} {'keeps' if single == 1 else 'keep'} one origin" * bool(single)
    opened = [each for each in fall.dates if each.left is None]
    for found, noun, verb in (
        (opened, "date", "open"),
        ([each for each in fall.dates if each.left is not None], "date", "change"),
        (fall.reopened, "dispute", "reopen"),
    ):
        yield _verb(count(len(found), noun), len(found), verb) if found else ""
    lost = [count(len(fall.judgments), "judgment")] if fall.judgments else []
    lost += ["the bottom line"] if fall.bottom_line else []
    number = len(fall.judgments) + bool(fall.bottom_line)
    yield f"{_listed(lost)} {'loses its' if number == 1 else 'lose their'} ground" if lost else ""


def _verb(subject: str, number: int, verb: str) -> str:
    ending = "es" if verb.endswith("o") else "s"
    return f"{subject} {verb}{ending if number == 1 else ''}" if number else ""


def _listed(words: Sequence[str]) -> str:
    *others, last = words or [""]
    return f"{', '.join(others)} and {last}" if others else last


def fall_items(fall: Fall) -> Iterator[str]:
    """Yield each kind of thing that falls with what falls of it."""
    for words, found in (
        ("Events that go", (each.event.title for each in fall.events)),
        ("Points that go", (each.ref for each in fall.points)),
        ("Disputes that go", (each.title for each in fall.disputes)),
        ("Points left with one origin", (each.ref for each in fall.single)),
        ("Dates that change", _dates(fall)),
        ("Disputes that lose a side", (each.title for each in fall.reopened)),
    ):
        if text := "; ".join(found):
            yield f"{words}: {text}."
    yield from (f"Judgment without its ground: {each.text}" for each in fall.judgments.values())
    if fall.bottom_line:
        yield f"Bottom line without its ground: {_gist(fall.bottom_line)}"


def _gist(bottom_line: BottomLine) -> str:
    return bottom_line.head or bottom_line.text


def _dates(fall: Fall) -> Iterable[str]:
    for event, left in fall.dates:
        before = show_when(event.date) if event.date else "not known"
        yield f"{event.event.title} ({before}, now {show_when(left) if left else 'not known'})"
