"""The option `--point`: what it takes and refuses, and how a brief says it."""

from __future__ import annotations

import argparse
from datetime import date

import pytest

from briefing.cli.messages import UsageError
from briefing.cli.options import add_lens, lens_from
from briefing.document.phrases import describe_filters
from briefing.document.print_command import print_command
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from tests.briefings import event, make_briefing, point, source

NAMES = ("set", "held", "off")
VOTE = event("vote", "2031-03-02", *(point(name, "planned", "daily") for name in NAMES))
INDEX = Index(
    make_briefing([source("daily", "2031-03-01"), source("weekly", "2031-03-02")], [VOTE])
)


def asked(*words: str) -> Lens:
    parser = argparse.ArgumentParser()
    add_lens(parser, new_since=True)
    return lens_from(parser.parse_args(words), INDEX)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("", ""),
        ("--point vote#set", "point vote#set"),
        ("--point vote#set --point vote#held", "point vote#held or vote#set"),
        ("--point vote#set --point vote#held --point vote#off", "3 chosen points"),
        ("--point vote#set --event vote", "event vote; point vote#set"),
        ("--without 2 --rank supporting", "rank supporting; without [2]"),
        ("--without wee --without 2", "without [2]"),
        ("--new-since 2031-03-01", ""),
        ("--new-since Feb --rank supporting", "rank supporting"),
    ],
)
def test_chosen_points_are_said_and_asked_for_again(words: str, said: str) -> None:
    lens = asked(*words.split())
    view = look(INDEX, lens)
    assert describe_filters(view) == said
    again = print_command(None, view)
    assert again[:2] == ["briefing", "print"]
    assert asked(*again[2:]) == lens._replace(as_of=INDEX.last_day())


@pytest.mark.parametrize(
    ("words", "since"),
    [("2030", "2030-12-31"), ("Feb 2031", "2031-02-28"), ("1 Mar", "2031-03-01")],
)
def test_new_since_a_month_or_year_is_since_its_last_day(words: str, since: str) -> None:
    assert asked("--new-since", words).new_since == date.fromisoformat(since)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (["--new-since", "2 Mar"], "Sun 2 Mar 2031"),
        (["--new-since", "1 Mar", "--as-of", "1 Mar"], "Sat 1 Mar 2031"),
        (["--new-since", "2031", "--as-of", "Mar 2031"], "Mon 31 Mar 2031"),
    ],
)
def test_new_since_the_day_itself_or_a_later_one_is_refused(words: list[str], day: str) -> None:
    with pytest.raises(UsageError, match=f"is not before {day}") as refused:
        asked(*words)
    assert refused.value.hint == "name an earlier day, or choose a later one with --as-of"


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("vote#het", "did you mean `vote#set` or `vote#held` or `vote#off`?"),
        ("vote", "did you mean `vote#set` or `vote#off` or `vote#held`?"),
        ("zzz", "`briefing list points` lists them all"),
    ],
)
def test_a_point_that_does_not_exist_is_refused(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"there is no point `{name}`") as refused:
        asked("--point", name)
    assert refused.value.hint == hint
