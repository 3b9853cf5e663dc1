"""Tells who speaks by the words before a verb of saying: “a senior official” in “… said that”."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from briefing.check.voice_names import (
    SAYS,
    Near,
    VoiceNames,
    countries_of,
    has_body,
    head_of,
    is_person,
    people_in,
    stems_of_name,
)
from briefing.model.records import VoiceKind

_CUT = (
    r"(?:^|[;:“”\"]|(?<=[,–—])|\b(?:as|while|when|that|who|which|because|but|though|although|where"
    r"|after|before|if)\b)"
)
_BEFORE = re.compile(
    rf"{_CUT}\W*(?P<who>(?:(?!\b(?:as|while|when|that|who|which|because|but|though|although|where"
    rf"|after|before|if)\b)[^,;:“”\"–—]){{1,80}}?)(?P<aside>,[^,;“”\"]{{1,80}},)?"
    rf"\s(?:(?:has|have|had|is|also|then|later|again|now|\w+ly)\s){{0,2}}(?:{SAYS})\b"
)
_BEHIND = re.compile(
    rf"[,”\"’]\s(?:{SAYS})\s(?!(?:that|it|in|on|at|to|he|she|they)\b)"
    r"(?P<who>[^.;:“”\"]{1,80})"
)
_ACCORDING = re.compile(r"\b[Aa]ccording to (?P<who>[^.,;:“”\"]{1,80})")
_PERSON = frozenset(("he", "she"))
_OWN = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|[Mm]y)\b")
_QUOTED = re.compile('“[^”]*”|"[^"]*"|„[^“]*“|«[^»]*»')
_UNKNOWN = frozenset(
    ("it", "they", "who", "which", "that", "there", "this", "these", "those", "both", "others")
)
_PAPERS = frozenset(("paper", "newspaper", "daily", "magazine", "broadcaster"))
_DOCUMENTS = _PAPERS | {"document", "strategy", "statement", "report", "letter", "text", "plan"}
_WORDS = re.compile(r"[^\W\d_]+")


def subjects_of(sentence: str) -> list[str]:
    """Return the words of a sentence for those who say something in it."""
    found = [_subject(each) for each in _BEFORE.finditer(sentence)]
    for pattern in (_BEHIND, _ACCORDING):
        found += [each["who"] for each in pattern.finditer(sentence)]
    return [each.strip() for each in found]


def _subject(told: re.Match[str]) -> str:
    last = told["who"].split()[-1]  # asked by Vost she said
    is_pronoun = last in _PERSON or last in _UNKNOWN
    return last if is_pronoun else f"{told['who']} {told['aside'] or ''}"


def other_than(names: VoiceNames, by: str, told: str, near: Near) -> str:
    """Return the voice that says a sentence of a source which another one cannot have said.

    Empty where that other one may be meant, or where nobody of the briefing is.
    """
    subjects = subjects_of(told)
    if not subjects or any(_may_be(names, by, each, told, near) for each in subjects):
        return ""
    return next((voice for each in subjects for voice in _meant(names, by, each, near)), "")


def writer_of(names: VoiceNames, by: str, near: Near) -> str:
    """Return the voice that writes “we” in paragraphs where another one is not named; or nobody."""
    outlet = f"{near.outlet}\n{near.source.title}"
    bare = _QUOTED.sub("", near.cited)
    if not _OWN.search(bare) or '"' in bare or "“" in bare:
        return ""
    if _belongs(names, by, outlet) or names.is_hinted(by, near.cited):
        return ""
    return next((each for each in names.voices if each != by and _belongs(names, each, outlet)), "")


def _belongs(names: VoiceNames, name: str, outlet: str) -> bool:
    """Whether a voice is an outlet, or one of its people."""
    folded = outlet.casefold()
    bodies = names.voices[name].of
    return names.is_named(name, outlet) or any(each.casefold() in folded for each in bodies)


def _may_be(names: VoiceNames, by: str, subject: str, told: str, near: Near) -> bool:
    """Whether a voice can be the one that the words for a speaker mean."""
    voice = names.voices[by]
    words = frozenset(map(str.casefold, _WORDS.findall(subject)))
    if words <= _PERSON:
        is_near = names.is_named(by, near.around) or names.has_office(by, near.around)
        return voice.kind is VoiceKind.ANONYMOUS or (is_near and is_person(voice))
    if words <= _UNKNOWN or names.is_named(by, told) or names.is_named(by, near.outlet):
        return True
    if voice.kind is VoiceKind.DOCUMENT:
        return names.is_hinted(by, told, 2) or not words.isdisjoint(_DOCUMENTS)
    if voice.kind is VoiceKind.PRESS:
        return names.is_hinted(by, told) or not words.isdisjoint(_PAPERS)
    if not words.isdisjoint(_PAPERS):
        return False
    if voice.kind is VoiceKind.ANONYMOUS and people_in(voice.name) & people_in(near.cited):
        return True
    named = [each for each in names.voices if names.is_named(each, subject)]
    if any(names.speaks_for(each, by) for each in named):
        return True
    if any(is_person(names.voices[each]) for each in named):
        return False
    if len(voice.of) < 2 or is_person(voice):
        bodies = any(has_body(each, subject.casefold()) for each in voice.of)
    else:
        bodies = all(has_body(each, subject.casefold()) for each in voice.of)
    return bodies or not _stems_but_countries(names, by).isdisjoint(stems_of_name(subject))


def _stems_but_countries(names: VoiceNames, name: str) -> frozenset[str]:
    """Return the beginnings of the words of a voice's name and office, without its country."""
    voice = names.voices[name]
    text = f"{voice.name} {head_of(voice.role)}"
    return frozenset(stems_of_name(text)) - countries_of(text)


def _meant(names: VoiceNames, by: str, subject: str, near: Near) -> Iterator[str]:
    """Yield the voices that the words for a speaker mean: by name, else by office or body."""
    others = [each for each in names.voices if each != by]
    words = frozenset(map(str.casefold, _WORDS.findall(subject)))
    if words <= _PERSON:
        speakers = names.speakers(near.around)
        yield from (each for each in speakers if each != by and is_person(names.voices[each]))
        return
    if not words.isdisjoint(_PAPERS):
        press = [each for each in others if names.voices[each].kind is VoiceKind.PRESS]
        yield from (each for each in press if names.is_named(each, near.around))
        return
    yield from (each for each in others if names.is_named(each, subject))
    by_office = [each for each in others if names.has_office(each, subject)]
    if by_office:
        yield by_office[0]
    folded = subject.casefold()
    for each in others:
        voice = names.voices[each]
        is_body = voice.kind is VoiceKind.NAMED and not is_person(voice)
        if is_body and voice.of and all(has_body(one, folded) for one in voice.of):
            yield each
    stems = frozenset(stems_of_name(subject))
    alike = [each for each in others if stems & _own_stems(names, each, others)]
    if len(alike) == 1:
        yield alike[0]


def _own_stems(names: VoiceNames, name: str, others: Collection[str]) -> frozenset[str]:
    """Return the beginnings of the words of a body's name that no other voice's name has."""
    if is_person(names.voices[name]):
        return frozenset()
    stems = frozenset(stems_of_name(names.voices[name].name)) - countries_of(
        names.voices[name].name
    )
    return stems.difference(
        *(stems_of_name(names.voices[each].name) for each in others if each != name)
    )
