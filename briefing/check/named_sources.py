"""The rule on prose that names a source which was not yet published on the prose's own day."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.lens.visibility_index import Index, IndexedEvent
from briefing.model.dates import show_day
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.prose_references import ground_of

_MIN_TITLE = 4  # words: a shorter headline may be anybody's phrase
_ARTICLE = "The "
_PREFIX = 2


class DatedProse(NamedTuple):
    """A text by the curator, the day from which on it is shown, and its place."""

    day: date
    span: Span
    at: str
    text: str


@rule(
    "named-too-early",
    "A source named before it was published",
    why="On each day the briefing says only what was known on it. Prose that names an outlet or a "
    "headline before anything of that name was published tells the reader of the future. A name "
    "counts as known from its first source, from the first that it is an origin of or that names "
    "it in title or outline, and from the first citation of it as a voice. Only names as written "
    "are found.",
    remedy="reword it, or let it rest on a point of that source: then it is shown from its day",
    bad="text: The council has not voted; the Herald puts the cost at forty million.\n"
    "rests: [talks#berths]   # of 5 March; the Herald's first article is of 11 March",
    good="text: The Herald puts the cost at forty million.\nrests: [talks#berths, vote#cost]",
)
def named_too_early(case: Case) -> Iterator[Finding]:
    """Search our prose for the publishers and titles of later sources."""
    names = _names_of_later_sources(case)
    for each in _dated_prose(case):
        for name, day in names.found_in(each.text):
            if day > each.day:
                message = f"“{name}” is named from {show_day(each.day)} on"
                message = f"{message}, and first published on {show_day(day)}"
                yield Finding(each.span, each.at, message)
                break


class DatedNames:
    """Names to look for in texts, each with a day."""

    def __init__(self, names: Mapping[str, date]) -> None:
        self._names = names
        lengths: dict[str, set[int]] = {}
        for name in names:
            lengths.setdefault(name[:_PREFIX], set()).add(len(name))
        self._lengths = {start: sorted(each, reverse=True) for start, each in lengths.items()}
        self._starts = _starts_of(lengths)

    def found_in(self, text: str) -> Iterator[tuple[str, date]]:
        """Yield the names that stand in a text as whole words, the longest at each place."""
        if not self._names:
            return
        for found in self._starts.finditer(text):
            place = found.start()
            for length in self._lengths.get(text[place : place + _PREFIX], ()):
                name = text[place : place + length]
                if name in self._names and _is_whole(text, place, place + len(name)):
                    yield name, self._names[name]
                    break


def _starts_of(starts: Iterable[str]) -> re.Pattern[str]:
    """Return a pattern that finds each place where one of some starts stands, and few others.

    Most places of a text begin no name: a pattern passes over them many times faster than a loop.
    """
    seconds: dict[str, set[str]] = {}
    for start in starts:
        seconds.setdefault(start[0], set()).add(start[1:])
    return re.compile(
        "|".join(
            re.escape(first)
            + (f"(?=[{re.escape(''.join(sorted(after)))}])" if "" not in after else "")
            for first, after in seconds.items()
        )
    )


def _is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text begins and ends with words; scripts without spaces have none."""
    return not (
        _joins(text[start - 1 : start], text[start]) or _joins(text[end - 1], text[end : end + 1])
    )


def _joins(left: str, right: str) -> bool:
    return left.isalnum() and right.isalnum() and _has_case(left) and _has_case(right)


def _has_case(sign: str) -> bool:
    return sign.isdecimal() or sign.lower() != sign.upper()


def _names_of_later_sources(case: Case) -> DatedNames:
    """Return the names that cannot be named on the first day, with the day from which they can."""
    first = case.index.days[0] if case.index.days else date.min
    days = {name: day for name, day in _published_from(case).items() if day > first}
    later = DatedNames(days)
    told = dict[str, date]()
    for source in case.briefing.sources.values():
        for text in (source.title, *source.outline.values()):
            for name, _ in later.found_in(text):
                _note(told, name, source.published)
    return DatedNames({name: min(day, told.get(name, day)) for name, day in days.items()})


def _published_from(case: Case) -> dict[str, date]:
    """Return publishers and longer titles with the first day of a source or a voice of the name."""
    index, sources = case.index, case.briefing.sources.values()
    publishers, titles, known = dict[str, date](), dict[str, date](), dict[str, date]()
    for each in sources:
        _note(publishers, each.publisher, each.published)
        for origin in each.origin:
            _note(known, origin, each.published)
        if not each.title.startswith("[") and len(each.title.split()) >= _MIN_TITLE:
            _note(titles, each.title, each.published)
    voices = case.briefing.brief.voices
    for cited in case.cited():
        if voice := voices.get(cited.citation.by):
            for name in (voice.name, *voice.of):
                _note(known, name, index.known_from(cited.citation))
    found = titles | publishers
    return {_bare(name): min(day, known.get(name, day)) for name, day in found.items() if name}


def _note(days: dict[str, date], name: str, day: date) -> None:
    if name and day < days.get(name, date.max):
        days[name] = day


def _bare(name: str) -> str:
    """Return a name without its article, unless only one word would be left."""
    bare = name.removeprefix(_ARTICLE)
    return bare if " " in bare else name


def _dated_prose(case: Case) -> Iterator[DatedProse]:
    index, brief = case.index, case.briefing.brief
    if index.days:
        yield DatedProse(index.days[0], brief.span, "title", brief.title)
    for indexed in index.events:
        yield from _of_event(index, indexed)
    for found in index.disputes:
        dispute = found.dispute
        yield DatedProse(found.visible_from, dispute.span, dispute.id, dispute.title)
        yield DatedProse(found.settled_from, dispute.span, dispute.id, dispute.finding)
        for side in dispute.sides:
            day = max(found.visible_from, index.side_known_from(side))
            yield DatedProse(day, side.span, dispute.id, f"{side.says} {side.short}")
    for line in brief.bottom_lines:
        day = index.all_visible_from(ground_of(line))
        yield DatedProse(day, line.span, "bottom_line", f"{line.head} {line.text}")
    for _, version in case.judgments():
        day = index.all_visible_from(ground_of(version))
        text = f"{version.text} {version.why} {version.changed}"
        yield DatedProse(day, version.span, "judgments", text)
    for gap in brief.gaps:
        ground = ground_of(gap)
        day = index.all_visible_from(ground) if ground else index.last_day()
        yield DatedProse(day, gap.span, "gaps", gap.text)
    for entry in brief.corrections:
        text = f"{entry.stood} {entry.right} {entry.why}"
        yield DatedProse(entry.date, entry.span, "corrections", text)


def _of_event(index: Index, indexed: IndexedEvent) -> Iterator[DatedProse]:
    event, first = indexed.event, indexed.visible_from
    for number, title in enumerate(event.titles):
        day = max(first, index.all_visible_from(title.rests)) if number else first
        yield DatedProse(day, title.span, event.id, title.text)
    for each in indexed.own:
        text = f"{each.point.text} {each.point.short}"
        yield DatedProse(each.visible_from, each.point.span, each.ref, text)


RULES: tuple[Rule, ...] = (named_too_early,)
