"""The shape of what came between two days, and of the differences between two folders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, TypedDict

from briefing.lens.diff import RecordKind, What
from briefing.lens.seen import Stage
from briefing.model.records import Confidence
from briefing.render.json.shapes.brief import (
    BottomLine,
    BriefCorrection,
    Dispute,
    Event,
    Gap,
    Judgment,
    Lens,
    Point,
    Source,
)
from briefing.render.json.shapes.values import Day, PointId


class EventChange(TypedDict):
    """What came to an event."""

    new: Annotated[bool, "Whether it was not there before."]
    stage_before: Annotated[Annotated[str, Stage] | None, "`null` where it is new."]
    dated: Annotated[bool, "Whether its date became known, or another one."]
    came: Annotated[Iterable[PointId], "The points that came to it."]
    event: Event


class PointChange(TypedDict):
    """What came to a point."""

    new: Annotated[bool, "Whether it was not there before."]
    came: Annotated[Iterable[int], "Places in its list of citations of those that came."]
    point: Point


class DisputeChange(TypedDict):
    """What became of a dispute."""

    new: Annotated[bool, "Whether it was not there before."]
    found: Annotated[bool, "Whether its finding came."]
    dispute: Dispute


class JudgmentChange(Judgment):
    """A judgment as it stands, or stood at its end, and how it came to that."""

    new: Annotated[bool, "Whether it was not there before."]
    ended: Annotated[bool, "Whether it is not there any more."]
    confidence_before: Annotated[Annotated[str, Confidence] | None, "`null` where it is new."]


# `from` is a word of Python.
Step = TypedDict(
    "Step",
    {
        "from": Annotated[Day, "What came after this day"],
        "to": Annotated[Day, "and by this one."],
        "sources": Annotated[Iterable[Source], "Those that were published."],
        "events": Iterable[EventChange],
        "points": Annotated[Iterable[PointChange], "Each point once."],
        "disputes": Iterable[DisputeChange],
        "judgments": Iterable[JudgmentChange],
        "bottom_line": Annotated[BottomLine | None, "Where it is new or another one."],
        "gaps_opened": Iterable[Gap],
        "gaps_closed": Iterable[Gap],
        "corrections": Iterable[BriefCorrection],
        "revised": Annotated[Iterable[Source], "Sources that were corrected or withdrawn."],
    },
)
Step.__doc__ = "What came on a day of publication, or in a month or a year of several."

Changes = TypedDict(
    "Changes",
    {
        "format": Literal["briefing-changes"],
        "version": Literal[2],
        "title": str,
        "from": Annotated[Day, "The one day."],
        "to": Annotated[Day, "The other day."],
        "lens": Lens,
        "published": Annotated[Iterable[Day], "Days of publication after the one, by the other."],
        "steps": Annotated[
            Iterable[Step],
            "A step for each of these days that brought something, and for `to`; more than 60 days "
            "are told by the month, more than 60 months by the year.",
        ],
    },
)
Changes.__doc__ = "What `briefing changes --format json` writes."


class FieldDiff(TypedDict):
    """A key that differs; values are texts, and empty where it is absent."""

    name: str
    old: str
    new: str


class Edit(TypedDict):
    """A record that differs."""

    record: Annotated[str, RecordKind]
    id: Annotated[
        str | None, "Of a citation its point, of a side its dispute; `null` for what has none."
    ]
    was: Annotated[str | None, "Its id before, where it was moved or renamed."]
    what: Annotated[str, What]
    text: Annotated[str, "How it reads now."]
    fields: Annotated[Iterable[FieldDiff], "Keys that differ."]


class Diff(TypedDict):
    """What `briefing diff --format json` writes."""

    format: Literal["briefing-diff"]
    version: Literal[1]
    edits: Iterable[Edit]
