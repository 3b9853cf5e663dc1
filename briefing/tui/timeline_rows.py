"""The rows of the timeline pane: rules, events, gaps and the as-of line on a time axis. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from enum import Enum, auto

from briefing.lens.view import SeenEvent, View
from briefing.model.dates import MONTHS, When, show_as_of, weekday
from briefing.model.lean_typing import NamedTuple
from briefing.render.text.cells import cell_width

_LONG = 7
"""Gaps of more days than this get a row."""


class RowKind(Enum):
    """The kind of a row."""

    RULE = auto()
    EVENT = auto()
    GAP = auto()
    AS_OF = auto()


class Row(NamedTuple):
    """One line of the timeline; `text` is that of a rule or a gap, or the day of an event.

    `is_ahead` says that it is below the as-of line, `is_within` that an earlier event still lasts,
    `is_long` that the title takes a second line, `is_rest` that it is that line.
    """

    kind: RowKind
    text: str
    seen: SeenEvent | None = None
    is_ahead: bool = False
    is_within: bool = False
    is_long: bool = False
    is_rest: bool = False


def rows_of(view: View) -> tuple[Row, ...]:
    """Return the rows of a view: dated events on the axis, then the undated ones."""
    return tuple(_rows(view))


def in_lines(rows: Sequence[Row], room: int) -> tuple[list[Row], list[int]]:
    """Return a row for each line, where a title has room for so many cells, and each row's place.

    A longer title takes two lines.
    """
    lines: list[Row] = []
    places: list[int] = []
    for row in rows:
        places.append(len(lines))
        title = row.seen.event.title if row.seen else ""
        if 2 * len(title) > room and cell_width(title) > room:
            long = row._replace(is_long=True)
            lines += [long, long._replace(is_rest=True)]
        else:
            lines.append(row)
    return lines, places


def _rows(view: View) -> Iterator[Row]:
    yield from _axis(view)
    undated = [each for each in view.events if each.date is None]
    if undated:
        yield Row(RowKind.RULE, "Date not known")
        yield from (Row(RowKind.EVENT, "", each) for each in undated)


def _axis(view: View) -> Iterator[Row]:
    as_of = Row(RowKind.AS_OF, f"as of {show_as_of(view.as_of)}")
    rule = ""
    last = lasting = date.min
    is_ahead = False
    for seen in view.events:
        if seen.date is None:
            break  # such events come last
        start = seen.date.earliest or seen.date.latest or view.as_of
        if start > view.as_of and not is_ahead:
            is_ahead = True
            yield as_of
        is_within = start <= lasting
        if last > date.min and (start - last).days > _LONG:
            yield Row(RowKind.GAP, _span((start - last).days), None, is_ahead)
        if (found := _rule(seen.date)) != rule:
            rule = found
            yield Row(RowKind.RULE, rule, None, is_ahead, is_within)
        yield Row(RowKind.EVENT, day_of(seen.date), seen, is_ahead, is_within)
        end = seen.date.latest or start
        last = max(last, end)
        if seen.date.lasts and seen.date.latest:
            lasting = max(lasting, seen.date.latest)
    if not is_ahead:
        yield as_of


def day_of(when: When) -> str:
    """Format the day of an event within its month: ``Fri 6``, ``9-13``, ``16-``, ``May``."""
    start, end = when.start, when.end
    if start is None:
        return f"-{end.day or ''}" if end else ""
    mark = "?" if when.is_window or "?" in (start.mark, end.mark if end else "") else ""
    about = "~" if start.mark == "~" else ""
    if when.day and not start.mark:
        return f"{weekday(when.day)} {when.day.day}"
    name = str(start.day) if start.day else MONTHS[start.month - 1][:3] if start.month else ""
    name = about + (name or str(start.year))
    if start == end:
        return name + mark
    is_near = end is not None and (start.year, start.month) == (end.year, end.month)
    return f"{name}-{end.day if end and is_near and end.day else ''}{mark}"


def _rule(when: When) -> str:
    part = when.start or when.end
    assert part
    return f"{part.year} {MONTHS[part.month - 1]}" if part.month else str(part.year)


def _span(days: int) -> str:
    """Format the length of a gap in round figures."""
    for size, noun in ((365, "year"), (30, "month"), (7, "week")):
        if days >= size * 2 or (size == 365 and days >= size):
            number = round(days / size)
            return f"{number} {noun}" + ("" if number == 1 else "s")
    return f"{days} days"
