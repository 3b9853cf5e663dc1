"""Marks text that is written from right to left, so that a browser sets it as its readers do.

A block whose first letter is of such a script gets ``dir=rtl``: its marks, its numbers and its
margins then stand at the right, too. One that has a direction already keeps it. In other blocks,
words of such a script are isolated, or the numbers and names after them would change places with
them.
"""

from __future__ import annotations

import re

from briefing.render.markup import Markup

_RIGHT = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
"""Hebrew, Arabic, Syriac, Thaana, N'Ko and others, and their digits and marks."""
_RIGHTWARD = re.compile(f"[{_RIGHT}]")
_BLOCK = re.compile(r"<(/?)(h[1-4]|p|li|dd|dt|th|td|caption)\b([^>]*)>")
_TAG = re.compile(r"<[^>]*>|&\w+;")
_KEPT = re.compile(r"(<svg\b.*?</svg>|<[^>]*>)", re.DOTALL)
_LETTER = re.compile(r"[^\W\d_]")
_RUN = re.compile(rf"[{_RIGHT}](?:[^<>&A-Za-z\u00c0-\u024f·,;:()\[\]–]*[{_RIGHT}])*")
"""Words of such a script, with what stands between them but for what separates names."""


def isolated(text: str) -> str:
    """Return a text with words of such a script in it as one that keeps its own direction."""
    return f"\u2068{text}\u2069" if _RIGHTWARD.search(text) else text


def directed(markup: str) -> Markup:
    """Return markup in which blocks and words that run from right to left are marked."""
    if not _RIGHTWARD.search(markup):
        return Markup(markup)
    parts: list[str] = []
    rightward = [False]
    done = 0
    for found in _BLOCK.finditer(markup):
        parts.append(_between(markup[done : found.start()], rightward=rightward[-1]))
        end, name, attributes = found.groups()
        done = found.end()
        if end:
            rightward.pop()
            parts.append(found[0])
            continue
        outer = rightward[-1]
        its = " dir=" not in attributes and _direction(markup, done, outer=outer)
        rightward.append(its)
        direction = (
            "" if its is outer or " dir=" in attributes else ' dir="rtl"' if its else ' dir="ltr"'
        )
        parts.append(f"<{name}{attributes}{direction}>")
    parts.append(_between(markup[done:], rightward=rightward[-1]))
    return Markup("".join(parts))


def _direction(markup: str, start: int, *, outer: bool) -> bool:
    """Whether the first letter of a block, before any other block, is of a right-to-left script."""
    following = _BLOCK.search(markup, start)
    text = markup[start : following.start() if following else len(markup)]
    letter = _LETTER.search(_TAG.sub("", text))
    return outer if letter is None else bool(_RIGHTWARD.match(letter[0]))


def _between(text: str, *, rightward: bool) -> str:
    """Isolate the words of such a script; what is drawn has isolated its own."""
    if rightward or not _RIGHTWARD.search(text):
        return text
    pieces = _KEPT.split(text)
    pieces[::2] = [_RUN.sub(r"<bdi>\g<0></bdi>", each) for each in pieces[::2]]
    return "".join(pieces)
