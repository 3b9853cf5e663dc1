"""Phrases that every output shares: counts, dates, standing, voices, filters, the sourcing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from briefing.document.blocks import Section
from briefing.evidence.origins import Link, Origin
from briefing.lens.seen import Stage, Standing, standings
from briefing.lens.view import SeenCitation, SeenEvent, SeenPoint, View
from briefing.model.dates import When, show_day, show_short_day, show_when
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.likelihood import SCALE, longest_first
from briefing.model.records import (
    BriefCorrection,
    Claim,
    Firmness,
    VoiceKind,
    Withdrawal,
)

if TYPE_CHECKING:
    from briefing.lens.fall import Fall
    from briefing.lens.news import News

COLUMNS = ("What", "Who", "How firm", "Due", "Source")
"""The heads of the table of what was agreed; of one in which a row is a record, only some."""
JUDGMENT, CONFIDENCE = "Judgment", "Confidence"
DUE = "due"
AGAINST = "against"
CHANGED = "Changed:"
AND_MORE = "and {number} more"
FINDING = "Finding:"
SHOWS_ONLY = "Shows only"
WITHOUT = "Without"
LOOKED_FORWARD = "Looked forward to in: "
NOTHING_PUBLISHED = "Nothing had been published by this day."
NOTHING_FOUND = "No point passes the filters."
NO_SOURCES = "There is no source yet."
NO_FINDING = "not settled."
"""What stands for the finding of a dispute that has none."""
MINOR_DISPUTES = "Minor disputes, which touch no judgment"
GROUND_WITHDRAWN = "All sources that this rests on were withdrawn."
"""What is said of a judgment that has lost its ground."""
BEFOREHAND = "expected beforehand"
"""The heading of what had been expected of an event that has happened."""
NO_DATE = "no date"
NO_DUE = "–"
SETTLED = "Settled"
MOVED = "changed"
"""What is said of a judgment that was there before."""
NOTHING_NEW = "Nothing that is shown here became known since then."
NO_TEXT = "no text is on record"
DAY_UNCERTAIN = "?: day not certain."
NOTHING_AGREED = "nothing yet; only said or planned"
FALLS = "What falls"
ABOUT = "What it is about"
NO_DUE_GIVEN = f"{NO_DUE}: no date given."
THE_RULE = "unmarked points: one origin"
SECOND_HAND = "second-hand"
UNNAMED = "unnamed"
UNREPORTED = "not reported"
_FIRMNESS = {Firmness.TO_SIGN: "to be signed", Firmness.TO_EXPLORE: "to explore"}
THE_OUTLET = "the outlet"
_NAMED_POINTS = 2
"""Up to this many points of a filter are named; more are only counted."""


def count(number: int, noun: str) -> str:
    """Return ``1 point``, ``2 points``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def more_words(section: Section) -> str:
    """Say how many entries of a section stand only behind the first page; empty if none do.

    Of disputes it says how many of these are settled, as the page shows the open ones first.
    """
    if not section.more:
        return ""
    about = ""
    if section.key == "new":
        about = ", marked +,"
    elif section.more_settled:
        number = "" if section.more == section.more_settled else f"{section.more_settled:,} "
        about = f", {number}settled,"
    return f"{section.more:,} more{about} in the whole brief."


def notes_on_records(text: str) -> str:
    """Return the notes of a first page for one without tables: no dash stands for a date there."""
    return text.replace(f" {NO_DUE_GIVEN}", "")


def hindsight_words(day: date) -> str:
    """Say that a conclusion was written later than on the day of the brief."""
    return (
        f"Bottom line and judgments were written later, from what was published by {show_day(day)}."
    )


def minor_words(number: int, unsettled: int) -> str:
    """Say how many disputes touch nothing that is concluded, and are open; empty without any."""
    still = f", {unsettled:,} still open" if unsettled else ""
    return f"{count(number, 'minor one')} in the annex{still}" if number else ""


def between_sides(number: int) -> str:
    """Return what stands between the sides of a dispute in one line."""
    return f" {AGAINST} " if number == 2 else "; "


def listed_words(view: View) -> str:
    """Say how many events and points are shown: ``24 events · 128 points``."""
    return f"{count(len(view.events), 'event')} · {count(view.points, 'point')}"


def ground_words(view: View) -> str:
    """Say how many sources are shown, and of how many origins: ``5 sources of 4 origins``."""
    return f"{sources_words(view)} of {count(view.origins, 'origin')}"


def sources_words(view: View) -> str:
    """Say how many sources are shown: ``5 sources``, or ``3 of 5 sources`` through a filter."""
    shown, published = len(view.sources), count(view.published, "source")
    return published if shown == view.published else f"{shown:,} of {published}"


def news_words(news: News) -> str:
    """Say since when something is new; empty if nothing can be."""
    return f"new since {show_day(news.since)}" if news.since else ""


