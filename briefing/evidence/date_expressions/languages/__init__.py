"""The languages whose date expressions are read, a table each."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from briefing.evidence.date_expressions.languages.table import DateLanguage

NAMES = {
    "en": "english",
    "ja": "japanese",
    "de": "german",
    "fr": "french",
    "es": "spanish",
    "it": "italian",
    "nl": "dutch",
    "pt": "portuguese",
    "zh": "chinese",
    "ko": "korean",
}
"""The languages by the tags of BCP 47, with the modules of their tables."""


@cache
def _table(code: str) -> DateLanguage:
    module = import_module(f"{__name__}.{NAMES[code]}")
    table: DateLanguage = module.TABLE
    return table


def language_for(tag: str) -> DateLanguage | None:
    """Return the table for a tag such as `ja` or `pt-BR`; English for none, None for another."""
    code = tag.replace("_", "-").split("-")[0].lower() or "en"
    return _table(code) if code in NAMES else None
