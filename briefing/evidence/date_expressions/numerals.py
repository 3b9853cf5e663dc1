"""Parses numbers that are written in words, or in Chinese characters."""

from __future__ import annotations

from collections.abc import Sequence

_HAN = {each: value for value, each in enumerate("〇一二三四五六七八九")} | {
    "零": 0,
    "两": 2,
    "兩": 2,
}
_HAN_POWERS = {"十": 10, "百": 100, "千": 1000}
HAN_NUMERALS = frozenset((*_HAN, *_HAN_POWERS))
_TEN, _HUNDRED, _THOUSAND = 10, 100, 1000
_CENTURIES = range(10, 31)


def read_han(characters: Sequence[str]) -> tuple[int, int] | None:
    """Return the number with which some characters begin, and how many characters it has.

    Digits in a row (二〇一六) and powers of ten (二十一) are read; None where none begins.
    """
    count = 0
    while count < len(characters) and characters[count] in HAN_NUMERALS:
        count += 1
    if not count:
        return None
    found = characters[:count]
    if not any(each in _HAN_POWERS for each in found):
        value = 0
        for each in found:
            value = value * _TEN + _HAN[each]
        return value, count
    total, digit = 0, 0
    for each in found:
        if each in _HAN_POWERS:
            total += max(digit, 1) * _HAN_POWERS[each]
            digit = 0
        else:
            digit = _HAN[each]
    return total + digit, count


def few_of(characters: Sequence[str]) -> tuple[int, int] | None:
    """Return the least and the most that two neighbouring digits mean: 二三 is two or three.

    None for other characters. Whether it is not 23 instead depends on what stands behind.
    """
    *before, least, most = (None, *characters) if len(characters) > 1 else (None, None, None)
    if least not in _HAN or most not in _HAN or _HAN[most] != _HAN[least] + 1 or not _HAN[least]:
        return None
    if before[1:] and before[-1] not in _HAN_POWERS:
        return None
    tens = read_han(characters[:-2])
    more = tens[0] if tens else 0
    return more + _HAN[least], more + _HAN[most]


def compose(values: Sequence[int]) -> int | None:
    """Return the number that the values of some words form: 20 and 1 are 21, 20 and 18 are 2018.

    None where they form none.
    """
    groups: list[int] = []
    total = current = 0
    for value in values:
        if value == _THOUSAND:
            total, current = total + max(current, 1) * _THOUSAND, 0
        elif value == _HUNDRED:
            current = max(current, 1) * _HUNDRED
        elif not _takes(current, value):
            groups.append(total + current)
            total, current = 0, value
        else:
            current += value
    groups.append(total + current)
    if len(groups) == 1:
        return groups[0]
    is_year = len(groups) == 2 and groups[0] in _CENTURIES and _TEN <= groups[1] < _HUNDRED
    return groups[0] * _HUNDRED + groups[1] if is_year else None


def _takes(current: int, value: int) -> bool:
    """Whether a value below a hundred can follow, as one follows twenty."""
    rest = current % _HUNDRED
    return rest == 0 or (rest >= 2 * _TEN and rest % _TEN == 0 and value < _TEN)
