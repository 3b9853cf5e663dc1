"""The composed brief as JSON: sections in order, and each block with its fields by their names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing.document.blocks import (
    ANNEX,
    BODY,
    FIRST_PAGE,
    Block,
    Cite,
    Document,
    EventBlock,
    Ref,
    Section,
)
from briefing.lens.seen import Places
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import words_of
from briefing.model.records import Passage
from briefing.render.json.values import Json, date_object

if TYPE_CHECKING:
    from briefing.render.json.shapes import document as shapes

_DEPTHS = {FIRST_PAGE: "first page", BODY: "body", ANNEX: "annex"}


def document_object(document: Document) -> shapes.Document:
    """Return a brief that was not cut to fit a page, as docs/json.md has it."""
    return {
        "head": document.head or None,
        "ground": document.counts,
        "news": document.news or None,
        "sections": (_section(each, document.new) for each in document.sections),
    }


def _section(section: Section, new: Collection[str]) -> shapes.Section:
    return {
        "key": section.key,
        "title": section.title,
        "depth": _DEPTHS[section.depth],
        "note": section.note or None,
        "blocks": (_block(each, new) for each in section.blocks),
    }


def _block(block: Block, new: Collection[str]) -> Json:
    fields = _event(block, new) if isinstance(block, EventBlock) else _fields(block)
    return {"type": block_type(type(block).__name__), **fields, "is_new": block.key in new}


@cache
def block_type(name: str) -> str:
    """Return the name of a class in words: ``JudgmentItem`` is a ``judgment item``."""
    return re.sub(r"\B(?=[A-Z])", " ", name).lower()


def _event(event: EventBlock, new: Collection[str]) -> shapes.EventBlock:
    """Return which points stand under an event, and under which aspect: the rest is in `points`."""
    return {
        "key": event.key,
        "points": [
            {"ref": each.ref, "aspect": each.aspect, "is_new": each.key in new}
            for each in event.points
        ],
    }


def _fields(record: NamedTuple) -> Json:
    return {name: _value(each) for name, each in zip(record._fields, record, strict=True)}


def _value(value: object) -> object:
    """Return a field's value as JSON has it."""
    if isinstance(value, str):
        return value
    if convert := _WRITTEN.get(type(value)):
        return convert(value)
    if isinstance(value, NamedTuple):
        return _fields(value)
    if isinstance(value, Mapping):
        return {str(key): _value(each) for key, each in value.items()}
    return list(map(_value, value)) if isinstance(value, list | tuple) else value


def _places(places: Places) -> shapes.Places:
    at = ",".join(map(str, places.at))
    return {"number": places.number, "at": at, "labels": list(places.labels)}


def _cite(cite: Cite) -> shapes.Cite:
    return {
        "number": cite.number,
        "source": cite.source,
        "at": str(cite.at),
        "voice": cite.voice,
        "role": cite.role,
        "quote": cite.quote,
        "labels": list(words_of(cite.labels)),
        "gloss": cite.gloss,
    }


_WRITTEN: Mapping[type, Callable[[Any], object]] = {
    Ref: lambda ref: ref.key,
    Places: _places,
    Cite: _cite,
    Passage: str,
    date: date.isoformat,
    When: date_object,
}
"""How values are written that are no lists, mappings or records with fields for all to see."""
