"""Where a word begins and ends, and how many there are, in scripts with and without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

# Han, kana and bopomofo, then Hangul, then Thai, Lao, Burmese and Khmer.
_CJK = (
    "\u3005-\u3007\u303b\u3041-\u3096\u309b-\u309f\u30a1-\u30fa\u30fc-\u312f\u31a0-\u31bf"
    "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff"
)
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"
_SOUTH_EAST = "\u0e01-\u0e4e\u0e81-\u0ece\u1000-\u109f\u1780-\u17d3"

# A letter or digit of a script that parts words. Korean parts them too, but hangs its particles
# on them: a quote rightly ends before one.
SPACED = rf"[^\W_{_CJK}{_HANGUL}{_SOUTH_EAST}]"
CJK = f"[{_CJK}]"
UNSPACED = f"[{_CJK}{_HANGUL}{_SOUTH_EAST}]"
# A word as printed, from its first letter to its last: 21st-century, can't, 6.8.
WORD = rf"{SPACED}(?:[^\s–—―{_CJK}{_HANGUL}{_SOUTH_EAST}]*{SPACED})?"

# Soft hyphen, zero-width non-joiner, zero-width joiner, word joiner: no place to cut.
_JOINERS = "[\u00ad\u200c\u200d\u2060]"
_INSIDE = re.compile(
    rf"(?<={SPACED})(?={SPACED})"
    r"|(?<=[0-9][.,])(?=[0-9])|(?<=[0-9])(?=[.,][0-9])"
    rf"|(?<=\S{_JOINERS})(?=\S)|(?<=\S)(?={_JOINERS}\S)"
    # can|'t says the contrary of can't, while Japan|'s is still Japan.
    r"|(?<=[^\W\d_])(?=['’](?![sS]\b)[^\W\d_])"
)
_REST_OF_WORD = re.compile(rf"{SPACED}+")
_PARTED = re.compile(r"\s+|--+|[–—―]+")
_RUN = re.compile(rf"(?P<cjk>{CJK}+)|(?P<south_east>[{_SOUTH_EAST}]+)")
_CHARACTERS_A_WORD = {"cjk": 2, "south_east": 4}


def find_whole(words: str, text: str) -> Iterator[int]:
    """Find a text's places, in characters, where words stand that are not parts of longer ones.

    ``art`` is not in ``start`` nor ``6.8`` in ``26.8``; a letter never stands without the marks
    that follow it. Scripts that are written without spaces have no words to be part of.
    """
    place = text.find(words) if words else -1
    while place >= 0:
        if not _is_inside(text, place) and not _is_inside(text, place + len(words)):
            yield place
            after = place + len(words)
        else:
            rest = _REST_OF_WORD.match(text, place)
            after = rest.end() if rest else place + 1
        place = text.find(words, after)


def past_marks(text: str, place: int) -> int:
    """Return the first place at or after one that no mark on the letter before it takes."""
    while place < len(text) and _is_mark(text[place]):
        place += 1
    return place


def _is_mark(char: str) -> bool:
    return char > "\u02ff" and unicodedata.category(char).startswith("M")


def _is_inside(text: str, place: int) -> bool:
    if not 0 < place < len(text):
        return False
    if _is_mark(text[place]):
        return True
    if _is_mark(text[place - 1]):
        return _REST_OF_WORD.match(text, place) is not None
    return _INSIDE.match(text, place) is not None


def count_words(quote: str) -> int:
    """Count the words of a quote, for the rule that it has at most eight.

    Words are parted by white space and dashes; a compound with a hyphen is one. Telling words
    apart in a script without spaces takes a dictionary, so its characters are counted by length
    instead: two Chinese or Japanese characters to a word, four Thai, Lao, Burmese or Khmer ones,
    each run rounded up.
    """
    return sum(map(_words_in, _PARTED.split(unicodedata.normalize("NFKC", quote))))


def _words_in(part: str) -> int:
    count = 0
    for run in _RUN.finditer(part):
        count -= -len(run.group()) // _CHARACTERS_A_WORD[str(run.lastgroup)]
    spaced = _RUN.sub(" ", part).split()
    return count + sum(any(char.isalnum() for char in word) for word in spaced)
