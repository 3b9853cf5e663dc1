"""Tells how plainly the paragraphs of a citation show each voice of a briefing as their speaker."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from enum import IntEnum
from functools import cached_property
from itertools import pairwise

from briefing.evidence.languages import is_latin
from briefing.evidence.modality_sentences import stems_of
from briefing.evidence.name_words import DESIGNATIONS, NATIONALITIES, SAME
from briefing.model.records import Source, Voice, VoiceKind

_WORD = re.compile(r"[^\W\d_]{2,}")
_SMALL = frozenset(
    ("the", "and", "for", "von", "van", "der", "des", "del", "della", "of", "an", "in", "on", "de")
)
STEM = 5
"""First letters of a word that stand for it: Japan for Japanese, defen for defense and defence."""
_OFFICE = 5
"""Letters of a word of an office: minister, mayor."""
_WHO = re.compile(r"[;,]| who | that | which ")
_SENTENCE_END = re.compile('(?<=[.!?”"])\\s+|\n')
SAYS = (
    "said|says?|tells?|told|writes?|wrote|add(?:s|ed)|announce[sd]?|report(?:s|ed)|warn(?:s|ed)"
    "|confirm(?:s|ed)|repeat(?:s|ed)|repl(?:y|ies|ied)|state[sd]|promise[sd]|doubt(?:s|ed)"
    "|expect(?:s|ed)?|holds?|held|thinks?|thought|consider(?:s|ed)|wonder(?:s|ed)?|voice[sd]"
    "|call(?:s|ed)|predict(?:s|ed)|reckons?|puts?|conclude[sd]|advise[sd]|ask(?:s|ed)|means?"
    "|den(?:y|ies|ied)|claim(?:s|ed)|vow(?:s|ed)|reiterate[sd]|reassure[sd]|affirm(?:s|ed)"
    "|concede[sd]|stress(?:es|ed)|insist(?:s|ed)|argue[sd]|declare[sd]|explain(?:s|ed)|note[sd]|praise[sd]"
    "|acknowledge[sd]|admit(?:s|ted)|maintain(?:s|ed)|testif(?:ies|ied)|recall(?:s|ed)|urge[sd]"
)
_SPEECH = re.compile(
    rf"\b(?:{SAYS}|according|statement|present(?:s|ed)|wants?|note[sd]|argue[sd]?|believe[sd]?"
    "|pledged|tout(?:s|ed)|released|published|express(?:es|ed)|deem(?:s|ed)|reiterated|reassured"
    "|declare[sd]|explain(?:s|ed)|describe[sd]|urge[sd]|record(?:s|ed)|resolved)\\b"
)
_PRONOUN = re.compile(r"\b(?:he|she|they|we|i)\b")
_PEOPLE = frozenset(
    ("offic", "sourc", "diplo", "spoke", "insid", "aides", "exper", "analy", "witne", "lawye")
)
"""Beginnings of words for people who are not named."""
_TITLE = 3
"""Words before a name at the beginning of a sentence: US Defense Secretary Austin."""
_UNNAMED = re.compile(
    r"\bunnamed\b|\banonym|\bnot (?:to be )?(?:named|identified|authori[sz]ed)\b"
    r"|\breportedly\b|\b(?:many|critics|observers|insiders|witness\w*)\b"
)
_QUOTES = ("“", '"', "„", "«", "‘")


class SpeakerEvidence(IntEnum):
    """How plainly a voice is shown as the one who speaks."""

    NOWHERE = 0
    AROUND = 1
    """Its office or a body of it stands in the paragraphs around."""
    NAMED_AROUND = 2
    """Its name stands in the paragraphs around."""
    OFFICE = 3
    """A word of its office or a body of it stands in the paragraphs cited."""
    NAMED = 4
    """Its name, its whole office or who “he” is stands there, or it is the outlet itself."""
    SPEAKS = 5
    """Its name stands in a sentence that says that somebody speaks."""


class Near:
    """The texts by which a voice is looked for: the paragraphs cited, and those with some around.

    `signed` are the names of who signs the text. `is_foreign` says that they are in another
    language than the briefing, where names alone count.
    """

    def __init__(
        self,
        cited: str,
        around: str,
        source: Source,
        signed: tuple[str, ...] = (),
        *,
        is_foreign: bool,
    ) -> None:
        self.cited = cited
        self.is_foreign = is_foreign
        self.source = source
        self.signed = signed
        self.folded = cited.casefold().replace("u.s.", "us")
        self.around = around
        self.around_folded = around.casefold().replace("u.s.", "us")

    @cached_property
    def words(self) -> frozenset[str]:
        """The beginnings of the words of the paragraphs cited."""
        return frozenset(each[:STEM] for each in _WORD.findall(self.folded))

    @cached_property
    def outlet(self) -> str:
        """Who publishes and writes the source."""
        source = self.source
        return "\n".join((source.publisher, *source.authors, *source.origin, *self.signed))


class VoiceNames:
    """The voices of a briefing by their names."""

    def __init__(self, voices: Mapping[str, Voice]) -> None:
        self.voices = voices
        self._names = {name: _name(each) for name, each in voices.items()}
        self._by_stem: dict[str, list[str]] = {}
        for name, each in voices.items():
            if stems := stems_of_name(each.name):
                self._by_stem.setdefault(stems[-1], []).append(name)
        self._offices = {
            name: pattern for name, each in voices.items() if (pattern := _office(each))
        }

    @cached_property
    def stems(self) -> frozenset[str]:
        """The beginnings of the longer words of all names."""
        return stems_of(" ".join(each.name for each in self.voices.values()))

    def is_named(self, name: str, text: str) -> bool:
        """Whether a text has the name of a voice: the last one of a person, else the whole."""
        pattern = self._names[name]
        return pattern is not None and pattern.search(text) is not None

    def is_hinted(self, name: str, text: str, words: int = 1) -> bool:
        """Whether a text has any word of the name of a voice, or some of them if it has many."""
        stems = frozenset(stems_of_name(self.voices[name].name))
        return len(stems.intersection(stems_of_name(text))) >= min(words, len(stems) or 1)

    def may_be_translated(self, name: str, text: str) -> bool:
        """Whether a text in another language can have a voice by another name.

        What is written in capitals, and a person among Latin letters, keeps the name.
        """
        voice = self.voices[name]
        return not voice.name.isupper() and not (is_person(voice) and is_latin(text))

    def begins(self, name: str, sentence: str) -> bool:
        """Whether a sentence begins with the name of a voice, of whom it tells something."""
        pattern = self._names[name]
        match = pattern.search(sentence) if pattern else None
        if match is None:
            return False
        title = sentence[: match.start()].split()
        return len(title) <= _TITLE and all(each[0].isupper() for each in title)

    def speaks_for(self, speaker: str, body: str) -> bool:
        """Whether a voice is one of the people of another, which is a body."""
        return self.voices[body].name in self.voices[speaker].of

    def is_unheard(self, name: str, near: Near) -> bool:
        """Whether of an anonymous voice nothing is near, nor anybody else who is not named."""
        text = near.around_folded
        if _UNNAMED.search(text) or any(each in text for each in _PEOPLE):
            return False
        kind = frozenset(stems_of_name(head_of(self.voices[name].name)))
        return bool(kind) and not any(each in text for each in kind)

    def others(self, name: str, near: Near) -> Iterator[str]:
        """Yield the other voices that the paragraphs cited, or the outlet, can have."""
        outlet = frozenset(stems_of_name(near.outlet))
        for stem in near.words | outlet:
            yield from (each for each in self._by_stem.get(stem, ()) if each != name)

    def speakers(self, sentence: str) -> list[str]:
        """Return the voices that a sentence names as those who say something."""
        stems = frozenset(stems_of_name(sentence))
        found = []
        for stem in stems:
            for name in self._by_stem.get(stem, ()):
                pattern = self._names[name]
                for match in pattern.finditer(sentence) if pattern else ():
                    if _TELLS.match(sentence, match.end()) or _SAID_BY.search(
                        sentence[max(0, match.start() - 40) : match.start()]
                    ):
                        found.append(name)
                        break
        return found

    def tellers(self, sentence: str) -> list[str]:
        """Return the voices that a sentence of a source has say something: by name, or by office.

        An office or a word for people that several have is none of them.
        """
        if not _SPEECH_OR_SAID.search(sentence):
            return []
        by_name = self.speakers(sentence)
        if by_name:
            return by_name
        by_office = [
            name
            for name, pattern in self._offices.items()
            if any(_TELLS.match(sentence, each.end()) for each in pattern.finditer(sentence))
        ]
        return by_office if len(by_office) == 1 else []

    def has_office(self, name: str, text: str) -> bool:
        """Whether a text has the office of a voice, or a word for people that it is."""
        pattern = self._offices.get(name)
        return pattern is not None and pattern.search(text) is not None

    def is_in(self, name: str, sentence: str) -> bool:
        """Whether a sentence has a word of a voice's name or office."""
        voice = self.voices[name]
        folded = sentence.casefold().replace("u.s.", "us")
        stems = {*stems_of_name(voice.name), *stems_of_name(_WHO.split(voice.role)[0])}
        passed = _COUNTS | countries_of(voice.role)
        return not (stems - passed).isdisjoint(stems_of_name(folded))

    def shown(self, name: str, near: Near) -> SpeakerEvidence:
        """Return how plainly a voice is shown near a citation."""
        voice = self.voices[name]
        if self.is_named(name, near.cited):
            return (
                SpeakerEvidence.SPEAKS if self._speaks(name, near.cited) else SpeakerEvidence.NAMED
            )
        if self._is_outlet(name, near):
            return SpeakerEvidence.NAMED
        if near.is_foreign:
            return SpeakerEvidence.NOWHERE
        role = _WHO.split(voice.role.casefold())[0]  # who somebody is, not what they did
        office = [each for each in _WORD.findall(role) if each not in _SMALL]
        head = words_of_office(voice)
        if len(office) > 1 and {" ".join(office[:2]), " ".join(office[-2:])} & _pairs(near.folded):
            return SpeakerEvidence.NAMED
        is_body = not DESIGNATIONS.isdisjoint(_WORD.findall(voice.name.casefold()))
        bodies = [has_body(each, near.folded) for each in voice.of]
        if bodies and all(bodies) and (len(bodies) > 1 or is_body):
            return SpeakerEvidence.NAMED
        is_around = self.is_named(name, near.around)
        if is_around and self._may_be_he(name, near):
            return SpeakerEvidence.NAMED
        if any(bodies) or _has_office(head, near.folded):
            return SpeakerEvidence.OFFICE
        if is_around:
            return SpeakerEvidence.NAMED_AROUND
        text = near.around_folded
        if any(has_body(each, text) for each in voice.of) or _has_office(head, text):
            return SpeakerEvidence.AROUND
        return SpeakerEvidence.NOWHERE

    def _is_outlet(self, name: str, near: Near) -> bool:
        """Whether a voice is the outlet, as a committee is of the club whose notice it is."""
        if self.is_named(name, near.outlet) or self.is_named(name, near.source.title):
            return True
        voice, outlet = self.voices[name], near.outlet.casefold()
        return not is_person(voice) and any(each.casefold() in outlet for each in voice.of)

    def may_be_the_body(self, name: str, near: Near) -> bool:
        """Whether a body that is named around, perhaps in short, can be “the company”."""
        voice = self.voices[name]
        if near.is_foreign or is_person(voice) or voice.kind is not VoiceKind.NAMED:
            return False
        if has_short_name(voice.name, near.folded):
            return True
        is_around = self.is_named(name, near.around) or has_short_name(
            voice.name, near.around_folded
        )
        return is_around and bool(_THE_BODY.search(near.folded))

    def _may_be_he(self, name: str, near: Near) -> bool:
        """Whether “he” or who is quoted can be a voice that is named around the paragraphs cited.

        Who is named before “he” in these is meant first; and so is who is quoted by name.
        """
        pronoun = _PRONOUN.search(near.folded)
        is_quote = near.cited.startswith(_QUOTES)
        if not pronoun and not is_quote:
            return False
        before = near.cited[: pronoun.start()] if pronoun and not is_quote else near.cited
        first = _SENTENCE_END.split(before.strip())[-1]
        is_other = any(each != name and self.begins(each, first) for each in self.voices)
        return not is_other and not any(each != name for each in self.speakers(before))

    def _speaks(self, name: str, text: str) -> bool:
        return any(
            self.is_named(name, each) and _SPEECH.search(each.casefold())
            for each in _SENTENCE_END.split(text)
        )


