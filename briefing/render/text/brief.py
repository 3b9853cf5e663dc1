"""Renders the brief and its one-page summary as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.document import blocks
from briefing.document.compose import compose, compose_summary
from briefing.document.phrases import FINDING, SHOWS_ONLY, WITHOUT
from briefing.lens.view import View
from briefing.model.dates import show_day
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.render.text.blocks import cite_text, numbers, point_lines, run_text, source_title
from briefing.render.text.cells import cell_width, pad, to_ascii
from briefing.render.text.layout import BLANK, Line, Page, foot, set_lines, set_page

if TYPE_CHECKING:
    from briefing.render.export import ExportRequest, ExportResult

_WIDE_DATE = len("16 Dec 2022 – 1 Jan 2023")
"""The maximum width of the date column; a longer date overflows it."""
_WRITTEN_OUT = ("matrix",)
"""Sections left out of plain text: the timeline says who reports what."""
SUMMARY_LINES = 60
"""Lines of the summary at 80 columns: one page."""


def write(request: ExportRequest) -> ExportResult:
    """Return the whole brief as an export, at 80 columns."""
    from briefing.render.export import ExportResult

    page = Page(80, ascii=False, command=request.command, origin=request.origin)
    return ExportResult(render_brief(request.view, page).encode())


def render_brief(view: View, page: Page) -> str:
    """Return the whole brief."""
    document = compose(view)
    sections = (each for each in document.sections if each.key not in _WRITTEN_OUT)
    return set_page((_header(document, page), *(_section(each, page) for each in sections)), page)


def render_summary(view: View, page: Page) -> str:
    """Return the summary: one page, at most SUMMARY_LINES lines at 80 columns.

    If it is too long, gaps and disputes are shortened first, then headlines and sources, the
    judgments last; each list says how many entries it left out.
    """
    document = compose_summary(view)
    roomy = page._replace(width=80)
    parts = {"header": _Shortened(_header(document, page), roomy)}
    parts |= {each.key: _Shortened(_section(each, page), roomy) for each in document.sections}
    room = SUMMARY_LINES - len(foot(roomy))
    for group, keep in (
        (("disputes", "gaps"), 1),
        (("timeline",), 3),
        (("disputes", "gaps"), 0),
        (("judgments", "timeline", "sources"), 1),
        (tuple(parts), 0),
    ):
        listed = [parts[key] for key in group if key in parts]
        while listed and sum(part.height for part in parts.values()) > room:
            longest = max(listed, key=lambda part: part.droppable)
            if longest.droppable <= keep:
                break
            longest.drop_last()
    lines = [line for part in parts.values() for line in set_lines(part.lines(), page)]
    if page.width >= roomy.width:
        lines = lines[:room]  # a bottom line that is longer than the page
    return "\n".join([*lines, *foot(page)]) + "\n"


class _Shortened:
    """A section from which entries can be dropped, the last one first.

    `height` is its number of lines; each line is measured only once.
    """

    def __init__(self, lines: Iterator[Line], page: Page) -> None:
        self._lines = list(lines)
        heights = [sum(1 for _ in set_lines((line,), page)) for line in self._lines]
        measured = enumerate(zip(self._lines, heights, strict=True))
        self._entries = [(at, height) for at, (line, height) in measured if line.is_droppable]
        """The place and the height of each entry that is left."""
        self._end = len(self._lines)
        """Entries from this place on are dropped."""
        self._dropped = 0
        self.height = sum(heights)

    @property
    def droppable(self) -> int:
        """The number of entries that can still be dropped."""
        return len(self._entries)

    def drop_last(self) -> None:
        """Drop the last entry; the first time, add a line that counts the dropped entries."""
        self._end, height = self._entries.pop()
        self.height += (0 if self._dropped else 1) - height
        self._dropped += 1

    def lines(self) -> list[Line]:
        """Return the remaining lines, with the count of dropped entries before the final blank."""
        if not self._dropped:
            return self._lines
        more = f"and {self._dropped} more" if self.droppable else f"{self._dropped}"
        note = Line(f"{more} in the whole brief", "  ", "  ")
        kept = self._lines[: self._end]
        kept += [line for line in self._lines[self._end :] if not line.is_droppable]
        return [*kept[:-1], note, *kept[-1:]]


def _header(document: blocks.Document, page: Page) -> Iterator[Line]:
    title = to_ascii(document.title) if page.ascii else document.title
    yield Line(title)
    yield Line("=" * min(cell_width(title), page.width))
    yield Line(f"As of {show_day(document.as_of)} · {page.origin}")
    for name, text in document.about:
        yield Line(f"{name}: {text}", rest="  ")
    yield Line(document.counts)
    if document.filters:
        yield Line(f"{SHOWS_ONLY}: {document.filters}", rest="  ")
    if document.without:
        yield Line(f"{WITHOUT} {document.without}", rest="  ")
    for text in document.falls:
        yield Line(text, "  - ", "    ", is_droppable=True)
    yield BLANK


def _section(section: blocks.Section, page: Page) -> Iterator[Line]:
    yield Line(section.title.upper())
    if not section.blocks:
        yield Line("none", "  ", "  ")
    if section.key == "timeline":
        yield from _timeline(
            [each for each in section.blocks if isinstance(each, blocks.TimelineRow)], page
        )
    else:
        for number, block in enumerate(section.blocks, start=1):
            if number > 1 and isinstance(block, (blocks.EventBlock, blocks.DisputeBlock)):
                yield BLANK
            yield from _block(block, number)
    yield BLANK


def _block(block: blocks.Block, number: int) -> Iterator[Line]:
    match block:
        case blocks.Statement():
            if block.head:
                yield Line(block.head, "  ", "  ")
            yield Line(block.text, "  ", "  ")
        case blocks.JudgmentItem():
            parts = block.text, block.confidence, block.warning, block.why
            yield Line(" ".join(filter(None, parts)), f"{number:>3}. ", "     ", is_droppable=True)
        case blocks.ListItem():
            yield Line(block.text, "  - ", "    ", is_droppable=True)
        case blocks.EventBlock():
            yield from _event(block)
        case blocks.DisputeBlock():
            yield from _dispute(block, number)
        case blocks.SourceBlock():
            yield from _source(block)


def _timeline(rows: Sequence[blocks.TimelineRow], page: Page) -> Iterator[Line]:
    widths = [cell_width(row.when) for row in rows]
    date_width = max((width for width in widths if width <= _WIDE_DATE), default=0)
    stage_width = max((len(row.stage) for row in rows), default=0)
    # In columns where they leave half of the page to the titles, else one above the other.
    in_columns = 2 * (date_width + stage_width + 6) <= page.width
    for row in rows:
        mark = "*" if row.is_headline else " "
        text = f"{row.title} {numbers(row.sources)}"
        if in_columns:
            start = f"{mark} {pad(row.when, date_width)}  {row.stage:<{stage_width}}  "
            rest = " " * (date_width + stage_width + 6)
            yield Line(text, start, rest, is_droppable=True)
        else:
            text = f"{row.when}, {row.stage}: {text}"
            yield Line(text, f"{mark} ", "    ", is_droppable=True)


def _event(event: blocks.EventBlock) -> Iterator[Line]:
    place = f", {event.place}" if event.place else ""
    yield Line(f"{event.when}{place} — {event.title}", "  ", "    ")
    yield Line(f"({run_text(event.status)})", "  ", "  ")
    for point in event.points:
        yield from point_lines(point)
    if event.elsewhere:
        yield Line(run_text(event.elsewhere), "  > ", "    ")


def _dispute(dispute: blocks.DisputeBlock, number: int) -> Iterator[Line]:
    yield Line(f"{dispute.title} ({dispute.status})", f"{number:>3}. ", "     ")
    for side in dispute.sides:
        basis = cite_text(side.cites) or f"[{side.computed}]"
        yield Line(f"{side.text} {basis}", "     - ", "       ")
    yield Line(f"{FINDING} {dispute.finding}", "     ", "     ")


def _source(source: blocks.SourceBlock) -> Iterator[Line]:
    address = f" {source.url}" if source.url else ""
    title = f"{source_title(source)}{address}"
    yield Line(title, f"{f'[{source.number}]':>5} ", "      ", is_droppable=True)
    if source.descriptor:
        yield Line(source.descriptor, "      ", "      ")
