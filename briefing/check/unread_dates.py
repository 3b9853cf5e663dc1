"""Rules about printed dates that cannot be read against the day of their source."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.date_messages import finding_of, phrase_of, shown
from briefing.check.printed_dates import PrintedDate
from briefing.check.rule import Finding, Rule, rule
from briefing.check.shown_text import shortened
from briefing.evidence.date_expressions import (
    Verdict,
    is_understood,
    looks_like_date,
    other_language,
)
from briefing.evidence.date_expressions.languages import NAMES, language_for
from briefing.model.diagnostics import Severity


@rule(
    "date-distant",
    "A weekday more than a week from its source's day",
    why="A weekday alone is that of the week around the publication. Where a source tells of other "
    "days it can be theirs: then `dates_of` says against which day or event it is read.",
    remedy="add `dates_of` with the day or the event of which the text tells, or mend the reading",
    bad="dates: {Thursday evening: 2031-02-20}   # in a source of 5 March 2031",
    good="dates: {Thursday evening: 2031-02-20}, dates_of: {Thursday evening: 2031-02-18}",
)
def date_distant(case: Case) -> Iterator[Finding]:
    """Find weekdays that are read weeks away."""
    for each in case.dated:
        if each.verdict is Verdict.DISTANT:
            message = f"`{each.reading}` is more than a week from the day of {phrase_of(each)}"
            yield finding_of(each, message, f"it means {shown(each.readings, says=True)}")


@rule(
    "date-told-of",
    "A day of no known event",
    severity=Severity.ERROR,
    why="`dates_of` names for a phrase of `dates` the day against which it is read, or the event "
    "that has this day. Of another name, and of a phrase that `dates` lacks, nothing comes.",
    remedy="write a day, or the id of a dated event, and the phrase as `dates` has it",
    bad="dates_of: {Tuesday: the talks}",
    good="dates_of: {Tuesday: talks}",
)
def date_told_of(case: Case) -> Iterator[Finding]:
    """Look up each name, and each phrase."""
    for cited in case.cited():
        for phrase, name in cited.citation.dates_of.items():
            message = ""
            if phrase not in cited.citation.dates:
                message = f"`dates_of` has `{shortened(phrase)}`, which is not in `dates`"
            elif case.event_dates.told_of(name) is None:
                message = f"`{shortened(name)}` is no day, and no event that has one"
            if message:
                yield Finding(cited.citation.span, cited.at, message)


@rule(
    "date-not-understood",
    "A printed date that cannot be read",
    why="What is not read is not checked. A phrase is read in the language of its source, which is "
    "English unless `language` says otherwise; docs/dates.md has what is read in which. “Two days "
    "later” and “before the summit” need the rest of their sentence, which is not read.",
    remedy="keep to the words of one date (`briefing dates` shows how they are read), give the "
    "source its `language`, or allow it",
    bad="dates: {on Tuesday and Wednesday: 2031-03-04/2031-03-05}",
    good="dates: {on Tuesday: 2031-03-04, Wednesday: 2031-03-05}",
)
def date_not_understood(case: Case) -> Iterator[Finding]:
    """Find phrases that look like dates and cannot be read, and sources of no known day."""
    sources: set[str] = set()
    for each in case.dated:
        source = each.cited.source
        if each.verdict is not Verdict.NOT_UNDERSTOOD:
            continue
        if language_for(source.language) is None:
            if source.id not in sources:
                sources.add(source.id)
                message = (
                    f"printed dates of {source.id} are not read: its language is {source.language}"
                )
                yield Finding(source.span, source.id, message, f"read are {', '.join(NAMES)}")
        elif is_understood(each.phrase, source.language):
            if each.phrase in each.cited.citation.dates_of:
                yield _told_of_a_window(each)
            elif source.id not in sources:
                sources.add(source.id)
                message = f"the days of {source.id}, {each.published}, leave "
                message += f"`{shortened(each.phrase)}` open"
                hint = "give its window two ends that are a year apart at the most"
                yield Finding(source.span, source.id, message, hint)
        elif not looks_like_date(each.phrase, source.language):
            message = f"`{shortened(each.phrase)}` cannot be read without its sentence"
            hint = "write into `dates` what names the day, or say by `dates_of` what it is told of"
            yield finding_of(each, message, hint)
        else:
            other = other_language(each.phrase, source.language)
            hint = f"it is read if {source.id} has `language: {other}`" if other else ""
            yield finding_of(each, f"`{shortened(each.phrase)}` cannot be read as a date", hint)


def _told_of_a_window(dated: PrintedDate) -> Finding:
    """Say that the event or the days of `dates_of` have an open end, or are too long."""
    name = shortened(dated.cited.citation.dates_of[dated.phrase])
    message = f"`dates_of` has `{name}`, which is {dated.published}: that leaves "
    message += f"`{shortened(dated.phrase)}` open"
    hint = "name a day or an event whose days have two ends, a year apart at the most"
    return finding_of(dated, message, hint)


RULES: tuple[Rule, ...] = (date_distant, date_told_of, date_not_understood)
