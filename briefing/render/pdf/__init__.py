"""The PDF: tagged, with bookmarks, links and a drawn timeline."""

from briefing.render.pdf.content import write

__all__ = ["write"]
