"""Rules on translations of quotes: each belongs to a quote in another language."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.model.diagnostics import Severity

_OURS = "en"
"""The language of what the program prints, and so that of a brief."""


@rule(
    "gloss-without-quote",
    "A translation of words that are not quoted",
    severity=Severity.ERROR,
    why="`gloss` is our translation of the quote beside it. Without the source's own words nobody "
    "can check it, and it is shown nowhere.",
    remedy="quote the words that it translates, or take it out",
    bad="{source: misago, at: 5, gloss: planned depth}",
    good="{source: misago, at: 5, quote: 計画水深, gloss: planned depth}",
)
def gloss_without_quote(case: Case) -> Iterator[Finding]:
    """Look for a quote beside each translation."""
    for cited in case.translated:
        cite = cited.citation
        if not cite.quote:
            message = f"“{cite.gloss}” translates no quote"
            yield Finding(cite.span, cited.at, message)


@rule(
    "gloss-not-needed",
    "A translation of words in our own language",
    why="A quote in English needs none, and a reader takes what is printed as our translation for "
    "that. Of a source whose record names no language he cannot tell from which it is.",
    remedy="take `gloss` out, or name the source's `language`",
    bad="language: en   # of gazette, and: {source: gazette, at: 7, quote: by 2034, gloss: soon}",
    good="language: ja   # of misago, and: {source: misago, at: 7, quote: 来月, gloss: next month}",
)
def gloss_not_needed(case: Case) -> Iterator[Finding]:
    """Look at the language of the source of each translated quote."""
    for cited in case.translated:
        cite, language = cited.citation, cited.source.language
        if not cite.quote:
            continue
        if not language:
            message = f"{cited.source.id} does not say from which language “{cite.quote}” is"
            hint = f"name the `language` of {cited.source.id}, or take `gloss` out"
            yield Finding(cite.span, cited.at, message, hint)
        elif _is_ours(language):
            message = f"“{cite.quote}” is translated, and {cited.source.id} is in English"
            hint = "take `gloss` out, or correct the source's `language`"
            yield Finding(cite.span, cited.at, message, hint)
        elif cite.gloss.casefold() == cite.quote.casefold():
            yield Finding(cite.span, cited.at, f"the translation of “{cite.quote}” is the quote")


@rule(
    "quote-not-translated",
    "A quote in another language without a translation",
    why="Most readers of the brief cannot read it, and so not see whether it bears what it is "
    "quoted for.",
    remedy="say in `gloss` what the words mean",
    bad="{source: misago, at: 7, quote: 来月中}   # and the source has `language: ja`",
    good="{source: misago, at: 7, quote: 来月中, gloss: in the next month}",
)
def quote_not_translated(case: Case) -> Iterator[Finding]:
    """Look for a translation of each quote whose source has another language."""
    others = {
        each.id
        for each in case.briefing.sources.values()
        if each.language and not _is_ours(each.language)
    }
    for cited in case.cited() if others else ():
        cite, language = cited.citation, cited.source.language
        if cite.quote and not cite.gloss and cite.source in others:
            message = f"“{cite.quote}” is in the language `{language}`, and has no `gloss`"
            yield Finding(cite.span, cited.at, message)


def _is_ours(language: str) -> bool:
    return language.lower().partition("-")[0] == _OURS


RULES: tuple[Rule, ...] = (gloss_without_quote, gloss_not_needed, quote_not_translated)
