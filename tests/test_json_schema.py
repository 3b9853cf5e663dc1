"""What commands write as JSON is as its schema says: no key more, none less, in no other form."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from jsonschema import Draft202012Validator

from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing
from briefing.render.json.schema import DOCUMENTS, fields_of, parts_of, schema_of
from briefing.render.json.shapes.document import FIELDS
from briefing.render.json.view import render_json
from tests import forks
from tests.briefings import lenses
from tests.conftest import HARBOUR, ROOT, Run
from tests.dated_briefings import dated_briefings
from tests.folders import AMENDED, SOUND, write_folder
from tests.hostile import write_hostile

Words = tuple[str, ...]
Json = dict[str, Any]
NOTHING = {"content/brief.yaml": "title: Port\n"}
HERALD = SOUND["seeds/herald.yaml"]
VARIED = {
    **SOUND,
    "content/events/vote.yaml": SOUND["content/events/vote.yaml"].replace(
        "date: 2031-03-10", "date: [{date: 2031-03}, {date: 2031-03-10, source: herald}]"
    ),
    "seeds/herald.yaml": HERALD[: HERALD.index("original:")]
    + f"corrections: [{{date: 2031-03-12, note: The sum., sha256: {'1' * 64}}}]\n"
    "descriptor: Report from the council's meeting.\n",
    "proposals/odd.yaml": """\
events:
  - title: Opening
    points:
      - id: m-1
        note: So it is.
        unread: [some day]
        cites:
          - source: gazette
            at: 3
            quote: zwei
            gloss: two
            dates: {Tuesday: 2031-03-04}
""",
}
"""SOUND with what a record may have or lack, and proposals likewise."""
BROKEN = {**SOUND, "content/events/odd.yaml": "titel: Odd\n"}
ANY: Sequence[Words] = (
    ("print",),
    ("print", "--without", "1"),
    ("changes",),
    ("coverage",),
    ("check",),
    ("proposals",),
    ("show", "1", "--dates"),
    ("cite", "the council"),
)
"""Commands that read any folder."""
SHIPPED: Sequence[Words] = (
    *(("print", "--as-of", f"2023-01-{day}") for day in ("06", "10", "11", "13", "18")),
    *(("coverage", "--as-of", f"2023-01-{day}") for day in ("06", "10", "11", "13", "18")),
    *(("print", "--without", str(number)) for number in range(1, 5)),
    ("print", "--without", "1", "--without", "2", "--without", "3"),
    ("print", "--new-since", "2023-01-10"),
    ("print", "--new-since", "2023-01-05", "--as-of", "2023-01-11"),
    ("print", "--topic", "space"),
    ("print", "--rank", "headline", "--since", "2023-01-06", "--until", "2023-01-13"),
    ("print", "--search", "missile or space"),
    ("print", "--event", "no-event"),
    ("changes", "--from", "2023-01-06", "--to", "2023-01-13"),
    ("changes", "--from", "2022-01-01", "--topic", "space"),
    ("show", "1"),
    ("dates", "last Friday", "--published", "2031-03-11"),
    ("dates", "no date", "--published", "2031-03-11"),
)
PROPOSED = """\
maker: me
events:
  - id: vote
    points:
      - id: m-1
        text: It cost 180 million.
        cites:
          - {source: gazette, at: 3, quote: two berths, dates: {last night: 2031-03-04}}
          - {source: gazette, at: 1, by: pell, quote: never said, dates: {Friday: 2031-03-05}}
      - {id: m-2, note: It says so., cites: [{source: gazette, at: 99, quote: a divided council}]}
      - {note: It says so., text: [], cites: []}
  - id: quay
    title: The quay
    date: 2031-03-04
    points: [{id: m-3, note: So it is., claim: planned, cites: [{source: gazette, at: 4}]}]
