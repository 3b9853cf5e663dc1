"""What an item of a page stands for. Pure."""

from __future__ import annotations

from enum import Enum, auto

from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import NamedTuple


class TargetKind(Enum):
    """What a reader can put the cursor on."""

    POINT = auto()
    PARAGRAPH = auto()
    EVENT = auto()
    SOURCE = auto()
    DISPUTE = auto()
    PROBLEM = auto()
    COMMAND = auto()


class Target(NamedTuple):
    """What an item stands for, by its name: ``EVENT#POINT``, an id, or the place of a problem.

    A paragraph has the id of its source as its name, and its number. `within` tells an item from
    others on its page that stand for the same.
    """

    kind: TargetKind
    name: str
    paragraph: int = 0
    within: str = ""

    def is_in(self, index: Index) -> bool:
        """Whether what it stands for is in a briefing."""
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
    """Return what stands for a point, by its full name."""
    return Target(TargetKind.POINT, ref, 0, within)


def paragraph_target(source: str, paragraph: int, within: str = "") -> Target:
    """Return what stands for a paragraph of a source."""
    return Target(TargetKind.PARAGRAPH, source, paragraph, within)
