"""What the peers are given: the shipped briefing on each day, the invented one, and odd ones."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from briefing.document.print_command import print_command
from briefing.lens.lens import Lens
from briefing.lens.view import SeenEvent, look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.load.originals import read_text
from briefing.model.dates import Part, When
from briefing.render.export import ExportRequest
from briefing.render.formats import FORMATS
from tests.briefings import event, make_briefing, point, source
from tests.conftest import ARTICLES, ROOT
from tests.folders import SOUND, Content, write_folder
from tests.hostile import TEXTS, write_hostile
from tests.peers.odd_folders import (
    ARABIC,
    JAPANESE,
    write_authors,
    write_language,
    write_lichens,
    write_undated,
)

QUOTE = '"]]> <b> =1'
"""What the hostile briefing quotes from paragraphs 7 to 9."""
DATES = (
    "2031-03-04",
    "2030-12-30/2031-01-02",
    "2031-02-28",
    "2028-02-29",
    "2031-12-31",
    "2031-03",
    "2031",
    "2030/2031",
    "0476",
    "0033-04-03",
    "2031-03-04~",
    "2031-03?",
    "2031-03-01/2031-04",
    "2031-03-01~/2031-03-04",
    "2031-03-02..2031-03-08",
    "2031-03-02/..",
    "../2031-03-02",
    "2031-03-02..",
    "..2031-03-02",
    None,
)


class Case(NamedTuple):
    """A view to hand on, and the folder that it is of."""

    folder: Path
    request: ExportRequest

    def write(self, name: str) -> bytes:
        """Return an export."""
        return FORMATS[name].write(self.request).data


def shipped_days() -> list[date]:
    """Return the days of publication of the shipped briefing."""
    return [*_index(ROOT).days]


def names() -> list[str]:
    """Name the cases."""
    return [*_WRITE, "example", *(day.isoformat() for day in shipped_days())]


def make_cases(scratch: Path) -> dict[str, Case]:
    """Return the cases by name."""
    cases = {}
    for name, write in _WRITE.items():
        write(scratch / name)
        cases[name] = make_case(scratch / name)
    cases["example"] = make_case(ROOT / "example")
    for day in shipped_days():
        cases[day.isoformat()] = make_case(ROOT, day)
    assert list(cases) == names()
    return cases


def many_sources() -> Case:
    """Return a briefing of 5,800 sources, each of which an event cites."""
    names = [f"s{number:04}" for number in range(5_800)]
    sources = [
        source(name, "2031-03-05", title=f"Title {name}", publisher=f"Gazette {name[-2:]}")
        for name in names
    ]
    events = [
        event(f"e{number:04}", "2031-03-04", point("p", "reported", *names[number : number + 20]))
        for number in range(0, len(names), 20)
    ]
    index = Index(make_briefing(sources, events))
    return Case(Path(), ExportRequest(index, look(index, Lens()), ("briefing",), "many", {}))


def flat(text: str) -> str:
    """Return a text as a reader sees it on one line."""
    return " ".join(text.split())


def whole_days(when: When | None) -> tuple[date, date] | None:
    """Return the first and the last day of what is known to the day, and lasted throughout."""
    if when is None or when.is_window or not _is_day(when.start) or not _is_day(when.end):
        return None
    assert when.start
    assert when.end
    return when.start.earliest, when.end.latest


def beginning(events: tuple[SeenEvent, ...]) -> list[tuple[SeenEvent, When]]:
    """Return the events that begin on, or in, what is known; a timeline can draw no others."""
    found = []
    for each in events:
        when = each.date
        if when and when.start and (when.end or when.lasts):
            found.append((each, when))
    return found


def _is_day(part: Part | None) -> bool:
    return bool(part and part.day and not part.mark)


def _index(root: Path) -> Index:
    loaded = load(str(root))
    assert loaded.briefing
    assert not loaded.problems
    return Index(loaded.briefing)


def make_case(root: Path, day: date | None = None) -> Case:
    """Return the case of a folder, as of a day."""
    index = _index(root)
    view = look(index, Lens(as_of=day))
    sources = index.briefing.sources.values()
    folders = [(str(ARTICLES), ""), (str(root), "seeds")]
    texts = {each.id: text for each in sources if (text := read_text(each, folders))}
    command = print_command(str(root), view, ("export",))
    return Case(root, ExportRequest(index, view, command, root.name, texts))


def _write_hostile(root: Path) -> None:
    """Write the hostile folder, with a text in which its quote stands twice, among wide letters."""
    write_hostile(root)
    paragraphs = [TEXTS[9], TEXTS[22], f"{TEXTS[23]}{QUOTE}", *TEXTS[23:26]]
    paragraphs += [f"{TEXTS[23]}{QUOTE} {TEXTS[24]}", TEXTS[0], TEXTS[26]]
    text = "\ufeff" + "\r\n\r\n".join(paragraphs)
    path = root / "seeds" / "s.yaml"
    record = json.loads(path.read_text("utf-8"))
    record["original"]["sha256"] = sha256(text.encode()).hexdigest()
    path.write_text(json.dumps(record), "utf-8")
    (root / "seeds" / "s.txt").write_bytes(text.encode())


def _write_dates(root: Path) -> None:
    """Write an event for each way to give a date."""
    brief = {"title": "Dates", "period": "2028/2031-12", "topics": {"a": "A"}}
    files: dict[str, Content] = {
        "content/brief.yaml": json.dumps(brief),
        "seeds/gazette.yaml": SOUND["seeds/gazette.yaml"],
    }
    for number, when in enumerate(DATES):
        point = {"id": "p", "text": "It was said.", "cites": [{"source": "gazette", "at": 2}]}
        event: dict[str, object] = {"title": f"Event {number}", "rank": "headline", "topics": ["a"]}
        event |= {"points": [point]} | ({"date": when} if when else {})
        files[f"content/events/e{number:02}.yaml"] = json.dumps(event)
    write_folder(root, files)


_WRITE: Mapping[str, Callable[[Path], object]] = {
    "hostile": _write_hostile,
    "dates": _write_dates,
    "undated": write_undated,
    "authors": write_authors,
    "lichens": write_lichens,
    "japanese": partial(write_language, language=JAPANESE),
    "arabic": partial(write_language, language=ARABIC),
}
"""What writes the folder of a case."""
