"""Printed dates: which doubts of a reading others settle, and how many findings a mistake gives."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.check import date_rules, event_stages, unread_dates
from tests.folders import whole
from tests.test_check import checked

CODES = {each.code for each in (*date_rules.RULES, *unread_dates.RULES, *event_stages.RULES)} - {
    "unreported"
}


def event(when: str, points: str) -> str:
    """An event; each line of `points` has a claim, a source and the dates that it prints.

    The gazette is of Wednesday 5 March 2031, the herald of Tuesday 11 March.
    """
    text = f"title: Count\ndate: {when}\nrank: background\npoints:\n"
    for number, line in enumerate(points.splitlines()):
        claim, source, printed = line.split(maxsplit=2)
        cite = f"{{source: {source}, at: 2, dates: {{{printed}}}}}"
        text += f"  - {{id: p{number}, text: It was {number}., claim: {claim}, cites: [{cite}]}}\n"
    return text


def found(folder: Path, event: str, record: str = "", dispute: str = "talks") -> list[str]:
    """The findings of these rules, with a line more in the gazette's record."""
    edits = {
        "content/events/count.yaml": event,
        "content/events/talks.yaml": [["Tuesday:", "2031-03-04:"]],
        "seeds/gazette.yaml": [["publisher:", f"{record}\npublisher:"]],
        "content/disputes.yaml": [["cost, talks]", f"cost, {dispute}]"]],
    }
    return [each.code for each in checked(folder, edits, {}) if each.code in CODES]


MONDAYS = "reported herald last Monday: 2031-03-10"  # or 3 March: Monday of last week
SEVERAL, CIRCULAR = ["date-one-of-several"], ["date-used-to-infer"]
UNBORNE = ["date-not-borne"]


@pytest.mark.parametrize(
    ("more", "codes"),
    [
        ("", SEVERAL),
        ("reported herald March 10: 2031-03-10", []),
        ("planned gazette Monday: 2031-03-10", []),
        ("context herald this week: 2031-03-10..2031-03-16", []),  # fits one of them only
        ("context herald this month: 2031-03", SEVERAL),
        ("reported herald last Monday: 2031-03-10", SEVERAL * 2),
    ],
)
def test_another_date_of_the_event_settles_a_reading(
    more: str, codes: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, event("2031-03-10", f"{MONDAYS}\n{more}")) == codes


@pytest.mark.parametrize(
    ("reading", "codes"), [("2031-03-10", []), ("2031-03-03", SEVERAL)], ids=["same", "other"]
)
def test_the_same_words_of_a_source_settle_what_means_the_same(
    reading: str, codes: list[str], tmp_path: Path
) -> None:
    edits = {
        "content/events/march.yaml": event(
            "2031-03-10", f"{MONDAYS}\nreported herald March 10: 2031-03-10"
        ),
        "content/events/count.yaml": event(reading, f"context herald last Monday: {reading}"),
    }
    given = [each.code for each in checked(tmp_path, edits, {})]
    assert [code for code in given if code in SEVERAL] == codes


@pytest.mark.parametrize(
    ("when", "point", "codes"),
    [
        ("2031-03-10", "reported herald Monday: 2031-03-10", []),
        ("2031-03-10", "commitment herald Monday: 2031-03-10", []),
        ("2031-03-10", "context herald Monday: 2031-03-10", SEVERAL),
        ("2031-03-17", "expected herald Monday: 2031-03-17", []),
    ],
)
def test_a_claim_chooses_between_before_and_after(
    when: str, point: str, codes: list[str], tmp_path: Path
) -> None:
    assert found(tmp_path, event(when, point)) == codes


@pytest.mark.parametrize(
    ("window", "printed", "codes"),
    [
        ("2031-03-05..2031-03-06", "yesterday: 2031-03-04", SEVERAL),
        ("2031-03-05..2031-03-06", "yesterday: 2031-03-04..2031-03-05", UNBORNE),
        ("2031-03-05..2031-03-06", "yesterday: 2031-03-04, March 4: 2031-03-04", []),
        ("2031-03-05..2031-03-06", "this month: 2031-03", UNBORNE),
        ("2031-03-05..", "yesterday: 2031-03-04", ["date-not-understood"]),
        ("2030..2032", "yesterday: 2031-03-04", ["date-not-understood"]),
        ("2031-03-05..", "'March 4, 2031': 2031-03-04", []),
    ],
)
def test_a_window_of_days_of_publication_moves_what_is_read_against_it(
    window: str, printed: str, codes: list[str], tmp_path: Path
) -> None:
    point = f"reported gazette {printed}"
    assert found(tmp_path, event("2031-03-04", point), f"window: {window}") == codes


