"""What is read of a number in a text: where it stands, and what it can mean."""

from __future__ import annotations

from fractions import Fraction

from briefing.model.lean_typing import NamedTuple


class NumberReading(NamedTuple):
    """What a number can say: its value, whether that is a share of a whole, and its unit.

    `currency` is that of an amount of money, or the unit of a measure; the two numbers of a
    fraction have units of their own, by `ratio_units`.
    """

    value: Fraction
    is_share: bool = False
    currency: str = ""


class ReadNumber(NamedTuple):
    """A number in a text, with its place and its readings.

    `readings` is empty for a code, which is compared by its letters. `is_word` says that it is
    written as a word, `is_ordinal` that it says a place in an order.
    """

    start: int
    end: int
    text: str
    readings: tuple[NumberReading, ...]
    is_word: bool = False
    is_ordinal: bool = False
