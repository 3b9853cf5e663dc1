"""Holds what a point says against the paragraphs that it cites: numbers, names, wording, modality.

Paragraphs and texts are read when a point first needs them, and once for all points.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property

from briefing.evidence.languages import is_latin, language_of
from briefing.evidence.modality import (
    Mismatch,
    SourceSentence,
    compare_force,
    may_differ,
    read_sentences,
)
from briefing.evidence.name_words import NATIONALITIES
from briefing.evidence.names import Name, Vocabulary, find_names, missing_names, plain
from briefing.evidence.number_matching import (
    HeldNumber,
    NumberPool,
    ParagraphNumbers,
    has_code,
    numbers_to_hold,
)
from briefing.evidence.shared_wording import SearchableText, SharedRun, longest_shared_run
from briefing.evidence.word_boundaries import find_whole
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing, Citation, Point
from briefing.model.source_text import SourceText

_WIDE = 60
"""Paragraphs of a citation that are read: what names more of them is hardly held to any."""


class NumberResult(NamedTuple):
    """A number of a point, and whether the paragraphs cited have it."""

    held: HeldNumber
    is_there: bool


class HeldPoint(NamedTuple):
    """A point with what was found of it: `ref` is its full name.

    `shared` is a source with the run of words that the point shares with it.
    """

    point: Point
    ref: str
    numbers: Sequence[NumberResult] | None
    names: Sequence[Name]
    shared: tuple[str, SharedRun] | None
    modality: Mismatch | None

    @property
    def holds(self) -> bool:
        """Whether nothing was found that differs from the source."""
        is_right = all(each.is_there for each in self.numbers or ())
        return is_right and not self.names and not self.shared and not self.modality


def computed_lines(briefing: Briefing) -> Mapping[str, Sequence[str]]:
    """Return the lines of arithmetic that concern each point: of disputes that touch it."""
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


class _Source:
    """What is known of a source's text, each part computed at its first use."""

    def __init__(self, text: SourceText, declared: str) -> None:
        self.paragraphs = text.paragraphs
        self._declared = declared
        self._numbers: dict[int, ParagraphNumbers] = {}
        self._sentences: dict[int, list[SourceSentence]] = {}
        self._vocabularies: dict[int, Vocabulary] = {}
        self._searched: dict[str, bool] = {}

    @cached_property
    def language(self) -> str:
        return language_of(self._beginning, self._declared)

    @cached_property
    def is_latin(self) -> bool:
        return is_latin(self._beginning)

    @property
    def _beginning(self) -> str:
        return " ".join(each[:1000] for each in self.paragraphs[:8])

    @cached_property
    def whole(self) -> str:
        return "\n".join(self.paragraphs)

    @cached_property
    def _folded(self) -> str:
        return self.whole.casefold()

    @cached_property
    def searchable(self) -> SearchableText:
        return SearchableText(self.whole)

    def numbers(self, index: int) -> ParagraphNumbers:
        if index not in self._numbers:
            self._numbers[index] = ParagraphNumbers(self.paragraphs[index], self.language)
        return self._numbers[index]

    def sentences(self, index: int) -> list[SourceSentence]:
        if index not in self._sentences:
            self._sentences[index] = read_sentences(self.paragraphs[index])
        return self._sentences[index]

    def vocabulary(self, index: int) -> Vocabulary:
        if index not in self._vocabularies:
            self._vocabularies[index] = Vocabulary((self.paragraphs[index],))
        return self._vocabularies[index]

    def has_word(self, word: str) -> bool:
        """Whether a folded word, or several, stand anywhere in the text."""
        if word not in self._searched:
            self._searched[word] = next(find_whole(word, self._folded), None) is not None
        return self._searched[word]

    @cached_property
    def all_words(self) -> Vocabulary:
        """Its words; for what is not found otherwise, since it takes long."""
        return Vocabulary((self.whole,))


