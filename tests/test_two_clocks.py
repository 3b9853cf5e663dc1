"""The law of the two clocks: a day shows what the folder without all that came later shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lens.commitments import commitments
from briefing.lens.coverage import coverage
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.record_keys import FILES
from briefing.load.value_types import Record, Shape
from briefing.model.records import Briefing
from briefing.render.export import ExportRequest
from briefing.render.formats import FORMATS
from briefing.render.json.coverage import render_coverage_json
from briefing.render.pdf.content import prepare
from briefing.render.text.glyphs import UNICODE
from briefing.tui.commands import COMMANDS
from briefing.tui.pages import page_of
from briefing.tui.pages.page_context import PageContext
from briefing.tui.panes.sources import source_rows
from briefing.tui.panes.topics import topic_rows
from briefing.tui.places import THE_EVENT, About, Shown
from briefing.tui.session import Session
from tests.briefings import lenses
from tests.dated_briefings import dated_briefings, days_around
from tests.reduced import dates_on, days_of, reduced


@pytest.mark.slow
@given(dated_briefings(), st.data())
@settings(max_examples=60)
def test_a_day_shows_what_the_folder_without_all_that_came_later_shows(
    briefing: Briefing, data: st.DataObject
) -> None:
    day: date = data.draw(days_around(days_of(briefing)))
    lens = Lens(as_of=day)
    assert look(Index(briefing), lens) == look(Index(reduced(briefing, day)), lens)


@pytest.mark.slow
@given(dated_briefings(), st.data())
@settings(max_examples=30)
def test_so_it_does_through_any_filter(briefing: Briefing, data: st.DataObject) -> None:
    day: date = data.draw(days_around(days_of(briefing)))
    lens = data.draw(lenses())._replace(as_of=day)
    assert look(Index(briefing), lens) == look(Index(reduced(briefing, day)), lens)


@pytest.mark.slow
@given(dated_briefings(), st.data())
@settings(max_examples=40)
def test_dates_are_those_that_the_readings_bear(briefing: Briefing, data: st.DataObject) -> None:
    day: date = data.draw(days_around(days_of(briefing)))
    for seen in look(Index(briefing), Lens(as_of=day)).events:
        event = briefing.events[seen.event.id]
        if not event.document:
            assert list(seen.event.dates) == list(dates_on(briefing, event, day))


@pytest.mark.slow
@given(dated_briefings())
@settings(max_examples=20)
def test_the_last_day_is_the_default(briefing: Briefing) -> None:
    last = days_of(briefing)[-1]
    assert look(Index(briefing), Lens()) == look(Index(briefing), Lens(as_of=last))._replace(
        lens=Lens()
    )


@pytest.mark.slow
# A feed tells of the steps between the days before, which is the way through the days and no view.
@pytest.mark.parametrize("name", sorted(FORMATS.keys() - {"pdf", "atom"}))
def test_so_does_every_export(name: str) -> None:
    @given(dated_briefings(), st.data())
    @settings(max_examples=6)
    def holds(briefing: Briefing, data: st.DataObject) -> None:
        day: date = data.draw(days_around(days_of(briefing)))
        assert export(briefing, day, name) == export(reduced(briefing, day), day, name)

    holds()


def export(briefing: Briefing, day: date, name: str) -> object:
    """Return an export of a day; nothing where there is nothing to export, as the program does."""
    index = Index(briefing)
    view = look(index, Lens(as_of=day))
    index.days = (day,)  # a page also replays the days before, each of which has its own law
    request = ExportRequest(index, view, [], "port", {})
    return FORMATS[name].write(request) if view.events else None


@pytest.mark.slow
@given(dated_briefings(), st.data())
@settings(max_examples=12)
def test_so_do_the_pdf_the_coverage_and_the_rows_of_the_room(
    briefing: Briefing, data: st.DataObject
) -> None:
    day: date = data.draw(days_around(days_of(briefing)))
    assert faces(briefing, day) == faces(reduced(briefing, day), day)


def faces(briefing: Briefing, day: date) -> list[Any]:
    index, lens = Index(briefing), Lens(as_of=day)
    session = Session.start(index, lens)
    lookup = session.lookup
    return [
        prepare(ExportRequest(index, session.view, [], "port", {})),
        render_coverage_json(coverage(index, day)),
        [(row.kind, row.text, row.seen) for row in lookup.rows],
        list(commitments(session.view.points_by_ref.values())),
        topic_rows(session.view),
        source_rows(session),
        lookup.topics,
        lookup.sources,
        [page_text(session, shown) for shown in pages_in(session)],
        [page_text(session.go_to(each.event.id), THE_EVENT) for each in session.view.events],
    ]


def pages_in(session: Session) -> Iterator[Shown]:
    """Each page of the room that shows one day."""
    lookup = session.lookup
    yield from (Shown(about) for about in (About.DISPUTES, About.BRIEF))
    yield from (Shown(About.TOPIC, each) for each in lookup.topics)
    yield from (Shown(About.SOURCE, each) for each in lookup.sources)


def page_text(session: Session, shown: Shown) -> list[str]:
    context = PageContext(
        session.having(shown=shown), (), True, COMMANDS, UNICODE, None, "port", 80, lambda _: None
    )
    return [f"{each.first}{each.text}" for each in page_of(context)]


# No key is left out


@pytest.mark.slow
def test_every_key_of_the_format_is_in_the_briefings_of_the_law() -> None:
    seen: dict[str, set[object]] = {}

    @given(dated_briefings())
    @settings(max_examples=120)
    def collect(briefing: Briefing) -> None:
        note(briefing, seen)

    collect()
    keys = {
        f"{record.make.__name__}.{field}"
        for record in records(*(shape for _, shape in FILES.values()))
        for field in getattr(record.make, "_fields")  # noqa: B009 - any record has them
    }
    untouched = {name for name in keys if len(seen.get(name, ())) < 2}
    assert {name for name in untouched if not name.endswith(".span")} == ALIKE_ON_EVERY_DAY


ALIKE_ON_EVERY_DAY = {
    f"{record}.{field}"
    for record, fields in {
        "Allowance": "code at why",
        "Brief": "title topics avoid allow",
        "BriefCorrection": "stood right why",
        "Correction": "note sha256",
        "Dispute": "status finding",
        "JudgmentVersion": "confidence",
        "Original": "sha256 paragraphs",
        "Side": "says",
        "Source": "url accessed translated_from origin inferred excerpt descriptor "
        "outline left_out",
        "Voice": "role",
        "Withdrawal": "note",
    }.items()
    for field in fields.split()
}
"""The keys whose values come and go with their record: the invented briefings have one value."""


def note(value: object, seen: dict[str, set[object]]) -> None:
    """Note the values of all fields of all records in a value."""
    if isinstance(value, dict):
        for each in value.values():
            note(each, seen)
    elif isinstance(value, tuple):
        for name, each in zip(getattr(value, "_fields", ()), value, strict=False):
            seen.setdefault(f"{type(value).__name__}.{name}", set()).add(repr(each))
        for each in value:
            note(each, seen)


def records(*shapes: Shape[Any]) -> set[Record[Any]]:
    """Return the records of some shapes, and those within them."""
    found: set[Record[Any]] = set()
    left = [record for shape in shapes for record in shape.records()]
    while left:
        record = left.pop()
        if record not in found:
            found.add(record)
            left += [each for key in record.keys for each in key.shape.records()]
    return found
