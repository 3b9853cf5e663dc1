"""Plain-text summaries of events, for formats that have neither points nor origins."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import chain

from briefing.document.key_points import point_item
from briefing.document.phrases import FINDING, count, date_words
from briefing.document.sources import source_block
from briefing.lens.view import SeenDispute, SeenEvent, SeenPoint, SeenSource, View
from briefing.model.dates import Part, When, show_as_of
from briefing.model.lean_typing import NamedTuple
from briefing.render.export import Omission
from briefing.render.text.blocks import point_lines, source_title
from briefing.render.text.layout import flat


class EventSummary(NamedTuple):
    """An event in lines of text: its stage, its points, its disputes, its sources."""

    topics: tuple[str, ...]
    stage: str
    points: tuple[str, ...]
    disputes: tuple[str, ...]
    sources: tuple[SourceLine, ...]


class SourceLine(NamedTuple):
    """A source that an event cites, with its number; `url` is empty where it has none."""

    text: str
    url: str


class EventSummarizer:
    """Summarizes the events of one view."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._disputes = {each.dispute.id: each for each in view.disputes}
        self._sources = {each.number: each for each in view.sources}
        self._topics = {name: place for place, name in enumerate(view.topic_names)}

    def summarize(self, event: SeenEvent) -> EventSummary:
        """Return the summary of an event, with the points that other events make about it."""
        points = event.points
        numbers = sorted({number for point in points for number in point.sources})
        return EventSummary(
            tuple(self.topics_of(event)),
            f"{event.stage.capitalize()} as of {show_as_of(self._view.as_of)}; {event.event.rank}.",
            tuple(flat(_point(point)) for point in points),
            tuple(_dispute(self._disputes[name]) for name in disputes_of(event, self._disputes)),
            tuple(_source(self._sources[number]) for number in numbers),
        )

    def topics_of(self, event: SeenEvent) -> list[str]:
        """Return the ids of the topics of an event's points, in reading order."""
        found = set(chain.from_iterable(point.topics for point in event.points))
        return sorted(found & self._topics.keys(), key=self._topics.__getitem__)

    def left_out(self, kept: Sequence[SeenEvent], why: str) -> tuple[Omission, ...]:
        """Return the omissions of an export that keeps only some events, with the reason."""
        view = self._view
        points = {point.ref for event in view.events for point in event.points}
        told = {point.ref: point for event in kept for point in event.points}
        sources = set(chain.from_iterable(point.sources for point in told.values()))
        disputes = set(chain.from_iterable(disputes_of(each, self._disputes) for each in kept))
        return omissions(
            Omission(len(view.events) - len(kept), "events", why),
            Omission(len(points) - len(told), "points", "they belong to these events alone"),
            Omission(len(self._sources.keys() - sources), "sources", "no event here cites them"),
            Omission(len(self._disputes.keys() - disputes), "disputes", "they touch no event here"),
        )


def omissions(*kinds: Omission) -> tuple[Omission, ...]:
    """Return the omissions whose count is not zero."""
    return tuple(each for each in kinds if each.number)


def without_analysis(view: View, why: str, *, bottom_line: bool = False) -> tuple[Omission, ...]:
    """Return the omissions of judgments and gaps, and with `bottom_line` of that too."""
    return omissions(
        Omission(int(bottom_line and view.bottom_line is not None), "bottom line", why),
        Omission(len(view.judgments), "judgments", why),
        Omission(len(view.gaps), "gaps", why),
    )


def disputes_of(event: SeenEvent, shown: Mapping[str, SeenDispute]) -> list[str]:
    """Return the ids of the disputes shown that touch an event or a point listed with it."""
    names = chain(event.disputes, *(point.disputes for point in event.points))
    return [name for name in dict.fromkeys(names) if name in shown]


def sum_up(view: View) -> list[str]:
    """Return a few lines on what the briefing is about, with its as-of day."""
    lines = [f"As of {show_as_of(view.as_of)}."]
    if view.question:
        lines.append(f"Question: {flat(view.question)}")
    if view.bottom_line:
        lines.append(f"Bottom line: {flat(view.bottom_line.text)}")
    return lines


def known_day(part: Part | None) -> date | None:
    """Return the day of one end of a date if it is known for certain, else None."""
    return part.earliest if part and part.day and not part.mark else None


def known_days(when: When | None) -> tuple[date, date] | None:
    """Return the first and the last day of a date if both are known for certain, else None."""
    if when is None or when.is_window:
        return None
    first, last = known_day(when.start), known_day(when.end)
    return (first, last) if first and last else None


def has_start(when: When | None) -> bool:
    """Whether a date has a start that can be drawn; ``A..`` only has a limit."""
    return when is not None and when.start is not None and (when.end is not None or when.lasts)


def named(events: Iterable[SeenEvent]) -> str:
    """List events with their dates: ``Talks (May 2023); Vote (no date given)``."""
    return "; ".join(f"{flat(each.event.title)} ({date_words(each)})" for each in events)


def _point(seen: SeenPoint) -> str:
    return next(point_lines(point_item(seen, seen.event, ()))).text


def _dispute(seen: SeenDispute) -> str:
    text = f"Dispute ({seen.status}, {count(len(seen.sides), 'side')}): {seen.dispute.title}"
    return flat(f"{text}. {FINDING} {seen.finding}" if seen.finding else text)


def _source(seen: SeenSource) -> SourceLine:
    return SourceLine(
        flat(f"[{seen.number}] {source_title(source_block(seen, short=True))}"), seen.source.url
    )
