"""Normalises text for comparing quotes, and maps positions back to the original text."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from enum import StrEnum

from briefing.evidence.characters import beyond_ascii
from briefing.evidence.word_boundaries import CJK
from briefing.model.lean_typing import NamedTuple


class Difference(StrEnum):
    """A kind of normalisation: the only ways in which a quote may differ from its source.

    Ellipses differ in their form, or stand for words that are left out. Square brackets have a
    letter whose case was changed, as in “[M]aps”, or words that are not the source's.
    """

    FORM = "character forms"
    MARKS = "quotes and dashes"
    WHITE = "white space"
    HYPHENATION = "hyphenation"
    ELLIPSES = "ellipses"
    INVISIBLE = "invisible characters"
    CASE = "case of the first letter"
    BRACKETS = "letters and words in brackets"


class Piece(NamedTuple):
    """A part of a text that was replaced, with its character positions before and after."""

    kind: Difference
    start: int
    end: int
    folded_start: int
    folded_end: int


class NormalisedText(NamedTuple):
    """A normalised text, and the pieces in which it differs from the original."""

    text: str
    pieces: tuple[Piece, ...]

    def cuts(self, place: int) -> bool:
        """Whether a position of the normalised text is inside of a piece: in ¼, read as 1/4."""
        index = bisect_right(self.pieces, place, key=lambda piece: piece.folded_end)
        return index < len(self.pieces) and self.pieces[index].folded_start < place

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the range in the original text for a range in the normalised one.

        An end within a piece (half of a ligature) is extended to the whole piece.
        """
        first = bisect_right(self.pieces, start, key=lambda piece: piece.folded_end)
        last = bisect_left(self.pieces, end, key=lambda piece: piece.folded_start) - 1
        inside = first < len(self.pieces) and self.pieces[first].folded_start < start
        return (
            self.pieces[first].start if inside else _shift(self.pieces, first - 1, start),
            max(_shift(self.pieces, last, end), self.pieces[last].end if last >= 0 else 0),
        )


def _shift(pieces: tuple[Piece, ...], index: int, place: int) -> int:
    if index < 0:
        return place
    return pieces[index].end + place - pieces[index].folded_end


# The texts of sources come with control characters written as escapes (briefing.model.text):
# those that are white space or turn the direction of writing are read as what they stand for.
ELLIPSIS = "..."
"""What an ellipsis is read as, in brackets or without, with the white space around it."""
_ODD_WHITE = r"(?:[^\S ]|\\x(?:0[9bcd]|1[c-f]|85)|\\u202[89])"
_WHITE = rf"(?:\s|{_ODD_WHITE})"
_LETTER = r"[^\W\d_]"
_DASH = "[-‐‑‒–—―−⸺⸻﹘﹣－]"
_SINGLE = "'‘’‚‛‹›′´`ʹʻʼ՚׳＇"
# Straight ones are what double marks are read as. Those of East Asia are marks of quotation, too.
_DOUBLE = "“”„‟«»″״＂「」『』〝-〟﹁-﹄｢｣"
# Joiners, marks of direction and width zero, variation selectors: nothing of them is to be seen.
_INVISIBLE = (
    "\u034f\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef"
)
_TATWEEL = "\u0640"  # stretches a word for the eye
_WAVES = "〜～"  # one dash, for which systems have two characters
_DOTS = rf"(?:[…⋯]++|\.{_WHITE}?\.{_WHITE}?\.)"
_PIECES = re.compile(
    rf"(?P<break>(?<={_LETTER})[-‐]{_WHITE}++(?={_LETTER}))"
    rf"|(?P<dash>{_WHITE}++{_DASH}++{_WHITE}*+|-(?:{_DASH}++{_WHITE}*+|{_WHITE}++)"
    rf"|(?!-){_DASH}++{_WHITE}*+)"
    rf"|(?P<ellipsis>(?:{_WHITE}++|)(?:{_DOTS}|\[{_WHITE}?{_DOTS}{_WHITE}?\]"
    rf"|\({_WHITE}?{_DOTS}{_WHITE}?\)){_WHITE}*+)"
    rf"|(?P<bracket>\[{_LETTER}\](?={_LETTER}))"
    # Whatever white space is left comes last, so that each run of it is gone through but thrice.
    rf"|(?P<white>{_WHITE}{{2,}}+|{_ODD_WHITE}|(?<={CJK})[ ](?={CJK}))"
    rf"|(?P<soft>\u00ad{_WHITE}*+)"
    rf"|(?P<single>[{_SINGLE}])|(?P<double>[{_DOUBLE}])"
    rf"|(?P<tatweel>{_TATWEEL}+)|(?P<wave>[{_WAVES}])"
    rf"|(?P<invisible>[{_INVISIBLE}]|\\u(?:061c|200[ef]|202[a-e]|206[6-9]|feff))"
)
_KINDS = {
    "break": (Difference.HYPHENATION, "-"),
    "dash": (Difference.MARKS, "-"),
    "white": (Difference.WHITE, " "),
    "soft": (Difference.HYPHENATION, ""),
    "single": (Difference.MARKS, "'"),
    "double": (Difference.MARKS, '"'),
    "ellipsis": (Difference.ELLIPSES, ELLIPSIS),
    "bracket": (Difference.BRACKETS, ""),
    "tatweel": (Difference.FORM, ""),
    "wave": (Difference.FORM, "~"),
    "invisible": (Difference.INVISIBLE, ""),
}
_IS_CJK = re.compile(CJK)
_WITHIN_WORDS = frozenset("\u00ad\u200c\u200d\u2060")
_MAX_CLUSTER = 32  # Unicode's stream-safe format allows 30 marks on a letter (UAX #15)


