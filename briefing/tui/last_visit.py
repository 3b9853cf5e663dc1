"""What comes back at the next start of a room: the place, the marks, what is new since. Pure."""

from __future__ import annotations

from datetime import date

from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.system.remembered_state import Remembered
from briefing.tui.columns import Columns
from briefing.tui.session import Session
from briefing.tui.target import point_target


def begin(index: Index, lens: Lens, remembered: Remembered) -> Session:
    """Return the session of a new visit, on the front page; one step back is the last place."""
    lens = _since(lens, index, remembered.seen)
    return _as_left(Session.start(index, lens), remembered).opened()


def _since(lens: Lens, index: Index, seen: str) -> Lens:
    """Return a lens that leads with what is new since the last visit, if there is anything."""
    try:
        day = date.fromisoformat(seen)
    except ValueError:
        return lens
    is_news = lens == Lens() and index.days and index.days[0] <= day < index.days[-1]
    return lens._replace(new_since=day) if is_news else lens


def _as_left(session: Session, remembered: Remembered) -> Session:
    """Restore marks, notes, queries and, if it is still there, the cursor of the last visit."""
    then = session.having(
        marks=frozenset(remembered.marks),
        notes=remembered.notes,
        queries=remembered.queries,
        columns=Columns(remembered.timeline_share, remembered.side_share),
    )
    if remembered.event in session.lookup.places:
        then = then.having(event=remembered.event)
        if session.lookup.home(remembered.item):
            then = then.having(item=point_target(remembered.item))
    return then


def place_of(session: Session, theme: str) -> Remembered:
    """Return the state to restore at the next start."""
    days, marks = session.index.days, tuple(sorted(session.marks))
    return Remembered(
        session.event,
        session.point.ref if session.point else "",
        marks,
        theme,
        days[-1].isoformat() if days else "",
        session.queries,
        {ref: text for ref in marks if (text := session.note_on(ref))},
        *session.columns,
    )
