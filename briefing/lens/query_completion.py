"""Completes the last word of a query: to the name of a field, or to one of a field's values."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import takewhile

from briefing.lens.query_fields import FIELDS, Ids
from briefing.lens.query_syntax import last_word
from briefing.model.lean_typing import NamedTuple

_NEEDS_QUOTES = re.compile(r'[\s,"“”]')


class Completion(NamedTuple):
    """What the last word can be completed to, and the query with that in place."""

    name: str
    query: str


def completions(query: str, ids: Ids) -> Sequence[Completion]:
    """Return the completions of the last word of a query; none inside quotation marks.

    A word is completed to a field with its colon, a field's value to an id or a choice. A value
    that is complete already is not offered.
    """
    word = last_word(query)
    if word is None:
        return ()
    field, value = word["field"], word["value"]
    if field is None:
        names = [f"{name}:" for name in FIELDS if value and name.startswith(value.casefold())]
        return [Completion(name, query[: word.start("value")] + name) for name in names]
    known = FIELDS.get(field.casefold())
    if known is None:
        return ()
    *before, begun = value.split(",")
    head = query[: len(query) - len(begun)]
    found = [
        each
        for each in known.values(ids)
        if each.casefold().startswith(begun.casefold()) and each != begun
    ]
    # Between commas, values cannot be in quotation marks.
    found = [each for each in found if not before or quoted(each) == each]
    return [Completion(each, head + quoted(each)) for each in found]


def quoted(value: str) -> str:
    """Return a value as a query takes it: in quotation marks if it needs them."""
    if not _NEEDS_QUOTES.search(value):
        return value
    return f"“{value}”" if '"' in value else f'"{value}"'


def common_start(offered: Sequence[Completion]) -> str:
    """Return the beginning that the queries of all completions share."""
    queries = [each.query for each in offered]
    if not queries:
        return ""
    first, last = min(queries), max(queries)  # what these two share, those between them have too
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return first[: sum(1 for _ in same)]
