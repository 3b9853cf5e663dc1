"""How much of public gold sets `briefing add` reads right, as a table: make peers CAPTURE=DIR.

DIR holds clones of scrapinghub/article-extraction-benchmark, adbar/trafilatura, adbar/htmldate and
docling-project/docling, each under its own name; none of it is ours to ship.
"""

from __future__ import annotations

import gzip
import html
import json
import os
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from briefing.capture.captured import Captured, CaptureError, CaptureRequest, Fact
from briefing.capture.characters import key_of
from briefing.capture.dates import read_stamp
from briefing.capture.decoding import decode
from briefing.capture.formats import read_file
from briefing.capture.html_dom import parse_page
from briefing.capture.html_head import PageHead
from briefing.capture.html_metadata import read_metadata
from briefing.capture.html_page import read_html

_CHANGED = (
    "article:modified_time",
    "og:updated_time",
    "og:article:modified_time",
    "datemodified",
    "last-modified",
    "dcterms.modified",
    "date.modified",
    "dc.date.modified",
    "lastmod",
    "revised",
)
_PDFS = (
    "2305.03393v1-pg9",
    "amt_handbook_sample",
    "code_and_formula",
    "multi_page",
    "normal_4pages",
    "picture_classification",
    "redp5110_sampled",
)


class Count(NamedTuple):
    """A line of the table: how many were right, of how many, and the goal."""

    what: str
    right: int
    of: int
    goal: float

    def __str__(self) -> str:
        share = self.right / self.of if self.of else 0.0
        return f"{self.what:<54} {self.right:>5} of {self.of:>5}  {share:.3f}  goal {self.goal:.2f}"

    @property
    def is_met(self) -> bool:
        """Whether the goal is met."""
        return self.right >= self.goal * self.of


def folder(name: str) -> Path:
    """Return the clone of a gold set; skip where it is not at hand."""
    root = os.environ.get("CAPTURE", "")
    if not root:
        pytest.skip("no gold sets are at hand: make peers CAPTURE=DIR")
    path = Path(root) / name
    if not path.is_dir():
        pytest.skip(f"this gold set is not at hand: {path}")
    return path


def show(capsys: pytest.CaptureFixture[str], counts: list[Count], notes: list[str]) -> None:
    with capsys.disabled():
        print("", *counts, *notes, sep="\n")  # noqa: T201 - the table is what it is for
    missed = [str(each) for each in counts if not each.is_met]
    assert not missed


def keys(texts: Iterator[str]) -> Counter[str]:
    return Counter(key for text in texts if (key := key_of(text)))


def test_paragraphs_of_pages(capsys: pytest.CaptureFixture[str]) -> None:
    """A paragraph is right if its letters and digits are those of a gold one.

    What is proposed to be left out, but for headings, which the gold has, does not count as taken.
    """
    root = folder("article-extraction-benchmark")
    gold_set = json.loads((root / "ground-truth.json").read_bytes())
    found = Counter[str]()
    for name, each in gold_set.items():
        gold = keys(iter(each["articleBody"].split("\n")))
        data = gzip.decompress((root / "html" / f"{name}.html.gz").read_bytes())
        page = read_html(decode(data, is_markup=True), "")
        blocks = page.blocks
        found["shown"] += sum(is_shown(text, page) for text in each["articleBody"].split("\n"))
        kept = keys(b.text for b in blocks if b.left_out in ("", "heading"))
        found["kept right"] += (kept & gold).total()
        found["kept"] += kept.total()
        found["right"] += (keys(b.text for b in blocks) & gold).total()
        found["gold"] += gold.total()
    counts = [
        Count(
            "precision of paragraphs that are not left out",
            found["kept right"],
            found["kept"],
            0.96,
        ),
        Count("recall of paragraphs in the text", found["right"], found["gold"], 0.95),
        Count("in the text, or shown as not taken", found["shown"], found["gold"], 1),
    ]
    show(capsys, counts, [])


def is_shown(paragraph: str, page: Captured) -> bool:
    """Whether a paragraph with letters is in the text or among what is said not to be taken.

    In a row, or, where a list of links or the like stands in the midst of it, with all its words.
    """
    key = key_of(paragraph)
    texts = [each.text for each in page.blocks]
    if any(key in "".join(map(key_of, each)) for each in (texts, page.not_taken)):
        return bool(key)
    words = set(re.findall(r"\w+", " ".join([*texts, *page.not_taken]).casefold()))
    return words.issuperset(re.findall(r"\w+", paragraph.casefold()))


