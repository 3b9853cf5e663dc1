"""docs/json.md: the JSON that commands write, from the types of `briefing/render/json/shapes`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin

from briefing.render.json.document import block_type
from briefing.render.json.schema import (
    BLOCKS,
    DOCUMENTS,
    choices_of,
    doc_of,
    fields_of,
    is_record,
    name_of,
    notes_of,
    parts_of,
    written_as,
)
from briefing.render.json.shapes.document import AnyBlock
from briefing.render.json.shapes.values import Pattern

_PLAIN = {str: "text", int: "number", NoneType: "`null`"}


def page() -> str:
    """Return the page: each document, and behind it the parts that no earlier one has."""
    told: set[object] = set()
    sections = [_HEAD]
    for name, shape in DOCUMENTS.items():
        sections.append(_section(shape, "##", _TITLES[name]))
        for part in parts_of(shape)[1:]:
            if part not in told and part not in BLOCKS:
                sections.append(_section(part, "###", _in_words(part)))
            if part in BLOCKS and BLOCKS[0] not in told:
                sections.append(_blocks())
                told.add(BLOCKS[0])
            told.add(part)
    return "\n".join(sections)


def _in_words(shape: Any) -> str:  # noqa: ANN401 - a type
    """Return the name of a shape in words: ``JudgmentVersion`` is a ``judgment version``."""
    return block_type(name_of(shape))


def _section(shape: Any, level: str, title: str) -> str:  # noqa: ANN401
    lines = [
        f"{level} {title}",
        "",
        doc_of(shape),
        "",
        "| key | holds | meaning |",
        "|---|---|---|",
    ]
    for key, hint in fields_of(shape).items():
        name = f"`{key}`" + ("?" if get_origin(hint) is NotRequired else "")
        lines.append(f"| {name} | {_holds(hint)} | {_note(hint)} |")
    return "\n".join(lines) + "\n"


def _note(hint: object) -> str:
    return next((each for each in notes_of(hint)[1] if isinstance(each, str)), "")


def _blocks() -> str:
    """Return the table of blocks: their fields, and what they hold if it is no text."""
    rows = [f"| {block_type(name_of(each))} | {', '.join(_fields(each))} |" for each in BLOCKS]
    return _BLOCKS.format(rows="\n".join(rows))


def _fields(block: Any) -> Iterator[str]:  # noqa: ANN401
    for name, hint in list(fields_of(block).items())[1:-1]:
        holds, note = _holds(hint), _note(hint).rstrip(".")
        told = [holds] if holds != "text" else []
        told += [re.sub(r"^[A-Z](?=[a-z])", lambda found: found[0].lower(), note)] if note else []
        yield f"`{name}`" + (f" ({': '.join(told)})" if told else "")


def _holds(hint: object) -> str:
    """Say what a key holds: ``list of [point](#point)``."""
    *others, last = _options(hint)
    return f"{', '.join(others)} or {last}" if others else last


def _options(hint: object) -> list[str]:
    """Return what a key may hold, in words."""
    base, notes = notes_of(hint)
    if any(isinstance(each, AnyBlock) for each in notes):
        return ["[block](#blocks)"]
    if choices := choices_of((*notes, base)):
        return [f"`{each}`" for each in choices]
    if patterns := [each.name for each in notes if isinstance(each, Pattern)]:
        return patterns
    written = written_as(base)
    return _options(written) if written is not base else _plainly(base)


def _plainly(base: Any) -> list[str]:  # noqa: ANN401 - a type
    if base is bool:
        return ["`true`", "`false`"]
    if base in _PLAIN:
        return [_PLAIN[base]]
    if is_record(base):
        name = _in_words(base)
        return [f"[{name}](#{name.replace(' ', '-')})"]
    origin, parts = get_origin(base), get_args(base)
    if origin is Literal:  # a number: texts are choices
        return [f"`{parts[0]}`"]
    if origin in (Union, UnionType):
        return [each for part in parts for each in _options(part)]
    if origin is dict:
        return [f"mapping to {_holds(parts[1])}"]
    return [f"list of {_holds(parts[0])}"]


_TITLES = {
    "brief": "A brief",
    "changes": "Changes",
    "coverage": "The coverage",
    "problems": "Problems",
    "diff": "Differences",
    "paragraphs": "The paragraphs of a source",
    "places": "Where words stand",
    "readings": "Readings",
    "proposals": "Proposals",
    "added": "What was added",
    "edit": "Edits",
    "said": "What was said",
}

_HEAD = """\
# JSON

*Made from the types in `briefing/render/json/shapes` by `make docs`.*

With `--format json` a command writes one document of UTF-8; where standard output has another encoding, it is
ASCII, with the escapes of JSON. Each document has a `format` that says which it is, and a `version` of its own,
which goes up when a key is taken away or changes its meaning; new keys may come at any time. All keys are
there, but for those with a `?`; what is not known is `null` or empty. Days are written `2023-01-06`.

`briefing schema --of brief` prints the JSON Schema (draft 2020-12) of a document; a checkout has all of them in
`schema/output/`. A schema stands by itself, and allows no key that it does not name: take the one of the version
of the program that wrote the document. Its `$id` names the document and its version.

```sh
briefing schema --of brief > brief.schema.json
briefing print --format json > brief.json
npx ajv-cli validate --spec=draft2020 -s brief.schema.json -d brief.json
```
"""

_BLOCKS = """\
### blocks

A block has a `type`, the fields of that type, and `is_new`: whether it became known since the day after which
something is new. `key` names it, on every day in the same way: `event-ID`, `point-EVENT.POINT`
(`ahead-EVENT.POINT` where it stands under the event that it is about), `dispute-ID`, `judgment-ID`, `source-ID`.
`of` is the key of the block that another one is about. A field holds a text, empty where there is nothing to
say, unless something else is said.

| type | fields |
|---|---|
{rows}
"""
