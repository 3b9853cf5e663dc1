"""Measure what the program costs, as ratios to what Python and PyYAML cost for the same bytes."""

from __future__ import annotations

import argparse
import compileall
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple, TypeVar

T = TypeVar("T")

ROOT = Path(__file__).resolve().parent.parent
PEERS = ROOT / "tests" / "peers" / "node_modules"
MEGABYTE = 1_000_000
PEAK_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes in the unit of ru_maxrss."""

IMPORTS = "import argparse, yaml"
LOAD = """
import sys, time
from briefing.load.loader import load
start = time.perf_counter()
loaded = load(sys.argv[1])
print(time.perf_counter() - start)
"""
BARE_LOAD = """
import os, sys, time, yaml
start = time.perf_counter()
documents = []
for folder, _, names in os.walk(sys.argv[1]):
    for name in names:
        with open(os.path.join(folder, name), "rb") as file:
            documents.append(yaml.load(file.read(), Loader=yaml.CSafeLoader))
print(time.perf_counter() - start)
"""


class Command(NamedTuple):
    """What Python is to run; `is_timed` where it prints the seconds that its own work took.

    `code` is the exit code that it ends with, where that is not 0.
    """

    words: tuple[str, ...]
    is_timed: bool = False
    code: int = 0


class Run(NamedTuple):
    """A process that has ended: seconds by the clock and of the processor, bytes at its peak.

    `inner` are the seconds that it says its own work took, without its start and its end.
    """

    wall: float
    cpu: float
    peak: int
    inner: float


class Corpus(NamedTuple):
    """A generated briefing, with the sources' own texts in its folder `originals`."""

    events: int
    folder: str
    size: int


class Row(NamedTuple):
    """A line of the table: the ratios of pairs, and what their median should not exceed.

    There are no ratios where there was nothing to measure, and no goal where none is set.
    """

    what: str
    against: str
    ratios: Sequence[float]
    goal: float | None
    cpu: Sequence[float] = ()


def main() -> int:
    """Measure and print the table; the exit code judges nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=6, metavar="N", help="(default: 6)")
    parser.add_argument("--quick", action="store_true", help="100 events, one pair, few commands")
    parser.add_argument("--large", action="store_true", help="the room at 100,000 events, once")
    args = parser.parse_args()
    sizes = (5, 10, 100) if args.quick else (20, 1_000, 10_000)
    pairs = 1 if args.quick else max(1, args.pairs)
    # A program that compiles itself, or finds nothing compiled, measures the compiler.
    compileall.compile_dir(ROOT / "briefing", quiet=1)
    rows = [print_row(pairs if args.quick else 3 * pairs)]
    with tempfile.TemporaryDirectory() as scratch:
        corpora = [generate(scratch, events, megabytes=events // 200) for events in sizes]
        fifth = sizes[2] // 5
        options = {"sources": 3 * fifth, "topics": fifth, "megabytes": sizes[2] // 1_000}
        many = generate(scratch, fifth, **options)
        rows += corpus_rows(corpora[1], corpora[2], pairs)
        rows.append(parser_row(corpora[1], pairs))
        commands = command_lines([*corpora[1:], many], pairs, is_quick=args.quick)
        once = generate(scratch, 100_000) if args.large else None
        room = room_lines(corpora, once, pairs, keys=8 if args.quick else 40)
    print(heading([*corpora, many]))
    print(*map(line, rows), room, "", commands, sep="\n")
    return 0


def print_row(pairs: int) -> Row:
    """Measure `print` on the shipped briefing: little to read, so that start-up is most of it."""
    commands = Command(("-m", "briefing", "print")), Command(("-c", IMPORTS))
    printed, bare = take_turns("print", commands, pairs)
    return process_row("`print`, shipped briefing", f"`{IMPORTS}`", printed, bare, goal=2)


def generate(scratch: str, events: int, **options: int) -> Corpus:
    """Generate a briefing, in a process of its own: a child's peak begins at its parent's."""
    folder = os.path.join(scratch, str(events))
    words = [sys.executable, str(ROOT / "bench/corpus.py"), folder, str(events)]
    words += [f"--{name}={value}" for name, value in options.items()]
    said = subprocess.run(words, check=True, stdout=subprocess.PIPE).stdout
    return Corpus(events, folder, int(said.split()[0]))


def corpus_rows(small: Corpus, large: Corpus, pairs: int) -> Iterator[Row]:
    """Measure loading of two generated briefings, in turn, and the memory of `check`."""
    commands = [
        Command(("-c", script, corpus.folder), is_timed=True)
        for corpus in (small, large)
        for script in (LOAD, BARE_LOAD)
    ]
    loads, bare, many_loads, many_bare = take_turns("load", commands, pairs)
    for corpus, ours, theirs in ((small, loads, bare), (large, many_loads, many_bare)):
        ratios = divide([run.inner for run in ours], [run.inner for run in theirs])
        yield Row(f"loading, {corpus.events:,} events", "`yaml.load`", ratios, goal=0.9)
    few = [run.inner / small.events for run in loads]
    many = [run.inner / large.events for run in many_loads]
    what = f"loading an event among {large.events:,}"
    yield Row(what, f"one among {small.events:,}", divide(many, few), goal=1.2)
    checks = [measure(Command(("-m", "briefing", "check", large.folder))) for _ in range(2)]
    peaks = [run.peak / (5 * large.size + 40 * MEGABYTE) for run in checks]
    what = f"peak memory of `check`, {large.events:,} events"
    yield Row(what, "5 × the bytes on disk + 40 MB", peaks, goal=1)


def parser_row(corpus: Corpus, pairs: int) -> Row:
    """Measure Markwhen's own parser on our export, against our loading of the same events."""
    what = f"Markwhen's parser, {corpus.events:,} events"
    against = "loading of the same events"
    node, script = shutil.which("node"), ROOT / "bench/markwhen.mjs"
    if node is None or not (PEERS / "@markwhen").is_dir():
        return Row(f"{what} (`make peers` installs it)", against, (), goal=None)
    exported = os.path.join(corpus.folder, "export.mw")
    measure(Command(("-m", "briefing", "export", "markwhen", corpus.folder, f"-o{exported}")))
    ratios = []
    for _ in range(pairs):
        said = subprocess.run([node, script, exported], check=True, stdout=subprocess.PIPE).stdout
        loaded = measure(Command(("-c", LOAD, corpus.folder), is_timed=True))
        ratios.append(float(said) / loaded.inner)
    return Row(what, against, ratios, goal=None)


