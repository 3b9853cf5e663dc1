"""Which keys of two states of a record differ, and how their values read."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Citation, Correction, Original, Paragraphs


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
    match value:
        case bool():
            return "yes"
        case date():
            return value.isoformat()
        case When() | Paragraphs():
            return str(value)
        case Citation():
            return _citation(value)
        case Correction():
            return f"{written(value.date)} ¶{value.at}: {value.note}".lstrip()
        case tuple() | list():
            return ", ".join(written(each) for each in value)
    return str(value)


def _citation(cite: Citation) -> str:
    words = [f"[{cite.source} ¶{cite.at}]", cite.by, f"“{cite.quote}”" if cite.quote else ""]
    words += [f"({phrase}: {reading})" for phrase, reading in sorted(cite.dates.items())]
    return " ".join(filter(None, words))


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
            found[name] = value
    return found
