"""The composed brief in JSON: all of it, in order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any, get_args

import pytest

from briefing.document import blocks
from briefing.document.compose import compose
from briefing.lens.lens import Lens
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.records import Briefing
from briefing.render.json.document import block_type
from briefing.render.json.schema import choices_of
from briefing.render.json.shapes.document import Annex, Body, FirstPage
from briefing.render.json.view import render_json
from tests.conftest import Run
from tests.folders import AMENDED, write_folder

Block = dict[str, Any]
DEPTHS = {blocks.FIRST_PAGE: "first page", blocks.BODY: "body", blocks.ANNEX: "annex"}


def written(view: View) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(render_json(view))["document"]
    return document


def blocks_of(document: dict[str, Any]) -> Iterator[Block]:
    for section in document["sections"]:
        yield from section["blocks"]


@pytest.fixture(scope="module")
def found(
    shipped: Briefing, harbour: Briefing, tmp_path_factory: pytest.TempPathFactory
) -> list[dict[str, Any]]:
    """The documents of several briefings, through several lenses."""
    amended = load(write_folder(tmp_path_factory.mktemp("amended"), AMENDED)).briefing
    assert amended
    lenses = (
        (shipped, Lens(new_since=date(2023, 1, 13))),
        (shipped, Lens(as_of=date(2023, 1, 10), topics=frozenset({"space"}))),
        (harbour, Lens(new_since=date(2031, 3, 5), without=frozenset(list(harbour.sources)[:1]))),
        (harbour, Lens(as_of=date(2020, 1, 1))),
        (amended, Lens()),
    )
    return [written(look(Index(briefing), lens)) for briefing, lens in lenses]


def test_each_type_of_block_and_section_is_drawn(found: list[dict[str, Any]]) -> None:
    types = {block["type"] for document in found for block in blocks_of(document)}
    assert types == {block_type(each.__name__) for each in get_args(blocks.Block)}
    keys = {section["key"] for document in found for section in document["sections"]}
    assert keys == set(choices_of((FirstPage | Body | Annex,)))


def test_it_is_the_composed_brief_in_its_order(shipped: Briefing) -> None:
    for day in (None, date(2023, 1, 10)):
        view = look(Index(shipped), Lens(as_of=day))
        composed, document = compose(view), written(view)
        assert (document["head"], document["ground"], document["news"]) == (
            composed.head,
            composed.counts,
            composed.news,
        )
        assert [
            (each["key"], each["title"], each["depth"], each["note"], len(each["blocks"]))
            for each in document["sections"]
        ] == [
            (each.key, each.title, DEPTHS[each.depth], each.note or None, len(each.blocks))
            for each in composed.sections
        ]
        new = [block["is_new"] for block in blocks_of(document)]
        assert new == [
            block.key in composed.new for section in composed.sections for block in section.blocks
        ]
        assert any(new) and not all(new)


def test_the_points_of_the_annex_are_named_once_and_stand_in_full_among_the_points(
    shipped: Briefing,
) -> None:
    whole = json.loads(render_json(look(Index(shipped), Lens())))
    [annex] = [each for each in whole["document"]["sections"] if each["key"] == "key-points"]
    refs = [point["ref"] for event in annex["blocks"] for point in event["points"]]
    assert sorted(refs) == sorted(each["id"] for each in whole["points"])
    assert [each["key"] for each in annex["blocks"]] == [
        f"event-{each['id']}" for each in whole["events"]
    ]


def test_what_is_not_there_is_null(tmp_path: Path) -> None:
    brief = load(write_folder(tmp_path, AMENDED)).briefing
    assert brief
    document = written(look(Index(brief), Lens(as_of=date(2020, 1, 1))))
    assert [document[key] for key in ("head", "news")] == [None, None]
    assert document["ground"] == "0 sources of 0 origins"


def test_since_when_something_is_new_can_be_chosen(briefing: Run) -> None:
    words = ("print", ".", "--format", "json", "--new-since")
    for since in ("2023-01-13", "2022"):
        whole = json.loads(briefing(*words, since).stdout)
        day = whole["lens"]["new_since"]
        assert day == (since if "-" in since else "2022-12-31")
        assert whole["document"]["sections"][0]["key"] == "new"
        assert all(each["is_new"] for each in whole["document"]["sections"][0]["blocks"])
