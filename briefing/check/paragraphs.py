"""Rules on paragraphs: each is cited, outlined or left out, and citations agree with that."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.paragraph_set import ParagraphSet, name_paragraphs, overlaps
from briefing.check.rule import Finding, Rule, rule
from briefing.lens.coverage import Use
from briefing.model.diagnostics import Severity
from briefing.model.records import Paragraphs, Source


@rule(
    "no-paragraph",
    "A paragraph that the source does not have",
    severity=Severity.ERROR,
    why="The record of the source says how many paragraphs its text has. A reader who looks a "
    "higher one up would find nothing.",
    remedy="count the paragraphs again: a run of lines between blank ones is one",
    bad="cites: [{source: gazette, at: 12}]   # of 9 paragraphs",
    good="cites: [{source: gazette, at: 2}]",
)
def no_paragraph(case: Case) -> Iterator[Finding]:
    """Compare citations and the records' own lists with the number of paragraphs on record."""
    for cited in case.cited():
        count, at = cited.source.size, cited.citation.at
        if count and at.last > count:
            message = f"paragraph {at} is cited of {cited.source.id}, which has {count}"
            yield Finding(cited.citation.span, cited.at, message)
    for source in case.briefing.sources.values():
        count = source.size
        if count is None:
            continue
        labelled = [Paragraphs(number, number) for number in source.labels]
        for verb, placed in (("places", _placed(source)), ("labels", labelled)):
            if beyond := [each for each in placed if each.last > count]:
                named = name_paragraphs(ParagraphSet(beyond).runs)
                message = f"its record {verb} {named} of {source.id}, which has {count}"
                yield Finding(source.span, source.id, message)
        for each in source.corrections:
            named_there = (*([each.at] if each.at else []), *each.changed)
            wrong = next((at for at in named_there if at.last > count), None)
            if wrong:
                message = f"paragraph {wrong} is named, and {source.id} has {count}"
                yield Finding(each.span, source.id, message)


@rule(
    "left-out-cited",
    "A point that cites a paragraph left out as no evidence",
    severity=Severity.ERROR,
    why="What stands in `left_out` is furniture, a caption or a repetition: by its own record it "
    "is no evidence. Disputes and `inferred` may still name it.",
    remedy="cite the paragraph that says it, or outline the one that is cited",
    bad="left_out: {1: Headline.}\n# and in an event\ncites: [{source: gazette, at: 1}]",
    good="left_out: {1: Headline.}\n# and in an event\ncites: [{source: gazette, at: 2}]",
)
def left_out_cited(case: Case) -> Iterator[Finding]:
    """Compare the citations of points with what the records leave out."""
    sources = case.briefing.sources.values()
    left_out = {each.id: ParagraphSet(each.left_out) for each in sources if each.left_out}
    for cited in case.cited_by_points:
        source, at = cited.source, cited.citation.at
        if source.id in left_out and (shared := left_out[source.id].shared_with(at.runs)):
            named = name_paragraphs(shared)
            which = f": {named}" if at.first < at.last else ""
            message = f"paragraph {at} of {source.id} is cited, and left out in its record{which}"
            hint = (
                f"cite the paragraph that says it, or take {named} in again: "
                f"briefing leave {source.id} {','.join(map(str, shared))} --restore"
            )
            related = (source.span, "the record")
            yield Finding(cited.citation.span, cited.at, message, hint, related)


@rule(
    "unplaced-paragraph",
    "A paragraph that is neither cited, outlined nor left out",
    why="Each paragraph is cited, or stands in `outline` with its gist or in `left_out` with a "
    "reason. Otherwise nobody can tell what has been read from what has been overlooked (ICD 203 "
    "asks for analysis of all available sources).",
    remedy="cite it, or give its gist in `outline` or the reason in `left_out`",
    bad="original: {sha256: ..., paragraphs: 3}\noutline: {2: The berths., 3: The vote.}",
    good="original: {sha256: ..., paragraphs: 3}\noutline: {2: The berths., 3: The vote.}\n"
    "left_out: {1: Headline.}",
)
def unplaced_paragraph(case: Case) -> Iterator[Finding]:
    """Look for gaps between what is cited, what each record outlines and what it leaves out."""
    for source, stretches in case.uses.values():
        unread = (each.at for each in stretches if each.use is Use.FORGOTTEN and not each.gist)
        if missing := ParagraphSet(unread).runs:
            named = name_paragraphs(missing)
            message = f"neither cited, outlined nor left out: {named} of {source.id}"
            yield Finding(source.span, source.id, message)


@rule(
    "twice-placed",
    "A paragraph that stands twice in a record",
    why="A paragraph is outlined as evidence or left out as none; both at once says nothing.",
    remedy="keep one of the two",
    bad="outline: {1: The berths.}\nleft_out: {1-2: Headline and byline.}",
    good="outline: {3: The berths.}\nleft_out: {1-2: Headline and byline.}",
)
def twice_placed(case: Case) -> Iterator[Finding]:
    """Look for overlaps in what each record outlines and leaves out."""
    for source in case.briefing.sources.values():
        twice = overlaps(_placed(source))
        if twice:
            message = f"outlined or left out twice: {name_paragraphs(twice)} of {source.id}"
            yield Finding(source.span, source.id, message)


@rule(
    "forgotten-paragraph",
    "An outlined paragraph that nothing cites",
    why="What carries content is used by a point or a dispute, or left out with a reason: "
    "otherwise what does not fit the story can drop out of it unnoticed.",
    remedy="write the point that it supports, or move it to `left_out` with the reason",
    bad="outline: {2: The berths., 3: The protests.}   # nothing cites 3",
    good="outline: {2: The berths.}\nleft_out: {3: Protests are out of scope.}",
)
def forgotten_paragraph(case: Case) -> Iterator[Finding]:
    """Look for outlined paragraphs that neither points nor disputes cite.

    Without a text there is none to forget: an outline of a book lists what its curator noted.
    """
    for source, stretches in case.uses.values():
        if source.original is None:
            continue
        forgotten = [
            each.at
            for each in stretches
            if each.use is Use.FORGOTTEN and each.at.first in source.outline
        ]
        is_used = any(each.points or each.disputes for each in stretches)
        if forgotten and is_used:  # a source that nothing cites is another rule's
            named = name_paragraphs(ParagraphSet(forgotten).runs)
            message = f"outlined, and cited by nothing: {named} of {source.id}"
            yield Finding(source.span, source.id, message)


def _placed(source: Source) -> list[Paragraphs]:
    """Return all runs that a record outlines or leaves out."""
    return [*(Paragraphs(number, number) for number in source.outline), *source.left_out]


RULES: tuple[Rule, ...] = (
    no_paragraph,
    left_out_cited,
    unplaced_paragraph,
    twice_placed,
    forgotten_paragraph,
)
