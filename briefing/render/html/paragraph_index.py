"""The paragraphs of the sources as the page lists them: what they say, and where they are cited."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from briefing.model.records import Citation, Paragraphs, Source
from briefing.render.html.anchors import Anchors
from briefing.render.html.citations import SourceAnchors
from briefing.render.html.replay import Replay, first_of


class BackReference(NamedTuple):
    """A place that cites a paragraph: its id, its label, and the days on which it is there."""

    id: str
    label: str
    first: int
    last: int


class ParagraphEntry(NamedTuple):
    """A paragraph, or those that are cited together and have no gist of their own."""

    id: str
    at: Paragraphs
    text: str
    cited: list[BackReference]


class ParagraphIndex(NamedTuple):
    """The entries of each source by its id, in the order of its text, and how to find them."""

    by_source: Mapping[str, Sequence[ParagraphEntry]]
    source_anchors: SourceAnchors


def dispute_id(name: str) -> str:
    """Return the id of a dispute."""
    return f"dispute-{name}"


def gather(shown: Replay, places: Anchors) -> ParagraphIndex:
    """Return all that is to be listed of the sources that are shown.

    A citation leads to the first of its paragraphs that has a gist, so that the entries are no more
    than the records and the citations, whatever the numbers in them.
    """
    view = shown.view
    sources = {each.source.id: each.source for each in view.sources}
    listed = {name: _outline(source) for name, source in sources.items()}
    numbers = {name: sorted(source.outline) for name, source in sources.items()}
    targets: dict[tuple[str, int, int], str] = {}
    reasons: dict[str, _Reasons] = {}
    for cite, back in _citing(shown, places):
        name = cite.source
        at = _entry(numbers[name], cite.at)
        gist = listed[name].get(at)
        if gist is None:
            if name not in reasons:
                reasons[name] = _Reasons(sources[name])
            gist = listed[name][at] = ParagraphEntry(_id(name, at), at, reasons[name].of(at), [])
        if back not in gist.cited[-1:]:
            gist.cited.append(back)
        targets[name, cite.at.first, cite.at.last] = gist.id
    is_whole = not view.lens.filters
    by_source = {
        name: sorted(
            (each for each in gists.values() if each.cited or is_whole), key=lambda each: each.at
        )
        for name, gists in listed.items()
    }
    ids = {each.number: f"source-{each.source.id}" for each in view.sources}
    # A filter can admit a source later than it was published.
    days = reversed(list(enumerate(shown.views)))
    first = {each.number: day for day, view in days for each in view.sources}
    return ParagraphIndex(by_source, SourceAnchors(ids, first, targets))


def _outline(source: Source) -> dict[Paragraphs, ParagraphEntry]:
    found = {}
    for number, text in source.outline.items():
        at = Paragraphs(number, number)
        found[at] = ParagraphEntry(_id(source.id, at), at, text, [])
    return found


def _id(source: str, at: Paragraphs) -> str:
    return f"source-{source}.{at}"


def _entry(numbers: Sequence[int], at: Paragraphs) -> Paragraphs:
    """The first paragraph of a citation that has a gist, else all that it cites."""
    place = bisect_left(numbers, at.first)
    if place < len(numbers) and numbers[place] <= at.last:
        return Paragraphs(numbers[place], numbers[place])
    return at


class _Reasons:
    """What is said of the paragraphs of a source that have no gist."""

    def __init__(self, source: Source) -> None:
        left_out = source.left_out
        self._edges = sorted({edge for at in left_out for edge in (at.first, at.last + 1)})
        self._texts = ["no gist"] * (len(self._edges) + 1)
        """The text up to each edge, and after the last."""
        for at, reason in reversed(list(left_out.items())):  # of two reasons the first one holds
            first, after = (bisect_right(self._edges, each) for each in (at.first, at.last))
            self._texts[first : after + 1] = [f"left out: {reason}"] * (after + 1 - first)

    def of(self, at: Paragraphs) -> str:
        """Say why a paragraph is left out, if it is."""
        return self._texts[bisect_right(self._edges, at.first)]


def _citing(shown: Replay, places: Anchors) -> Iterator[tuple[Citation, BackReference]]:
    """Yield each citation on the page with the place where it stands."""
    for event in places.events:
        for point in event.points:
            back = BackReference(point.id, point.label, point.first, point.last)
            for cite in point.seen.citations:
                yield cite.citation, back
    last = len(shown.days) - 1
    for number, seen in enumerate(shown.view.disputes, start=1):
        name = seen.dispute.id
        first = first_of(places.disputes[name])
        back = BackReference(dispute_id(name), f"dispute {number}", first, last)
        for side in seen.sides:
            for cite in side.citations:
                yield cite.citation, back
