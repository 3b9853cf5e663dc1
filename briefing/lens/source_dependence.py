"""How many points of each topic rest on which origin and on which voice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from briefing.evidence.origins import Origin, origins_among
from briefing.lens.seen import SeenPoint, Standing, standings
from briefing.lens.view import SeenSource, View
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Voice


class OriginColumn(NamedTuple):
    """An origin of some of the sources: its name, and the numbers of these sources."""

    name: str
    sources: tuple[int, ...]


class TopicDependence(NamedTuple):
    """The counts for the points of one topic, or for all points if `topic` is empty.

    `single` counts points with one origin. `by_origin` and `alone` map the index of an origin's
    column to the number of points that cite it, and of those that cite no other; zeros are absent.
    `by_voice` counts the points that cite `voice`, the most cited one; None if no voice is cited.
    """

    topic: str
    name: str
    points: int
    single: int
    by_origin: Mapping[int, int]
    alone: Mapping[int, int]
    voice: Voice | None
    by_voice: int

    @property
    def leading(self) -> int:
        """The index of the column with most points; the first among equals."""
        return min(self.by_origin, key=lambda column: (-self.by_origin[column], column))


class SourceDependence(NamedTuple):
    """The columns of origins, the counts for all points, and those by topic in reading order."""

    origins: tuple[OriginColumn, ...]
    whole: TopicDependence
    topics: tuple[TopicDependence, ...]


def source_dependence(view: View) -> SourceDependence:
    """Return how far the points of a view depend on each origin and voice."""
    groups = origins_among(each.source for each in view.sources)
    columns = tuple(_column(group, view.sources) for group in groups)
    column_of = {number: place for place, column in enumerate(columns) for number in column.sources}
    points = view.points_by_ref
    whole = _Tally(column_of)
    topics = {topic.id: _Tally(column_of) for topic in view.topics}
    for point in points.values():
        for tally in (whole, *(topics[topic] for topic in dict.fromkeys(point.topics))):
            tally.add(point)
    return SourceDependence(
        columns,
        whole.leaning("", "All points"),
        tuple(topics[each.id].leaning(each.id, each.name) for each in view.topics),
    )


class _Tally:
    """The counts of one topic."""

    def __init__(self, column_of: dict[int, int]) -> None:
        self.column_of = column_of
        self.points = self.single = 0
        self.columns: Counter[int] = Counter()
        self.alone: Counter[int] = Counter()
        self.by_voice: Counter[str] = Counter()
        self.voices: dict[str, Voice] = {}

    def add(self, point: SeenPoint) -> None:
        self.points += 1
        self.single += Standing.SINGLE in standings(point)
        columns = {self.column_of[number] for number in point.sources}
        self.columns.update(columns)
        if len(columns) == 1:
            self.alone.update(columns)
        voices = {cite.voice.id: cite.voice for cite in point.citations if cite.voice}
        self.voices |= voices
        self.by_voice.update(voices.keys())

    def leaning(self, topic: str, name: str) -> TopicDependence:
        found = self.by_voice.most_common(1)
        leader, by_leader = found[0] if found else ("", 0)
        return TopicDependence(
            topic,
            name,
            self.points,
            self.single,
            self.columns,
            self.alone,
            self.voices.get(leader),
            by_leader,
        )


def _column(group: Origin, sources: Sequence[SeenSource]) -> OriginColumn:
    members = [sources[place] for place in group.members]
    names: Iterable[str] = group.through
    if not names:
        source = members[0].source
        names = source.origin_names
    return OriginColumn(" and ".join(names), tuple(each.number for each in members))
