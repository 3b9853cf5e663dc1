"""The curator's statements as they stand on a day: the bottom line, judgments and gaps.

A statement is shown from the day on which all of its ground is visible; of several versions the
last one that is known holds. Without some sources what holds with everything is shown as far as its
ground is left: an older version would speak of what has long been overtaken.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from briefing.lens.as_of_states import citations_on
from briefing.lens.seen import SeenCitation, places_of
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import Any, NamedTuple, TypeVar
from briefing.model.prose_references import ground_of, split_prose
from briefing.model.records import BottomLine, Gap, Judgment, JudgmentVersion

_S = TypeVar("_S", BottomLine, JudgmentVersion, Gap)


class SeenJudgment(NamedTuple):
    """A judgment as it stands on a day: the version that holds, and the known ones before it.

    `is_withdrawn` says that all its ground stands in sources that were withdrawn.
    """

    id: str
    version: JudgmentVersion
    earlier: tuple[JudgmentVersion, ...]
    is_withdrawn: bool


class Statements:
    """The statements of a briefing on a day, regardless of filters.

    Points that their prose names in braces are replaced by their citations, and count as ground.
    """

    def __init__(self, index: Index, day: date) -> None:
        self.index = index
        self.day = day

    def bottom_line(self) -> BottomLine | None:
        """Return the last bottom line that is known; None if its ground is left out."""
        for each in reversed(self.index.briefing.brief.bottom_lines):
            if self._is_grounded(each):
                return self._cited(each) if self._is_left(each) else None
        return None

    def judgment(self, judgment: Judgment) -> SeenJudgment | None:
        """Return a judgment; None if it has no ground yet or no longer, or has ended."""
        known = [each for each in judgment.versions if self._is_grounded(each)]
        if not known or self._is_closed(known[-1]) or not self._is_left(known[-1]):
            return None
        left = filter(self._is_left, known)
        *earlier, version = (self._cited(each)._replace(closed_by=()) for each in left)
        is_withdrawn = self.is_withdrawn(version.rests)
        return SeenJudgment(judgment.id, version, tuple(earlier), is_withdrawn)

    def gap(self, gap: Gap, *, is_last: bool) -> Gap | None:
        """Return a gap with the places visible that it touches; None if it is not open.

        One without ground belongs to the last day.
        """
        is_open = self._is_grounded(gap) if ground_of(gap) else is_last
        if not is_open or self._is_closed(gap) or not self._is_left(gap):
            return None
        touches = self.index.visible_places(gap.touches, self.day)
        return self._cited(gap)._replace(touches=touches, closed_by=())

    def is_hindsight(self, statement: BottomLine | JudgmentVersion) -> bool:
        """Whether a statement of this day was written after its ground became known."""
        written = statement.written
        return written is not None and written > self.index.whole.all_visible_from(statement.rests)

    def _is_grounded(self, statement: BottomLine | JudgmentVersion | Gap) -> bool:
        return self.index.whole.all_visible_from(ground_of(statement)) <= self.day

    def _is_closed(self, statement: JudgmentVersion | Gap) -> bool:
        closed_by = statement.closed_by
        return bool(closed_by) and self.index.whole.any_visible_from(closed_by) <= self.day

    def _is_left(self, statement: BottomLine | JudgmentVersion | Gap) -> bool:
        """Whether all that a statement rests on is visible without what is left out."""
        index = self.index
        if index is index.whole:
            return True
        found = [index.points.get(ref) for ref in ground_of(statement)]
        return all(each is not None and each.visible_from <= self.day for each in found)

    def _cited(self, statement: _S) -> _S:
        """Write the citations of points for their names in braces, and count these as ground."""
        changes: dict[str, Any] = {
            name: self._with_places(text)
            for name, text in statement._asdict().items()
            if isinstance(text, str) and "{" in text
        }
        if not changes:
            return statement
        return statement._replace(rests=tuple(dict.fromkeys(ground_of(statement))), **changes)

    def _with_places(self, text: str) -> str:
        """Write the paragraphs for the names in braces, those of one source together."""
        written = ""
        cites: list[SeenCitation] = []
        for words, ref in split_prose(text):
            if words.strip() and cites:
                written += " ".join(map(str, places_of(cites)))
                cites = []
            if words.strip() or not cites:
                written += words
            if ref:
                cites += citations_on(self.index, self.index.points[ref].point.cites, self.day)
        return written + " ".join(map(str, places_of(cites)))

    def is_withdrawn(self, points: Iterable[str]) -> bool:
        """Whether all that some points rest on by the day was withdrawn."""
        index = self.index
        cites = [
            cite.source
            for ref in points
            for cite in index.points[ref].point.cites
            if index.known_from(cite) <= self.day
        ]
        days = [index.withdrawn_from(name) for name in cites]
        return bool(days) and all(day is not None and day <= self.day for day in days)
