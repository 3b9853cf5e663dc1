"""What changed between two days, as a page; and the words in which every output tells a change."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from briefing.document.key_points import point_item
from briefing.document.phrases import (
    FINDING,
    LOOKED_FORWARD,
    SHOWS_ONLY,
    THE_RULE,
    WITHOUT,
    confidence_words,
    correction_words,
    count,
    date_words,
    narrowing_words,
    sources_words,
    standing_words,
    without_words,
)
from briefing.document.sources import source_block
from briefing.lens.changes import (
    Changes,
    DisputeChange,
    EventChange,
    JudgmentChange,
    PointChange,
)
from briefing.lens.chronicle import Chronicle
from briefing.lens.seen import places_of
from briefing.lens.view import SeenSource, View
from briefing.model.dates import show_as_of, show_day, show_when
from briefing.model.records import DisputeStatus
from briefing.render.text.blocks import places_text, point_lines, source_title
from briefing.render.text.cells import cell_width
from briefing.render.text.layout import BLANK, Line, Page, set_page


def event_news(change: EventChange) -> str:
    """Describe an event's new stage, date, title and place; empty if none is new."""
    news = []
    seen, before = change.event, change.before
    if change.is_new:
        news.append(f"new: {change.event.stage}")
    elif change.has_new_stage:
        news.append(f"was {change.stage_before}, is {change.event.stage}")
    if change.is_dated and before:
        was = before.date
        news.append(f"its date was {show_when(was)}" if was else "its date is now known")
    if before and before.event.title != seen.event.title:
        news.append(f"was “{before.event.title}”")
    if before and before.event.place != seen.event.place:
        place = seen.event.place or "not known"
        news.append(
            f"its place is {place}"
            if not before.event.place
            else f"its place was {before.event.place}, is {place}"
        )
    return "; ".join(news)


def conclusion_news(changes: Changes) -> Iterator[tuple[str, str]]:
    """Yield what changed in the conclusions and the record, each with a label."""
    if changes.bottom_line:
        label = "Bottom line, changed" if changes.had_bottom_line else "Bottom line"
        found = changes.bottom_line
        yield label, f"{found.head}. {found.text}" if found.head else found.text
    for judgment in changes.judgments:
        yield _judgment(judgment)
    for each in changes.revised:
        name = f"[{each.source.number}]"
        if each.withdrawal:
            yield "Withdrawn", f"{name}: {each.withdrawal.note}"
        for correction in each.corrections:
            at = f" ¶{correction.at}" if correction.at else ""
            yield "Corrected", f"{name}{at}: {correction.note}"
    for gap in changes.opened:
        yield "Not known", gap.text
    for gap in changes.closed:
        yield "No longer unknown", gap.text
    for entry in changes.corrections:
        yield "Correction of the brief", correction_words(entry)


def _judgment(change: JudgmentChange) -> tuple[str, str]:
    before, after = change.before, change.after
    if after is None:
        assert before
        return "Judgment, ended", before.version.text
    now = after.version
    text = f"{now.text} {confidence_words(now.confidence)}"
    if before is None:
        return "Judgment", text
    if before.version.span == now.span:
        return "Judgment, its ground withdrawn", text
    was = before.version.confidence
    moved = f"{was} → {now.confidence}. " if was is not now.confidence else ""
    return "Judgment, changed", f"{judgment_name(after.id)}: {moved}{now.changed} {text}".replace(
        "  ", " "
    )


def judgment_name(name: str) -> str:
    """Return the id of a judgment as words: ``Counterstrike backing``, or ``judgment 2``."""
    return f"judgment {name}" if name.isdigit() else name.replace("-", " ").capitalize()


def dispute_news(change: DisputeChange) -> str:
    """Describe whether a dispute is new or settled."""
    is_settled = change.dispute.status is DisputeStatus.RESOLVED
    if change.is_new:
        return "new, settled at once" if is_settled else "new, open"
    return "settled" if is_settled else "has a finding, still open"


