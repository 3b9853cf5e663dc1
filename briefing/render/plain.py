"""The plain-text brief: a page that can be handed over as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.lens.view import (
    SeenDispute,
    SeenEvent,
    View,
)
from briefing.model.dates import show_day
from briefing.model.records import DisputeStatus, Rank
from briefing.render.cells import cell_width, pad, to_ascii
from briefing.render.lines import (
    citation_words,
    date_words,
    numbers,
    point_lines,
    source_title,
)
from briefing.render.page import BLANK, Line, Page, Section, foot, set_page, set_section
from briefing.render.words import (
    count,
    counts_words,
    describe_filters,
    sourcing_statement,
)

if TYPE_CHECKING:
    from briefing.render.export import ExportRequest, ExportResult

__all__ = ["SUMMARY_LINES", "Page", "render_plain", "render_summary", "write"]

_WIDE_DATE = len("16 Dec 2022 – 1 Jan 2023")
"""A longer date juts out of its column, so that the titles keep their room."""
SUMMARY_LINES = 60
"""Lines of the summary at 80 columns: one page."""


def write(request: ExportRequest) -> ExportResult:
    """Return the whole brief as an export, at 80 columns."""
    from briefing.render.export import ExportResult

    page = Page(80, ascii=False, command=request.command, origin=request.origin)
    return ExportResult(render_plain(request.view, page).encode())


def render_plain(view: View, page: Page) -> str:
    """Return the whole brief."""
    sections = (
        _header(view, page),
        _bottom_line(view),
        _judgments(view),
        _timeline(view.events, page),
        _key_points(view.events),
        _disputes(view.disputes),
        _gaps(view),
        _sources(view),
    )
    return set_page(sections, page)


def render_summary(view: View, page: Page) -> str:
    """Return one page: at 80 columns no more than SUMMARY_LINES lines.

    Where there is more, gaps and disputes give way first, then headlines and sources, the
    judgments last; each list says how much it left out.
    """
    headlines = [event for event in view.events if event.event.rank is Rank.HEADLINE]
    roomy = page._replace(width=80)
    sections = [
        _Shortened(section, roomy)
        for section in (
            _header(view, page, short=True),
            _bottom_line(view),
            _judgments(view, short=True),
            _timeline(headlines, page, title="HEADLINES"),
            _short_disputes(view.disputes),
            _gaps(view),
            _sources(view, short=True),
        )
    ]
    _, _, judgments, timeline, disputes, gaps, sources = sections
    room = SUMMARY_LINES - len(foot(roomy))
    for group, keep in (
        ((disputes, gaps), 1),
        ((timeline,), 3),
        ((disputes, gaps), 0),
        ((judgments, timeline, sources), 1),
        (sections, 0),
    ):
        while sum(section.height for section in sections) > room:
            longest = max(group, key=lambda section: section.droppable)
            if longest.droppable <= keep:
                break
            longest.drop_last()
    lines = [line for section in sections for line in set_section(section.lines(), page)]
    if page.width >= roomy.width:
        lines = lines[:room]  # a bottom line that is longer than the page
    return "\n".join([*lines, *foot(page)]) + "\n"


class _Shortened:
    """A section from which entries can be dropped, last one first.

    `height` is how many lines it takes: each line is measured once, and the rest is arithmetic.
    """

    def __init__(self, section: Section, page: Page) -> None:
        self._lines = list(section)
        heights = [sum(1 for _ in set_section((line,), page)) for line in self._lines]
        measured = enumerate(zip(self._lines, heights, strict=True))
        self._entries = [(at, height) for at, (line, height) in measured if line.is_droppable]
        """The place and the height of each entry that is left."""
        self._end = len(self._lines)
        """Entries from this place on are dropped."""
        self._dropped = 0
        self.height = sum(heights)

    @property
    def droppable(self) -> int:
        """How many entries can still be dropped."""
        return len(self._entries)

    def drop_last(self) -> None:
        """Drop the last entry; the first one leaves a line that counts what is dropped."""
        self._end, height = self._entries.pop()
        self.height += (0 if self._dropped else 1) - height
        self._dropped += 1

    def lines(self) -> list[Line]:
        """What is left, with a count of what is not, before the blank line that ends it."""
        if not self._dropped:
            return self._lines
        more = f"and {self._dropped} more" if self.droppable else f"{self._dropped}"
        note = Line(f"{more} in the whole brief", "  ", "  ")
        kept = self._lines[: self._end]
        kept += [line for line in self._lines[self._end :] if not line.is_droppable]
        return [*kept[:-1], note, *kept[-1:]]


def _heading(title: str) -> Iterator[Line]:
    yield Line(title)


def _none() -> Line:
    return Line("none", "  ", "  ")


def _header(view: View, page: Page, *, short: bool = False) -> Iterator[Line]:
    brief = view.brief
    title = to_ascii(brief.title) if page.ascii else brief.title
    yield Line(title)
    yield Line("=" * min(cell_width(title), page.width))
    yield Line(f"As of {show_day(view.as_of)} · {page.origin}")
    if brief.question:
        yield Line(f"Question: {brief.question}", rest="  ")
    if brief.scope and not short:
        yield Line(f"Scope: {brief.scope}", rest="  ")
    yield Line(counts_words(view))
    if filters := describe_filters(view):
        yield Line(f"Shows only: {filters}", rest="  ")
    yield BLANK


def _bottom_line(view: View) -> Iterator[Line]:
    yield from _heading("BOTTOM LINE")
    yield Line(view.bottom_line.text, "  ", "  ") if view.bottom_line else _none()
    yield BLANK


def _judgments(view: View, *, short: bool = False) -> Iterator[Line]:
    yield from _heading("KEY JUDGMENTS")
    if not view.judgments:
        yield _none()
    for number, judgment in enumerate(view.judgments, start=1):
        text = f"{judgment.text} Confidence: {judgment.confidence}."
        if not short:
            text += f" {judgment.why}"
        yield Line(text, f"{number:>3}. ", "     ", is_droppable=True)
    yield BLANK


def _timeline(
    events: Sequence[SeenEvent], page: Page, *, title: str = "TIMELINE"
) -> Iterator[Line]:
    yield from _heading(title)
    if not events:
        yield _none()
    dates = [date_words(event) for event in events]
    widths = [cell_width(when) for when in dates]
    date_width = max((width for width in widths if width <= _WIDE_DATE), default=0)
    stage_width = max((len(event.stage) for event in events), default=0)
    # In columns where they leave half of the page to the titles, else one above the other.
    in_columns = 2 * (date_width + stage_width + 6) <= page.width
    for event, when in zip(events, dates, strict=True):
        mark = "*" if event.event.rank is Rank.HEADLINE else " "
        text = f"{event.event.title} {numbers(_source_numbers(event))}"
        if in_columns:
            start = f"{mark} {pad(when, date_width)}  {event.stage:<{stage_width}}  "
            rest = " " * (date_width + stage_width + 6)
            yield Line(text, start, rest, is_droppable=True)
        else:
            text = f"{when}, {event.stage}: {text}"
            yield Line(text, f"{mark} ", "    ", is_droppable=True)
    yield BLANK


def _source_numbers(event: SeenEvent) -> list[int]:
    points = (*event.own, *event.ahead)
    return sorted({cite.number for point in points for cite in point.citations})


def _key_points(events: Sequence[SeenEvent]) -> Iterator[Line]:
    yield from _heading("KEY POINTS")
    if not events:
        yield _none()
    homes = {event.event.id: event for event in events}
    for number, event in enumerate(events):
        if number:
            yield BLANK
        yield from _event_heading(event)
        for point in event.own:
            yield from point_lines(point)
        # What looks forward to it stands where it was said, if that is shown.
        elsewhere: dict[str, int] = {}
        for point in event.ahead:
            if point.event in homes:
                elsewhere[point.event] = elsewhere.get(point.event, 0) + 1
            else:
                yield from point_lines(point)
        if elsewhere:
            places = (
                f"{homes[name].event.title} ({count(n, 'point')})" for name, n in elsewhere.items()
            )
            yield Line(f"Looked forward to in: {'; '.join(places)}.", "  > ", "    ")
    yield BLANK


def _event_heading(event: SeenEvent) -> Iterator[Line]:
    place = f", {event.event.place}" if event.event.place else ""
    yield Line(f"{date_words(event)}{place} — {event.event.title}", "  ", "    ")
    words = [] if event.reported_by else [str(event.stage)]
    if event.reported_by:
        words.append("reported by " + numbers(event.reported_by))
    if event.announced_by:
        words.append("announced by " + numbers(event.announced_by))
    if event.disputes:
        words.append(count(len(event.disputes), "dispute"))
    yield Line(f"({'; '.join(words)})", "  ", "  ")


def _disputes(disputes: Sequence[SeenDispute]) -> Iterator[Line]:
    yield from _heading("DISPUTES")
    if not disputes:
        yield _none()
    for number, seen in enumerate(disputes, start=1):
        if number > 1:
            yield BLANK
        dispute = seen.dispute
        yield Line(f"{dispute.title} ({seen.status})", f"{number:>3}. ", "     ")
        for side in seen.sides:
            basis = " ".join(citation_words(cite, side.side.says) for cite in side.citations)
            basis = basis or f"[{side.side.computed}]"
            yield Line(f"{side.side.says} {basis}", "     - ", "       ")
        finding = seen.finding or "not yet: a side is still to be published."
        yield Line(f"Finding: {finding}", "     ", "     ")
    yield BLANK


def _short_disputes(disputes: Sequence[SeenDispute]) -> Iterator[Line]:
    yield from _heading("DISPUTES")
    if not disputes:
        yield _none()
    for seen in sorted(disputes, key=lambda each: each.status is DisputeStatus.RESOLVED):
        text = f"{seen.dispute.title} ({seen.status})"
        yield Line(text, "  - ", "    ", is_droppable=True)
    yield BLANK


def _gaps(view: View) -> Iterator[Line]:
    yield from _heading("GAPS")
    if not view.gaps:
        yield _none()
    for gap in view.gaps:
        yield Line(gap.text, "  - ", "    ", is_droppable=True)
    yield BLANK


def _sources(view: View, *, short: bool = False) -> Iterator[Line]:
    yield from _heading("SOURCES")
    yield Line(sourcing_statement(view, short=short), "  ", "  ")
    for seen in view.sources:
        title = source_title(seen, short=short)
        yield Line(title, f"{f'[{seen.number}]':>5} ", "      ", is_droppable=True)
        if seen.source.descriptor and not short:
            yield Line(seen.source.descriptor, "      ", "      ")
    yield BLANK
