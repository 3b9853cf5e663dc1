"""What a date in another notation means."""

from __future__ import annotations

from briefing.model.dates import InvalidDateError, parse_when
from briefing.model.lean_typing import NamedTuple


class HintedDate(NamedTuple):
    """The first and the last day, month or year that a text can mean, as they are to be written.

    They are empty where nothing can be suggested; then `what` is the whole hint. Else it says what
    in the text is not read, if that is more than the way in which it is written.
    """

    what: str
    first: str = ""
    last: str = ""


def is_date(text: str) -> bool:
    """Whether a text is a date in our notation."""
    try:
        parse_when(text)
    except InvalidDateError:
        return False
    return True


def one(text: str, what: str = "") -> HintedDate | None:
    """Return the reading of a single date; None where it is none."""
    return HintedDate(what, text, text) if is_date(text) else None
