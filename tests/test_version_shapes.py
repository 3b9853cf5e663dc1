"""Keys that may hold versions, days and links: whatever stands there, one clear error for each."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing.check import check
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from tests.folders import SOUND, dangling, write_folder

BRIEF, DISPUTES, GAZETTE = "content/brief.yaml", "content/disputes.yaml", "seeds/gazette.yaml"
TALKS, VOTE = "content/events/talks.yaml", "content/events/vote.yaml"

ONE_JUDGMENT = SOUND[BRIEF][SOUND[BRIEF].index("  - text: The council") :].partition("gaps:")[0]
AS_MAPPING = "".join(f"  {line[2:]}\n" for line in ONE_JUDGMENT.splitlines())

PLACES: Mapping[str, tuple[str, str, str]] = {
    "title": (VOTE, "title: Vote of the council", "title: {0}"),
    "title text": (VOTE, "title: Vote of the council", "title: [{{text: {0}}}]"),
    "title rests": (VOTE, "title: Vote of the council", "title: [{{text: Vote, rests: {0}}}]"),
    "date": (VOTE, "date: 2031-03-10", "date: {0}"),
    "date date": (VOTE, "date: 2031-03-10", "date: [{{date: {0}}}]"),
    "date source": (VOTE, "date: 2031-03-10", "date: [{{date: 2031-03-10, source: {0}}}]"),
    "place": (VOTE, "rank:", "place: {0}\nrank:"),
    "place text": (VOTE, "rank:", "place: [{{text: {0}}}]\nrank:"),
    "place source": (VOTE, "rank:", "place: [{{text: Port, source: {0}}}]\nrank:"),
    "document": (VOTE, "rank:", "document: {0}\nrank:"),
    "weight": (VOTE, "    cites", "    weight: {0}\n    cites"),
    "short": (VOTE, "    cites", "    short: {0}\n    cites"),
    "firmness": (VOTE, "    cites", "    firmness: {0}\n    cites"),
    "who": (VOTE, "    cites", "    who: {0}\n    cites"),
    "due": (VOTE, "    cites", "    due: {0}\n    cites"),
    "closed_by": (VOTE, "    cites", "    closed_by: {0}\n    cites"),
    "withdrawn": (GAZETTE, "descriptor", "withdrawn: {0}\ndescriptor"),
    "withdrawn date": (GAZETTE, "descriptor", "withdrawn: {{date: {0}, note: Gone.}}\ndescriptor"),
    "withdrawn note": (
        GAZETTE,
        "descriptor",
        "withdrawn: {{date: 2031-03-09, note: {0}}}\ndescriptor",
    ),
    "changed paragraphs": (
        GAZETTE,
        "descriptor",
        "corrections: [{{at: 1, note: So., changed: {0}}}]\ndescriptor",
    ),
    "sha256": (
        GAZETTE,
        "descriptor",
        "corrections: [{{at: 1, note: So., sha256: {0}}}]\ndescriptor",
    ),
    "rests of a side": (DISPUTES, "= 40}", "= 40, rests: {0}}}"),
    "id of the brief": (BRIEF, "topics:", "id: {0}\ntopics:"),
    "bottom_line": (BRIEF, "  text: Two berths are to be added.\n  rests: [talks#berths]", " {0}"),
    "head": (BRIEF, "  text: Two", "  head: {0}\n  text: Two"),
    "written": (BRIEF, "  text: Two", "  written: {0}\n  text: Two"),
    "judgments": (BRIEF, ONE_JUDGMENT, "  {0}\n"),
    "judgment": (BRIEF, ONE_JUDGMENT, "  council: {0}\n"),
    "version": (BRIEF, ONE_JUDGMENT, "  council: [{0}]\n"),
    "changed": (BRIEF, "    confidence", "    changed: {0}\n    confidence"),
    "closed_by of a judgment": (BRIEF, "    confidence", "    closed_by: {0}\n    confidence"),
    "rests of a gap": (BRIEF, "touches: [vote, talks#berths]", "rests: {0}"),
    "closed_by of a gap": (BRIEF, "touches: [vote, talks#berths]", "closed_by: {0}"),
    "corrections": (BRIEF, "topics:", "corrections: {0}\ntopics:"),
    "correction": (BRIEF, "topics:", "corrections: [{0}]\ntopics:"),
    "day of a correction": (
        BRIEF,
        "topics:",
        "corrections: [{{date: {0}, stood: So., right: No., why: It was.}}]\ntopics:",
    ),
}
SHAPES = {
    "nothing": "",
    "a number": "7",
    "a text": "nonsense",
    "an empty text": '""',
    "a list": "[a, b]",
    "an empty list": "[]",
    "a list of lists": "[[a], [b]]",
    "a mapping": "{a: b}",
    "an empty mapping": "{}",
    "a list of mappings": "[{a: b}]",
    "a list of nothing": "[{}]",
    "braces": '"{"',
}


@pytest.mark.slow
@pytest.mark.parametrize("place", PLACES)
def test_any_shape_is_read_or_named_without_harm(place: str, tmp_path: Path) -> None:
    """A wrong shape is one error at that place; only what is read as a record has several keys."""
    path, old, new = PLACES[place]
    assert old in SOUND[path]
    for shape, value in SHAPES.items():
        text = SOUND[path].replace(old, new.format(value), 1)
        folder = write_folder(tmp_path / shape, {**SOUND, path: text})
        loaded = load(folder)
        assert {each.span.path for each in loaded.problems} <= {path}, shape
        if not value.startswith(("{", "[{", "[[", "[a")):
            assert len(loaded.problems) <= 1, (shape, [str(each) for each in loaded.problems])
        assert loaded.briefing, shape
        assert not dangling(loaded.briefing)
        check(loaded.briefing, {})
        look(Index(loaded.briefing), Lens())


MANY = 10_000
MANY_VERSIONS: Mapping[str, tuple[str, str, str, str]] = {
    "titles": (VOTE, "title: Vote of the council", "title:", "{{text: V{0}, rests: [vote#cost]}}"),
    "dates": (VOTE, "date: 2031-03-10", "date:", "{{date: 2031-03-10, source: herald}}"),
    "places": (VOTE, "rank:", "place:", "{{text: Port {0}, source: herald}}"),
    "bottom lines": (
        BRIEF,
        "  text: Two berths are to be added.\n  rests: [talks#berths]\n",
        "",
        "{{text: So {0}., rests: [vote#cost]}}",
    ),
    "judgments": (
        BRIEF,
        ONE_JUDGMENT,
        "  council:",
        "{{text: So., confidence: low, why: It is one., changed: So., rests: [vote#cost]}}",
    ),
}


@pytest.mark.slow
@pytest.mark.parametrize("kind", MANY_VERSIONS)
def test_ten_thousand_versions_are_read_and_checked(kind: str, tmp_path: Path) -> None:
    path, old, key, entry = MANY_VERSIONS[kind]
    entries = "".join(f"\n    - {entry.format(number)}" for number in range(MANY))
    rest = "\nrank:" if old == "rank:" else "\n"
    text = SOUND[path].replace(old, f"{key}{entries}{rest}", 1)
    loaded = load(write_folder(tmp_path, {**SOUND, path: text}))
    assert not loaded.problems
    assert loaded.briefing
    found = [each.code for each in check(loaded.briefing, {})]
    shown = 2 if kind == "titles" else 1  # the first title holds until the last has its ground
    assert found.count("version-never-shown") == MANY - shown
    assert look(Index(loaded.briefing), Lens()).events
