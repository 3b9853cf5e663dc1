"""Invented briefings that use every key of the format on which the day has a bearing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

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
    Paragraphs,
    PlaceVersion,
    Point,
    Source,
    TitleVersion,
    Weight,
    Withdrawal,
)
from tests.briefings import DAYS, SPAN, briefings, judgment_version, parts_near, placed, some, whens

_PARAGRAPHS = st.sampled_from([Paragraphs(1, 1), Paragraphs(2, 2), Paragraphs(1, 2)])
_WHENS = whens(parts_near())
_OPTIONAL = st.none() | _WHENS


@st.composite
def dated_briefings(draw: st.DrawFn) -> Briefing:
    """Whole briefings in which sources change and fall, and statements have versions."""
    briefing = draw(briefings())
    sources = {name: _source(draw, each) for name, each in briefing.sources.items()}
    refs = [f"{event.id}#{each.id}" for event in briefing.events.values() for each in event.points]
    events = {
        name: _event(draw, each, refs, list(sources)) for name, each in briefing.events.items()
    }
    disputes = {
        name: each._replace(
            sides=tuple(
                side if side.cites else side._replace(rests=tuple(draw(some(refs))))
                for side in each.sides
            )
        )
        for name, each in briefing.disputes.items()
    }
    brief = _brief(draw, briefing.brief, refs, [*events, *refs])
    return Briefing(brief, events, sources, disputes)


def _source(draw: st.DrawFn, source: Source) -> Source:
    corrections = []
    for _ in range(draw(st.integers(0, 2))):
        changed = tuple(draw(st.lists(_PARAGRAPHS, max_size=2)))
        day = draw(st.none() | DAYS)
        corrections.append(Correction(day, Paragraphs(1, 1), "Amended.", changed, "", SPAN))
    withdrawn = draw(
        st.none() | st.none() | st.builds(Withdrawal, DAYS, st.just("Gone."), st.just(SPAN))
    )
    return source._replace(
        corrections=tuple(corrections), withdrawn=withdrawn, window=draw(_OPTIONAL)
    )


def _event(draw: st.DrawFn, event: Event, refs: list[str], sources: list[str]) -> Event:
    ground = st.sampled_from(["", *sources])
    titles = [
        TitleVersion(f"{event.title} {number}", tuple(draw(some(refs))), SPAN)
        for number in range(draw(st.integers(0, 2)))
    ]
    dates = [DateVersion(draw(_WHENS), draw(ground), SPAN) for _ in range(draw(st.integers(0, 2)))]
    places = [
        PlaceVersion(f"Pier {number}", draw(ground), SPAN)
        for number in range(draw(st.integers(0, 2)))
    ]
    return event._replace(
        titles=(*event.titles, *titles),
        dates=(*event.dates, *dates),
        places=tuple(places),
        document=draw(st.sampled_from(["", "", "", *sources])),
        points=tuple(_point(draw, each, refs) for each in event.points),
    )


def _point(draw: st.DrawFn, point: Point, refs: list[str]) -> Point:
    return point._replace(
        weight=draw(st.none() | st.sampled_from(Weight)),
        short=draw(st.sampled_from(["", "In short"])),
        firmness=draw(st.none() | st.sampled_from(Firmness)),
        who=draw(st.sampled_from(["", "Port"])),
        due=draw(_OPTIONAL),
        closed_by=tuple(draw(some(refs))),
        cites=tuple(each._replace(at=draw(_PARAGRAPHS)) for each in point.cites),
    )


def _brief(draw: st.DrawFn, brief: Brief, refs: list[str], places: list[str]) -> Brief:
    if not refs:
        return brief._replace(corrections=tuple(draw(_corrections())), question="What?")
    written = st.none() | DAYS
    made = brief._replace(
        id="tag:port",
        question=draw(st.sampled_from(["", "What?"])),
        scope=draw(st.sampled_from(["", "All of it."])),
        period=draw(_OPTIONAL),
        bottom_lines=tuple(
            BottomLine(
                draw(st.sampled_from(["", f"In short {{{refs[0]}}}"])),
                prose,
                tuple(draw(some(refs, 1))),
                draw(written),
                SPAN,
            )
            for prose in draw(_proses(refs))
        ),
        judgments=tuple(
            Judgment(f"j{number}", tuple(_versions(draw, refs)), SPAN)
            for number in range(draw(st.integers(0, 2)))
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


def _proses(refs: Sequence[str]) -> st.SearchStrategy[list[str]]:
    names = st.sampled_from(refs)
    one = st.just("So it is.") | names.map(lambda ref: f"So it is {{{ref}}}, they say.")
    return st.lists(one, max_size=3)


def _versions(draw: st.DrawFn, refs: list[str]) -> list[JudgmentVersion]:
    return [
        judgment_version(prose, *draw(some(refs, 1)))._replace(
            why=draw(st.sampled_from(["So many origins.", f"It stands {{{refs[-1]}}}."])),
            changed=draw(st.sampled_from(["", "More is known."])),
            closed_by=tuple(draw(some(refs, 0, 1))),
            written=draw(st.none() | DAYS),
        )
        for prose in draw(_proses(refs).filter(bool))
    ]


@st.composite
def _corrections(draw: st.DrawFn) -> list[BriefCorrection]:
    days = draw(st.lists(DAYS, max_size=1))
    return [BriefCorrection(day, "This.", "That.", "A slip.", SPAN) for day in days]


def days_around(days: Sequence[date]) -> st.SearchStrategy[date]:
    """Days of a briefing, and days between them."""
    some_day = st.sampled_from(days)
    return some_day | some_day.map(lambda day: day - timedelta(1)) | DAYS
