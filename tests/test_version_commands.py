"""Versions of titles, dates, places, judgments and bottom lines, written by commands."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edit.changes import RefusedError
from briefing.edit.file_edit import edit_file, new_file, what_it_says
from briefing.edit.version_requests import (
    changed_version,
    count_of,
    earlier_version,
    new_version,
    of_judgment,
)
from briefing.load.extents import Plain
from briefing.load.loader import load
from briefing.model.records import Event
from tests.conftest import Write
from tests.folders import SOUND, files_of, write_folder

BRIEF, VOTE = "content/brief.yaml", "content/events/vote.yaml"
BOTTOM_LINE = "bottom_line:\n  text: Two berths are to be added.\n  rests: [talks#berths]"
ONE_JUDGMENT = SOUND[BRIEF][SOUND[BRIEF].index("judgments:") :].partition("\ngaps:")[0]
DESCRIPTOR = "Report from the council's meeting."
UNTIL = ("--until", "gazette")
COUNCIL = ("--confidence", "low", "--why", "It said so.")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a folder in which a third source tells of the end of the vote."""
    vote = SOUND[VOTE] + (
        "  - {id: end, text: The council refused., cites: [{source: notice, at: 1}]}\n"
    )
    notice = "title: Notice\npublished: 2031-03-20\npublisher: Board\n"
    write_folder(tmp_path / "port", {**SOUND, VOTE: vote, "seeds/notice.yaml": notice})
    return tmp_path / "port"


def vote(root: Path) -> Event:
    loaded = load(str(root))
    assert loaded.briefing
    assert not loaded.errors
    return loaded.briefing.events["vote"]


def test_a_title_gets_a_later_and_an_earlier_version(write: Write, root: Path) -> None:
    before = files_of(root)
    done = write("event", "vote", "--title", "Refusal", "--rests", "vote#end")
    assert (done.returncode, done.stderr) == (0, "")
    assert (
        (root / VOTE)
        .read_text()
        .startswith("""\
title:
  - {text: Vote of the council}
  - {text: Refusal, rests: [vote#end]}
date: 2031-03-10
""")
    )
    assert write("undo").returncode == 0
    assert files_of(root) == before
    done = write("event", "vote", "--title", "Vote", "--until", "vote#end")
    assert (done.returncode, done.stderr) == (0, "")
    assert [(each.text, each.rests) for each in vote(root).titles] == [
        ("Vote", ()),
        ("Vote of the council", ("vote#end",)),
    ]
    done = write("event", "vote", "--version", "2", "--title", "Refusal by the council")
    assert done.returncode == 0
    assert vote(root).titles[1].text == "Refusal by the council"
    assert vote(root).titles[1].rests == ("vote#end",)
    assert write("event", "vote", "--version", "1", "--rests", "talks#ahead").returncode == 0
    done = write("event", "vote", "--title", "A", "--until", "vote#cost")
    assert "says already from when it holds; put it before that one: --before 1" in done.stderr


def test_a_date_and_a_place_hold_on_their_sources(write: Write, root: Path) -> None:
    assert write("event", "vote", "--place", "Town hall").returncode == 0
    assert "place: Town hall\n" in (root / VOTE).read_text()
    assert write("event", "vote", "--place", "Berth 3", "--source", "notice").returncode == 0
    assert write("event", "vote", "--place", "A hall", "--version", "1").returncode == 0
    assert "  - {text: A hall}\n  - {text: Berth 3, source: notice}\n" in (
        (root / VOTE).read_text()
    )
    early = write("event", "talks", "--place", "The port", "--until", "notice")
    assert "talks has no place yet; leave --until out" in early.stderr
    shown = write("event", "vote", "--date", "9 Mar", "--until", "herald", "--dry-run")
    assert "+  - {date: 2031-03-09}\n+  - {date: 2031-03-10, source: herald}\n" in shown.stdout


def test_what_has_no_versions_is_replaced(write: Write, root: Path) -> None:
    old = (root / VOTE).read_text()
    done = write("event", "vote", "--rank", "background", "--event-topic", "berths")
    assert done.returncode == 0
    assert (root / VOTE).read_text() == (
        old.replace("supporting", "background").replace("[budget]", "[berths]")
    )
    assert (vote(root).rank, vote(root).topics) == ("background", ("berths",))


