"""Text measured in terminal cells: width, wrapping, padding, and conversion to ASCII."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

_ASCII = str.maketrans(
    {
        "¶": "p",
        "·": "-",
        "•": "*",
        "–": "-",
        "—": "--",
        "‐": "-",
        "‑": "-",
        "−": "-",
        "→": "->",
        "←": "<-",
        "↑": "^",
        "↓": "v",
        "‘": "'",
        "’": "'",
        "‚": ",",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‹": "<",
        "›": ">",
        "⁄": "/",
        "×": "x",
        "≈": "~",
        "€": "EUR ",
        "£": "GBP ",
        "¥": "JPY ",
        "ß": "ss",
        "æ": "ae",
        "Æ": "AE",
        "ø": "o",
        "Ø": "O",
        "ł": "l",
        "Ł": "L",
        "đ": "d",
        "ð": "d",
        "þ": "th",
    }
)

_NO_CELL = ("Mn", "Me", "Cf")  # marks, and characters that only steer how others are shown
_OPENING = ("Ps", "Pi")


def to_ascii(text: str) -> str:
    """Convert a text to ASCII: similar signs, letters without accents, the rest as escapes."""
    if text.isascii():
        return text
    letters = unicodedata.normalize("NFKD", text)
    plain = "".join(char for char in letters if not unicodedata.combining(char)).translate(_ASCII)
    return plain.encode("ascii", "backslashreplace").decode("ascii")


def spell(text: str, encoding: str) -> str:
    """Convert a text to an encoding, with ASCII for each character that the encoding lacks.

    The encoding has to include ASCII.
    """
    if encoding == "ascii":
        return to_ascii(text)
    composed = unicodedata.normalize("NFC", text)
    if _is_in(composed, encoding):
        return text if _is_in(text, encoding) else composed
    return "".join(char if _is_in(char, encoding) else to_ascii(char) for char in composed)


def _is_in(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


def cell_width(text: str) -> int:
    """Return how many cells a text takes: two for a wide character, none for a combining one.

    Sequences of characters that combine into one sign are measured by `wcwidth`.
    """
    if _is_narrow(text):
        return len(text)
    if any(map(_joins, set(text))):
        from wcwidth import wcswidth  # few texts need it

        width: int = wcswidth(text)
        if width >= 0:  # else it holds what steers a terminal
            return width
    return sum(map(_char_width, text))


def _is_narrow(text: str) -> bool:
    """Whether all of a text is Latin with the usual dashes and quotes: one cell each."""
    return text.isascii() or not re.search("[^\x20-\u02ff\u2010-\u205e]", text)


@cache
def _joins(char: str) -> bool:
    """Whether a character can combine with others: marks, joiners, selectors, skin tones."""
    if char < "\u0300":
        return False
    category = unicodedata.category(char)
    return category[0] == "M" or category == "Cf" or "\u1160" <= char <= "\u11ff" or _is_tone(char)


def _is_tone(char: str) -> bool:
    """Whether a character sets the skin tone of the emoji before it."""
    return "\U0001f3fb" <= char <= "\U0001f3ff"


def _char_width(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in _NO_CELL or "\u1160" <= char <= "\u11ff":
        return 0  # vowels and finals of Hangul join the consonant before them
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(
    text: str,
    width: int,
    *,
    first: str = "",
    rest: str = "",
    measure: Callable[[str], int] = cell_width,
) -> list[str]:
    """Wrap a text into lines of at most `width` cells; only an unbreakable word is longer.

    `first` begins the first line, `rest` the others. Lines break at spaces and between wide
    characters, which are written without spaces. `measure` counts cells; pass another function if
    something else draws the lines.
    """
    if _is_narrow(text):
        return _wrap_narrow(text, width, first, rest)
    lines = []
    line, used = first, measure(first)
    is_empty, gap = True, ""
    for piece, space in _pieces(text):
        size = measure(piece)
        if not is_empty and used + len(gap) + size > width:
            lines.append(line)
            line, used, gap = rest, measure(rest), ""
        line += gap + piece
        used += len(gap) + size
        is_empty, gap = False, space
    lines.append(line)
    return lines


def _wrap_narrow(text: str, width: int, first: str, rest: str) -> list[str]:
    """Wrap a text of one-cell characters, line by line instead of word by word."""
    text = text.strip(" ")
    if "  " in text:
        text = " ".join(filter(None, text.split(" ")))
    lines = []
    start, room = first, width - cell_width(first)
    if len(text) <= room:  # the usual case, at little cost
        return [start + text]
    at = 0
    while len(text) - at > room:
        cut = text.rfind(" ", at, at + max(room, 0) + 1)
        if cut < 0:
            cut = text.find(" ", at)
        if cut < 0:
            break
        lines.append(start + text[at:cut])
        at = cut + 1
        start, room = rest, width - cell_width(rest)
    lines.append(start + text[at:])
    return lines


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield unbreakable pieces, each with the space that follows it."""
    for word in text.split(" "):
        piece = ""
        for char in word:
            # A wide character may begin a line; a closing mark or a combining one may not.
            if piece and _breaks_between(piece[-1], char):
                yield piece, ""
                piece = ""
            piece += char
        if piece:
            yield piece, " "


def _breaks_between(before: str, after: str) -> bool:
    """Whether a line may break here: next to a wide character, but never within a cluster."""
    if not _char_width(after) or _is_tone(after):
        return False
    if unicodedata.category(before) in (*_OPENING, "Cf"):
        return False
    if unicodedata.category(after)[0] == "P" and unicodedata.category(after) not in _OPENING:
        return False
    return _char_width(before) == 2 or _char_width(after) == 2


def pad(text: str, width: int) -> str:
    """Pad a text with spaces to a width in cells."""
    return text + " " * (width - cell_width(text))
