"""Composes the first page: what was agreed, what is judged, disputed, ahead and not known.

All of it is derived from the points and from what the curator concludes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from briefing.document.blocks import (
    FIRST_PAGE,
    NO_LINKS,
    Block,
    DisputeRow,
    JudgmentItem,
    ListItem,
    Ref,
    RowSide,
    Statement,
    Term,
    Undertaking,
)
from briefing.document.keys import dispute_key, event_key, judgment_key
from briefing.document.listing import Listing
from briefing.document.phrases import (
    DAY_UNCERTAIN,
    GROUND_WITHDRAWN,
    NO_DATE,
    NO_DUE_GIVEN,
    THE_OUTLET,
    THE_RULE,
    UNNAMED,
    UNREPORTED,
    ahead_words,
    due_words,
    firmness_words,
    first_sentence,
    hindsight_words,
    marks_of,
)
from briefing.document.sources import source_list
from briefing.lens.commitments import Commitment, weight_of
from briefing.lens.event_order import rank_order
from briefing.lens.seen import SeenCitation, SeenEvent, SeenPoint, Stage, places_of
from briefing.lens.view import SeenDispute, SeenJudgment, SeenSide, View
from briefing.lens.visibility_index import ANNOUNCING
from briefing.model.dates import When
from briefing.model.prose_references import ground_of
from briefing.model.records import DisputeStatus, Firmness, Gap, Weight

_WEIGHTS = tuple(Weight)
_FIRM = (
    Firmness.DECIDED,
    Firmness.AGREED,
    Firmness.SAID,
    Firmness.TO_SIGN,
    Firmness.INTENDED,
    Firmness.TO_EXPLORE,
)
"""From what binds to what is only to be looked into."""


PagePart = tuple[int, str, str, Sequence[Block]]
"""The depth, the key, the title and the blocks of a section."""


def first_page_parts(
    listing: Listing,
    agreed: Sequence[Undertaking],
    disputes: Sequence[SeenDispute],
    gaps: Sequence[Gap],
) -> list[PagePart]:
    """Return the sections of the first page, in order: also those that are empty."""
    view = listing.view
    return [
        (FIRST_PAGE, "bottom-line", "Bottom line", _bottom_line(view, listing)),
        (FIRST_PAGE, "agreed", "What was agreed", agreed),
        (FIRST_PAGE, "judgments", "Judgments", judgment_items(view.judgments)),
        (FIRST_PAGE, "in-dispute", "In dispute", dispute_rows(disputes, view)),
        (FIRST_PAGE, "next", "What comes next", terms(listing)),
        (FIRST_PAGE, "unknown", "Not known", gap_items(gaps)),
        (FIRST_PAGE, "sources-in-short", "Sources", source_list(view, short=True)),
        (
            FIRST_PAGE,
            "notes",
            "Note",
            _notes(view, has_no_due=not all(each.due for each in agreed)),
        ),
    ]


def _bottom_line(view: View, listing: Listing) -> Sequence[Block]:
    found = view.bottom_line
    if found is None:
        return ()
    text = f"{found.text} {GROUND_WITHDRAWN}" if view.is_bottom_line_withdrawn else found.text
    return [Statement(text, listing.links("Rests on ", found.rests), found.head)]


def _notes(view: View, *, has_no_due: bool) -> Sequence[Statement]:
    texts = [THE_RULE.capitalize() + "."] if view.points else []
    texts += (
        [DAY_UNCERTAIN] if any("published" in each.source.inferred for each in view.sources) else []
    )
    texts += [NO_DUE_GIVEN] if has_no_due else []
    texts += [hindsight_words(view.as_of)] if view.is_reconstructed else []
    return [Statement(" ".join(texts))] if texts else []


def undertakings(listing: Listing) -> tuple[list[Commitment], list[Commitment]]:
    """Return what was agreed: the weightiest of it, and the rest.

    What the bottom line rests on comes first, as part of the weightiest. Then come the weightier
    ones, those of headlines, the latest and the firmest. What a later point settled is left out.
    """
    found = [each for each in listing.commitments if not each.closed_by]
    leading = _leading(listing.view)
    places = {name: place for place, name in enumerate(listing.events)}

    def order(each: Commitment) -> tuple[int, ...]:
        event = listing.events.get(each.point.event)
        rank = rank_order(event.event.rank) if event else len(_WEIGHTS)
        firm = len(_FIRM) if each.point.is_second_hand else _FIRM.index(each.firmness)
        is_other = each.point.ref not in leading
        return is_other, _weight(each, event), rank, -places.get(each.point.event, 0), firm

    ordered = sorted((order(each), place) for place, each in enumerate(found))
    # Where none is to lead, the weightiest do.
    least = min((weight for (_, weight, *_), _ in ordered), default=0)
    lead = sum(not is_other or weight == least for (is_other, weight, *_), _ in ordered)
    found = [found[place] for _, place in ordered]
    return found[:lead], found[lead:]


def _weight(each: Commitment, event: SeenEvent | None) -> int:
    if event is None:  # through filters
        return _WEIGHTS.index(each.point.point.weight or Weight.DETAIL)
    return _WEIGHTS.index(weight_of(each.point.point, event.event.rank))


def undertaking_row(each: Commitment, listing: Listing) -> Undertaking:
    """Return an undertaking in one line."""
    seen = each.point
    keys = listing.keys(seen.ref)
    marks = [*marks_of(seen), *([UNNAMED] if each.is_unnamed else [])]
    disputes = [Ref(dispute_key(name)) for name in seen.disputes if name in listing.disputes]
    return Undertaking(
        keys[0] if keys else "",
        each.what,
        each.who,
        firmness_words(each.firmness),
        due_words(each.due, listing.view.as_of.year) if each.due else "",
        places_of(seen.citations),
        marks,
        disputes,
    )


def nothing_is_agreed(found: Iterable[Commitment]) -> bool:
    """Whether all of some undertakings are only said or intended, or known at second hand.

    What is decided by one government, due for signature or to be explored is more than said.
    """
    of_one_side = (Firmness.SAID, Firmness.INTENDED)
    return all(each.firmness in of_one_side or each.point.is_second_hand for each in found)


def judgment_items(judgments: Iterable[SeenJudgment]) -> list[JudgmentItem]:
    """Return the judgments, each with the confidence in it."""
    return [
        JudgmentItem(
            judgment_key(each.id),
            each.version.text,
            str(each.version.confidence),
            GROUND_WITHDRAWN if each.is_withdrawn else "",
        )
        for each in judgments
    ]


def disputes_by_weight(view: View) -> tuple[list[SeenDispute], list[SeenDispute]]:
    """Return the disputes that matter, and the others; in both the open ones come first.

    One matters if it touches what the bottom line or a judgment rests on. What touches the bottom
    line comes first. Where none touches either, as before anything is concluded, the open ones do.
    """
    leading, ground = _leading(view), set(_ground(view))

    def order(each: SeenDispute) -> tuple[bool, bool]:
        return each.status is DisputeStatus.RESOLVED, leading.isdisjoint(each.dispute.touches)

    weighty: list[SeenDispute] = []
    minor: list[SeenDispute] = []
    for each in sorted(view.disputes, key=order):
        (minor if ground.isdisjoint(each.dispute.touches) else weighty).append(each)
    if not weighty:
        unsettled = sum(each.status is not DisputeStatus.RESOLVED for each in minor)
        return minor[:unsettled], minor[unsettled:]
    return weighty, minor


def _leading(view: View) -> set[str]:
    """Return the points that the bottom line rests on, and their events."""
    return set(_places_in(ground_of(view.bottom_line))) if view.bottom_line else set()


def _ground(view: View) -> Iterator[str]:
    """Yield the points that the bottom line and the judgments rest on, and their events."""
    refs = list(ground_of(view.bottom_line)) if view.bottom_line else []
    refs += chain.from_iterable(ground_of(each.version) for each in view.judgments)
    yield from _places_in(refs)


def _places_in(refs: Iterable[str]) -> Iterator[str]:
    for ref in refs:
        yield ref
        yield ref.partition("#")[0]


def dispute_rows(disputes: Iterable[SeenDispute], view: View) -> list[DisputeRow]:
    """Return disputes, each in one line."""
    outlets = {each.number: each.source.publisher for each in view.sources}
    return [
        DisputeRow(
            dispute_key(seen.dispute.id),
            seen.dispute.title,
            _row_sides(seen.sides, outlets),
            first_sentence(seen.finding) if seen.status is DisputeStatus.RESOLVED else "",
        )
        for seen in disputes
    ]


def _row_sides(sides: Sequence[SeenSide], outlets: Mapping[int, str]) -> list[RowSide]:
    """Return the sides, each by its short form and its speakers, or by these alone.

    Where the speakers are the same on both sides, what they say tells them apart.
    """
    names = [_speakers(each, outlets) for each in sides]
    found = []
    for seen, who in zip(sides, names, strict=True):
        if not seen.citations:
            found.append(RowSide("", (), seen.side.computed))
            continue
        said = seen.side.short or (seen.side.says.rstrip(".") if names.count(who) > 1 else "")
        text = f"{said} ({who})" if said else who
        found.append(RowSide(text, places_of(seen.citations), ""))
    return found


def _speakers(seen: SeenSide, outlets: Mapping[int, str]) -> str:
    return " and ".join(dict.fromkeys(_speaker(each, outlets) for each in seen.citations))


def _speaker(cite: SeenCitation, outlets: Mapping[int, str]) -> str:
    return cite.voice.name if cite.voice else outlets[cite.number] or THE_OUTLET


def terms(listing: Listing) -> list[Term]:
    """Return what comes next: events ahead or unreported, and undertakings that fall due.

    They are in order of date, those of one day by their number of origins. After those ahead come
    what is overdue, then what has no date.
    """
    found = [*_events_ahead(listing), *_falling_due(listing)]
    as_of = listing.view.as_of

    def order(each: _Ordered) -> tuple[bool, bool, date, int, int]:
        last, origins, place, _ = each
        return last == date.max, last < as_of, last, -origins, place

    return [term for *_, term in sorted(found, key=order)]


_Ordered = tuple[date, int, int, Term]
"""A term, behind the day that it is sorted by, its number of origins, and its place."""


def _events_ahead(listing: Listing) -> Iterator[_Ordered]:
    leading = _leading(listing.view)
    for place, seen in enumerate(listing.events.values()):
        if not seen.stage.has_happened:
            text, where = seen.event.title, seen.event.place
            if seen.stage is Stage.UNREPORTED:
                text, where = f"{text}: {UNREPORTED}", ""
            when = ahead_words(seen.date, listing.view.as_of) if seen.date else NO_DATE
            point, key = _announcing(seen), event_key(seen.event.id)
            places, marks = (places_of(point.citations), marks_of(point)) if point else ((), ())
            if where and not places:
                text, where = f"{text}, {where}", ""
            is_over = seen.date is not None and _end(seen.date) < listing.view.as_of
            leads = seen.event.id in leading and not is_over
            origins = len(point.origins) if point else 0
            yield (
                _end(seen.date),
                origins,
                place,
                Term(key, when, text, places, marks, where, leads),
            )


def _announcing(seen: SeenEvent) -> SeenPoint | None:
    """Return the point that announces an event ahead: of those with its date, the best supported.

    Its citations and its origins are told together, so that one number is about the other.
    """
    points = [each for each in seen.points if each.point.claim in ANNOUNCING]
    dated = [each for each in points if any(cite.citation.dates for cite in each.citations)]
    return max(dated or points[:1], key=lambda each: len(each.origins), default=None)


def _falling_due(listing: Listing) -> Iterator[_Ordered]:
    view = listing.view
    for place, each in enumerate(listing.commitments):
        seen = each.point
        event = listing.events.get(seen.event)
        if each.due is None or each.closed_by or (event and not event.stage.has_happened):
            continue
        keys = listing.keys(seen.ref)
        last = each.due.latest
        is_over = last is not None and last < view.as_of
        text = f"{each.what} was due: {UNREPORTED}" if is_over else f"{each.what} falls due"
        when = due_words(each.due, view.as_of.year)
        key = keys[0] if keys else ""
        term = Term(key, when, text, places_of(seen.citations), marks_of(seen))
        yield _end(each.due), len(seen.origins), place, term


def _end(when: When | None) -> date:
    """Return the day by which a term is sorted: its last one, or its first where that is open."""
    if when is None:
        return date.max
    first, last = when.bounds
    return first if last == date.max else last


def gaps_by_weight(view: View) -> list[Gap]:
    """Return the gaps: first those about what the bottom line rests on, then a judgment."""
    leading, ground = _leading(view), set(_ground(view))

    def order(each: Gap) -> tuple[bool, bool]:
        about = [*each.touches, *ground_of(each)]
        return leading.isdisjoint(about), ground.isdisjoint(about)

    gaps = list(reversed(view.gaps))  # of the same weight the latest comes first
    return sorted(gaps, key=order)


def gap_items(gaps: Sequence[Gap], listing: Listing | None = None) -> list[ListItem]:
    """Return gaps as entries of a list, with links to what they touch."""
    return [
        ListItem(each.text, listing.links("", each.touches) if listing else NO_LINKS)
        for each in gaps
    ]
