"""Finds sources that share paragraphs word for word, and are not said to have one origin."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from hashlib import blake2b

from briefing.evidence.characters import beyond_ascii
from briefing.model.lean_typing import NamedTuple
from briefing.model.word_count import count_words

ENOUGH_WORDS = 20
"""Words of the paragraphs that two texts share: fewer can be a quotation or a formula."""
_LEAST_WORDS = 8
"""Words of a paragraph that counts: shorter ones are headings and lines that recur."""
_LEAST_SIGNS = 16
"""Letters and digits of eight words in any script, at the least."""

_NO_SIGNS = bytes(each for each in range(128) if not chr(each).isalnum())
_MARK = re.compile(r"[\W_]")
_DIGEST = 16
"""Bytes that are kept of a paragraph."""


class SharedText(NamedTuple):
    """What a text shares with an earlier one: its name, and how many paragraphs and words."""

    other: str
    paragraphs: int
    words: int


class _TextHolder(NamedTuple):
    name: str
    marks: set[str]


class SharedParagraphs:
    """The paragraphs of texts by their letters and digits; each text is compared as it is added.

    A paragraph of many texts is compared with its first one alone, so that it takes time in
    proportion to the texts.
    """

    def __init__(self) -> None:
        self._holders: dict[bytes, _TextHolder] = {}

    def add(
        self, name: str, marks: Collection[str], paragraphs: Iterable[str]
    ) -> SharedText | None:
        """Add a text; return the earlier one with which it shares most, None for too few words.

        `marks` are its origins and the bodies that speak in it. What it shares with texts that have
        one of them, or that share paragraphs with one that has, does not count.
        """
        own = _TextHolder(name, set(marks))
        shared: dict[str, list[int]] = {}
        joined: dict[str, _TextHolder] = {}
        for key, paragraph in dict(_keyed(paragraphs)).items():
            holder = self._holders.setdefault(key, own)
            if holder is own:
                continue
            if holder.marks.isdisjoint(marks) and (words := count_words(paragraph)) >= _LEAST_WORDS:
                shared.setdefault(holder.name, []).append(words)
            joined[holder.name] = holder
        for holder in joined.values():
            holder.marks.update(marks)
        most = max(shared, key=lambda each: sum(shared[each]), default="")
        if not most or sum(shared[most]) < ENOUGH_WORDS:
            return None
        return SharedText(most, len(shared[most]), sum(shared[most]))


def _keyed(paragraphs: Iterable[str]) -> Iterator[tuple[bytes, str]]:
    for paragraph in paragraphs:
        if len(paragraph) >= _LEAST_SIGNS:
            signs = _signs_of(paragraph)
            if len(signs) >= _LEAST_SIGNS:
                yield blake2b(signs, digest_size=_DIGEST).digest(), paragraph


def _signs_of(paragraph: str) -> bytes:
    """Return the letters and digits of a paragraph, without case."""
    if paragraph.isascii():  # many times faster
        return paragraph.encode().translate(None, _NO_SIGNS).lower()
    plain = unicodedata.normalize("NFKC", paragraph).casefold()
    for char in filter(_MARK.match, beyond_ascii(plain)):
        plain = plain.replace(char, "")
    return plain.encode("utf-8", "surrogatepass").translate(None, _NO_SIGNS)
