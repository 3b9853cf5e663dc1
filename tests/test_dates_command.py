"""`briefing dates`: a curator asks what a printed date can mean."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from briefing.evidence.date_expressions.conventions import RULES, Reading
from briefing.model.dates import parse_when
from briefing.render.text.date_readings import render_readings
from briefing.render.text.layout import Page
from tests.conftest import HARBOUR, Run


def test_each_reading_is_given_with_its_rule_and_reference(briefing: Run) -> None:
    asked = briefing("dates", "next", "Friday", "--published", "2023-01-11")
    assert asked.returncode == 0
    assert (
        asked.stdout
        == """\
“next Friday”, published Wed 11 Jan 2023:

2023-01-13 (Fri 13 Jan 2023)
  coming: “Next”, and “this” of what is ahead: the first one to come after the
  publication.
  Fowler's Modern English Usage, quoted in Minnesota Public Radio, Grammar
  Grater 37; Cambridge International Dictionary of English (“this Saturday”),
  quoted at gally.net/leavings/00/0014.html

2023-01-20 (Fri 20 Jan 2023)
  of-week: “Last”, “this” and “next” are those of the week before, of or after
  the publication.
  Fowler's Modern English Usage, quoted in Minnesota Public Radio, Grammar
  Grater 37 (the Scottish and northern use); The Slot (theslot.blogspot.com),
  2007, on two senses of “last” and “next”
"""
    )


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        (("Friday", "--published", "2023-01-11"), ["2023-01-13", "2023-01-06"]),
        (("Friday", "--published", "2023-01-11", "--claim", "planned"), ["2023-01-13"]),
        (("Friday", "--published", "2023-01-11", "--claim", "commitment"), ["2023-01-06"]),
        (("yesterday", "--published", "11 January 2023"), ["2023-01-10"]),
        (("yesterday", "--published", "2023-01-10..2023-01-11"), ["2023-01-09..2023-01-10"]),
        (("last month", "--published", "Jan 2023"), ["2022-12"]),
    ],
)
def test_readings_follow_the_claim_and_the_days_of_publication(
    briefing: Run, words: tuple[str, ...], readings: list[str]
) -> None:
    document = json.loads(briefing("dates", *words, "--format", "json").stdout)
    assert [each["edtf"] for each in document["readings"]] == readings


@pytest.mark.parametrize(
    ("phrase", "said"),
    [
        ("two days later", "`two days later` is not read: no date, a season, or in need of"),
        ("Thursday, Jan. 13", "no day fits all the words of `Thursday, Jan. 13`"),
        ("\x1b[2J", "`\\x1b[2J` is not read"),
        ("last " * 2_000, "`" + "last " * 12 + "…` is not read"),
        ("", "`` is not read"),
    ],
)
def test_what_has_no_reading_is_said(briefing: Run, phrase: str, said: str) -> None:
    asked = briefing("dates", phrase, "--published", "2023-01-11")
    assert (asked.returncode, asked.stdout) == (1, "")
    assert said in asked.stderr
    assert "\x1b" not in asked.stderr


@pytest.mark.parametrize(
    ("published", "said"),
    [
        ("2023-01-11..", "`2023-01-11..` leaves the day too open; give a day, or a window"),
        ("2020..2023", "`2020..2023` leaves the day too open"),
        ("2023-01-10..2023-01-41", "Jan 2023 has 31 days"),
        ("1/2/2023", "day and month could be either; write 2023-01-02 or 2023-02-01"),
        ("Friday", "`Friday` names no month"),
        ("", "this is no date; write it as 13 Jan 2023"),
    ],
)
def test_a_source_has_a_day_or_a_window(briefing: Run, published: str, said: str) -> None:
    asked = briefing("dates", "yesterday", "--published", published)
    assert (asked.returncode, asked.stdout) == (2, "")
    assert "--published: " in asked.stderr
    assert said in asked.stderr


def test_the_day_of_the_source_has_to_be_given(briefing: Run) -> None:
    asked = briefing("dates", "yesterday")
    assert asked.returncode == 2
    assert "the following arguments are required: --published" in asked.stderr


def test_readings_are_ascii_where_the_output_is(briefing: Run) -> None:
    asked = briefing("dates", "Friday", "--published", "2023-01-11", encoding="ascii")
    assert asked.stdout.startswith('"Friday", published Wed 11 Jan 2023:\n')


@pytest.mark.parametrize("name", RULES)
def test_every_convention_is_a_sentence_with_its_reference(name: str) -> None:
    convention = RULES[name]
    assert convention.says.endswith(".")
    assert len(convention.reference.split()) > 1


def test_a_day_without_a_year_is_of_the_briefing_in_the_current_folder(
    briefing: Run, tmp_path: Path
) -> None:
    words = ("dates", "next Friday", "--published", "14 Mar")
    assert "published Fri 14 Mar 2031:" in briefing(*words, cwd=HARBOUR).stdout
    this_year = str(date.today().year)
    assert f"14 Mar {this_year}:" in briefing(*words, cwd=tmp_path).stdout
    assert "14 Mar 2029:" in briefing(*words[:-1], "14 Mar 2029", cwd=HARBOUR).stdout


def test_what_is_said_of_each_rule_is_the_golden_text(golden: Callable[[str, str], None]) -> None:
    published = parse_when("2023-01-11")
    page = Page(100, False, (), "")
    readings = [Reading(published, rule) for rule in RULES]
    golden("date-rules.txt", render_readings("x", published, readings, page))
