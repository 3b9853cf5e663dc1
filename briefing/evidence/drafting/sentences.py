"""Splits a paragraph into sentences, in scripts with and without spaces.

It is made of rules, and errs on the side of longer sentences: two that stay together are read
together, half a sentence is a riddle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.model.lean_typing import NamedTuple

_CLOSING = "\"'”’»)\\]"
# Tried at the start of a run of dots alone, as a run that ends no sentence has none that does.
_END = re.compile(rf"(?<![.!?…])[.!?…]++[{_CLOSING}]*+(?=\s)|[。！？]+[」』）”]*")
_TOKEN = re.compile(r"[^\s(\[“\"‘—–-]+$")
_INITIAL = re.compile(r"[^\W\d_]\.")
_DOTTED = re.compile(r"(?:[^\W\d_]{1,2}\.){2,}")
_BEFORE_A_NAME = frozenset(
    (
        *("mr", "mrs", "ms", "mx", "dr", "prof", "st", "gen", "col", "maj", "capt", "lt"),
        *("sgt", "cpl", "adm", "cmdr", "rep", "sen", "gov", "pres", "hon", "rev", "fr"),
    )
)
"""Abbreviations that never end a sentence: a name follows."""
_ABBREVIATED = frozenset(
    (
        *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov"),
        *("dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs"),
        *("fri", "sat", "sun", "no", "nos", "vs", "etc", "inc", "ltd", "co", "corp"),
        *("dept", "est", "ave", "fig", "vol", "pp", "ca", "approx", "al", "jr"),
        *("sr", "bros", "mt", "ft", "bn", "ph", "esp", "min", "max", "okt", "dez"),
    )
)
"""Abbreviations that end a sentence only where a word follows that begins one."""
_BEGINS = frozenset(
    (
        *("the", "a", "an", "in", "on", "at", "he", "she", "it", "they", "we", "you", "i"),
        *("but", "and", "so", "this", "that", "these", "those", "there"),
        *("his", "her", "its", "their", "our", "my", "as", "for", "when", "while", "after"),
        *("before", "if", "although", "however", "no"),
        *("both", "some", "many", "most", "one", "two", "nobody", "neither"),
    )
)
_WORD = re.compile(r"[^\W\d_]+")
_ORDINAL = re.compile("[1-9][0-9]{0,2}|[IVX]{1,6}")
"""A number that is an ordinal with a full stop: the 4th, the 150th, the IInd."""
_LAST_DAY = 31
_MONTHS = frozenset(
    (
        *("januar", "jänner", "februar", "feber", "märz", "april", "mai", "juni", "juli"),
        *("august", "september", "oktober", "november", "dezember"),
        *("jan", "feb", "mrz", "apr", "jun", "jul", "aug", "sept", "sep", "okt", "nov", "dez"),
    )
)
"""Months that are written with a capital behind the full stop of their day."""
_BEFORE_ORDINAL = re.compile(
    r"\b(?:d(?:er|ie|as|e[mnrs])|[ai]m|vom|zu[mr]|beim|[ai]ns|jede[mnrs]?|diese[mnrs]?"
    r"|(?:k?ein|mein|sein|ihr|unser)(?:e[mnrs]?)?)\s$",
    re.IGNORECASE,
)
"""Words in German before a number that counts the noun behind it: der 2. Weltkrieg."""
_DETERMINER = 12
"""Characters in which one of these stands, with the space behind it."""
_BEGINS_IN_GERMAN = frozenset(
    (
        *("der", "die", "das", "dem", "den", "des", "ein", "eine", "einer", "einem", "einen"),
        *("er", "sie", "es", "wir", "ich", "man", "wer", "was", "wie", "wo", "in", "im", "am"),
        *("an", "auf", "aus", "bei", "beim", "bis", "für", "mit", "nach", "seit", "um", "und"),
        *("von", "vor", "zu", "zum", "zur", "aber", "als", "auch", "da", "dabei", "dafür"),
        *("damit", "danach", "dann", "daraufhin", "darum", "dazu", "denn", "deshalb", "doch"),
        *("dort", "dennoch", "diese", "dieser", "dieses", "jedoch", "nun", "nur", "ob", "oder"),
        *("so", "später", "trotzdem", "unter", "über", "während", "weil", "wenn", "zudem"),
        *("zuvor", "zwar", "sein", "seine", "ihr", "ihre", "unser", "unsere", "kein", "keine"),
    )
)
"""Words that are no noun, and with a capital begin a sentence."""
_OPENING = "\"'“‘«([「『（"
_IS_OPEN = {"「": 1, "『": 1, "」": -1, "』": -1}


class Sentence(NamedTuple):
    """A sentence of a paragraph: its place, in characters, and its words."""

    start: int
    end: int
    text: str


def split_sentences(paragraph: str) -> list[Sentence]:
    """Return the sentences of a paragraph in order, without the white space around them."""
    found = []
    start = 0
    for end in _ends(paragraph):
        found += _stripped(paragraph, start, end)
        start = end
    return [*found, *_stripped(paragraph, start, len(paragraph))]


def _stripped(paragraph: str, start: int, end: int) -> list[Sentence]:
    text = paragraph[start:end]
    bare = text.strip()
    if not bare:
        return []
    first = start + text.index(bare)
    return [Sentence(first, first + len(bare), bare)]


def _ends(text: str) -> Iterator[int]:
    """Yield the places behind sentences, but for the last one."""
    depth = place = 0
    for match in _END.finditer(text):
        end = match.end()
        if match[0][0] in "。！？":
            depth = max(0, depth + sum(_IS_OPEN.get(char, 0) for char in text[place:end]))
            place = end
            # 「…。」と述べた。 is one sentence.
            quotes_on = match[0][-1] in "」』" and text[end : end + 1] in ("と", "な", "で")
            if not depth and not quotes_on:
                yield end
        elif _ends_sentence(text, match):
            yield end


def _ends_sentence(text: str, match: re.Match[str]) -> bool:
    rest = text[match.end() : match.end() + 40].lstrip()
    following = rest.lstrip(_OPENING)
    if not following or following[0].islower():
        return False  # “Why?” said the mayor
    if match[0][0] != "." or match[0].startswith(".."):
        return True
    token = _TOKEN.search(text, max(0, match.start() - 40), match.start())
    word = token[0] if token else ""
    if word.isdecimal() and match.start() <= len(word) + 2:
        return False  # the number of a list
    first = match.start() - len(word)
    if is_ordinal(text[max(0, first - _DETERMINER) : first], word, following):
        return False
    lower = word.lower()
    if lower in _BEFORE_A_NAME:
        return False
    is_short = lower in _ABBREVIATED or _INITIAL.fullmatch(f"{word}.")
    if is_short or _DOTTED.fullmatch(f"{word}."):
        begun = _WORD.match(following)
        return bool(begun and begun[0].lower() in _BEGINS and following[0].isupper())
    return True


def is_ordinal(before: str, number: str, following: str) -> bool:
    """Whether a number with a full stop counts what follows: the day of a month, or a noun.

    `before` are a few characters before it. Languages that write ordinals so, but German, write
    both without a capital.
    """
    number = number.rpartition("/")[2]  # the 3./4.
    begun = _ORDINAL.fullmatch(number) and _WORD.match(following)
    if not begun:
        return False
    lower = begun[0].lower()
    if number.isdecimal() and int(number) <= _LAST_DAY and lower in _MONTHS:
        return True
    return lower not in _BEGINS_IN_GERMAN and bool(_BEFORE_ORDINAL.search(before))