def shown_words(view: View) -> str:
    """Say through what a view is seen: ``on this day``, with its filters if it has any."""
    return (
        "on this day and through these filters" if view.lens.filters or view.fall else "on this day"
    )


def date_words(event: SeenEvent) -> str:
    """Format the date of an event, or say that it is not known."""
    return show_when(event.date) if event.date else "date not known"


def ahead_words(when: When, as_of: date) -> str:
    """Format the date of an event ahead: one that may be any day now is only to come by the last.

    ``by May 2023``, where the first possible day is no longer to come.
    """
    first, last = when.bounds
    if when.is_window and when.end and first <= as_of <= last:
        return f"by {show_when(When(when.end, when.end))}"
    return show_when(when)


def due_words(when: When, year: int) -> str:
    """Format a due date: a day without its weekday, and without its year if that is `year`."""
    start = when.start
    if when.joint or start is None or not start.day:
        return show_when(when)
    about = "about " if start.mark == "~" else ""
    return f"{about}{show_short_day(start.earliest, year)}{start.mark.strip('~')}"


def firmness_words(firmness: Firmness) -> str:
    """Return the name of a firmness for a reader: ``to be signed``."""
    return _FIRMNESS.get(firmness, str(firmness))


def stage_words(stage: Stage) -> str:
    """Return a stage as a document says it, in which what is reported is the rule."""
    return "" if stage is Stage.REPORTED else str(stage)


def first_sentence(text: str) -> str:
    """Return a text up to the end of its first sentence."""
    first, stop, _ = text.partition(". ")
    return first + stop.rstrip()


def claim_words(claim: Claim) -> list[str]:
    """Return the name of a claim as a list; empty for the default claim."""
    return [] if claim is Claim.REPORTED else [str(claim)]


def confidence_words(confidence: str) -> str:
    """Say with how much confidence something is judged."""
    return f"Confidence: {confidence}."


def likelihoods_in(texts: Iterable[str]) -> str:
    """Say what the words of likelihood in some texts mean: ``likely: 55–80 per cent``.

    The scale is that of ICD 203 D.6.e.(2)(a).
    """
    words = " ".join(texts).casefold()
    degrees = {term: each for each in SCALE for term in (*each.first_row, *each.second_row)}
    found = []
    for term in longest_first(tuple(degrees)):
        if term in words:
            words = words.replace(term, "")
            degree = degrees[term]
            found.append((degree.least, f"{term}: {degree.least}–{degree.most}"))
    return f"{', '.join(text for _, text in sorted(found))} per cent" if found else ""


def correction_words(correction: BriefCorrection) -> str:
    """Say what the brief had wrong, what is right, and why."""
    stood, right = correction.stood, correction.right
    return f"{show_day(correction.date)}: {stood} Right is: {right} {correction.why}"


def withdrawal_words(withdrawal: Withdrawal) -> str:
    """Say when a source was withdrawn."""
    return f"withdrawn on {show_day(withdrawal.date)}"


def standing_words(point: SeenPoint) -> str:
    """Return the standing of a point: ``single origin, second-hand, disputed``."""
    number = len(point.origins)
    found = standings(point)
    words = ["single origin" if Standing.SINGLE in found else f"{number} origins"]
    rest = Standing.SECOND_HAND, Standing.DISPUTED, Standing.WITHDRAWN
    words += [each for each in rest if each in found]
    return ", ".join(words)


def marks_of(point: SeenPoint) -> list[str]:
    """Return what is not the rule about a point's sources: ``2 origins``, ``second-hand``."""
    found = [f"{len(point.origins)} origins"] if len(point.origins) > 1 else []
    found += [SECOND_HAND] if point.is_second_hand else []
    return [*found, *(["withdrawn"] if point.withdrawn else [])]


def point_words(point: SeenPoint) -> str:
    """Write a point with its standing, where they share a line."""
    return f"{point.point.text} ({standing_words(point)})"


def joined_words(point: SeenPoint) -> list[str]:
    """Return one line for each origin that several citations of a point share, with the reason."""
    return [_joined(point, each) for each in point.origins if len(each.members) > 1]


def _joined(point: SeenPoint, origin: Origin) -> str:
    # A source's id and its publisher can join the same citations; give the reason once.
    reasons = dict.fromkeys(_link_words(point, link, len(origin.members)) for link in origin.links)
    return f"{_places(point, origin.members)} are one origin: {'; '.join(reasons)}"


def _link_words(point: SeenPoint, link: Link, members: int) -> str:
    joined = sorted({*link.sources, *link.voices})
    who = "both" if members == 2 else "all" if len(joined) == members else _places(point, joined)
    if len(link.sources) < len(joined):
        return f"{who} speak for one body, {link.name}"
    numbers = {point.citations[place].number for place in joined}
    if len(numbers) == 1:
        return f"{who} stand in [{numbers.pop()}]"
    return f"{who} come from {link.name}"


