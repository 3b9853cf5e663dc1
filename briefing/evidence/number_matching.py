"""Holds the numbers of a sentence against those of the paragraphs that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from briefing.evidence.foreign_amounts import amounts_in
from briefing.evidence.number_patterns import BELOW_ZERO_BEHIND
from briefing.evidence.number_words import (
    CARDINALS,
    FOREIGN,
    IMPLIED,
    KNOWN_LANGUAGES,
    ORDINALS,
    REPEATED,
    conversions_of,
    is_of_ratio,
    kind_of,
    values_of_foreign,
)
from briefing.evidence.numbers import find_numbers
from briefing.evidence.read_numbers import NumberReading, ReadNumber

_NEAR = Fraction(3, 40)
"""How far a number that is called a rough one may be from the source's: 7.5 per cent of it."""
_ROUND = 10
_A_LITTLE = Fraction(1, 66)
"""How far a share of so many parts in words may be from the source's: 1.5 per cent of the whole."""
_IN_BOUNDS = Fraction(3, 66)
"""The same of a share that is called a bound or a rough one: less than a tenth."""
_SMALL = 20
"""Whole numbers up to this one may be written in words."""
_ABOUT = re.compile(
    r"(?:about|around|some|roughly|approximately|nearly|almost|over|more than|at least|close to"
    r"|under|up to|(?:fewer|less) than|circa|ca\.|well over|at most|an estimated|not quite|約)\s*$",
    re.IGNORECASE,
)
_THE = re.compile(
    r"\b(?:the|these|those|both|its|their|his|her|our|other|between|last|next|past|first)\s*$",
    re.IGNORECASE,
)
_SCALES = (1, 10**3, 10**6, 10**9, 10**12)
_TEAMS = frozenset(map(Fraction, (9, 11, 15)))
"""Players of a team: the first eleven."""
_DECADES = re.compile(r"\sdecades?\b")
_LINE = 1_000
"""Characters of a line of arithmetic."""
_CONSTANTS = frozenset(map(Fraction, (24, 30, 31, 52, 60, 100, 360, 365, 366, 1000, 10**6, 10**9)))
"""Numbers of a sum that need no source: days, weeks, hours, hundredths."""
_ONE = Fraction(1)
_THOUSAND = 1000
_WORDS = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_CLAUSE_END = re.compile(r"[.;:()]")
_AND = re.compile(r"\b(?:and|or|und|oder|et|ou|y|o|e|en)\b")
_ITEM = 80
"""Characters of an item of a list, at most."""
_FILE = re.compile(
    r"(?<!\S)(?:[\w-]{1,60}/){0,9}[\w.-]{1,60}\.[a-z][a-z0-9]{1,4}(?=[\s,;:)]|\.\s|$)"
)
"""The name of a file, with its folders: an address on the net is none."""
_READ = 20_000
"""Characters in which names of files are counted."""
_PAIR = re.compile(r"\b[A-Z][\w’'-]* and (?:the )?[A-Z]")


class HeldNumber:
    """A number of a sentence that is held against its source: its text, and whether it is rough.

    `name` is what it belongs to where it is part of a name, as in Article 5; else empty.
    """

    __slots__ = ("is_about", "name", "number")

    def __init__(self, number: ReadNumber, name: str, *, is_about: bool) -> None:
        self.number = number
        self.name = name
        self.is_about = is_about


_NAMED = re.compile(r"\b([A-Z][A-Za-z]+\.? (?:No\. ?)?)$")
_NOT_NAMES = frozenset(
    ("A", "An", "At", "By", "For", "From", "In", "No", "Of", "On", "Over", "The")
)


def numbers_to_hold(sentence: str) -> Iterator[HeldNumber]:
    """Yield the numbers of a sentence, without what is no amount: one of them, the two sides."""
    for number in _with_scale_of_others(find_numbers(sentence)):
        before = sentence[max(0, number.start - 40) : number.start]
        if _is_no_amount(number, before, sentence[number.end : number.end + 12]):
            continue
        named = _NAMED.search(before)
        name = ""
        if named and named[1].rstrip(". ") not in _NOT_NAMES and not number.is_word:
            name = f"{named[1]}{number.text}"
        is_long = number.readings and _DECADES.match(sentence, number.end)
        held = _in_years(number) if is_long else number
        yield HeldNumber(held, name, is_about=bool(_ABOUT.search(before)))


