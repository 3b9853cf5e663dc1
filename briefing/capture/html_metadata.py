"""Reads what a page states of itself, and tells it from what can only be inferred."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

from briefing.capture.authors import authors_of
from briefing.capture.captured import Fact
from briefing.capture.characters import as_paragraph, key_of
from briefing.capture.html_dates import find_day
from briefing.capture.html_dom import Element
from briefing.capture.html_head import PageHead
from briefing.load.source_values import is_url

_SITE_SEPARATOR = re.compile(r"\s+[|–—·»«•:›│]\s+|\s+-\s+|\s*[|│]\s*| :: ")
_SHORTEST = 15
"""Characters of a headline that is cut at a bar."""
_SENTENCE = 3
"""Words of a heading that stands for itself."""
_AGENCY = re.compile(
    r"^(?:[A-ZÀ-Ý][\w.,’' /()-]{1,60}?[\s,–—-]*)?\(?\b(Reuters|AP|Associated Press|AFP|dpa"
    r"|Bloomberg|Kyodo|Xinhua|TASS|UPI)\)?\s*[–—-]\s",
)


class Metadata(NamedTuple):
    """What a page says of itself; see `Captured`."""

    facts: dict[str, Fact]
    authors: tuple[str, ...]
    authors_inferred: str
    notes: tuple[str, ...]
    is_excerpt: bool


def read_metadata(root: Element, text: str, address: str, paragraphs: Sequence[str]) -> Metadata:
    """Return what a page says of itself; `paragraphs` are those of its article."""
    head = PageHead(root, address)
    facts: dict[str, Fact] = {}
    publisher = _publisher(head)
    url = _url(head)
    if publisher is None and url:
        host = (urlsplit(url.value).hostname or "").removeprefix("www.")
        publisher = Fact(host, "The page names no publisher: this is the host of its address.")
    site = publisher.value if publisher else ""
    if title := _title(head, site):
        facts["title"] = title
    day = find_day(head, text, url.value if url else "")
    facts |= day.facts
    for name, fact in (("publisher", publisher), ("url", url), ("language", _language(head))):
        if fact and fact.value:
            facts[name] = fact
    authors, why = authors_of(head, text, site, facts["title"].value if title else "")
    if agency := _agency(paragraphs, site):
        facts["origin"] = agency
    is_excerpt = not head.linked_data.is_free
    wall = ["the page says that it is not free to read: its text may be cut"] if is_excerpt else []
    return Metadata(facts, authors, why, (*day.notes, *wall), is_excerpt)


def _title(head: PageHead, site: str) -> Fact | None:
    """Return the headline: an h1 that the head confirms, else what the head states."""
    linked = head.linked_data.text("headline")
    open_graph = html.unescape(
        head.first_of("og:title", "twitter:title", "dc.title", "parsely-title")
    )
    element = head.root.find(".//title")
    in_title = as_paragraph("".join(element.itertext())) if element is not None else ""
    bare = [_without_site(each, site) for each in (linked, open_graph, in_title)]
    known = [key for each in bare if (key := key_of(each)) and key != key_of(site)]
    headings = list(_headings(head, site))
    for tag, each in headings:
        key = key_of(each)
        least = 0.45 if tag == "h1" else 0.5 if len(each.split()) >= _SENTENCE - 1 else 0.7
        if len(key) > 3 and any(key in other and len(key) >= least * len(other) for other in known):
            return Fact(each)
    first = [each for tag, each in headings if tag == "h1" and not _is_site(each, site)]
    if len(first) == 1 and len(first[0].split()) >= _SENTENCE:
        within = (each for each in bare[:2] if each and key_of(each) in key_of(first[0]))
        return Fact(next(within, first[0]))  # else it has a line above or below the headline
    for each in bare[:2]:
        if each and not _is_site(each, site):
            return Fact(each)
    if bare[2] and not _is_site(bare[2], site):
        return Fact(bare[2])
    found = first[0] if first else bare[2]
    return Fact(found) if found else None


def _headings(head: PageHead, site: str) -> Iterator[tuple[str, str]]:
    """Yield the headings of a page, those of the first level first, but for the site's name."""
    for tag in ("h1", "h2", "h3"):
        for element in head.root.iter(tag):
            text = as_paragraph(" ".join(element.itertext()))
            if text and len(text) < 400 and key_of(text) != key_of(site):
                yield tag, text


def _without_site(title: str, site: str) -> str:
    """Cut the name of the site from the end or the beginning of a title."""
    parts = _SITE_SEPARATOR.split(title)
    marks = _SITE_SEPARATOR.findall(title)
    if len(parts) < 2:
        return title
    if site:
        for at in range(len(parts) - 1, 0, -1):
            if _is_site(parts[at], site):
                return _joined(parts[:at], marks)
        if _is_site(parts[0], site):
            return _joined(parts[1:], marks[1:])
    bars = [at for at, mark in enumerate(marks) if "|" in mark or "│" in mark]
    if bars and len(parts[0]) > _SHORTEST:  # what follows a bar is hardly ever of the headline
        return _joined(parts[: bars[0] + 1], marks)
    return title


def _joined(parts: Sequence[str], marks: Sequence[str]) -> str:
    return "".join(
        part + mark for part, mark in zip(parts, [*marks[: len(parts) - 1], ""], strict=True)
    ).strip()


def _is_site(part: str, site: str) -> bool:
    one, other = key_of(part), key_of(site)
    return bool(one) and (one == other or one in other or other in one)


def _publisher(head: PageHead) -> Fact | None:
    name = html.unescape(head.first_of("og:site_name"))
    if not name:
        name = next((each for each, _ in head.linked_data.named("publisher")), "")
    if not name:
        name = head.first_of("application-name", "dc.publisher", "copyright-holder", "publisher")
    is_address = name.startswith(("http", "www.", "@"))
    return Fact(name) if name and not is_address else None


def _url(head: PageHead) -> Fact | None:
    """Return the address: where it was fetched, or the canonical one if it is of the same site."""
    canonical = ""
    for each in head.root.iter("link"):
        if (each.get("rel") or "").lower() == "canonical":
            canonical = each.get("href") or ""
            break
    for each in (canonical, head.first_of("og:url")):
        try:
            found = urljoin(head.address, each.strip())
            parts = urlsplit(found)
        except ValueError:
            continue
        is_page = parts.scheme in ("http", "https") and parts.path.strip("/") + parts.query
        if is_page and is_url(found) and _is_same_site(found, head.address):
            return Fact(found)
    return Fact(head.address) if head.address else None


def _is_same_site(one: str, other: str) -> bool:
    """Whether two addresses are of one site; anything is of the site of an unknown one."""
    hosts = [(urlsplit(each).hostname or "").split(".")[-2:] for each in (one, other)]
    return not other or hosts[0] == hosts[1]


def _language(head: PageHead) -> Fact:
    tag = head.root.get("lang") or head.root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    if not tag:
        tag = head.first_of("content-language", "og:locale", "dc.language").replace("_", "-")
    return Fact(tag.strip())


def _agency(paragraphs: Sequence[str], site: str) -> Fact | None:
    """Return the agency in the dateline of one of the first paragraphs."""
    for at, paragraph in enumerate(paragraphs[:4], 1):
        match = _AGENCY.match(paragraph)
        if match and key_of(match[1]) != key_of(site):
            return Fact(match[1], f"The dateline of paragraph {at} names it.")
    return None
