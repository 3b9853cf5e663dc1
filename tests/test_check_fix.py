"""`check --fix` mends what has one right answer and nothing else; `--allow` accepts a finding."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from briefing.load.loader import load
from briefing.model.suggestions import only_slip
from tests.conftest import Write
from tests.folders import SOUND, files_of, write_folder

TALKS, VOTE, BRIEF = "content/events/talks.yaml", "content/events/vote.yaml", "content/brief.yaml"
TEXTS = {
    "gazette": "Two berths for the port\n\nThe ministry said on Tuesday that two berths are to "
    "come.\n\nThe council votes in a week.\n",
    "herald": "The cost is forty million, said the board.\n\nThe price is forty million.\n",
}
IN_A_WEEK = "at: 3, by: ministry, quote: two berths, dates: {in a week: 2031-03-12, Tues"
"""A date that stands in the paragraph that is cited, and not where the quote is."""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a sound folder that holds its sources' own texts."""
    folder = tmp_path / "port"
    folder.mkdir()
    files = dict(SOUND)
    for name, text in TEXTS.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        files[f"seeds/{name}.yaml"] = files[f"seeds/{name}.yaml"].replace("0" * 64, digest)
        files[f"seeds/{name}.txt"] = text
    write_folder(folder, files)
    return folder


def change(root: Path, path: str, old: str, new: str) -> None:
    text = (root / path).read_text()
    assert old in text
    (root / path).write_text(text.replace(old, new, 1))


@pytest.mark.parametrize(
    ("path", "right", "wrong", "said"),
    [
        (TALKS, "rank: headline", "rank: hedline", "3: unknown-word: `hedline` to `headline`"),
        (TALKS, "topics: [berths]", "topics: [bertsh]", "`bertsh` to `berths`"),
        (TALKS, "points:", "pionts:", "unknown-key: `pionts` to `points`"),
        (TALKS, "text: Two", "txet: Two", "unknown-key: `txet` to `text`"),
        (TALKS, "by: ministry", "by: minstry", "`minstry` to `ministry`"),
        (TALKS, "source: gazette, at: 3", "source: gazete, at: 3", "`gazete` to `gazette`"),
        (TALKS, "about: vote", "about: Vote", "`Vote` to `vote`"),
        (BRIEF, "rests: [talks#berths]", "rests: [talks#bertsh]", "to `talks#berths`"),
        (BRIEF, "rests: [talks#berths]", "rests: ['tlaks#berths']", "`tlaks` to `talks`"),
        (BRIEF, "text: Two", "text: Vote {talks#berth} two", "`talks#berth` to `talks#berths`"),
        (BRIEF, "topics:", "topics:   # {x\n  bertsh_: Else", ""),
        (
            "seeds/gazette.yaml",
            hashlib.sha256(TEXTS["gazette"].encode()).hexdigest(),
            hashlib.sha256(TEXTS["gazette"].encode()).hexdigest().upper(),
            "bad-sha256",
        ),
        (TALKS, "{source: gazette, at: 2,", "{source: gazette, at: 3,", "quote-elsewhere: “two"),
        ("seeds/gazette.yaml", "paragraphs: 3", "paragraphs: 2", "the text has 3 paragraphs"),
        ("seeds/gazette.yaml", ", paragraphs: 3", "", "recorded: paragraphs 3"),
        ("seeds/gazette.yaml", ", paragraphs: 3", ", paragraphs: ", "recorded: paragraphs 3"),
    ],
)
def test_what_has_one_right_answer_is_mended_said_and_taken_back(
    write: Write, root: Path, path: str, right: str, wrong: str, said: str
) -> None:
    sound = files_of(root)
    change(root, path, right, wrong)
    before = files_of(root)
    shown = write("check", "--fix", "--dry-run")
    assert files_of(root) == before
    if not said:
        assert "there is nothing to mend" in shown.stderr
        return
    assert f"--- a/{path}\n+++ b/{path}\n" in shown.stdout
    assert "would be mended: " in shown.stderr
    assert said in shown.stderr
    done = write("check", "--fix")
    assert f"briefing: mended: {path}:" in done.stderr
    assert said in done.stderr
    if "{talks#berth}" in wrong:
        assert "Vote {talks#berths} two" in (root / path).read_text()
    elif wrong.endswith(": ") or not wrong:
        assert not load(str(root)).errors
    elif "tlaks" not in wrong:
        assert files_of(root) == sound
    assert done.returncode == 0
    assert "no problems in 2 events" in done.stderr or "warning" in done.stderr
    assert write("undo").returncode == 0
    assert files_of(root) == before


