"""Which texts are identifiers: of events, points, sources and so on."""

from __future__ import annotations


def is_id(text: str) -> bool:
    """Whether a text is an identifier."""
    return text.isascii() and text[:1].isalnum() and text.translate(_SIGNS).isalnum()


_SIGNS = {ord("-"): "a", ord("_"): "a"}
