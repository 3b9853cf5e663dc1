"""Write an invented briefing of any size: the same seed gives the same bytes."""

from __future__ import annotations

import hashlib
import random
import sys
from bisect import bisect_left, bisect_right
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

WORDS = (
    *("harbour", "council", "vote", "berth", "ferry", "crane", "budget", "survey", "ministry"),
    *("delegation", "treaty", "levy", "tariff", "storm", "repair", "audit", "tender", "contract"),
    *("union", "strike", "permit", "hearing", "channel", "dredging", "pilot", "quay", "terminal"),
    *("cargo", "customs", "freight", "schedule", "railway", "bridge", "engineer", "deadline"),
)
TOPICS = tuple(f"topic-{number:02}" for number in range(12))
VOICES = tuple(f"voice-{number:02}" for number in range(40))
FIRST_DAY = date(2020, 1, 1)
SOURCES_PER_EVENT = 0.05
PARAGRAPHS = 30


class Source(NamedTuple):
    """A source: its id, its day, and how many words each of its paragraphs has.

    `dates` are those that events have found printed in it, by paragraph.
    """

    id: str
    day: date
    words: int
    dates: dict[int, set[str]]

    def paragraph(self, number: int) -> list[str]:
        """Return the words of a paragraph: the same whenever it is asked for."""
        return random.Random(f"{self.id}/{number}").choices(WORDS, k=self.words)

    def text(self) -> str:
        """Return the whole text."""
        paragraphs = (
            "; ".join([" ".join(self.paragraph(each)), *sorted(self.dates.get(each, ()))])
            for each in range(1, PARAGRAPHS + 1)
        )
        return "\n\n".join(paragraphs) + "\n"


def write_corpus(root: Path, events: int, megabytes: int = 0, seed: int = 20310304) -> int:
    """Write a briefing of `events` events of about 1.2 KB, and return the number of its bytes.

    With it go the sources' own texts, of `megabytes` in all, in the folder ``originals``. What it
    says holds together: claims fit the days, quotes stand in the texts.
    """
    chance = random.Random(seed)
    count = max(5, int(events * SOURCES_PER_EVENT))
    words = max(20, megabytes * 1_000_000 // (count * PARAGRAPHS * 8))
    days = sorted(_day(chance) for _ in range(count))
    sources = [Source(f"source-{number:05}", day, words, {}) for number, day in enumerate(days)]
    size = _write(root / "content/brief.yaml", _brief())
    size += _write(root / "content/disputes.yaml", _disputes(sources))
    for number in range(events):
        size += _write(root / f"content/events/event-{number:06}.yaml", _event(chance, sources))
    for source in sources:  # after the events, which say what dates it prints
        text = source.text() if megabytes else source.id
        size += _write(root / f"seeds/{source.id}.yaml", _source(chance, source, text))
        if megabytes:
            _write(root / f"originals/{source.id}.txt", text)
    return size


def _write(path: Path, text: str) -> int:
    path.parent.mkdir(parents=True, exist_ok=True)
    data = text.encode("utf-8")
    path.write_bytes(data)
    return len(data)


def _prose(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def _day(chance: random.Random) -> date:
    return FIRST_DAY + timedelta(days=chance.randrange(1500))


def _brief() -> str:
    lines = ["title: Port expansion", "question: What was decided, and when?", "topics:"]
    lines += [f"  {topic}: Topic {topic[-2:]}" for topic in TOPICS]
    lines += ["voices:"]
    for number, voice in enumerate(VOICES):
        kind = ("named", "anonymous", "document", "press")[number % 4]
        lines.append(
            f"  {voice}: {{name: Voice {voice[-2:]}, role: Speaker of the body, "
            f"of: Body {number % 9}, kind: {kind}}}"
        )
    return "\n".join(lines) + "\n"


def _disputes(sources: list[Source]) -> str:
    return (
        "cost:\n  title: The cost\n  status: open\n  touches: [event-000000]\n  sides:\n"
        f"    - {{says: Forty million, cites: [{{source: {sources[0].id}, at: 1}}]}}\n"
        f"    - {{says: Sixty million, cites: [{{source: {sources[1].id}, at: 1}}]}}\n"
        "  finding: The two differ by half.\n"
    )


def _source(chance: random.Random, source: Source, text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    lines = [
        f"title: {_prose(chance, 6)}",
        f"published: {source.day}",
        f"publisher: Publisher {chance.randrange(60)}",
        f"descriptor: {_prose(chance, 12)}.",
        f"original: {{sha256: {digest}, paragraphs: {PARAGRAPHS}}}",
        "outline:",
        *(f"  {number}: {_prose(chance, 6)}." for number in range(1, PARAGRAPHS + 1)),
    ]
    return "\n".join(lines) + "\n"


def _event(chance: random.Random, sources: list[Source]) -> str:
    day = _day(chance)
    rank = chance.choices(("headline", "supporting", "background"), (1, 6, 3))[0]
    topics = ", ".join(chance.sample(TOPICS, 2))
    lines = [
        f"title: {_prose(chance, 5)}",
        f"date: {day}",
        f"rank: {rank}",
        f"topics: [{topics}]",
        "points:",
    ]
    before = bisect_left(sources, day, key=lambda each: each.day)
    after = bisect_right(sources, day, key=lambda each: each.day)
    for number in range(4):
        claim = ("reported", "commitment", "planned", "context")[number]
        if claim in ("reported", "commitment"):
            cited = sources[after:]
        else:
            cited = sources[:before] if claim == "planned" else sources
        lines += [
            f"  - id: point-{number}",
            f"    text: {_prose(chance, 16)}.",
            f"    claim: {claim if cited else 'context'}",
            "    cites:",
        ]
        for _ in range(chance.choice((1, 1, 1, 2))):
            lines.append(_citation(chance, chance.choice(cited or sources), day))
    return "\n".join(lines) + "\n"


def _citation(chance: random.Random, source: Source, day: date) -> str:
    at, voice = chance.randint(1, PARAGRAPHS), chance.choice(VOICES)
    quote = dates = ""
    if chance.random() < 0.3:
        words = source.paragraph(at)
        start = chance.randrange(len(words) - 4)
        quote = f", quote: {' '.join(words[start : start + 4])}"
    if chance.random() < 0.4:
        phrase = f"{day.day} {day:%B} {day.year}"
        source.dates.setdefault(at, set()).add(phrase)
        dates = f", dates: {{{phrase}: {day}}}"
    return f"      - {{source: {source.id}, at: {at}, by: {voice}{quote}{dates}}}"


if __name__ == "__main__":
    print(write_corpus(Path(sys.argv[1]), *map(int, sys.argv[2:])), "bytes")
