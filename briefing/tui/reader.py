"""The reading pane: one page at a time, with text that a mouse can select."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.geometry import Region
from textual.widgets import Static

from briefing.tui.pages import Line, Para, set_page


class Reader(VerticalScroll, can_focus=True, inherit_bindings=False):
    """Shows a page, broken at its own width, and brings what has the cursor into sight."""

    def __init__(self) -> None:
        super().__init__(id="reader", classes="pane")
        self.page: Sequence[Para] = ()
        self.ref = self.sought = ""
        self.lines: list[Line] = []

    def compose(self) -> ComposeResult:
        """One text for the whole page."""
        yield Static(id="page")

    def show(
        self, page: Sequence[Para], ref: str = "", *, top: bool = True, query: str = ""
    ) -> None:
        """Show a page, at its beginning or where `ref` is; what `query` finds stands out."""
        self.page, self.ref, self.sought = page, ref, query
        self._lay_out()
        if ref:
            self._reveal()
        elif top:
            self.scroll_home(animate=False, force=True)

    def on_resize(self) -> None:
        """Break the page anew."""
        self._lay_out()
        if self.ref:
            self._reveal()

    def _lay_out(self) -> None:
        width = self.scrollable_content_region.width
        self.lines = set_page(self.page, width)
        parts: list[str | tuple[str, str]] = []
        for line in self.lines:
            is_cursor = bool(self.ref) and line.ref == self.ref
            style = f"{line.style} reverse" if is_cursor and "@" in self.ref else line.style
            parts.append((line.text + "\n", style))
        content = Content.assemble(*parts)
        if self.sought:
            content = content.highlight_regex(
                re.compile(re.escape(self.sought), re.IGNORECASE), style="reverse"
            )
        self.query_one("#page", Static).update(content)

    def _reveal(self) -> None:
        places = [place for place, line in enumerate(self.lines) if line.ref == self.ref]
        if places:
            region = Region(0, max(0, places[0] - 1), 1, places[-1] - places[0] + 3)
            self.call_after_refresh(self.scroll_to_region, region, animate=False, force=True)
