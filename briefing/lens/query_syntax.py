"""Queries: parses words and fields as a person types them, and makes a search of them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from briefing.lens.query_fields import FIELDS, InvalidValueError, QueryNames, Test, nearest
from briefing.lens.seen import SeenEvent, SeenPoint
from briefing.model.lean_typing import NamedTuple

LONGEST = 1000
"""The maximum length of a query in characters."""

_CLOSING = {'"': '"', "“": "”"}
_TERM = r'(?=\S)(?P<no>-?)(?:(?P<field>[A-Za-z]+):)?(?P<value>"[^"]*"?|“[^”]*”?|\S*)'


class QueryError(ValueError):
    """A query that is invalid; `column`, counted from 1, is where the error is."""

    def __init__(self, message: str, hint: Callable[[], str], column: int) -> None:
        super().__init__(message)
        self._hint = hint
        self.column = column

    @property
    def hint(self) -> str:
        """What to write instead."""
        return self._hint()


class QueryWord(NamedTuple):
    """A text to find, or one of a field's values; `may_grow` while it is still being typed."""

    text: str
    column: int
    may_grow: bool = False


class QueryTerm(NamedTuple):
    """A condition on a point, perhaps negated: a text, or with a field any of some values.

    A text is a term of one word.
    """

    field: str
    words: tuple[QueryWord, ...]
    is_not: bool
    column: int


class Query(NamedTuple):
    """Terms that must all hold."""

    terms: tuple[QueryTerm, ...]

    @property
    def phrase(self) -> str:
        """The text, if the query asks for nothing else."""
        if len(self.terms) != 1 or self.terms[0].field or self.terms[0].is_not:
            return ""
        return self.terms[0].words[0].text


class Search(NamedTuple):
    """A query over one briefing: texts that must be present, texts that must be absent, and tests.

    `sought` are the texts as they were typed, `present` and `absent` are casefolded; each test
    comes with the result that is required. The empty search asks for nothing.
    """

    sought: tuple[str, ...] = ()
    present: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    tests: tuple[tuple[Test, bool], ...] = ()

    @property
    def reads_text(self) -> bool:
        """Whether the search has texts to look for."""
        return bool(self.present or self.absent)

    def admits(self, under: SeenEvent, point: SeenPoint) -> bool:
        """Whether a point listed under an event passes all tests."""
        tests = self.tests
        return not tests or all(test(under, point) is wanted for test, wanted in tests)

    def fits(self, text: str) -> bool:
        """Whether a searchable text has all texts of `present` and none of `absent`."""
        holds = text.__contains__  # asked of each point: a generator would take twice the time
        return all(map(holds, self.present)) and not any(map(holds, self.absent))


def parse(text: str, *, is_typed: bool = False) -> Query:
    """Parse a query: ``new normal "counter-strike" by:austin,biden -claim:context``.

    Adjacent words are one text, white space included; so is what stands in quotation marks. A dash
    negates a term. A word with a colon is a field if it begins with the name of one; ``12:30`` and
    ``https://…`` are words. With `is_typed` the query is still being typed: an unfinished end is no
    error, and a term without a value is left out. Raises QueryError.
    """
    if len(text) > LONGEST:
        raise QueryError(
            f"a query has at most {LONGEST:,} characters, this one {len(text):,}",
            lambda: "search for less",
            LONGEST + 1,
        )
    # Searched texts have line breaks only between parts, so a query must not have any.
    return Query(tuple(_terms(" ".join(text.split("\n")), is_typed=is_typed)))


def last_word(text: str) -> re.Match[str] | None:
    """Return the word at the end of a query, with the groups `no`, `field` and `value`.

    Return None if the query ends with a space or inside quotation marks.
    """
    last = None
    for last in re.finditer(_TERM, text):  # noqa: B007 - only the last one is wanted
        pass
    if last is None or last.end() < len(text) or last["value"][:1] in _CLOSING:
        return None
    return last


def search_for(query: Query, names: QueryNames) -> Search:
    """Return the search for a query over a briefing; raises QueryError for unknown values."""
    texts = [term for term in query.terms if not term.field]
    sought = tuple(term.words[0].text for term in texts if not term.is_not)
    tests = [
        (test, not term.is_not)
        for term in query.terms
        if term.field and (test := _test(term, names))
    ]
    return Search(
        sought,
        tuple(each.casefold() for each in sought),
        tuple(term.words[0].text.casefold() for term in texts if term.is_not),
        tuple(tests),
    )


