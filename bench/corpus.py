"""Write an invented briefing of any size: the same seed gives the same bytes."""

from __future__ import annotations

import argparse
import hashlib
import random
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

WORDS = (
    *("harbour", "council", "vote", "berth", "ferry", "crane", "budget", "survey", "ministry"),
    *("delegation", "treaty", "levy", "tariff", "storm", "repair", "audit", "tender", "contract"),
    *("union", "strike", "permit", "hearing", "channel", "dredging", "pilot", "quay", "terminal"),
    *("cargo", "customs", "freight", "schedule", "railway", "bridge", "engineer", "deadline"),
    "attaché",
)
ACTORS = (
    *("Port authority", "City council", "Pilots’ union", "Transport minister", "Harbour master"),
    *("Ferry operator", "Customs chief", "Dredging firm", "Ministry’s auditors", "Shippers"),
)
VERBS = (
    *("approves", "puts off", "criticises", "defends", "reopens", "halts", "announces", "rejects"),
    *("signs", "reviews", "doubles", "questions"),
)
KINDS = ("named", "anonymous", "document", "press")
FIRST_DAY = date(2020, 1, 1)
DAYS = 1500
SOURCES_PER_EVENT = 0.05
PARAGRAPHS = 30
NEAR = 12
"""How many sources an event chooses from: those published nearest to its day."""


class Source(NamedTuple):
    """A source: its id, its day, how many paragraphs it has and how many words each of them.

    `dates` are those that events have found printed in it, by paragraph.
    """

    id: str
    day: date
    paragraphs: int
    words: int
    dates: dict[int, set[str]]

    def paragraph(self, number: int) -> list[str]:
        """Return the words of a paragraph: the same whenever it is asked for."""
        return random.Random(f"{self.id}/{number}").choices(WORDS, k=self.words)

    def text(self) -> str:
        """Return the whole text."""
        paragraphs = (
            "; ".join([" ".join(self.paragraph(each)), *sorted(self.dates.get(each, ()))])
            for each in range(1, self.paragraphs + 1)
        )
        return "\n\n".join(paragraphs) + "\n"


class Topics:
    """The topics of a briefing: the first are common, most are rare."""

    def __init__(self, number: int) -> None:
        self.ids = [f"topic-{each:04}" for each in range(number)]
        self._shares = list(accumulate(1 / (each + 3) for each in range(number)))

    def draw(self, chance: random.Random) -> list[str]:
        """Return one topic, or two."""
        return list(dict.fromkeys(chance.choices(self.ids, cum_weights=self._shares, k=2)))


