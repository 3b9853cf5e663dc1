"""What a page is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Source
from briefing.model.source_text import SourceText
from briefing.render.text.glyphs import Glyphs
from briefing.tui.commands import Command
from briefing.tui.session import Session


class PageContext(NamedTuple):
    """The session and what stands around it.

    `is_reviewed` says that the editorial rules have been applied, whose findings are then among the
    problems.
    `folder` is what the reader called the briefing on the command line, `title` how a printed
    brief's header names it; `width` is the width of the page in cells; `text_of` gives a source's
    own text, where it is at hand.
    """

    session: Session
    problems: Sequence[Diagnostic]
    is_reviewed: bool
    commands: Sequence[Command]
    glyphs: Glyphs
    folder: str | None
    title: str
    width: int
    text_of: Callable[[Source], SourceText | None]

    def mark_of(self, ref: str) -> str:
        """The sign of a point that is marked."""
        return self.glyphs.marked if ref in self.session.marks else ""
