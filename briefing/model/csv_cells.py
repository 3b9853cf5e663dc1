"""Cells of CSV that no spreadsheet runs, and how to have back what they hold.

A spreadsheet runs a cell that begins with one of ``= + - @``, a tab or a line break (OWASP, CSV
Injection), and quotation marks around it do not help. Where the list separator is a semicolon, as
in most of Europe, a file that is opened by a double click is parted at semicolons, tabs and line
breaks too, within what a comma would keep together. At each such place an apostrophe goes in front.
"""

from __future__ import annotations

import re

_RUNS = "=+\\-@＝＋－＠"
# What has an apostrophe there already gets one more, so that one can always be taken off. Spaces in
# between change nothing: we write one behind each semicolon of a list.
_TO_GUARD = re.compile(rf"\A(?=\s*['{_RUNS}]|[\t\r\n])|(?<=[;\t\r\n])(?=[^\S\t\r\n]*['{_RUNS}])")
_GUARD = re.compile(r"\A'|(?<=[;\t\r\n])'")


def mark(cell: str) -> str:
    """Return a cell with an apostrophe wherever a spreadsheet would begin to run it."""
    return _TO_GUARD.sub("'", cell)


def unmark(cell: str) -> str:
    """Return the cell that was given to `mark`."""
    return _GUARD.sub("", cell)
