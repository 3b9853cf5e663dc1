"""Cuts a quote of at most eight words out of a sentence."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefing.evidence.word_boundaries import UNSPACED
from briefing.model.records import MAX_QUOTE
from briefing.model.word_count import count_words

_SPOKEN = re.compile(r"“([^”]{3,2000})(?:”|$)|(?<!\w)\"([^\"]{3,2000})\"|「([^」]{3,2000})」")
_CLAUSE = re.compile(r"[,;()–—、，]+|:(?!\d)|\s[-]\s|(?<=\w) (?:and|but|that|which|who) ")
_LINK = re.compile(r"^(?:and|but|or|which|that|who) ")
_FIGURE = re.compile(r"\d")
_SMALL = frozenset(
    (
        *("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with"),
        *("and", "or", "but", "as", "is", "are", "was", "were", "be", "been", "that"),
        *("this", "these", "those", "which", "who", "what", "had", "has", "have", "will"),
        *("would", "it", "its", "their", "his", "her", "our", "not"),
        *("when", "where", "while", "than", "if", "so", "we", "they", "i", "you", "he"),
        *("she",),
    )
)
_LEAST = 2
_CLAUSE_LEAST = 3
_EDGE = ' .,;:!?…。、，“”"‘「」『』()'


def short_quote(sentence: str, dates: Collection[str] = ()) -> str:
    """Return a quote: of what is spoken, else the words around a figure; empty without either.

    `dates` are the printed dates in it, whose figures do not count. The quote is verbatim, and a
    part of the sentence between two marks where such a part is short enough.
    """
    for match in _SPOKEN.finditer(sentence):
        spoken = next(each for each in match.groups() if each).strip(_EDGE)
        if count_words(spoken) <= MAX_QUOTE:
            if count_words(spoken) >= _LEAST:
                return spoken
            continue
        return _best([spoken, *_clauses(spoken)])
    with_figure = [each for each in _clauses(sentence) if _figure_in(each, dates) is not None]
    return _best(with_figure, dates) if with_figure else ""


def _figure_in(text: str, dates: Collection[str]) -> int | None:
    """Return the place of the first figure that is not in a date; None without any."""
    for date in dates:
        text = text.replace(date, "-" * len(date))
    found = _FIGURE.search(text)
    return found.start() if found else None


def _clauses(text: str) -> Iterator[str]:
    place = 0
    for match in _CLAUSE.finditer(text):
        if match[0] == "," and text[match.end() : match.end() + 1].isdigit():
            continue  # 1,200
        yield text[place : match.start()].strip(_EDGE)
        place = match.end()
    yield text[place:].strip(_EDGE)


def _best(parts: Sequence[str], dates: Collection[str] = ()) -> str:
    """Return the longest part that is short enough, else the first one cut."""
    bare = [_LINK.sub("", each) for each in parts]
    fitting = [each for each in bare if _CLAUSE_LEAST <= count_words(each) <= MAX_QUOTE]
    if fitting:
        return max(fitting, key=count_words)
    return next((cut for each in bare if (cut := _cut(each, dates))), "")


def _cut(text: str, dates: Collection[str]) -> str:
    """Return up to eight words of a text, those around its first figure; empty for too few."""
    if re.search(UNSPACED, text):
        return _cut_characters(text)
    words = list(re.finditer(r"\S+", text))
    place = _figure_in(text, dates) or 0
    figure = next((n for n, each in enumerate(words) if each.end() > place), 0)
    first = max(0, min(figure - 3, len(words) - MAX_QUOTE))
    chosen = words[first : first + MAX_QUOTE]
    while chosen and count_words(text[chosen[0].start() : chosen[-1].end()]) > MAX_QUOTE:
        chosen.pop()
    while len(chosen) > _LEAST and chosen[-1][0].lower().strip(_EDGE) in _SMALL:
        chosen.pop()
    while len(chosen) > _LEAST and figure > first and chosen[0][0].lower() in _SMALL:
        chosen.pop(0)
        first += 1
    if len(chosen) < _LEAST:
        return ""
    return text[chosen[0].start() : chosen[-1].end()].strip(_EDGE)


def _cut_characters(text: str) -> str:
    figure = _FIGURE.search(text)
    start = max(0, (figure.start() if figure else 0) - 4)
    end = len(text)
    while end > start and count_words(text[start:end]) > MAX_QUOTE:
        end -= 1
    return text[start:end].strip(_EDGE)
