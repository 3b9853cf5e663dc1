"""The HTML page: one file with a drawn timeline and a replay by day; no network, no script."""

from briefing.render.html.page import write

__all__ = ["write"]
