"""Edits of a folder: proven, together or not at all, beside other writers, and taken back."""

from __future__ import annotations

import os
import shutil
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from briefing.cli.writing import refusal
from briefing.edit.changes import RefusedError, add, insert, remove
from briefing.edit.folder_edit import EditRequest, FileRequest, edit, finish_interrupted, undo
from briefing.edit.journal import JOURNAL, PartlyWrittenError, editing
from briefing.edit.proof import NewErrorsError, Prepared
from briefing.edit.requests import add_event, add_point, allow, cite, leave_out, unique_slug
from briefing.edit.undo_log import MAX_EDITS, UndoLog
from briefing.load.loader import load
from briefing.model.paragraphs import one_paragraph
from briefing.model.records import Briefing, Citation
from briefing.system.files import write_atomic
from tests.folders import files_of
from tests.killed_edit import REQUEST

CITATION = {"source": "herald", "at": "2", "by": "board"}
POINT = {"id": "new", "text": "It is so.", "cites": [CITATION]}
TALKS = "content/events/talks.yaml"


@pytest.fixture
def log(tmp_path: Path) -> UndoLog:
    return UndoLog(str(tmp_path / "state" / "port.undo"))


def records_of(root: Path) -> Briefing:
    loaded = load(str(root))
    assert loaded.briefing
    assert not loaded.problems
    return loaded.briefing


def test_the_folder_loads_to_the_intended_records_and_no_others(root: Path) -> None:
    before = records_of(root)
    edit(str(root), cite("talks#ahead", [CITATION]))
    after = records_of(root)
    [_, ahead] = after.events["talks"].points
    assert [each._replace(span=ahead.span) for each in ahead.cites][1:] == [
        Citation("herald", one_paragraph(2), "board", "", "", {}, {}, ahead.span)
    ]
    old = before.events["talks"].points[1]
    assert ahead._replace(cites=ahead.cites[:1]) == old
    assert after._replace(events={}) == before._replace(events={})
    assert after.events["vote"] == before.events["vote"]
    assert after.events["talks"].points[0] == before.events["talks"].points[0]


@pytest.mark.parametrize(
    ("request_", "message"),
    [
        (cite("talks#ahead", [{**CITATION, "source": "nobody"}]), "there is no source `nobody`"),
        (cite("talks#ahead", [{**CITATION, "by": "nobody"}]), "there is no voice `nobody`"),
        (cite("talks#ahead", [{**CITATION, "at": "0"}]), "`0` is no paragraph"),
        (cite("talks#gone", [CITATION]), "there is no `gone` in the list"),
        (cite("gone#ahead", [CITATION]), "content/events/gone.yaml is not there"),
        (add_point("talks", {**POINT, "id": "berths"}), "the id `berths` stands here again"),
        (add_point("talks", {**POINT, "claim": "so"}), "`so` is not one of planned,"),
        (add_point("talks", {**POINT, "colour": "red"}), "a point has no key `colour`"),
        (add_point("talks", POINT, behind="gone"), "there is no `gone` in the list"),
        (
            EditRequest("", [FileRequest(TALKS, [remove(("points", "berths"))])]),
            "no point `talks#ber",
        ),
        (add_event("vote", {"title": "Vote", "points": []}), "vote.yaml is already there"),
        (add_event("Vote", {"title": "Vote", "points": []}), "`Vote` and `vote` differ in case"),
        (add_event("con", {"title": "Vote", "points": []}), "Windows keeps no file"),
        (add_event("../x", {"title": "Vote", "points": []}), "`../x` is no id"),
        (add_event("new", {"title": "Vote", "points": []}), "an event needs the key `rank`"),
        (leave_out("gazette", "x", "No."), "`x` is no paragraph"),
        (allow("vague-word", "talks", "\x1b"), "no YAML holds this text"),
    ],
)
def test_what_would_break_the_folder_is_refused_and_nothing_is_written(
    root: Path, request_: EditRequest, message: str
) -> None:
    before = files_of(root)
    with pytest.raises(RefusedError, match=message.replace(".", r"\.")):
        edit(str(root), request_)
    assert files_of(root) == before


def test_a_folder_with_other_problems_is_edited_and_gets_no_new_ones(root: Path) -> None:
    vote = root / "content/events/vote.yaml"
    vote.write_text(vote.read_text().replace("rank: supporting", "rank: top"))
    edit(str(root), cite("talks#ahead", [CITATION]))
    [problem] = load(str(root)).errors
    assert problem.code == "unknown-word"
    with pytest.raises(NewErrorsError, match="there is no source"):
        edit(str(root), cite("talks#ahead", [{**CITATION, "source": "nobody"}]))


