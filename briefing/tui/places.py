"""Where a reader can be: the panes, the kinds of pages, and the stops of the history."""

from __future__ import annotations

from enum import Enum, auto

from briefing.model.lean_typing import NamedTuple
from briefing.tui.target import Target


class Pane(Enum):
    """The panes that can have the focus, in the order of Tab."""

    TIMELINE = auto()
    READER = auto()
    TOPICS = auto()
    SOURCES = auto()


class About(Enum):
    """The kind of a page in the reading pane."""

    FRONT = auto()
    EVENT = auto()
    TOPIC = auto()
    SOURCE = auto()
    DISPUTES = auto()
    BOTTOM_LINE = auto()
    JUDGMENT = auto()
    GAP = auto()
    MATRIX = auto()
    BRIEF = auto()
    CHANGES = auto()
    HITS = auto()
    PROBLEMS = auto()
    KEYS = auto()
    COMMITMENTS = auto()
    MARKS = auto()


class Shown(NamedTuple):
    """A page: its kind, the name of what it is about, and the point that led to it.

    The name is the id of a topic, a source or a judgment, or the text of a gap; that of a page of
    changes is the two days that it compares, ``2031-03-03..2031-03-07``, without which it is about
    the last step between days.
    """

    about: About
    name: str = ""
    via: str = ""


THE_EVENT = Shown(About.EVENT)
"""The page of the event that has the cursor."""
THE_FRONT = Shown(About.FRONT)
"""The page on which the room opens."""
READ_ALONE = (About.FRONT, About.BRIEF, About.MATRIX, About.KEYS, About.PROBLEMS)
"""The pages that need the width more than the timeline beside them."""
WITH_CITATIONS = (About.EVENT, About.BOTTOM_LINE, About.JUDGMENT, About.GAP)
"""The pages that show points with their citations: from there Enter goes to the paragraph."""


class Stop(NamedTuple):
    """An entry of the history."""

    shown: Shown
    event: str
    item: Target | None
    pane: Pane
