"""What the reading pane shows: pages made of paragraphs. Pure; a page knows no widget."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple

from briefing.lens.view import SeenCitation, SeenDispute, SeenEvent, SeenPoint, View
from briefing.model.dates import show_day, show_when
from briefing.model.diagnostics import Diagnostic
from briefing.model.records import Source
from briefing.render.cells import cell_width, pad, wrap
from briefing.render.glyphs import Glyphs
from briefing.render.plain import Page, render_plain
from briefing.render.words import claim_words, count, print_command, standing_words, voice_words
from briefing.tui.commands import COMMANDS
from briefing.tui.session import Session


class About(Enum):
    """What a page in the reading pane is about."""

    EVENT = auto()
    TOPIC = auto()
    SOURCE = auto()
    DISPUTES = auto()
    BRIEF = auto()
    PROBLEMS = auto()
    KEYS = auto()


class Shown(NamedTuple):
    """A page: its kind, the topic or source that it is about, and where on it to begin."""

    about: About
    name: str = ""
    ref: str = ""


class Para(NamedTuple):
    """A paragraph: its text and style, how its lines begin, and what it is about.

    `ref` names a point, a paragraph of a source or a dispute: where the cursor can stand.
    """

    text: str
    style: str = ""
    first: str = ""
    rest: str = ""
    ref: str = ""


class Line(NamedTuple):
    """A line of a page that has been broken at the width of its pane."""

    text: str
    style: str
    ref: str


_GAP = Para("")


def set_page(page: Sequence[Para], width: int) -> list[Line]:
    """Break a page into lines of at most `width` cells."""
    return [
        Line(text, para.style, para.ref)
        for para in page
        for text in wrap(para.text, max(1, width), first=para.first, rest=para.rest)
    ]


def page_of(
    shown: Shown, session: Session, problems: Sequence[Diagnostic], glyphs: Glyphs
) -> list[Para]:
    """Return any page but the brief, which needs to know its width."""
    if shown.about is About.EVENT:
        return event_page(session, glyphs)
    if shown.about is About.TOPIC:
        return topic_page(session, shown.name)
    if shown.about is About.SOURCE:
        source = session.index.briefing.sources[shown.name]
        return source_page(session.view, source, session.index.numbers[shown.name])
    if shown.about is About.DISPUTES:
        return disputes_page(session.view)
    if shown.about is About.PROBLEMS:
        return problems_page(problems)
    return keys_page()


def event_page(session: Session, glyphs: Glyphs) -> list[Para]:
    """The event under the cursor: its date, stage and reasons, its points, its disputes."""
    seen = session.current
    if seen is None:
        return [Para("No event is visible on this day and through these filters.", "dim")]
    return list(_event(seen, session, glyphs))


def _event(seen: SeenEvent, session: Session, glyphs: Glyphs) -> Iterator[Para]:
    yield Para(seen.event.title, "bold")
    place = f" · {seen.event.place}" if seen.event.place else ""
    yield Para(_date(seen) + place)
    yield Para(_reasons(seen), "dim")
    for point in seen.own:
        yield from _point(point, session, glyphs)
    if seen.ahead:
        yield _GAP
        yield Para("Looking forward to it", "bold")
        for point in seen.ahead:
            yield from _point(point, session, glyphs)
    disputes = {each.dispute.id: each for each in session.view.disputes}
    touching = [disputes[name] for name in seen.disputes if name in disputes]
    if touching:
        yield _GAP
        yield Para("Disputes", "bold")
        for each in touching:
            text = f"{each.dispute.title} ({each.status})"
            yield Para(text, "", f"  {glyphs.disputed} ", "    ")
    readings = list(_readings(seen))
    if readings:
        yield _GAP
        yield Para("Dates as printed", "bold")
        yield from readings


def _date(seen: SeenEvent) -> str:
    if seen.date:
        return show_when(seen.date)
    return "date not yet known" if seen.event.date else "no date given"


def _reasons(seen: SeenEvent) -> str:
    words = [str(seen.stage)]
    if seen.reported_by:
        words.append("reported by " + _numbers(seen.reported_by))
    if seen.announced_by:
        words.append("announced by " + _numbers(seen.announced_by))
    return "; ".join(words)


def _numbers(numbers: Sequence[int]) -> str:
    return f"[{','.join(map(str, numbers))}]"


def _point(point: SeenPoint, session: Session, glyphs: Glyphs) -> Iterator[Para]:
    has_cursor = point.ref == session.point
    sign = glyphs.cursor if has_cursor else " "
    mark = glyphs.marked if point.ref in session.marks else " "
    yield _GAP
    yield Para(point.point.text, "", f"{sign}{mark} ", "   ", point.ref)
    names = session.view.brief.topics
    topics = [names[name] for name in point.point.topics if name in names]
    words = [*claim_words(point.point.claim), standing_words(point), *topics]
    yield Para(" · ".join(words), "dim", "     ", "     ", point.ref)
    for cite in point.citations:
        yield Para(citation_words(cite), "dim", "     ", "       ", point.ref)


def citation_words(cite: SeenCitation) -> str:
    """Write a citation: number, paragraph, who says it, the source's words."""
    text = f"[{cite.number} ¶{cite.citation.at}] {voice_words(cite)}"
    if cite.voice and cite.voice.role:
        text += f", {cite.voice.role}"
    return f"{text}: “{cite.citation.quote}”" if cite.citation.quote else text


