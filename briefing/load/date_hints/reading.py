"""The parsed meaning of a date in another notation."""

from __future__ import annotations

from briefing.model.dates import InvalidDateError, parse_when
from briefing.model.lean_typing import NamedTuple


class HintedDate(NamedTuple):
    """The first and the last day, month or year that a text can mean, in our notation.

    Both are empty if nothing can be suggested; then `what` is the whole hint. Otherwise `what`
    names the part of the text that is not supported, if there is one.
    """

    what: str
    first: str = ""
    last: str = ""


def is_date(text: str) -> bool:
    """Whether a text is a valid date in our notation."""
    try:
        parse_when(text)
    except InvalidDateError:
        return False
    return True


def one(text: str, what: str = "") -> HintedDate | None:
    """Return a single date; None if the text is not valid."""
    return HintedDate(what, text, text) if is_date(text) else None
