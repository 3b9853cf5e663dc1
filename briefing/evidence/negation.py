"""Finds where a sentence denies what its source says, or says what its source denies.

A negation of a sentence has to have a counterpart in the sentences that are retold: a negation, or
a word that denies by itself, such as “refused” or “unknown”. A negation of a source has to have one
in the sentence if it is about what the sentence says.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from briefing.evidence.modality_sentences import ANY_WORD, ENOUGH, SourceSentence, stem_of, stems_of
from briefing.model.lean_typing import NamedTuple

_NOT = re.compile(
    r"\b(?:not|no(?! doubt)|nor|never|nobody|none|nothing|nowhere|neither|cannot)\b"
    r"|\b(?:ca|do|does|did|is|are|was|were|wo|would|could|should|has|have|had|must)n[’']t\b"
)
_DENYING = re.compile(
    r"\b(?:without|lack\w*|fail\w*|refus\w+|reject\w*|den(?:y|ies|ied)|absen\w+|stop\w* short"
    r"|hardly|scarcely|barely|rarely|seldom|few|only|solely|except\w*|whatever|regardless"
    r"|unless|abolish\w*|renounc\w+|prevent\w*|avoid\w*|ban(?:s|ned)?|prohibit\w*"
    r"|rul(?:e|es|ed|ing) out|oppos\w+|object(?:s|ed|ion\w*)?|declin\w+|far from|first time"
    r"|too (?=[a-z])|cancel\w*|call\w* off|withh\w+|doubt\w*|as opposed|free of|isolat\w+"
    r"|(?:un|in(?=[a-z]+(?:ible|able|ent|ant|ate|ive)\b)|non-?|dis|im(?=p)|ir(?=r)|il(?=l))[a-z]{4,})\b"
)
_PLAIN_DENIALS = frozenset(("only", "without", "unless", "few", "solely"))
"""Of them those that deny something else in each sentence; the others may be names of things."""
_ONLY_LOOKS = re.compile(
    r"\b(?:under\w*|until|united|unit\w*|union\w*|universit\w+|unique\w*|unanim\w+|universal\w*"
    r"|distribut\w+|discuss\w*|disclos\w+|disguis\w+|discover\w*|display\w*|distan\w+|district\w*|dispatch\w*"
    r"|important\w*|impos\w+|impro\w+|import\w*|implement\w*|impact\w*|impl\w+|illustrat\w+"
    r"|independ\w+|intent\w*|invent\w+|investigat\w+|instant\w*|indicat\w+|initiat\w+|incident\w*"
    r"|intelligen\w+|innovati\w+|inclu\w+|intensi\w+|initiative\w*|incentive\w*|interactive"
    r"|discipl\w+|dispos\w+|disk\w*|dish\w*|distinct\w*|disput\w+|unveil\w*|unprecedented\w*)\b"
)
"""Words that begin like denials and are none."""
_NOT_ALONE = re.compile(r"\bnot only\b|\bnot just\b|\bno less\b|\bnot least\b|\bno later than\b")
"""Negations that deny nothing."""
_OF_THE_CURATOR = re.compile(
    r"\b(?:is|are|was|were)? ?not (?:\w+ )?(?:given|stated|named|specified|told|known|clear"
    r"|identified)\b|\b(?:does|do|did) not (?:say|name|give|state|tell|report|specify)\b"
    r"|\bno (?:source|report|article|paper|text)\b"
)
"""What a curator says of a source: that it does not tell something stands in no source."""

_ABSENT = re.compile(r"\b(?:has|have|had|is|are|was|were) no (?=[a-z])(?!longer\b)")
"""A list “has no line for it” where it has none: nothing in the source says so."""

_OTHERS = {
    "de": r"\b(?:nicht\w*|kein\w*|nie|niemals|niemand\w*|ohne|weder|nirgend\w*|kaum|un[a-zäöü]{4,}"
    r"|lehn\w+|weiger\w+|nur|statt|vor(?:erst)?|fehl\w*|bevor|bis)\b",
    "fr": r"\b(?:ne|pas|jamais|aucune?|sans|rien|ni|non|personne|seul\w*|refus\w*)\b|\bn[’']",
    "es": r"\b(?:no|nunca|sin|ning[uú]n\w*|nada|nadie|ni|jamás|s[oó]lo|neg\w+|rechaz\w+)\b",
    "it": r"\b(?:non|mai|senza|nessun\w*|niente|nulla|né|sol[oi]|rifiut\w+)\b",
    "pt": r"\b(?:não|nunca|sem|nenhum\w*|nada|ninguém|nem|só|apenas|recus\w+)\b",
    "nl": r"\b(?:niet\w*|geen|nooit|zonder|niemand|noch|nergens|on[a-z]{4,}|alleen|weiger\w+)\b",
    "ja": r"ない|なか[っつ]|な[くし]|ず|ぬ|ません|無|未|不|非|否|ざる|まい|断念|中止|だけ|のみ|限",
    "zh": r"不|没|未|无|非|否|别|莫|只|仅|限",
    "ko": r"않|없|못|아니|안 |불|미|무|비|만 ",
}
"""Words by which other languages deny, as far as a paragraph without any of them denies nothing."""
_WORD = re.compile(r"[^\W\d_]{4,}")
_SHORT = 4
"""Letters of a word that are too few to be told from a part of another."""
_SCOPE = 60
"""Characters behind a negation that it is about, at most."""
_END = re.compile(r"[;:()]|, |\b(?:but|which|who|while|although|because|and)\b")
_SHARE = 3
"""Of the words that a negation is about, one in so many stands in the sentence as well."""
_CITED_FOR_THIS = 0.6
"""Of the words that one citation shares with a sentence: what shares fewer is cited for more."""
_COMPARABLE = 0.5
"""Of the words that the nearest sentence shares: another that has as many may be the one retold."""


class Denial(NamedTuple):
    """What a sentence says and what its source prints, and whether the sentence is what denies."""

    said: str
    printed: str
    is_denied: bool


def denied(sentence: str) -> str:
    """Return the words by which a sentence says that something is not so; else an empty string.

    What it says of its source, that it does not tell something, is none of them.
    """
    negation = next(_negations(sentence, _OF_THE_CURATOR, _ABSENT), None)
    return _words_around(sentence, negation) if negation else ""


def may_deny(text: str, sentence: str) -> bool:
    """Whether a text can deny what a sentence says: asked before it is taken apart."""
    lower = text.lower()
    if _NOT.search(lower):
        return True
    own = ANY_WORD.findall(sentence.lower())
    return any(f"un{word}" in lower for word in own if len(word) > _SHORT)


def denies_somehow(text: str, language: str) -> bool:
    """Whether a text has any word that can deny; True in a language whose words are not known."""
    lower = text.lower()
    if language == "en":
        return _denials(lower) > 0
    pattern = _OTHERS.get(language)
    # Compiled when it is asked for: most briefings need none of them.
    return pattern is None or re.search(pattern, lower) is not None


def compare_denial(sentence: str, cited: Sequence[Sequence[SourceSentence]]) -> Denial | None:
    """Return where a sentence denies what none of its citations denies, or the reverse.

    `cited` are the sentences of each citation, in English.
    """
    stems = stems_of(sentence)
    own = frozenset(ANY_WORD.findall(sentence.lower()))
    if negations := list(_negations(sentence, _OF_THE_CURATOR, _ABSENT)):
        about = stems_of(_scope(sentence, negations[0]))
        for sentences in _comparable(stems, cited):
            near = _nearest(stems, sentences)
            if len(negations) <= sum(_denials(each.text, own) for each in near):
                continue
            if len(negations) > 1:
                return _denied(sentence, negations[1], near)
            if not any(
                2 * len(about & each.stems) > len(about) and _denials(each.text, own)
                for each in sentences
            ):
                return _denied(sentence, negations[0], near)
        return None
    for sentences in cited:
        for place, source in enumerate(_nearest(stems, sentences)):
            told = _about(source, sentence, is_nearest=not place)
            if told or (told := _contrary(source, own)):
                return told
    return None


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
    for pattern in (_NOT_ALONE, *passed):
        lower = pattern.sub(lambda match: " " * len(match[0]), lower)
    yield from _NOT.finditer(lower)


def _denied(sentence: str, negation: re.Match[str], near: Iterable[SourceSentence]) -> Denial:
    printed = next((" ".join(each.text.split()[:8]) for each in near), "")
    return Denial(_words_around(sentence, negation), printed, is_denied=True)


def _words_around(sentence: str, negation: re.Match[str]) -> str:
    start = sentence.rfind(" ", 0, max(0, negation.start() - 1)) + 1
    return " ".join(sentence[start:].split()[:7])


def _denials(text: str, passed: Collection[str] = ()) -> int:
    """Return how many words of a text deny, without those that a sentence has as well."""
    lower = _NOT_ALONE.sub("", text.lower())
    words = _DENYING.findall(_ONLY_LOOKS.sub("", lower))
    return len(_NOT.findall(lower)) + sum(
        each not in passed or each in _PLAIN_DENIALS for each in words
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
    end = _END.search(scope)
    return scope[: end.start()] if end else scope


def _about(source: SourceSentence, sentence: str, *, is_nearest: bool) -> Denial | None:
    """Return the negation of a source that is about what a sentence says without denying it."""
    places = [(each.start(), stem_of(each[0].lower())) for each in _WORD.finditer(sentence)]
    for negation in _negations(source.text):
        scope = stems_of(_scope(source.text, negation))
        clause = scope | stems_of(_before(source.text, negation))
        found = [place for place, stem in places if stem in scope]
        shared = {stem for _, stem in places if stem in clause}
        if not found or len(shared) < ENOUGH or _SHARE * len(found) < len(scope):
            continue
        if not is_nearest and 2 * len(shared) < len(clause):
            continue
        said = sentence[max(0, found[0] - _SCOPE) : found[-1] + _SCOPE]
        if _denials(said) <= _denials(_scope(source.text, negation)):
            words = " ".join(said[said.find(" ") + 1 :].split()[:8])
            printed = " ".join(source.text[negation.start() :].split()[:7])
            return Denial(words, printed, is_denied=False)
    return None


def _contrary(source: SourceSentence, own: frozenset[str]) -> Denial | None:
    """Return the word of a source of which a sentence has the contrary: known for unknown."""
    if own & {"not", "no"}:
        return None
    words = frozenset(ANY_WORD.findall(source.text.lower()))
    for word in words:
        bare = word.removeprefix("un")
        if bare != word and _is_contrary(bare, own) and not words & {bare, "not"}:
            return Denial(bare, word, is_denied=False)
    return None


def _is_contrary(bare: str, own: Collection[str]) -> bool:
    return len(bare) > _SHORT and bare in own


def _before(text: str, negation: re.Match[str]) -> str:
    """Return the words of the same clause before a negation."""
    before = text[max(0, negation.start() - _SCOPE) : negation.start()]
    return _END.split(before)[-1]
