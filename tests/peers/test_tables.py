"""A database and pandas read our tables: each cell is what the folder says, and dates are dates."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from briefing.lens.view import View
from briefing.model.csv_cells import unmark
from briefing.render.formats import FORMATS
from tests.peers.cases import Case
from tests.peers.conftest import Files

TABLES = FORMATS["csv"].tables
Rows = list[tuple[str, ...]]


@pytest.fixture
def folder_of_tables(files: Files, name: str, tmp_path: Path) -> Path:
    with zipfile.ZipFile(files("csv")[name]) as archive:
        assert sorted(archive.namelist()) == sorted(f"{table}.csv" for table in TABLES)
        archive.extractall(tmp_path)
    return tmp_path


def by_duckdb(path: Path) -> Rows:
    read = duckdb.execute("select * from read_csv(?, all_varchar=true)", [str(path)])
    head = tuple(str(each[0]) for each in read.description or ())
    return [head, *(tuple(cell or "" for cell in row) for row in read.fetchall())]


def by_pandas(path: Path) -> Rows:
    read = pd.read_csv(path, dtype=str, keep_default_na=False)
    return [tuple(read.columns), *read.itertuples(index=False, name=None)]


READERS: Sequence[Callable[[Path], Rows]] = (by_duckdb, by_pandas)


def cells(rows: Rows) -> Iterator[dict[str, str]]:
    head, *body = rows
    for row in body:
        yield dict(zip(head, map(unmark, row), strict=True))


def column(rows: Rows, name: str) -> list[str]:
    return [row[name] for row in cells(rows)]


@pytest.mark.parametrize("read", READERS)
def test_every_cell_is_what_the_folder_says(
    folder_of_tables: Path, view: View, read: Callable[[Path], Rows]
) -> None:
    rows = {name: read(folder_of_tables / f"{name}.csv") for name in TABLES}
    for name, found in rows.items():
        data = (folder_of_tables / f"{name}.csv").read_bytes().decode("utf-8-sig")
        assert found == list(map(tuple, csv.reader(io.StringIO(data, newline=""), strict=True)))

    events = view.events
    assert column(rows["events"], "event") == [each.event.id for each in events]
    assert column(rows["events"], "title") == [each.event.title for each in events]
    assert column(rows["events"], "place") == [each.event.place for each in events]
    points = view.points_by_ref
    assert column(rows["points"], "point") == list(points)
    assert column(rows["points"], "text") == [each.point.text for each in points.values()]
    sources = [each.source for each in view.sources]
    assert column(rows["sources"], "title") == [each.title for each in sources]
    assert column(rows["sources"], "author") == ["; ".join(each.authors) for each in sources]
    assert column(rows["sources"], "published") == [each.published.isoformat() for each in sources]
    assert column(rows["sources"], "url") == [each.url for each in sources]
    cited = [each for point in points.values() for each in point.citations]
    assert sorted(column(rows["citations"], "quote")) == sorted(
        each.citation.quote for each in cited
    )
    assert set(column(rows["citations"], "event")) <= {each.event.id for each in events}
    assert set(column(rows["disputes"], "dispute")) == {each.dispute.id for each in view.disputes}


def test_what_is_no_text_is_read_as_what_it_is(folder_of_tables: Path, view: View) -> None:
    sources = str(folder_of_tables / "sources.csv")
    query = "select typeof(published), typeof(number), published, number from read_csv(?)"
    found = duckdb.execute(query, [sources]).fetchall()
    assert found == [
        ("DATE", "BIGINT", each.source.published, each.number) for each in view.sources
    ]
    read: Any = pd.read_csv(sources, parse_dates=["published"])
    assert [day.date() for day in read["published"]] == [each[2] for each in found]
    assert list(read["number"]) == [each[3] for each in found]


def test_tables_are_joined_by_their_ids(folder_of_tables: Path, view: View) -> None:
    here = {name: str(folder_of_tables / f"{name}.csv") for name in TABLES}
    query = """
        select c.point, e.event, s.source
        from read_csv(?, all_varchar=true) c
        join read_csv(?, all_varchar=true) e using (event)
        join read_csv(?, all_varchar=true) p using (point)
        join read_csv(?, all_varchar=true) s on s.source = c.source and s.number = c.number
    """
    asked = [here[name] for name in ("citations", "events", "points", "sources")]
    found = duckdb.execute(query, asked).fetchall()
    cited = [
        (ref, point.event, each.citation.source)
        for ref, point in view.points_by_ref.items()
        for each in point.citations
    ]
    assert sorted(found) == sorted(cited)


def test_thousands_of_sources_are_rows(many: Case, tmp_path: Path) -> None:
    path = tmp_path / "many.zip"
    path.write_bytes(many.write("csv"))
    with zipfile.ZipFile(path) as archive:
        archive.extract("sources.csv", tmp_path)
    for read in READERS:
        rows = read(tmp_path / "sources.csv")
        assert column(rows, "title") == [each.source.title for each in many.request.view.sources]
    (found,) = duckdb.execute(
        "select count(*), min(published) from read_csv(?)", [str(tmp_path / "sources.csv")]
    ).fetchall()
    assert found == (5_800, date(2031, 3, 5))