_TELLS = re.compile(rf"(?:,[^,]*,|,)?(?: (?!(?:s?he|they|it|we|who)\b)\w+){{0,2}}? (?:{SAYS})\b")
_SAID_BY = re.compile(rf"\b(?:[Aa]ccording to|(?:{SAYS})) (?:\w+ ){{0,3}}$")
_SPEECH_OR_SAID = re.compile(rf"\b(?:{SAYS}|[Aa]ccording)\b")
_THE_BODY = re.compile(
    r"\bthe (?:company|firm|group|club|airline|agency|authority|university|college|school|hospital"
    r"|charity|union|council|board|committee|ministry|department|district|bank|museum|operator"
    r"|manufacturer|maker|carrier|retailer|foundation|trust|association|government|city|county)\b"
)
"""A body that is named before: the company."""
_COUNTS = frozenset(("two", "three", "four", "sever", "some"))
_OF = re.compile(r"[,;(]|\b(?:of|for|at|in|who|that|which|as|by|and)\b")


def _office(voice: Voice) -> re.Pattern[str] | None:
    """Return the pattern of the office of a voice, or of the people that an anonymous one is."""
    if voice.kind is VoiceKind.ANONYMOUS:
        people = people_in(voice.name)
        words = "|".join(map(re.escape, sorted(people)))
        return re.compile(rf"\b(?:{words})\w*", re.IGNORECASE) if people else None
    head = " ".join(_OF.split(voice.role)[0].split()[:3])
    if (
        len(head) < _OFFICE
        or not head.replace(" ", "").isalpha()
        or voice.kind is not VoiceKind.NAMED
    ):
        return None
    return re.compile(rf"\b{re.escape(head)}\b", re.IGNORECASE)


