"""Rules on what stands in versions: each has its ground, and is shown on some day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.lens.visibility_index import Index, IndexedEvent
from briefing.model.dates import show_day
from briefing.model.diagnostics import Severity, Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.prose_references import ground_of


class Version(NamedTuple):
    """One of several versions: the day from which it is known, and whether it has a ground."""

    span: Span
    known: date
    is_grounded: bool


class History(NamedTuple):
    """Versions in their order; `what` names them, `at` is their place for an `allow` entry.

    `ground` is the key that names the ground of a version.
    """

    what: str
    at: str
    ground: str
    versions: list[Version]


@rule(
    "version-without-ground",
    "A later version without ground",
    severity=Severity.ERROR,
    why="Of the versions that are known on a day the last one holds. One that rests on nothing is "
    "known from the beginning, so that those above it are never shown.",
    remedy="name what it rests on: `rests` of a title, `source` of a date or a place",
    bad="date: [{date: 2031-03-10}, {date: 2031-03-17}]",
    good="date: [{date: 2031-03-10}, {date: 2031-03-17, source: herald}]",
)
def version_without_ground(case: Case) -> Iterator[Finding]:
    """Find versions after the first that do not say from when they are known."""
    for history in _histories(case):
        for number, version in enumerate(history.versions[1:], start=2):
            if not version.is_grounded:
                message = f"version {number} of {history.what} has no `{history.ground}`"
                yield Finding(version.span, history.at, message)


@rule(
    "version-never-shown",
    "A version that is shown on no day",
    severity=Severity.ERROR,
    why="Of the versions that are known on a day the last one holds. One that is known no earlier "
    "than a version below it is never shown: the two are in the wrong order, or it rests on what "
    "came later than it says, or nothing was published between them.",
    remedy="put the versions in the order in which they became known, correct what they rest on, "
    "or take this one out",
    bad="place:\n  - {text: The port, source: herald}   # of 11 March\n"
    "  - {text: Berth 3, source: gazette}   # of 5 March",
    good="place:\n  - {text: The port, source: gazette}\n  - {text: Berth 3, source: herald}",
)
def version_never_shown(case: Case) -> Iterator[Finding]:
    """Compare each version with the first of those after it that is known."""
    for history in _histories(case):
        sooner = 0
        for place in range(len(history.versions) - 1, -1, -1):
            version = history.versions[place]
            if place and not version.is_grounded:
                continue  # reported for that
            if sooner and version.known >= history.versions[sooner].known:
                yield _never_shown(history, place, sooner)
            else:
                sooner = place


def _never_shown(history: History, place: int, other: int) -> Finding:
    version, later = history.versions[place], history.versions[other]
    message = f"version {place + 1} of {history.what} is known from {show_day(version.known)}"
    if version.known == later.known:
        message = f"{message}, as version {other + 1} is"
    else:
        message = f"{message}, and version {other + 1} from {show_day(later.known)}"
    return Finding(version.span, history.at, message, related=(later.span, f"version {other + 1}"))


@rule(
    "title-too-early",
    "A first title that is shown before its ground",
    severity=Severity.ERROR,
    why="An event needs a title on each day on which it is shown. The first one is shown from the "
    "first point on, whatever it rests on: where that is known only later, the title says what "
    "nobody could say yet.",
    remedy="begin with a title that could be asserted from the first point on",
    bad="title:\n  - {text: Rejection by the council, rests: [vote#end]}   # of 16 March\n"
    "# vote#ahead, a point of the event, is of 5 March",
    good="title:\n  - text: Vote of the council\n"
    "  - {text: Rejection by the council, rests: [vote#end]}",
)
def title_too_early(case: Case) -> Iterator[Finding]:
    """Compare the ground of each first title with the first day of its event."""
    index = case.index
    for indexed in index.events:
        title = indexed.event.titles[0]
        known = index.all_visible_from(title.rests)
        if known > indexed.visible_from:
            message = f"the first title of {indexed.event.id} is shown from "
            message += f"{show_day(indexed.visible_from)}, and rests on what is known from "
            yield Finding(title.span, indexed.event.id, message + show_day(known))


@rule(
    "change-not-explained",
    "A judgment that changed without a reason",
    why="ICD 203 D.6.e.(7) asks for what changed in a judgment and why. `changed` says so in each "
    "version after the first; in the first there is nothing yet that could have changed.",
    remedy="say in `changed` what made it change, or take it out of a first version",
    bad="agreement:\n  - {text: The council is likely to agree., ...}\n"
    "  - {text: The council is unlikely to agree., ...}",
    good="agreement:\n  - {text: The council is likely to agree., ...}\n"
    "  - {text: The council is unlikely to agree., changed: The board turned against it., ...}",
)
def change_not_explained(case: Case) -> Iterator[Finding]:
    """Look for `changed` in every version of a judgment but the first."""
    for judgment in case.briefing.brief.judgments:
        for number, version in enumerate(judgment.versions, start=1):
            if number == 1 and version.changed:
                message = f"`changed` stands in the first version of judgment {judgment.id}"
                yield Finding(version.span, "judgments", message, "take it out of this version")
            elif number > 1 and not version.changed:
                message = f"version {number} of judgment {judgment.id} has no `changed`"
                yield Finding(version.span, "judgments", message)


def _histories(case: Case) -> Iterator[History]:
    """Yield everything that has several versions."""
    index, brief = case.index, case.briefing.brief
    for indexed in index.events:
        yield from _of_event(index, indexed)
    if len(brief.bottom_lines) > 1:
        lines = [
            Version(each.span, index.all_visible_from(ground_of(each)), is_grounded=True)
            for each in brief.bottom_lines
        ]
        yield History("the bottom line", "bottom_line", "rests", lines)
    for judgment in brief.judgments:
        if len(judgment.versions) > 1:
            judged = [
                Version(each.span, index.all_visible_from(ground_of(each)), is_grounded=True)
                for each in judgment.versions
            ]
            yield History(f"judgment {judgment.id}", "judgments", "rests", judged)


def _of_event(index: Index, indexed: IndexedEvent) -> Iterator[History]:
    event, first = indexed.event, indexed.visible_from
    if len(event.titles) > 1:
        titles = [
            Version(
                each.span,
                max(first, index.all_visible_from(each.rests)),
                is_grounded=bool(each.rests),
            )
            for each in event.titles
        ]
        # Without ground or before it, the first title is the one that is shown.
        titles[0] = titles[0]._replace(known=first)
        yield History(f"the title of {event.id}", event.id, "rests", titles)
    for name, sourced in (("date", event.dates), ("place", event.places)):
        if len(sourced) > 1:
            versions = [
                Version(
                    each.span,
                    max(first, index.published[each.source]) if each.source else first,
                    is_grounded=bool(each.source),
                )
                for each in sourced
            ]
            yield History(f"the {name} of {event.id}", event.id, "source", versions)


RULES: tuple[Rule, ...] = (
    version_without_ground,
    version_never_shown,
    title_too_early,
    change_not_explained,
)
