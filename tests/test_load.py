"""Loading: what is sound is kept, and each mistake is named once, where it stands."""

from __future__ import annotations

import gc
import os
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest
import yaml

from briefing.check import check
from briefing.load import tree
from briefing.load.folder_layout import MAX_FILE
from briefing.load.loader import load
from briefing.model.diagnostic_codes import CODES
from briefing.model.diagnostics import Diagnostic, Span
from tests.folders import SOUND, Content, dangling, names_in, whole, write_folder
from tests.test_hostile_folders import HOSTILE

BROKEN = Path(__file__).parent / "broken"
FIXTURES = sorted(path.name for path in BROKEN.iterdir())
TALKS, STRIKE = "content/events/talks.yaml", "content/events/strike.yaml"
GAZETTE = "seeds/gazette.yaml"
BRIEF, DISPUTES = "content/brief.yaml", "content/disputes.yaml"
POINTS = "points: [{id: a, text: It began., cites: [{source: gazette, at: 1}]}]\n"


class Expected(NamedTuple):
    """A diagnostic that has to come; column 0 leaves the column open, `part` is in its message."""

    path: str
    line: int
    column: int
    code: str
    part: str = ""

    def fits(self, problem: Diagnostic) -> bool:
        place = Span(self.path, self.line, self.column or problem.span.column)
        return (place, self.code) == (problem.span, problem.code) and self.part in problem.message


def assert_found(problems: Sequence[Diagnostic], expected: Sequence[Expected]) -> None:
    """Exactly the expected diagnostics, in their order; where one does not fit, show it whole."""
    fitting = len(problems) == len(expected) and all(map(Expected.fits, expected, problems))
    assert fitting, "\n".join(["found:", *map(str, problems), "expected:", *map(str, expected)])


_COMMENT = re.compile(r'# error: \[([\w-]+)\](?: (\d+))?(?: "([^"]*)")?')


def read_fixture(name: str) -> tuple[dict[str, str], list[Expected]]:
    """Return the files that a fixture puts into the sound briefing, and what they expect."""
    path = BROKEN / name
    files, expected = {}, []
    for part in sorted(path.iterdir()) if path.is_dir() else [path]:
        text = part.read_text("utf-8")
        target = text.partition("\n")[0].removeprefix("# file: ")
        files[target] = text
        expected += [
            Expected(target, number, int(column or 0), code, message)
            for number, line in enumerate(text.split("\n"), start=1)
            for code, column, message in _COMMENT.findall(line)
        ]
    return files, sorted(expected, key=lambda each: each[:2])


@pytest.mark.parametrize("name", FIXTURES)
def test_a_broken_file_gives_the_diagnostics_that_its_comments_name(
    tmp_path: Path, name: str
) -> None:
    files, expected = read_fixture(name)
    loaded = load(write_folder(tmp_path, {**SOUND, **files}))
    assert expected
    assert_found(loaded.problems, expected)
    assert loaded.briefing
    assert not dangling(loaded.briefing)
    check(loaded.briefing, {})  # an edit elsewhere is held to the rules all the same


def test_the_diagnostics_of_all_broken_files_are_the_golden_ones(
    tmp_path: Path, golden: Callable[[str, str], None]
) -> None:
    """But for what the parser of YAML and the system say, which differ from one to another."""
    broken = {name: {**SOUND, **read_fixture(name)[0]} for name in FIXTURES}
    lines = []
    for name, files in {**broken, **{each.name: each.files for each in CASES}}.items():
        problems = load(write_folder(tmp_path / name, files)).problems
        said = [whole(each) for each in problems if each.code not in ("syntax", "no-folder")]
        lines += [f"# {name}", *said, ""]
    golden("diagnostics.txt", "\n".join(lines))


