"""Composes the document of a brief: the only module that decides its content and order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import chain

from briefing.document.blocks import (
    NO_LINKS,
    Block,
    DisputeBlock,
    DisputeSide,
    Document,
    EventBlock,
    JudgmentItem,
    Links,
    ListItem,
    MatrixBlock,
    MatrixRow,
    PointItem,
    Ref,
    Run,
    Runs,
    Section,
    SourceBlock,
    Statement,
    TimelineRow,
)
from briefing.document.inline import attribution, cites_of, dispute_title, separated
from briefing.document.phrases import (
    GROUND_WITHDRAWN,
    LOOKED_FORWARD,
    NO_FINDING,
    RECONSTRUCTED,
    claim_words,
    confidence_words,
    correction_words,
    count,
    counts_words,
    date_words,
    joined_words,
    narrowing_words,
    sourcing_statement,
    standing_words,
    withdrawal_words,
)
from briefing.lens.view import SeenDispute, SeenEvent, SeenPoint, SeenSource, View
from briefing.model.records import DisputeStatus, Rank

MOST_MATRIX_SOURCES = 40
"""With more sources the matrix is left out."""
_ONLY_IF_ANY = ("gaps", "corrections", "notes")
"""The sections that are left out where they have no block."""
REPORTS, ANNOUNCES, SILENT = "reports", "announces", "silent"


class Composer:
    """Composes documents of one briefing, with a cache of the parts that views have in common."""

    def __init__(self) -> None:
        self._events: dict[str, tuple[SeenEvent, list[str], EventBlock]] = {}

    def compose(self, view: View) -> Document:
        """Return the whole brief."""
        listing = _Listing(view)
        about = (("Question", view.question), ("Scope", view.scope))
        return _document(
            view,
            about,
            (
                _bottom_line(view, listing),
                _judgments(view, listing),
                _timeline("Timeline", view.events),
                Section("key-points", "Key points", self._key_points(view, listing)),
                Section(
                    "disputes", "Disputes", [_dispute(each, listing) for each in view.disputes]
                ),
                _gaps(view, listing),
                Section("matrix", "Events and sources", _matrix(view)),
                _sources(view),
                _corrections(view),
                _notes(view),
            ),
        )

    def _key_points(self, view: View, listing: _Listing) -> Sequence[EventBlock]:
        if view.lens.filters:  # through which a point is listed here on one day, there on another
            return [_event(each, listing) for each in view.events]
        return [self._event(each, listing) for each in view.events]

    def _event(self, seen: SeenEvent, listing: _Listing) -> EventBlock:
        # It names the events under which points that look forward to it are listed.
        titles = [listing.events[each.event].event.title for each in seen.ahead]
        known = self._events.get(seen.event.id)
        if known is None or known[0] is not seen or known[1] != titles:
            known = self._events[seen.event.id] = seen, titles, _event(seen, listing)
        return known[2]


def compose(view: View) -> Document:
    """Return the whole brief."""
    return Composer().compose(view)


def compose_summary(view: View) -> Document:
    """Return the short brief: only headlines, no key points or matrix, and sources in short."""
    headlines = [each for each in view.events if each.event.rank is Rank.HEADLINE]
    disputes = sorted(view.disputes, key=lambda each: each.status is DisputeStatus.RESOLVED)
    return _document(
        view,
        (("Question", view.question),),
        (
            _bottom_line(view),
            _judgments(view, short=True),
            _timeline("Headlines", headlines),
            Section("disputes", "Disputes", [ListItem(dispute_title(each)) for each in disputes]),
            _gaps(view),
            _sources(view, short=True),
            _notes(view),
        ),
        short=True,
    )


class _Listing:
    """The events, points and disputes of a view that are listed, and their keys."""

    def __init__(self, view: View) -> None:
        self.events = {each.event.id: each for each in view.events}
        self.disputes = {each.dispute.id for each in view.disputes}
        self.view = view
        self._points: dict[str, list[str]] | None = None

    def links(self, words: str, names: Iterable[str]) -> Links:
        """Return links to those events and points that are listed."""
        return Links(words, [Ref(key) for name in names for key in self._keys(name)])

    def _keys(self, name: str) -> Sequence[str]:
        if "#" not in name:
            return [event_key(name)] if name in self.events else []
        if self._points is None:
            self._points = {}
            for seen in self.view.events:
                for point in points_listed(seen, self.events):
                    key = point_key(point, seen.event.id)
                    self._points.setdefault(point.ref, []).append(key)
        return self._points.get(name, ())


def event_key(name: str) -> str:
    """Return the key of an event: its id is ASCII and holds no dot."""
    return f"event-{name}"


def point_key(point: SeenPoint, event: str) -> str:
    """Return the key of a point that is listed under an event, its own or one that it is about."""
    place = "point" if point.event == event else "ahead"
    return f"{place}-{point.ref.replace('#', '.')}"


def dispute_key(name: str) -> str:
    """Return the key of a dispute."""
    return f"dispute-{name}"


def source_key(name: str) -> str:
    """Return the key of a source."""
    return f"source-{name}"


def _document(
    view: View,
    about: Iterable[tuple[str, str]],
    sections: Sequence[Section],
    *,
    short: bool = False,
) -> Document:
    return Document(
        view.title,
        view.as_of,
        [(name, text) for name, text in about if text],
        counts_words(view),
        narrowing_words(view),
        *_fall(view, short=short),
        [each for each in sections if each.blocks or each.key not in _ONLY_IF_ANY],
    )


def _fall(view: View, *, short: bool) -> tuple[str, Sequence[str]]:
    """Return what falls in one line, and unless `short` its items; empty if nothing is left out."""
    if not view.fall:
        return "", ()
    from briefing.document.falls import fall_items, fall_summary

    return fall_summary(view.fall), () if short else list(fall_items(view.fall))


def _bottom_line(view: View, listing: _Listing | None = None) -> Section:
    found = view.bottom_line
    if found is None:
        return Section("bottom-line", "Bottom line", [])
    text = f"{found.text} {GROUND_WITHDRAWN}" if view.is_bottom_line_withdrawn else found.text
    statement = Statement(text, _rests(found.rests, listing), found.head)
    return Section("bottom-line", "Bottom line", [statement])


def _rests(points: Iterable[str], listing: _Listing | None) -> Links:
    return listing.links("Rests on ", points) if listing else NO_LINKS


def _judgments(view: View, listing: _Listing | None = None, *, short: bool = False) -> Section:
    return Section(
        "judgments",
        "Key judgments",
        [
            JudgmentItem(
                f"judgment-{each.id}",
                each.version.text,
                confidence_words(each.version),
                GROUND_WITHDRAWN if each.is_withdrawn else "",
                "" if short else each.version.why,
                _rests(each.version.rests, listing),
            )
            for each in view.judgments
        ],
    )


def _timeline(title: str, events: Iterable[SeenEvent]) -> Section:
    return Section("timeline", title, [_row(each) for each in events])


def _row(seen: SeenEvent) -> TimelineRow:
    numbers = sorted(set(chain.from_iterable([point.sources for point in seen.points])))
    return TimelineRow(
        event_key(seen.event.id),
        seen.event.rank,
        seen.date,
        date_words(seen),
        seen.stage,
        seen.event.title,
        tuple(numbers),
    )


def points_listed(seen: SeenEvent, homes: Collection[str]) -> list[SeenPoint]:
    """Return the points that are listed under an event.

    A point that looks forward to it is listed under its own event, if that is shown.
    """
    return [*seen.own, *(each for each in seen.ahead if each.event not in homes)]


def _event(seen: SeenEvent, listing: _Listing) -> EventBlock:
    event = seen.event
    return EventBlock(
        event_key(event.id),
        event.rank,
        date_words(seen),
        event.place,
        event.title,
        _status(seen),
        [
            point_item(each, event.id, listing.disputes)
            for each in points_listed(seen, listing.events)
        ],
        _elsewhere(seen, listing.events),
    )


def _status(seen: SeenEvent) -> Runs:
    parts: list[Runs] = [] if seen.reported_by else [[str(seen.stage)]]
    parts += attribution(seen)
    if seen.disputes:
        parts.append([count(len(seen.disputes), "dispute")])
    return separated(parts)


def _elsewhere(seen: SeenEvent, homes: Mapping[str, SeenEvent]) -> Runs:
    """Say under which other events points that look forward to an event are listed."""
    numbers: dict[str, int] = {}
    for point in seen.ahead:
        if point.event in homes:
            numbers[point.event] = numbers.get(point.event, 0) + 1
    runs: list[Run] = []
    for name, number in numbers.items():
        title = homes[name].event.title
        runs += ["; ", Ref(event_key(name), title), f" ({count(number, 'point')})"]
    return [LOOKED_FORWARD, *runs[1:], "."] if runs else ()


def point_item(point: SeenPoint, event: str, disputes: Collection[str]) -> PointItem:
    """Return a point as it is listed under an event, with links to the given disputes."""
    text = point.point.text
    return PointItem(
        point_key(point, event),
        point.ref,
        text,
        cites_of(point.citations, text),
        "".join(claim_words(point.point.claim)),
        standing_words(point),
        [Ref(dispute_key(name)) for name in point.disputes if name in disputes],
        joined_words(point),
    )


def _dispute(seen: SeenDispute, listing: _Listing) -> DisputeBlock:
    return DisputeBlock(
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


def _gaps(view: View, listing: _Listing | None = None) -> Section:
    return Section(
        "gaps",
        "Gaps",
        [
            ListItem(each.text, listing.links("", each.touches) if listing else NO_LINKS)
            for each in view.gaps
        ],
    )


def _corrections(view: View) -> Section:
    items = [ListItem(correction_words(each)) for each in view.corrections]
    return Section("corrections", "Corrections of this brief", items)


def _notes(view: View) -> Section:
    return Section("notes", "Note", [Statement(RECONSTRUCTED)] if view.is_reconstructed else [])


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


def _sources(view: View, *, short: bool = False) -> Section:
    blocks: list[Block] = [Statement(sourcing_statement(view, short=short))]
    blocks += [source_block(each, short=short) for each in view.sources]
    return Section("sources", "Sources", blocks)


def source_block(seen: SeenSource, *, short: bool = False) -> SourceBlock:
    """Return the block of a source; with `short`, only the parts that identify it."""
    source = seen.source
    block = SourceBlock(
        source_key(source.id),
        source.id,
        seen.number,
        source.published,
        "published" in source.inferred,
        source.publisher,
        source.author,
        source.title,
        "" if short else source.url,
    )
    withdrawn = [withdrawal_words(source.withdrawn)] if source.withdrawn else []
    if short:
        return block._replace(notes=withdrawn)
    notes = [f"translated from {source.translated_from}"] if source.translated_from else []
    if source.excerpt:
        notes.append("excerpt")
    if source.corrections:
        notes.append("corrected" if any(each.date for each in source.corrections) else "updated")
    return block._replace(
        descriptor=source.descriptor,
        origin="" if source.publisher else f"origin: {' and '.join(source.origin_names)}",
        notes=[*notes, *withdrawn],
        points=count(seen.points, "point"),
    )
