"""The sources' own texts: their paragraphs, and whether they are those on record."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.load import load
from briefing.load.files import MAX_FILE
from briefing.load.originals import Text, read_text, split_paragraphs
from briefing.model.records import Source
from tests.briefings import source
from tests.conftest import ARTICLES, ROOT


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
    return record._replace(
        original=record.original._replace(sha256=hashlib.sha256(text).hexdigest())
    )


def test_a_text_is_read_from_the_first_folder_that_holds_it(tmp_path: Path) -> None:
    for folder in ("mine", "seeds"):
        (tmp_path / folder).mkdir()
    folders = [(str(tmp_path / "mine"), ""), (str(tmp_path), "seeds")]
    record = gazette(b"One.\n\nTwo.\n")
    assert read_text(record, folders) is None
    (tmp_path / "seeds" / "gazette.txt").write_bytes(b"One.\n\nTwo.\n")
    assert read_text(record, folders) == Text(("One.", "Two."), is_as_recorded=True)
    (tmp_path / "mine" / "gazette.txt").write_bytes(b"One.\n\nToo.\n")
    assert read_text(record, folders) == Text(("One.", "Too."), is_as_recorded=False)


@pytest.mark.parametrize(
    ("data", "paragraphs"),
    [
        (b"\xef\xbb\xbfOne.", ("One.",)),
        (b"One \x1b[2J\tand\x07 more.", (r"One \x1b[2J\x09and\x07 more.",)),
        ("One.\n\nTwo \u202efo\x85 many.".encode(), ("One.", r"Two \u202efo\x85 many.")),
    ],
)
def test_a_text_is_safe_to_print(tmp_path: Path, data: bytes, paragraphs: tuple[str, ...]) -> None:
    (tmp_path / "gazette.txt").write_bytes(data)
    text = read_text(gazette(data), [(str(tmp_path), "")])
    assert text == Text(paragraphs, is_as_recorded=True)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_what_is_not_utf8_is_no_text(tmp_path: Path, encoding: str) -> None:
    data = "Große Pläne.".encode(encoding)
    (tmp_path / "gazette.txt").write_bytes(data)
    assert read_text(gazette(data), [(str(tmp_path), "")]) is None


def sparse(path: Path) -> None:
    """Make a file that is too large, and takes no room."""
    path.touch()
    os.truncate(path, MAX_FILE + 1)


@pytest.mark.parametrize(
    "make",
    [
        Path.mkdir,
        os.mkfifo,
        sparse,
        lambda path: path.symlink_to("/dev/zero"),
        lambda path: path.symlink_to("../outside.txt"),
        lambda path: path.symlink_to("gazette.txt"),
    ],
    ids=["folder", "pipe", "large", "device", "outside", "itself"],
)
def test_what_is_no_text_of_the_folder_is_passed_over(
    tmp_path: Path, make: Callable[[Path], object]
) -> None:
    (tmp_path / "outside.txt").write_text("Not ours.")
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
    make(tmp_path / "first" / "gazette.txt")
    first, second = (str(tmp_path / "first"), ""), (str(tmp_path / "second"), "")
    assert read_text(gazette(b"One."), [first, second]) is None
    (tmp_path / "second" / "gazette.txt").write_bytes(b"One.")
    assert read_text(gazette(b"One."), [first, second]) == Text(("One.",), is_as_recorded=True)


def test_a_folder_below_that_leads_outside_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "gazette.txt").write_bytes(b"Not ours.")
    (tmp_path / "root").mkdir()
    (tmp_path / "root" / "seeds").symlink_to("..")
    assert read_text(gazette(b"Not ours."), [(str(tmp_path / "root"), "seeds")]) is None


@pytest.mark.skipif(
    not ARTICLES.is_dir(), reason="the articles are not ours to distribute and are not at hand"
)
def test_the_shipped_records_describe_the_articles_at_hand() -> None:
    briefing = load(str(ROOT)).briefing
    assert briefing is not None
    for record in briefing.sources.values():
        text = read_text(record, [(str(ROOT), "seeds"), (str(ARTICLES), "")])
        assert text is not None and text.is_as_recorded, record.id
        assert len(text.paragraphs) == record.original.paragraphs, record.id