def tally(changes: Changes) -> str:
    """Count the changes: ``1 new source, 3 more events, 12 new points``."""
    points = [point for each in changes.events for point in each.points]
    new = {each.point.ref for each in points if each.is_new}
    confirmed = {each.point.ref for each in points} - new
    published = len(_published(changes))
    moved = sum(each.has_new_stage and not each.is_new for each in changes.events)
    opened = sum(each.is_new for each in changes.disputes)
    settled = sum(
        not each.is_new and each.dispute.status is DisputeStatus.RESOLVED
        for each in changes.disputes
    )
    counts = (
        (published, "new source", ""),
        (len(changes.sources) - published, "earlier source", " drawn on"),
        (sum(each.is_new for each in changes.events), "more event", ""),
        (moved, "event", " in another stage"),
        (len(new), "new point", ""),
        (len(confirmed), "point", " told again"),
        (opened, "new dispute", ""),
        (settled, "dispute", " settled"),
        (sum(each.before is None for each in changes.judgments), "judgment", ""),
        (sum(None not in each for each in changes.judgments), "judgment", " changed"),
        (sum(each.after is None for each in changes.judgments), "judgment", " ended"),
        (len(changes.revised), "source", " revised"),
        (len(changes.opened), "new gap", ""),
        (len(changes.closed), "gap", " closed"),
        (len(changes.corrections), "correction", " of the brief"),
    )
    parts = [count(number, noun) + rest for number, noun, rest in counts if number]
    return ", ".join(parts + ["the bottom line"] * bool(changes.bottom_line))


def _published(changes: Changes) -> list[SeenSource]:
    """Return the sources published in between; a filter can also admit an earlier one late."""
    return [each for each in changes.sources if each.source.published > changes.since]


def render_changes(chronicle: Chronicle, page: Page, *, short: bool = False) -> str:
    """Return the changes as a page; with `short`, points are only counted."""
    steps = (_step(step, short=short) for step in chronicle.steps)
    return set_page((_header(chronicle, page), *steps), page)


def _header(chronicle: Chronicle, page: Page) -> Iterator[Line]:
    before, after = chronicle.before, chronicle.after
    title = f"What changed from {show_as_of(before.as_of)} to {show_as_of(after.as_of)}"
    yield Line(title)
    yield Line("=" * min(cell_width(title), page.width))
    yield Line(f"{after.title} · {page.origin}")
    if filters := narrowing_words(after):
        yield Line(f"{SHOWS_ONLY}: {filters}", rest="  ")
    if after.fall:
        yield Line(f"{WITHOUT} {without_words(after.fall)}", rest="  ")
    yield Line(_known(before))
    if after.as_of != before.as_of:
        yield Line(_known(after))
    if after.points:
        yield Line(f"{THE_RULE.capitalize()}.")
    yield BLANK
    if quiet := _quiet(chronicle):
        yield Line(quiet)
        yield BLANK


def _known(view: View) -> str:
    if not view.published:
        return f"Known on {show_as_of(view.as_of)}: nothing, no source had been published."
    counts = (
        count(len(view.events), "event"),
        count(view.points, "point"),
        sources_words(view),
    )
    return f"Known on {show_as_of(view.as_of)}: {', '.join(counts)}."


def _quiet(chronicle: Chronicle) -> str:
    """Say that nothing was published, or that nothing published is shown."""
    since, until = chronicle.before.as_of, chronicle.after.as_of
    if since == until:
        return "The two days are the same, so nothing came between them."
    if chronicle.published:
        return "" if chronicle.steps else "Nothing of what was published in between is shown."
    return f"Nothing was published {_stretch(since, until)}."


def _stretch(since: date, until: date) -> str:
    first = since + timedelta(1)
    if first == until:
        return f"on {show_day(until)}"
    return f"between {show_day(first)} and {show_day(until)}"


