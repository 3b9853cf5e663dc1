"""The band of the cursor, in every theme."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget


def band(widget: Widget, component: str) -> Style:
    """Return the style of what has the cursor in a pane.

    It is a background of the component's; with the terminal's own sixteen colours, whose shades
    nobody knows, it is reversed where the pane has the focus.
    """
    if widget.app.current_theme.ansi:
        return widget.visual_style + Style(reverse=widget.has_focus_within, bold=True)
    return widget.get_visual_style(component)
