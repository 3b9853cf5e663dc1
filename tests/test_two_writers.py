"""Two who write a folder at once: the second edit is proven against what the first one left.

The other edit is made at a point that the test chooses, and no test waits.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from briefing.cli import main
from briefing.edit import folder_edit
from briefing.edit.brief_requests import add_gap
from briefing.edit.changes import RefusedError, remove
from briefing.edit.folder_edit import EditRequest, FileRequest, edit, undo
from briefing.edit.known_folder import KnownFolder, watch_files
from briefing.edit.proof import NewErrorsError, Prepared, proven
from briefing.edit.requests import add_point, cite
from briefing.edit.undo_log import UndoLog
from briefing.library import load_folder
from briefing.load.loader import load
from tests.folders import SOUND, files_of, write_folder

BRIEF, TALKS, VOTE = "content/brief.yaml", "content/events/talks.yaml", "content/events/vote.yaml"
DISPUTES = "content/disputes.yaml"
WITHOUT_AHEAD = EditRequest("removal", [FileRequest(TALKS, [remove(("points", "ahead"))])])
RESTS_ON_AHEAD = add_gap({"text": "Nobody says when.", "touches": ["talks#ahead"]})
CITED = cite("vote#cost", [{"source": "herald", "at": "2"}])


class Meanwhile:
    """A review that lets something else happen, the first time that an edit is prepared."""

    def __init__(self, happens: Callable[[], object]) -> None:
        self.happens = happens
        self.prepared = 0

    def __call__(self, _: Prepared) -> None:
        self.prepared += 1
        if self.prepared == 1:
            self.happens()


@pytest.mark.parametrize(
    ("first", "second"),
    [(WITHOUT_AHEAD, RESTS_ON_AHEAD), (RESTS_ON_AHEAD, WITHOUT_AHEAD)],
    ids=["gap", "removal"],
)
def test_an_edit_is_proven_against_what_another_one_wrote_to_other_files(
    root: Path, first: EditRequest, second: EditRequest
) -> None:
    other = Meanwhile(lambda: edit(str(root), first))
    with pytest.raises(NewErrorsError, match="talks#ahead"):
        edit(str(root), second, review=other)
    assert not load(str(root)).errors
    before = files_of(root)
    with pytest.raises(NewErrorsError):  # as it is one after the other
        edit(str(root), second)
    assert files_of(root) == before


def test_an_edit_is_prepared_once_where_nothing_has_changed_and_else_twice(root: Path) -> None:
    alone = Meanwhile(lambda: None)
    edit(str(root), CITED, review=alone)
    assert alone.prepared == 1
    beside = Meanwhile(lambda: edit(str(root), RESTS_ON_AHEAD))
    point = {"id": "new", "text": "So.", "cites": [{"source": "herald", "at": "2"}]}
    edit(str(root), add_point("vote", point), review=beside)
    assert beside.prepared == 2
    assert not load(str(root)).errors


def test_an_editor_that_never_rests_is_not_written_beside(root: Path) -> None:
    talks, vote = root / TALKS, (root / VOTE).read_bytes()

    def save(_: Prepared) -> None:
        talks.write_text(talks.read_text() + "# more\n")

    with pytest.raises(RefusedError, match="being changed all the time"):
        edit(str(root), CITED, review=save)
    assert (root / VOTE).read_bytes() == vote


def test_what_changes_behind_the_folder_as_loaded_stops_no_edit(root: Path) -> None:
    watch = watch_files(str(root))
    known = KnownFolder(load(str(root)), watch)
    talks = root / TALKS
    talks.write_text(talks.read_text().replace("by 2034", "by 2035"))
    assert edit(str(root), CITED, before=known).is_written


def test_undo_is_not_made_beside_another_edit(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    log = UndoLog(str(tmp_path / "state" / "port.undo"))
    point = {"id": "new", "text": "So.", "cites": [{"source": "herald", "at": "2"}]}
    edit(str(root), add_point("talks", point), log=log)
    gap = add_gap({"text": "Nobody says when.", "touches": ["talks#new"]})
    with monkeypatch.context() as patch:

        def then_another(*args: object, **options: object) -> Prepared:
            patch.setattr("briefing.edit.folder_edit.proven", proven)
            prepared = proven(*args, **options)  # type: ignore[arg-type]
            edit(str(root), gap, log=log)
            return prepared

        patch.setattr("briefing.edit.folder_edit.proven", then_another)
        with pytest.raises(RefusedError, match="a file has just been changed"):
            undo(str(root), log)
    assert not load(str(root)).errors
    assert [each.label for each in log.edits()] == ["point talks#new", "gap"]


MORE = """\
  - text: Ferries will be dearer.
    confidence: low
    why: One origin stands behind it.
    rests: [talks#berths]
"""
ALLOWED = """\
allow:
  - {code: single-origin, at: a, why: x}
  - {code: single-origin, at: b, why: x}
"""
LISTED = """\
title:
  - text: The vote
  - {text: The second vote, rests: [talks#ahead]}
date: 2031-03-10
rank: supporting
topics: [budget]
points:
  - id: cost
    text: The cost is put at forty million.
    cites:
      - {source: herald, at: 1, by: board}
      - {source: gazette, at: 2}
"""
FILES = {
    **SOUND,
    BRIEF: SOUND[BRIEF].replace("gaps:\n", f"{MORE}gaps:\n") + ALLOWED,
    VOTE: LISTED,
}


@pytest.fixture
def listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, which has several of what a command tells by its place."""
    folder = tmp_path / "port"
    folder.mkdir()
    write_folder(folder, FILES)
    assert not load(str(folder)).errors
    monkeypatch.chdir(folder)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("BRIEFING_ORIGINALS", "")
    return folder


def run_beside(
    monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], path: str, *pair: str
) -> int:
    """Run a command; when it has found its places a text of a file is replaced by another."""
    make_edit = folder_edit.make_edit

    def after_another(*args: object, **options: object) -> object:
        file = Path(path)
        before = file.read_text()
        assert before.count(pair[0]) == 1
        file.write_text(before.replace(pair[0], pair[1]))
        return make_edit(*args, **options)  # type: ignore[arg-type]

    with monkeypatch.context() as patch:
        patch.setattr(folder_edit, "make_edit", after_another)
        return main(list(words))


FIRST_CITE = ("      - {source: herald, at: 1, by: board}\n", "")
FIRST_ALLOWED = ("  - {code: single-origin, at: a, why: x}\n", "")
FIRST_SIDE = ("    - {says: Forty million., cites: [{source: herald, at: 2, by: board}]}\n", "")
NEW_SIDE = ("  sides:\n", "  sides:\n    - {says: None., cites: [{source: herald, at: 2}]}\n")
NEW_JUDGMENT = ("judgments:\n", f"judgments:\n{MORE.replace('dearer', 'rarer')}")
NEW_TITLE = ("title:\n", "title:\n  - text: The first vote\n")
TWO_BERTHS = "  text: Two berths are to be added.\n"
NEW_LINE = (TWO_BERTHS, TWO_BERTHS.replace("Two", "Four"))
RESTS = ("--rests", "talks#berths")
JUDGED = ("--confidence", "low", "--why", "So it is.", *RESTS)
WRITTEN = [
    (("remove", "citation", "vote#cost", "gazette"), VOTE, FIRST_CITE),
    (("remove", "allow", "single-origin@b"), BRIEF, FIRST_ALLOWED),
    (("remove", "judgment", "2"), BRIEF, NEW_JUDGMENT),
    (("point", "vote#cost", "-c", "gazette", "3"), VOTE, FIRST_CITE),
    (("dispute", "price", "--change", "1", "--short", "Forty"), DISPUTES, NEW_SIDE),
    (("dispute", "price", "--change", "2", "--short", "Twice"), DISPUTES, FIRST_SIDE),
    (("judge", "2", "Ferries will be rare.", "--version", "1"), BRIEF, NEW_JUDGMENT),
    (("event", "vote", "--title", "A vote", "--version", "2"), VOTE, NEW_TITLE),
]
REFUSED = [  # the rules would refuse these in any case, but only after that
    (("remove", "citation", "price", "herald"), DISPUTES, NEW_SIDE),
    (("judge", "2", "It was.", *JUDGED, "--before", "1"), BRIEF, NEW_JUDGMENT),
    (("judge", "2", "It is.", *JUDGED, "--changed", "So."), BRIEF, NEW_JUDGMENT),
    (("judge", "2", "--closed-by", "vote#cost"), BRIEF, NEW_JUDGMENT),
    (("event", "vote", "--title", "A vote", *RESTS, "--before", "2"), VOTE, NEW_TITLE),
    (("bottom-line", "Three berths.", *RESTS, "--before", "1"), BRIEF, NEW_LINE),
]  # fmt: skip


def _named(cases: list[tuple[tuple[str, ...], str, tuple[str, str]]]) -> list[str]:
    return [" ".join(words) for words, _, _ in cases]


@pytest.mark.parametrize(
    ("words", "path", "pair"), WRITTEN + REFUSED, ids=_named(WRITTEN + REFUSED)
)
def test_what_is_told_by_its_place_is_refused_where_something_else_is_in_it(
    listed: Path,
    monkeypatch: pytest.MonkeyPatch,
    capfd: pytest.CaptureFixture[str],
    words: tuple[str, ...],
    path: str,
    pair: tuple[str, str],
) -> None:
    before = files_of(listed)
    assert run_beside(monkeypatch, words, path, *pair) == 2
    assert f"{path} has just been changed; try again" in capfd.readouterr().err
    meant = {**before, path: before[path].decode().replace(*pair).encode()}
    assert files_of(listed) == meant


@pytest.mark.parametrize(("words", "path"), [each[:2] for each in WRITTEN], ids=_named(WRITTEN))
def test_what_is_told_by_its_place_is_written_where_another_part_of_the_file_changes(
    listed: Path,
    monkeypatch: pytest.MonkeyPatch,
    words: tuple[str, ...],
    path: str,
) -> None:
    elsewhere = {
        VOTE: ("rank: supporting", "rank: headline"),
        BRIEF: ("  budget: Budget", "  budget: The budget"),
        DISPUTES: ("title: The price", "title: Its price"),
    }[path]
    assert run_beside(monkeypatch, words, path, *elsewhere) == 0
    beside = {**files_of(listed)}
    beside[path] = beside[path].replace(elsewhere[1].encode(), elsewhere[0].encode())
    write_folder(listed, FILES)
    assert main(list(words)) == 0
    assert files_of(listed) == beside


def test_a_place_is_not_taken_from_a_file_that_is_not_the_one_loaded(
    listed: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    def then_another(*args: object) -> object:
        loaded = load_folder(*args)  # type: ignore[arg-type]
        vote = listed / VOTE
        vote.write_text(vote.read_text().replace(*FIRST_CITE))
        return loaded

    monkeypatch.setattr("briefing.cli.writing.load_folder", then_another)
    assert main(["remove", "citation", "vote#cost", "gazette"]) == 2
    assert "the folder has just been changed; try again" in capfd.readouterr().err
    assert "gazette" in (listed / VOTE).read_text()
