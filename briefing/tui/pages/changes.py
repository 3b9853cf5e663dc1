"""The page of the changes between two as-of days. Pure."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.document.inline import cites_of
from briefing.document.phrases import date_words, point_words
from briefing.lens.changes import Changes, DisputeChange, EventChange, PointChange
from briefing.model.dates import show_day, show_short_day, weekday
from briefing.render.text.changes import conclusion_news, dispute_news, event_news
from briefing.tui.pages.citations import citation_text
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import Target, TargetKind, point_target


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield what changed: between two compared days, since the last visit, or in the last step.

    First the sources, then events, disputes, judgments.
    """
    session = context.session
    changes = session.changes
    if session.compared:
        yield from _compared(changes, session.compared[1])
    else:
        day = f"{weekday(changes.since)} {show_short_day(changes.since, changes.until.year)}"
        since = f" since {day}" if session.has_days_before else ""
        yield Paragraph(f"New on {show_day(changes.until)}{since}", "bold")
    if changes.is_empty:
        yield Paragraph("Nothing came in between.", "dim")
    for seen in changes.sources:
        yield GAP
        source = seen.source
        text = f"{source.outlet}: {source.title}, {show_day(source.published)}"
        sign = f"{context.glyphs.changed} [{seen.number}] "
        yield Paragraph(text, "", sign, "      ", Target(TargetKind.SOURCE, source.id))
    for event in changes.events:
        yield from _event(event, context)
    if changes.disputes:
        yield GAP
        yield Paragraph("Disputes", "bold")
    for dispute in changes.disputes:
        yield _dispute(dispute, context)
    found = list(conclusion_news(changes))
    if found:
        yield GAP
        yield Paragraph("Conclusions", "bold")
    for label, text in found:
        yield Paragraph(text, "", f"- {label}: ", "  ")


def _compared(changes: Changes, until: date) -> Iterator[Paragraph]:
    """Yield the heading of a comparison, and whether the as-of day cuts it short."""
    days = f"from {show_day(changes.since)} to {show_day(changes.until)}"
    yield Paragraph(f"Changes {days}", "bold")
    if changes.until < until:
        text = f"Compared up to {show_day(until)}; the briefing is shown as of an earlier day."
        yield Paragraph(text, "dim")


def _event(change: EventChange, context: PageContext) -> Iterator[Paragraph]:
    seen = change.event
    yield GAP
    yield Paragraph(
        f"{date_words(seen)} · {seen.event.title}",
        "bold",
        item=Target(TargetKind.EVENT, seen.event.id),
    )
    if news := event_news(change):
        yield Paragraph(news, "dim", "  ", "  ", Target(TargetKind.EVENT, seen.event.id))
    for point in change.points:
        yield from _point(point, seen.event.id, context)


def _point(change: PointChange, event: str, context: PageContext) -> Iterator[Paragraph]:
    ref = change.point.ref
    sign = context.glyphs.changed if change.is_new else "-"
    item = point_target(ref, event)
    yield Paragraph(point_words(change.point), "", f"{sign} ", "  ", item, context.mark_of(ref))
    if not change.is_new:
        for cite in cites_of(change.citations, change.point.point.text):
            yield Paragraph(f"now also {citation_text(cite)}", "dim", "  ", "    ", item)


def _dispute(change: DisputeChange, context: PageContext) -> Paragraph:
    seen = change.dispute
    sign = context.glyphs.disputed
    item = Target(TargetKind.DISPUTE, seen.dispute.id)
    text = f"{seen.dispute.title} ({dispute_news(change)})"
    return Paragraph(text, "", f"{sign} ", "  ", item)
