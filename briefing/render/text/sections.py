"""Renders the sections of a document as lines of plain text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefing.document import blocks
from briefing.document.phrases import (
    AND_MORE,
    BEFOREHAND,
    FINDING,
    NO_DUE,
    SETTLED,
    SHOWS_ONLY,
    WITHOUT,
    confidence_words,
    more_words,
    notes_on_records,
    stage_words,
)
from briefing.model.dates import show_as_of, show_short_day
from briefing.model.lean_typing import NamedTuple
from briefing.render.text.blocks import (
    news_text,
    numbers,
    places_text,
    point_lines,
    point_text,
    run_text,
    side_text,
    sides_text,
    source_title,
    why_text,
)
from briefing.render.text.cells import cell_width, pad, to_ascii, wrap
from briefing.render.text.layout import BLANK, GLUE, Line, Page

NARROW = 60
"""In fewer columns a table becomes records, one entry below the other."""
_WIDEST_WHAT = 32
"""A longer entry of a table is a record as well."""
_WIDEST_WHEN = 16
_WIDE_DATE = len("16 Dec 2022 – 1 Jan 2023")
"""The maximum width of the date column; a longer date overflows it."""
_SHORT_SOURCES = 160
"""Characters for the sources in short: two lines at 80 columns."""
_LEAST_SOURCE = "[4 ¶17] [5 ¶7]"
_COLUMNS = ("WHO", "HOW FIRM", "DUE", "SOURCE")
_CONFIDENCE = "CONFIDENCE"


class Setting(NamedTuple):
    """What the lines of a document depend on: the page, labels of blocks, the keys of what is new.

    `year` is that of the as-of day: short dates of it have no year.
    """

    page: Page
    labels: Mapping[str, str]
    new: frozenset[str]
    year: int

    @property
    def is_narrow(self) -> bool:
        """Whether tables have no room."""
        return self.page.width < NARROW

    def sign(self, key: str) -> str:
        """Return what is before an entry: ``+`` if it is new."""
        return "+" if key in self.new else " "


def setting_of(document: blocks.Document, page: Page) -> Setting:
    """Return the setting of a document."""
    return Setting(page, labels_of(document), document.new, document.as_of.year)


def labels_of(document: blocks.Document) -> dict[str, str]:
    """Return labels of blocks by their keys: J1 of a judgment, D1 of a dispute, A1 of an event."""
    judgments = [each.key for each in document.section("judgments").blocks]
    rows = document.section("in-dispute").blocks  # of a first page that is composed alone
    disputes = [each.key for each in document.section("disputes").blocks] or [
        each.of for each in rows if isinstance(each, blocks.DisputeRow)
    ]
    disputes += [each.key for each in document.section("minor-disputes").blocks]
    events = [each.key for each in document.section("key-points").blocks]
    return {
        key: f"{letter}{number}"
        for letter, keys in (("J", judgments), ("D", disputes), ("A", events))
        for number, key in enumerate(keys, start=1)
    }


def header_lines(document: blocks.Document, page: Page) -> Iterator[Line]:
    """Yield what stands above the first section: title, bottom line in short, day and ground."""
    title = to_ascii(document.title) if page.ascii else document.title
    yield Line(title)
    yield Line("=" * min(cell_width(title), page.width))
    if document.head:
        yield Line(document.head)
    counts, *filters = ground_lines(document)
    yield counts._replace(text=f"As of {show_as_of(document.as_of)} · {counts.text}")
    if page.origin:
        yield Line(page.origin)
    yield from filters
    yield BLANK


def ground_lines(document: blocks.Document) -> Iterator[Line]:
    """Yield what a brief draws on, since when something counts as new, and what is left out."""
    news = f" · + {document.news}" if document.news else ""
    yield Line(f"{document.counts}{news}", rest="  ")
    if document.filters:
        yield Line(f"{SHOWS_ONLY}: {document.filters}", rest="  ")
    if document.without:
        yield Line(f"{WITHOUT} {document.without}", rest="  ")


def section_lines(section: blocks.Section, setting: Setting) -> Iterator[Line]:
    """Yield the heading of a section, its blocks, and a blank line."""
    if section.key == "sources-in-short":
        yield from _sources_in_short(section, setting)
        return
    if section.key == "notes":
        texts = [each.text for each in section.blocks if isinstance(each, blocks.Statement)]
        yield from map(Line, map(notes_on_records, texts) if setting.is_narrow else texts)
    elif section.key in ("agreed", "agreed-more"):
        yield from _agreed(section, setting)
    elif section.key == "judgments":
        yield from _judgments(section, setting)
    elif section.key == "timeline":
        yield _heading(section)
        yield from _timeline(section.blocks, setting)
    else:
        yield _heading(section)
        for number, block in enumerate(section.blocks):
            if number and isinstance(block, blocks.EventBlock):
                yield BLANK
            yield from _begun(_block(block, setting), block)
    if section.more:
        yield Line(more_words(section), "  ", "  ")
    yield BLANK


def _begun(lines: Iterator[Line], block: blocks.Block | blocks.PointItem) -> Iterator[Line]:
    """Note on the first of its lines which block begins."""
    for first in lines:
        yield first._replace(begins=block)
        yield from lines


def _heading(section: blocks.Section) -> Line:
    note = f" ({section.note})" if section.note else ""
    return Line(f"{section.title.upper()}{note}", rest="  ")


def _block(block: blocks.Block, setting: Setting) -> Iterator[Line]:
    sign = setting.sign(block.key)
    match block:
        case blocks.Statement():
            yield Line(block.text, f"{sign} ", "  ")
        case blocks.Basis():
            label = setting.labels.get(block.of, "")
            text = f"{why_text(block, setting.new)} {places_text(block.places)}".rstrip()
            yield Line(text, f"{sign} {label:<4}", "      ")
        case blocks.DisputeRow():
            yield from _dispute_row(block, setting)
        case blocks.Term():
            yield from _term(block, setting)
        case blocks.ListItem():
            yield Line(block.text, f"{sign} - ", "    ")
        case blocks.NewsItem():
            text = f"{news_text(block, setting.labels)} {places_text(block.places)}".rstrip()
            yield Line(text, f"{sign} ", "    ")
        case blocks.EventBlock():
            yield from _event(block, setting)
        case blocks.DisputeBlock():
            yield from _dispute(block, setting)
        case blocks.SourceBlock():
            yield from _source(block, setting)


def _agreed(section: blocks.Section, setting: Setting) -> Iterator[Line]:
    rows = [each for each in section.blocks if isinstance(each, blocks.Undertaking)]
    if not rows:  # all of them gave way
        yield _heading(section)
        return
    columns = [(each.who, each.firmness, each.due or NO_DUE) for each in rows]
    title = _heading(section).text
    if section.note:  # too long for a column
        yield _heading(section)
        title = ""
    content = [
        max([len(head), *map(cell_width, column)])
        for head, column in zip(_COLUMNS[:3], zip(*columns, strict=True), strict=True)
    ]
    widest = max(len(title) - 2, *(min(cell_width(each.what), _WIDEST_WHAT) for each in rows))
    room = setting.page.width - len(_LEAST_SOURCE) - 2 - widest - sum(content)
    gap = 2 if room >= 8 else 1
    what, widths = widest + gap, [each + gap for each in content]
    start = 2 + what + sum(widths)
    long = sum(cell_width(each.what) > widest for each in rows)
    is_wide = start + len(_LEAST_SOURCE) > setting.page.width
    if setting.is_narrow or is_wide or 2 * long > len(rows):
        if not section.note:
            yield _heading(section)
        for row in rows:
            yield from _begun(_record(row, setting), row)
        return
    heads = [title, *_COLUMNS]
    cells = zip(heads, (2 + what, *widths, 0), strict=True)
    yield Line("".join(pad(head, width) for head, width in cells).rstrip().replace(" ", GLUE))
    for row, column in zip(rows, columns, strict=True):
        sign = setting.sign(row.key)
        if cell_width(row.what) > widest:
            yield from _begun(_record(row, setting), row)
            continue
        first = f"{sign} {pad(row.what, what)}"
        first += "".join(pad(text, width) for text, width in zip(column, widths, strict=True))
        yield Line(_where(row, setting), first, " " * start, row)


def _record(row: blocks.Undertaking, setting: Setting) -> Iterator[Line]:
    """Yield a row of a table as a record: what it is, and the rest of it below."""
    yield Line(row.what, f"{setting.sign(row.key)} ", "  ")
    due = f"due {row.due}" if row.due else ""
    parts = filter(None, (row.who, row.firmness, due, _where(row, setting)))
    yield Line(" · ".join(parts), "    ", "    ")


def _where(row: blocks.Undertaking, setting: Setting) -> str:
    labels = [setting.labels[each.key] for each in row.disputes if each.key in setting.labels]
    return " ".join(filter(None, (places_text(row.places), *map(_glued, row.marks), *labels)))


def _glued(text: str) -> str:
    return text.replace(" ", GLUE)


def _judgments(section: blocks.Section, setting: Setting) -> Iterator[Line]:
    items = [each for each in section.blocks if isinstance(each, blocks.JudgmentItem)]
    room = setting.page.width - len(_CONFIDENCE) - 2
    heading = _heading(section).text
    if setting.is_narrow or cell_width(heading) > room:
        yield _heading(section)
    else:
        yield Line(_glued(pad(heading, room + 2) + _CONFIDENCE))
    for item in items:
        first = f"{setting.sign(item.key)} {setting.labels[item.key]:<4}"
        text = " ".join(filter(None, (item.text, item.warning)))
        if setting.is_narrow:
            confidence = _glued(confidence_words(item.confidence))
            yield Line(f"{text} {confidence}", first, "      ", item)
            continue
        top, *others = wrap(setting.page.spell(text), room, first=first, rest="      ")
        yield Line(_glued(pad(top, room + 2) + item.confidence), begins=item)
        yield from (Line(_glued(each)) for each in others)


def _dispute_row(row: blocks.DisputeRow, setting: Setting) -> Iterator[Line]:
    sign = setting.sign(row.key)
    if row.is_settled:
        yield Line(f"{SETTLED}: {row.title}. {row.finding}", f"{sign} ", "    ")
        return
    label = setting.labels.get(row.of, "")
    yield Line(f"{row.title}: {sides_text(row.sides)}", f"{sign} {label:<4}", "      ")


def _term(term: blocks.Term, setting: Setting) -> Iterator[Line]:
    sign = setting.sign(term.key)
    text = " ".join(filter(None, (term.text, places_text(term.places), *map(_glued, term.marks))))
    text += f"; {term.where}" if term.where else ""
    if setting.is_narrow or cell_width(term.when) > _WIDEST_WHEN:
        yield Line(term.when, f"{sign} ", "  ")
        yield Line(text, "    ", "    ")
    else:
        first = f"{sign} {pad(term.when, _WIDEST_WHEN)}  "
        yield Line(text, first, " " * (4 + _WIDEST_WHEN))


def _timeline(rows: Iterable[blocks.Block], setting: Setting) -> Iterator[Line]:
    shown = [each for each in rows if isinstance(each, blocks.TimelineRow)]
    widths = [cell_width(row.when) for row in shown]
    date_width = max((width for width in widths if width <= _WIDE_DATE), default=0)
    for row in shown:
        mark = setting.sign(row.key) + ("*" if row.is_headline else " ")
        stage = f" ({words})" if (words := stage_words(row.stage)) else ""
        text = f"{row.title}{stage} {numbers(row.sources)}"
        if setting.is_narrow or cell_width(row.when) > date_width:
            yield Line(row.when, f"{mark} ", "   ", row)
            start = "   " if setting.is_narrow else " " * (5 + date_width)
            yield Line(text, start, start)
        else:
            first = f"{mark} {pad(row.when, date_width)}  "
            yield Line(text, first, " " * (5 + date_width), row)


def _event(event: blocks.EventBlock, setting: Setting) -> Iterator[Line]:
    place = f", {event.place}" if event.place else ""
    status = f" ({run_text(event.status)})" if event.status else ""
    label = setting.labels[event.key]
    title = f"{event.when}{place}: {event.title}{status}"
    yield Line(title, f"{setting.sign(event.key)} {label:<4}", "      ")
    for aspect, points in groupby(event.points, key=lambda each: each.aspect):
        if aspect == BEFOREHAND:
            yield from _early(list(points), setting)
            continue
        if aspect:
            yield Line(aspect, "  ", "  ", blocks.Statement(aspect))
        for point in points:
            lines = point_lines(point, setting.labels)
            if point.key in setting.new:
                lines = _marked(lines)
            yield from _begun(lines, point)
    if event.elsewhere:
        elsewhere = run_text(event.elsewhere)
        yield Line(elsewhere, "  > ", "    ", blocks.Statement(elsewhere))


def _early(points: Sequence[blocks.PointItem], setting: Setting) -> Iterator[Line]:
    """Yield what had been expected of an event, in one paragraph with signs for what is new."""
    texts = [point_text(each, setting.labels) for each in points]
    signs = [setting.sign(each.key) for each in points]
    if " " in signs:
        texts = [f"{sign} {text}".lstrip() for sign, text in zip(signs, texts, strict=True)]
    sign = " " if " " in signs else "+"
    text = f"{BEFOREHAND.capitalize()}: {'; '.join(texts)}"
    yield Line(text, f"{sign} - ", "    ", blocks.Statement(text))


def _marked(lines: Iterator[Line]) -> Iterator[Line]:
    first = next(lines)
    yield first._replace(first=f"+{first.first[1:]}")
    yield from lines


def _dispute(dispute: blocks.DisputeBlock, setting: Setting) -> Iterator[Line]:
    label, sign = setting.labels[dispute.key], setting.sign(dispute.key)
    yield Line(f"{dispute.title} ({dispute.status})", f"{sign} {label:<4}", "      ")
    for side in dispute.sides:
        yield Line(side_text(side), "      - ", "        ")
    yield Line(f"{FINDING} {dispute.finding}", "      ", "      ")


def _source(source: blocks.SourceBlock, setting: Setting) -> Iterator[Line]:
    address = f" {source.url}" if source.url else ""
    sign = setting.sign(source.key)
    first = f"{sign}{f'[{source.number}]':>4} "
    yield Line(f"{source_title(source)}{address}", first, "      ")
    if source.descriptor:
        yield Line(source.descriptor, "      ", "      ")


def _sources_in_short(section: blocks.Section, setting: Setting) -> Iterator[Line]:
    yield from (Line(each.text) for each in section.blocks if isinstance(each, blocks.Statement))
    sources = [each for each in section.blocks if isinstance(each, blocks.SourceBlock)]
    named, left = short_sources(sources, setting.year)
    if text := " ".join(filter(None, (*named, left))):
        yield Line(text)


def short_sources(sources: Sequence[blocks.SourceBlock], year: int) -> tuple[Sequence[str], str]:
    """Return the first of some sources in short, and how many more there are."""
    named = [_source_in_short(each, year) for each in sources]
    kept = _first_up_to(named, _SHORT_SOURCES, cell_width)
    left = AND_MORE.format(number=f"{len(named) - kept:,}") if kept < len(named) else ""
    return named[:kept], left


def _source_in_short(source: blocks.SourceBlock, year: int) -> str:
    name = source.publisher or source.origin
    day = show_short_day(source.day, year) + ("?" if source.is_inferred else "")
    first, *others = f"{name} {day}".rsplit(" ", 2) if name else (day,)
    notes = f" ({', '.join(source.notes)})" if source.notes else ""
    return f"[{source.number}]{GLUE}{GLUE.join([first, *others])}{notes}"


def _first_up_to(texts: Sequence[str], room: int, measure: Callable[[str], int]) -> int:
    """Return how many of some texts fit into so many cells, with a space between them."""
    used = 0
    for number, text in enumerate(texts):
        used += measure(text) + 1
        if used > room:
            return number
    return len(texts)
