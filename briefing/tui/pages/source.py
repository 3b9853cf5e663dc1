"""The page of a source: its record, and each paragraph with the points that rest on it. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.lens.coverage import use_of
from briefing.lens.view import SeenPoint, View
from briefing.load.originals import Text
from briefing.model.dates import show_day, show_when
from briefing.model.records import Paragraphs, Source
from briefing.render.coverage import coverage_words
from briefing.render.words import point_words
from briefing.tui.pages.para import GAP, Para
from briefing.tui.pages.setting import Setting
from briefing.tui.targets import others_of

_MOST = 1_000  # paragraphs of one stretch


def source_page(setting: Setting) -> Iterator[Para]:
    """The record with what is stated and what is inferred, then the paragraphs."""
    session = setting.session
    source = session.index.briefing.sources[session.shown.name]
    yield Para(f"[{session.index.numbers[source.id]}] {source.title}", "bold")
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    yield Para(by or "no publisher named")
    yield Para(f"published {show_day(source.published)}")
    if source.published > session.view.as_of:
        yield Para("not yet published on this day", "dim")
        return
    yield Para(coverage_words(use_of(session.index.briefing, source)), "dim")
    yield from _record(source)
    yield from _paragraphs(source, setting)


def _record(source: Source) -> Iterator[Para]:
    facts = [f"origin: {' and '.join(source.origin_names)}"]
    if source.window:
        facts.append(f"possible days of publication: {show_when(source.window)}")
    if source.url:
        facts.append(source.url)
    if source.accessed:
        facts.append(f"accessed {show_day(source.accessed)}")
    if source.translated_from:
        facts.append(f"translated from {source.translated_from}")
    if source.excerpt:
        facts.append("an excerpt: its silence proves nothing")
    for fact in facts:
        yield Para(fact, "dim")
    if source.descriptor:
        yield GAP
        yield Para(source.descriptor)
    for name, why in source.inferred.items():
        yield GAP
        yield Para(f"{name} is inferred: {why}", "dim")
    for correction in source.corrections:
        day = f", {show_day(correction.date)}" if correction.date else ""
        yield GAP
        yield Para(f"correction ¶{correction.at}{day}: {correction.note}", "dim")


def _paragraphs(source: Source, setting: Setting) -> Iterator[Para]:
    session = setting.session
    text = setting.text_of(source)
    yield GAP
    yield Para("Paragraphs", "bold")
    if text and text.refused:
        yield Para(f"The text at hand is not read: {text.refused.why}.", "dim")
    elif text and not text.is_as_recorded:
        yield Para(f"The text at hand is not the one on record: likely {text.change}.", "dim")
    resting = _points_by_paragraph(session.view, source)
    left_out = {n: why for at, why in source.left_out.items() for n in _each(at)}
    for paragraph in sorted({*source.outline, *left_out}):
        item = f"{source.id}@{paragraph}"
        gist = source.outline.get(paragraph) or f"left out: {left_out[paragraph]}"
        style = "" if paragraph in source.outline else "dim"
        points = resting.get(paragraph, [])
        yield GAP
        yield Para(gist, style, f"{f'¶{paragraph}':>4} ", "     ", item)
        yield from _own_words(text, paragraph, points, source, item)
        if item == session.item and (others := others_of(session)):
            text_below = f"the same point in {' '.join(others)}: Enter"
            yield Para(text_below, "dim", "     ", "     ", item)
        for point in points:
            sign = setting.mark_of(point.ref)
            item_below = f"{item}/{point.ref}"
            yield Para(point_words(point), "dim", "     - ", "       ", item_below, sign)


def _each(at: Paragraphs) -> range:
    """Return the paragraphs of a stretch; of one that nobody could have read, the first."""
    return range(at.first, min(at.last, at.first + _MOST) + 1)


def _own_words(
    text: Text | None, paragraph: int, points: list[SeenPoint], source: Source, item: str
) -> Iterator[Para]:
    if text is None or paragraph > len(text.paragraphs):
        return
    quotes = tuple(
        cite.citation.quote
        for point in points
        for cite in point.citations
        if cite.citation.source == source.id and cite.citation.quote
    )
    yield Para(text.paragraphs[paragraph - 1], "italic", "     ", "     ", item, "", quotes)


def _points_by_paragraph(view: View, source: Source) -> dict[int, list[SeenPoint]]:
    found: dict[int, list[SeenPoint]] = {}
    points = {p.ref: p for event in view.events for p in (*event.own, *event.ahead)}
    for point in points.values():
        for cite in point.citations:
            if cite.citation.source == source.id:
                for paragraph in _each(cite.citation.at):
                    if point not in found.setdefault(paragraph, []):
                        found[paragraph].append(point)
    return found
