"""Write an invented briefing of any size: the same seed gives the same bytes."""

from __future__ import annotations

import hashlib
import random
import sys
from datetime import date, timedelta
from pathlib import Path

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


def write_corpus(root: Path, events: int, seed: int = 20310304) -> int:
    """Write a briefing of `events` events of about 1.2 KB, and return the number of its bytes."""
    chance = random.Random(seed)
    sources = [f"source-{number:05}" for number in range(max(5, int(events * SOURCES_PER_EVENT)))]
    size = _write(root / "content/brief.yaml", _brief())
    size += _write(root / "content/disputes.yaml", _disputes(sources))
    for source in sources:
        size += _write(root / f"seeds/{source}.yaml", _source(chance, source))
    for number in range(events):
        size += _write(root / f"content/events/event-{number:06}.yaml", _event(chance, sources))
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
            f"  {voice}: {{name: Voice {voice[-2:]}, of: Body {number % 9}, kind: {kind}}}"
        )
    return "\n".join(lines) + "\n"


def _disputes(sources: list[str]) -> str:
    return (
        "cost:\n  title: The cost\n  status: open\n  touches: [event-000000]\n  sides:\n"
        f"    - {{says: Forty million, cites: [{{source: {sources[0]}, at: 1}}]}}\n"
        f"    - {{says: Sixty million, cites: [{{source: {sources[1]}, at: 1}}]}}\n"
        "  finding: The two differ by half.\n"
    )


def _source(chance: random.Random, name: str) -> str:
    digest = hashlib.sha256(name.encode()).hexdigest()
    lines = [
        f"title: {_prose(chance, 6)}",
        f"published: {_day(chance)}",
        f"publisher: Publisher {chance.randrange(60)}",
        f"descriptor: {_prose(chance, 12)}.",
        f"original: {{sha256: {digest}, paragraphs: 30}}",
        "outline:",
        *(f"  {number}: {_prose(chance, 6)}." for number in range(1, 31)),
    ]
    return "\n".join(lines) + "\n"


def _event(chance: random.Random, sources: list[str]) -> str:
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
    for number in range(4):
        lines += [
            f"  - id: point-{number}",
            f"    text: {_prose(chance, 16)}.",
            f"    claim: {chance.choice(('planned', 'reported', 'commitment', 'context'))}",
            "    cites:",
        ]
        for _ in range(chance.choice((1, 1, 1, 2))):
            source, voice = chance.choice(sources), chance.choice(VOICES)
            quote = f", quote: {_prose(chance, 4).lower()}" if chance.random() < 0.3 else ""
            dates = f", dates: {{on the day: {day}}}" if chance.random() < 0.4 else ""
            at = chance.randrange(1, 31)
            cite = f"source: {source}, at: {at}, by: {voice}{quote}{dates}"
            lines.append(f"      - {{{cite}}}")
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    print(write_corpus(Path(sys.argv[1]), int(sys.argv[2])), "bytes")
