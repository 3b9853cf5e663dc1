"""Rules on the sourcing of statements (ICD 206; newsroom rules on attribution)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.check.single_origin import is_single_origin
from briefing.evidence.origins import is_second_hand
from briefing.model.prose_references import ground_of
from briefing.model.records import Confidence, JudgmentVersion, Point, VoiceKind

_SHOWN = 5  # names in a message


@rule(
    "anonymous-voice",
    "An anonymous voice without a description",
    why="A reader weighs an unnamed source by what is known of it: the body, the rank, why it is "
    "not named. ICD 206 asks for it in the descriptor, AP and Reuters in the attribution.",
    remedy="say in `role` what the sources say of it",
    bad="official: {name: An official, kind: anonymous}",
    good='official: {name: An official, role: "senior, of the ministry", kind: anonymous}',
)
def anonymous_voice(case: Case) -> Iterator[Finding]:
    """Find anonymous voices without a role."""
    for voice in case.briefing.brief.voices.values():
        if voice.kind is VoiceKind.ANONYMOUS and not voice.role:
            message = f"nothing is said of `{voice.id}`, who is not named"
            yield Finding(voice.span, voice.id, message)


@rule(
    "no-descriptor",
    "A source without a descriptor",
    why="ICD 206 asks for a descriptor with each source: what bears on its quality and "
    "credibility, such as access, interest, completeness and age.",
    remedy="say in `descriptor`, in a sentence or two, how it knows, what it wants, what it lacks",
    bad="title: Talks on berths\npublisher: Gazette",
    good="title: Talks on berths\npublisher: Gazette\n"
    "descriptor: Report from the ministry's press room; it has no other voice.",
)
def no_descriptor(case: Case) -> Iterator[Finding]:
    """Find sources without a descriptor."""
    for source in case.briefing.sources.values():
        if not source.descriptor:
            yield Finding(source.span, source.id, f"{source.id} has no descriptor")


@rule(
    "overconfident",
    "High confidence on a single origin",
    why="Confidence says how good and how independent the ground is (ICD 203 D.6.e.(2)). What "
    "one origin says, however often it is printed, cannot carry a high one.",
    remedy="rest it on an independent source, too, or lower the confidence",
    bad="confidence: high\nrests: [talks#berths]   # one agency behind it",
    good="confidence: low\nrests: [talks#berths]",
)
def overconfident(case: Case) -> Iterator[Finding]:
    """Count the origins of all the citations that each confident judgment rests on."""
    for name, judgment, points in _judgments(case):
        if judgment.confidence is Confidence.HIGH and is_single_origin(case, points):
            message = f"judgment {name} claims high confidence, and has one origin"
            yield Finding(judgment.span, "judgments", message)


@rule(
    "second-hand",
    "Confidence in what is known at second hand",
    why="Where every point comes through another paper or unnamed reports, nobody who was there "
    "has been heard. Newsrooms attribute such a report and do not build on it; as a ground it "
    "carries low confidence.",
    remedy="rest it on a first-hand source, too, or lower the confidence",
    bad="confidence: moderate\nrests: [talks#rumour]   # by a voice of kind press",
    good="confidence: low\nrests: [talks#rumour]",
)
def second_hand(case: Case) -> Iterator[Finding]:
    """Find judgments above low confidence that rest only on second-hand points."""
    for name, judgment, points in _judgments(case):
        cites = [cite for each in points for cite in each.cites]
        is_weak = is_second_hand(cites, case.briefing.brief.voices)
        if judgment.confidence is Confidence.LOW or not is_weak:
            continue
        if judgment.confidence is Confidence.HIGH and is_single_origin(case, points):
            continue  # said already
        message = f"judgment {name} rests on second-hand points alone"
        yield Finding(judgment.span, "judgments", message)


@rule(
    "inferred-nothing",
    "A reason for a field that the record does not have",
    why="`inferred` says of a field of the record that the source does not state it, and why it "
    "reads as it does. Under a misspelt name the field passes for stated.",
    remedy="correct the name, add the field, or take the reason out",
    bad="published: 2031-03-05\ninferred: {publishd: From paragraph 2.}",
    good="published: 2031-03-05\ninferred: {published: From paragraph 2.}",
)
def inferred_nothing(case: Case) -> Iterator[Finding]:
    """Compare the names in `inferred` with the fields that each record has."""
    for source in case.briefing.sources.values():
        for name in source.inferred:
            field = "authors" if name == "author" else name
            if field not in source._fields or not getattr(source, field):
                message = f"`inferred` gives a reason for `{name}`, which {source.id} does not have"
                yield Finding(source.span, source.id, message)


@rule(
    "no-access-date",
    "A web address without the day on which it was read",
    why="Pages change. ISO 690 asks for the day of reading with the address of anything online, so "
    "that a reader can tell which state was cited.",
    remedy="add `accessed` with the day",
    bad="url: https://gazette.example/berths",
    good="url: https://gazette.example/berths\naccessed: 2031-03-06",
)
def no_access_date(case: Case) -> Iterator[Finding]:
    """Find addresses without a day of access."""
    for source in case.briefing.sources.values():
        if source.url and not source.accessed:
            message = f"when {source.id} was read at its address is not said"
            yield Finding(source.span, source.id, message)


@rule(
    "rests-on-withdrawn",
    "A statement that rests on a withdrawn source alone",
    why="The publisher no longer stands by a source that it withdrew. What nothing else supports "
    "is marked from that day on, and the curator has to decide whether it stays.",
    remedy="cite another source, amend the judgment, say so in a gap or a dispute that touches the "
    "point; or allow it with the reason why it stays",
    bad="withdrawn: {date: 2031-03-20, note: Taken down.}   # and talks#berths cites nothing else",
    good="cites: [{source: gazette, at: 2}, {source: herald, at: 1}]",
)
def rests_on_withdrawn(case: Case) -> Iterator[Finding]:
    """Name what each withdrawn source carries alone: points, last judgments, the bottom line."""
    fallen: dict[str, list[str]] = {}
    for _, point, ref in case.points():
        if (last := _last_withdrawn(case, [point])) and ref not in case.explained:
            fallen.setdefault(last, []).append(f"`{ref}`")
    for name, points in _last_statements(case):
        if last := _last_withdrawn(case, points):
            fallen.setdefault(last, []).append(name)
    for source, names in fallen.items():
        withdrawn = case.briefing.sources[source].withdrawn
        if withdrawn:
            carries = f"{source} is withdrawn, and nothing else carries {_listed(names)}"
            yield Finding(withdrawn.span, source, carries)


def _last_withdrawn(case: Case, points: Sequence[Point]) -> str:
    """Return the source withdrawn last if all that some points cite was withdrawn, else nothing."""
    days: dict[str, date] = {}
    for cite in (cite for each in points for cite in each.cites):
        day = case.index.withdrawn_from(cite.source)
        if day is None:
            return ""
        days[cite.source] = day
    return max(days, key=lambda name: days[name], default="")


def _last_statements(case: Case) -> Iterator[tuple[str, list[Point]]]:
    """Yield the last bottom line and the last version of each judgment that has not ended."""
    brief, points = case.briefing.brief, case.index.points
    for line in brief.bottom_lines[-1:]:
        yield "the bottom line", [points[ref].point for ref in ground_of(line)]
    for judgment in brief.judgments:
        version = judgment.versions[-1]
        if not version.closed_by:
            name = f"judgment {judgment.id}"
            yield name, [points[ref].point for ref in ground_of(version)]


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SHOWN])
    return shown if len(names) <= _SHOWN else f"{shown} and {len(names) - _SHOWN:,} more"


def _judgments(case: Case) -> Iterator[tuple[str, JudgmentVersion, list[Point]]]:
    """Yield each version of each judgment with its id and the points that it rests on."""
    for name, version in case.judgments():
        yield name, version, [case.index.points[ref].point for ref in ground_of(version)]


RULES: tuple[Rule, ...] = (
    anonymous_voice,
    no_descriptor,
    overconfident,
    second_hand,
    inferred_nothing,
    no_access_date,
    rests_on_withdrawn,
)
