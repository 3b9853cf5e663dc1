"""What `briefing add` says of a source: for a reader, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from briefing.capture.captured import Captured
from briefing.capture.record import NewSource

if TYPE_CHECKING:
    from briefing.render.json.shapes.edits import AddedInput, AddedSources, RefusedInput

_EXCERPT = 60
_MANY = 12
_EXCERPTS = 40  # passages that are shown of those that were not taken
_SHOWN = ("title", "published", "window", "publisher", "author", "origin", "url", "language")


class Added(NamedTuple):
    """What became of an input: a new source, or the reason why there is none."""

    input: str
    id: str = ""
    files: tuple[str, ...] = ()
    document: Captured | None = None
    source: NewSource | None = None
    is_written: bool = False
    refused: str = ""


def as_plain(added: Added) -> str:
    """Return the report on a source in lines for a reader."""
    return "".join(f"{line}\n" for line in _lines(added))


def _lines(added: Added) -> Iterator[str]:
    source, document = added.source, added.document
    assert source
    assert document
    verb = "" if added.is_written else "would be "
    yield f"{added.id}: {source.facts['title'].value}"
    size = f"{_count(len(source.paragraphs))}, {document.kind}"
    yield f"  {verb}written: {', '.join(added.files)} ({size})"
    for name, (value, why) in _fields(source).items():
        if name != "title":
            yield f"  {name}: {value}{'  (inferred)' if why else ''}"
    if source.is_excerpt:
        yield "  excerpt: yes"
    if source.left_out:
        yield f"  left out, {len(source.left_out)} of {_count(len(source.paragraphs))}:"
        yield from _left_out(source)
    if document.not_taken:
        yield f"  in the page and not taken, {_count(len(document.not_taken), 'passage')}:"
        yield from (f"    “{_cut(each)}”" for each in document.not_taken[:_EXCERPTS])
        if len(document.not_taken) > _EXCERPTS:
            yield f"    and {len(document.not_taken) - _EXCERPTS:,} more: --format json lists them"
    inferred = {name: why for name, (_, why) in _fields(source).items() if why}
    if inferred:
        yield "  inferred:"
        yield from (f"    {name}: {why}" for name, why in inferred.items())
    if notes := document.notes:
        yield "  to be looked at:"
        yield from (f"    {each}" for each in notes)


def _left_out(source: NewSource) -> Iterator[str]:
    for why, group in groupby(sorted(source.left_out.items()), key=lambda item: item[1]):
        for at, _ in group:
            yield f"    ¶{at} {why}: {_cut(source.paragraphs[at - 1])}"


def _fields(source: NewSource) -> dict[str, tuple[str, str]]:
    """Return what is known of a source beside its text, each with the reason where inferred."""
    fields = {name: (fact.value, fact.inferred) for name, fact in source.facts.items()}
    if source.authors:
        fields["author"] = ", ".join(source.authors), source.authors_inferred
    return {name: fields[name] for name in _SHOWN if name in fields}


def _cut(text: str) -> str:
    return text if len(text) <= _EXCERPT else f"{text[: _EXCERPT - 1].rstrip()}…"


def _count(number: int, what: str = "paragraph") -> str:
    return f"{number:,} {what}{'' if number == 1 else 's'}"


def as_json(reports: Sequence[Added]) -> str:
    """Return the reports as one JSON document; its shape is documented in docs/json.md."""
    import json

    document: AddedSources = {
        "format": "briefing-added",
        "version": 1,
        "inputs": [*map(_entry, reports)],
    }
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def _entry(added: Added) -> AddedInput | RefusedInput:
    source, document = added.source, added.document
    if source is None or document is None:
        return {"input": added.input, "id": None, "refused": added.refused}
    fields = _fields(source)
    return {
        "input": added.input,
        "id": added.id,
        "refused": None,
        "written": added.is_written,
        "files": list(added.files),
        "kind": document.kind,
        "paragraphs": len(source.paragraphs),
        "sha256": source.sha256,
        "stated": {name: value for name, (value, why) in fields.items() if not why},
        "inferred": {
            name: {"value": value, "why": why} for name, (value, why) in fields.items() if why
        },
        "authors": list(source.authors),
        "excerpt": source.is_excerpt,
        "labels": {str(at): label for at, label in source.labels.items()},
        "left_out": {str(at): why for at, why in source.left_out.items()},
        "not_taken": list(document.not_taken),
        "notes": document.notes,
    }
