"""A JSON writer: indented by two spaces, text unescaped by default, a line feed at the end."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from json.encoder import encode_basestring, encode_basestring_ascii

_WHOLE = 3
"""From this level on a value is written as one piece, so that there are few pieces."""


def write_json(value: object, *, in_ascii: bool = False) -> str:
    """Return JSON text, as ``json.dumps(value, ensure_ascii=in_ascii, indent=2)`` formats it.

    An iterator is written as a list, one item at a time. The standard writer takes twice the time
    and memory, because with an indent it makes a text of each bracket and comma.
    """
    quoted = encode_basestring_ascii if in_ascii else encode_basestring
    return "".join([*_pieces(value, 0, quoted), "\n"])


def _pieces(value: object, level: int, quoted: Callable[[str], str]) -> Iterator[str]:
    """Yield the text of a value in pieces, so that a large document is joined only once."""
    margin = "\n" + "  " * level
    items: Iterator[tuple[str, object]]
    if level < _WHOLE and isinstance(value, dict):
        brackets, items = "{}", ((f"{quoted(key)}: ", each) for key, each in value.items())
    elif level < _WHOLE and isinstance(value, list | Iterator):
        brackets, items = "[]", (("", each) for each in value)
    else:
        yield _write(value, margin, quoted)
        return
    before, end = f"{brackets[0]}{margin}  ", brackets
    for start, each in items:
        yield before + start
        yield from _pieces(each, level + 1, quoted)
        before, end = f",{margin}  ", f"{margin}{brackets[1]}"
    yield end


def _write(value: object, margin: str, quoted: Callable[[str], str]) -> str:
    """Return the text of a value; `margin` is the line break before its closing bracket."""
    if isinstance(value, str):
        return quoted(value)
    if value is None:
        return "null"
    if isinstance(value, int):
        return str(value).lower() if isinstance(value, bool) else int.__repr__(value)
    inner = f"{margin}  "
    # Strings, the most frequent values, are handled inline without a call.
    if isinstance(value, dict):
        items = [
            f"{quoted(key)}: {quoted(each) if type(each) is str else _write(each, inner, quoted)}"
            for key, each in value.items()
        ]
        return f"{{{inner}{f',{inner}'.join(items)}{margin}}}" if items else "{}"
    if isinstance(value, list) or isinstance(value, Iterator):  # noqa: SIM101 - half the time
        items = [
            quoted(each) if type(each) is str else _write(each, inner, quoted) for each in value
        ]
        return f"[{inner}{f',{inner}'.join(items)}{margin}]" if items else "[]"
    return json.dumps(value)
