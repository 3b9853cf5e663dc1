"""Whatever stands in a folder, loading and printing it ends with diagnostics and safe text."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol, TypeVar

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load import tree
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.diagnostic_codes import CODES
from briefing.model.records import Briefing
from briefing.model.text import find_forbidden
from briefing.render.json.view import render_json
from briefing.render.text.brief import render_brief, render_summary
from briefing.render.text.layout import Page
from briefing.render.text.report import REPORTS, Report
from tests.folders import SOUND, dangling, write_folder

pytestmark = pytest.mark.slow

T = TypeVar("T")


class Fuzz(Protocol):
    """Tries a property on many examples."""

    def __call__(self, strategy: st.SearchStrategy[T], holds: Callable[[T], None]) -> None: ...


PATHS = st.sampled_from([*SOUND])
PIECES = st.sampled_from(
    [
        *("- ", "? ", ": ", ", ", "[", "]", "{", "}", "#", " #", "&a ", "*a", "!t ", "!!str ", "|"),
        *(">-", "'", '"', "%", "@", "`", "---\n", "...\n", "<<: ", "~", "\n", "\n\n  ", " ", "\t"),
        *("\r", "\r\n", "\\e", "\\x85", "\0", "\x1b[2J", "\x85", "\u2028", "\u202e", "\ufeff"),
        *("\ufffe", "\ue000", "\xa0", "\u200b", "\U0001f6a2", "e\u0301", "港湾" * 30, "x" * 300),
        *("0001-01-01", "9999-12-31", "9999", "..", "2031..", "../2031", "2031-02~", "1-999999"),
        *("talks", "talks#berths", "vote", "gazette", "g", "ministry", "budget", "points", "cites"),
        *("٣", "[/b]", "{0}", "%s"),
    ]
)
PLACES = st.integers(0, 10_000)


@pytest.fixture
def fuzz(request: pytest.FixtureRequest) -> Fuzz:
    """Try a property on as many examples as --fuzz-examples says."""
    examples = request.config.getoption("--fuzz-examples")

    def run(strategy: st.SearchStrategy[T], holds: Callable[[T], None]) -> None:
        settings(max_examples=examples)(given(strategy)(holds))()

    return run


def assert_harmless(root: str) -> Loaded:
    """Load a folder, and look at all that comes of it."""
    loaded = load(root)
    for problem in loaded.problems:
        assert problem.code in CODES
        assert 1 <= problem.span.line <= lines_in(Path(root, problem.span.path))
        assert problem.span.column >= 1
        assert not find_forbidden(problem.excerpt)
        assert "\n" not in problem.excerpt
    for report in REPORTS.values():
        assert_safe(report(Report("port", loaded.problems)))
    if loaded.briefing:
        assert_can_be_shown(loaded.briefing)
    return loaded


def lines_in(path: Path) -> int:
    return path.read_bytes().count(b"\n") + 1 if path.is_file() else 1


def assert_can_be_shown(briefing: Briefing) -> None:
    """Whatever loads is whole, and can be printed as of each of its days."""
    assert not dangling(briefing)
    index = Index(briefing)
    for day in (None, *index.days):
        view = look(index, Lens(as_of=day))
        json.loads(assert_safe(render_json(view)))
        for page in (Page(80, False, ["briefing"], "x"), Page(40, True, ["briefing"], "x")):
            for text in (render_brief(view, page), render_summary(view, page)):
                assert assert_safe(text).isascii() or not page.ascii


def assert_safe(text: str) -> str:
    assert not find_forbidden(text)
    return text


def test_any_bytes_in_place_of_any_file(tmp_path: Path, fuzz: Fuzz) -> None:
    texts = st.lists(PIECES | st.text(max_size=5), max_size=20).map("".join)
    contents = st.binary(max_size=200) | texts.map(lambda text: text.encode("utf-8", "replace"))

    def holds(example: tuple[str, bytes]) -> None:
        path, content = example
        assert_harmless(write_folder(tmp_path, {**SOUND, path: content}))

    fuzz(st.tuples(PATHS, contents), holds)


Edit = Callable[[str], str]


def insert(piece: str, at: int) -> Edit:
    return lambda text: text[: at % len(text)] + piece + text[at % len(text) :] if text else piece


def cut(at: int, length: int) -> Edit:
    return lambda text: text[: at % len(text)] + text[at % len(text) + length :] if text else text


def repeat_line(source: int, target: int) -> Edit:
    def edit(text: str) -> str:
        lines = text.split("\n")
        lines.insert(target % len(lines), lines[source % len(lines)])
        return "\n".join(lines)

    return edit


def put_word(piece: str, at: int) -> Edit:
    """Replace one word of the text, be it a key, an id, a date or a mark."""

    def edit(text: str) -> str:
        words = [*re.finditer(r"[\w.-]+", text)] or [*re.finditer("", text)]
        start, end = words[at % len(words)].span()
        return text[:start] + piece + text[end:]

    return edit


EDITS = st.one_of(
    st.builds(insert, PIECES, PLACES),
    st.builds(cut, PLACES, st.integers(1, 30)),
    st.builds(repeat_line, PLACES, PLACES),
    st.builds(put_word, PIECES, PLACES),
)


@pytest.mark.parametrize("pure", [False, True], ids=["the parser here", "the pure parser"])
def test_sound_files_that_were_edited_at_random(
    tmp_path: Path,
    fuzz: Fuzz,
    monkeypatch: pytest.MonkeyPatch,
    *,
    pure: bool,
) -> None:
    if pure:
        monkeypatch.setattr(tree, "EventParser", yaml.BaseLoader)

    def holds(edits: list[tuple[str, Edit]]) -> None:
        files = dict(SOUND)
        for path, edit in edits:
            files[path] = edit(files[path])
        root = write_folder(
            tmp_path, {name: text.encode("utf-8", "replace") for name, text in files.items()}
        )
        if files == SOUND:
            assert not assert_harmless(root).problems
        else:
            assert_harmless(root)

    fuzz(st.lists(st.tuples(PATHS, EDITS), max_size=4), holds)
