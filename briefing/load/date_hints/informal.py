"""Parses dates as people write them: ``6 Jan 2023``, ``13/01/2023``, ``Q1 2023``."""

from __future__ import annotations

import re

from briefing.load.date_hints.reading import HintedDate, is_date, one
from briefing.load.date_hints.standard import either_season, season
from briefing.model.dates import days_in_month, parse_when, show_day

_NOTHING = frozenset(
    ("unknown", "none", "n/a", "n.d.", "nd", "undated", "no date", "tbd", "tba", "tbc", "null")
)
_SIGNS_OF_NOTHING = frozenset("~?-")
_RELATIVE = frozenset(("today", "yesterday", "tomorrow", "now", "present"))
_DECADE = re.compile(r"(?:the )?(\d\d[1-9])0['’]?s")


def of_no_day(text: str) -> HintedDate | None:
    """Parse words for no date or for today, and decades."""
    word = text.lower()
    if word in _NOTHING or word in _SIGNS_OF_NOTHING:
        return HintedDate("where no source dates it, take the key out")
    if word in _RELATIVE:
        return HintedDate("write the day itself, such as 2023-01-06")
    match = _DECADE.fullmatch(word)
    return HintedDate("", f"{match[1]}0", f"{match[1]}9") if match else None


_SEASONS = ("spring", "summer", "autumn", "winter")
_NAMED_SEASON = re.compile(
    r"(spring|summer|autumn|fall|winter)(?: of)? ((?!0000|9999)\d{4})", re.IGNORECASE
)
_QUARTER = re.compile(r"(?:(\d{4})[ -]?)?(?:(Q[1-4])|(H[12]))(?:[ /-]?(\d{4}))?", re.IGNORECASE)


def part_of_year(text: str) -> HintedDate | None:
    """Parse ``spring 2022``, ``Q1 2022`` and ``2022-H1``."""
    if match := _NAMED_SEASON.fullmatch(text):
        return either_season(match[2], _SEASONS.index(match[1].lower().replace("fall", "autumn")))
    match = _QUARTER.fullmatch(text)
    if match is None or bool(match[1]) == bool(match[4]):
        return None
    code = 32 + int(match[2][1]) if match[2] else 39 + int(match[3][1])
    return season(f"{match[1] or match[4]}-{code}")


_NUMBERS = re.compile(r"(\d{1,4})(?P<sign>[-/. ]) ?(\d{1,2})(?:(?P=sign) ?(\d{1,4}))?\.?")
_MONTH_FIRST = re.compile(r"(\d{1,2})[-/. ] ?(\d{4})")
_EAST = re.compile(
    r"(?:(?P<era>令和|平成|昭和)(?P<of_era>\d{1,2}|元)|(?P<year>\d{4}))年(?:(\d{1,2})月(?:(\d{1,2})日)?)?"
)
_BEFORE_ERA = {"令和": 2018, "平成": 1988, "昭和": 1925}
"""The years before the first ones of eras."""


def numbers(text: str) -> HintedDate | None:
    """Parse numeric dates; if the day or the month can come first, both are named."""
    if match := _EAST.fullmatch(text):
        year = match["year"]
        if match["era"]:
            of_era = 1 if match["of_era"] == "元" else int(match["of_era"])
            year = str(_BEFORE_ERA[match["era"]] + of_era)
        return one(_joined(year, match[4], match[5]))
    if match := _MONTH_FIRST.fullmatch(text):
        return one(_joined(match[2], match[1]))
    match = _NUMBERS.fullmatch(text)
    if match is None:
        return None
    first, second, third = match[1], match[3], match[4] or ""
    if len(first) == 4 and len(third) < 3:
        return one(_joined(first, second, third))
    if len(third) == 4 and len(first) < 3:
        either = _either(_joined(third, second, first), _joined(third, first, second))
        return either or _beyond_month(third, second, first) or _beyond_month(third, first, second)
    if third and max(len(first), len(third)) < 3:
        return HintedDate("write the year with four digits, as in 2023-01-06")
    return None


