"""What comes between two days of knowledge, told by example and held to laws."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.lens.changes import Changes, changed_events, changes
from briefing.lens.lens import Lens
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing, Correction, Paragraphs, Withdrawal
from tests.briefings import (
    DAYS,
    SPAN,
    briefings,
    cite,
    dispute,
    event,
    gap,
    judgment,
    lenses,
    make_briefing,
    point,
    side,
    source,
)

BRIEFING = make_briefing(
    [source(name, f"2031-03-0{day}") for name, day in (("daily", 1), ("wire", 3), ("herald", 5))],
    [
        event("levy", "2031-02-20", point("rate", "reported", "daily")),
        event(
            "strike",
            "2031-03-03/2031-03-04",
            point("set", "planned", cite("daily", dated="2031-03-03")),
            point("ends", "planned", cite("wire", dated="2031-03-04")),
        ),
        event(
            "vote",
            "2031-03-06",
            point("set", "planned", "daily", "wire"),
            point("off", "cancelled", "herald", about="strike"),
        ),
        event("audit", "2031-03-02", point("made", "reported", "wire")),
    ],
    disputes=[dispute("sum", side("daily"), side("wire"), side("herald"), finding="Ten.")],
    judgments=[judgment("Early.", "levy#rate"), judgment("Late.", "vote#off")],
    bottom_line=["audit#made"],
)
INDEX = Index(BRIEFING)


def between(first: int, last: int) -> Changes:
    """What came between two days of March 2031."""
    then, now = (look(INDEX, Lens(as_of=date(2031, 3, day))) for day in (first, last))
    return changes(then, now)


def told(found: Changes) -> list[str]:
    """The changes as lines, in order."""
    lines = [f"source {each.source.id}" for each in found.sources]
    for each in found.events:
        name = each.event.event.id
        if each.has_new_stage:
            lines.append(f"{name}: {each.stage_before or 'new'} > {each.event.stage}")
        lines += [f"{name}: dated"] if each.is_dated else []
        for point_ in each.points:
            cited = " ".join(cite.citation.source for cite in point_.citations)
            lines.append(f"{name}: {'+' if point_.is_new else ''}{point_.point.ref} {cited}")
    for dispute_ in found.disputes:
        words = [*["new"] * dispute_.is_new, *["settled"] * dispute_.is_settled]
        lines.append(f"dispute {dispute_.dispute.dispute.id}: {' '.join(words)}")
    lines += [f"judgment {each.after.version.text}" for each in found.judgments if each.after]
    return lines + (["bottom line"] if found.bottom_line else [])


@pytest.mark.parametrize(
    ("first", "last", "expected"),
    [
        (1, 2, []),
        (
            2,
            3,
            [
                "source wire",
                "audit: new > reported",
                "audit: +audit#made wire",
                "strike: scheduled > due",
                "strike: dated",
                "strike: +strike#ends wire",
                "vote: vote#set wire",
                "dispute sum: new",
                "bottom line",
            ],
        ),
        (3, 4, []),
        (
            4,
            5,
            [
                "source herald",
                "strike: due > unreported",  # the calendar goes on by itself
                "strike: +vote#off herald",
                "vote: scheduled > cancelled",
                "vote: +vote#off herald",
                "dispute sum: settled",
                "judgment Late.",
            ],
        ),
    ],
)
def test_what_came_is_told_in_the_order_of_reading(
    first: int, last: int, expected: list[str]
) -> None:
    found = between(first, last)
    assert told(found) == expected
    assert found.is_empty is not bool(expected)
    assert (found.since.day, found.until.day) == (first, last)


def test_a_step_back_marks_what_it_alters() -> None:
    later, earlier = (look(INDEX, Lens(as_of=date(2031, 3, day))) for day in (5, 3))
    assert changed_events(later, earlier) == {"strike", "vote"}


def came(found: Changes) -> set[object]:
    """All that came for good: stages are left out, because they come and go."""
    points = {
        (each.event.event.id, point_.point.ref, point_.is_new): point_.citations
        for each in found.events
        for point_ in each.points
    }
    return {
        *(("source", each.number) for each in found.sources),
        *(("event", each.event.event.id) for each in found.events if each.is_new),
        *(("point", event_, ref) for event_, ref, is_new in points if is_new),
        *(
            ("citation", event_, ref, str(each.citation))
            for (event_, ref, _), cites in points.items()
            for each in cites
        ),
        *(("dispute", each.dispute.dispute.id) for each in found.disputes if each.is_new),
        *(("finding", each.dispute.dispute.id) for each in found.disputes if each.is_settled),
        *(("judgment", each.after.version.text) for each in found.judgments if each.after),
        *(("bottom line",) for _ in [found.bottom_line] if found.bottom_line),
    }


def days_of(briefing: Briefing, lens: Lens, days: list[date]) -> list[View]:
    index = Index(briefing)
    return [look(index, lens._replace(as_of=day)) for day in sorted(days)]


@pytest.mark.slow
@given(briefings(), lenses())
@settings(max_examples=50)
def test_nothing_comes_between_a_day_and_itself(briefing: Briefing, lens: Lens) -> None:
    view, again = (look(Index(briefing), lens) for _ in range(2))
    assert changes(view, again).is_empty
    assert changed_events(view, again) == frozenset()


@pytest.mark.slow
@given(briefings(), lenses(), st.lists(DAYS, min_size=3, max_size=3))
@settings(max_examples=60)
def test_two_steps_bring_what_one_leap_brings(
    briefing: Briefing, lens: Lens, days: list[date]
) -> None:
    first, second, third = days_of(briefing, lens, days)
    steps = came(changes(first, second)), came(changes(second, third))
    assert came(changes(first, third)) == steps[0] | steps[1]
    assert not steps[0] & steps[1]


@pytest.mark.slow
@given(briefings(), lenses(), st.lists(DAYS, min_size=2, max_size=2))
@settings(max_examples=50)
def test_each_event_that_is_told_of_differs_and_is_marked(
    briefing: Briefing, lens: Lens, days: list[date]
) -> None:
    before, after = days_of(briefing, lens, days)
    found = changes(before, after)
    assert {each.event.event.id for each in found.events} == changed_events(before, after)
    for each in found.events:
        assert each.has_new_stage or each.is_dated or each.own or each.ahead
        assert each.event in after.events


def test_what_only_gained_a_citation_has_not_changed() -> None:
    held = point("held", "reported", "daily", "wire")
    said = judgment("It holds {vote#held}.", "vote#held")
    briefing = make_briefing(
        [source("daily", "2031-03-01"), source("wire", "2031-03-03")],
        [event("vote", "2031-03-01", held)],
        judgments=[said],
        gaps=[gap("Why {vote#held}?", "vote"), gap("How {vote#held}?", "vote")],
        bottom_line=["vote#held"],
    )
    line = briefing.brief.bottom_lines[0]._replace(text="All told {vote#held}.")
    index = Index(briefing._replace(brief=briefing.brief._replace(bottom_lines=(line,))))
    then, now = (look(index, Lens(as_of=date(2031, 3, day))) for day in (1, 3))
    found = changes(then, now)
    assert then.bottom_line and now.bottom_line
    assert then.bottom_line.text != now.bottom_line.text
    assert (found.bottom_line, found.judgments, found.opened, found.closed) == (None, (), (), ())


def test_a_source_may_be_new_corrected_and_withdrawn_between_two_days() -> None:
    fix = Correction(date(2031, 3, 4), Paragraphs(1, 1), "A slip.", (), "", SPAN)
    gone = Withdrawal(date(2031, 3, 5), "Taken down.", SPAN)
    wire = source("wire", "2031-03-03")._replace(corrections=(fix,), withdrawn=gone)
    briefing = make_briefing(
        [source("daily", "2031-03-01"), wire], [event("vote", "", point("p", "reported", "wire"))]
    )
    then, now = (look(Index(briefing), Lens(as_of=date(2031, 3, day))) for day in (1, 5))
    (found,) = changes(then, now).revised
    assert (found.corrections, found.withdrawal) == ((fix,), gone)
