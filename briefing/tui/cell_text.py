"""Cuts or pads a text to a number of cells, as Textual counts them."""

from __future__ import annotations

from textual.content import Content

from briefing.render.text.glyphs import Glyphs


def fit(text: str, width: int, glyphs: Glyphs) -> str:
    """Return a text that is cut or padded to a number of cells, at least one."""
    width = max(1, width)
    spelt = Content(glyphs.spell(text))
    if spelt.cell_length > width:
        spelt = spelt.truncate(width - 1) + glyphs.ellipsis
    return spelt.truncate(width, pad=True).plain
