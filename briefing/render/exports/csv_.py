"""Three flat tables in a ZIP: events.csv, points.csv and citations.csv (RFC 4180).

They begin with a byte order mark, without which spreadsheets do not recognise UTF-8. A spreadsheet
runs a cell that begins with one of ``= + - @``, a tab or a line break (OWASP, CSV Injection), and
converts text that looks like a number or a day: ``2023-05`` becomes the first of May, paragraphs
``7-9`` the seventh of September. Such a cell gets an apostrophe in front, as does one that begins
with an apostrophe, so that removing one leading apostrophe restores every cell. Whole days and
counts are left as they are.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.document.phrases import standing_words
from briefing.lens.view import SeenEvent, SeenPoint, SeenSource, View
from briefing.model.paragraph_labels import words_of
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.exports.event_summary import EventSummarizer, omissions, without_analysis

_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_MARKED = re.compile(
    r"['=+\-@\t\r\n＝＋－＠]"
    r"|(?!\d{4}-\d\d-\d\d\Z)"
    rf"(?=.*\d)(?:[\d.,:/%e\s-]+|[\d\s/.,-]*(?:{_MONTHS})[a-z]*[\d\s/.,-]*)\Z",
    re.IGNORECASE | re.ASCII,
)
_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can store, used for all files so that exports are reproducible."""

_Cell = str | int
_Row = Mapping[str, _Cell]


def write(request: ExportRequest) -> ExportResult:
    """Return the ZIP."""
    view, summarizer = request.view, EventSummarizer(request.view)
    points = {point.ref: point for event in view.events for point in event.points}
    tables = {
        "events": [_event(view, each, summarizer.topics_of(each)) for each in view.events],
        "points": [_point(each) for each in points.values()],
        "citations": list(_citations(view, points.values())),
    }
    cited = {number for point in points.values() for number in point.sources}
    why = "the tables are of events, points and citations"
    return ExportResult(
        _archive({f"{name}.csv": _table(rows) for name, rows in tables.items()}),
        (
            *omissions(
                Omission(len(view.disputes), "disputes", f"{why}; what they touch names them"),
                Omission(len(view.sources) - len(cited), "sources", "nothing shown cites them"),
            ),
            *without_analysis(view, why, bottom_line=True),
        ),
    )


def mark(cell: str) -> str:
    """Return a cell with an apostrophe in front if a spreadsheet would change or run it."""
    return f"'{cell}" if _MARKED.match(cell) else cell


def unmark(cell: str) -> str:
    """Return the cell that was given to `mark`."""
    return cell.removeprefix("'")


def _event(view: View, seen: SeenEvent, topics: Iterable[str]) -> _Row:
    event, when = seen.event, seen.date
    earliest, latest = (when.earliest, when.latest) if when else (None, None)
    return {
        "event": event.id,
        "title": event.title,
        "date": str(when) if when else "",
        "earliest": earliest.isoformat() if earliest else "",
        "latest": latest.isoformat() if latest else "",
        "after": _several(event.after),
        "stage": str(seen.stage),
        "rank": str(event.rank),
        "place": event.place,
        "topics": _several(topics),
        "reported_by": _several(seen.reported_by),
        "announced_by": _several(seen.announced_by),
        "disputes": _several(seen.disputes),
        "as_of": view.as_of.isoformat(),
    }


def _point(seen: SeenPoint) -> _Row:
    return {
        "point": seen.ref,
        "event": seen.event,
        "text": seen.point.text,
        "claim": str(seen.point.claim),
        "about": seen.point.about,
        "topics": _several(seen.topics),
        "origins": len(seen.origins),
        "standing": standing_words(seen),
        "disputes": _several(seen.disputes),
    }


def _citations(view: View, points: Iterable[SeenPoint]) -> Iterator[_Row]:
    sources = {each.number: each for each in view.sources}
    for point in points:
        for origin, each in enumerate(point.origins, start=1):
            for place in each.members:
                yield _citation(point, place, origin, sources)


def _citation(point: SeenPoint, place: int, origin: int, sources: Mapping[int, SeenSource]) -> _Row:
    seen = point.citations[place]
    cite, voice, source = seen.citation, seen.voice, sources[seen.number].source
    return {
        "point": point.ref,
        "origin": origin,
        "number": seen.number,
        "source": cite.source,
        "first_paragraph": cite.at.first,
        "last_paragraph": cite.at.last,
        "paragraphs": str(cite.at),
        "labels": _several(words_of(seen.labels)),
        "voice": voice.name if voice else "",
        "voice_kind": str(voice.kind) if voice else "",
        "quote": cite.quote,
        "gloss": cite.gloss,
        "dates": _several(f"{phrase} = {reading}" for phrase, reading in cite.dates.items()),
        "title": source.title,
        "published": source.published.isoformat(),
        "publisher": source.publisher,
        "author": _several(source.authors),
        "language": source.language,
        "source_origin": _several(source.origins),
        "url": source.url,
    }


def _several(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))


def _table(rows: Sequence[_Row]) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(rows[0])
    writer.writerows(
        [mark(cell) if isinstance(cell, str) else cell for cell in row.values()] for row in rows
    )
    return text.getvalue().encode("utf-8-sig")


def _archive(files: Mapping[str, bytes]) -> bytes:
    """Return an uncompressed ZIP: compressed bytes would differ between library versions."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in files.items():
            entry = zipfile.ZipInfo(name, _EPOCH)
            entry.create_system = 3
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, data)
    return buffer.getvalue()
