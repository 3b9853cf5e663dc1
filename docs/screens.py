"""Draw the pictures of the room: the program itself, at its keys, as SVG.

`make screens` writes them; a test fails when what is committed is stale.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import NamedTuple

from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.records import Source
from briefing.tui.app import BriefingApp, Ready
from briefing.tui.workspace import Workspace

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / "docs" / "screens"

WIDE, NARROW = (120, 36), (50, 15)
DARK, LIGHT = "textual-dark", "textual-light"

LOOKS = {
    "wide-dark": (WIDE, DARK),
    "wide-light": (WIDE, LIGHT),
    "narrow-dark": (NARROW, DARK),
    "narrow-light": (NARROW, LIGHT),
}
"""The size, in cells, and the theme of a picture."""

_BOTH = ("wide-dark", "narrow-light")
_LIST = ("narrow-light",)  # wide screens show the lists beside every page

SCREENS = {
    "opening": ((), tuple(LOOKS)),
    "judgment": ((*["down"] * 8, "enter"), _BOTH),
    "as-of": (("1", "H", "l"), ("wide-dark",)),
    "timeline": (("1",), _BOTH),
    "event": (("1", "enter"), _BOTH),
    "paragraph": (("1", "enter", "enter"), _BOTH),
    "topics": (("2",), _LIST),
    "topic": (("2", "enter"), _BOTH),
    "sources": (("3",), _LIST),
    "source": (("3", "j", "enter"), _BOTH),
    "disputes": (("4",), _BOTH),
    "matrix": (("5",), _BOTH),
    "brief": (("6",), _BOTH),
    "changes": (("7",), _BOTH),
    "keys": (("?",), _BOTH),
}
"""Each screen: the keys that lead to it from the start, and the looks it is pictured in."""


class Picture(NamedTuple):
    """What is to be drawn; `size` is in cells."""

    name: str
    keys: tuple[str, ...]
    size: tuple[int, int]
    theme: str


PICTURES = tuple(
    Picture(f"{screen}-{look}", keys, *LOOKS[look])
    for screen, (keys, looks) in SCREENS.items()
    for look in looks
)


class _Desk(Workspace):
    """A desk without the articles' own texts: they may lie in a checkout, but are not ours."""

    def text_of(self, source: Source) -> None:
        del source


@cache
def _ready() -> Ready:
    loaded = load(str(ROOT))
    assert loaded.briefing
    return Ready(Index(loaded.briefing), Lens(), loaded.problems)


def app_in(theme: str) -> BriefingApp:
    """Return the program with the shipped briefing, in a theme."""
    os.environ.pop("NO_COLOR", None)  # a picture is the same from wherever it is drawn
    workspace = _Desk(str(ROOT), None, "the shipped briefing")
    app = BriefingApp(workspace, _ready(), lambda _: "it is read already")
    app.theme = theme
    return app


@asynccontextmanager
async def shown(picture: Picture) -> AsyncIterator[BriefingApp]:
    """Open the shipped briefing and press the keys, without a terminal."""
    app = app_in(picture.theme)
    async with app.run_test(size=picture.size) as pilot:
        await pilot.press(*picture.keys)
        await pilot.pause()
        yield app


def svg_of(app: BriefingApp) -> str:
    """Return what the screen shows as SVG, in colours of its theme and a font of the reader's."""
    colours = app.theme_variables
    paper = colours["background"].lower()
    svg = app.export_screenshot(simplify=True)
    for pattern, new in (
        (r"<!--.*?-->|@font-face \{.*?\}", ""),
        (r"font-family: [^;]*;", f"font-family: {_FONTS};"),
        (r"terminal-\d+", "t"),
        (r"&#160;", "\N{NO-BREAK SPACE}"),
        (r' clip-path="url\(#t-line-\d+\)"', ""),
        (r'<clipPath id="t-line-.*?</clipPath>\s*', ""),
        (r"<text [^>]*>\s*</text>", ""),
        (rf'<rect fill="{paper}"[^>]*>', ""),
        (r'(clip-path="url\(#t-clip-terminal\)">)', rf'\1<rect fill="{paper}" {_WHOLE}/>'),
        (r"(?<=</text>)(?=<text)|(?<=/>)(?=<rect)", "\n"),
        (r'fill="#\w+"(?= stroke=)', f'fill="{colours["surface"]}"'),
        (r'(class="t-title") fill="#\w+"', rf'\1 fill="{colours["foreground"]}"'),
    ):
        svg = re.sub(pattern, new, svg, flags=re.DOTALL)
    lines = (line.strip() for line in svg.splitlines())
    return "\n".join(filter(None, lines)) + "\n"


_WHOLE = 'width="100%" height="100%"'
_FONTS = "ui-monospace, Menlo, Consolas, 'DejaVu Sans Mono', monospace"


async def _draw() -> None:
    for picture in PICTURES:
        path = FOLDER / f"{picture.name}.svg"
        async with shown(picture) as app:
            path.write_bytes(svg_of(app).encode())
        print(path.relative_to(ROOT))


def main() -> None:
    """Draw them all, and remove what is no longer drawn."""
    FOLDER.mkdir(exist_ok=True)
    for left in FOLDER.glob("*.svg"):
        left.unlink()
    asyncio.run(_draw())


if __name__ == "__main__":
    main()
