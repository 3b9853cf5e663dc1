"""`briefing example`: the invented briefing that ships with its texts, and the copy of it."""

from __future__ import annotations

import email.policy
import hashlib
import importlib.util
import re
import sys
from collections import Counter
from datetime import date
from email import message_from_bytes
from html.parser import HTMLParser
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from pypdf import PdfReader

from briefing.check import check
from briefing.check.case import Case
from briefing.edit import example_folder, new_folder
from briefing.edit.new_folder import make_folder
from briefing.evidence.date_expressions import Verdict
from briefing.evidence.quotes import QuoteState
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index, Stage
from briefing.library import read_texts
from briefing.load.loader import load
from briefing.load.record_keys import FILES
from briefing.model.records import (
    Briefing,
    Claim,
    Confidence,
    DisputeStatus,
    Firmness,
    Rank,
    VoiceKind,
    Weight,
)
from briefing.system.files import write_atomic
from tests.conftest import ROOT, Run
from tests.reduced import days_of, reduced
from tests.terminal import leave, opened
from tests.test_two_clocks import export, faces, note, records

EXAMPLE = ROOT / "example"
DOCUMENTS = EXAMPLE / "documents"
DAYS = [date(2031, 3, day) for day in (4, 5, 6, 8, 14, 18, 21, 24)]
"""The days of publication, of the correction and of the withdrawal."""
ALL_DAYS = sorted([*DAYS, date(2031, 3, 19)])
"""With the day on which the briefing corrects itself."""


@pytest.fixture(scope="module")
def example() -> Briefing:
    loaded = load(str(EXAMPLE))
    assert loaded.problems == ()
    assert loaded.briefing
    return loaded.briefing


def files(root: Path) -> dict[str, bytes]:
    """Return what a folder holds, by path."""
    found = (each for each in root.rglob("*") if each.is_file())
    return {each.relative_to(root).as_posix(): each.read_bytes() for each in found}


# The command


def test_it_copies_all_of_it(briefing: Run, tmp_path: Path) -> None:
    done = briefing("example", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "briefing-example\n")
    assert "try: briefing check briefing-example --strict" in done.stderr
    schemas = {f"schema/{each.name}": each.read_bytes() for each in ROOT.glob("schema/*.json")}
    assert files(tmp_path / "briefing-example") == files(EXAMPLE) | schemas
    checked = briefing("check", "briefing-example", "--strict", cwd=tmp_path)
    assert (checked.returncode, checked.stdout) == (0, "")
    assert "25 of 25 quotes verified" in checked.stderr


def test_what_it_says_to_try_can_be_tried(briefing: Run, tmp_path: Path) -> None:
    told = briefing("example", "-desk", "--no-room", cwd=tmp_path)
    assert told.returncode == 2, "as everywhere, -desk is no folder"
    told = briefing("example", "desk/check", cwd=tmp_path)
    lines = [line.partition("try: briefing ")[2] for line in told.stderr.splitlines()]
    assert len(lines) == 4
    for line in lines:
        words = [a or b for a, b in re.findall(r"'([^']*)'|(\S+)", line)]
        assert briefing(*words, cwd=tmp_path).returncode == 0


@pytest.mark.parametrize("name", ["check", "./-odd"])
def test_any_folder_can_be_named(briefing: Run, tmp_path: Path, name: str) -> None:
    assert briefing("example", name, cwd=tmp_path).returncode == 0
    again = briefing("example", name, cwd=tmp_path)
    assert again.returncode == 2
    hint = f"briefing ./{name.removeprefix('./')} opens the briefing in this one"
    assert f"`{name}` is not empty; name another folder; {hint}" in again.stderr


