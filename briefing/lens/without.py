"""The briefing without some sources and voices: what is left of it where nothing cites them.

Points without a citation go, and with them events, sides of disputes and versions of titles, dates
and places whose ground they are. What the curator concludes is judged by `Statements`. Days and
numbers stay those of the whole folder.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from briefing.lens.date_history import RecordedReading, version_on
from briefing.lens.visibility_index import Index, IndexedEvent
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import (
    Briefing,
    Citation,
    Dispute,
    DisputeStatus,
    Event,
    Point,
)

_MOST_KEPT = 8
"""Indices that are kept: a reader looks at one source after the other, and back."""
VOICE = "by:"
"""What stands before the id of a voice where a source has the same id."""


class LeftOut(NamedTuple):
    """The ids of the sources and of the voices that are left out."""

    sources: frozenset[str]
    voices: frozenset[str]

    def has(self, cite: Citation) -> bool:
        """Whether a citation is of one of them."""
        return cite.source in self.sources or cite.by in self.voices


def left_out_of(briefing: Briefing, names: Collection[str]) -> LeftOut:
    """Return what some names of a lens mean; those that the briefing does not have are dropped."""
    sources, voices = briefing.sources, briefing.brief.voices
    return LeftOut(
        frozenset([each for each in names if each in sources]),
        frozenset([each for each in voices if voice_name(briefing, each) in names]),
    )


def names_in(briefing: Briefing) -> frozenset[str]:
    """Return all names that a lens can leave out: of sources and of voices."""
    voices = [voice_name(briefing, each) for each in briefing.brief.voices]
    return frozenset([*briefing.sources, *voices])


def voice_name(briefing: Briefing, voice: str) -> str:
    """Return the name of a voice in a lens: its id, marked where a source has the same."""
    return VOICE + voice if voice in briefing.sources else voice


def index_without(index: Index, names: frozenset[str]) -> Index:
    """Return the index of a briefing without some sources and voices, by their ids; cached.

    Ids that the briefing does not have are passed over; without any it is the index itself.
    """
    left_out = left_out_of(index.briefing, names)
    if not any(left_out):
        return index
    found = index.left_out.pop(left_out, None) or _make(index, left_out)
    while len(index.left_out) >= _MOST_KEPT:
        del index.left_out[next(iter(index.left_out))]
    index.left_out[left_out] = found
    return found


def _make(index: Index, left_out: LeftOut) -> Index:
    lost = {each.event.id: list(_lost_readings(index, each, left_out)) for each in index.events}
    return Index(briefing_without(index.briefing, left_out), index, lost)


def briefing_without(briefing: Briefing, left_out: LeftOut) -> Briefing:
    """Return the records that are left without some sources and voices."""
    rest = _Rest(briefing, left_out)
    events = {
        name: rest.event(event)
        for name, event in briefing.events.items()
        if name in rest.places or not event.points
    }
    disputes = map(rest.dispute, briefing.disputes.values())
    return Briefing(
        briefing.brief,
        events,
        {name: each for name, each in briefing.sources.items() if name not in left_out.sources},
        {each.id: each for each in disputes if each},
    )


def _lost_readings(
    index: Index, indexed: IndexedEvent, left_out: LeftOut
) -> Iterator[RecordedReading]:
    """Yield the readings of an event's date that are left out, but for versions that are too."""
    if indexed.event.document:  # whose date is that of the document
        return
    for points, is_own in ((indexed.own, True), (indexed.ahead, False)):
        for each in points:
            for cite in each.point.cites:
                if cite.dates and left_out.has(cite):
                    day = index.known_from(cite)
                    version = version_on(indexed.event.dates, index.published, day)
                    if version and version.source not in left_out.sources:
                        for when in cite.dates.values():
                            yield RecordedReading(
                                day, when, is_own, each.point.due, is_left_out=True
                            )


def first_cited(index: Index, name: str) -> date | None:
    """Return the day on which a source is published, or a voice first cited; None if it is not."""
    if name in index.published:
        return index.published[name]
    voices = left_out_of(index.briefing, [name]).voices
    cites = [cite for each in index.points.values() for cite in each.point.cites]
    sides = [side for each in index.disputes for side in each.dispute.sides]
    cites += [cite for side in sides for cite in side.cites]
    return min([index.known_from(cite) for cite in cites if cite.by in voices], default=None)


def _kept(cites: tuple[Citation, ...], left_out: LeftOut) -> tuple[Citation, ...]:
    kept = tuple([each for each in cites if not left_out.has(each)])
    return cites if len(kept) == len(cites) else kept


class _Rest:
    """What is left of a briefing's records; `points` and `places` are the full names of it."""

    def __init__(self, briefing: Briefing, left_out: LeftOut) -> None:
        self.left_out = left_out
        left = [
            (event.id, point)
            for event in briefing.events.values()
            for point in event.points
            if _kept(point.cites, left_out)
        ]
        self.points = {f"{event}#{point.id}" for event, point in left}
        self.places = self.points | {event for event, _ in left}
        self.places |= {point.about for _, point in left if point.about}

    def event(self, event: Event) -> Event:
        """Return an event without the points, versions and references that are gone."""
        lost = self.left_out.sources
        first, *others = event.titles
        lost = self.left_out.sources
        made = event._replace(
            titles=(
                first._replace(rests=self._of(first.rests, self.points)),
                *[each for each in others if self.points.issuperset(each.rests)],
            ),
            dates=tuple([each for each in event.dates if each.source not in lost]),
            places=tuple([each for each in event.places if each.source not in lost]),
            after=self._of(event.after, self.places),
            points=tuple(self._points(event)),
        )
        if event.document in lost:
            return made._replace(document="", dates=())
        return event if made == event else made

    def _points(self, event: Event) -> Iterator[Point]:
        for point in event.points:
            if f"{event.id}#{point.id}" in self.points:
                cites = _kept(point.cites, self.left_out)
                closed_by = self._of(point.closed_by, self.points)
                yield point._replace(cites=cites, closed_by=closed_by)

    def dispute(self, dispute: Dispute) -> Dispute | None:
        """Return a dispute with the sides that are left, open if one is gone; None without two."""
        sides = [side._replace(cites=_kept(side.cites, self.left_out)) for side in dispute.sides]
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

    @staticmethod
    def _of(names: tuple[str, ...], known: Collection[str]) -> tuple[str, ...]:
        return tuple([name for name in names if name in known])
