"""Folders that ask much of a reader: no date, many names, other scripts, a day that moves."""

from __future__ import annotations

import json
from collections.abc import Mapping
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

from tests.folders import SHA256, Content, write_folder

BODIES = (
    "Food and Agriculture Organization",
    "Agence France-Presse",
    "Yomiuri Shimbun",
    "General Motors",
    "Apple, Inc.",
    "Ministry of Economy, Trade and Industry",
)
"""Names of bodies that look like two names, like a person's, and like an inverted one."""
PEOPLE = tuple(
    f"{given} {family}"
    for given in ("Ana B.", "Émile C.", "Jürgen D. F.", "Łucja G.", "Óscar H.")
    for family in ("Adams", "Brontë", "Castro", "Dvořák", "Ekström", "Kovač", "Núñez")
)
AUTHORS = (*BODIES[:4], "岸田 文雄", "Kishida Fumio", *PEOPLE, *BODIES[4:])
"""Many authors, in an order that is not that of the alphabet."""
ONE_NAME = "Oda Reeve and Jon Quill for the harbour pool"
"""A text for an author, which is one name."""


class Language(NamedTuple):
    """Sentences of a language from which a briefing is made."""

    code: str
    sentence: str
    quote: str
    name: str
    place: str


JAPANESE = Language(
    "ja",
    "港湾局は二つの埠頭を二〇三四年までに増設すると発表した。",
    "二つの埠頭",
    "港湾新聞",
    "東京都港区",
)
ARABIC = Language(
    "ar",
    "أعلنت سلطة الميناء أنها ستضيف رصيفين قبل عام ألفين وخمسة وثمانين.",
    "ستضيف رصيفين",
    "صحيفة الميناء",
    "الدار البيضاء",
)
WIDE = 300
"""Characters of the longest titles."""


def write_undated(root: Path) -> None:
    """Write a briefing of one event, which has no date."""
    records = {"content/brief.yaml": _brief("One event"), "seeds/s.yaml": _source("s")}
    _write(root, records, [_event(None, "s")])


def write_authors(root: Path) -> None:
    """Write a briefing whose sources say in many ways who wrote them."""
    sources: dict[str, Mapping[str, object]] = {
        "many": _source("many", author=list(AUTHORS), publisher="Gazette", published="2031-03-05"),
        "one": _source("one", author=ONE_NAME, published="2031-03-06"),
        "unnamed": _source("unnamed", publisher=None, published="2031-03-07"),
        "body": _source(
            "body", publisher=BODIES[0], published="2031-03-08", translated_from="French"
        ),
        "page": _source("page", publisher=None, url="https://example.org/p?a=1&b=~2#c"),
        "translated": _source(
            "translated",
            author=["Martin Fritz"],
            publisher="DW",
            translated_from="German",
            language="en",
            url="https://example.org/german",
            accessed="2031-04-01",
        ),
        "windowed": _source("windowed", window="2031-03-09/2031-03-11", published="2031-03-09"),
    }
    files = {f"seeds/{name}.yaml": each for name, each in sources.items()}
    voices = {"fao": {"name": "The agency", "of": BODIES[0], "kind": "document"}}
    brief = _brief("Many names") | {"voices": voices}
    event = _event("2031-03-04", *sources)
    event["points"] += [_point("q", {"source": "body", "at": 1, "by": "fao"})]
    _write(root, files | {"content/brief.yaml": brief}, [event])


def write_language(root: Path, language: Language) -> None:
    """Write a briefing that is in one language throughout, with titles as long as may be."""
    sentence, quote = language.sentence, language.quote
    long = (f"{language.name} {language.place} " * WIDE)[:WIDE].strip()
    text = f"{sentence}\n\n{language.place}\n\n{long}\n"
    source = {
        "title": long,
        "published": "2031-03-05",
        "publisher": language.name,
        "author": [language.place, language.code],
        "language": language.code,
        "descriptor": sentence,
        "outline": {1: sentence, 3: sentence},
        "original": {"sha256": sha256(text.encode()).hexdigest(), "paragraphs": 3},
    }
    brief = {
        "title": sentence,
        "question": sentence,
        "topics": {"a": language.name},
        "voices": {"v": {"name": language.name, "of": language.place, "kind": "named"}},
        "bottom_line": {"text": sentence, "rests": ["e0#p"]},
        "gaps": [{"text": sentence, "touches": ["e0"]}],
    }
    events: list[dict[str, object]] = [
        {
            "title": title,
            "date": f"2031-03-0{number + 1}",
            "rank": "headline",
            "place": language.place,
            "topics": ["a"],
            "points": [
                {
                    "id": "p",
                    "text": sentence,
                    "cites": [{"source": "s", "at": 1, "by": "v", "quote": quote}],
                }
            ],
        }
        for number, title in enumerate((sentence, long))
    ]
    _write(root, {"content/brief.yaml": brief, "seeds/s.yaml": source}, events)
    (root / "seeds" / "s.txt").write_text(text, "utf-8", newline="")


