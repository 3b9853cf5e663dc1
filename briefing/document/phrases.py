"""Phrases that every output shares: counts, dates, standing, voices, filters, the sourcing."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.evidence.origins import Link, Origin
from briefing.lens.seen import Standing, standings
from briefing.lens.view import SeenCitation, SeenEvent, SeenPoint, View
from briefing.model.dates import show_day, show_when
from briefing.model.records import Claim, Judgment, VoiceKind

FINDING = "Finding:"
SHOWS_ONLY = "Shows only"
LOOKED_FORWARD = "Looked forward to in: "
SIDE_TO_COME = "a side is still to be published"
NO_FINDING = f"not yet: {SIDE_TO_COME}."
"""What stands for the finding of a dispute until all of its sides are known."""
_THE_OUTLET = "the outlet"
_NAMED_POINTS = 2
"""Up to this many points of a filter are named; more are only counted."""


def count(number: int, noun: str) -> str:
    """Return ``1 point``, ``2 points``."""
    return f"{number:,} {noun}" + ("" if number == 1 else "s")


def counts_words(view: View) -> str:
    """Say how much is shown: ``21 events · 127 points · 5 of 5 sources · 4 origins``."""
    counts = (
        count(len(view.events), "event"),
        count(view.points, "point"),
        f"{len(view.sources):,} of {count(view.all_sources, 'source')}",
        count(view.origins, "origin"),
    )
    return " · ".join(counts)


def shown_words(view: View) -> str:
    """Say through what a view is seen: ``on this day``, with its filters if it has any."""
    return "on this day and through these filters" if view.lens.filters else "on this day"


def date_words(event: SeenEvent) -> str:
    """Format the date of an event, or say why there is none."""
    if event.date:
        return show_when(event.date)
    return "date not yet known" if event.event.date else "no date given"


def claim_words(claim: Claim) -> list[str]:
    """Return the name of a claim as a list; empty for the default claim."""
    return [] if claim is Claim.REPORTED else [str(claim)]


def confidence_words(judgment: Judgment) -> str:
    """Say with how much confidence something is judged."""
    return f"Confidence: {judgment.confidence}."


def standing_words(point: SeenPoint) -> str:
    """Return the standing of a point: ``single origin, second-hand, disputed``."""
    number = len(point.origins)
    found = standings(point)
    words = ["single origin" if Standing.SINGLE in found else f"{number} origins"]
    words += [each for each in (Standing.SECOND_HAND, Standing.DISPUTED) if each in found]
    return ", ".join(words)


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
    *others, last = (place_words(point.citations[member]) for member in members)
    return f"{', '.join(others)} and {last}"


def place_words(cite: SeenCitation) -> str:
    """Return where a citation is from: the source's number and the paragraph."""
    return f"[{cite.number} ¶{cite.citation.at}]"


def voice_words(cite: SeenCitation) -> str:
    """Return the name of the voice that is cited."""
    return cite.voice.name if cite.voice else _THE_OUTLET


def describe_filters(view: View) -> str:
    """Describe the filters of a view; empty if there are none."""
    lens, topics = view.lens, view.brief.topics
    parts = []
    if lens.topics:
        parts.append("topic " + " or ".join(topics[name] for name in topics if name in lens.topics))
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
        parts.append(_query_words(lens.search))
    return "; ".join(parts)


def _query_words(query: str) -> str:
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
        return "Nothing had been published by this day."
    points = view.points_by_ref
    cites = [cite for point in points.values() for cite in point.citations]
    kinds = dict.fromkeys(VoiceKind, 0)
    for cite in cites:
        if cite.voice:
            kinds[cite.voice.kind] += 1
    single = sum(len(point.origins) == 1 for point in points.values())
    second_hand = sum(point.is_second_hand for point in points.values())
    inferred = sum("published" in seen.source.inferred for seen in view.sources)
    statement = (
        f"{count(len(view.sources), 'source')} of {count(view.origins, 'independent origin')} "
        f"carry {count(len(points), 'point')}: {single} on a single origin, "
        f"{second_hand} second-hand."
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
    if inferred:
        sentences.append(f"The day of publication is inferred for {inferred} of the sources.")
    if view.disputes:
        unsettled = sum(each.status == "open" for each in view.disputes)
        sentences.append(
            f"The sources conflict in {count(len(view.disputes), 'place')}, {unsettled} still open."
        )
    return " ".join(sentences)
