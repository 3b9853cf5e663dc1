"""The page of the disputes. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.first_page import disputes_by_weight
from briefing.document.inline import cites_of, dispute_title
from briefing.document.phrases import FINDING, NO_FINDING, SETTLED, count, shown_words
from briefing.lens.view import SeenDispute
from briefing.model.records import DisputeStatus
from briefing.tui.pages.citations import citation_text
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import Target, TargetKind, paragraph_target


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield where the sources disagree: the sides with their citations, and the finding.

    Those that matter to a conclusion come first, and of these the open ones.
    """
    view = context.session.view
    unsettled = sum(each.status is DisputeStatus.OPEN for each in view.disputes)
    yield Paragraph(f"{count(len(view.disputes), 'dispute')}, {unsettled} open", "bold")
    if not view.disputes:
        yield Paragraph(f"None is visible {shown_words(view)}.", "dim")
    weighty, minor = disputes_by_weight(view)
    is_settled = [each.status is DisputeStatus.RESOLVED for each in weighty]
    first = is_settled.index(True) if True in is_settled else len(weighty)
    for heading, disputes in (
        ("", weighty[:first]),
        (SETTLED, weighty[first:]),
        ("Move no judgment", minor),
    ):
        if heading and disputes:
            yield GAP
            yield Paragraph(heading, "bold")
        for seen in disputes:
            yield from _dispute(seen, context)


def _dispute(seen: SeenDispute, context: PageContext) -> Iterator[Paragraph]:
    name = seen.dispute.id
    yield GAP
    yield Paragraph(dispute_title(seen), "bold", item=Target(TargetKind.DISPUTE, name))
    for number, side in enumerate(seen.sides):
        yield Paragraph(side.side.says, "", "- ", "  ")
        if side.side.computed:
            yield Paragraph(side.side.computed, "dim", "  ", "  ")
        for cite in cites_of(side.citations, side.side.says):
            item = paragraph_target(cite.source, cite.at.first, f"{name}.{number}")
            yield Paragraph(citation_text(cite), "dim", "  ", "    ", item)
    finding = seen.finding or NO_FINDING
    yield Paragraph(f"{FINDING} {finding}")
    lookup = context.session.lookup
    touched: dict[str, str] = {}
    for place in seen.dispute.touches:
        touched.setdefault(lookup.home(place) or place, place)
    for home, place in touched.items():
        if event := lookup.event(home):
            kind = TargetKind.POINT if "#" in place else TargetKind.EVENT
            item = Target(kind, place, within=name)
            yield Paragraph(event.event.title, "dim", "about: ", "  ", item)