def fault(text: str, names: QueryNames) -> QueryError | None:
    """Return the error of a query over a briefing, or None."""
    try:
        search_for(parse(text), names)
    except QueryError as error:
        return error
    return None


def _terms(text: str, *, is_typed: bool) -> Iterator[QueryTerm]:
    start = end = -1  # of the words beside each other
    for found in re.finditer(_TERM, text):
        if _is_word(found):
            start, end = (found.start() if start < 0 else start), found.end()
            continue
        if start >= 0:
            yield _phrase(text, start, end)
            start = -1
        if term := _term(found, is_typed=is_typed):
            yield term
    if start >= 0:
        yield _phrase(text, start, end)


def _phrase(text: str, start: int, end: int) -> QueryTerm:
    return QueryTerm("", (QueryWord(text[start:end], start + 1),), False, start + 1)


def _is_word(found: re.Match[str]) -> bool:
    """Whether a match is a plain word: no field, no quotation marks, no negation."""
    if found["no"] and found[0] != "-":
        return False
    return not _field(found) and found["value"][:1] not in _CLOSING


def _field(found: re.Match[str]) -> str:
    """Return the field that a match names, else an empty text; raises QueryError if misspelt."""
    name, value = (found["field"] or "").casefold(), found["value"]
    if not name or name in FIELDS:
        return name
    if value.startswith("//"):  # an address
        return ""
    near = nearest(name, FIELDS, mark=":", cutoff=0.5 if value else 0.75)
    if not value and not near:  # a word before a colon and a space, `Kishida: a visit`
        return ""
    hint = near or "there are " + ", ".join(f"{each}:" for each in FIELDS)
    raise QueryError(
        f"there is no field `{name}:`",
        lambda: f"{hint} (a text with a colon goes into quotation marks)",
        found.start("field") + 1,
    )


def _term(found: re.Match[str], *, is_typed: bool) -> QueryTerm | None:
    """Parse a field, a quoted text or a negated word."""
    field, column = _field(found), found.start() + 1
    is_last = is_typed and found.end() == len(found.string.rstrip())
    value, place = found["value"], found.start("value") + 1
    if value[:1] in _CLOSING:
        words = [_quoted(value, place, is_last=is_last)]
    elif field:
        words = list(_listed(value, place, is_last=is_last))
    else:
        words = [QueryWord(found[0][1:], column + 1)]
    for word in words:
        if not word.text.strip() and not word.may_grow:
            raise _lacks_value(field, word.column)
    words = [word for word in words if word.text.strip()]
    return QueryTerm(field, tuple(words), bool(found["no"]), column) if words else None


def _quoted(value: str, place: int, *, is_last: bool) -> QueryWord:
    """Parse a quoted text, which may lack its closing mark while it is being typed."""
    closing = _CLOSING[value[0]]
    if len(value) > 1 and value.endswith(closing):
        return QueryWord(value[1:-1], place)
    if not is_last:
        raise QueryError(
            "a quotation mark is left open", lambda: f"put {closing} where the text ends", place
        )
    return QueryWord(value[1:], place, may_grow=True)


def _listed(value: str, place: int, *, is_last: bool) -> Iterator[QueryWord]:
    """Parse values separated by commas."""
    parts = value.split(",")
    for number, part in enumerate(parts, start=1):
        yield QueryWord(part, place, may_grow=is_last and number == len(parts))
        place += len(part) + 1


def _lacks_value(field: str, column: int) -> QueryError:
    if not field:
        return QueryError(
            "nothing stands between the quotation marks", lambda: "leave them out", column
        )
    example = f"write it without a space, as in {field}:{FIELDS[field].example}"
    return QueryError(f"`{field}:` lacks a value", lambda: example, column)


def _test(term: QueryTerm, names: QueryNames) -> Test | None:
    """Return a test that any of a field's values matches; None if no value is complete yet."""
    tests = []
    for word in term.words:
        try:
            tests.append(FIELDS[term.field].read(word.text.strip(), names))
        except InvalidValueError as error:
            if not (word.may_grow and error.may_grow):
                raise QueryError(str(error), error.hint, word.column) from error
    if len(tests) < 2:
        return tests[0] if tests else None
    return lambda under, point: any(test(under, point) for test in tests)
