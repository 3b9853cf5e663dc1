"""Holds what a point says against the paragraphs that it cites: numbers, names, wording, modality.

Paragraphs and texts are read when a point first needs them, and once for all points.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from briefing.check.briefing_words import BriefingWords
from briefing.check.cited_numbers import NumberResult, hold_numbers
from briefing.check.source_reading import AtHand, SourceReading
from briefing.evidence.languages import is_latin
from briefing.evidence.modality import (
    claimed_as_done,
    compare_force,
    leaves_open,
    may_hedge,
    tells_in_present,
)
from briefing.evidence.modality_phrases import Force, find_markers
from briefing.evidence.modality_sentences import Mismatch
from briefing.evidence.names import Name, Vocabulary, find_names, missing_names
from briefing.evidence.negation import compare_denial, denied, denies_somehow, may_deny
from briefing.evidence.negation_parts import Denial
from briefing.evidence.quotes import QuoteFinder, QuoteState
from briefing.evidence.shared_wording import (
    RUN_SIGNS,
    SearchedSentence,
    SharedRun,
    quoted_words,
)
from briefing.evidence.told_elsewhere import find_elsewhere
from briefing.evidence.word_boundaries import find_whole
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing, Citation, Claim, Firmness, Point
from briefing.model.source_text import SourceText

_WITH_NAMES = frozenset(("en", "fr", "es", "it", "pt", "nl"))
"""Languages in which a capital within a sentence makes a name; in German every noun has one."""
_WITH_WORDS = _WITH_NAMES | {"de"}
"""Languages in which the words of a sentence are looked for in other paragraphs."""
_MANY = 2_000
"""Paragraphs of a source that are searched for what a sentence says."""
_OF_SOMEBODY = re.compile(r"(?:[’']s|\b(?:an?|the|its|their|his|her|this))\s$")
"""Before a plan that is told of as a thing: it is given up, or put off."""
_SOUND = (QuoteState.VERIFIED, QuoteState.NORMALISED)


class HeldPoint(NamedTuple):
    """A point with what was found of it: `ref` is its full name.

    `numbers` is None where no text is at hand; `shared` is a source with the run of words that the
    point shares with it. `quoted` are the words in quotation
    marks that no cited paragraph has. `elsewhere` is a citation with the number of the paragraph
    that shares many more words with the point.
    """

    point: Point
    ref: str
    numbers: Sequence[NumberResult] | None
    names: Sequence[Name]
    shared: tuple[str, SharedRun] | None
    modality: Mismatch | None
    denial: Denial | None
    quoted: Sequence[str]
    elsewhere: tuple[Citation, int] | None

    @property
    def holds(self) -> bool:
        """Whether nothing was found that differs from the source."""
        is_right = all(each.is_there for each in self.numbers or ())
        is_told = not self.names and not self.shared
        is_as_firm = not self.modality and not self.denial
        return is_right and is_told and is_as_firm and not self.quoted and not self.elsewhere


def computed_lines(briefing: Briefing) -> Mapping[str, Sequence[str]]:
    """Return the lines of arithmetic that concern each point: its own, and those of disputes."""
    lines: dict[str, list[str]] = {}
    for dispute in briefing.disputes.values():
        for side in dispute.sides:
            if side.computed:
                for ref in dict.fromkeys((*dispute.touches, *side.rests)):
                    lines.setdefault(ref, []).append(side.computed)
    for event in briefing.events.values():
        of_event = lines.get(event.id, [])
        for point in event.points:
            own = [point.computed] if point.computed else []
            if own or of_event:
                lines.setdefault(f"{event.id}#{point.id}", []).extend((*own, *of_event))
    return lines


class PointEvidence:
    """Answers what holds of the points of a briefing against the texts at hand.

    `text_of` returns the text of a source by its id, or None where it is not at hand. `finders`
    are those of some of these texts, for what they know of them.
    """

    def __init__(
        self,
        briefing: Briefing,
        text_of: Callable[[str], SourceText | None],
        finders: Mapping[str, QuoteFinder] | None = None,
    ) -> None:
        self._briefing = briefing
        self._text_of = text_of
        self._finders = finders or {}
        self._sources: dict[str, SourceReading | None] = {}
        self._words = BriefingWords(briefing)

    def hold(self, point: Point, ref: str, lines: Sequence[str] = ()) -> HeldPoint:
        """Return what holds of a point; `lines` are those of arithmetic that concern it."""
        text, cites = point.text, point.cites
        return HeldPoint(
            point,
            ref,
            self.numbers(f"{text} {point.short}".rstrip(), cites, lines, point.computed),
            self.names(text, cites),
            self.shared_wording(text, cites),
            self._claimed(point) or self._modality(point),
            self.denial(text, cites),
            self.missing_quotes(text, cites),
            self.elsewhere(text, cites),
        )

    def is_verified(self, point: Point, ref: str, lines: Sequence[str] = ()) -> bool:
        """Whether all of a point was held against texts, and nothing differs: quotes as well."""
        at_hand = self._at_hand(point.cites)
        if len(at_hand) < len(point.cites):
            return False
        for cite, source in at_hand:
            if cite.quote:
                found = source.finder.find(cite.quote, cite.at, suggest=False)
                if found.state not in _SOUND:
                    return False
        return self.hold(point, ref, lines).holds

    def has_text(self, cite: Citation) -> bool:
        """Whether the text of a citation is at hand, and has a paragraph that it names."""
        return bool(self._at_hand((cite,)))

    def numbers(
        self,
        text: str,
        cites: Sequence[Citation],
        lines: Sequence[str] = (),
        computed: str = "",
    ) -> list[NumberResult] | None:
        """Return the numbers of a text with whether they are there, as `hold_numbers` does.

        None where the text of a citation is not at hand, which may have them.
        """
        at_hand = self._at_hand(cites)
        if not at_hand or len(at_hand) < len(cites):
            return None
        return hold_numbers(text, at_hand, lines, computed, self._words.titles)

    def names(self, text: str, cites: Sequence[Citation]) -> list[Name]:
        """Return the names of a text that stand in no text of its sources, nor in the brief.

        Only texts of Latin script in the language of the point are asked; without one there is
        no answer.
        """
        words = {
            word
            for name in find_names(text)
            if not (name.is_first and len(name.words) == 1 and self._words.is_in_prose(name.text))
            for word in name.words
        }
        if not words:
            return []
        asked = [each for each in self._at_hand(cites) if self._is_alike(text, each[1])]
        if not asked:
            return []
        cited = [source.paragraphs[each] for cite, source in asked for each in source.indices(cite)]
        if all(any(_has_word(word, each) for each in cited) for word in words):
            return []  # the usual case, for which no paragraph is taken apart
        sources = {cite.source: source for cite, source in asked}.values()
        known = [
            self._words.title_words,
            Vocabulary(
                (
                    *self._words.names_of(each.by for each in cites),
                    *self._words.names_by_office(cited),
                )
            ),
            *(source.vocabulary(each) for cite, source in asked for each in source.indices(cite)),
        ]

        def is_common(word: str) -> bool:
            # Only what is cited is asked: the answer for a point hangs on nothing else.
            lower = word.lower()
            return self._words.is_in_prose(word) or any(each.has_lower(lower) for each in sources)

        missing = missing_names(text, known, is_common)
        if missing:
            known += [Vocabulary((), source.has_word) for source in sources]
            missing = missing_names(text, known, is_common)
        if missing:
            known += [source.all_words for source in sources]
            missing = missing_names(text, known, is_common)
        return missing

    def shared_wording(self, text: str, cites: Sequence[Citation]) -> tuple[str, SharedRun] | None:
        """Return the longest run of words that a text shares with a source that it cites."""
        best: tuple[str, SharedRun] | None = None
        if len(text) < RUN_SIGNS:
            return None
        searched = SearchedSentence(text)
        for cite, source in self._at_hand(cites):
            run = searched.longest_run_in(source.searchable(cite))
            if run and (best is None or run.length > best[1].length):
                best = cite.source, run
        return best

    def missing_quotes(self, text: str, cites: Sequence[Citation]) -> list[str]:
        """Return the words in quotation marks that no cited paragraph has.

        None are asked for where a text is not at hand, or is in another language than the points.
        """
        quoted = quoted_words(text)
        at_hand = self._at_hand(cites) if quoted else ()
        if not at_hand or len(at_hand) < len(cites):
            return []
        if any(source.language != self._words.language for _, source in at_hand):
            return []
        return [each for each in quoted if not any(_stands(each, *one) for one in at_hand)]

    def elsewhere(self, text: str, cites: Sequence[Citation]) -> tuple[Citation, int] | None:
        """Return a citation of which another paragraph of the source shares many more words.

        Only texts in the language of the point are asked, if it is written with spaces.
        """
        if self._words.language not in _WITH_WORDS:
            return None
        for cite, source in self._at_hand(cites):
            if source.language != self._words.language or len(source.paragraphs) > _MANY:
                continue
            indices = frozenset(source.indices(cite))
            found = find_elsewhere(text, indices, source.folded_paragraphs, source.folded)
            if found is not None:
                return cite, found + 1
        return None

    def modality(self, text: str, cites: Sequence[Citation]) -> Mismatch | None:
        """Return where a text is firmer, or weaker, than all paragraphs that it cites."""
        if self._words.language != "en":
            return None
        sentences = []
        is_open = leaves_open(text)
        at_hand = self._at_hand(cites)
        if is_open and len(at_hand) == len(cites) and (found := _hedged_abroad(text, at_hand)):
            return found
        for cite, source in at_hand:
            if source.language != "en":
                continue
            indices = list(source.indices(cite))
            if not is_open and not any(map(source.has_marker, indices)):
                return None  # nothing to compare, for which nothing has to be taken apart
            sentences.append([one for each in indices for one in source.sentences(each)])
        return compare_force(text, sentences) if sentences else None

    def denial(self, text: str, cites: Sequence[Citation]) -> Denial | None:
        """Return where a text denies what it cites does not deny, or the reverse.

        Where nothing in English is cited, a denial needs a word that denies in the language cited.
        """
        if self._words.language != "en":
            return None
        at_hand = self._at_hand(cites)
        said = denied(text)
        read = [(source, list(source.indices(cite))) for cite, source in at_hand]
        english = [(source, indices) for source, indices in read if source.language == "en"]
        if not english:
            if not said or len(at_hand) < len(cites):
                return None
            paragraphs = [(each.paragraphs[one], each.language) for each, of in read for one in of]
            if any(denies_somehow(*each) for each in paragraphs):
                return None
            return Denial(said, "", is_denied=True)
        if not said and not any(
            may_deny(each.paragraphs[one], text) for each, of in english for one in of
        ):
            return None  # the usual case, for which nothing has to be taken apart
        sentences = [
            [one for each in of for one in source.sentences(each)] for source, of in english
        ]
        return compare_denial(text, sentences)

    def _modality(self, point: Point) -> Mismatch | None:
        """Return where a point is firmer or weaker than its sources; a claim that is ahead counts.

        By that, “two branches close” in the present is as much a plan as “are to close”.
        """
        found = self.modality(point.text, point.cites)
        is_ahead = point.claim in (Claim.PLANNED, Claim.EXPECTED)
        if found and found.is_firmer and is_ahead and tells_in_present(point.text):
            return None
        return found

    def _claimed(self, point: Point) -> Mismatch | None:
        """Return how a point whose claim is ahead tells of something that is done."""
        is_intended = point.claim is Claim.COMMITMENT and point.firmness is Firmness.INTENDED
        is_ahead = point.claim in (Claim.PLANNED, Claim.EXPECTED) or is_intended
        if not is_ahead or self._words.language != "en":
            return None
        said = claimed_as_done(point.text, is_commitment=is_intended)
        return Mismatch(said, f"claim: {point.claim}", is_firmer=True) if said else None

    def _source(self, name: str) -> SourceReading | None:
        if name not in self._sources:
            text = self._text_of(name)
            is_read = text is not None and text.paragraphs and text.is_as_recorded
            language = self._briefing.sources[name].language
            finder = self._finders.get(name)
            self._sources[name] = (
                SourceReading(text, language, finder) if text and is_read else None
            )
        return self._sources[name]

    def _at_hand(self, cites: Sequence[Citation]) -> AtHand:
        """Return citations with their sources' texts, as far as these have what is cited."""
        found = []
        for cite in cites:
            source = self._source(cite.source)
            if source and cite.at.first <= len(source.paragraphs):
                found.append((cite, source))
        return found

    def _is_alike(self, text: str, source: SourceReading) -> bool:
        """Whether names of a text can be looked up in a source: by script and language."""
        if not source.is_latin or not is_latin(text):
            return False
        language = self._words.language
        return language in _WITH_NAMES and source.language in ("", language)


def _hedged_abroad(text: str, at_hand: AtHand) -> Mismatch | None:
    """Return the hedge of a text whose sources, in other languages, leave nothing open."""
    for cite, source in at_hand:
        if source.language == "en":
            return None
        if any(
            may_hedge(source.paragraphs[each], source.language) for each in source.indices(cite)
        ):
            return None
    hedges = (
        each
        for each in find_markers(text)
        if each.force < Force.WILL and not _OF_SOMEBODY.search(text[: each.start])
    )
    hedge = next(hedges, None)
    if hedge is None:
        return None
    cite, source = at_hand[0]
    printed = " ".join(source.paragraphs[next(source.indices(cite))].split()[:8])
    said = " ".join(text[hedge.start :].split()[:6])
    return Mismatch(said, printed, is_firmer=False)


def _stands(words: str, cite: Citation, source: SourceReading) -> bool:
    return source.finder.find(words, cite.at, suggest=False).state in _SOUND


def _has_word(word: str, text: str) -> bool:
    return next(find_whole(word, text), None) is not None
