"""The room in Chromium: walked, downloaded from, reloaded, and open to twenty readers."""

from __future__ import annotations

import signal
from pathlib import Path

from tests.conftest import HARBOUR
from tests.peers.programs import chromium, run
from tests.test_serve import serving

STEPS = (("h", "as of Mon 10 Mar 2031"), ("l", "as of Fri 14 Mar 2031"), ("6", "BOTTOM LINE"))
READERS = 20


def test_a_browser_has_the_whole_room(tmp_path: Path) -> None:
    with serving(HOME=str(tmp_path)) as server:
        steps = [{"key": key, "text": text} for key, text in STEPS]
        more = {"address": server.address, "steps": steps, "readers": READERS}
        seen = run("served.mjs", {"room": HARBOUR}, chromium=chromium(), **more)["room"]
        code, said = server.end(signal.SIGINT)
    assert (seen["outside"], seen["errors"]) == ([], [])
    assert seen["title"] == "Ferry talks of two ports, March 2031"
    assert seen["name"] == "brief-2031-03-14.txt"
    assert seen["text"].startswith("Ferry talks of two ports, March 2031\n=====")
    assert seen["readers"] == READERS
    assert (code, said) == (0, "briefing: Ctrl+C ends it\n")
    assert [*tmp_path.iterdir()] == []