def test_a_missing_fingerprint_is_that_of_the_text_at_hand(write: Write, root: Path) -> None:
    record = (root / "seeds/gazette.yaml").read_text()
    without = re.sub(r"original: .*\n", "original: {paragraphs: 3}\n", record)
    (root / "seeds/gazette.yaml").write_text(without)
    (root / "seeds/gazette.txt").rename(root / "kept.txt")
    done = write("check", "--fix")
    assert done.returncode == 1
    assert "seeds/gazette.yaml: the fingerprint is not recorded: no text is at hand" in done.stderr
    (root / "kept.txt").rename(root / "seeds/gazette.txt")
    assert write("check", "--fix").returncode == 0
    source = load(str(root)).briefing.sources["gazette"]  # type: ignore[union-attr]
    assert source.original
    assert source.original.sha256 == hashlib.sha256(TEXTS["gazette"].encode()).hexdigest()
    assert source.original.paragraphs == 3


def test_a_source_without_a_text_is_left_without_a_fingerprint(write: Write, root: Path) -> None:
    record = (root / "seeds/gazette.yaml").read_text()
    (root / "seeds/gazette.yaml").write_text(re.sub(r"original: .*\n", "", record))
    assert "mended" not in write("check", "--fix").stderr
    assert "original" not in (root / "seeds/gazette.yaml").read_text()


@pytest.mark.parametrize(
    ("original", "text", "reason"),
    [
        ("{paragraphs: 4}", TEXTS["gazette"], "has 3 paragraphs, the record 4"),
        ("{paragraphs: 3}", "A\n\nB\n\nC\n", "1 of its quotes do not stand in the text at hand"),
        (f"{{sha256: {'1' * 64}}}", TEXTS["gazette"], "the text at hand is not the one on record"),
        ("{}", "<html><body>", "the file is HTML"),
    ],
)
def test_a_text_that_may_be_another_is_not_recorded(
    write: Write, root: Path, original: str, text: str, reason: str
) -> None:
    record = (root / "seeds/gazette.yaml").read_text()
    record = re.sub(r"original: .*\n", f"original: {original}\n", record)
    (root / "seeds/gazette.yaml").write_text(record)
    (root / "seeds/gazette.txt").write_text(text)
    before = files_of(root)
    done = write("check", "--fix")
    assert (done.returncode, files_of(root)) == (1, before)
    assert reason in done.stderr


def test_a_changed_text_is_never_recorded_anew(write: Write, root: Path) -> None:
    (root / "seeds/gazette.txt").write_text(TEXTS["gazette"] + "\nMore.\n")
    change(root, TALKS, "at: 2, by", "at: 3, by")
    before = files_of(root)
    done = write("check", "--fix")
    assert "there is nothing to mend that has one right answer" in done.stderr
    assert "warning[text-changed]" in write("check", "--format", "concise").stdout
    assert files_of(root) == before


@pytest.mark.parametrize(
    ("path", "right", "wrong"),
    [
        (TALKS, "by: ministry", "by: minister"),  # two letters: perhaps a voice that is missing
        (TALKS, "about: vote", "about: vot"),  # too short to tell
        (TALKS, "source: gazette, at: 3", "source: gazette2, at: 3"),  # a number tells them apart
        (TALKS, "at: 2, by", "at: 2-3, by"),  # it stands in what is cited
        (TALKS, "at: 2, by", "at: 3-4, by"),  # a range may be needed for the rest
        (TALKS, "at: 2, by: ministry, quote: two berths", "at: 3, by: ministry, quote: berths"),
        (TALKS, "at: 2, by: ministry, quote: two berths, dates: {Tues", IN_A_WEEK),
    ],
)
def test_what_has_several_answers_is_left(
    write: Write, root: Path, path: str, right: str, wrong: str
) -> None:
    change(root, path, right, wrong)
    before = files_of(root)
    write("check", "--fix")
    assert files_of(root) == before


def test_a_mend_that_brings_an_error_is_left_and_others_are_made(write: Write, root: Path) -> None:
    change(root, TALKS, "at: 2, by", "at: 3, by")
    change(root, TALKS, "claim: planned", "claim: planed")
    change(root, "seeds/gazette.yaml", "2: The berths., 3", "3")
    change(root, "seeds/gazette.yaml", "{1: Headline.}", "{1-2: Headline.}")
    done = write("check", "--fix")
    assert "mended: content/events/talks.yaml:13: unknown-word: `planed` to `planned`" in (
        done.stderr
    )
    assert "left: content/events/talks.yaml:10: quote-missing" not in done.stderr
    assert re.search(r"left: .*stands in paragraph 2, not 3 would bring another error", done.stderr)
    assert "at: 3, by" in (root / TALKS).read_text()


