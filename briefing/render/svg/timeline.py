"""Draws the timeline of a day: a row for each dated event over a time axis."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from briefing.document.blocks import Document, TimelineRow
from briefing.document.phrases import count
from briefing.lens.visibility_index import Stage
from briefing.model.dates import When, show_as_of
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Rank
from briefing.render.directions import isolated
from briefing.render.markup import EMPTY, Markup, join, tag
from briefing.render.replay import Replay
from briefing.render.svg.axis import BREAK, Axis, blocks_of, make_axis, months_of, name, ticks
from briefing.render.svg.bars import Bar, draw_bar
from briefing.render.svg.signs import mark, sample
from briefing.render.text.cells import cell_width

MOST_ROWS = 60
"""Of more dated events the highest ranks have a row, and bars count all of them."""
LABELS = 262.0
_LABEL_CELLS = 38
_BOLD_CELLS = 34
_WIDER = {"W": 0.9, "M": 0.7, "m": 0.7, "w": 0.5, "@": 0.8, "%": 0.6}
"""By how much letters are wider than a cell."""
_TOP = 50.0
_BAND = 52.0
"""The height of the bars that count events, where there are more than rows."""
_BIN = 6.0
_ROW = 20.0


class TimelineDrawing(NamedTuple):
    """The figure, and the number of dated events that it leaves out on the last day."""

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
    stages: Sequence[Stage]
    notes: str
    left_out: int

    @property
    def box(self) -> str:
        """The SVG ``viewBox``."""
        return f"0 0 {self.width:g} {self.height:g}"


def draw_timeline(replay: Replay, labels: Mapping[str, str]) -> TimelineDrawing:
    """Draw for each day the events whose date is known; `labels` are their numbers by key."""
    rows = [_rows(document) for document in replay.documents]
    pictures = [
        picture(each, labels, day, replay.days) for each, day in zip(rows, replay.days, strict=True)
    ]
    figure = EMPTY
    if any(pictures):
        drawings = [_drawing(replay, pictures, day) for day in range(len(pictures))]
        legend = [each and join((_signs(each), " ", each.notes)) for each in pictures]
        caption = tag("figcaption", replay.changing(legend))
        figure = tag("figure", *drawings, caption, class_=replay.classes("", pictures))
    last = pictures[-1]
    return TimelineDrawing(figure, last.left_out if last else 0)


def _rows(document: Document) -> list[TimelineRow]:
    """Return the dated events of a day, in order."""
    blocks = document.section("timeline").blocks
    return [each for each in blocks if isinstance(each, TimelineRow) and each.date]


def _drawing(replay: Replay, pictures: Sequence[Picture | None], day: int) -> Markup:
    """Return the drawing of a day, for that day alone."""
    seen = pictures[day]
    if seen is None:
        return EMPTY
    name = f"drawing-{day}"
    svg = tag(
        "svg",
        tag("title", "Timeline", id=f"{name}-title"),
        tag("desc", seen.describes, id=f"{name}-desc"),
        seen.inner,
        class_="drawing",
        role="img",
        aria_labelledby=f"{name}-title {name}-desc",
        viewBox=seen.box,
        width=f"{seen.width:g}",
    )
    its_own = [each if place == day else None for place, each in enumerate(pictures)]
    classes = replay.classes("scroll", its_own, pictures)
    return tag("div", svg, class_=classes, tabindex="0", role="region", aria_label="Drawn timeline")


def picture(
    rows: Sequence[TimelineRow], labels: Mapping[str, str], day: date, days: Sequence[date]
) -> Picture | None:
    """Draw dated events over their axis as of a day; None if there is nothing to draw.

    The axis has room for all `days` of a replay, so that a step between them moves little.
    """
    if not rows:
        return None
    chosen = _chosen(rows)
    is_dense = len(chosen) < len(rows)
    if is_dense:
        axis = make_axis(months_of([each.date for each in rows if each.date], days))
    else:
        axis = make_axis(blocks_of([each.date for each in chosen if each.date], days))
    top = _TOP + (_BAND if is_dense else 0)
    height = top + _ROW * len(chosen) + 6
    drawn_rows = [
        _row(axis, each, labels[each.key], top + _ROW * (place + 0.5))
        for place, each in enumerate(chosen)
    ]
    stages = {each.stage for each in chosen}
    left_out = len(rows) - len(chosen)
    density = _density(axis, rows) if is_dense else EMPTY
    return Picture(
        join((_frame(axis, height), density, _as_of(axis, day, height), *drawn_rows)),
        LABELS + axis.width,
        height,
        _describe(len(rows), left_out, axis),
        [stage for stage in Stage if stage in stages],
        _notes(axis, left_out),
        left_out,
    )


def _chosen(dated: Sequence[TimelineRow]) -> Sequence[TimelineRow]:
    """Return the events of whole ranks, as many as there are rows for.

    Of more headlines than that, those that most sources report have a row: half as many, since
    what is chosen from many should be seen at a glance.
    """
    ranks = list(Rank)
    for keep in (ranks, ranks[:2], ranks[:1]):
        chosen = [each for each in dated if each.rank in keep]
        if len(chosen) <= MOST_ROWS:
            return chosen
    by_sources = sorted(range(len(chosen)), key=lambda place: -len(chosen[place].sources))
    return [chosen[place] for place in sorted(by_sources[: MOST_ROWS // 2])]


def _density(axis: Axis, rows: Sequence[TimelineRow]) -> Markup:
    """Draw how many events there are at each place of the axis, as bars of one width."""
    bars: Counter[int] = Counter()
    for each in rows:
        assert each.date
        bars[int(_bar(axis, each.date, 0).middle // _BIN)] += 1
    most = max(bars.values())
    foot = _TOP + _BAND - 8
    label = tag("text", f"All {count(len(rows), 'event')}", x="28", y=f"{foot - 4:g}")
    parts, bins = [label], []
    for place, number in sorted(bars.items()):
        size = max(1.5, (_BAND - 12) * number / most)
        bins.append(f"M{place * _BIN:g} {foot:g}v-{size:.1f}h{_BIN - 1:g}V{foot:g}z")
    parts.append(tag("path", class_="bin", d="".join(bins)))
    note = tag(
        "text",
        f"highest bar: {most:,}",
        class_="tick",
        x="28",
        y=f"{foot - 18:g}",
    )
    return join((*parts, note))


def _describe(number: int, left_out: int, axis: Axis) -> str:
    first, last = axis.stretches[0], axis.stretches[-1]
    words = name(first.first, first.after), name(last.first, last.after)
    span = words[0] if len(axis.stretches) == 1 else f"{words[0]} to {words[1]}"
    named = f", {number - left_out:,} of them by name and all as bars" if left_out else ""
    return (
        f"{count(number, 'event')} in order of date on a time axis, {span}{named}. "
        "The list after it says the same in words."
    )


def _frame(axis: Axis, height: float) -> Markup:
    """Draw the segments of the axis with names and ticks, and the breaks between them."""
    parts, grid = [], []
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
            grid.append(f"M{x:.1f} 44V{height - 6:g}")
    parts.append(tag("path", class_="grid", d="".join(grid)))
    for stretch in axis.stretches[1:]:
        middle = LABELS + stretch.left - BREAK / 2
        # Two strokes across the axis mark a break.
        parts += [_line("break", middle + dx - 2, 49, middle + dx + 2, 39) for dx in (-3, 3)]
        parts.append(_line("gap", middle, 54, middle, height - 6))
    return join(parts)


def _line(kind: str, x1: float, y1: float, x2: float, y2: float) -> Markup:
    return tag("line", class_=kind, x1=f"{x1:.1f}", y1=f"{y1:g}", x2=f"{x2:.1f}", y2=f"{y2:g}")


def _as_of(axis: Axis, day: date, height: float) -> Markup:
    x = LABELS + axis.x(_noon(day))
    # The label stays within the drawing: it is about 130 wide.
    at = min(max(x, LABELS), LABELS + axis.width - 66)
    label = tag("text", f"as of {show_as_of(day)}", x=f"{at:.1f}", y="10", text_anchor="middle")
    return tag("g", label, _line("", x, 14, x, height - 6), class_="now")


def _noon(day: date) -> float:
    return day.toordinal() + 0.5


def _row(axis: Axis, row: TimelineRow, label: str, y: float) -> Markup:
    number = tag("text", label, class_="no", x="20", y=f"{y + 4:g}", text_anchor="end")
    title = tag(
        "text",
        isolated(shorten(row.title, _BOLD_CELLS if row.is_headline else _LABEL_CELLS)),
        class_="headline" if row.is_headline else "",
        x="28",
        y=f"{y + 4:g}",
    )
    return tag("g", number, title, _event(axis, row, y))


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
    """Truncate a title to a width in cells of the drawing."""
    if _drawn_width(title) <= cells:
        return title
    end = next(n for n in range(1, len(title) + 1) if _drawn_width(title[:n]) > cells - 1) - 1
    return title[:end].rstrip() + "…"


def _drawn_width(text: str) -> float:
    """Return the width of a text: in letters of unequal width, capitals are wider than a cell."""
    wider = sum(_WIDER.get(char) or 0.25 for char in text if char.isupper() or char in _WIDER)
    return cell_width(text) + wider


def _signs(picture: Picture) -> Markup:
    """Return the legend of the symbols that are drawn."""
    return join(
        tag("span", sample(stage), " ", str(stage), class_="key") for stage in picture.stages
    )


def _notes(axis: Axis, left_out: int) -> str:
    """Explain sizes and lines, and that the axis is broken if it is."""
    sentences = ["Larger marks are of higher rank; a bar is what lasted; a thin line is the time"]
    sentences[0] += " in which something happened or is to happen, on a day that is not given."
    if len(axis.stretches) > 1:
        times = "once" if len(axis.stretches) == 2 else f"{len(axis.stretches) - 1} times"
        sentences.append(f"The axis is broken {times}: each stretch has a scale of its own.")
    if left_out:
        sentences.append("Each bar counts the events of its days.")
        sentences.append(f"Without a row of their own: {count(left_out, 'dated event')}.")
    return " ".join(sentences)
