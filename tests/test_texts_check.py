"""Checking against the sources' own texts: where they are found, what is said of them."""

from __future__ import annotations

import hashlib
import os
from argparse import Namespace
from collections.abc import Mapping
from pathlib import Path

import pytest

from briefing.check import check
from briefing.check.case import Case
from briefing.cli.check import _quotes as summary_of_quotes
from briefing.cli.open_ import _workspace as workspace_of
from briefing.library import Location
from briefing.load.folder_layout import SOURCES
from briefing.load.loader import load
from briefing.load.originals import read_text
from briefing.model.diagnostics import Diagnostic
from tests.conftest import HARBOUR, Run
from tests.folders import SOUND, Content, listing, write_folder
from tests.test_hostile_folders import link, sparse
from tests.walking import Walk, walk

GAZETTE = "Talks.\n\nThere are to be two berths.\n\nA vote.\n"
HERALD = "The cost is put at forty million.\n\nThe price.\n"
PAGE = "<!doctype html><p>Talks.</p>"


def recorded(texts: Mapping[str, str]) -> dict[str, Content]:
    """Return the sound briefing with the fingerprints of some texts in its records."""
    files: dict[str, Content] = dict(SOUND)
    for name, text in texts.items():
        path = f"{SOURCES}/{name}.yaml"
        digest = hashlib.sha256(text.encode()).hexdigest()
        files[path] = SOUND[path].replace("0" * 64, digest)
    return files


def case_of(root: Path, texts: Mapping[str, str], at_hand: Mapping[str, str]) -> Case:
    """Return a case whose texts, beside the records, need not be those on record."""
    beside = {f"{SOURCES}/{name}.txt": text for name, text in at_hand.items()}
    folder = write_folder(root, {**recorded(texts), **beside})
    briefing = load(folder).briefing
    assert briefing
    read = {name: read_text(each, [(folder, SOURCES)]) for name, each in briefing.sources.items()}
    return Case(briefing, {name: text for name, text in read.items() if text})


def found_of(case: Case) -> list[Diagnostic]:
    """Return what is found about texts and quotes."""
    found = check(case.briefing, case.texts)
    return [each for each in found if each.code.startswith(("text-", "quote-", "paragraph-"))]


TWO = {"gazette": GAZETTE, "herald": HERALD}


@pytest.mark.parametrize(
    ("at_hand", "codes", "says", "hint", "summary"),
    [
        (TWO, [], "", "", "1 of 1 quotes verified"),
        ({}, [], "", "", "0 of 1 quotes verified; 1 without a text"),
        (
            {"gazette": GAZETTE.replace("\n", "\r\n")},
            ["text-changed"],
            "has the words on record, but line ends are CRLF, not LF",
            "undo that, or write sha256: ",
            "1 of 1 quotes verified",
        ),
        (
            {"gazette": GAZETTE.replace("two", "three")},
            ["text-changed"],
            "is not the text on record: likely edited",
            "paragraphs 3 for 3, quotes that stand where they are cited 0 of 1",
            "0 of 1 quotes verified; 1 of a text that is not the one on record",
        ),
        (
            {"gazette": HERALD + "Two berths."},
            ["text-changed"],
            "is not the text on record: likely edited",
            "paragraphs 2 for 3, quotes that stand where they are cited 1 of 1",
            "0 of 1 quotes verified; 1 of a text that is not the one on record",
        ),
        (
            {"gazette": HERALD},
            ["text-changed"],
            "is not the text on record: it is the text of herald",
            "paragraphs 2 for 3",
            "0 of 1 quotes verified; 1 of a text that is not the one on record",
        ),
        (
            {"gazette": PAGE},
            ["text-refused"],
            "gazette.txt is not read: the file is HTML",
            "save the text of the page, not the page",
            "0 of 1 quotes verified; 1 without a text",
        ),
    ],
    ids=["recorded", "none", "line-ends", "edited", "edited-elsewhere", "swapped", "refused"],
)
def test_one_text_is_one_finding_whatever_is_quoted_from_it(
    tmp_path: Path, at_hand: Mapping[str, str], codes: list[str], says: str, hint: str, summary: str
) -> None:
    case = case_of(tmp_path, TWO, at_hand)
    found = found_of(case)
    assert [each.code for each in found] == codes
    assert all(says in each.message and hint in each.hint for each in found)
    assert summary_of_quotes(case) == summary
    if codes == ["text-changed"]:
        text = case.texts["gazette"]
        assert text.sha256 == hashlib.sha256(at_hand["gazette"].encode()).hexdigest()
        written = f"write sha256: {text.sha256}, paragraphs: {len(text.paragraphs)}"
        assert written in found[0].hint