"""
WRITE: Mapping[Words, str] = {
    ("event", "opening", "--title", "Opening", "--date", "2031-05-01"): "edit",
    ("point", "vote", "It is so.", "--cite", "gazette", "3"): "edit",
    ("point", "no-event", "It is so.", "--cite", "gazette", "3"): "said",
    ("point", "vote", "It is.", "--cite", "gazette", "3", "--quote", "no word"): "edit",
    ("cite", "the plan puts the cost", "gazette", "--to", "vote#cost", "--dry-run"): "edit",
    ("leave", "gazette", "7", "no point cites it"): "edit",
    ("source", "gazette", "--publisher", "The Gazette"): "edit",
    (
        "judge",
        "sum",
        "It will cost more.",
        "--confidence",
        "low",
        "--why",
        "So.",
        "--rests",
        "vote#cost",
    ): "edit",
    ("gap", "No source has the sum.", "--rests", "vote#cost"): "edit",
    ("bottom-line", "The port grows {vote#outcome}.", "--head", "The port grows"): "edit",
    ("correct", "Three.", "Two.", "A slip.", "--date", "2031-03-14"): "edit",
    (
        "dispute",
        "sum",
        "--title",
        "The sum",
        "--point",
        "vote#cost",
        "--point",
        "vote#split",
        "--finding",
        "Not settled.",
    ): "edit",
    ("voice", "chair", "--name", "Ada Lind"): "edit",
    ("topic", "quay", "The quay"): "edit",
    ("revise", "gazette", "new.txt", "--date", "2031-03-30", "--dry-run"): "edit",
    ("import", "csv", "list.csv"): "edit",
    ("draft", "gazette"): "edit",
    ("proposals",): "proposals",
    ("reject", "m-2", "no news"): "edit",
    ("accept", "m-3", "It is so.", "--title", "Quay"): "edit",
    ("rename", "event", "opening", "opening-day"): "edit",
    ("rename", "source", "gazette", "gazette-two"): "edit",
    ("remove", "topic", "quay"): "edit",
    ("undo",): "edit",
    ("add", "quay.txt", "nothing.txt", "--dry-run"): "added",
    ("add", "quay.html", "--published", "2031-03-05"): "added",
    ("check", "."): "problems",
    ("diff", "before", "."): "diff",
    ("diff", ".", "."): "said",
}
"""Commands that write, one after the other in a copy of the example, and what they say it by."""
HTML = """\
<html lang=en><head><title>The quay is to move</title><meta name=author content="Ada Lind"></head>
<body><article><h1>The quay is to move</h1><p>{}</p><p>{}</p></article></body></html>
"""


class Folder:
    """A copy of a briefing, for commands that write."""

    def __init__(self, root: Path, files: Mapping[str, Any] | Path) -> None:
        """Copy a folder, or write files."""
        self.root = root / "briefing"
        self.state = str(root / "state")
        if isinstance(files, Path):
            shutil.copytree(files, self.root)
        else:
            write_folder(self.root, files)

    def json_of(self, *words: str) -> Json:
        """Run a command, and return what it writes as JSON."""
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "XDG_STATE_HOME": self.state,
            "BRIEFING_ORIGINALS": "",
        }
        done = forks.run((*words, "--format", "json"), cwd=self.root, env=environment, timeout=60)
        written: Json = json.loads(done.stdout)
        return written


def folders(root: Path) -> Iterator[tuple[str, Path | Mapping[str, Any], Sequence[Words]]]:
    """Yield names of briefings, what they hold, and commands that read them."""
    yield "harbour", HARBOUR, (*ANY, ("print", "--new-since", "2031-03-05", "--topic", "fares"))
    more = (("changes", "--from", "2031-03-01"), ("show", "minutes"))
    yield "example", ROOT / "example", (*ANY, *more)
    yield "hostile", Path(write_hostile(root / "hostile")), ANY
    documents = [str(each) for each in sorted((ROOT / "example/documents").glob("*.*"))]
    yield "nothing", NOTHING, (*ANY, ("add", *documents, "--dry-run"))
    yield "amended", AMENDED, ANY
    without = (("print", "--without", each) for each in ("herald", "ministry"))
    one = ("print", "--event", "talks", "--point", "talks#berths")
    yield "varied", VARIED, (*ANY, *without, one)
    yield "broken", BROKEN, ANY


def written_by_readers(root: Path) -> Iterator[Json]:
    """Yield what the commands that read write, of all briefings."""
    for name, files, commands in folders(root):
        folder = Folder(root / name, files)
        yield from (folder.json_of(*words) for words in commands)
    shipped = Folder(root / "shipped", NOTHING)
    shipped.root = ROOT
    yield from (shipped.json_of(*words) for words in (*ANY, *SHIPPED))


def written_by_writers(root: Path) -> Iterator[tuple[Words, Json]]:
    """Yield what the commands that write say of what they did, with their words."""
    folder = Folder(root / "port", ROOT / "example")
    at = folder.root
    shutil.copytree(at, at / "before")
    text = (at / "seeds/gazette.txt").read_text("utf-8")
    (at / "new.txt").write_text(text.rstrip() + " It was said twice.\n", "utf-8")
    (at / "list.csv").write_text("title,date\nFair,2031-06-01\nNothing,\n", "utf-8")
    (at / "quay.txt").write_text("The quay\n\nThe quay is to move.\n", "utf-8")
    long = ("The board says that the quay moves. " * 20, "The council is against it. " * 20)
    (at / "quay.html").write_text(HTML.format(*long), "utf-8")
    (at / "proposals").mkdir()
    (at / "proposals/me.yaml").write_text(PROPOSED, "utf-8")
    for words in WRITE:
        yield words, folder.json_of(*words)


def name_of(document: Json) -> str:
    """Return the name of a document's schema, as docs/json.md says it."""
    name = document["format"].removeprefix("briefing").removeprefix("-")
    return name or "brief"


