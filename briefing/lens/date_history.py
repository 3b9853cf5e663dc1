"""The date of an event from day to day: what the printed dates that are known by then bear.

Each printed date has its reading, a date. A reading counts where it overlaps the event's date; on a
day the date is what the readings published by then have in common.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta

from briefing.model.dates import Part, When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import DateVersion

Interval = tuple[date, date]
"""The first and the last day."""


class RecordedReading(NamedTuple):
    """A reading of a printed date, and the day from which on it is known.

    `is_own` says that it stands in a point of the event itself; `due` is that point's due date.
    `is_left_out` says that it is never known: what it bears in the folder is open without it.
    """

    day: date
    when: When
    is_own: bool
    due: When | None
    is_left_out: bool = False

    @property
    def is_of_due_date(self) -> bool:
        """Whether it overlaps the due date of its point."""
        return self.due is not None and overlap(self.when, self.due)


class DateStep(NamedTuple):
    """What an event's date is from a day on; None: it is not known."""

    since: date
    version: DateVersion | None


def date_history(
    versions: Sequence[DateVersion],
    readings: Sequence[RecordedReading],
    published: Mapping[str, date],
    first: date,
) -> list[DateStep]:
    """Return the steps of an event's date in order of their days.

    `readings` are in order of their days; `first` is the day of the event's first point. A version
    holds from the publication of its source until a later one of the list does; readings are held
    against the version of their day.
    """
    steps: list[DateStep] = []
    days = [each.day for each in readings]
    for version, since, until in version_spans(versions, published):
        if first >= until:
            continue
        in_span = readings[bisect_left(days, since) : bisect_left(days, until)]
        for day, when in _steps(version.when, in_span, max(first, since)):
            if steps and steps[-1].since == day:
                steps.pop()
            shown = None
            if when is not None:
                shown = version if when == version.when else version._replace(when=when)
            if (steps[-1].version if steps else None) != shown:
                steps.append(DateStep(day, shown))
    return steps


def version_on(
    versions: Sequence[DateVersion], published: Mapping[str, date], day: date
) -> DateVersion | None:
    """Return the version that holds on a day, whatever bears it; None before the first."""
    found = (
        each for each, since, until in version_spans(versions, published) if since <= day < until
    )
    return next(found, None)


def version_spans(
    versions: Sequence[DateVersion], published: Mapping[str, date]
) -> Iterator[tuple[DateVersion, date, date]]:
    """Yield each version that holds on some day, with its first day and the day after its last."""
    known = [published[each.source] if each.source else date.min for each in versions]
    ends = date.max
    spans = []
    for version, since in zip(reversed(versions), reversed(known), strict=True):
        if since < ends:
            spans.append((version, since, ends))
            ends = since
    return reversed(spans)


def _steps(
    when: When, readings: Sequence[RecordedReading], first: date
) -> Iterator[tuple[date, When | None]]:
    """Yield the days on which the date may change while one version holds, and what it is then."""
    if not readings:
        yield first, when
    elif any(overlap(each.when, when) for each in readings):
        yield first, None
        seen: dict[When, None] = {}
        for day, known in _by_day(readings):
            before = len(seen)
            seen.update(dict.fromkeys(each.when for each in known))
            if len(seen) > before:
                yield max(day, first), borne_by(when, list(seen))
    else:
        yield from _steps_without_count(when, readings, first)


def _steps_without_count(
    when: When, readings: Sequence[RecordedReading], first: date
) -> Iterator[tuple[date, When | None]]:
    """Yield the steps where no reading counts: it holds unless all of its own readings miss."""
    own = [each for each in readings if each.is_own]
    if not own or not any(each.is_of_due_date for each in own):
        yield first, None if own else when
        return
    yield first, when
    has_due = False
    for day, known in _by_day(own):
        has_due = has_due or any(each.is_of_due_date for each in known)
        yield max(day, first), when if has_due else None


def _by_day(readings: Iterable[RecordedReading]) -> Iterator[tuple[date, list[RecordedReading]]]:
    """Yield the days on which readings become known, with these."""
    by_day: dict[date, list[RecordedReading]] = {}
    for each in readings:
        if each.is_left_out:
            continue
        by_day.setdefault(each.day, []).append(each)
    return iter(by_day.items())


def borne_by(when: When, readings: Sequence[When]) -> When | None:
    """Return how much of an event's date some readings bear; None if none of them counts.

    It is what the readings that overlap the date have in common, or where they share no day, the
    window from their first to their last (without its open ends); and the date itself where that
    lies inside it. A reading that misses the date counts too where it overlaps what is borne: on a
    day when the date was not known as sharply, nothing spoke against it.
    """
    counted, others = _split(readings, when)
    result: When | None = None
    while counted:
        result = _combined(when, result, counted)
        if result is None or result == when:
            break
        more, others = _split(others, result)
        if not more:
            break
        counted += more
    return result


