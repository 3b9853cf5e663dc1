"""Drafts candidate points from the text of a source: a heuristic that a curator judges."""
