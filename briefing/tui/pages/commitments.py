"""The page of the commitments: the ledger that `briefing list commitments` prints. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document.phrases import (
    THE_OUTLET,
    UNNAMED,
    UNREPORTED,
    count,
    due_words,
    firmness_words,
    shown_words,
    standing_words,
)
from briefing.lens.commitments import Commitment, commitments
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import GAP, Paragraph
from briefing.tui.target import point_target


def page(context: PageContext) -> Iterator[Paragraph]:
    """Yield who committed to what, how firmly and by when, and what became of it; by who."""
    view = context.session.view
    found = list(commitments(view.points_by_ref.values()))
    by_who: dict[str, list[Commitment]] = {}
    for each in found:
        by_who.setdefault(each.who or THE_OUTLET, []).append(each)
    settled = sum(bool(each.closed_by) for each in found)
    since = f", {settled:,} of them settled since" if settled else ""
    yield Paragraph(f"{count(len(found), 'commitment')}{since}", "bold")
    if not by_who:
        yield Paragraph(f"None is visible {shown_words(view)}.", "dim")
    for who, rows in by_who.items():
        yield GAP
        yield Paragraph(who[:1].upper() + who[1:], "bold")
        for each in rows:
            yield from _row(each, context)


def _row(row: Commitment, context: PageContext) -> Iterator[Paragraph]:
    ref = row.point.ref
    item = point_target(ref)
    yield Paragraph(row.what, "", "- ", "  ", item, context.mark_of(ref))
    words = [firmness_words(row.firmness), *_due(row, context), standing_words(row.point)]
    words += [UNNAMED] if row.is_unnamed else []
    yield Paragraph(" · ".join(words), "dim", "  ", "    ", item)
    for closing in row.closed_by:
        seen = context.session.lookup.point(closing)
        text = seen.point.text if seen else f"{closing}, which the filters hide"
        target = point_target(closing, ref) if seen else item
        yield Paragraph(text, "dim", "  since then: ", "    ", target)


def _due(row: Commitment, context: PageContext) -> list[str]:
    """Say when a commitment is due; once that is over and nothing settles it, say so."""
    if row.due is None:
        return []
    day = context.session.view.as_of
    due = due_words(row.due, day.year)
    is_over = row.due.latest is not None and row.due.latest < day
    return [f"was due {due}: {UNREPORTED}" if is_over and not row.closed_by else f"due {due}"]
