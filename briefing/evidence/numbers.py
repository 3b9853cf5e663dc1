"""Reads the numbers of a text: amounts, shares, money, ordinals, and codes such as F-35.

Numbers of dates and times are passed over: how dates are read is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefing.evidence.number_patterns import (
    JAPANESE,
    PATTERN,
    TRIGGER,
    TRIGGER_WITHOUT_DIGITS,
    UNIT_BEHIND,
    WIDE,
)
from briefing.evidence.number_words import (
    BELOW_ZERO,
    CARDINALS,
    CURRENCIES,
    ORDINALS,
    PARTS,
    SCALES,
    SHORT_SCALES,
    UNITS,
    kanji_value,
    ratio_units,
)
from briefing.model.lean_typing import NamedTuple

MAX_DIGITS = 30
"""Digits of a number; what has more is compared by its letters, as a code is."""
MOST = 5_000
"""Numbers of a text that are read: what has more is a table, and its rest is passed over."""
_FRACTIONS = {
    "½": Fraction(1, 2), "¼": Fraction(1, 4), "¾": Fraction(3, 4), "⅓": Fraction(1, 3),
    "⅔": Fraction(2, 3), "⅕": Fraction(1, 5), "⅛": Fraction(1, 8),
}  # fmt: skip
_HALF = Fraction(1, 2)
_DIGIT = re.compile("[0-9]")


class Reading(NamedTuple):
    """What a number can say: its value, whether that is a share of a whole, and its unit.

    `currency` is that of an amount of money, or the unit of a measure; the two numbers of a
    fraction have units of their own, by `ratio_units`.
    """

    value: Fraction
    is_share: bool = False
    currency: str = ""


class Number(NamedTuple):
    """A number in a text, with its place and its readings.

    `readings` is empty for a code, which is compared by its letters. `is_word` says that it is
    written as a word, `is_ordinal` that it says a place in an order.
    """

    start: int
    end: int
    text: str
    readings: tuple[Reading, ...]
    is_word: bool = False
    is_ordinal: bool = False


def find_numbers(text: str, language: str = "en") -> list[Number]:
    """Return the numbers of a text in order, without those of dates and times.

    In a text that is not English, 1,5 and 1.500 are read as they are written there, too.
    """
    original, text = text, lowered(text)
    found: list[Number] = []
    place = 0
    triggers = TRIGGER if _DIGIT.search(text) else TRIGGER_WITHOUT_DIGITS
    for trigger in triggers.finditer(text):
        if trigger.start() < place:
            continue
        match = PATTERN.match(text, trigger.start())
        if match is None:
            continue
        place = match.end()
        if number := _number(match, language):
            found.append(number._replace(text=original[number.start : number.end]))
            if len(found) == MOST:
                break
    if language in ("ja", "zh"):
        found = _with_sums(text, found)
    found = list(_with_units_of_next(text, found))
    return _with_signs(text, original, found) if "degree" in text else found


_ESCAPE = re.compile(r"\\x[0-9a-f]{2}|\\u[0-9a-f]{4}")


def lowered(text: str) -> str:
    """Return a text in lower case and with plain digits, character by character."""
    if "\\" in text:  # a control character, written as an escape, is white space
        text = _ESCAPE.sub(lambda match: " " * len(match[0]), text)
    if text.isascii():
        return text.lower()
    text = text.translate(WIDE)
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(each if len(each) == 1 else char for char in text for each in (char.lower(),))


def _number(match: re.Match[str], language: str) -> Number | None:
    if match["date"]:
        return None
    start, end = match.span()
    if match["sign"] is None and match["digits"]:
        start = match.start("digits")
    text = match.string[start:end]
    if match["code"]:
        behind = UNIT_BEHIND.match(match.string, end)
        is_length = bool(_OF_LENGTH.match(match.string, end))
        if short := _attached(text, behind["unit"] if behind else "", is_length=is_length):
            end = behind.end() if behind else end
            return Number(start, end, match.string[start:end], short)
        return Number(start, end, text, ())
    if match["digits"]:
        readings = _of_digits(match, language)
        return Number(start, end, text, readings, is_ordinal=bool(match["ordinal"]))
    is_ordinal = bool(match["ordinal_word"])
    return Number(start, end, text, _of_words(match), is_word=True, is_ordinal=is_ordinal)


_CLOCK = re.compile(r"([0-9]{1,4})m([0-9]+(?:\.[0-9]+)?)s")
_ATTACHED = re.compile(r"([0-9]+(?:\.[0-9]+)?)(k|m|bn|tn|mn|x|-?fold)", re.IGNORECASE)
_COUNTED = re.compile(r"([0-9]{1,4})-(?:[a-z]{2,}(?:-[a-z]+)*)")
_MEASURE = re.compile(
    r"([0-9]+(?:\.[0-9]+)?)(?:km|kg|mm|cm|kw|mw|gw|kwh|mwh|gwh|twh|m|g|t|ft|mph|kmh|hz|ghz|mb|gb"
    r"|tb|s|ms|min|h|l|ml|nm)",
    re.IGNORECASE,
)


_OF_LENGTH = re.compile(r"[- ](?:long|wide|high|tall|deep|across|thick)\b")
"""Behind 30m: they are metres, and no millions."""


def _attached(text: str, unit: str, *, is_length: bool) -> tuple[Reading, ...]:
    """Return the readings of a number with what hangs on it: 5m, 10-year, 25km; else none.

    `unit` is the one behind it, as in 4bn euros: what hangs on the number is then its scale.
    """
    if len(text) > MAX_DIGITS:
        return ()
    lower = text.lower()
    found = []
    first, _, last = lower.partition("-")
    if last in UNITS or last in CURRENCIES:  # a 4bn-euro plan
        lower, unit = (first, last) if _ATTACHED.fullmatch(first) else (lower, unit)
    if each := _CLOCK.fullmatch(lower):
        seconds = Fraction(each[2])
        total = 60 * Fraction(each[1]) + seconds
        return Reading(seconds, currency="second"), Reading(total, currency="second")
    scaled = _ATTACHED.fullmatch(lower)
    if scaled and not (scaled[2] == "m" and is_length):
        value = Fraction(scaled[1]) * SCALES.get(scaled[2], 1)
        found.append(Reading(value, currency=_currency(unit)))
        if unit and scaled[2] in SCALES:
            return tuple(found)
    if each := _MEASURE.fullmatch(lower) or _COUNTED.fullmatch(lower):
        word = lower.partition("-")[2]
        own = UNITS.get(word) or UNITS.get(lower.lstrip("0123456789."), "")
        own = "metre" if scaled and is_length else own
        found.append(Reading(Fraction(each[1]), currency=own))
        if word in SCALES:
            found = [Reading(Fraction(each[1]) * SCALES[word], currency=_currency(unit))]
    return tuple(found)


def _of_digits(match: re.Match[str], language: str) -> tuple[Reading, ...]:
    if sum(char.isdecimal() for char in match["digits"]) > MAX_DIGITS:
        return ()
    values = _values(match["digits"], language)
    if match["ordinal"]:
        return tuple(Reading(each) for each in values)
    more = _part(match["and_half"]) + _fraction(match["fraction"])
    values = [each + more for each in values]
    below = match["below"]
    if below and len(below) <= MAX_DIGITS:
        return tuple(one for each in values for one in _ratio(each, Fraction(int(below))))
    scale = (match["scale"] or "").lower()
    if scale in SHORT_SCALES and not match["sign"] and scale not in ("bn", "tn", "mn", "mln"):
        scale = "" if match["currency"] is None else scale
    values = [each * SCALES.get(scale, 1) for each in values]
    currency = _currency(match["sign"]) or _currency(match["currency"])
    if match["percent"]:
        shares = [Reading(each / 100, is_share=True) for each in values]
        # Three percentage points are called three points as well.
        is_points = match.string.startswith((" point", "-point"), match.end())
        return (*shares, *map(Reading, values)) if is_points else tuple(shares)
    more_readings = []
    if not currency and (part := _PART_BEHIND.match(match.string, match.end())):
        units = ratio_units(values[0], Fraction(PARTS[part[1]])) if values else ("", "")
        more_readings = [Reading(values[0], currency=units[0])] if values else []
    return (*(Reading(each, currency=currency) for each in values), *more_readings)


_PART_BEHIND = re.compile(r"[- ]((?:quarter|hal[fv]e|third|fifth|tenth)s)\b")


def _ratio(above: Fraction, below: Fraction) -> Iterator[Reading]:
    """Yield the readings of 3/5: the share, and both numbers as those of this pair alone.

    A share of nothing, or of all, says nothing of the pair: 0/5 is no 0/7. What is more than a
    whole is two numbers, as 24/7.
    """
    if above > below > 0:
        yield Reading(above)
        yield Reading(below)
    first, second = ratio_units(above, below)
    if below and 0 < above < below:
        yield Reading(above / below, is_share=True)
    yield Reading(above, currency=first)
    yield Reading(below, currency=second)


def _part(words: str | None) -> Fraction:
    """Return the value of “and a half” and the like; none is nought."""
    if not words:
        return Fraction(0)
    first, _, part = re.sub("[- ]", " ", words.lower()).removeprefix("and ").partition(" ")
    return Fraction(CARDINALS.get(first, 1), PARTS[part])


def _fraction(sign: str | None) -> Fraction:
    """Return the value of a fraction behind a whole number: of ½, or of 3/4."""
    sign = (sign or "").strip()
    if not sign:
        return Fraction(0)
    return _FRACTIONS[sign] if sign in _FRACTIONS else Fraction(sign)


def _values(digits: str, language: str) -> list[Fraction]:
    """Return what digits can mean: those of English texts one thing, others perhaps two."""
    bare = re.sub("[’'\u00a0\u202f]", "", digits)
    if bare.count(".") > 1:
        return [Fraction(bare.replace(".", "").replace(",", "."))]
    english = re.fullmatch(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?", bare)
    if "," not in bare:
        values = [Fraction(bare)]
        if language != "en" and re.fullmatch(r"[0-9]{1,3}\.[0-9]{3}", bare):
            values.append(Fraction(bare.replace(".", "")))
        return values
    values = [Fraction(bare.replace(",", ""))] if english else []
    if bare.count(",") == 1 and "." not in bare and (not english or language != "en"):
        values.append(Fraction(bare.replace(",", ".")))
    return values


def _currency(sign: str | None) -> str:
    if not sign:
        return ""
    lower = sign.lower().split(" ")[-1].strip()
    return CURRENCIES.get(lower) or UNITS.get(lower) or CURRENCIES.get(lower[-1:], "")


def _of_words(match: re.Match[str]) -> tuple[Reading, ...]:
    if match["words"]:
        return tuple(_of_cardinal(match))
    if match["unit_half"]:
        counted, _, part = match["unit_half"].lower().partition(" and ")
        first, _, unit = counted.replace("-", " ").rpartition(" ")
        whole = sum(CARDINALS.get(each, 1) for each in first.split())
        return (Reading(whole + _part(f"and {part}"), currency=_currency(unit)),)
    if match["one_part"]:
        word = match["one_part"].lower().split()[1]
        share = Reading(Fraction(1, PARTS[word]), is_share=True)
        is_place = word in ORDINALS and not match.string.startswith(" of ", match.end())
        ordinal = [Reading(Fraction(ORDINALS[word]))] if is_place else []
        return (share, Reading(share.value), *ordinal)
    if match["half"]:
        word = match["half"].lower()
        part = _FRACTIONS.get(word) or Fraction(1, 4 if word.startswith("q") else 2)
        return Reading(part, is_share=True), Reading(part)
    if match["ordinal_word"]:
        first, _, last = re.sub("[- ]", " ", match["ordinal_word"].lower()).rpartition(" ")
        tens = CARDINALS.get(first, 0)
        seconds = [Reading(Fraction(tens), currency=last)] if tens and last == "second" else []
        return Reading(Fraction(tens + ORDINALS[last])), *seconds
    digits = re.match("[〇一二三四五六七八九十百千]+", match["kanji"])
    assert digits
    value = Fraction(kanji_value(digits[0][:MAX_DIGITS]) * SCALES.get(match["kanji_scale"], 1))
    if match["counter"] == "割":
        return (Reading(value / 10, is_share=True),)
    return (Reading(value, currency=_currency(match["kanji_currency"])),)


def _of_cardinal(match: re.Match[str]) -> Iterator[Reading]:
    words = re.split(r"[- ]", match["words"].lower())
    total: Fraction = Fraction(0)
    for word in words:
        if word in CARDINALS:
            total += CARDINALS[word]
        elif word == "half":
            total = _HALF
        elif word in ("a", "an"):
            total = total or Fraction(1)
        elif word in SCALES:
            total = (total or Fraction(1)) * SCALES[word]
    total += _part(match["words_half"])
    total *= SCALES.get((match["half_scale"] or "").lower(), 1)
    if match["part"]:
        yield from _of_parts(total, match["part"].lower(), match.string[match.end() :][:4])
    elif match["words_percent"]:
        yield Reading(total / 100, is_share=True)
    else:
        yield Reading(total, currency=_currency(match["words_currency"]))


def _of_parts(total: Fraction, word: str, behind: str) -> Iterator[Reading]:
    """Yield the readings of a number with a word that may be a part: two thirds, two half days.

    Where no “of” follows, quarters may be those of a year, and “third” may be a place in an order.
    """
    part = Fraction(PARTS[word])
    is_counted = not word.endswith("s") and total != 1
    if part == 2 and is_counted:
        yield Reading(total)  # two half days
    yield Reading(total / part, is_share=True)
    yield Reading(total / part)
    yield from (
        Reading(each, currency=unit)
        for each, unit in zip((total, part), ratio_units(total, part), strict=True)
    )
    is_share = behind == " of "
    if is_counted or (part in (2, 4) and total != 1 and not is_share):
        yield Reading(total)
    if not word.endswith("s") and not is_share:
        yield Reading(part)


def _with_sums(text: str, found: list[Number]) -> list[Number]:
    """Return numbers with the sums of Japanese and Chinese in the place of their parts."""
    sums = [_sum(match) for match in JAPANESE.finditer(text)]
    taken = [(each.start, each.end) for each in sums]
    kept = []
    place = 0
    for each in found:
        while place < len(taken) and taken[place][1] <= each.start:
            place += 1
        if place == len(taken) or each.end <= taken[place][0]:
            kept.append(each)
    return sorted((*kept, *sums))


_PART = re.compile(r"([0-9][0-9,]*(?:\.[0-9]+)?)([兆億亿万萬千百]?)")


def _sum(match: re.Match[str]) -> Number:
    if match["half"]:
        return Number(*match.span(), match[0], (Reading(_HALF, is_share=True),), is_word=True)
    if match["both"]:
        return Number(*match.span(), match[0], (Reading(Fraction(2)),), is_word=True)
    if match["share"]:
        share = Fraction(match["share"][:MAX_DIGITS]) / 10
        return Number(*match.span(), match[0], (Reading(share, is_share=True),))
    if len(match["sum"]) > 2 * MAX_DIGITS:
        return Number(*match.span(), match[0], ())
    total = Fraction(0)
    for digits, scale in _PART.findall(match["sum"]):
        total += Fraction(digits.replace(",", "")) * SCALES.get(scale, 1)
    reading = Reading(total, currency=_currency(match["currency"]))
    return Number(*match.span(), match[0], (reading,))


_LINK = re.compile(
    r"\s*(?:[-–—~〜～]|to|and|or|through|of(?: the| its| their)?|from|bis|und|et|y|e|à|,|, and|から"
    r"|、)\s*"
)
_RANGE = re.compile(r"\s?(?:[-–—~]|to|or|bis)\s?")
_OF_SCALE = re.compile(r"\sof\s")
_OUT_OF = re.compile(r"\s(?:[a-z]{1,12} )?(?:in|out of|of every|in every)\s", re.IGNORECASE)
"""Between the numbers of a share: one in five, one house in five."""
_OF_ALL = re.compile(r"\s(?:in|(?:out )?of(?: the| its| their| all)?|(?:of|in) every)\s")


def _with_units_of_next(text: str, found: list[Number]) -> Iterator[Number]:
    """Give a number the unit of the next one, besides its own: `5 to 10 million`."""
    following: Number | None = None
    done: list[Number] = []
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
                share = Reading(each.readings[0].value / below, is_share=True)
                number = _also(number, share)
                done[-1] = _also(done[-1], share)
            above = each.readings[0].value
            if _OF_ALL.fullmatch(between) and above.denominator == below.denominator == 1:
                pair = ratio_units(above, below)
                number = _also(number, Reading(above, currency=pair[0]))
                done[-1] = _also(done[-1], Reading(below, currency=pair[1]))
        if text.startswith(" times ", each.end) and each.readings and each.readings[0].value > 1:
            # What costs three times as much makes the other a third of it.
            number = _also(number, Reading(1 / each.readings[0].value, is_share=True))
        done.append(number)
        following = number
    yield from reversed(done)


_MINUS = re.compile(r"(?:(?:^|(?<=[\s(]))[-−–]|\bminus )$")
_BELOW_ZERO = re.compile(r"[- ]below (?:zero|freezing|nought)\b")


def _also(number: Number, reading: Reading) -> Number:
    return number._replace(readings=(*number.readings, reading))


def _with_signs(text: str, original: str, found: list[Number]) -> list[Number]:
    signed = [_with_sign(text, original, each) for each in found]
    return [
        each
        for before, each in zip((None, *signed), signed, strict=False)
        if before is None or each.start >= before.end  # the nought of “below zero”
    ]


def _with_sign(text: str, original: str, number: Number) -> Number:
    """Tell degrees below zero from those above; other losses are told in words: fell by 3."""
    if not any(each.currency == "degree" for each in number.readings):
        return number
    before = _MINUS.search(text[max(0, number.start - 7) : number.start])
    behind = _BELOW_ZERO.match(text, number.end)
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


def _is_one(number: Number) -> bool:
    """Whether a number is a scale by itself: a million, of which there are three quarters."""
    return number.text.lower().startswith(("a ", "an ", "one ")) and number.readings[0].value > 999


def _extended(number: Number, following: Number) -> tuple[Reading, ...]:
    own = number.readings[0]
    if own.is_share or own.currency or own.value >= 1000 or number.is_ordinal:
        return number.readings
    more: list[Reading] = []
    for each in following.readings[:4]:
        if each.is_share and ("%" in following.text or "cent" in following.text):
            more.append(Reading(own.value / 100, is_share=True))
        elif not each.is_share:
            scales = [
                scale
                for scale in (10**3, 10**6, 10**9, 10**12)
                if scale <= each.value < 1000 * scale
            ]
            more += [Reading(own.value * scale, currency=each.currency) for scale in scales]
            if each.currency:
                more.append(Reading(own.value, currency=each.currency))
    return tuple(dict.fromkeys((*number.readings, *more)))
