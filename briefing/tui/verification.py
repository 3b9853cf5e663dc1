"""Which points hold against their sources' own texts. Pages ask, and a thread looks.

To look at one page takes longer than a key may: texts are read, and the rules imported.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from briefing.model.records import Briefing, Point, Source
from briefing.model.source_text import SourceText

if TYPE_CHECKING:
    from briefing.check.point_evidence import PointEvidence


class Verification:
    """What is known of the points of one state of a folder.

    A point is looked at with the citations that it has on a day.
    """

    def __init__(self, text_of: Callable[[Source], SourceText | None]) -> None:
        self._text_of = text_of
        self._known: dict[tuple[str, int], bool] = {}
        self._asked: dict[tuple[str, int], Point] = {}
        self._evidence: tuple[PointEvidence, Mapping[str, Sequence[str]]] | None = None

    @property
    def is_asked(self) -> bool:
        """Whether a page has asked for points that nobody has looked at."""
        return bool(self._asked)

    def holds(self, point: Point, ref: str) -> bool:
        """Whether a point is known to hold in all that is checked; else it is asked for."""
        name = ref, len(point.cites)
        if name not in self._known:
            self._asked[name] = point
        return self._known.get(name, False)

    def look(self, briefing: Briefing) -> bool:
        """Look at what was asked for; return whether any of it holds. For a thread."""
        asked, self._asked = self._asked, {}
        found = {name: self._holds(briefing, point, name[0]) for name, point in asked.items()}
        self._known.update(found)
        return any(found.values())

    def _holds(self, briefing: Briefing, point: Point, ref: str) -> bool:
        sources = briefing.sources
        if not all(self._text_of(sources[each.source]) for each in point.cites):
            return False  # most folders come without texts, and need none of the rules
        from briefing.check.point_evidence import PointEvidence, computed_lines

        if self._evidence is None:
            evidence = PointEvidence(briefing, lambda each: self._text_of(sources[each]))
            self._evidence = evidence, computed_lines(briefing)
        evidence, lines = self._evidence
        return evidence.is_verified(point, ref, lines.get(ref, ()))