def _in_years(decades: ReadNumber) -> ReadNumber:
    years = NumberReading(10 * decades.readings[0].value, currency="year")
    return decades._replace(readings=(*decades.readings, years))


def operands_of(line: str) -> Iterator[HeldNumber]:
    """Yield the numbers from which a line of arithmetic works its result out."""
    left = line[:_LINE].replace("/", " / ").partition("=")[0]
    for number in find_numbers(left):
        yield HeldNumber(number, "", is_about=False)


def _with_scale_of_others(numbers: Sequence[ReadNumber]) -> Iterator[ReadNumber]:
    """Give a bare number the scale of one before it, too: 148 of the 180 million, the other 32."""
    scaled: NumberReading | None = None
    for number in numbers:
        first = number.readings[0] if number.readings else None
        if first is None or first.is_share:
            yield number
            continue
        if scaled and first.value < _THOUSAND and not number.is_word and not first.currency:
            other = first._replace(value=first.value * scaled.value, currency=scaled.currency)
            yield number._replace(readings=(*number.readings, other))
            continue
        for scale in (10**12, 10**9, 10**6):
            if first.value >= scale:
                scaled = first._replace(value=Fraction(scale))
                break
        yield number


def _is_no_amount(number: ReadNumber, before: str, after: str) -> bool:
    if not number.is_word or not number.readings:
        return False
    first = number.readings[0]
    if first.value == _ONE and not first.is_share:  # one of them; at first
        return True
    if number.is_ordinal and re.match(r"[- ](?:hand|thoughts?|half|quarter)\b", after):
        return True
    if re.search(r"\b(?:first|starting|second)\s$", before) and first.value in _TEAMS:
        return True
    if number.text.lower().startswith("quarter") or after.startswith("-heart"):
        return True
    if first.value != 2 or number.is_ordinal or first.currency:
        return False
    return bool(_THE.search(before))