def command_lines(corpora: Sequence[Corpus], pairs: int, *, is_quick: bool) -> str:
    """Measure every command, by commands.py; return its table."""
    words = [sys.executable, "-m", "bench.commands", f"--turns={max(1, pairs // 3)}"]
    words += ["--quick"] * is_quick
    words += [corpus.folder for corpus in corpora]
    table = subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return table.stdout.rstrip()


def room_lines(corpora: Sequence[Corpus], once: Corpus | None, pairs: int, keys: int) -> str:
    """Measure the reading room, by room.py; return its lines of the table."""
    words = [sys.executable, "-m", "bench.room", f"--pairs={pairs}", f"--keys={keys}"]
    words += [f"--once={once.folder}"] if once else []
    words += [corpus.folder for corpus in corpora]
    room = subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.PIPE, text=True)
    return room.stdout.rstrip()


def process_row(
    what: str, against: str, ours: Sequence[Run], theirs: Sequence[Run], *, goal: float
) -> Row:
    """Compare whole processes, by the clock and by the processor's time."""
    wall = divide([run.wall for run in ours], [run.wall for run in theirs])
    cpu = divide([run.cpu for run in ours], [run.cpu for run in theirs])
    return Row(what, against, wall, goal, cpu)


def divide(ours: Sequence[float], theirs: Sequence[float]) -> list[float]:
    """Return the ratio of each pair."""
    return [our / their for our, their in zip(ours, theirs, strict=True)]


def take_turns(what: str, commands: Sequence[Command], turns: int) -> list[list[Run]]:
    """Run commands in turn, so that each meets the same weather; return each one's runs."""
    runs = repeat(what, turns, lambda _: [measure(command) for command in commands])
    return [list(each) for each in zip(*runs, strict=True)]


def repeat(what: str, turns: int, measured: Callable[[int], T]) -> list[T]:
    """Measure so many times, and say how far it is; return what was measured.

    A first turn is not counted: it brings files and compiled modules into memory. One turn alone
    is for a trial, and has none before it.
    """
    if turns > 1:
        print(f"{what}: warming up", file=sys.stderr)
        measured(0)
    kept = []
    for turn in range(1, turns + 1):
        print(f"{what}: {turn} of {turns}", file=sys.stderr)
        kept.append(measured(turn))
    return kept


def measure(command: Command) -> Run:
    """Run a command to its end; raises CalledProcessError where it fails: that is no figure."""
    words = (sys.executable, *command.words)
    env = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    stdout = subprocess.PIPE if command.is_timed else subprocess.DEVNULL
    start = time.perf_counter()
    quiet = subprocess.DEVNULL
    with subprocess.Popen(words, cwd=ROOT, env=env, stdout=stdout, stderr=quiet) as process:
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        inner = float(process.stdout.read()) if process.stdout else 0.0
    if process.returncode != command.code:
        raise subprocess.CalledProcessError(process.returncode, words)
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT, inner)


def heading(corpora: Sequence[Corpus]) -> str:
    """Return what stands above the rows: the conditions, and the names of the columns."""
    sizes = ", ".join(
        f"{each.events:,} events in {each.size / MEGABYTE:.1f} MB" for each in corpora
    )
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} cores{sizes and f'; {sizes}'}\n\n"
        "| measured | against | pairs | ratio | lowest–highest | CPU | goal | reached |\n"
        "|---|---|---|---|---|---|---|---|"
    )


def line(row: Row) -> str:
    """Return a row in Markdown; the ratio is the median of the pairs' ratios."""
    ratios = row.ratios
    is_reached = bool(ratios) and row.goal is not None and median(ratios) <= row.goal
    cells = (
        row.what,
        row.against,
        str(len(ratios)),
        f"{median(ratios):.2f}" if ratios else "",
        f"{min(ratios):.2f}–{max(ratios):.2f}" if ratios else "",
        f"{median(row.cpu):.2f}" if row.cpu else "",
        "" if row.goal is None else f"≤ {row.goal:g}",
        "" if row.goal is None else "yes" if is_reached else "no",
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    raise SystemExit(main())