def _step(changes: Changes, *, short: bool) -> Iterator[Line]:
    first = min((each.source.published for each in _published(changes)), default=changes.until)
    when = "" if first == changes.until else f"{show_day(first)} to "
    yield Line(f"{when}{show_day(changes.until)}: {tally(changes)}", rest="  ")
    for seen in changes.sources:
        yield _source(seen, short=short)
    yield BLANK
    yield from _conclusions(changes)
    homes = homes_of(changes)
    for event in changes.events:
        yield from _short_event(event, homes) if short else _event(event, homes)
    if changes.events and short:
        yield BLANK
    if changes.disputes:
        yield Line("Disputes", "  ")
    for dispute in changes.disputes:
        yield from _dispute(dispute, short=short)
    if changes.disputes:
        yield BLANK


def _source(seen: SeenSource, *, short: bool) -> Line:
    source = source_block(seen, short=short)
    address = f" {source.url}" if source.url else ""
    return Line(f"{source_title(source)}{address}", f"{f'[{seen.number}]':>5} ", "      ")


def _conclusions(changes: Changes) -> Iterator[Line]:
    """Yield what changed in the conclusions and the record."""
    found = list(conclusion_news(changes))
    for label, text in found:
        yield Line(f"{label}: {text}", "  - ", "    ")
    if found:
        yield BLANK


def _event(change: EventChange, homes: Mapping[str, str]) -> Iterator[Line]:
    """An event with what came to it; a point that looks forward to it stands where it was said.

    `homes` gives the titles of the events that tell of a point as their own.
    """
    news, points = event_news(change), points_told(change, homes)
    if not (news or points):
        return
    yield Line(event_heading(change), "  ", "    ")
    if news:
        yield Line(f"({news})", "  ", "  ")
    for point in points:
        yield from _point(point)
    if elsewhere := elsewhere_words(change, homes):
        yield Line(elsewhere, "  > ", "    ")
    yield BLANK


def event_heading(change: EventChange) -> str:
    """Return the date, place and title of an event on one line."""
    seen = change.event
    place = f", {seen.event.place}" if seen.event.place else ""
    return f"{date_words(seen)}{place} — {seen.event.title}"


def elsewhere_words(change: EventChange, homes: Mapping[str, str]) -> str:
    """Say under which events the rest of what looks forward to this one is told; else empty."""
    elsewhere = Counter(homes[each.point.ref] for each in change.ahead if each.point.ref in homes)
    places = (f"{title} ({count(number, 'point')})" for title, number in elsewhere.items())
    return f"{LOOKED_FORWARD}{'; '.join(places)}." if elsewhere else ""


def _short_event(change: EventChange, homes: Mapping[str, str]) -> Iterator[Line]:
    points = points_told(change, homes)
    new = sum(each.is_new for each in points)
    counts = ((new, "new point", ""), (len(points) - new, "point", " told again"))
    told = ", ".join(count(number, noun) + rest for number, noun, rest in counts if number)
    if notes := "; ".join(filter(None, (event_news(change), told))):
        seen = change.event
        yield Line(f"{date_words(seen)} — {seen.event.title} ({notes})", "  ", "    ")


def homes_of(changes: Changes) -> Mapping[str, str]:
    """Return the title of the event that tells of a point as its own, by the point."""
    return {
        point.point.ref: each.event.event.title for each in changes.events for point in each.own
    }


def points_told(change: EventChange, homes: Mapping[str, str]) -> list[PointChange]:
    """Return what is told under an event: its own, and what no other event here tells of it."""
    return [*change.own, *(each for each in change.ahead if each.point.ref not in homes)]


def _point(change: PointChange) -> Iterator[Line]:
    if change.is_new:
        yield from point_lines(point_item(change.point, change.point.event, ()))
    else:
        yield Line(retold_words(change), "  - ", "    ")


def retold_words(change: PointChange) -> str:
    """Return a point that was there before, with what cites it since and how it stands now."""
    cites = places_text(places_of(change.citations))
    return f"{change.point.point.text} Now also {cites} {standing_words(change.point)}"


def _dispute(change: DisputeChange, *, short: bool) -> Iterator[Line]:
    yield Line(f"{change.dispute.dispute.title} ({dispute_news(change)})", "  - ", "    ")
    if change.is_settled and not short:
        yield Line(f"{FINDING} {change.dispute.finding}", "    ", "    ")
