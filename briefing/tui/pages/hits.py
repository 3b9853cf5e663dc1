"""The page of all hits of the search. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from briefing.document.phrases import count, date_words, point_words
from briefing.lens.text_search import Hit
from briefing.lens.view import SeenEvent, SeenPoint
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.pages.search_matches import cited_matches
from briefing.tui.session import MAX_LISTED, hit_target
from briefing.tui.shared_actions import nothing_searched


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield the hits under their events, in the order of the timeline.

    The reading pane highlights the texts that were searched for. A hit that has such a text neither
    in its sentence nor in its event's title is followed by what has it: a citation or a source.
    """
    session = context.session
    if not session.query:
        yield Paragraph(f"{nothing_searched(context.key_of)}.", "dim")
        return
    hits = session.hits
    yield Paragraph(f"{count(len(hits), 'hit')} for “{session.query}”", "bold")
    for name, group in groupby(hits[:MAX_LISTED], lambda hit: hit.event):
        seen = session.lookup.event(name)
        assert seen
        yield GAP
        yield Paragraph(f"{date_words(seen)} · {seen.event.title}", "dim")
        points = {point.ref: point for point in seen.points}
        for hit in group:
            yield from _hit(hit, points[hit.point], seen, context)
    if len(hits) > MAX_LISTED:
        yield GAP
        yield Paragraph(f"{len(hits) - MAX_LISTED:,} more: search for less to list them.", "dim")


def _hit(hit: Hit, point: SeenPoint, seen: SeenEvent, context: PageContext) -> Iterator[Paragraph]:
    item = hit_target(hit)
    yield Paragraph(point_words(point), "", "- ", "  ", item, context.mark_of(point.ref))
    shown = f"{seen.event.title}\n{point.point.text}".casefold()
    elsewhere = [text for text in context.session.search.present if text not in shown]
    for text in cited_matches(point, elsewhere, context):
        yield Paragraph(text, "dim", "  ", "    ", item)
