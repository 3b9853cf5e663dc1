"""Finds who says a sentence: by “said”, “told” and “according to”, and their neighbours."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from briefing.evidence.drafting.sentences import Sentence
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Voice, VoiceKind

_VERBS = (
    "said|says|told|tells|added|adds|warned|argued|announced|reported|replied|wrote|writes|stated"
    "|insisted|stressed|noted|explained|confirmed|denied|declared|suggested|repeated|promised"
    "|expects|believes"
)
_CAP = r"[^\W\d_a-z][\w’'&.-]*"
_SMALL = r"(?:of|for|de|da|van|von|der|and)"
_NO_NAME = (
    r"(?!(?:On|In|At|By|After|Before|When|As|But|And|If|While|Since|For|From|With|To|Until|Last|Next"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August"
    r"|September|October|November|December)\b)"
)
_NAME = rf"(?:[Tt]he )?{_NO_NAME}{_CAP}(?: {_CAP}| {_SMALL}(?: the)? {_CAP}){{0,7}}"
_NOUN = r"(?:[Aa]n?|[Oo]ne|[Tt]wo|[Ss]ome|[Tt]he) (?:[\w’'-]+ ){0,4}?"
_OFFICE = (
    "(?:officials?|spokes(?:man|woman|person)|sources?|diplomats?|ministers?|officers?|experts?"
    "|analysts?|aides?|executives?|witness(?:es)?|residents?)"
)
_SOMEBODY = rf"{_NOUN}{_OFFICE}(?: (?:of|for|from|at|in) (?:the |its |his |her )?[\w’'-]+){{0,2}}"
_WHO = rf"(?P<who>{_NAME}|{_SOMEBODY})"
_PAPER = r"(?:an?|the|one|two|some|its|his|her) [^\W\d_][^,.;”\"]{2,60}"
_ASIDE = r"(?P<role>[^,;.“”\"]{1,90})"
_SAID = rf"(?:(?:has|have|had|also|later|then|who) )*(?:{_VERBS})\b"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Aa]ccording to {_WHO}(?:, {_ASIDE})?",
        rf"\b[Aa]ccording to (?P<who>{_PAPER})(?P<role>)",
        rf"(?<![\w’']){_WHO}(?:, {_ASIDE},)? {_SAID}",
        rf"[,”\"?!] (?:{_VERBS}) {_WHO}(?:, {_ASIDE})?",
        rf"\b(?:said|says|told) (?P<who>{_SOMEBODY})(?P<role>)",
    )
)
_PRONOUN = re.compile(rf"\b(?:[Hh]e|[Ss]he|[Tt]hey) {_SAID}")
_QUOTED = re.compile(r"“[^”]{0,2000}”|\"[^\"]{0,2000}\"|「[^」]{0,2000}」")
_PRONOUNS = frozenset(
    (
        *("he", "she", "it", "they", "we", "i", "you", "that", "this", "there", "who"),
        *("which", "what"),
    )
)
_TITLES = frozenset(
    (
        *("mr", "mrs", "ms", "dr", "prof", "mayor", "minister", "president", "secretary"),
        *("sir", "lord", "lady", "senator", "general", "the"),
        *("prime", "chancellor", "governor", "captain", "colonel", "professor"),
        *("councillor", "chief", "king", "queen", "pope"),
    )
)
_FORMS = frozenset(("mr", "mrs", "ms", "dr", "the"))
_SEEN_BY = re.compile(rf"(?:seen|obtained|reviewed|quoted|cited|reported) by (?P<who>{_NAME})")
_PAPERS = frozenset(
    (
        *("letter", "report", "statement", "document", "documents", "copy", "memo"),
        *("study", "survey", "poll", "release", "email"),
    )
)
_JOB = frozenset(("official", "spokesman", "spokeswoman", "spokesperson", "source", "diplomat"))


_NEAR = 6
"""Sentences of a quotation, behind which its speaker may be named."""
_LONG = 20
"""Characters of a quotation: shorter ones are single words."""
_MOST = 2_000
"""Characters of a sentence in which a speaker is sought."""


class Speaker(NamedTuple):
    """Who speaks in a sentence: the name as printed, an office beside it, and what kind it is."""

    name: str
    role: str
    kind: VoiceKind


def find_speakers(paragraph: str, sentences: Sequence[Sentence]) -> list[Speaker | None]:
    """Return who says each sentence of a paragraph; None for the outlet itself.

    A pronoun is who spoke before, and so is a quotation that goes on.
    """
    found = [_speaker_in(each.text[:_MOST]) for each in sentences]
    spans = [match.span() for match in _QUOTED.finditer(paragraph)]
    last: Speaker | None = None
    for number, sentence in enumerate(sentences):
        if found[number]:
            last = found[number]
            continue
        near = bisect_left(spans, (sentence.end, 0)) - 1
        is_quoted = near >= 0 and spans[near][1] > sentence.start and _is_long(*spans[near])
        if _PRONOUN.search(sentence.text) or (is_quoted and last):
            found[number] = last
        elif is_quoted:  # who says it stands behind it
            found[number] = next((each for each in found[number : number + _NEAR] if each), None)
    return found


def _is_long(start: int, end: int) -> bool:
    return end - start > _LONG


def _speaker_in(sentence: str) -> Speaker | None:
    bare = _QUOTED.sub(
        lambda match: match[0][0] + "…" * (len(match[0]) - 2) + match[0][-1], sentence
    )
    for pattern in _PATTERNS:
        for match in pattern.finditer(bare):
            name = match["who"].strip(" .,’'")
            if _words(name) and name.lower() not in _PRONOUNS:
                return _speaker(name, (match["role"] or "").strip())
    return None


def _speaker(name: str, role: str) -> Speaker:
    words = name.split()
    if seen := _SEEN_BY.search(name):
        return Speaker(seen["who"].strip(), f"from {name[: seen.start()].strip()}", VoiceKind.PRESS)
    if words[0].islower() and _PAPERS.intersection(words):
        return Speaker(" ".join(words[1:]).capitalize(), "", VoiceKind.DOCUMENT)
    is_somebody = words[0].lower() in ("a", "an", "one", "two", "some") or any(
        word.rstrip("s") in _JOB for word in words
    )
    if is_somebody:
        if words[0].lower() in ("a", "an", "the"):
            words = words[1:]
        named = " ".join(words)
        return Speaker(named[:1].upper() + named[1:], role, VoiceKind.ANONYMOUS)
    if words[0].lower() == "the" and len(words) > 1:
        name = " ".join(words[1:])
    for article in ("who ", "the ", "a ", "an "):
        role = role.removeprefix(article)
    return Speaker(name, role, VoiceKind.NAMED)


def without_title(speaker: Speaker) -> tuple[str, str]:
    """Return a speaker's name and office: “Mayor Irena Vost” is Irena Vost, mayor."""
    words = speaker.name.split()
    count = 0
    while count < len(words) - 1 and words[count].lower().rstrip(".") in _TITLES:
        count += 1
    if speaker.kind is not VoiceKind.NAMED or not count or not words[count][0].isupper():
        return speaker.name, speaker.role
    title = " ".join(each for each in words[:count] if each.lower().rstrip(".") not in _FORMS)
    return " ".join(words[count:]), speaker.role or title


