"""The page of the disputes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.lens.view import SeenDispute
from briefing.model.records import DisputeStatus
from briefing.render.words import count
from briefing.tui.pages.event import citation_words
from briefing.tui.pages.para import GAP, Para
from briefing.tui.pages.setting import Setting


def disputes_page(setting: Setting) -> Iterator[Para]:
    """Where the sources disagree: the sides with their citations, and the finding."""
    view = setting.session.view
    unsettled = sum(each.status is DisputeStatus.OPEN for each in view.disputes)
    yield Para(f"{count(len(view.disputes), 'dispute')}, {unsettled} open", "bold")
    if not view.disputes:
        yield Para("None is visible on this day and through these filters.", "dim")
    for seen in view.disputes:
        yield from _dispute(seen, setting)


def _dispute(seen: SeenDispute, setting: Setting) -> Iterator[Para]:
    name = seen.dispute.id
    yield GAP
    yield Para(f"{seen.dispute.title} ({seen.status})", "bold", item=f"dispute:{name}")
    for number, side in enumerate(seen.sides):
        yield Para(side.side.says, "", "- ", "  ")
        if side.side.computed:
            yield Para(side.side.computed, "dim", "  ", "  ")
        for cite in side.citations:
            citation = cite.citation
            item = f"{name}.{number}/{citation.source}@{citation.at.first}"
            yield Para(citation_words(cite), "dim", "  ", "    ", item)
    finding = seen.finding or "not yet: a side is still to be published."
    yield Para(f"Finding: {finding}")
    scene = setting.session.scene
    touched: dict[str, str] = {}
    for place in seen.dispute.touches:
        touched.setdefault(scene.home(place) or place, place)
    for home, place in touched.items():
        if event := scene.event(home):
            target = place if "#" in place else f"event:{place}"
            yield Para(event.event.title, "dim", "about: ", "  ", f"{name}/{target}")
