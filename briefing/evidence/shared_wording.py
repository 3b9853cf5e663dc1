"""Finds runs of words that a sentence shares with a source: the source's sentence, not ours."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from briefing.evidence.normalisation import skeleton
from briefing.model.lean_typing import NamedTuple
from briefing.model.word_count import CJK_RANGE

RUN_WORDS = 10
"""Words in a row that make a copied sentence, in scripts with spaces."""
RUN_SIGNS = 20
"""Signs in a row that do in Chinese and Japanese."""
_OWN_WORDS = 6
"""Of them at least as many are no names and no numbers: a long title is nobody's sentence."""
_BLOCK = RUN_WORDS // 2
_MOST_PLACES = 8
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_CJK = re.compile(f"[{CJK_RANGE}]")
_QUOTED = re.compile(
    r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)|«[^«»]*»|„[^“”„]*[“”]|「[^「」]*」|『[^『』]*』"
)


def quoted_words(sentence: str) -> list[str]:
    """Return what stands in quotation marks in a sentence, without these and a last full stop."""
    found = [each[0][1:-1].strip().rstrip(".,;") for each in _QUOTED.finditer(sentence)]
    return [each for each in found if each]


class SharedRun(NamedTuple):
    """A run of words of a sentence that stands in a source: its text, and how long it is."""

    text: str
    length: int
    is_signs: bool


class SearchableText:
    """A source's text for the search of shared words, normalised once.

    `known` is its skeleton, where that is known.
    """

    def __init__(self, text: str, known: bytes | None = None) -> None:
        self._text = text
        self._skeleton = None if known is None else known.lower()
        self._signs: str | None = None

    @property
    def skeleton(self) -> bytes:
        """Its letters and digits in one run, without case."""
        if self._skeleton is None:
            self._skeleton = skeleton(self._text).lower()
        return self._skeleton

    @property
    def signs(self) -> str:
        """Its signs without spaces and punctuation."""
        if self._signs is None:
            self._signs = _signs(self._text)
        return self._signs


class _Segment(NamedTuple):
    """A part of a sentence outside quotation marks: its text, and its words as a source is read.

    `words` is empty where there are too few for a run.
    """

    text: str
    words: Sequence[bytes]
    has_signs: bool


class SearchedSentence:
    """A sentence that is taken apart once, to be searched in each of its sources."""

    def __init__(self, sentence: str) -> None:
        self._segments = [
            _Segment(each, _plain_words(each), len(_CJK.findall(each)) >= RUN_SIGNS)
            for each in _QUOTED.split(sentence)
        ]

    def longest_run_in(self, source: SearchableText) -> SharedRun | None:
        """Return the longest run of ten words or twenty signs outside quotation marks, or None.

        Case, punctuation and spaces do not matter.
        """
        best: SharedRun | None = None
        for segment in self._segments:
            for run in (*_runs_of_words(segment, source), *_runs_of_signs(segment, source)):
                if best is None or run.length > best.length:
                    best = run
        return best


def longest_shared_run(sentence: str, source: SearchableText) -> SharedRun | None:
    """Return the longest run of a sentence in a source; for several, use `SearchedSentence`."""
    return SearchedSentence(sentence).longest_run_in(source)


def _runs_of_words(segment: _Segment, source: SearchableText) -> Iterator[SharedRun]:
    words = segment.words
    # A run of ten has one of these blocks of five whole.
    done = 0
    for start in range(0, len(words) - _BLOCK + 1, RUN_WORDS - _BLOCK + 1):
        if start < done:
            continue
        first, last = _longest_around(words, start, source.skeleton)
        done = max(done, last)
        if last - first >= RUN_WORDS:
            matches = list(_WORD.finditer(segment.text))[first:last]
            if sum(each[0].islower() for each in matches) >= _OWN_WORDS:
                text = segment.text[matches[0].start() : matches[-1].end()]
                yield SharedRun(text, last - first, is_signs=False)


def _plain_words(segment: str) -> Sequence[bytes]:
    """Return the words of a segment as skeletons without case; none if they make no run."""
    words = _WORD.findall(segment)
    if len(words) < RUN_WORDS:
        return ()
    if segment.isascii():  # all at once, many times faster
        return " ".join(words).encode().lower().translate(None, b"'-").split(b" ")
    return [_plain(each) for each in words]


def _plain(word: str) -> bytes:
    if word.isascii():
        return word.encode().lower().translate(None, b"'-")
    return skeleton(word).lower()


def _longest_around(words: Sequence[bytes], start: int, text: bytes) -> tuple[int, int]:
    block = b"".join(words[start : start + _BLOCK])
    best = start, start
    place = text.find(block) if block else -1
    for _ in range(_MOST_PLACES):
        if place < 0:
            break
        first, left = start, place
        while first and text[left - len(words[first - 1]) : left] == words[first - 1]:
            first -= 1
            left -= len(words[first])
        last, right = start + _BLOCK, place + len(block)
        while last < len(words) and text.startswith(words[last], right):
            right += len(words[last])
            last += 1
        if last - first > best[1] - best[0]:
            best = first, last
        place = text.find(block, place + 1)
    return best


def _runs_of_signs(segment: _Segment, source: SearchableText) -> Iterator[SharedRun]:
    if not segment.has_signs:
        return
    signs, text = _signs(segment.text), source.signs
    start = 0
    step = RUN_SIGNS // 2
    while start + step <= len(signs):
        block = signs[start : start + step]
        place = text.find(block)
        if place < 0:
            start += step
            continue
        first, left = start, place
        while first and left and signs[first - 1] == text[left - 1]:
            first, left = first - 1, left - 1
        last, right = start + step, place + step
        while last < len(signs) and right < len(text) and signs[last] == text[right]:
            last, right = last + 1, right + 1
        if last - first >= RUN_SIGNS:
            yield SharedRun(signs[first:last], last - first, is_signs=True)
        start = max(last, start + step)


def _signs(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text))