@pytest.mark.parametrize("name", FIXTURES)
def test_the_parser_without_libyaml_says_the_same(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    files, expected = read_fixture(name)
    monkeypatch.setattr(tree, "EventParser", yaml.BaseLoader)
    found = load(write_folder(tmp_path, {**SOUND, **files})).problems
    # What YAML's two parsers say of a file that is no YAML differs in words.
    unworded = [each._replace(part="") if each.code == "syntax" else each for each in expected]
    assert_found(found, unworded)


class Case(NamedTuple):
    """Files that cannot say in a comment what is wrong with them."""

    name: str
    files: Mapping[str, Content]
    expected: tuple[Expected, ...]
    folder: str = ""


def one(
    name: str, path: str, content: Content, line: int, column: int, code: str, part: str
) -> Case:
    """Put one file into the sound briefing, and expect one diagnostic about it."""
    return Case(name, {**SOUND, path: content}, (Expected(path, line, column, code, part),))


def only(*starts: str) -> dict[str, Content]:
    """Return the files of the sound briefing whose paths start so."""
    return {path: text for path, text in SOUND.items() if path.startswith(starts)}


HEAD = "title: Strike\nrank: headline\n"
UNDECLARED = f"{HEAD}topics: [wages]\n{POINTS.replace('at: 1', 'at: 1, by: union')}"
CASES = (
    # The folder
    Case("a-file", SOUND, (Expected("", 1, 1, "no-folder", "is a file"),), folder=BRIEF),
    Case("missing", SOUND, (Expected("", 1, 1, "no-folder", "No such file"),), folder="nowhere"),
    Case("empty", {}, (Expected(BRIEF, 1, 1, "no-brief", "holds no content/brief.yaml"),)),
    Case(
        "no-events",
        {BRIEF: "title: Port\n", **only("seeds")},
        (Expected("content/events", 1, 1, "no-events", "has no events"),),
    ),
    Case(
        "no-sources",
        {BRIEF: "title: Port\n", STRIKE: HEAD + POINTS},
        (Expected("seeds", 1, 1, "no-sources", "has no sources"),),
    ),
    one("yml", "content/events/strike.yml", HEAD + POINTS, 1, 1, "stray-file", "nothing reads"),
    one(
        "deeper", "content/events/2031/strike.yaml", HEAD, 1, 1, "stray-file", "nothing reads"
    )._replace(expected=(Expected("content/events/2031", 1, 1, "stray-file", "nothing reads"),)),
    one("notes", "content/events/notes.md", "To do", 1, 1, "unread-file", "nothing reads this"),
    one("reserved", "content/events/Con.yaml", HEAD + POINTS, 1, 1, "reserved-name", "`Con`"),
    one("misplaced", "content/strike.yaml", HEAD + POINTS, 1, 1, "stray-file", "nothing reads"),
    one("bad-name", "seeds/day one.yaml", SOUND["seeds/herald.yaml"], 1, 1, "bad-id", "`day one`"),
    one("link-out", STRIKE, lambda path: path.symlink_to("/dev/zero"), 1, 1, "outside", "link"),
    one("no-target", STRIKE, lambda path: path.symlink_to("none"), 1, 1, "unreadable", "No such"),
    one("large", STRIKE, b"#" * (MAX_FILE + 1), 1, 1, "file-size", "the file has 8 MiB"),
    Case(
        "nothing-declared",
        {BRIEF: "title: Port\n", STRIKE: UNDECLARED, GAZETTE: SOUND[GAZETTE]},
        (
            Expected(STRIKE, 3, 10, "unknown-reference", "there is no topic `wages`"),
            Expected(STRIKE, 4, 72, "unknown-reference", "there is no voice `union`"),
        ),
    ),
    # The bytes
    one("latin-1", STRIKE, HEAD.encode() + b"place: \xc4\xd6\n", 3, 8, "encoding", "0xC4"),
    one("cut", STRIKE, HEAD.encode() + "place: Köln".encode()[:-3], 3, 9, "encoding", "0xC3"),
    one("surrogate", STRIKE, b"title: \xed\xa0\x80\n", 1, 8, "encoding", "0xED"),
    one("utf-16", STRIKE, HEAD.encode("utf-16"), 1, 1, "encoding", "UTF-16"),
    one("utf-16-be", STRIKE, HEAD.encode("utf-16-be"), 1, 1, "encoding", "UTF-16"),
    one("utf-32", STRIKE, HEAD.encode("utf-32"), 1, 1, "encoding", "UTF-32"),
    # The characters
    one("escape", STRIKE, HEAD + "place: \x1b[2J\n", 3, 8, "character", "escape character U+001B"),
    one("bidi", STRIKE, HEAD + "place: a\u202eb\n", 3, 9, "character", "U+202E"),
    one("comment", STRIKE, "# \u2066\n" + HEAD + POINTS, 1, 3, "character", "U+2066"),
    one("second-bom", STRIKE, "\ufeff\ufeff" + HEAD, 1, 1, "character", "byte order mark"),
    one("nul", STRIKE, HEAD + "place: \0\n", 3, 8, "character", "null character"),
    one("noncharacter", STRIKE, HEAD + "place: \ufffe\n", 3, 8, "character", "U+FFFE"),
    one("tab", STRIKE, HEAD + "points:\n\t- id: a\n", 4, 1, "tab", "tab U+0009"),
    one("tab-after", STRIKE, HEAD + "place:\tDock\n" + POINTS, 3, 7, "tab", "tab U+0009"),
    one("old-mac", STRIKE, HEAD.replace("\n", "\r"), 1, 14, "line-break", "carriage return"),
    one("nel", STRIKE, HEAD + "place: a\x85b\n", 3, 9, "line-break", "next-line control"),
    one("ls", STRIKE, HEAD + "place: a\u2028b\n", 3, 9, "line-break", "line separator"),
    Case(
        "one-a-line",
        {**SOUND, STRIKE: "title: \x07\x07\nplace: \x08\tX\n"},
        (
            Expected(STRIKE, 1, 8, "character", "U+0007"),
            Expected(STRIKE, 2, 8, "character", "U+0008"),
        ),
    ),
    Case(
        "some-lines",
        {**SOUND, STRIKE: "title: \x07\nrank: headline\nplace: \x08\ntopics: \x01\n\n# \x02"},
        (
            Expected(STRIKE, 1, 8, "character", "U+0007"),
            Expected(STRIKE, 3, 8, "character", "U+0008"),
            Expected(STRIKE, 4, 9, "character", "U+0001"),
            Expected(STRIKE, 6, 3, "character", "U+0002"),
        ),
    ),
    one("first-line", STRIKE, b"\xef\xbb\xbftitle: \xc4\n", 1, 8, "encoding", "0xC4"),
    # The YAML
    one("nothing", STRIKE, "", 1, 1, "empty-file", "the file is empty"),
    one("only-bom", STRIKE, "\ufeff", 1, 1, "empty-file", "the file is empty"),
    one("only-comment", STRIKE, "# to be written\n\n", 1, 1, "empty-file", "the file is empty"),
    one("only-marks", STRIKE, "---\n...\n", 1, 1, "empty-file", "nothing but comments or marks"),
    one("open-quote", STRIKE, 'title: "Strike\nrank: top\n', 3, 1, "syntax", "end of stream"),
    one("open-list", STRIKE, HEAD + "topics: [berths\n" + POINTS, 4, 7, "syntax", "',' or ']'"),
    one("at-sign", STRIKE, "title: @strike\n", 1, 8, "syntax", "cannot start any token"),
    one("indent", STRIKE, "title: Strike\n  rank: top\n", 2, 7, "syntax", "not allowed"),
    one("a-text", STRIKE, "A strike was called.\n", 1, 1, "wrong-shape", "this is text"),
    one("a-list", STRIKE, "- title: Strike\n", 1, 1, "wrong-shape", "this is a list"),
    one(
        "long-text", STRIKE, f"{HEAD}place: {'x' * 20_001}\n{POINTS}", 3, 8, "scalar-size", "20,001"
    ),
    one(
        "long-key", STRIKE, f"{HEAD}? {'x' * 20_001}\n: y\n{POINTS}", 3, 3, "scalar-size", "20,001"
    ),
)


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_a_file_without_comments_gives_what_the_table_names(tmp_path: Path, case: Case) -> None:
    root = write_folder(tmp_path, case.files)
    loaded = load(os.path.join(root, case.folder))
    assert_found(loaded.problems, case.expected)
    assert not loaded.briefing or not dangling(loaded.briefing)


def test_every_code_has_a_broken_file_and_no_other_code_is_expected() -> None:
    shown = {each.code for case in CASES for each in case.expected}
    shown.update(each.code for name in FIXTURES for each in read_fixture(name)[1])
    shown.update(code for _, _, expected in HOSTILE.values() for code in expected)
    assert shown == set(CODES)


class Mistake(NamedTuple):
    """One change to the sound briefing: the diagnostic that it owes, and all that it takes away."""

    name: str
    path: str
    old: str
    new: str
    code: str
    line: int
    gone: frozenset[str] = frozenset()


LIST = SOUND[TALKS].partition("points:")[2]
AHEAD, TALK = frozenset({"point talks#ahead"}), frozenset({"event talks", "point talks#ahead"})
BOTTOM, GAP = frozenset({"bottom line"}), frozenset({"gap No source names the builder."})
JUDGMENT = frozenset({"judgment The council will likely agree."})
BERTHS = frozenset({"point talks#berths"}) | BOTTOM | JUDGMENT
SOURCE = frozenset({"source gazette"}) | AHEAD | BERTHS
MISTAKES = (
    # An event that a judgment and a gap rest on
    Mistake("date", TALKS, "date: 2031-03-04", "date: 2031-02-30", "bad-date", 2, TALK | BERTHS),
    Mistake("rank", TALKS, "headline", "top", "unknown-word", 3, TALK | BERTHS),
    Mistake(
        "no-value", TALKS, "title: Talks on the port", "title:", "empty-value", 1, TALK | BERTHS
    ),
    Mistake("no-title", TALKS, "title: Talks on the port\n", "", "missing-key", 1, TALK | BERTHS),
    Mistake("misspelt", TALKS, "title:", "titel:", "unknown-key", 1, TALK | BERTHS),
    Mistake("yaml", TALKS, "Talks on", "Talks: on", "syntax", 1, TALK | BERTHS),
    Mistake("tab", TALKS, "rank: ", "rank:\t", "tab", 3, TALK | BERTHS),
    Mistake("key-twice", TALKS, "rank", "title: A\nrank", "duplicate-key", 3, TALK | BERTHS),
    Mistake("topic", TALKS, "[berths]", "[berth]", "unknown-reference", 4, TALK | BERTHS),
    Mistake("anchor", TALKS, "points:", "points: &a", "anchor", 5, TALK | BERTHS),
    Mistake("no-points", TALKS, f"points:{LIST}", "", "missing-key", 1, TALK | BERTHS),
    Mistake("points", TALKS, LIST, " none", "wrong-shape", 5, TALK | BERTHS),
    Mistake("list", TALKS, SOUND[TALKS], "- title", "wrong-shape", 1, TALK | BERTHS),
    # A point
    Mistake("claim", TALKS, "commitment", "promise", "unknown-word", 8, BERTHS),
    Mistake("no-id", TALKS, "id: berths\n    text", "text", "missing-key", 6, BERTHS),
    Mistake("id-alias", TALKS, "id: berths", "id: *berths", "alias", 6, BERTHS),
    Mistake("quote", TALKS, "two berths,", "a b c d e f g h i,", "long-quote", 10, BERTHS),
    Mistake("by", TALKS, "by: ministry", "by: minister", "unknown-reference", 10, BERTHS),
    Mistake("id-twice", TALKS, "id: ahead", "id: berths", "duplicate-id", 11, AHEAD),
    Mistake("about", TALKS, "about: vote", "about: voet", "unknown-reference", 14, AHEAD),
    # A source that several points cite
    Mistake("published", GAZETTE, "2031-03-05", "2031-03", "bad-date", 2, SOURCE),
    Mistake("gist", GAZETTE, "3: The vote.", "x: The vote.", "bad-number", 5, SOURCE),
    Mistake("source-yaml", GAZETTE, "title: ", "title: a: ", "syntax", 1, SOURCE),
    Mistake("source-empty", GAZETTE, SOUND[GAZETTE], "", "empty-file", 1, SOURCE),
    # The brief, and what it declares
    Mistake("voice", BRIEF, "document", "paper", "unknown-word", 6, BERTHS | {"voice ministry"}),
    Mistake("voices", BRIEF, "voices:", "voices: &v", "anchor", 5),
    Mistake(
        "no-name", BRIEF, "berths: Berths", "berths:", "empty-value", 3, frozenset({"topic berths"})
    ),
    Mistake("brief-key", BRIEF, "title: Port", "titles: x\ntitle: Port", "unknown-key", 1),
    Mistake("brief-title", BRIEF, "title: Port expansion", "title: []", "wrong-shape", 1),
    Mistake("rests", BRIEF, "[talks#berths]", "[talks]", "unknown-reference", 10, BOTTOM),
    Mistake("confidence", BRIEF, "low", "none", "unknown-word", 13, JUDGMENT),
    Mistake("gap", BRIEF, "text: No source names the builder.", "text: ''", "empty-value", 17, GAP),
    Mistake("status", DISPUTES, "resolved", "so", "unknown-word", 3, frozenset({"dispute price"})),
)


@pytest.mark.parametrize("mistake", MISTAKES, ids=[mistake.name for mistake in MISTAKES])
def test_one_mistake_gives_one_diagnostic_and_takes_away_only_what_rests_on_it(
    tmp_path: Path, mistake: Mistake
) -> None:
    text = SOUND[mistake.path].replace(mistake.old, mistake.new, 1)
    loaded = load(write_folder(tmp_path, {**SOUND, mistake.path: text}))
    assert_found(loaded.problems, [Expected(mistake.path, mistake.line, 0, mistake.code)])
    assert loaded.briefing
    assert not dangling(loaded.briefing)
    sound = load(write_folder(tmp_path / "sound", SOUND)).briefing
    assert sound
    assert names_in(sound) - names_in(loaded.briefing) == mistake.gone


def test_the_sound_briefing_has_no_problem_and_all_of_its_records(tmp_path: Path) -> None:
    loaded = load(write_folder(tmp_path, SOUND))
    assert loaded.problems == ()
    assert loaded.size == sum(len(text.encode()) for text in SOUND.values())
    assert loaded.briefing
    assert names_in(loaded.briefing) >= {"event talks", "event vote", "dispute price"} | SOURCE


def test_diagnostics_stand_in_order_of_path_line_and_column(tmp_path: Path) -> None:
    broken = {
        STRIKE: "title: []\nrank: {}\npoints: [a, b]\n",
        BRIEF: SOUND[BRIEF].replace("Port expansion", "[]"),
        GAZETTE: "title: &a\n",
    }
    spans = [problem.span for problem in load(write_folder(tmp_path, {**SOUND, **broken})).problems]
    assert spans == sorted(spans)
    assert [(span.line, span.column) for span in spans if span.path == STRIKE] == [
        (1, 8),
        (2, 7),
        (3, 10),
        (3, 13),
    ]
    assert {span.path for span in spans} == {*broken}


@pytest.mark.parametrize(
    ("name", "line", "excerpt", "first"),
    [
        ("duplicate-key.yaml", 4, "title: Strike  # error:", Span(STRIKE, 2, 1)),
        ("duplicate-id.yaml", 9, "    id: call  # error:", Span(STRIKE, 5, 9)),
    ],
)
def test_what_stands_twice_is_shown_at_both_places(
    tmp_path: Path, name: str, line: int, excerpt: str, first: Span
) -> None:
    problem, *_ = load(write_folder(tmp_path, {**SOUND, **read_fixture(name)[0]})).problems
    assert problem.span.line == line
    assert problem.excerpt.startswith(excerpt)
    assert f"the first is in line {first.line}" in problem.hint
    assert problem.related == (first, "the first is here")


def test_the_excerpt_is_the_offending_line_with_its_controls_made_visible(tmp_path: Path) -> None:
    broken = {STRIKE: HEAD + "place: a\x1b[2J\u202eb\r\n" + POINTS}
    (problem,) = load(write_folder(tmp_path, {**SOUND, **broken})).problems
    assert problem.excerpt == r"place: a\x1b[2J\u202eb"


@pytest.mark.parametrize("name", FIXTURES)
def test_neither_crlf_nor_a_byte_order_mark_moves_a_diagnostic(tmp_path: Path, name: str) -> None:
    files = {**SOUND, **read_fixture(name)[0]}
    other = {path: "\ufeff" + text.replace("\n", "\r\n") for path, text in files.items()}
    expected = load(write_folder(tmp_path / "lf", files))
    found = load(write_folder(tmp_path / "crlf", other))
    assert found.problems == expected.problems
    assert found.briefing == expected.briefing


def test_the_line_that_is_shown_has_no_byte_order_mark(tmp_path: Path) -> None:
    text = SOUND[GAZETTE].replace("title:", "titel:")
    [*_, problem] = load(write_folder(tmp_path, {**SOUND, GAZETTE: "\ufeff" + text})).problems
    assert (problem.span.line, problem.span.column) == (1, 1)
    assert problem.excerpt == "titel: Talks on berths"


@pytest.mark.parametrize("collects", [True, False])
def test_loading_leaves_the_collection_of_garbage_as_it_was(
    tmp_path: Path, *, collects: bool
) -> None:
    was = gc.isenabled()
    try:
        (gc.enable if collects else gc.disable)()
        load(write_folder(tmp_path, SOUND))
        assert gc.isenabled() is collects
    finally:
        (gc.enable if was else gc.disable)()


@pytest.mark.parametrize("marker", ["<<<<<<< HEAD", ">>>>>>> draft", "||||||| base"])
def test_one_marker_of_a_conflict_alone_is_found(tmp_path: Path, marker: str) -> None:
    vote = "content/events/vote.yaml"
    files = {**SOUND, vote: f"{SOUND[vote]}{marker}\n"}
    [problem] = load(write_folder(tmp_path, files)).problems
    assert (problem.code, marker in problem.message) == ("conflict-marker", True)
