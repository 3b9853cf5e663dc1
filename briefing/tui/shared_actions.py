"""What both rooms do alike: each function returns the next session and a message. Pure.

The message is empty if there is nothing to say, and has no full stop. `key_of` names a command as
its reader gives it, by a key or by a word.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from briefing.document.falls import fall_summary
from briefing.document.phrases import count
from briefing.lens.date_input import read_days
from briefing.tui import marks, navigation
from briefing.tui.commands import KeyOf
from briefing.tui.places import THE_EVENT, About, Pane
from briefing.tui.session import Session

Outcome = tuple[Session, str]


def follow(session: Session, key_of: KeyOf) -> Outcome:
    """Open what has the cursor."""
    then = navigation.follow(session)
    return then, "" if then != session else f"Nothing lies deeper here: {key_of('back')} goes back"


def before_help(session: Session, command: str) -> Session:
    """Return where a command of the page of keys acts: as in a menu, where that was opened.

    The page is then neither behind nor ahead, so that it does not cover the result. A session that
    does not show it stays as it is, and so does one whose command is about that page.
    """
    if session.shown.about is not About.KEYS or command in ("back", "show_keys"):
        return session
    history = session.history
    while history and history[-1].shown.about is About.KEYS:
        history = history[:-1]
    if not history:
        return session.having(shown=THE_EVENT, pane=Pane.TIMELINE, item=None, history=())
    return session.at_stop(history[-1]).having(history=history[:-1])


def forward(session: Session, key_of: KeyOf) -> Outcome:
    """Go to the page that was left by going back."""
    if session.future:
        return session.forward(), ""
    left = f"this leads again to what {key_of('back')} has left"
    return session, f"There is nothing to go forward to: {left}"


def next_hit(session: Session, key_of: KeyOf) -> Outcome:
    """Go to the next hit."""
    return session.next_hit(1), "" if session.query else nothing_searched(key_of)


def previous_hit(session: Session, key_of: KeyOf) -> Outcome:
    """Go to the previous hit."""
    return session.next_hit(-1), "" if session.query else nothing_searched(key_of)


def read_day(text: str, session: Session) -> date:
    """Parse a day as a reader types it, in the year of the as-of day unless it has one.

    Raises InvalidDateError, with a remedy.
    """
    return read_days(text, year=session.view.as_of.year, today=date.today()).last


def pick(session: Session, key_of: KeyOf) -> Outcome:
    """Filter by the topic or the source under the cursor, or mark or unmark the point."""
    then: Session | None = session
    if session.pane is Pane.TOPICS and session.topic:
        then = session.toggle_topic(session.topic)
    elif session.pane is Pane.SOURCES and session.source in session.lens.without:
        number = session.index.numbers[session.source]
        return session, f"[{number}] is left out: {key_of('leave_out')} brings it back"
    elif session.pane is Pane.SOURCES and session.source:
        then = session.filter_by_source(session.source)
    elif session.pane is Pane.READER:
        is_list = session.shown.about is About.MARKS
        then = marks.unmark(session) if is_list else session.toggle_mark()
    if then is None:
        return session, f"A search narrows the briefing: {key_of('whole')} clears it"
    if then is not session:
        return then, ""
    deeper = f"{key_of('follow')} goes to the points of an event"
    return session, f"This marks a point, or filters by a topic or a source: {deeper}"


def clear_marks(session: Session, key_of: KeyOf) -> Outcome:
    """Remove all marks, or bring back those that were removed so."""
    then = marks.clear_marks(session)
    if then.cleared:
        again = f"{key_of('clear_marks')} again brings back all"
        return then, f"{count(len(then.cleared), 'mark')} cleared: {again}"
    if then.marks:
        return then, f"{count(len(then.marks), 'mark')} brought back"
    return session, f"Nothing is marked: {key_of('pick')} marks a point"


def leave_out(session: Session, key_of: KeyOf) -> Outcome:
    """Leave the source under the cursor out and say what falls, or bring it back."""
    source = navigation.source_under_cursor(session)
    if source is None:
        return session, no_source(key_of)
    name, then = f"[{session.index.numbers[source.id]}]", session.toggle_source(source.id)
    if source.id not in then.lens.without:
        return then, f"{name} is back"
    if not then.view.events and session.view.events:
        return session, f"Nothing is left without {name}"
    return then, f"Without {fall_summary(then.view.fall)}" if then.view.fall else ""


def order_topics(session: Session, key_of: KeyOf) -> Outcome:
    """Sort the topics by their number of points, or as the briefing has them."""
    then = session.having(has_topics_by_count=not session.has_topics_by_count)
    order = "sorted by points" if then.has_topics_by_count else "in reading order"
    return then, f"The topics are {order}: {key_of('show_topics')} shows them"


SHARED: Mapping[str, Callable[[Session, KeyOf], Outcome]] = {
    each.__name__: each
    for each in (forward, next_hit, previous_hit, pick, clear_marks, leave_out, order_topics)
}
"""The functions by the ids of their commands; a room may do more around one."""


# What is missing for a command


def nothing_searched(key_of: KeyOf) -> str:
    """Say that there is no search."""
    return f"Nothing is searched yet: {key_of('find')} finds"


def no_point(key_of: KeyOf) -> str:
    """Say that no point has the cursor."""
    return f"No point has the cursor: {key_of('follow')} goes to the points of an event"


def no_source(key_of: KeyOf) -> str:
    """Say that no source has the cursor."""
    return f"No source has the cursor: {key_of('show_sources')} lists them"
