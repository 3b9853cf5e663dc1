"""What of a view is listed, and the keys under which it is: for links between blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from briefing.document.blocks import Links, Ref
from briefing.document.keys import event_key, point_key
from briefing.lens.commitments import commitments
from briefing.lens.view import SeenEvent, SeenPoint, View


class Listing:
    """The events, points and disputes of a view that are listed, and their keys."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.events = {each.event.id: each for each in view.events}
        self.points = view.points_by_ref
        self.disputes = {each.dispute.id for each in view.disputes}
        self._listed: dict[str, frozenset[str]] = {}
        self.commitments = list(commitments(self.points.values()))

    def _listed_under(self, seen: SeenEvent) -> frozenset[str]:
        """Return the names of the points listed under an event; few are asked for, but often."""
        found = self._listed.get(seen.event.id)
        if found is None:
            found = frozenset([each.ref for each in points_listed(seen, self.events)])
            self._listed[seen.event.id] = found
        return found

    def links(self, words: str, names: Iterable[str]) -> Links:
        """Return links to those events and points that are listed."""
        return Links(words, [Ref(key) for name in names for key in self.keys(name)])

    def keys(self, name: str) -> Sequence[str]:
        """Return the keys under which an event or a point is listed; none if it is not."""
        if "#" not in name:
            return [event_key(name)] if name in self.events else []
        seen = self.points.get(name)
        if seen is None:
            return []
        # With filters it may be listed under one of the two and not under the other.
        places = [
            self.events[each] for each in (seen.event, seen.point.about) if each in self.events
        ]
        return [
            point_key(seen, each.event.id) for each in places if name in self._listed_under(each)
        ]


def points_listed(seen: SeenEvent, homes: Collection[str]) -> list[SeenPoint]:
    """Return the points that are listed under an event.

    A point that looks forward to it is listed under its own event, if that is shown.
    """
    return [*seen.own, *(each for each in seen.ahead if each.event not in homes)]
