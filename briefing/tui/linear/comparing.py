"""The commands of the linear room that say what changed between days."""

from __future__ import annotations

from datetime import date

from briefing.tui.linear.room import LinearRoom
from briefing.tui.places import About, Pane, Shown

_LAST_STEP = Shown(About.CHANGES)


def show_changes(room: LinearRoom, _: str) -> None:
    """Show the changes of the last step; on that page, say how two days are compared."""
    session = room.session
    if session.pane is Pane.READER and session.shown == _LAST_STEP:
        compare(room, "")
    else:
        room.go(session.open(_LAST_STEP))


def compare(room: LinearRoom, text: str) -> None:
    """Show the changes between two days that were typed."""
    from briefing.model.dates import InvalidDateError
    from briefing.tui.comparing import days_words, read_two_days

    index, day = room.session.index, room.session.view.as_of
    if not text:
        key = room.key_of("compare")
        example, days = days_words(index, day)
        room.tell(f"Type {key} and two days, such as: {key} {example}.", f"{days.rstrip('.')}.")
        return
    try:
        since, until = read_two_days(text, index, day, date.today())
    except InvalidDateError as error:
        room.tell(f"{error}; {error.hint}.")
    else:
        room.go(room.session.compare(since, until))
