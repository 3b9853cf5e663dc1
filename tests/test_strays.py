"""Files that are passed over: which are reported, as what, and which stay silent."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.load.loader import load
from briefing.load.stray_files import find_unclaimed
from tests.conftest import Run
from tests.folders import SOUND, Content, names_in, write_folder

EVENTS = "content/events"


def found(root: Path, *paths: str) -> list[tuple[str, str, str]]:
    """Return path, code and hint of what is said about files that join the sound briefing."""
    files: dict[str, Content] = {**SOUND, **dict.fromkeys(paths, "Some notes.\n")}
    problems = load(write_folder(root, files)).problems
    return [(each.span.path, each.code, each.hint) for each in problems]


def ignores_case(folder: Path) -> bool:
    """Whether two names that differ in case are one file."""
    folder.mkdir()
    (folder / "a").touch()
    return (folder / "A").exists()


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        (f"{EVENTS}/strike.yml", "rename it to strike.yaml"),
        (f"{EVENTS}/strike.YAML", "rename it to strike.yaml"),
        (f"{EVENTS}/Strike.Yml", "rename it to Strike.yaml"),
        (f"{EVENTS}/STRIKE.YAML", "rename it to strike.yaml"),
        (f"{EVENTS}/strike.yaml.txt", "rename it to strike.yaml"),
        (f"{EVENTS}/strike.YML.TXT", "rename it to strike.yaml"),
        (f"{EVENTS}/strike.yaml ", "rename it to strike.yaml"),
        (f"{EVENTS}/vote.yml", "vote.yaml is there, too: keep one of the two"),
        (f"{EVENTS}/day one.yml", "rename it to ID.yaml"),
        ("seeds/times.YAML", "rename it to times.yaml"),
        ("content/DISPUTES.YML", "disputes.yaml is there, too: keep one of the two"),
        ("content/strike.yaml", ""),
    ],
)
def test_a_record_under_another_name_is_an_error(tmp_path: Path, path: str, hint: str) -> None:
    assert found(tmp_path, path) == [(path, "stray-file", hint)]


def test_a_folder_of_events_in_capitals_is_to_be_renamed(tmp_path: Path) -> None:
    [problem] = found(tmp_path, "content/Events/strike.yaml")
    assert problem == ("content/Events", "stray-file", "rename it to events, in small letters")


def test_the_id_of_a_record_under_another_name_is_taken(tmp_path: Path) -> None:
    files: dict[str, Content] = dict(SOUND)
    files[f"{EVENTS}/VOTE.YAML"] = str(files.pop(f"{EVENTS}/vote.yaml"))
    loaded = load(write_folder(tmp_path, files))
    assert [each.code for each in loaded.problems] == ["stray-file"]
    assert loaded.briefing
    assert "event talks" in names_in(loaded.briefing)


@pytest.mark.parametrize("record", ["times.yml", "times.YAML", "TIMES.YAML"])
def test_the_text_of_such_a_record_is_no_second_mistake(tmp_path: Path, record: str) -> None:
    problems = found(tmp_path, f"seeds/{record}", "seeds/times.txt")
    assert [(path, code) for path, code, _ in problems] == [(f"seeds/{record}", "stray-file")]


@pytest.mark.parametrize(
    ("path", "hint"),
    [
        (f"{EVENTS}/notes.md", "only ID.yaml is read here: move it elsewhere"),
        (f"{EVENTS}/vote", "vote.yaml is there, too: keep one of the two"),
        (f"{EVENTS}/vote_yaml", "vote.yaml is there, too: keep one of the two"),
        (f"{EVENTS}/strike", "rename it to strike.yaml, or move it elsewhere"),
        (f"{EVENTS}/strike_yaml", "rename it to strike.yaml"),
        (f"{EVENTS}/strike.yalm", "rename it to strike.yaml"),
        (f"{EVENTS}/strike.yam", "rename it to strike.yaml"),
        (f"{EVENTS}/strike.xml", "only ID.yaml is read here: move it elsewhere"),
        (f"{EVENTS}/README", "only ID.yaml is read here: move it elsewhere"),
        ("seeds/times.ymal", "rename it to times.yaml"),
        ("content/brief.yalm", "brief.yaml is there, too: keep one of the two"),
        ("content/disputes", "disputes.yaml is there, too: keep one of the two"),
        (f"{EVENTS}/vote.txt", "only ID.yaml is read here: move it elsewhere"),
        *(
            (
                f"content/{name}.txt",
                "only brief.yaml and disputes.yaml are read here: move it elsewhere",
            )
            for name in ("brief", "disputes", "other")
        ),
        (f"{EVENTS}/vote.json", "only ID.yaml is read here: move it elsewhere"),
        (f"{EVENTS}/vote.yaml.gz", "only ID.yaml is read here: move it elsewhere"),
        ("content/README", "only brief.yaml and disputes.yaml are read here: move it elsewhere"),
        ("seeds/gazette.TXT", "rename it to gazette.txt, or move it elsewhere"),
        ("seeds/Gazette.txt", "rename it to gazette.txt, or move it elsewhere"),
        ("seeds/gazette.md", "rename it to gazette.txt, or move it elsewhere"),
        ("seeds/gazette.txt.txt", "rename it to gazette.txt, or move it elsewhere"),
        ("seeds/gazete.txt", "did you mean gazette.txt?"),
        ("seeds/README.md", "write its record as seeds/ID.yaml, or move it elsewhere"),
    ],
)
def test_what_else_nothing_reads_is_a_warning(tmp_path: Path, path: str, hint: str) -> None:
    assert found(tmp_path, path) == [(path, "unread-file", hint)]


@pytest.mark.parametrize("name", ["gazette.md", "gazette.txt.txt"])
def test_a_second_text_of_a_source_is_not_to_take_the_name_of_the_first(
    tmp_path: Path, name: str
) -> None:
    hint = "gazette.txt is there, too: keep one of the two"
    assert found(tmp_path, "seeds/gazette.txt", f"seeds/{name}") == [
        (f"seeds/{name}", "unread-file", hint)
    ]


def test_a_second_text_in_another_folder_is_one_to_choose_from(
    tmp_path: Path, briefing: Run
) -> None:
    root = write_folder(tmp_path / "port", SOUND)
    texts = originals(tmp_path, "gazette.txt", "gazette.md")
    printed = briefing("check", root, "--originals", texts).stdout
    assert "gazette.txt is there, too: keep one of the two" in printed


@pytest.mark.parametrize(
    "name",
    [
        *(".DS_Store", ".gitkeep", ".vote.yaml.swp", ".#vote.yaml", ".~lock.vote.yaml#"),
        *("vote.yaml~", "vote.yaml.~1~", "#vote.yaml#", "4913", "vote.swp", "vote.SWO", "vote.swx"),
        *("vote.yaml.tmp", "vote.yaml.bak", "vote.yaml.orig", "vote.yml.rej", "vote.txt.orig"),
        *("~$vote.yaml", "vote.yaml___jb_tmp___", "Thumbs.db", "desktop.ini", "Icon\r"),
    ],
)
@pytest.mark.parametrize("folder", ["content", EVENTS, "seeds"])
def test_nothing_is_said_about_what_editors_and_systems_leave(
    tmp_path: Path, folder: str, name: str
) -> None:
    assert found(tmp_path, f"{folder}/{name}") == []


@pytest.mark.parametrize(
    "path", ["seeds/gazette.txt", "seeds/gazette.pdf", "seeds/scan.png", "README.md", "notes/a.txt"]
)
def test_what_may_stand_where_it_is_stays_silent(tmp_path: Path, path: str) -> None:
    assert found(tmp_path, path) == []


def test_many_files_that_nothing_reads_are_counted(tmp_path: Path) -> None:
    paths = [f"{EVENTS}/{number:03}.json" for number in range(500)]
    problems = found(tmp_path, *paths)
    assert len(problems) == 21
    last = load(str(tmp_path)).problems[-1]
    assert last.message == "480 more files like these, from this one on"
    assert (last.span.path, last.allow_at) == (paths[20], EVENTS)


@pytest.mark.parametrize("name", ["con", "AUX", "nul", "Prn", "com0", "LPT9"])
def test_names_that_windows_reserves_are_warned_of(tmp_path: Path, name: str) -> None:
    event = f"{EVENTS}/{name}.yaml"
    files = {**SOUND, event: SOUND[f"{EVENTS}/vote.yaml"]}
    [problem] = load(write_folder(tmp_path, files)).problems
    assert (problem.code, problem.span.path, problem.is_error) == ("reserved-name", event, False)


@pytest.mark.parametrize("name", ["com", "com10", "console", "auxiliary"])
def test_names_that_only_begin_so_are_free(tmp_path: Path, name: str) -> None:
    files = {**SOUND, f"{EVENTS}/{name}.yaml": SOUND[f"{EVENTS}/vote.yaml"]}
    assert load(write_folder(tmp_path, files)).problems == ()


def test_files_that_differ_in_case_only_are_warned_of(tmp_path: Path) -> None:
    if ignores_case(tmp_path / "case"):
        pytest.skip("here such files are one")
    files = {**SOUND, "seeds/Gazette.yaml": SOUND["seeds/gazette.yaml"]}
    loaded = load(write_folder(tmp_path, files))
    [problem] = loaded.problems
    assert (problem.code, problem.is_error) == ("case-clash", False)
    assert problem.message == "`gazette` and `Gazette` differ in case only"
    assert problem.related
    assert {problem.span.path, problem.related[0].path} == {
        "seeds/gazette.yaml",
        "seeds/Gazette.yaml",
    }
    assert loaded.briefing
    assert {"source gazette", "source Gazette"} <= names_in(loaded.briefing)


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        ("content/brief.yaml", "  budget: Budget", "  budget: Budget\n  Budget: Money"),
        ("content/brief.yaml", "  board: {", "  Ministry: {name: A, kind: named}\n  board: {"),
        ("content/disputes.yaml", "price:", f"Price:{SOUND['content/disputes.yaml'][6:]}price:"),
        ("content/events/talks.yaml", "id: ahead", "id: Berths"),
    ],
    ids=["topic", "voice", "dispute", "point"],
)
def test_ids_that_differ_in_case_only_are_warned_of(
    tmp_path: Path, path: str, old: str, new: str
) -> None:
    files = {**SOUND, path: SOUND[path].replace(old, new)}
    [problem] = load(write_folder(tmp_path, files)).problems
    assert (problem.code, problem.span.path, problem.is_error) == ("case-clash", path, False)


def originals(root: Path, *names: str) -> str:
    return write_folder(root / "originals", dict.fromkeys(names, "Some text.\n"))


def test_texts_of_no_source_are_one_finding_the_likely_ones_first(
    tmp_path: Path, briefing: Run
) -> None:
    root = write_folder(tmp_path / "port", SOUND)
    texts = originals(tmp_path, "gazette.txt", "zeta.TXT", *(f"{n:05}.txt" for n in range(3_000)))
    texts = originals(tmp_path, "HERALD.txt", "a.pdf", ".a.txt", "b.txt~")
    lines = briefing("check", root, "--originals", texts, "--format", "concise").stdout.splitlines()
    [line] = [line for line in lines if "unclaimed-text" in line]
    assert line == (
        f"{root}/seeds:1:1: warning[unclaimed-text] in the folder of originals, no source has "
        "HERALD.txt, 00000.txt, 00001.txt, 00002.txt, 00003.txt and 2,997 more"
    )


def test_texts_beside_the_records_are_not_reported_twice(tmp_path: Path, briefing: Run) -> None:
    root = write_folder(tmp_path, {**SOUND, "seeds/strike.txt": "A strike.\n"})
    words = ("check", root, "--originals", f"{root}/seeds", "--format", "concise")
    assert [line.split()[1] for line in briefing(*words).stdout.splitlines()] == [
        "warning[unread-file]"
    ]


def test_a_folder_with_the_texts_of_all_sources_is_clean(tmp_path: Path) -> None:
    texts = originals(tmp_path, "gazette.txt", "herald.txt")
    assert find_unclaimed(texts, ["gazette", "herald"]) == ()
    assert find_unclaimed(str(tmp_path / "nowhere"), ["gazette"]) == ()


def test_a_text_that_is_read_since_case_is_ignored_is_not_unclaimed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = originals(tmp_path, "Gazette.TXT")
    assert find_unclaimed(texts, ["gazette"]) == ("Gazette.TXT",)
    monkeypatch.setattr("os.path.lexists", lambda path: path.endswith("gazette.txt"))
    assert find_unclaimed(texts, ["gazette"]) == ()
