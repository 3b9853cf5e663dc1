"""The page of a bottom line, a judgment or a gap: what it says, why, and what it rests on. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.document.phrases import CHANGED, GROUND_WITHDRAWN, confidence_words, date_words
from briefing.lens.seen import SeenPoint
from briefing.lens.statements import SeenJudgment
from briefing.model.prose_references import ground_of
from briefing.tui.pages.event import point_paragraphs
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.places import About
from briefing.tui.target import Target, TargetKind


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield a conclusion and the points that it rests on, or touches, each under its event."""
    session = context.session
    lookup, name = session.lookup, session.shown.name
    match session.shown.about:
        case About.JUDGMENT if name in lookup.judgments:
            yield from _judgment(lookup.judgments[name])
            yield from _places("Rests on", lookup.judgments[name].version.rests, context)
        case About.BOTTOM_LINE if found := session.view.bottom_line:
            yield Paragraph(found.head or "Bottom line", "bold")
            yield GAP
            yield Paragraph(found.text)
            if session.view.is_bottom_line_withdrawn:
                yield Paragraph(GROUND_WITHDRAWN, "bold")
            yield from _places("Rests on", found.rests, context)
        case About.GAP if name in lookup.gaps:
            gap = lookup.gaps[name]
            yield Paragraph("Not known", "bold")
            yield GAP
            yield Paragraph(gap.text)
            yield from _places("It is about", gap.touches or ground_of(gap), context)
        case _:
            yield Paragraph("This is not said on this day.", "dim")


def _judgment(seen: SeenJudgment) -> Iterator[Paragraph]:
    version = seen.version
    yield Paragraph(version.text, "bold")
    yield Paragraph(confidence_words(version.confidence), "dim")
    if seen.is_withdrawn:
        yield Paragraph(GROUND_WITHDRAWN, "bold")
    if version.why:
        yield GAP
        yield Paragraph(version.why)
    if version.changed:
        yield GAP
        yield Paragraph(f"{CHANGED} {version.changed}")
    if seen.earlier:
        yield GAP
        yield Paragraph("Judged before", "bold")
    for each in reversed(seen.earlier):
        yield Paragraph(f"{each.text} {confidence_words(each.confidence)}", "dim", "- ", "  ")


def _places(title: str, names: Iterable[str], context: PageContext) -> Iterator[Paragraph]:
    """Yield the points and events of some names that are shown, under their events."""
    lookup = context.session.lookup
    under: dict[str, list[SeenPoint]] = {}
    for name in dict.fromkeys(names):
        if home := lookup.home(name) or (name if name in lookup.places else ""):
            point = lookup.point(name)
            under.setdefault(home, []).extend([point] if point else [])
    if under:
        yield GAP
        yield Paragraph(title, "bold")
    for home, points in under.items():
        event = lookup.event(home)
        assert event
        heading = f"{date_words(event)} · {event.event.title}"
        yield GAP
        yield Paragraph(heading, "dim", item=Target(TargetKind.EVENT, home))
        for point in points:
            yield from point_paragraphs(point, context)