LICHENS = (
    ("First record of the lichen on St Kea's bell-tower", "1897", "headline"),
    ("O'Neil & Sons <scrape> the north wall", "1931-05", "supporting"),
    ('A "cleaning" that wasn\'t: 3 < 5 > 2', "1954-06-01/1954-06-19", "supporting"),
    ("Survey by the 'Friends of St Kea'; 40% lost", "1962-03-02..1962-03-30", "headline"),
    ("مسح الأشنات على جدار البرج", "1974-10-11~", "supporting"),
    ("Transplant to the lych-gate, before the roof", "../1981-04-30", "background"),
    ("Sulphur readings fall", "1985/..", "supporting"),
    ("Sprayed in error", "1990-08-03/1990-08-09?", "headline"),
    ("סקר חזותי של המגדל & הכיפה", "1999?", "supporting"),
    ("Lead theft, or so it's told", "2004-12-30..", "background"),
    ("Re-found: Caloplaca ‘kea’ (n. sp.?)", "2016-02-29", "headline"),
    ("The faculty's hearing", None, "supporting"),
)
"""Titles, dates and ranks of events in the life of a lichen."""


def write_lichens(root: Path) -> None:
    """Write a briefing with dates of all kinds, and sources that say little of themselves."""
    sources: dict[str, dict[str, object]] = {
        "notes": _source(
            "notes",
            title="Notes & queries: 'the tower <N. face>'",
            published="2016-03-01",
            publisher=None,
        ),
        "society": _source(
            "society",
            title="The society's list",
            published="2016-03-02",
            author="Tregeagle",
            publisher="The Kea & District Naturalists' Society",
        ),
        "undated": _source(
            "undated",
            title="Leaflet in the porch",
            published="2016-03-05",
            window="2016-03-03/2016-03-09",
            inferred={"published": "It lay there by the 9th."},
            publisher=None,
        ),
        "survey": _source(
            "survey",
            title=LICHENS[4][0],
            published="2016-03-09",
            language="ar",
            publisher="جمعية الأشنات",
            author=["ليلى حداد", "Dáithí Ó Súilleabháin"],
        ),
    }
    voices = {"warden": {"name": 'The warden\'s "own" diary', "of": "St Kea's", "kind": "document"}}
    brief = _brief("St Kea's lichen: who scraped <what>, & when?") | {"voices": voices}
    names = list(sources)
    events = []
    for number, (title, when, rank) in enumerate(LICHENS):
        event = _event(when, *dict.fromkeys((names[number % 4], names[number // 4])))
        event |= {"title": title, "rank": rank, "place": "Tower, N. face; 50°14'N"}
        event["points"][0]["cites"][0] |= {"by": "warden", "quote": "it's < 5 & gone"}
        events.append(event)
    text = "The warden: it's < 5 & gone.\n\nThe rest.\n"
    original = {"sha256": sha256(text.encode()).hexdigest(), "paragraphs": 2}
    files = {f"seeds/{name}.yaml": each | {"original": original} for name, each in sources.items()}
    _write(root, files | {"content/brief.yaml": brief}, events)
    for name in sources:
        (root / "seeds" / f"{name}.txt").write_text(text, "utf-8", newline="")


def write_moved(root: Path) -> None:
    """Write a briefing of which an event is moved on the second day, and open on the third."""
    sources = {
        f"s{number}": _source(f"s{number}", published=f"2031-03-0{number}") for number in (1, 2, 3)
    }
    files: dict[str, object] = {f"seeds/{name}.yaml": each for name, each in sources.items()}
    brief = _brief("Moved") | {"id": "moved"}
    moved = _event("2031-03-20", "s1", "s2", "s3") | {
        "date": [
            {"date": "2031-03-20"},
            {"date": "2031-03-27", "source": "s2"},
            {"date": "2031-04", "source": "s3"},
        ]
    }
    events = [moved, _event("2031-03-21", "s1"), _event("2031-03-22", "s2")]
    _write(root, files | {"content/brief.yaml": brief}, events)


def _brief(title: str) -> dict[str, object]:
    return {"title": title, "topics": {"a": "A"}}


def _source(name: str, **fields: object) -> dict[str, object]:
    record = {
        "title": f"Berths, as {name} has them",
        "published": "2031-03-05",
        "publisher": "Gazette",
        "original": {"sha256": SHA256, "paragraphs": 2},
    }
    return {key: value for key, value in (record | fields).items() if value is not None}


def _event(when: str | None, *sources: str) -> dict[str, Any]:
    points = [
        _point(f"p{number}", {"source": name, "at": 1}) for number, name in enumerate(sources)
    ]
    event = {"title": "Talks", "rank": "headline", "topics": ["a"], "points": points}
    return event | ({"date": when} if when else {})


def _point(name: str, cite: Mapping[str, object]) -> dict[str, object]:
    return {"id": name, "text": "It was said.", "cites": [cite]}


def _write(root: Path, records: Mapping[str, object], events: list[dict[str, object]]) -> None:
    named = {f"content/events/e{number}.yaml": each for number, each in enumerate(events)}
    files: dict[str, Content] = {
        name: json.dumps(each, ensure_ascii=False) for name, each in {**records, **named}.items()
    }
    write_folder(root, files)
