"""Days that points write out, held against the paragraphs that they cite."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.folders import SOUND
from tests.test_check import checked


def findings(folder: Path, sentence: str, paragraph: str) -> list[str]:
    """Return what is said of the days of a point that cites a paragraph."""
    assert "content/events/vote.yaml" in SOUND
    edits = {"content/events/vote.yaml": [["The cost is put at forty million.", sentence]]}
    texts = {"herald": f"{paragraph}\n\nThe levy was told of in the hall.\n"}
    found = checked(folder, edits, texts)
    return [each.message for each in found if each.code == "day-missing"]


@pytest.mark.parametrize(
    ("sentence", "paragraph"),
    [
        ("It opens after 5 January 2031.", "It is closed until 5 January 2031."),
        ("It opens after 5 January 2031.", "It will not open before 6 January 2031."),
        ("It opens before 5 January 2031.", "It opens on 4 January 2031 at the latest."),
        ("It is closed on 5 January 2031.", "It opens after 5 January 2031."),
        ("It opens on 6 January 2031.", "It opens after 5 January 2031."),
        ("It opens before May 2031.", "It opens by May 2031."),
    ],
)
def test_what_lies_before_or_after_a_day_names_that_day(
    tmp_path: Path, sentence: str, paragraph: str
) -> None:
    assert findings(tmp_path, sentence, paragraph) == []


@pytest.mark.parametrize("word", ["after", "before", "on"])
def test_a_day_that_no_paragraph_names_is_missing(tmp_path: Path, word: str) -> None:
    sentence = f"It opens {word} 15 January 2031."
    (found,) = findings(tmp_path, sentence, "It opens after 5 January 2031.")
    assert "15 January 2031" in found


@pytest.mark.parametrize(
    ("sentence", "paragraph"),
    [
        ("It opens by 2036.", "Order 12036 was read."),
        ("It opens by 2036.", "Order 20361 was read."),
        ("It opens on 4 August.", "It opens on 14 August."),
        ("It opens in July.", "It opens in June."),
        ("It opens on Friday.", "It opens on Thursday."),
        ("Last Friday it was shut.", "Last Thursday it was shut."),
        ("The Friday vote is off.", "The Thursday vote is off."),
        ("It opens on Friday.", "It opens in April."),
        ("It opens in July.", "It opens between August and October 2031."),
        ("It opens on Sunday.", "It opens between 8 and 10 May 2031."),
    ],
)
def test_a_day_is_held_by_whole_numbers_and_by_its_name(
    tmp_path: Path, sentence: str, paragraph: str
) -> None:
    (found,) = findings(tmp_path, sentence, paragraph)
    assert "is printed nowhere" in found


@pytest.mark.parametrize(
    ("sentence", "paragraph"),
    [
        ("It opens by 2036.", "It opens in fiscal FY2036."),
        ("It opens on 4 August.", "It opens on Aug. 4."),
        ("It opens in July.", "It opens on 2031-07-04."),
        ("It opens in July.", "It opens in the summer of 2031."),
        ("It opens in July.", "It opens between June and October 2031."),
        ("It opens in January.", "It opens between November 2031 and February 2032."),
        ("It opened on Monday.", "It opened yesterday."),
        ("It opened on Friday.", "It opened on 7 March 2031."),
        ("It opens on Saturday.", "It opens between 8 and 10 May 2031."),
        ("It may open.", "It opens."),
        ("The Sunday Times told of it.", "A paper told of it."),
        ("It was Judy Friday who told of it.", "A woman told of it."),
        ("It opens in June or July.", "In June, perhaps in July."),
    ],
)
def test_a_month_and_a_day_of_the_week_may_be_those_of_a_date(
    tmp_path: Path, sentence: str, paragraph: str
) -> None:
    assert findings(tmp_path, sentence, paragraph) == []
