"""The rule that what rests on one origin has a second one, or is said to have none."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.evidence.origins import origins_of
from briefing.evidence.word_boundaries import find_whole
from briefing.lens.visibility_index import ATTESTING
from briefing.model.diagnostics import Span
from briefing.model.records import Dispute, Gap, Point, Rank

_REPORT = (
    "(?:account|agency|article|document|filing|letter|minutes|notice|official|origin|outlet|paper"
    "|party|record|release|report|side|source|statement|text|voice|witness)"
)
_ALONE = re.compile(
    r"(?i)\b(?:uncorroborated|independently"
    rf"|(?:one|only|single|sole|second|independent|no other)(?: \w+)? {_REPORT}(?:e?s)?"
    rf"|{_REPORT}(?:e?s)?(?: \w+)? (?:alone|only)"
    r"|only(?: [\w'’]+){1,4} (?:tells?|says?|said|reports?|reported|knows?|knew|names?|gives?))\b"
)


@rule(
    "single-origin",
    "A headline event on a single origin",
    why="Newsrooms want a second, independent source behind a story, or the reader told that there "
    "is none. Two outlets with one agency's copy, or two officials of one body, are one. A gap or "
    "a dispute about something else in the event does not tell him: it counts if it touches the "
    "event itself, or each point that reports it, and says that there is one source alone or names "
    "whose report it is. So does a dispute of two origins about it; a gap that is closed does not.",
    remedy="cite a second, independent source, or say in a gap that touches the event itself that "
    "it is known from one alone",
    bad="gaps:   # and one agency behind all that the headline event `talks` says\n"
    "  - {text: The day of the vote is not given., touches: [talks]}",
    good="gaps:\n  - {text: The talks are known from one agency alone., touches: [talks]}",
)
def single_origin(case: Case) -> Iterator[Finding]:
    """Find headline events whose reports, else their announcements, have a single origin."""
    for indexed in case.index.events:
        event = indexed.event
        if event.rank is not Rank.HEADLINE:
            continue
        reports = [each for each in event.points if each.claim in ATTESTING]
        said = reports or [each.point for each in indexed.points]
        if not is_single_origin(case, said):
            continue
        refs = {f"{event.id}#{each.id}" for each in reports} or {
            each.ref for each in indexed.points
        }
        statements: list[Gap | Dispute] = [*case.briefing.brief.gaps]
        statements += case.briefing.disputes.values()
        touching = [
            each for each in statements if event.id in each.touches or refs.issubset(each.touches)
        ]
        if not any(_says_so(case, each, said) for each in touching):
            message = f"one origin stands behind all of `{event.id}`"
            yield Finding(event.span, event.id, message, related=_related(touching))


def is_single_origin(case: Case, points: Sequence[Point]) -> bool:
    """Whether no point by itself, and not all points together, have a second origin.

    Joining is transitive, so that points which are well supported one by one can form a single
    origin together; such points still count as well supported.
    """
    sources, voices = case.briefing.sources, case.briefing.brief.voices
    together = [cite for each in points for cite in each.cites]
    parts = (*(each.cites for each in points), together)
    return all(len(origins_of(cites, sources, voices)) == 1 for cites in parts)


def _says_so(case: Case, statement: Gap | Dispute, said: Sequence[Point]) -> bool:
    """Whether a gap or dispute tells that the points have one origin, or has a second one."""
    if isinstance(statement, Gap):
        return not statement.closed_by and _names_one(case, statement.text, said)
    sources, voices = case.briefing.sources, case.briefing.brief.voices
    cites = [cite for side in statement.sides for cite in side.cites]
    if len(origins_of(cites, sources, voices)) > 1:
        return True
    return _names_one(case, f"{statement.title} {statement.finding}", said)


def _names_one(case: Case, text: str, said: Sequence[Point]) -> bool:
    """Whether a text says that there is one source, or names the one of some points."""
    return _ALONE.search(text) is not None or any(
        next(find_whole(name, text), None) is not None for name in _names(case, said)
    )


def _names(case: Case, said: Sequence[Point]) -> Collection[str]:
    sources, voices = case.briefing.sources, case.briefing.brief.voices
    names: set[str] = set()
    for cite in (cite for each in said for cite in each.cites):
        source = sources[cite.source]
        names |= {source.publisher, source.title, *source.origin}
        names |= {*voices[cite.by].of} if cite.by else set()
    return names - {"", *sources}


def _related(touching: Sequence[Gap | Dispute]) -> tuple[Span, str] | None:
    return (touching[0].span, "this is about something else") if touching else None


RULES: tuple[Rule, ...] = (single_origin,)
