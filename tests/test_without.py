"""The briefing without some sources and voices: what falls, and the laws that it keeps."""

from __future__ import annotations

import json
from collections.abc import Collection
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.document.falls import fall_counts, fall_items
from briefing.lens.lens import Lens
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.load.consistency import in_order
from briefing.model.dates import parse_when
from briefing.model.records import Briefing, DateVersion
from tests.briefings import (
    SPAN,
    briefings,
    cite,
    dispute,
    event,
    judgment,
    make_briefing,
    point,
    side,
    source,
    voice,
)
from tests.conftest import HARBOUR, Run
from tests.dated_briefings import dated_briefings, days_around
from tests.reduced import days_of, reduced

VOTE = event(
    "vote",
    "2031-03-05",
    point("held", "reported", cite("daily", "ann", dated="2031-03-05"), "weekly"),
    point("month", "reported", cite("weekly", dated="2031-03")),
    point("cost", "reported", cite("weekly", "bo")),
)
TALKS = event("talks", "2031-03-12", point("off", "cancelled", cite("daily", "ann")))
INDEX = Index(
    make_briefing(
        [source("daily", "2031-03-06"), source("weekly", "2031-03-08")],
        [VOTE, TALKS],
        voices=[voice("ann"), voice("bo")],
        disputes=[
            dispute("day", side("daily"), side("weekly"), touches=["vote"]),
            dispute(
                "sum", side("daily"), side("weekly"), side(computed="1 = 1"), finding="It is one."
            ),
        ],
        judgments=[judgment("It holds.", "vote#held"), judgment("It is dear.", "vote#cost")],
        bottom_line=["talks#off"],
    )
)


@pytest.mark.parametrize(
    ("names", "counts", "items"),
    [
        (
            ["daily"],
            (
                "1 point, 1 event and 1 dispute go, 1 point keeps one origin, 1 date changes, "
                "1 dispute reopens, the bottom line loses its ground"
            ),
            [
                "Events that go: talks.",
                "Points that go: talks#off.",
                "Disputes that go: day.",
                "Points left with one origin: vote#held.",
                "Dates that change: vote (Wed 5 Mar 2031, now Mar 2031).",
                "Disputes that lose a side: sum.",
                "Bottom line without its ground: All told.",
            ],
        ),
        (
            ["bo"],
            "1 point goes, 1 judgment loses its ground",
            ["Points that go: vote#cost.", "Judgment without its ground: It is dear."],
        ),
        (
            ["ann", "weekly"],
            (
                "4 points, 2 events and 1 dispute go, 1 dispute reopens, 2 judgments and the "
                "bottom line lose their ground"
            ),
            None,
        ),
    ],
)
def test_what_falls_is_told(names: list[str], counts: str, items: list[str] | None) -> None:
    fall = look(INDEX, Lens(without=frozenset(names))).fall
    assert fall
    assert fall_counts(fall) == counts
    assert items is None or list(fall_items(fall)) == items


def test_filters_narrow_what_falls_and_numbers_stay() -> None:
    view = look(INDEX, Lens(without=frozenset({"daily"}), search="source:daily"))
    assert not view.events
    assert view.fall
    assert [each.ref for each in view.fall.points] == ["talks#off"]
    everything = look(INDEX, Lens(without=frozenset({"daily"})))
    assert [each.number for each in everything.sources] == [2]
    assert {each for found in everything.points_by_ref.values() for each in found.sources} == {2}


def test_a_version_goes_with_its_source_and_the_one_before_holds() -> None:
    first, later = (DateVersion(parse_when(when), by, SPAN) for when, by in FIXED)
    held = event("held", "", point("set", "planned", "daily", cite("weekly", dated="2031-03-24")))
    briefing = make_briefing(
        [source("daily", "2031-03-06"), source("weekly", "2031-03-08")],
        [held._replace(dates=(first, later))],
    )
    view = look(Index(briefing), Lens(without=frozenset({"weekly"})))
    assert str(view.events[0].date) == "2031-03-12"


FIXED = [("2031-03-12", ""), ("2031-03-24", "weekly")]


