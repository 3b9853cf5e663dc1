"""Writes texts as YAML, each in the plainest form that reads back as that very text."""

from __future__ import annotations

import textwrap

from briefing.load.nodes import Commented, Mapping, Scalar
from briefing.load.tree import parse

WIDTH = 100
"""Columns of a line; a longer text is folded."""


def entry(key: str, text: str) -> str:
    """Return a key with its text, on a line of its own, folded if it is long.

    Raises ValueError if no form of YAML holds the text, as with control characters.
    """
    forms = [f"{key}: {text}", f"{key}: {_quoted(text)}"]
    if len(forms[0]) > WIDTH:
        lines = textwrap.wrap(text, WIDTH - 2, break_long_words=False, break_on_hyphens=False)
        forms.insert(0, "\n  ".join((f"{key}: >-", *lines)))
    for form in forms:
        if _read_back(form, key) == text:
            return form
    raise ValueError(f"no YAML holds this text: {text!r}")


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _read_back(form: str, key: str) -> str | None:
    """Return the text that is read under the only key; None if something else is read."""
    root = parse(f"{form}\n".encode(), "", [])
    if not isinstance(root, Mapping) or root.bad or list(root.entries) != [key]:
        return None
    value = root.entries[key][1]
    if isinstance(value, Commented) or not isinstance(value, Scalar):
        return None
    return value.text
