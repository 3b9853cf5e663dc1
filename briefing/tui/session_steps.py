"""The commands that only change the session: functions from a session to the next. Pure."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from briefing.tui.places import THE_EVENT, About, Pane, Shown
from briefing.tui.session import Session

SessionStep = Callable[[Session], Session]


def day_back(session: Session) -> Session:
    """Go to the previous day of publication."""
    return session.step_day(-1)


def day_on(session: Session) -> Session:
    """Go to the next day of publication."""
    return session.step_day(1)


def first_day(session: Session) -> Session:
    """Go to the first day of publication."""
    days = session.index.days
    return session.to_day(days[0]) if days else session


def last_day(session: Session) -> Session:
    """Go to the last day of publication."""
    days = session.index.days
    return session.to_day(days[-1]) if days else session


def next_headline(session: Session) -> Session:
    """Go to the next headline."""
    return session.move_headline(1)


def previous_headline(session: Session) -> Session:
    """Go to the previous headline."""
    return session.move_headline(-1)


def next_pane(session: Session) -> Session:
    """Focus the next pane."""
    return session.turn(1)


def previous_pane(session: Session) -> Session:
    """Focus the previous pane."""
    return session.turn(-1)


def show_front(session: Session) -> Session:
    """Show the front page."""
    return session.opened()


def show_timeline(session: Session) -> Session:
    """Show the events."""
    return session.open(THE_EVENT, pane=Pane.TIMELINE)


def show_topics(session: Session) -> Session:
    """Show the topics."""
    return session.enter(Pane.TOPICS)


def show_sources(session: Session) -> Session:
    """Show the sources."""
    return session.enter(Pane.SOURCES)


def show_disputes(session: Session) -> Session:
    """Show the disputes."""
    return session.open(Shown(About.DISPUTES))


def show_matrix(session: Session) -> Session:
    """Show events by sources."""
    return session.open(Shown(About.MATRIX))


def show_brief(session: Session) -> Session:
    """Show the brief."""
    return session.open(Shown(About.BRIEF))


def show_commitments(session: Session) -> Session:
    """Show who committed to what."""
    return session.open(Shown(About.COMMITMENTS))


def show_marks(session: Session) -> Session:
    """Show the marked points."""
    return session.open(Shown(About.MARKS))


def show_hits(session: Session) -> Session:
    """Show all hits of the search."""
    return session.list_hits()


def show_keys(session: Session) -> Session:
    """Show all keys; the way forward stays, as it can be gone from there."""
    return session.open(Shown(About.KEYS)).having(future=session.future)


def zoom(session: Session) -> Session:
    """Toggle between the pane alone and all panes."""
    return session.having(is_zoomed=not session.is_zoomed)


def whole(session: Session) -> Session:
    """Show the whole briefing."""
    return session.whole()


STEPS: Mapping[str, SessionStep] = {
    each.__name__: each
    for each in (
        *(day_back, day_on, first_day, last_day, next_headline, previous_headline, next_pane),
        *(previous_pane, show_front, show_timeline, show_topics, show_sources, show_disputes),
        *(show_matrix, show_brief, show_hits, show_keys, zoom, whole),
        *(show_commitments, show_marks),
    )
}
"""Each step by the id of its command."""
