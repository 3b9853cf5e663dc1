"""One name, one meaning: no two classes of the program are called alike."""

from __future__ import annotations

import ast
from collections import defaultdict
from collections.abc import Iterator

from tests.conftest import ROOT

_SHAPES = ROOT / "briefing" / "render" / "json" / "shapes"
"""The shapes of JSON outputs, which are called like the records that they write."""
_WRITTEN = {
    "briefing/check/printed_dates.py": "PrintedDate",
    "briefing/check/rule.py": "Finding",
    "briefing/document/blocks.py": "Cite, Document, EventBlock, Section",
    "briefing/evidence/date_expressions/conventions.py": "Reading",
    "briefing/evidence/origins.py": "Origin",
    "briefing/lens/changes.py": "Changes, DisputeChange, EventChange, JudgmentChange, PointChange",
    "briefing/lens/coverage.py": "Coverage, CoveredSource",
    "briefing/lens/diff.py": "Edit",
    "briefing/lens/fall.py": "Fall",
    "briefing/lens/field_diff.py": "FieldDiff",
    "briefing/lens/lens.py": "Lens",
    "briefing/lens/paragraph_use.py": "UsedParagraph",
    "briefing/lens/seen.py": "Places",
    "briefing/lens/source_dependence.py": "TopicDependence",
    "briefing/load/scalars.py": "Day, Sha256",
    "briefing/model/proposals.py": "Proposal, Proposals, ProposedEvent",
    "briefing/model/records.py": "BottomLine, Brief, BriefCorrection, Citation, Dispute, Event, "
    "Gap, Judgment, JudgmentVersion, Original, Point, Side, Source, Voice, Withdrawal",
}
"""What the shapes of the same names write."""


def named(node: ast.stmt) -> tuple[str, str] | None:
    """Return the name of a class or of an alias of types, and for an alias what it stands for.

    An alias that a module keeps to itself is left out, but not a class.
    """
    match node:
        case ast.ClassDef(name):
            return name.lstrip("_"), ""
        case ast.AnnAssign(ast.Name(name), ast.Name("TypeAlias"), value) if value:
            return name, ast.unparse(value)
        case ast.Assign([ast.Name(name)], value) if name[0].isupper() and name[1:2].islower():
            return name, ast.unparse(value)
    return None


def places() -> Iterator[tuple[str, str, str]]:
    """Yield the name of each class, what it stands for if it is an alias, and where it is."""
    for path in sorted((ROOT / "briefing").rglob("*.py")):
        if path.parent != _SHAPES:
            for node in ast.parse(path.read_text()).body:
                if found := named(node):
                    yield *found, f"{path.relative_to(ROOT)}:{node.lineno}"


def test_no_two_classes_have_one_name() -> None:
    meanings: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for name, meaning, place in places():
        meanings[name][meaning or place].append(place)  # one alias may be written twice
    assert len(meanings) > 500
    twice = {name: [*found.values()] for name, found in meanings.items() if len(found) > 1}
    assert not twice


def test_a_shape_is_called_like_what_it_writes_or_like_nothing_else() -> None:
    shapes = {
        found[0]
        for path in sorted(_SHAPES.glob("*.py"))
        for node in ast.parse(path.read_text()).body
        if (found := named(node))
    }
    alike: dict[str, list[str]] = defaultdict(list)
    for name, _, place in sorted(places()):
        if name in shapes:
            alike[place.partition(":")[0]].append(name)
    assert {path: ", ".join(names) for path, names in alike.items()} == _WRITTEN
