"""A JSON-LD processor reads our annotations, and each selector finds its words in the text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path

import pytest

from briefing.lens.view import View
from tests.conftest import ARTICLES
from tests.peers.cases import Case, flat
from tests.peers.conftest import Files, Read, Seen
from tests.peers.programs import run

OA = "http://www.w3.org/ns/oa#"
AS = "http://www.w3.org/ns/activitystreams#"
VALUE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#value"
WITHOUT_QUOTES = ("dates", "undated", "authors")


@pytest.fixture
def items(read: Read, name: str) -> list[Seen]:
    if name[0].isdigit() and not ARTICLES.is_dir():
        pytest.skip("the articles are not ours to distribute and are not at hand")
    (collection,) = read("annotations.mjs", "annotations")[name]
    assert collection["@type"] == [f"{AS}OrderedCollection"]
    if f"{AS}first" not in collection:
        return []
    (page,) = collection[f"{AS}first"]
    (listed,) = page[f"{AS}items"]
    found: list[Seen] = listed["@list"]
    assert collection[f"{AS}totalItems"][0]["@value"] == len(found)
    return found


def value(node: Seen, term: str) -> str:
    (found,) = node[term]
    text: str = found["@value"]
    return text


def texts(case: Case) -> Mapping[str, str]:
    """Read the texts as files, without what the program makes of them, by the names of copies."""
    folders = (ARTICLES, case.folder / "seeds")
    names = [each.source.id for each in case.request.view.sources]
    paths: list[Path] = [folder / f"{name}.txt" for folder in folders for name in names]
    held = [path.read_bytes() for path in paths if path.is_file()]
    return {f"urn:sha256:{sha256(each).hexdigest()}": each.decode("utf-8-sig") for each in held}


def quotes(view: View) -> list[tuple[str, str]]:
    points = view.points_by_ref
    return sorted(
        (flat(point.point.text), cite.citation.quote)
        for point in points.values()
        for cite in point.citations
        if cite.citation.quote
    )


def test_each_selector_finds_its_words_and_no_others(items: list[Seen], case: Case) -> None:
    held = texts(case).values()
    for annotation in items:
        (target,) = annotation[f"{OA}hasTarget"]
        quote, place = target[f"{OA}hasSelector"]
        exact, prefix, suffix = (value(quote, OA + word) for word in ("exact", "prefix", "suffix"))
        start, end = (place[OA + word][0]["@value"] for word in ("start", "end"))
        found = [text for text in held if prefix + exact + suffix in text]
        assert len(found) == 1
        assert found[0].count(prefix + exact + suffix) == 1
        assert found[0][start:end] == exact
        assert found[0].index(prefix + exact + suffix) + len(prefix) == start


def test_every_quote_of_a_point_is_annotated_with_what_it_carries(
    items: list[Seen], view: View, name: str
) -> None:
    if name in WITHOUT_QUOTES:
        assert items == []
        return
    bodies = [[value(body, VALUE) for body in annotation[f"{OA}hasBody"]] for annotation in items]
    told = [text for text, _ in quotes(view)]
    assert sorted(each[0] for each in bodies if "#" in each[1]) == told
    assert len({each["@id"] for each in items}) == len(items) >= len(told) > 0


@pytest.fixture(scope="module")
def anchors(cases: Mapping[str, Case], files: Files) -> Seen:
    held = {name: texts(case) for name, case in cases.items()}
    return run("anchors.mjs", files("annotations"), texts=held)


def test_apache_annotator_finds_each_quote_once_in_a_text_and_in_a_page(
    anchors: Seen, items: list[Seen], name: str
) -> None:
    found = anchors[name]
    assert len(found) == len(items)
    for each in found:
        whole = [{"text": each["exact"], "inside": "PRE"}]
        assert each["file"] == each["position"] == whole
        line = re.sub(r"[\r\n]+", "", each["exact"])
        assert each["page"] == [{"text": line, "inside": "P"}]
