"""The page of what came between two days of knowledge. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.lens.changes import DisputeChange, EventChange, PointChange
from briefing.model.dates import show_day, show_short_day, weekday
from briefing.render.changes import dispute_news, event_news
from briefing.render.lines import date_words
from briefing.render.words import point_words
from briefing.tui.pages.event import citation_words
from briefing.tui.pages.para import GAP, Para
from briefing.tui.pages.setting import Setting


def changes_page(setting: Setting) -> Iterator[Para]:
    """What the last step on brought: sources, events with their points, disputes, judgments."""
    session = setting.session
    changes = session.changes
    day = f"{weekday(changes.since)} {show_short_day(changes.since, changes.until.year)}"
    since = f" since {day}" if session.has_days_before else ""
    yield Para(f"New on {show_day(changes.until)}{since}", "bold")
    if changes.is_empty:
        yield Para("Nothing came in between.", "dim")
    for seen in changes.sources:
        yield GAP
        source = seen.source
        text = f"{' and '.join(source.origin_names)}: {source.title}, {show_day(source.published)}"
        sign = f"{setting.glyphs.changed} [{seen.number}] "
        yield Para(text, "", sign, "      ", f"source:{source.id}")
    for event in changes.events:
        yield from _event(event, setting)
    if changes.disputes:
        yield GAP
        yield Para("Disputes", "bold")
    for dispute in changes.disputes:
        yield _dispute(dispute, setting)
    if changes.judgments or changes.bottom_line:
        yield GAP
        yield Para("Now resting on enough", "bold")
    if changes.bottom_line:
        yield Para(changes.bottom_line.text, "", "- Bottom line: ", "  ")
    for judgment in changes.judgments:
        yield Para(judgment.text, "", "- Judgment: ", "  ")


def _event(change: EventChange, setting: Setting) -> Iterator[Para]:
    seen = change.event
    yield GAP
    yield Para(f"{date_words(seen)} · {seen.event.title}", "bold", item=f"event:{seen.event.id}")
    if news := event_news(change):
        yield Para(news, "dim", "  ", "  ", f"event:{seen.event.id}")
    for point in (*change.own, *change.ahead):
        yield from _point(point, seen.event.id, setting)


def _point(change: PointChange, event: str, setting: Setting) -> Iterator[Para]:
    ref = change.point.ref
    sign = setting.glyphs.changed if change.is_new else "-"
    item = f"{event}/{ref}"
    yield Para(point_words(change.point), "", f"{sign} ", "  ", item, setting.mark_of(ref))
    if not change.is_new:
        for cite in change.citations:
            yield Para(f"now also {citation_words(cite)}", "dim", "  ", "    ", item)


def _dispute(change: DisputeChange, setting: Setting) -> Para:
    seen = change.dispute
    sign = setting.glyphs.disputed
    item = f"dispute:{seen.dispute.id}"
    text = f"{seen.dispute.title} ({dispute_news(change)})"
    return Para(text, "", f"{sign} ", "  ", item)