def pages_of(root: Path, table: str, folders: tuple[str, ...]) -> Iterator[tuple[str, Any, bytes]]:
    for address, each in json.loads((root / table).read_bytes()).items():
        paths = (root / "tests" / name / each["file"] for name in folders)
        path = next((path for path in paths if path.is_file()), None)
        if path is not None:
            yield address, each, path.read_bytes()


def test_titles_of_pages(capsys: pytest.CaptureFixture[str]) -> None:
    right = of = 0
    root = folder("trafilatura")
    for address, each, data in pages_of(root, "tests/evaldata.json", ("eval", "cache")):
        if each.get("title"):
            title = facts_of(data, address).get("title", Fact(""))
            right += key_of(title.value) == key_of(each["title"])
            of += 1
    show(capsys, [Count("titles", right, of, 0.85)], [])


def facts_of(data: bytes, address: str) -> Mapping[str, Fact]:
    text = decode(data, is_markup=True).text
    try:
        return read_metadata(parse_page(text), text, address, ()).facts
    except CaptureError:
        return {}


def test_days_of_pages(capsys: pytest.CaptureFixture[str]) -> None:
    """A day that is stated is right if it is the gold's, or if its window holds the gold's."""
    root = folder("htmldate")
    counts, notes = [], []
    for name, folders in (
        ("default", ("eval", "cache")),
        ("mediacloud_2020", ("test_set", "eval")),
    ):
        seen = Counter[str]()
        for address, each, data in pages_of(root, f"tests/eval_{name}.json", folders):
            if not isinstance(each["date"], str):
                continue  # the gold has none
            kind = kind_of(data, address, each["date"])
            seen[kind] += 1
            if kind == "gold":
                notes.append(f"  the gold has the day of a change: {each['file']}, {each['date']}")
        counts.append(
            Count(f"stated days, {name}", seen["right"], seen["right"] + seen["wrong"], 0.95)
        )
        inferred = seen["inferred right"] + seen["inferred wrong"]
        counts.append(Count(f"inferred days, {name}", seen["inferred right"], inferred, 0))
    show(capsys, counts, notes)


def kind_of(data: bytes, address: str, gold: str) -> str:
    facts = facts_of(data, address)
    if "published" not in facts:
        return "none"
    day, why = facts["published"]
    first, _, last = facts.get("window", Fact(f"{day}..{day}")).value.partition("..")
    is_right = first <= gold <= last
    if why and first == last:
        return "inferred right" if is_right else "inferred wrong"
    if not is_right and gold in days_of_change(data):
        return "gold"
    return "right" if is_right else "wrong"


def days_of_change(data: bytes) -> set[str]:
    """Return the days on which a page says that it was changed."""
    head = PageHead(parse_page(decode(data, is_markup=True).text), "")
    values = [head.linked_data.text("dateModified"), *head.all_of(*_CHANGED)]
    for element in head.root.iter("*"):
        if "odified" in (element.get("itemprop") or "") + (element.get("class") or ""):
            values += [element.get("datetime") or "", element.get("content") or ""]
    return {stamp.day.isoformat() for value in values if (stamp := read_stamp(value))}


def test_paragraphs_of_pdf(capsys: pytest.CaptureFixture[str]) -> None:
    root = folder("docling") / "tests" / "data" / "pdf"
    counts, right, of = [], 0, 0
    for name in _PDFS:
        path = root / "sources" / f"{name}.pdf"
        if not path.is_file():
            continue
        document: Captured = read_file(CaptureRequest(path.read_bytes(), path.name))
        texts = {key_of(block.text) for block in document.blocks}
        gold = [key_of(each) for each in paragraphs_of(root / "groundtruth" / f"{name}.md")]
        exact = sum(each in texts for each in gold)
        counts.append(Count(f"PDF paragraphs exact, {name}", exact, len(gold), 0))
        right, of = right + exact, of + len(gold)
    show(capsys, [*counts, Count("PDF paragraphs exact", right, of, 0.75)], [])


def paragraphs_of(path: Path) -> Iterator[str]:
    """Yield the paragraphs of running text in a file of Markdown."""
    is_code = False
    for line in path.read_text(encoding="utf-8").split("\n"):
        if line.startswith("```"):
            is_code = not is_code
        elif not is_code and not re.match(r"\s*(#|\||<!--|- |\d+\. |\$\$|\[)", line):
            text = html.unescape(line.replace("\\_", "_").replace("*", ""))
            if len(key_of(text)) >= 30:
                yield text
