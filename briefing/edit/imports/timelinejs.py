"""Reads the events of a TimelineJS file: JSON of version 3, and of its predecessor."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence

from briefing.edit.imports.dates import ImportedDate, as_shown, is_shown_by, joined, of_parts
from briefing.edit.imports.imported_event import ImportedEvent, Taken, UnreadableError
from briefing.edit.imports.words import plain_words
from briefing.model.lean_typing import Any

_CALL = re.compile(r"^\s*(?:(?:var\s+)?\w+\s*=\s*|[\w.$]+\()\s*(?=\{)")
_DATE = re.compile(r"(-?\d+)(?:[,/-](\d{1,2}))?(?:[,/-](\d{1,2}))?")
_RANKS = ("headline", "supporting", "background")


def read_timelinejs(text: str) -> Taken:
    """Return the events of a timeline; raises UnreadableError if it is none."""
    text = text.removeprefix("\ufeff")
    if match := _CALL.match(text):  # a variable, or a call with the data
        text = text[match.end() :].rstrip().rstrip(");")
    try:
        document = json.loads(text)
    except ValueError as error:
        raise UnreadableError(
            f"the file is no JSON: {error}", "save the timeline as JSON"
        ) from None
    except RecursionError:
        raise UnreadableError("the file is no timeline: it is nested too deep") from None
    slides, read = _slides(document)
    events, problems = [], []
    for number, slide in enumerate(slides, start=1):
        event, problem = read(slide) if isinstance(slide, Mapping) else (None, "it is no event")
        if problem:
            problems.append(f"event {number}: {problem}")
        if event:
            events.append(event)
    return Taken(events, problems)


def _slides(document: Any) -> tuple[Sequence[Any], Any]:
    if isinstance(document, Mapping):
        if isinstance(slides := document.get("events"), list):
            return slides, _slide
        old = document.get("timeline")
        if isinstance(old, Mapping) and isinstance(slides := old.get("date"), list):
            return slides, _old_slide
    raise UnreadableError("the file has no list of `events`", "take the JSON of a TimelineJS")


def _slide(slide: Mapping[str, Any]) -> tuple[ImportedEvent | None, str]:
    words, media = _mapping(slide, "text"), _mapping(slide, "media")
    shown = plain_words(_text(slide, "display_date"))
    start, end = _date(_mapping(slide, "start_date")), _date(_mapping(slide, "end_date"))
    date = as_shown(joined(start, end) if start.edtf else start, shown)
    remarks = (
        f"date: {shown}" if shown and not is_shown_by(date, shown) else "",
        *(plain_words(_text(words, "text")),),
        *(plain_words(_text(media, name)) for name in ("url", "caption", "credit")),
    )
    group = _text(slide, "group").lower()
    event = ImportedEvent(
        title=plain_words(_text(words, "headline")),
        date=date.edtf,
        id=_text(slide, "unique_id"),
        rank=group if group in _RANKS else "",
        remarks=tuple(filter(None, remarks)),
    )
    return _told(event, date)


def _old_slide(slide: Mapping[str, Any]) -> tuple[ImportedEvent | None, str]:
    """Read an event of TimelineJS 2: ``startDate: 2012,1,26``."""
    start, end = (_old_date(_text(slide, name)) for name in ("startDate", "endDate"))
    date = joined(start, end) if start.edtf else start
    media = _mapping(slide, "asset")
    remarks = (
        plain_words(_text(slide, "text")),
        *(plain_words(_text(media, name)) for name in ("media", "caption", "credit")),
    )
    title = plain_words(_text(slide, "headline"))
    return _told(ImportedEvent(title, date.edtf, remarks=tuple(filter(None, remarks))), date)


def _told(event: ImportedEvent, date: ImportedDate) -> tuple[ImportedEvent | None, str]:
    if not event.title:
        return None, "it has no headline"
    if not date.problem:
        return event, ""
    what = f"has the date {date.edtf}" if date.edtf else "is without a date"
    return event, f"{date.problem}; “{event.title[:40]}” {what}"


def _date(parts: Mapping[str, Any]) -> ImportedDate:
    return of_parts(*(_text(parts, name) for name in ("year", "month", "day")))


def _old_date(text: str) -> ImportedDate:
    match = _DATE.match(text.strip())
    if not text.strip():
        return ImportedDate()
    if match is None:
        return ImportedDate(problem=f"`{plain_words(text)[:40]}` is no date")
    return of_parts(match[1], match[2] or "", match[3] or "")


def _mapping(record: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    value = record.get(name)
    return value if isinstance(value, Mapping) else {}


def _text(record: Mapping[str, Any], name: str) -> str:
    value = record.get(name)
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return str(value)
