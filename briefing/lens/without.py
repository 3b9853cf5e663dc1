"""The briefing without some sources and voices: what is left of it where nothing cites them.

Points without a citation go, and with them events, sides of disputes and versions whose ground they
are. Days and numbers stay those of the whole folder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from datetime import date

from briefing.lens.date_history import Reading, version_on
from briefing.lens.visibility_index import Index, IndexedEvent
from briefing.model.lean_typing import TypeVar
from briefing.model.prose_references import ground_of
from briefing.model.records import (
    BottomLine,
    Brief,
    Briefing,
    Citation,
    Dispute,
    DisputeStatus,
    Event,
    Gap,
    JudgmentVersion,
    Point,
)

_MOST_KEPT = 8
"""Indices that are kept: a reader looks at one source after the other, and back."""
_T = TypeVar("_T", BottomLine, JudgmentVersion, Gap)


def index_without(index: Index, names: frozenset[str]) -> Index:
    """Return the index of a briefing without some sources and voices, by their ids; cached.

    Ids that the briefing does not have are passed over; without any it is the index itself.
    """
    briefing = index.briefing
    names = names & (briefing.sources.keys() | briefing.brief.voices.keys())
    if not names:
        return index
    found = index.left_out.pop(names, None) or _make(index, names)
    while len(index.left_out) >= _MOST_KEPT:
        del index.left_out[next(iter(index.left_out))]
    index.left_out[names] = found
    return found


def _make(index: Index, names: frozenset[str]) -> Index:
    lost = {each.event.id: list(_lost_readings(index, each, names)) for each in index.events}
    return Index(briefing_without(index.briefing, names), index, lost)


def briefing_without(briefing: Briefing, names: Collection[str]) -> Briefing:
    """Return the records that are left without some sources and voices."""
    left_out = _LeftOut(briefing, names)
    events = {
        name: left_out.event(event)
        for name, event in briefing.events.items()
        if name in left_out.places or not event.points
    }
    disputes = map(left_out.dispute, briefing.disputes.values())
    return Briefing(
        left_out.brief(briefing.brief),
        events,
        {name: each for name, each in briefing.sources.items() if name not in names},
        {each.id: each for each in disputes if each},
    )


def _lost_readings(
    index: Index, indexed: IndexedEvent, names: Collection[str]
) -> Iterator[Reading]:
    """Yield the readings of an event's date that are left out, but for versions that are too."""
    if indexed.event.document:  # whose date is that of the document
        return
    for points, is_own in ((indexed.own, True), (indexed.ahead, False)):
        for each in points:
            for cite in each.point.cites:
                if cite.dates and is_by(cite, names):
                    day = index.known_from(cite)
                    version = version_on(indexed.event.dates, index.published, day)
                    if version and version.source not in names:
                        for when in cite.dates.values():
                            yield Reading(day, when, is_own, each.point.due, is_left_out=True)


def first_cited(index: Index, name: str) -> date | None:
    """Return the day on which a source is published, or a voice first cited; None if it is not."""
    if name in index.published:
        return index.published[name]
    cites = [cite for each in index.points.values() for cite in each.point.cites]
    sides = [side for each in index.disputes for side in each.dispute.sides]
    cites += [cite for side in sides for cite in side.cites]
    return min([index.known_from(cite) for cite in cites if cite.by == name], default=None)


def is_by(cite: Citation, names: Collection[str]) -> bool:
    """Whether a citation is of one of some sources or voices."""
    return cite.source in names or cite.by in names


def _kept(cites: tuple[Citation, ...], names: Collection[str]) -> tuple[Citation, ...]:
    kept = tuple([each for each in cites if not is_by(each, names)])
    return cites if len(kept) == len(cites) else kept


class _LeftOut:
    """What is left of a briefing's records; `points` and `places` are the full names of it."""

    def __init__(self, briefing: Briefing, names: Collection[str]) -> None:
        self.names = names
        left = [
            (event.id, point)
            for event in briefing.events.values()
            for point in event.points
            if _kept(point.cites, names)
        ]
        self.points = {f"{event}#{point.id}" for event, point in left}
        self.places = self.points | {event for event, _ in left}
        self.places |= {point.about for _, point in left if point.about}

    def event(self, event: Event) -> Event:
        """Return an event without the points, versions and references that are gone."""
        first, *others = event.titles
        made = event._replace(
            titles=(
                first._replace(rests=self._of(first.rests, self.points)),
                *[each for each in others if self.points.issuperset(each.rests)],
            ),
            dates=tuple([each for each in event.dates if each.source not in self.names]),
            places=tuple([each for each in event.places if each.source not in self.names]),
            points=tuple(self._points(event)),
        )
        if event.document in self.names:
            return made._replace(document="", dates=())
        return event if made == event else made

    def _points(self, event: Event) -> Iterator[Point]:
        for point in event.points:
            if f"{event.id}#{point.id}" in self.points:
                cites = _kept(point.cites, self.names)
                closed_by = self._of(point.closed_by, self.points)
                yield point._replace(cites=cites, closed_by=closed_by)

    def dispute(self, dispute: Dispute) -> Dispute | None:
        """Return a dispute with the sides that are left, open if one is gone; None without two."""
        sides = [side._replace(cites=_kept(side.cites, self.names)) for side in dispute.sides]
        left = tuple(
            [
                each
                for each, side in zip(sides, dispute.sides, strict=True)
                if each.cites or (not side.cites and self.points.issuperset(side.rests))
            ]
        )
        if len(left) < 2 or not any(each.cites for each in left):
            return None
        made = dispute._replace(sides=left, touches=self._of(dispute.touches, self.places))
        if len(left) < len(sides):
            made = made._replace(status=DisputeStatus.OPEN, finding="")
        return made

    def brief(self, brief: Brief) -> Brief:
        """Return the brief with those of its statements that have their ground."""
        judgments = [
            judgment._replace(
                versions=tuple(
                    [
                        each._replace(closed_by=self._of(each.closed_by, self.points))
                        for each in self._grounded(judgment.versions)
                    ]
                )
            )
            for judgment in brief.judgments
        ]
        gaps = [
            gap._replace(
                touches=self._of(gap.touches, self.places),
                closed_by=self._of(gap.closed_by, self.points),
            )
            for gap in self._grounded(brief.gaps)
        ]
        return brief._replace(
            bottom_lines=tuple(self._grounded(brief.bottom_lines)),
            judgments=tuple([each for each in judgments if each.versions]),
            gaps=tuple(gaps),
        )

    def _grounded(self, statements: Iterable[_T]) -> list[_T]:
        return [each for each in statements if self.points.issuperset(ground_of(each))]

    @staticmethod
    def _of(names: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
        return tuple([name for name in names if name in known])
