"""What falls if some sources or voices are wrong: a day compared with the day without them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.lens.seen import SeenEvent, SeenPoint
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import BottomLine, Dispute, JudgmentVersion, Source, Voice


class Ground(NamedTuple):
    """What can fall: events, disputes and judgments by their ids, and the bottom line."""

    events: Sequence[SeenEvent]
    disputes: Mapping[str, Dispute]
    judgments: Mapping[str, JudgmentVersion]
    bottom_line: BottomLine | None

    @property
    def points(self) -> dict[str, SeenPoint]:
        """Each point once, by its full name."""
        return {point.ref: point for event in self.events for point in event.points}


class ChangedDate(NamedTuple):
    """An event with the date that is borne with everything, and what is left of that."""

    event: SeenEvent
    left: When | None


class Fall(NamedTuple):
    """What falls without some sources, by their numbers, and voices: of what is shown with them.

    `points` and `events` are gone; `single` are the points that are left with one origin of
    several; `dates` are open, or others; `disputes` are gone, `reopened` lost a side; `judgments`
    and `bottom_line` lost their ground.
    """

    sources: Mapping[int, Source]
    voices: tuple[Voice, ...]
    events: tuple[SeenEvent, ...]
    points: tuple[SeenPoint, ...]
    single: tuple[SeenPoint, ...]
    dates: tuple[ChangedDate, ...]
    disputes: tuple[Dispute, ...]
    reopened: tuple[Dispute, ...]
    judgments: Mapping[str, JudgmentVersion]
    bottom_line: BottomLine | None


def fall_between(
    sources: Mapping[int, Source], voices: tuple[Voice, ...], shown: Ground, left: Ground
) -> Fall:
    """Return what falls of what is shown, where only `left` is left without these."""
    points, points_left = shown.points, left.points
    events_left = {each.event.id: each for each in left.events}
    pairs = [(points[ref], points_left[ref]) for ref in points if ref in points_left]
    stay = [
        (each, events_left[each.event.id]) for each in shown.events if each.event.id in events_left
    ]
    return Fall(
        sources,
        voices,
        tuple([each for each in shown.events if each.event.id not in events_left]),
        tuple([each for ref, each in points.items() if ref not in points_left]),
        tuple([after for before, after in pairs if len(before.origins) > 1 == len(after.origins)]),
        tuple([ChangedDate(each, then.date) for each, then in stay if each.date != then.date]),
        tuple([each for name, each in shown.disputes.items() if name not in left.disputes]),
        tuple(
            [
                each
                for name, each in shown.disputes.items()
                if name in left.disputes and len(left.disputes[name].sides) < len(each.sides)
            ]
        ),
        {
            name: each
            for name, each in shown.judgments.items()
            if not _holds(each, left.judgments.get(name))
        },
        None if _holds(shown.bottom_line, left.bottom_line) else shown.bottom_line,
    )


def _holds(
    before: BottomLine | JudgmentVersion | None, after: BottomLine | JudgmentVersion | None
) -> bool:
    """Whether a statement is still the version that it is with everything."""
    return before is None or (after is not None and after.span == before.span)