def _places(point: SeenPoint, members: Sequence[int]) -> str:
    *others, last = (point.citations[member].place for member in members)
    return f"{', '.join(others)} and {last}"


def voice_words(cite: SeenCitation) -> str:
    """Return the name of the voice that is cited."""
    return cite.voice.name if cite.voice else THE_OUTLET


def describe_filters(view: View) -> str:
    """Describe the filters of a view, and what is left out of it; empty if there is nothing."""
    without = f"without {without_words(view.fall)}" if view.fall else ""
    return "; ".join(filter(None, (narrowing_words(view), without)))


def without_words(fall: Fall) -> str:
    """Name the sources and voices that are left out: ``[3] Gazette and Ada Lind``."""
    names = [f"[{number}] {each.publisher}".rstrip() for number, each in fall.sources.items()]
    *others, last = [*names, *[each.name for each in fall.voices]]
    return f"{', '.join(others)} and {last}" if others else last


def narrowing_words(view: View) -> str:
    """Describe what the filters of a view narrow it to; empty if there are none."""
    lens = view.lens
    parts = []
    if lens.topics:
        parts.append("topic " + " or ".join(_topic_names(view)))
    if lens.events:
        parts.append("event " + " or ".join(sorted(lens.events)))
    if lens.points:
        parts.append(_point_words(sorted(lens.points)))
    if lens.ranks:
        parts.append("rank " + " or ".join(sorted(lens.ranks)))
    if lens.since:
        parts.append(f"since {show_day(lens.since)}")
    if lens.until:
        parts.append(f"until {show_day(lens.until)}")
    if lens.search:
        parts.append(_query_words(view))
    return "; ".join(parts)


def _topic_names(view: View) -> list[str]:
    """Return the names of the topics of the filter; the id of one that nothing visible has."""
    names = view.topic_names
    used = [name for name in names if name in view.lens.topics]
    return [names.get(each, each) for each in (*used, *sorted(view.lens.topics - set(used)))]


def _query_words(view: View) -> str:
    query = view.lens.search
    from briefing.lens.query_fields import sources_named

    numbers = {each.source.id: each.number for each in view.sources}
    if named := sources_named(query, numbers):
        return "source " + " or ".join(
            f"[{number}]" for number in sorted(numbers[each] for each in named)
        )
    from briefing.lens.query_syntax import parse  # few views are searched

    phrase = parse(query).phrase
    return f"text “{phrase}”" if phrase else f"search {query}"


def _point_words(points: list[str]) -> str:
    """Name a few points; of more, say how many were chosen."""
    if len(points) > _NAMED_POINTS:
        return f"{len(points):,} chosen points"
    return "point " + " or ".join(points)


def sourcing_statement(view: View, *, short: bool = False) -> str:
    """Sum up the sourcing (ICD 206, source summary statement), from what is shown."""
    if not view.sources:
        if view.lens.without:
            return "Nothing is left."
        if view.published:
            return NOTHING_FOUND
        return NO_SOURCES if view.as_of == date.max else NOTHING_PUBLISHED
    points = view.points_by_ref
    cites = [cite for point in points.values() for cite in point.citations]
    kinds = dict.fromkeys(VoiceKind, 0)
    for cite in cites:
        if cite.voice:
            kinds[cite.voice.kind] += 1
    single = sum(len(point.origins) == 1 for point in points.values())
    second_hand = sum(point.is_second_hand for point in points.values())
    inferred = sum("published" in seen.source.inferred for seen in view.sources)
    unverifiable = sum(seen.source.original is None for seen in view.sources)
    statement = (
        f"{count(len(points), 'point')} from {count(len(view.sources), 'source')} "
        f"of {count(view.origins, 'independent origin')}: "
        f"{single} on a single origin, {second_hand} second-hand."
    )
    if short:
        return statement
    voices = (
        f"Of {count(len(cites), 'citation')}, {kinds[VoiceKind.NAMED]} give a named voice, "
        f"{kinds[VoiceKind.ANONYMOUS]} an anonymous one, {kinds[VoiceKind.DOCUMENT]} a document, "
        f"{kinds[VoiceKind.PRESS]} another paper or unnamed reports, "
        f"{sum(not cite.voice for cite in cites)} the outlet itself."
    )
    sentences = [statement, voices]
    if unverifiable:
        sentences.append(f"{count(unverifiable, 'source')} cannot be verified: {NO_TEXT}.")
    if inferred:
        sentences.append(f"The day of publication of {count(inferred, 'source')} is inferred.")
    if view.disputes:
        unsettled = sum(each.status == "open" for each in view.disputes)
        sentences.append(f"{count(len(view.disputes), 'dispute')}, {unsettled} still open.")
    return " ".join(sentences)
