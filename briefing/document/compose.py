"""Composes the document of a brief: the only module that decides its content and order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from briefing.document.blocks import (
    ANNEX,
    BODY,
    FIRST_PAGE,
    Basis,
    DisputeBlock,
    DisputeRow,
    DisputeSide,
    Document,
    EventBlock,
    ListItem,
    MatrixBlock,
    MatrixRow,
    NewsItem,
    Section,
    Term,
    TimelineRow,
    Undertaking,
)
from briefing.document.first_page import (
    PagePart,
    disputes_by_weight,
    first_page_parts,
    gap_items,
    gaps_by_weight,
    nothing_is_agreed,
    undertaking_row,
    undertakings,
)
from briefing.document.inline import cites_of
from briefing.document.key_points import event_block
from briefing.document.keys import dispute_key, event_key, judgment_key, point_key, source_key
from briefing.document.listing import Listing
from briefing.document.phrases import (
    FALLS,
    MINOR_DISPUTES,
    NO_FINDING,
    NOTHING_AGREED,
    THE_RULE,
    correction_words,
    date_words,
    ground_words,
    likelihoods_in,
    listed_words,
    minor_words,
    narrowing_words,
    news_words,
)
from briefing.document.sources import source_list
from briefing.lens.seen import SeenEvent, places_of
from briefing.lens.view import SeenDispute, View
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.records import DisputeStatus, Gap, Rank

if TYPE_CHECKING:
    from briefing.lens.coverage import SourceUse

MOST_ROWS = 60
"""Rows of what was agreed on a first page alone, which has no room for more: they are counted."""
MOST_MATRIX_SOURCES = 40
"""With more sources the matrix is left out."""
REPORTS, ANNOUNCES, SILENT = "reports", "announces", "silent"


class Composer:
    """Composes documents of one briefing, with a cache of the parts that views have in common."""

    def __init__(self) -> None:
        self._events: dict[str, tuple[SeenEvent, list[str], EventBlock]] = {}

    def compose(
        self, view: View, depth: int = ANNEX, uses: Mapping[str, SourceUse] | None = None
    ) -> Document:
        """Return the brief down to a depth: the first page, what deepens it, and the annex.

        Sections without blocks are left out. `uses` are those of the sources' paragraphs, by the
        ids of the sources, if the annex is to tell them.
        """
        listing = Listing(view)
        leading, others = undertakings(listing)
        shown = leading if depth > FIRST_PAGE else leading[:MOST_ROWS]
        agreed = [undertaking_row(each, listing) for each in shown]
        disputes = disputes_by_weight(view)
        gaps = gaps_by_weight(view)
        without, falls = _fall(view)
        parts = first_page_parts(listing, agreed, disputes[0], gaps)
        if depth > FIRST_PAGE:
            more_rows = [undertaking_row(each, listing) for each in others]
            parts += _body(listing, more_rows, disputes[0], gaps, falls)
        if depth > BODY:
            parts += self._annex(listing, disputes[1], uses or {})
        notes = _notes_of_sections(view)
        unsettled = sum(each.status is DisputeStatus.OPEN for each in disputes[1])
        notes["in-dispute"] = minor_words(len(disputes[1]), unsettled)
        if nothing_is_agreed([*leading, *others]):
            notes["agreed"] = NOTHING_AGREED
        more = {"agreed": len(leading) - len(shown) + len(others)}
        sections = [
            Section(key, title, blocks, depth, notes.get(key, ""), more.get(key, 0))
            for depth, key, title, blocks in parts
            if blocks
        ]
        if view.lens.new_since:
            from briefing.document.whats_new import news_section  # few readers name a day

            sections.insert(0, news_section(listing, agreed, [*chain(*disputes)], gaps))
        about = ("Question", view.question), ("Scope", view.scope)
        return Document(
            view.title,
            view.bottom_line.head if view.bottom_line else "",
            view.as_of,
            [(name, text) for name, text in about if text],
            ground_words(view),
            narrowing_words(view),
            without,
            news_words(view.news),
            _new_keys(view, sections),
            sections,
        )

    def _annex(
        self, listing: Listing, minor: Sequence[SeenDispute], uses: Mapping[str, SourceUse]
    ) -> list[PagePart]:
        view = listing.view
        return [
            (ANNEX, "key-points", "All points by event", self._key_points(view, listing)),
            (ANNEX, "minor-disputes", MINOR_DISPUTES, _disputes(minor, listing)),
            (ANNEX, "matrix", "Events and sources", _matrix(view)),
            (ANNEX, "source-use", "What of each source is used", _uses(view, uses)),
        ]

    def _key_points(self, view: View, listing: Listing) -> Sequence[EventBlock]:
        if view.lens.filters:  # through which a point is listed here on one day, there on another
            return [event_block(each, listing) for each in view.events]
        return [self._event(each, listing) for each in view.events]

    def _event(self, seen: SeenEvent, listing: Listing) -> EventBlock:
        # It names the events under which points that look forward to it are listed, and topics.
        titles = [listing.events[each.event].event.title for each in seen.ahead]
        known = self._events.get(seen.event.id)
        if known is None or known[0] is not seen or known[1] != titles:
            known = self._events[seen.event.id] = seen, titles, event_block(seen, listing)
        return known[2]


def compose(
    view: View, depth: int = ANNEX, uses: Mapping[str, SourceUse] | None = None
) -> Document:
    """Return the brief down to a depth; with `uses`, also what of each source is used."""
    return Composer().compose(view, depth, uses)


def _body(
    listing: Listing,
    others: Sequence[Undertaking],
    disputes: Sequence[SeenDispute],
    gaps: Sequence[Gap],
    falls: Iterable[str],
) -> list[PagePart]:
    view = listing.view
    return [
        (BODY, "falls", FALLS, [*map(ListItem, falls)]),
        (BODY, "why", "Why we judge so", _bases(listing)),
        (BODY, "agreed-more", "Agreed, continued", others),
        (BODY, "disputes", "In dispute, the sides", _disputes(disputes, listing)),
        (BODY, "timeline", "Timeline", [*map(_row, view.events)]),
        (BODY, "gaps", "Not known, in full", gap_items(gaps, listing)),
        (BODY, "sources", "Sources", source_list(view)),
        (BODY, "corrections", "Corrections of this brief", _corrections(view)),
    ]


def _notes_of_sections(view: View) -> dict[str, str]:
    """Return what explains the words of a section, by its key."""
    return {
        "judgments": likelihoods_in(each.version.text for each in view.judgments),
        "timeline": "* headline",
        "key-points": f"{listed_words(view)}; {THE_RULE}",
    }


def _fall(view: View) -> tuple[str, Sequence[str]]:
    """Return what falls in one line, and its items; empty if nothing is left out."""
    if not view.fall:
        return "", ()
    from briefing.document.falls import fall_items, fall_summary

    return fall_summary(view.fall), list(fall_items(view.fall))


def _new_keys(view: View, sections: Iterable[Section]) -> frozenset[str]:
    """Return the keys of all blocks that are about something new."""
    news = view.news
    if news.since is None:
        return frozenset()
    found = {event_key(name) for name in news.events} | {
        dispute_key(each) for each in news.disputes
    }
    found |= {judgment_key(each) for each in news.judgments}
    for seen in view.events:
        for point in seen.points:
            if point.ref in news.points:
                found |= {point_key(point, seen.event.id), point_key(point, point.event)}
    numbers = {source_key(each.source.id): each.number for each in view.sources}
    found |= {key for key, number in numbers.items() if number in news.sources}
    found |= {each.text for each in view.gaps if each.span in news.gaps}
    if news.bottom_line:
        found |= {
            each.key for part in sections if part.key == "bottom-line" for each in part.blocks
        }
    blocks = chain.from_iterable(each.blocks for each in sections)
    found |= {
        block.key
        for block in blocks
        if isinstance(block, (Basis, Undertaking, DisputeRow, Term, NewsItem)) and block.of in found
    }
    return frozenset(found)


def _bases(listing: Listing) -> Sequence[Basis]:
    points = listing.points
    return [
        Basis(
            judgment_key(each.id),
            each.version.why,
            each.version.changed,
            places_of(
                sorted(
                    chain.from_iterable(
                        points[ref].citations for ref in each.version.rests if ref in points
                    ),
                    key=lambda each: each.number,
                )
            ),
            listing.links("Rests on ", each.version.rests),
        )
        for each in listing.view.judgments
    ]


def _dating(seen: SeenEvent) -> Iterator[int]:
    """Yield the numbers of the sources with a printed date that is within the event's date."""
    if not seen.date:
        return
    first, last = seen.date.bounds
    for cite in chain.from_iterable(each.citations for each in seen.points):
        printed = cite.citation
        own = (printed.dates[phrase].bounds for phrase in printed.dates.keys() - printed.dates_of)
        if any(first <= start and end <= last for start, end in own):
            yield cite.number