def test_a_source_of_no_known_day_is_told_once_with_what_it_leaves_open(tmp_path: Path) -> None:
    points = "reported gazette yesterday: 2031-03-04, Monday: 2031-03-03\n" * 2
    edits = {
        "content/events/count.yaml": event("2031-03-04", points),
        "content/events/talks.yaml": [["Tuesday:", "2031-03-04:"]],
        "seeds/gazette.yaml": [["publisher:", "window: 2031-03-05..\npublisher:"]],
    }
    [finding] = [
        each for each in checked(tmp_path, edits, {}) if each.code == "date-not-understood"
    ]
    assert whole(finding) == (
        "seeds/gazette.yaml:1:1: warning[date-not-understood] the days of gazette, 2031-03-05.., "
        "leave `yesterday` open\n"
        "  help: give its window two ends that are a year apart at the most"
    )


@pytest.mark.parametrize(
    ("inferred", "printed", "codes"),
    [
        ("Paragraph 2 has a Sunday.", "on Sunday: 2031-03-02", CIRCULAR),
        ("Paragraphs 1 and 2 have SUNDAY.", "Sunday: 2031-03-02", CIRCULAR),
        ("See ¶1-3 on Sunday.", "Sunday: 2031-03-02", CIRCULAR),
        ("Sunday is the day of the count.", "on Sunday: 2031-03-02", CIRCULAR),
        ("It has Sunday (3).", "Sunday: 2031-03-02", []),
        ("Paragraph 2 has several Sundays.", "Sunday: 2031-03-02", []),
        ("Paragraph 2 has Sunday.", "Sunday: 2031-03-02, March 2: 2031-03-02", []),
        ("Paragraph 2 has March 2.", "on March 2: 2031-03-02", []),  # whatever the day
        ("Paragraph 2 is of last week.", "last week: 2031-02-24..2031-03-02", UNBORNE + CIRCULAR),
    ],
)
def test_what_dated_its_source_dates_no_event(
    inferred: str, printed: str, codes: list[str], tmp_path: Path
) -> None:
    record = f"inferred: {{published: {inferred}}}"
    point = f"reported gazette {printed}"
    assert found(tmp_path, event("2031-03-02", point), record) == codes


@pytest.mark.parametrize(
    ("published", "printed", "codes"),
    [
        # The month before and the one after have other months behind them: it was the day that
        # told which was meant. So it is to the last day of the longest month, and from the first.
        ("2031-03-31", "last month: 2031-02", CIRCULAR),
        ("2031-03-01", "last month: 2031-02", CIRCULAR),
        ("2031-03-31", "last year: 2030", []),
        ("2031-02-14", "this quarter: 2031-01-01/2031-03-31", []),
        ("2031-03-31", "this quarter: 2031-01-01/2031-03-31", []),  # a month before, the same
        ("2031-01-01", "this quarter: 2031-01-01/2031-03-31", []),  # a month after
        # These name their month: a month further off they mean the same.
        ("2031-03-31", "in February: 2031-02", []),
        ("2031-03-31", "on February 3: 2031-02-03", []),
    ],
)
def test_only_a_phrase_that_means_the_same_a_month_off_is_independent_of_its_source(
    published: str, printed: str, codes: list[str], tmp_path: Path
) -> None:
    phrase, _, reading = printed.partition(": ")
    inferred = f"inferred: {{published: Paragraph 2 has {phrase}.}}"
    edits = {
        "content/events/count.yaml": event(reading, f"reported gazette {printed}"),
        "content/events/talks.yaml": [[", dates: {Tuesday: 2031-03-04}", ""]],
        "seeds/gazette.yaml": [["published: 2031-03-05", f"published: {published}\n{inferred}"]],
    }
    found = [each.code for each in checked(tmp_path, edits, {}) if each.code in CIRCULAR]
    assert found == codes


