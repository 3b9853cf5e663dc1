"""Text as text in Markdown: nothing in it acts, whichever renderer reads it.

A backslash before punctuation is that punctuation (CommonMark 0.31 §2.4). It stands where something
would act by CommonMark, by GitHub's extensions (GFM 0.29: tables, strikethrough, autolinks; sums,
alerts and emoji) or by pandoc's (notes, citations, attributes, lists with letters). What GitHub
makes of a page once it is drawn, no escape prevents: `@name`, `#12` and addresses of mail.
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
    """Return Markdown, on one line, that is read as the text: at the start of a block and in it."""
    return _ACTS.sub(_escaped, flat(text))


def escape_run(text: str) -> str:
    """Return Markdown for a part of a line: the spaces at its ends stay."""
    inner = text.strip()
    if not inner:
        return text
    start, end = text.split(inner)
    return f"{start}{escape(inner)}{end}"


def _escaped(match: re.Match[str]) -> str:
    acting = match.group()
    return f"{acting[:-1]}\\{acting[-1]}"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """Return the lines of a table (GFM §4.10) of cells that are Markdown already."""
    rule = ["---"] * len(head)
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *rows)]


def code(text: str) -> str:
    """Return a line of code, as a block: nothing in it can end it."""
    return f"    {text}"
