"""What became known since a day that the reader names: the brief leads with it."""

from __future__ import annotations

from datetime import date

import pytest

from briefing.document.blocks import FIRST_PAGE, NewsItem, Section, Statement
from briefing.document.compose import compose
from briefing.document.whats_new import MOST_NEWS
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.model.dates import parse_when
from briefing.model.records import Briefing, Firmness, Weight
from briefing.render.text.brief import render_brief, render_summary
from briefing.render.text.layout import Page
from tests.briefings import (
    dispute,
    event,
    gap,
    judgment,
    judgment_version,
    make_briefing,
    point,
    side,
    source,
)

FIRST, SECOND, THIRD = (date(2031, 3, day) for day in (1, 2, 3))
PAGE = Page(100, ascii=False, command=("briefing",), origin="")


def story(first: str = "moved") -> Briefing:
    """Three days on which something of each kind becomes known."""
    term = point("term", "commitment", "third")._replace(
        short="Two berths",
        who="Board",
        firmness=Firmness.TO_SIGN,
        weight=Weight.LEAD,
        due=parse_when("2034"),
    )
    clear = judgment("It is clear.", "talks#held")
    moved = clear._replace(
        id="moved",
        versions=(
            *clear.versions,
            judgment_version("It is clearer.", "vote#off")._replace(changed="The vote is off."),
        ),
    )
    both_new = judgment("It was dark.", "walk#seen")._replace(id="late")
    both_new = both_new._replace(
        versions=(
            *both_new.versions,
            judgment_version("It is light.", "vote#off")._replace(changed="The lamp is on."),
        )
    )
    return make_briefing(
        [
            source("first", "2031-03-01", publisher="Daily"),
            source("second", "2031-03-02", publisher="Wire"),
            source("third", "2031-03-03", publisher="Herald"),
        ],
        [
            event("talks", "2031-02-28", point("held", "reported", "first"), term),
            event("walk", "2031-03-01", point("seen", "reported", "second")),
            event("vote", "2031-03-09", point("off", "planned", "third"), title="The vote"),
        ],
        disputes=[
            dispute("price", side("first"), side("third"), finding="It is ten. It was."),
            dispute("place", side("first"), side("second"), finding="Here."),
        ],
        judgments=[
            *sorted((moved, both_new), key=lambda each: each.id != first),
            judgment("It is quiet.", "talks#held"),
        ],
        bottom_line=["talks#held"],
        gaps=[
            gap("Who builds? Nobody says.", "talks#held"),
            gap("Who votes is not said. Nor why.", "vote#off")._replace(rests=("vote#off",)),
        ],
    )


def news(briefing: Briefing, since: date, **lens: object) -> Section:
    view = look(Index(briefing), Lens(new_since=since)._replace(**lens))  # type: ignore[arg-type]
    document = compose(view)
    section = document.sections[0]
    assert section.key == "new"
    assert section.depth == FIRST_PAGE
    assert {each.key for each in section.blocks if isinstance(each, NewsItem)} <= document.new
    return section


def told(section: Section) -> list[tuple[str, str, str]]:
    return [
        (each.kind, each.change, each.text) for each in section.blocks if isinstance(each, NewsItem)
    ]


def test_the_last_day_brought_something_of_each_kind() -> None:
    section = news(story(), SECOND)
    assert section.title == "New since Sun 2 Mar 2031"
    assert told(section) == [
        ("Source", "", "[3] Herald, Mon 3 Mar 2031, 2 points"),
        ("Judgment", "changed", "The vote is off."),
        ("Agreed", "", "Two berths (Board, to be signed)"),
        ("Event", "", "The vote, Sun 9 Mar 2031 (scheduled)"),
        ("Dispute", "settled", "price. It is ten."),
        ("Not known", "", "Who votes is not said."),
    ]
    assert section.more == 1, "the other judgment"


def test_a_judgment_that_is_new_with_all_its_versions_has_not_changed() -> None:
    late, moved = (told(news(story(first), FIRST)) for first in ("late", "moved"))
    assert ("Judgment", "changed", "The vote is off.") in moved
    assert ("Judgment", "", "It is light.") in late


def test_the_latest_source_is_told_first_and_all_kinds_before_a_second_of_one() -> None:
    found = told(news(story(), FIRST))
    assert [kind for kind, _, _ in found] == [
        "Source",
        "Judgment",
        "Agreed",
        "Event",
        "Dispute",
        "Not known",
    ]
    assert found[0][2].startswith("[3] Herald")


def test_it_is_written_above_the_bottom_line_and_marked_behind_it() -> None:
    view = look(Index(story()), Lens(new_since=SECOND))
    for text in (render_brief(view, PAGE), render_summary(view, PAGE)):
        assert (
            "\n\nNEW SINCE SUN 2 MAR 2031\n"
            "+ Source: [3] Herald, Mon 3 Mar 2031, 2 points\n"
            "+ Judgment J1 changed: The vote is off.\n"
            "+ Agreed: Two berths (Board, to be signed) [3 ¶1]\n"
            "+ Event: The vote, Sun 9 Mar 2031 (scheduled)\n"
        ) in text.replace("Event A3", "Event")
        assert "\n\nBOTTOM LINE\n" in text
        assert "\n+ J1  It is clearer." in text
        assert "\n  J3  It is quiet." in text
    whole = render_brief(view, PAGE, annex="all")
    assert "\n+ Dispute D2 settled: price. It is ten.\n" in whole
    assert "\n+ Dispute settled: price. It is ten.\n" in render_brief(view, PAGE)


@pytest.mark.parametrize(
    ("since", "lens"),
    [(THIRD, {"as_of": date(2031, 3, 8)}), (SECOND, {"events": frozenset({"walk"})})],
)
def test_where_nothing_is_new_one_line_says_so(since: date, lens: dict[str, object]) -> None:
    section = news(story(), since, **lens)
    assert section.blocks == [Statement("Nothing that is shown here became known since then.")]


def test_without_a_day_that_a_reader_names_the_brief_begins_with_the_bottom_line() -> None:
    document = compose(look(Index(story()), Lens()))
    assert document.sections[0].key == "bottom-line"
    assert document.news == "new since Sun 2 Mar 2031"


@pytest.mark.parametrize("numbers", [(30, 0, 0), (1, 30, 30), (2, 3, 2), (40, 40, 1)])
def test_of_too_much_there_is_something_of_each_kind_and_a_count(
    numbers: tuple[int, int, int],
) -> None:
    events, judgments, gaps = numbers
    briefing = make_briefing(
        [source("first", "2031-03-01"), source("second", "2031-03-02")],
        [event(f"e{place}", "", point("p", "reported", "second")) for place in range(events)],
        judgments=[judgment(f"So it is, {place}.", "e0#p") for place in range(judgments)],
        gaps=[gap(f"Unknown {place}.", "e0")._replace(rests=("e0#p",)) for place in range(gaps)],
    )
    section = news(briefing, FIRST)
    found = [kind for kind, _, _ in told(section)]
    given = {"Source": 1, "Judgment": judgments, "Event": events, "Not known": gaps}
    assert len(found) == min(MOST_NEWS, sum(given.values()))
    assert found == sorted(found, key=list(given).index)
    counts = [found.count(kind) for kind in given]
    full = [number for number, kind in zip(counts, given, strict=True) if number < given[kind]]
    assert all(max(counts) - number <= 1 for number in full)
    left = sum(given.values()) - len(found)
    assert section.more == left
