"""JSON as people read it: two spaces a level, text as it is, a line feed at the end."""

from __future__ import annotations

import json
from collections.abc import Iterator
from json.encoder import encode_basestring as quoted


def write_json(value: object) -> str:
    """Return a document, as ``json.dumps(value, ensure_ascii=False, indent=2)`` writes it.

    An iterator is a list, of which each item is made when it is written. The library's own writer
    takes twice the time and memory: with an indent it makes a text of each bracket and comma.
    """
    return f"{_write(value, chr(10))}\n"


def _write(value: object, margin: str) -> str:
    """Write a value; `margin` is the line break before the bracket that closes it."""
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    if type(value) is int:  # not a truth value, which is one to `isinstance`
        return str(value)
    inner = f"{margin}  "
    if isinstance(value, dict):
        items = [f"{quoted(key)}: {_write(each, inner)}" for key, each in value.items()]
        return f"{{{inner}{f',{inner}'.join(items)}{margin}}}" if items else "{}"
    if isinstance(value, list | Iterator):
        items = [_write(each, inner) for each in value]
        return f"[{inner}{f',{inner}'.join(items)}{margin}]" if items else "[]"
    return json.dumps(value)
