"""Draws the timeline: a row for each dated event over a time axis."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.document.blocks import TimelineRow
from briefing.document.phrases import count
from briefing.lens.visibility_index import Stage
from briefing.model.dates import When, show_day
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Rank
from briefing.render.markup import EMPTY, Markup, join, tag
from briefing.render.replay import Followed, Replay, drawn, first_of
from briefing.render.svg.axis import BREAK, Axis, blocks_of, make_axis, name, ticks
from briefing.render.svg.bars import Bar, draw_bar
from briefing.render.svg.signs import mark, sample
from briefing.render.text.cells import cell_width

MOST_ROWS = 60
"""Of more dated events the highest ranks are drawn, as far as they come to no more than these."""
LABELS = 262.0
_LABEL_CELLS = 38
_BOLD_CELLS = 34
_TOP = 50.0
_ROW = 20.0


class TimelineDrawing(NamedTuple):
    """The figure, and the number of dated events that it leaves out."""

    markup: Markup
    left_out: int


class Picture(NamedTuple):
    """The content of the drawing, its size, its description, and the texts of its legend.

    `left_out` counts the dated events that it does not show.
    """

    inner: Markup
    width: float
    height: float
    describes: str
    stages_by_day: Sequence[frozenset[Stage]]
    notes: str
    left_out: int

    @property
    def stages(self) -> list[Stage]:
        """The stages that are drawn on any day, in their order."""
        drawn_on_any = frozenset[Stage]().union(*self.stages_by_day)
        return [stage for stage in Stage if stage in drawn_on_any]

    @property
    def box(self) -> str:
        """The SVG ``viewBox``."""
        return f"0 0 {self.width:g} {self.height:g}"


def draw_timeline(replay: Replay, events: Sequence[Followed[TimelineRow]]) -> TimelineDrawing:
    """Draw the events whose date is known by the last day."""
    drawn_events = picture(replay, events)
    if drawn_events is None:
        dated = sum(each.block.date is not None for each in events)
        note = f"Not drawn: {count(dated, 'dated event')}, too many for rows of their own."
        return TimelineDrawing(tag("p", note, class_="note") if dated else EMPTY, dated)
    svg = tag(
        "svg",
        tag("title", "Timeline", id="drawing-title"),
        tag("desc", drawn_events.describes, id="drawing-desc"),
        drawn_events.inner,
        class_="drawing",
        role="img",
        aria_labelledby="drawing-title drawing-desc",
        viewBox=drawn_events.box,
    )
    scrolled = tag(
        "div", svg, class_="scroll", tabindex="0", role="region", aria_label="Drawn timeline"
    )
    caption = tag("figcaption", _signs(replay, drawn_events), " ", drawn_events.notes)
    return TimelineDrawing(tag("figure", scrolled, caption), drawn_events.left_out)


def picture(replay: Replay, events: Sequence[Followed[TimelineRow]]) -> Picture | None:
    """Draw the events' rows over their axis; None if there is nothing to draw."""
    dated = [each for each in events if each.block.date]
    chosen = _chosen(dated)
    if not chosen:
        return None
    whens = [each.block.date for each in chosen if each.block.date]
    axis = make_axis(blocks_of(whens, replay.days))
    height = _TOP + _ROW * len(chosen) + 6
    inner = join(
        (
            _frame(axis, height),
            join(_as_of(replay, axis, day, height) for day in range(len(replay.days))),
            join(_row(replay, axis, each, place) for place, each in enumerate(chosen)),
        )
    )
    stages_by_day = [
        frozenset(row.stage for each in chosen if (row := each.states[day]) and row.date)
        for day in range(len(replay.days))
    ]
    left_out = len(dated) - len(chosen)
    return Picture(
        inner,
        LABELS + axis.width,
        height,
        _describe(replay, chosen, axis),
        stages_by_day,
        _notes(axis, left_out),
        left_out,
    )


def _chosen(dated: Sequence[Followed[TimelineRow]]) -> list[Followed[TimelineRow]]:
    """Return the events of whole ranks, as many as there are rows for."""
    ranks = list(Rank)
    for keep in (ranks, ranks[:2], ranks[:1]):
        chosen = [each for each in dated if each.block.rank in keep]
        if len(chosen) <= MOST_ROWS:
            return chosen
    return []


def _describe(replay: Replay, chosen: Sequence[Followed[TimelineRow]], axis: Axis) -> str:
    """Describe the drawing in words; for several days at once, without what only the last shows."""
    if len(replay.days) > 1:
        return "Events in order of date on a time axis. The list after it says the same in words."
    first, last = axis.stretches[0], axis.stretches[-1]
    words = name(first.first, first.after), name(last.first, last.after)
    span = words[0] if len(axis.stretches) == 1 else f"{words[0]} to {words[1]}"
    return (
        f"{count(len(chosen), 'event')} in order of date on a time axis, {span}. "
        "The list after it says the same in words."
    )


