"""What an item of a page refers to. Pure."""

from __future__ import annotations

from enum import Enum, auto

from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import NamedTuple


class TargetKind(Enum):
    """The kinds of things that the page's cursor can be on."""

    POINT = auto()
    PARAGRAPH = auto()
    EVENT = auto()
    SOURCE = auto()
    DISPUTE = auto()
    BOTTOM_LINE = auto()
    JUDGMENT = auto()
    GAP = auto()
    SECTION = auto()
    PROBLEM = auto()
    COMMAND = auto()
    MARK = auto()


class Target(NamedTuple):
    """A reference to what an item shows: ``EVENT#POINT``, an id, or the position of a problem.

    A paragraph has the id of its source as `name`, and its number; a gap, which has no id, has its
    text; a section of the brief has its key; a mark, whose point is missing, has the name of that.
    `within` tells apart items of a page that refer to the same thing.
    """

    kind: TargetKind
    name: str
    paragraph: int = 0
    within: str = ""

    def is_in(self, index: Index) -> bool:
        """Whether the thing referred to exists in a briefing."""
        briefing = index.briefing
        known = {
            TargetKind.POINT: index.points,
            TargetKind.PARAGRAPH: briefing.sources,
            TargetKind.SOURCE: briefing.sources,
            TargetKind.EVENT: briefing.events,
            TargetKind.DISPUTE: briefing.disputes,
        }
        return self.kind not in known or self.name in known[self.kind]


def point_target(ref: str, within: str = "") -> Target:
    """Return the target of a point, by its full name."""
    return Target(TargetKind.POINT, ref, 0, within)


def paragraph_target(source: str, paragraph: int, within: str = "") -> Target:
    """Return the target of a paragraph of a source."""
    return Target(TargetKind.PARAGRAPH, source, paragraph, within)