def test_print_tells_it_once_and_how_to_ask_again(briefing: Run) -> None:
    result = briefing("print", ".", "--without", "004", "--without", "lind", cwd=HARBOUR)
    assert (result.returncode, result.stderr) == (0, "")
    assert result.stdout.count("Without [5] The Mariner and Ada Lind: ") == 1
    assert "  - Points that go: " in result.stdout
    assert "--without 004_mariner --without lind" in " ".join(result.stdout.split())
    short = briefing("print", ".", "--summary", "--without", "5", cwd=HARBOUR).stdout
    assert "Without [5] The Mariner: " in short
    assert "Points that go" not in short
    asked = ("print", ".", "--format", "json", "--without", "5", "--without", "lind")
    made = json.loads(briefing(*asked, cwd=HARBOUR).stdout)
    assert made["lens"]["without"] == ["004_mariner", "lind"]
    assert made["fall"]["sources"] == [5]
    assert made["fall"]["voices"] == ["lind"]
    assert "fares-vote#outcome" in made["fall"]["points"]
    assert made["fall"]["bottom_line"] is True
    page = briefing("export", "html", ".", "--without", "5", cwd=HARBOUR).stdout
    assert page.count("Without [5] The Mariner: ") == 1


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ("--without 00", "5 ids begin with `00`; write one of 000_wire, 001_gazette, 002_post"),
        ("--without lynd", "no source and no voice `lynd`; did you mean `lind`"),
        ("--without zzz", "no source and no voice `zzz`; `briefing list sources` and"),
        (
            "--without 4 --as-of 2031-03-06",
            "`003_herald` is published only on Mon 10 Mar 2031; this is the briefing of Thu 6 Mar",
        ),
        ("--without moreau --as-of 2031-03-06", "`moreau` is cited only on Mon 10 Mar 2031"),
        (
            "--without 1 --without 2 --without 3 --without 4 --without 5",
            "--without leaves no point on Fri 14 Mar 2031; name fewer",
        ),
        ("--without 1 --as-of 2031-03-03", "--without leaves no point on Mon 3 Mar 2031"),
    ],
)
def test_what_cannot_be_left_out_is_refused(briefing: Run, words: str, message: str) -> None:
    result = briefing("print", ".", *words.split(), cwd=HARBOUR)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr


laws = settings(max_examples=40)
NAMES = st.frozensets(
    st.sampled_from(["s0", "s1", "s2", "s3", "ann", "bo"]), min_size=1, max_size=3
)


def shown(view: View) -> dict[str, object]:
    """What a view shows that does not depend on its day but for what is known."""
    return {
        "events": {each.event.id: (each.event.titles, each.date) for each in view.events},
        "points": {ref: (each.point, each.origins) for ref, each in view.points_by_ref.items()},
        "disputes": {each.dispute.id: (each.status, each.sides) for each in view.disputes},
        "judgments": [(each.id, each.version) for each in view.judgments],
        "bottom line": view.bottom_line,
    }


@given(briefings(), st.data())
@laws
def test_without_all_that_came_later_the_last_day_shows_what_the_day_showed(
    briefing: Briefing, data: st.DataObject
) -> None:
    day: date = data.draw(st.sampled_from(days_of(briefing)))
    later = frozenset(name for name, each in briefing.sources.items() if each.published > day)
    index = Index(briefing)
    assert shown(look(index, Lens(without=later))) == shown(look(index, Lens(as_of=day)))


@pytest.mark.slow
@given(dated_briefings(), NAMES, st.data())
@laws
def test_no_more_is_shown_than_with_everything(
    briefing: Briefing, names: Collection[str], data: st.DataObject
) -> None:
    lens = Lens(as_of=data.draw(days_around(days_of(briefing))))
    index = Index(briefing)
    whole, left = look(index, lens), look(index, lens._replace(without=frozenset(names)))
    before = whole.points_by_ref
    for ref, seen in left.points_by_ref.items():
        cites = [
            each
            for each in before[ref].citations
            if each.citation.source not in names and each.citation.by not in names
        ]
        assert list(seen.citations) == cites
    gone = before.keys() - left.points_by_ref.keys()
    assert all(
        cite.source in names or cite.by in names for ref in gone for cite in before[ref].point.cites
    )
    assert {each.number for each in whole.sources} - {each.number for each in left.sources} == {
        each.number for each in whole.sources if each.source.id in names
    }
    assert {each.ref for each in left.fall.points} == gone if left.fall else not gone
    assert {each.id for each in left.judgments} <= {each.id for each in whole.judgments}
    assert {each.span for each in left.gaps} <= {each.span for each in whole.gaps}
    stood = whole.bottom_line
    assert left.bottom_line is None or (stood and left.bottom_line.span == stood.span)


