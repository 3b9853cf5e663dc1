"""The state of an event on some days, and the states that one look keeps for the next."""

from collections.abc import Sequence
from datetime import date

from briefing.lens.seen import SeenEvent
from briefing.model.lean_typing import NamedTuple


class EventState(NamedTuple):
    """What is seen of an event, unfiltered, on each day from `since` until before `until`.

    `days` are those on which a citation or a dispute comes to it, in order.
    """

    since: date
    until: date
    seen: SeenEvent
    days: Sequence[date]


class EventStateCache(dict[str, EventState]):
    """The last state that was looked at of each event, by its id. An index owns one."""

    def on(self, event: str, day: date) -> EventState | None:
        """Return the state that holds on a day, if that was the last one."""
        state = self.get(event)
        return state if state and state.since <= day < state.until else None
