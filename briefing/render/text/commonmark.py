"""Escapes text for Markdown, so that no renderer takes any of it for markup.

A backslash before punctuation is that punctuation (CommonMark 0.31 §2.4). It is added where
CommonMark, GitHub's extensions (GFM 0.29: tables, strikethrough, autolinks; math, alerts and emoji)
or pandoc's (notes, citations, attributes, lists with letters) would act. No escape can prevent what
GitHub adds to a rendered page: `@name`, `#12` and mail addresses.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from briefing.render.text.layout import flat

_ACTS = re.compile(
    r"[\\`*_{}\[\]<>|~$^#@]"
    r"|&(?=\#?\w+;)"  # entities
    r"|/(?=/)"  # addresses, with a scheme and without
    r"|(?<=www)\.|\.(?=[^\W\d_]{2})"
    r"|:(?=[\w+-]+:)"  # emoji
    r"|=(?==)"
    r"|\A[-+=:]"
    r"|(?:(?<=\A\()|\A)(?:\d{1,9}|[A-Za-z]|[ivxlcdmIVXLCDM]+)[.)](?=\s|\Z)",
    re.IGNORECASE,
)


def escape(text: str) -> str:
    """Return Markdown for a text, on one line, safe at the start of a block and within it."""
    return _ACTS.sub(_escaped, flat(text))


def escape_run(text: str) -> str:
    """Return Markdown for a part of a line; spaces at its ends are kept."""
    inner = text.strip()
    if not inner:
        return text
    start, end = text.split(inner)
    return f"{start}{escape(inner)}{end}"


def _escaped(match: re.Match[str]) -> str:
    acting = match.group()
    return f"{acting[:-1]}\\{acting[-1]}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table (GFM §4.10); the cells are Markdown already."""
    rule = ["---"] * len(head)
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *rows)]


def code(text: str) -> str:
    """Return a code block of one line that no content can end early."""
    return f"    {text}"
