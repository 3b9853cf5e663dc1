"""The curator's own prose without quotes, split into sentences, for the rules on wording."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from briefing.check.case import Case
from briefing.evidence.drafting.sentences import is_ordinal
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Brief


class OwnProse(NamedTuple):
    """A text by the curator, its place, and its name for an `allow` entry.

    `can_cite` says that names of points in braces stand for their citations in it.
    """

    span: Span
    at: str
    text: str
    can_cite: bool = False


def own_prose(case: Case) -> Iterator[OwnProse]:
    """Yield all texts by the curator: titles, points, findings, gaps, judgments, gists."""
    briefing = case.briefing
    yield from _of_brief(briefing.brief)
    for event in briefing.events.values():
        for title in event.titles:
            yield OwnProse(title.span, event.id, title.text)
        for point in event.points:
            yield OwnProse(
                point.span, f"{event.id}#{point.id}", f"{point.text} {point.short}".rstrip()
            )
    for dispute in briefing.disputes.values():
        yield OwnProse(dispute.span, dispute.id, f"{dispute.title} {dispute.finding}")
        for side in dispute.sides:
            yield OwnProse(side.span, dispute.id, f"{side.says} {side.short}".rstrip())
    for source in briefing.sources.values():
        if source.title.startswith("["):  # else it is the source's own
            yield OwnProse(source.span, source.id, source.title)
        for text in (source.descriptor, *source.outline.values()):
            yield OwnProse(source.span, source.id, text)


def _of_brief(brief: Brief) -> Iterator[OwnProse]:
    for at, text in (("title", brief.title), ("question", brief.question), ("scope", brief.scope)):
        yield OwnProse(brief.span, at, text)
    for name, title in brief.topics.items():
        yield OwnProse(brief.span, name, title)
    for line in brief.bottom_lines:
        yield OwnProse(line.span, "bottom_line", f"{line.head} {line.text}".lstrip(), can_cite=True)
    for judgment in brief.judgments:
        for each in judgment.versions:
            text = f"{each.text} {each.why} {each.changed}".rstrip()
            yield OwnProse(each.span, "judgments", text, can_cite=True)
    for gap in brief.gaps:
        yield OwnProse(gap.span, "gaps", gap.text, can_cite=True)
    for entry in brief.corrections:
        yield OwnProse(entry.span, "corrections", f"{entry.stood} {entry.right} {entry.why}")


# No opening mark stands inside: a text of many that never close would be read over and over.
_QUOTED = re.compile(r"“[^“”]*”|\"[^\"]*\"|‘[^‘’]*’(?!\w)|«[^«»]*»|「[^「」]*」|『[^『』]*』")


def without_quotes(text: str) -> str:
    """Return a text with everything between quotation marks removed."""
    return _QUOTED.sub("“”", text)


_OPENING, _CLOSING = '“"‘«「『（([', '”"’»」』）)]'
CLOSING = re.escape(_CLOSING)
"""What may stand between the end of a sentence and the next, for a class of characters."""
STOPS = "。｡！？।۔؟።။។"
"""What ends a sentence in scripts without capitals, space or none after it."""
# A particle of Japanese goes on with the sentence (``モーニング娘。が出演した。``), unless a word
# that often begins one begins with it.
_PARTICLE = (
    r"と(?!ても|ころ|はいえ|りわけ|もに|くに|もあれ|もかく|いうの)"
    r"|が(?!ん|く|っ)|は(?!い|じめ|たして|や|る)|を|の(?!ち|ぼ)"
)
_RUN_ON = re.compile(rf"([{STOPS}])(?!{_PARTICLE})(?=[^\s{STOPS}{CLOSING}])")
# Behind Latin letters or katakana, a wide exclamation mark is as good as part of a name.
_WIDE_NAME = re.compile("(?<=[A-Za-zＡ-Ｚａ-ｚァ-ヿ])！")
_ABBREVIATIONS = (
    " mr mrs ms dr prof hon rev fr st gen lt col maj capt cpt cmdr adm sgt brig gov sen rep pres "
    "no nos vol ed eds art sec fig pp cf vs etc al approx ca est dept inc ltd corp co bros mt ft "
    "jan feb mar apr jun jul aug sep sept oct nov dec mon tue tues wed thu thur thurs fri sat sun "
)


def sentences(text: str) -> list[str]:
    """Split a text into sentences, only where a full stop and a capital leave no doubt.

    An abbreviation, an initial, a dotted word (``U.S.``) or a name (``Yahoo! Japan``) ends none.
    """
    words = _RUN_ON.sub(r"\1 ", _WIDE_NAME.sub("!", text)).split()
    found: list[list[str]] = [[]]
    for word, following in zip_longest(words, words[1:], fillvalue=""):
        found[-1].append(word)
        if _is_end(word, following, found[-1]):
            found.append([])
    return [" ".join(each) for each in found if each]


def _is_end(word: str, following: str, begun: Sequence[str]) -> bool:
    """Whether a sentence ends between two words; `begun` are its words, `word` the last of them."""
    word = word.rstrip(_CLOSING).lstrip(_OPENING)
    if word.endswith(tuple(STOPS)):
        return True
    if not following.lstrip(_OPENING)[:1].isupper():
        return False
    if word.endswith(("!", "?")):
        is_question = word.endswith("?") and f" {begun[0].casefold()} " in _ASKING
        return is_question or not _is_name(word, following)
    before = f"{begun[-2]} " if len(begun) > 1 else ""
    if word.endswith(".") and is_ordinal(before, word[:-1], following):
        return False
    return _ends_sentence(word)


# What begins sentences and no second half of a name, and what begins questions.
_BEGINNING = (
    " a although an and as because but by each for from he her his how however i if in it its many "
    "most no not of on our she since so some that the their there these they this those to until "
    "we what when where which while who why with yet you your "
)
_ASKING = (
    " are can could did do does had has have how is may might must should was were what when where "
    "which who whom whose why will would "
)


def _is_name(word: str, following: str) -> bool:
    """Whether an exclamation or question mark is part of a name, as in ``Yahoo! Japan``."""
    next_word = re.split(r"\W", following)[0]
    return word[:1].isupper() and next_word != "" and f" {next_word.casefold()} " not in _BEGINNING


def _ends_sentence(word: str) -> bool:
    stem = word.rstrip(".…")
    if stem == word or f" {stem.casefold()} " in _ABBREVIATIONS:
        return False
    return stem[-1:].isdigit() or (len(stem) > 1 and "." not in stem)
