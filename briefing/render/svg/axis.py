"""A time axis: continuous if that keeps events apart, else with breaks between clusters.

Days are ordinals as in `date.toordinal`; day N covers the interval from N to N + 1.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import pairwise

from briefing.model.dates import Part, When, show_when
from briefing.model.lean_typing import NamedTuple

WIDTH = 590.0
"""The width of the axis, in units of the drawing; more where names of stretches need it."""
BREAK = 22.0
INSET = 9.0
"""Room at both ends of a stretch for marks that are wider than a day."""
_MOST_BREAKS = 4
_LETTER = 5.6
"""About the width of a letter in the names of stretches and ticks."""

_MONTHS = (1, 3, 12, 24, 60, 120, 600, 1200, 6000, 12000)
"""The distances between ticks in months, up to a thousand years."""


class AxisInterval(NamedTuple):
    """A half-open range of days, within which the axis is not broken."""

    first: int
    after: int


class AxisSegment(NamedTuple):
    """A part of the axis with its own scale: its days, and its left and right x coordinates."""

    first: int
    after: int
    left: float
    right: float

    @property
    def scale(self) -> float:
        """The width of a day in units of the drawing."""
        return (self.right - self.left - 2 * INSET) / (self.after - self.first)

    def x(self, day: float) -> float:
        """Return the x coordinate of a moment."""
        return self.left + INSET + (day - self.first) * self.scale


class Tick(NamedTuple):
    """A tick and its label: centred with `is_middle` for a day, else at the start of a period."""

    x: float
    label: str
    is_middle: bool


class Axis(NamedTuple):
    """Segments from left to right, with a break between each two."""

    stretches: Sequence[AxisSegment]

    @property
    def width(self) -> float:
        """The width in units of the drawing."""
        return self.stretches[-1].right

    def x(self, day: float) -> float:
        """Return the x coordinate of a moment; within a break it is interpolated."""
        for before, each in pairwise((None, *self.stretches)):
            assert each
            if day <= each.after:
                if before is None or day >= each.first:
                    return each.x(day)
                start, end = before.x(before.after), each.x(each.first)
                return start + (end - start) * (day - before.after) / (each.first - before.after)
        return self.stretches[-1].x(day)


def blocks_of(whens: Iterable[When], days: Iterable[date]) -> list[AxisInterval]:
    """Return the intervals that the axis has to show: the ends of dates, and some single days.

    A month or a year is one interval unless another interval lies within it.
    """
    found = [_block(part) for when in whens for part in {when.start, when.end} if part]
    found += [AxisInterval(day.toordinal(), day.toordinal() + 1) for day in days]
    found = sorted(set(found))
    blocks = set()
    for each in found:
        if any(
            each.first <= other.first and other.after <= each.after
            for other in found
            if other != each
        ):
            blocks |= {
                AxisInterval(each.first, each.first + 1),
                AxisInterval(each.after - 1, each.after),
            }
        else:
            blocks.add(each)
    return sorted(blocks)


def months_of(whens: Iterable[When], days: Iterable[date]) -> list[AxisInterval]:
    """Return the months that the ends of dates and single days lie in, for an axis of many events.

    Of a part that is longer than a month they are the first and the last one.
    """
    found = set(days)
    for when in whens:
        for part in (when.start, when.end):
            found |= {part.earliest, part.latest} if part else set()
    months = {(day.year, day.month) for day in found}
    return sorted(_block(Part(year, month)) for year, month in months)


def _block(part: Part) -> AxisInterval:
    return AxisInterval(part.earliest.toordinal(), part.latest.toordinal() + 1)


def make_axis(blocks: Sequence[AxisInterval]) -> Axis:
    """Return an axis for sorted intervals, broken where most of it would be empty."""
    merged = _merge(blocks)
    breaks = _breaks(blocks, merged)
    groups: list[list[AxisInterval]] = [[merged[0]]]
    for before, block in pairwise(merged):
        if (before, block) in breaks:
            groups.append([])
        groups[-1].append(block)
    spans = [AxisInterval(group[0].first, group[-1].after) for group in groups]
    names = [name(span.first, span.after) for span in spans]
    least = [max(40.0, len(each) * _LETTER + 4) for each in names]
    weights = [sum(span.first <= each.first < span.after for each in blocks) for span in spans]
    free = max(0.0, WIDTH - sum(least) - BREAK * (len(spans) - 1))
    stretches: list[AxisSegment] = []
    left = 0.0
    for span, width, weight in zip(spans, least, weights, strict=True):
        right = left + width + free * weight / sum(weights)
        stretches.append(AxisSegment(*span, left, right))
        left = right + BREAK
    return Axis(stretches)


def _merge(blocks: Sequence[AxisInterval]) -> list[AxisInterval]:
    merged = [blocks[0]]
    for each in blocks[1:]:
        if each.first <= merged[-1].after:
            merged[-1] = AxisInterval(merged[-1].first, max(merged[-1].after, each.after))
        else:
            merged.append(each)
    return merged


def _breaks(
    blocks: Sequence[AxisInterval], merged: Sequence[AxisInterval]
) -> set[tuple[AxisInterval, AxisInterval]]:
    """Choose the gaps that are broken: long against what is left, and against the usual gap."""
    span = merged[-1].after - merged[0].first
    steps = [
        after.first - before.first
        for before, after in pairwise(blocks)
        if after.first > before.first
    ]
    usual = sorted(steps)[len(steps) // 2] if steps else 0
    gaps = sorted(pairwise(merged), key=lambda gap: gap[0].after - gap[1].first)
    found = set()
    for gap in gaps[:_MOST_BREAKS]:
        size = gap[1].first - gap[0].after
        if size < max(14, 10 * usual, span / 8):
            break
        found.add(gap)
        span -= size
    return found


def name(first: int, after: int) -> str:
    """Return the label of a range of days: by months, or by years if it is long."""
    start, end = date.fromordinal(first), date.fromordinal(after - 1)
    if after - first > 300:
        ends = Part(start.year), Part(end.year)
    else:
        ends = Part(start.year, start.month), Part(end.year, end.month)
    return show_when(When(*ends) if ends[0] == ends[1] else When(*ends, "/"))


def ticks(stretch: AxisSegment) -> Iterator[Tick]:
    """Yield ticks as dense as their labels allow."""
    for days, room in ((1, 17), (7, 34)):
        if stretch.scale * days >= room:
            yield from _day_ticks(stretch, days)
            return
    for months in _MONTHS:
        if stretch.scale * months * 30.44 >= 30:
            yield from _month_ticks(stretch, months)
            return


def _day_ticks(stretch: AxisSegment, days: int) -> Iterator[Tick]:
    # The seventh day is a Monday: ordinal 1 is one.
    first = stretch.first + (1 - stretch.first) % days
    for day in range(first, stretch.after, days):
        when = date.fromordinal(day)
        label = str(when.day) if days == 1 else _short(Part(when.year, when.month, when.day))
        yield Tick(stretch.x(day + 0.5), label, is_middle=True)


def _month_ticks(stretch: AxisSegment, months: int) -> Iterator[Tick]:
    start = date.fromordinal(stretch.first)
    place = start.year * 12 + start.month - 1
    if start.day > 1:
        place += 1
    place += -place % months
    while (day := _ordinal(place)) and day < stretch.after:
        year, month = divmod(place, 12)
        label = str(year) if months >= 12 else _short(Part(year, month + 1))
        if stretch.x(day) + len(label) * _LETTER <= stretch.right:
            yield Tick(stretch.x(day), label, is_middle=False)
        place += months


def _ordinal(place: int) -> int:
    """Return the first day of a month counted from year 0; 0 after the calendar's last year."""
    year, month = divmod(place, 12)
    return date(year, month + 1, 1).toordinal() if year <= date.max.year else 0


def _short(part: Part) -> str:
    """Format a day or a month without its year."""
    whole = Part(part.year, part.month)
    month = show_when(When(whole, whole)).split(" ")[0]
    return f"{part.day} {month}" if part.day else month
