"""Sentences of a source as the comparison of modality reads them: their words and phrases."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.evidence.drafting.sentences import split_sentences
from briefing.evidence.modality_phrases import Marker, find_markers
from briefing.model.lean_typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
ANY_WORD = re.compile(r"[^\W\d_]+")
LIGHT = frozenset(
    (
        "to",
        "be",
        "been",
        "a",
        "an",
        "the",
        "also",
        "not",
        "have",
        "now",
        "then",
        "still",
        "soon",
        "only",
    )
)
STEM = 5
ENOUGH = 2
"""Longer words that a sentence and its retelling share."""
SCOPE = 90
"""Characters behind a phrase that it is about, at most."""
BOUNDARY = re.compile(
    r"[;:()]|\b(?:which|who|while|although|though|because|after|before|but|when|where"
    r"|as well as|since|ahead|as (?=it|he|she|they|the))\b"
)
_COMMON = frozenset(
    [
        "about",
        "above",
        "after",
        "again",
        "along",
        "among",
        "around",
        "because",
        "been",
        "before",
        "being",
        "between",
        "both",
        "case",
        "come",
        "could",
        "does",
        "doing",
        "done",
        "down",
        "during",
        "each",
        "even",
        "ever",
        "every",
        "expect",
        "expected",
        "from",
        "further",
        "going",
        "have",
        "having",
        "here",
        "intend",
        "into",
        "itself",
        "just",
        "last",
        "late",
        "later",
        "like",
        "likely",
        "made",
        "make",
        "many",
        "means",
        "might",
        "more",
        "most",
        "much",
        "must",
        "need",
        "only",
        "other",
        "over",
        "part",
        "plan",
        "planned",
        "plans",
        "said",
        "same",
        "says",
        "several",
        "should",
        "since",
        "some",
        "still",
        "such",
        "take",
        "than",
        "that",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "through",
        "time",
        "under",
        "until",
        "very",
        "want",
        "well",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "will",
        "with",
        "within",
        "without",
        "would",
        "year",
        "years",
        "your",
        "scheduled",
        "reportedly",
        "perhaps",
        "possibly",
        "probably",
        "according",
        "reported",
        "announced",
        "allegedly",
        "apparently",
        "potentially",
    ]
)


@lru_cache(20_000)
def stem_of(word: str) -> str:
    """Return the first letters of a word, without an ending."""
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= STEM - 1:
            word = word[: -len(ending)]
            break
    return word[:STEM]


_STEMS_OF_COMMON = frozenset(map(stem_of, _COMMON))


class SourceSentence(NamedTuple):
    """A sentence of a source: its text, the beginnings of its longer words, and its markers."""

    text: str
    stems: frozenset[str]
    markers: tuple[Marker, ...]


class Mismatch(NamedTuple):
    """What a sentence says and what its source prints, and whether the sentence is the firmer."""

    said: str
    printed: str
    is_firmer: bool


def read_sentences(paragraph: str) -> list[SourceSentence]:
    """Return the sentences of a paragraph, read once for all the points that cite it."""
    return [
        SourceSentence(each.text, stems_of(each.text), tuple(find_markers(each.text)))
        for each in split_sentences(paragraph)
    ]


def stems_of(text: str) -> frozenset[str]:
    """Return the beginnings of the longer words of a text."""
    return frozenset(map(stem_of, _WORD.findall(text.casefold()))) - _STEMS_OF_COMMON


def scope_of(source: SourceSentence, marker: Marker) -> tuple[frozenset[str], str]:
    """Return the longer words that a phrase is about, and its verb, if that is one of them."""
    text = source.text[marker.end : marker.end + SCOPE]
    if len(text) == SCOPE:
        text = text.rpartition(" ")[0]
    boundary = BOUNDARY.search(text, 8)
    if boundary:
        text = text[: boundary.start()]
    words = [stem_of(each) for each in _WORD.findall(text.casefold())]
    first = next((each for each in ANY_WORD.findall(text.casefold()) if each not in LIGHT), "")
    return frozenset(words) - _STEMS_OF_COMMON, first


def words_said(sentence: str, markers: Sequence[Marker], shared: set[str]) -> str:
    """Return the words of a sentence that a message shows: by its phrase, or those shared."""
    if markers:
        return " ".join(sentence[markers[0].start :].split()[:6])
    words = list(re.finditer(r"\S+", sentence))
    hits = [index for index, word in enumerate(words) if stems_of(word[0]) & shared]
    first = max(0, hits[0] - 2) if hits else 0
    return " ".join(word[0] for word in words[first : first + 7]).strip(",.;")
