"""Rules that compare quotes with the texts of their sources."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.citations import Cited
from briefing.check.rule import Finding, Rule, rule
from briefing.check.shown_text import shortened, shortened_words
from briefing.evidence.quotes import Found, QuoteState
from briefing.model.diagnostics import Severity
from briefing.model.records import Citation

_NOT_THERE = (QuoteState.ELSEWHERE, QuoteState.MISSING)
_SUGGESTIONS = 100  # each can take as long as a hundred searches


@rule(
    "quote-missing",
    "A quote that does not stand in the source",
    needs_texts=True,
    severity=Severity.ERROR,
    why="Words in quotation marks are printed as the source's own. They may differ from it in "
    "declared ways only: character forms, quotation marks and dashes, white space, hyphenation, "
    "ellipses, invisible characters and the case of the first letter. An ellipsis, in brackets or "
    "not, may leave out what stands between two pieces, but no word that denies or doubts it; "
    "square brackets may have the first letter of a word in another case, and words that explain "
    "or stand for the source's; words may run from one paragraph into the next where both are "
    "cited.",
    remedy="copy the words from the text, or take the quote out",
    bad="quote: two big berths   # the source says: two additional berths",
    good="quote: two additional berths",
)
def quote_missing(case: Case) -> Iterator[Finding]:
    """Search each quote in the whole text; show what comes closest, for the curator to judge."""
    missing = [cited for cited, found in case.quotes if found.state is QuoteState.MISSING]
    for number, cited in enumerate(missing):
        message = f"{_shown(cited.citation)} does not stand in {cited.source.id}"
        hint = _closest(case, cited) if number < _SUGGESTIONS else ""
        yield Finding(cited.citation.span, cited.at, message, hint)


@rule(
    "quote-elsewhere",
    "A quote from another paragraph than the one cited",
    needs_texts=True,
    severity=Severity.ERROR,
    why="A reader who looks the citation up would not find the words, nor perhaps what the point "
    "says.",
    remedy="cite the paragraph in which the words stand",
    bad="cites: [{source: gazette, at: 3, quote: two additional berths}]   # of paragraph 7",
    good="cites: [{source: gazette, at: 7, quote: two additional berths}]",
    fix="a single paragraph, where the words stand in one other alone and its dates as well",
)
def quote_elsewhere(case: Case) -> Iterator[Finding]:
    """Search each quote in the paragraphs cited first, then in all others."""
    for cited, found in case.quotes:
        cite = cited.citation
        if found.state is QuoteState.ELSEWHERE or _is_ambiguous(cited, found, inside=False):
            places = ", ".join((found.where, *map(str, found.also)))
            which = "paragraphs" if found.also or found.last else "paragraph"
            message = (
                f"{_shown(cite)} stands in {which} {places} of {cited.source.id}, not {cite.at}"
            )
            hint = f"cite {places} if it says what the point says, or copy words of {cite.at}"
            yield Finding(cite.span, cited.at, message, hint)


@rule(
    "quote-ambiguous",
    "A quote that the source prints in two ways",
    needs_texts=True,
    why="The words stand there twice in different spellings, and the quote in a third: which of "
    "them the source's very words are is not known.",
    remedy="copy the words as the place that is meant prints them",
    bad="quote: co-op   # the source has co\u2010op with a hyphen and co\u2013op with a dash",
    good="quote: co\u2013op",
)
def quote_ambiguous(case: Case) -> Iterator[Finding]:
    """Report a quote that two places in the paragraphs cited are equally close to."""
    for cited, found in case.quotes:
        if _is_ambiguous(cited, found, inside=True):
            message = f"{_shown(cited.citation)} has no one spelling in {cited.source.id}"
            differences = " and ".join(found.differences)
            hint = f"copy the words as the place that is meant prints them: {differences} differ"
            yield Finding(cited.citation.span, cited.at, message, hint)


@rule(
    "date-not-printed",
    "A phrase of `dates` that the paragraph does not print",
    severity=Severity.ERROR,
    needs_texts=True,
    why="The keys of `dates` are the source's own words for a day; what is known when hangs on "
    "them. One that does not stand in the paragraphs cited proves nothing.",
    remedy="write the phrase as the paragraph prints it, or cite the paragraph that has it",
    bad="cites: [{source: gazette, at: 7, dates: {on Tuesday: 2031-03-04}}]   # ¶7 has no weekday",
    good="cites: [{source: gazette, at: 6, dates: {on Tuesday: 2031-03-04}}]",
)
def date_not_printed(case: Case) -> Iterator[Finding]:
    """Search each phrase in the paragraphs cited."""
    for cited in case.cited():
        cite = cited.citation
        finder = case.finders.get(cite.source) if cite.dates else None
        for phrase in cite.dates if finder else ():
            assert finder
            if finder.find(phrase, cite.at, suggest=False).state in _NOT_THERE:
                message = (
                    f"“{shortened(phrase)}” does not stand in paragraph {cite.at} of {cite.source}"
                )
                yield Finding(cite.span, cited.at, message)


def _shown(cite: Citation) -> str:
    return f"the quote “{shortened(cite.quote)}”"


def _closest(case: Case, cited: Cited) -> str:
    cite = cited.citation
    found = case.finders[cite.source].find(cite.quote, cite.at)
    if not found.suggestion:
        return ""
    words = shortened_words(found.suggestion)
    return (
        f"the closest words there are “{words}” in paragraph {found.paragraph}: "
        "quote them only if they are what is meant"
    )


def _is_ambiguous(cited: Cited, found: Found, *, inside: bool) -> bool:
    """Whether a quote is ambiguous and found inside the cited paragraphs, or else outside them."""
    is_inside = cited.citation.at.holds(found.paragraph)
    return found.state is QuoteState.AMBIGUOUS and is_inside is inside


RULES: tuple[Rule, ...] = (quote_missing, quote_elsewhere, quote_ambiguous, date_not_printed)
