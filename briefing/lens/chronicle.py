"""The changes between two as-of days, step by step over the days of publication between them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.lens.changes import Changes, changes
from briefing.lens.lens import Lens
from briefing.lens.view import Snapshot, View, look, take_snapshot
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import NamedTuple

MOST_STEPS = 60
"""With more days of publication a step is a month, with more months a year."""


class Chronicle(NamedTuple):
    """The views at both ends, and the steps between them that changed anything, in order.

    A step covers a day, month or year and ends on its last day of publication. `until` always ends
    a step, because stages also change with the calendar. `published` are the days of publication.
    """

    before: View
    after: View
    published: tuple[date, ...]
    steps: tuple[Changes, ...]


def chronicle_of(
    index: Index, lens: Lens, since: date, until: date, *, by_day: bool = False
) -> Chronicle:
    """Return the changes after the day `since` and up to `until`, through the filters of a lens.

    With `by_day` every day of publication ends a step, however many there are.
    """
    published = tuple(day for day in index.days if since < day <= until)
    first = look(index, lens._replace(as_of=since))
    before: View | Snapshot = first
    steps = []
    for day in sorted({*(published if by_day else _ends(published)), until}):
        after = take_snapshot(index, lens._replace(as_of=day))
        step = changes(before, after)
        if not step.is_empty:
            steps.append(step)
        before = after
    return Chronicle(first, look(index, lens._replace(as_of=until)), published, tuple(steps))


def day_before_all(index: Index) -> date:
    """Return the day before the first publication, on which nothing is visible yet."""
    first = index.days[0] if index.days else index.last_day()
    return date.fromordinal(max(first.toordinal() - 1, 1))


def _ends(days: Sequence[date]) -> Sequence[date]:
    """Return the last day of publication of each step, with steps long enough for MOST_STEPS."""
    for places in (3, 2, 1):  # of year, month and day
        ends = list({day.timetuple()[:places]: day for day in days}.values())
        if len(ends) <= MOST_STEPS:
            break
    return ends
