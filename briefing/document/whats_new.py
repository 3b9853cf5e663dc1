"""Composes what became known since the day that a reader names: the brief then leads with it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, islice, zip_longest

from briefing.document.blocks import FIRST_PAGE, NEW_GAP, NewsItem, Section, Statement, Undertaking
from briefing.document.keys import dispute_key, event_key, judgment_key, source_key
from briefing.document.listing import Listing
from briefing.document.phrases import (
    MOVED,
    NOTHING_NEW,
    SETTLED,
    count,
    date_words,
    first_sentence,
    news_words,
    stage_words,
)
from briefing.lens.view import SeenDispute, View
from briefing.model.dates import show_day
from briefing.model.records import DisputeStatus, Gap

MOST_NEWS = 6
"""More items are only counted: these take some ten lines. There is one of each kind."""


def news_section(
    listing: Listing,
    agreed: Iterable[Undertaking],
    disputes: Iterable[SeenDispute],
    gaps: Iterable[Gap],
) -> Section:
    """Return the section that tells what is new, kind by kind; `agreed` are those that lead."""
    view = listing.view
    kinds = [
        list(each)
        for each in (
            _sources(view),
            _judgments(view),
            _agreed(listing, agreed),
            _events(view),
            _disputes(view, disputes),
            _gaps(view, gaps),
        )
    ]
    shown = list(chain.from_iterable(_first_of_each(kinds)))
    left = sum(map(len, kinds)) - len(shown)
    words = news_words(view.news)
    return Section(
        "new",
        f"{words[:1].upper()}{words[1:]}",
        shown or [Statement(NOTHING_NEW)],
        FIRST_PAGE,
        more=left,
    )


def _first_of_each(kinds: Sequence[Sequence[NewsItem]]) -> Iterator[Sequence[NewsItem]]:
    """Yield the first items of each kind, as evenly many as there is room for."""
    places = [[which] * len(each) for which, each in enumerate(kinds)]
    turns = (place for turn in zip_longest(*places) for place in turn if place is not None)
    taken = list(islice(turns, MOST_NEWS))
    for which, each in enumerate(kinds):
        yield each[: taken.count(which)]


def _sources(view: View) -> Iterator[NewsItem]:
    for seen in reversed(view.sources):  # the latest says most about what is new
        if seen.number in view.news.sources:
            source = seen.source
            day = show_day(source.published) + ("?" if "published" in source.inferred else "")
            text = f"[{seen.number}] {source.outlet}, {day}, {count(seen.points, 'point')}"
            yield NewsItem(source_key(source.id), "Source", "", text)


def _judgments(view: View) -> Iterator[NewsItem]:
    for each in view.judgments:
        if each.id in view.news.judgments:
            change = MOVED if each.id in view.news.moved else ""
            text = each.version.changed if change else ""
            yield NewsItem(judgment_key(each.id), "Judgment", change, text or each.version.text)


def _agreed(listing: Listing, agreed: Iterable[Undertaking]) -> Iterator[NewsItem]:
    new = {key for ref in listing.view.news.points for key in listing.keys(ref)}
    for each in agreed:
        if each.of in new:
            by = ", ".join(filter(None, (each.who, each.firmness, *each.marks)))
            yield NewsItem(each.of, "Agreed", "", f"{each.what} ({by})", each.places)


def _events(view: View) -> Iterator[NewsItem]:
    for seen in view.events:
        if seen.event.id in view.news.events:
            stage = stage_words(seen.stage)
            text = f"{seen.event.title}, {date_words(seen)}" + (f" ({stage})" if stage else "")
            yield NewsItem(event_key(seen.event.id), "Event", "", text)


def _disputes(view: View, disputes: Iterable[SeenDispute]) -> Iterator[NewsItem]:
    for seen in disputes:
        if seen.dispute.id in view.news.disputes:
            is_settled = seen.status is DisputeStatus.RESOLVED
            change = SETTLED.lower() if is_settled else ""
            finding = f". {first_sentence(seen.finding)}" if is_settled else ""
            text = f"{seen.dispute.title}{finding}"
            yield NewsItem(dispute_key(seen.dispute.id), "Dispute", change, text)


def _gaps(view: View, gaps: Iterable[Gap]) -> Iterator[NewsItem]:
    for each in gaps:
        if each.span in view.news.gaps:
            yield NewsItem(each.text, NEW_GAP, "", first_sentence(each.text))
