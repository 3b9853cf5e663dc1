"""What has been made of each paragraph of a source: by the whole briefing, for its curator."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from briefing.lens.coverage import ParagraphRun, Use, use_of
from briefing.lens.visibility_index import Index
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import label_text
from briefing.model.records import Citation, Paragraphs, Source


class UsedParagraph(NamedTuple):
    """A paragraph, or consecutive ones that are treated alike.

    `gist` and `reason` are the record's: what it says, and why it is left out; `label` is its page
    or time. `points` and `disputes` name those that cite it; `dates` are the printed dates that
    their citations record.
    """

    at: Paragraphs
    label: str
    use: Use
    gist: str
    reason: str
    points: tuple[str, ...]
    disputes: tuple[str, ...]
    dates: Mapping[str, When]


def used_paragraphs(index: Index, source: Source, known: int) -> Iterator[UsedParagraph]:
    """Yield the paragraphs of a source in order.

    The first `known` ones, those of a text at hand, are yielded one by one, also if the record
    counts fewer.
    """
    points = _OpenCitations(
        (name, cite)
        for name, each in index.points.items()
        for cite in each.point.cites
        if cite.source == source.id
    )
    disputes = _OpenCitations(
        (each.dispute.id, cite)
        for each in index.disputes
        for side in each.dispute.sides
        for cite in side.cites
        if cite.source == source.id
    )
    for run in _one_by_one(index, source, known):
        cited, disputed = points.of(run.at), disputes.of(run.at)
        yield UsedParagraph(
            run.at,
            label_text(source.labels, run.at),
            run.use,
            source.outline.get(run.at.first, ""),
            run.reason,
            tuple(dict.fromkeys(name for name, _ in cited)),
            tuple(dict.fromkeys(name for name, _ in disputed)),
            {
                phrase: when
                for _, cite in (*cited, *disputed)
                for phrase, when in cite.dates.items()
            },
        )


class _OpenCitations:
    """Who cites the paragraphs of a source, asked for one after the other in their order."""

    def __init__(self, cites: Iterable[tuple[str, Citation]]) -> None:
        self._left = sorted(cites, key=lambda each: each[1].at.first)[::-1]
        self._open: list[tuple[str, Citation]] = []

    def of(self, at: Paragraphs) -> list[tuple[str, Citation]]:
        """Return the citations of a paragraph, or of the first of several."""
        while self._left and self._left[-1][1].at.first <= at.first:
            self._open.append(self._left.pop())
        self._open = [each for each in self._open if each[1].at.last >= at.first]
        return [each for each in self._open if each[1].at.holds(at.first)]


def _one_by_one(index: Index, source: Source, known: int) -> Iterator[ParagraphRun]:
    last = 0
    for run in use_of(index, source.id, index.last_day()).stretches:
        for number in range(run.at.first, min(run.at.last, known) + 1):
            yield run._replace(at=Paragraphs(number, number))
        if run.at.last > known:
            yield run._replace(at=Paragraphs(max(run.at.first, known + 1), run.at.last))
        last = run.at.last
    for number in range(last + 1, known + 1):
        yield ParagraphRun(Paragraphs(number, number), Use.FORGOTTEN, 0, 0, "")
