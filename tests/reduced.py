"""The reduction of a briefing to a day: the folder as it could have been written then.

It works on records and shares nothing with the lens, so that comparing the two proves something:
the view of a briefing as of a day is the view of its reduction as of that day.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from datetime import date

from briefing.model.dates import Part, When
from briefing.model.records import (
    BottomLine,
    Brief,
    Briefing,
    Citation,
    DateVersion,
    Dispute,
    DisputeStatus,
    Event,
    Gap,
    JudgmentVersion,
    Point,
    Source,
)


def reduced(briefing: Briefing, day: date) -> Briefing:
    """Return the briefing without what was published, corrected or withdrawn after a day."""
    sources = {
        name: source_on(source, day)
        for name, source in briefing.sources.items()
        if source.published <= day
    }
    points = {
        f"{event.id}#{point.id}"
        for event in briefing.events.values()
        for point in event.points
        if cites_on(briefing, point.cites, day)
    }
    about = {
        point.about
        for event in briefing.events.values()
        for point in event.points
        if f"{event.id}#{point.id}" in points
    }
    events = {
        name: event_on(briefing, event, day, points, sources)
        for name, event in briefing.events.items()
    }
    events = {name: each for name, each in events.items() if each.points or name in about}
    events = {name: each._replace(after=kept(each.after, events)) for name, each in events.items()}
    places = {*points, *events}
    disputes = {
        name: dispute_on(briefing, dispute, day, points, places)
        for name, dispute in briefing.disputes.items()
    }
    disputes = {name: each for name, each in disputes.items() if has_two_sides(each)}
    brief = brief_on(briefing.brief, day, points, places, is_whole=day >= last_day(briefing))
    return without_unused(Briefing(brief, events, sources, disputes))


def days_of(briefing: Briefing) -> list[date]:
    """Return the days of the briefing: of publication, of dated corrections, of withdrawals."""
    days = {each.date for each in briefing.brief.corrections}
    for source in briefing.sources.values():
        revised = [each.date for each in source.corrections if each.date]
        revised += [source.withdrawn.date] if source.withdrawn else []
        days |= {max(source.published, day) for day in [source.published, *revised]}
    return sorted(days)


def last_day(briefing: Briefing) -> date:
    return max(days_of(briefing), default=date.max)


def source_on(source: Source, day: date) -> Source:
    kept = tuple(each for each in source.corrections if each.date is None or each.date <= day)
    is_withdrawn = source.withdrawn is not None and source.withdrawn.date <= day
    gone = "its text of this day is not on record"
    later = [at for each in source.corrections if each not in kept for at in each.changed]
    numbers = {n for at in later for n in range(at.first, at.last + 1)}
    return source._replace(
        corrections=kept,
        withdrawn=source.withdrawn if is_withdrawn else None,
        outline={n: gist for n, gist in source.outline.items() if n not in numbers},
        left_out=dict(source.left_out) | dict.fromkeys(later, gone),
    )


def cites_on(briefing: Briefing, cites: Iterable[Citation], day: date) -> tuple[Citation, ...]:
    return tuple(each for each in cites if day_of(briefing, each) <= day)


def day_of(briefing: Briefing, cite: Citation) -> date:
    """Return the day of a citation: its source's, or that of a correction of its paragraphs."""
    source = briefing.sources[cite.source]
    cited = {n for run in cite.at.runs for n in range(run.first, run.last + 1)}
    days = [source.published]
    for each in source.corrections:
        changed = {n for at in each.changed for n in range(at.first, at.last + 1)}
        if each.date and cited & changed:
            days.append(each.date)
    return max(days)


def event_on(
    briefing: Briefing,
    event: Event,
    day: date,
    points: Collection[str],
    sources: Mapping[str, Source],
) -> Event:
    own = []
    for point in event.points:
        if f"{event.id}#{point.id}" in points:
            cites = cites_on(briefing, point.cites, day)
            closed_by = kept(point.closed_by, points)
            own.append(point._replace(cites=cites, closed_by=closed_by))
    first, *others = event.titles
    return event._replace(
        titles=(
            first._replace(rests=kept(first.rests, points)),
            *(each for each in others if set(each.rests) <= set(points)),
        ),
        dates=dates_on(briefing, event, day),
        places=tuple(each for each in event.places if not each.source or each.source in sources),
        document=event.document if event.document in sources else "",
        points=tuple(own),
    )