def test_a_judgment_and_a_bottom_line_get_earlier_and_other_words(write: Write, root: Path) -> None:
    brief = root / BRIEF
    early = ("judge", "1", "The council may agree.", *COUNCIL, "--rests", "talks#berths")
    assert write(*early, "--before", "1").returncode == 0
    done = write("judge", "1", "--version", "2", "--changed", "A cost came.", "--why", "So.")
    assert done.returncode == 0
    assert write("judge", "1", "--version", "1", "--confidence", "moderate").returncode == 0
    words = ("bottom-line", "Forty million {vote#cost}.", "--head", "Forty million")
    assert write(*words).returncode == 0
    same_day = write("bottom-line", "A vote.", "--rests", "talks#ahead", "--before", "1")
    assert "error[version-never-shown]" in same_day.stderr
    assert write("bottom-line", "--version", "2", "--head", "Forty").returncode == 0
    assert write("bottom-line", "Two berths.", "--version", "1").returncode == 0
    held = load(str(root)).briefing
    assert held
    [judgment] = held.brief.judgments
    assert [(each.text, each.confidence, each.changed) for each in judgment.versions] == [
        ("The council may agree.", "moderate", ""),
        ("The council will likely agree.", "low", "A cost came."),
    ]
    assert [(each.head, each.text) for each in held.brief.bottom_lines] == [
        ("", "Two berths."),
        ("Forty", "Forty million {vote#cost}."),
    ]
    assert "gaps:\n  - {text: No source names the builder." in brief.read_text()


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("event", "vote", "--title", "A"), "vote has a title already; say from when another one"),
        (("event", "vote"), "there is an event `vote` already; give --title, --date, --after"),
        (("event", "vote", "--point", "A."), "write it: briefing point vote SENTENCE"),
        (("event", "vote", "--title", "A", "--place", "B"), "change one at a time"),
        (("event", "vote", "--source", "herald"), "it is not said what changes"),
        (
            ("event", "vote", "--title", "A", "--source", "herald"),
            "does not go with --source; a title",
        ),
        (
            ("event", "vote", "--date", "9 Mar", "--rests", "vote#cost"),
            "does not go with --rests; a date",
        ),
        (("event", "vote", "--title", "A", "--rests", "vote#x"), "there is no point `vote#x`"),
        (("event", "vote", "--place", "A", "--until", "x"), "has no place yet"),
        (("event", "vote", "--date", "9 Mar", "--place", "B"), "change one at a time"),
        (("event", "vote", "--date", "9 Mar", *UNTIL, "--version", "1"), "not go with --version"),
        (("event", "vote", "--date", "9 Mar", *UNTIL, "--before", "1"), "not go with --before"),
        (("event", "vote", "--date", "9 Mar", *UNTIL, "--source", "herald"), "with --source; it"),
        (("event", "vote", "--rests", "vote#cost", *UNTIL, "--version", "1"), "with --version; it"),
        (("event", "vote", "--title", "A", *UNTIL, "--rests", "vote#end"), "with --rests; it puts"),
        (
            ("event", "vote", "--place", "A", "--rests", "vote#end"),
            "does not go with --rests; a pl",
        ),
        (("event", "vote", "--rests", "vote#end", "--source", "herald"), "not go with --source; a"),
        (("event", "vote", "--rank", "headline", "--before", "1"), "it is not said what changes"),
        (("judge", "1", "--before", "1", "--closed-by", "vote#cost"), "there is no sentence"),
        (("event", "vote", "--title", "A", "--version", "2"), "has 1 version, and no version 2"),
        (("event", "vote", "--place", "A", "--before", "1"), "has 0 versions, and no version 1"),
        (("event", "vote", "--title", "A", "--before", "0"), "`0` is no number of a version"),
        (("event", "vote", "--title", "A", "--before", "9" * 400), "is no number of a version"),
        (("event", "vote", "--title", "A", "--before", "1", "--version", "1"), "not allowed with"),
        (("event", "vot", "--title", "A", "--version", "1"), "did you mean `vote`?"),
        (("event", "vote", "--title", "A", "--rests", "talks#berths"), "error[version-never-show"),
        (("judge", "2", "A.", "--version", "1"), "there is no judgment `2`; there are 1"),
        (("judge", "1", "A.", "--version", "2"), "has 1 version, and no version 2"),
        (("judge", "1", "--version", "1"), "nothing is given to be changed"),
        (("bottom-line",), "there is no text"),
        (("bottom-line", "--version", "1"), "nothing is given to be changed"),
        (("bottom-line", "A.", "--version", "7"), "the bottom line has 1 version"),
    ],
)
def test_what_is_not_clear_is_refused(
    write: Write, root: Path, words: tuple[str, ...], said: str
) -> None:
    before = files_of(root)
    done = write(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert said in done.stderr
    assert files_of(root) == before


@pytest.mark.parametrize(
    "words",
    [
        ("event", "vote", "--rank", "supporting"),
        ("event", "vote", "--title", "Vote of the council", "--version", "1"),
        ("event", "vote", "--date", "10 Mar 2031", "--version", "1"),
        ("source", "herald", "--publisher", "Herald", "--descriptor", DESCRIPTOR),
        ("judge", "1", "--version", "1", "--confidence", "low"),
    ],
)
def test_an_edit_that_changes_nothing_says_so(
    write: Write, root: Path, words: tuple[str, ...]
) -> None:
    for path in (VOTE, "seeds/herald.yaml"):  # no quotation marks are lost either
        text = (root / path).read_text().replace("Vote of the council", '"Vote of the council"')
        (root / path).write_text(text.replace("publisher: Herald", "publisher: 'Herald'  # so"))
    before = files_of(root)
    for more in ((), ("--dry-run",)):
        done = write(*words, *more)
        assert (done.returncode, done.stdout) == (0, "")
        assert "nothing changes: " in done.stderr
    told = json.loads(write(*words, "--format", "json").stdout)
    assert (told["written"], told["files"]) == (False, [])
    assert files_of(root) == before
    assert "there is no edit to take back" in write("undo").stderr


@pytest.mark.parametrize("odd", ["[x]", "[~]", "[[]]", "[[x]]", "[x, {text: y}]"])
@pytest.mark.parametrize(
    ("path", "old", "key", "words"),
    [
        (BRIEF, BOTTOM_LINE, "bottom_line", ("bottom-line", "--head", "H")),
        (BRIEF, ONE_JUDGMENT, "judgments:\n  1", ("judge", "1", "--why", "So.")),
        (VOTE, "title: Vote of the council", "title", ("event", "vote", "--title", "A")),
        (VOTE, "date: 2031-03-10", "date", ("event", "vote", "--date", "2031-03-09")),
        (VOTE, "rank:", "place", ("event", "vote", "--place", "A")),
    ],
)
def test_a_version_that_is_no_mapping_is_refused(
    write: Write, root: Path, path: str, old: str, key: str, words: tuple[str, ...], odd: str
) -> None:
    """The loader reports it; a command must end in a refusal, and never in an exception."""
    file = root / path
    kept = f"\n{old}" if old == "rank:" else ""
    file.write_text(file.read_text().replace(old, f"{key}: {odd}{kept}"))
    before = files_of(root)
    done = write(*words, "--version", "1")
    assert done.returncode in (1, 2)
    assert "bug" not in done.stderr
    if key == "bottom_line":
        assert "nothing is written: version 1 of `bottom_line` is no mapping" in done.stderr
    assert files_of(root) == before


@pytest.mark.parametrize("held", [["x"], [[]], [""], []])
def test_requests_refuse_a_version_that_is_no_mapping(held: Plain) -> None:
    for make in (
        lambda: changed_version(("place",), held, {"source": "a"}, 1, "text"),
        lambda: earlier_version(("place",), held, {"text": "b"}, {"source": "a"}),
        lambda: of_judgment("a", {"a": held}, {"why": "b"}, which=1),
    ):
        with pytest.raises(RefusedError, match="version 1"):
            make()


def test_one_judgment_keeps_its_lines_and_comments_behind_an_earlier_one() -> None:
    brief = """\
title: T
judgments:
  council:  # of the town
    # it may change
    text: >-
      The council will likely
      agree.
    confidence: low  # as yet
"""
    held = {"text": "The council will likely agree.", "confidence": "low"}
    request = of_judgment("council", {"council": held}, {"text": "Early."}, before=1)
    [file] = request.files
    assert edit_file(BRIEF, brief.encode(), file.changes).decode() == """\
title: T
judgments:
  council:  # of the town
    # it may change
  - text: Early.
  - text: >-
      The council will likely
      agree.
    confidence: low  # as yet
"""  # fmt: skip


TEXTS = st.text("ab {}:#'\"é", min_size=1, max_size=12).filter(str.strip)
TITLES = st.fixed_dictionaries({"text": TEXTS}, optional={"rests": st.just(["a#b"])}).map(
    lambda each: {key: each[key] for key in ("text", "rests") if key in each}
)


HELD = st.one_of(TEXTS, TITLES, st.lists(TITLES, min_size=1, max_size=4))


def as_versions(held: Plain) -> list[Plain]:
    if isinstance(held, list):
        return held
    return [held if isinstance(held, dict) else {"text": held}]


@pytest.mark.slow
@given(HELD, TITLES, st.data())
def test_a_list_of_versions_is_what_was_meant(held: Plain, new: Plain, data: st.DataObject) -> None:
    listed = as_versions(held)
    which = data.draw(st.integers(1, count_of(held)))
    for changes, meant in (
        (new_version(("title",), held, new), [*listed, new]),
        (
            new_version(("title",), held, new, which),
            [*listed[: which - 1], new, *listed[which - 1 :]],
        ),
        (
            earlier_version(("title",), held, new, {"rests": ["c#d"]}),
            [new, {**listed[0], "rests": ["c#d"]}, *listed[1:]],
        ),
        (
            changed_version(("title",), held, new, which, "text"),
            [*listed[: which - 1], {**listed[which - 1], **new}, *listed[which:]],
        ),
    ):
        file = new_file(VOTE, {"title": held, "rank": "headline"})
        said = what_it_says(VOTE, edit_file(VOTE, file, changes))
        found = said["title"]
        assert as_versions(found) == meant
        assert said["rank"] == "headline"
