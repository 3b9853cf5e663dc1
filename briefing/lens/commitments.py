"""The ledger of undertakings, and what a point's optional keys stand for where they are absent."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.lens.seen import SeenPoint
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Claim, Firmness, Point, Rank, VoiceKind, Weight


class Commitment(NamedTuple):
    """An undertaking as it stands on a day: a row of the ledger.

    `who` is empty if the outlet itself says it; `is_unnamed` says that only voices without a name
    do; `closed_by` are the visible points that say what became of it.
    """

    point: SeenPoint
    what: str
    who: str
    firmness: Firmness
    due: When | None
    closed_by: tuple[str, ...]
    is_unnamed: bool


def commitments(points: Iterable[SeenPoint]) -> Iterator[Commitment]:
    """Yield the undertakings among some points, in their order."""
    for seen in points:
        point, firmness = seen.point, firmness_of(seen.point)
        if firmness:
            what = point.short or point.text
            voices = [each.voice for each in seen.citations]
            unnamed = all(each and each.kind is VoiceKind.ANONYMOUS for each in voices)
            who = who_of(seen)
            yield Commitment(seen, what, who, firmness, point.due, point.closed_by, unnamed)


def firmness_of(point: Point) -> Firmness | None:
    """Return how firm an undertaking is: as stated, else agreed for a commitment; else None."""
    if point.firmness is None and point.claim is Claim.COMMITMENT:
        return Firmness.AGREED
    return point.firmness


def who_of(seen: SeenPoint) -> str:
    """Return who undertakes it: as stated, else the last word of the first voice's name."""
    if seen.point.who:
        return seen.point.who
    names = (each.voice.name for each in seen.citations if each.voice)
    return next((name.split()[-1] for name in names if name.split()), "")


def weight_of(point: Point, rank: Rank) -> Weight:
    """Return a point's weight: as stated, else by the rank of its own event."""
    return point.weight or (Weight.MAIN if rank is Rank.HEADLINE else Weight.DETAIL)