def test_an_event_may_wait_for_its_first_point(root: Path) -> None:
    edit(str(root), add_event("new", {"title": "New", "rank": "background", "points": []}))
    assert [each.code for each in load(str(root)).errors] == ["empty-event"]
    edit(str(root), add_point("new", POINT))
    assert records_of(root).events["new"].points[0].id == "new"
    text = (root / "content/events/new.yaml").read_text()
    assert text.startswith("# yaml-language-server: $schema=../../schema/event.json\ntitle: New\n")


def test_every_edit_is_taken_back_to_the_byte_the_last_one_first(root: Path, log: UndoLog) -> None:
    requests = [
        cite("talks#ahead", [CITATION]),
        add_point("talks", POINT, behind="berths", gists=[("herald", 7, "Seven.")]),
        leave_out("gazette", "12-14", "Furniture."),
        add_event("new", {"title": "New", "rank": "background", "points": [POINT]}),
        allow("vague-word", "talks", "A quote."),
    ]
    states = [files_of(root)]
    for each in requests:
        edit(str(root), each, log=log)
        states.append(files_of(root))
    assert len({str(each) for each in states}) == len(states)
    for request_, state in zip(reversed(requests), states[-2::-1], strict=True):
        shown = undo(str(root), log, is_dry_run=True)
        assert shown and not shown.is_written
        taken = undo(str(root), log)
        assert taken and taken.label == request_.label
        assert files_of(root) == state
    assert undo(str(root), log) is None


def test_undo_leaves_a_file_alone_that_has_been_changed_since(root: Path, log: UndoLog) -> None:
    edit(str(root), cite("talks#ahead", [CITATION]), log=log)
    talks = root / TALKS
    talks.write_text(talks.read_text() + "# mine\n")
    before = files_of(root)
    with pytest.raises(RefusedError, match="has been changed since: citation of talks#ahead"):
        undo(str(root), log)
    assert files_of(root) == before


def test_what_was_wrong_before_an_edit_is_so_again_when_it_is_taken_back(
    root: Path, log: UndoLog
) -> None:
    before = files_of(root)
    edit(str(root), add_event("new", {"title": "N", "rank": "headline", "points": []}), log=log)
    edit(str(root), add_point("new", POINT), log=log)
    assert undo(str(root), log)
    assert [each.code for each in load(str(root)).errors] == ["empty-event"]
    assert undo(str(root), log)
    assert files_of(root) == before


def test_undo_is_refused_where_something_rests_on_the_edit(root: Path, log: UndoLog) -> None:
    edit(str(root), add_point("talks", POINT), log=log)
    brief = root / "content/brief.yaml"
    brief.write_text(brief.read_text().replace("touches: [vote,", "touches: [talks#new,"))
    with pytest.raises(NewErrorsError, match="there is no point `talks#new`"):
        undo(str(root), log)


def test_the_log_keeps_the_last_edits_and_survives_damage(root: Path, log: UndoLog) -> None:
    edit(str(root), cite("talks#ahead", [CITATION]), log=log)
    [entry] = log.edits()
    for _ in range(MAX_EDITS):
        log.push(entry.label, [])
    assert len(log.edits()) == MAX_EDITS
    Path(log.path).write_text('{"version": 1, "edits": [[1')
    assert undo(str(root), log) is None
    assert Path(f"{log.path}.unread").is_file()
    edit(str(root), cite("talks#berths", [CITATION]), log=log)
    assert undo(str(root), log)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let all make links")
@pytest.mark.parametrize("kind", ["folder", "link", "large"])
def test_a_log_that_cannot_be_read_is_named(root: Path, tmp_path: Path, kind: str) -> None:
    path = tmp_path / "x.undo"
    if kind == "folder":
        path.mkdir()
    elif kind == "link":
        path.symlink_to(tmp_path / "other")
    else:
        path.write_bytes(b" " * (2**22 + 1))
    with pytest.raises(RefusedError, match=r"cannot read .*x\.undo: [iI]"):
        undo(str(root), UndoLog(str(path)))


