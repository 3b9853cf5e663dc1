"""Mends what rules find in citations and records, where the sources' texts have one answer."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.edit.changes import Path, replace
from briefing.edit.mends import Mended, RuleMend
from briefing.edit.requests import event_file, source_file
from briefing.evidence.normalisation import Difference
from briefing.evidence.quotes import Found, QuoteState
from briefing.load.folder_layout import DISPUTES
from briefing.model.records import Citation, Paragraphs

_THERE = (QuoteState.VERIFIED, QuoteState.NORMALISED)


def quote_mends(case: Case) -> Iterator[RuleMend]:
    """Yield the mends of citations whose quotes stand in one other paragraph, and of counts."""
    found = {id(cited.citation): each for cited, each in case.quotes}
    for cite, path, steps, at in _citations(case):
        result = found.get(id(cite))
        if result and _has_one_answer(case, cite, result):
            what = f"“{cite.quote}” stands in paragraph {result.paragraph}, not {cite.at}"
            change = replace((*steps, "at"), str(result.paragraph))
            yield RuleMend(path, at, change, Mended(cite.span, "quote-elsewhere", what))
    for name, source in case.briefing.sources.items():
        text = case.texts.get(name)
        if source.original is None:
            continue
        recorded = source.original.paragraphs
        if text and text.sha256 == source.original.sha256 and len(text.paragraphs) != recorded:
            number = len(text.paragraphs)
            what = f"the text has {number} paragraphs, not {recorded}"
            yield RuleMend(
                source_file(name),
                name,
                replace(("original", "paragraphs"), str(number)),
                Mended(source.original.span, "paragraph-count", what),
            )


def _citations(case: Case) -> Iterator[tuple[Citation, str, Path, str]]:
    """Yield each citation with its file, its place in that, and the place for `allow`."""
    for event, point, ref in case.points():
        for number, cite in enumerate(point.cites):
            yield cite, event_file(event.id), ("points", point.id, "cites", number), ref
    for dispute in case.briefing.disputes.values():
        for side, one in enumerate(dispute.sides):
            for number, cite in enumerate(one.cites):
                yield cite, DISPUTES, (dispute.id, "sides", side, "cites", number), dispute.id


def _has_one_answer(case: Case, cite: Citation, found: Found) -> bool:
    """Whether a quote stands in one other paragraph than the one cited, and its dates as well.

    One that runs into the next, or leaves words out, may do so by chance.
    """
    if found.state is not QuoteState.ELSEWHERE or cite.at.first != cite.at.last:
        return False
    if found.last or {Difference.ELLIPSES, Difference.BRACKETS}.intersection(found.differences):
        return False
    there = Paragraphs(found.paragraph, found.paragraph)
    finder = case.finders[cite.source]
    return all(finder.find(each, there, suggest=False).state in _THERE for each in cite.dates)
