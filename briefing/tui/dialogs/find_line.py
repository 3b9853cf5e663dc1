"""The search line, and above it the line of what can be typed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from briefing.render.text.glyphs import Glyphs
from briefing.tui.dialogs.text_input import TextInput
from briefing.tui.query_line import Complete, Offer, Recall
from briefing.tui.status import StatusPart

KEYS = "Enter keeps the hit · Esc goes back · ↑ earlier searches · Tab completes a field"


class FindLine(TextInput):
    """A line for a query: Up and Down recall earlier ones, Tab and Shift+Tab complete.

    `offered` is called with the completions whenever the text changes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "recall(1)", show=False),
        Binding("down", "recall(-1)", show=False),
        Binding("tab", "complete(1)", show=False),
        Binding("shift+tab", "complete(-1)", show=False),
    ]

    def __init__(
        self,
        submitted: Callable[[str], None],
        changed: Callable[[str], None],
        complete: Complete,
        offered: Callable[[Offer], None],
    ) -> None:
        self.complete = complete
        self.offered = offered
        self.recall = Recall()
        self.offer = Offer()
        super().__init__(submitted, changed=changed, id="find", placeholder="find")

    def begin(self, queries: Sequence[str]) -> None:
        """Empty the line; `queries` are earlier ones, the most recent first."""
        self.recall = Recall(queries)
        self.value = ""
        self._show(Offer())

    def watch_value(self, value: str) -> None:
        """Offer completions of the text, and call `changed`."""
        self._show(self.offer.of(value, self.complete))
        super().watch_value(value)

    def action_recall(self, by: int) -> None:
        """Show an earlier query, or a later one."""
        self.recall = self.recall.step(by, self.value)
        self._write_anew(self.recall.query)

    def action_complete(self, by: int) -> None:
        """Complete the last word, if the cursor is there."""
        if self.cursor_at_end and self.offer.completions:
            self.offer = self.offer.step(by)
            if self.offer.query == self.value:
                self._show(self.offer)
            self._write_anew(self.offer.query)

    def _write_anew(self, text: str) -> None:
        self.value = text
        self.cursor_position = len(text)

    def _show(self, offer: Offer) -> None:
        self.offer = offer
        self.offered(offer)


class FindBox(Vertical):
    """The search line under the line of completions, which else says what the keys do."""

    def __init__(
        self,
        submitted: Callable[[str], None],
        changed: Callable[[str], None],
        complete: Complete,
        glyphs: Glyphs,
    ) -> None:
        super().__init__(id="find-box")
        self.glyphs = glyphs
        self.offers = Static(id="offers")
        self.line = FindLine(submitted, changed, complete, self.show)

    def compose(self) -> ComposeResult:
        """Yield both lines."""
        yield self.offers
        yield self.line

    def on_resize(self) -> None:
        """Fit the completions to the width."""
        self.show(self.line.offer)

    def show(self, offer: Offer) -> None:
        """Show completions."""
        parts: Sequence[StatusPart] = [StatusPart(self.glyphs.spell(KEYS))]
        if offer.completions:
            width = (self.size.width or self.app.size.width) - 2
            parts = offer.parts(width, self.glyphs)
        content = Content.assemble(*[(each.text, each.style) for each in parts])
        self.offers.update(content, layout=False)
