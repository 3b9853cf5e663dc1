"""Finds where a sentence denies what its source says, or says what its source denies.

What a negation denies is looked for by its word: “did not sign” is held against the places where
the source has a form of “sign”, and each of these is denied or not. Where the source has other
words, a sentence that denies needs a word that denies, such as “refused”, in what it retells.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from briefing.evidence.modality_sentences import ANY_WORD, ENOUGH, SourceSentence, stem_of, stems_of
from briefing.evidence.negation_words import (
    ABSENT,
    ALL_OR_NONE,
    ARTICLES,
    CALENDAR,
    CHANGED,
    COMPARED,
    CONTRAST,
    COPULA,
    CUT,
    DENIED_BEHIND,
    DENYING,
    END,
    FIRST,
    GOES_ON,
    GOVERNS,
    IN_OTHER_LANGUAGES,
    LIGHT_VERBS,
    NO_CONTRARIES,
    NOT,
    NOT_ALONE,
    OF_A_PART,
    OF_AN_END,
    OF_THE_CURATOR,
    OF_THINGS,
    OF_VERBS,
    ONLY_LOOKS,
    PASSED,
    PLAIN_DENIALS,
    SILENT,
    SUPERLATIVE,
    TIMES,
    TURNED,
    WITHOUT,
)
from briefing.evidence.verb_forms import forms_of
from briefing.model.lean_typing import NamedTuple

_SHORT = 4
"""Letters of a word that are too few to be told from a part of another."""
_SCOPE = 60
"""Characters behind a negation that it is about, at most."""
_CITED_FOR_THIS = 0.6
"""Of the words that one citation shares with a sentence: what shares fewer is cited for more."""
_COMPARABLE = 0.5
"""Of the words that the nearest sentence shares: another that has as many may be the one retold."""
_MOSTLY = 3
"""Words that a clause which denies shares with a sentence that says the same in another verb."""
_LACKED = re.compile(r"\bwithout(?= (?:(?:a|an|any|the) )?(?P<lacked>\w+))")
_POSSESSIVE = re.compile(r"\W*(?:the |an? )?(?:\w+ ){0,2}\w+[’']s?(?!\w)")
_LONG = 2_000
"""Characters of a sentence; what is longer is a table or a list, and is not compared."""
_MOST = 100
"""Sentences of a citation that are compared."""
_IN_ITS_WORDS = 2
"""Of so many words that are denied one at least stands in what is retold; else nothing is said."""
_BEFORE = 80
"""Characters before a word in which what denies it stands, at most."""


class Denial(NamedTuple):
    """What a sentence says and what its source prints, and whether the sentence is what denies."""

    said: str
    printed: str
    is_denied: bool


def denied(sentence: str) -> str:
    """Return the words by which a sentence says that something is not so; else an empty string.

    What it says of its source, that it does not tell something, is none of them.
    """
    negation = next(_negations(sentence, OF_THE_CURATOR, ABSENT), None)
    return _words_around(sentence, negation) if negation else ""


def may_deny(text: str, sentence: str) -> bool:
    """Whether a text can deny what a sentence says: asked before it is taken apart."""
    lower = text.lower()
    if NOT.search(lower) or GOVERNS.search(lower):
        return True
    said = sentence.lower()
    if any(each["lacked"] in said for each in _LACKED.finditer(lower)):
        return True
    own = ANY_WORD.findall(said)
    return any(f"un{word}" in lower for word in own if len(word) >= _SHORT)


def denies_somehow(text: str, language: str) -> bool:
    """Whether a text has any word that can deny; True in a language whose words are not known."""
    lower = text.lower()
    if language == "en":
        return _denials(lower) > 0
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
    negations = list(_negations(sentence, OF_THE_CURATOR, ABSENT))
    left = []
    for negation in negations:
        is_found = False
        is_double = _is_double(sentence, negation)
        for sentences in _comparable(stems, cited):
            there = _denied_there(_head(sentence, negation), stems, own, sentences)
            is_found = is_found or bool(there)
            # A second negation in the clause turns it around.
            if there and (all(there) if is_double else not any(there)):
                return _denied(sentence, negation, _nearest(stems, sentences))
        if not is_found:
            left.append(negation)
    if left and (told := _undenied(sentence, stems, left, cited)):
        return told
    for sentences in cited:
        for number, source in enumerate(_nearest(stems, sentences)):
            told = _about(source, sentence, every, is_nearest=not number)
            told = told or _contrary(source, sentence, own)
            told = told or (None if number else _lacked(source, sentence))
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
    about_text = _scope(sentence, negations[0]).lower()
    about = stems_of(about_text)
    for sentences in _comparable(stems, cited):
        near = _nearest(stems, sentences)
        if len(negations) <= sum(_denials(each.text, own) for each in near):
            continue
        if _is_first(about_text, near[:1]):
            continue
        if _is_of_another(sentence, negations[0], near[:1], sentences):
            continue
        is_whole = len(list(filter(str.isalpha, about))) >= ENOUGH
        if is_whole and any(
            about <= each.stems and not _denials(each.text, own) for each in near[:1]
        ):
            return _denied(sentence, negations[0], near)
        turns = (
            _is_turned(_words_of(negations[0]), about_text, each.text.lower()) for each in near[:1]
        )
        if any(turns):
            continue
        if TIMES.search(about_text) and any(TIMES.search(each.text.lower()) for each in sentences):
            continue  # not before autumn: until autumn, or put back
        if negations[0][0].lower() in OF_THINGS:
            continue  # no expulsions: of who was not expelled, and of much else
        if not _is_in_its_words(about, _head(sentence, negations[0]), near):
            continue
        if len(negations) > 1:
            return _denied(sentence, negations[1], near)
        if not any(
            2 * len(about & each.stems) > len(about) and _denials(each.text, own)
            for each in sentences
        ):
            return _denied(sentence, negations[0], near)
    return None


def _is_in_its_words(about: frozenset[str], head: str, near: Sequence[SourceSentence]) -> bool:
    """Whether what is denied has words of what is retold: else it may be said in quite others."""
    told = {each for each in about if each.isalpha()} - CALENDAR
    shared = max((len(told & each.stems) for each in near), default=0)
    if not about or (told and _IN_ITS_WORDS * shared >= len(told)):
        return True
    words = (word for each in near for word in ANY_WORD.findall(each.text.lower()))
    return bool(head) and any(_is_form(word, head) for word in words)


def _is_of_another(
    sentence: str,
    negation: re.Match[str],
    near: Sequence[SourceSentence],
    sentences: Sequence[SourceSentence],
) -> bool:
    """Whether a clause that denies may retell another sentence than the nearest, one that denies.

    It may if it is joined on, and has nothing of the nearest: “…, which has not been confirmed”.
    """
    before, about = _before(sentence, negation), _scope(sentence, negation)
    cuts = [each[0] for each in END.finditer(sentence, 0, negation.start())]
    is_part = bool(cuts) and (cuts[-1].isalpha() or cuts[-1] == ";")
    stems = stems_of(about) | stems_of(before)
    if not is_part or not all(stems.isdisjoint(each.stems) for each in near):
        return False
    others = [each for each in sentences if each not in near]
    return any(NOT.search(NOT_ALONE.sub("", each.text.lower())) for each in others)


def _is_first(about: str, near: Sequence[SourceSentence]) -> bool:
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


def _words_of(negation: re.Match[str]) -> str:
    """Return a negation, with the “longer” of “no longer”."""
    longer = negation.string[negation.end() :].startswith(" longer")
    return f"{negation[0]} longer" if longer else negation[0]


def _is_double(sentence: str, negation: re.Match[str]) -> bool:
    """Whether the clause of a negation has another one before it, which turns it around."""
    return bool(NOT.search(_before(sentence, negation).lower()))


def _head(text: str, negation: re.Match[str]) -> str:
    """Return the word that a negation denies: the first behind it that says something.

    None is returned for the negation of a part: not the wards, not in the autumn.
    """
    if negation[0].lower() not in OF_VERBS and not negation[0].endswith("t"):
        return ""
    is_copula = COPULA.search(text[max(0, negation.start() - 8) : negation.start()].lower())
    scope = _scope(text, negation).lower()
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


def _denied_there(
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
            (shared, _is_denied(each.text, *word.span(), stems, own))
            for word in ANY_WORD.finditer(each.text.lower())
            if _is_form(word[0], head)
        ]
    most = max((shared for shared, _ in found), default=0)
    return [is_denied for shared, is_denied in found if shared >= _COMPARABLE * most]


def _is_denied(
    text: str, start: int, end: int, stems: frozenset[str], own: Collection[str] = ()
) -> bool:
    """Whether a word of a text is denied in its clause: before it, or by what follows at once.

    Of what denies by itself, the words of `own` do not count, nor what a sentence without one of
    `stems` is “without”.
    """
    before = CUT.split(text[max(0, start - _BEFORE) : start].lower())[-1]
    after = text[end : end + _SCOPE].lower()
    if _denials(before, own) or DENIED_BEHIND.match(after) or _denials(text[start:end], own):
        return True
    if CONTRAST.match(after):
        return True
    without = WITHOUT.match(after)
    return bool(without and not stems.isdisjoint(stems_of(without[1])))


def _comparable(
    stems: frozenset[str], cited: Sequence[Sequence[SourceSentence]]
) -> Iterator[Sequence[SourceSentence]]:
    """Yield the sentences of each citation that shares about as much with a sentence as any."""
    most = [max((len(stems & each.stems) for each in sentences), default=0) for sentences in cited]
    for sentences, number in zip(cited, most, strict=True):
        if sentences and number >= _CITED_FOR_THIS * max(most):
            yield sentences


def _negations(text: str, *passed: re.Pattern[str]) -> Iterator[re.Match[str]]:
    lower = text.lower()
    if len(lower) != len(text):
        return
    for pattern in (NOT_ALONE, *passed):
        lower = pattern.sub(lambda match: " " * len(match[0]), lower)
    yield from NOT.finditer(lower)


def _denied(sentence: str, negation: re.Match[str], near: Iterable[SourceSentence]) -> Denial:
    printed = next((" ".join(each.text.split()[:8]) for each in near), "")
    return Denial(_words_around(sentence, negation), printed, is_denied=True)


def _words_around(sentence: str, negation: re.Match[str]) -> str:
    start = sentence.rfind(" ", 0, max(0, negation.start() - 1)) + 1
    return " ".join(sentence[start:].split()[:7])


def _denials(text: str, passed: Collection[str] = ()) -> int:
    """Return how many words of a text deny, without those that a sentence has as well."""
    lower = NOT_ALONE.sub("", text.lower())
    words = DENYING.findall(ONLY_LOOKS.sub("", lower))
    return len(NOT.findall(lower)) + sum(
        each not in passed or each in PLAIN_DENIALS for each in words
    )


def _nearest(stems: frozenset[str], sentences: Sequence[SourceSentence]) -> list[SourceSentence]:
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


def _scope(text: str, negation: re.Match[str]) -> str:
    """Return the words behind a negation that it is about."""
    scope = text[negation.end() : negation.end() + _SCOPE]
    end = END.search(scope)
    return scope[: end.start()] if end else scope


def _about(
    source: SourceSentence, sentence: str, every: Sequence[SourceSentence], *, is_nearest: bool
) -> Denial | None:
    """Return the negation of a source that is about what a sentence says without denying it."""
    stems = stems_of(sentence)
    lower = source.text.lower()
    is_plain = is_nearest and not _denials(sentence, frozenset(ANY_WORD.findall(lower)))
    for negation in (*_negations(source.text), *GOVERNS.finditer(lower)):
        clause = _scope(source.text, negation), _before(source.text, negation)
        head = _head(source.text, negation) or _governed(source.text, negation)
        places = [each.span() for each in _forms_in(sentence, head)]
        if places:
            shared = stems & (stems_of(clause[0]) | stems_of(clause[1]))
            least = ENOUGH + (head in LIGHT_VERBS)
            if len(shared | {stem_of(head)}) < least:
                continue
            if any(_is_denied(sentence, *each, frozenset()) for each in places):
                continue
            if not all(_denied_there(head, stems, (), every)):
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


def _lacked(source: SourceSentence, sentence: str) -> Denial | None:
    """Return what something was without, where a sentence has it: it ended without an eruption."""
    stems = stems_of(sentence)
    if len(stems & source.stems) < _MOSTLY:
        return None
    lower = source.text.lower()
    words = frozenset(ANY_WORD.findall(lower))
    for without in _LACKED.finditer(lower):
        there = re.search(rf"\b{re.escape(without['lacked'])}\b", sentence.lower())
        if there and len(there[0]) >= _SHORT and not _denials(sentence, words):
            said = " ".join(sentence[: there.end()].split()[-8:])
            printed = " ".join(source.text[without.start() :].split()[:7])
            return Denial(said, printed, is_denied=False)
    return None


def _forms_in(sentence: str, head: str) -> Iterator[re.Match[str]]:
    """Yield the places where a sentence has a form of a verb."""
    if head:
        for each in ANY_WORD.finditer(sentence.lower()):
            if _is_form(each[0], head):
                yield each


def _governed(text: str, verb: re.Match[str]) -> str:
    """Return the verb that another one denies: “settle” of “refused to settle”."""
    if "g" not in verb.re.groupindex:
        return ""
    words = ANY_WORD.findall(text[verb.end() : verb.end() + _SCOPE].lower())
    return next((each for each in words[:3] if each not in PASSED and len(each) > 2), "")


def _is_form(word: str, head: str) -> bool:
    return word in forms_of(head) or (len(head) > _SHORT and stem_of(word) == stem_of(head))


def _contrary(source: SourceSentence, sentence: str, own: frozenset[str]) -> Denial | None:
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
            if not _denials(CUT.split(sentence[:place].lower())[-1]):
                return Denial(bare, word, is_denied=False)
    return None


def _is_contrary(bare: str, own: Collection[str]) -> bool:
    return len(bare) >= _SHORT and bare in own


def _before(text: str, negation: re.Match[str]) -> str:
    """Return the words of the same clause before a negation."""
    first = max(0, negation.start() - _SCOPE)
    before = text[first : negation.start()]
    if first:
        before = before.partition(" ")[2]  # a cut word is another one
    return END.split(before)[-1]