def test_the_line_for_the_schema_follows_the_other_files(write: Write, root: Path) -> None:
    assert "nothing to mend" in write("check", "--fix").stderr
    line = "# yaml-language-server: $schema=../../shared/event.json\n"
    change(root, TALKS, "title", f"{line}title")
    (root / VOTE).write_bytes(b"\xef\xbb\xbf" + SOUND[VOTE].replace("\n", "\r\n").encode())
    assert write("check", "--fix").returncode == 0
    assert (
        (root / VOTE)
        .read_bytes()
        .startswith(
            b"\xef\xbb\xbf# yaml-language-server: $schema=../../shared/event.json\r\ntitle:"
        )
    )
    assert (
        (root / BRIEF)
        .read_text()
        .startswith("# yaml-language-server: $schema=../shared/brief.json\ntitle: Port")
    )
    assert "nothing to mend" in write("check", "--fix").stderr


def test_files_that_cannot_be_read_are_left_to_the_check(write: Write, root: Path) -> None:
    (root / "seeds/evil.yaml").symlink_to("/etc/passwd")
    (root / VOTE).write_bytes(SOUND[VOTE].encode() + b"# \xff\n")
    change(root, TALKS, "rank: headline", "rank: hedline")
    done = write("check", "--fix", "--format", "concise")
    assert done.returncode == 1
    assert "mended: content/events/talks.yaml:3" in done.stderr
    assert "error[outside]" in done.stdout
    assert "error[encoding]" in done.stdout


def test_a_slip_is_one_letter_of_one_name() -> None:
    names = ["gazette", "herald", "source-1", "post"]
    for slip in ("gazete", "gazettte", "gzaette", "gazettr", "GAZETTE"):
        assert only_slip(slip, names) == "gazette"
    for other in ("gazt", "source-2", "source-", "pot", "hera", "", "gazettes-2"):
        assert only_slip(other, names) == ""
    assert only_slip("votex", ["votes", "voted"]) == ""


def test_a_finding_is_accepted_with_a_reason(write: Write, root: Path) -> None:
    change(
        root, TALKS, "text: The council is to vote", "text: The council is set to massively vote"
    )
    (root / "seeds/gazette.txt").write_text(TEXTS["gazette"] + "\nMore.\n")
    (root / "seeds/herald.txt").write_text(TEXTS["herald"] + "\nMore.\n")
    shown = write("check", "--allow", "text-changed@herald", "A note: later", "--dry-run")
    assert '+  - {code: text-changed, at: herald, why: "A note: later"}' in shown.stdout
    done = write("check", "--allow", "text-changed@herald", "A note: later", "--format", "json")
    assert json.loads(done.stdout)["edit"] == "allowance text-changed at herald"
    assert write("check", "--allow", "text-changed", "The other one").returncode == 0
    assert "text-changed" not in write("check", "--format", "concise").stdout
    for _ in range(2):
        assert write("undo").returncode == 0
    for words, code, said in (
        (("text-changed", "x"), 2, "write CODE@PLACE; it is found at gazette, herald"),
        (("text-changed@vote", "x"), 2, "no finding of `text-changed` at `vote`; it is found at"),
        (("text-chnged@vote", "x"), 2, "did you mean `text-changed`?"),
        (("tab@vote", "x"), 2, "errors of loading cannot be accepted"),
        (("vague-word@vote", "x"), 2, "an entry that accepts nothing would be a finding itself"),
        (("text-changed@herald", ""), 2, "the reason is empty"),
    ):
        refused = write("check", "--allow", *words)
        assert (refused.returncode, refused.stdout) == (code, "")
        assert said in refused.stderr
    change(root, VOTE, "rank: supporting", "rank: x")
    refused = write("check", "--allow", "text-changed@herald", "x")
    assert refused.returncode == 1
    assert "has errors, and the editorial rules wait" in refused.stderr


def test_options_that_do_not_go_together_are_refused(write: Write) -> None:
    assert "--dry-run belongs to --fix and --allow" in write("check", "--dry-run").stderr
    assert "not allowed with argument" in write("check", "--fix", "--allow", "a", "b").stderr
