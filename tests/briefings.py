"""Invented briefings made of records: short builders for examples, strategies for laws."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from functools import cache, partial
from itertools import count
from typing import Any, TypeVar

from hypothesis import strategies as st

from briefing.lens.lens import Lens
from briefing.load.consistency import in_order
from briefing.model.dates import Part, When, days_in_month, parse_when
from briefing.model.diagnostics import Span
from briefing.model.paragraphs import one_paragraph
from briefing.model.records import (
    BottomLine,
    Brief,
    Briefing,
    Citation,
    Claim,
    Confidence,
    DateVersion,
    Dispute,
    DisputeStatus,
    Event,
    Gap,
    Judgment,
    JudgmentVersion,
    Original,
    Point,
    Rank,
    Side,
    Source,
    TitleVersion,
    Voice,
    VoiceKind,
)

T = TypeVar("T")
SPAN = Span("invented.yaml")


def source(
    name: str, published: str, *, title: str = "", publisher: str = "", origin: Iterable[str] = ()
) -> Source:
    """A source published on a day such as ``2031-03-01``."""
    return Source(
        id=name,
        title=title or f"[{name}]",
        published=date.fromisoformat(published),
        window=None,
        publisher=publisher,
        authors=(),
        url="",
        accessed=None,
        language="",
        translated_from="",
        origin=tuple(origin),
        inferred={},
        excerpt=False,
        corrections=(),
        withdrawn=None,
        descriptor="",
        original=Original("0" * 64, 1, SPAN),
        labels={},
        outline={1: "All of it."},
        left_out={},
        span=SPAN,
    )


def voice(name: str, *of: str, kind: str = "named", role: str = "") -> Voice:
    """A voice that speaks for the bodies `of`."""
    return Voice(name, name.title(), role, of, VoiceKind(kind), SPAN)


def cite(
    where: str, by: str = "", *, quote: str = "", gloss: str = "", dated: str = ""
) -> Citation:
    """A citation of the first paragraph of a source; `dated` is how a date in it reads."""
    dates = {f"printed as {dated}": parse_when(dated)} if dated else {}
    return Citation(where, one_paragraph(1), by, quote, gloss, dates, {}, SPAN)


def point(
    name: str,
    claim: str,
    *cites: Citation | str,
    about: str = "",
    topics: Iterable[str] = (),
    text: str = "",
) -> Point:
    """A point; a citation may be given by the id of its source alone."""
    found = tuple(each if isinstance(each, Citation) else cite(each) for each in cites)
    return Point(
        id=name,
        text=text or f"{name}.",
        claim=Claim(claim),
        about=about,
        topics=tuple(topics),
        weight=None,
        short="",
        firmness=None,
        who="",
        due=None,
        closed_by=(),
        computed="",
        cites=found,
        span=SPAN,
    )


def event(
    name: str,
    when: str,
    *points: Point,
    rank: str = "supporting",
    title: str = "",
    topics: Iterable[str] = (),
    after: Iterable[str] = (),
) -> Event:
    """An event; an empty `when` is no date."""
    return Event(
        id=name,
        titles=(TitleVersion(title or name, (), SPAN),),
        dates=(DateVersion(parse_when(when), "", SPAN),) if when else (),
        after=tuple(after),
        rank=Rank(rank),
        places=(),
        document="",
        topics=tuple(topics),
        points=points,
        span=SPAN,
    )


def side(*cites: str, computed: str = "") -> Side:
    """A side of a dispute, with the sources that take it."""
    return Side("So it is.", "", tuple(map(cite, cites)), computed, (), SPAN)


def dispute(name: str, *sides: Side, touches: Iterable[str] = (), finding: str = "") -> Dispute:
    """A resolved dispute."""
    return Dispute(name, name, DisputeStatus.RESOLVED, tuple(touches), sides, finding, SPAN)


def judgment(text: str, *rests: str) -> Judgment:
    """A judgment of one version with the points that it rests on."""
    return Judgment(text, (judgment_version(text, *rests),), SPAN)


def judgment_version(text: str, *rests: str) -> JudgmentVersion:
    """A version of a judgment."""
    why = "So many origins."
    return JudgmentVersion(text, Confidence.MODERATE, why, rests, "", (), None, SPAN)


def gap(text: str, *touches: str) -> Gap:
    """A gap with the places that it touches."""
    return Gap(text, touches, (), (), SPAN)


def make_briefing(
    sources: Iterable[Source],
    events: Iterable[Event],
    *,
    voices: Iterable[Voice] = (),
    topics: Mapping[str, str] | None = None,
    disputes: Iterable[Dispute] = (),
    judgments: Iterable[Judgment] = (),
    bottom_line: Iterable[str] = (),
    gaps: Iterable[Gap] = (),
) -> Briefing:
    """A briefing of these records, in the order that the loader gives them."""
    rests = tuple(bottom_line)
    brief = Brief(
        title="Port expansion",
        id="",
        question="",
        scope="",
        period=None,
        topics=topics or {},
        voices={each.id: each for each in voices},
        bottom_lines=(BottomLine("", "All told.", rests, None, SPAN),) if rests else (),
        judgments=tuple(judgments),
        gaps=tuple(gaps),
        corrections=(),
        avoid=(),
        allow=(),
        span=SPAN,
    )
    return Briefing(
        placed(brief),
        {each.id: each for each in sorted(events, key=lambda each: each.id)},
        in_order({each.id: each for each in sources}),
        {each.id: each for each in disputes},
    )


def placed(brief: Brief) -> Brief:
    """The brief with each version and gap on a line of its own, as in a file."""
    lines = map(partial(Span, SPAN.path), count(1))
    return brief._replace(
        bottom_lines=tuple(each._replace(span=next(lines)) for each in brief.bottom_lines),
        judgments=tuple(
            each._replace(
                versions=tuple(version._replace(span=next(lines)) for version in each.versions)
            )
            for each in brief.judgments
        ),
        gaps=tuple(each._replace(span=next(lines)) for each in brief.gaps),
    )


# Strategies. Dates lie close together, so that they meet, or anywhere in the calendar.

MARKS = st.sampled_from(["", "", "~", "?"])
_FIRST = date(2031, 2, 22)
DAYS = st.builds(lambda days: _FIRST + timedelta(days), st.integers(0, 20))
_NEAR_PARTS = st.builds(lambda day, mark: Part(day.year, day.month, day.day, mark), DAYS, MARKS)


def parts_near() -> st.SearchStrategy[Part]:
    """Ends of dates that lie close together: days, or the month that most of them are in."""
    return _NEAR_PARTS | st.just(Part(2031, 3))


@st.composite
def parts(draw: st.DrawFn) -> Part:
    """One end of a date, of any precision, anywhere in the calendar."""
    year = draw(st.one_of(st.integers(2029, 2032), st.integers(1, 9999)))
    month = draw(st.integers(0, 12))
    day = draw(st.integers(0, days_in_month(year, month))) if month else 0
    return Part(year, month, day, draw(MARKS))


def whens(ends: st.SearchStrategy[Part]) -> st.SearchStrategy[When]:
    """Dates of every form that the notation has, between such ends."""
    joints = st.sampled_from(["/", ".."])
    return st.one_of(
        st.builds(lambda part: When(part, part), ends),
        st.builds(lambda part, joint: When(part, None, joint), ends, joints),
        st.builds(lambda part, joint: When(None, part, joint), ends, joints),
        st.builds(When, ends, ends, joints).filter(_is_in_order),
    )


def _is_in_order(when: When) -> bool:
    first, last = when.earliest, when.latest
    return when.start != when.end and first is not None and last is not None and first <= last


_TOPICS = ("berths", "budget", "protest")
_BODIES = ("Ministry", "Port", "Wire")
_TITLES = ("First", "Second", "Third", "Fourth")
_WORDS = ("crane", "Dredger", "quay", "strasse", "STRAẞE")
_DATES = st.none() | whens(parts_near())


# A strategy is made once: to make one anew for each value took longer than to draw the value.


@cache
def one_of(*values: T) -> st.SearchStrategy[T]:
    """One of some values."""
    return st.sampled_from(values)


UP_TO_TWO = st.integers(0, 2)
_TWO_TO_FOUR = st.integers(2, 4)
_BOOLEANS = st.booleans()


def some(of: Iterable[str], at_least: int = 0, at_most: int = 2) -> st.SearchStrategy[list[str]]:
    """Lists of a few of some names, each once."""
    return _some(tuple(of), at_least, at_most)


@cache
def _some(names: tuple[str, ...], at_least: int, at_most: int) -> st.SearchStrategy[list[str]]:
    if not names:
        return st.just([])
    return st.lists(one_of(*names), min_size=at_least, max_size=at_most, unique=True)


@cache
def _lists_of_some(
    names: tuple[str, ...], each_at_most: int, at_least: int, at_most: int
) -> st.SearchStrategy[list[list[str]]]:
    each = some(names, 1, each_at_most)
    return st.lists(each, min_size=at_least, max_size=at_most) if names else st.just([])


@cache
def _citations(sources: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return st.lists(one_of(*sources), min_size=1, max_size=3)


@st.composite
def briefings(draw: st.DrawFn) -> Briefing:
    """Whole briefings, as sound as the loader would leave them."""
    publishers = one_of("", *_BODIES)
    titles = _TITLES[: draw(_TWO_TO_FOUR)]
    days = [_FIRST, *(draw(DAYS) for _ in titles[1:])]
    sources = [
        source(f"s{number}", str(day), title=title, publisher=draw(publishers))
        for number, (day, title) in enumerate(zip(days, titles, strict=True))
    ]
    kinds = one_of(*(kind.value for kind in VoiceKind))
    voices = [voice(name, *draw(some(_BODIES)), kind=draw(kinds)) for name in ("ann", "bo")]
    source_ids = tuple(each.id for each in sources)
    names = [f"e{number}" for number in range(draw(_TWO_TO_FOUR))]
    events = [_draw_event(draw, name, names, source_ids) for name in names]
    refs = tuple(f"{each.id}#{found.id}" for each in events for found in each.points)
    places = [*names, *refs]
    disputes = []
    for number in range(draw(UP_TO_TWO)):
        computed = [side(computed="1 + 1 = 2")] if draw(_BOOLEANS) else []
        cited = _lists_of_some(source_ids, 2, 2 - len(computed), 3)
        sides = [side(*cites) for cites in draw(cited)]
        touches = draw(some(places))
        disputes.append(dispute(f"d{number}", *sides, *computed, touches=touches, finding="So."))
    rests = _lists_of_some(refs, 3, 0, 2)
    return make_briefing(
        sources,
        events,
        voices=voices,
        topics={topic: topic.title() for topic in _TOPICS},
        disputes=disputes,
        judgments=[judgment(f"j{number}", *each) for number, each in enumerate(draw(rests))],
        bottom_line=draw(some(refs)),
        gaps=[gap("Unknown.", *draw(some(places)))],
    )


def _draw_event(draw: st.DrawFn, name: str, names: list[str], sources: tuple[str, ...]) -> Event:
    found = []
    for number in range(draw(one_of(0, 1, 2, 2, 3))):
        cites = [
            cite(
                where,
                draw(one_of("", "ann", "bo")),
                quote=draw(one_of(*_WORDS)),
                gloss=draw(one_of("", "Wharf")),
            )
            for where in draw(_citations(sources))
        ]
        readings = [draw(_DATES) for _ in cites]
        cites = [
            each._replace(
                dates={"then": reading}, dates_of={"then": name} if draw(st.booleans()) else {}
            )
            if reading
            else each
            for each, reading in zip(cites, readings, strict=True)
        ]
        found.append(
            point(
                f"p{number}",
                draw(one_of(*(claim.value for claim in Claim))),
                *cites,
                about=draw(one_of("", *names)),
                topics=draw(some(_TOPICS)),
                text=draw(one_of(*_WORDS)),
            )
        )
    made = event(
        name,
        "",
        *found,
        rank=draw(one_of(*(rank.value for rank in Rank))),
        title=draw(one_of(*_WORDS)),
        topics=draw(some(_TOPICS)),
    )
    when = draw(_DATES)
    return made._replace(
        dates=(DateVersion(when, "", SPAN),) if when else (), after=tuple(draw(some(names)))
    )


FILTERS: Mapping[str, st.SearchStrategy[Any]] = {
    "topics": st.frozensets(st.sampled_from(_TOPICS), max_size=2),
    "events": st.frozensets(st.sampled_from(["e0", "e1", "e2"]), max_size=2),
    "ranks": st.frozensets(st.sampled_from(Rank), max_size=2),
    "since": st.none() | DAYS,
    "until": st.none() | DAYS,
    "search": st.sampled_from(["", "crane", "DREDGER", "strasse", "e", "Ann", "Port", "second"]),
}
"""The fields of a lens that narrow it, each with values for `briefings`."""


@st.composite
def lenses(draw: st.DrawFn) -> Lens:
    """Lenses over `briefings` with a filter or two."""
    chosen = draw(some(sorted(FILTERS), 1))
    return Lens(as_of=draw(DAYS))._replace(**{name: draw(FILTERS[name]) for name in chosen})