def test_a_folder_that_is_not_empty_is_left_alone(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("mine")
    refused = briefing("example", ".", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "`.` is not empty; name another folder, or empty this one" in refused.stderr
    refused = briefing("example", "mine", cwd=tmp_path)
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "`mine` cannot be made" in refused.stderr
    assert files(tmp_path) == {"mine": b"mine"}


@pytest.mark.parametrize("failing", ["README.md", "documents/minutes.pdf", "content/brief.yaml"])
def test_what_fails_on_the_way_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str
) -> None:
    def fail(path: str, data: bytes) -> None:
        if path.endswith(failing):
            raise KeyboardInterrupt
        write_atomic(path, data)

    monkeypatch.setattr(new_folder, "write_atomic", fail)
    with pytest.raises(KeyboardInterrupt):
        make_folder(str(tmp_path / "desk" / "try"), example_folder.example_files())
    assert list(tmp_path.iterdir()) == []


def test_it_becomes_a_briefing_last() -> None:
    assert list(example_folder.example_files())[-1] == "content/brief.yaml"


def test_an_installation_without_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(example_folder, "_root", lambda: str(tmp_path / "gone"))
    assert example_folder.example_files() == {}


def test_in_a_terminal_the_room_opens_on_it(tmp_path: Path) -> None:
    with opened(tmp_path, "example", "port", folder=None, on_front_page=True) as at:
        at.wait_for("Front page", "Two berths for Port Ansel")
        assert at.was_written_outside("try: briefing check port --strict")
        leave(at)
    assert (tmp_path / "port/content/brief.yaml").is_file()


def test_in_a_terminal_it_can_be_copied_alone(tmp_path: Path) -> None:
    with opened(tmp_path, "example", "--no-room", folder=None, on_front_page=True) as at:
        assert at.wait_for_end() == 0
    assert (tmp_path / "briefing-example/content/brief.yaml").is_file()


# The briefing


def test_it_keeps_every_rule_with_its_texts(example: Briefing) -> None:
    texts = read_texts(str(EXAMPLE), example)
    assert list(texts) == list(example.sources)
    assert not [name for name, text in texts.items() if text.change or text.refused]
    assert check(example, texts) == ()
    case = Case(example, texts)
    assert Counter(found.state for _, found in case.quotes) == {QuoteState.VERIFIED: 25}
    wrong = set(Verdict) - {Verdict.AGREED, Verdict.ONE_OF_SEVERAL}
    assert not [each.phrase for each in case.dated if each.verdict in wrong]


def test_every_number_of_the_records_is_right(example: Briefing) -> None:
    for name, source in example.sources.items():
        data = (EXAMPLE / "seeds" / f"{name}.txt").read_bytes()
        assert source.original
        assert source.original.sha256 == hashlib.sha256(data).hexdigest()
        assert source.original.paragraphs == len(paragraphs_of(name))


def test_every_key_and_every_word_of_the_format_is_in_it(example: Briefing) -> None:
    seen: dict[str, set[object]] = {}
    note(example, seen)
    fields = {
        f"{record.make.__name__}.{field}"
        for record in records(*(shape for _, shape in FILES.values()))
        for field in getattr(record.make, "_fields")  # noqa: B009 - any record has them
    }
    empty = {"", "()", "''", "None", "{}", "mappingproxy({})", "frozenset()", "False"}
    assert {name for name in fields if not seen.get(name, set()) - empty} == set()
    for field, words in WORDS.items():
        assert len(seen[field] - {"None"}) == len(words), field


WORDS: dict[str, Any] = {
    "Event.rank": Rank,
    "Point.claim": Claim,
    "Point.weight": Weight,
    "Point.firmness": Firmness,
    "JudgmentVersion.confidence": Confidence,
    "Voice.kind": VoiceKind,
    "Dispute.status": DisputeStatus,
}


def test_its_events_go_through_every_stage(example: Briefing) -> None:
    index = Index(example)
    stages = {
        seen.stage for day in DAYS for seen in look(index, Lens(as_of=day)).events if seen.stage
    }
    assert stages >= set(Stage) - {Stage.DUE}
    assert stage_of(example, date(2031, 3, 7), "funding") is Stage.DUE


def stage_of(example: Briefing, day: date, event: str) -> Stage | None:
    view = look(Index(example), Lens(as_of=day))
    return next(seen.stage for seen in view.events if seen.event.id == event)


def test_the_agencys_copy_counts_once(example: Briefing) -> None:
    whole = look(Index(example), Lens())
    assert (len(example.sources), whole.origins) == (6, 5)
    cost = whole.points_by_ref["vote#cost"]
    assert [cite.source for cite in cost.point.cites] == ["council", "gazette", "post"]
    assert len(cost.origins) == 2


@pytest.mark.slow
def test_no_day_rests_on_what_came_later(example: Briefing) -> None:
    assert days_of(example) == ALL_DAYS
    for day in ALL_DAYS:
        less = reduced(example, day)
        assert look(Index(example), Lens(as_of=day)) == look(Index(less), Lens(as_of=day))
        assert faces(example, day) == faces(less, day)
        assert export(example, day, "html") == export(less, day, "html")


@pytest.mark.parametrize("day", DAYS, ids=str)
def test_each_day_can_be_printed(briefing: Run, day: date) -> None:
    for more in ((), ("--summary",)):
        printed = briefing("print", "example", "--as-of", str(day), *more)
        assert (printed.returncode, printed.stderr) == (0, "")
        assert printed.stdout.startswith("Two berths for Port Ansel\n")
        assert "BOTTOM LINE" in printed.stdout
        for name, since in SINCE.items():
            assert (name in printed.stdout) <= (day >= since), name


SINCE = {
    "214 million": date(2031, 3, 14),
    "Skua": date(2031, 3, 5),
    "Dravik": date(2031, 3, 6),
    "Misago": date(2031, 3, 6),
    "withdrawn": date(2031, 3, 21),
    "called off": date(2031, 3, 24),
}
"""What is first told on which day."""


# The documents


def paragraphs_of(source: str) -> list[str]:
    text = (EXAMPLE / "seeds" / f"{source}.txt").read_text("utf-8")
    return re.split(r"\n\n+", text.strip())


class _Text(HTMLParser):
    """The text of a page's body, with a line for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ""

    def handle_data(self, data: str) -> None:
        self.text += f"{data}\n"


def text_of(path: Path) -> str:
    """Return the text of a document in the plainest way."""
    if path.suffix == ".pdf":
        return "\n".join(page.extract_text() for page in PdfReader(path).pages)
    if path.suffix == ".html":
        parser = _Text()
        parser.feed(path.read_text("utf-8"))
        return parser.text
    if path.suffix == ".eml":
        message = message_from_bytes(path.read_bytes(), policy=email.policy.default)
        return re.sub(r"^(?:> |-- $)", "", str(message.get_content()), flags=re.MULTILINE)
    return path.read_text("utf-8").replace("*", "")


@pytest.mark.parametrize(
    "name", ["council.html", "gazette.md", "post.txt", "minutes.pdf", "misago.html", "pilots.eml"]
)
def test_a_document_says_what_its_text_says(name: str) -> None:
    text = re.sub(r"\s+", " ", text_of(DOCUMENTS / name))
    place = 0
    for paragraph in paragraphs_of(Path(name).stem):
        found = text.find(re.sub(r"\s+", " ", paragraph), place)
        assert found >= 0, paragraph
        place = found + 1


def test_the_correction_names_the_text_as_it_was_before(example: Briefing) -> None:
    (correction,) = example.sources["gazette"].corrections
    paragraphs = paragraphs_of("gazette")
    (changed,) = correction.changed
    assert correction.at
    assert correction.at.first == len(paragraphs), "the note is the last paragraph"
    before = re.sub(r"\s+", " ", text_of(DOCUMENTS / "before/gazette.md"))
    was = paragraphs[changed.first - 1].replace("180", "108")
    assert was in before
    assert paragraphs[-1] not in before
    paragraphs[changed.first - 1] = was
    text = "\n\n".join(paragraphs[:-1]) + "\n"
    assert hashlib.sha256(text.encode()).hexdigest() == correction.sha256


def test_what_a_script_makes_is_made_again_byte_for_byte() -> None:
    made = maker().MADE
    assert set(made) == {"council.html", "minutes.pdf"}
    for name, make in made.items():
        assert make() == (DOCUMENTS / name).read_bytes(), f"{name}: run docs/example.py"


def maker() -> ModuleType:
    """Return the script in docs, which is no package."""
    spec = importlib.util.spec_from_file_location("example_documents", ROOT / "docs/example.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module
