"""Which parts of a line on a page have a meaning of their own, and are drawn in its style. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import LABELS

LINK, NEW, DISPUTED = "link", "new", "disputed"
TINTS = (LINK, NEW, DISPUTED, "ahead", "overdue", "several")
"""The names of the styles: what is normal has none."""
PLACE = re.compile(rf"\[(\d+)(?: ¶(\d+)[\d,–-]*{LABELS})?\]")
"""A citation, with the number of its source and of its first paragraph, if it has one."""
_NEW = re.compile(r"^\+(?= )")
_LABEL = re.compile(r"^(?:\+ )?(D\d+)(?= )")
_WORDS = re.compile(
    r"\b(?:(?P<disputed>disputed|D\d+(?= |$|,|\.)|withdrawn)|(?P<several>[2-9]\d* origins)"
    r"|(?P<overdue>unreported|not reported|due(?= ·|;|$))"
    r"|(?P<ahead>scheduled|announced|planned|expected))\b"
)


class Tint(NamedTuple):
    """A range of characters of a line, and the name of its style."""

    start: int
    end: int
    name: str


def tints_of(text: str, *, is_about: bool) -> Iterator[Tint]:
    """Yield the tints of a line, in order.

    Citations are links everywhere; words have a meaning only in a line that `is_about` a point or
    an event, not in a sentence.
    """
    found = [Tint(*each.span(), LINK) for each in PLACE.finditer(text)]
    found += [Tint(*each.span(), NEW) for each in _NEW.finditer(text)]
    found += [Tint(*each.span(1), DISPUTED) for each in _LABEL.finditer(text)]
    if is_about:
        found += [Tint(*each.span(), each.lastgroup or "") for each in _WORDS.finditer(text)]
    yield from sorted(found)