class NumberPool:
    """The numbers of the paragraphs that a sentence cites, and those worked out for it."""

    def __init__(self) -> None:
        self._exact: dict[tuple[Fraction, bool], set[str]] = {}
        self._implied: set[Fraction] = set()
        self._computed: set[tuple[Fraction, bool]] = set()
        self._reads_words = True
        self._repeats = False
        self._units: set[str] = set()

    def add_paragraph(self, paragraph: ParagraphNumbers) -> None:
        """Take in the numbers of a paragraph."""
        for each in paragraph.readings:
            self._exact.setdefault(each[:2], set()).add(each.currency)
            self._units.add(each.currency)
        self._implied |= paragraph.implied
        self._repeats |= paragraph.repeats
        self._reads_words &= paragraph.reads_words

    def add_line(self, line: str) -> None:
        """Take in the numbers of a line of arithmetic: its result at any scale of the sources."""
        left, _, result = line[:_LINE].replace("/", " / ").partition("=")
        for number in find_numbers(left):
            for each in number.readings:
                self._exact.setdefault(each[:2], set()).add("")
        for number in find_numbers(result):
            self._computed.update(each[:2] for each in number.readings)

    def has(self, held: HeldNumber) -> bool:
        """Whether one of the readings of a number is there; a code is no matter of values."""
        number = held.number
        if any(self._has(each) for each in number.readings):
            return True
        value = number.readings[0].value
        if value.denominator == 1 and value <= _SMALL:
            if not self._reads_words:
                return True
            # The count of a list, and a pair, stand for small numbers only where they are words.
            if number.is_word and not number.is_ordinal and value in self._implied:
                return True
            if number.is_ordinal and value == 2 and self._repeats:
                return True
        if number.is_word and any(
            self._is_round_share(each, is_about=held.is_about) for each in number.readings
        ):
            return True
        return held.is_about and any(self._is_near(each) for each in number.readings)

    def has_at_any_scale(self, number: ReadNumber) -> bool:
        """Whether a number of a sum is there, or is one that needs no source, such as 7 or 100.

        180 stands for 180 million, and 0.9 for 90 per cent.
        """
        if not number.readings:
            return False
        value = number.readings[0].value
        if value in _CONSTANTS or (value.denominator == 1 and value <= _SMALL):
            return True
        sought = {value * scale for scale in _SCALES} | {value / 100, 100 * value, abs(1 - value)}
        return any(each in sought for each, _ in self._exact)

    def _has(self, reading: NumberReading) -> bool:
        if self._is_computed(reading) or self._is_converted(reading):
            return True
        there = self._exact.get(reading[:2])
        if there is None:
            return False
        return self._has_unit(reading, there)

    def _has_unit(self, reading: NumberReading, there: set[str]) -> bool:
        """Whether a number has the unit of another: it may have none where no other is near."""
        if reading.currency in there:
            return True
        if not reading.currency:  # 5 of them are not the five of 3/5
            return not all(map(is_of_ratio, there))
        if is_of_ratio(reading.currency):
            return False
        known = self._units & kind_of(reading.currency)
        return "" in there and (not known or reading.currency in known)

    def _is_computed(self, reading: NumberReading) -> bool:
        return any(
            (reading.value / scale, reading.is_share) in self._computed
            and (scale == 1 or any(scale <= each < 1000 * scale for each, _ in self._exact))
            for scale in _SCALES
        )

    def _is_round_share(self, reading: NumberReading, *, is_about: bool) -> bool:
        """Whether a share in words, as three in five, stands for another that comes close to it."""
        if not reading.is_share or reading.value.denominator > _ROUND:
            return False
        most = _IN_BOUNDS if is_about else _A_LITTLE
        return any(
            is_share and abs(value - reading.value) <= most for value, is_share in self._exact
        )

    def _is_converted(self, reading: NumberReading) -> bool:
        """Whether the source has a number in a unit a thousand times as large, or as small."""
        return any(
            other in self._exact.get((reading.value * factor, reading.is_share), ())
            for other, factor in conversions_of(reading.currency)
        )

    def _is_near(self, reading: NumberReading) -> bool:
        digits = _significant(reading.value)
        return any(
            is_share is reading.is_share
            and abs(value - reading.value) <= _NEAR * value
            and digits < _significant(value)
            and self._has_unit(reading, there)
            for (value, is_share), there in self._exact.items()
        )


class ParagraphNumbers:
    """The numbers of one paragraph, read once.

    `implied` are those that its lists and pairs have; `repeats` says that it tells of
    something once more, which is the second. `reads_words` says that its language is one of which
    the words for numbers are known.
    """

    def __init__(self, text: str, language: str) -> None:
        self.reads_words = language in KNOWN_LANGUAGES
        self.readings: set[NumberReading] = set()
        self.implied: set[Fraction] = set()
        self.repeats = False
        for number in find_numbers(text, language):
            self.readings.update(number.readings)
        for score in _SCORE.finditer(text):
            self.readings.add(NumberReading(Fraction(20 * CARDINALS.get(score[1].lower(), 1))))
        for word in _WORDS.findall(text.lower()):
            self.repeats |= word in REPEATED
            if word in IMPLIED:
                self.implied.add(Fraction(IMPLIED[word]))
            if language in FOREIGN:
                for value, is_share in values_of_foreign(word, language):
                    self.readings.add(NumberReading(value, is_share))
        for value, currency in amounts_in(text.lower(), language):
            self.readings.add(NumberReading(value, currency=currency))
        self.implied.update(_counts(text))


_PART_OF_YEAR = re.compile(r"(?i:q([1-4])|([1-4])q)")
_SCORE = re.compile(r"\b(an?|one|two|three|four|five) score\b", re.IGNORECASE)


