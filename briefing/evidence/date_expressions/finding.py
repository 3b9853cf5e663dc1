"""Finds date expressions in a running text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from briefing.evidence.date_expressions.conventions import Direction, Reading
from briefing.evidence.date_expressions.judging import read_tokens
from briefing.evidence.date_expressions.languages import language_for
from briefing.evidence.date_expressions.languages.table import UNSURE, DateLanguage, WordKind
from briefing.evidence.date_expressions.merging import merge
from briefing.evidence.date_expressions.scanned_text import SIGNS, stretches
from briefing.evidence.date_expressions.tokens import DOTTED_TIME, Token, fold, tokenise
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple

MOST_READ = 100_000
"""Characters around dates of one paragraph that are read: what has more of them is a table of
dates or no paragraph, and its rest is passed over."""
_KNOWN = 2_000
"""Readings of a text that are kept, for the same words further on."""
_LONGEST = 10
"""Tokens of a date expression: longer ones need the rest of their sentence."""
_NO_START = frozenset((WordKind.AND, WordKind.TO, WordKind.DASH, WordKind.OTHER, WordKind.MARK))
_CALENDAR = "calendar"
"""The name of a word for a calendar that is not read, as 旧暦."""
_ONCE = (
    WordKind.YEAR,
    WordKind.MONTH,
    WordKind.WEEKDAY,
    WordKind.NUMERIC,
    WordKind.ORDINAL,
    WordKind.DECADE,
    WordKind.FEAST,
)
_JOINTS = frozenset(
    (
        WordKind.TO,
        WordKind.DASH,
        WordKind.AND,
        WordKind.UNTIL,
        WordKind.FROM,
        WordKind.BEFORE,
        WordKind.AFTER,
        WordKind.AGO,
    )
)
_NOUN = re.compile(r"\s\w")
"""A word behind an ordinal or a bare year, as in the 21st century: mostly it is what is counted."""
_NUMBERED = frozenset(
    (
        WordKind.ORDINAL,
        WordKind.YEAR,
        WordKind.NUMBER,
        WordKind.ARTICLE,
        WordKind.FILLER,
        WordKind.IN,
    )
)
_CAPITAL_NOUN = re.compile(r"\.\s[^\W\d_a-zäöü]")
"""The same behind the dot of an ordinal, in German: the 3rd form, “die 3. Klasse”."""
_COUNTS = (WordKind.NUMBER, WordKind.FEW, WordKind.DAY_NUMBER)
_OF_SOMEBODY = re.compile(
    r"\b(?:his|her|their|my|our|your)\s+(?:(?:early|mid|late)[\s-]+)?$", re.IGNORECASE
)
"""Words before tens that are somebody's age: in her 90s."""
_LONGEST_AGE, _CENTURY = 20, 100
_WORD_BEHIND = re.compile(r"(?:\s|['’](?=s\b))(?P<word>[^\W\d_]+)")
_NO_NOUNS = frozenset(
    (
        *("the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we"),
        *("you", "i", "his", "her", "its", "their", "our", "my", "who", "which", "what", "there"),
        *("and", "or", "but", "nor", "if", "as", "when", "while", "because", "since", "until"),
        *("unless", "where", "at", "in", "on", "of", "to", "for", "from", "by", "with", "without"),
        *("into", "over", "under", "after", "before", "between", "during", "is", "are", "was"),
        *("were", "be", "been", "has", "have", "had", "do", "does", "did", "will", "would", "can"),
        *("could", "shall", "should", "may", "might", "must", "no", "not", "only", "also", "both"),
        *("all", "any", "each", "some", "most", "many", "nobody", "nothing", "everything"),
        "everyone",
    )
)
"""Words behind a day that are not what it belongs to, as the vote in “before the Friday vote”."""
_HYPHEN = re.compile(r"[-‐‑]\w")
_FIRST_ONES = re.compile("[0-9一二三四五六七八九十两兩几幾数數半]")
"""What follows 前 where it means the first ones: 前三季度."""
_NOW = frozenset(("now", "jetzt", "maintenant", "ahora", "agora", "adesso", "ora", "nu"))
_COMMON = _NOW.union(
    ("may", "march", "mar", "sun", "sat", "wed", "mo", "so", "do", "zo", "mer", "jeu", "ter"),
    ("dom", "set", "sex"),
)
_OUTSIDE = frozenset((WordKind.BEFORE, WordKind.AGO, WordKind.AFTER, WordKind.HENCE))
_FULL = 3
"""Parts of a date in numbers: one with fewer can be a score or a fraction."""


