"""Invented briefings that use every key of the format on which the day has a bearing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache

from hypothesis import strategies as st

from briefing.model.records import (
    BottomLine,
    Brief,
    BriefCorrection,
    Briefing,
    Correction,
    DateVersion,
    Event,
    Firmness,
    Gap,
    Judgment,
    JudgmentVersion,
    Original,
    Paragraphs,
    Passage,
    PlaceVersion,
    Point,
    Source,
    TitleVersion,
    Weight,
    Withdrawal,
)
from tests.briefings import (
    DAYS,
    SPAN,
    UP_TO_TWO,
    briefings,
    judgment_version,
    one_of,
    parts_near,
    placed,
    some,
    whens,
)

_PARAGRAPHS = one_of(Paragraphs(1, 1), Paragraphs(2, 2), Paragraphs(1, 2))
_PASSAGES = st.lists(_PARAGRAPHS | st.just(Paragraphs(4, 5)), min_size=1, max_size=2).map(
    Passage.of
)
_LABELS: st.SearchStrategy[dict[int, str]] = st.sampled_from(
    ({}, {1: "p. 11"}, {2: "p. 12", 5: "p. 13"})
)
_ORIGINALS = one_of(None, Original("0" * 64, 6, SPAN))
_AUTHORS = one_of((), ("Ann Lee",), ("Ann Lee", "Bo Chan"))
_STATING = one_of(None, Paragraphs(1, 1))
_CHANGED = st.lists(_PARAGRAPHS, max_size=2)
_WHENS = whens(parts_near())
_OPTIONAL = st.none() | _WHENS
_OPTIONAL_DAYS = st.none() | DAYS
_ONE_DAY = st.lists(DAYS, max_size=1)
_WITHDRAWALS = st.none() | st.none() | st.builds(Withdrawal, DAYS, st.just("Gone."), st.just(SPAN))
_WEIGHTS = st.none() | one_of(*Weight)
_FIRMNESS = st.none() | one_of(*Firmness)


@st.composite
def dated_briefings(draw: st.DrawFn) -> Briefing:
    """Whole briefings in which sources change and fall, and statements have versions."""
    briefing = draw(briefings())
    sources = {name: _source(draw, each) for name, each in briefing.sources.items()}
    refs = tuple(
        f"{event.id}#{each.id}" for event in briefing.events.values() for each in event.points
    )
    events = {
        name: _event(draw, each, refs, list(sources)) for name, each in briefing.events.items()
    }
    disputes = {
        name: each._replace(
            sides=tuple(
                side._replace(
                    short=draw(one_of("", "In short")),
                    rests=() if side.cites else tuple(draw(some(refs))),
                )
                for side in each.sides
            )
        )
        for name, each in briefing.disputes.items()
    }
    brief = _brief(draw, briefing.brief, refs, [*events, *refs])
    return Briefing(brief, events, sources, disputes)


def _source(draw: st.DrawFn, source: Source) -> Source:
    corrections = []
    for _ in range(draw(UP_TO_TWO)):
        changed = tuple(draw(_CHANGED))
        day = draw(_OPTIONAL_DAYS)
        at = draw(_STATING)
        corrections.append(Correction(day, at, "Amended.", changed, "", SPAN))
    return source._replace(
        corrections=tuple(corrections),
        withdrawn=draw(_WITHDRAWALS),
        window=draw(_OPTIONAL),
        authors=draw(_AUTHORS),
        language=draw(one_of("", "ja")),
        labels=draw(_LABELS),
        original=draw(_ORIGINALS),
    )


def _event(draw: st.DrawFn, event: Event, refs: tuple[str, ...], sources: list[str]) -> Event:
    ground = one_of("", *sources)
    titles = [
        TitleVersion(f"{event.title} {number}", tuple(draw(some(refs))), SPAN)
        for number in range(draw(UP_TO_TWO))
    ]
    dates = [DateVersion(draw(_WHENS), draw(ground), SPAN) for _ in range(draw(UP_TO_TWO))]
    places = [
        PlaceVersion(f"Pier {number}", draw(ground), SPAN) for number in range(draw(UP_TO_TWO))
    ]
    return event._replace(
        titles=(*event.titles, *titles),
        dates=(*event.dates, *dates),
        places=tuple(places),
        document=draw(one_of("", "", "", *sources)),
        points=tuple(_point(draw, each, refs) for each in event.points),
    )


def _point(draw: st.DrawFn, point: Point, refs: tuple[str, ...]) -> Point:
    return point._replace(
        weight=draw(_WEIGHTS),
        short=draw(one_of("", "In short")),
        firmness=draw(_FIRMNESS),
        who=draw(one_of("", "Port")),
        due=draw(_OPTIONAL),
        closed_by=tuple(draw(some(refs))),
        computed=draw(one_of("", "", "1 + 1 = 2")),
        cites=tuple(each._replace(at=draw(_PASSAGES)) for each in point.cites),
    )


def _brief(draw: st.DrawFn, brief: Brief, refs: tuple[str, ...], places: list[str]) -> Brief:
    if not refs:
        return brief._replace(corrections=tuple(draw(_corrections())), question="What?")
    made = brief._replace(
        id="tag:port",
        question=draw(one_of("", "What?")),
        scope=draw(one_of("", "All of it.")),
        period=draw(_OPTIONAL),
        bottom_lines=tuple(
            BottomLine(
                draw(one_of("", f"In short {{{refs[0]}}}")),
                prose,
                tuple(draw(some(refs, 1))),
                draw(_OPTIONAL_DAYS),
                SPAN,
            )
            for prose in draw(_proses(refs))
        ),
        judgments=tuple(
            Judgment(f"j{number}", tuple(_versions(draw, refs)), SPAN)
            for number in range(draw(UP_TO_TWO))
        ),
        gaps=tuple(
            Gap(
                prose,
                tuple(draw(some(places))),
                tuple(draw(some(refs))),
                tuple(draw(some(refs, 0, 1))),
                SPAN,
            )
            for prose in draw(_proses(refs))
        ),
        corrections=tuple(draw(_corrections())),
    )
    return placed(made)


@cache
def _proses(refs: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    names = one_of(*refs)
    one = st.just("So it is.") | names.map(lambda ref: f"So it is {{{ref}}}, they say.")
    return st.lists(one, max_size=3)


@cache
def _statements(refs: tuple[str, ...]) -> st.SearchStrategy[list[str]]:
    return _proses(refs).filter(bool)


def _versions(draw: st.DrawFn, refs: tuple[str, ...]) -> list[JudgmentVersion]:
    return [
        judgment_version(prose, *draw(some(refs, 1)))._replace(
            why=draw(one_of("So many origins.", f"It stands {{{refs[-1]}}}.")),
            changed=draw(one_of("", "More is known.")),
            closed_by=tuple(draw(some(refs, 0, 1))),
            written=draw(_OPTIONAL_DAYS),
        )
        for prose in draw(_statements(refs))
    ]


@st.composite
def _corrections(draw: st.DrawFn) -> list[BriefCorrection]:
    days = draw(_ONE_DAY)
    return [BriefCorrection(day, "This.", "That.", "A slip.", SPAN) for day in days]


def days_around(days: Sequence[date]) -> st.SearchStrategy[date]:
    """Days of a briefing, and days between them."""
    return _days_around(*days)


@cache
def _days_around(*days: date) -> st.SearchStrategy[date]:
    some_day = one_of(*days)
    return some_day | some_day.map(lambda day: day - timedelta(1)) | DAYS