def stems_of_name(text: str) -> list[str]:
    """Return the beginnings of the words of a name."""
    words = _WORD.findall(text.casefold())
    return [each[:STEM] for each in words if each not in _SMALL and len(each) > 2]


def is_person(voice: Voice) -> bool:
    """Whether the name of a voice looks like that of a person."""
    words = [each for each in _WORD.findall(voice.name) if each.casefold() not in _SMALL]
    return (
        voice.kind is VoiceKind.NAMED
        and len(words) > 1
        and voice.name not in voice.of
        and all(each[0].isupper() for each in words)
        and DESIGNATIONS.isdisjoint(map(str.casefold, words))
    )


def _name(voice: Voice) -> re.Pattern[str] | None:
    """Return the pattern of a voice's name; None where it has no letters."""
    words = [each for each in _WORD.findall(voice.name) if each.casefold() not in _SMALL]
    if not words:
        return None
    if is_person(voice):  # with its capital: a Brown is no colour
        return re.compile(rf"\b{re.escape(words[-1])}\b")
    stems = [re.escape(each[:STEM]) for each in words]
    between = r"\w*(?:\W+\w+){0,2}?\W+"
    return re.compile(rf"\b{between.join(stems)}\w*", re.IGNORECASE)


def head_of(role: str) -> str:
    """Return who somebody is without of what: the councillor of “councillor for finance”."""
    return _OF.split(_WHO.split(role)[0])[0]


