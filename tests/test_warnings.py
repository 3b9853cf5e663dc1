"""Warnings of loading: they take nothing away, and the brief can accept them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.diagnostic_codes import CODES
from briefing.model.diagnostics import WARNINGS
from briefing.render.text.report import allow_entry
from briefing.tui.workspace import Workspace
from tests.conftest import Run
from tests.folders import SOUND, Content, names_in, write_folder
from tests.walking import Walk, walk

BRIEF, VOTE = "content/brief.yaml", "content/events/vote.yaml"
WARNED: dict[str, Content] = {
    **SOUND,
    VOTE: SOUND[VOTE].replace("forty million.", "forty million. # 40.5"),
    "content/events/con.yaml": SOUND[VOTE].replace("id: cost", "id: Cost").replace("A", "a")
    + "  - id: cost\n    text: It may cost more.\n    cites: [{source: herald, at: 2}]\n",
    "seeds/notes.md": "To do.\n",
}
FOUND = {
    "case-clash": "content/events/con.yaml",
    "comment-in-text": VOTE,
    "reserved-name": "content/events/con.yaml",
    "unread-file": "seeds/notes.md",
}


@pytest.fixture
def warned(tmp_path: Path) -> Path:
    return Path(write_folder(tmp_path / "warned", WARNED))


def test_each_warning_has_its_place_and_takes_nothing_away(warned: Path) -> None:
    loaded = load(str(warned))
    assert {each.code: each.allow_at for each in loaded.problems} == FOUND
    assert set(FOUND) == WARNINGS
    assert not set(WARNINGS) - set(CODES)
    assert loaded.errors == ()
    assert loaded.briefing
    assert {"event con", "point con#Cost", "point con#cost", "point vote#cost"} <= names_in(
        loaded.briefing
    )


@pytest.mark.parametrize("command", ["print", "list", "export"])
def test_what_shows_a_folder_says_nothing_of_warnings(
    warned: Path, command: str, briefing: Run
) -> None:
    words = {"print": ["print"], "list": ["list", "points"], "export": ["export", "markdown"]}[
        command
    ]
    done = briefing(*words, str(warned))
    assert done.returncode == 0
    assert "problem" not in done.stderr


def test_check_applies_the_rules_and_fails_under_strict_alone(warned: Path, briefing: Run) -> None:
    done = briefing("check", str(warned), "--format", "concise")
    assert done.returncode == 0
    found = [line.split(": ")[1].split()[0] for line in done.stdout.splitlines()]
    assert {f"warning[{code}]" for code in FOUND} < set(found)
    assert "warning[duplicate-point]" in found  # a rule's: `con` repeats what `vote` says
    assert "briefing: briefing in " in done.stderr
    assert "5 warnings" in done.stderr
    assert "wait until" not in done.stderr
    assert briefing("check", str(warned), "--strict").returncode == 1


def test_with_an_error_the_rules_wait_and_both_are_counted(warned: Path, briefing: Run) -> None:
    talks = warned / "content/events/talks.yaml"
    talks.write_text(talks.read_text().replace("title:", "titel:"))
    done = briefing("check", str(warned))
    assert done.returncode == 1
    assert "1 error and 4 warnings; the editorial rules wait until it is sound" in done.stderr
    printed = briefing("print", str(warned))
    assert printed.returncode == 1
    assert "1 problem in " in printed.stderr


def test_two_states_are_compared_in_spite_of_warnings(
    warned: Path, tmp_path: Path, briefing: Run
) -> None:
    other = write_folder(tmp_path / "other", WARNED)
    done = briefing("diff", str(warned), other)
    assert done.returncode == 0
    assert "only what is sound" not in done.stderr


def test_the_lines_that_the_report_shows_accept_a_warning(warned: Path, briefing: Run) -> None:
    loaded = load(str(warned))
    document = json.loads(briefing("check", str(warned), "--format", "json").stdout)
    entries = [each["allow"] for each in document["problems"]]
    assert set(map(allow_entry, loaded.problems)) < set(entries)
    lines = "".join(f"  - {each}\n" for each in entries)
    (warned / BRIEF).write_text(f"{SOUND[BRIEF]}allow:\n{lines}")
    assert load(str(warned)).problems == ()
    assert briefing("check", str(warned), "--strict").returncode == 0


def accepting(code: str, at: str) -> dict[str, Content]:
    entry = f"allow: [{{code: {code}, at: {at}, why: So it is.}}]\n"
    return {**SOUND, BRIEF: SOUND[BRIEF] + entry}


@pytest.mark.parametrize("code", sorted(WARNINGS))
def test_an_entry_of_no_use_is_reported_once(tmp_path: Path, code: str, briefing: Run) -> None:
    root = write_folder(tmp_path, accepting(code, VOTE))
    [problem] = load(root).problems
    assert (problem.code, problem.is_error, problem.allow_at) == ("stale-allowance", False, "")
    done = briefing("check", root, "--format", "concise")
    assert done.stdout.count("stale-allowance") == 1
    assert len(done.stdout.splitlines()) == 1


def test_an_entry_may_be_of_use_once_the_errors_are_mended(tmp_path: Path) -> None:
    files = accepting("comment-in-text", VOTE) | {VOTE: "title: Vote: more\n"}
    assert [each.code for each in load(write_folder(tmp_path, files)).problems] == ["syntax"]


def test_an_error_of_loading_cannot_be_accepted(tmp_path: Path, briefing: Run) -> None:
    root = write_folder(tmp_path, accepting("bad-date", VOTE))
    done = briefing("check", root, "--format", "concise")
    assert done.returncode == 1
    assert "`bad-date` is an error of loading, which cannot be allowed" in done.stdout


def test_the_room_shows_them_when_asked_with_the_entry_that_accepts_them(warned: Path) -> None:
    async def check(at: Walk) -> None:
        assert "(!)" not in at.text
        await at.press("!")
        await at.settle()
        page = " ".join(word for line in at.room.reader.lines for word in line.text.split())
        assert "warning: `# 40.5` is a comment, and no part of the text" in page
        assert f"or allow: {{code: comment-in-text, at: {VOTE}, why: " in page

    walk(check, root=warned)


class TestDesk:
    """The room's folder."""

    def taken(self, root: Path, before: Loaded) -> tuple[Workspace, bool]:
        workspace = Workspace(str(root))
        workspace.problems = before.problems
        news = workspace.take(*workspace.read())
        assert news.is_warning is (news.new is None)
        return workspace, news.new is not None

    def test_a_warning_does_not_keep_it_from_what_is_new(self, tmp_path: Path) -> None:
        before = load(write_folder(tmp_path, SOUND))
        write_folder(tmp_path, WARNED)
        workspace, is_new = self.taken(tmp_path, before)
        assert is_new
        assert {each.code for each in workspace.problems} == WARNINGS

    def test_an_error_does_and_is_what_is_told(self, tmp_path: Path) -> None:
        before = load(write_folder(tmp_path, SOUND))
        write_folder(tmp_path, {**WARNED, "seeds/gazette.yaml": "titel: A\n"})
        workspace = Workspace(str(tmp_path))
        workspace.problems = before.problems
        news = workspace.take(*workspace.read())
        assert news.new is None
        assert news.text.startswith("seeds/gazette.yaml:1: ")

    def test_errors_that_were_there_before_do_not_and_a_new_one_does(self, tmp_path: Path) -> None:
        broken = {"seeds/gazette.yaml": SOUND["seeds/gazette.yaml"] + "titel: A\n"}
        workspace = Workspace(write_folder(tmp_path, {**SOUND, **broken}))
        old = workspace.load().errors
        workspace.open_with(old)
        assert len(old) == 1
        moved = "# They are a line further down.\n" + broken["seeds/gazette.yaml"]
        write_folder(tmp_path, {"seeds/gazette.yaml": moved})
        assert workspace.take(*workspace.read()).new is not None
        for path in ("seeds/gazette.yaml", "seeds/herald.yaml"):
            was = (tmp_path / path).read_text("utf-8")
            write_folder(tmp_path, {path: f"{was}writer: B\n"})
            news = workspace.take(*workspace.read())
            assert (news.new, news.is_warning) == (None, True)
            assert news.text.startswith(f"{path}:") and "writer" in news.text
            assert len(workspace.errors) == 2
            write_folder(tmp_path, {path: was})
            assert workspace.take(*workspace.read()).new is not None

    @pytest.mark.parametrize(
        ("path", "line"), [("seeds/gazette.yaml", "writer: B"), ("seeds/herald.yaml", "titel: A")]
    )
    def test_an_error_in_the_place_of_another_is_new(
        self, path: str, line: str, tmp_path: Path
    ) -> None:
        broken = SOUND["seeds/gazette.yaml"] + "titel: A\n"
        workspace = Workspace(write_folder(tmp_path, {**SOUND, "seeds/gazette.yaml": broken}))
        workspace.open_with(workspace.load().errors)
        write_folder(tmp_path, {**SOUND, path: f"{SOUND[path]}{line}\n"})
        assert workspace.take(*workspace.read()).new is None
        assert len(workspace.errors) == 1

    def test_an_error_that_was_mended_is_new_when_it_comes_again(self, tmp_path: Path) -> None:
        broken = SOUND["seeds/gazette.yaml"] + "titel: A\n"
        workspace = Workspace(write_folder(tmp_path, {**SOUND, "seeds/gazette.yaml": broken}))
        workspace.open_with(workspace.load().errors)
        write_folder(tmp_path, {"seeds/gazette.yaml": SOUND["seeds/gazette.yaml"]})
        assert workspace.take(*workspace.read()).new is not None
        write_folder(tmp_path, {"seeds/gazette.yaml": broken})
        assert workspace.take(*workspace.read()).new is None

    def test_the_rules_do_not_wait_for_warnings(self, warned: Path) -> None:
        loaded = load(str(warned))
        assert loaded.briefing
        workspace = Workspace(str(warned))
        workspace.problems = loaded.problems
        workspace.findings = workspace.review(loaded.briefing)
        assert "duplicate-point" in {each.code for each in workspace.findings or ()}
        assert not WARNINGS - {each.code for each in workspace.listed}
