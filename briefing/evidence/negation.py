"""Finds where a sentence denies what its source says, or says what its source denies.

What a negation denies is looked for by its word: “did not sign” is held against the places where
the source has a form of “sign”, and each of these is denied or not. Where the source has other
words, a sentence that denies needs a word that denies, such as “refused”, in what it retells.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.evidence.modality_sentences import ANY_WORD, ENOUGH, SourceSentence, stems_of
from briefing.evidence.negation_in_other_words import (
    is_of_another,
    is_of_the_first,
    may_be_said_otherwise,
)
from briefing.evidence.negation_of_sources import LACKED, about_sentence, contrary_in, lacked_in
from briefing.evidence.negation_parts import (
    SHORT,
    Denial,
    count_denials,
    denied_there,
    find_negations,
    nearest_to,
    verb_denied,
    words_around,
    words_before,
    words_denied,
)
from briefing.evidence.negation_words import (
    ABSENT,
    GOVERNS,
    IN_OTHER_LANGUAGES,
    NOT,
    OF_THE_CURATOR,
)

_CITED_FOR_THIS = 0.6
"""Of the words that one citation shares with a sentence: what shares fewer is cited for more."""
_LONG = 2_000
"""Characters of a sentence; what is longer is a table or a list, and is not compared."""
_MOST = 100
"""Sentences of a citation that are compared."""


def denied(sentence: str) -> str:
    """Return the words by which a sentence says that something is not so; else an empty string.

    What it says of its source, that it does not tell something, is none of them.
    """
    negation = next(find_negations(sentence, OF_THE_CURATOR, ABSENT), None)
    return words_around(sentence, negation) if negation else ""


def may_deny(text: str, sentence: str) -> bool:
    """Whether a text can deny what a sentence says: asked before it is taken apart."""
    lower = text.lower()
    if NOT.search(lower) or GOVERNS.search(lower):
        return True
    said = sentence.lower()
    if any(each["lacked"] in said for each in LACKED.finditer(lower)):
        return True
    own = ANY_WORD.findall(said)
    return any(f"un{word}" in lower for word in own if len(word) >= SHORT)


def denies_somehow(text: str, language: str) -> bool:
    """Whether a text has any word that can deny; True in a language whose words are not known."""
    lower = text.lower()
    if language == "en":
        return count_denials(lower) > 0
    pattern = IN_OTHER_LANGUAGES.get(language)
    # Compiled when it is asked for: most briefings need none of them.
    return pattern is None or re.search(pattern, lower) is not None


def compare_denial(sentence: str, cited: Sequence[Sequence[SourceSentence]]) -> Denial | None:
    """Return where a sentence denies what none of its citations denies, or the reverse.

    `cited` are the sentences of each citation, in English.
    """
    stems = stems_of(sentence)
    own = frozenset(ANY_WORD.findall(sentence.lower()))
    cited = [_readable(stems, each) for each in cited]
    every = [each for sentences in cited for each in sentences]
    negations = list(find_negations(sentence, OF_THE_CURATOR, ABSENT))
    left = []
    for negation in negations:
        is_found = False
        is_double = _is_double(sentence, negation)
        for sentences in _comparable(stems, cited):
            there = denied_there(verb_denied(sentence, negation), stems, own, sentences)
            is_found = is_found or bool(there)
            # A second negation in the clause turns it around.
            if there and (all(there) if is_double else not any(there)):
                near = nearest_to(stems, sentences)
                if is_of_the_first(words_denied(sentence, negation).lower(), near[:1]):
                    continue
                return _denied(sentence, negation, near)
        if not is_found:
            left.append(negation)
    if left and (told := _undenied(sentence, stems, left, cited)):
        return told
    for sentences in cited:
        for number, source in enumerate(nearest_to(stems, sentences)):
            told = about_sentence(source, sentence, every, is_nearest=not number)
            told = told or contrary_in(source, sentence, own)
            told = told or (None if number else lacked_in(source, sentence))
            if told:
                return told
    return None


def _readable(
    stems: frozenset[str], sentences: Sequence[SourceSentence]
) -> Sequence[SourceSentence]:
    """Return the sentences that are compared: of many, those that share most words, in order."""
    short = [each for each in sentences if len(each.text) <= _LONG]
    if len(short) <= _MOST:
        return short
    shared = [len(stems & each.stems) for each in short]
    first = sorted(range(len(short)), key=lambda place: (-shared[place], place))[:_MOST]
    return [short[place] for place in sorted(first)]


def _undenied(
    sentence: str,
    stems: frozenset[str],
    negations: Sequence[re.Match[str]],
    cited: Sequence[Sequence[SourceSentence]],
) -> Denial | None:
    """Return a negation for which the sentences that are retold have no word that denies."""
    own = frozenset(ANY_WORD.findall(sentence.lower()))
    about = stems_of(words_denied(sentence, negations[0]).lower())
    for sentences in _comparable(stems, cited):
        near = nearest_to(stems, sentences)
        if len(negations) <= sum(count_denials(each.text, own) for each in near):
            continue
        if is_of_another(sentence, negations[0], near[:1], sentences):
            continue
        is_whole = len(list(filter(str.isalpha, about))) >= ENOUGH
        if is_whole and any(
            about <= each.stems and not count_denials(each.text, own) for each in near[:1]
        ):
            return _denied(sentence, negations[0], near)
        if may_be_said_otherwise(sentence, negations[0], near, sentences):
            continue
        if len(negations) > 1:
            return _denied(sentence, negations[1], near)
        if not any(
            2 * len(about & each.stems) > len(about) and count_denials(each.text, own)
            for each in sentences
        ):
            return _denied(sentence, negations[0], near)
    return None


def _is_double(sentence: str, negation: re.Match[str]) -> bool:
    """Whether the clause of a negation has another one before it, which turns it around."""
    return bool(NOT.search(words_before(sentence, negation).lower()))


def _comparable(
    stems: frozenset[str], cited: Sequence[Sequence[SourceSentence]]
) -> Iterator[Sequence[SourceSentence]]:
    """Yield the sentences of each citation that shares about as much with a sentence as any."""
    most = [max((len(stems & each.stems) for each in sentences), default=0) for sentences in cited]
    for sentences, number in zip(cited, most, strict=True):
        if sentences and number >= _CITED_FOR_THIS * max(most):
            yield sentences


def _denied(sentence: str, negation: re.Match[str], near: Iterable[SourceSentence]) -> Denial:
    printed = next((" ".join(each.text.split()[:8]) for each in near), "")
    return Denial(words_around(sentence, negation), printed, is_denied=True)