_CHANGED_LETTER = re.compile(rf"\[({_LETTER})\](?={_LETTER})")


def with_letters_swapped(quote: str) -> str:
    """Return a quote with the case of each letter in brackets swapped: so as the source has it."""
    return _CHANGED_LETTER.sub(lambda match: match[0].swapcase(), quote)


def fold(text: str, *, rejoined: bool = False) -> NormalisedText:
    """Normalise a text, so that two texts are equal if they differ only in declared ways.

    A hyphen at a line's end may belong to the word or to the line break: it is kept, or with
    `rejoined` removed with the break.
    """
    parts: list[str] = []
    pieces: list[Piece] = []
    length = 0
    for kind, start, end, written in _replacements(text, rejoined=rejoined):
        kept = text[pieces[-1].end if pieces else 0 : start]
        parts += kept, written
        folded = length + len(kept)
        length = folded + len(written)
        pieces.append(Piece(kind, start, end, folded, length))
    if not pieces:
        return NormalisedText(text, ())
    return NormalisedText("".join((*parts, text[pieces[-1].end :])), tuple(pieces))


# The bytes of all that folding replaces, and no more than that needs: ASCII but for letters and
# digits, and in UTF-8 the first bytes of other marks and spaces, and all later bytes.
_PASSED_OVER = bytes(
    byte
    for byte in range(256)
    if (byte < 0x80 and not chr(byte).isalnum())
    or 0x80 <= byte < 0xC0
    or byte in (0xC2, 0xCA, 0xCC, 0xCD, 0xE1, 0xE2, 0xEF)
)
_ESCAPE = re.compile(r"\\(?:x[0-9a-f]{2}|u[0-9a-f]{4})")
# What has other first bytes, or would keep the letters around it from being put together.
_ASCII_MARKS = "'\"`"
_REMOVED = re.compile(rf"[\u00ad{_INVISIBLE}{_TATWEEL}{_WAVES}{_SINGLE}{_DOUBLE}]")


