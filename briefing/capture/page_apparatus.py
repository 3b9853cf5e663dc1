"""Finds what belongs to pages and not to their text: running lines and tables of contents."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

RUNNING = "running head or foot"
CONTENTS = "table of contents"

_LONGEST = 100
"""Characters of a running line, and of an entry of a table of contents without dots."""
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page|pag\.?|p\.|seite|página|pág\.?|pagina|стр\.?|第)\s*\d{1,4}"
    r"(?:\s*(?:of|/|von|de|sur|di|из)\s*\d{1,4})?\s*(?:頁|页|ページ)?[-–—|\s]*",
    re.IGNORECASE,
)
_NUMBERED = re.compile(
    r"\d{1,4}\s*[|·•]\s*\S.*|.*\S\s*[|·•]\s*\d{1,4}|\d{1,4}\s*(?:of|/|von|de|sur|di|из)\s*\d{1,4}"
    r"|[-–—]\s*\d{1,4}\s*[-–—]"
    r"|.*[,|·•–—-]\s*(?:page|seite|página|p\.)\s*\d{1,4}(?:\s*(?:of|/|von|de)\s*\d{1,4})?",
    re.IGNORECASE,
)
"""A line with the number of a page: beside a sign, of a total, between dashes, or so called.

Without a sign before it, ``page 3`` may be the end of a sentence.
"""
_OF_TOTAL = re.compile(r"\d{1,4}\s*(?:of|/|von|de|sur|di|из)\s*\d{1,4}", re.IGNORECASE)
"""The number of a page and how many there are; or a rating, a score, a count of votes."""
_DIGITS = re.compile(r"\d+")
_SENTENCE_ENDS = (".", "!", "?", "…", "。", "”", '"', ":", ";", ",")
_LAST_NUMBER = re.compile(r"(?<![\w.,])(?:\d{1,4}|[ivxlc]{1,7})$", re.IGNORECASE)
_LEADERS = re.compile(
    r"(?<![.·_…])(?<![.·_…]\s)(?:(?:[.·_]\s?){4,}|(?:…\s?){2,})"
    r"\s*(?:\d{1,4}|[ivxlc]{1,7})\b"
)
"""A row of dots with the number of a page."""
_NUMBERS = re.compile(r"(?<![\w.,-])\d{1,4}(?![\w.,-])")
_YEARS = 1000
"""From here on a number at the end of a line is a year sooner than a page."""
_IN_SENTENCE = re.compile(
    r"\b(?:about|and|at|by|for|from|in|is|of|on|only|or|since|than|the|to|until|was|were|with"
    r"|am|auf|bis|im|seit|um|und|von|war|à|au|dans|de|depuis|en|et|était|desde|el|hasta|y)\s*$",
    re.IGNORECASE,
)
"""What stands before a number in a sentence, and not at the end of a title."""
_SENTENCES = re.compile(r"[.;?!] ")
_HEADINGS = re.compile(
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|sommaire|table des matières|índice|indice"
    r"|sumário|inhoud|содержание|оглавление|目次|目录|目錄",
    re.IGNORECASE,
)


def reasons_of(texts: Sequence[str]) -> dict[int, str]:
    """Return which of the paragraphs of a text are no part of it, by their index, and why."""
    found = dict.fromkeys(_contents(texts), CONTENTS)
    found.update((at, RUNNING) for at in _running(texts) if at not in found)
    return found


def is_entry(line: str) -> bool:
    """Whether a line ends in a row of dots with the number of a page."""
    match = next((each for each in _LEADERS.finditer(line) if each.end() == len(line)), None)
    return match is not None and match.start() > 0


def _running(texts: Sequence[str]) -> Iterator[int]:
    """Yield page numbers, and lines that recur with growing numbers of pages.

    Between two of these stands a paragraph at least, as the text of a page does: rows of a table
    follow each other. Of two ratings one may be the better, of three they would have to grow.
    """
    alike: dict[str, list[tuple[tuple[int, ...], int]]] = defaultdict(list)
    others = [0]  # how many paragraphs up to here have no number as a page has it
    for at, text in enumerate(texts):
        is_numbered = False
        if len(text) <= _LONGEST:
            is_numbered = bool(_NUMBERED.fullmatch(text))
            if _PAGE_NUMBER.fullmatch(text):
                yield at
            elif is_numbered and not text.endswith(_SENTENCE_ENDS):
                numbers = tuple(int(each) for each in _DIGITS.findall(text))
                alike[_DIGITS.sub("0", text)].append((numbers, at))
        others.append(others[-1] + (not is_numbered))
    for text, found in alike.items():
        pairs = list(pairwise(found))
        least = 3 if _OF_TOTAL.fullmatch(text) else 2
        if (
            len(found) >= least
            and all(_is_next_page(one, other) for (one, _), (other, _) in pairs)
            and all(others[other] > others[at] for (_, at), (_, other) in pairs)
        ):
            yield from (at for _, at in found)


def _is_next_page(one: Sequence[int], other: Sequence[int]) -> bool:
    """Whether one number of a line grows, and all others stay as they are."""
    differing = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(differing) == 1 and differing[0][0] < differing[0][1]


def _contents(texts: Sequence[str]) -> Iterator[int]:
    """Yield the entries of tables of contents, several to a paragraph as they may stand."""
    with_dots = {at: len(_LEADERS.findall(text)) for at, text in enumerate(texts)}
    entries = [at for at, count in with_dots.items() if count and is_entry(texts[at])]
    if sum(with_dots[at] for at in entries) > 1:
        yield from entries
    for at, text in enumerate(texts):
        if len(text) <= _LONGEST and _HEADINGS.fullmatch(text.strip(" :")):
            yield from _listed_below(texts, at)


def _listed_below(texts: Sequence[str], heading: int) -> Iterator[int]:
    """Yield the heading and its list, whose entries end in numbers that never fall."""
    pages: list[int] = []
    last = heading
    for at in range(heading + 1, len(texts)):
        found = _pages_of(texts[at])
        if not found or (pages and found[0] < pages[-1]):
            break
        pages += found
        last = at
    if len(pages) > 2:
        yield from range(heading, last + 1)


def _pages_of(text: str) -> list[int]:
    """Return the numbers of pages in an entry, or in several that were joined; empty for none."""
    match = _LAST_NUMBER.search(text)
    if match is None or not match[0].isdecimal() or _SENTENCES.search(text):
        return []
    if int(match[0]) >= _YEARS or _IN_SENTENCE.search(text[: match.start()]):
        return []
    numbers = [int(each) for each in _NUMBERS.findall(text)]
    if len(numbers) > 2 and numbers == sorted(numbers):
        return numbers
    return [int(match[0])] if len(text) <= _LONGEST else []
