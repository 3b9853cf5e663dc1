"""The room in Chromium: walked, downloaded from, reloaded, and open to twenty readers."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.conftest import ROOT
from tests.peers.programs import chromium, run
from tests.test_serve import serving

STEPS = (("h", "as of Fri 13 Jan 2023"), ("l", "as of Wed 18 Jan 2023"), ("6", "BOTTOM LINE"))
READERS = 20


def test_a_browser_has_the_whole_room(tmp_path: Path) -> None:
    with serving(HOME=str(tmp_path)) as server:
        steps = [{"key": key, "text": text} for key, text in STEPS]
        more = {"address": server.address, "steps": steps, "readers": READERS}
        seen = run("served.mjs", {"room": ROOT}, chromium=chromium(), **more)["room"]
        code, said = server.end(signal.SIGINT)
    assert (seen["outside"], seen["errors"]) == ([], [])
    assert seen["title"] == "US–Japan security talks, January 2023"
    assert seen["name"] == "brief-2023-01-18.txt"
    assert seen["text"].startswith("US–Japan security talks, January 2023\n=====")
    assert seen["readers"] == READERS
    assert (code, said) == (0, "briefing: Ctrl+C ends it\n")
    assert [*tmp_path.iterdir()] == []
