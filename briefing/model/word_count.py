"""Counts words, in scripts with and without spaces."""

from __future__ import annotations

import re
import unicodedata

# Ranges for a character class: Han, kana and bopomofo, then Thai, Lao, Burmese and Khmer.
CJK_RANGE = (
    "\u3005-\u3007\u303b\u3041-\u3096\u309b-\u309f\u30a1-\u30fa\u30fc-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
SOUTH_EAST_RANGE = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3"

_PARTED = re.compile(r"\s+|--+|[–—―]+")
_RUN = rf"(?P<cjk>[{CJK_RANGE}]+)|(?P<south_east>[{SOUTH_EAST_RANGE}]+)"
_CHARACTERS_A_WORD = {"cjk": 2, "south_east": 4}


def count_words(quote: str) -> int:
    """Count the words of a quote, for the rule that it has at most eight.

    Words are separated by white space and dashes; a compound with a hyphen is one. Words in a
    script without spaces can only be found with a dictionary, so its characters are counted
    instead: two Chinese or Japanese characters to a word, four Thai, Lao, Burmese or Khmer ones,
    each run rounded up.
    """
    return sum(map(_words_in, _PARTED.split(unicodedata.normalize("NFKC", quote))))


def _words_in(part: str) -> int:
    if part.isascii():  # which spares a start the time to compile what follows
        return int(any(map(str.isalnum, part)))
    count = 0
    for run in re.finditer(_RUN, part):
        count -= -len(run.group()) // _CHARACTERS_A_WORD[str(run.lastgroup)]
    spaced = re.sub(_RUN, " ", part).split()
    return count + sum(any(char.isalnum() for char in word) for word in spaced)
