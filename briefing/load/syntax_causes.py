"""Finds the cause of a syntax error, which is often above the line that the parser reports."""

from __future__ import annotations

import re

# A key with a value on its line, and one whose colon lacks its space.
_KEY = re.compile(r"( *(?:- +)?)(\w[\w-]*):(?: +(\S.*))?$")
_NO_SPACE = re.compile(r" *(?:- +)?[A-Za-z][\w-]*:[A-Za-z\"']")
_NO_SPACE_AFTER_DASH = re.compile(r" *-[A-Za-z]")
_BLOCK_TEXT = ("|", ">")


def find_syntax_cause(text: str, line: int, message: str) -> tuple[int, str] | None:
    """Return the line of the cause, counted from 0, and a hint; None if it is not clear.

    `line` and `message` are those of the parser's error.
    """
    lines = text.split("\n")[: line + 1]
    if "could not find expected ':'" in message:
        return _colon_without_space(lines)
    if "mapping values are not allowed" in message:
        for number in (line, line - 1):
            if number >= 0 and _NO_SPACE_AFTER_DASH.match(lines[number]):
                return number, "put a space after the dash"
        if hint := _deeper_than_its_key(lines):
            return line, hint
    return None


def _colon_without_space(lines: list[str]) -> tuple[int, str] | None:
    """Find a colon without a space in the nearest lines above, parsed with them as one text."""
    for number in range(len(lines) - 1, -1, -1):
        if _NO_SPACE.match(lines[number]):
            return number, "put a space after the colon"
        is_key = _KEY.match(lines[number]) and number < len(lines) - 1
        if is_key or (lines[number].strip() and ":" not in lines[number]):
            break
    return None


def _deeper_than_its_key(lines: list[str]) -> str:
    """Return a hint for a key that is indented more than the key before it."""
    found = _KEY.match(lines[-1])
    column = len(lines[-1]) - len(lines[-1].lstrip(" "))
    above = next(
        (
            match
            for each in reversed(lines[:-1])
            if (match := _KEY.match(each)) and len(match[1]) < column
        ),
        None,
    )
    if found is None or above is None or not above[3] or above[3].startswith(_BLOCK_TEXT):
        return ""
    if lines[-1].lstrip(" ").startswith("- "):
        return f"`{above[2]}` has a value already: take that out, and its list follows"
    place = "at the beginning of the line" if not above[1] else f"behind {len(above[1])} spaces"
    return (
        f"line it up with `{above[2]}` above, {place}; or put the text of that in double quotes, "
        "if this is a part of it"
    )