@pytest.mark.parametrize(
    ("day", "says"),
    [
        ("date: 2031-03-08, ", "it is the text before the correction of Sat 8 Mar 2031"),
        ("", "it is the text before the correction in paragraph 3"),
    ],
)
def test_a_text_that_was_corrected_is_known_by_its_fingerprint(
    tmp_path: Path, day: str, says: str
) -> None:
    before = GAZETTE.replace("two", "three")

    def correction(day: str, text: str) -> str:
        digest = hashlib.sha256(text.encode()).hexdigest()
        return f"\n  - {{{day}at: 3, note: The berths., sha256: {digest}}}"

    corrections = correction("", "First.") + correction(day, before)
    files = recorded({"gazette": GAZETTE}) | {f"{SOURCES}/gazette.txt": before}
    record = f"{files['seeds/gazette.yaml']!s}corrections:{corrections}\n"
    folder = write_folder(tmp_path, {**files, "seeds/gazette.yaml": record})
    briefing = load(folder).briefing
    assert briefing
    text = read_text(briefing.sources["gazette"], [(folder, SOURCES)])
    assert text
    [finding] = check(briefing, {"gazette": text})
    assert (finding.code, finding.message.partition(": ")[2]) == ("text-changed", says)


@pytest.mark.parametrize(
    ("words", "code", "hint", "state"),
    [
        ("“two berths”", "", "", ""),
        ("two\u00a0berths", "", "", "normalised (white space)"),
        ("Two ber\u00adths", "", "", "normalised (case of the first letter, hyphenation)"),
        ("two big berths", "quote-missing", "“two big berths” in paragraph 2", "missing"),
        ("sixty cranes", "quote-missing", "copy the words", "missing"),
        ("it.\n\nTwo berths", "quote-elsewhere", "cite 3 if", "elsewhere"),
        ("Two berths, two\u00a0berths", "quote-ambiguous", "copy the words", "ambiguous"),
    ],
)
def test_a_quote_is_held_against_its_text(
    tmp_path: Path, words: str, code: str, hint: str, state: str
) -> None:
    text = f"Talks.\n\nMinisters announced {words}." + "\n\nA vote." * ("elsewhere" not in state)
    case = case_of(tmp_path, {"gazette": text}, {"gazette": text})
    found = found_of(case)
    assert [each.code for each in found] == ([code] if code else [])
    assert all(hint in each.hint for each in found)
    summary = f"0 of 1 quotes verified; 1 {state}" if state else "1 of 1 quotes verified"
    assert summary_of_quotes(case) == summary


@pytest.mark.parametrize(
    ("quote", "message"),
    [
        ("one—two three four five six seven eight", ""),
        ("one—two three four five six seven eight nine", "a quote of 9 words"),
        ("one--two three four five six seven eight nine", "a quote of 9 words"),
        ("one - two three four five six seven eight", ""),
        ("日本の防衛省は本日夕方に発表した", ""),
        ("日本の防衛省は本日夕方に発表したと", "a quote of 9 words"),
    ],
)
def test_the_words_of_a_quote_are_counted_in_every_script(
    tmp_path: Path, quote: str, message: str
) -> None:
    talks = "content/events/talks.yaml"
    text = SOUND[talks].replace("quote: two berths", f"quote: {quote}")
    problems = load(write_folder(tmp_path, {**SOUND, talks: text})).problems
    assert [each.message for each in problems] == ([message] if message else [])


