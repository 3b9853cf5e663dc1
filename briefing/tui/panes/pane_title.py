"""The heading of a pane: a rule with its title, which is accented where the focus is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from rich.cells import cell_len
from textual.strip import Strip

from briefing.render.text.glyphs import Glyphs
from briefing.tui.cell_text import fit
from briefing.tui.panes.button_line import ButtonLine
from briefing.tui.status import StatusPart, parts_width

_BEFORE = 1  # cells of the rule before the title
_LEAST = 8  # cells below which a part of a way says nothing


class PaneTitle(ButtonLine):
    """A title on a rule that fills the width; its parts can be clicked."""

    DEFAULT_CLASSES: ClassVar[str] = "pane-title"

    def __init__(self, glyphs: Glyphs, *, id: str) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self.glyphs = glyphs
        self.title: Sequence[StatusPart] = ()
        self._drawn_at = 0  # the width that the rule fills

    def entitle(self, title: Sequence[StatusPart], *, is_focused: bool) -> None:
        """Set the title, and whether its pane has the focus."""
        self.set_class(is_focused, "-focused")
        if title != self.title:
            self.title = title
            self.draw()

    def on_resize(self) -> None:
        """Fill the new width."""
        self.draw()

    def render_line(self, y: int) -> Strip:
        """Return the line; the first frame comes before any word about the size."""
        if self._drawn_at != self.size.width:
            self.set_parts(self._parts())
        return super().render_line(y)

    def draw(self) -> None:
        """Draw the rule with the title on it."""
        if self.size.width:
            self.show(self._parts())

    def _parts(self) -> Sequence[StatusPart]:
        self._drawn_at = self.size.width
        rule, width = self.glyphs.rule, self.size.width
        before, after = StatusPart(f"{rule * _BEFORE} ", style="not bold"), StatusPart(" ")
        title = shortened(self.title, width - parts_width([before, after]), self.glyphs)
        left = max(0, width - parts_width([before, *title, after]))
        return [before, *title, after, StatusPart(rule * left, style="not bold")]


def shortened(parts: Sequence[StatusPart], width: int, glyphs: Glyphs) -> Sequence[StatusPart]:
    """Return the parts of a way cut to a number of cells: its end is what matters.

    The longest part before the end is cut first, down to some letters, then parts are left out.
    """
    shown = [part._replace(text=glyphs.spell(part.text)) for part in parts]
    while len(shown) > 1 and (over := parts_width(shown) - width) > 0:
        place = max(range(len(shown) - 1), key=lambda each: cell_len(shown[each].text))
        room = cell_len(shown[place].text) - over
        if room < _LEAST:
            del shown[:2]  # with what stands between
            continue
        shown[place] = shown[place]._replace(text=fit(shown[place].text, room, glyphs))
    if shown and parts_width(shown) > width:
        shown[-1] = shown[-1]._replace(text=fit(shown[-1].text, width, glyphs))
    return shown
