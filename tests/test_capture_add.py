"""`briefing add`: from a file to a text and a record that `briefing check` takes as recorded."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.capture.captured import Captured, CaptureError, CaptureRequest, Fact, TextBlock
from briefing.capture.child import FileReader, Limits
from briefing.capture.record import Given, NewSource, make_source, propose_id
from briefing.edit import journal
from briefing.edit.changes import RefusedError
from briefing.edit.file_edit import new_file, what_it_says
from briefing.edit.new_source import record_of, write_source
from briefing.edit.source_folder import SourceFolder
from briefing.library import read_source_text
from briefing.load.loader import load
from briefing.system.files import write_atomic
from tests.conftest import ROOT, Run
from tests.folders import SOUND, write_folder
from tests.test_capture_page import PARAGRAPHS, page
from tests.test_capture_text import MAIL, MARKDOWN

TEXT = "Two berths for the port\n\nThe council\nagreed.\n\nThe end.\n"
DAY = ("--published", "2031-03-05")


@pytest.fixture
def port(tmp_path: Path) -> Path:
    folder = tmp_path / "port"
    folder.mkdir()
    write_folder(folder, SOUND)
    return folder


def seeds(port: Path) -> list[str]:
    return sorted(each.name for each in (port / "seeds").iterdir())


BEFORE = ["gazette.yaml", "herald.yaml"]


def test_what_is_added_is_as_recorded(briefing: Run, port: Path, tmp_path: Path) -> None:
    files = {"post.txt": TEXT, "plan.md": MARKDOWN, "page.html": page(), "mail.eml": MAIL}
    write_folder(tmp_path, files)
    names = [str(tmp_path / name) for name in files]
    done = briefing("add", *names, *DAY, cwd=port)
    assert done.returncode == 0, done.stderr
    loaded = load(str(port))
    assert loaded.briefing and not loaded.errors
    added = ["mail", "plan", "post", "two-berths-port"]
    assert seeds(port) == sorted(
        [*BEFORE, *(f"{name}.{kind}" for name in added for kind in ("txt", "yaml"))]
    )
    for name in added:
        source = loaded.briefing.sources[name]
        text = read_source_text(str(port), source)
        assert text and text.is_as_recorded and not text.change
        assert source.original and len(text.paragraphs) == source.original.paragraphs
        assert source.published.isoformat() == "2031-03-05"
    assert loaded.briefing.sources["plan"].inferred["published"].startswith("Given by the curator")
    assert "4 of 4 added" in done.stderr
    checked = briefing("check", str(port))
    assert "published-outside-window" not in checked.stdout
    assert "inferred-nothing" not in checked.stdout


def test_the_record_is_as_small_as_what_is_known(briefing: Run, port: Path, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(TEXT)
    assert briefing("add", str(tmp_path / "post.txt"), *DAY, cwd=port).returncode == 0
    assert (port / "seeds/post.txt").read_text() == (
        "Two berths for the port\n\nThe council agreed.\n\nThe end.\n"
    )
    assert (
        (port / "seeds/post.yaml").read_text()
        == """\
title: Two berths for the port
published: 2031-03-05
inferred:
  title: The first paragraph of the text, which is no sentence.
  published: Given by the curator; the file does not state it.
original:
  sha256: ffac842d57a0a4ecdce3f05acfc2571ce30694addc91b58d22db188f2e2cc3ad
  paragraphs: 3
left_out:
  1: headline, given as the title
