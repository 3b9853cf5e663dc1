"""Compares how firm a sentence is with how firm its source is: done, to come, planned, possible.

It reads English alone, and judges only where a sentence of the source is clearly the one that is
retold: what it cannot tell it leaves.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from briefing.evidence.drafting.sentences import split_sentences
from briefing.evidence.modality_phrases import (
    Force,
    Marker,
    find_markers,
    has_marker,
    is_attributed,
    is_excused,
    is_open,
)
from briefing.model.lean_typing import NamedTuple

_WORD = re.compile(r"[^\W\d_]{4,}|\d+")
_ANY_WORD = re.compile(r"[^\W\d_]+")
_LIGHT = frozenset(
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
_STEM = 5
_ENOUGH = 2
"""Longer words that a sentence and its retelling share."""
_COMPARABLE = 0.6
"""Of the words that one citation shares with a sentence: another that has as many counts, too."""
_SCOPE = 90
"""Characters behind a phrase that it is about, at most."""
_BOUNDARY = re.compile(
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
def _stem(word: str) -> str:
    for ending in ("ing", "ed", "es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= _STEM - 1:
            word = word[: -len(ending)]
            break
    return word[:_STEM]


_STEMS_OF_COMMON = frozenset(map(_stem, _COMMON))


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
    return frozenset(map(_stem, _WORD.findall(text.casefold()))) - _STEMS_OF_COMMON


def compare_force(sentence: str, cited: Sequence[Sequence[SourceSentence]]) -> Mismatch | None:
    """Return where a sentence is firmer than each of its citations, or weaker than each.

    `cited` are the sentences of each citation.
    """
    stems = stems_of(sentence)
    markers = find_markers(sentence)
    every = [each for sentences in cited for each in sentences]
    for hedge in markers:
        if hedge.force < Force.WILL and (
            told := _printed_day(sentence, hedge, every)
            or _told_as_done(sentence, hedge, stems, every)
        ):
            return told
    found: list[tuple[int, Mismatch | None]] = []
    for sentences in cited:
        nearest = _nearest(stems, sentences)
        firmer = _firmer(sentence, stems, markers, nearest)
        most = max((len(stems & each.stems) for each in sentences), default=0)
        found.append((most, firmer or _weaker(sentence, stems, markers, sentences)))
    first = max(found, key=lambda each: (each[1] is not None, each[0]), default=(0, None))
    # What shares much less with the sentence is cited for something else, and excuses nothing.
    asked = [each for most, each in found if most >= _COMPARABLE * first[0]]
    if first[1] and all(each and each.is_firmer is first[1].is_firmer for each in asked):
        return first[1]
    return None


def _nearest(stems: frozenset[str], sentences: Sequence[SourceSentence]) -> list[SourceSentence]:
    """Return the sentences that share most words with another; none if these are too few."""
    shared = [len(stems & each.stems) for each in sentences]
    least = max(_ENOUGH, max(shared, default=0) / 3)
    return [each for each, number in zip(sentences, shared, strict=True) if number >= least]


_HOPES = re.compile(
    r"\b(?:if|unless|whether|hope[sd]?|hoping|wish(?:es|ed)?|forecasts?|predict\w*|should|likely)\b"
)


_THINGS = re.compile(
    r"(?:[’']s|\b(?:the|its|their|his|her|this|that))(?: [\w-]+){0,2}"
    r" (?:plans?|proposals?|drafts?|goals?|targets?|study|studies)\b(?! (?:to|for)\b)"
)
"""What may be told of as any other thing: what the plan did is done."""


def _firmer(
    sentence: str,
    stems: frozenset[str],
    markers: Sequence[Marker],
    nearest: Sequence[SourceSentence],
) -> Mismatch | None:
    weakest = min((each.force for each in markers), default=Force.DONE)
    if weakest is Force.WILL:
        is_open_still = bool(_HOPES.search(sentence))
    else:
        is_open_still = is_excused(_THINGS.sub("", sentence))
    if weakest < Force.WILL or is_open_still:
        return None
    # “Is to” may tell of a plan as well as “plans to” does.
    is_to = weakest is Force.WILL and all(each.text.endswith(" to") for each in markers)
    words = frozenset(_ANY_WORD.findall(sentence.casefold()))
    is_past = weakest is Force.DONE and _is_in_past(sentence)
    for source in nearest:
        for marker in source.markers:
            if marker.force is Force.WILL and weakest is Force.WILL:
                continue
            if marker.force is Force.PLANNED and is_to:
                continue
            if marker.force is Force.HEARSAY and is_attributed(sentence):
                continue
            scope, head = _scope(source, marker)
            shared = {each for each in stems & scope if each.isalpha()}
            has_verb = not words.isdisjoint(_forms(head))
            has_verb = has_verb or (len(head) > _STEM and _stem(head) in map(_stem, words))
            is_told = _is_about(shared, scope, marker, has_verb=has_verb) or _is_all(source, stems)
            if is_told or (is_past and _is_most(shared, scope)):
                if _is_said_firmly(source, marker, weakest):
                    continue
                printed = " ".join(source.text[marker.start :].split()[:6])
                return Mismatch(_said(sentence, markers, shared), printed, is_firmer=True)
    return None


_PAST = {
    "become": "became", "begin": "began", "bring": "brought", "build": "built", "buy": "bought",
    "come": "came", "do": "did", "fall": "fell", "find": "found", "get": "got", "give": "gave",
    "go": "went", "hold": "held", "keep": "kept", "lead": "led", "leave": "left", "lose": "lost",
    "make": "made", "meet": "met", "pay": "paid", "rise": "rose", "say": "said", "see": "saw",
    "sell": "sold", "send": "sent", "spend": "spent", "stand": "stood", "take": "took",
    "win": "won", "write": "wrote",
}  # fmt: skip

_PAST_FORMS = frozenset(_PAST.values())


def _forms(verb: str) -> frozenset[str]:
    """Return the forms of a verb; none without one."""
    if not verb:
        return frozenset()
    stem = verb.removesuffix("e")
    forms = (verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing", _PAST.get(verb, verb))
    doubled = (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing", f"{verb[:-1]}ied")
    return frozenset((*forms, *doubled))


def _is_about(shared: set[str], scope: frozenset[str], marker: Marker, *, has_verb: bool) -> bool:
    """Whether a phrase of the source is about what the sentence says."""
    if len(shared) < min(_ENOUGH, len(scope)) or not shared:
        return False
    if has_verb:
        return True
    # What is to come is told in many ways: there it takes the verb itself.
    return marker.force is not Force.WILL and 2 * len(shared) >= len(scope)


_PRESENT = re.compile(r"\b(?:is|are|has|have|does|do)\b")
_PAST_VERB = re.compile(r"\b(?:was|were|had|did)\b|\b[a-z]{2,}ed\b")


def _is_in_past(sentence: str) -> bool:
    """Whether a sentence tells of what was, and of nothing that is."""
    if _PRESENT.search(sentence):
        return False
    if _PAST_VERB.search(sentence):
        return True
    return not _PAST_FORMS.isdisjoint(_ANY_WORD.findall(sentence))


def _is_most(shared: set[str], scope: frozenset[str]) -> bool:
    return len(shared) >= _ENOUGH and 2 * len(shared) >= sum(each.isalpha() for each in scope)


def _is_all(source: SourceSentence, stems: frozenset[str]) -> bool:
    """Whether the source's sentence is one clause with one phrase, and the same is said."""
    shared = {each for each in stems & source.stems if each.isalpha()}
    is_one = (
        len(source.markers) == 1 and not _BOUNDARY.search(source.text) and "," not in source.text
    )
    longer = sum(each.isalpha() for each in source.stems)
    return is_one and len(shared) > 2 and 2 * len(shared) >= longer


