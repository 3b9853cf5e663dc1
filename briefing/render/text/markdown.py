"""Renders the brief as CommonMark with tables, for a post, an issue or a wiki.

A citation is a reference link to the source's address, or to the list of sources if it has none:
every renderer supports these, which is not true of footnotes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from briefing.document import blocks
from briefing.document.compose import SILENT, compose
from briefing.document.phrases import (
    BEFOREHAND,
    COLUMNS,
    CONFIDENCE,
    FINDING,
    JUDGMENT,
    NO_DUE,
    SETTLED,
    SHOWS_ONLY,
    WITHOUT,
    more_words,
    stage_words,
)
from briefing.lens.seen import Places
from briefing.model.dates import show_as_of
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import LABELS
from briefing.model.text import visible
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.shell_command import shell_line
from briefing.render.text.blocks import (
    news_text,
    point_marks,
    quote_text,
    side_words,
    sides_text,
    source_title,
    why_text,
)
from briefing.render.text.commonmark import code, escape, escape_run, table
from briefing.render.text.layout import GLUE, flat
from briefing.render.text.page_fitting import fit, with_about
from briefing.render.text.sections import labels_of, short_sources

_ENDS_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C"})
_SIGN_OF_SILENCE = "·"
_NEW, _HEADLINE = "\\+", "\\*"
_BREAK = "---"
_PLACES = re.compile(rf"\[(\d{{1,9}}) ¶\d[\d,-]*{LABELS}\]")

_HEADS: Mapping[type, Sequence[str]] = {
    blocks.Undertaking: COLUMNS,
    blocks.JudgmentItem: ("", JUDGMENT, CONFIDENCE),
    blocks.Term: ("When", "What"),
    blocks.TimelineRow: ("", "Date", "Event", "Source"),
}
"""The blocks that are rows of a table, with the heads of its columns."""

_Lines = list[str]
"""Lines that belong together; between these there is an empty one."""


class _MarkdownSetting(NamedTuple):
    """What the text of a block depends on: labels by keys, the keys of what is new, the sources.

    `year` is that of the as-of day: short dates of it have no year.
    """

    labels: Mapping[str, str]
    new: frozenset[str]
    sources: frozenset[int]
    year: int

    def marked(self, key: str, text: str) -> str:
        """Return Markdown with the sign of what is new before it, if that is new."""
        return f"{_NEW} {text}".rstrip() if key in self.new else text

    def label(self, key: str) -> str:
        """Return the label of a block in bold; empty if it has none."""
        return f"**{self.labels[key]}**" if key in self.labels else ""


def write(request: ExportRequest) -> ExportResult:
    """Return the brief, in the order of the plain one."""
    composed = compose(request.view)
    document = with_about(fit(composed))
    sources = [
        each for each in document.section("sources").blocks if isinstance(each, blocks.SourceBlock)
    ]
    numbers = frozenset([each.number for each in sources])
    setting = _MarkdownSetting(labels_of(composed), document.new, numbers, document.as_of.year)
    groups = [
        *_header(document, request.origin),
        *_sections(document, setting),
        [f"[{each.number}]: {_target(each.url)}" for each in sources],
        [code(shell_line(request.command))],
    ]
    text = "\n\n".join("\n".join(group) for group in groups if group) + "\n"
    return ExportResult(text.encode(), tuple(_omissions(document)))


def _omissions(document: blocks.Document) -> Iterator[Omission]:
    for each in document.section("matrix").blocks:
        if isinstance(each, blocks.MatrixBlock) and each.left_out:
            why = f"{len(each.sources):,} sources have no room beside the events"
            yield Omission(1, "table of events by sources", why)


def _header(document: blocks.Document, origin: str) -> Iterator[_Lines]:
    yield [f"# {escape(document.title)}"]
    if document.head:
        yield [f"**{escape(document.head)}**"]
    news = f" · {_NEW} {escape(document.news)}" if document.news else ""
    yield [f"As of **{show_as_of(document.as_of)}** · {escape(document.counts)}{news}"]
    if origin:
        yield [escape(visible(origin))]
    if document.filters:
        yield [f"{SHOWS_ONLY}: {escape(document.filters)}"]
    if document.without:
        yield [f"{WITHOUT} {escape(document.without)}"]


def _sections(document: blocks.Document, setting: _MarkdownSetting) -> Iterator[_Lines]:
    """Yield the sections, with a break between the first page, the brief and the annex."""
    for number, (_, sections) in enumerate(groupby(document.sections, key=lambda each: each.depth)):
        if number:
            yield [_BREAK]
        for section in sections:
            yield from _section(section, setting)


def _section(section: blocks.Section, setting: _MarkdownSetting) -> Iterator[_Lines]:
    if section.key == "sources-in-short":
        yield from _sources_in_short(section, setting)
        return
    if section.key != "notes":
        yield [f"## {escape(section.title)}"]
    if section.note:
        yield [f"({escape_run(section.note)})"]
    for kind, found in groupby(section.blocks, key=type):
        if kind in _HEADS:
            yield table(_HEADS[kind], [_row(each, setting) for each in found])
        elif kind is blocks.EventBlock:
            for event in found:
                assert isinstance(event, blocks.EventBlock)
                yield from _event(event, setting)
        else:
            yield [line for each in found for line in _lines(each, setting)]
    if section.more:
        yield [escape(more_words(section))]


def _row(block: blocks.Block, setting: _MarkdownSetting) -> Sequence[str]:
    match block:
        case blocks.Undertaking():
            what = setting.marked(block.key, escape(block.what))
            rest = (block.who, block.firmness, block.due or NO_DUE)
            return (what, *map(escape, rest), _where(block, setting))
        case blocks.JudgmentItem():
            warning = f" **{escape(block.warning)}**" if block.warning else ""
            label = setting.marked(block.key, setting.labels[block.key])
            return (label, f"{_prose(block.text, setting)}{warning}", escape(block.confidence))
        case blocks.Term():
            when = setting.marked(block.key, escape(block.when))
            parts = (escape(block.text), _places(block.places), *map(escape, block.marks))
            where = f"; {escape(block.where)}" if block.where else ""
            return (when, " ".join(filter(None, parts)) + where)
        case blocks.TimelineRow():
            sign = setting.marked(block.key, "") + (_HEADLINE if block.is_headline else "")
            stage = f" ({words})" if (words := stage_words(block.stage)) else ""
            title = f"{escape(block.title)}{stage}"
            return (sign, escape(block.when), title, _cited(block.sources))
    return ()


def _where(row: blocks.Undertaking, setting: _MarkdownSetting) -> str:
    labels = [setting.labels[each.key] for each in row.disputes if each.key in setting.labels]
    return f"{_places(row.places)}{_marks(', '.join([*row.marks, *labels]))}"


def _marks(text: str) -> str:
    return f" *{escape(text)}*" if text else ""


def _lines(block: blocks.Block, setting: _MarkdownSetting) -> Iterator[str]:
    """Yield the lines of a block: most are entries of a list."""
    match block:
        case blocks.Statement():
            yield setting.marked(block.key, _prose(block.text, setting))
        case blocks.ListItem():
            yield f"- {setting.marked(block.key, _prose(block.text, setting))}"
        case blocks.NewsItem():
            text = f"{escape(news_text(block, setting.labels))} {_places(block.places)}".rstrip()
            yield f"- {setting.marked(block.key, text)}"
        case blocks.Basis():
            why = _prose(why_text(block, setting.new), setting)
            text = f"{setting.label(block.of)} {why} {_places(block.places)}".strip()
            yield f"- {setting.marked(block.key, text)}"
        case blocks.DisputeRow():
            yield f"- {setting.marked(block.key, _dispute_row(block, setting))}"
        case blocks.DisputeBlock():
            yield from _dispute(block, setting)
        case blocks.SourceBlock():
            yield from _source(block, setting)
        case blocks.MatrixBlock():
            yield from _matrix(block)


def _prose(text: str, setting: _MarkdownSetting) -> str:
    """Return Markdown for a text in which places stand: those of known sources become links."""
    text = flat(text)
    written, at = "", 0
    for found in _PLACES.finditer(text):
        before = text[at : found.start()]
        # An exclamation mark before a link would make an image of it.
        if int(found[1]) in setting.sources and not before.endswith("!"):
            written += f"{escape_run(before)}[{escape(found[0])}][{int(found[1])}]"
            at = found.end()
    return written + escape_run(text[at:])


def _cited(numbers: Iterable[int]) -> str:
    return " ".join(map(_link, numbers))


def _link(number: int) -> str:
    return f"[\\[{number}\\]][{number}]"


def _places(places: Iterable[Places]) -> str:
    return " ".join(f"[{escape(str(each))}][{each.number}]" for each in places)


def _runs(runs: blocks.Runs) -> str:
    return "".join(
        _cited(run.numbers)
        if isinstance(run, blocks.SourceNumbers)
        else escape_run(run.text if isinstance(run, blocks.Ref) else run)
        for run in runs
    )


def _sources_in_short(section: blocks.Section, setting: _MarkdownSetting) -> Iterator[_Lines]:
    yield [escape(each.text) for each in section.blocks if isinstance(each, blocks.Statement)]
    sources = [each for each in section.blocks if isinstance(each, blocks.SourceBlock)]
    named, more = short_sources(sources, setting.year)
    texts = [
        f"{_link(each.number)} {escape(text.partition(GLUE)[2])}"  # without its number
        for each, text in zip(sources, named, strict=False)
    ]
    yield [" ".join(filter(None, (*texts, more)))]


def _dispute_row(row: blocks.DisputeRow, setting: _MarkdownSetting) -> str:
    if row.is_settled:
        return _prose(f"{SETTLED}: {row.title}. {row.finding}", setting)
    text = _prose(f"{row.title}: {sides_text(row.sides)}", setting)
    return f"{setting.label(row.of)} {text}".lstrip()


def _dispute(dispute: blocks.DisputeBlock, setting: _MarkdownSetting) -> Iterator[str]:
    title = f"**{setting.labels[dispute.key]} {escape(dispute.title)}** ({dispute.status})"
    yield f"- {setting.marked(dispute.key, title)}"
    for side in dispute.sides:
        basis = _places(side.places) or escape(f"[{side.computed}]")
        yield f"  - {escape(side_words(side))} {basis}"
    yield ""
    yield f"  {FINDING} {_prose(dispute.finding, setting)}"


def _event(event: blocks.EventBlock, setting: _MarkdownSetting) -> Iterator[_Lines]:
    place = f", {event.place}" if event.place else ""
    status = f" ({_runs(event.status)})" if event.status else ""
    title = escape_run(f" {event.when}{place}: {event.title}")
    yield [f"### {setting.marked(event.key, setting.labels[event.key])}{title}{status}"]
    for aspect, points in groupby(event.points, key=lambda each: each.aspect):
        if aspect == BEFOREHAND:
            early = "; ".join(_point(each, setting) for each in points)
            yield [f"{BEFOREHAND.capitalize()}: {early}"]
        else:
            yield [f"**{escape(aspect)}**"] if aspect else []
            yield [line for each in points for line in _point_lines(each, setting)]
    yield [_runs(event.elsewhere)] if event.elsewhere else []


def _point_lines(point: blocks.PointItem, setting: _MarkdownSetting) -> Iterator[str]:
    yield f"- {_point(point, setting)}"
    for cite in point.cites:
        if quote := quote_text(cite):
            where = f"[{escape(cite.place)}][{cite.number}]"
            yield f"  - {escape(quote)} {where}"
    for why in point.joined:
        yield f"  - {_prose(why, setting)}"


def _point(point: blocks.PointItem, setting: _MarkdownSetting) -> str:
    marks = _marks(point_marks(point, setting.labels))
    return setting.marked(point.key, f"{escape(point.text)} {_places(point.places)}{marks}")


def _matrix(matrix: blocks.MatrixBlock) -> _Lines:
    if matrix.left_out:
        return [escape(matrix.left_out)]
    rows = [
        (
            f"**{escape(row.title)}**" if row.is_headline else escape(row.title),
            *(_sign(row.says.get(number, SILENT)) for number in matrix.sources),
        )
        for row in matrix.rows
    ]
    return table(("Event", *map(_link, matrix.sources)), rows)


def _sign(says: str) -> str:
    return _SIGN_OF_SILENCE if says == SILENT else says


def _source(source: blocks.SourceBlock, setting: _MarkdownSetting) -> Iterator[str]:
    address = f" <{_address(source.url)}>" if source.url else ""
    text = f"**\\[{source.number}\\]** {escape(source_title(source))}{address}"
    yield f"- {setting.marked(source.key, text)}"
    if source.descriptor:
        yield ""
        yield f"  {escape(source.descriptor)}"


def _target(url: str) -> str:
    """Return the link target of a source number: its address, or the heading of the list."""
    # Unlike in an address that stands by itself, entities are read in one that a link has.
    return f"<{_address(url).replace('&', '&amp;')}>" if url else "#sources"


def _address(url: str) -> str:
    return url.translate(_ENDS_ADDRESS)
