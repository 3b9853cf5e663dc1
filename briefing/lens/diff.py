"""Compares two states of a folder record by record. Pure.

Records are paired by id, then by content. Spans, the order of keys and the formatting of texts do
not count as a difference; the order of lists whose order matters does.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum

from briefing.lens.field_diff import FieldDiff, bare, fields, order, written
from briefing.model.lean_typing import NamedTuple, TypeVar
from briefing.model.records import (
    Allowance,
    BottomLine,
    Brief,
    Briefing,
    Citation,
    Dispute,
    Event,
    Gap,
    JudgmentVersion,
    Point,
    Source,
    Voice,
)


class RecordKind(StrEnum):
    """The kind of a record; differences are listed in this order."""

    BRIEF = "brief"
    BOTTOM_LINE = "bottom line"
    JUDGMENT = "judgment"
    EVENT = "event"
    POINT = "point"
    CITATION = "citation"
    DISPUTE = "dispute"
    SIDE = "side"
    GAP = "gap"
    SOURCE = "source"
    VOICE = "voice"
    TOPIC = "topic"
    ALLOWANCE = "allowance"


class What(StrEnum):
    """What happened to a record."""

    ADDED = "added"
    CHANGED = "changed"
    WITHDRAWN = "withdrawn"


class Edit(NamedTuple):
    """A record that differs.

    `id` is the record's own, or that of its parent if it is a citation or a side; empty if there is
    none. `text` is its present text. `was` is its earlier id, if that changed: a point that moves
    to another event has another ``EVENT#POINT``.
    """

    kind: RecordKind
    id: str
    text: str
    what: What
    was: str = ""
    fields: tuple[FieldDiff, ...] = ()


T = TypeVar("T")
_Pairs = Sequence[tuple[T | None, T | None]]


class _TopicRecord(NamedTuple):
    id: str
    name: str


class _PlacedPoint(NamedTuple):
    """A point and the later id of its event."""

    event: str
    point: Point

    @property
    def ref(self) -> str:
        return f"{self.event}#{self.point.id}"


def diff(before: Briefing, after: Briefing) -> tuple[Edit, ...]:
    """Return what was added, changed and withdrawn from one state to the other."""
    events = _pair(
        before.events.values(), after.events.values(), _id, lambda each: (each.title, each.date)
    )
    renamed = {old.id: new.id for old, new in events if old and new}
    points = _pair(
        _placed(before, renamed),
        _placed(after, {}),
        lambda each: each.ref,
        lambda each: (each.event, each.point.text),
        lambda each: each.point.text,
    )
    disputes = _pair(
        before.disputes.values(), after.disputes.values(), _id, lambda each: each.title
    )
    return (
        *_brief(before.brief, after.brief),
        *_edits(RecordKind.EVENT, events, _id, lambda each: each.title, _event_fields),
        *_points(points, {now: then for then, now in renamed.items()}),
        *_citations(points),
        *_edits(RecordKind.DISPUTE, disputes, _id, lambda each: each.title, _dispute_fields),
        *_sides(disputes),
        *_of_the_brief(before, after),
    )


def _brief(then: Brief, now: Brief) -> Iterator[Edit]:
    """Yield the edit of the brief itself; the entries of its lists are records of their own."""
    lists = ("topics", "voices", "bottom_lines", "judgments", "gaps", "allow")
    old, new = _versions(then), _versions(now)
    found = (
        *fields(then, now, *lists),
        *order("topics", list(then.topics), list(now.topics)),
        *order("judgments", *_texts(old, new)),
        *order("gaps", *_texts(then.gaps, now.gaps)),
    )
    if found:
        yield Edit(RecordKind.BRIEF, "", now.title, What.CHANGED, "", found)
    bottom_lines = _pair(
        then.bottom_lines, now.bottom_lines, _text_of, lambda each: each.rests, _nameless
    )
    yield from _edits(RecordKind.BOTTOM_LINE, bottom_lines, _nameless, _text_of, fields)
    judgments = _pair(old, new, _text_of, lambda each: each.rests)
    yield from _edits(RecordKind.JUDGMENT, judgments, _nameless, _text_of, fields)


def _versions(brief: Brief) -> list[JudgmentVersion]:
    """Return all versions of all judgments, in order."""
    return [each for judgment in brief.judgments for each in judgment.versions]


def _of_the_brief(before: Briefing, after: Briefing) -> Iterator[Edit]:
    """Yield edits of gaps, sources, voices, topics and allowances, listed after what uses them."""
    then, now = before.brief, after.brief
    gaps = _pair(then.gaps, now.gaps, _text_of, lambda each: each.touches)
    yield from _edits(RecordKind.GAP, gaps, _nameless, _text_of, fields)
    sources = _pair(
        before.sources.values(),
        after.sources.values(),
        _id,
        lambda each: (each.original.sha256 if each.original else "", each.title),
    )
    yield from _edits(RecordKind.SOURCE, sources, _id, lambda each: each.title, fields)
    voices = _pair(then.voices.values(), now.voices.values(), _id)
    yield from _edits(RecordKind.VOICE, voices, _id, lambda each: each.name, fields)
    topics = _pair(_topics(then), _topics(now), _id)
    yield from _edits(RecordKind.TOPIC, topics, _id, lambda each: each.name, fields)
    allowed = _pair(then.allow, now.allow, lambda each: (each.code, each.at))
    yield from _edits(RecordKind.ALLOWANCE, allowed, _finding, lambda each: each.why, fields)


def _points(points: _Pairs[_PlacedPoint], former: Mapping[str, str]) -> Iterator[Edit]:
    """Yield edits of points; `former` maps the later id of each event to its earlier one."""

    def before(ref: str) -> str:
        event, _, name = ref.partition("#")
        return f"{former.get(event, event)}#{name}"

    edits = _edits(
        RecordKind.POINT,
        points,
        lambda each: each.ref,
        lambda each: each.point.text,
        lambda old, new: _point_fields(old.point, new.point),
    )
    for edit in edits:
        if edit.what is What.WITHDRAWN:
            yield edit._replace(id=before(edit.id))
        else:
            yield edit._replace(was=before(edit.was) if edit.was else "")


def _citations(points: _Pairs[_PlacedPoint]) -> Iterator[Edit]:
    """Yield edits of the citations of points that are in both states."""
    for old, new in points:
        if old and new and old.point.cites != new.point.cites:
            cites = _pair(
                old.point.cites,
                new.point.cites,
                bare,
                lambda each: (each.source, each.at, each.by),
                lambda each: (each.source, each.at),
                lambda each: each.source,
            )
            yield from _edits(RecordKind.CITATION, cites, _always(new.ref), _place, fields)


def _sides(disputes: _Pairs[Dispute]) -> Iterator[Edit]:
    """Yield edits of the sides of disputes that are in both states."""
    for old, new in disputes:
        if old and new and old.sides != new.sides:
            sides = _pair(
                old.sides,
                new.sides,
                bare,
                lambda each: each.says,
                lambda each: (bare(each.cites), each.computed),
            )
            yield from _edits(
                RecordKind.SIDE, sides, _always(new.id), lambda each: each.says, fields
            )


def _event_fields(old: Event, new: Event) -> tuple[FieldDiff, ...]:
    points = [[each.id for each in event.points] for event in (old, new)]
    return (*fields(old, new, "id", "points"), *order("points", *points))


def _point_fields(old: Point, new: Point) -> tuple[FieldDiff, ...]:
    cites = [[written(cite) for cite in point.cites] for point in (old, new)]
    return (*fields(old, new, "id", "cites"), *order("cites", *cites))


def _dispute_fields(old: Dispute, new: Dispute) -> tuple[FieldDiff, ...]:
    sides = [[each.says for each in dispute.sides] for dispute in (old, new)]
    return (*fields(old, new, "id", "sides"), *order("sides", *sides))


def _pair(
    old: Iterable[T], new: Iterable[T], *keys: Callable[[T], object]
) -> list[tuple[T | None, T | None]]:
    """Pair records that agree in the first key, then among the rest in the next key, and so on.

    Among several that agree, the first is paired with the first. New and paired records come in
    their later order, then those that were withdrawn.
    """
    left, right = dict(enumerate(old)), dict(enumerate(new))
    everything = dict(right)
    partners: dict[int, T] = {}
    for key in keys:
        found: dict[object, deque[int]] = {}
        for place, each in left.items():
            found.setdefault(key(each), deque()).append(place)
        for place, each in list(right.items()):
            if places := found.get(key(each)):
                partners[place] = left.pop(places.popleft())
                del right[place]
    pairs = [(partners.get(place), each) for place, each in everything.items()]
    return [*pairs, *((each, None) for each in left.values())]


def _edits(
    kind: RecordKind,
    pairs: Iterable[tuple[T | None, T | None]],
    name: Callable[[T], str],
    text: Callable[[T], str],
    differing: Callable[[T, T], tuple[FieldDiff, ...]],
) -> Iterator[Edit]:
    for old, new in pairs:
        if old is not None and new is None:
            yield Edit(kind, name(old), text(old), What.WITHDRAWN)
        elif old is None and new is not None:
            yield Edit(kind, name(new), text(new), What.ADDED)
        elif old is not None and new is not None and old != new:
            was = name(old) if name(old) != name(new) else ""
            found = differing(old, new)
            if was or found:
                yield Edit(kind, name(new), text(new), What.CHANGED, was, found)


def _placed(briefing: Briefing, renamed: Mapping[str, str]) -> Iterator[_PlacedPoint]:
    for event in briefing.events.values():
        for point in event.points:
            yield _PlacedPoint(renamed.get(event.id, event.id), point)


def _topics(brief: Brief) -> Iterator[_TopicRecord]:
    return (_TopicRecord(*each) for each in brief.topics.items())


def _texts(*lists: Sequence[JudgmentVersion] | Sequence[Gap]) -> Iterator[list[str]]:
    return ([each.text for each in all_] for all_ in lists)


def _id(record: Event | Dispute | Source | Voice | _TopicRecord) -> str:
    return record.id


def _text_of(record: BottomLine | JudgmentVersion | Gap) -> str:
    return record.text


def _nameless(_: BottomLine | JudgmentVersion | Gap) -> str:
    return ""


def _always(name: str) -> Callable[[object], str]:
    return lambda _: name


def _finding(allowance: Allowance) -> str:
    return f"{allowance.code} at {allowance.at}"


def _place(cite: Citation) -> str:
    return f"[{cite.source} ¶{cite.at}]"