def skeleton(text: str) -> bytes:
    """Return a rough normal form for a quick test, many times faster than `fold`.

    If one folded text contains another, its skeleton contains the other's; the reverse need not
    hold.
    """
    if "\\" in text:
        text = _ESCAPE.sub("", text)
    form = text
    if not text.isascii():
        for char in filter(_REMOVED.match, (*beyond_ascii(text), *_ASCII_MARKS)):
            form = form.replace(char, "")
        form = unicodedata.normalize("NFKC", form)
    return form.encode("utf-8", "surrogatepass").translate(None, _PASSED_OVER)


def differences(one: str, other: str) -> tuple[Difference, ...]:
    """Return the normalisations that make two texts equal, in the order of their declaration."""
    apart = {*_written(one)} ^ {*_written(other)}
    kinds = {kind for kind, _, written in apart if written}
    first, second = (next(filter(str.isalpha, fold(text).text), "") for text in (one, other))
    if first != second:
        kinds.add(Difference.CASE)
    return tuple(kind for kind in Difference if kind in kinds)


def _written(text: str) -> Iterator[tuple[Difference, int, str]]:
    # Places are counted in the text with all hyphens at line ends taken out: there the folded
    # texts are equal, whichever way they were found to be.
    for piece in fold(text, rejoined=True).pieces:
        written = text[piece.start : piece.end]
        if piece.kind in (Difference.MARKS, Difference.ELLIPSES):
            bare = written.strip()
            yield Difference.WHITE, piece.folded_start, written.replace(bare, "", 1)
            written = bare
        yield piece.kind, piece.folded_start, written


def _replacements(text: str, *, rejoined: bool) -> Iterator[tuple[Difference, int, int, str]]:
    place, is_open = 0, False
    for match in _PIECES.finditer(text):
        if place < match.start():
            yield from _forms(text, place, match.start())
        name = str(match.lastgroup)
        kind, written = _KINDS[name]
        start, place = match.span()
        if name == "bracket":
            written = unicodedata.normalize("NFKC", match[0][1:-1])
        if name == "single":
            written = _read_single(text, start, is_open=is_open)
            if written == '"':
                is_open = not _is_of_word(text[start - 1 : start])
            if written == match[0]:  # an apostrophe as it is read
                continue
        parts_no_words = _IS_CJK.match(text, place) and _IS_CJK.match(text, start - 1)
        if (name == "white" and parts_no_words) or (name == "break" and rejoined):
            written = ""
        yield kind, start, place, written
    yield from _forms(text, place, len(text))


def _read_single(text: str, place: int, *, is_open: bool) -> str:
    """Return what a single mark is read as: an apostrophe, or else a mark of quotation.

    Outer and inner marks of quotation are read alike, because a quote within a quote has the one
    kind where the source may have the other. An apostrophe stands in a word, and what stands
    behind a figure counts minutes or feet, unless a mark of quotation `is_open`.
    """
    before, after = text[place - 1 : place], text[place + 1 : place + 2]
    if _is_of_word(before) and _is_of_word(after):
        return "'"
    return "'" if before.isdigit() and not is_open else '"'


def _is_of_word(char: str) -> bool:
    return char.isalnum() or char in _WITHIN_WORDS or unicodedata.category(char or " ")[0] == "M"


def _forms(text: str, start: int, end: int) -> Iterator[tuple[Difference, int, int, str]]:
    stretch = text[start:end]
    if unicodedata.is_normalized("NFKC", stretch):
        return
    for first, last in _clusters(stretch):
        cluster = stretch[first:last]
        written = unicodedata.normalize("NFKC", cluster)
        if written != cluster:
            yield Difference.FORM, start + first, start + last, written


def _clusters(text: str) -> Iterator[tuple[int, int]]:
    """Split a text into ranges that are normalised independently of each other."""
    start = 0
    for place in range(1, len(text)):
        if place - start >= _MAX_CLUSTER or not _compose(text[start:place], text[place]):
            yield start, place
            start = place
    if text:
        yield start, len(text)


def _compose(text: str, char: str) -> bool:
    if char.isascii():
        return False
    apart = unicodedata.normalize("NFKC", text) + unicodedata.normalize("NFKC", char)
    return unicodedata.normalize("NFKC", text + char) != apart
