"""A small invented briefing, walked day by day and looked at through each filter."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.lens.lens import Lens
from briefing.lens.view import SeenEvent, View, look
from briefing.lens.visibility_index import Index, Stage
from briefing.model.dates import show_when
from briefing.model.records import Rank
from tests.briefings import (
    cite,
    dispute,
    event,
    gap,
    judgment,
    make_briefing,
    point,
    side,
    source,
    voice,
)

# Five sources, published on five days of March 2031. The daily and the wire carry one agency.
SOURCES = [
    source("daily", "2031-03-01", title="Port to grow", publisher="Daily", origin=["Agency"]),
    source("wire", "2031-03-03", title="Dredgers arrive", publisher="Agency"),
    source("gazette", "2031-03-05", title="Assembly decides", publisher="Gazette"),
    source("herald", "2031-03-09", title="Talks are off", publisher="Herald"),
    source("review", "2031-03-20", title="After the strike", publisher="Review"),
]
VOICES = [
    voice("ministry", "Ministry", role="Transport ministry"),
    voice("insider", "Ministry", kind="anonymous"),
    voice("rival", kind="press"),
]
EVENTS = [
    event(
        "vote",
        "2031-03-02",
        point("set", "planned", cite("daily", dated="2031-03-02"), text="A vote was due."),
        point("held", "reported", "gazette", "review", text="The council said yes."),
        rank="headline",
        title="Council's vote",
        topics=["berths"],
    ),
    event(
        "hearing",
        "2031-03-03",
        point("set", "planned", "daily"),
        point("agreed", "commitment", cite("herald", "ministry", quote="two more berths")),
        topics=["berths"],
    ),
    event(  # how long it lasted is known only from the gazette
        "strike",
        "2031-03-01/2031-03-04",
        point("begins", "planned", cite("daily", dated="2031-03-01")),
        point("length", "expected", cite("gazette", dated="2031-03-04")),
        point("held", "reported", "review"),
        title="Dock workers' strike",
        topics=["protest"],
    ),
    event("dredging", "2031-03-04..2031-03-10", point("due", "expected", "daily")),
    event("opening", "2031-03-04..", point("due", "expected", "daily")),
    event(
        "talks",
        "2031-03-15",
        point("set", "planned", cite("daily", "insider"), cite("herald", "ministry")),
        point("off", "cancelled", "herald"),
    ),
    event(
        "audit",
        "",
        point("wanted", "expected", "daily"),
        point("found", "reported", "review", topics=["budget"]),
        rank="background",
    ),
    event(
        "levy",
        "2031-03-03/..",
        point("rate", "assessment", cite("daily", "rival"), "gazette", topics=["budget"]),
        point("why", "context", "daily", "wire"),
        topics=["berths"],
    ),
    event("closure", "../2031-03-05", point("signs", "context", "wire")),
    event("survey", "2031-03-03", point("due", "planned", "daily")),
    event("inquiry", "2031-03-09"),  # only points of other events are about it
    event(
        "statement",
        "2031-03-03",
        point("made", "reported", "wire", about="inquiry"),
        point("later", "planned", "gazette", about="inquiry", topics=["protest"]),
    ),
]
BRIEFING = make_briefing(
    SOURCES,
    EVENTS,
    voices=VOICES,
    topics={"protest": "Protests", "berths": "Berths", "budget": "Money"},
    disputes=[
        dispute(
            "length",
            side("daily"),
            side("wire"),
            side("herald"),
            touches=["strike"],
            finding="Four.",
        ),
        dispute(
            "sum",
            side("gazette"),
            side(computed="1 + 1 = 2"),
            touches=["levy#rate"],
            finding="Two.",
        ),
    ],
    judgments=[judgment("Early.", "vote#set"), judgment("Late.", "vote#set", "talks#off")],
    bottom_line=["vote#held", "audit#found"],
    gaps=[gap("No minutes.", "vote"), gap("No map.")],
)
INDEX = Index(BRIEFING)


def on(day: int, lens: Lens | None = None) -> View:
    """The view as of a day of March 2031."""
    return look(INDEX, (lens or Lens())._replace(as_of=date(2031, 3, day)))


def seen(view: View, name: str) -> SeenEvent:
    return next(each for each in view.events if each.event.id == name)


STAGES = """
             1           3           5           9           20