def with_citations(point: SeenPoint, sources: Mapping[str, Source]) -> str:
    """Write a point so that it can stand by itself: each citation with its source in full."""
    cites = []
    for cite in point.citations:
        source = sources[cite.citation.source]
        parts = (source.publisher, source.title, show_day(source.published))
        cites.append(", ".join(part for part in parts if part) + f", ¶{cite.citation.at}")
    return f"{point.point.text} [{'; '.join(cites)}]"


def _readings(seen: SeenEvent) -> Iterator[Para]:
    for point in (*seen.own, *seen.ahead):
        for cite in point.citations:
            for phrase, reading in cite.citation.dates.items():
                text = f"“{phrase}” [{cite.number} ¶{cite.citation.at}] is {show_when(reading)}"
                yield Para(text, "dim", "  ", "    ", point.ref)


def source_page(view: View, source: Source, number: int) -> list[Para]:
    """A source's record: what is stated, what is inferred, each paragraph with its points."""
    return list(_source(view, source, number))


def _source(view: View, source: Source, number: int) -> Iterator[Para]:
    yield Para(f"[{number}] {source.title}", "bold")
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    yield Para(by or "no publisher named")
    yield Para(f"published {show_day(source.published)}")
    if source.window:
        yield Para(f"possible days: {show_when(source.window)}", "dim")
    if source.published > view.as_of:
        yield Para("not yet published on this day", "dim")
        return
    yield Para("origin: " + ", ".join(source.origins), "dim")
    if source.translated_from:
        yield Para(f"translated from {source.translated_from}", "dim")
    if source.excerpt:
        yield Para("an excerpt: its silence proves nothing", "dim")
    if source.descriptor:
        yield _GAP
        yield Para(source.descriptor)
    for name, why in source.inferred.items():
        yield _GAP
        yield Para(f"{name} is inferred: {why}", "dim")
    for correction in source.corrections:
        yield _GAP
        yield Para(f"¶{correction.at}: {correction.note}", "dim")
    yield _GAP
    yield Para("Paragraphs", "bold")
    resting = _points_by_paragraph(view, source)
    for paragraph, gist in source.outline.items():
        yield _GAP
        ref = f"{source.id}@{paragraph}"
        yield Para(gist, "", f"{f'¶{paragraph}':>4} ", "     ", ref)
        for point in resting.get(paragraph, ()):
            yield Para(point.point.text, "dim", "     - ", "       ", ref)


def _points_by_paragraph(view: View, source: Source) -> dict[int, list[SeenPoint]]:
    found: dict[int, list[SeenPoint]] = {}
    points = {p.ref: p for event in view.events for p in (*event.own, *event.ahead)}
    for point in points.values():
        for cite in point.citations:
            if cite.citation.source == source.id:
                for paragraph in range(cite.citation.at.first, cite.citation.at.last + 1):
                    found.setdefault(paragraph, []).append(point)
    return found


def topic_page(session: Session, topic: str) -> list[Para]:
    """The points of a topic in order of time, across events."""
    page = [Para(session.view.brief.topics[topic], "bold")]
    for seen in session.view.events:
        points = [point for point in seen.own if topic in point.topics]
        if points:
            page += [_GAP, Para(f"{_date(seen)} · {seen.event.title}", "dim")]
            page += [Para(each.point.text, "", "  - ", "    ", each.ref) for each in points]
    if len(page) == 1:
        page.append(Para("No point of this topic is visible.", "dim"))
    return page


def disputes_page(view: View) -> list[Para]:
    """Where the sources disagree: the sides with their citations, and the finding."""
    page = [Para(count(len(view.disputes), "dispute").capitalize(), "bold")]
    for seen in view.disputes:
        page += _dispute(seen)
    return page


def _dispute(seen: SeenDispute) -> Iterator[Para]:
    ref = seen.dispute.id
    yield _GAP
    yield Para(f"{seen.dispute.title} ({seen.status})", "bold", ref=ref)
    for side in seen.sides:
        yield Para(side.side.says, "", "  - ", "    ", ref)
        if side.side.computed:
            yield Para(side.side.computed, "dim", "    ", "    ", ref)
        for cite in side.citations:
            yield Para(citation_words(cite), "dim", "    ", "      ", ref)
    finding = seen.finding or "not yet: a side is still to be published."
    yield Para(f"Finding: {finding}", "", "  ", "  ", ref)


def problems_page(problems: Sequence[Diagnostic]) -> list[Para]:
    """What is wrong in the folder, with file and line."""
    if not problems:
        return [Para("No problems in this folder.", "dim")]
    page = [Para(count(len(problems), "problem").capitalize(), "bold")]
    for problem in problems:
        path, line, column = problem.span
        page += [
            _GAP,
            Para(f"{path}:{line}:{column}", "dim"),
            Para(f"{problem.message} ({problem.code})", "", "  ", "  "),
        ]
        if problem.hint:
            page.append(Para(f"help: {problem.hint}", "dim", "  ", "  "))
    return page


def brief_page(view: View, width: int, folder: str | None, title: str) -> list[Para]:
    """The brief as it would be printed; its lines are broken already."""
    command = (*print_command(folder, view), "--width", str(width))
    laid_out = Page(width, ascii=False, command=command, origin=title)
    page = []
    for line in render_plain(view, laid_out).splitlines():
        indent = line[: len(line) - len(line.lstrip(" "))]
        page.append(Para(line.lstrip(" "), "", indent, indent))
    return page


def keys_page() -> list[Para]:
    """Every key."""
    width = max(cell_width(each.shown_keys) for each in COMMANDS) + 2
    rest = " " * width
    return [Para("Keys", "bold"), _GAP] + [
        Para(each.help, "", pad(each.shown_keys, width), rest) for each in COMMANDS
    ]
