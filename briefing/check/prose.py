"""Prose as the rules read it: the words that are our own, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import zip_longest
from typing import NamedTuple

from briefing.check.case import Case
from briefing.model.diagnostics import Span
from briefing.model.records import Brief


class Passage(NamedTuple):
    """A text of ours, where it stands, and what names it for an `allow` entry."""

    span: Span
    at: str
    text: str


def own_prose(case: Case) -> Iterator[Passage]:
    """Yield what the curator wrote: titles, points, findings, gaps, judgments, gists."""
    briefing = case.briefing
    yield from _of_brief(briefing.brief)
    for event in briefing.events.values():
        yield Passage(event.span, event.id, event.title)
        for point in event.points:
            yield Passage(point.span, f"{event.id}#{point.id}", point.text)
    for dispute in briefing.disputes.values():
        yield Passage(dispute.span, dispute.id, f"{dispute.title} {dispute.finding}")
        for side in dispute.sides:
            yield Passage(side.span, dispute.id, side.says)
    for source in briefing.sources.values():
        if source.title.startswith("["):  # else it is the source's own
            yield Passage(source.span, source.id, source.title)
        for text in (source.descriptor, *source.outline.values()):
            yield Passage(source.span, source.id, text)


def _of_brief(brief: Brief) -> Iterator[Passage]:
    for at, text in (("title", brief.title), ("question", brief.question), ("scope", brief.scope)):
        yield Passage(brief.span, at, text)
    for name, title in brief.topics.items():
        yield Passage(brief.span, name, title)
    if brief.bottom_line:
        yield Passage(brief.bottom_line.span, "bottom_line", brief.bottom_line.text)
    for judgment in brief.judgments:
        yield Passage(judgment.span, "judgments", f"{judgment.text} {judgment.why}")
    for gap in brief.gaps:
        yield Passage(gap.span, "gaps", gap.text)


# No opening mark stands inside: a text of many that never close would be read over and over.
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)|«[^«»]*»|「[^「」]*」")


def without_quotes(text: str) -> str:
    """Return a text with nothing between its quotation marks: what is left is not quoted."""
    return _QUOTED.sub("“”", text)


_OPENING, _CLOSING = '“"‘«「([', '”"’»」)]'
_ABBREVIATIONS = (
    " mr mrs ms dr prof hon rev fr st gen lt col maj capt cpt cmdr adm sgt brig gov sen rep pres "
    "no nos vol ed eds art sec fig pp cf vs etc al approx ca est dept inc ltd corp co bros mt ft "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
)


def sentences(text: str) -> list[str]:
    """Part a text into sentences, where a full stop and a capital leave no doubt.

    An abbreviation, an initial or a dotted word (``U.S.``) ends none.
    """
    words = text.split()
    found: list[list[str]] = [[]]
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        found[-1].append(word)
        if following.lstrip(_OPENING)[:1].isupper() and _ends_sentence(word):
            found.append([])
    return [" ".join(each) for each in found if each]


def _ends_sentence(word: str) -> bool:
    word = word.rstrip(_CLOSING).lstrip(_OPENING)
    if word.endswith(("!", "?")):
        return True
    stem = word.rstrip(".…")
    if stem == word or f" {stem.casefold()} " in _ABBREVIATIONS:
        return False
    return stem[-1:].isdigit() or (len(stem) > 1 and "." not in stem)
