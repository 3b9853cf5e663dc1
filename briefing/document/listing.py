"""What of a view is listed, and the keys under which it is: for links between blocks."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from briefing.document.blocks import Links, Ref
from briefing.document.keys import event_key, point_key
from briefing.lens.view import SeenEvent, SeenPoint, View


class Listing:
    """The events, points and disputes of a view that are listed, and their keys."""

    def __init__(self, view: View) -> None:
        self.view = view
        self.events = {each.event.id: each for each in view.events}
        self.points = view.points_by_ref
        self.disputes = {each.dispute.id for each in view.disputes}
        self._keys_of_points: dict[str, list[str]] | None = None

    def links(self, words: str, names: Iterable[str]) -> Links:
        """Return links to those events and points that are listed."""
        return Links(words, [Ref(key) for name in names for key in self.keys(name)])

    def keys(self, name: str) -> Sequence[str]:
        """Return the keys under which an event or a point is listed; none if it is not."""
        if "#" not in name:
            return [event_key(name)] if name in self.events else []
        if self._keys_of_points is None:
            self._keys_of_points = {}
            for seen in self.view.events:
                for point in points_listed(seen, self.events):
                    key = point_key(point, seen.event.id)
                    self._keys_of_points.setdefault(point.ref, []).append(key)
        return self._keys_of_points.get(name, ())


def points_listed(seen: SeenEvent, homes: Collection[str]) -> list[SeenPoint]:
    """Return the points that are listed under an event.

    A point that looks forward to it is listed under its own event, if that is shown.
    """
    return [*seen.own, *(each for each in seen.ahead if each.event not in homes)]
