"""Suggests how to write a date that is in another notation.

Nothing is guessed: if a text can mean two dates, both are named.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.load.date_hints import informal, standard
from briefing.load.date_hints.reading import HintedDate, is_date, one
from briefing.model.dates import InvalidDateError, parse_day
from briefing.model.lean_typing import NamedTuple

REFUSED = (
    ("2023-01-06T09:30", "a day with a time of day"),
    ("2022-21", "a season, 21 to 32"),
    ("2022-33", "a quarter, third or half of a year, 33 to 41"),
    ("202X", "a digit that is not known, `2023-XX` as well"),
    ("2023-01%", "about, and uncertain as well"),
    ("2004-06~-11", "a mark on a part of a date"),
    ("[2021,2023]", "one of a set"),
    ("{2021,2023}", "all of a set"),
    ("1950S2", "significant digits"),
    ("2022/", "an end that is not known"),
    ("-0044", "a year before 1"),
    ("Y17000", "a year of more than four digits"),
)
"""Forms of EDTF that are not read, and what they are."""
_NOTATION = ("..", "/")
_LONGEST = 80  # characters of a date: more is a text
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—―−"), "-")


class Hint(NamedTuple):
    """A hint for a date; `written` is the date if it suggests exactly one, else empty."""

    text: str
    written: str = ""


def hint_for(text: str) -> Hint | None:
    """Return a hint for a text that is no valid date; None if its meaning is not clear."""
    if len(text) > _LONGEST or is_date(text):
        return None
    text = " ".join(unicodedata.normalize("NFKC", text).split())
    text = text.removeprefix("on ").removeprefix("in ")
    if found := _dash(text):
        return found
    text = text.translate(_DASHES)
    found = (
        _as_shown(text)
        or _set(text)
        or _two_years(text)
        or _span(text)
        or _ends(text, "..")
        or _ends(text, "/")
    )
    if found:
        return found
    if reading := _read(text):
        return _suggest(reading.what, reading.first, reading.last, "..")
    return next((hint for sign in _SIGNS if (hint := _ends(text, sign))), None)


_SHOWN_MONTH = re.compile(r"\b[A-Z][a-z]{2} \d{4}")
_WRITTEN = re.compile(r"[\d.~?%/-]*\d{4}[\d.~?%/-]*")


_FOR_NO_DAY = ("take the ", "make an event", " end: ")


def hint_for_day(text: str) -> str:
    """Return a hint for a text that is no single day; empty unless it means one or two days."""
    hint = hint_for(text)
    if hint is None or any(each in hint.text for each in _FOR_NO_DAY):
        return ""
    dates = _WRITTEN.findall(_SHOWN_MONTH.sub("", hint.text))
    return hint.text if all(map(_is_day, dates)) else ""


def _is_day(text: str) -> bool:
    try:
        parse_day(text)
    except InvalidDateError:
        return False
    return True


def _suggest(what: str, first: str, last: str, sign: str = "") -> Hint | None:
    """Suggest a date, or two with a sign; if the sign is not in the notation, both forms."""
    what = f"{what}: " if what and first else what
    if first == last:
        return Hint(f"{what}write {first}", first) if first else Hint(what)
    if not is_date(f"{first}/{last}"):
        return None
    if sign not in _NOTATION:
        return Hint(
            f"{what}write {first}/{last} if it lasted, or {first}..{last} (some day between)"
        )
    written = f"{first}/{last}" if sign == "/" else f"{first}..{last}".replace("....", "..")
    return Hint(f"{what}write {written}", written)


def _read(text: str) -> HintedDate | None:
    """Parse a single date."""
    return next((found for read in _READERS if (found := read(text))), None)


def _as_it_is(text: str) -> HintedDate | None:
    return one(re.sub(r" ?([-~?]) ?", r"\1", text))


_CLOCK = (
    r"(?:(?<=\d-\d\d )|(?<=[a-z] \d{4} )|(?<=\d\dT))\d{1,2}\.\d\d",
    r"(?<=at )\d{1,2}(?:\.\d\d)?",
    r"\d{1,2}(?::\d\d){1,2}(?:[.,]\d+)?(?: ?[ap]\.?m\.?)?",
    r"\d{1,2}(?:\.\d\d)? ?[ap]\.?m\.?",
    r"\d{1,2} ?h(?: ?\d\d)?",
    r"(?<=T)\d\d(?:\d\d){0,2}",
    r"(?<=\d-\d\d )\d{4}(?: hours)?",
    "noon|midnight|morning|afternoon|evening|night",
)
_ZONE = r"(?: ?(?:[A-Z]{1,5}(?:[+-]\d{1,2}(?::?\d\d)?)?|[+-]\d\d(?::?\d\d)?))?"
_AT = rf"(?:{'|'.join(_CLOCK)}){_ZONE}"
_FROM_TO = rf"{_AT}(?: ?(?:-|/|to|until) ?{_AT})?"
_TIMES = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"(?P<day>.*?\w)(?:(?<=\d)T|,? (?:at )?){_FROM_TO}",
        rf"(?:at )?{_FROM_TO},? (?:on )?(?P<day>\w.*)",
        rf"(?P<day>\D+ \d{{1,2}}),? {_FROM_TO}(?P<year> \d{{4}})",
    )
)


def _with_time(text: str) -> HintedDate | None:
    matches = [match for form in _TIMES if (match := form.fullmatch(text))]
    if not matches:
        return None
    what = "the time of day goes into the text"
    days = [match["day"] + match.groupdict().get("year", "") for match in matches]
    reading = next((found for day in days if (found := _read(day)) and found.first), None)
    if reading is None:
        return HintedDate(f"{what}: write the day alone, such as 2023-01-06")
    return reading._replace(what=what)


_ABOUT = re.compile(
    r"(?:ca?\.?|circa|about|around|approx\.?|approximately)(?: ?(?=\d)| (?=\D))", re.IGNORECASE
)


_ZONED = re.compile(r"(\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)")


def _zoned(text: str) -> HintedDate | None:
    match = _ZONED.fullmatch(text)
    return one(match[1], "a day is local to its place") if match else None


def _marked(text: str) -> HintedDate | None:
    """Parse a date with `%`, with two marks, or with a mark that is not at its end."""
    about = _ABOUT.match(text)
    bare = f"~{text[about.end() :]}" if about else text
    marks = set(bare) & set("~?%")
    reading = _read(re.sub(r" ?[~?%] ?", "", bare)) if marks else None
    if reading is None or reading.first != reading.last or not is_date(f"{reading.first}~"):
        return None
    if len(marks) > 1 or "%" in marks:
        both = f"{reading.first}~ (about) or {reading.first}? (perhaps)"
        return HintedDate(f"about and uncertain at once is not read: write {both}")
    what = "" if about else "a mark stands once, at the end"
    return one(reading.first + marks.pop(), what)


_READERS = (
    _as_it_is,
    informal.of_no_day,
    standard.season,
    standard.unknown_digits,
    standard.other_years,
    standard.of_iso,
    informal.part_of_year,
    informal.numbers,
    informal.named_month,
    _with_time,
    _zoned,
    _marked,
)
_SET = re.compile(r"([\[{])(.*)[\]}]")


def _set(text: str) -> Hint | None:
    """Parse ``[A..B]``, ``[A,B]`` and ``{A,B}``: one or all of several dates."""
    match = _SET.fullmatch(text)
    if match is None:
        return None
    entries = [each.strip() for each in match[2].split(",")]
    first, last = entries[0].split("..")[0], entries[-1].split("..")[-1]
    if match[1] == "{" and len(entries) > 1:
        lasted = f"{first}/{last}"
        lasting = f", or write {lasted} if it lasted" if is_date(lasted) else ""
        return Hint(f"several dates at once are not read: make an event of each{lasting}")
    is_single = len(entries) == 1 and ".." not in match[2]
    written = first if is_single else f"{first}..{last}"
    what = "brackets are not read" if len(entries) == 1 else "one of a set is not read"
    return Hint(f"{what}: write {written}", written) if is_date(written) else None


_YEARS = re.compile(r"(\d{4}) ?([-/]) ?(\d{4}|\d\d)")


def _two_years(text: str) -> Hint | None:
    """Parse ``2022-2023`` and ``2022/23``: two years, or a year and its month."""
    match = _YEARS.fullmatch(text)
    if match is None or (match[2] == "-") is (len(match[3]) == 2):
        return None
    first, last = match[1], match[3].rjust(4, "x")
    last = last.replace("xx", first[:2])
    month, years = f"{first}-{match[3]}", f"{first}/{last}"
    if match[2] == "-":
        return _suggest("", first, last)
    if is_date(month) and is_date(years):
        return Hint(f"write {month} for the month, or {years} for the years")
    written = month if is_date(month) else years
    return _suggest("", written, written) if is_date(written) and written != text else None


_SPANS = (
    re.compile(r"(?P<first>\d{1,2}) ?(?:-|to|and|/) ?(?P<last>\d{1,2}) (?P<rest>\D+ \d{4})"),
    re.compile(r"(?P<first>\D+ \d{1,2}) ?- ?(?P<last>\d{1,2})(?P<rest>,? \d{4})"),
    re.compile(r"(?P<first>[^\d-]+?) ?(?:-|to|/) ?(?P<last>[^\d-]+)(?P<rest> \d{4})"),
    re.compile(r"(?P<first>\d{1,2} \D+?) ?(?:-|to) ?(?P<last>\d{1,2} \D+)(?P<rest> \d{4})"),
)


def _span(text: str) -> Hint | None:
    """Parse ``6-8 Jan 2023`` and ``Jan-Mar 2023``, where the first end lacks parts of the last."""
    for form in _SPANS:
        if match := form.fullmatch(text):
            first, last, rest = match["first"], match["last"], match["rest"]
            if first[-1:].isdigit() and not first.isdigit():  # Jan 6-8, 2023
                last = f"{first.rstrip('0123456789')}{last}"
            rest = rest if rest.startswith((" ", ",")) else f" {rest}"
            start, end = informal.named_month(first + rest), informal.named_month(last + rest)
            if start and end:
                return _between(start, end, "")
    return None


_OPEN = frozenset(("", "..", "open", "present", "now", "today", "ongoing"))
_IS_OPEN = HintedDate("", "..", "..")
_SIGNS = (" to ", " until ", " - ", "-")


def _ends(text: str, sign: str) -> Hint | None:
    """Parse two ends with a sign between them."""
    ends = [each.strip() for each in text.split(sign)]
    if len(ends) != 2 or is_date(text) or (sign == ".." and "/" in text):
        return None
    start, end = ("open" if each == ".." else each.strip(" .") for each in ends)
    if sign not in _NOTATION and not (start and end):
        return None
    if sign == "/" and not (_is_known(start) and _is_known(end)):
        return _unknown_end(start, end)
    first, last = _end(start), _end(_completed(start, end))
    if first is None or last is None or first is last:
        return None
    if _IS_OPEN in (first, last) and sign not in _NOTATION:
        sign = "/"
    return _between(first, last, sign)


def _between(first: HintedDate, last: HintedDate, sign: str) -> Hint | None:
    """Suggest a date from one end to the other, or what to write for an end that is not a date."""
    if first.first and last.last:
        return _suggest(first.what or last.what, first.first, last.last, sign)
    said = []
    for reading, end in ((first, "first"), (last, "last")):
        if "take the key out" in reading.what:
            return None
        if not reading.first:
            # Several months, or years, are no end.
            what, _, remedy = reading.what.partition(": ")
            is_long = ".." in remedy
            said.append(
                f"the {end} end: {what}: write its {end} month"
                if is_long
                else f"the {end} end: {reading.what}"
            )
    return Hint("; ".join(said))


def _end(text: str) -> HintedDate | None:
    return _IS_OPEN if text.lower() in _OPEN else _read(text)


_SHORT_END = re.compile(r"(?:(\d{1,2})-)?(\d{1,2})")


def _completed(start: str, end: str) -> str:
    """Add to the end the parts that it shares with the start: ``2023-01-06/08``."""
    match = _SHORT_END.fullmatch(end)
    parts = start.split("-")
    given = [each.zfill(2) for each in match.groups() if each] if match else []
    if not given or len(parts) <= len(given) or not is_date(start):
        return end
    return "-".join([*parts[: -len(given)], *given])


def _is_known(end: str) -> bool:
    return bool(end) and end.lower() != "unknown"


def _unknown_end(start: str, end: str) -> Hint | None:
    known = start if _is_known(start) else end
    written, when = (
        (f"{start}/..", "it goes on") if known == start else (f"../{end}", "it has no beginning")
    )
    if not is_date(known) or not is_date(written):
        return None
    return Hint(
        f"an end that is not known is not read: write {written} if {when}, or {known} alone"
    )


def _dash(text: str) -> Hint | None:
    """Parse two dates separated by a dash other than a hyphen."""
    ends = re.split("[–—]", text)
    return _ends(" - ".join(each.translate(_DASHES).strip() for each in ends), " - ")


_SHOWN = (
    (re.compile(r"(?:since|from) (?P<first>.+)", re.IGNORECASE), "/"),
    (re.compile(r"(?:until|till) (?P<last>.+)", re.IGNORECASE), "/"),
    (re.compile(r"(?P<first>.+) or later", re.IGNORECASE), ".."),
    (re.compile(r"(?P<last>.+) or earlier", re.IGNORECASE), ".."),
)
_BETWEEN = re.compile(r"between (.+?) (?:and|-) (.+)", re.IGNORECASE)


def _as_shown(text: str) -> Hint | None:
    """Parse the output format of an open end and of a window."""
    if match := _BETWEEN.fullmatch(text):
        return _window(match[1], match[2])
    for form, sign in _SHOWN:
        if match := form.fullmatch(text):
            ends = match.groupdict()
            first, last = (
                _end(ends[each]) if each in ends else _IS_OPEN for each in ("first", "last")
            )
            return _between(first, last, sign) if first and last and first is not last else None
    return None


def _window(start: str, end: str) -> Hint | None:
    """Suggest a window; the start may lack the month and the year of the end."""
    words_of_end = end.split()
    completed = (" ".join((start, *words_of_end[index:])) for index in (len(words_of_end), -2, -1))
    last = _end(end)
    first = next((found for each in completed if (found := _end(each)) and found.first), None)
    return _between(first, last, "..") if first and last and first is not last else None
