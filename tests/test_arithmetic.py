"""Lines of arithmetic: which follow, what they come to, and what is none."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal, localcontext
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.arithmetic import MAX_DEPTH, MAX_LENGTH, Sum, Wrong, evaluate
from briefing.load.loader import load
from tests.conftest import ROOT


@pytest.mark.parametrize(
    "line",
    [
        "6.8 / 5.4 = 1.26",
        "(6.85 / 5.35 - 1) * 100 = 28.0",
        "40.6 * (1.2 + 1.4 + 1.6 + 1.8 + 2) = 324.8",
        "31 - 16 + 1 + 1 = 17",
        "2 + 3 * 4 - 6 / 2 = 11",
        "12 / 2 / 3 = 2",
        "10 - 4 - 3 = 3",
        "0.1 + 0.2 = 0.3",
        "1 / 3 * 3 = 1.0000000000000000000000000000000000000",
        "1,250.5 * 2 = 2,501",
        "100 * 26.3% = 26.3",
        "6.8 / 5.4 - 1 = 25.9%",
        "3 × 4 ÷ 2 = 6",
        "2 − 5 = −3",
        "-(-2) * +3 = 6",
        "2.5 * 1 = 3",
        "2.5 * 1 = 2",
        "-2.5 * 1 = -3",
        "  7=7  ",
    ],
)
def test_a_result_follows_that_is_a_rounding_of_the_exact_value(line: str) -> None:
    worked_out = evaluate(line)
    assert isinstance(worked_out, Sum)
    assert worked_out.follows


@pytest.mark.parametrize(
    ("line", "result", "value"),
    [
        ("6.8 / 5.4 = 1.27", "1.27", "1.26"),
        ("6.8 / 5.4 = 1.260", "1.260", "1.259"),
        ("6.8 / 5.4 - 1 = 26.3%", "26.3%", "25.9%"),
        ("7 / 2 = 3", "3", "4"),
        ("1 / 100 = 0.1", "0.1", "0.0"),
        ("1 - 3 = 2", "2", "-2"),
        ("1,000 * 1,000 = 100,000", "100,000", "1000000"),
        ("1 / 8 = 0.05", "0.05", "0.13"),
    ],
)
def test_a_result_that_does_not_follow_is_told_what_it_is(
    line: str, result: str, value: str
) -> None:
    assert evaluate(line) == Sum(result, value, follows=False)


NO_ARITHMETIC = "the line is no arithmetic: "


@pytest.mark.parametrize(
    ("line", "message", "column"),
    [
        ("", NO_ARITHMETIC + "a number expected, not the line's end", 1),
        ("5 + 5", NO_ARITHMETIC + "an equals sign and a result expected, not the line's end", 6),
        ("5 + = 3", NO_ARITHMETIC + "a number expected, not “=”", 5),
        ("(2 + 3 = 5", NO_ARITHMETIC + "“)” expected, not “=”", 8),
        ("2) = 2", NO_ARITHMETIC + "an equals sign and a result expected, not “)”", 2),
        ("1 = 1 = 1", NO_ARITHMETIC + "the end of the line expected, not “=”", 7),
        ("4 = 2 + 2", NO_ARITHMETIC + "the end of the line expected, not “+”", 7),
        ("9 ** 9 = 1", NO_ARITHMETIC + "a number expected, not “*”", 4),
        ("$5 = 5", "“$” is no arithmetic", 1),
        ("5 = 5 trillion", "“trillion” is no arithmetic", 7),
        ("1,5 * 2 = 3", "“1,5” is no arithmetic", 1),
        ("1.2.3 = 1", "“1.2.3” is no arithmetic", 1),
        ("2 + 1e9 = 3", "“1e9” is no arithmetic", 5),
        ("__import__('os') = 1", "“__import__” is no arithmetic", 1),
        ("٣ = 3", "“٣” is no arithmetic", 1),
        ("1 + \x1b = 2", "“\\x1b” is no arithmetic", 5),
        ("6 / (3 - 3) = 0", "division by nought", 3),
        (f"{10**30} = 1", "a number of more than 30 digits", 1),
        (f"{10**29} * {10**29} = 1", "a number of more than 30 digits", 32),
        ("(" * 40 + "1" + ")" * 40 + " = 1", "more than 32 parentheses within each other", 33),
        ("1" + "+1" * 600 + " = 601", "the line is longer than 1000 characters", 1001),
    ],
)
def test_what_is_no_arithmetic_is_told_with_its_column(
    line: str, message: str, column: int
) -> None:
    assert evaluate(line) == Wrong(message, column)


def test_the_longest_and_deepest_lines_are_worked_out() -> None:
    terms = "+".join(f"1/{n}" for n in range(100, 240))
    assert isinstance(evaluate(f"{terms} = 0.88"), Sum)
    assert len(terms) < MAX_LENGTH
    assert evaluate("(" * MAX_DEPTH + "-1" + ")" * MAX_DEPTH + " = -1") == Sum("-1", "-1", True)
    assert evaluate("-" * (MAX_LENGTH - 5) + "1 = 1") == Sum("1", "-1", False)


@pytest.mark.slow
@given(st.text(max_size=80) | st.text("0123456789.,+-*/()=% ", max_size=80))
def test_no_line_raises(line: str) -> None:
    worked_out = evaluate(line)
    if isinstance(worked_out, Wrong):
        assert 1 <= worked_out.column <= len(line) + 1


NUMBERS = st.decimals(0, 10_000, places=2).map(lambda number: (f"{number}", Fraction(number)))


def _combine(
    parts: tuple[tuple[str, Fraction], str, tuple[str, Fraction]],
) -> tuple[str, Fraction]:
    (left, one), sign, (right, other) = parts
    if sign == "/" and not other:
        sign = "-"
    value = {
        "+": lambda: one + other,
        "-": lambda: one - other,
        "*": lambda: one * other,
        "/": lambda: one / other,
    }[sign]()
    return f"({left} {sign} {right})", value


SUMS = st.recursive(
    NUMBERS,
    lambda sums: st.tuples(sums, st.sampled_from("+-*/"), sums).map(_combine),
    max_leaves=6,
).filter(lambda sum_: abs(sum_[1]) < 10**20)


def _rounded(value: Fraction, places: int, rounding: str) -> Decimal:
    with localcontext(prec=200):
        exact = Decimal(value.numerator) / Decimal(value.denominator)
        return exact.quantize(Decimal(1).scaleb(-places), rounding)


@given(SUMS, st.integers(0, 4))
def test_a_rounded_value_follows_and_its_neighbours_do_not(
    sum_: tuple[str, Fraction], places: int
) -> None:
    line, value = sum_
    for rounding in (ROUND_HALF_UP, ROUND_HALF_EVEN):
        result = _rounded(value, places, rounding)
        worked_out = evaluate(f"{line} = {result}")
        assert isinstance(worked_out, Sum) and worked_out.follows, worked_out
        off = result + 2 * Decimal(1).scaleb(-places)
        worked_out = evaluate(f"{line} = {off}")
        assert isinstance(worked_out, Sum) and not worked_out.follows
        assert Decimal(worked_out.value) == _rounded(value, places, ROUND_HALF_UP)


def test_the_shipped_lines_follow() -> None:
    briefing = load(str(ROOT)).briefing
    assert briefing is not None
    lines = [
        side.computed
        for dispute in briefing.disputes.values()
        for side in dispute.sides
        if side.computed
    ]
    worked_out = {line: evaluate(line) for line in lines}
    assert lines
    assert all(isinstance(each, Sum) and each.follows for each in worked_out.values()), worked_out
