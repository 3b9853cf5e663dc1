"""Which points hold against their sources' own texts. Pages ask, and a thread looks.

To look at one page takes longer than a key may: texts are read, and the rules imported.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from briefing.lens.visibility_index import Index
from briefing.model.records import Point, Source
from briefing.model.source_text import SourceText

if TYPE_CHECKING:
    from briefing.check.point_evidence import PointEvidence

    _Evidence = tuple[PointEvidence, Mapping[str, Sequence[str]]]


class Verification:
    """What is known of the points of one state of a folder.

    A point is looked at with the citations that it has on a day, and with what else was known then:
    a name may stand in the title of an event that nobody had heard of.
    """

    def __init__(self, text_of: Callable[[Source], SourceText | None]) -> None:
        self._text_of = text_of
        self._known: dict[Hashable, bool] = {}
        self._asked: dict[Hashable, tuple[Point, str, date]] = {}
        self._evidence: dict[date, _Evidence] = {}

    @property
    def is_asked(self) -> bool:
        """Whether a page has asked for points that nobody has looked at."""
        return bool(self._asked)

    def holds(self, point: Point, ref: str, day: date) -> bool:
        """Whether a point is known to hold in all that is checked; else it is asked for."""
        name = ref, day, tuple((each.source, each.at, each.by) for each in point.cites)
        if name not in self._known:
            self._asked[name] = point, ref, day
        return self._known.get(name, False)

    def look(self, index: Index) -> bool:
        """Look at what was asked for; return whether any of it holds. For a thread."""
        asked, self._asked = self._asked, {}
        found = {name: self._holds(index, *each) for name, each in asked.items()}
        self._known.update(found)
        return any(found.values())

    def _holds(self, index: Index, point: Point, ref: str, day: date) -> bool:
        sources = index.briefing.sources
        if not all(self._text_of(sources[each.source]) for each in point.cites):
            return False  # most folders come without texts, and need none of the rules
        if day not in self._evidence:
            self._evidence[day] = self._evidence_on(index, day)
        evidence, lines = self._evidence[day]
        return evidence.is_verified(point, ref, lines.get(ref, ()))

    def _evidence_on(self, index: Index, day: date) -> _Evidence:
        from briefing.check.point_evidence import PointEvidence, computed_lines
        from briefing.lens.known_briefing import known_briefing

        known = known_briefing(index, day)
        evidence = PointEvidence(known, lambda each: self._text_of(index.briefing.sources[each]))
        return evidence, computed_lines(known)
