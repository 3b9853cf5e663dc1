"""The data that every page is made from."""

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
    """The session, and data from outside it that pages need.

    `is_reviewed` says that the editorial rules have been applied and that `problems` includes their
    findings. `folder` is the folder as named on the command line, `title` as in the header of a
    printed brief; `width` is the width of the page in cells; `text_of` returns a source's own text,
    or None.
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
        """Return the sign for a marked point; empty if it is not marked."""
        return self.glyphs.marked if ref in self.session.marks else ""
