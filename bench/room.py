"""Measure the reading room in a real pseudo-terminal, against bare Textual applications.

Prints lines for the table of bench.py, which runs this with folders that it has generated.
"""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterator, Sequence
from itertools import cycle, islice
from pathlib import Path
from statistics import median, quantiles
from typing import NamedTuple

from bench.bench import ROOT, Command, Row, divide, line, measure, repeat
from bench.expected import Expected, Letter, expect
from bench.terminal import COLUMNS, LINES, Condition, Terminal, holds

FRAME = 1 / 60

EMPTY = """
from textual.app import App
from textual.widgets import Static

class Empty(App):
    BINDINGS = [("q", "quit")]

    def compose(self):
        yield Static("ready")

Empty().run()
"""
REPAINTING = f"""
from textual.app import App
from textual.widgets import Static

class Repainting(App):
    BINDINGS = [("q", "quit"), ("j", "turn")]
    screens = 0

    def compose(self):
        yield Static()

    def on_mount(self):
        self.action_turn()

    def action_turn(self):
        self.screens += 1
        line = f"screen {{self.screens}}; ".ljust({COLUMNS}, "abcdefg "[self.screens % 8])
        self.query_one(Static).update("\\n".join([line] * {LINES}))

Repainting().run()
"""


class Site(NamedTuple):
    """A generated briefing, and what the room is to draw of it."""

    events: int
    folder: str
    expected: Expected

    @property
    def is_open(self) -> Condition:
        """Whether the room shows the briefing, and not the progress of its loading."""
        return holds("as of ", self.expected.topic)


class Visit(NamedTuple):
    """A stay in the room: seconds to its progress bar, to each redraw; bytes at the peak.

    `bar` is None where the room opened without one.
    """

    bar: float | None
    keys: Sequence[float]
    peak: int


class Search(NamedTuple):
    """Seconds from each letter to the first hit, and to the number of hits."""

    first: Sequence[float]
    number: Sequence[float]