def _frame(axis: Axis, height: float) -> Markup:
    """Draw the segments of the axis with names and ticks, and the breaks between them."""
    parts = []
    for stretch in axis.stretches:
        left, right = LABELS + stretch.left, LABELS + stretch.right
        title = name(stretch.first, stretch.after)
        center = f"{(left + right) / 2:.1f}"
        parts.append(tag("text", title, class_="stretch", x=center, y="24", text_anchor="middle"))
        parts.append(_line("axis", left, 44, right, 44))
        found = list(ticks(stretch))
        for each in found if len(found) > 1 else ():  # a single one says what the name does
            x = LABELS + each.x
            at = {"x": f"{x:.1f}"} if each.is_middle else {"x": f"{x + 2:.1f}"}
            anchor = "middle" if each.is_middle else "start"
            parts.append(tag("text", each.label, class_="tick", y="38", text_anchor=anchor, **at))
            parts.append(_line("grid", x, 44, x, height - 6))
    for stretch in axis.stretches[1:]:
        middle = LABELS + stretch.left - BREAK / 2
        # Two strokes across the axis mark a break.
        parts += [_line("break", middle + dx - 2, 49, middle + dx + 2, 39) for dx in (-3, 3)]
        parts.append(_line("gap", middle, 54, middle, height - 6))
    return join(parts)


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    return tag("line", class_=kind, x1=f"{x1:.1f}", y1=f"{y1:g}", x2=f"{x2:.1f}", y2=f"{y2:g}")


def _as_of(replay: Replay, axis: Axis, day: int, height: float) -> Markup:
    when = replay.days[day]
    x = LABELS + axis.x(_noon(when))
    # The label stays within the drawing: it is about 130 wide.
    at = min(max(x, LABELS), LABELS + axis.width - 66)
    label = tag("text", f"as of {show_day(when)}", x=f"{at:.1f}", y="10", text_anchor="middle")
    line = _line("", x, 14, x, height - 6)
    return tag("g", label, line, class_=replay.classes("now", day, day))


def _noon(day: date) -> float:
    return day.toordinal() + 0.5


def _row(replay: Replay, axis: Axis, event: Followed[TimelineRow], place: int) -> Markup:
    row = event.block
    y = _TOP + _ROW * (place + 0.5)
    label = tag("text", event.label, class_="no", x="20", y=f"{y + 4:g}", text_anchor="end")
    title = tag(
        "text",
        shorten(row.title, _BOLD_CELLS if row.is_headline else _LABEL_CELLS),
        class_="headline" if row.is_headline else "",
        x="28",
        y=f"{y + 4:g}",
    )
    dated = [state if state and state.date else None for state in event.states]
    marks = replay.changing(drawn(dated, lambda each: _event(axis, each, y)), of="g")
    return tag("g", label, title, marks, class_=replay.classes("", first_of(dated)))


def _event(axis: Axis, row: TimelineRow, y: float) -> Markup:
    """Draw the date and the stage of an event whose date is known."""
    assert row.date
    bar = _bar(axis, row.date, y)
    stands_out = not row.date.lasts or row.stage is not Stage.REPORTED
    sign = mark(row.stage, row.rank, bar.middle, y) if stands_out else EMPTY
    return join((draw_bar(bar, row.stage, row.rank), sign))


def _bar(axis: Axis, when: When, y: float) -> Bar:
    left = LABELS + (axis.x(when.earliest.toordinal()) if when.earliest else 0)
    right = LABELS + (axis.x(when.latest.toordinal() + 1) if when.latest else axis.width)
    return Bar(when, left, right, y)


def shorten(title: str, cells: int) -> str:
    """Truncate a title to a width in cells."""
    if cell_width(title) <= cells:
        return title
    end = next(n for n in range(1, len(title) + 1) if cell_width(title[:n]) > cells - 1) - 1
    return title[:end].rstrip() + "…"


def _signs(replay: Replay, picture: Picture) -> Markup:
    """Return the legend of the symbols that are drawn on each day."""
    legend = []
    for stage in picture.stages:
        sign = tag("span", sample(stage), " ", str(stage), class_="key")
        states = [sign if stage in stages else None for stages in picture.stages_by_day]
        legend.append(replay.changing(states, since=0))
    return join(legend)


def _notes(axis: Axis, left_out: int) -> str:
    """Explain sizes and lines, and that the axis is broken if it is."""
    sentences = ["Larger marks are of higher rank; a bar is what lasted; a thin line is the time"]
    sentences[0] += " in which something happened or is to happen, on a day that is not given."
    if len(axis.stretches) > 1:
        times = "once" if len(axis.stretches) == 2 else f"{len(axis.stretches) - 1} times"
        sentences.append(f"The axis is broken {times}: each stretch has a scale of its own.")
    if left_out:
        sentences.append(f"Of lower rank and not drawn: {count(left_out, 'dated event')}.")
    return " ".join(sentences)
