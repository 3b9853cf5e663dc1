"""Parses dates in numbers, such as 13/1/2023, in the orders that a language has for them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.evidence.date_expressions.tokens import Token

RULE_OF_ORDER = {"dmy": "day-first", "mdy": "month-first", "ymd": "written"}
"""The convention by which numbers in an order are a date."""


def with_numbers_in(tokens: Sequence[Token], order: str) -> list[Token] | None:
    """Replace dates in numbers by their parts in an order; None if a number does not fit it."""
    found: list[Token] = []
    for token in tokens:
        if token.kind != WordKind.NUMERIC:
            found.append(token)
            continue
        parts = _numbers_of(token, order)
        if parts is None:
            return None
        found.extend(parts)
    return found


def _numbers_of(token: Token, order: str) -> list[Token] | None:
    digits = re.findall(r"\d+", token.name)
    if len(digits) == 2 and max(map(len, digits)) > 2:
        year, month = sorted(digits, key=len, reverse=True)
        named = {"y": year, "m": month}
    elif len(digits) == 2:
        named = dict(zip(order.replace("y", ""), digits, strict=True))
    elif len(digits[0]) > 2:
        named = dict(zip("ymd", digits, strict=True))
    elif order == "ymd":
        named = dict(zip("ymd" if len(digits[2]) < 3 else "mdy", digits, strict=True))
    else:
        named = dict(zip(order, digits, strict=True))
    month, day = int(named["m"]), int(named.get("d", "1"))
    if not 1 <= month <= 12 or not 1 <= day <= 31:
        return None
    found = [token.means(WordKind.MONTH, month, "")]
    if "d" in named:
        found.insert(0, token.means(WordKind.DAY_NUMBER, day, ""))
    if "y" in named:
        name = "short" if len(named["y"]) < 3 else ""
        found.append(token.means(WordKind.YEAR, int(named["y"]), name))
    return found
