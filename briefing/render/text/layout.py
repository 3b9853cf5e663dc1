"""The page layout of plain text: lines before wrapping, and how they are wrapped."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.document.blocks import Block, PointItem
from briefing.model.lean_typing import NamedTuple
from briefing.render.shell_command import continuation, shell_words
from briefing.render.text.cells import cell_width, spell, wrap

GLUE = "\xa0"
"""A space at which no line breaks; it is written as a plain one."""
_LABELLED = re.compile(rf"\[\d+{GLUE}¶[\d,-]+, [^\[\]]{{1,20}}\]")
"""A citation with a label that is short enough for the narrowest page: ``[4 ¶14, p. 2]``."""


def flat(text: str) -> str:
    """Return a text on one line."""
    return " ".join(text.replace(GLUE, " ").split())


def with_whole_citations(text: str) -> str:
    """Return a text in which no line breaks within a citation, unless long labels stand in it."""
    if "¶" not in text:
        return text
    text = text.replace(" ¶", f"{GLUE}¶")
    return _LABELLED.sub(lambda found: found[0].replace(" ", GLUE), text)


class Page(NamedTuple):
    """Page settings: the width in cells, whether ASCII only, and the texts of the footer."""

    width: int
    ascii: bool
    command: Sequence[str]
    """The words of the command that reproduces this text."""
    origin: str
    """Which briefing it is, for the header."""
    encoding: str = "utf-8"
    """The output encoding, if not ASCII."""

    @property
    def takes_all(self) -> bool:
        """Whether the page may hold any character."""
        return self.encoding == "utf-8" and not self.ascii

    def spell(self, text: str) -> str:
        """Convert a text to the characters that the page may hold."""
        return text if self.takes_all else spell(text, "ascii" if self.ascii else self.encoding)


class Line(NamedTuple):
    """A line before wrapping: its text, its prefix, and the prefix of continuation lines.

    `begins` is the block, or the point of an event's block, that begins with it.
    """

    text: str
    first: str = ""
    rest: str = ""
    begins: Block | PointItem | None = None


BLANK = Line("")


def set_page(sections: Iterable[Iterable[Line]], page: Page) -> str:
    """Return the text of sections in order, then the footer."""
    lines = [line for section in sections for line in set_lines(section, page)]
    lines += foot(page)
    return "\n".join(lines) + "\n"


def set_lines(lines: Iterable[Line], page: Page) -> Iterator[str]:
    """Yield lines wrapped at the width of the page."""
    takes_all, width = page.takes_all, page.width
    for line in lines:
        text = with_whole_citations(line.text)
        first, rest = line.first, line.rest
        if not takes_all:
            text = GLUE.join(map(page.spell, text.split(GLUE)))
            first, rest = page.spell(first), page.spell(rest)
        for wrapped in wrap(text, width, first=first, rest=rest):
            yield wrapped.replace(GLUE, " ").rstrip()


def foot(page: Page) -> list[str]:
    """Return the lines of the footer: the command, split so that a shell reads it as one."""
    words = [page.spell(word) for word in shell_words(page.command)]
    if not (sign := continuation()):
        return [" ".join(words)]
    lines = words[:1]
    for word in words[1:]:  # a line breaks between words: in quotes it would be another command
        if cell_width(lines[-1]) + 1 + cell_width(word) > page.width - 2:
            lines.append(f"  {word}")
        else:
            lines[-1] += f" {word}"
    return [f"{line} {sign}" for line in lines[:-1]] + lines[-1:]
