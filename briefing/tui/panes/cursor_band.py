"""The style of the row under the cursor, in every theme."""

from __future__ import annotations

from textual.style import Style
from textual.widget import Widget


def band(widget: Widget, component: str) -> Style:
    """Return the style of what has the cursor in a pane.

    It is the background of the component class. In ANSI themes, whose shades are unknown, it is
    reverse video if the pane has the focus.
    """
    if widget.app.current_theme.ansi:
        return widget.visual_style + Style(reverse=widget.has_focus_within, bold=True)
    return widget.get_visual_style(component)
