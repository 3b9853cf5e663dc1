"""The documents and schemas say what the code does."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from briefing.check import check, explanations
from briefing.load.loader import load
from briefing.load.record_keys import FILES
from briefing.load.value_types import Record
from briefing.load.version_shapes import Versions
from briefing.model.dates import parse_when, show_when
from briefing.model.diagnostic_codes import CODES
from briefing.model.diagnostics import Severity
from tests.conftest import ROOT
from tests.folders import SOUND, write_folder

KINDS = {
    "brief": [ROOT / "content/brief.yaml"],
    "disputes": [ROOT / "content/disputes.yaml"],
    "event": sorted((ROOT / "content/events").glob("*.yaml")),
    "source": sorted((ROOT / "seeds").glob("*.yaml")),
}
SHIPPED = [(kind, path) for kind, paths in KINDS.items() for path in paths]


@pytest.fixture(scope="module")
def build() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build", ROOT / "docs/build.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def validator(kind: str) -> Draft202012Validator:
    schema = json.loads((ROOT / f"schema/{kind}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_an_editor_reads(text: str) -> object:
    """Parse as an editor's YAML 1.2 does: whole numbers are numbers, dates are texts."""

    class Loader(yaml.BaseLoader):
        pass

    Loader.add_implicit_resolver(
        "tag:yaml.org,2002:int", re.compile(r"[0-9]+$"), list("0123456789")
    )
    Loader.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
    return json.loads(json.dumps(yaml.load(text, Loader)))


def test_generated_files_are_current(build: ModuleType) -> None:
    assert list(build.stale()) == [], "run make docs"


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: getattr(value, "stem", value))
def test_shipped_files_name_their_schema_and_are_valid_under_it(kind: str, path: Path) -> None:
    text = path.read_text("utf-8")
    modeline = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert modeline
    assert (path.parent / modeline[1]).resolve() == ROOT / f"schema/{kind}.json"
    validator(kind).validate(yaml.load(text, yaml.BaseLoader))
    validator(kind).validate(as_an_editor_reads(text))


EVENT = """
title: Vote
rank: headline
points: [{id: one, text: They voted., cites: [{source: 002, at: 7-9, dates: {in 2031: 2031}}]}]
"""


@pytest.mark.parametrize(
    ("change", "is_valid"),
    [
        (("Vote", "Vote"), True),
        (("title", "titel"), False),
        (("rank: headline\n", ""), False),
        (("headline", "top"), False),
        (("7-9", "0"), False),
        (("7-9", "7-"), False),
        (("{in 2031: 2031}", "{in 2031: soon}"), False),
        (("[{source: 002", "[{sauce: 002"), False),
        (("cites: [{source: 002, at: 7-9, dates: {in 2031: 2031}}]", "cites: []"), False),
        (("id: one", "id: one two"), False),
    ],
)
def test_the_schema_refuses_what_the_reader_refuses(
    change: tuple[str, str], *, is_valid: bool, tmp_path: Path
) -> None:
    from briefing.load.loader import load

    text = EVENT.replace(*change)
    assert validator("event").is_valid(as_an_editor_reads(text)) is is_valid
    for name, content in {
        "content/brief.yaml": "title: Port\n",
        "content/events/vote.yaml": text,
        "seeds/002_a.yaml": (
            f"title: A\npublished: 2031-01-01\noriginal: {{sha256: {'0' * 64}, paragraphs: 9}}\n"
        ),
    }.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(content)
    assert (not load(str(tmp_path)).problems) is is_valid


def every_record(build: ModuleType) -> list[Record[Any]]:
    records: list[Record[Any]] = build._records()
    return records


def test_keys_stand_in_the_order_of_the_record_that_is_made_of_them(build: ModuleType) -> None:
    records = every_record(build)
    assert len(records) == 19
    for record in records:
        fields = list(getattr(record.make, "_fields", ()))
        assert fields.pop() == "span", record.title
        # A key that holds one value or versions of it has a field that names several.
        several = [
            "bottom_line",
            "author",
            *(k.name for k in record.keys if isinstance(k.shape, Versions)),
        ]
        names = [f"{key.name}s" if key.name in several else key.name for key in record.keys]
        names = ["when" if name == "date" and "when" in fields else name for name in names]
        assert fields in (names, ["id", *names]), record.title


def test_every_key_and_code_is_explained_in_the_reference(build: ModuleType) -> None:
    page = (ROOT / "docs/format.md").read_text("utf-8")
    for record in every_record(build):
        section = page.split(f"\n## {record.title}\n", 1)[1].split("\n## ", 1)[0]
        for key in record.keys:
            row = re.search(rf"^\| `{key.name}`\?? \|.*\|$", section, re.MULTILINE)
            known = key.known or record.known
            assert row and known and row[0].endswith(f" | {known} |"), "from which day is it known?"
    codes = re.findall(
        r"^## (.+)$", (ROOT / "docs/diagnostics.md").read_text("utf-8"), re.MULTILINE
    )
    assert codes == list(explanations())


def test_every_code_that_the_code_reports_is_in_the_table_and_the_other_way_round() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "briefing/load").glob("*.py"))
    quoted = set(re.findall(r'"([a-z]+(?:-[a-z0-9]+)+|[a-z]+)"', text))
    assert set(CODES) <= quoted, "a code that nothing reports"
    reported = set(
        re.findall(
            r'(?:Diagnostic|report|_RefusedError)\((?:[^()"]|\([^()]*\))*"([a-z0-9-]+)"', text
        )
    )
    assert reported <= set(CODES)
    assert len(reported) > 20


def test_dates_are_shown_as_the_reference_says() -> None:
    page = (ROOT / "docs/format.md").read_text("utf-8")
    rows = re.findall(r"^\| (`[0-9.].*?) \| [^|]* \| (.*?) \|$", page, re.MULTILINE)
    assert len(rows) == 8
    for written, shown in rows:
        dates = re.findall(r"`([^`]+)`", written)
        assert ", ".join(show_when(parse_when(text)) for text in dates) == shown


def test_files_of_each_kind_are_in_the_reference() -> None:
    page = (ROOT / "docs/format.md").read_text("utf-8")
    for path, _ in FILES.values():
        assert path in page


def test_the_example_of_what_moves_is_sound(tmp_path: Path) -> None:
    page = (ROOT / "docs/format.md").read_text("utf-8")
    moving = page.partition("## Two clocks")[2]
    example = moving.partition("```yaml\n# ")[2].partition("```")[0]
    files = dict(SOUND)
    for part in example.split("\n# "):
        path, _, text = part.partition("\n")
        for key in re.findall(r"(?m)^\w+", text):
            files[path] = re.sub(rf"(?m)^{key}:.*\n(?:[ -].*\n)*", "", files[path])
        files[path] += text + "\n"
    loaded = load(write_folder(tmp_path, files))
    assert loaded.problems == ()
    assert loaded.briefing
    found = {each.code for each in check(loaded.briefing, {}) if each.severity is Severity.ERROR}
    assert found == set()
    assert len(loaded.briefing.events["vote"].dates) == 2