def known_voice(speaker: Speaker, voices: Iterable[Voice]) -> str:
    """Return the id of the voice that a speaker is; empty if none is, or several could be."""
    wanted = _words(speaker.name)
    is_unnamed = speaker.kind is VoiceKind.ANONYMOUS
    by_name, by_role = [], []
    for voice in voices:
        if wanted == _words(voice.name) or (is_unnamed and set(wanted) == set(_words(voice.name))):
            return voice.id
        if not is_unnamed and _is_named(wanted, voice):
            by_name.append(voice.id)
        if _is_office(wanted, _words(voice.role)):
            by_role.append(voice.id)
    for found in (by_name, by_role):
        if found:
            return found[0] if len(found) == 1 else ""
    return ""


def _is_named(wanted: Sequence[str], voice: Voice) -> bool:
    """Whether a name has the last word of a person's, or every word of a body's."""
    if voice.kind is VoiceKind.ANONYMOUS:
        return False
    names = [each for each in _words(voice.name) if each not in _TITLES]
    is_body = voice.name in voice.of or any(each.islower() for each in voice.name.split())
    return bool(names) and set(names if is_body else names[-1:]) <= set(wanted)


def _is_office(wanted: Sequence[str], role: Sequence[str]) -> bool:
    """Whether a name is the beginning of a role: “The Mayor” of the “Mayor of Port Ansel”."""
    return bool(wanted) and list(role[: len(wanted)]) == list(wanted)


def _words(text: str) -> list[str]:
    return [each for each in re.findall(r"[\w’']+", text.casefold()) if each not in ("the", "of")]


def telling_names(speakers: Iterable[Speaker | None]) -> Iterator[Speaker]:
    """Yield each speaker once, by the last word of the name, in its fullest form."""
    fullest: dict[str, Speaker] = {}
    for each in speakers:
        if each is None:
            continue
        key = _words(each.name)[-1] if each.kind is VoiceKind.NAMED else each.name
        known = fullest.get(key)
        if known is None or len(each.name) + len(each.role) > len(known.name) + len(known.role):
            fullest[key] = each
    yield from fullest.values()
