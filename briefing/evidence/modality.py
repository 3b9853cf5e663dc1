"""Compares how firm a sentence is with how firm its source is: done, to come, planned, possible.

It reads English alone, and judges only where a sentence of the source is clearly the one that is
retold: what it cannot tell it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.evidence.modality_firmer import find_firmer, is_in_past, without_things
from briefing.evidence.modality_phrases import HEDGES, Force, find_markers, is_excused
from briefing.evidence.modality_sentences import ENOUGH, Mismatch, SourceSentence, stems_of
from briefing.evidence.modality_weaker import find_done, find_printed_day, find_weaker

_COMPARABLE = 0.6
"""Of the words that one citation shares with a sentence: another that has as many counts, too."""


def compare_force(sentence: str, cited: Sequence[Sequence[SourceSentence]]) -> Mismatch | None:
    """Return where a sentence is firmer than each of its citations, or weaker than each.

    `cited` are the sentences of each citation.
    """
    stems = stems_of(sentence)
    markers = find_markers(sentence)
    every = [each for sentences in cited for each in sentences]
    for hedge in markers:
        if hedge.force < Force.WILL and (
            told := find_printed_day(sentence, hedge, every)
            or find_done(sentence, hedge, stems, every)
        ):
            return told
    found: list[tuple[int, Mismatch | None]] = []
    for sentences in cited:
        nearest = _nearest(stems, sentences)
        firmer = find_firmer(sentence, stems, markers, nearest)
        most = max((len(stems & each.stems) for each in sentences), default=0)
        found.append((most, firmer or find_weaker(sentence, stems, markers, sentences)))
    first = max(found, key=lambda each: (each[1] is not None, each[0]), default=(0, None))
    # What shares much less with the sentence is cited for something else, and excuses nothing.
    asked = [each for most, each in found if most >= _COMPARABLE * first[0]]
    if first[1] and all(each and each.is_firmer is first[1].is_firmer for each in asked):
        return first[1]
    return None


def _nearest(stems: frozenset[str], sentences: Sequence[SourceSentence]) -> list[SourceSentence]:
    """Return the sentences that share most words with another; none if these are too few."""
    shared = [len(stems & each.stems) for each in sentences]
    least = max(ENOUGH, max(shared, default=0) / 3)
    return [each for each, number in zip(sentences, shared, strict=True) if number >= least]


def leaves_open(sentence: str) -> bool:
    """Whether a sentence has a phrase that makes it less than sure."""
    return any(each.force < Force.WILL for each in find_markers(sentence))


_AGREED = re.compile(
    r"\b(?:agree[sd]?|sign(?:s|ed)?|accept(?:s|ed)|approve[sd]|decide[sd]?|said)\b"
)


def tells_in_present(sentence: str) -> bool:
    """Whether a sentence has neither a phrase of modality nor a verb of the past."""
    return not find_markers(sentence) and not _is_done(sentence)


def _is_done(clause: str) -> bool:
    return is_in_past(clause) or bool(_PERFECT.search(clause))


def claimed_as_done(sentence: str, *, is_commitment: bool = False) -> str:
    """Return the beginning of a sentence that says nothing of being ahead; else an empty string.

    That a plan is somebody's says nothing: “under its plan the levy rose”. A commitment may be told
    as what was agreed or said.
    """
    said = _STATES.sub("", _AHEAD_OF.sub("", without_things(sentence)))
    if find_markers(said) or is_excused(said):
        return ""
    if is_commitment and _AGREED.search(said):
        return ""
    # The plain present tells of what is to come as well: the rent stays, the fund goes to them.
    for clause in _CLAUSES.split(said):
        if not is_in_past(clause) and (is_commitment or not _PERFECT.search(clause)):
            return ""
    return " ".join(sentence.split()[:8])


_PERFECT = re.compile(r"\b(?:has|have|had) (?:\w+ly )?(?:been|\w+(?:ed|en|t|wn|de|ne|id))\b")
_CLAUSES = re.compile(r";|, (?:but|and|while|though|although)\b")
_STATES = re.compile(
    r"\b(?:stays?|remains?|keeps?|gets?|goes|stands?|becomes?|feels?|looks?) (?:\w+ly )?"
    r"(?:un)?\w+(?:ed|en|t)\b"
)
"""What goes on being so, which has the form of a past: stays closed."""
_AHEAD_OF = re.compile(r"\bahead of\b")


def may_hedge(text: str, language: str) -> bool:
    """Whether a text in another language has any word that leaves something open.

    True in a language of which no such words are known.
    """
    pattern = HEDGES.get(language)
    return pattern is None or re.search(pattern, text.lower()) is not None