@cache
def validator(name: str) -> Draft202012Validator:
    """Return the validator of a schema, of the file that is handed on."""
    schema = json.loads((ROOT / f"schema/output/{name}.json").read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def mistakes(document: Json) -> list[str]:
    errors = validator(name_of(document)).iter_errors(document)
    return [f"{each.json_path}: {each.message}"[:400] for each in errors]


def seen(schema: Json, part: Json, value: object) -> Iterator[str]:
    """Yield the keys of a value that hold something, by the object that has them, and nulls."""
    options: list[Json] = part.get("oneOf") or part.get("anyOf") or [part]
    for option in options:
        name = option.get("$ref", "").rpartition("/")[2] or option.get("title", "")
        shape = schema["$defs"][name] if "$ref" in option else option
        if isinstance(value, list) and "items" in shape:
            for each in value:
                yield from seen(schema, shape["items"], each)
        elif isinstance(value, dict) and "properties" in shape and is_of(shape, value):
            for key, below in shape["properties"].items():
                if key in value and value[key] not in ([], {}):
                    yield f"{name}.{key}" + (" null" if value[key] is None else "")
                    yield from seen(schema, below, value[key])
        elif isinstance(value, dict) and "properties" not in shape:
            for each in value.values():
                yield from seen(schema, shape.get("additionalProperties", {}), each)


def is_of(shape: Json, value: Json) -> bool:
    """Whether an object has the keys of a shape, and its type where it has one."""
    kind = shape["properties"].get("type", {}).get("const", value.get("type"))
    return set(shape["required"]) <= value.keys() <= set(shape["properties"]) and (
        value.get("type") == kind
    )


def expected(schema: Json) -> Iterator[str]:
    """Yield all keys of a schema, and those that may be null once more."""
    for name, shape in {schema["title"]: schema, **schema.get("$defs", {})}.items():
        for key, part in shape["properties"].items():
            options = part.get("anyOf", [part])
            is_null = [
                "null" in str(each.get("type")) or None in each.get("enum", []) for each in options
            ]
            if part.get("type") != "null":
                yield f"{name}.{key}"
            if any(is_null):
                yield f"{name}.{key} null"


def test_what_commands_write_is_valid_and_shows_all_that_schemas_name(tmp_path: Path) -> None:
    said = list(written_by_writers(tmp_path))
    assert [(words, name_of(document)) for words, document in said] == list(WRITE.items())
    documents = [*written_by_readers(tmp_path), *(document for _, document in said)]
    assert [each for document in documents for each in mistakes(document)] == []
    found: set[str] = set()
    for document in documents:
        schema = schema_of(name_of(document))
        found.update(seen(schema, schema, document))
    named = {each for name in DOCUMENTS for each in expected(schema_of(name))}
    # Every date here that changes without a source was known with it.
    assert sorted(named - found) == ["FallenDate.with null"]


@pytest.mark.slow
@settings(max_examples=150)
@given(dated_briefings(), lenses())
def test_any_brief_is_valid_under_its_schema(briefing: Briefing, lens: Lens) -> None:
    document = json.loads(render_json(look(Index(briefing), lens)))
    assert mistakes(document) == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_objects_are_closed_and_keys_needed(name: str) -> None:
    schema = schema_of(name)
    Draft202012Validator.check_schema(schema)
    for part in (schema, *schema.get("$defs", {}).values()):
        assert part["additionalProperties"] is False
        optional = {"allow_at", "allow"} if "allow" in part["properties"] else set()
        assert {*part["required"], *optional} == set(part["properties"])


@pytest.mark.parametrize(
    "change",
    [
        lambda brief: brief.update(more=1),
        lambda brief: brief["points"][0]["citations"][0].update(more=1),
        lambda brief: brief["points"][0].pop("standing"),
        lambda brief: brief["points"][0].update(claim="said"),
        lambda brief: brief["document"]["sections"][0]["blocks"][0].update(more=1),
        lambda brief: brief["document"]["sections"][0]["blocks"][0].update(type="block"),
        lambda brief: brief["sources"][0].update(published="5 March 2031"),
        lambda brief: brief.update(version=1),
    ],
)
def test_a_brief_of_another_form_is_refused(
    harbour: Briefing, change: Callable[[Json], object]
) -> None:
    brief = json.loads(render_json(look(Index(harbour), Lens())))
    assert mistakes(brief) == []
    change(brief)
    assert mistakes(brief) != []


def test_notes_on_fields_are_about_fields() -> None:
    shapes = {part.__name__: fields_of(part) for part in parts_of(DOCUMENTS["brief"])}
    fields = {f"{name}.{field}" for name, shape in shapes.items() for field in shape}
    assert FIELDS.keys() - fields == set()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_each_schema_is_printed_as_it_is_handed_on(briefing: Run, name: str) -> None:
    printed = briefing("schema", "--of", name)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert printed.stdout == (ROOT / f"schema/output/{name}.json").read_text("utf-8")
    schema = json.loads(printed.stdout)
    shape = schema["properties"]
    assert schema["$id"] == f"urn:briefing:{name}:{shape['version']['const']}"
    assert name_of({"format": shape["format"]["const"]}) == name


@pytest.mark.parametrize("words", [(), ("schemas", "--of", "brief")])
def test_a_folder_or_a_document_is_named(briefing: Run, tmp_path: Path, words: Words) -> None:
    refused = briefing("schema", *words, cwd=tmp_path)
    assert refused.returncode == 2
    assert "DIR is for the schemas of the YAML, --of for one of the JSON" in refused.stderr
    assert list(tmp_path.iterdir()) == []


def test_the_page_names_every_document_and_format() -> None:
    page = (ROOT / "docs/json.md").read_text("utf-8")
    for name in DOCUMENTS:
        form = schema_of(name)["properties"]["format"]["const"]
        assert f"| `format` | `{form}` |" in page
