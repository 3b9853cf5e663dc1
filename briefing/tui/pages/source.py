"""The page of a source: its record, and each paragraph with the points that rest on it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.phrases import NO_TEXT, point_words
from briefing.lens.coverage import use_of
from briefing.lens.view import SeenPoint, View
from briefing.model.dates import show_day, show_when
from briefing.model.paragraph_labels import label_text
from briefing.model.records import Paragraphs, Passage, Source
from briefing.model.source_text import SourceText
from briefing.render.text.coverage import coverage_words
from briefing.tui.navigation import others_of
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import Target, paragraph_target, point_target

_MOST = 1_000  # paragraphs of one stretch


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield the record, with what is stated and what is inferred, then the paragraphs."""
    session = context.session
    name, day = session.shown.name, session.view.as_of
    if session.index.published[name] > day:
        yield Paragraph("Nothing is known of this source on this day.", "dim")
        return
    source = session.index.source_as_of(name, day)
    yield Paragraph(f"[{session.index.numbers[source.id]}] {source.title}", "bold")
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    yield Paragraph(by or "publisher not named")
    yield Paragraph(f"published {show_day(source.published)}")
    yield Paragraph(coverage_words(use_of(session.index, name, day)), "dim")
    if name in session.lens.without:
        yield Paragraph("The briefing is shown without it.", "bold")
    yield from _record(source)
    yield from _paragraphs(source, context)


def _record(source: Source) -> Iterator[Paragraph]:
    for fact in _facts(source):
        yield Paragraph(fact, "dim")
    if source.descriptor:
        yield GAP
        yield Paragraph(source.descriptor)
    for name, why in source.inferred.items():
        yield GAP
        yield Paragraph(f"{name} is inferred: {why}", "dim")
    if source.withdrawn:
        yield GAP
        withdrawn = f"withdrawn on {show_day(source.withdrawn.date)}: {source.withdrawn.note}"
        yield Paragraph(withdrawn, "bold")
    for correction in source.corrections:
        day = f", {show_day(correction.date)}" if correction.date else ""
        yield GAP
        at = f" ¶{correction.at}" if correction.at else ""
        yield Paragraph(f"correction{at}{day}: {correction.note}", "dim")


def _facts(source: Source) -> list[str]:
    facts = [f"origin: {' and '.join(source.origin_names)}"]
    if source.window:
        facts.append(f"possible days of publication: {show_when(source.window)}")
    if source.url:
        facts.append(source.url)
    if source.accessed:
        facts.append(f"accessed {show_day(source.accessed)}")
    if source.language:
        facts.append(f"language: {source.language}")
    if source.translated_from:
        facts.append(f"translated from {source.translated_from}")
    if source.excerpt:
        facts.append("an excerpt: its silence proves nothing")
    if source.original is None:
        facts.append(f"{NO_TEXT}: what it is cited for cannot be verified")
    return facts


def _paragraphs(source: Source, context: PageContext) -> Iterator[Paragraph]:
    session = context.session
    text = context.text_of(source)
    yield GAP
    yield Paragraph("Paragraphs", "bold")
    if text and text.refused:
        yield Paragraph(f"The text at hand is not read: {text.refused.why}.", "dim")
    elif text and not text.is_as_recorded:
        yield Paragraph(f"The text at hand is not the one on record: likely {text.change}.", "dim")
    resting = _points_by_paragraph(session.view, source)
    left_out = {n: why for at, why in source.left_out.items() for n in _each(at)}
    changed_later = session.index.changed_after(source.id, session.view.as_of)
    disputed = _paragraphs_of_disputes(session.view, source)
    before = ""
    for paragraph in sorted({*source.outline, *left_out, *resting, *disputed}):
        item = paragraph_target(source.id, paragraph)
        reason = left_out.get(paragraph, "")
        gist = source.outline.get(paragraph) or (f"left out: {reason}" if reason else "")
        style = "" if paragraph in source.outline else "dim"
        points = resting.get(paragraph, [])
        label = label_text(source.labels, Paragraphs(paragraph, paragraph))
        text_of_it = gist if label == before else ": ".join(filter(None, (label, gist)))
        before = label
        yield GAP
        yield Paragraph(text_of_it, style, f"{f'¶{paragraph}':>4} ", "     ", item)
        if not any(at.first <= paragraph <= at.last for at in changed_later):
            yield from _own_words(text, paragraph, points, source, item)
        if item == session.item and (others := others_of(session)):
            text_below = f"the same point in {' '.join(others)}: {context.key_of('follow')}"
            yield Paragraph(text_below, "dim", "     ", "     ", item)
        for point in points:
            sign = context.mark_of(point.ref)
            item_below = point_target(point.ref, str(paragraph))
            words = " ".join(filter(None, (point_words(point), context.check_of(point))))
            yield Paragraph(words, "dim", "     - ", "       ", item_below, sign)


def _each(at: Paragraphs | Passage) -> Iterator[int]:
    """Yield the paragraphs of runs; only the first ones of a run that is implausibly long."""
    for run in at.runs:
        yield from range(run.first, min(run.last, run.first + _MOST) + 1)


def _own_words(
    text: SourceText | None, paragraph: int, points: list[SeenPoint], source: Source, item: Target
) -> Iterator[Paragraph]:
    if text is None or paragraph > len(text.paragraphs):
        return
    quotes = tuple(
        cite.citation.quote
        for point in points
        for cite in point.citations
        if cite.citation.source == source.id and cite.citation.quote
    )
    yield Paragraph(text.paragraphs[paragraph - 1], "italic", "     ", "     ", item, "", quotes)


def _paragraphs_of_disputes(view: View, source: Source) -> set[int]:
    """Return the paragraphs that the disputes shown cite."""
    return {
        paragraph
        for dispute in view.disputes
        for side in dispute.sides
        for cite in side.citations
        if cite.citation.source == source.id
        for paragraph in _each(cite.citation.at)
    }


def _points_by_paragraph(view: View, source: Source) -> dict[int, list[SeenPoint]]:
    found: dict[int, list[SeenPoint]] = {}
    points = view.points_by_ref
    for point in points.values():
        for cite in point.citations:
            if cite.citation.source == source.id:
                for paragraph in _each(cite.citation.at):
                    if point not in found.setdefault(paragraph, []):
                        found[paragraph].append(point)
    return found
