"""Flat tables in a ZIP, or one of them by itself: CSV (RFC 4180).

They begin with a byte order mark, without which spreadsheets do not recognise UTF-8. A cell holds
what the folder says, but for those that a spreadsheet would run: `briefing.model.csv_cells`.
Paragraphs are written ``¶7-9``, as in the brief: a spreadsheet takes ``7-9`` for a day.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import chain

from briefing.document.phrases import standing_words
from briefing.lens.commitments import commitments
from briefing.lens.seen import places_of
from briefing.lens.view import SeenCitation, SeenPoint, SeenSource, View
from briefing.model.csv_cells import mark
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import words_of
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.event_summary import EventSummarizer, without_analysis

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a ZIP can store, used for all files so that exports are reproducible."""

_Row = Sequence[str | int]


class _TableInput(NamedTuple):
    """What the tables are made from: the points are each once, the sources by number."""

    view: View
    points: Sequence[SeenPoint]
    sources: Mapping[int, SeenSource]
    summarizer: EventSummarizer


class _Table(NamedTuple):
    """A table: the names of its columns, and what makes its rows."""

    columns: str
    rows: Callable[[_TableInput], Iterable[_Row]]


def write(request: ExportRequest) -> ExportResult:
    """Return the ZIP, or the one table that is asked for."""
    view = request.view
    points = tuple(view.points_by_ref.values())
    sources = {each.number: each for each in view.sources}
    seen = _TableInput(view, points, sources, EventSummarizer(view))
    if request.table:
        data = _csv(_TABLES[request.table], seen)
    else:
        data = _archive({f"{name}.csv": _csv(each, seen) for name, each in _TABLES.items()})
    why = "the tables are of what the sources say"
    return ExportResult(data, without_analysis(view, why, bottom_line=True))


def _events(of: _TableInput) -> Iterator[_Row]:
    for seen in of.view.events:
        event = seen.event
        yield (
            event.id,
            event.title,
            *_dated(seen.date),
            _several(event.after),
            str(seen.stage),
            str(event.rank),
            event.place,
            _several(of.summarizer.topics_of(seen)),
            _several(seen.reported_by),
            _several(seen.announced_by),
            _several(seen.disputes),
            of.view.as_of.isoformat(),
        )


def _points(of: _TableInput) -> Iterator[_Row]:
    for seen in of.points:
        yield (
            seen.ref,
            seen.event,
            seen.point.text,
            str(seen.point.claim),
            seen.point.about,
            _several(seen.topics),
            len(seen.origins),
            standing_words(seen),
            _several(seen.disputes),
        )


def _citations(of: _TableInput) -> Iterator[_Row]:
    for point in of.points:
        for origin, each in enumerate(point.origins, start=1):
            for place in each.members:
                yield _citation(point, point.citations[place], origin, of.sources)


def _citation(
    point: SeenPoint, seen: SeenCitation, origin: int, sources: Mapping[int, SeenSource]
) -> _Row:
    cite, voice, source = seen.citation, seen.voice, sources[seen.number].source
    return (
        point.ref,
        point.event,
        origin,
        seen.number,
        cite.source,
        cite.at.first,
        cite.at.last,
        f"¶{cite.at}",
        _several(words_of(seen.labels)),
        voice.name if voice else "",
        str(voice.kind) if voice else "",
        cite.quote,
        cite.gloss,
        _several(f"{phrase} = {reading}" for phrase, reading in cite.dates.items()),
        source.title,
        source.published.isoformat(),
        source.publisher,
        _several(source.authors),
        source.language,
        _several(source.origins),
        source.url,
    )


def _sources(of: _TableInput) -> Iterator[_Row]:
    for seen in of.view.sources:
        source = seen.source
        yield (
            seen.number,
            source.id,
            source.title,
            source.published.isoformat(),
            str(source.window or ""),
            _several(sorted(source.inferred)),
            source.publisher,
            _several(source.authors),
            _several(source.origins),
            source.language,
            source.translated_from,
            "yes" if source.excerpt else "",
            source.url,
            _day(source.accessed),
            _several(_day(each.date) for each in source.corrections if each.date),
            _day(source.withdrawn.date if source.withdrawn else None),
            source.descriptor,
            seen.points,
        )


def _topics(of: _TableInput) -> Iterator[_Row]:
    listed = Counter(chain.from_iterable(map(of.summarizer.topics_of, of.view.events)))
    for topic in of.view.topics:
        yield (topic.id, topic.name, listed[topic.id], topic.points)


def _disputes(of: _TableInput) -> Iterator[_Row]:
    """Yield a row a side: a dispute is what its sides say."""
    for seen in of.view.disputes:
        for number, side in enumerate(seen.sides, start=1):
            yield (
                seen.dispute.id,
                seen.dispute.title,
                str(seen.status),
                _several(seen.dispute.touches),
                number,
                side.side.says,
                side.side.computed,
                _several(places_of(side.citations)),
                seen.finding,
            )


def _commitments(of: _TableInput) -> Iterator[_Row]:
    for each in commitments(of.points):
        yield (
            each.point.ref,
            each.point.event,
            each.what,
            each.who,
            str(each.firmness),
            *_dated(each.due),
            _several(each.closed_by),
            _several(places_of(each.point.citations)),
        )


_TABLES: Mapping[str, _Table] = {
    "events": _Table(
        "event title date earliest latest after stage rank place topics reported_by announced_by "
        "disputes as_of",
        _events,
    ),
    "points": _Table("point event text claim about topics origins standing disputes", _points),
    "citations": _Table(
        "point event origin number source first_paragraph last_paragraph paragraphs labels voice "
        "voice_kind quote gloss dates title published publisher author language source_origin url",
        _citations,
    ),
    "sources": _Table(
        "number source title published published_window inferred publisher author source_origin "
        "language translated_from excerpt url accessed corrected withdrawn descriptor points",
        _sources,
    ),
    "topics": _Table("topic name events points", _topics),
    "disputes": _Table("dispute title status touches side says computed places finding", _disputes),
    "commitments": _Table(
        "point event what who firmness due due_earliest due_latest closed_by places", _commitments
    ),
}


def _dated(when: When | None) -> tuple[str, str, str]:
    """Return a date as the folder has it, and its first and last possible day."""
    return (str(when), _day(when.earliest), _day(when.latest)) if when else ("", "", "")


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _several(values: Iterable[object]) -> str:
    return "; ".join(map(str, values))


def _csv(table: _Table, seen: _TableInput) -> bytes:
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(table.columns.split())
    writer.writerows(
        [mark(cell) if isinstance(cell, str) else cell for cell in row] for row in table.rows(seen)
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
