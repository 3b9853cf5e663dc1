"""What became known after a day: what a reader who was last here then has not seen."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.lens.seen import SeenDispute, SeenEvent, SeenSource
from briefing.lens.statements import SeenJudgment
from briefing.lens.visibility_index import Index
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.prose_references import ground_of
from briefing.model.records import BottomLine, Gap, JudgmentVersion


class News(NamedTuple):
    """What of a view became known after the day `since`; nothing where that is None.

    Events, points, judgments and disputes are given by their ids, sources by their numbers and gaps
    by their places; a judgment counts where the version that holds is new, a dispute also where its
    finding is. `moved` are those judgments of which another version was known before.
    """

    since: date | None
    events: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    judgments: frozenset[str] = frozenset()
    disputes: frozenset[str] = frozenset()
    gaps: frozenset[Span] = frozenset()
    sources: frozenset[int] = frozenset()
    bottom_line: bool = False
    moved: frozenset[str] = frozenset()


def day_before(index: Index, day: date) -> date | None:
    """Return the day of a briefing before the last one that a day knows; None if there is none."""
    known = [each for each in index.days if each <= day]
    return known[-2] if len(known) > 1 else None


def news_since(
    index: Index,
    since: date | None,
    *,
    events: Iterable[SeenEvent],
    judgments: Iterable[SeenJudgment],
    disputes: Iterable[SeenDispute],
    gaps: Iterable[Gap],
    sources: Iterable[SeenSource],
    bottom_line: BottomLine | None,
) -> News:
    """Return what of these became known after a day; `index` is that of the whole folder."""
    if since is None:
        return News(None)
    points, first_day = index.points, index.visible_from

    def is_new(statement: BottomLine | JudgmentVersion | Gap) -> bool:
        return index.all_visible_from(ground_of(statement)) > since

    events = tuple(events)
    restated = [each for each in judgments if is_new(each.version)]
    known = {each.dispute.id: each for each in index.disputes}
    return News(
        since,
        frozenset([each.event.id for each in events if first_day[each.event.id] > since]),
        frozenset(
            [
                point.ref
                for each in events
                for point in each.points
                if points[point.ref].visible_from > since
            ]
        ),
        frozenset([each.id for each in restated]),
        frozenset(
            [
                each.dispute.id
                for each in disputes
                if known[each.dispute.id].visible_from > since
                or (each.finding and known[each.dispute.id].settled_from > since)
            ]
        ),
        frozenset([each.span for each in gaps if is_new(each)]),
        frozenset([each.number for each in sources if each.source.published > since]),
        bottom_line is not None and is_new(bottom_line),
        frozenset([each.id for each in restated if each.earlier and not is_new(each.earlier[0])]),
    )
