"""The sources' own texts: their paragraphs, what has changed in them, what is refused."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load.folder_layout import MAX_FILE
from briefing.load.originals import read_text, split_paragraphs
from briefing.model.records import Original, Source
from briefing.model.source_text import SourceText
from tests.briefings import SPAN, source


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("", ()),
        (" \n\t\n", ()),
        ("One.", ("One.",)),
        ("One.\nTwo.\n", ("One.", "Two.")),
        ("\n\nOne.\nTwo.\n\n", ("One.", "Two.")),
        ("One,\nstill.\n\nTwo.", ("One, still.", "Two.")),
        ("One.\n \t\u3000\nTwo,\n  still. \n", ("One.", "Two, still.")),
        ("One.\r\n\r\nTwo,\r\nstill.", ("One.", "Two, still.")),
        ("One.\r\rTwo,\rstill.", ("One.", "Two, still.")),
        ("One.\r\nTwo.", ("One.", "Two.")),
        ("One\u2028still.\n\nTwo.", ("One\u2028still.", "Two.")),
    ],
)
def test_a_paragraph_is_a_run_of_lines_or_a_line(text: str, paragraphs: tuple[str, ...]) -> None:
    assert split_paragraphs(text) == paragraphs


LINES = st.lists(
    st.text(st.characters(exclude_categories=["Cc", "Cs"])).map(str.strip).filter(bool), min_size=2
)


@given(LINES, st.sampled_from(["\n", "\r\n", "\r"]))
def test_paragraphs_come_back_from_either_way_of_writing_them(lines: list[str], end: str) -> None:
    assert split_paragraphs(end.join(lines)) == tuple(lines)
    assert split_paragraphs((end * 2).join(lines)) == tuple(lines)


def gazette(text: bytes) -> Source:
    """A source whose record has the fingerprint of a text."""
    record = source("gazette", "2031-03-05")
    return record._replace(original=Original(hashlib.sha256(text).hexdigest(), 1, SPAN))


def read(folder: Path, recorded: bytes, found: bytes) -> SourceText:
    """Read a text that was recorded as other bytes."""
    (folder / "gazette.txt").write_bytes(found)
    text = read_text(gazette(recorded), [(str(folder), "")])
    assert text
    return text


def test_a_text_is_read_from_the_first_folder_that_holds_it(tmp_path: Path) -> None:
    for folder in ("mine", "seeds"):
        (tmp_path / folder).mkdir()
    folders = [(str(tmp_path / "mine"), ""), (str(tmp_path), "seeds")]
    raw = "One.\n\nTwo.\n"
    record = gazette(raw.encode())
    assert read_text(record, folders) is None
    (tmp_path / "seeds" / "gazette.txt").write_text(raw)
    sha256 = hashlib.sha256(raw.encode()).hexdigest()
    recorded = SourceText(("One.", "Two."), is_as_recorded=True, sha256=sha256, raw=raw)
    assert read_text(record, folders) == recorded
    (tmp_path / "mine" / "gazette.txt").write_bytes(b"")
    refused = read_text(record, folders)
    assert refused and refused.refused


@pytest.mark.parametrize(
    ("data", "paragraphs"),
    [
        (b"\xef\xbb\xbfOne.", ("One.",)),
        (b"One \x1b[2J\tand\x07 more.", (r"One \x1b[2J\x09and\x07 more.",)),
        ("One.\n\nTwo \u202efo\x85 many.".encode(), ("One.", r"Two \u202efo\x85 many.")),
    ],
)
def test_a_text_is_safe_to_print(tmp_path: Path, data: bytes, paragraphs: tuple[str, ...]) -> None:
    text = read(tmp_path, data, data)
    assert (text.paragraphs, text.is_as_recorded, text.change) == (paragraphs, True, "")


BOM = b"\xef\xbb\xbf"
CRLF = "line ends are CRLF, not LF"
WHITE = "white space was added at line ends"
MARK = "a byte-order mark was added"
LAST_END = "a line end after the last line was added"


@pytest.mark.parametrize(
    ("recorded", "found", "change"),
    [
        (b"One.\nTwo.\n", b"One.\r\nTwo.\r\n", CRLF),
        (b"One.\r\nTwo.\r\n", b"One.\nTwo.\n", "line ends are LF, not CRLF"),
        (b"One.\rTwo.\r", b"One.\nTwo.\n", "line ends are LF, not CR"),
        (b"One.\nTwo.\n", b"One.\r\nTwo.\n", "line ends are mixed, not LF"),
        (b"One.", BOM + b"One.", MARK),
        (BOM + b"One.\nTwo.\r\n", b"One.\nTwo.\r\n", "a byte-order mark has gone"),
        (b"One.", b"One.\n", LAST_END),
        (b"One.\n", b"One.\n\n\n\n", LAST_END),
        (b"One.\n\n", b"One.\n", "a line end after the last line has gone"),
        (b"One.\r\n", b"One.", "a line end after the last line has gone"),
        (b"One.\n\nTwo.\n", b"One. \n\t\nTwo.\n", WHITE),
        (
            b"One.\n\nTwo.",
            BOM + b"One.\r\n \r\nTwo.\r\n",
            f"{CRLF}; {WHITE}; {MARK}; {LAST_END}",
        ),
    ],
)
def test_a_change_around_the_words_is_named_and_leaves_the_text_as_recorded(
    tmp_path: Path, recorded: bytes, found: bytes, change: str
) -> None:
    text = read(tmp_path, recorded, found)
    assert (text.change, text.is_as_recorded) == (change, True)
    assert text.paragraphs == read(tmp_path, recorded, recorded).paragraphs


ENDS = st.sampled_from(["\n", "\r\n", "\r"])
LAST = st.sampled_from(["", "\ufeff"]), ENDS, st.sampled_from(["", " ", "\t "]), st.integers(0, 2)


@given(LINES, *LAST, *LAST[:2], st.integers(0, 2))
def test_changes_around_the_words_are_undone_together(
    tmp_path_factory: pytest.TempPathFactory,
    lines: list[str],
    mark: str,
    end: str,
    white: str,
    after: int,
    mark_before: str,
    end_before: str,
    after_before: int,
) -> None:
    recorded = mark_before + end_before.join(lines) + end_before * after_before
    found = mark + (white + end).join(lines) + end * after
    text = read(tmp_path_factory.getbasetemp(), recorded.encode(), found.encode())
    assert text.is_as_recorded
    assert bool(text.change) is (recorded != found)


OUTLINE = {
    1: "Ministers announce further harbour berths",
    2: "Contractors promise cheaper cranes",
    3: "Council members question spending before summer",
}
ARTICLE = "Ministers announce berths.\n\nContractors on cheaper cranes.\n\nSpending by summer; {}."
OTHER = "Quite different matters, namely cooking dinner while travelling through mountain valleys."


@pytest.mark.parametrize(
    ("found", "change"),
    [
        (ARTICLE.format("members question it, harbour or not"), "edited"),
        (OTHER, "another article"),
        ("Too short to tell.", "edited"),
        ("港湾の拡張が決定された。" * 30, "edited"),
    ],
)
def test_a_text_of_other_words_is_edited_or_another(
    tmp_path: Path, found: str, change: str
) -> None:
    (tmp_path / "gazette.txt").write_text(found, encoding="utf-8")
    text = read_text(gazette(b"")._replace(outline=OUTLINE), [(str(tmp_path), "")])
    assert text
    assert (text.change, text.is_as_recorded) == (change, False)


PAGE = "<!DOCTYPE html>\n<html><body><p>One.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "why", "hint"),
    [
        (b"", "empty", "save the text"),
        (BOM + b" \r\n\t", "empty", "save the text"),
        ("Große Pläne.".encode("latin-1"), "not UTF-8: see line 1", "save it as UTF-8"),
        ("One.\n\nPläne.".encode("cp1252"), "not UTF-8: see line 3", "save it as UTF-8"),
        ("Pläne.".encode("utf-16"), "begins as UTF-16 does", "save it as UTF-8"),
        ("\ufeffPläne.".encode("utf-16-be"), "begins as UTF-16 does", "save it as UTF-8"),
        ("Pläne.".encode("utf-32"), "begins as UTF-32 does", "save it as UTF-8"),
        ("Plans.".encode("utf-16-le"), "binary, or UTF-16", "in UTF-8"),
        (b"%PDF-1.7\n\0\xff", "binary", "plain text"),
        (PAGE.encode(), "HTML", "not the page"),
        (BOM + b"\n  <HTML lang=en>One.", "HTML", "not the page"),
        (b"<!-- saved --> <html>One.", "HTML", "not the page"),
        (b"<?xml version='1.0'?>\n<!doctype HTML>", "HTML", "not the page"),
    ],
)
def test_what_is_no_text_is_refused_with_a_hint(
    tmp_path: Path, data: bytes, why: str, hint: str
) -> None:
    text = read(tmp_path, data, data)
    assert (text.paragraphs, text.is_as_recorded) == ((), False)
    assert text.refused
    assert why in text.refused.why
    assert hint in text.refused.hint


@pytest.mark.parametrize("words", ["It begins with <html> and ends.", "<header> is a tag.", "<3"])
def test_an_article_about_pages_is_a_text(tmp_path: Path, words: str) -> None:
    assert read(tmp_path, words.encode(), words.encode()).paragraphs == (words,)


def sparse(path: Path) -> None:
    """Make a file of 100 MB that takes no room."""
    path.touch()
    os.truncate(path, 100_000_000)


def one_byte_too_many(path: Path) -> None:
    """Make a text that is just too large."""
    path.write_bytes(b"x" * (MAX_FILE + 1))


@pytest.mark.parametrize(
    ("make", "why"),
    [
        (Path.mkdir, "no regular file"),
        (os.mkfifo, "no regular file"),
        (sparse, "the file has 95 MiB"),
        (one_byte_too_many, "the file has 8 MiB"),
        (lambda path: path.symlink_to("/dev/zero"), "leads out of the folder"),
        (lambda path: path.symlink_to("../outside.txt"), "leads out of the folder"),
        (lambda path: path.symlink_to("gazette.txt"), "cannot read the file"),
        (lambda path: path.symlink_to("nowhere.txt"), "cannot read the file"),
    ],
    ids=["folder", "pipe", "huge", "large", "device", "outside", "itself", "nowhere"],
)
def test_what_is_no_file_of_the_folder_is_refused_unread(
    tmp_path: Path, make: Callable[[Path], object], why: str
) -> None:
    (tmp_path / "outside.txt").write_text("Not ours.")
    root = tmp_path / "root"
    root.mkdir()
    make(root / "gazette.txt")
    text = read_text(gazette(b"Not ours."), [(str(root), "")])
    assert text and text.refused
    assert why in text.refused.why
    assert not text.paragraphs


def test_a_folder_below_that_leads_outside_is_refused(tmp_path: Path) -> None:
    (tmp_path / "gazette.txt").write_bytes(b"Not ours.")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "seeds").symlink_to("..")
    text = read_text(gazette(b"Not ours."), [(str(tmp_path / "root"), "seeds")])
    assert text and text.refused


@pytest.mark.slow
def test_a_text_of_the_largest_size_is_read_in_linear_time(tmp_path: Path) -> None:
    data = b"<" + b" \t" * (MAX_FILE // 4) + b"<a b" * (MAX_FILE // 8 - 1)
    assert read(tmp_path, b"another", data).change == "edited"


def test_a_text_with_conflict_markers_is_refused_with_the_first(tmp_path: Path) -> None:
    found = b"One.\n\n<<<<<<< HEAD\nTwo.\n=======\nThree.\n>>>>>>> draft\n"
    text = read(tmp_path, b"One.\n\nTwo.\n", found)
    assert text.paragraphs == ()
    assert text.refused
    assert text.refused.why == "see line 3, git's conflict marker `<<<<<<< HEAD`, the first of 3"
    assert "merge" in text.refused.hint


def test_a_text_with_such_signs_on_record_is_read(tmp_path: Path) -> None:
    raw = b"Git writes:\n\n<<<<<<< HEAD\n"
    assert read(tmp_path, raw, raw).refused is None


def test_mail_that_was_quoted_many_times_is_no_conflict(tmp_path: Path) -> None:
    mail = b"First.\n\n>>>>>>> On Tuesday she wrote\n>>>>>>> that it would rain.\n"
    assert read(tmp_path, b"other", mail).refused is None
    merge = b"<<<<<<< ours\nFirst.\n=======\nSecond.\n>>>>>>> theirs\n"
    assert read(tmp_path, b"other", merge).refused
