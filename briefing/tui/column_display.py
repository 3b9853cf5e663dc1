"""Which columns are shown: as room.tcss has it, but at once, within a burst of keys. Pure."""

from __future__ import annotations

from briefing.tui.columns import VAST, fit
from briefing.tui.places import READ_ALONE, Pane
from briefing.tui.session import Session


def is_timeline_beside(session: Session, width: int) -> bool:
    """Whether the timeline stands beside another column, in a room of some width."""
    is_alone = session.pane is Pane.READER and session.shown.about in READ_ALONE and width < VAST
    return bool(fit(session.columns, width).timeline) and not session.is_zoomed and not is_alone
