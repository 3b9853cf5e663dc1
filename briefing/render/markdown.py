"""The brief as CommonMark with tables: a post, an issue, a wiki.

A citation is a reference link to the source's address, or to the list of sources where it has none:
of the ways to write a note it is the only one that every renderer knows.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from briefing.lens.view import SeenCitation, SeenDispute, SeenEvent, SeenPoint, SeenSource, View
from briefing.model.dates import show_day
from briefing.model.records import Rank
from briefing.model.text import visible
from briefing.render.command import shell_line
from briefing.render.commonmark import code, escape, table
from briefing.render.event_summary import points_of
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.lines import citation_words, date_words, source_title
from briefing.render.words import (
    claim_words,
    count,
    counts_words,
    describe_filters,
    joined_words,
    sourcing_statement,
    standing_words,
)

_MOST_SOURCES = 40
"""More sources have no room beside the events."""
_REPORTS, _ANNOUNCES, _SILENT = "reports", "announces", "·"

_ENDS_ADDRESS = str.maketrans({"<": "%3C", ">": "%3E", "\\": "%5C"})

_Block = list[str]
"""Lines that belong together; between blocks there is an empty one."""


def write(request: ExportRequest) -> ExportResult:
    """Return the brief, in the order of the plain one."""
    view = request.view
    blocks = [
        *_header(view, request.origin),
        *_section("Bottom line", [_bottom_line(view)]),
        *_section("Key judgments", [_judgments(view)]),
        *_section("Timeline", [_timeline(view.events)]),
        *_section("Key points", list(_key_points(view.events))),
        *_section("Disputes", [_disputes(view.disputes)]),
        *_section("Gaps", [[f"- {escape(each.text)}" for each in view.gaps]]),
        *_section("Events and sources", [_matrix(view)]),
        *_section("Sources", [[escape(sourcing_statement(view))], _sources(view.sources)]),
        _targets(view.sources),
        [code(shell_line(request.command))],
    ]
    text = "\n\n".join("\n".join(block) for block in blocks if block) + "\n"
    too_many = len(view.sources) > _MOST_SOURCES
    why = f"{len(view.sources):,} sources have no room beside the events"
    return ExportResult(text.encode(), (Omission(1, "table of events by sources", why),) * too_many)


def _section(title: str, blocks: Sequence[_Block]) -> list[_Block]:
    return [[f"## {title}"], *(blocks if any(blocks) else [["none"]])]


def _header(view: View, origin: str) -> list[_Block]:
    brief = view.brief
    facts = (
        ("Question: ", brief.question),
        ("Scope: ", brief.scope),
        ("", counts_words(view)),
        ("Shows only: ", describe_filters(view)),
    )
    return [
        [f"# {escape(brief.title)}"],
        [f"As of **{show_day(view.as_of)}** · {escape(visible(origin))}"],
        *([f"{name}{escape(text)}"] for name, text in facts if text),
    ]


def _bottom_line(view: View) -> _Block:
    return [escape(view.bottom_line.text)] if view.bottom_line else []


def _judgments(view: View) -> _Block:
    return [
        f"{number}. {escape(each.text)} **Confidence: {each.confidence}.** {escape(each.why)}"
        for number, each in enumerate(view.judgments, start=1)
    ]


def _timeline(events: Sequence[SeenEvent]) -> _Block:
    rows = [
        (
            escape(date_words(each)),
            _title(each),
            str(each.stage),
            _cited(number for point in points_of(each) for number in point.sources),
        )
        for each in events
    ]
    return table(("Date", "Event", "Stage", "Sources"), rows) if rows else []


def _title(seen: SeenEvent) -> str:
    title = escape(seen.event.title)
    return f"**{title}**" if seen.event.rank is Rank.HEADLINE else title


def _cited(numbers: Iterable[int]) -> str:
    return " ".join(map(_link, sorted(set(numbers))))


def _link(number: int) -> str:
    return f"[\\[{number}\\]][{number}]"


def _key_points(events: Sequence[SeenEvent]) -> Iterator[_Block]:
    homes = {event.event.id: event for event in events}
    for event in events:
        place = f", {event.event.place}" if event.event.place else ""
        yield [f"### {escape(f'{date_words(event)}{place} — {event.event.title}')}"]
        yield [_stage(event)]
        points = (*event.own, *(each for each in event.ahead if each.event not in homes))
        yield [line for point in points for line in _point(point)]
        elsewhere = Counter(each.event for each in event.ahead if each.event in homes)
        places = [
            f"{escape(homes[name].event.title)} ({count(number, 'point')})"
            for name, number in elsewhere.items()
        ]
        yield [f"Looked forward to in: {'; '.join(places)}."] if places else []


def _stage(event: SeenEvent) -> str:
    words = [] if event.reported_by else [str(event.stage)]
    if event.reported_by:
        words.append(f"reported by {_cited(event.reported_by)}")
    if event.announced_by:
        words.append(f"announced by {_cited(event.announced_by)}")
    if event.disputes:
        words.append(count(len(event.disputes), "dispute"))
    return f"({'; '.join(words)})"


def _point(point: SeenPoint) -> Iterator[str]:
    cites = " ".join(_citation(each, point.point.text) for each in point.citations)
    words = ", ".join((*claim_words(point.point.claim), standing_words(point)))
    yield f"- {escape(point.point.text)} {cites} *{words}*"
    for why in joined_words(point):
        yield f"  - {escape(why)}"


def _citation(cite: SeenCitation, told: str) -> str:
    return f"[{escape(citation_words(cite, told))}][{cite.number}]"


def _disputes(disputes: Sequence[SeenDispute]) -> _Block:
    lines = []
    for number, seen in enumerate(disputes, start=1):
        start = f"{number}. "
        rest = " " * len(start)
        lines.append(f"{start}**{escape(seen.dispute.title)}** ({seen.status})")
        for side in seen.sides:
            basis = " ".join(_citation(each, side.side.says) for each in side.citations)
            basis = basis or escape(f"[{side.side.computed}]")
            lines.append(f"{rest}- {escape(side.side.says)} {basis}")
        finding = seen.finding or "not yet: a side is still to be published."
        lines += ["", f"{rest}Finding: {escape(finding)}"]
    return lines


def _matrix(view: View) -> _Block:
    numbers = [each.number for each in view.sources]
    if len(numbers) > _MOST_SOURCES:
        return [f"Left out: {len(numbers):,} sources have no room beside the events."]
    rows = [(_title(each), *(_says(each, number) for number in numbers)) for each in view.events]
    return table(("Event", *map(_link, numbers)), rows) if rows else []


def _says(event: SeenEvent, number: int) -> str:
    if number in event.reported_by:
        return _REPORTS
    return _ANNOUNCES if number in event.announced_by else _SILENT


def _sources(sources: Sequence[SeenSource]) -> _Block:
    return [line for each in sources for line in _source(each)]


def _source(seen: SeenSource) -> Iterator[str]:
    source = seen.source
    title = source_title(seen._replace(source=source._replace(url="")), short=False)
    address = f" <{_address(source.url)}>" if source.url else ""
    yield f"- **\\[{seen.number}\\]** {escape(title)}{address}"
    if source.descriptor:
        yield ""
        yield f"  {escape(source.descriptor)}"


def _targets(sources: Sequence[SeenSource]) -> _Block:
    """Say where each number leads: to the address, or to the heading above the list."""
    return [f"[{each.number}]: {_target(each.source.url)}" for each in sources]


def _target(url: str) -> str:
    # Unlike in an address that stands by itself, entities are read in one that a link has.
    return f"<{_address(url).replace('&', '&amp;')}>" if url else "#sources"


def _address(url: str) -> str:
    return url.translate(_ENDS_ADDRESS)
