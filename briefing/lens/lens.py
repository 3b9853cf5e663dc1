"""The lens: the as-of day and the filters that a reader asks for."""

from __future__ import annotations

from datetime import date

from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Rank


class Lens(NamedTuple):
    """An as-of day, what is left out, and filters; the empty lens shows the whole briefing.

    `as_of` None is the last day of publication. `without` are ids of sources and voices: shown is
    the briefing in which nothing cites them. The other fields narrow what is shown and change
    neither stages nor origins: any of the topics, events, points (by their full names) and ranks;
    events that can have been on a day from `since` to `until`; `search`, a query for text that a
    point, its event, a voice or a source holds, and for fields (`briefing.lens.query_syntax`).
    `new_since` is the day after which something is new, by default the briefing's last day before.
    """

    as_of: date | None = None
    topics: frozenset[str] = frozenset()
    events: frozenset[str] = frozenset()
    points: frozenset[str] = frozenset()
    ranks: frozenset[Rank] = frozenset()
    since: date | None = None
    until: date | None = None
    search: str = ""
    without: frozenset[str] = frozenset()
    new_since: date | None = None

    @property
    def filters(self) -> bool:
        """Whether anything narrows what is shown: not the as-of day or what is left out."""
        return self._replace(as_of=None, without=frozenset(), new_since=None) != Lens()