def dispute_on(
    briefing: Briefing,
    dispute: Dispute,
    day: date,
    points: Collection[str],
    places: Collection[str],
) -> Dispute:
    sides = []
    for side in dispute.sides:
        cites = cites_on(briefing, side.cites, day)
        if cites or (not side.cites and set(side.rests) <= set(points)):
            sides.append(side._replace(cites=cites))
    made = dispute._replace(sides=tuple(sides), touches=kept(dispute.touches, places))
    if len(sides) < len(dispute.sides):
        made = made._replace(status=DisputeStatus.OPEN, finding="")
    return made


def has_two_sides(dispute: Dispute) -> bool:
    return len(dispute.sides) >= 2 and any(side.cites for side in dispute.sides)


def brief_on(
    brief: Brief, day: date, points: Collection[str], places: Collection[str], *, is_whole: bool
) -> Brief:
    judgments = []
    for judgment in brief.judgments:
        versions = tuple(
            each._replace(closed_by=kept(each.closed_by, points))
            for each in judgment.versions
            if set(ground(each)) <= set(points)
        )
        if versions:
            judgments.append(judgment._replace(versions=versions))
    gaps = []
    for gap in brief.gaps:
        if set(ground(gap)) <= set(points) if ground(gap) else is_whole:
            closed_by = kept(gap.closed_by, points)
            gaps.append(gap._replace(touches=kept(gap.touches, places), closed_by=closed_by))
    return brief._replace(
        question=brief.question if is_whole else "",
        scope=brief.scope if is_whole else "",
        period=brief.period if is_whole else None,
        bottom_lines=tuple(each for each in brief.bottom_lines if set(ground(each)) <= set(points)),
        judgments=tuple(judgments),
        gaps=tuple(gaps),
        corrections=tuple(each for each in brief.corrections if each.date <= day),
    )


def without_unused(briefing: Briefing) -> Briefing:
    """Return the briefing without the topics and voices that nothing in it uses."""
    events, brief = briefing.events.values(), briefing.brief
    listed = [point for event in events for point in event.points]
    sides = [side for dispute in briefing.disputes.values() for side in dispute.sides]
    topics = {name for event in events for name in event.topics}
    topics |= {name for point in listed for name in point.topics}
    voices = {cite.by for point in listed for cite in point.cites}
    voices |= {cite.by for side in sides for cite in side.cites}
    return briefing._replace(
        brief=brief._replace(
            topics={name: each for name, each in brief.topics.items() if name in topics},
            voices={name: each for name, each in brief.voices.items() if name in voices},
        )
    )


def kept(names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)


def ground(statement: BottomLine | JudgmentVersion | Gap) -> list[str]:
    """Return what a statement rests on, and what its prose names in braces."""
    prose = [each for each in statement if isinstance(each, str)]
    return [*statement.rests, *(found for each in prose for found in re.findall(r"{(.*?)}", each))]


# Dates, day by day


def dates_on(briefing: Briefing, event: Event, day: date) -> tuple[DateVersion, ...]:
    """Return the version of an event's date that holds on a day, as far as it is borne."""
    if event.document:
        source = briefing.sources[event.document]
        return event.dates if source.published <= day else ()
    known = [
        (briefing.sources[each.source].published if each.source else date.min, each)
        for each in event.dates
    ]
    held = [place for place, (since, _) in enumerate(known) if since <= day]
    if not held:
        return ()
    place = held[-1]
    since, version = known[place]
    until = min([since for since, _ in known[place + 1 :]], default=date.max)
    when = date_on(briefing, event, version.when, day, (since, until))
    return (version._replace(when=when),) if when else ()


