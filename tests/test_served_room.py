"""A room that is served: nothing is edited, opened or written on the machine where it runs."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefing.tui.dialogs.text_input import TextInput
from tests.hostile import write_hostile
from tests.walking import Walk, walk

pytestmark = pytest.mark.slow


def test_a_room_that_is_served_opens_nothing_where_it_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []

    def forbidden(*words: object, **_: object) -> None:
        raise AssertionError(words)

    monkeypatch.setattr(subprocess, "run", forbidden)
    monkeypatch.setattr(subprocess, "Popen", forbidden)

    async def check(reader: Walk) -> None:
        monkeypatch.setattr(reader.app, "open_url", opened.append)
        await reader.press("3", "o", "e")
        await reader.settle()
        assert opened == ["https://example.org/a?b=1&c='2'#d"]
        assert reader.said[-1].startswith("Nothing is edited here")

    write_hostile(tmp_path)
    walk(check, root=tmp_path, is_served=True)


@pytest.mark.parametrize(
    ("typed", "given"),
    [
        ("brief.txt", "brief.txt"),
        ("/etc/passwd", "passwd"),
        ("../../x.json", "x.json"),
        ('a"; b=c.txt', "a-b-c.txt"),
        ("~/.bashrc", "bashrc"),
        ("..", "brief.txt"),
        ("-", "brief.txt"),
        ("日本.txt", "txt"),
    ],
)
def test_a_saved_brief_is_a_download_under_a_plain_name(
    monkeypatch: pytest.MonkeyPatch, typed: str, given: str
) -> None:
    delivered: list[str] = []

    def deliver(file: object, *, save_filename: str, **_: object) -> None:
        assert file
        delivered.append(save_filename)

    async def check(reader: Walk) -> None:
        monkeypatch.setattr(reader.app, "deliver_binary", deliver)
        await reader.press("p")
        reader.app.screen.query_one(TextInput).value = typed
        await reader.press("enter")
        await reader.settle()
        assert delivered == [given]
        assert reader.said[-1] == f"Your browser is given {given}"

    walk(check, is_served=True)