"""
    )


def test_the_same_text_is_not_taken_twice(briefing: Run, port: Path, tmp_path: Path) -> None:
    write_folder(tmp_path, {"post.txt": TEXT, "other.txt": TEXT.replace("\n", "\r\n")})
    names = [str(tmp_path / name) for name in ("post.txt", "other.txt")]
    done = briefing("add", *names, *DAY, cwd=port)
    assert done.returncode == 1
    assert "this very text is there, as post" in done.stderr
    (port / "seeds/post.yaml").unlink()
    again = briefing("add", names[0], *DAY, cwd=port)
    assert "this very text is there, as seeds/post.txt" in again.stderr
    assert seeds(port) == [*BEFORE, "post.txt"]


def test_a_file_that_is_the_text_on_record_is_not_taken_as_another(
    briefing: Run, port: Path, tmp_path: Path
) -> None:
    (tmp_path / "mail.eml").write_text(MAIL)
    record = port / "seeds/gazette.yaml"
    sha256 = hashlib.sha256(MAIL.encode()).hexdigest()
    record.write_text(record.read_text().replace("0" * 64, sha256))
    done = briefing("add", str(tmp_path / "mail.eml"), cwd=port)
    assert "this very text is there, as gazette" in done.stderr
    assert seeds(port) == BEFORE


def test_an_error_in_one_stops_no_other(briefing: Run, port: Path, tmp_path: Path) -> None:
    write_folder(tmp_path, {"post.txt": TEXT, "bad.pdf": "%PDF-1.4 broken", "empty.txt": ""})
    names = [str(tmp_path / name) for name in ("bad.pdf", "missing.txt", "post.txt", "empty.txt")]
    done = briefing("add", *names, *DAY, cwd=port)
    assert done.returncode == 1
    assert "bad.pdf: it is a damaged PDF" in done.stderr
    assert "missing.txt: it cannot be read: No such file or directory" in done.stderr
    assert "1 of 4 added" in done.stderr
    assert seeds(port) == [*BEFORE, "post.txt", "post.yaml"]


def test_nothing_is_written_without_a_day_or_in_a_dry_run(
    briefing: Run, port: Path, tmp_path: Path
) -> None:
    (tmp_path / "post.txt").write_text(TEXT)
    undated = briefing("add", str(tmp_path / "post.txt"), cwd=port)
    assert undated.returncode == 1
    assert "--published" in undated.stderr
    dry = briefing("add", str(tmp_path / "post.txt"), *DAY, "--dry-run", cwd=port)
    assert dry.returncode == 0
    assert "would be written: seeds/post.txt, seeds/post.yaml" in dry.stdout
    assert seeds(port) == BEFORE


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--id", "gazette"), "is taken by `seeds/gazette.yaml`"),
        (("--id", "GAZETTE"), "is taken by `seeds/gazette.yaml`"),
        (("--id", "con"), "Windows keeps no file"),
        (("--id", "a/b"), "is no id"),
        (("--published", "1/2/2031"), "day and month could be either"),
        (("--published", "March 2031"), "no single day"),
        (("--pages", "3-1"), "pages are a number"),
        (("more.txt", "--title", "x"), "--title is of one source"),
        (("-",), "standard input can be read once"),
    ],
)
def test_wrong_usage_is_said_before_anything_is_read(
    briefing: Run, port: Path, words: tuple[str, ...], said: str
) -> None:
    done = briefing("add", "-", *words, cwd=port)
    assert done.returncode == 2
    assert said in done.stderr
    assert seeds(port) == BEFORE


def test_without_a_briefing_nothing_is_added(briefing: Run, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(TEXT)
    done = briefing("add", "post.txt", *DAY, cwd=tmp_path)
    assert done.returncode == 2
    assert "there is no briefing here" in done.stderr
    elsewhere = briefing("add", "post.txt", "--folder", "nowhere", cwd=tmp_path)
    assert "`nowhere` holds no briefing" in elsewhere.stderr


def test_standard_input_and_json(port: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "briefing", "add", "-", *DAY, "--id", "mail", "--format", "json"],
        input=MAIL.encode(),
        capture_output=True,
        cwd=port,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=True,
        timeout=60,
    )
    document = json.loads(done.stdout)
    assert (document["format"], document["version"]) == ("briefing-added", 1)
    [entry] = document["inputs"]
    assert entry["id"] == "mail"
    assert entry["written"] is True
    assert entry["stated"]["published"] == "2031-03-05"
    assert entry["left_out"] == {"3": "quoted mail", "4": "quoted mail", "6": "signature"}
    assert seeds(port) == [*BEFORE, "mail.txt", "mail.yaml"]


def test_a_folder_that_is_read_only_is_said(port: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EROFS, os.strerror(errno.EROFS))

    monkeypatch.setattr(journal, "write_atomic", refuse)
    with pytest.raises(CaptureError, match="Read-only"):
        SourceFolder(str(port), {}).write("post", source())
    assert seeds(port) == BEFORE


def source(text: str = "The council agreed.") -> NewSource:
    return make_source(Captured("x", (TextBlock(text),)), Given("Title", "", "2031-03-05"))


@pytest.mark.parametrize("error", [KeyboardInterrupt, PermissionError, OSError])
@pytest.mark.parametrize("failing", [".txt", ".yaml"])
def test_what_fails_or_is_interrupted_leaves_nothing(
    port: Path, monkeypatch: pytest.MonkeyPatch, failing: str, error: type[BaseException]
) -> None:
    def fail(path: str, data: bytes, **options: bool) -> None:
        write_atomic(path, data, **options)
        if path.endswith(failing):
            raise error

    monkeypatch.setattr(journal, "write_atomic", fail)
    with pytest.raises((RefusedError, KeyboardInterrupt)):
        write_source(str(port), "post", source())
    assert seeds(port) == BEFORE
    assert not [each for each in port.rglob(".*") if each.name != ".gitignore"]


def test_another_program_that_takes_the_name_meanwhile_keeps_its_file(
    port: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(path: str, data: bytes, **options: bool) -> None:
        if path.endswith(".yaml"):
            (port / "seeds/post.yaml").write_text("mine")
        write_atomic(path, data, **options)

    monkeypatch.setattr(journal, "write_atomic", meanwhile)
    with pytest.raises(RefusedError, match=r"seeds/post\.yaml is already there"):
        write_source(str(port), "post", source())
    assert seeds(port) == [*BEFORE, "post.yaml"]
    assert (port / "seeds/post.yaml").read_text() == "mine"


def test_what_was_added_is_taken_back(briefing: Run, port: Path, tmp_path: Path) -> None:
    (tmp_path / "post.txt").write_text(TEXT)
    env = {"XDG_STATE_HOME": str(tmp_path / "state")}
    assert briefing("add", str(tmp_path / "post.txt"), *DAY, cwd=port, env=env).returncode == 0
    assert briefing("undo", cwd=port, env=env).returncode == 0
    assert seeds(port) == BEFORE


class Silent(BaseHTTPRequestHandler):
    """Takes a request, says so, and answers only when the test is over."""

    asked = threading.Event()
    is_over = threading.Event()

    def do_GET(self) -> None:
        self.asked.set()
        self.is_over.wait(30)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def silent() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), Silent) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        Silent.is_over.set()
        server.shutdown()
        thread.join()


def test_ctrl_c_ends_it_and_leaves_nothing(port: Path, silent: str) -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "briefing", "add", silent],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=port,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert Silent.asked.wait(30)
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=30)
    assert (process.returncode, out, err) == (130, b"", b"briefing: interrupted\n")
    assert seeds(port) == BEFORE


# The child process


def read(data: bytes, name: str, **limits: float) -> Captured:
    with FileReader(Limits(**limits)) as reader:  # type: ignore[arg-type]
        return reader.read(CaptureRequest(data, name))


ENDLESS = f"<p {' '.join(f'a{number}=1' for number in range(60_000))}>x</p>".encode()


def test_a_page_that_takes_too_long_or_too_much_is_ended() -> None:
    with pytest.raises(CaptureError, match="longer than 0 seconds"):
        read(ENDLESS, "a.html", wall=0.3)
    with pytest.raises(CaptureError, match=r"more than 60 MiB|crashed"):
        read(b"<p>" + b"word " * 900_000, "a.html", memory=60 * 2**20)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="CPU time is limited by POSIX systems")
def test_the_limit_that_ended_the_child_is_named() -> None:
    with pytest.raises(CaptureError, match="longer than 1 seconds of CPU time"):
        read(ENDLESS, "a.html", cpu=1)


@pytest.mark.slow
def test_the_reader_goes_on_after_a_file_that_ended_it() -> None:
    with FileReader(Limits(wall=2.0)) as reader:
        with pytest.raises(CaptureError):
            reader.read(CaptureRequest(ENDLESS, "a.html"))
        assert (
            reader.read(CaptureRequest(TEXT.encode(), "a.txt")).blocks[1].text
            == "The council agreed."
        )


def test_modules_of_the_current_folder_are_not_imported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "trafilatura.py").write_text("raise SystemExit")
    (tmp_path / "json.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    assert len(read(page().encode(), "a.html").blocks) > len(PARAGRAPHS) - 1


@given(
    st.lists(st.builds(TextBlock, st.text(), st.text(), st.text())),
    st.dictionaries(st.text(), st.builds(Fact, st.text(), st.text())),
)
def test_a_document_crosses_the_border_unchanged(
    blocks: list[TextBlock], facts: dict[str, Fact]
) -> None:
    document = Captured("x", tuple(blocks), facts, ("a",), "b", ("c",), ("d",), is_excerpt=True)
    assert Captured.from_json(json.loads(json.dumps(document.to_json()))) == document


# The record


@given(st.text(min_size=1), st.text(), st.text())
def test_any_title_and_text_make_a_record_that_is_read_back(
    title: str, text: str, reason: str
) -> None:
    facts = {"title": Fact(title, reason), "published": Fact("2031-03-05")}
    try:
        made = make_source(Captured("x", (TextBlock("A text."), TextBlock(text)), facts), Given())
    except CaptureError:
        return
    record = record_of(made)
    written = new_file("seeds/post.yaml", record)
    assert what_it_says("seeds/post.yaml", written) == record
    assert record["original"]["sha256"] == made.sha256


def test_paragraphs_in_a_row_that_are_left_out_alike_are_a_range() -> None:
    blocks = [
        TextBlock("a", "x"),
        TextBlock("b", "x"),
        TextBlock("c"),
        TextBlock("d", "x"),
        TextBlock("e", "y"),
    ]
    made = make_source(Captured("x", tuple(blocks)), Given("T", "", "2031-03-05"))
    written = new_file("seeds/post.yaml", record_of(made))
    assert written.endswith(b'left_out:\n  1-2: x\n  4: x\n  5: "y"\n')


@pytest.mark.parametrize(
    ("name", "title", "found"),
    [
        ("gazette", "x", "gazette-2"),
        ("b5", "Two berths", "b5"),
        ("2031", "Two berths", "two-berths"),
        ("Port & Berths (final)", "x", "port-berths-final"),
        ("index", "Two berths for the port of Northport", "two-berths-port-northport"),
        ("0a12df42d1764095989ab078ee0f940b", "Weg zum Hafen", "weg-zum-hafen"),
        ("", "港の拡張", "source"),
        ("con", "x", "source-con"),
        ("w" * 80, "x", "w" * 40),
    ],
)
def test_an_id_comes_from_the_file_or_the_title(name: str, title: str, found: str) -> None:
    assert propose_id(name, title, {"gazette", "con"}) == found


def test_the_documents_of_the_example_are_taken_in_as_they_were_curated(
    briefing: Run, port: Path
) -> None:
    documents = ROOT / "example" / "documents"
    names = ["council.html", "gazette.md", "minutes.pdf", "misago.html", "pilots.eml"]
    assert briefing("add", *(str(documents / name) for name in names), cwd=port).returncode == 0
    loaded = load(str(port)).briefing
    assert loaded
    added = {name.partition(".")[0].removesuffix("-2") for name in names}
    found = {name: loaded.sources.get(f"{name}-2", loaded.sources.get(name)) for name in added}
    minutes, gazette, misago = found["minutes"], found["gazette"], found["misago"]
    assert minutes and gazette and misago
    assert minutes.labels == {1: "p. 1", 11: "p. 2"}
    same = (ROOT / "example/seeds/minutes.txt").read_text("utf-8")
    assert (port / f"seeds/{minutes.id}.txt").read_text("utf-8") == same
    assert gazette.authors == ("Mira Tolland", "Jon Quill")
    reasons = list(gazette.left_out.values())
    assert reasons == ["headline, given as the title", "byline"]
    assert misago.language == "ja"
    assert str(misago.published) == "2031-03-18"
    assert "published" in minutes.inferred and "published" not in misago.inferred


def test_an_id_that_a_citation_abbreviates_to_is_refused(
    briefing: Run, port: Path, tmp_path: Path
) -> None:
    vote = port / "content/events/vote.yaml"
    vote.write_text(vote.read_text().replace("source: herald", "source: her"))
    (tmp_path / "her.txt").write_text(TEXT)
    done = briefing("add", str(tmp_path / "her.txt"), *DAY, cwd=port)
    assert done.returncode == 1
    assert "content/events/vote.yaml would mean something else" in done.stderr
    assert seeds(port) == BEFORE


def test_a_day_below_the_head_of_an_article_is_content() -> None:
    blocks = [TextBlock(f"Item {number} was dealt with.") for number in range(8)]
    blocks[1] = blocks[7] = TextBlock("Thursday 10 April 2031, 14:00")
    captured = Captured("PDF", tuple(blocks), {"title": Fact("Minutes")})
    source = make_source(captured, Given(published="2031-04-11"))
    assert source.left_out == {2: "date line"}


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Statement of 5 March 2031 on the berths", None),
        ("The berths were begun on 5 March 2031, said the council. " * 4, "Given by the curator"),
        ("Statement of 6 March 2031 on the berths", "Given by the curator"),
    ],
)
def test_a_day_that_is_given_and_printed_at_the_head_is_stated(line: str, why: str | None) -> None:
    captured = Captured("PDF", (TextBlock("Two berths"), TextBlock(line), TextBlock("It is so.")))
    inferred = make_source(captured, Given(published="2031-03-05")).facts["published"].inferred
    assert inferred.startswith(why) if why else not inferred


def test_what_the_curator_knows_better_is_recorded(
    briefing: Run, port: Path, tmp_path: Path
) -> None:
    (tmp_path / "post.txt").write_text(TEXT)
    more = ("--author", "Ada Lind", "--author", "Jo Roe", "--accessed", "9 Mar 2031")
    file = str(tmp_path / "post.txt")
    assert "give that, too: --url" in briefing("add", file, *DAY, *more, cwd=port).stderr
    rest = ("--url", "https://post.example/1", "--descriptor", "It was there.")
    assert briefing("add", file, *DAY, *more, *rest, cwd=port).returncode == 0
    loaded = load(str(port)).briefing
    assert loaded
    post = loaded.sources["post"]
    assert post.authors == ("Ada Lind", "Jo Roe")
    assert str(post.accessed) == "2031-03-09"
    assert (post.url, post.descriptor) == ("https://post.example/1", "It was there.")
    assert {"author", "url", "published"} <= post.inferred.keys()
    two = briefing("add", file, file, "--url", "https://post.example/1", cwd=port)
    assert two.returncode == 2 and "--url is of one source" in two.stderr


def test_a_day_without_a_year_is_of_the_year_of_the_last_source(
    briefing: Run, port: Path, tmp_path: Path
) -> None:
    (tmp_path / "post.txt").write_text(TEXT)
    words = ("add", str(tmp_path / "post.txt"), "--published", "10 Apr")
    assert briefing(*words, cwd=port).returncode == 0
    assert "published: 2031-04-10\n" in (port / "seeds/post.yaml").read_text()
    more = ("--id", "late", "--published", "28 Dec 2029", "--accessed", "5 Jan")
    late = ("add", str(tmp_path / "post.txt"), *more, "--url", "https://post.example/2")
    (tmp_path / "post.txt").write_text(f"{TEXT} And so on.\n")
    assert briefing(*late, cwd=port).returncode == 0
    assert "accessed: 2030-01-05\n" in (port / "seeds/late.yaml").read_text()
    page = str(ROOT / "example/documents/council.html")  # of 4 March 2031
    read = ("--id", "page", "--accessed", "5 Jan", "-d", "The city's own.")
    assert briefing("add", page, *read, cwd=port).returncode == 0
    assert "accessed: 2032-01-05\n" in (port / "seeds/page.yaml").read_text()
