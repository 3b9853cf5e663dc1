"""The table of glyphs: each is one cell wide in every terminal and has an ASCII form."""

from __future__ import annotations

from briefing.lens.visibility_index import Stage
from briefing.model.lean_typing import NamedTuple
from briefing.render.text.cells import spell


class Glyphs(NamedTuple):
    """The signs of one character set, and the encoding for the texts beside them."""

    reported: str
    due: str
    scheduled: str
    cancelled: str
    headline: str
    cursor: str
    span: str
    gap: str
    share: str
    silent: str
    ellipsis: str
    rule: str
    density: str
    changed: str = "+"
    disputed: str = "!"
    marked: str = "="
    found: str = "/"
    verified: str = "✓"
    encoding: str = "utf-8"

    def spell(self, text: str) -> str:
        """Convert a text to the encoding of these signs."""
        return text if self.encoding == "utf-8" else spell(text, self.encoding)

    def of_stage(self, stage: Stage) -> str:
        """Return the sign of a stage; empty for an event that is only announced."""
        signs = {
            Stage.REPORTED: self.reported,
            Stage.DUE: self.due,
            Stage.UNREPORTED: self.due,
            Stage.SCHEDULED: self.scheduled,
            Stage.CANCELLED: self.cancelled,
        }
        return signs.get(stage, " ")


UNICODE = Glyphs("◙", "?", "◦", "x", "▐", "►", "╎", "⋮", "░", "·", "…", "─", "░▒▓█")
ASCII = Glyphs(
    "*",
    "?",
    "o",
    "x",
    "|",
    ">",
    "|",
    ":",
    "#",
    ".",
    "~",
    "-",
    ".:+#",
    verified="v",
    encoding="ascii",
)


def glyphs_for(encoding: str) -> Glyphs:
    """Return the signs for an encoding: the ASCII ones unless it is UTF-8."""
    return UNICODE if encoding == "utf-8" else ASCII._replace(encoding=encoding)


MEANINGS = {
    "reported": "reported; in the matrix: the source reports it",
    "due": "due today, or past its day and unreported",
    "scheduled": "scheduled; in the matrix: the source announces it",
    "cancelled": "cancelled",
    "headline": "a headline event",
    "cursor": "the cursor",
    "span": "an event that began above still lasts",
    "gap": "a gap in time",
    "share": "a topic's share of the points",
    "changed": "brought or changed by the last step between days",
    "disputed": "disputed",
    "marked": "marked; a topic that filters; a source that the selection rests on",
    "found": "an event with hits of the search",
    "verified": "held against the sources' own texts, and nothing differs",
    "silent": "in the matrix: the source is silent",
}
"""What each sign tells a reader."""