def _row(seen: SeenEvent) -> TimelineRow:
    numbers = set(seen.reported_by or seen.announced_by)
    if not numbers:
        numbers = set(chain.from_iterable(each.sources for each in seen.points))
    if not numbers & (dated := set(_dating(seen))):
        numbers |= dated  # who tells of it may leave its day to those who announced it
    return TimelineRow(
        event_key(seen.event.id),
        seen.event.rank,
        seen.date,
        date_words(seen),
        seen.stage,
        seen.event.title,
        tuple(sorted(numbers)),
    )


def _disputes(disputes: Iterable[SeenDispute], listing: Listing) -> Sequence[DisputeBlock]:
    return [
        DisputeBlock(
            dispute_key(seen.dispute.id),
            seen.dispute.title,
            str(seen.status),
            [
                DisputeSide(
                    each.side.says,
                    cites_of(each.citations, each.side.says),
                    "" if each.citations else each.side.computed,
                )
                for each in seen.sides
            ],
            seen.finding or NO_FINDING,
            listing.links("Touches ", seen.dispute.touches),
        )
        for seen in disputes
    ]


def _corrections(view: View) -> Sequence[ListItem]:
    return [ListItem(correction_words(each)) for each in view.corrections]


def _matrix(view: View) -> Sequence[MatrixBlock]:
    numbers = [each.number for each in view.sources]
    if len(numbers) > MOST_MATRIX_SOURCES:
        why = f"Left out: {len(numbers):,} sources have no room beside the events."
        return [MatrixBlock(numbers, (), why)]
    if not view.events:
        return []
    return [MatrixBlock(numbers, [_matrix_row(each) for each in view.events], "")]


def _matrix_row(seen: SeenEvent) -> MatrixRow:
    says = dict.fromkeys(seen.announced_by, ANNOUNCES) | dict.fromkeys(seen.reported_by, REPORTS)
    is_headline = seen.event.rank is Rank.HEADLINE
    return MatrixRow(event_key(seen.event.id), seen.event.title, is_headline, says)


def _uses(view: View, uses: Mapping[str, SourceUse]) -> Sequence[ListItem]:
    if not uses:
        return ()
    from briefing.document.paragraph_index import coverage_note  # few briefs tell it

    found = []
    for each in view.sources:
        name = f"[{each.number}] {each.source.outlet}"
        found.append(ListItem(f"{name}. {coverage_note(uses[each.source.id])}"))
    return found
