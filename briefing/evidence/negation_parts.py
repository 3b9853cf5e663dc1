"""Takes a sentence apart by what it denies: its negations, and the words that each is about."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefing.evidence.modality_sentences import ANY_WORD, ENOUGH, SourceSentence, stem_of, stems_of
from briefing.evidence.negation_words import (
    ARTICLES,
    CONTRAST,
    COPULA,
    CUT,
    DENIED_BEHIND,
    DENYING,
    END,
    NOT,
    NOT_ALONE,
    OF_A_PART,
    OF_VERBS,
    ONLY_LOOKS,
    PASSED,
    PLAIN_DENIALS,
    SILENT,
    WITHOUT,
)
from briefing.evidence.verb_forms import forms_of
from briefing.model.lean_typing import NamedTuple

SHORT = 4
"""Letters of a word that are too few to be told from a part of another."""
SCOPE = 60
"""Characters behind a negation that it is about, at most."""
_BEFORE = 80
"""Characters before a word in which what denies it stands, at most."""
_COMPARABLE = 0.5
"""Of the words that the nearest sentence shares: another that has as many may be the one retold."""
_POSSESSIVE = re.compile(r"\W*(?:the |an? )?(?:\w+ ){0,2}\w+[’']s?(?!\w)")


class Denial(NamedTuple):
    """What a sentence says and what its source prints, and whether the sentence is what denies."""

    said: str
    printed: str
    is_denied: bool


def find_negations(text: str, *passed: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield the words of a text that deny, without those in what some patterns find."""
    lower = text.lower()
    if len(lower) != len(text):
        return
    for pattern in (NOT_ALONE, *passed):
        lower = pattern.sub(lambda match: " " * len(match[0]), lower)
    yield from NOT.finditer(lower)


def count_denials(text: str, passed: Collection[str] = ()) -> int:
    """Return how many words of a text deny, without those that a sentence has as well."""
    lower = NOT_ALONE.sub("", text.lower())
    words = DENYING.findall(ONLY_LOOKS.sub("", lower))
    return len(NOT.findall(lower)) + sum(
        each not in passed or each in PLAIN_DENIALS for each in words
    )


def words_denied(text: str, negation: re.Match[str]) -> str:
    """Return the words behind a negation that it is about."""
    scope = text[negation.end() : negation.end() + SCOPE]
    end = END.search(scope)
    return scope[: end.start()] if end else scope


def words_before(text: str, negation: re.Match[str]) -> str:
    """Return the words of the same clause before a negation."""
    first = max(0, negation.start() - SCOPE)
    before = text[first : negation.start()]
    if first:
        before = before.partition(" ")[2]  # a cut word is another one
    return END.split(before)[-1]


def words_around(sentence: str, negation: re.Match[str]) -> str:
    """Return the words that a message shows: the one before a negation, and some from it on."""
    start = sentence.rfind(" ", 0, max(0, negation.start() - 1)) + 1
    return " ".join(sentence[start:].split()[:7])


def verb_denied(text: str, negation: re.Match[str]) -> str:
    """Return the word that a negation denies: the first behind it that says something.

    None is returned for the negation of a part: not the wards, not in the autumn.
    """
    if negation[0].lower() not in OF_VERBS and not negation[0].endswith("t"):
        return ""
    is_copula = COPULA.search(text[max(0, negation.start() - 8) : negation.start()].lower())
    scope = words_denied(text, negation).lower()
    if is_copula and _POSSESSIVE.match(scope):
        return ""  # it is not the council's
    if SILENT.match(scope):
        return ""
    for word in ANY_WORD.findall(scope)[:4]:
        if word in ("so", "such", "as"):
            return ""  # not so large since: the largest
        if is_copula and word in ARTICLES:
            continue
        if word in OF_A_PART:
            return ""
        if word not in PASSED and not word.endswith("ly"):
            return word if len(word) > 2 else ""
    return ""


def is_form(word: str, head: str) -> bool:
    """Whether a word is a form of a verb."""
    return word in forms_of(head) or (len(head) > SHORT and stem_of(word) == stem_of(head))


def is_denied_at(
    text: str, start: int, end: int, stems: frozenset[str], own: Collection[str] = ()
) -> bool:
    """Whether a word of a text is denied in its clause: before it, or by what follows at once.

    Of what denies by itself, the words of `own` do not count, nor what a sentence without one of
    `stems` is “without”.
    """
    before = CUT.split(text[max(0, start - _BEFORE) : start].lower())[-1]
    after = text[end : end + SCOPE].lower()
    if (
        count_denials(before, own)
        or DENIED_BEHIND.match(after)
        or count_denials(text[start:end], own)
    ):
        return True
    if CONTRAST.match(after):
        return True
    without = WITHOUT.match(after)
    return bool(without and not stems.isdisjoint(stems_of(without[1])))


def denied_there(
    head: str, stems: frozenset[str], own: Collection[str], sentences: Sequence[SourceSentence]
) -> list[bool]:
    """Return for each place of a word, in any of its forms, whether it is denied there.

    The sentences that share most with the one that has the word are asked.
    """
    found: list[tuple[int, bool]] = []
    for each in sentences if head else ():
        shared = len(stems & each.stems)
        if shared < ENOUGH:
            continue
        found += [
            (shared, is_denied_at(each.text, *word.span(), stems, own))
            for word in ANY_WORD.finditer(each.text.lower())
            if is_form(word[0], head)
        ]
    most = max((shared for shared, _ in found), default=0)
    return [is_denied for shared, is_denied in found if shared >= _COMPARABLE * most]


def nearest_to(stems: frozenset[str], sentences: Sequence[SourceSentence]) -> list[SourceSentence]:
    """Return the sentences that may be retold, the one that shares most words first."""
    shared = [len(stems & each.stems) for each in sentences]
    most = max(shared, default=0)
    if most < ENOUGH:
        return list(sentences)
    found = [
        (-number, place)
        for place, number in enumerate(shared)
        if number >= max(ENOUGH, _COMPARABLE * most)
    ]
    return [sentences[place] for _, place in sorted(found)]
