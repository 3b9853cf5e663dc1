"""Managers of citations read our lists of sources: names whole and in order, days, addresses."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path

import pytest

from briefing.lens.view import View
from briefing.model.records import Source
from briefing.render.formats import FORMATS
from tests.peers.cases import Case, flat
from tests.peers.conftest import Files
from tests.peers.conftest import Read as ByScript
from tests.peers.odd_folders import AUTHORS, BODIES, ONE_NAME, PEOPLE
from tests.peers.reference_readers import (
    Name,
    Read,
    by_biber,
    by_bibutils,
    by_pandoc,
    csl_item,
)

UNNAMED = "[unnamed outlet]"
READERS: Mapping[str, tuple[str, Callable[[Path], list[Read]]]] = {
    "biber": ("bibtex", by_biber),
    "bib2xml": ("bibtex", partial(by_bibutils, "bib2xml")),
    "ris2xml": ("ris", partial(by_bibutils, "ris2xml")),
    "pandoc from biblatex": ("bibtex", partial(by_pandoc, "biblatex")),
    "pandoc from bibtex": ("bibtex", partial(by_pandoc, "bibtex")),
    "pandoc from csl": ("csl", partial(by_pandoc, "csljson")),
}
"""Each reader with the export that it is given."""
SCRIPTED = ("bibtex", "csl", "ris")
"""The exports that citation-js is given."""


@pytest.fixture(params=[*READERS, *(f"citation-js from {name}" for name in SCRIPTED)])
def reader(request: pytest.FixtureRequest) -> str:
    found: str = request.param
    return found


@cache
def read_file(reader: str, path: Path) -> Sequence[Read]:
    return READERS[reader][1](path)


@pytest.fixture
def entries(reader: str, files: Files, read: ByScript, name: str) -> Mapping[str, Read]:
    if reader in READERS:
        listed = read_file(reader, files(READERS[reader][0])[name])
    else:
        items = read("citations.mjs", reader.rpartition(" ")[2])[name]
        listed = [csl_item(each) for each in items]
    entries = {each.id: each for each in listed}
    assert len(entries) == len(listed)
    return entries


def plain(text: str) -> str:
    """Take off what readers set in their own way: quotes and dashes."""
    return re.sub("-+", "-", re.sub("[“”‘’\"']", "'", flat(text)).replace("–", "-"))


def pairs(entries: Mapping[str, Read], view: View) -> list[tuple[Source, Read]]:
    return [(each.source, entries[each.source.id]) for each in view.sources]


def written(name: Name) -> str:
    """Write a name as on a title page; bibutils takes the points off initials."""
    return flat(f"{name.given} {name.family}".replace(".", ""))


def test_every_source_is_there_with_its_title_and_outlet(
    entries: Mapping[str, Read], view: View
) -> None:
    assert entries.keys() == {each.source.id for each in view.sources}
    for source, entry in pairs(entries, view):
        assert plain(entry.title) == plain(source.title)
        named = [entry.outlet, *(each.family for each in entry.authors)]
        assert plain(source.publisher) in map(plain, named) or not source.publisher


def test_the_day_and_the_addresses_are_those_of_the_source(
    reader: str, entries: Mapping[str, Read], view: View
) -> None:
    for source, entry in pairs(entries, view):
        published = source.published.isoformat()
        is_known = source.window is None and "published" not in source.inferred
        if (reader, entry.kind) == ("citation-js from ris", "article-newspaper"):
            assert entry.day == published[:4]  # of a newspaper it takes the year alone
        elif is_known:
            assert entry.day == published
        else:
            assert published.startswith(entry.day) and len(entry.day) >= len("2031-03")
        assert entry.url.replace("%27", "'") == source.url
        if "2xml" not in reader:  # bibutils has no field for it
            assert entry.accessed == (source.accessed.isoformat() if source.accessed else "")


def test_names_are_whole_and_in_order(reader: str, entries: Mapping[str, Read], view: View) -> None:
    for source, entry in pairs(entries, view):
        authors = source.authors
        if "ris" in reader:  # no program but EndNote reads the comma in a name there
            authors = tuple(each for each in authors if "," not in each)
        found = list(map(written, entry.authors[: len(authors)]))
        assert (
            list(map(plain, found)) == [plain(each.replace(".", "")) for each in authors]
            or not authors
        )


@pytest.mark.parametrize("name", ["authors"])
def test_bodies_are_neither_split_nor_turned_around(
    reader: str, entries: Mapping[str, Read]
) -> None:
    many = entries["many"].authors
    assert len(many) == len(AUTHORS) > 40
    assert many[:4] == tuple(map(Name, BODIES[:4]))
    assert entries["one"].authors == (Name(ONE_NAME),)
    if "ris" not in reader:
        assert many[-2:] == tuple(map(Name, BODIES[4:]))
    people = {each.family: each.given for each in many[5:-2] if each.given}
    families = {each.split()[-1] for each in PEOPLE}
    assert people.keys() == families or reader == "citation-js from ris"


@pytest.mark.parametrize("name", ["authors"])
def test_kinds_translations_and_unnamed_outlets_are_told(
    reader: str, entries: Mapping[str, Read]
) -> None:
    translated, unnamed = entries["translated"], entries["unnamed"]
    for name, language in (("translated", "German"), ("body", "French")):
        assert any(f"Translated from {language}" in each for each in entries[name].more)
    if reader == "biber":
        assert {"newspaper", "german", "en"} <= translated.more
        assert unnamed.more >= {UNNAMED}
        assert "Translated from French" in entries["body"].more
        kinds = {each.id: each.kind for each in entries.values()}
        assert kinds == {
            "many": "article",
            "one": "article",
            "unnamed": "misc",
            "body": "report",
            "page": "online",
            "translated": "article",
            "windowed": "article",
        }
    if "csl" in reader:
        assert "Translated from German" in translated.more
        assert unnamed.authors == (Name(UNNAMED),)
        assert any(each.startswith("The origin is ") for each in unnamed.more)
    if reader.startswith("pandoc from bib"):
        assert translated.kind == "article-newspaper"
        assert entries["body"].kind == "report"


@pytest.mark.parametrize("export", ["bibtex", "ris", "csl"])
def test_thousands_of_sources_are_read(many: Case, export: str, tmp_path: Path) -> None:
    readers = {"bibtex": "bib2xml", "ris": "ris2xml", "csl": "pandoc from csl"}
    path = tmp_path / f"many{FORMATS[export].suffix}"
    path.write_bytes(many.write(export))
    found = READERS[readers[export]][1](path)
    assert [(each.id, each.title) for each in found] == [
        (each.source.id, each.source.title) for each in many.request.view.sources
    ]