def date_on(
    briefing: Briefing, event: Event, when: When, day: date, span: tuple[date, date]
) -> When | None:
    """Return what the readings of a span of days bear of a date by a day in it."""
    readings = [
        (day_of(briefing, cite), reading, point, other)
        for other in briefing.events.values()
        for point in other.points
        if event.id in (other.id, point.about)
        for cite in point.cites
        for reading in cite.dates.values()
        if span[0] <= day_of(briefing, cite) < span[1]
    ]
    if not any(meet(reading, when) for _, reading, *_ in readings):
        own = [each for each in readings if each[3].id == event.id]
        visible = [each for each in own if each[0] <= day]
        if (own and all(map(misses_due, own))) or (visible and all(map(misses_due, visible))):
            return None
        return when
    seen = [reading for known, reading, *_ in readings if known <= day]
    return borne(when, seen)


def misses_due(found: tuple[date, When, Point, Event]) -> bool:
    _, reading, point, _ = found
    return point.due is None or not meet(reading, point.due)


def meet(one: When, other: When) -> bool:
    first, last = bounds(one)
    return first <= bounds(other)[1] and bounds(other)[0] <= last


def bounds(when: When) -> tuple[date, date]:
    return (
        when.start.earliest if when.start else date.min,
        when.end.latest if when.end else date.max,
    )


def borne(when: When, readings: list[When]) -> When | None:
    """Return the fixed point: what all readings bear that overlap the date, or what is borne."""
    counted: list[When] = []
    found: When | None = None
    while True:
        near = [when, *([found] if found else [])]
        more = [each for each in readings if each in counted or any(meet(each, n) for n in near)]
        if not more or (more == counted and found):
            return found
        before, counted = found, more
        found = combine(when, before, counted)
        if found is None or found == when:
            return found


def combine(when: When, before: When | None, readings: list[When]) -> When | None:
    if when.joint == "/":
        ends = []
        for name in ("start", "end"):
            own = getattr(when, name)
            near = [each for each in (own, getattr(before, name, None)) if each]
            ends.append(edge(own, near, name, readings))
        start, end = ends
        if start and end and start.earliest > end.latest:
            return None
        return When(start, end, "/") if start or end else None
    first, last = shared([bounds(each) for each in readings])
    if bounds(when)[0] <= first and last <= bounds(when)[1]:
        return when
    equal = [e for e in readings if bounds(e) == (first, last) and e.joint != "/"]
    if equal:
        return min(equal, key=lambda each: (str(each)[-1] in "~?", str(each)))
    return notation(first, last)


def edge(own: Part | None, near: list[Part], name: str, readings: list[When]) -> Part | None:
    if own is None:
        return None
    given = []
    for each in readings:
        if each.joint == "/":
            part = getattr(each, name)
            given += [(part.earliest, part.latest)] if part else []
        else:
            first, last = bounds(each)
            if any(first <= n.latest and n.earliest <= last for n in near):
                given.append((first, last))
    if not given:
        return None
    first, last = shared(given)
    if own.earliest <= first and last <= own.latest:
        return own
    if first == last:
        return Part(first.year, first.month, first.day)
    if first.year == last.year:
        return Part(first.year, first.month if first.month == last.month else 0)
    return None


def shared(intervals: list[tuple[date, date]]) -> tuple[date, date]:
    starts, ends = [each[0] for each in intervals], [each[1] for each in intervals]
    if max(starts) <= min(ends):
        return max(starts), min(ends)
    # Where they contradict each other, an open end is no wider than the end that is given.
    closed = [(b if a == date.min else a, a if b == date.max else b) for a, b in intervals]
    return min(each[0] for each in closed), max(each[1] for each in closed)


def notation(first: date, last: date) -> When | None:
    """Return an interval in whole years if it consists of such, else months, else days."""
    if (first, last) == (date.min, date.max):
        return None
    for precision in (1, 2, 3):
        start, end = cut(first, precision), cut(last, precision)
        is_exact = first in (date.min, start.earliest) and last in (date.max, end.latest)
        if is_exact:
            break
    left, right = (None if first == date.min else start), (None if last == date.max else end)
    return When(left, right, "" if left == right else "..")


def cut(day: date, precision: int) -> Part:
    return Part(day.year, day.month if precision > 1 else 0, day.day if precision > 2 else 0)
