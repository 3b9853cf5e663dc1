"""A calendar (RFC 5545, RFC 7986) of the events whose days are known, as whole-day entries.

An entry takes up definite days. So an event is exported only if its first and its last day are
known for certain; a month, a year, a window, an open end or a mark of doubt would have to be put on
days that no source names. Those events are counted as lost, and the calendar's description names
them for readers who have only the calendar. Where the export of an earlier day had an entry, it is
cancelled: a program that has it would keep it otherwise.

The calendar itself has no UID, though RFC 7986 has one for it: programs that part a calendar into
its entries copy its own lines to the head of each, and vdirsyncer then takes the first UID for that
of the entry, so that all entries are one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import Any
from uuid import UUID, uuid5

from icalendar import STATUS, TRANSP, Calendar, vCategory, vDDDTypes, vInt, vText, vUid
from icalendar import Event as Entry

from briefing.document.phrases import date_words
from briefing.lens.event_history import EventStep, event_history
from briefing.lens.seen import Stage
from briefing.lens.view import SeenEvent, View
from briefing.lens.visibility_index import Index
from briefing.lens.without import index_without
from briefing.model.lean_typing import NamedTuple
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.event_summary import (
    EventSummarizer,
    EventSummary,
    known_days,
    named,
    sum_up,
    without_analysis,
)
from briefing.render.text.layout import flat

_NAMESPACE = UUID("8d7b6a52-3f0e-5c1d-9e4a-6b2f81c7d035")
"""The UUID namespace of calendars and entries (RFC 9562 §5.5); it must never change."""
_PRODUCT = "-//briefing//export//EN"
_STATUS: Mapping[Stage, STATUS] = {
    Stage.REPORTED: STATUS.CONFIRMED,
    Stage.CANCELLED: STATUS.CANCELLED,
    Stage.PLANNED: STATUS.TENTATIVE,
    Stage.UNREPORTED: STATUS.TENTATIVE,
    Stage.SCHEDULED: STATUS.TENTATIVE,
    Stage.DUE: STATUS.TENTATIVE,
}
_DAY = timedelta(days=1)
_OCTETS = 74  # and the space before what follows
_MOST = 7_900
"""UTF-16 units of a description: Google Calendar and Outlook refuse or drop more than 8,192."""
_UNNAMED = (
    "the brief has no `id`, so that entries are known by its title: if that changes, a calendar "
    "that is imported again has every entry twice"
)

_Days = tuple[date, date]
"""The first and the last day."""


class _EntryHistory(NamedTuple):
    """How an entry got to what it is: the days that it takes up, and its changes so far.

    `was_known` says that no day is known any more: `days` are then those that were.
    """

    days: _Days
    was_known: bool
    sequence: int
    modified: date


def write(request: ExportRequest) -> ExportResult:
    """Return the calendar, with a note if nothing but its title tells it from others."""
    view, summarizer = request.view, EventSummarizer(request.view)
    index, found = _index(request), {}
    indexed = {each.event.id: each for each in index.events}
    for each in view.events:
        steps = event_history(index, indexed[each.event.id], view.as_of)
        if revision := _revision(each, list(steps)):
            found[each.event.id] = revision
    kept = [each for each in view.events if each.event.id in found]
    calendar = Calendar()
    calendar.prodid, calendar.version = _PRODUCT, "2.0"
    for each in kept:
        revision, told = found[each.event.id], summarizer.summarize(each)
        calendar.add_component(_entry(view, each, revision, told))
    _head(calendar, view, [each for each in view.events if each.event.id not in found])
    return ExportResult(
        b"".join(fold(_line(*each)) for each in calendar.property_items()),
        (
            *summarizer.left_out(kept, "no day is known for certain; the calendar names them"),
            *without_analysis(view, "a calendar holds events"),
        ),
        () if view.id else (_UNNAMED,),
    )


def _index(request: ExportRequest) -> Index:
    """Return the index that the view is of: without the sources that its lens leaves out."""
    without = request.view.lens.without
    return index_without(request.index, without) if without else request.index


def _revision(seen: SeenEvent, steps: Sequence[EventStep]) -> _EntryHistory | None:
    """Return how the entry of an event changed up to a day; None if it never had a certain day.

    The number grows where the entry itself changes: its days, its status, its title or its place.
    """
    heads, days = [], None
    for each in steps:
        known = known_days(each.date)
        days = known or days
        if days:
            heads.append((days, known is None, _STATUS[each.stage], each.title, each.place))
    known = known_days(seen.date)
    days = known or days
    if days is None:
        return None
    changes = sum(before != after for before, after in pairwise(heads))
    return _EntryHistory(days, known is None, changes, steps[-1].since)


def _line(name: str, value: Any) -> bytes:  # noqa: ANN401 - the library's types share no other
    """Format a property (RFC 5545 §3.1): its name, its parameters and its escaped value."""
    if isinstance(value, bytes):  # of a component that begins or ends
        return name.encode() + b":" + value
    parameters: bytes = value.params.to_ical()
    start = name.encode() + (b";" + parameters if parameters else b"")
    text: bytes = value.to_ical()
    return start + b":" + text


def fold(line: bytes) -> bytes:
    """Fold a line at 75 octets (RFC 5545 §3.1), never within a character or an escape.

    The library folds character by character, which takes 30% of the time for a large calendar.
    """
    start, pieces = 0, []
    while len(line) - start > _OCTETS:
        end = start + _OCTETS
        while line[end] & 0b1100_0000 == 0b1000_0000:  # inside a character of UTF-8
            end -= 1
        piece = line[start:end]
        slashes = len(piece) - len(piece.rstrip(b"\\"))
        end -= slashes % 2  # the last one begins an escape
        pieces.append(line[start:end])
        start = end
    return b"\r\n ".join([*pieces, line[start:]]) + b"\r\n"


def _head(calendar: Calendar, view: View, missing: Sequence[SeenEvent]) -> None:
    """Set the calendar's name and description, as RFC 7986 properties and as their older forms.

    They are escaped here as text: the library does not know some of these properties and would
    write them unescaped.
    """
    lines = sum_up(view)
    if missing:
        lines.append(f"Not in this calendar, for no day is known for certain: {named(missing)}")
    for names, text in (
        (("NAME", "X-WR-CALNAME"), flat(view.title)),
        (("DESCRIPTION", "X-WR-CALDESC"), "\n".join(lines)),
    ):
        for name in names:
            calendar.add(name, vText(shortened(text)))


def _entry(view: View, seen: SeenEvent, revision: _EntryHistory, told: EventSummary) -> Entry:
    """Return the calendar entry of an event.

    The library's `Entry.new` checks the type of each value and takes twice the time.
    """
    entry = Entry()
    entry["UID"] = vUid(str(_uid(view, seen.event.id)))
    # Of the knowledge, not of the writing: a later day's calendar supersedes an earlier one.
    entry["DTSTAMP"] = vDDDTypes(datetime.combine(view.as_of, time(), UTC))
    entry["LAST-MODIFIED"] = vDDDTypes(datetime.combine(revision.modified, time(), UTC))
    entry["SEQUENCE"] = vInt(revision.sequence)
    first, last = revision.days
    entry["DTSTART"] = vDDDTypes(first)
    if last < date.max:
        entry["DTEND"] = vDDDTypes(last + _DAY)  # exclusive (RFC 5545 §3.6.1)
    else:  # behind which there is no day
        entry["DURATION"] = vDDDTypes(last - first + _DAY)
    entry["SUMMARY"] = vText(_summary(seen, revision))
    entry["STATUS"] = vText(STATUS.CANCELLED if revision.was_known else _STATUS[seen.stage])
    # What a briefing tells of takes nobody's time.
    entry["TRANSP"] = vText(TRANSP.TRANSPARENT)
    if place := flat(seen.event.place):
        entry["LOCATION"] = vText(place)
    if topics := [flat(view.topic_names[name]) for name in told.topics]:
        entry["CATEGORIES"] = vCategory(topics)
    entry["DESCRIPTION"] = vText(shortened("\n".join(_lines(seen, revision, told))))
    return entry


def _summary(seen: SeenEvent, revision: _EntryHistory) -> str:
    title = flat(seen.event.title)
    if revision.was_known:
        return f"{title} (not on this day)"
    return f"{title} (unreported)" if seen.stage is Stage.UNREPORTED else title


def _lines(seen: SeenEvent, revision: _EntryHistory, told: EventSummary) -> list[str]:
    moved = f"This day is no longer known for certain: {date_words(seen)}."
    return [
        *([moved] if revision.was_known else []),
        told.stage,
        *(f"- {text}" for text in told.points),
        *told.disputes,
        *(f"{text} {url}".rstrip() for text, url in told.sources),
    ]


def shortened(text: str) -> str:
    """Return a text of a length that calendars take, cut behind a sentence or a word.

    Lines are kept whole where that leaves most of the text. What was cut is said at its end.
    """
    if len(text) <= _MOST // 2 or _units(text) <= _MOST:
        return text
    note = f"[Cut here; {len(text):,} characters in all. The briefing has the rest.]"
    head = text.encode("utf-16-le")[: 2 * (_MOST - len(note) - 1)].decode("utf-16-le", "ignore")
    least = len(head) // 2
    for end in ("\n", ". ", " "):
        place = head.rfind(end)
        if place >= least:
            head = head[: place + len(end)]
            break
    return f"{head.rstrip()}\n{note}"


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def _uid(view: View, event: str) -> UUID:
    """Return a UID that is the same on every day and for every copy of the folder.

    RFC 7986 §5.3 asks for one that identifies neither host nor user. It depends only on the brief's
    id, or on its title where it has none, and on the event's id: a later calendar updates an entry.
    """
    return uuid5(_NAMESPACE, f"{view.id or view.title}\n{event}")