def _counts(text: str) -> Iterator[Fraction]:
    """Yield how many the lists of a paragraph name: two for a pair of names."""
    if _PAIR.search(text):
        yield Fraction(2)
    if "." in text:
        files = set(_FILE.findall(text[:_READ]))
        if 1 < len(files) <= _SMALL:
            yield Fraction(len(files))
    for clause in _CLAUSE_END.split(text):
        items = 0
        for part in clause.split(", ") if "," in clause else ():
            items = items + 1 if len(part) <= _ITEM else 0
            joined = _AND.search(part) if items > 1 else None
            if joined:
                yield Fraction(items + (0 if not part[: joined.start()].strip() else 1))


def _significant(value: Fraction) -> int:
    """Return how many digits of a number say something: two of 120, four of 1.034."""
    scaled = value
    for _ in range(6):
        if scaled.denominator == 1:
            break
        scaled *= 10
    return len(str(int(scaled)).rstrip("0")) or 1


_RUNS = re.compile(r"[A-Za-z]+|[0-9]+(?:\.[0-9]+)*|[^\W\d_]+")
_WORD_OF = {number: word for word, number in CARDINALS.items()}
_WORD_OF_PLACE = {number: word for word, number in ORDINALS.items()}
_TWELVE = 12
"""Numbers of a code that may be written as words: Group of Seven."""
_JOINT = r"[\s\-‐‑–_/+.~]*"


def code_pattern(code: str) -> re.Pattern[str]:
    """Return the pattern of a code as sources may write it: G7, G-7, Group of Seven; 2+2."""
    if part := _PART_OF_YEAR.fullmatch(code):
        number = part[1] or part[2]
        words = f"{_WORD_OF_PLACE[int(number)]}|{number}(?:st|nd|rd|th)"
        spelt = rf"(?:{words})[\s-]quarter|quarter (?:{number}|{_WORD_OF[int(number)]})"
        pattern = rf"(?:q{_JOINT}{number}|{number}{_JOINT}q|{spelt})"
        return re.compile(rf"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9])", re.IGNORECASE)
    runs = _RUNS.findall(code[:200])
    parts = [_run(each) for each in runs]
    joint = r"(?:\s?\+\s?|[\s-]plus[\s-])" if "+" in code and code[:1].isdigit() else _JOINT
    pattern = joint.join(parts)
    if len(runs) == 2 and len(runs[0]) == 1 and runs[1].isdigit():
        pattern = rf"(?:{pattern}|{runs[0]}[a-z]+ of {parts[1]})"
    return re.compile(rf"(?<![A-Za-z0-9]){pattern}(?![A-Za-z0-9]|\.[0-9])", re.IGNORECASE)


def _run(run: str) -> str:
    if run.isdigit() and len(run) < 3 and int(run) <= _TWELVE:
        return f"(?:{run}|{_WORD_OF[int(run)]})"
    return re.escape(run)


def has_code(code: str, texts: Iterable[str]) -> bool:
    """Whether a code stands in one of some texts."""
    pattern = code_pattern(code)
    return any(pattern.search(text) for text in texts)


_UNITS_BEHIND = (
    *("%", "％", "per", "pct", "million", "billion", "trillion", "thousand", "hundred", "mn", "bn"),
    *("tn", "兆", "億", "亿", "万", "萬", "千", "dollar", "euro", "yen", "pound", "円", "年", "月"),
    *("日", "prozent", "mill", "mil", "january", "february", "march", "april", "may", "june"),
    *("july", "august", "sept", "october", "november", "december", "jan", "feb", "mar", "apr"),
    *("jun", "jul", "aug", "oct", "nov", "dec", "m ", "b "),
)


def stands_alone(text: str, start: int, end: int) -> bool:
    """Whether a number that is found by its letters has no other unit there, as 5 in 5 million."""
    before, after = text[max(0, start - 1) : start], text[end : end + 10].lower()
    if before and (before in "$€£¥₩₹-–−+./" or before.isalnum()):
        return False
    if text[max(0, start - 6) : start].lower() == "minus " or BELOW_ZERO_BEHIND.match(text, end):
        return False
    if after.lstrip(" -\u00a0").startswith(_UNITS_BEHIND):
        return False
    return not (after[:1] in tuple("./-:") and after[1:2].isdigit())
