"""Computes the unfiltered state of each event on an as-of day, with a cache of the last state.

An event's state changes only on some days. A step from one day of the briefing to the next
recomputes only the events that change on it, and in these only the points that change.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from briefing.evidence.origins import is_second_hand, origins_of
from briefing.lens.event_order import OrderKey, chronology, keys_of
from briefing.lens.seen import SeenCitation, SeenEvent, SeenPoint, Stage
from briefing.lens.state_cache import EventState
from briefing.lens.visibility_index import (
    ANNOUNCING,
    ATTESTING,
    LOOKING_BACK,
    Index,
    IndexedEvent,
    IndexedPoint,
)
from briefing.model.paragraph_labels import labels_of
from briefing.model.records import (
    Citation,
    Claim,
    DateVersion,
    Event,
    PlaceVersion,
    Point,
    TitleVersion,
)


def known_on(index: Index, day: date) -> list[SeenEvent]:
    """Return the unfiltered state of each event that is visible on a day, in their order."""
    seen = list(_known_on(index, day))
    dates = index.last_dates
    moved = [each for each in seen if each.date != dates[each.event.id]]
    if not moved and (not index.has_links or len(seen) == len(index.events)):
        return seen  # the index has them in the order of their last dates
    order: Mapping[str, OrderKey]
    if index.has_links:
        order = keys_of([(each.event, each.date) for each in seen])
    else:
        order = {**index.order}
        order |= {each.event.id: chronology(each.event, each.date) for each in moved}
    return sorted(seen, key=lambda each: order[each.event.id])


def _known_on(index: Index, day: date) -> Iterator[SeenEvent]:
    states = index.event_states
    for indexed in index.events:
        if indexed.visible_from <= day:
            name = indexed.event.id
            state = states.on(name, day)
            if state is None:
                state = states[name] = _state(index, indexed, day, states.get(name))
            yield state.seen


def citations_on(index: Index, cites: Sequence[Citation], day: date) -> tuple[SeenCitation, ...]:
    """Return the citations that are known on a day, in their order."""
    numbers, voices = index.numbers, index.briefing.brief.voices
    sources = index.briefing.sources
    return tuple(
        [
            SeenCitation(
                cite,
                numbers[cite.source],
                voices.get(cite.by),
                labels_of(sources[cite.source].labels, cite.at),
            )
            for cite, known_from in zip(cites, index.days_known(cites), strict=True)
            if known_from <= day
        ]
    )


def disputes_on(index: Index, place: str, day: date) -> tuple[str, ...]:
    """Return the ids of the visible disputes that touch an event or a point."""
    touching = index.touching.get(place)
    if not touching:
        return ()
    return tuple([each.dispute.id for each in touching if each.visible_from <= day])


def _state(index: Index, indexed: IndexedEvent, day: date, before: EventState | None) -> EventState:
    days = before.days if before else days_of_change(index, indexed)
    later = bisect_right(days, day)
    since, until = days[later - 1], days[later] if later < len(days) else date.max
    for turn in _days_of_calendar(indexed, day):
        if turn <= day:
            since = max(since, turn)
        else:
            until = min(until, turn)
    whole = _whole(index, before.seen) if before and before.since <= day else {}
    return EventState(since, until, _see(index, indexed, day, whole), days)


def days_of_change(index: Index, indexed: IndexedEvent) -> Sequence[date]:
    """Return, in order, the days on which something about an event becomes known."""
    event, listed = indexed.event, indexed.points
    cites = [cite for each in listed for cite in each.point.cites]
    days = index.days_known(cites)
    days += [step.since for step in indexed.dates]
    if len(event.titles) > 1 or event.titles[0].rests:
        days += [index.all_visible_from(each.rests) for each in event.titles]
    days += [index.published[each.source] for each in event.places if each.source]
    days += [index.place_visible_from(each) for each in event.after]
    for each in listed:
        days += [index.points[ref].visible_from for ref in each.point.closed_by]
    if index.touching:
        for place in index.touching.keys() & {event.id, *[each.ref for each in listed]}:
            days += [each.visible_from for each in index.touching[place]]
    if index.revised:
        days += filter(None, map(index.withdrawn_from, {cite.source for cite in cites}))
    days.sort()
    return days


def _days_of_calendar(indexed: IndexedEvent, day: date) -> Iterator[date]:
    """Yield the days on which the event's date changes its stage; none once it is reported."""
    version = indexed.date_as_of(day)
    if version and not (indexed.reported_from and indexed.reported_from <= day):
        when = version.when
        if when.earliest:
            yield when.earliest
        if when.latest and when.latest < date.max:
            yield when.latest + timedelta(1)


def _whole(index: Index, seen: SeenEvent) -> dict[str, SeenPoint]:
    """Return points to which nothing more comes, by full name."""
    return {each.ref: each for each in seen.points if _is_whole(index, each)}


