"""Renders the coverage of the sources, and the dependence on origins, as plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefing.document.phrases import NO_SOURCES, NO_TEXT, NOTHING_PUBLISHED, count
from briefing.lens.coverage import Coverage, CoveredSource, ParagraphRun, SourceUse, Use
from briefing.lens.source_dependence import OriginColumn, SourceDependence, TopicDependence
from briefing.model.dates import show_as_of, show_day
from briefing.model.paragraph_labels import paragraph_text
from briefing.model.records import Source
from briefing.render.text.cells import cell_width
from briefing.render.text.glyphs import ASCII, Glyphs, glyphs_for
from briefing.render.text.layout import BLANK, GLUE, Line, Page, set_page

_TABLES = 78
"""A narrower page has sentences instead of tables."""
_BAR = 10  # cells of a source that is used whole
_COLUMNS = {
    Use.USED: ("used", 6),
    Use.DISPUTED: ("by disputes", 13),
    Use.LEFT_OUT: ("left out", 10),
    Use.FORGOTTEN: ("forgotten", 11),
}
"""The heads of the columns of paragraphs, and their widths in cells."""
_LONGEST_LABEL = 9
_LEAST_NAME = 24  # cells that are left for the name of a topic


def render_coverage(coverage: Coverage, page: Page) -> str:
    """Return the page."""
    glyphs = ASCII if page.ascii else glyphs_for(page.encoding)
    sections = [_header(coverage, page)]
    if coverage.sources:
        has_tables = page.width >= _TABLES
        table = _table(coverage.sources, glyphs) if has_tables else _list(coverage.sources)
        sections += [table, _leanings(coverage, page, has_table=has_tables), _legend(glyphs)]
        sections += [_paragraphs(each, glyphs) for each in coverage.sources]
    return set_page(sections, page)


def coverage_words(use: SourceUse) -> str:
    """Describe how much of a source is used."""
    words = _words({each: use.count(each) for each in Use}, is_whole=use.source.size is not None)
    return words if use.source.size is not None else f"{words}; {NO_TEXT}"


def _words(counts: dict[Use, int], *, is_whole: bool = True) -> str:
    used = counts[Use.USED] + counts[Use.DISPUTED]
    every = count(sum(counts.values()), "paragraph")
    parts = [f"used {used} of {every}" if is_whole else f"used {count(used, 'paragraph')}"]
    if counts[Use.DISPUTED]:
        parts.append(f"{counts[Use.DISPUTED]} of them by disputes alone")
    parts += [f"{counts[each]} {each}" for each in (Use.LEFT_OUT, Use.FORGOTTEN) if counts[each]]
    return ", ".join(parts)


def _header(coverage: Coverage, page: Page) -> Iterator[Line]:
    title = f"Coverage: {coverage.title}"
    yield Line(title)
    yield Line("=" * min(cell_width(page.spell(title)), page.width))
    yield Line(f"As of {show_as_of(coverage.as_of)} · {page.origin}")
    if coverage.sources:
        total = {each: coverage.count(each) for each in Use}
        yield Line(f"{count(len(coverage.sources), 'source')} · {_words(total)}", rest="  ")
    else:
        yield Line(NO_SOURCES if coverage.as_of == date.max else NOTHING_PUBLISHED)
    yield BLANK


def _table(sources: Sequence[CoveredSource], glyphs: Glyphs) -> Iterator[Line]:
    """Yield a line for each source: paragraphs by use, and the points that cite it."""
    yield Line("SOURCES")
    heads = "".join(f"{head:>{width}}" for head, width in _COLUMNS.values())
    yield Line("", f"{'':6}{'paragraphs':>12}{heads}{'points':>8}")
    for each in sources:
        counts = {use: each.use.count(use) for use in _COLUMNS}
        total, used = sum(counts.values()), counts[Use.USED] + counts[Use.DISPUTED]
        cells = "".join(f"{counts[use]:>{width}}" for use, (_, width) in _COLUMNS.items())
        bar = glyphs.share * round(_BAR * used / total) if each.use.source.size else ""
        yield Line("", f"{f'[{each.number}]':>6}{total:>12}{cells}{each.points:>8}  {bar}")
    yield BLANK


def _list(sources: Sequence[CoveredSource]) -> Iterator[Line]:
    """Yield the content of the table as sentences."""
    yield Line("SOURCES")
    for each in sources:
        text = f"{coverage_words(each.use)}; {count(each.points, 'point')}"
        yield Line(text, f"{f'[{each.number}]':>5} ", "      ")
    yield BLANK


def _leanings(coverage: Coverage, page: Page, *, has_table: bool) -> Iterator[Line]:
    yield Line("WHERE IT LEANS")
    if has_table:
        yield from _matrix(coverage.source_dependence, page)
    for each in (*coverage.source_dependence.topics, coverage.source_dependence.whole):
        yield Line(leaning_words(each, coverage.source_dependence.origins), "  - ", "    ")
    yield BLANK


def _matrix(source_dependence: SourceDependence, page: Page) -> Iterator[Line]:
    """Yield a line for each topic: all points, those of a single origin, those by origin."""
    columns = source_dependence.origins
    labels = [_label(each) for each in columns]
    shown = _fitting(source_dependence.whole, labels, page.width - 16 - _LEAST_NAME)
    heads = "".join(f"{labels[place]:>{len(labels[place]) + 2}}" for place in shown)
    yield Line("", f"{'points':>8}{'single':>8}{heads}")
    for each in (*source_dependence.topics, source_dependence.whole):
        cells = "".join(
            f"{each.by_origin.get(place, 0):>{len(labels[place]) + 2}}" for place in shown
        )
        start = f"{each.points:>8}{each.single:>8}{cells}  "
        yield Line(each.name, start, " " * len(start))
    yield BLANK
    origins = [f"{labels[place]}{GLUE}{columns[place].name}" for place in shown]
    if len(shown) < len(columns):
        origins.append(f"{count(len(columns) - len(shown), 'origin')} more")
    text = "Points, those on a single origin, and those that cite each: "
    yield Line(text + ", ".join(origins), "  ", "  ")
    yield BLANK


def _label(column: OriginColumn) -> str:
    label = f"[{','.join(map(str, column.sources))}]"
    first, *others = column.sources
    return label if len(label) <= _LONGEST_LABEL else f"[{first}+{len(others)}]"


def _fitting(whole: TopicDependence, labels: Sequence[str], width: int) -> list[int]:
    """Return the indices of the columns that fit; those with most points are chosen first."""
    shown: list[int] = []
    for place in sorted(range(len(labels)), key=lambda place: -whole.by_origin.get(place, 0)):
        width -= len(labels[place]) + 2
        if width < 0:
            break
        shown.append(place)
    return sorted(shown)


def leaning_words(leaning: TopicDependence, columns: Sequence[OriginColumn]) -> str:
    """Describe the origin and the voice that most points of a topic rest on."""
    if not leaning.points:
        return f"{leaning.name}: no points"
    leading = leaning.leading
    by_origin, alone = leaning.by_origin[leading], leaning.alone.get(leading, 0)
    parts = [
        f"{leaning.name}: {count(leaning.points, 'point')}, {leaning.single:,} on a single origin",
        f"{_share(by_origin, leaning)} on {columns[leading].name}, {alone:,} on it alone",
    ]
    if leaning.by_voice > 1 and leaning.voice:
        parts.append(f"{_share(leaning.by_voice, leaning)} by {leaning.voice.name}")
    return "; ".join(parts)


def _share(points: int, leaning: TopicDependence) -> str:
    return f"{points:,} ({round(100 * points / leaning.points)}%)"


def _paragraphs(covered: CoveredSource, glyphs: Glyphs) -> Iterator[Line]:
    source = covered.use.source
    yield Line(f"[{covered.number}] {show_day(source.published)}. {source.title}", "", "    ")
    yield Line(coverage_words(covered.use), "    ", "    ")
    rows = [
        (f"{_signs(glyphs)[each.use]} {_place(source, each)}", _use_words(each), _gist(each))
        for each in covered.use.stretches
    ]
    place_width = max((len(place) for place, _, _ in rows), default=0)
    use_width = max((len(use) for _, use, _ in rows), default=0)
    for place, use, gist in rows:
        start = f"  {place:<{place_width}}  {use:<{use_width}}  "
        yield Line(gist, start, " " * len(start)) if gist else Line("", start.rstrip())
    yield BLANK


def _place(source: Source, stretch: ParagraphRun) -> str:
    return paragraph_text(source.labels, stretch.at)


def _gist(stretch: ParagraphRun) -> str:
    if stretch.gist or stretch.use is not Use.FORGOTTEN:
        return stretch.gist
    return "neither cited, outlined nor left out"


def _use_words(stretch: ParagraphRun) -> str:
    if stretch.use is Use.USED:
        return count(stretch.points, "point")
    return count(stretch.disputes, "dispute") if stretch.use is Use.DISPUTED else str(stretch.use)


def _signs(glyphs: Glyphs) -> dict[Use, str]:
    return {
        Use.USED: glyphs.reported,
        Use.DISPUTED: glyphs.disputed,
        Use.LEFT_OUT: glyphs.silent,
        Use.FORGOTTEN: glyphs.due,
    }


def _legend(glyphs: Glyphs) -> Iterator[Line]:
    yield Line("PARAGRAPHS")
    meanings = ", ".join(f"{sign} {use}" for use, sign in _signs(glyphs).items())
    yield Line(meanings, "  ", "  ")
    yield BLANK
