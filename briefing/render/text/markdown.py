"""Renders the brief as CommonMark with tables, for a post, an issue or a wiki.

A citation is a reference link to the source's address, or to the list of sources if it has none:
every renderer supports these, which is not true of footnotes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.document import blocks
from briefing.document.compose import SILENT, compose
from briefing.document.phrases import FINDING, SHOWS_ONLY, WITHOUT
from briefing.model.dates import show_day
from briefing.model.text import visible
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.shell_command import shell_line
from briefing.render.text.blocks import quote_text, source_title, standing_text
from briefing.render.text.commonmark import code, escape, escape_run, table
from briefing.render.text.layout import GLUE

_ENDS_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C"})
_SIGN_OF_SILENCE = "·"

_Lines = list[str]
"""Lines that belong together; between these there is an empty one."""


def write(request: ExportRequest) -> ExportResult:
    """Return the brief, in the order of the plain one."""
    document = compose(request.view)
    sources = [
        each for each in document.section("sources").blocks if isinstance(each, blocks.SourceBlock)
    ]
    groups = [
        *_header(document, request.origin),
        *(group for each in document.sections for group in _section(each)),
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


def _header(document: blocks.Document, origin: str) -> list[_Lines]:
    facts = [f"{name}: {escape(text)}" for name, text in document.about]
    facts.append(escape(document.counts))
    if document.filters:
        facts.append(f"{SHOWS_ONLY}: {escape(document.filters)}")
    if document.without:
        facts.append(f"{WITHOUT} {escape(document.without)}")
    return [
        [f"# {escape(document.title)}"],
        [f"As of **{show_day(document.as_of)}** · {escape(visible(origin))}"],
        *([fact] for fact in facts),
    ]


def _section(section: blocks.Section) -> Iterator[_Lines]:
    yield [f"## {section.title}"]
    if not section.blocks:
        yield ["none"]
    if section.key == "timeline":
        rows = [each for each in section.blocks if isinstance(each, blocks.TimelineRow)]
        yield _timeline(rows)
        return
    listed: _Lines = []
    for number, block in enumerate(section.blocks, start=1):
        if isinstance(block, blocks.Statement):
            yield [f"**{escape(block.head)}**"] if block.head else []
            yield [escape(block.text)]
        elif isinstance(block, blocks.EventBlock):
            yield from _event(block)
        elif isinstance(block, blocks.MatrixBlock):
            yield _matrix(block)
        else:
            listed += _listed(block, number)
    yield listed


def _listed(block: blocks.Block, number: int) -> _Lines:
    match block:
        case blocks.JudgmentItem():
            strong = (f"**{escape(each)}**" for each in (block.confidence, block.warning) if each)
            return [f"{number}. {escape(block.text)} {' '.join(strong)} {escape(block.why)}"]
        case blocks.ListItem():
            return [f"- {escape(block.text)}"]
        case blocks.DisputeBlock():
            return list(_dispute(block, number))
        case blocks.SourceBlock():
            return list(_source(block))
    return []


def _timeline(rows: Sequence[blocks.TimelineRow]) -> _Lines:
    cells = [
        (
            escape(row.when),
            _title(row.title, is_headline=row.is_headline),
            str(row.stage),
            _cited(row.sources),
        )
        for row in rows
    ]
    return table(("Date", "Event", "Stage", "Sources"), cells) if cells else []


def _title(title: str, *, is_headline: bool) -> str:
    return f"**{escape(title)}**" if is_headline else escape(title)


def _cited(numbers: Iterable[int]) -> str:
    return " ".join(map(_link, numbers))


def _link(number: int) -> str:
    return f"[\\[{number}\\]][{number}]"


def _runs(runs: blocks.Runs) -> str:
    return "".join(
        _cited(run.numbers)
        if isinstance(run, blocks.SourceNumbers)
        else escape_run(run.text if isinstance(run, blocks.Ref) else run)
        for run in runs
    )


def _event(event: blocks.EventBlock) -> Iterator[_Lines]:
    place = f", {event.place}" if event.place else ""
    yield [f"### {escape(f'{event.when}{place} — {event.title}')}"]
    yield [f"({_runs(event.status)})"]
    yield [line for point in event.points for line in _point(point)]
    yield [_runs(event.elsewhere)] if event.elsewhere else []


def _point(point: blocks.PointItem) -> Iterator[str]:
    yield f"- {escape(point.text)} {_cites(point.cites)} *{standing_text(point)}*"
    for why in point.joined:
        yield f"  - {escape(why)}"


def _cites(cites: Iterable[blocks.Cite]) -> str:
    return " ".join(
        f"[{escape(f'[{cite.number}{GLUE}¶{cite.at}{quote_text(cite)}]')}][{cite.number}]"
        for cite in cites
    )


def _dispute(dispute: blocks.DisputeBlock, number: int) -> Iterator[str]:
    start = f"{number}. "
    rest = " " * len(start)
    yield f"{start}**{escape(dispute.title)}** ({dispute.status})"
    for side in dispute.sides:
        basis = _cites(side.cites) or escape(f"[{side.computed}]")
        yield f"{rest}- {escape(side.text)} {basis}"
    yield ""
    yield f"{rest}{FINDING} {escape(dispute.finding)}"


def _matrix(matrix: blocks.MatrixBlock) -> _Lines:
    if matrix.left_out:
        return [matrix.left_out]
    rows = [
        (
            _title(row.title, is_headline=row.is_headline),
            *(_sign(row.says.get(number, SILENT)) for number in matrix.sources),
        )
        for row in matrix.rows
    ]
    return table(("Event", *map(_link, matrix.sources)), rows)


def _sign(says: str) -> str:
    return _SIGN_OF_SILENCE if says == SILENT else says


def _source(source: blocks.SourceBlock) -> Iterator[str]:
    address = f" <{_address(source.url)}>" if source.url else ""
    yield f"- **\\[{source.number}\\]** {escape(source_title(source))}{address}"
    if source.descriptor:
        yield ""
        yield f"  {escape(source.descriptor)}"


def _target(url: str) -> str:
    """Return the link target of a source number: its address, or the heading of the list."""
    # Unlike in an address that stands by itself, entities are read in one that a link has.
    return f"<{_address(url).replace('&', '&amp;')}>" if url else "#sources"


def _address(url: str) -> str:
    return url.translate(_ENDS_ADDRESS)
