"""How much of each source is used: cited by points, by disputes alone, left out, or forgotten.

The use of a paragraph is that by what is visible on the as-of day. Consecutive paragraphs with the
same use form one run, so the cost grows with the records and never with the paragraph numbers.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from enum import StrEnum
from itertools import pairwise

from briefing.lens.lens import Lens
from briefing.lens.source_dependence import SourceDependence, source_dependence
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Citation, Paragraphs, Source


class Use(StrEnum):
    """How a paragraph is used; the first member that applies counts."""

    USED = "used"
    DISPUTED = "disputes only"
    LEFT_OUT = "left out"
    FORGOTTEN = "forgotten"


class ParagraphRun(NamedTuple):
    """Consecutive paragraphs with the same use: mostly a single one.

    `points` and `disputes` say how many of them cite it; `gist` is the record's, or else its
    `reason` for leaving it out; both are empty where the record has neither.
    """

    at: Paragraphs
    use: Use
    points: int
    disputes: int
    gist: str
    reason: str = ""

    @property
    def size(self) -> int:
        """The number of paragraphs."""
        return self.at.last - self.at.first + 1


class SourceUse(NamedTuple):
    """A source and the use of all its paragraphs, in order.

    Without a text on record only those are known that are cited, outlined or left out.
    """

    source: Source
    stretches: tuple[ParagraphRun, ...]

    def count(self, use: Use) -> int:
        """Return how many paragraphs of the source have this use."""
        return sum(each.size for each in self.stretches if each.use is use)


class CoveredSource(NamedTuple):
    """A source's number, how many points cite it, and the use of its paragraphs."""

    number: int
    points: int
    use: SourceUse


class Coverage(NamedTuple):
    """The use of all sources published by a day, and the origins that the points depend on."""

    title: str
    as_of: date
    sources: tuple[CoveredSource, ...]
    source_dependence: SourceDependence

    def count(self, use: Use) -> int:
        """Return how many paragraphs of all sources have this use."""
        return sum(each.use.count(use) for each in self.sources)


def coverage(index: Index, as_of: date | None = None) -> Coverage:
    """Return the coverage of the whole briefing as of a day, by default the last one."""
    view = look(index, Lens(as_of=as_of))
    uses = uses_shown(index, view)
    sources = tuple(
        CoveredSource(each.number, each.points, uses[each.source.id]) for each in view.sources
    )
    return Coverage(view.title, view.as_of, sources, source_dependence(view))


def uses_shown(index: Index, view: View) -> dict[str, SourceUse]:
    """Return the use of the paragraphs of the sources that a view shows, by their ids.

    What the view leaves out uses none; filters change nothing.
    """
    if view.lens.without:
        from briefing.lens.without import index_without  # few views leave something out

        index = index_without(index, view.lens.without)
    return uses_of(index, [each.source.id for each in view.sources], view.as_of)


def use_of(index: Index, source: str, day: date) -> SourceUse:
    """Return the use of the paragraphs of one source, by its id."""
    return uses_of(index, [source], day)[source]


def uses_of(index: Index, sources: Collection[str], day: date) -> dict[str, SourceUse]:
    """Return the use of the paragraphs of some sources, by their ids, as of a day."""
    wanted = set(sources)
    by_points, by_disputes = _Citers(wanted), _Citers(wanted)
    for point in index.points.values():
        if point.visible_from <= day:
            by_points.add(_known(index, point.point.cites, day))
    for each in index.disputes:
        if each.visible_from <= day:
            cites = (cite for side in each.dispute.sides for cite in side.cites)
            by_disputes.add(_known(index, cites, day))
    found = {name: index.source_as_of(name, day) for name in sources}
    return {
        name: SourceUse(source, tuple(_stretches(source, by_points, by_disputes)))
        for name, source in found.items()
    }


def _known(index: Index, cites: Iterable[Citation], day: date) -> list[Citation]:
    return [cite for cite in cites if index.known_from(cite) <= day]


class _Citers:
    """Counts how many points, or disputes, cite each paragraph, as changes of the running count."""

    def __init__(self, sources: Collection[str]) -> None:
        self.sources = sources
        self.steps: dict[str, Counter[int]] = defaultdict(Counter)

    def add(self, cites: Iterable[Citation]) -> None:
        """Count one citer, and each paragraph that it cites once."""
        cited = [
            (each.source, run)
            for each in cites
            if each.source in self.sources
            for run in each.at.runs
        ]
        last_source, last = "", 0
        for source, at in sorted(cited):
            if source != last_source:
                last_source, last = source, 0
            first = max(at.first, last + 1)
            if first <= at.last:
                steps, last = self.steps[source], at.last
                steps[first] += 1
                steps[at.last + 1] -= 1


def _stretches(source: Source, by_points: _Citers, by_disputes: _Citers) -> Iterator[ParagraphRun]:
    points, disputes = by_points.steps[source.id], by_disputes.steps[source.id]
    left_out = _reasons(source)
    edges = {1, *points, *disputes, *left_out}
    edges.update(edge for number in source.outline for edge in (number, number + 1))
    end = max(edges) if source.size is None else source.size + 1
    edges.add(end)
    citing = in_dispute = 0
    reason = ""
    for first, after in pairwise(sorted(edge for edge in edges if edge <= end)):
        citing += points[first]
        in_dispute += disputes[first]
        reason = left_out.get(first, reason)
        if citing:
            use = Use.USED
        elif in_dispute:
            use = Use.DISPUTED
        else:
            use = Use.LEFT_OUT if reason else Use.FORGOTTEN
        gist = source.outline.get(first, "") or reason
        if source.size is None and use is Use.FORGOTTEN and not gist:
            continue  # without a text nothing is known of what lies between
        yield ParagraphRun(Paragraphs(first, after - 1), use, citing, in_dispute, gist, reason)


def _reasons(source: Source) -> dict[int, str]:
    """Return the reason for leaving out that holds from a paragraph on, empty where none does."""
    found: dict[int, str] = {}
    last = 0
    for at, reason in sorted(source.left_out.items()):
        first = max(at.first, last + 1)
        if first <= at.last:
            last = at.last
            found[first], found[last + 1] = reason, ""
    return found