def test_a_date_that_only_what_is_left_out_bears_is_open() -> None:
    held = point("held", "reported", "daily", cite("weekly", dated="2031-03-05"))
    briefing = make_briefing(
        [source("daily", "2031-03-06"), source("weekly", "2031-03-08")],
        [event("vote", "2031-03-05", held)],
    )
    view = look(Index(briefing), Lens(without=frozenset({"weekly"})))
    assert view.events[0].date is None
    assert view.fall
    assert fall_counts(view.fall) == "1 point keeps one origin, 1 date opens"


def test_what_is_concluded_with_everything_is_not_replaced_by_what_was_said_before() -> None:
    meeting = event("meeting", "2031-03-07", point("set", "planned", "daily"))
    held = event("held", "2031-03-07", point("done", "reported", "weekly"))
    early, late = (judgment("It will be held.", "meeting#set"), judgment("It was.", "held#done"))
    ended = early._replace(versions=(early.versions[0]._replace(closed_by=("held#done",)),))
    moved = late._replace(id="moved", versions=(*early.versions, *late.versions))
    briefing = make_briefing(
        [source("daily", "2031-03-06"), source("weekly", "2031-03-08")],
        [meeting, held],
        judgments=[ended, moved],
        bottom_line=["meeting#set"],
    )
    lines = briefing.brief.bottom_lines
    later = lines[0]._replace(
        rests=("held#done",), text="Held.", span=lines[0].span._replace(line=9)
    )
    briefing = briefing._replace(brief=briefing.brief._replace(bottom_lines=(*lines, later)))
    view = look(Index(briefing), Lens(without=frozenset({"weekly"})))
    assert (view.judgments, view.bottom_line) == ((), None)
    assert view.fall
    assert fall_counts(view.fall) == (
        "1 point and 1 event go, 1 judgment and the bottom line lose their ground"
    )


def test_a_voice_with_the_id_of_a_source_is_another_name() -> None:
    briefing = make_briefing(
        [source("ministry", "2031-03-06"), source("daily", "2031-03-06")],
        [
            event("paper", "", point("own", "reported", "ministry")),
            event("words", "", point("said", "reported", cite("daily", "ministry"))),
        ],
        voices=[voice("ministry")],
    )
    index = Index(briefing)
    for name, left in (("ministry", "words"), ("by:ministry", "paper")):
        view = look(index, Lens(without=frozenset({name})))
        assert [each.event.id for each in view.events] == [left]


@pytest.mark.slow
@given(dated_briefings(), st.data())
@laws
def test_a_source_that_nothing_cites_changes_only_the_sources(
    briefing: Briefing, data: st.DataObject
) -> None:
    day: date = data.draw(st.sampled_from(days_of(briefing)))
    more = briefing._replace(sources=in_order({**briefing.sources, "s9": source("s9", str(day))}))
    index = Index(more)
    whole, left = look(index, Lens()), look(index, Lens(without=frozenset({"s9"})))
    assert left.fall
    assert not any(left.fall[2:])
    assert left == whole._replace(
        lens=left.lens,
        fall=left.fall,
        origins=left.origins,
        sources=tuple(each for each in whole.sources if each.source.id != "s9"),
        news=left.news,
    )


@pytest.mark.slow
@given(dated_briefings(), NAMES, st.data())
@laws
def test_a_day_shows_what_the_folder_without_all_that_came_later_shows(
    briefing: Briefing, names: frozenset[str], data: st.DataObject
) -> None:
    # A reduction writes the date of the day into the record: what less would bear is not in it.
    events = {name: each._replace(dates=()) for name, each in briefing.events.items()}
    briefing = briefing._replace(events=events)
    day = data.draw(days_around(days_of(briefing)))
    lens = Lens(as_of=day, without=names)
    assert look(Index(briefing), lens) == look(Index(reduced(briefing, day)), lens)


@pytest.mark.slow
@given(dated_briefings(), st.lists(NAMES, min_size=2, max_size=4), st.data())
@laws
def test_what_was_looked_at_before_changes_nothing(
    briefing: Briefing, asked: list[frozenset[str]], data: st.DataObject
) -> None:
    index = Index(briefing)
    for names in asked:
        lens = Lens(as_of=data.draw(days_around(days_of(briefing))), without=names)
        assert look(index, lens) == look(Index(briefing), lens)