@pytest.mark.parametrize(
    ("when", "point", "codes"),
    [
        ("2031-03-03", "reported gazette Tuesday: 2031-03-04", ["date-clash"]),
        ("2031-03-03", "reported gazette last month: 2031-02", ["date-clash"]),
        ("2031-03-03", "reported gazette Tuesday: 2031-03-05", ["date-impossible"]),
        ("2031-03-03", "reported gazette 'Tuesday, 3 March': 2031-03-04", ["date-contradictory"]),
        ("2031-03-03", "reported gazette 2/3/2031: 2031-03-03", ["date-impossible"]),
        ("2031-03-02", "reported gazette 2/3/2031: 2031-03-02", ["date-one-of-several"]),
        ("2031-03-04", "reported gazette 3月4日: 2031-03-04", ["date-not-understood"]),
        ("2031-03-03", "reported gazette am Karfreitag: 2031-03-03", ["date-not-understood"]),
        ("2031-02-18", "reported gazette Tuesday: 2031-02-18", ["date-distant"]),
        ("2031-02-18", "reported gazette Tuesday: 2031-02-19", ["date-impossible"]),
        ("2031-03-03", "reported gazette two days later: 2031-03-03", ["date-not-understood"]),
        *(
            ("2031-03-03", f"reported gazette {phrase}: 2031-03-03", ["date-not-understood"])
            for phrase in (
                "the Monday before last",
                "the day after Easter",
                "three weeks after Lent",
                "the same day",
                "before the summit",
            )
        ),
        ("2031-03-07", "reported gazette Friday: 2031-03-07", ["reported-too-early"]),
        ("2031-03-07~", "reported gazette Friday: 2031-03-07", []),
        ("2031-03-03", "planned herald March 3: 2031-03-03", ["planned-too-late"]),
    ],
)
def test_a_mistake_is_found_once(when: str, point: str, codes: list[str], tmp_path: Path) -> None:
    assert found(tmp_path, event(when, point)) == codes


@pytest.mark.parametrize("printed", ["Tuesday: 2031-03-04", "'Tuesday, 3 March': 2031-03-04"])
def test_a_dispute_ends_what_the_source_itself_has_wrong(printed: str, tmp_path: Path) -> None:
    """But what then dates the event is still to be said."""
    wrong = f"reported gazette {printed}"
    alone = event("2031-03-03", wrong)
    assert found(tmp_path / "alone", alone, dispute="count#p0") == UNBORNE
    borne = event("2031-03-03", f"{wrong}\nreported herald March 3: 2031-03-03")
    assert found(tmp_path / "borne", borne, dispute="count#p0") == []


@pytest.mark.parametrize(
    ("when", "points", "says"),
    [
        ("2031-03/2031-06", "reported gazette March: 2031-03", "bear only `2031-03/..`"),
        ("2031-03-04", "reported gazette this month: 2031-03", "bear only `2031-03`"),
        (
            "2031-03-04",
            "reported gazette this month: 2031-03\nreported herald March 4: 2031-03-04",
            "",
        ),
        ("2031-03-04", "reported gazette two days later: 2031-03-04", ""),
        ("2031", "reported gazette this month: 2031-03", ""),
    ],
)
def test_a_date_that_no_day_shows_is_an_error(
    when: str, points: str, says: str, tmp_path: Path
) -> None:
    edits = {"content/events/count.yaml": event(when, points)}
    told = [each for each in checked(tmp_path, edits, {}) if each.code in UNBORNE]
    assert len(told) == bool(says)
    assert all(says in each.message and each.span.line == 2 for each in told)


DUE = "due: 2031-03-12, cites: [{source: herald, at: 2, dates: {Wednesday: 2031-03-12}}]"
VERSIONS = "\n  - {date: 2031-03-05}\n  - {date: 2031-03-11, source: herald}"


@pytest.mark.parametrize(
    ("old", "new", "codes"),
    [
        ("cites", "cites", ["date-clash"]),
        ("cites: [{source: herald, at: 2, dates: {Wednesday: 2031-03-12}}]", DUE, []),
        ("Wednesday: 2031-03-12", "March 11: 2031-03-11", []),
    ],
)
def test_readings_are_held_against_the_version_of_their_day(
    old: str, new: str, codes: list[str], tmp_path: Path
) -> None:
    """The gazette prints the day that was set at first, the herald the one on which it came."""
    points = "planned gazette today: 2031-03-05\nreported herald Wednesday: 2031-03-12"
    text = event("2031-03-05", points).replace("date: 2031-03-05", f"date:{VERSIONS}", 1)
    assert found(tmp_path, text.replace(old, new)) == codes


def test_an_event_that_is_a_document_is_of_its_day(tmp_path: Path) -> None:
    points = "reported gazette today: 2031-03-05"
    text = event("2031-03-05", points).replace("date: 2031-03-05", "document: gazette", 1)
    assert found(tmp_path / "same", text) == []
    other = text.replace("today: 2031-03-05", "Tuesday: 2031-03-04")
    assert found(tmp_path / "other", other) == ["date-clash"]


def test_what_a_side_of_a_dispute_cites_may_contradict_itself(tmp_path: Path) -> None:
    side = "{source: herald, at: 2, by: board"
    edits = {
        "content/disputes.yaml": [[side, f"{side}, dates: {{'Tuesday, 3 March': 2031-03-04}}"]]
    }
    assert checked(tmp_path, edits, {}) == ()