def _is_whole(index: Index, seen: SeenPoint) -> bool:
    """Whether a point has all citations and links, and no dispute or withdrawal can touch it."""
    point = index.points[seen.ref].point
    return (
        len(seen.citations) == len(point.cites)
        and not point.closed_by
        and seen.ref not in index.touching
        and not (index.revised and any(index.withdrawn_from(each.source) for each in point.cites))
    )


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
    version, stage = indexed.date_as_of(day), indexed.stage_as_of(day)
    reported_by = _numbers(own, ATTESTING)
    if stage is Stage.REPORTED and not reported_by and version:
        reported_by = _looking_back(index, own, version.when.bounds[1])
    return SeenEvent(
        _event_as_of(index, event, day, version, own),
        version.when if version else None,
        stage,
        own,
        ahead,
        reported_by,
        _numbers((*own, *ahead), ANNOUNCING),
        disputes_of(disputes_on(index, event.id, day), own),
    )


def _event_as_of(
    index: Index, event: Event, day: date, version: DateVersion | None, own: Iterable[SeenPoint]
) -> Event:
    """Return an event with only what is known on a day: the record itself where that is all."""
    points = tuple([each.point for each in own])
    dates = (version,) if version else ()
    titles = (title_as_of(index, event, day),)
    places = places_as_of(index, event, day)
    after = index.visible_places(event.after, day) if event.after else ()
    document = event.document
    if document and index.published[document] > day:
        document = ""
    if (titles, dates, places, after, document, points) == (
        event.titles,
        event.dates,
        event.places,
        event.after,
        event.document,
        event.points,
    ):
        return event
    return event._replace(
        titles=titles, dates=dates, places=places, after=after, document=document, points=points
    )


def title_as_of(index: Index, event: Event, day: date) -> TitleVersion:
    """Return the last title that can be asserted on a day, without its ground; else the first."""
    shown = event.titles[0]
    for version in reversed(event.titles[1:]):
        if index.all_visible_from(version.rests) <= day:
            shown = version
            break
    return shown._replace(rests=()) if shown.rests else shown


def places_as_of(index: Index, event: Event, day: date) -> tuple[PlaceVersion, ...]:
    """Return the last place that is known on a day, if there is one."""
    for version in reversed(event.places):
        if not version.source or index.published[version.source] <= day:
            return (version,)
    return ()


def disputes_of(touching: Iterable[str], own: Iterable[SeenPoint]) -> tuple[str, ...]:
    """Return the ids of an event's own disputes, then those of its points, each once."""
    return tuple(dict.fromkeys(chain(touching, *[point.disputes for point in own])))


def _point(index: Index, indexed: IndexedPoint, day: date) -> SeenPoint:
    citations = citations_on(index, indexed.point.cites, day)
    cites = tuple([each.citation for each in citations])
    sources, voices = index.briefing.sources, index.briefing.brief.voices
    numbers = {each.number: each.citation.source for each in citations}
    return SeenPoint(
        indexed.ref,
        indexed.event,
        _point_as_of(index, indexed.point, day, cites),
        indexed.topics,
        citations,
        tuple(numbers),
        origins_of(cites, sources, voices),
        is_second_hand(cites, voices),
        disputes_on(index, indexed.ref, day),
        withdrawn_on(index, numbers, day),
    )


def _point_as_of(index: Index, point: Point, day: date, cites: tuple[Citation, ...]) -> Point:
    """Return a point with only what is known on a day: the record itself where that is all."""
    closed_by = points_on(index, point.closed_by, day)
    if len(cites) == len(point.cites) and closed_by == point.closed_by:
        return point
    return point._replace(cites=cites, closed_by=closed_by)


def points_on(index: Index, refs: Iterable[str], day: date) -> tuple[str, ...]:
    """Return those of some points that are visible on a day."""
    return tuple([ref for ref in refs if index.points[ref].visible_from <= day])


def withdrawn_on(index: Index, numbers: Mapping[int, str], day: date) -> tuple[int, ...]:
    """Return the numbers of those sources that are withdrawn by a day."""
    if not index.revised:
        return ()
    withdrawn = [(number, index.withdrawn_from(name)) for number, name in numbers.items()]
    return tuple([number for number, since in withdrawn if since and since <= day])


def _looking_back(index: Index, own: Iterable[SeenPoint], over: date) -> tuple[int, ...]:
    """Return the numbers of the sources that look back on an event which was over on a day."""
    return tuple(
        sorted(
            {
                each.number
                for point in own
                if point.point.claim in LOOKING_BACK
                for each in point.citations
                if index.known_from(each.citation) > over
            }
        )
    )


def _numbers(points: Iterable[SeenPoint], claims: Iterable[Claim]) -> tuple[int, ...]:
    found = {number for each in points if each.point.claim in claims for number in each.sources}
    return tuple(sorted(found))
