"""The panes at the side: topics with their shares, sources in order of publication."""

from __future__ import annotations

from typing import NamedTuple

from textual.content import Content

from briefing.lens.view import SeenSource, SeenTopic, View
from briefing.model.dates import show_day
from briefing.model.records import Source
from briefing.render.cells import cell_width
from briefing.render.glyphs import Glyphs
from briefing.tui.row_list import RowList
from briefing.tui.session import Session


class TopicRow(NamedTuple):
    """A topic, whether it filters, and the share of the points that have it."""

    topic: SeenTopic
    is_chosen: bool
    share: float


class SourceRow(NamedTuple):
    """A source: seen with its points, or not yet published; whether the selection rests on it."""

    number: int
    source: Source
    seen: SeenSource | None
    supports: bool


def topic_rows(view: View) -> list[TopicRow]:
    """Return the topics in reading order; the share is of the topic with most points."""
    most = max((topic.points for topic in view.topics), default=0) or 1
    return [TopicRow(each, each.id in view.lens.topics, each.points / most) for each in view.topics]


def source_rows(session: Session) -> list[SourceRow]:
    """Return all sources by number; those that the point or the event rests on stand out."""
    seen = {each.source.id: each for each in session.view.sources}
    points = session.points
    selected = [each for each in points if each.ref == session.point] or points
    supporting = {cite.citation.source for each in selected for cite in each.citations}
    sources = session.index.briefing.sources
    return [
        SourceRow(number, source, seen.get(name), name in supporting)
        for number, (name, source) in enumerate(sources.items(), start=1)
    ]


class Topics(RowList[TopicRow]):
    """Every topic with the number of points that are shown."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="topics", classes="pane side")
        self.glyphs = glyphs

    def line(self, row: TopicRow, width: int, *, has_cursor: bool) -> Content:
        """Draw the name, the bar and the number."""
        cursor = self.glyphs.cursor if has_cursor else " "
        left = cursor + (self.glyphs.marked if row.is_chosen else " ")
        right = f"{row.topic.points:>4} "
        bar = self.glyphs.share * max(bool(row.topic.points), round(row.share * 6))
        room = max(1, width - 2 - 7 - len(right))
        name = Content(row.topic.name).truncate(room, ellipsis=True)
        filling = " " * (room - cell_width(name.plain))
        accent = self.get_visual_style("rows--accent")
        weight = "bold" if row.is_chosen else ""
        return Content.assemble(left, (name.plain, weight), filling, (f" {bar:<6}", accent), right)


class Sources(RowList[SourceRow]):
    """The sources by number; what is not yet published is there, and quiet."""

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="sources", classes="pane side")
        self.glyphs = glyphs

    def line(self, row: SourceRow, width: int, *, has_cursor: bool) -> Content:
        """Draw the number, the day, the name and the number of points."""
        sign = self.glyphs.cursor if has_cursor else self.glyphs.marked if row.supports else " "
        day = show_day(row.source.published).split(" ", 1)[1].rsplit(" ", 1)[0]
        day += "?" if "published" in row.source.inferred else ""
        left = f"{sign}{row.number:>2} {day:<8}"
        right = f"{row.seen.points:>4} " if row.seen else f"{'.':>4} "
        room = max(1, width - len(left) - len(right))
        source = row.source
        is_unnamed = not source.publisher and (not source.origin or source.id in source.origin)
        name = source.title if is_unnamed else source.publisher or ", ".join(source.origin)
        cut = Content(name).truncate(room, ellipsis=True)
        style = "" if row.seen else "dim"
        weight = "bold" if row.supports else style
        return Content.assemble(
            (left, style), (cut.plain, weight), " " * (room - cell_width(cut.plain)), (right, style)
        )
