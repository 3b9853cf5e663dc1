"""What shows pages without scripts and style sheets reads the last day, whole, and no other."""

from __future__ import annotations

import re
import shutil
import subprocess
from unicodedata import normalize

import pytest

from briefing.document.phrases import ground_words
from briefing.lens.view import View
from tests.peers.cases import Case, flat

READERS = {
    "w3m": ("w3m", "-dump", "-T", "text/html", "-I", "UTF-8", "-O", "UTF-8", "-cols", "2000"),
    "pandoc": ("pandoc", "--from=html", "--to=plain", "--wrap=none"),
}
OTHERS = re.compile(r"[^\w]+")


def words(text: str) -> str:
    """A text without what a reader may set otherwise: spaces, marks of lists and of stress."""
    return OTHERS.sub("", normalize("NFC", flat(text))).replace("_", "")


@pytest.mark.parametrize("reader", READERS)
def test_it_reads_each_event_and_point_once(case: Case, view: View, reader: str) -> None:
    if shutil.which(READERS[reader][0]) is None:
        pytest.skip(f"{reader} is not installed")
    page = case.write("html")
    shown = subprocess.run(
        READERS[reader], input=page, capture_output=True, check=True, timeout=60
    ).stdout.decode()
    text = words(shown)
    for event in view.events:
        assert words(event.event.title) in text
        for point in event.points:
            assert words(point.point.text) in text
    # What changes from day to day stands there for one day.
    assert text.count(words(ground_words(view))) == 1
    assert shown.count("As of ") == 1