class FoundDate(NamedTuple):
    """A date expression: its place in the text, in characters, its words and its readings."""

    start: int
    end: int
    phrase: str
    readings: tuple[Reading, ...]


class _Context(NamedTuple):
    """What a text is read against, and in `known` what was read of the same words before.

    `is_named` says that the day that “before” and “after” name is asked for, and not what lies
    beyond it.
    """

    published: When
    direction: Direction
    language: DateLanguage
    known: dict[tuple[tuple[str, int, str, bool, bool], ...], tuple[Reading, ...] | None]
    is_named: bool = False


def find_dates(
    text: str, published: When, language: str = "", direction: Direction = Direction.OPEN
) -> Iterator[FoundDate]:
    """Yield the date expressions of a text in order, each as long as it can be read.

    A number alone is none, nor is a word that mostly means something else. `published` are the days
    on which the text can have been published, against which relative expressions are read;
    `language` is its tag: of one without a table nothing is found. `direction` is the side of the
    publication on which they lie.
    """
    yield from DateText(text, language).dates(published, direction)


class DateText:
    """A text whose dates are read more than once, against several days or sides of a day.

    Where they can stand is searched once; see `find_dates` for what is read.
    """

    def __init__(self, text: str, language: str = "") -> None:
        self._text = text
        self._table = language_for(language)
        table = self._table
        self._stretches = [] if table is None else list(_first_of(stretches(fold(text), table)))

    def dates(
        self, published: When, direction: Direction = Direction.OPEN, *, is_named: bool = False
    ) -> Iterator[FoundDate]:
        """Yield the date expressions of the text in order, as `find_dates` does.

        With `is_named`, “before Friday” is read as Friday.
        """
        table = self._table
        day = published.earliest or published.latest
        if table is None or day is None or not self._stretches:
            return
        text = self._text
        context = _Context(When.on(day), direction, table, {}, is_named)
        of_window: dict[str, tuple[Reading, ...]] = {}
        folded = fold(text)
        for start, end in self._stretches:
            tokens = tokenise(text, table, folded, start, end)
            if table.code == "en":
                tokens = [_sure(token, text) for token in tokens]
            yield from _dates_of(text, tokens, published, context, of_window)