def words_of_office(voice: Voice) -> list[str]:
    """Return the words for who somebody is that name him alone: neither of what nor of where."""
    words = _WORD.findall(head_of(voice.role).casefold())
    return [
        each
        for each in words
        if len(each) >= _OFFICE and each not in NATIONALITIES and each not in SAME
    ]


def countries_of(text: str) -> frozenset[str]:
    """Return the beginnings of the words of a text for countries and their people."""
    words = _ANY.findall(text.casefold())
    return frozenset(each[:STEM] for each in words if each in SAME or each in NATIONALITIES)


def people_in(text: str) -> frozenset[str]:
    """Return the beginnings of words for people who are not named, such as officials."""
    return _PEOPLE.intersection(stems_of_name(text))


def _pairs(folded: str) -> set[str]:
    words = [each for each in _WORD.findall(folded) if each not in _SMALL]
    return {f"{first} {second}" for first, second in pairwise(words)}


def has_short_name(body: str, folded: str) -> bool:
    """Whether a text calls a body by the first word of its name: Halden for its firm."""
    first, _, rest = body.casefold().partition(" ")
    if not rest or len(first) < STEM or first in DESIGNATIONS or first in NATIONALITIES:
        return False
    return re.search(rf"\b{re.escape(first)}\b", folded) is not None


def has_body(body: str, folded: str) -> bool:
    """Whether a text names a body, or the country whose it is."""
    words = [each for each in _WORD.findall(body.casefold()) if each in SAME]
    if not words:
        return body.casefold() in folded
    known = {other for each in words for other in SAME[each]}
    return not known.isdisjoint(_ANY.findall(folded))


_ANY = re.compile(r"[^\W\d_]+")


def _has_office(office: Collection[str], folded: str) -> bool:
    return any(len(each) >= _OFFICE and each in folded for each in office)