def _is_said_firmly(source: SourceSentence, marker: Marker, weakest: Force) -> bool:
    """Whether the same clause of the source has a firmer phrase, too: its plan will do it."""
    before = source.text[max(0, marker.start - 30) : marker.start].lower()
    return weakest is Force.WILL and bool(re.search(r"\bwill\b", before))


def _scope(source: SourceSentence, marker: Marker) -> tuple[frozenset[str], str]:
    """Return the longer words that a phrase is about, and its verb, if that is one of them."""
    text = source.text[marker.end : marker.end + _SCOPE]
    if len(text) == _SCOPE:
        text = text.rpartition(" ")[0]
    boundary = _BOUNDARY.search(text, 8)
    if boundary:
        text = text[: boundary.start()]
    words = [_stem(each) for each in _WORD.findall(text.casefold())]
    first = next((each for each in _ANY_WORD.findall(text.casefold()) if each not in _LIGHT), "")
    return frozenset(words) - _STEMS_OF_COMMON, first


def _said(sentence: str, markers: Sequence[Marker], shared: set[str]) -> str:
    if markers:
        return " ".join(sentence[markers[0].start :].split()[:6])
    words = list(re.finditer(r"\S+", sentence))
    hits = [index for index, word in enumerate(words) if stems_of(word[0]) & shared]
    first = max(0, hits[0] - 2) if hits else 0
    return " ".join(word[0] for word in words[first : first + 7]).strip(",.;")


