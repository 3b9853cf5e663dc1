"""The drawing by itself: XML that stands alone, whatever the briefing says."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.render.export import ExportRequest
from briefing.render.formats import FORMATS
from tests import briefings as invented
from tests.conftest import ROOT
from tests.hostile import write_hostile

SHAPES = ("text", "line", "rect", "circle", "path")
SVG = "{http://www.w3.org/2000/svg}"


def written(index: Index, lens: Lens) -> tuple[ET.Element, dict[str, int]]:
    request = ExportRequest(index, look(index, lens), (), "here", {})
    result = FORMATS["svg"].write(request)
    root = ET.fromstring(result.data)
    return root, {each.kind: each.number for each in result.omissions}


def shipped() -> Index:
    found = load(str(ROOT)).briefing
    assert found
    return Index(found)


@pytest.mark.parametrize("day", [*shipped().days])
def test_each_day_is_a_drawing_of_its_own(day: date) -> None:
    index = shipped()
    lens = Lens(as_of=day)
    view = look(index, lens)
    root, left_out = written(index, lens)
    assert root.tag == f"{SVG}svg" and view.title in (root.findtext(f"{SVG}title") or "")
    assert root.findtext(f"{SVG}desc")
    dated = [each for each in view.events if each.date]
    numbers = [each for each in root.iter(f"{SVG}text") if each.get("class") == "no"]
    assert len(numbers) == len(dated)
    assert left_out.get("events without a known date", 0) == len(view.events) - len(dated)
    style = root.findtext(f"{SVG}style") or ""
    assert "prefers-color-scheme: dark" in style and "var(" not in style and "url(" not in style


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    write_hostile(tmp_path)
    found = load(str(tmp_path)).briefing
    assert found
    root, _ = written(Index(found), Lens())
    names = {each.tag.removeprefix(SVG) for each in root.iter()}
    assert names <= {"svg", "title", "desc", "style", "g", *SHAPES}


@pytest.mark.parametrize("when", [None, "2031-03-01"])
def test_one_event_with_a_date_or_without_is_a_drawing(when: str | None) -> None:
    source = invented.source("s", "2031-03-02")
    point = invented.point("p", "reported", "s")
    event = invented.event("e", when, point) if when else invented.event("e", "2031-03-01", point)
    if when is None:
        event = event._replace(dates=())
    root, left_out = written(Index(invented.make_briefing([source], [event])), Lens())
    assert left_out == ({} if when else {"events without a known date": 1})
    assert root.findtext(f"{SVG}desc")
