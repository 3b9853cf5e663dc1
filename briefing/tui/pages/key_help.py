"""The page of the keys and signs. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.render.text.cells import cell_width, pad
from briefing.render.text.glyphs import MEANINGS
from briefing.tui.commands import GROUPS
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import Target, TargetKind

_WIDEST = 13
"""Cells of the column of keys: more of them stand on a line of their own."""


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield every key, whose command Enter runs, and every sign."""
    keyed = {each.id: each for each in context.commands}
    widths = [cell_width(each.shown_keys) for each in context.commands]
    width = max(each for each in (0, *widths) if each <= _WIDEST) + 2
    for name, group in GROUPS.items():
        yield Paragraph(name, "bold")
        for command in group:
            each = keyed.get(command.id, command)
            item = Target(TargetKind.COMMAND, each.id)
            keys = each.shown_keys
            if cell_width(keys) > _WIDEST:
                yield Paragraph(keys, item=item)
                keys = ""
            yield Paragraph(each.help, "", pad(keys, width), " " * width, item)
        yield GAP
    yield Paragraph("Signs", "bold")
    for name, meaning in MEANINGS.items():
        yield Paragraph(meaning, "", f"{getattr(context.glyphs, name)}  ", "   ")