_ON_A_DAY = re.compile(r"\s*(?:on |in |by |the |of )*(?:[0-9]|[A-Z][a-z]+ [0-9])")
_DAY = re.compile(r"\s*(?:on |by )?(?P<day>[0-9]{1,2}) (?P<month>[A-Z][a-z]{2})[a-z]*\b")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def _printed_day(
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


def _told_as_done(
    sentence: str, hedge: Marker, stems: frozenset[str], sentences: Sequence[SourceSentence]
) -> Mismatch | None:
    """Return the words by which the sentence that is retold has the very act done."""
    is_act = hedge.force is Force.PLANNED or hedge.text.lower() in _MODALS
    verb = next((each for each in _ANY_WORD.findall(sentence[hedge.end :]) if each != "to"), "")
    shared = [len(stems & each.stems) for each in sentences]
    if not is_act or len(verb) < 3 or verb in _LIGHT or max(shared, default=0) < _ENOUGH:
        return None
    ahead = re.compile(rf"\b(?:to|will|would|could|may|might|can|should) (?:\w+ly )?{verb}\b")
    if any(ahead.search(each.text) for each in sentences):
        return None
    nearest = sentences[shared.index(max(shared))]
    for match in re.finditer(rf"\b(?:{'|'.join(_pasts(verb))})\b", nearest.text):
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
    scope, _ = _scope(source, marker)
    before = stems_of(source.text[max(0, marker.start - _SCOPE) : marker.start])
    return not stems.isdisjoint(scope | before)


_MODALS = ("could", "may", "might")


def _pasts(verb: str) -> Sequence[str]:
    if verb in _PAST:
        return (_PAST[verb],)
    if verb.endswith("e"):
        return (f"{verb}d",)
    return (f"{verb[:-1]}ied",) if verb.endswith("y") else (f"{verb}ed", f"{verb}{verb[-1]}ed")


_SPEAKS = re.compile(
    r"\s*(?:have |has )?(?:said|told|wrote|reported|announced|called|warned|described|gave"
    r"|claimed|published|posted|issued|released|stated)\b"
)
_OF_A_TIME = ("set for", "due for", "due in", "due on")


def _weaker(
    sentence: str,
    stems: frozenset[str],
    markers: Sequence[Marker],
    sentences: Sequence[SourceSentence],
) -> Mismatch | None:
    hedges = [
        each
        for each in markers
        if each.force < Force.WILL
        and each.text.lower() not in _OF_A_TIME
        and not _ON_A_DAY.match(sentence, each.end)  # a day that is not certain
    ]
    if not hedges:
        return None
    weakest = min(hedges)
    limit = Force.WILL if weakest.force is Force.PLANNED else Force.PLANNED
    shared = [len(stems & each.stems) for each in sentences]
    most = max(shared, default=0)
    # Where no sentence is the one that is retold, none of them may leave anything open.
    least = most / 3 if most >= _ENOUGH else 0
    told = [each for each, number in zip(sentences, shared, strict=True) if number >= least]
    is_speech = bool(_SPEAKS.match(sentence, weakest.end))
    for source in told:
        if any(each.force <= limit and _concerns(source, each, stems) for each in source.markers):
            return None
        if is_open(source.text, weakest.force, is_speech=is_speech):
            return None
    if not told:
        return None
    nearest = sentences[shared.index(most)]
    said = " ".join(sentence[weakest.start :].split()[:6])
    will = [each for each in nearest.markers if each.force is Force.WILL]
    start = will[0].start if will else 0
    printed = " ".join(nearest.text[start:].split()[:8])
    return Mismatch(said, printed, is_firmer=False)


def may_differ(sentence: str, paragraphs: Sequence[str]) -> bool:
    """Whether a comparison can find anything: a quick test, for which nothing is taken apart."""
    if any(each.force < Force.WILL for each in find_markers(sentence)):
        return True
    return any(map(has_marker, paragraphs))


def claimed_as_done(sentence: str) -> str:
    """Return the beginning of a sentence that says nothing of being ahead; else an empty string."""
    if find_markers(sentence) or is_excused(sentence):
        return ""
    return " ".join(sentence.split()[:8])
