"""The page: one HTML document with a drawn timeline and a replay, without network or script."""

from briefing.render.html.page import write

__all__ = ["write"]