def test_an_edit_is_made_where_it_cannot_be_remembered(root: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    done = edit(
        str(root), cite("talks#ahead", [CITATION]), log=UndoLog(str(tmp_path / "file" / "x.undo"))
    )
    assert "it cannot be taken back by `undo`" in done.notes[0]
    assert len(records_of(root).events["talks"].points[1].cites) == 2


def test_what_an_editor_changes_meanwhile_is_kept(root: Path, log: UndoLog) -> None:
    talks = root / TALKS
    edited = talks.read_text().replace("points:\n", "points:\n  # a remark\n", 1)
    edited = edited.replace(
        "  - id: ahead",
        "  - {id: zero, text: So., cites: [{source: herald, at: 1}]}\n  - id: ahead",
    )

    def save(prepared: Prepared) -> None:
        if prepared.files[0].before != edited.encode():
            talks.write_text(edited)

    edit(str(root), cite("talks#ahead", [CITATION]), review=save, log=log)
    assert "# a remark" in talks.read_text()
    points = records_of(root).events["talks"].points
    assert [(each.id, len(each.cites)) for each in points] == [
        ("berths", 1),
        ("zero", 1),
        ("ahead", 2),
    ]
    undo(str(root), log)
    assert talks.read_text() == edited


def test_sources_are_abbreviated_as_the_file_does_it(root: Path) -> None:
    talks = root / TALKS
    talks.write_text(talks.read_text().replace("source: gazette", "source: gaz"))
    vote = root / "content/events/vote.yaml"
    vote.write_text(vote.read_text().replace("source: herald", "source: h"))
    edit(str(root), cite("talks#ahead", [{"source": "gazette", "at": "1"}, CITATION]))
    assert "{source: gazette, at: 3}" not in talks.read_text()
    assert "{source: gaz, at: 1}" in talks.read_text()
    assert "{source: herald, at: 2, by: board}" in talks.read_text()
    # A beginning that is the id of another source means that one.
    shutil.copy(root / "seeds/herald.yaml", root / "seeds/h.yaml")
    edit(str(root), cite("vote#cost", [CITATION]))
    assert "{source: herald, at: 2, by: board}" in vote.read_text()


def test_a_new_source_that_takes_over_a_citation_is_refused(root: Path) -> None:
    talks = root / TALKS
    talks.write_text(talks.read_text().replace("source: gazette", "source: gaz"))
    record = {
        "title": "Another",
        "published": "2031-03-05",
        "original": {"sha256": "0" * 64, "paragraphs": "1"},
    }
    with pytest.raises(RefusedError, match="would mean something else"):
        edit(str(root), EditRequest("", [FileRequest("seeds/gaz.yaml", record=record)]))
    edit(str(root), EditRequest("", [FileRequest("seeds/third.yaml", record=record)]))
    assert "third" in records_of(root).sources


def test_an_open_editor_is_named(root: Path) -> None:
    (root / "content/events/.talks.yaml.swp").write_bytes(b"b0VIM")
    done = edit(str(root), cite("talks#ahead", [CITATION]))
    assert done.notes == (f"{TALKS} is open in an editor: read it anew there",)


def test_an_edit_whose_point_goes_meanwhile_is_refused(root: Path) -> None:
    talks = root / TALKS
    gone = talks.read_text().replace("id: ahead", "id: later")
    with pytest.raises(RefusedError, match="there is no `ahead` in the list any more"):
        edit(
            str(root),
            cite("talks#ahead", [CITATION]),
            review=lambda _: void(talks.write_text(gone)),
        )
    assert talks.read_text() == gone


def void(_: object) -> None:
    """Return nothing."""


def test_many_who_write_at_once_all_do(root: Path, log: UndoLog) -> None:
    requests = [add_point("talks", {**POINT, "id": f"new-{n}"}) for n in range(5)]
    with ThreadPoolExecutor() as pool:
        done = list(pool.map(lambda each: edit(str(root), each, log=log), requests))
    assert all(each.is_written for each in done)
    names = {each.id for each in records_of(root).events["talks"].points}
    assert names == {"berths", "ahead", *(f"new-{n}" for n in range(5))}
    assert len(log.edits()) == 5


def test_files_that_never_rest_are_not_written(root: Path) -> None:
    talks = root / TALKS

    def save(_: Prepared) -> None:
        talks.write_text(talks.read_text() + "# more\n")

    with pytest.raises(RefusedError, match="being changed all the time"):
        edit(str(root), cite("talks#ahead", [CITATION]), review=save)


@pytest.mark.skipif(os.name == "nt", reason="Windows has neither such modes nor links for all")
def test_permissions_and_links_stay(root: Path, tmp_path: Path) -> None:
    talks = root / TALKS
    real = root / "content/kept-elsewhere"
    talks.rename(real)
    talks.symlink_to("../kept-elsewhere")
    real.chmod(0o640)
    edit(str(root), cite("talks#ahead", [CITATION]))
    assert talks.is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640
    assert b"source: herald" in real.read_bytes()
    outside = tmp_path / "outside.yaml"
    shutil.move(real, outside)
    talks.unlink()
    talks.symlink_to(outside)
    before = outside.read_bytes()
    with pytest.raises(RefusedError, match="leads out of the folder"):
        edit(str(root), cite("talks#ahead", [CITATION]))
    assert outside.read_bytes() == before


def test_a_folder_that_another_process_is_writing_is_left_alone(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("briefing.system.file_lock._PATIENCE", 0.0)
    before = files_of(root)
    with editing(str(root)), pytest.raises(RefusedError, match="another process is writing"):
        edit(str(root), cite("talks#ahead", [CITATION]))
    assert files_of(root) == before


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="these permissions hold nobody back here"
)
def test_a_folder_that_cannot_be_written_is_left_alone(root: Path) -> None:
    (root / "content/events").chmod(0o555)
    try:
        with pytest.raises(RefusedError, match=r"cannot write content/events/talks\.yaml"):
            edit(str(root), cite("talks#ahead", [CITATION]))
    finally:
        (root / "content/events").chmod(0o755)


def test_where_one_file_cannot_be_written_none_is(
    root: Path, monkeypatch: pytest.MonkeyPatch, log: UndoLog
) -> None:
    before, write = files_of(root), write_atomic

    def full(path: str, data: bytes, **options: bool) -> None:
        if path.endswith("new.yaml"):
            raise OSError(28, "No space left on device", path)
        write(path, data, **options)

    monkeypatch.setattr("briefing.edit.journal.write_atomic", full)
    with pytest.raises(RefusedError, match=r"cannot write content/events/new\.yaml: No space"):
        edit(str(root), REQUEST, log=log)
    assert files_of(root) == before
    assert log.edits() == []


@pytest.mark.parametrize("is_turned", [True, False])
def test_an_edit_that_cannot_be_taken_back_says_so_and_the_next_one_sees_to_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, log: UndoLog, *, is_turned: bool
) -> None:
    before, write, rename, number = files_of(root), write_atomic, os.replace, 0

    def full(path: str, data: bytes, **options: bool) -> None:
        nonlocal number
        number += 1
        if number > 3:  # the journal, a new file, and one that is there already
            raise OSError(28, "No space left on device", path)
        write(path, data, **options)

    def fixed(old: str, new: str) -> None:
        if old.endswith(JOURNAL):
            raise OSError(30, "Read-only file system")
        rename(old, new)

    with monkeypatch.context() as patch:
        patch.setattr("briefing.edit.journal.write_atomic", full)
        if not is_turned:
            patch.setattr("briefing.edit.journal.os.replace", fixed)
        with pytest.raises(PartlyWrittenError, match=r"stands in part: .*No space") as failed:
            edit(str(root), REQUEST, log=log)
    assert ("takes it back first" if is_turned else "finishes it") in failed.value.hint
    assert not str(refusal(failed.value)).startswith("nothing is written")
    assert files_of(root) != before
    assert finish_interrupted(str(root)).endswith("is taken back" if is_turned else "is done")
    assert (files_of(root) == before) is is_turned
    assert not finish_interrupted(str(root))
    assert not list(root.glob(".briefing-journal*"))


def test_a_slug_is_an_id_that_no_other_has() -> None:
    assert (
        unique_slug("The council's vote was on the “new” berths.", ()) == "councils-vote-new-berths"
    )
    assert unique_slug("Zürich élu", ["Zurich-elu"]) == "zurich-elu-2"
    assert unique_slug("港の拡張", ["point"]) == "point-2"
    assert unique_slug("It is so that it was.", ()) == "it-is-so-that"
    assert len(unique_slug("x" * 500, ())) <= 40


def test_a_change_of_one_file_needs_no_journal(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written: list[str] = []
    write = write_atomic

    def note(path: str, data: bytes, **options: bool) -> None:
        written.append(os.path.basename(path))
        write(path, data, **options)

    monkeypatch.setattr("briefing.edit.journal.write_atomic", note)
    edit(
        str(root),
        EditRequest("", [FileRequest(TALKS, [add(("points", "ahead"), "short", "Soon")])]),
    )
    edit(str(root), EditRequest("", [FileRequest(TALKS, [insert(("topics",), "budget")])]))
    assert written == ["talks.yaml", "talks.yaml"]
