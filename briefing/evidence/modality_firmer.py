"""Finds where a sentence is firmer than its source: what was planned is told as done."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.evidence.modality_phrases import (
    Force,
    Marker,
    has_marker,
    is_attributed,
    is_excused,
)
from briefing.evidence.modality_sentences import (
    ANY_WORD,
    BOUNDARY,
    ENOUGH,
    STEM,
    Mismatch,
    SourceSentence,
    scope_of,
    stem_of,
    stems_of,
    words_said,
)
from briefing.evidence.verb_forms import PAST_FORMS, forms_of, pasts_of

_HOPES = re.compile(
    r"\b(?:if|unless|whether|hope[sd]?|hoping|wish(?:es|ed)?|forecasts?|predict\w*|should|likely)\b"
)


_THINGS = re.compile(
    r"(?:[’']s|\b(?:the|its|their|his|her|this|that))(?: [\w-]+){0,2}"
    r" (?:plans?|proposals?|drafts?|goals?|targets?|study|studies)\b(?! (?:to|for)\b)"
)
"""What may be told of as any other thing: what the plan did is done."""


def without_things(sentence: str) -> str:
    """Return a sentence without the plans and the like that it tells of as of any other thing."""
    return _THINGS.sub("", sentence)


_ASIDE = re.compile(
    r",? (?:so as to|in order to|so that)\b|, (?:as|which|who|since|while)\b"
    r"| (?:that|which|who) can\b"
)
"""What begins the part of a sentence that says nothing of how sure the rest is."""


def find_firmer(
    sentence: str,
    stems: frozenset[str],
    markers: Sequence[Marker],
    nearest: Sequence[SourceSentence],
) -> Mismatch | None:
    """Return where a sentence is firmer than one of the sentences that it retells."""
    if done := _find_done(sentence, nearest):
        return done
    weakest = min((each.force for each in markers), default=Force.DONE)
    if weakest is Force.WILL:
        is_condition = all(each.text.lower() == "would" for each in markers)
        is_open_still = is_condition or bool(_HOPES.search(sentence))
    else:
        is_open_still = is_excused(_ASIDE.split(without_things(sentence))[0])
    if weakest < Force.WILL or is_open_still:
        return None
    # “Is to” may tell of a plan as well as “plans to” does.
    is_to = weakest is Force.WILL and all(each.text.endswith(" to") for each in markers)
    told = _find_firmer_word(sentence, stems, markers, nearest, is_to=is_to)
    if told or weakest is not Force.WILL or is_to:
        return told
    return _will_for_less(sentence, stems, markers, nearest)


_CLAUSE = re.compile(
    r"[,;:]|\b(?:as|who|which|that|because|but|when|while|if|unless|after|before|and|how|where)\b"
)
_ENDS_AHEAD = re.compile(r"\b(?:to|be|been|being|a|an|the|of|is|are|was|were|has|have|had) $")


def _find_done(sentence: str, nearest: Sequence[SourceSentence]) -> Mismatch | None:
    """Return the verb that is ahead in a source and past in a clause that leaves nothing open."""
    for source in nearest:
        for marker in source.markers if len(source.text) <= _LONG else ():
            if marker.force is Force.HEARSAY:
                continue
            scope, head = scope_of(source, marker)
            if len(head) < _SHORTEST or _is_past_there(source, head):
                continue
            for match in re.finditer(rf"\b(?:{'|'.join(pasts_of(head))})\b", sentence):
                before = _CLAUSE.split(sentence[: match.start()])[-1]
                clause = before + _CLAUSE.split(sentence[match.start() :])[0]
                shared = stems_of(clause) & (scope - {stem_of(head)})
                if _ENDS_AHEAD.search(before) or has_marker(clause) or not before.strip():
                    continue
                if len(shared) >= _ABOUT and len(stems_of(sentence) & source.stems) >= ENOUGH:
                    printed = " ".join(source.text[marker.start :].split()[:6])
                    return Mismatch(" ".join(clause.split()[:7]), printed, is_firmer=True)
    return None


def _is_past_there(source: SourceSentence, verb: str) -> bool:
    """Whether a sentence of a source has a verb as done as well."""
    return not frozenset(pasts_of(verb)).isdisjoint(ANY_WORD.findall(source.text))


_LONG = 2_000
"""Characters of a sentence; what is longer is a table or a list, and is not compared."""
_SHORTEST = 3
"""Letters of a verb that is compared."""
_ABOUT = 1
"""Words that the clause of a verb shares with what the source says is ahead."""


def _find_firmer_word(
    sentence: str,
    stems: frozenset[str],
    markers: Sequence[Marker],
    nearest: Sequence[SourceSentence],
    *,
    is_to: bool,
) -> Mismatch | None:
    """Return a phrase of the source that is about what the sentence says more firmly."""
    weakest = min((each.force for each in markers), default=Force.DONE)
    words = frozenset(ANY_WORD.findall(sentence.casefold()))
    is_past = weakest is Force.DONE and is_in_past(sentence)
    for source in nearest:
        for marker in source.markers:
            if marker.force is Force.WILL and weakest is Force.WILL:
                continue
            if marker.force is Force.PLANNED and (is_to or _is_given_up(source, marker)):
                continue
            if marker.force is Force.HEARSAY and is_attributed(sentence):
                continue
            scope, head = scope_of(source, marker)
            shared = {each for each in stems & scope if each.isalpha()}
            has_verb = not words.isdisjoint(forms_of(head))
            has_verb = has_verb or (len(head) > STEM and stem_of(head) in map(stem_of, words))
            is_told = _is_about(shared, scope, marker, has_verb=has_verb) or _is_all(source, stems)
            if is_told or (is_past and _is_most(shared, scope)):
                if _is_said_firmly(source, marker, weakest):
                    continue
                printed = " ".join(source.text[marker.start :].split()[:6])
                return Mismatch(words_said(sentence, markers, shared), printed, is_firmer=True)
    return None


_FIXED = ("set for", "due on", "due in", "scheduled", "slated")
"""What is fixed for a day “will” be then."""
_NOT_BEFORE = re.compile(r"(?:\bnot|\bnever|n[’']t|\bhad|\bwas to have) (?:\w+ly )?$")


def _is_given_up(source: SourceSentence, marker: Marker) -> bool:
    """Whether a wish or plan is none: somebody did not want it, or had intended it once."""
    return bool(_NOT_BEFORE.search(source.text[max(0, marker.start - 20) : marker.start].lower()))


def _will_for_less(
    sentence: str,
    stems: frozenset[str],
    markers: Sequence[Marker],
    nearest: Sequence[SourceSentence],
) -> Mismatch | None:
    """Return the phrase of the nearest sentence where no sentence that is near says “will”."""
    if any(each.force is Force.WILL for source in nearest for each in source.markers):
        return None
    shared = {each: len(stems & each.stems) for each in nearest}
    source = max(nearest, key=lambda each: shared[each], default=None)
    if source is None or len(source.markers) != 1:
        return None
    (marker,) = source.markers
    scope, _ = scope_of(source, marker)
    said = {each for each in stems & scope if each.isalpha()}
    is_fixed = marker.text.lower().startswith(_FIXED) or _is_given_up(source, marker)
    if (
        not said
        or is_fixed
        or marker.force is Force.HEARSAY
        or BOUNDARY.search(source.text, marker.start)
    ):
        return None
    printed = " ".join(source.text[marker.start :].split()[:6])
    return Mismatch(words_said(sentence, markers, said), printed, is_firmer=True)


def _is_about(shared: set[str], scope: frozenset[str], marker: Marker, *, has_verb: bool) -> bool:
    """Whether a phrase of the source is about what the sentence says."""
    if len(shared) < min(ENOUGH, len(scope)) or not shared:
        return False
    if has_verb:
        return True
    # What is to come is told in many ways: there it takes the verb itself.
    return marker.force is not Force.WILL and 2 * len(shared) >= len(scope)


_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do)\b")
_PAST_VERB = re.compile(r"\b(?:was|were|had|did)\b|\b[a-z]{2,}ed\b")


def is_in_past(sentence: str) -> bool:
    """Whether a sentence tells of what was, and of nothing that is."""
    if _PRESENT.search(sentence):
        return False
    if _PAST_VERB.search(sentence):
        return True
    return not PAST_FORMS.isdisjoint(ANY_WORD.findall(sentence))


def _is_most(shared: set[str], scope: frozenset[str]) -> bool:
    return len(shared) >= ENOUGH and 2 * len(shared) >= sum(each.isalpha() for each in scope)


def _is_all(source: SourceSentence, stems: frozenset[str]) -> bool:
    """Whether the source's sentence is one clause with one phrase, and the same is said."""
    shared = {each for each in stems & source.stems if each.isalpha()}
    is_one = (
        len(source.markers) == 1 and not BOUNDARY.search(source.text) and "," not in source.text
    )
    longer = sum(each.isalpha() for each in source.stems)
    if not is_one or len(shared) <= 2 or 2 * len(shared) < longer:
        return False
    scope, _ = scope_of(source, source.markers[0])
    return not scope.isdisjoint(stems)


def _is_said_firmly(source: SourceSentence, marker: Marker, weakest: Force) -> bool:
    """Whether the same clause of the source has a firmer phrase, too: its plan will do it."""
    before = source.text[max(0, marker.start - 30) : marker.start].lower()
    if marker.force is Force.POSSIBLE and before.endswith("will "):
        return False  # will probably
    return weakest is Force.WILL and bool(re.search(r"\bwill\b", before))
