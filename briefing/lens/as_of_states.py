"""Computes the unfiltered state of each event on an as-of day, with a cache of the last state.

An event's state changes only on some days. A step from one day of publication to the next
recomputes only the events that change on it, and in these only the points that change.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from briefing.evidence.origins import is_second_hand, origins_of
from briefing.lens.seen import SeenCitation, SeenEvent, SeenPoint
from briefing.lens.state_cache import EventState
from briefing.lens.visibility_index import ANNOUNCING, ATTESTING, Index, IndexedEvent, IndexedPoint
from briefing.model.records import Citation, Claim


def known_on(index: Index, day: date) -> Iterator[SeenEvent]:
    """Yield the unfiltered state of each event that is visible on a day, in order of date."""
    states = index.event_states
    for indexed in index.events:
        if indexed.visible_from <= day:
            name = indexed.event.id
            state = states.on(name, day)
            if state is None:
                state = states[name] = _state(index, indexed, day, states.get(name))
            yield state.seen


def citations_on(index: Index, cites: Iterable[Citation], day: date) -> tuple[SeenCitation, ...]:
    """Return the citations whose source is published by a day, in their order."""
    published, numbers, voices = index.published, index.numbers, index.briefing.brief.voices
    return tuple(
        [
            SeenCitation(cite, numbers[cite.source], voices.get(cite.by))
            for cite in cites
            if published[cite.source] <= day
        ]
    )


def disputes_on(index: Index, place: str, day: date) -> tuple[str, ...]:
    """Return the ids of the visible disputes that touch an event or a point."""
    touching = index.touching.get(place)
    if not touching:
        return ()
    return tuple([each.dispute.id for each in touching if each.visible_from <= day])


def _state(index: Index, indexed: IndexedEvent, day: date, before: EventState | None) -> EventState:
    days = before.days if before else _days_of_publication(index, indexed)
    later = bisect_right(days, day)
    since, until = days[later - 1], days[later] if later < len(days) else date.max
    for turn in _days_of_calendar(indexed, day):
        if turn <= day:
            since = max(since, turn)
        else:
            until = min(until, turn)
    whole = _whole(index, before.seen) if before and before.since <= day else {}
    return EventState(since, until, _see(index, indexed, day, whole), days)


def _days_of_publication(index: Index, indexed: IndexedEvent) -> Sequence[date]:
    """Return, in order, the days on which an event gains a citation or a dispute."""
    listed = indexed.points
    days = [index.published[cite.source] for each in listed for cite in each.point.cites]
    if index.touching:
        for place in index.touching.keys() & {indexed.event.id, *[each.ref for each in listed]}:
            days += [each.visible_from for each in index.touching[place]]
    days.sort()
    return days


def _days_of_calendar(indexed: IndexedEvent, day: date) -> Iterator[date]:
    """Yield the days on which the event's own date changes its stage; none once it is reported."""
    when = indexed.event.date
    if when and not (indexed.reported_from and indexed.reported_from <= day):
        if when.earliest:
            yield when.earliest
        if when.latest and when.latest < date.max:
            yield when.latest + timedelta(1)


def _whole(index: Index, seen: SeenEvent) -> dict[str, SeenPoint]:
    """Return complete points by full name: with all citations visible and no dispute about them."""
    return {
        each.ref: each
        for each in seen.points
        if len(each.citations) == len(each.point.cites) and each.ref not in index.touching
    }


def _see(
    index: Index, indexed: IndexedEvent, day: date, whole: Mapping[str, SeenPoint]
) -> SeenEvent:
    event = indexed.event
    own, ahead = (
        tuple(
            [
                whole.get(each.ref) or _point(index, each, day)
                for each in points
                if each.visible_from <= day
            ]
        )
        for points in (indexed.own, indexed.ahead)
    )
    return SeenEvent(
        event,
        indexed.date_as_of(day),
        indexed.stage_as_of(day),
        own,
        ahead,
        _numbers(own, ATTESTING),
        _numbers((*own, *ahead), ANNOUNCING),
        disputes_of(disputes_on(index, event.id, day), own),
    )


def disputes_of(touching: Iterable[str], own: Iterable[SeenPoint]) -> tuple[str, ...]:
    """Return the ids of an event's own disputes, then those of its points, each once."""
    return tuple(dict.fromkeys(chain(touching, *[point.disputes for point in own])))


def _point(index: Index, indexed: IndexedPoint, day: date) -> SeenPoint:
    citations = citations_on(index, indexed.point.cites, day)
    cites = [each.citation for each in citations]
    sources, voices = index.briefing.sources, index.briefing.brief.voices
    return SeenPoint(
        indexed.ref,
        indexed.event,
        indexed.point,
        indexed.topics,
        citations,
        tuple({each.number: None for each in citations}),
        origins_of(cites, sources, voices),
        is_second_hand(cites, voices),
        disputes_on(index, indexed.ref, day),
    )


def _numbers(points: Iterable[SeenPoint], claims: Iterable[Claim]) -> tuple[int, ...]:
    found = {number for each in points if each.point.claim in claims for number in each.sources}
    return tuple(sorted(found))
