"""Text in the cells of a terminal: how wide it is, where it breaks, what it is in ASCII."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

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
        "‘": "'",
        "’": "'",
        "‚": ",",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "…": "...",
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


def to_ascii(text: str) -> str:
    """Spell a text in ASCII: signs by their likes, letters without accents, the rest as escapes."""
    if text.isascii():
        return text
    text = text.translate(_ASCII)
    plain = "".join(
        char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char)
    )
    return plain.encode("ascii", "backslashreplace").decode("ascii")


def cell_width(text: str) -> int:
    """Return how many cells a text takes: two for a wide character, none for a combining one."""
    if text.isascii():
        return len(text)
    return sum(map(_char_width, text))


def _char_width(char: str) -> int:
    if char < "\u0300":
        return 1
    if unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1


def wrap(text: str, width: int, *, first: str = "", rest: str = "") -> list[str]:
    """Break a text into lines of at most `width` cells; only an unbreakable word is longer.

    `first` begins the first line, `rest` the others. Lines break at spaces and between wide
    characters, which are written without spaces.
    """
    lines = []
    line, used = first, cell_width(first)
    is_empty, gap = True, ""
    for piece, space in _pieces(text):
        size = cell_width(piece)
        if not is_empty and used + len(gap) + size > width:
            lines.append(line)
            line, used, gap = rest, cell_width(rest), ""
        line += gap + piece
        used += len(gap) + size
        is_empty, gap = False, space
    lines.append(line)
    return lines


def _pieces(text: str) -> Iterator[tuple[str, str]]:
    """Yield what must not be broken, each with the space that follows it."""
    for word in text.split(" "):
        if not word:
            continue
        if word.isascii():
            yield word, " "
            continue
        piece = ""
        for char in word:
            # A wide character may begin a line; a closing mark or a combining one may not.
            if piece and _breaks_between(piece[-1], char):
                yield piece, ""
                piece = ""
            piece += char
        yield piece, " "


def _breaks_between(before: str, after: str) -> bool:
    if unicodedata.category(after)[0] in "PM" or unicodedata.category(before) in ("Ps", "Pi"):
        return False
    return _char_width(before) == 2 or _char_width(after) == 2


def pad(text: str, width: int) -> str:
    """Fill a text with spaces up to a number of cells."""
    return text + " " * (width - cell_width(text))
