"""Finds where a sentence is weaker than its source: what is done is told as planned."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.evidence.modality_phrases import Force, Marker, is_open
from briefing.evidence.modality_sentences import (
    ANY_WORD,
    ENOUGH,
    LIGHT,
    SCOPE,
    Mismatch,
    SourceSentence,
    scope_of,
    stems_of,
)
from briefing.evidence.verb_forms import pasts_of

_ON_A_DAY = re.compile(r"\s*(?:on |in |by |the |of )*(?:[0-9]|[A-Z][a-z]+ [0-9])")
_DAY = re.compile(r"\s*(?:on |by )?(?P<day>[0-9]{1,2}) (?P<month>[A-Z][a-z]{2})[a-z]*\b")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def find_printed_day(
    sentence: str, hedge: Marker, sentences: Sequence[SourceSentence]
) -> Mismatch | None:
    """Return the day that sentences print as certain where a hedge stands before it."""
    match = _DAY.match(sentence, hedge.end) if hedge.force is Force.POSSIBLE else None
    if match is None or match["month"] not in _MONTHS:
        return None
    day, month = int(match["day"]), match["month"]
    printed = re.compile(
        rf"\b(?:0?{day}(?:st|nd|rd|th)?(?: of)? {month}[a-z]*|{month}[a-z]*\.? 0?{day}\b"
        rf"|[0-9]{{4}}-{_MONTHS.index(month) + 1:02}-{day:02})(?![0-9])"
    )
    told = [(each, found) for each in sentences if (found := printed.search(each.text))]
    if not told or any(marker.force < Force.WILL for each, _ in told for marker in each.markers):
        return None
    return Mismatch(sentence[hedge.start : match.end()], told[0][1][0], is_firmer=False)


_NO_FACT = re.compile(
    r"\b(?:to|be|not|never|would|could|may|might|will|if|should|whether|un\w+|once|until|when"
    r"|planned|expected|proposed|has been|been|being|is|are|was|were|a|an|the|of)\s+$"
)


def find_done(
    sentence: str, hedge: Marker, stems: frozenset[str], sentences: Sequence[SourceSentence]
) -> Mismatch | None:
    """Return the words by which the sentence that is retold has the very act done."""
    is_act = hedge.force is Force.PLANNED or hedge.text.lower() in _MODALS
    verb = next((each for each in ANY_WORD.findall(sentence[hedge.end :]) if each != "to"), "")
    shared = [len(stems & each.stems) for each in sentences]
    if not is_act or len(verb) < 3 or verb in LIGHT or max(shared, default=0) < ENOUGH:
        return None
    ahead = re.compile(rf"\b(?:to|will|would|could|may|might|can|should) (?:\w+ly )?{verb}\b")
    if any(ahead.search(each.text) for each in sentences):
        return None
    nearest = sentences[shared.index(max(shared))]
    for match in re.finditer(rf"\b(?:{'|'.join(pasts_of(verb))})\b", nearest.text):
        before = nearest.text[: match.start()]
        if not _NO_FACT.search(before[-20:]) and before.strip():
            said = " ".join(sentence[hedge.start :].split()[:6])
            printed = " ".join(nearest.text[match.start() :].split()[:8])
            return Mismatch(said, printed, is_firmer=False)
    return None


def _concerns(source: SourceSentence, marker: Marker, stems: frozenset[str]) -> bool:
    """Whether a phrase of the source is about anything that the sentence names."""
    if marker.force is not Force.PLANNED or source.text[marker.end - 3 : marker.end] == " to":
        return True
    scope, _ = scope_of(source, marker)
    before = stems_of(source.text[max(0, marker.start - SCOPE) : marker.start])
    return not stems.isdisjoint(scope | before)


_MODALS = ("could", "may", "might")


_SPEAKS = re.compile(
    r"\s*(?:have |has )?(?:said|told|wrote|reported|announced|called|warned|described|gave"
    r"|claimed|published|posted|issued|released|stated)\b"
)
_COMPARABLE = 0.6
"""Of the words that the nearest sentence shares: another that has as many may be retold as well."""
_GOES_ON = re.compile(r"(?:He|She|It|They|This|That|We|I)\b.{0,60}$", re.DOTALL)
"""A short sentence that is of what the one before it tells."""
_ASKS = re.compile(r"\b(?:how|why|whether|what|where)\b[^;:]{0,80}$")
"""Before a phrase: it is part of a question, and makes nothing less sure: how it could pay."""
_OF_A_TIME = ("set for", "due for", "due in", "due on")


def find_weaker(
    sentence: str,
    stems: frozenset[str],
    markers: Sequence[Marker],
    sentences: Sequence[SourceSentence],
) -> Mismatch | None:
    """Return where a sentence is weaker than all sentences that it may retell."""
    hedges = [
        each
        for each in markers
        if each.force < Force.WILL
        and each.text.lower() not in _OF_A_TIME
        and not _ON_A_DAY.match(sentence, each.end)  # a day that is not certain
        and not _ASKS.search(sentence[: each.start])
    ]
    if not hedges:
        return None
    weakest = min(hedges)
    limit = Force.WILL if weakest.force is Force.PLANNED else Force.PLANNED
    shared = [len(stems & each.stems) for each in sentences]
    most = max(shared, default=0)
    # Where no sentence is the one that is retold, none of them may leave anything open.
    least = most / 3 if most >= ENOUGH else 0
    told = [
        (each, max(number, before) if _GOES_ON.match(each.text) else number)
        for each, number, before in zip(sentences, shared, (0, *shared[:-1]), strict=True)
        if number >= least or (_GOES_ON.match(each.text) and before >= least)
    ]
    is_speech = bool(_SPEAKS.match(sentence, weakest.end))
    for source, number in told:
        # A phrase as weak excuses from farther off than one that leaves something open otherwise.
        is_near = number >= _COMPARABLE * most
        strongest = limit if is_near else min(limit, weakest.force)
        if any(
            each.force <= strongest
            and (_GOES_ON.match(source.text) or _concerns(source, each, stems))
            for each in source.markers
        ):
            return None
        if is_near and is_open(source.text, weakest.force, is_speech=is_speech):
            return None
    if not told:
        return None
    nearest = sentences[shared.index(most)]
    said = " ".join(sentence[weakest.start :].split()[:6])
    will = [each for each in nearest.markers if each.force is Force.WILL]
    start = will[0].start if will else 0
    printed = " ".join(nearest.text[start:].split()[:8])
    return Mismatch(said, printed, is_firmer=False)