def _beyond_month(year: str, month: str, day: str) -> HintedDate | None:
    """Say how many days a month has, of a day that lies beyond its end."""
    number = int(month)
    if not int(year) or not 1 <= number <= 12:
        return None
    days = days_in_month(int(year), number)
    if int(day) <= days:
        return None
    return HintedDate(f"{_MONTHS[number - 1].title()} {year} has {days} days")


def _joined(*parts: str | None) -> str:
    return "-".join(each.zfill(2) for each in parts if each)


def _either(day_first: str, month_first: str) -> HintedDate | None:
    if day_first == month_first or not is_date(month_first):
        return one(day_first)
    if not is_date(day_first):
        return one(month_first)
    return HintedDate(f"write {month_first} or {day_first}: the day and the month could be either")


_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th|\.)?"
_YEAR = r"(?P<year>\d{4})"
_ABROAD = {
    word: month
    for month, words in zip(
        _MONTHS,
        (
            "januar jänner janvier enero gennaio janeiro januari",
            "februar février fevrier febrero febbraio fevereiro februari",
            "märz maerz mars marzo março maart",
            "avril abril aprile",
            "mai mayo maggio maio mei",
            "juni juin junio giugno junho",
            "juli juillet julio luglio julho",
            "août aout agosto augustus",
            "septembre septiembre settembre setembro",
            "oktober octobre octubre ottobre outubro",
            "novembre noviembre novembro",
            "dezember décembre decembre diciembre dicembre dezembro",
        ),
        strict=True,
    )
    for word in words.split()
}
"""Names of months in German, French, Spanish, Italian, Portuguese and Dutch."""
_WORD = re.compile(r"[^\W\d_]+")
_OF_MONTH = re.compile(r" (?:del?|di|du) (?=\S)", re.IGNORECASE)
_SHORT_YEAR = re.compile(r"['’](\d\d)\b")
_NAMED = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?:the )?{_DAY}[ -]?(?:of )?{_MONTH}[ -]?{_YEAR}",
        rf"{_MONTH}[ -]?{_DAY}[ -]{_YEAR}",
        rf"{_YEAR}[ -]?{_MONTH}(?:[ -]?{_DAY})?",
        rf"{_MONTH}[ -]?(?:of )?{_YEAR}",
    )
)
_WEEKDAY = re.compile(r"(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.? ", re.IGNORECASE)


def _in_english(text: str) -> str:
    """Return a text with the names of months of other languages as English ones."""
    english = _WORD.sub(lambda match: _ABROAD.get(match[0].lower(), match[0]), text)
    return text if english == text else _OF_MONTH.sub(" ", english).replace("1er ", "1 ")


def named_month(text: str) -> HintedDate | None:
    """Parse dates with the name of their month; a weekday has to match."""
    text = _in_english(text.replace(",", " ").replace("  ", " "))
    if _SHORT_YEAR.search(text):
        is_named = named_month(_SHORT_YEAR.sub(r"20\1", text))
        return HintedDate("write the year with four digits, as in 2023-01") if is_named else None
    weekday = _WEEKDAY.match(text)
    bare = text[weekday.end() :] if weekday else text
    match = next((found for form in _NAMED if (found := form.fullmatch(bare))), None)
    if match is None:
        return None
    month = _MONTHS.index(match["month"][:3].lower()) + 1
    day = match.groupdict().get("day")
    reading = one(_joined(match["year"], str(month), day))
    if reading is None and day and int(match["year"]):
        return _beyond_month(match["year"], str(month), day)
    shown = _shown(reading) if reading else ""
    if weekday and shown and not shown.lower().startswith(weekday[1].lower()):
        return HintedDate(f"{shown} is what that day is: correct the weekday or the day")
    return reading


def _shown(reading: HintedDate) -> str:
    day = parse_when(reading.first).day
    return show_day(day) if day else ""
