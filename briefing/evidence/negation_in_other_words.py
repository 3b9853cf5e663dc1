"""Tells where a source may say in other words, without a negation, what a sentence denies."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.evidence.modality_sentences import ANY_WORD, SourceSentence, stem_of, stems_of
from briefing.evidence.negation_parts import is_form, verb_denied, words_before, words_denied
from briefing.evidence.negation_words import (
    ALL_OR_NONE,
    CALENDAR,
    CHANGED,
    COMPARED,
    END,
    FIRST,
    GOES_ON,
    NOT,
    NOT_ALONE,
    OF_AN_END,
    OF_THINGS,
    OF_VERBS,
    SUPERLATIVE,
    TIMES,
    TURNED,
)

_MOST = 0.5
"""Of the words that are denied beside the verb: so many stand in what is retold."""


def may_be_said_otherwise(
    sentence: str,
    negation: re.Match[str],
    near: Sequence[SourceSentence],
    sentences: Sequence[SourceSentence],
) -> bool:
    """Whether a source may bear a negation out by other words than those that deny.

    What denies things is said in too many ways: no expulsions, of who was not expelled.
    """
    if negation[0].lower() in OF_THINGS:
        return True
    about = words_denied(sentence, negation).lower()
    told = near[0].text.lower() if near else ""
    if _is_turned(_with_longer(negation), about, told):
        return True
    if TIMES.search(about) and any(TIMES.search(each.text.lower()) for each in sentences):
        return True  # not before autumn: until autumn, or put back
    return not _is_in_its_words(stems_of(about), verb_denied(sentence, negation), near)


def _is_in_its_words(about: frozenset[str], head: str, near: Sequence[SourceSentence]) -> bool:
    """Whether what is denied is told in its words: by the verb itself, or most of the others."""
    if head and any(is_form(word, head) for word in _words_of(near)):
        return True
    told = {each for each in about if each.isalpha()} - CALENDAR - {stem_of(head)}
    shared = max((len(told & each.stems) for each in near), default=0)
    return not about or (bool(told) and shared >= _MOST * len(told))


def _words_of(near: Sequence[SourceSentence]) -> Iterator[str]:
    for each in near:
        yield from ANY_WORD.findall(each.text.lower())


def is_of_another(
    sentence: str,
    negation: re.Match[str],
    near: Sequence[SourceSentence],
    sentences: Sequence[SourceSentence],
) -> bool:
    """Whether a clause that denies is borne out by a sentence that denies, or by a superlative.

    It may if it is joined on, and has nothing of the nearest: “…, which has not been confirmed”.
    So may what says that something is the first or the highest: none was before, or so high.
    """
    if is_of_the_first(words_denied(sentence, negation).lower(), near):
        return True
    before, about = words_before(sentence, negation), words_denied(sentence, negation)
    cuts = [each[0] for each in END.finditer(sentence, 0, negation.start())]
    is_part = bool(cuts) and (cuts[-1].isalpha() or cuts[-1] == ";")
    stems = stems_of(about) | stems_of(before)
    if not is_part or not all(stems.isdisjoint(each.stems) for each in near):
        return False
    others = [each for each in sentences if each not in near]
    return any(NOT.search(NOT_ALONE.sub("", each.text.lower())) for each in others)


def is_of_the_first(about: str, near: Sequence[SourceSentence]) -> bool:
    """Whether a sentence says of the first, or the highest, that none was before, or so high."""
    first, before = FIRST
    if COMPARED.search(about) and any(SUPERLATIVE.search(each.text.lower()) for each in near):
        return True
    return bool(before.search(about)) and any(first.search(each.text.lower()) for each in near)


def _is_turned(negation: str, about: str, told: str) -> bool:
    """Whether a sentence says without a negation what another one denies the contrary of."""
    if TURNED.search(told) and not TURNED.search(about):
        return True
    if OF_AN_END.search(about) and GOES_ON.search(told):
        return True
    if negation == "no longer" and CHANGED.search(told):
        return True
    return negation not in OF_VERBS and bool(ALL_OR_NONE.search(told))


def _with_longer(negation: re.Match[str]) -> str:
    """Return a negation, with the “longer” of “no longer”."""
    longer = negation.string[negation.end() :].startswith(" longer")
    return f"{negation[0]} longer" if longer else negation[0]
