"""Finds the numbers of a source's paragraphs in the files of a folder, by the table of keys."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from briefing.edit.changes import Path
from briefing.edit.shape_walk import AnyShape, shape_below
from briefing.load.extents import Plain
from briefing.load.scalars import ParagraphRange, Reference, WholeNumber
from briefing.load.source_values import Labels, Passages
from briefing.load.value_types import ListOf, MapOf, Record
from briefing.load.version_shapes import Around
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraphs import Paragraphs, Passage


class NumberedValue(NamedTuple):
    """A value that is made of paragraphs of the source: ``7``, ``7-9``, or a list of such."""

    path: Path
    value: Plain
    is_required: bool


class NumberedKeys(NamedTuple):
    """A mapping whose keys are paragraphs of the source.

    `holds_on` says that an entry holds from its paragraph on, up to the next one.
    """

    path: Path
    entries: Mapping[str, Plain]
    holds_on: bool


Numbered = NumberedValue | NumberedKeys


def numbers_in(shape: AnyShape, said: Plain, names: Collection[str]) -> list[Numbered]:
    """Return where a file of another kind than the source's own record has its paragraphs.

    `said` is what the file says; `names` are what its references to the source may say.
    """
    return list(_walk(shape, said, (), names, is_own=False))


def numbers_of_record(shape: AnyShape, said: Plain) -> list[Numbered]:
    """Return where the record of a source has its own paragraphs."""
    return list(_walk(shape, said, (), (), is_own=True))


def _walk(
    shape: AnyShape, said: Plain, path: Path, names: Collection[str], *, is_own: bool
) -> Iterator[Numbered]:
    if isinstance(shape, Around):
        shape = shape.shape
    if isinstance(said, Mapping):
        if isinstance(shape, Record) and names:  # each record says for itself what it is about
            is_own = _is_about(shape, said, names)
        if (
            is_own
            and isinstance(shape, MapOf)
            and isinstance(shape.keys, WholeNumber | ParagraphRange)
        ):
            yield NumberedKeys(path, said, isinstance(shape, Labels))
            return
        for key, value in said.items():
            below, at = shape_below(shape, key), (*path, key)
            if is_own and _is_paragraphs(below):
                is_required = any(
                    each.required for each in getattr(shape, "keys", ()) if each.name == key
                )
                yield NumberedValue(at, value, is_required)
            else:
                yield from _walk(below, value, at, names, is_own=is_own)
    elif isinstance(said, Sequence) and not isinstance(said, str):
        for number, value in enumerate(said):
            yield from _walk(
                shape_below(shape, number), value, (*path, number), names, is_own=is_own
            )


def _is_about(shape: Record[object], said: Mapping[str, Plain], names: Collection[str]) -> bool:
    """Whether a record says that its paragraphs are those of the source."""
    return any(
        isinstance(each.shape, Reference)
        and each.shape.target == "source"
        and said.get(each.name) in names
        for each in shape.keys
        if isinstance(said.get(each.name), str)
    )


def _is_paragraphs(shape: AnyShape) -> bool:
    if isinstance(shape, ListOf):
        return isinstance(shape.shape, ParagraphRange)
    return isinstance(shape, ParagraphRange | Passages)


def numbers_of(text: str) -> list[int]:
    """Return the paragraphs of ``7`` or ``7-9``; none for anything else."""
    first, _, last = text.partition("-")
    if not first.isdecimal() or not (last or first).isdecimal():
        return []
    return list(range(int(first), int(last or first) + 1))


def runs_of(numbers: Iterable[int]) -> list[str]:
    """Return numbers as the YAML has them: ``7``, ``9-10``."""
    singles = [Paragraphs(each, each) for each in numbers]
    return [str(each) for each in Passage.of(singles).runs] if singles else []
