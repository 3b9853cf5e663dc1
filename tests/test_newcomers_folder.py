"""A folder that nobody of this project wrote, brought up to date: then `check` is silent.

The folder is not part of the project; where it is not at hand the test is passed over. Each change
is one that `check` asks for, and is said below.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

FOLDER = ROOT.parent / "shared" / "folders" / "xz"
CHANGES = (
    # The two sources in other languages say so, which lets their dates be read.
    ("seeds/zdnet-japan.yaml", "publisher: ", "language: ja\npublisher: "),
    ("seeds/itmagazine.yaml", "publisher: ", "language: de\npublisher: "),
    # What is printed is “by December 2022”.
    ("content/events/co-maintainer.yaml", "\ndate: 2022-12", "\ndate: ..2022-12"),
    # The weekday is that before the disclosure, and not one near the article's own day.
    (
        "content/events/distros-report.yaml",
        "dates: {on Thursday evening: 2024-03-28}}",
        "dates: {on Thursday evening: 2024-03-28}, dates_of: {on Thursday evening: disclosure}}",
    ),
    # The day of an event that a cited paragraph prints is recorded.
    (
        "content/events/collin-statement.yaml",
        "{source: collin-may, at: 11, by: collin}",
        "{source: collin-may, at: 11, by: collin, dates: {on 2024-03-30: 2024-03-30}}",
    ),
    # A headline that one distributor alone tells of is said to be that.
    (
        "content/brief.yaml",
        "avoid: [",
        (
            "  - text: What Tumbleweed was exposed to is known from SUSE and openSUSE alone.\n"
            "    touches: [tumbleweed-exposure]\navoid: ["
        ),
    ),
    # `dates_of` takes the place of what was allowed; a quoted name is allowed.
    (
        "content/brief.yaml",
        (
            "  - code: date-impossible\n    at: distros-report#evening\n"
            "    why: The article of 12 April counts from the disclosure of 29 March, not from"
            " its own day.\n"
        ),
        ("  - {code: quote-not-translated, at: name-of-freund, why: It is a name.}\n"),
    ),
)


GLOSSES = {
    "content/events/release-560.yaml": "inserted around 24 February",
    "content/events/red-hat-warning.yaml": "stop the use at once",
    "content/events/bsi-warning.yaml": "critical backdoor",
    "content/events/collin-statement.yaml": "details in the first week of April",
}
"""Quotes in other languages stand with a translation."""
FOREIGN = re.compile(r"(source: (?:zdnet-japan|itmagazine)\b[^}]*?quote: [^,}]+)")


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder is not ours to distribute")
def test_a_newcomers_folder_that_is_brought_up_to_date_has_no_finding(
    tmp_path: Path, briefing: Run
) -> None:
    folder = tmp_path / "xz"
    shutil.copytree(FOLDER, folder)
    for name, old, new in CHANGES:
        path = folder / name
        text = path.read_text("utf-8")
        assert text.count(old) == 1, (name, old)
        path.write_text(text.replace(old, new), "utf-8")
    for name, gloss in GLOSSES.items():
        path = folder / name
        text, glossed = FOREIGN.subn(rf"\1, gloss: {gloss}", path.read_text("utf-8"))
        assert glossed == 1, name
        path.write_text(text, "utf-8")
    ran = briefing("check", "--strict", folder, "--originals", folder / "originals")
    assert (ran.returncode, ran.stdout) == (0, ""), ran.stdout
    assert "no problems" in ran.stderr
