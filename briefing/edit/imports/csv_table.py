"""Reads tables of events as CSV: of spreadsheets, of TimelineJS, and of our own export."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence

from briefing.edit.imports.dates import (
    DayOrder,
    ImportedDate,
    as_shown,
    day_order_of,
    is_shown_by,
    joined,
    of_parts,
    read_date,
)
from briefing.edit.imports.imported_event import ImportedEvent, Taken, UnreadableError
from briefing.edit.imports.words import plain_words
from briefing.model.csv_cells import unmark
from briefing.model.lean_typing import NamedTuple

NAMES: Mapping[str, tuple[str, ...]] = {
    "title": ("title", "headline", "event", "name", "subject", "titel", "what", "summary"),
    "date": ("date", "start date", "start", "begin", "when", "day", "event date", "datum", "from"),
    "end": ("end date", "end", "until", "to", "ende"),
    "place": ("place", "location", "where", "ort"),
    "text": ("text", "description", "details", "notes", "note", "body", "comment"),
    "url": ("url", "link", "source", "media", "quelle"),
    "id": ("id", "event id", "key"),
}
"""What a column holds, with the names that it may have, the likeliest first."""
_TIMELINE = ("year", "headline")
_OURS = ("event", "title", "date", "earliest", "latest", "rank")
_DELIMITERS = ",;\t|"
_MOST_TABLE = 32 * 2**20
_MOST_CELL = 1_000_000


class Options(NamedTuple):
    """What a person knows of a table better than the program."""

    columns: Mapping[str, str] = {}
    order: DayOrder | None = None
    delimiter: str = ""


class _CsvRow(NamedTuple):
    """A row by the names of its columns in lower case, and the line on which it begins."""

    line: int
    cells: Mapping[str, str]

    def of(self, *names: str) -> str:
        """Return the cell of the first column of these names that is not empty."""
        return next((self.cells[name] for name in names if self.cells.get(name)), "")


def events_table(data: bytes) -> bytes:
    """Return the table of events of our own export if a file is such a ZIP, else the file itself.

    Raises UnreadableError for another ZIP.
    """
    if not data.startswith(b"PK\x03\x04"):
        return data
    import zipfile

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if archive.getinfo("events.csv").file_size > _MOST_TABLE:
                raise UnreadableError("its table is too large", "part it")
            return archive.read("events.csv")
    except (KeyError, zipfile.BadZipFile, NotImplementedError, RuntimeError, OSError) as error:
        hint = "a spreadsheet (.xlsx, .ods) has to be saved as CSV first"
        raise UnreadableError("the file is a ZIP without events.csv", hint) from error


def read_csv(text: str, options: Options) -> Taken:
    """Return the events of a table; raises UnreadableError if it has no columns for them."""
    problems: list[str] = []
    rows, header = _rows(text, options, problems)
    if all(name in header for name in _OURS):
        found = _ours(rows)
    elif all(name in header for name in _TIMELINE) and not options.columns:
        found = _of_timeline(rows)
    else:
        found = _of_table(rows, _columns(header, options), options)
    events = []
    for line, event, problem in found:
        if problem:
            problems.append(f"line {line}: {problem}")
        if event:
            events.append(event)
    return Taken(events, sorted(problems, key=_line_of))


def _line_of(problem: str) -> int:
    return int(problem.partition(":")[0].removeprefix("line ").replace(",", ""))


_Found = Iterator[tuple[int, ImportedEvent | None, str]]


def _rows(text: str, options: Options, problems: list[str]) -> tuple[list[_CsvRow], list[str]]:
    """Return the rows below the header, and the header's names in lower case."""
    skipped = 0
    first, _, rest = text.partition("\n")
    delimiter = options.delimiter
    if first.strip().lower().startswith("sep=") and len(first.strip()) == len("sep=;"):
        delimiter, text, skipped = delimiter or first.strip()[-1], rest, 1
    csv.field_size_limit(_MOST_CELL)
    reader = csv.reader(
        io.StringIO(text, newline=""), delimiter=delimiter or _delimiter(text), strict=True
    )
    rows: list[_CsvRow] = []
    header: list[str] = []
    begins = skipped + 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            line = skipped + reader.line_num
            if "end of data" in str(error):
                problems.append(
                    f"line {begins}: a quotation mark is not closed: what follows is not read"
                )
                break
            problems.append(f"line {begins}: it cannot be read: {error}")
            begins = line + 1
            continue
        if cells is None:
            break
        line, begins = begins, skipped + reader.line_num + 1
        if not any(cell.strip() for cell in cells):
            continue
        if not header:
            header = [" ".join(cell.lower().replace("_", " ").split()) for cell in cells]
        elif len(cells) > len(header) and any(cells[len(header) :]):
            problems.append(f"line {line}: {len(cells)} cells, and {len(header)} columns")
        else:
            rows.append(_CsvRow(line, dict(zip(header, cells, strict=False))))
    if not header:
        raise UnreadableError("the file is empty", "save the table as CSV, with its header")
    return rows, header


