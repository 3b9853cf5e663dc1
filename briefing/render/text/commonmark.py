"""Escapes text for Markdown, so that no renderer takes any of it for markup.

A backslash before punctuation is that punctuation (CommonMark 0.31 §2.4). It is added where
CommonMark, GitHub's extensions (GFM 0.29: tables, strikethrough, autolinks; math, alerts and emoji)
or pandoc's (notes, citations, attributes, lists with letters) would act.

No escape reaches what GitHub looks for in the rendered page: `@name`, which notifies somebody,
`#12`, `GH-12` and commits. It looks into one text node after the other, so that a part in bold ends
it, and not into code; the text stays the same. An invisible character would be copied along, and
found by no search.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.render.text.cells import cell_width
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
_REFERENCE = (
    r"@(?P<name>[a-z\d]+)|(?:#|{edge}gh-)(?P<number>\d+)"
    r"|{edge}(?P<commit>(?=[a-f]*\d)(?=\d*[a-f])[\da-f]{{7,40}})\b"
)
_REFERS = re.compile(r"(?<![^\W_])" + _REFERENCE.format(edge=r"\b"), re.IGNORECASE | re.ASCII)
_REFERS_AT_START = re.compile(_REFERENCE.format(edge=""), re.IGNORECASE | re.ASCII)
"""A reference at the start of a text node: one begins where a part in bold ends."""
_ENDS = {"name": "**", "number": "**", "commit": "`"}
"""What a part of a reference stands between. A commit would be one in bold as well."""


def escape(text: str) -> str:
    """Return Markdown for a text, on one line, safe at the start of a block and within it."""
    text = flat(text)
    references = list(_references(text))
    if not references:
        return _ACTS.sub(_escaped, text)
    # A mark that ends where something is escaped stands before the backslash.
    marks = [(each.end() - 1, 1, "\\") for each in _ACTS.finditer(text)]
    for each in references:
        kind = each.lastgroup or ""
        marks += [(place, 0, _ENDS[kind]) for place in each.span(kind)]
    written, at = "", 0
    for place, _, sign in sorted(marks):
        written += text[at:place] + sign
        at = place
    return written + text[at:]


def _references(text: str) -> Iterator[re.Match[str]]:
    found = _REFERS.search(text)
    while found:
        yield found
        found = _REFERS_AT_START.match(text, found.end()) or _REFERS.search(text, found.end())


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
    """Return the lines of a table (GFM §4.10); the cells are Markdown already.

    The dashes below the head are as many as the widest cell has columns, with a margin, and all
    together about as many as a page has: pandoc makes columns as wide in proportion, and so wide
    ones leave narrow ones room for a word.
    """
    lines = [head, *rows]
    widths = [_width(set(column)) + _MARGIN for column in zip(*lines, strict=True)]
    most = _PAGE
    while most > _LEAST and sum(min(each, most) for each in widths) > _PAGE:
        most -= 1
    rule = ["-" * min(each, most) for each in widths]
    return [f"| {' | '.join(cells)} |" for cells in (head, rule, *lines[1:])]


_NARROWEST, _MARGIN, _LEAST, _PAGE = 3, 2, 16, 66
"""Columns of a cell, of what stands around it, of a wide one among many, and of a page."""
_MARKS = re.compile(r"\\(.)|\*\*|\]\[\d+\]|\[")


def _width(cells: Iterable[str]) -> int:
    """Return the columns of the widest of some cells, without the marks of Markdown."""
    widest = _NARROWEST
    for cell in cells:
        # A long one fills its column in any case.
        shown = _MARKS.sub(r"\1", cell[: 4 * _PAGE])
        widest = max(widest, len(shown) if shown.isascii() else cell_width(shown))
        if widest >= _PAGE:
            return _PAGE
    return widest


def code(text: str) -> str:
    """Return a code block of one line that no content can end early."""
    return f"    {text}"
