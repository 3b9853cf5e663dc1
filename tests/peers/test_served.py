"""The room in Chromium: walked, downloaded from, reloaded, and open to twenty readers."""

from __future__ import annotations

import re
import signal
from pathlib import Path

from tests.conftest import HARBOUR
from tests.peers.programs import chromium, run
from tests.test_serve import serving

STEPS = (("h", "as of Mon 10 Mar 2031"), ("l", "as of Fri 14 Mar 2031"), ("6", "BOTTOM LINE"))
READERS = 20
OPENED = r"briefing: session \d+ opened, from 127\.0\.0\.1"
CLOSED = r"briefing: session \d+ closed, after \d+\.\d s"


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
    assert code == 0
    first, *lines = said.splitlines()
    assert first == "briefing: Ctrl+C ends it"
    # Each reader's session, the second one of the reader who reloads, and the third after `q`.
    opened = [each for each in lines if re.fullmatch(OPENED, each)]
    closed = [each for each in lines if re.fullmatch(CLOSED, each)]
    assert len(opened) == len(closed) == READERS + 2
    assert len(lines) == len(opened) + len(closed)
    assert [*tmp_path.iterdir()] == []
