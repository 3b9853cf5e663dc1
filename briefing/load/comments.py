"""Syntax errors that a comment brings about: what follows ` #` was meant as text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing.load.nodes import Place

# Behind something on its line, or on an indented line: it ends a plain text of several lines.
_COMMENT = re.compile(r"(?:(?<=[^\s#])|^) +(#)(.*)", re.MULTILINE)
_CLOSING = re.compile(r"[],}]")
_TRIALS = 10
_MAX_READ = 2_000_000  # characters, in all trials: a fraction of a second


def find_cause(text: str, error: int, error_in: Callable[[str], int]) -> Place | None:
    """Find the comment but for which the parser would get beyond an error.

    `error` is where the parser gave up; `error_in` tells where it does so on another text, or the
    end of that text.
    """
    before = list(_COMMENT.finditer(text, 0, error))
    trials = min(_TRIALS, max(1, _MAX_READ // len(text)))
    for comment in reversed(before[-trials:]):
        if any(_gets_beyond(comment, error, error_in(each)) for each in _mended(comment)):
            start = comment.start(1)
            return Place(text.count("\n", 0, start), start - text.rfind("\n", 0, start) - 1)
    return None


def _mended(comment: re.Match[str]) -> Iterator[str]:
    """Yield texts of the same length in which the comment is none, or only what closes it stays."""
    text, start = comment.string, comment.start(1)
    yield f"{text[:start]}x{text[start + 1 :]}"
    if closing := _CLOSING.search(text, start, comment.end()):
        yield text[:start] + " " * (closing.start() - start) + text[closing.start() :]


def _gets_beyond(comment: re.Match[str], error: int, other: int) -> bool:
    """Whether it gets beyond the line of the error, or what is hidden closes something.

    Elsewhere in that line the parser may just see the same mistake later.
    """
    text = comment.string
    if other <= error:
        return False
    return "\n" in text[error:other] or other > len(text) or bool(_CLOSING.search(comment[2]))
