"""JSON Schemas of the JSON documents, from their shapes and from the classes of blocks."""

from __future__ import annotations

import json
import types
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import Enum, EnumMeta
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from briefing.document import blocks
from briefing.lens.seen import Places
from briefing.model.dates import When
from briefing.model.records import Passage
from briefing.render.json.document import block_type
from briefing.render.json.shapes import document
from briefing.render.json.shapes.brief import Brief
from briefing.render.json.shapes.changes import Changes, Diff
from briefing.render.json.shapes.coverage import Coverage
from briefing.render.json.shapes.edits import AddedSources, WrittenEdit
from briefing.render.json.shapes.findings import Problems, Said
from briefing.render.json.shapes.texts import FoundPlaces, Proposals, Readings, SourceParagraphs
from briefing.render.json.shapes.values import At, Date, Day, Pattern

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
DOCUMENTS: Mapping[str, Any] = {
    "brief": Brief,
    "changes": Changes,
    "coverage": Coverage,
    "problems": Problems,
    "diff": Diff,
    "paragraphs": SourceParagraphs,
    "places": FoundPlaces,
    "readings": Readings,
    "proposals": Proposals,
    "added": AddedSources,
    "edit": WrittenEdit,
    "said": Said,
}
"""The shapes of the documents by name; that of ``changes`` has the format ``briefing-changes``."""
BLOCKS: Sequence[type] = get_args(blocks.Block)
_WRITTEN_AS: Mapping[object, Any] = {
    blocks.Ref: str,
    blocks.Cite: document.Cite,
    blocks.EventBlock: document.EventBlock,
    Places: document.Places,
    Passage: At,
    When: Date,
    date: Day,
}
"""What is written for a field of these types, as `briefing/render/json/document.py` does it."""
_PLAIN: Mapping[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer", "minimum": 0},
    bool: {"type": "boolean"},
    types.NoneType: {"type": "null"},
}


def schema_text(name: str) -> str:
    """Return the schema of the document of a name, as a JSON text that ends with a line feed."""
    return json.dumps(schema_of(name), indent=2, ensure_ascii=False) + "\n"


def schema_of(name: str) -> Schema:
    """Return the schema of the document of a name in `DOCUMENTS`; it stands by itself."""
    shape = DOCUMENTS[name]
    [version] = get_args(fields_of(shape)["version"])
    parts = {name_of(each): _object(each) for each in parts_of(shape)}
    whole = parts.pop(name_of(shape))
    head = {"$schema": DRAFT, "$id": f"urn:briefing:{name}:{version}", "title": name_of(shape)}
    return {**head, **whole, **({"$defs": parts} if parts else {})}


def parts_of(shape: Any) -> Sequence[Any]:  # noqa: ANN401 - a type, or a block's class
    """Return a shape and all that it holds, each behind what holds it."""
    found: dict[Any, None] = {}

    def visit(each: Any) -> None:  # noqa: ANN401
        if each not in found:
            found[each] = None
            for hint in fields_of(each).values():
                for below in _records(hint):
                    visit(below)

    visit(shape)
    return list(found)


def name_of(shape: Any) -> str:  # noqa: ANN401
    """Return the name of a shape among the definitions of a schema."""
    return str(shape.__name__)


def fields_of(shape: Any) -> dict[str, Any]:  # noqa: ANN401
    """Return the types of what is written for each field, by its key; what is inherited last."""
    if is_typeddict(shape):
        hints = get_type_hints(shape, include_extras=True)
        bases = [each for each in getattr(shape, "__orig_bases__", ()) if is_typeddict(each)]
        inherited = {name: hints.pop(name) for base in bases for name in fields_of(base)}
        return {**hints, **inherited}
    written = written_as(shape)
    fields = _noted(shape) if written is shape else fields_of(written)
    if shape not in BLOCKS:
        return fields
    return {"type": Literal[block_type(name_of(shape))], **fields, "is_new": bool}


def _noted(record: type) -> dict[str, Any]:
    """Return the types of a named tuple's fields, with a note where the name is not enough."""
    hints = get_type_hints(record)
    return {
        name: Annotated[hints[name], note]
        if (note := document.FIELDS.get(f"{record.__name__}.{name}"))
        else hints[name]
        for name in vars(record)["_fields"]
    }


