"""The HTML page: one file with a drawn timeline and a replay by day, which needs no network."""

from briefing.render.html.page import write

__all__ = ["write"]
