"""Printed dates that cannot be read: one clear finding each, however odd the words are."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.check import unread_dates
from tests.test_check import checked

CODES = {each.code for each in unread_dates.RULES} | {"date-impossible", "date-inexact"}
NOT_READ = "date-not-understood: "


def findings(tmp_path: Path, dates: str, language: str = "") -> list[str]:
    tag = f"language: {language}\n" if language else ""
    edits = {
        "content/events/talks.yaml": [["dates: {Tuesday: 2031-03-04}", dates]],
        "seeds/gazette.yaml": [["publisher:", f"{tag}publisher:"]],
    }
    return [
        f"{each.code}: {each.message} ({each.hint})"
        for each in checked(tmp_path, edits, {})
        if each.code in CODES
    ]


@pytest.mark.parametrize(
    ("phrase", "language", "says"),
    [
        ("last " * 190 + "Friday", "", f"`{'last ' * 12}…` cannot be read as a date"),
        ("1" * 400, "", f"`{'1' * 60}…` cannot be read as a date"),
        (
            "am Karfreitag",
            "",
            "`am Karfreitag` cannot be read as a date (it is read if gazette has",
        ),
        ("3月4日", "", "(it is read if gazette has `language: ja`)"),
        ("Good Friday", "ja", "(it is read if gazette has `language: en`)"),
        ("last summer", "", "`last summer` cannot be read as a date"),
        ("two days before the vote", "", "cannot be read without its sentence"),
        ("Tuesday", "tlh", "printed dates of gazette are not read: its language is tlh"),
    ],
)
def test_what_is_not_read_is_said_once(
    phrase: str, language: str, says: str, tmp_path: Path
) -> None:
    [finding] = findings(tmp_path, f'dates: {{"{phrase}": 2031-03-04}}', language)
    assert finding.startswith(NOT_READ)
    assert says in finding


@pytest.mark.parametrize(
    ("phrase", "reading", "language"),
    [
        ("３月", "2031-03", "ja"),
        ("3月4日", "2031-03-04", "ja"),
        ("昨日", "2031-03-04", "ja"),
        ("am Dienstag", "2031-03-04", "de"),
    ],
)
def test_what_is_read_is_not_reported(
    phrase: str, reading: str, language: str, tmp_path: Path
) -> None:
    assert findings(tmp_path, f'dates: {{"{phrase}": {reading}}}', language) == []


def test_a_month_of_a_year_is_no_day(tmp_path: Path) -> None:
    [finding] = findings(tmp_path, "dates: {Mar '31: 2031-03-31}")
    assert finding.startswith("date-inexact: `Mar '31` in gazette (Wed 5 Mar 2031)")


def test_a_day_told_of_must_be_one_and_its_phrase_be_printed(tmp_path: Path) -> None:
    dates = "dates: {Tuesday: 2031-03-04}, dates_of: {Monday: 2031-03-04}"
    [finding] = findings(tmp_path, dates)
    assert finding.startswith("date-told-of: `dates_of` has `Monday`, which is not in `dates`")


def test_the_next_day_is_read_against_the_day_told_of(tmp_path: Path) -> None:
    told = "dates: {the next day: 2031-03-04}, dates_of: {the next day: 2031-03-03}"
    assert findings(tmp_path, told) == []
    wrong = told.replace("day: 2031-03-04", "day: 2031-03-05")
    assert [each.split(":")[0] for each in findings(tmp_path, wrong)] == ["date-impossible"]


def test_an_event_with_an_open_end_is_named_where_a_date_is_read_against_it(
    tmp_path: Path,
) -> None:
    edits = {
        "content/events/talks.yaml": [
            [
                "dates: {Tuesday: 2031-03-04}",
                "dates: {Monday: 2031-03-03}, dates_of: {Monday: vote}",
            ]
        ],
        "content/events/vote.yaml": [["date: 2031-03-10", "date: ..2031-06"]],
    }
    found = [each for each in checked(tmp_path, edits, {}) if each.code == "date-not-understood"]
    assert [(each.message, each.span.path.rpartition("/")[2]) for each in found] == [
        ("`dates_of` has `vote`, which is ..2031-06: that leaves `Monday` open", "talks.yaml")
    ]


def test_a_message_shows_the_beginning_of_what_is_long(tmp_path: Path) -> None:
    talks, word = "content/events/talks.yaml", "quay" * 2_000
    edits = {talks: [["dates: {Tuesday: 2031-03-04}", f'dates: {{"{word[:900]}": 2031-03-04}}']]}
    texts = {"gazette": "Talks.\n\nTwo berths.\n\nA vote.\n"}
    found = checked(tmp_path / "dates", edits, texts)
    assert "date-not-printed" in {each.code for each in found}
    quoted = {talks: [["quote: two berths", f"quote: {word}"]]}
    found += checked(tmp_path / "quotes", quoted, {"gazette": texts["gazette"]})
    assert "quote-missing" in {each.code for each in found}
    assert max(len(each.message) + len(each.hint) for each in found) < 600


def test_a_day_told_of_decides_between_readings(tmp_path: Path) -> None:
    dates = "dates: {Monday: 2031-03-03}, dates_of: {Monday: vote}"
    edits = {"content/events/talks.yaml": [["dates: {Tuesday: 2031-03-04}", dates]]}
    codes = {each.code for each in checked(tmp_path, edits, {})}
    assert not codes & {"date-one-of-several", "date-impossible", "date-not-understood"}


@pytest.mark.parametrize(("words", "is_reported"), [("on Tuesday", True), ("last Tuesday", False)])
def test_only_words_that_mean_one_day_are_missed(
    words: str, tmp_path: Path, *, is_reported: bool
) -> None:
    edits = {
        "content/events/talks.yaml": [
            ["quote: two berths, dates: {Tuesday: 2031-03-04}", "quote: two berths"],
            ["claim: commitment", "claim: reported"],
        ]
    }
    text = f"Talks.\n\nThe council met {words}: two berths.\n\nA vote.\n"
    codes = {each.code for each in checked(tmp_path, edits, {"gazette": text})}
    assert ("date-not-recorded" in codes) is is_reported
