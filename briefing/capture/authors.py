"""Finds who wrote a page: people, in the order in which it names them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from briefing.capture.characters import key_of
from briefing.capture.html_head import PageHead

_PREFIX = re.compile(
    r"^(?:(?:written )?by|von|par|por|di|text|autor(?:in)?|author|author:)[\s:]+", re.IGNORECASE
)
_JOINED = re.compile(r"\s*(?:,|;|&|\band\b|\bund\b|\bet\b|/|\|)\s*")
_NO_PERSON = re.compile(
    r"https?:|www\.|@|\d{3}|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b(?:"
    r"staff|news|service|editor(?:s|ial)?|redaktion|redaction|rédaction|redacción|redazione|admin"
    r"|administrator|team|desk|press|agency|newsroom|reporters?|correspondents?|follow|share|datum"
    r"|date|no author|unknown|anonymous|guest|wire|reports|contributor|media|magazine|online"
    r"|office|presse(?:stelle)?|webmaster|verlag|zeitung|blog|institut\w*|university|ministry"
    r"|department|group|inc|gmbh|foundation|associated|reuters|afp|dpa|bloomberg|kyodo|xinhua)\b",
    re.IGNORECASE,
)
_DEGREES = re.compile(
    r"[,;]?\s*\b(?:ph\.?d\.?|m\.?d\.?|dr\.?|prof\.?|mph|msc|m\.?a\.?|b\.?a\.?|jr\.?|rd|ld)\b\.?$",
    re.IGNORECASE,
)


def authors_of(head: PageHead, text: str, site: str, title: str) -> tuple[tuple[str, ...], str]:
    """Return the authors of a page, and why they are inferred; empty where it states them."""
    refused = {key_of(site), key_of(title), ""}
    people = [name for name, is_person in head.linked_data.named("author") if is_person]
    publishers = {key_of(name) for name, _ in head.linked_data.named("publisher")}
    stated = [
        people,
        head.all_of(
            "author",
            "article:author",
            "dc.creator",
            "parsely-author",
            "sailthru.author",
            "byl",
            "dcterms.creator",
        ),
    ]
    for found in stated:
        if names := tuple(_people(found, refused | publishers)):
            return names, ""
    inferred = tuple(_people(_by_trafilatura(text), refused | publishers))
    return inferred, ("Read from the page by its form; nothing states it." if inferred else "")


def _people(found: Iterable[str], refused: set[str]) -> Iterator[str]:
    """Yield the names of people, each once."""
    seen: set[str] = set()
    for each in found:
        for name in _split(_PREFIX.sub("", html.unescape(each).strip())):
            bare = _DEGREES.sub("", _PREFIX.sub("", name)).strip(" .,;:-–|")
            key = key_of(bare)
            if key in refused or key in seen or not _is_person(bare):
                continue
            seen.add(key)
            yield bare


def _split(text: str) -> list[str]:
    """Split names that are joined by commas or "and"; one with a comma within is rare."""
    return [part for part in _JOINED.split(text) if part]


def _is_person(name: str) -> bool:
    words = name.split()
    is_asian = bool(re.search("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]", name)) and len(name) >= 2
    return (
        2 <= len(name) <= 60
        and len(words) <= 6
        and not _NO_PERSON.search(name)
        and (is_asian or name[0].isalpha())
    )


def _by_trafilatura(text: str) -> list[str]:
    from trafilatura.metadata import extract_metadata

    try:
        found = extract_metadata(text, extensive=False)
    except Exception:  # noqa: BLE001 - a second opinion, which may be missing
        return []
    return (found.author or "").split("; ")
