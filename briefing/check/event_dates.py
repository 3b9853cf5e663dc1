"""The dates of events as their curator gives them: which version holds on which day."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.lens.date_history import version_spans
from briefing.model.dates import InvalidDateError, When, parse_when
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing, Event


class EventDates:
    """The date of each event by day, whether printed dates bear it or not.

    That of an event which is a document is the document's, unless the event has its own.
    """

    def __init__(self, briefing: Briefing, published: Mapping[str, date]) -> None:
        self._events, self._sources = briefing.events, briefing.sources
        self._published = published
        self._held: dict[str, _DateSeries] = {}

    def on(self, event: Event, day: date) -> When | None:
        """Return the date that holds on a day; before the first version, that one."""
        if len(event.dates) < 2:
            return self.last(event)
        held = self._held.get(event.id)
        if held is None:
            spans = list(version_spans(event.dates, self._published))
            held = _DateSeries(
                [since for _, since, _ in spans], [each.when for each, _, _ in spans]
            )
            self._held[event.id] = held
        return held.dates[max(bisect_right(held.days, day) - 1, 0)]

    def last(self, event: Event) -> When | None:
        """Return the last date; None if there is none."""
        if event.document and not event.dates:
            return self._sources[event.document].published_when
        return event.date

    def told_of(self, name: str) -> When | None:
        """Return the day that a name is, or the date of its event; None if it is neither."""
        event = self._events.get(name)
        if event is not None:
            return self.last(event)
        try:
            return parse_when(name)
        except InvalidDateError:
            return None


class _DateSeries(NamedTuple):
    """Dates that hold one after the other, and their first days."""

    days: Sequence[date]
    dates: Sequence[When]
