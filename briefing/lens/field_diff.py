"""Which keys of two states of a record differ, and how their values read."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from briefing.model.dates import When
from briefing.model.lean_typing import Any, NamedTuple
from briefing.model.records import (
    BriefCorrection,
    Citation,
    Correction,
    DateVersion,
    Original,
    Paragraphs,
    Passage,
    PlaceVersion,
    TitleVersion,
    Withdrawal,
)

_KEYS = {"titles": "title", "dates": "date", "places": "place", "authors": "author"}
"""The fields that have another name than their key in the YAML."""


class FieldDiff(NamedTuple):
    """A key that differs: its name, as in the YAML, and its value before and after, as text."""

    name: str
    old: str
    new: str


def fields(old: NamedTuple, new: NamedTuple, *apart: str) -> tuple[FieldDiff, ...]:
    """Return the keys that differ, without those in `apart`; each entry of a mapping is a key.

    An absent key equals an empty one; both read as an empty text.
    """
    then, now = _flat(old, apart), _flat(new, apart)
    return tuple(
        FieldDiff(name, written(then.get(name)), written(now.get(name)))
        for name in {**then, **now}
        if bare(then.get(name)) != bare(now.get(name))
    )


def order(name: str, old: Sequence[str], new: Sequence[str]) -> tuple[FieldDiff, ...]:
    """Return a difference if the entries that both lists have are in another order."""
    both = set(old) & set(new)
    then, now = ([each for each in dict.fromkeys(all_) if each in both] for all_ in (old, new))
    return (FieldDiff(f"order of {name}", written(then), written(now)),) if then != now else ()


def bare(value: object) -> object:
    """Return a value without source positions, so that it can be compared and hashed."""
    if isinstance(value, Mapping):
        return frozenset((key, bare(each)) for key, each in value.items())
    if isinstance(value, tuple):
        names = getattr(value, "_fields", ())
        return tuple(bare(each) for each in (value[:-1] if names[-1:] == ("span",) else value))
    return value


def written(value: object) -> str:
    """Format a value on one line."""
    if not value:
        return ""
    for type_, write in _WRITERS.items():
        if isinstance(value, type_):
            return write(value)
    return str(value)


def _version(text: str, *ground: str) -> str:
    """Format a version of a title, a date or a place with what it rests on."""
    names = ", ".join(filter(None, ground))
    return f"{text} ({names})" if names else text


def _correction(each: Correction) -> str:
    words = [written(each.date), f"¶{each.at}: {each.note}" if each.at else each.note]
    words += [f"(changed ¶{written(each.changed)})"] if each.changed else []
    words += [f"(text {each.sha256})"] if each.sha256 else []
    return " ".join(filter(None, words))


def _citation(cite: Citation) -> str:
    words = [f"[{cite.source} ¶{cite.at}]", cite.by, f"“{cite.quote}”" if cite.quote else ""]
    words += [f"({cite.gloss})"] if cite.gloss else []
    words += [f"({phrase}: {reading})" for phrase, reading in sorted(cite.dates.items())]
    words += [f"({phrase} of {day})" for phrase, day in sorted(cite.dates_of.items())]
    return " ".join(filter(None, words))


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    bool: lambda _: "yes",
    date: date.isoformat,
    When: str,
    Paragraphs: str,
    Passage: str,
    Citation: _citation,
    Correction: _correction,
    BriefCorrection: lambda each: f"{written(each.date)}: {each.right}",
    Withdrawal: lambda each: f"{written(each.date)}: {each.note}",
    TitleVersion: lambda each: _version(each.text, *each.rests),
    DateVersion: lambda each: _version(str(each.when), each.source),
    PlaceVersion: lambda each: _version(each.text, each.source),
    tuple: lambda each: ", ".join(map(written, each)),
    list: lambda each: ", ".join(map(written, each)),
}
"""How a value of each type is written; the first type that fits counts."""


def _flat(record: NamedTuple, apart: Sequence[str]) -> dict[str, object]:
    found: dict[str, object] = {}
    for name, value in record._asdict().items():
        if name == "span" or name in apart or not value:
            continue
        if isinstance(value, Mapping):
            found |= {f"{name} {key}": each for key, each in value.items()}
        elif isinstance(value, Original):
            found |= {f"{name} {key}": each for key, each in _flat(value, ()).items()}
        else:
            found[_KEYS.get(name, name)] = value
    return found