class PointEvidence:
    """Answers what holds of the points of a briefing against the texts at hand."""

    def __init__(self, briefing: Briefing, texts: Mapping[str, SourceText]) -> None:
        self._briefing = briefing
        self._sources = {
            name: _Source(text, briefing.sources[name].language)
            for name, text in texts.items()
            if text.paragraphs and text.is_as_recorded and name in briefing.sources
        }

    def hold(self, point: Point, ref: str, lines: Sequence[str] = ()) -> HeldPoint:
        """Return what holds of a point; `lines` are those of arithmetic that concern it."""
        text, cites = point.text, point.cites
        numbers = self.numbers(f"{text} {point.short}".rstrip(), cites, lines)
        return HeldPoint(
            point,
            ref,
            numbers,
            self.names(text, cites),
            self.shared_wording(text, cites),
            self.modality(text, cites),
        )

    def has_text(self, cite: Citation) -> bool:
        """Whether the text of a citation is at hand, and has a paragraph that it names."""
        source = self._sources.get(cite.source)
        return source is not None and cite.at.first <= len(source.paragraphs)

    def numbers(
        self, text: str, cites: Sequence[Citation], lines: Sequence[str] = ()
    ) -> list[NumberResult] | None:
        """Return the numbers of a text with whether they are there; None without a source's text.

        `lines` are lines of arithmetic whose numbers count as given.
        """
        at_hand = [cite for cite in cites if self.has_text(cite)]
        if not at_hand:
            return None
        results = []
        pool: NumberPool | None = None
        for held in numbers_to_hold(text):
            is_there = self._is_literal(held, at_hand)
            if not is_there and held.number.readings:
                pool = pool or self._pool(at_hand, lines)
                is_there = pool.has(held)
            if not is_there and (held.name or not held.number.readings):
                is_there = self._has_code(held.name or held.number.text, at_hand)
            results.append(NumberResult(held, is_there))
        return results

    def names(self, text: str, cites: Sequence[Citation]) -> list[Name]:
        """Return the names of a text that stand in no text of its sources, nor in the brief.

        Only texts of Latin script in the language of the point are asked; without one there is
        no answer.
        """
        if not find_names(text):
            return []
        asked = [
            (cite, self._sources[cite.source])
            for cite in cites
            if self.has_text(cite) and self._is_alike(text, self._sources[cite.source])
        ]
        if not asked:
            return []
        near = [self._own_words]
        near += [source.vocabulary(each) for cite, source in asked for each in _indices(cite, source)]
        missing = missing_names(text, near, self._is_common)
        if missing:
            sources = {id(source): source for _, source in asked}.values()
            far = [Vocabulary((), source.has_word) for source in sources]
            missing = missing_names(text, [*near, *far], self._is_common)
        if missing:
            everything = [*near, *far, *(source.all_words for source in sources)]
            missing = missing_names(text, everything, self._is_common)
        return missing

    def shared_wording(self, text: str, cites: Sequence[Citation]) -> tuple[str, SharedRun] | None:
        """Return the longest run of words that a text shares with a source that it cites."""
        best: tuple[str, SharedRun] | None = None
        for name in dict.fromkeys(cite.source for cite in cites if cite.source in self._sources):
            run = longest_shared_run(text, self._sources[name].searchable)
            if run and (best is None or run.length > best[1].length):
                best = name, run
        return best

    def modality(self, text: str, cites: Sequence[Citation]) -> Mismatch | None:
        """Return where a text is firmer, or weaker, than all paragraphs that it cites."""
        sentences = []
        for cite in cites:
            source = self._sources.get(cite.source)
            if source is None or source.language != "en":
                continue
            if not may_differ(text, [source.paragraphs[each] for each in _indices(cite, source)]):
                return None
            sentences.append(
                [one for each in _indices(cite, source) for one in source.sentences(each)]
            )
        return compare_force(text, sentences) if sentences else None

    def _is_literal(self, held: HeldNumber, cites: Sequence[Citation]) -> bool:
        """Whether a number stands there as it is written, with its unit: the usual case."""
        written = held.number.text
        if held.number.is_word or len(written) > 100:
            return False
        for cite in cites:
            source = self._sources[cite.source]
            for index in _indices(cite, source):
                for place in find_whole(written, source.paragraphs[index]):
                    if _stands_alone(source.paragraphs[index], place, place + len(written)):
                        return True
        return False

    def _pool(self, cites: Sequence[Citation], lines: Sequence[str]) -> NumberPool:
        pool = NumberPool()
        for cite in cites:
            source = self._sources[cite.source]
            for index in _indices(cite, source):
                pool.add_paragraph(source.numbers(index))
        for line in lines:
            pool.add_line(line)
        return pool

    def _has_code(self, code: str, cites: Sequence[Citation]) -> bool:
        names = dict.fromkeys(cite.source for cite in cites)
        texts = (self._sources[name].whole for name in names)
        return has_code(code, texts) or has_code(code, (self._own_text,))

    def _is_alike(self, text: str, source: _Source) -> bool:
        if is_latin(text) is not source.is_latin or not source.is_latin:
            return False
        language = self._prose_language
        return not language or not source.language or language == source.language

    @cached_property
    def _prose_language(self) -> str:
        """The language of the curator's own prose."""
        texts = []
        for event in self._briefing.events.values():
            texts += [point.text for point in event.points]
            if sum(map(len, texts)) > 4000:
                break
        return language_of(" ".join(texts))

    @cached_property
    def _own_text(self) -> str:
        """Voices, topics and titles, in which a name may stand as well."""
        brief = self._briefing.brief
        texts = [brief.title, brief.question, brief.scope, *brief.topics, *brief.topics.values()]
        for voice in brief.voices.values():
            texts += [voice.name, voice.role, *voice.of]
        for event in self._briefing.events.values():
            texts += [title.text for title in event.titles]
            texts += [place.text for place in event.places]
        for source in self._briefing.sources.values():
            texts += [source.title, source.publisher, *source.authors, *source.origin]
        return "\n".join(texts)

    @cached_property
    def _own_words(self) -> Vocabulary:
        return Vocabulary((self._own_text,))

    @cached_property
    def _lower_words(self) -> Vocabulary:
        texts = [
            point.text for event in self._briefing.events.values() for point in event.points
        ]
        return Vocabulary((*texts, self._own_text))

    def _is_common(self, word: str) -> bool:
        if plain(word) in NATIONALITIES or self._lower_words.has_lower(word):
            return True
        return any(f" {word.lower()} " in source.whole for source in self._sources.values())


def _indices(cite: Citation, source: _Source) -> Iterator[int]:
    left = _WIDE
    for run in cite.at.runs:
        for number in range(run.first, min(run.last, len(source.paragraphs)) + 1):
            if not left:
                return
            left -= 1
            yield number - 1


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a number found by its letters has no other unit there, as 5 in 5 million has."""
    before, after = text[max(0, start - 1) : start], text[end : end + 10].lower()
    if before and (before in "$€£¥₩₹-–+./" or before.isalnum()):
        return False
    return not after.lstrip(" -\u00a0").startswith(
        (
            *("%", "％", "per", "pct", "million", "billion", "trillion", "thousand", "hundred"),
            *("mn", "bn", "tn", "兆", "億", "亿", "万", "萬", "千", "dollar", "euro", "yen", "pound"),
            *("january", "february", "march", "april", "may", "june", "july", "august", "sept"),
            *("october", "november", "december", "円", "年", "月", "日", "prozent", "mill", "mil"),
            *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "oct", "nov", "dec", "m ", "b "),
        )
    ) and not (after[:1] in "./-:" and after[1:2].isdigit())
