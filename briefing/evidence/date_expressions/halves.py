"""Merges halves with their units: a week and a half, two and a half years, half a century."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.evidence.date_expressions.languages.table import WordKind
from briefing.evidence.date_expressions.tokens import Token

_HALF_OF = "of"
"""The name of a word that is half of the unit behind it."""
_COUNTED = (WordKind.UNIT, WordKind.DAY_NUMBER)
_COUNTS = ([WordKind.NUMBER], [WordKind.FEW])


def halved(tokens: Sequence[Token]) -> list[Token]:
    """Return each half with its unit as one of a unit half as long: a half year.

    What stands behind a unit is half of one more, as in a week and a half; so is what stands
    between a number and its unit, as in two and a half weeks.
    """
    found: list[Token] = []
    place = 0
    while place < len(tokens):
        token, before = tokens[place], found[-1] if found else None
        unit = _unit_of(tokens[place + 1]) if place + 1 < len(tokens) else None
        number = before if before is not None and before.kind == WordKind.NUMBER else None
        place += 1
        if token.kind != WordKind.HALF:
            found.append(token)
        elif before is not None and before.kind in _COUNTED and token.name != _HALF_OF:
            if before.kind == WordKind.UNIT and [t.kind for t in found[-2:-1]] not in _COUNTS:
                found.insert(-1, token.means(WordKind.NUMBER, 1, ""))
            found += _half(token, "day" if before.kind == WordKind.DAY_NUMBER else before.name)
        elif unit is None or (number is not None and token.name == _HALF_OF and number.value != 1):
            found.append(token)
        else:
            if number is not None and token.name != _HALF_OF:
                found.append(unit)
            elif number is not None:
                found.pop()
            found += _half(token, unit.name)
            place += 1
    return found


def _unit_of(token: Token) -> Token | None:
    """Return a unit, or the mark that is one where no number stands before it: 半世紀."""
    if token.kind == WordKind.MARK and token.name in ("year", "month", "day", "century"):
        return token.means(WordKind.UNIT, 1)
    return token if token.kind == WordKind.UNIT else None


def _half(half: Token, unit: str) -> list[Token]:
    return [half.means(WordKind.NUMBER, 1, ""), half.means(WordKind.UNIT, 1, f"half {unit}")]
