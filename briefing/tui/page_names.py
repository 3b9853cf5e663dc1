"""The names of the kinds of pages. Pure."""

from __future__ import annotations

from briefing.tui.places import About

_NAMES = {
    About.FRONT: "Front page",
    About.BOTTOM_LINE: "Bottom line",
    About.GAP: "Not known",
    About.KEYS: "Help",
}


def page_name(about: About) -> str:
    """Return the name of a kind of page."""
    return _NAMES.get(about, about.name.capitalize())
