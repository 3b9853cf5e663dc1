"""Reads plain text: its paragraphs, and a headline where it begins with one."""

from __future__ import annotations

import re
from itertools import groupby

from briefing.capture.captured import HEADLINE, Captured, Fact, TextBlock
from briefing.capture.characters import as_paragraph, notes_on
from briefing.capture.date_lines import is_date_line
from briefing.capture.dates import day_in_name
from briefing.capture.decoding import Decoded

_LONGEST_TITLE = 160
_ENDS_SENTENCE = re.compile(r"[.!?…。！？][\"”’»)」』]*$")


def paragraphs_of(text: str) -> list[str]:
    """Return the paragraphs of a text, each as one cleaned line.

    A paragraph is a maximal run of lines that are not blank; in a text in which no blank line
    stands between others, each line is one.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x0c", "\n\n").split("\n")
    runs = [list(run) for is_text, run in groupby(lines, key=_is_text) if is_text]
    if len(runs) == 1:
        runs = [[line] for line in runs[0]]
    return [paragraph for run in runs if (paragraph := as_paragraph("\n".join(run)))]


def read_plain_text(decoded: Decoded, name: str) -> Captured:
    """Read a plain text; `name` is the file's, which may hold a day."""
    blocks = [TextBlock(each) for each in paragraphs_of(decoded.text)]
    facts = {}
    if day := day_in_name(name):
        facts["published"] = Fact(day, "The day in the name of the file.")
    at = 1 if len(blocks) > 1 and _is_stamp(blocks[0].text) else 0
    if title := title_from(blocks[at:]):
        which = "first paragraph of the text" if not at else "paragraph behind the day"
        facts["title"] = Fact(title, f"The {which}, which is no sentence.")
        blocks[at] = blocks[at]._replace(left_out=HEADLINE)
    return Captured("plain text", tuple(blocks), facts, notes=notes_of(decoded))


def _is_stamp(text: str) -> bool:
    """Whether a line says when a text was sent, as agencies begin theirs, and is no headline."""
    return is_date_line(text) or is_date_line(text, has_clock=True)


def title_from(blocks: list[TextBlock]) -> str:
    """Return the first paragraph if it looks like a headline, else an empty text."""
    first = blocks[0].text if len(blocks) > 1 else ""
    is_title = len(first) <= _LONGEST_TITLE and not _ENDS_SENTENCE.search(first)
    return first if is_title else ""


def notes_of(decoded: Decoded) -> tuple[str, ...]:
    """Return what is to be said of a decoded text."""
    guessed = [decoded.guessed] if decoded.guessed else []
    return (*guessed, *notes_on(decoded.text))


def _is_text(line: str) -> bool:
    return bool(as_paragraph(line))
