"""Timesketch: JSON Lines, a row for each citation by day of publication and by day of its event.

Each citation has one row for its publication. It has a row for each end of its event's date that is
known to the day, and none if only a month, a year, a window or a mark of doubt is known; a point
that looks forward to another event also has rows for that event's days. Days are local to their
place and are not converted: midnight UTC stands for the whole day.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from briefing.document.phrases import date_words, standing_words, voice_words
from briefing.lens.view import SeenCitation, SeenEvent, SeenPoint, View
from briefing.model.paragraph_labels import words_of
from briefing.model.records import Source
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.exports.event_summary import known_day, omissions, without_analysis
from briefing.render.text.layout import flat

_Row = dict[str, Any]


def write(request: ExportRequest) -> ExportResult:
    """Return the rows, in the order of the brief."""
    view = request.view
    encode = json.JSONEncoder(ensure_ascii=False).encode
    lines: list[bytes] = []
    events: set[str] = set()
    numbers: set[int] = set()
    for row in _rows(view):  # one at a time: together they take ten times the memory of the text
        lines.append(f"{encode(row)}\n".encode())
        events.add(row["event"])
        numbers.add(row["number"])
    why = "a row is what a source says of an event"
    undated = sum(len(each.points) for each in view.events if not any(_event_days(each)))
    unnamed = len({each.event.id for each in view.events} - events)
    unused = len({each.number for each in view.sources} - numbers)
    return ExportResult(
        b"".join(lines),
        (
            *omissions(
                Omission(undated, "points on the clock of events", "no day is known for certain"),
                Omission(
                    unnamed, "events", "no day is known, and what is said of them is elsewhere"
                ),
                Omission(len(view.disputes), "disputes", f"{why}; what they touch is marked"),
                Omission(unused, "sources", "nothing shown cites them"),
            ),
            *without_analysis(view, why, bottom_line=True),
        ),
    )


def _rows(view: View) -> Iterator[_Row]:
    sources = {each.number: each.source for each in view.sources}
    homed = {point.ref for event in view.events for point in event.own}
    for event in view.events:
        days = list(_event_days(event))
        for point in event.points:
            is_ahead = point.event != event.event.id
            origins = _origins(point)
            for place, cite in enumerate(point.citations):
                source = sources[cite.number]
                row = _row(view, event, point, cite, source, origins[place])
                for end, day in days:
                    yield _on(row, f"Event{' ahead' * is_ahead}{end}", day)
                # What is listed with two events is published once, with the one that it is of.
                if not is_ahead or point.ref not in homed:
                    inferred = " (inferred)" if "published" in source.inferred else ""
                    yield _on(row, f"Published{inferred}", source.published)


def _origins(point: SeenPoint) -> Mapping[int, str]:
    """Return the origins that each citation belongs to, by the citation's index."""
    of = len(point.origins)
    return {
        place: f"{number} of {of}"
        for number, origin in enumerate(point.origins, start=1)
        for place in origin.members
    }


def _event_days(seen: SeenEvent) -> Iterator[tuple[str, date]]:
    """Yield each end of an event's date that is known to the day, as a label and the day."""
    when = seen.date
    if when is None or when.is_window:
        return
    ends = (", first day", ", last day") if when.joint else ("",)
    for name, part in zip(ends, (when.start, when.end), strict=False):
        if day := known_day(part):
            yield name, day


def _on(row: Mapping[str, Any], name: str, day: date) -> _Row:
    return {
        "message": row["message"],
        "datetime": f"{day.isoformat()}T00:00:00+00:00",
        "timestamp_desc": name,
        **row,
    }


def _row(
    view: View, event: SeenEvent, point: SeenPoint, cite: SeenCitation, source: Source, origin: str
) -> _Row:
    citation = cite.citation
    return {
        "message": flat(f"{event.event.title}: {point.point.text}"),
        "event": event.event.id,
        "event_date": date_words(event),
        "stage": str(event.stage),
        "after": list(event.event.after),
        "rank": str(event.event.rank),
        "place": flat(event.event.place),
        "point": point.ref,
        "about": point.point.about,
        "claim": str(point.point.claim),
        "standing": standing_words(point),
        "origin": origin,
        "source": citation.source,
        "number": cite.number,
        "source_title": flat(source.title),
        "source_origin": ", ".join(source.origins),
        "paragraphs": str(citation.at),
        "labels": list(words_of(cite.labels)),
        "voice": flat(voice_words(cite)),
        "quote": citation.quote,
        "gloss": citation.gloss,
        "url": source.url,
        "disputes": list(point.disputes),
        "tag": list(point.topics),
        "as_of": view.as_of.isoformat(),
    }
