"""Finds the day on which a page was published, and how certain it is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from briefing.capture.captured import Fact
from briefing.capture.dates import Stamp, day_in_address, day_of, read_stamp
from briefing.capture.html_head import PageHead

_META = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "dcterms.date",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publication_date",
    "publish_date",
    "published-date",
    "date_published",
    "article_date_original",
    "originalpublicationdate",
    "article.published",
    "article.created",
    "citation_publication_date",
    "citation_date",
    "cxenseparse:recs:publishtime",
    "bt:pubdate",
    "shareaholic:article_published_time",
    "last-published",
)
_BEST = 3
"""How many of them are sure to mean publication."""
_FAR = timedelta(days=31)


class DayFound(NamedTuple):
    """The facts `published` and `window`, as far as there are any, and notes for the reader."""

    facts: dict[str, Fact]
    notes: tuple[str, ...] = ()


def find_day(head: PageHead, text: str, url: str) -> DayFound:
    """Return the day of publication: stated by the page, else of its address, else inferred."""
    stated = list(_stated(head))
    if stated:
        return _from_stated(head, stated)
    in_url = day_in_address(url or head.address)
    if in_url:
        return DayFound(
            {"published": Fact(in_url, "The page states no day; this one is in its address.")}
        )
    if found := _by_htmldate(text, url or head.address):
        why = "The page states no day; this one was found in it by its form (htmldate)."
        return DayFound({"published": Fact(found, why)})
    return DayFound({})


def _stated(head: PageHead) -> Iterator[tuple[str, Stamp]]:
    """Yield the stamps that state publication, each with where it stands, the best ones first."""
    for name, value in _values(head):
        if stamp := read_stamp(value):
            yield name, stamp


def _values(head: PageHead) -> Iterator[tuple[str, str]]:
    yield "JSON-LD", head.linked_data.text("datePublished")
    for name in _META[:_BEST]:
        yield from ((name, value) for value in head.all_of(name))
    for element in head.root.iter("*"):
        if "datepublished" in (element.get("itemprop") or "").lower().split():
            value = element.get("datetime") or element.get("content")
            yield "itemprop", value or "".join(element.itertext())
    for name in _META[_BEST:]:
        yield from ((name, value) for value in head.all_of(name))
    for element in head.root.iter("time"):
        if element.get("pubdate") is not None:
            yield "time", element.get("datetime") or ""


def _from_stated(head: PageHead, stated: list[tuple[str, Stamp]]) -> DayFound:
    """Return the first stamp that is stated, in the place's own time as far as that is known."""
    name, first = stated[0]
    first = _local_twin(first, [*(stamp for _, stamp in stated), *_times(head)])
    day, window, why = day_of(first)
    others = {_local_twin(stamp, _times(head)).day for _, stamp in stated[1:]} - {day}
    near = sorted(each for each in others if abs(each - day) <= _FAR and not _covers(window, each))
    notes = []
    if near and not window:
        ends = min(day, *near), max(day, *near)
        why = f"The page states several days: {name} has {day}, elsewhere it has {near[0]}."
        window = f"{ends[0]}..{ends[1]}"
    if far := sorted(each for each in others if abs(each - day) > _FAR):
        notes.append(f"the page also states another day of publication: {far[0]}")
    facts = {"published": Fact(day.isoformat(), why)}
    if window:
        facts["window"] = Fact(window)
    return DayFound(facts, tuple(notes))


def _local_twin(stamp: Stamp, others: list[Stamp]) -> Stamp:
    """Return the same moment in local time, if the page has it; else the stamp as it is."""
    if not stamp.is_utc:
        return stamp
    return next((other for other in others if other.is_local_twin_of(stamp)), stamp)


def _times(head: PageHead) -> list[Stamp]:
    """Return the stamps of the page's `time` elements and of its other meta elements."""
    values = [element.get("datetime") or "" for element in head.root.iter("time")]
    values += head.all_of(*_META)
    return [stamp for value in values if (stamp := read_stamp(value))]


def _covers(window: str, day: date) -> bool:
    first, _, last = window.partition("..")
    return bool(window) and first <= day.isoformat() <= last


def _by_htmldate(text: str, url: str) -> str:
    from htmldate import find_date

    try:
        found = find_date(text, original_date=True, url=url or None, extensive_search=False)
    except Exception:  # noqa: BLE001 - a second opinion, which may be missing
        return ""
    return found if found and re.fullmatch(r"\d{4}-\d\d-\d\d", found) else ""