def _delimiter(text: str) -> str:
    """Return the sign that parts the cells of the header."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    outside = "".join(header.split('"')[::2])
    return max(_DELIMITERS, key=outside.count)


def _columns(header: Sequence[str], options: Options) -> dict[str, str]:
    """Return the column of each kind; raises UnreadableError without a title."""
    found = {}
    for kind, names in NAMES.items():
        wanted = options.columns.get(kind)
        if wanted is not None:
            name = " ".join(wanted.lower().replace("_", " ").split())
            if name not in header:
                raise UnreadableError(
                    f"there is no column `{wanted}`", f"there are: {', '.join(header)}"
                )
            found[kind] = name
            continue
        for name in names:
            if name in header and name not in found.values():
                found[kind] = name
                break
    if "title" not in found:
        raise UnreadableError(
            f"no column holds titles: {', '.join(header)}",
            "name it: --column title=NAME",
        )
    return found


def _of_table(rows: Sequence[_CsvRow], columns: Mapping[str, str], options: Options) -> _Found:
    dates = [row.of(columns.get(kind, "")) for row in rows for kind in ("date", "end")]
    order = options.order or day_order_of(dates)
    for row in rows:
        cells = {kind: row.of(name) for kind, name in columns.items()}
        start, end = read_date(cells.get("date", ""), order), read_date(cells.get("end", ""), order)
        date = joined(start, end) if start.edtf else start._replace(edtf="")
        written = " – ".join(filter(None, (cells.get("date"), cells.get("end"))))
        says_more = date.problem or ":" in written  # a time of day
        remarks = _remarks(
            date, written if says_more else "", cells.get("text", ""), cells.get("url", "")
        )
        yield _event(
            row, cells["title"], date, remarks, cells.get("id", ""), cells.get("place", "")
        )


def _of_timeline(rows: Sequence[_CsvRow]) -> _Found:
    """Yield the events of the spreadsheet that TimelineJS takes."""
    for row in rows:
        kind = row.of("type").strip().lower()
        if kind in ("title", "era"):
            yield row.line, None, f"a row of the type `{kind}` is no event"
            continue
        start = of_parts(row.of("year"), row.of("month"), row.of("day"))
        end = of_parts(row.of("end year"), row.of("end month"), row.of("end day"))
        shown = " ".join(row.of("display date").split())
        date = as_shown(joined(start, end) if start.edtf else start, shown)
        parts = filter(None, (row.of("year"), row.of("month"), row.of("day")))
        remarks = _remarks(
            date,
            shown or ("-".join(parts) if date.problem else ""),
            row.of("text"),
            *(row.of(name) for name in ("media", "media credit", "media caption")),
        )
        yield _event(row, row.of("headline"), date, remarks)


def _ours(rows: Sequence[_CsvRow]) -> _Found:
    """Yield the events of our own export, whose cells may have an apostrophe in front."""
    for marked in rows:
        row = marked._replace(cells={name: unmark(cell) for name, cell in marked.cells.items()})
        date = read_date(row.of("date"))
        line, event, problem = _event(
            row, row.of("title"), date, (), row.of("event"), row.of("place")
        )
        if event:
            topics = tuple(each.strip() for each in row.of("topics").split(";") if each.strip())
            event = event._replace(rank=row.of("rank"), topics=topics)
        yield line, event, problem


def _remarks(date: ImportedDate, written: str, *others: str) -> tuple[str, ...]:
    """Return what else a row says; the date as it is written where it was not read as that."""
    shown = plain_words(written)
    dated = [f"date: {shown}"] if shown and not is_shown_by(date, shown) else []
    return (*dated, *(words for each in others if (words := plain_words(each))))


def _event(
    row: _CsvRow,
    title: str,
    date: ImportedDate,
    remarks: tuple[str, ...],
    name: str = "",
    place: str = "",
) -> tuple[int, ImportedEvent | None, str]:
    words = plain_words(title)
    if not words:
        return row.line, None, "it has no title"
    problem = f"{date.problem}; “{words[:40]}” is without a date" if date.problem else ""
    if date.problem and date.edtf:
        problem = f"{date.problem}; “{words[:40]}” has the date {date.edtf}"
    event = ImportedEvent(
        words, date.edtf, " ".join(name.split()), plain_words(place), remarks=remarks
    )
    return row.line, event, problem
