"""Rules on unused topics, sources and voices, and on duplicate points."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.model.records import Point


@rule(
    "empty-topic",
    "A topic without points",
    why="A reader who chooses the topic would be shown nothing, and could take that for the "
    "state of affairs.",
    remedy="give it to the points that belong to it, or take it out",
    bad="topics: {berths: Berths, protests: Protests}   # no point has `protests`",
    good="topics: {berths: Berths}",
)
def empty_topic(case: Case) -> Iterator[Finding]:
    """Compare the topics of the brief with those of its points."""
    brief = case.briefing.brief
    used = {topic for event, point, _ in case.points() for topic in point.topics or event.topics}
    for name in brief.topics:
        if name not in used:
            yield Finding(brief.span, name, f"no point has the topic `{name}`")


@rule(
    "unused-source",
    "A source that nothing cites",
    why="A list of sources says what the briefing stands on. One that supports nothing makes that "
    "ground look wider than it is.",
    remedy="cite it where it says something, or take the record out",
    bad="# seeds/herald.yaml, which no point and no dispute cites",
    good="cites: [{source: gazette, at: 2}, {source: herald, at: 1}]",
)
def unused_source(case: Case) -> Iterator[Finding]:
    """Compare the sources with those that points and disputes cite."""
    cited = {each.source.id for each in case.cited()}
    for name, source in case.briefing.sources.items():
        if name not in cited:
            yield Finding(source.span, name, f"no point and no dispute cites {name}")


@rule(
    "unused-voice",
    "A voice that nothing cites",
    why="A list of voices says who is heard. One that nothing is cited of makes the briefing look "
    "broader than it is, or was forgotten in a `by`.",
    remedy="name it in the `by` of what it says, or take it out",
    bad="voices:\n  union: {name: The union, kind: named}   # and no citation has `by: union`",
    good="cites: [{source: gazette, at: 2, by: union}]",
)
def unused_voice(case: Case) -> Iterator[Finding]:
    """Compare the voices with those that citations of points and disputes name."""
    heard = {each.citation.by for each in case.cited()}
    for name, voice in case.briefing.brief.voices.items():
        if name not in heard:
            yield Finding(voice.span, name, f"no point and no dispute cites what `{name}` says")


@rule(
    "duplicate-point",
    "A point that stands twice",
    why="Two points with the same words count twice in every figure, and split what stands behind "
    "them: the origins of one statement belong together.",
    remedy="make one point with all the citations; it can be `about` another event, too",
    bad="- {id: cost, text: It costs forty million., cites: [{source: gazette, at: 2}]}\n"
    "- {id: price, text: It costs forty million., cites: [{source: herald, at: 1}]}",
    good="- id: cost\n  text: It costs forty million.\n"
    "  cites: [{source: gazette, at: 2}, {source: herald, at: 1}]",
)
def duplicate_point(case: Case) -> Iterator[Finding]:
    """Find a text twice in one event, or twice for one paragraph of a source.

    The same words for different paragraphs in different events may well be two things.
    """
    # Keyed by hash, to save memory in a large briefing.
    counts = Counter(hash(_folded(point.text)) for _, point, _ in case.points())
    repeated = {number for number, count in counts.items() if count > 1}
    first: dict[tuple[object, ...], tuple[Point, str]] = {}
    for event, point, ref in case.points() if repeated else ():
        text = _folded(point.text)
        if hash(text) not in repeated:
            continue
        grounds = [(text, cite.source, cite.at) for cite in point.cites]
        keys: list[tuple[object, ...]] = [(text, event.id), *grounds]
        found = next((first[key] for key in keys if key in first), None)
        if found:
            other, name = found
            message = f"`{ref}` says the same as `{name}`"
            yield Finding(point.span, ref, message, related=(other.span, f"`{name}`"))
        for key in keys:
            first.setdefault(key, (point, ref))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


RULES: tuple[Rule, ...] = (empty_topic, unused_source, unused_voice, duplicate_point)
