"""Checks lines of arithmetic such as ``6.8 / 5.4 = 1.26``."""

from __future__ import annotations

import re
from fractions import Fraction

from briefing.model.lean_typing import NamedTuple
from briefing.model.text import visible

MAX_LENGTH = 1_000  # characters of a line
MAX_DEPTH = 32  # parentheses within each other
MAX_DIGITS = 30  # before the point of any number, written or worked out


class Sum(NamedTuple):
    """A line that could be computed.

    `result` is the number that the line states, `value` the computed one at as many decimals.
    `follows` says that `result` is a rounding of the exact value, half up or half to even.
    """

    result: str
    value: str
    follows: bool


class Wrong(NamedTuple):
    """Why a line cannot be computed, and the column of the error, counted from 1."""

    message: str
    column: int


class _WrongError(Exception):
    def __init__(self, message: str, place: int) -> None:
        super().__init__(message)
        self.wrong = Wrong(message, place + 1)


def evaluate(line: str) -> Sum | Wrong:
    """Compute a line: a calculation, an equals sign and its result as one number.

    A calculation has decimal numbers (``1,250.5``, ``26.3%`` which is 0.263), ``+``, ``-``, ``*``
    or ``×``, ``/`` or ``÷``, and parentheses. It is computed exactly.
    """
    if len(line) > MAX_LENGTH:
        return Wrong(f"the line is longer than {MAX_LENGTH} characters", MAX_LENGTH + 1)
    try:
        return _LineParser(line).read()
    except _WrongError as error:
        return error.wrong


_NUMBER = r"(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?"
# What runs on after a number (1,5 or 2nd or 1.2.3) makes it none: no part of it is read.
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})(?![\w.]|,[0-9])|(?P<sign>[-+*/%()=−×÷])")
_SIGNS = str.maketrans("−×÷", "-*/")


class _ArithmeticToken(NamedTuple):
    text: str  # empty at the end of the line
    place: int


class _LineParser:
    """The tokens of a line, parsed by recursive descent."""

    def __init__(self, line: str) -> None:
        self._tokens = _tokens(line)
        self._next = 0
        self._depth = 0

    def read(self) -> Sum:
        value = self._terms()
        self._expect("=", "an equals sign and a result")
        sign = -1 if self._take("-") else 1
        number = self._number()
        digits = number.text.partition(".")[2]
        scale = 10 ** (len(digits) + 2 * self._percent())
        unit = "%" if scale > 10 ** len(digits) else ""
        self._expect("", "the end of the line")
        written = sign * _exact(number.text) * 10 ** len(digits)
        follows = written in (round(value * scale), _round_half_up(value * scale))
        result = f"{'-' * (sign < 0)}{number.text}{unit}"
        return Sum(result, _show(value * scale, len(digits)) + unit, follows)

    def _terms(self) -> Fraction:
        value = self._factors()
        while sign := self._take("+", "-"):
            right = self._factors()
            value = _bounded(value + right if sign.text == "+" else value - right, sign)
        return value

    def _factors(self) -> Fraction:
        value = self._factor()
        while sign := self._take("*", "/"):
            right = self._factor()
            if sign.text == "/" and not right:
                raise _WrongError("division by nought", sign.place)
            value = _bounded(value * right if sign.text == "*" else value / right, sign)
        return value

    def _factor(self) -> Fraction:
        sign = 1
        while signed := self._take("+", "-"):
            sign = -sign if signed.text == "-" else sign
        if opened := self._take("("):
            self._depth += 1
            if self._depth > MAX_DEPTH:
                message = f"more than {MAX_DEPTH} parentheses within each other"
                raise _WrongError(message, opened.place)
            value = self._terms()
            self._expect(")", "“)”")
            self._depth -= 1
        else:
            number = self._number()
            value = _bounded(_exact(number.text), number)
        return sign * value / (100 if self._percent() else 1)

    def _number(self) -> _ArithmeticToken:
        token = self._tokens[self._next]
        if not token.text[:1].isdecimal():
            raise _no_arithmetic(token, "a number")
        self._next += 1
        return token

    def _percent(self) -> bool:
        return self._take("%") is not None

    def _take(self, *signs: str) -> _ArithmeticToken | None:
        token = self._tokens[self._next]
        if token.text not in signs:
            return None
        self._next += 1
        return token

    def _expect(self, sign: str, what: str) -> None:
        token = self._tokens[self._next]
        if token.text != sign:
            raise _no_arithmetic(token, what)
        self._next += bool(sign)


def _tokens(line: str) -> list[_ArithmeticToken]:
    tokens = []
    place = 0
    while (place := len(line) - len(line[place:].lstrip())) < len(line):
        match = _TOKEN.match(line, place)
        if match is None:
            shown = re.match(r"\w[\w.,]*|.", line[place:], re.DOTALL)
            assert shown is not None
            raise _WrongError(f"“{visible(shown.group()[:20])}” is no arithmetic", place)
        tokens.append(_ArithmeticToken(match.group().translate(_SIGNS), place))
        place = match.end()
    return [*tokens, _ArithmeticToken("", len(line))]


def _no_arithmetic(token: _ArithmeticToken, expected: str) -> _WrongError:
    found = f"“{token.text[:20]}”" if token.text else "the line's end"
    message = f"the line is no arithmetic: {expected} expected, not {found}"
    return _WrongError(message, token.place)


def _exact(number: str) -> Fraction:
    return Fraction(number.replace(",", ""))


def _bounded(value: Fraction, token: _ArithmeticToken) -> Fraction:
    if abs(value) >= 10**MAX_DIGITS:
        raise _WrongError(f"a number of more than {MAX_DIGITS} digits", token.place)
    return value


def _round_half_up(value: Fraction) -> int:
    rounded = int(abs(value) + Fraction(1, 2))
    return rounded if value >= 0 else -rounded


def _show(scaled: Fraction, places: int) -> str:
    rounded = _round_half_up(scaled)
    digits = str(abs(rounded)).rjust(places + 1, "0")
    whole, decimals = digits[: len(digits) - places], digits[len(digits) - places :]
    return f"{'-' * (rounded < 0)}{whole}{'.' * bool(decimals)}{decimals}"
