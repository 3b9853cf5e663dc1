"""The plain-text brief: a page that can be handed over as it is."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from briefing.lens.view import (
    SeenCitation,
    SeenDispute,
    SeenEvent,
    SeenPoint,
    SeenSource,
    View,
)
from briefing.model.dates import show_day, show_when
from briefing.model.records import DisputeStatus, Rank
from briefing.model.text import visible
from briefing.render.cells import cell_width, pad, to_ascii, wrap
from briefing.render.words import (
    claim_words,
    count,
    describe_filters,
    sourcing_statement,
    standing_words,
    voice_words,
)

_WIDE_DATE = len("16 Dec 2022 – 1 Jan 2023")
"""A longer date juts out of its column, so that the titles keep their room."""
SUMMARY_LINES = 60
"""Lines of the summary at 80 columns: one page."""


class Page(NamedTuple):
    """How a brief is laid out: its width in cells, in ASCII or not, and what its foot says."""

    width: int
    ascii: bool
    command: Sequence[str]
    """The words of the command that prints this very brief again."""
    origin: str
    """Which briefing it is, for the header."""


def render_plain(view: View, page: Page) -> str:
    """Return the whole brief."""
    sections = (
        _header(view, page),
        _bottom_line(view),
        _judgments(view),
        _timeline(view.events, page),
        _key_points(view.events),
        _disputes(view.disputes),
        _gaps(view),
        _sources(view),
    )
    return _set(sections, page)


def render_summary(view: View, page: Page) -> str:
    """Return one page: at 80 columns no more than SUMMARY_LINES lines.

    Where there is more, gaps and disputes give way first, then headlines and sources, the
    judgments last; each list says how much it left out.
    """
    headlines = [event for event in view.events if event.event.rank is Rank.HEADLINE]
    header = _Shortened(_header(view, page, short=True))
    bottom_line = _Shortened(_bottom_line(view))
    judgments = _Shortened(_judgments(view, short=True))
    timeline = _Shortened(_timeline(headlines, page, title="HEADLINES"))
    disputes = _Shortened(_short_disputes(view.disputes))
    gaps = _Shortened(_gaps(view))
    sources = _Shortened(_sources(view, short=True))
    sections = (header, bottom_line, judgments, timeline, disputes, gaps, sources)
    roomy = page._replace(width=80)
    room = SUMMARY_LINES - len(_foot(roomy))
    for group, keep in (
        ((disputes, gaps), 1),
        ((timeline,), 3),
        ((disputes, gaps), 0),
        ((judgments, timeline, sources), 1),
        (sections, 0),
    ):
        while sum(section.height(roomy) for section in sections) > room:
            longest = max(group, key=lambda section: section.droppable)
            if longest.droppable <= keep:
                break
            longest.drop_last()
    lines = [line for section in sections for line in _set_section(section.lines(), page)]
    if page.width >= roomy.width:
        lines = lines[:room]  # a bottom line that is longer than the page
    return "\n".join([*lines, *_foot(page)]) + "\n"


class _Line(NamedTuple):
    """A line before it is wrapped: its text, how it begins, how its continuations begin."""

    text: str
    first: str = ""
    rest: str = ""
    is_droppable: bool = False


_BLANK = _Line("")
_GLUE = "\xa0"
"""A space at which no line breaks; it is written as a plain one."""
_Section = Iterable[_Line]


def _set(sections: Iterable[_Section], page: Page) -> str:
    lines = [line for section in sections for line in _set_section(section, page)]
    lines += _foot(page)
    return "\n".join(lines) + "\n"


def _set_section(section: _Section, page: Page) -> Iterator[str]:
    for line in section:
        text, first, rest = line.text, line.first, line.rest
        if page.ascii:
            text = _GLUE.join(map(to_ascii, text.split(_GLUE)))
            first, rest = to_ascii(first), to_ascii(rest)
        for wrapped in wrap(text, page.width, first=first, rest=rest):
            yield wrapped.replace(_GLUE, " ").rstrip()


def _foot(page: Page) -> list[str]:
    """The command, on one line, or on several that a shell reads as one."""
    words = [visible(shlex.quote(word)) for word in page.command]
    if page.ascii:
        words = [to_ascii(word) for word in words]
    lines = wrap(" ".join(words), page.width - 2, rest="  ")
    return [line + (" \\" if line is not lines[-1] else "") for line in lines]


class _Shortened:
    """A section from which entries can be dropped, last one first."""

    def __init__(self, section: _Section) -> None:
        self.kept = list(section)
        self.dropped = 0

    @property
    def droppable(self) -> int:
        """How many entries can still be dropped."""
        return sum(line.is_droppable for line in self.kept)

    def drop_last(self) -> None:
        """Drop the last entry."""
        places = [place for place, line in enumerate(self.kept) if line.is_droppable]
        del self.kept[places[-1]]
        self.dropped += 1

    def lines(self) -> list[_Line]:
        """What is left, with a count of what is not, before the blank line that ends it."""
        if not self.dropped:
            return self.kept
        more = f"and {self.dropped} more" if self.droppable else f"{self.dropped}"
        note = _Line(f"{more} in the whole brief", "  ", "  ")
        return [*self.kept[:-1], note, *self.kept[-1:]]

    def height(self, page: Page) -> int:
        """How many lines it takes."""
        return sum(1 for _ in _set_section(self.lines(), page))


def _heading(title: str) -> Iterator[_Line]:
    yield _Line(title)


def _none() -> _Line:
    return _Line("none", "  ", "  ")


def _header(view: View, page: Page, *, short: bool = False) -> Iterator[_Line]:
    brief = view.brief
    title = to_ascii(brief.title) if page.ascii else brief.title
    yield _Line(title)
    yield _Line("=" * min(cell_width(title), page.width))
    yield _Line(f"As of {show_day(view.as_of)} · {page.origin}")
    if brief.question:
        yield _Line(f"Question: {brief.question}", rest="  ")
    if brief.scope and not short:
        yield _Line(f"Scope: {brief.scope}", rest="  ")
    published = f"{len(view.sources)} of {count(view.all_sources, 'source')}"
    counts = (
        count(len(view.events), "event"),
        count(view.points, "point"),
        published,
        count(view.origins, "origin"),
    )
    yield _Line(" · ".join(counts))
    if filters := describe_filters(view):
        yield _Line(f"Shows only: {filters}", rest="  ")
    yield _BLANK


def _bottom_line(view: View) -> Iterator[_Line]:
    yield from _heading("BOTTOM LINE")
    yield _Line(view.bottom_line.text, "  ", "  ") if view.bottom_line else _none()
    yield _BLANK


def _judgments(view: View, *, short: bool = False) -> Iterator[_Line]:
    yield from _heading("KEY JUDGMENTS")
    if not view.judgments:
        yield _none()
    for number, judgment in enumerate(view.judgments, start=1):
        text = f"{judgment.text} Confidence: {judgment.confidence}."
        if not short:
            text += f" {judgment.why}"
        yield _Line(text, f"{number:>3}. ", "     ", is_droppable=True)
    yield _BLANK


def _timeline(
    events: Sequence[SeenEvent], page: Page, *, title: str = "TIMELINE"
) -> Iterator[_Line]:
    yield from _heading(title)
    if not events:
        yield _none()
    dates = [_date_words(event) for event in events]
    widths = [cell_width(when) for when in dates]
    date_width = max((width for width in widths if width <= _WIDE_DATE), default=0)
    stage_width = max((len(event.stage) for event in events), default=0)
    # In columns where they leave half of the page to the titles, else one above the other.
    in_columns = 2 * (date_width + stage_width + 6) <= page.width
    for event, when in zip(events, dates, strict=True):
        mark = "*" if event.event.rank is Rank.HEADLINE else " "
        text = f"{event.event.title} {_numbers(_source_numbers(event))}"
        if in_columns:
            start = f"{mark} {pad(when, date_width)}  {event.stage:<{stage_width}}  "
            rest = " " * (date_width + stage_width + 6)
            yield _Line(text, start, rest, is_droppable=True)
        else:
            text = f"{when}, {event.stage}: {text}"
            yield _Line(text, f"{mark} ", "    ", is_droppable=True)
    yield _BLANK


def _date_words(event: SeenEvent) -> str:
    if event.date:
        return show_when(event.date)
    return "date not yet known" if event.event.date else "no date given"


def _source_numbers(event: SeenEvent) -> list[int]:
    points = (*event.own, *event.ahead)
    return sorted({cite.number for point in points for cite in point.citations})


def _key_points(events: Sequence[SeenEvent]) -> Iterator[_Line]:
    yield from _heading("KEY POINTS")
    if not events:
        yield _none()
    homes = {event.event.id: event for event in events}
    for number, event in enumerate(events):
        if number:
            yield _BLANK
        yield from _event_heading(event)
        for point in event.own:
            yield _point(point)
        # What looks forward to it stands where it was said, if that is shown.
        elsewhere: dict[str, int] = {}
        for point in event.ahead:
            if point.event in homes:
                elsewhere[point.event] = elsewhere.get(point.event, 0) + 1
            else:
                yield _point(point)
        if elsewhere:
            places = (
                f"{homes[name].event.title} ({count(n, 'point')})" for name, n in elsewhere.items()
            )
            yield _Line(f"Looked forward to in: {'; '.join(places)}.", "  > ", "    ")
    yield _BLANK


def _event_heading(event: SeenEvent) -> Iterator[_Line]:
    place = f", {event.event.place}" if event.event.place else ""
    yield _Line(f"{_date_words(event)}{place} — {event.event.title}", "  ", "    ")
    words = [] if event.reported_by else [str(event.stage)]
    if event.reported_by:
        words.append("reported by " + _numbers(event.reported_by))
    if event.announced_by:
        words.append("announced by " + _numbers(event.announced_by))
    if event.disputes:
        words.append(count(len(event.disputes), "dispute"))
    yield _Line(f"({'; '.join(words)})", "  ", "  ")


def _numbers(numbers: Iterable[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


def _point(point: SeenPoint) -> _Line:
    cites = " ".join(_citation(cite, point.point.text) for cite in point.citations)
    words = [*claim_words(point.point.claim), standing_words(point)]
    return _Line(f"{point.point.text} {cites} {', '.join(words)}", "  - ", "    ")


def _citation(cite: SeenCitation, told: str) -> str:
    """Write a citation, with its quote where `told` does not hold those words already."""
    citation = cite.citation
    text = f"{cite.number}{_GLUE}¶{citation.at}"
    if citation.quote and citation.quote not in told:
        text += f", {voice_words(cite)}: “{citation.quote}”"
    return f"[{text}]"


def _disputes(disputes: Sequence[SeenDispute]) -> Iterator[_Line]:
    yield from _heading("DISPUTES")
    if not disputes:
        yield _none()
    for number, seen in enumerate(disputes, start=1):
        if number > 1:
            yield _BLANK
        dispute = seen.dispute
        yield _Line(f"{dispute.title} ({seen.status})", f"{number:>3}. ", "     ")
        for side in seen.sides:
            basis = " ".join(_citation(cite, side.side.says) for cite in side.citations)
            basis = basis or f"[{side.side.computed}]"
            yield _Line(f"{side.side.says} {basis}", "     - ", "       ")
        finding = seen.finding or "not yet: a side is still to be published."
        yield _Line(f"Finding: {finding}", "     ", "     ")
    yield _BLANK


def _short_disputes(disputes: Sequence[SeenDispute]) -> Iterator[_Line]:
    yield from _heading("DISPUTES")
    if not disputes:
        yield _none()
    for seen in sorted(disputes, key=lambda each: each.status is DisputeStatus.RESOLVED):
        text = f"{seen.dispute.title} ({seen.status})"
        yield _Line(text, "  - ", "    ", is_droppable=True)
    yield _BLANK


def _gaps(view: View) -> Iterator[_Line]:
    yield from _heading("GAPS")
    if not view.gaps:
        yield _none()
    for gap in view.gaps:
        yield _Line(gap.text, "  - ", "    ", is_droppable=True)
    yield _BLANK


def _sources(view: View, *, short: bool = False) -> Iterator[_Line]:
    yield from _heading("SOURCES")
    yield _Line(sourcing_statement(view, short=short), "  ", "  ")
    for seen in view.sources:
        title = _source_title(seen, short=short)
        yield _Line(title, f"{f'[{seen.number}]':>5} ", "      ", is_droppable=True)
        if seen.source.descriptor and not short:
            yield _Line(seen.source.descriptor, "      ", "      ")
    yield _BLANK


def _source_title(seen: SeenSource, *, short: bool) -> str:
    source = seen.source
    when = show_day(source.published)
    if "published" in source.inferred:
        when += " (inferred)"
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    text = f"{when}. {by}: {source.title}" if by else f"{when}. {source.title}"
    if short:
        return text
    notes = []
    if source.translated_from:
        notes.append(f"translated from {source.translated_from}")
    if source.excerpt:
        notes.append("excerpt")
    if source.corrections:
        notes.append("corrected" if any(each.date for each in source.corrections) else "updated")
    notes.append(count(seen.points, "point"))
    return f"{text} ({', '.join(notes)})" + (f" {source.url}" if source.url else "")
