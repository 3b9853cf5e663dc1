"""A page whose gists and links are put in by its script, in a browser."""

from __future__ import annotations

from pathlib import Path

from bench.corpus import write_corpus
from tests.peers.cases import make_case
from tests.peers.programs import chromium, run

WORD = "zugzwang"


def test_the_script_puts_every_gist_in_its_place_and_links_to_it(tmp_path: Path) -> None:
    root = tmp_path / "folder"
    write_corpus(root, 60, sources=20)
    source = root / "seeds" / "source-00007.yaml"
    text = source.read_text("utf-8")
    source.write_text(text.replace("\n  30: ", f"\n  30: {WORD} "), "utf-8")
    case = make_case(root)
    path = tmp_path / "long" / "page.html"
    path.parent.mkdir()
    path.write_bytes(case.write("html"))
    assert b'"gists":' in path.read_bytes()
    more = {"chromium": chromium(), "folder": str(tmp_path), "word": WORD}
    seen = run("long_page.mjs", {"long": path}, **more)["long"]
    assert seen["paragraphs"] == [[f"¶{number}" for number in range(1, 31)]] * 20
    points = len(case.request.view.points_by_ref)
    assert seen["cited"] >= points
    assert seen["backs"] >= points
    assert (seen["notes"], seen["dangling"], seen["left"]) == (0, [], 1)
    assert (seen["outside"], seen["spoken"]) == ([], [])
