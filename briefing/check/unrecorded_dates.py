"""A rule that finds the dates of events which cited paragraphs print and nobody has recorded."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import chain

from briefing.check.case import Case
from briefing.check.citations import Cited
from briefing.check.rule import Finding, Rule, rule
from briefing.check.shown_text import shortened
from briefing.evidence.date_expressions import direction_of
from briefing.evidence.date_expressions.finding import DateText, FoundDate
from briefing.model.dates import show_day
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Claim

_OF_THE_EVENT = (Claim.REPORTED, Claim.PLANNED, Claim.EXPECTED, Claim.CANCELLED)
"""Claims of points that tell when their event is; others mostly name other days."""


@rule(
    "date-not-recorded",
    "An event's day that is printed and not recorded",
    needs_texts=True,
    why="What a source prints of an event's day is evidence for it: it settles other readings, and "
    "the day is known from then on. The paragraph cited has words that mean this very day and no "
    "other, and of that source nothing is recorded that bears on it.",
    remedy="add the words to the citation's `dates`, or allow it if they tell of something else",
    bad="- {source: gazette, at: 2}   # whose paragraph 2 says “on Tuesday”",
    good="- {source: gazette, at: 2, dates: {on Tuesday: 2031-03-04}}",
)
def date_not_recorded(case: Case) -> Iterator[Finding]:
    """Read the paragraphs cited by points that tell when their event is."""
    recorded = _recorded(case)
    known = _KnownDates({}, {})
    for cited in case.cited_by_points:
        event, point = cited.event, cited.point
        if event is None or point is None or point.claim not in _OF_THE_EVENT:
            continue
        held = case.event_dates.last(event)
        text = case.texts.get(cited.source.id)
        key = event.id, cited.source.id
        if held is None or held.day is None or text is None or held.day in recorded.get(key, ()):
            continue
        for each in _dates(case, cited, known):
            days = [reading.when.day for reading in each.readings]
            if days == [held.day]:
                recorded.setdefault(key, set()).add(held.day)
                message = f"“{shortened(each.phrase)}” in {cited.source.id} is {show_day(held.day)}"
                message += f", the day of {event.id}, and is not recorded"
                yield Finding(cited.citation.span, cited.at, message)
                break


def _recorded(case: Case) -> dict[tuple[str, str], set[date]]:
    """Return the days of each event that each source bears by what is recorded of it."""
    found: dict[tuple[str, str], set[date]] = {}
    for cited in case.cited_by_points:
        assert cited.event
        held = case.event_dates.last(cited.event)
        day = held.day if held else None
        if day and any(when.covers(day) for when in cited.citation.dates.values()):
            found.setdefault((cited.event.id, cited.source.id), set()).add(day)
    return found


class _KnownDates(NamedTuple):
    """What was read: the paragraphs of sources, and their dates on a side of the publication."""

    texts: dict[tuple[str, int], DateText]
    found: dict[tuple[str, str, int], list[FoundDate]]


def _dates(case: Case, cited: Cited, known: _KnownDates) -> Iterator[FoundDate]:
    """Yield the date expressions of the paragraphs that a citation names, on its claim's side."""
    words: Mapping[str, object] = cited.citation.dates
    paragraphs = case.texts[cited.source.id].paragraphs
    assert cited.point
    side = direction_of(cited.point.claim)
    runs = cited.citation.at.runs
    cited_here = (range(run.first, min(run.last, len(paragraphs)) + 1) for run in runs)
    for number in chain.from_iterable(cited_here):
        source = cited.source
        key, place = (source.id, str(side), number), (source.id, number)
        if key not in known.found:
            if place not in known.texts:
                known.texts[place] = DateText(paragraphs[number - 1], source.language)
            known.found[key] = list(known.texts[place].dates(source.published_when, side))
        yield from (each for each in known.found[key] if each.phrase not in words)


RULES: tuple[Rule, ...] = (date_not_recorded,)
