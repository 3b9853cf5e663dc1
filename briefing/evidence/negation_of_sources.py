"""Finds what a source denies, or was without, and a sentence says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefing.evidence.modality_sentences import ANY_WORD, ENOUGH, SourceSentence, stem_of, stems_of
from briefing.evidence.negation_parts import (
    SCOPE,
    SHORT,
    Denial,
    count_denials,
    denied_there,
    find_negations,
    is_denied_at,
    is_form,
    verb_denied,
    words_before,
    words_denied,
)
from briefing.evidence.negation_words import CUT, GOVERNS, LIGHT_VERBS, NO_CONTRARIES, PASSED, TIMES

_MOSTLY = 3
"""Words that a clause which denies shares with a sentence that says the same in another verb."""
LACKED = re.compile(r"\bwithout(?= (?:(?:a|an|any|the) )?(?P<lacked>\w+))")


def about_sentence(
    source: SourceSentence, sentence: str, every: Sequence[SourceSentence], *, is_nearest: bool
) -> Denial | None:
    """Return the negation of a source that is about what a sentence says without denying it."""
    stems = stems_of(sentence)
    lower = source.text.lower()
    is_plain = is_nearest and not count_denials(sentence, frozenset(ANY_WORD.findall(lower)))
    for negation in (*find_negations(source.text), *GOVERNS.finditer(lower)):
        clause = words_denied(source.text, negation), words_before(source.text, negation)
        head = verb_denied(source.text, negation) or _governed(source.text, negation)
        places = [each.span() for each in _forms_in(sentence, head)]
        if places:
            shared = stems & (stems_of(clause[0]) | stems_of(clause[1]))
            least = ENOUGH + (head in LIGHT_VERBS)
            if len(shared | {stem_of(head)}) < least:
                continue
            if any(is_denied_at(sentence, *each, frozenset()) for each in places):
                continue
            if not all(denied_there(head, stems, (), every)):
                continue
        elif not is_plain or not _is_same(stems, *map(stems_of, clause), is_of_verb=bool(head)):
            continue
        if _tells_other_time(clause[0].lower(), sentence.lower()):
            continue  # not before nine: until nine
        place = places[0][0] if places else 0
        words = " ".join(sentence[sentence.rfind(" ", 0, max(0, place - 20)) + 1 :].split()[:8])
        printed = " ".join(source.text[negation.start() :].split()[:7])
        return Denial(words, printed, is_denied=False)
    return None


def _tells_other_time(about: str, sentence: str) -> bool:
    """Whether a denial and a sentence tell of a time by different words: not before, until."""
    denied_times, times = TIMES.findall(about), TIMES.findall(sentence)
    return bool(denied_times and times) and set(denied_times).isdisjoint(times)


def _is_same(
    stems: frozenset[str], scope: frozenset[str], before: frozenset[str], *, is_of_verb: bool
) -> bool:
    """Whether a sentence says what a clause denies: mostly, if it says so by another verb."""
    shared = stems & (scope | before)
    if is_of_verb:
        return len(shared) >= _MOSTLY and 5 * len(shared) >= 3 * len(scope | before)
    return len(shared) >= ENOUGH and 2 * len(stems & scope) >= len(scope)


def _forms_in(sentence: str, head: str) -> Iterator[re.Match[str]]:
    """Yield the places where a sentence has a form of a verb."""
    if head:
        for each in ANY_WORD.finditer(sentence.lower()):
            if is_form(each[0], head):
                yield each


def _governed(text: str, verb: re.Match[str]) -> str:
    """Return the verb that another one denies: “settle” of “refused to settle”."""
    if "g" not in verb.re.groupindex:
        return ""
    words = ANY_WORD.findall(text[verb.end() : verb.end() + SCOPE].lower())
    return next((each for each in words[:3] if each not in PASSED and len(each) > 2), "")


def lacked_in(source: SourceSentence, sentence: str) -> Denial | None:
    """Return what something was without, where a sentence has it: it ended without an eruption."""
    stems = stems_of(sentence)
    if len(stems & source.stems) < _MOSTLY:
        return None
    lower = source.text.lower()
    words = frozenset(ANY_WORD.findall(lower))
    for without in LACKED.finditer(lower):
        there = re.search(rf"\b{re.escape(without['lacked'])}\b", sentence.lower())
        if there and len(there[0]) >= SHORT and not count_denials(sentence, words):
            said = " ".join(sentence[: there.end()].split()[-8:])
            printed = " ".join(source.text[without.start() :].split()[:7])
            return Denial(said, printed, is_denied=False)
    return None


def contrary_in(source: SourceSentence, sentence: str, own: frozenset[str]) -> Denial | None:
    """Return the word of a source of which a sentence has the contrary: known for unknown."""
    words = frozenset(ANY_WORD.findall(source.text.lower()))
    for word in words:
        bare = word.removeprefix("un")
        if (
            bare != word
            and word not in NO_CONTRARIES
            and _is_contrary(bare, own)
            and not words & {bare, "not"}
        ):
            place = sentence.lower().find(bare)
            if not count_denials(CUT.split(sentence[:place].lower())[-1]):
                return Denial(bare, word, is_denied=False)
    return None


def _is_contrary(bare: str, own: Collection[str]) -> bool:
    return len(bare) >= SHORT and bare in own