vote         scheduled   unreported  reported    reported    reported
hearing      scheduled   due         unreported  reported    reported
strike       due         due         unreported  unreported  reported
dredging     planned     planned     planned     planned     unreported
opening      planned     planned     planned     planned     planned
talks        scheduled   scheduled   scheduled   cancelled   cancelled
audit        planned     planned     planned     planned     reported
levy         scheduled   due         due         due         due
closure      -           due         due         unreported  unreported
survey       scheduled   due         unreported  unreported  unreported
inquiry      -           scheduled   scheduled   due         unreported
statement    -           reported    reported    reported    reported
"""


def test_each_event_goes_through_its_stages_day_by_day() -> None:
    head, *rows = (line.split() for line in STAGES.strip().splitlines())
    for column, day in enumerate(head, start=1):
        expected = {row[0]: row[column] for row in rows if row[column] != "-"}
        assert {each.event.id: str(each.stage) for each in on(int(day)).events} == expected
    assert set(Stage) == {stage for row in rows for stage in row[1:]} - {"-"}


def test_knowledge_changes_only_on_days_of_publication_but_the_calendar_goes_on() -> None:
    assert seen(on(2), "vote").stage == "due"
    assert seen(on(4), "vote").stage == "unreported"
    assert str(seen(on(4), "strike").date) == "2031-03-01/.."
    assert [len(on(day).events) for day in (1, 2, 3, 4, 20)] == [9, 9, 12, 12, 12]
    assert look(INDEX, Lens()) == on(20)._replace(lens=Lens())
    assert on(28)._replace(lens=Lens(), as_of=date(2031, 3, 20)) == look(INDEX, Lens())
    assert look(INDEX, Lens(as_of=date(2031, 2, 28))).events == ()


def test_a_date_is_known_as_far_as_readings_bear_it() -> None:
    known = {day: seen(on(day), "strike").date for day in (1, 3, 5)}
    assert [when and show_when(when) for when in known.values()] == [
        "since 1 Mar 2031",
        "since 1 Mar 2031",
        "1–4 Mar 2031",
    ]
    # Where no citation of an event carries a reading its date is known at once.
    assert seen(on(1), "dredging").date is not None
    assert seen(on(20), "audit").date is None


def test_events_stand_in_order_of_date_and_those_without_a_known_one_last() -> None:
    assert [each.event.id for each in on(1).events][-2:] == ["talks", "audit"]
    assert [each.event.id for each in on(5).events] == [
        *("strike", "vote", "hearing", "statement", "survey", "levy"),
        *("dredging", "opening", "closure", "inquiry", "talks", "audit"),
    ]


def test_points_about_an_event_are_listed_with_it_and_never_attest_it() -> None:
    inquiry = seen(on(20), "inquiry")
    assert [each.ref for each in inquiry.ahead] == ["statement#made", "statement#later"]
    assert inquiry.own == ()
    assert inquiry.stage is Stage.UNREPORTED
    assert (inquiry.announced_by, inquiry.reported_by) == ((3,), ())


def test_an_event_names_the_sources_that_announced_and_reported_it() -> None:
    vote = {day: seen(on(day), "vote") for day in (1, 5, 20)}
    assert [(each.announced_by, each.reported_by) for each in vote.values()] == [
        ((1,), ()),
        ((1,), (3,)),
        ((1,), (3, 5)),
    ]
    # A filter that hides the points which say so changes nothing in that.
    assert seen(on(20, Lens(search="was due")), "vote").reported_by == (3, 5)
    assert seen(on(20, Lens(search="said yes")), "vote").announced_by == (1,)


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (1, {}),
        (3, {"length": (2, "open", "")}),
        (5, {"length": (2, "open", ""), "sum": (2, "resolved", "Two.")}),
        (9, {"length": (3, "resolved", "Four."), "sum": (2, "resolved", "Two.")}),
    ],
)
def test_a_dispute_needs_two_sides_and_its_finding_all(
    day: int, expected: dict[str, tuple[int, str, str]]
) -> None:
    disputes = on(day).disputes
    assert {
        each.dispute.id: (len(each.sides), str(each.status), each.finding) for each in disputes
    } == expected
    assert seen(on(day), "strike").disputes == tuple({"length"} & expected.keys())
    assert seen(on(day), "levy").own[0].disputes == tuple({"sum"} & expected.keys())


@pytest.mark.parametrize(
    ("day", "judgments", "bottom_line", "gaps"),
    [
        (1, ["Early."], False, 0),
        (5, ["Early."], False, 0),
        (9, ["Early.", "Late."], False, 0),
        (19, ["Early.", "Late."], False, 0),
        (20, ["Early.", "Late."], True, 2),
        (25, ["Early.", "Late."], True, 2),
    ],
)
def test_conclusions_wait_for_all_that_they_rest_on_and_gaps_for_the_last_day(
    day: int, judgments: list[str], *, bottom_line: bool, gaps: int
) -> None:
    view = on(day)
    assert [each.version.text for each in view.judgments] == judgments
    assert (view.bottom_line is not None) == bottom_line
    assert len(view.gaps) == gaps


@pytest.mark.parametrize("place", ["vote", "vote#set"])
def test_a_dispute_comes_to_an_event_on_a_day_of_its_own(place: str) -> None:
    late = dispute("late", side("daily"), side("herald"), touches=[place])
    index = Index(BRIEFING._replace(disputes={"late": late}))
    views = [look(index, Lens(as_of=date(2031, 3, day))) for day in (5, 9, 5)]
    assert [seen(view, "vote").disputes for view in views] == [(), ("late",), ()]


@pytest.mark.parametrize(
    ("ref", "day", "origins", "second_hand"),
    [
        ("levy#rate", 1, 1, True),
        ("levy#rate", 5, 2, False),  # the gazette says so itself
        ("levy#why", 1, 1, False),
        ("levy#why", 3, 1, False),  # the agency's own copy
        ("talks#set", 1, 1, False),
        ("talks#set", 9, 1, False),  # a named voice confirms its anonymous colleague
        ("vote#held", 5, 1, False),
        ("vote#held", 20, 2, False),
    ],
)
def test_origins_are_those_of_what_is_published(
    ref: str, day: int, origins: int, *, second_hand: bool
) -> None:
    found = {each.ref: each for shown in on(day).events for each in shown.own}[ref]
    assert (len(found.origins), found.is_second_hand) == (origins, second_hand)


LENSES = [Lens(), Lens(topics=frozenset({"protest"})), Lens(events=frozenset({"audit"}))]


@pytest.mark.parametrize("lens", LENSES)
def test_sources_keep_their_numbers_under_every_lens(lens: Lens) -> None:
    numbers = {"daily": 1, "wire": 2, "gazette": 3, "herald": 4, "review": 5}
    for day in (1, 3, 5, 9, 20):
        view = on(day, lens)
        assert {each.source.id: each.number for each in view.sources}.items() <= numbers.items()
        assert view.published == sum(d <= day for d in (1, 3, 5, 9, 20))


def test_counts_are_of_what_is_shown() -> None:
    whole, first = on(20), on(1)
    assert (whole.points, whole.origins) == (19, 4)
    assert [(each.name, each.points) for each in whole.topics] == [
        ("Protests", 4),
        ("Berths", 5),
        ("Money", 2),
    ]
    assert [(each.number, each.points) for each in whole.sources] == [
        *((1, 10), (2, 3), (3, 4), (4, 3), (5, 3)),
    ]
    assert (first.points, first.origins) == (10, 1)
    assert [each.points for each in first.topics] == [1, 3, 1]


@pytest.mark.parametrize(
    ("lens", "shown"),
    [
        (Lens(topics=frozenset({"budget"})), "audit#found levy#rate"),
        (Lens(topics=frozenset({"budget"}), events=frozenset({"levy"})), "levy#rate"),
        # A point that is about another event is shown under both.
        (Lens(events=frozenset({"inquiry"})), "statement#later statement#made"),
        (Lens(events=frozenset({"talks", "survey"})), "survey#due talks#off talks#set"),
        (Lens(points=frozenset({"talks#off", "vote#set"})), "talks#off vote#set"),
        (Lens(points=frozenset({"statement#made"})), "statement#made"),
        (Lens(ranks=frozenset({Rank.HEADLINE})), "vote#held vote#set"),
        (Lens(ranks=frozenset({Rank.BACKGROUND})), "audit#found audit#wanted"),
        # Events that can have been on a day from `since` to `until`; an undated one never.
        (Lens(since=date(2031, 3, 11)), "levy#rate levy#why opening#due talks#off talks#set"),
        (
            Lens(until=date(2031, 3, 1)),
            "closure#signs strike#begins strike#held strike#length",
        ),
        (
            Lens(since=date(2031, 3, 10), until=date(2031, 3, 10)),
            "dredging#due levy#rate levy#why opening#due",
        ),
        # Text in a title, a sentence, a quote, a voice, a source.
        (Lens(search="COUNCIL'S V"), "vote#held vote#set"),
        (Lens(search="dock work"), "strike#begins strike#held strike#length"),
        (Lens(search="said yes"), "vote#held"),
        (Lens(search="More Berths"), "hearing#agreed"),
        (Lens(search="insider"), "talks#set"),
        (Lens(search="transport"), "hearing#agreed talks#set"),
        (Lens(search="after the strike"), "audit#found strike#held vote#held"),
        (Lens(search="nowhere"), ""),
    ],
)
def test_a_filter_chooses_points(lens: Lens, shown: str) -> None:
    view = look(INDEX, lens)
    refs = {each.ref for found in view.events for each in found.points}
    assert sorted(refs) == shown.split()
    assert view.points == len(refs)


def test_search_finds_only_what_is_published() -> None:
    lens = Lens(search="talks are off")  # the herald's title, of 9 March
    assert [each.event.id for each in on(9, lens).events] == ["hearing", "talks"]
    assert [each.event.id for each in on(5, lens).events] == []


def test_filters_choose_conclusions_disputes_gaps_and_sources_by_what_is_shown() -> None:
    view = look(INDEX, Lens(events=frozenset({"talks"})))
    assert [each.version.text for each in view.judgments] == ["Late."]
    assert (view.bottom_line, view.disputes, view.gaps) == (None, (), ())
    assert [each.number for each in view.sources] == [1, 4]
    view = look(INDEX, Lens(events=frozenset({"vote", "strike"})))
    assert [each.version.text for each in view.judgments] == ["Early.", "Late."]
    assert view.bottom_line is not None
    assert [each.dispute.id for each in view.disputes] == ["length"]
    assert [each.text for each in view.gaps] == ["No minutes."]
    assert [each.number for each in view.sources] == [1, 2, 3, 4, 5]
