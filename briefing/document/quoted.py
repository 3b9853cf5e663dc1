"""How the words of a source are printed, with our translation where it has another language."""

from __future__ import annotations


def quoted_words(quote: str, gloss: str) -> str:
    """Return a quote in quotation marks, and what it means: ``“来月” (our translation: …)``."""
    words = f"“{quote}”"
    return f"{words} (our translation: {gloss})" if gloss else words
