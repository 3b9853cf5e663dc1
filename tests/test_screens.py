"""The screens of the room: the pictures that the documents show, and the text of such screens.

The pictures are of the shipped briefing, the texts of the invented one.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Callable

import pytest

from briefing.load.loader import load
from briefing.model.diagnostics import Diagnostic, Span
from docs.screens import (
    FOLDER,
    NARROW,
    PICTURES,
    SCREENS,
    WIDE,
    Picture,
    app_in,
    svg_of,
)
from tests.conftest import HARBOUR, ROOT
from tests.pictures import difference
from tests.walking import Walk, walk

Golden = Callable[[str, str], None]
Keys = tuple[str, ...]
Size = tuple[int, int]

GOLDENS = ROOT / "tests" / "golden" / "screens"

MEDIUM = (80, 24)
SIZES = (WIDE, MEDIUM, NARROW)
LISTS = ("topics", "sources")  # beside every page where it is wide
TEXTS: list[tuple[str, Keys, Size]] = [
    *(
        (screen, keys, size)
        for screen, (keys, _) in SCREENS.items()
        for size in SIZES
        if not (screen in LISTS and size == WIDE)
    ),
    ("opening-on-the-first-day", ("H",), WIDE),
    ("opening-a-day-back", ("h",), WIDE),
]
CASES = [pytest.param(*text, marks=[pytest.mark.slow] * (text[2] != MEDIUM)) for text in TEXTS]
PROBLEMS = (
    Diagnostic(Span("content/brief.yaml", 7, 3), "unknown-key", "unknown key `tilte`", "title?"),
    Diagnostic(Span("seeds/004_mariner.yaml", 12), "duplicate-key", "`url` stands here twice"),
)


def drawn(picture: Picture) -> str:
    """Draw a picture."""

    async def draw() -> str:
        app = app_in(picture.theme)
        async with app.run_test(size=picture.size) as pilot:
            at = Walk(pilot, app)
            await at.drain()
            await at.press(*picture.keys)
            return svg_of(app)

    return asyncio.run(draw())


def bare(text: str) -> str:
    """Take the blanks at the ends of lines away."""
    return "".join(f"{line.rstrip()}\n" for line in text.splitlines())


def file_of(screen: str, size: Size) -> str:
    """Name the golden of a screen at a size."""
    return f"screens/{screen}-{size[0]}x{size[1]}.txt"


@pytest.mark.slow
@pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)
def test_a_picture_is_what_the_program_draws(picture: Picture) -> None:
    path = FOLDER / f"{picture.name}.svg"
    differs = difference(path.read_text("utf-8"), drawn(picture))
    assert differs == "", f"{path.name} is stale: run make screens, and look at it"


EVENT = (FOLDER / "event-narrow-light.svg").read_text("utf-8")


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (">briefing<", ">briefinq<"),
        ("#595959", "#595958"),
        ("font-weight: bold", "font-weight: normal"),
        ('x="12.2" y="20"', 'x="24.4" y="20"'),
        ('x="12.2" y="20"', 'x="12.2" y="20.6"'),
        (r"translate\(9, 41\)", "translate(10, 41)"),
        ('fill="#d8d8d8" x="0"', 'fill="#d8d8d7" x="0"'),
        ('fill="#d8d8d8" x="0"', 'fill="#d8d8d8" rx="8" x="0"'),
        (r"<circle [^>]*r=\"7\" fill=\"#febc2e\"/>", ""),
        (r"(<text class=\"t-r2\".*?</text>)\n(<text.*?</text>)", r"\2\n\1"),
    ],
)
def test_a_change_of_what_a_picture_shows_is_noticed(pattern: str, new: str) -> None:
    changed, times = re.subn(pattern, new, EVENT, count=1)
    assert times == 1
    assert difference(changed, EVENT)


@pytest.mark.parametrize(
    ("pattern", "new"),
    [
        (r"\bt-r(\d)", r"s-other-\1"),
        ("t-clip-terminal", "clip-9"),
        (r'(<text) (class="[^"]*") (x="[^"]*")', r"\1 \3 \2"),
        (r'y="20"', 'y="20.04"'),
        (r'textLength="(\d+\.\d+)"', r'textLength="\g<1>001"'),
        (r"#1f1f1f", "#1F1F1F"),
        (r"\.t-r2 \{ (.*?) \}", r".t-r2 {\n  \1;\n}\n.t-r99 { fill: #123456 }"),
        (r"\n<text", "<text"),
    ],
)
def test_how_a_picture_is_written_does_not_matter(pattern: str, new: str) -> None:
    changed, times = re.subn(pattern, new, EVENT)
    assert times
    assert difference(changed, EVENT) == ""


def test_no_picture_is_left_over() -> None:
    drawn = {f"{picture.name}.svg" for picture in PICTURES}
    assert {path.name for path in FOLDER.iterdir()} == drawn, "run make screens"


def test_the_pictures_load_nothing_and_tell_nothing_of_where_they_were_drawn() -> None:
    for path in FOLDER.glob("*.svg"):
        svg = path.read_text("utf-8")
        assert re.findall(r"\w+://[^\s\"')]*|url\([^#]", svg) == ["http://www.w3.org/2000/svg"]
        assert str(ROOT) not in svg


@pytest.mark.parametrize(("screen", "keys", "size"), CASES, ids=str)
def test_the_text_of_a_screen(screen: str, keys: Keys, size: Size, golden: Golden) -> None:
    async def check(at: Walk) -> None:
        await at.press(*keys)
        golden(file_of(screen, size), bare(at.text))

    walk(check, size=size)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_text_of_the_problems(size: Size, golden: Golden) -> None:
    async def check(at: Walk) -> None:
        await at.press("!")
        await at.settle()
        golden(file_of("problems", size), bare(at.text))

    walk(check, size=size, loaded=load(str(HARBOUR))._replace(problems=PROBLEMS))


def test_every_golden_of_a_screen_has_a_screen() -> None:
    named = {file_of(screen, size) for screen, _, size in TEXTS}
    named |= {file_of("problems", size) for size in SIZES}
    assert {f"screens/{path.name}" for path in GOLDENS.iterdir()} == named
