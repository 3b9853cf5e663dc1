"""What an event was from one day of publication to the next: what a subscriber has been told."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from datetime import date, timedelta

from briefing.lens.as_of_states import days_of_change, places_as_of, title_as_of
from briefing.lens.seen import Stage
from briefing.lens.visibility_index import Index, IndexedEvent
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple

_DAY = timedelta(days=1)


class EventStep(NamedTuple):
    """What an event is from a day of publication on; anything else about it may have changed too.

    `date` is None where it is not known on that day, `place` empty where none is.
    """

    since: date
    title: str
    place: str
    date: When | None
    stage: Stage


def event_history(index: Index, indexed: IndexedEvent, until: date) -> Iterator[EventStep]:
    """Yield the steps of an event up to a day, in order, one for each day on which it changed."""
    event, days = indexed.event, index.days
    found = set(days_of_change(index, indexed))
    for step in indexed.dates:  # a date that passes changes the stage, as the next view shows
        when = step.version.when if step.version else None
        for turn in (when.earliest, when.latest) if when else ():
            if turn and turn < date.max:
                for day in (turn, turn + _DAY):
                    later = bisect_left(days, day)
                    found.update(days[later : later + 1])
    for day in sorted(found):
        if indexed.visible_from <= day <= until:
            version = indexed.date_as_of(day)
            places = places_as_of(index, event, day)
            yield EventStep(
                day,
                title_as_of(index, event, day).text,
                places[-1].text if places else "",
                version.when if version else None,
                indexed.stage_as_of(day),
            )