def _first_of(found: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield stretches of a text as far as it is read: their first `MOST_READ` characters."""
    left = MOST_READ
    for start, end in found:
        yield start, min(end, start + left)
        left -= end - start
        if left <= 0:
            return


def _dates_of(
    text: str,
    tokens: Sequence[Token],
    published: When,
    context: _Context,
    of_window: dict[str, tuple[Reading, ...]],
) -> Iterator[FoundDate]:
    """Yield the date expressions of tokens; `of_window` keeps what was read of a window's days."""
    table, place = context.language, 0
    while place < len(tokens):
        end = _end_of_run(tokens, place, table)
        if place and tokens[place - 1].name == _CALENDAR:
            place = max(end, place + 1)
            continue
        found = _longest_at(text, tokens, place, end, context) if end > place else None
        if found is None:
            place += 1
            continue
        date, behind = found
        if published.day is None:  # of a window, each day counts
            words = date.phrase.casefold()
            if words not in of_window:
                read = merge(tokens[place:behind])
                of_window[words] = read_tokens(read, published, context.direction, table) or ()
            date = date._replace(readings=of_window[words])
        place = behind
        if date.readings:
            yield date


def _sure(token: Token, text: str) -> Token:
    """Return a word that is written like a common one as no date: “may”, “march” in small."""
    word = text[token.start : token.end]
    if token.kind == WordKind.MONTH and word in ("may", "march", "mar"):
        beside = text[max(token.start - 3, 0) : token.start] + text[token.end : token.end + 3]
        if not any(each.isdigit() for each in beside):
            return token.means(WordKind.OTHER)
    return token


def _end_of_run(tokens: Sequence[Token], place: int, table: DateLanguage) -> int:
    """Return the place behind the tokens that can form one date expression with the first."""
    first = tokens[place].kind
    is_timed = tokens[place + 1 : place + 2] and tokens[place + 1].kind == WordKind.TIME
    if tokens[place].name == DOTTED_TIME and not is_timed:
        return place
    if first in _NO_START or (first == WordKind.FILLER and not table.is_spaced):
        return place
    end = place + 1
    while end < len(tokens) and end - place < _LONGEST:
        if tokens[end].kind == WordKind.OTHER or tokens[end].broken:
            break
        end += 1
    return end


def _is_tail(text: str, tokens: Sequence[Token], place: int) -> bool:
    """Whether what is before the words at a place changes their meaning: ten days later, her 90s.

    Behind a slash a number is the end of another one: the 17 of A/78/17.
    """
    token = tokens[place]
    if token.kind in _COUNTS and text[token.start - 1 : token.start] == "/":
        return text[max(token.start - 2, 0) : token.start - 1].isalnum()
    if token.kind == WordKind.UNIT and not token.broken:
        return place > 0 and tokens[place - 1].kind in _COUNTS
    near = tokens[place : place + 2]  # the tens, or early and the tens
    is_short = any(each.kind == WordKind.DECADE and each.value < _CENTURY for each in near)
    before = text[max(token.start - _LONGEST_AGE, 0) : token.start]
    return is_short and bool(_OF_SOMEBODY.search(before))


def _is_within_years(tokens: Sequence[Token], place: int) -> bool:
    """Whether a place is between a year and the one that a dash joins to it: 2022-2023."""
    if tokens[place - 1].kind == WordKind.DASH:
        place -= 1
    year, *behind = tokens[max(place - 1, 0) : place + 2]
    ends = [year.end, *(each.end for each in behind)]
    if year.kind != WordKind.YEAR or [each.kind for each in behind][:1] != [WordKind.DASH]:
        return False
    is_joined = all(each.start == end for each, end in zip(behind, ends, strict=False))
    return is_joined and behind[-1].kind in (WordKind.YEAR, WordKind.NUMBER)


def _longest_at(
    text: str, tokens: Sequence[Token], place: int, end: int, context: _Context
) -> tuple[FoundDate, int] | None:
    """Return the longest expression that begins at a place, and the place behind it.

    Words at its end that change nothing are left out.
    """
    if _is_tail(text, tokens, place):
        return None
    signs = [at for at in range(place, end) if tokens[at].kind in SIGNS]
    found: FoundDate | None = None
    behind = end
    for last in range(end, signs[0] if signs else end, -1):
        if _is_within_years(tokens, last):
            continue
        date = _read(text, tokens[place:last], context)
        if found and (date is None or date.readings != found.readings):
            break
        if date:
            behind = behind if found else last
            found = date
            if tokens[last - 1].kind in SIGNS:
                break
    return (found, behind) if found else None


def _read(text: str, tokens: Sequence[Token], context: _Context) -> FoundDate | None:
    start, end = tokens[0].start, tokens[-1].end
    if _is_of_several(tokens) or _is_common(tokens, text) or _is_no_date(tokens, text, end):
        return None
    published, direction, table, known, is_named = context
    ends = [start, *(token.end for token in tokens)]
    # A reading depends on what tokens mean, and on whether they touch.
    key = tuple(
        [
            (token.kind, token.value, token.name, token.broken, token.start == before)
            for token, before in zip(tokens, ends, strict=False)
        ]
    )
    if key not in known:
        if len(known) == _KNOWN:
            known.clear()
        known[key] = read_tokens(merge(tokens), published, direction, table)
    readings = known[key]
    if not readings:
        return None
    if readings[0].rule == "outside" and (is_named or not _is_outside(tokens, text, end, table)):
        return None
    return FoundDate(start, end, text[start:end], readings)


def _is_outside(tokens: Sequence[Token], text: str, end: int, table: DateLanguage) -> bool:
    """Whether tokens certainly say before or after which day something is: before Friday.

    That is not so where they belong to a noun (before Friday's vote, before the Friday vote), nor
    where their word can say something else.
    """
    word = tokens[-1 if table.has_postpositions else 0]
    if word.kind not in _OUTSIDE or word.name == UNSURE:
        return False
    if table.code == "zh" and _FIRST_ONES.match(text, end):
        return False
    if table.is_spaced and _HYPHEN.match(text, end):
        return False
    behind = _WORD_BEHIND.match(text, end) if table.code == "en" else None
    return behind is None or behind["word"] in _NO_NOUNS


def _is_of_several(tokens: Sequence[Token]) -> bool:
    """Whether tokens name something twice that one date has once, and are no range."""
    kinds = [token.kind for token in tokens]
    if any(kind in _JOINTS for kind in kinds):
        return any(kinds.count(kind) > 2 for kind in _ONCE)
    return any(kinds.count(kind) > 1 for kind in _ONCE)


def _is_no_date(tokens: Sequence[Token], text: str, end: int) -> bool:
    """Whether tokens that can be read as a date would mostly be something else."""
    first, last = tokens[0], tokens[-1]
    if first.kind == WordKind.NUMBER and len(tokens) > 1 and tokens[1].kind == WordKind.FILLER:
        is_day = text[tokens[1].start : tokens[1].end] not in ("on", "at", "in", "for")
        if not is_day:
            return True  # what is counted before a day: two to 1 on Sunday
    is_score = len(tokens) > 1 and tokens[1].kind == WordKind.TO and first.kind == WordKind.NUMBER
    if is_score and not any(
        t.kind in (WordKind.MONTH, WordKind.MARK, WordKind.UNIT) for t in tokens
    ):
        return True
    names = {token.name for token in tokens}
    if "century" in names and "decade" not in names:
        return True
    is_fiscal = first.kind == WordKind.PREFIX and first.name == "fiscal"
    if any(
        token.kind == WordKind.NUMERIC and _parts(token) < _FULL for token in tokens[is_fiscal:]
    ):
        return True
    if len(tokens) == 1:
        if first.kind == WordKind.YEAR and first.name != "short":
            return first.value // 100 not in (19, 20) or bool(_NOUN.match(text, end))
        return first.kind in (WordKind.ORDINAL, WordKind.UNIT)
    if last.kind == WordKind.RELATIVE and all(each.kind == WordKind.FILLER for each in tokens[:-1]):
        return text[last.start : last.end].casefold() in _NOW  # for now
    is_count = last.kind == WordKind.ORDINAL and {token.kind for token in tokens} <= _NUMBERED
    if is_count and text[last.start : end + 1].endswith("."):
        return bool(_CAPITAL_NOUN.match(text, end)) or tokens[-2].kind == WordKind.FILLER
    return is_count and (bool(_NOUN.match(text, end)) or tokens[-2].kind == WordKind.FILLER)


def _is_common(tokens: Sequence[Token], text: str) -> bool:
    """Whether a word alone is mostly something else: an abbreviation that is also a word."""
    if len(tokens) > 1 and (len(tokens) > 2 or tokens[0].kind != WordKind.ARTICLE):
        return False
    return text[tokens[-1].start : tokens[-1].end].casefold() in _COMMON


def _parts(token: Token) -> int:
    parts = re.findall(r"\d+", token.name)
    return len(parts) + any(len(part) > 2 for part in parts if len(parts) == 2)
