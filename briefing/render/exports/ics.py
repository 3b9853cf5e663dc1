"""A calendar (RFC 5545, RFC 7986) of the events whose days are known, as whole-day entries.

An entry takes up definite days. So an event is exported only if its first and its last day are
known for certain; a month, a year, a window, an open end or a mark of doubt would have to be put on
days that no source names. Those events are counted as lost, and the calendar's description names
them for readers who have only the calendar.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from icalendar import STATUS, TRANSP, Calendar, vCategory, vDDDTypes, vText, vUid
from icalendar import Event as Entry

from briefing.lens.seen import Stage
from briefing.lens.view import SeenEvent, View
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


def write(request: ExportRequest) -> ExportResult:
    """Return the calendar."""
    view, summarizer = request.view, EventSummarizer(request.view)
    days = {each.event.id: found for each in view.events if (found := _days(each))}
    kept = [each for each in view.events if each.event.id in days]
    calendar = Calendar.new(
        prodid=_PRODUCT,
        uid=_uid(view),
        subcomponents=[
            _entry(view, each, days[each.event.id], summarizer.summarize(each)) for each in kept
        ],
    )
    _head(calendar, view, [each for each in view.events if each.event.id not in days])
    return ExportResult(
        b"".join(fold(_line(*each)) for each in calendar.property_items()),
        (
            *summarizer.left_out(kept, "no day is known for certain; the calendar names them"),
            *without_analysis(view, "a calendar holds events"),
        ),
    )


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
            calendar.add(name, vText(text))


def _days(event: SeenEvent) -> tuple[date, date] | None:
    """Return the first day and the day after the last (RFC 5545 §3.6.1, DTEND is exclusive)."""
    found = known_days(event.date)
    if found is None or found[1] == date.max:
        return None
    return (found[0], found[1] + _DAY)


def _entry(view: View, seen: SeenEvent, days: tuple[date, date], told: EventSummary) -> Entry:
    """Return the calendar entry of an event.

    The library's `Entry.new` checks the type of each value and takes twice the time.
    """
    title = flat(seen.event.title)
    entry = Entry()
    entry["UID"] = vUid(str(_uid(view, seen.event.id)))
    # Of the knowledge, not of the writing: a later day's calendar supersedes an earlier one.
    entry["DTSTAMP"] = vDDDTypes(datetime.combine(view.as_of, time(), UTC))
    entry["DTSTART"], entry["DTEND"] = map(vDDDTypes, days)
    entry["SUMMARY"] = vText(f"{title} (unreported)" if seen.stage is Stage.UNREPORTED else title)
    entry["STATUS"] = vText(_STATUS[seen.stage])
    # What a briefing tells of takes nobody's time.
    entry["TRANSP"] = vText(TRANSP.TRANSPARENT)
    if place := flat(seen.event.place):
        entry["LOCATION"] = vText(place)
    if topics := [flat(view.topic_names[name]) for name in told.topics]:
        entry["CATEGORIES"] = vCategory(topics)
    entry["DESCRIPTION"] = vText(_lines(told))
    return entry


def _lines(told: EventSummary) -> str:
    return "\n".join(
        [
            told.stage,
            *(f"- {text}" for text in told.points),
            *told.disputes,
            *(f"{text} {url}".rstrip() for text, url in told.sources),
        ]
    )


def _uid(view: View, event: str = "") -> UUID:
    """Return a UID that is the same on every day and for every copy of the folder.

    RFC 7986 §5.3 asks for one that identifies neither host nor user. It depends only on the
    briefing's title and the event's id, so that a later calendar updates an entry.
    """
    return uuid5(_NAMESPACE, f"{view.title}\n{event}")