def test_texts_are_found_where_the_reader_says_then_beside_the_records(
    tmp_path: Path, briefing: Run
) -> None:
    root = write_folder(tmp_path / "port", recorded(TWO))
    option = write_folder(tmp_path / "option", {"gazette.txt": GAZETTE})
    variable = write_folder(tmp_path / "variable", {"gazette.txt": PAGE})

    def last_line(*words: str, env: Mapping[str, str] | None = None) -> str:
        return briefing("check", root, *words, env=dict(env or {})).stderr.splitlines()[-1]

    verified = "briefing: 1 of 1 quotes verified"
    without = "0 of 1 quotes verified; 1 without a text"
    assert without in last_line(env={"BRIEFING_ORIGINALS": ""})
    assert last_line("--originals", option) == verified
    assert without in last_line("--originals", root)
    in_environment = {"BRIEFING_ORIGINALS": variable}
    assert without in last_line(env=in_environment)
    assert last_line("--originals", option, env=in_environment) == verified
    (tmp_path / "port" / SOURCES / "gazette.txt").write_text(GAZETTE)
    assert last_line("--originals", "", env=in_environment) == verified
    assert without in last_line(env=in_environment)
    assert briefing("check", root, "--format", "json").stderr == ""


@pytest.mark.parametrize("name", ["nowhere", "a-file", "\x1b[2J"])
def test_a_folder_of_texts_that_is_none_is_wrong_usage(
    tmp_path: Path, briefing: Run, name: str
) -> None:
    root = write_folder(tmp_path, {**SOUND, "a-file": ""})
    for words, env, where in (
        (("--originals", str(tmp_path / name)), {}, "--originals"),
        ((), {"BRIEFING_ORIGINALS": str(tmp_path / name)}, "$BRIEFING_ORIGINALS"),
    ):
        done = briefing("check", root, *words, env=env)
        assert (done.returncode, done.stdout) == (2, "")
        assert f"briefing: {where}: there is no folder" in done.stderr
        assert "\x1b" not in done.stderr


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (os.mkfifo, "this is no regular file"),
        (sparse, "the file has 191 MiB"),
        (link("/dev/zero"), "a symbolic link leads out of the folder"),
        (b"\x7fELF\0\0\0", "the file is binary, or UTF-16: it holds null characters"),
        ("", "the file is empty"),
    ],
    ids=["pipe", "huge", "device", "binary", "empty"],
)
def test_a_hostile_text_is_one_error_in_time(
    tmp_path: Path, briefing: Run, content: Content, why: str
) -> None:
    root = write_folder(tmp_path / "port", SOUND)
    texts = write_folder(tmp_path / "texts", {"gazette.txt": content})
    before = listing(tmp_path)
    done = briefing("check", root, "--originals", texts, "--format", "concise")
    assert done.returncode == 1
    [line] = [line for line in done.stdout.splitlines() if "error[" in line]
    assert line.startswith(f"{root}/seeds/gazette.yaml:4:")
    assert line.endswith(f"error[text-refused] gazette.txt is not read: {why}")
    assert listing(tmp_path) == before


def test_the_room_takes_texts_from_where_the_reader_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    option, variable = (str(tmp_path / name) for name in ("option", "variable"))
    for folder in (option, variable):
        Path(folder).mkdir()
    monkeypatch.setenv("BRIEFING_ORIGINALS", variable)
    chosen = Location(str(HARBOUR), "", "")
    for asked, expected in ((option, option), (None, variable), ("", "")):
        workspace = workspace_of(Namespace(folder=None, originals=asked), chosen, ())
        assert workspace.originals == expected


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (PAGE, "The text at hand is not read: the file is HTML."),
        ("Of nothing.", "The text at hand is not the one on record: likely edited."),
    ],
)
def test_the_page_of_a_source_says_why_a_text_is_not_shown(
    tmp_path: Path, text: str, line: str
) -> None:
    briefing = load(str(HARBOUR)).briefing
    assert briefing
    folder = write_folder(tmp_path, {f"{name}.txt": text for name in briefing.sources})

    async def look(at: Walk) -> None:
        await at.press("K", "enter", "enter")
        assert line in " ".join(word for each in at.room.reader.lines for word in each.text.split())

    walk(look, originals=folder)
