"""Rules that hold what points say against the paragraphs cited: numbers, names, words, modality."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.model.records import Citation
from briefing.model.text import visible

_MAX_SHOWN = 60  # characters of a phrase in a message


@rule(
    "number-missing",
    "A number that the cited paragraphs do not have",
    needs_texts=True,
    why="A wrong digit is the commonest mistake in copying, and the one that readers carry on. "
    "Amounts, shares, money and codes of a point are looked up in the paragraphs that it cites: "
    "in digits or in words, with their unit, and as a share as well as per cent. Numbers of dates "
    "are another rule's. What the point works out itself stands in `computed`.",
    remedy="correct the number, cite the paragraph that has it, or show the sum in `computed`",
    bad="text: The berths cost 54 million crowns.   # the paragraph says 45 million",
    good="text: The berths cost 45 million crowns.",
)
def number_missing(case: Case) -> Iterator[Finding]:
    """Look up the numbers of each point in the paragraphs that it cites."""
    for held in case.held_points:
        missing = [each.held.number.text for each in held.numbers or () if not each.is_there]
        if missing:
            named = " and ".join(f"“{_clip(each)}”" for each in dict.fromkeys(missing))
            where = ", ".join(f"¶{cite.at} of {cite.source}" for cite in held.point.cites[:3])
            verb = "stands" if len(set(missing)) == 1 else "stand"
            message = f"{named} {verb} nowhere in {where}"
            yield Finding(held.point.span, held.ref, message)


@rule(
    "name-missing",
    "A name that none of the point's sources has",
    needs_texts=True,
    why="A misspelt or mistaken name is the error that a person who is named notices first. A "
    "capitalised name of a point stands in one of the texts that it cites, or among the voices, "
    "the topics and the titles. Months, days, nationalities and offices are no names here, and "
    "none is looked up in another script or another language.",
    remedy="write the name as the source does, or cite the source that has it",
    bad="text: Mayor Irene Volt opened the berth.   # the source has Irena Vost",
    good="text: Mayor Irena Vost opened the berth.",
)
def name_missing(case: Case) -> Iterator[Finding]:
    """Look up the names of each point in the texts that it cites."""
    for held in case.held_points:
        for name in held.names:
            message = f"“{_clip(name.text)}” is in no text of {_sources(held.point.cites)}"
            yield Finding(held.point.span, held.ref, message)


@rule(
    "shared-wording",
    "A run of the source's own words without quotation marks",
    needs_texts=True,
    why="Facts and figures carry over, sentences do not: the prose of a briefing is its curator's. "
    "Ten words in a row, or twenty signs in Chinese and Japanese, are the source's sentence. It "
    "may be quoted, in eight words at most, or told in other words.",
    remedy="say it in your own words, or quote the few that matter",
    bad="text: The council voted tonight to enlarge the harbour by two ferry berths.",
    good="text: The harbour is to get two more berths for ferries, the council decided.",
)
def shared_wording(case: Case) -> Iterator[Finding]:
    """Look for long runs of a source's words in each point."""
    for held in case.held_points:
        if held.shared:
            source, run = held.shared
            unit = "signs" if run.is_signs else "words"
            message = f"{run.length} {unit} in a row are those of {source}: “{_clip(run.text)}”"
            yield Finding(held.point.span, held.ref, message)


@rule(
    "modality-differs",
    "A point that is firmer, or weaker, than its source",
    needs_texts=True,
    why="What is planned, expected, possible or hearsay is not yet so, and a reader acts on the "
    "difference (ICD 203 D.6.e.(1) asks for words of likelihood that say what is meant). The "
    "sentence of the source that the point retells has a phrase such as “expected to”, “could” or "
    "“reportedly” where the point says “will”, “agreed” or what was done; or the reverse. "
    "English alone is compared.",
    remedy="say it as firmly as the source does, or cite the paragraph that is as firm",
    bad="text: The council raised the levy.   # the source says: the council plans to raise",
    good="text: The council plans to raise the levy.",
)
def modality_differs(case: Case) -> Iterator[Finding]:
    """Compare the phrases of modality of each point with those of the sentences it retells."""
    for held in case.held_points:
        if found := held.modality:
            degree = "firmer" if found.is_firmer else "weaker"
            message = (
                f"the point says “{_clip(found.said)}”, which is {degree} than "
                f"“{_clip(found.printed)}” in {_sources(held.point.cites)}"
            )
            yield Finding(held.point.span, held.ref, message)


def _sources(cites: Sequence[Citation]) -> str:
    return ", ".join(dict.fromkeys(cite.source for cite in cites))


def _clip(text: str) -> str:
    text = visible(text)
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


RULES: tuple[Rule, ...] = (number_missing, name_missing, shared_wording, modality_differs)
