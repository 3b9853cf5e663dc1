"""The words of a briefing itself: of its prose, its titles and the names of its voices."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property

from briefing.check.prose_language import language_of_prose
from briefing.evidence.name_words import NATIONALITIES
from briefing.evidence.names import Vocabulary, plain
from briefing.model.records import Briefing, VoiceKind

_OFFICE = re.compile(r"(?:[a-z]+ )??(?:[a-z]{5,})(?=$|[,;]| of | for | at )")
"""Who somebody is, as a source says it: the director, the mayor."""


class BriefingWords:
    """Answers what a briefing itself says, by which a name is told from a word; made when asked."""

    def __init__(self, briefing: Briefing) -> None:
        self._briefing = briefing

    @cached_property
    def language(self) -> str:
        """The language of the points."""
        return language_of_prose(self._briefing)

    @cached_property
    def titles(self) -> str:
        """Topics, titles and outlets, in which a name may stand as well."""
        brief = self._briefing.brief
        texts = [brief.title, brief.question, brief.scope, *brief.topics, *brief.topics.values()]
        for event in self._briefing.events.values():
            texts += [title.text for title in event.titles]
            texts += [place.text for place in event.places]
        for source in self._briefing.sources.values():
            texts += [source.title, source.publisher, *source.authors, *source.origin]
        return "\n".join(texts)

    @cached_property
    def title_words(self) -> Vocabulary:
        """The words of topics, titles and outlets."""
        return Vocabulary((self.titles,))

    @cached_property
    def _prose_words(self) -> Vocabulary:
        events = self._briefing.events.values()
        return Vocabulary((*(point.text for each in events for point in each.points),))

    def is_in_prose(self, word: str) -> bool:
        """Whether a word is one of those that the curator writes without a capital."""
        if plain(word) in NATIONALITIES:
            return True
        return self._prose_words.has_lower(word) or self.title_words.has_lower(word)

    def names_of(self, voices: Iterable[str]) -> list[str]:
        """Return the names, offices and bodies of some voices."""
        known = self._briefing.brief.voices
        said = [known[each] for each in dict.fromkeys(voices) if each in known]
        return [text for each in said for text in (each.name, each.role, *each.of)]

    def names_by_office(self, cited: Sequence[str]) -> list[str]:
        """Return the names of those whose office the paragraphs cited tell of: the director."""
        folded = " ".join(cited).lower()
        return [name for name, office in self._offices if office.search(folded)]

    @cached_property
    def _offices(self) -> list[tuple[str, re.Pattern[str]]]:
        """The names of the voices with the word for the office of each."""
        found = []
        for each in self._briefing.brief.voices.values():
            office = _OFFICE.match(each.role.lower())
            if each.kind is VoiceKind.NAMED and office:
                found.append((each.name, re.compile(rf"\bthe {re.escape(office[0])}\b")))
        return found