def _split(readings: Iterable[When], when: When) -> tuple[list[When], list[When]]:
    """Return the readings that overlap a date, and the others."""
    bounds = when.bounds
    overlapping: list[When] = []
    others: list[When] = []
    for each in readings:
        (overlapping if _meet(each.bounds, bounds) else others).append(each)
    return overlapping, others


def overlap(one: When, other: When) -> bool:
    """Whether two dates share a possible day."""
    return _meet(one.bounds, other.bounds)


def _meet(one: Interval, other: Interval) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _combined(when: When, before: When | None, readings: Sequence[When]) -> When | None:
    """Combine readings to a date of the form of `when`; `before` is what fewer of them gave."""
    if not when.lasts:
        found = _in_common([each.bounds for each in readings])
        return when if _is_inside(found, when.bounds) else _written(found, readings)
    start = _edge(when.start, before and before.start, [_start_of(each) for each in readings])
    end = _edge(when.end, before and before.end, [_end_of(each) for each in readings])
    if start and end and start.earliest > end.latest:  # they contradict each other
        return None
    return When(start, end, when.joint) if start or end else None


def _in_common(intervals: Sequence[Interval]) -> Interval:
    """Return what intervals share; if that is nothing, the interval from the first to the last.

    There an open end counts as the day at its other end: “by 31 March” says no more against April
    than that day does, and would leave nothing of what the others say.
    """
    first = max([each[0] for each in intervals])
    last = min([each[1] for each in intervals])
    if first <= last:
        return first, last
    starts = [end if start == date.min else start for start, end in intervals]
    ends = [start if end == date.max else end for start, end in intervals]
    return min(starts), max(ends)


def _is_inside(inner: Interval, outer: Interval) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]


class _Edge(NamedTuple):
    """What a reading says about the start or the end of a period.

    `is_edge` says that it is an edge of a period itself, which is given in any case; a reading
    without edges counts for the edge that it overlaps.
    """

    interval: Interval
    is_edge: bool


def _start_of(reading: When) -> _Edge | None:
    return _edge_of(reading, reading.start)


def _end_of(reading: When) -> _Edge | None:
    return _edge_of(reading, reading.end)


def _edge_of(reading: When, part: Part | None) -> _Edge | None:
    if not reading.lasts:
        return _Edge(reading.bounds, False)
    return _Edge((part.earliest, part.latest), True) if part else None


def _edge(own: Part | None, before: Part | None, given: Sequence[_Edge | None]) -> Part | None:
    """Return an edge of a period as far as it is borne: `own` if that is; None where it is open."""
    if own is None:
        return None
    near = [(each.earliest, each.latest) for each in (own, before) if each]
    intervals = [
        each.interval
        for each in given
        if each and (each.is_edge or any(_meet(each.interval, part) for part in near))
    ]
    if not intervals:
        return None
    found = _in_common(intervals)
    return own if _is_inside(found, (own.earliest, own.latest)) else _part_around(found)


def _part_around(interval: Interval) -> Part | None:
    """Return the day, month or year in which an interval lies; None if it is in no single year."""
    first, last = interval
    if first == last:
        return Part(first.year, first.month, first.day)
    if first.year != last.year:
        return None
    return Part(first.year, first.month if first.month == last.month else 0)


def _written(interval: Interval, readings: Sequence[When]) -> When | None:
    """Return the notation of an interval: that of a reading which is equal, else the shortest.

    It is None for all of time, which dates nothing.
    """
    equal = [each for each in readings if each.bounds == interval and not each.lasts]
    if equal:
        return min(equal, key=lambda each: (str(each)[-1] in "~?", str(each)))
    start, end = _parts(*interval)
    return When(start, end, "" if start == end else "..") if start or end else None


def _part(day: date, places: int) -> Part:
    return Part(day.year, day.month if places > 1 else 0, day.day if places > 2 else 0)


def _parts(first: date, last: date) -> tuple[Part | None, Part | None]:
    """Return both ends of an interval, as years or months where it consists of whole ones."""
    starts, after = first, last if last == date.max else last + timedelta(1)
    places = 3
    if starts.day == 1 and (after.day == 1 or last == date.max):
        places = 1 if starts.month == 1 and (after.month == 1 or last == date.max) else 2
    start = None if first == date.min else _part(first, places)
    end = None if last == date.max else _part(last, places)
    return start, end
