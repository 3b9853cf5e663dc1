"""What comes back at the next start of a room: the place, and the marks. Pure."""

from __future__ import annotations

from briefing.system.remembered_state import Remembered
from briefing.tui.session import Session
from briefing.tui.target import point_target


def as_left(session: Session, remembered: Remembered) -> Session:
    """Restore the marks and the cursor of the last visit, as far as they still exist."""
    marks = frozenset(remembered.marks) & session.index.points.keys()
    then = session.having(marks=marks)
    if remembered.event in session.lookup.places:
        then = then.having(event=remembered.event)
        if session.lookup.home(remembered.item):
            then = then.having(item=point_target(remembered.item))
    return then


def place_of(session: Session, theme: str) -> Remembered:
    """Return the state to restore at the next start."""
    item = session.point.ref if session.point else ""
    return Remembered(session.event, item, tuple(sorted(session.marks)), theme)
