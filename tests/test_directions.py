"""Text that is written from right to left, among text that is not."""

from __future__ import annotations

import re

import pytest

from briefing.render.directions import directed, isolated
from briefing.render.html import write
from tests import briefings as invented
from tests.test_html import read_bare, request

NAME = "صحيفة الميناء"
TEXT = "أعلنت السلطة أنها ستضيف رصيفين."


@pytest.mark.parametrize(
    ("markup", "expected"),
    [
        (f"<p>{TEXT}</p>", f'<p dir="rtl">{TEXT}</p>'),
        ("<p>Two berths &amp; a quay.</p>", "<p>Two berths &amp; a quay.</p>"),
        # Numbers and signs have no direction: the first letter counts.
        (f"<li id=a><b>1.1</b> {TEXT}</li>", f'<li id=a dir="rtl"><b>1.1</b> {TEXT}</li>'),
        (f"<p>5 Mar · {NAME} · 3 points</p>", f"<p>5 Mar · <bdi>{NAME}</bdi> · 3 points</p>"),
        # Two names are two, and stay in the order of the line.
        (f"<p>By {NAME}, {NAME}</p>", f"<p>By <bdi>{NAME}</bdi>, <bdi>{NAME}</bdi></p>"),
        (f"<p>No block: {TEXT}</p>{NAME}", None),
        # What is within a block has its direction, unless it says otherwise.
        (
            f"<li>{TEXT}<p>Voice: [1]</p></li>",
            f'<li dir="rtl">{TEXT}<p dir="ltr">Voice: [1]</p></li>',
        ),
        (f"<li>{TEXT}<p>[1]</p>1</li>", f'<li dir="rtl">{TEXT}<p>[1]</p>1</li>'),
        (f'<p dir="ltr">{NAME} 5 Mar</p>', f'<p dir="ltr"><bdi>{NAME}</bdi> 5 Mar</p>'),
        # Words of an attribute, or of a drawing, are none of the page.
        (f'<p title="{NAME}">A</p>', f'<p title="{NAME}">A</p>'),
        (f"<p>A</p><svg><text>{NAME}</text></svg>", f"<p>A</p><svg><text>{NAME}</text></svg>"),
    ],
)
def test_blocks_have_a_direction_and_words_in_others_their_own(
    markup: str, expected: str | None
) -> None:
    found = directed(markup)
    if expected is not None:
        assert found == expected
    # Nothing is said otherwise.
    assert re.sub(r"</?bdi>| dir=\"\w+\"", "", found) == re.sub(r" dir=\"\w+\"", "", markup)


def test_only_what_runs_from_right_to_left_is_isolated_in_the_drawing() -> None:
    assert isolated("Two berths") == "Two berths"
    assert isolated(f"{NAME}…") == f"\u2068{NAME}…\u2069"


def test_the_page_sets_arabic_from_right_to_left() -> None:
    source = invented.source("s", "2031-03-05", publisher=NAME, title=TEXT)
    event = invented.event("e", "2031-03-04", invented.point("p", "reported", "s", text=TEXT))
    page = read_bare(write(request(invented.make_briefing([source], [event]))).data)
    (point,) = page.section("key-points").all("li")
    assert point.attributes["dir"] == "rtl"
    (facts,) = [each for each in page.section("sources").all("p") if "facts" in each.classes]
    assert "dir" not in facts.attributes and facts.one("bdi").text == NAME