def main() -> int:
    """Measure and print the rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs=3, help="generated briefings, the largest last")
    parser.add_argument("--pairs", type=int, default=10, metavar="N")
    parser.add_argument("--keys", type=int, default=40, metavar="N", help="in each stay")
    parser.add_argument("--once", metavar="FOLDER", help="measured once, for its size")
    args = parser.parse_args()
    turns = max(1, args.pairs // 2)
    *smaller, large = args.folders
    sites = [*map(_site, smaller), _site(large, searches=turns)]
    rows = [
        start_row(3 * args.pairs if turns > 1 else args.pairs),
        *stay_rows(sites, turns, args.keys),
    ]
    if args.once:
        rows.append(once_row(_site(args.once), sites[0], args.keys))
    print(*map(line, rows), sep="\n")
    return 0


def _site(folder: str, searches: int = 0) -> Site:
    events = sum(1 for _ in Path(folder, "content", "events").iterdir())
    return Site(events, folder, expect(folder, searches))


def start_row(pairs: int) -> Row:
    """Measure how long the room takes to its first full screen, on the shipped briefing."""
    expected = expect(str(ROOT))
    is_whole, has_page = holds("as of ", expected.topic, "quit"), holds("BOTTOM LINE", "CONFIDENCE")

    def start() -> float:
        with Terminal("-m", "briefing", str(ROOT)) as at:
            seconds = max(at.times(is_whole, has_page))
            at.settle()
            at.quit()
            return seconds

    ours, empty = zip(*repeat("room, start", pairs, lambda _: (start(), _empty()[0])), strict=True)
    return Row(
        "room, start to first screen, shipped briefing",
        "an empty Textual application",
        divide(ours, empty),
        goal=1.4,
    )


def stay_rows(sites: Sequence[Site], turns: int, keys: int) -> Iterator[Row]:
    """Measure stays in the room at each size, all of them in turn with what they stand against."""
    large = sites[-1]
    stays = repeat("room, stay", turns, lambda turn: _stay_turn(sites, keys, turn))
    bare = [each.bare for each in stays]
    yield _bar_row(large, stays)
    for place, site in enumerate(sites):
        yield from _key_rows(site, [each.visits[place].keys for each in stays], bare)
    few, many = ([each.visits[place].keys for each in stays] for place in (0, -1))
    yield Row(
        f"room, key to redrawn event, among {large.events:,}",
        f"among {sites[0].events:,}",
        divide(_medians(many), _medians(few)),
        goal=1.2,
    )
    yield from _search_rows(large, [each.search for each in stays], bare)
    yield Row(
        f"peak memory of the room, {large.events:,} events",
        "`check` and an empty Textual application",
        [each.visits[-1].peak / (each.check_peak + each.empty_peak) for each in stays],
        goal=1.5,
    )


class Turn(NamedTuple):
    """What was measured in one turn."""

    visits: Sequence[Visit]
    bare: Sequence[float]
    search: Search
    empty: float
    empty_peak: int
    check_peak: int


def _stay_turn(sites: Sequence[Site], keys: int, turn: int) -> Turn:
    empty, empty_peak = _empty()
    check = measure(Command(("-m", "briefing", "check", sites[-1].folder)))
    return Turn(
        [visit(site, keys) for site in sites],
        repaint(keys),
        search(sites[-1], turn),
        empty,
        empty_peak,
        check.peak,
    )


def _bar_row(site: Site, turns: Sequence[Turn]) -> Row:
    what = f"room, start to its progress bar, {site.events:,} events"
    bars = [(each.visits[-1].bar, each.empty) for each in turns]
    ratios = [bar / empty for bar, empty in bars if bar is not None]
    if not ratios:
        what += " (it shows none)"
    return Row(what, "an empty Textual application", ratios, goal=1.4)


def _key_rows(
    site: Site, keys: Sequence[Sequence[float]], bare: Sequence[Sequence[float]]
) -> Iterator[Row]:
    for name, take in (("median", _medians), ("95th percentile", _high)):
        yield Row(
            f"room, key to redrawn event, {site.events:,} events, {name}",
            "a bare repaint of the screen",
            divide(take(keys), take(bare)),
            goal=2,
        )


def _search_rows(
    site: Site, searches: Sequence[Search], bare: Sequence[Sequence[float]]
) -> Iterator[Row]:
    for name, times, frames in (
        ("first hit", [each.first for each in searches], 1),
        ("number of hits", [each.number for each in searches], 3),
    ):
        what = f"room, a letter to the {name}, {site.events:,} events"
        found = [
            (median(each), median(base)) for each, base in zip(times, bare, strict=True) if each
        ]
        yield Row(what, "a frame, 1/60 s", [each / FRAME for each, _ in found], goal=frames)
        against = "a bare repaint of the screen"
        yield Row(what, against, [each / base for each, base in found], goal=None)


def once_row(site: Site, small: Site, keys: int) -> Row:
    """Measure once, for what takes too long to be measured in turns."""
    print(f"{site.events:,} events: once", file=sys.stderr)
    many, few = visit(site, keys).keys, visit(small, keys).keys
    what = f"room, key to redrawn event, among {site.events:,}"
    return Row(what, f"among {small.events:,}", divide(_medians([many]), _medians([few])), goal=1.2)


def _empty() -> tuple[float, int]:
    """Open an empty application; return the seconds to its screen and the bytes at its peak."""
    with Terminal("-c", EMPTY) as at:
        (seconds,) = at.times(holds("ready"))
        at.settle()
        return seconds, at.quit()


def repaint(keys: int) -> list[float]:
    """Return the seconds that a bare application takes for each screen."""
    with Terminal("-c", REPAINTING) as at:
        at.times(holds("screen 1;"))
        at.settle()
        times = [_key(at, "j", f"screen {number};") for number in range(2, keys + 2)]
        at.quit()
    return times


def visit(site: Site, keys: int) -> Visit:
    """Open a briefing, walk up from its last event and down again, and leave."""
    with Terminal("-m", "briefing", site.folder) as at:
        bar = _open(at, site)
        for key in "1G":
            at.press(key)
            at.settle()
        times = [_key(at, key, page) for key, page in _walk(site.expected.pages, keys)]
        return Visit(bar, times, at.quit())


def _open(at: Terminal, site: Site) -> float | None:
    """Wait until the briefing is there; return the seconds to the progress bar."""
    bar, opened = at.times(lambda text: "Reading" in text or site.is_open(text), site.is_open)
    at.settle()
    return bar if bar < opened else None


def _walk(pages: Sequence[str], keys: int) -> Iterator[tuple[str, str]]:
    """Walk from the last page up, and down again, as often as there are keys for."""
    up = pages[-2 : -2 - max(1, keys // 2) : -1]
    down = (*reversed(up[:-1]), pages[-1])
    steps = [*(("k", page) for page in up), *(("j", page) for page in down)]
    return islice(cycle(steps), keys)


def _key(at: Terminal, key: str, drawn: str) -> float:
    at.press(key)
    (seconds,) = at.times(holds(drawn))
    at.settle()
    return seconds


def search(site: Site, turn: int) -> Search:
    """Search from the first event on, a letter at a time; each turn searches something else."""
    letters = site.expected.searches[turn % len(site.expected.searches)]
    with Terminal("-m", "briefing", site.folder) as at:
        _open(at, site)
        for key in "1g/":
            at.press(key)
            at.settle()
        first: list[float] = []
        number: list[float] = []
        for letter in letters:
            _type(at, letter, first, number)
    return Search(first, number)


def _type(at: Terminal, letter: Letter, first: list[float], number: list[float]) -> None:
    """Type a letter, and note the times to what it alters."""
    wanted = []
    if letter.drawn:
        wanted.append((first, holds(letter.drawn)))
    if letter.hits is not None:
        wanted.append((number, _counts(letter.hits)))
    at.press(letter.letter)
    times = at.times(*(condition for _, condition in wanted))
    for (kept, _), seconds in zip(wanted, times, strict=True):
        kept.append(seconds)
    at.settle()


def _counts(hits: int) -> Condition:
    """Return the condition that the status line says how many hits there are."""
    number = f"(?:{hits}|{hits:,})"
    words = re.compile(rf"hit [\d,]+ of {number}\b|\b{number} hits?\b")
    return lambda drawn: words.search(drawn) is not None


def _medians(times: Sequence[Sequence[float]]) -> list[float]:
    return [median(each) for each in times]


def _high(times: Sequence[Sequence[float]]) -> list[float]:
    """Return the 95th percentiles."""
    return [quantiles(each, n=20, method="inclusive")[-1] for each in times]


if __name__ == "__main__":
    raise SystemExit(main())
