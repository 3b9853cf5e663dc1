"""Finds word boundaries, in scripts with and without spaces."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from briefing.model.word_count import CJK_RANGE, SOUTH_EAST_RANGE

_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7af"

# A letter or digit of a script that parts words. Korean parts them too, but hangs its particles
# on them: a quote rightly ends before one.
SPACED = rf"[^\W_{CJK_RANGE}{_HANGUL}{SOUTH_EAST_RANGE}]"
CJK = f"[{CJK_RANGE}]"
UNSPACED = f"[{CJK_RANGE}{_HANGUL}{SOUTH_EAST_RANGE}]"
# A word as printed, from its first letter to its last: 21st-century, can't, 6.8.
WORD = rf"{SPACED}(?:[^\s–—―{CJK_RANGE}{_HANGUL}{SOUTH_EAST_RANGE}]*{SPACED})?"

# Soft hyphen, zero-width non-joiner, zero-width joiner, word joiner: no place to cut.
_JOINERS = "[\u00ad\u200c\u200d\u2060]"
_INSIDE = re.compile(
    rf"(?<={SPACED})(?={SPACED})"
    r"|(?<=[0-9][.,])(?=[0-9])|(?<=[0-9])(?=[.,][0-9])"
    rf"|(?<=\S{_JOINERS})(?=\S)|(?<=\S)(?={_JOINERS}\S)"
    # can|'t says the contrary of can't, while Japan|'s is still Japan.
    r"|(?<=[^\W\d_])(?=['’](?![sS]\b)[^\W\d_])"
)
_JOINER = "\u200d"
_JOINED_SIGN = re.compile(rf"[\ufe00-\ufe0f]?{_JOINER}(\S)")
_REST_OF_WORD = re.compile(rf"{SPACED}+")


def find_whole(words: str, text: str) -> Iterator[int]:
    """Yield the positions, in characters, at which words occur in a text as whole words.

    ``art`` is not in ``start`` nor ``6.8`` in ``26.8``; a letter never matches without the marks
    that follow it. In scripts without spaces any position matches.
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
    """Return the first position at or after one that is past the marks on the letter before it."""
    while place < len(text) and _is_mark(text[place]):
        place += 1
    return place


def parts_sequence(text: str, start: int, end: int) -> bool:
    """Whether a range of a text begins or ends within signs that joiners make one, as emoji."""
    before = text[start - 2] if start > 1 and text[start - 1] == _JOINER else ""
    behind = _JOINED_SIGN.match(text, end)
    return _is_sign(before) or (behind is not None and _is_sign(behind[1]))


def _is_sign(char: str) -> bool:
    return unicodedata.category(char or " ") in ("So", "Sk", "Mn")


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
