"""What the search line recalls and completes, as values."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from briefing.lens.query_completion import Completion, completions
from briefing.lens.query_fields import Ids
from briefing.render.text.glyphs import ASCII, UNICODE
from briefing.tui.query_line import Offer, Recall

IDS = Ids(topics=("fares", "ferries", "strait"), sources=("001_post",))


def complete(query: str) -> Sequence[Completion]:
    return completions(query, IDS)


def test_earlier_queries_are_walked_and_what_was_typed_is_at_the_end() -> None:
    recall = Recall(("two", "one"))
    shown = ["new"]
    for by in (1, 1, 1, -1, -1, -1):
        recall = recall.step(by, shown[-1])
        shown.append(recall.query)
    assert shown == ["new", "two", "one", "one", "two", "new", "new"]


def test_an_earlier_query_that_was_edited_is_being_typed() -> None:
    recall = Recall(("two", "one")).step(1, "").step(1, "two")
    assert recall.query == "one"
    edited = recall.step(1, "one more")
    assert edited.query == "two", "most recent first"
    assert edited.step(-1, "two").query == "one more"


def test_without_earlier_queries_what_was_typed_stays() -> None:
    assert Recall().step(1, "new").query == Recall().step(-1, "new").query == "new"


def steps(typed: str, *by: int) -> list[str]:
    """What the line holds after each step."""
    offer, shown = Offer().of(typed, complete), []
    for each in by:
        offer = offer.step(each, complete).of(offer.step(each, complete).query, complete)
        shown.append(offer.query)
    return shown


@pytest.mark.parametrize(
    ("typed", "by", "shown"),
    [
        ("to", (1, 1, 1), "topic: topic:fares topic:ferries"),
        ("topic:f", (1, 1, 1, 1), "topic:fares topic:ferries topic:f topic:fares"),
        ("topic:f", (-1, -1, -1), "topic:ferries topic:fares topic:f"),
        ("topic:f", (1, 1, -1), "topic:fares topic:ferries topic:fares"),
        ("so", (1, 1), "source: source:001_post"),
        ("source:", (1,), "source:001_post"),
        ("sta", (1, 1), "stage: standing:"),
    ],
)
def test_tab_completes_what_is_shared_and_then_goes_round(
    typed: str, by: tuple[int, ...], shown: str
) -> None:
    assert " ".join(steps(typed, *by)) == shown


def test_what_is_typed_on_ends_the_round() -> None:
    offer = Offer().of("topic:f", complete).step(1, complete)
    assert offer.of("topic:fares", complete) is offer
    assert offer.of("topic:fares ", complete) == Offer("topic:fares ", ())


@pytest.mark.parametrize(
    ("place", "width", "shown"),
    [
        (-1, 80, "source:  stage:  standing:  since:"),
        (1, 80, "source:  [stage:]  standing:  since:"),
        (-1, 21, "source:  stage: …"),
        (1, 21, "source:  [stage:] …"),
        (2, 21, "… [standing:]  since:"),
        (3, 20, "… [since:]"),
        (-1, 34, "source:  stage:  standing:  since:"),
        (-1, 33, "source:  stage:  standing: …"),
        (0, 1, "[source:] …"),
    ],
)
def test_as_many_are_offered_as_fit_and_the_one_in_the_line_is_among_them(
    place: int, width: int, shown: str
) -> None:
    parts = Offer().of("s", complete)._replace(place=place).parts(width, UNICODE)
    assert "".join(f"[{each.text}]" if each.style else each.text for each in parts) == shown
    made = {each.command: each.text for each in parts if each.command}
    assert made == {each.query: each.name for each in complete("s") if each.name in made.values()}


def test_names_are_written_in_the_characters_that_there_are() -> None:
    offer = Offer().of("topic:", lambda _: [Completion("fähre", "topic:fähre")])
    assert "".join(each.text for each in offer.parts(80, ASCII)) == "fahre"
