"""The data that every page is made from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date

from briefing.lens.view import SeenPoint
from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Point, Source
from briefing.model.source_text import SourceText
from briefing.render.text.glyphs import Glyphs
from briefing.tui.commands import Command, key_of
from briefing.tui.session import Session
from briefing.tui.workspace import Workspace


class PageContext(NamedTuple):
    """The session, and data from outside it that pages need.

    `is_reviewed` says that the editorial rules have been applied and that `problems` includes their
    findings. `folder` is the folder as named on the command line, `title` as in the header of a
    printed brief; `width` is the width of the page in cells; `text_of` returns a source's own text,
    or None; `is_verified` says whether a point is known to hold against the texts; `name_of` names
    a command, by its id, as the reader gives it.
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
    name_of: Callable[[Sequence[Command], str], str] = key_of
    is_verified: Callable[[Point, str, date], bool] = lambda *_: False

    def key_of(self, name: str) -> str:
        """Return how the reader gives a command."""
        return self.name_of(self.commands, name)

    def check_of(self, point: SeenPoint) -> str:
        """Return the sign for a point that holds against its sources' texts; empty otherwise."""
        return (
            self.glyphs.verified
            if self.is_verified(point.point, point.ref, self.session.view.as_of)
            else ""
        )

    def mark_of(self, ref: str) -> str:
        """Return the sign for a marked point; empty if it is not marked."""
        return self.glyphs.marked if ref in self.session.marks else ""


def context_of(session: Session, workspace: Workspace, width: int = 0) -> PageContext:
    """Return the context of the page that a session shows."""
    return PageContext(
        session,
        workspace.listed,
        workspace.findings is not None,
        workspace.commands,
        workspace.glyphs,
        workspace.folder,
        workspace.title,
        width,
        workspace.text_of,
        is_verified=workspace.verification.holds,
    )
