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
