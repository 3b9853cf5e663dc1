"""Where a point has the texts of a search, if not in its own sentence. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.inline import cites_of
from briefing.lens.view import SeenPoint
from briefing.tui.pages.citations import citation_text
from briefing.tui.pages.page_context import PageContext


def cited_matches(point: SeenPoint, texts: Sequence[str], context: PageContext) -> list[str]:
    """Return for each casefolded text the first citation that has it, else the source that has it.

    A text that neither has is passed over.
    """
    if not texts:
        return []
    lines = [citation_text(each) for each in cites_of(point.citations, "")]
    lines += _source_lines(point, context)
    return _first_with(texts, lines)


def source_matches(point: SeenPoint, context: PageContext) -> list[str]:
    """Return the sources for which a search finds a point that does not show why.

    They are called by what is searched for; the point with its citations does not have that.
    """
    texts = context.session.search.present
    if not texts:
        return []
    cites = (citation_text(each) for each in cites_of(point.citations, point.point.text))
    shown = "\n".join((point.point.text, *cites)).casefold()
    return _first_with([text for text in texts if text not in shown], _source_lines(point, context))


def _source_lines(point: SeenPoint, context: PageContext) -> list[str]:
    """Return how the source of each citation is called, after the place that is cited."""
    sources = context.session.index.briefing.sources
    lines = []
    for cite, each in zip(cites_of(point.citations, ""), point.citations, strict=True):
        source = sources[each.citation.source]
        names = filter(None, (source.publisher, source.author, source.title))
        lines.append(f"{cite.place} {' · '.join(names)}")
    return lines


def _first_with(texts: Sequence[str], lines: Sequence[str]) -> list[str]:
    found = (next((line for line in lines if text in line.casefold()), "") for text in texts)
    return [*dict.fromkeys(filter(None, found))]
