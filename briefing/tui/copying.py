"""The text that the copy commands put on the clipboard for the item under the cursor. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.document.phrases import FINDING, confidence_words, date_words, standing_words
from briefing.lens.view import SeenDispute, SeenPoint
from briefing.model.dates import show_day
from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import paragraph_text
from briefing.model.records import Paragraphs, Source
from briefing.tui.places import Pane
from briefing.tui.session import Session
from briefing.tui.target import Target, TargetKind


class Copied(NamedTuple):
    """A text for the clipboard, and a name for what it is."""

    text: str
    what: str


def copied(session: Session, problems: Sequence[Diagnostic]) -> Copied | None:
    """Return the text for what has the cursor in the focused pane; None if there is nothing."""
    briefing = session.index.briefing
    if session.pane is Pane.SOURCES and session.source:
        return Copied(_reference(briefing.sources[session.source]), "the source")
    if session.pane is Pane.TOPICS and session.topic:
        return Copied(briefing.brief.topics[session.topic], "the topic")
    if session.pane is Pane.READER and (found := _of_item(session, problems)):
        return found
    return _of_event(session, session.event) if session.is_at_event else None


def copied_citation(session: Session) -> Copied | None:
    """Return only the citation of the current point, paragraph or source; None if there is none."""
    sources = session.index.briefing.sources
    if session.pane is Pane.SOURCES and session.source:
        return Copied(_reference(sources[session.source]), "the citation")
    if session.pane is not Pane.READER:
        return None
    item = session.item
    if item and item.kind is TargetKind.PARAGRAPH:
        reference = _reference(sources[item.name], with_address=False)
        place = _place(sources[item.name], item.paragraph)
        return Copied(f"{reference}, {place}", "the citation")
    if item and item.kind is TargetKind.SOURCE:
        return Copied(_reference(sources[item.name]), "the citation")
    return Copied(full_citations(session.point, sources), "the citation") if session.point else None


def full_citations(point: SeenPoint, sources: Mapping[str, Source]) -> str:
    """Format the citations of a point with full references."""
    cites = (cite.citation for cite in point.citations)
    return "; ".join(
        f"{_reference(sources[cite.source], with_address=False)}, "
        f"{paragraph_text(sources[cite.source].labels, cite.at)}"
        for cite in cites
    )


def _of_item(session: Session, problems: Sequence[Diagnostic]) -> Copied | None:
    item, sources = session.item, session.index.briefing.sources
    if session.point:
        return Copied(_of_point(session.point, sources), "the point with its citation")
    if item is None:
        return None
    match item.kind:
        case TargetKind.PARAGRAPH:
            source = session.index.source_as_of(item.name, session.view.as_of)
            return Copied(_of_paragraph(source, item.paragraph), "the paragraph's gist")
        case TargetKind.SOURCE:
            return Copied(_reference(sources[item.name]), "the source")
        case TargetKind.EVENT:
            return _of_event(session, item.name)
        case TargetKind.DISPUTE if item.name in session.lookup.disputes:
            return Copied(_of_dispute(session.lookup.disputes[item.name]), "the dispute")
        case TargetKind.PROBLEM if int(item.name) < len(problems):
            return Copied(_of_problem(problems[int(item.name)]), "the problem")
    return _of_conclusion(session, item)


def _of_conclusion(session: Session, item: Target) -> Copied | None:
    match item.kind:
        case TargetKind.BOTTOM_LINE if found := session.view.bottom_line:
            return Copied(found.text, "the bottom line")
        case TargetKind.JUDGMENT if item.name in session.lookup.judgments:
            version = session.lookup.judgments[item.name].version
            return Copied(f"{version.text} {confidence_words(version.confidence)}", "the judgment")
        case TargetKind.GAP:
            return Copied(item.name, "what is not known")
    return None


def _of_paragraph(source: Source, number: int) -> str:
    reference = _reference(source, with_address=False)
    gist = source.outline.get(number, "")
    return f"{gist} [{reference}, {_place(source, number)}]".strip()


def _place(source: Source, number: int) -> str:
    return paragraph_text(source.labels, Paragraphs(number, number))


def _of_event(session: Session, name: str) -> Copied | None:
    seen = session.lookup.event(name)
    return Copied(f"{date_words(seen)}: {seen.event.title}", "the event") if seen else None


def _of_point(point: SeenPoint, sources: Mapping[str, Source]) -> str:
    return f"{point.point.text} [{full_citations(point, sources)}] ({standing_words(point)})"


def _of_dispute(seen: SeenDispute) -> str:
    sides = " / ".join(side.side.says for side in seen.sides)
    finding = f" {FINDING} {seen.finding}" if seen.finding else ""
    return f"{seen.dispute.title} ({seen.status}): {sides}{finding}"


def _of_problem(problem: Diagnostic) -> str:
    path, line, column = problem.span
    place = f"{path}:{line}:{column}: " if path else ""
    return f"{place}{problem.message} ({problem.code})"


def _reference(source: Source, *, with_address: bool = True) -> str:
    """Format a source as a reference: publisher, title, day, and its address."""
    parts = (source.publisher, source.title, show_day(source.published))
    address = (source.url,) if with_address else ()
    return ", ".join(part for part in (*parts, *address) if part)
