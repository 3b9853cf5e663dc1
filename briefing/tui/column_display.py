"""What is shown of the room, and how wide: its columns, the lines between them. Pure.

The room hides columns by their own `display`: a class on the screen would make Textual match the
style sheet with every widget anew, several times at each change of pane.
"""

from __future__ import annotations

from briefing.model.lean_typing import NamedTuple
from briefing.tui.columns import MEDIUM, VAST, WIDE, Widths, fit
from briefing.tui.places import READ_ALONE, About, Pane
from briefing.tui.session import Session


class ShownColumns(NamedTuple):
    """Whether each column is shown, and each line that can be dragged."""

    timeline: bool
    page: bool
    side: bool
    timeline_line: bool
    side_line: bool


class Arrangement(NamedTuple):
    """What is shown of a room, and the widths of its outer columns; `page` are the page's cells.

    Those are what the page has, or would have if it were not hidden.
    """

    shown: ShownColumns
    widths: Widths
    page: int
    is_matrix: bool
    is_finding: bool


def arranged(session: Session, width: int) -> Arrangement:
    """Return how a room of some width shows a session."""
    shown = shown_columns(session, width)
    widths = fit(session.columns, 0 if session.is_zoomed else width)
    left = widths.timeline + 1 if shown.timeline_line else 0
    right = widths.side + 1 if shown.side_line else 0
    return Arrangement(
        shown,
        widths,
        width - left - right,
        session.displayed.shown.about is About.MATRIX,
        session.is_finding,
    )


def shown_columns(session: Session, width: int) -> ShownColumns:
    """Return what a room of some width shows: the pane with the focus always.

    Some pages are read without the timeline, unless there is room for all.
    """
    pane = session.pane
    at_side = pane in (Pane.TOPICS, Pane.SOURCES)
    if session.is_zoomed or width < MEDIUM:
        return ShownColumns(pane is Pane.TIMELINE, pane is Pane.READER, at_side, False, False)
    is_alone = pane is Pane.READER and session.shown.about in READ_ALONE and width < VAST
    has_timeline, is_wide = not is_alone, width >= WIDE
    return ShownColumns(
        timeline=has_timeline,
        page=is_wide or not at_side,
        side=is_wide or at_side,
        timeline_line=has_timeline,
        side_line=is_wide,
    )


def is_timeline_beside(session: Session, width: int) -> bool:
    """Whether the timeline stands beside another column."""
    return shown_columns(session, width).timeline_line
