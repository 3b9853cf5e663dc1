"""Reads the numbers of a text: amounts, shares, money, ordinals, and codes such as F-35.

Numbers of dates and times are passed over: how dates are read is another matter.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from briefing.evidence.number_neighbours import with_signs, with_units_of_next
from briefing.evidence.number_patterns import (
    JAPANESE,
    PATTERN,
    TRIGGER,
    TRIGGER_WITHOUT_DIGITS,
    UNIT_BEHIND,
    WIDE,
)
from briefing.evidence.number_words import (
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
from briefing.evidence.read_numbers import NumberReading, ReadNumber

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


def find_numbers(text: str, language: str = "en") -> list[ReadNumber]:
    """Return the numbers of a text in order, without those of dates and times.

    In a text that is not English, 1,5 and 1.500 are read as they are written there, too.
    """
    original, text = text, lowered(text)
    found: list[ReadNumber] = []
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
    found = list(with_units_of_next(text, found))
    return with_signs(text, original, found) if "degree" in text else found


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


def _number(match: re.Match[str], language: str) -> ReadNumber | None:
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
            return ReadNumber(start, end, match.string[start:end], short)
        return ReadNumber(start, end, text, ())
    if match["digits"]:
        readings = _of_digits(match, language)
        return ReadNumber(start, end, text, readings, is_ordinal=bool(match["ordinal"]))
    is_ordinal = bool(match["ordinal_word"])
    return ReadNumber(start, end, text, _of_words(match), is_word=True, is_ordinal=is_ordinal)


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


def _attached(text: str, unit: str, *, is_length: bool) -> tuple[NumberReading, ...]:
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
        return NumberReading(seconds, currency="second"), NumberReading(total, currency="second")
    scaled = _ATTACHED.fullmatch(lower)
    if scaled and not (scaled[2] == "m" and is_length):
        value = Fraction(scaled[1]) * SCALES.get(scaled[2], 1)
        found.append(NumberReading(value, currency=_currency(unit)))
        if unit and scaled[2] in SCALES:
            return tuple(found)
    if each := _MEASURE.fullmatch(lower) or _COUNTED.fullmatch(lower):
        word = lower.partition("-")[2]
        own = UNITS.get(word) or UNITS.get(lower.lstrip("0123456789."), "")
        own = "metre" if scaled and is_length else own
        found.append(NumberReading(Fraction(each[1]), currency=own))
        if word in SCALES:
            found = [NumberReading(Fraction(each[1]) * SCALES[word], currency=_currency(unit))]
    return tuple(found)


def _of_digits(match: re.Match[str], language: str) -> tuple[NumberReading, ...]:
    if sum(char.isdecimal() for char in match["digits"]) > MAX_DIGITS:
        return ()
    values = _values(match["digits"], language)
    if match["ordinal"]:
        return tuple(NumberReading(each) for each in values)
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
        shares = [NumberReading(each / 100, is_share=True) for each in values]
        # Three percentage points are called three points as well.
        is_points = match.string.startswith((" point", "-point"), match.end())
        return (*shares, *map(NumberReading, values)) if is_points else tuple(shares)
    more_readings = []
    if not currency and (part := _PART_BEHIND.match(match.string, match.end())):
        units = ratio_units(values[0], Fraction(PARTS[part[1]])) if values else ("", "")
        more_readings = [NumberReading(values[0], currency=units[0])] if values else []
    return (*(NumberReading(each, currency=currency) for each in values), *more_readings)


_PART_BEHIND = re.compile(r"[- ]((?:quarter|hal[fv]e|third|fifth|tenth)s)\b")


def _ratio(above: Fraction, below: Fraction) -> Iterator[NumberReading]:
    """Yield the readings of 3/5: the share, and both numbers as those of this pair alone.

    A share of nothing, or of all, says nothing of the pair: 0/5 is no 0/7. What is more than a
    whole is two numbers, as 24/7.
    """
    if above > below > 0:
        yield NumberReading(above)
        yield NumberReading(below)
    first, second = ratio_units(above, below)
    if below and 0 < above < below:
        yield NumberReading(above / below, is_share=True)
    yield NumberReading(above, currency=first)
    yield NumberReading(below, currency=second)


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


def _of_words(match: re.Match[str]) -> tuple[NumberReading, ...]:
    if match["words"]:
        return tuple(_of_cardinal(match))
    if match["unit_half"]:
        counted, _, part = match["unit_half"].lower().partition(" and ")
        first, _, unit = counted.replace("-", " ").rpartition(" ")
        whole = sum(CARDINALS.get(each, 1) for each in first.split())
        return (NumberReading(whole + _part(f"and {part}"), currency=_currency(unit)),)
    if match["one_part"]:
        word = match["one_part"].lower().split()[1]
        share = NumberReading(Fraction(1, PARTS[word]), is_share=True)
        is_place = word in ORDINALS and not match.string.startswith(" of ", match.end())
        ordinal = [NumberReading(Fraction(ORDINALS[word]))] if is_place else []
        return (share, NumberReading(share.value), *ordinal)
    if match["half"]:
        word = match["half"].lower()
        part = _FRACTIONS.get(word) or Fraction(1, 4 if word.startswith("q") else 2)
        return NumberReading(part, is_share=True), NumberReading(part)
    if match["ordinal_word"]:
        first, _, last = re.sub("[- ]", " ", match["ordinal_word"].lower()).rpartition(" ")
        tens = CARDINALS.get(first, 0)
        seconds = (
            [NumberReading(Fraction(tens), currency=last)] if tens and last == "second" else []
        )
        return NumberReading(Fraction(tens + ORDINALS[last])), *seconds
    digits = re.match("[〇一二三四五六七八九十百千]+", match["kanji"])
    assert digits
    value = Fraction(kanji_value(digits[0][:MAX_DIGITS]) * SCALES.get(match["kanji_scale"], 1))
    if match["counter"] == "割":
        return (NumberReading(value / 10, is_share=True),)
    return (NumberReading(value, currency=_currency(match["kanji_currency"])),)


def _of_cardinal(match: re.Match[str]) -> Iterator[NumberReading]:
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
        yield NumberReading(total / 100, is_share=True)
    else:
        yield NumberReading(total, currency=_currency(match["words_currency"]))


def _of_parts(total: Fraction, word: str, behind: str) -> Iterator[NumberReading]:
    """Yield the readings of a number with a word that may be a part: two thirds, two half days.

    Where no “of” follows, quarters may be those of a year, and “third” may be a place in an order.
    """
    part = Fraction(PARTS[word])
    is_counted = not word.endswith("s") and total != 1
    if part == 2 and is_counted:
        yield NumberReading(total)  # two half days
    yield NumberReading(total / part, is_share=True)
    yield NumberReading(total / part)
    yield from (
        NumberReading(each, currency=unit)
        for each, unit in zip((total, part), ratio_units(total, part), strict=True)
    )
    is_share = behind == " of "
    if is_counted or (part in (2, 4) and total != 1 and not is_share):
        yield NumberReading(total)
    if not word.endswith("s") and not is_share:
        yield NumberReading(part)


def _with_sums(text: str, found: list[ReadNumber]) -> list[ReadNumber]:
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


def _sum(match: re.Match[str]) -> ReadNumber:
    if match["half"]:
        return ReadNumber(
            *match.span(), match[0], (NumberReading(_HALF, is_share=True),), is_word=True
        )
    if match["both"]:
        return ReadNumber(*match.span(), match[0], (NumberReading(Fraction(2)),), is_word=True)
    if match["share"]:
        share = Fraction(match["share"][:MAX_DIGITS]) / 10
        return ReadNumber(*match.span(), match[0], (NumberReading(share, is_share=True),))
    if len(match["sum"]) > 2 * MAX_DIGITS:
        return ReadNumber(*match.span(), match[0], ())
    total = Fraction(0)
    for digits, scale in _PART.findall(match["sum"]):
        total += Fraction(digits.replace(",", "")) * SCALES.get(scale, 1)
    reading = NumberReading(total, currency=_currency(match["currency"]))
    return ReadNumber(*match.span(), match[0], (reading,))
