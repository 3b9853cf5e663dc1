"""The pane of the topics."""

from __future__ import annotations

from textual.content import Content

from briefing.lens.view import SeenTopic, View
from briefing.model.lean_typing import NamedTuple
from briefing.render.text.cells import cell_width
from briefing.tui.panes.side_list import ROOMY, SideList

_BAR = 4  # cells of the longest bar


class TopicRow(NamedTuple):
    """A topic, whether it is in the filter, and its share of the points."""

    topic: SeenTopic
    is_chosen: bool
    share: float


def topic_rows(view: View) -> dict[str, TopicRow]:
    """Return the topics by their ids; shares are relative to the topic with most points."""
    most = max((topic.points for topic in view.topics), default=0) or 1
    chosen = view.lens.topics
    return {each.id: TopicRow(each, each.id in chosen, each.points / most) for each in view.topics}


class Topics(SideList[TopicRow]):
    """Every topic with the number of its points that are shown."""

    def title(self, row: TopicRow) -> str:
        """Return the topic's name."""
        return row.topic.name

    def line(self, row: TopicRow, width: int, *, has_cursor: bool) -> Content:
        """Draw the name, the number, and a bar if there is room for one."""
        glyphs = self.glyphs
        sign = self.cursor_sign(has_cursor=has_cursor)
        left = f"{sign}{glyphs.marked if row.is_chosen else ' '} "
        bar = glyphs.share * max(bool(row.topic.points), round(row.share * _BAR))
        bar = f" {bar:<{_BAR}}" if width >= ROOMY else ""
        right = f"{row.topic.points:>4} "
        name = self.fitted(row.topic.name, width - len(left) - cell_width(bar) - len(right))
        return Content.assemble(
            left,
            (name, "bold" if row.is_chosen else ""),
            (bar, self.get_visual_style("rows--accent", partial=True)),
            right,
        )
