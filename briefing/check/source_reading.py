"""A source's text as the checks of points read it: each part of it once, when it is needed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TypeAlias

from briefing.check.prose_language import beginning_of, language_of_text
from briefing.evidence.languages import is_latin
from briefing.evidence.modality_phrases import has_marker
from briefing.evidence.modality_sentences import SourceSentence, read_sentences
from briefing.evidence.names import Vocabulary
from briefing.evidence.number_matching import ParagraphNumbers
from briefing.evidence.quotes import QuoteFinder
from briefing.evidence.shared_wording import SearchableText
from briefing.evidence.word_boundaries import find_whole
from briefing.model.records import Citation
from briefing.model.source_text import SourceText

_WIDE = 60
"""Paragraphs of a citation that are read: what names more of them is hardly held to any."""
_LONG = 50_000
"""Characters from which on a text is as long as a book: for a point, what it cites is searched."""


class SourceReading:
    """What is known of a source's text; `declared` is the language on its record, or empty.

    `finder` is one that has searched the text before, for what it knows of it.
    """

    def __init__(self, text: SourceText, declared: str, finder: QuoteFinder | None = None) -> None:
        self.finder = finder or QuoteFinder(text.paragraphs)
        self.paragraphs = text.paragraphs
        self._declared = declared
        self._numbers: dict[int, ParagraphNumbers] = {}
        self._sentences: dict[int, list[SourceSentence]] = {}
        self._vocabularies: dict[int, Vocabulary] = {}
        self._has_marker: dict[int, bool] = {}
        self._searched: dict[str, bool] = {}
        self._searchable: dict[int, SearchableText] = {}

    @cached_property
    def language(self) -> str:
        """Its language, as two letters; empty if that is not clear."""
        return language_of_text(self.paragraphs, self._declared)

    @cached_property
    def is_latin(self) -> bool:
        """Whether it is written in Latin letters."""
        return is_latin(beginning_of(self.paragraphs))

    @cached_property
    def whole(self) -> str:
        """Its paragraphs as one text."""
        return "\n".join(self.paragraphs)

    @cached_property
    def folded(self) -> str:
        """Its paragraphs as one text without case."""
        return self.whole.casefold()

    @cached_property
    def folded_paragraphs(self) -> tuple[str, ...]:
        """Its paragraphs without case."""
        return tuple(map(str.casefold, self.paragraphs))

    @cached_property
    def _is_short(self) -> bool:
        return sum(map(len, self.paragraphs)) <= _LONG

    def searchable(self, cite: Citation) -> SearchableText:
        """Return the text in which shared words are searched: of a long one, what is cited."""
        if self._is_short:
            index = -1
            text = self.whole
            known = self.finder.skeleton if index not in self._searchable else None
        else:
            known = None
            indices = list(self.indices(cite))
            index = indices[0] if len(indices) == 1 else -2
            text = "\n".join(self.paragraphs[each] for each in indices)
        if index == -2:
            return SearchableText(text)
        if index not in self._searchable:
            self._searchable[index] = SearchableText(text, known)
        return self._searchable[index]

    @cached_property
    def all_words(self) -> Vocabulary:
        """All its words; for what is not found otherwise, since it takes long."""
        return Vocabulary((self.whole,))

    def indices(self, cite: Citation) -> Iterator[int]:
        """Yield the indices of the paragraphs that a citation names, as far as it has them."""
        left = _WIDE
        for run in cite.at.runs:
            for number in range(run.first, min(run.last, len(self.paragraphs)) + 1):
                if not left:
                    return
                left -= 1
                yield number - 1

    def numbers(self, index: int) -> ParagraphNumbers:
        """Return the numbers of a paragraph."""
        if index not in self._numbers:
            self._numbers[index] = ParagraphNumbers(self.paragraphs[index], self.language)
        return self._numbers[index]

    def sentences(self, index: int) -> list[SourceSentence]:
        """Return the sentences of a paragraph."""
        if index not in self._sentences:
            self._sentences[index] = read_sentences(self.paragraphs[index])
        return self._sentences[index]

    def has_marker(self, index: int) -> bool:
        """Whether a paragraph has any phrase that makes it less than done."""
        if index not in self._has_marker:
            self._has_marker[index] = has_marker(self.paragraphs[index])
        return self._has_marker[index]

    def vocabulary(self, index: int) -> Vocabulary:
        """Return the words of a paragraph."""
        if index not in self._vocabularies:
            self._vocabularies[index] = Vocabulary((self.paragraphs[index],))
        return self._vocabularies[index]

    def has_word(self, word: str) -> bool:
        """Whether a word without case, or several, stand anywhere in the text."""
        if word not in self._searched:
            self._searched[word] = next(find_whole(word, self.folded), None) is not None
        return self._searched[word]

    def has_lower(self, word: str) -> bool:
        """Whether a word stands in the text without a capital: then it is an ordinary one."""
        return next(find_whole(word, self.whole), None) is not None


AtHand: TypeAlias = Sequence[tuple[Citation, SourceReading]]
"""Citations with their sources' texts."""
