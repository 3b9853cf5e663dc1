"""Finds comments that cause a syntax error, because ` #` was meant as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing.load.nodes import TextPosition

# Behind something on its line, or on an indented line: it ends a plain text of several lines.
_COMMENT = re.compile(r"(?:(?<=[^\s#])|^) +(#)(.*)", re.MULTILINE)
_CLOSING = re.compile(r"[],}]")
_TRIALS = 10
_MAX_READ = 2_000_000  # characters, in all trials: a fraction of a second


def find_cause(text: str, error: int, error_in: Callable[[str], int]) -> TextPosition | None:
    """Return the position of the comment without which the parser gets beyond an error, or None.

    `error` is the index of the error in the text; `error_in` returns that of another text, or a
    value beyond its end if there is no error.
    """
    before = list(_COMMENT.finditer(text, 0, error))
    trials = min(_TRIALS, max(1, _MAX_READ // len(text)))
    for comment in reversed(before[-trials:]):
        if any(_gets_beyond(comment, error, error_in(each)) for each in _mended(comment)):
            start = comment.start(1)
            return TextPosition(text.count("\n", 0, start), start - text.rfind("\n", 0, start) - 1)
    return None


def _mended(comment: re.Match[str]) -> Iterator[str]:
    """Yield texts of the same length without the comment, or with only its closing bracket."""
    text, start = comment.string, comment.start(1)
    yield f"{text[:start]}x{text[start + 1 :]}"
    if closing := _CLOSING.search(text, start, comment.end()):
        yield text[:start] + " " * (closing.start() - start) + text[closing.start() :]


def _gets_beyond(comment: re.Match[str], error: int, other: int) -> bool:
    """Whether the new error is beyond the line of the old one, or the comment hides a bracket.

    A later place in the same line may be the same mistake.
    """
    text = comment.string
    if other <= error:
        return False
    return "\n" in text[error:other] or other > len(text) or bool(_CLOSING.search(comment[2]))
