"""Drafts candidate points: the sentences of a text by the days of which they speak."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from briefing.evidence.date_expressions import Direction, read_dateline
from briefing.evidence.date_expressions.finding import FoundDate, find_dates
from briefing.evidence.date_expressions.languages import language_for
from briefing.evidence.date_expressions.spans import distance
from briefing.evidence.drafting.quoting import short_quote
from briefing.evidence.drafting.sentences import split_sentences
from briefing.evidence.drafting.speakers import Speaker, find_speakers
from briefing.model.dates import InvalidDateError, When, parse_when
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Claim

MAX_CANDIDATES = 2_000
"""Candidates of one text: more would be a book, which is not drafted in one go."""

_FEWEST = 3
"""Words of a sentence: fewer are a heading, or a name."""
_AHEAD = (
    r"will|shall|would|(?:is|are|was|were) (?:due |set |scheduled |expected |likely |about )?to\b"
    r"|plans?|planned|intends?|means? to|aims?|hopes?|wants?|expects?|to be|may|could|should"
)
_PAST = (
    r"was|were|had|did|said|told|came|went|met|took|began|made|became|gave|left|held|saw|wrote"
    r"|spoke|put|set|fell|rose|\w{2,}ed"
)
_FAR, _NEAR = 200, 150
"""Days from the publication."""
_TENSE = re.compile(
    rf"\b(?:(?P<ahead>(?:{_AHEAD})(?: be)?(?: \w+ed)?)|(?P<past>{_PAST}))\b", re.IGNORECASE
)
_TO_COME = re.compile(
    r"\b(?:will|shall|(?:is|are) (?:due |set |scheduled |expected |likely |about )?to(?! be\b)"
    r"|(?:is|are) to be \w+ed|plans? to|intends?|means? to|aims? to|wants?|expects?"
    r"|resolved|agreed|decided|pledged|committed|approved|promised)\b",
    re.IGNORECASE,
)
_FORECAST = re.compile(r"\b(?:expect(?:s|ed)?|forecasts?|likely|predicts?)\b", re.IGNORECASE)
_CALLED_OFF = re.compile(
    r"\b(?:call(?:s|ed)?(?: \w+)? off|cancel(?:s|led|ed)?|postponed?|put off|scrapped"
    r"|(?:did|does|has|was|were|is) not (?:been )?(?:take|taken|signed|held|happen)\w*)\b",
    re.IGNORECASE,
)
_FIGURE = re.compile(r"\d")
_EAST_ASIAN = re.compile(
    r"(?:(?P<year>[12]\d{3})年(?:(?P<month>\d{1,2})月(?:(?P<day>\d{1,2})日)?)?)"
    r"|(?:本年|今年|昨年|去年|来年|翌年|本|同)?\d{1,2}月(?:\d{1,2}日)?"
    r"|(?:昨|今|来|先|本|翌)(?:年|月|週|日)中?|昨夜|今朝|明日"
)


class Candidate(NamedTuple):
    """A sentence as a candidate point of one day, month, year or window; None: of no day.

    `dates` are the phrases that say so, with their reading; `unread` those that are not read.
    `number` counts the sentences of the paragraph from 1.
    """

    when: When | None
    paragraph: int
    number: int
    sentence: str
    claim: Claim
    speaker: Speaker | None
    quote: str
    dates: Mapping[str, When]
    unread: tuple[str, ...]


def find_candidates(
    paragraphs: Mapping[int, str], published: When, language: str = ""
) -> Iterator[Candidate]:
    """Yield the candidates of some paragraphs, by their numbers, in the order of the text.

    A sentence that names no day belongs to that of the sentence before it in its paragraph, if that
    is past. Without one it is a candidate of no day, if somebody speaks in it, if it has a figure
    or a date that is not read, or if it tells of what is to come. `published` are the days on which
    the text can have been published, `language` is its tag; empty if it is not known.
    """
    is_known = bool(language) and language_for(language) is not None
    for paragraph, text in paragraphs.items():
        sentences = split_sentences(text)
        speakers = find_speakers(text, sentences)
        before: When | None = None
        for number, (sentence, speaker) in enumerate(zip(sentences, speakers, strict=True), 1):
            words = sentence.text
            if len(words.split()) < _FEWEST and not _EAST_ASIAN.search(words):
                continue
            read = _dates_in(words, published, language)
            phrases = [phrase for found in read.values() for phrase, _ in found]
            is_read = is_known or words.isascii()
            unread = () if is_read else tuple(dict.fromkeys(_unread(words)))
            common = words, speaker, short_quote(words, phrases)
            for when, found in read.items():
                dates = {phrase: when for phrase, _ in found}
                yield _candidate(when, paragraph, number, found[0][1], common, dates, unread)
            if not read:
                side = _side_of(words, is_before=False)
                if before or speaker or unread or _matters(words):
                    claim = _claim(words, side, before, published)
                    yield _candidate(before, paragraph, number, claim, common, {}, unread)
            elif (first := next(iter(read))).latest and first.latest <= published.bounds[1]:
                before = first
            else:
                before = None


def _matters(words: str) -> bool:
    """Whether a sentence without a day has a figure in it, or tells of what is to come."""
    return bool(_FIGURE.search(words) or _TO_COME.search(words))


def _candidate(
    when: When | None,
    paragraph: int,
    number: int,
    claim: Claim,
    common: tuple[str, Speaker | None, str],
    dates: Mapping[str, When],
    unread: tuple[str, ...],
) -> Candidate:
    words, speaker, quote = common
    return Candidate(when, paragraph, number, words, claim, speaker, quote, dates, unread)


def _claim(words: str, side: Direction, when: When | None, published: When) -> Claim:
    """Guess the claim of words about a day: what is ahead is planned, or expected."""
    if _CALLED_OFF.search(words):
        return Claim.CANCELLED
    first = (when.earliest or when.latest) if when else None
    last = when.latest if when else None
    is_past = bool(last and published.earliest and last < published.earliest)
    is_ahead = bool(first and published.latest and first > published.latest)
    if is_ahead or (side is Direction.AFTER and not is_past):
        return Claim.EXPECTED if _FORECAST.search(words) else Claim.PLANNED
    return Claim.REPORTED


def _side_of(words: str, *, is_before: bool) -> Direction:
    """Return the side that the verb nearest to a date says: behind the words, or before them."""
    verbs = list(_TENSE.finditer(words))
    if not verbs or _CALLED_OFF.search(words):
        return Direction.BEFORE if verbs else Direction.OPEN
    return Direction.AFTER if verbs[-1 if is_before else 0]["ahead"] else Direction.BEFORE


def _dates_in(text: str, published: When, language: str) -> dict[When, list[tuple[str, Claim]]]:
    """Return the days of which a sentence speaks, with the phrases and their claims."""
    days: dict[When, list[tuple[str, Claim]]] = {}
    found = list(find_dates(text, published, language))
    for number, each in enumerate(found):
        start = found[number - 1].end if number else 0
        before = text[start : each.start]
        side = _side_of(before, is_before=True)
        if side is Direction.OPEN:
            end = found[number + 1].start if number + 1 < len(found) else len(text)
            before += text[each.end : end]
            side = _side_of(before, is_before=False)
        when = _one_of(each, published, side, language)
        claim = _claim(before, side, when, published)
        days.setdefault(when, []).append((each.phrase, claim))
    is_known = text.isascii() or language_for(language or "xx") is not None
    for match in () if is_known else _EAST_ASIAN.finditer(text):
        if match["year"] and (when_read := _east_asian(match)):
            claim = _claim("", Direction.OPEN, when_read, published)
            days.setdefault(when_read, []).append((match[0], claim))
    return days


def _one_of(found: FoundDate, published: When, side: Direction, language: str) -> When:
    """Return the nearest reading of a phrase on a side.

    A date without its year that lies far off on that side, and near on the other, is the near one:
    the tense of a verb is a weaker sign than that.
    """
    nearest = found.readings[0].when
    readings = read_dateline(found.phrase, published, side, language)
    chosen = readings[0].when if readings else nearest
    first, last = published.bounds
    is_far = distance(chosen, first, last) > _FAR and distance(nearest, first, last) < _NEAR
    return nearest if is_far else chosen


def _east_asian(match: re.Match[str]) -> When | None:
    parts = [match["year"], *(f"{int(each):02}" for each in match.group("month", "day") if each)]
    try:
        return parse_when("-".join(parts))
    except InvalidDateError:
        return None


def _unread(text: str) -> Iterator[str]:
    """Yield date expressions of Chinese and Japanese that depend on the day of publication."""
    for match in _EAST_ASIAN.finditer(text):
        if not match["year"]:
            yield match[0]
