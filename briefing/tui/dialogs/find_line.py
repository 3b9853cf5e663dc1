"""The search line, and above it the line of what can be typed there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical

from briefing.render.text.glyphs import Glyphs
from briefing.tui.dialogs.text_input import TextInput
from briefing.tui.panes.button_line import ButtonLine
from briefing.tui.query_line import Complete, Offer, Recall
from briefing.tui.status import StatusPart

KEYS = "Enter keeps · Esc goes back · ↑ earlier searches · Tab completes"
KEYS_AFTER_A_SEARCH = "Enter lists the hits · Esc clears the search · ↑ earlier searches"


class FindLine(TextInput):
    """A line for a query: Up and Down recall earlier ones, Tab and Shift+Tab complete.

    `offered` is called with the completions whenever the text changes.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "app.carry_out('back')", show=False),
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
        self.has_hits = False
        super().__init__(submitted, changed=changed, id="find", placeholder="find")

    def begin(self, queries: Sequence[str], *, has_hits: bool) -> None:
        """Empty the line; `queries` are earlier ones, the most recent first.

        `has_hits` says that the last search has hits, until something is typed.
        """
        self.recall = Recall(queries)
        self.has_hits = has_hits
        self.value = ""
        self._show(Offer())

    def watch_value(self, value: str) -> None:
        """Offer completions of the text, and call `changed`."""
        self.has_hits = self.has_hits and not value
        self._show(self.offer.of(value, self.complete))
        super().watch_value(value)

    def action_recall(self, by: int) -> None:
        """Show an earlier query, or a later one."""
        self.recall = self.recall.step(by, self.value)
        self.write_anew(self.recall.query)

    def action_complete(self, by: int) -> None:
        """Complete the last word, if the cursor is there."""
        if self.cursor_at_end and self.offer.completions:
            self.offer = self.offer.step(by, self.complete)
            if self.offer.query == self.value:
                self._show(self.offer)
            self.write_anew(self.offer.query)

    def write_anew(self, text: str) -> None:
        """Replace the whole text."""
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
        self.offers = ButtonLine(id="offers")
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
        keys = KEYS_AFTER_A_SEARCH if self.line.has_hits else KEYS
        parts: Sequence[StatusPart] = [StatusPart(self.glyphs.spell(keys))]
        if offer.completions:
            width = (self.size.width or self.app.size.width) - 2
            parts = offer.parts(width, self.glyphs)
        self.offers.show(parts)

    @on(ButtonLine.Pressed)
    def _completion_clicked(self, event: ButtonLine.Pressed) -> None:
        event.stop()
        if event.part.command:
            self.line.write_anew(event.part.command)
