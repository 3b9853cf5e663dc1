"""A page of plain text: lines before they are wrapped, and how they are set."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.model.text import visible
from briefing.render.cells import to_ascii, wrap

GLUE = "\xa0"
"""A space at which no line breaks; it is written as a plain one."""


class Page(NamedTuple):
    """How a text is laid out: its width in cells, in ASCII or not, and what its foot says."""

    width: int
    ascii: bool
    command: Sequence[str]
    """The words of the command that prints this very text again."""
    origin: str
    """Which briefing it is, for the header."""


class Line(NamedTuple):
    """A line before it is wrapped: its text, how it begins, how its continuations begin."""

    text: str
    first: str = ""
    rest: str = ""
    is_droppable: bool = False


BLANK = Line("")
Section = Iterable[Line]


def set_page(sections: Iterable[Section], page: Page) -> str:
    """Return sections one after the other, and the foot."""
    lines = [line for section in sections for line in set_section(section, page)]
    lines += foot(page)
    return "\n".join(lines) + "\n"


def set_section(section: Section, page: Page) -> Iterator[str]:
    """Yield lines as they are written, wrapped at the width of the page."""
    for line in section:
        text, first, rest = line.text, line.first, line.rest
        if page.ascii:
            text = GLUE.join(map(to_ascii, text.split(GLUE)))
            first, rest = to_ascii(first), to_ascii(rest)
        for wrapped in wrap(text, page.width, first=first, rest=rest):
            yield wrapped.replace(GLUE, " ").rstrip()


def foot(page: Page) -> list[str]:
    """Return the command, on one line, or on several that a shell reads as one."""
    words = [visible(shlex.quote(word)) for word in page.command]
    if page.ascii:
        words = [to_ascii(word) for word in words]
    lines = wrap(" ".join(words), page.width - 2, rest="  ")
    return [line + (" \\" if line is not lines[-1] else "") for line in lines]
