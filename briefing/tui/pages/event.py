"""The page of an event, and the format of points on every page. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.blocks import Runs
from briefing.document.inline import attribution, cites_of, dispute_title, separated
from briefing.document.phrases import (
    BEFOREHAND,
    GROUND_WITHDRAWN,
    claim_words,
    confidence_words,
    date_words,
    joined_words,
    shown_words,
    standing_words,
)
from briefing.lens.view import SeenEvent, SeenPoint
from briefing.lens.visibility_index import Stage
from briefing.model.dates import show_when
from briefing.render.text.blocks import run_text
from briefing.tui.pages.citations import alike
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.pages.search_matches import source_matches
from briefing.tui.target import Target, TargetKind, point_target

_REST = "Other points"
"""The heading of points without an aspect that come after those of one."""


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield the event under the cursor: its date, stage and reasons, its points, its disputes.

    Then come the judgments that rest on it, and what is not known of it.
    """
    session = context.session
    seen = session.current
    if seen is None:
        yield Paragraph(f"No event is visible {shown_words(session.view)}.", "dim")
        if session.lens.filters or session.lens.without:
            yield Paragraph(f"{context.key_of('whole')} shows the whole briefing.", "dim")
        return
    yield Paragraph(seen.event.title, "bold")
    place = f" · {seen.event.place}" if seen.event.place else ""
    yield Paragraph(date_words(seen) + place)
    yield Paragraph(_reasons(seen), "dim", is_about=True)
    yield from _own(seen, context)
    if seen.ahead:
        yield GAP
        yield Paragraph("Looking forward to it", "bold")
        for point in seen.ahead:
            yield from point_paragraphs(point, context)
    yield from _disputes(seen, context)
    yield from _judgments(seen, context)
    yield from _gaps(seen, context)
    yield from _readings(seen)


def _own(seen: SeenEvent, context: PageContext) -> Iterator[Paragraph]:
    """Yield an event's own points in the order of a brief, under its headings."""
    last = ""
    for point, aspect in context.session.lookup.in_reading_order(seen):
        if aspect != last:
            yield GAP
            yield Paragraph(
                aspect.capitalize() if aspect == BEFOREHAND else aspect or _REST, "bold"
            )
        last = aspect
        yield from point_paragraphs(point, context)


def _reasons(seen: SeenEvent) -> str:
    is_said = seen.reported_by or (seen.announced_by and seen.stage is Stage.PLANNED)
    stage: list[Runs] = [] if is_said else [[str(seen.stage)]]
    return run_text(separated([*stage, *attribution(seen)]))


def point_paragraphs(point: SeenPoint, context: PageContext) -> Iterator[Paragraph]:
    """Yield a point with its standing, its topics and its citations, as one item."""
    names = context.session.view.topic_names
    topics = [names[name] for name in point.topics if name in names]
    words = [*claim_words(point.point.claim), standing_words(point), *topics]
    words += filter(None, [context.check_of(point)])
    item = point_target(point.ref)
    yield GAP
    yield Paragraph(point.point.text, item=item, sign=context.mark_of(point.ref))
    yield Paragraph(" · ".join(words), "dim", "  ", "  ", item, is_about=True)
    for cites in alike(cites_of(point.citations, point.point.text)):
        yield Paragraph(cites, "dim", "  ", "    ", item)
    for source in source_matches(point, context):
        yield Paragraph(source, "dim", "  ", "    ", item)
    if point.point.computed:
        yield Paragraph(f"computed: {point.point.computed}", "dim", "  ", "    ", item)
    for why in joined_words(point):
        yield Paragraph(why, "dim", "  ", "    ", item)
    yield from note_on(point.ref, item, context)


def note_on(ref: str, item: Target, context: PageContext) -> Iterator[Paragraph]:
    """Yield the reader's note on a marked point, if there is one."""
    if note := context.session.note_on(ref):
        yield Paragraph(note, "dim", "  your note: ", "    ", item)


def _disputes(seen: SeenEvent, context: PageContext) -> Iterator[Paragraph]:
    shown = context.session.lookup.disputes
    touching = [shown[name] for name in seen.disputes if name in shown]
    if touching:
        yield GAP
        yield Paragraph("Disputes", "bold")
    for each in touching:
        text = dispute_title(each)
        item = Target(TargetKind.DISPUTE, each.dispute.id)
        yield Paragraph(text, "", f"{context.glyphs.disputed} ", "  ", item)


def _judgments(seen: SeenEvent, context: PageContext) -> Iterator[Paragraph]:
    judgments = context.session.lookup.judgments_on(seen)
    if judgments:
        yield GAP
        yield Paragraph("Judgments", "bold")
    for each in judgments:
        words = [each.version.text, confidence_words(each.version.confidence)]
        words += [GROUND_WITHDRAWN] if each.is_withdrawn else []
        item = Target(TargetKind.JUDGMENT, each.id)
        yield Paragraph(" ".join(words), "", "- ", "  ", item)


def _gaps(seen: SeenEvent, context: PageContext) -> Iterator[Paragraph]:
    gaps = context.session.lookup.gaps_about(seen)
    if gaps:
        yield GAP
        yield Paragraph("Not known", "bold")
    for each in gaps:
        yield Paragraph(each.text, "", "- ", "  ", Target(TargetKind.GAP, each.text))


def _readings(seen: SeenEvent) -> Iterator[Paragraph]:
    readings = [
        f"“{phrase}” {cite.place} is {show_when(reading)}"
        for point in seen.points
        for cite in point.citations
        for phrase, reading in cite.citation.dates.items()
    ]
    if readings:
        yield GAP
        yield Paragraph("Dates as printed", "bold")
    for text in dict.fromkeys(readings):
        yield Paragraph(text, "dim", "", "  ")
