"""The strip of days: a cell for each day of publication, on a scale of time. Pure."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.model.lean_typing import NamedTuple
from briefing.render.text.glyphs import Glyphs

NARROWEST = 60
"""In fewer columns there is no strip: words say the days."""
_WIDEST = 44


class DayCell(NamedTuple):
    """A cell of the strip: its sign, and the day of publication it stands for (None: between two).

    `is_now` says that it is that of the as-of day, `is_later` that nothing of it is shown.
    """

    sign: str
    day: date | None
    is_now: bool = False
    is_later: bool = False


def strip_width(columns: int, days: int) -> int:
    """Return the cells of the strip in a terminal of so many columns; 0 if there is none."""
    return 0 if columns < NARROWEST or days < 2 else min(_WIDEST, columns // 4)


def day_cells(
    days: Sequence[date], points: Mapping[date, int], as_of: date, width: int, glyphs: Glyphs
) -> list[DayCell]:
    """Return the cells of the days of publication; `points` counts what became known on each.

    Their distances are those in time, as far as each has a cell of its own; of more days than
    cells, several share one, which stands for the last of them. How much came on a day that is
    still to come is not shown.
    """
    last = bisect_right(days, as_of) - 1
    places = _places(days, width)
    cells = [DayCell(glyphs.rule, None)] * width
    counts = [0] * width
    for day, place in zip(days[: last + 1], places, strict=False):
        counts[place] += points.get(day, 0)
    most = max(counts, default=0) or 1
    now = places[last] if last >= 0 else -1
    for day, place in zip(days, places, strict=True):
        if place > now:
            cells[place] = DayCell(glyphs.silent, day, is_later=True)
        elif place < now or day <= as_of:
            level = max(1, -(-counts[place] * len(glyphs.density) // most)) - 1
            cells[place] = DayCell(glyphs.density[level], day, is_now=place == now)
    return cells


def _places(days: Sequence[date], width: int) -> list[int]:
    """Return the index of each day's cell, in order; each its own if there are enough."""
    number = len(days)
    if number > width:
        return [place * width // number for place in range(number)]
    span = (days[-1] - days[0]).days if days else 0
    places: list[int] = []
    for place, day in enumerate(days):
        ideal = round((day - days[0]).days * (width - 1) / span) if span else 0
        least = places[-1] + 1 if places else 0
        places.append(min(max(ideal, least), width - number + place))
    return places


def day_at(cells: Sequence[DayCell], place: int) -> date | None:
    """Return the day of publication whose cell is nearest to a place; None if there is none."""
    days = [(abs(place - each), cell.day) for each, cell in enumerate(cells) if cell.day]
    return min(days, key=lambda each: each[0])[1] if days else None