def write_corpus(
    root: Path,
    events: int,
    megabytes: int = 0,
    seed: int = 20310304,
    *,
    sources: int = 0,
    topics: int = 12,
) -> int:
    """Write a briefing of `events` events of about 1.2 KB, and return the number of its bytes.

    `sources` is their number: 0 is one for twenty events, of 30 paragraphs each; more sources than
    events have six. `megabytes` is the size of their own texts, in the folder ``originals``; 0
    writes none. What the briefing says holds together: claims fit the days, quotes stand in the
    texts. Voices, disputes, gaps and judgments grow with the events.
    """
    chance = random.Random(seed)
    count = sources or max(5, int(events * SOURCES_PER_EVENT))
    drawn = _sources(chance, count, 6 if count > events else PARAGRAPHS, megabytes)
    voices = [f"voice-{number:04}" for number in range(max(40, events // 10))]
    known = Topics(topics)
    size = _write(root / "content/brief.yaml", _brief(chance, known, voices, events))
    size += _write(root / "content/disputes.yaml", _disputes(chance, drawn, events))
    for number in range(events):
        event = _event(chance, drawn, known, voices)
        size += _write(root / f"content/events/event-{number:06}.yaml", event)
    for source in drawn:  # after the events, which say what dates it prints
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


def _headline(chance: random.Random) -> str:
    words = (chance.choice(ACTORS), chance.choice(VERBS), *chance.choices(WORDS, k=2))
    link = chance.choice(("after", "amid", "as", "before", "despite"))
    return " ".join((*words, link, *chance.choices(WORDS, k=chance.randint(1, 5))))


def _day(chance: random.Random) -> date:
    return FIRST_DAY + timedelta(days=chance.randrange(DAYS))


def _sources(chance: random.Random, count: int, paragraphs: int, megabytes: int) -> list[Source]:
    words = max(20, megabytes * 1_000_000 // (count * paragraphs * 8))
    days = sorted(_day(chance) for _ in range(count))
    return [
        Source(f"source-{number:05}", day, paragraphs, words, {}) for number, day in enumerate(days)
    ]


def _brief(chance: random.Random, topics: Topics, voices: Sequence[str], events: int) -> str:
    lines = ["title: Port expansion", "question: What was decided, and when?", "topics:"]
    lines += [f"  {each}: Topic {each[-4:]}, {_prose(chance, 2).lower()}" for each in topics.ids]
    lines += ["voices:"]
    for number, voice in enumerate(voices):
        lines.append(
            f"  {voice}: {{name: Voice {voice[-4:]}, role: Speaker of the body, "
            f"of: Body {number % 9}, kind: {KINDS[number % 4]}}}"
        )
    lines += ["bottom_line:", f"  text: {_prose(chance, 30)}.", "  rests: [event-000000#point-0]"]
    lines += ["judgments:"]
    for number in range(0, events, 100):
        lines += [
            f"  - text: It is likely that {_prose(chance, 12).lower()}.",
            "    confidence: moderate",
            f"    why: {_prose(chance, 12)}.",
            f"    rests: [event-{number:06}#point-0, event-{number:06}#point-1]",
        ]
    lines += ["gaps:"]
    for number in range(0, events, 40):
        lines.append(f"  - {{text: {_prose(chance, 12)}., touches: [event-{number:06}]}}")
    return "\n".join(lines) + "\n"


def _disputes(chance: random.Random, sources: Sequence[Source], events: int) -> str:
    lines = []
    for number in range(0, events, 40):
        one, other = chance.sample(sources, 2)
        lines += [
            f"cost-{number}:",
            f"  title: The cost of the {_prose(chance, 3).lower()}",
            f"  status: {chance.choice(('open', 'resolved'))}",
            f"  touches: [event-{number:06}]",
            "  sides:",
            f"    - {{says: Forty million, cites: [{{source: {one.id}, at: 1}}]}}",
            f"    - {{says: Sixty million, cites: [{{source: {other.id}, at: 1}}]}}",
            "  finding: The two differ by half.",
        ]
    return "\n".join(lines) + "\n"


def _source(chance: random.Random, source: Source, text: str) -> str:
    digest = hashlib.sha256(text.encode()).hexdigest()
    agency = chance.randrange(30)
    lines = [
        f"title: {_headline(chance)}",
        f"published: {source.day}",
        f"publisher: Publisher {chance.randrange(60)}",
        *([f"origin: Agency {agency}"] if agency < 10 else []),
        f"descriptor: {_prose(chance, 12)}.",
        f"original: {{sha256: {digest}, paragraphs: {source.paragraphs}}}",
        "outline:",
        *(f"  {number}: {_prose(chance, 6)}." for number in range(1, source.paragraphs + 1)),
    ]
    return "\n".join(lines) + "\n"


def _event(
    chance: random.Random, sources: Sequence[Source], topics: Topics, voices: Sequence[str]
) -> str:
    day = _day(chance)
    rank = chance.choices(("headline", "supporting", "background"), (1, 6, 3))[0]
    lines = [
        f"title: {_headline(chance)}",
        f"date: {day}",
        f"rank: {rank}",
        f"topics: [{', '.join(topics.draw(chance))}]",
        "points:",
    ]
    before = bisect_left(sources, day, key=lambda each: each.day)
    after = bisect_right(sources, day, key=lambda each: each.day)
    earlier, later = sources[max(0, before - NEAR) : before], sources[after : after + NEAR]
    for number in range(4):
        claim = ("reported", "commitment", "planned", "context")[number]
        if claim in ("reported", "commitment"):
            cited = later
        else:
            cited = earlier if claim == "planned" else [*earlier, *later]
        lines += [
            f"  - id: point-{number}",
            f"    text: {_prose(chance, 16)}.",
            f"    claim: {claim if cited else 'context'}",
            "    cites:",
        ]
        for _ in range(chance.choice((1, 1, 1, 2))):
            lines.append(_citation(chance, chance.choice(cited or sources), day, voices))
    return "\n".join(lines) + "\n"


def _citation(chance: random.Random, source: Source, day: date, voices: Sequence[str]) -> str:
    at, voice = chance.randint(1, source.paragraphs), chance.choice(voices)
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


def main() -> None:
    """Write what the command line asks for, and say how many bytes it is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("events", type=int)
    parser.add_argument("--megabytes", type=int, default=0, metavar="N", help="of originals")
    parser.add_argument("--sources", type=int, default=0, metavar="N")
    parser.add_argument("--topics", type=int, default=12, metavar="N")
    args = parser.parse_args()
    size = write_corpus(
        args.folder, args.events, args.megabytes, sources=args.sources, topics=args.topics
    )
    print(size, "bytes")


if __name__ == "__main__":
    main()