def notes_of(hint: Any) -> tuple[Any, Sequence[object]]:  # noqa: ANN401
    """Return a type without its notes, and these."""
    if get_origin(hint) is NotRequired:
        return notes_of(get_args(hint)[0])
    if get_origin(hint) is Annotated:
        return hint.__origin__, hint.__metadata__
    return hint, ()


def choices_of(notes: Iterable[object]) -> Sequence[str]:
    """Return what a text may be by its notes: the values of an enumeration, or literal ones."""
    for note in notes:
        if isinstance(note, EnumMeta):
            return _values(note)
        if literals := list(_literals(note)):
            return literals
    return ()


def _values(enumeration: EnumMeta) -> list[str]:
    members: Iterable[Enum] = enumeration
    return [str(each.value) for each in members]


def _literals(note: object) -> Iterator[str]:
    """Yield the texts of a literal type, or of several."""
    if get_origin(note) is Literal:
        yield from (each for each in get_args(note) if isinstance(each, str))
    elif get_origin(note) in (Union, types.UnionType):
        for each in get_args(note):
            yield from _literals(each)


def _records(hint: Any) -> Iterator[Any]:  # noqa: ANN401
    """Yield the shapes that a type names."""
    base, notes = notes_of(hint)
    if any(isinstance(each, document.AnyBlock) for each in notes):
        yield from BLOCKS
    elif written_as(base) is not base:
        yield from _records(written_as(base))
    elif is_record(base):
        yield base
    else:
        for each in get_args(base):
            yield from _records(each)


def written_as(shape: Any) -> Any:  # noqa: ANN401
    """Return the type of what is written for a field of a type."""
    return _WRITTEN_AS.get(shape, shape)


def is_record(shape: Any) -> bool:  # noqa: ANN401
    """Whether a type is an object with keys of its own."""
    return is_typeddict(shape) or hasattr(shape, "_fields")


def _object(shape: Any) -> Schema:  # noqa: ANN401
    fields = fields_of(shape)
    needed = [name for name, hint in fields.items() if get_origin(hint) is not NotRequired]
    return {
        "description": doc_of(shape),
        "type": "object",
        "properties": {name: _schema(hint) for name, hint in fields.items()},
        "required": needed,
        "additionalProperties": False,
    }


def doc_of(shape: Any) -> str:  # noqa: ANN401
    """Return what a shape says of itself, on one line; of a block what it is."""
    text = str(shape.__doc__)
    return " ".join((text if is_typeddict(shape) else text.split("\n\n", maxsplit=1)[0]).split())


def _schema(hint: Any) -> Schema:  # noqa: ANN401
    base, notes = notes_of(hint)
    if any(isinstance(each, document.AnyBlock) for each in notes):
        return {"oneOf": [_ref(each) for each in BLOCKS]}
    made = _plain_schema(base)
    for note in notes:
        if isinstance(note, Pattern):
            made = {**made, "pattern": note.regex}
    if choices := choices_of(notes):
        made = {"enum": list(choices)}
    texts = [note for note in notes if isinstance(note, str)]
    return {**made, **({"description": texts[0]} if texts else {})}


def _plain_schema(base: Any) -> Schema:  # noqa: ANN401
    if written_as(base) is not base:
        return _schema(written_as(base))
    if base in _PLAIN:
        return dict(_PLAIN[base])
    if is_record(base):
        return _ref(base)
    if isinstance(base, EnumMeta):
        return {"enum": _values(base)}
    origin, parts = get_origin(base), get_args(base)
    if origin is Literal:
        return {"const": parts[0]}
    if origin in (Union, types.UnionType):
        return _union([_schema(each) for each in parts])
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(parts[1])}
    assert origin in (Iterable, Sequence, tuple), f"no JSON is written for {base}"
    return {"type": "array", "items": _schema(parts[0])}


def _union(options: Sequence[Schema]) -> Schema:
    """Return the schema of one of several; of something or nothing in its short form."""
    if len(options) == 2 and options[1] == _PLAIN[types.NoneType]:
        some = options[0]
        if "type" in some:
            return {**some, "type": [some["type"], "null"]}
        if "enum" in some:
            return {**some, "enum": [*some["enum"], None]}
    return {"anyOf": list(options)}


def _ref(shape: Any) -> Schema:  # noqa: ANN401
    return {"$ref": f"#/$defs/{name_of(shape)}"}
