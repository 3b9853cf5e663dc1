"""How the page of keys makes room for the result of a command that is chosen on it. Pure."""

from __future__ import annotations

from briefing.tui.places import THE_EVENT, About, Pane
from briefing.tui.session import Session


def without_help(session: Session) -> Session:
    """Return to where the page of keys was opened; it is then neither behind nor ahead.

    A session that does not show this page stays as it is.
    """
    if session.shown.about is not About.KEYS:
        return session
    history = session.history
    while history and history[-1].shown.about is About.KEYS:
        history = history[:-1]
    if not history:
        return session.having(shown=THE_EVENT, pane=Pane.TIMELINE, item=None, history=())
    return session.at_stop(history[-1]).having(history=history[:-1])
