"""What a number takes from what is beside it: a range's unit, the share of one in five, a sign."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.evidence.number_patterns import BELOW_ZERO_BEHIND
from briefing.evidence.number_words import BELOW_ZERO, ratio_units
from briefing.evidence.read_numbers import NumberReading, ReadNumber

_LINK = re.compile(
    r"\s*(?:[-–—~〜～]|to|and|or|through|of(?: the| its| their)?|from|bis|und|et|y|e|à|,|, and|から"
    r"|、)\s*"
)
_RANGE = re.compile(r"\s?(?:[-–—~]|to|or|bis)\s?")
_OF_SCALE = re.compile(r"\sof\s")
_OUT_OF = re.compile(r"\s(?:[a-z]{1,12} )?(?:in|out of|of every|in every)\s", re.IGNORECASE)
"""Between the numbers of a share: one in five, one house in five."""
_OF_ALL = re.compile(r"\s(?:in|(?:out )?of(?: the| its| their| all)?|(?:of|in) every)\s")


def with_units_of_next(text: str, found: list[ReadNumber]) -> Iterator[ReadNumber]:
    """Give a number the unit of the next one, besides its own: `5 to 10 million`."""
    following: ReadNumber | None = None
    done: list[ReadNumber] = []
    for each in reversed(found):
        number = each
        linked = (
            following
            and following.readings
            and each.readings
            and each.end <= following.start
            and following.start - each.end <= 12
            and _LINK.fullmatch(text, each.end, following.start)
        )
        if linked and following:
            readings = _extended(each, following)
            if _RANGE.fullmatch(text, each.end, following.start):
                # What both ends of a range have in common is said once, at the second one.
                readings = tuple(one for one in readings if one.currency) or readings
            number = each._replace(readings=readings)
        if following and following.readings and each.readings:
            between = text[each.end : min(following.start, each.end + 28)]
            below = following.readings[0].value
            if _OF_SCALE.fullmatch(between) and each.readings[0].is_share and _is_one(following):
                whole = tuple(
                    one._replace(value=each.readings[0].value * one.value)
                    for one in following.readings
                )
                number = number._replace(readings=(*number.readings, *whole))
                done[-1] = following._replace(readings=(*following.readings, *whole))
            if _OUT_OF.fullmatch(between) and below > each.readings[0].value > 0:
                share = NumberReading(each.readings[0].value / below, is_share=True)
                number = _also(number, share)
                done[-1] = _also(done[-1], share)
            above = each.readings[0].value
            if _OF_ALL.fullmatch(between) and above.denominator == below.denominator == 1:
                pair = ratio_units(above, below)
                number = _also(number, NumberReading(above, currency=pair[0]))
                done[-1] = _also(done[-1], NumberReading(below, currency=pair[1]))
        if text.startswith(" times ", each.end) and each.readings and each.readings[0].value > 1:
            # What costs three times as much makes the other a third of it.
            number = _also(number, NumberReading(1 / each.readings[0].value, is_share=True))
        done.append(number)
        following = number
    yield from reversed(done)


_MINUS = re.compile(r"(?:(?:^|(?<=[\s(]))[-−–]|\bminus )$")


def _also(number: ReadNumber, reading: NumberReading) -> ReadNumber:
    return number._replace(readings=(*number.readings, reading))


def with_signs(text: str, original: str, found: list[ReadNumber]) -> list[ReadNumber]:
    """Return the numbers with degrees below zero told from those above; `original` has capitals."""
    signed = [_with_sign(text, original, each) for each in found]
    return [
        each
        for before, each in zip((None, *signed), signed, strict=False)
        if before is None or each.start >= before.end  # the nought of “below zero”
    ]


def _with_sign(text: str, original: str, number: ReadNumber) -> ReadNumber:
    """Tell degrees below zero from those above; other losses are told in words: fell by 3."""
    if not any(each.currency == "degree" for each in number.readings):
        return number
    before = _MINUS.search(text[max(0, number.start - 7) : number.start])
    behind = BELOW_ZERO_BEHIND.match(text, number.end)
    if before is None and behind is None:
        return number
    start = number.start - len(before[0]) if before else number.start
    end = behind.end() if behind else number.end
    readings = tuple(
        each._replace(currency=BELOW_ZERO) if each.currency == "degree" else each
        for each in number.readings
        if each.currency
    )
    return number._replace(start=start, end=end, text=original[start:end], readings=readings)


def _is_one(number: ReadNumber) -> bool:
    """Whether a number is a scale by itself: a million, of which there are three quarters."""
    return number.text.lower().startswith(("a ", "an ", "one ")) and number.readings[0].value > 999


def _extended(number: ReadNumber, following: ReadNumber) -> tuple[NumberReading, ...]:
    own = number.readings[0]
    if own.is_share or own.currency or own.value >= 1000 or number.is_ordinal:
        return number.readings
    more: list[NumberReading] = []
    for each in following.readings[:4]:
        if each.is_share and ("%" in following.text or "cent" in following.text):
            more.append(NumberReading(own.value / 100, is_share=True))
        elif not each.is_share:
            scales = [
                scale
                for scale in (10**3, 10**6, 10**9, 10**12)
                if scale <= each.value < 1000 * scale
            ]
            more += [NumberReading(own.value * scale, currency=each.currency) for scale in scales]
            if each.currency:
                more.append(NumberReading(own.value, currency=each.currency))
    return tuple(dict.fromkeys((*number.readings, *more)))
