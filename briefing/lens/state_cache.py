"""The state of an event over a period of days, and the cache of the last state of each event."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.lens.seen import SeenEvent
from briefing.model.lean_typing import NamedTuple


class EventState(NamedTuple):
    """The unfiltered state of an event, valid from the day `since` until before the day `until`.

    `days` are the days on which the event gains a citation or a dispute, in order.
    """

    since: date
    until: date
    seen: SeenEvent
    days: Sequence[date]


class EventStateCache(dict[str, EventState]):
    """Cache of the last computed state of each event, by its id; each index has its own."""

    def on(self, event: str, day: date) -> EventState | None:
        """Return the cached state if it is valid on a day, else None."""
        state = self.get(event)
        return state if state and state.since <= day < state.until else None
