"""Measure every command, as a whole process, against one that does no more than load the folder.

Prints a table of its own for bench.py, which runs this with folders that it has generated.
"""

from __future__ import annotations

import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

from bench.bench import PEAK_UNIT, ROOT, Command, Run, measure
from briefing.cli.list_ import LISTS
from briefing.render.formats import FORMATS

RATIO, GROWTH = 2.5, 1.3
"""The goals: times loading, and times what would be in proportion to the events."""
GROUP = 3
"""Commands that are compared with one loading: neighbours meet the same weather."""

REPEATS = {"shipped": 3, "small": 3}
"""How often it is run in a turn where that takes little time, and a little more would show."""

LOAD = """
import gc, sys
gc.disable()
from briefing.load.loader import load
loaded = [load(folder) for folder in sys.argv[1:]]
gc.freeze()
"""
"""Loading as a command does it: nothing is collected, on the way or at the end."""
PREPARE = """
import gc, sys
gc.disable()
from briefing.lens.visibility_index import Index
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.load.loader import load
from briefing.render.export import ExportRequest
from briefing.render.pdf.content import prepare
index = Index(load(sys.argv[1]).briefing)
prepare(ExportRequest(index, look(index, Lens()), ["briefing"], sys.argv[1], {}))
gc.freeze()
"""
"""What `export pdf` does up to the typesetter."""


class Site(NamedTuple):
    """A folder, another state of it, and the folder of its sources' own texts, if there is one."""

    folder: str
    other: str
    originals: str

    @property
    def size(self) -> int:
        """The bytes that are loaded."""
        below = (Path(self.folder, name) for name in ("content", "seeds"))
        return sum(each.stat().st_size for path in below for each in path.rglob("*.yaml"))


class Variant(NamedTuple):
    """A command with its options: its name in the table, and what is run on a site.

    `loads` are the folders that it reads; `run` measures it.
    """

    name: str
    command: Callable[[Site], Command]
    loads: Callable[[Site], tuple[str, ...]] = lambda site: (site.folder,)
    run: Callable[[Command], Run] = measure


class Times(NamedTuple):
    """The runs of a variant on a site, each with the loading that it is compared with.

    `loads` are all loadings of the same folders, in the whole of the bench.
    """

    pairs: list[tuple[Run, Run]]
    loads: list[Run]

    @property
    def ratio(self) -> float:
        """How many times loading it takes."""
        return median(run.wall / load.wall for run, load in self.pairs)

    @property
    def seconds(self) -> float:
        """How long it takes in usual weather: what happens to a single run is taken out."""
        return self.ratio * median(load.wall for load in self.loads)

    @property
    def peak(self) -> int:
        """The bytes that it had at its peak."""
        return max(run.peak for run, _ in self.pairs)


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("small", help="a generated briefing")
    parser.add_argument("large", help="one with more events")
    parser.add_argument("many", help="one with many sources")
    parser.add_argument("--turns", type=int, default=2, metavar="N")
    parser.add_argument("--quick", action="store_true", help="each command once, without options")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folders = {"shipped": str(ROOT), "small": args.small, "large": args.large}
        folders["many"] = args.many
        sites = {name: _site(folder, scratch) for name, folder in folders.items()}
        every, group, repeats = list(variants()), GROUP, REPEATS
        if args.quick:
            every = _first_of_each(every, sites["shipped"])
            group, repeats = len(every), {}
        found = _measured(every, sites, max(1, args.turns), group, repeats)
        print(*_table(found, sites, max(1, args.turns)), sep="\n")
    return 0


def _site(folder: str, scratch: str) -> Site:
    """Return a folder with another state of it beside it."""
    other = tempfile.mkdtemp(dir=scratch)
    for name in ("content", "seeds"):
        shutil.copytree(Path(folder, name), Path(other, name))
    for number, path in enumerate(sorted(Path(other, "content", "events").iterdir())):
        if number % 20 == 0:
            path.unlink()
        elif number % 5 == 0:
            path.write_text(path.read_text("utf-8").replace("text: ", "text: And "), "utf-8")
    originals = Path(folder, "originals")
    return Site(folder, other, str(originals) if originals.is_dir() else "")


def variants() -> Iterator[Variant]:
    """Yield every command, with each option that gives it other work to do."""
    yield from map(
        _reading,
        (
            "print",
            "print --summary",
            "print --format json",
            "print --search budget",
            "print --search claim:commitment",
            "check",
            "check --format json",
            "check --originals",
            *(f"list {name}" for name in LISTS),
            *(f"export {name}" for name in FORMATS if name not in ("annotations", "pdf")),
            "export annotations --originals",
            "changes",
            "changes --summary",
            "changes --format json",
            "coverage",
            "coverage --format json",
            "show 1 --originals",
        ),
    )
    yield Variant("export pdf, without its typesetting", _pdf)
    for words in ("diff", "diff --format json"):
        yield Variant(words, _differing(words.split()), lambda site: (site.folder, site.other))
    yield Variant("serve, to its address", _serving, run=_measure_start)


def _first_of_each(every: Sequence[Variant], site: Site) -> list[Variant]:
    """Return one variant of each command."""
    found: dict[tuple[str, ...], Variant] = {}
    for each in every:
        found.setdefault(each.command(site).words[:3], each)
    return list(found.values())


def _reading(name: str) -> Variant:
    """Return a command that reads a folder, and the texts of its sources where it has them."""
    words = [word for word in name.split() if word != "--originals"]

    def command(site: Site) -> Command:
        texts = [f"--originals={site.originals}"] * ("--originals" in name and site.originals != "")
        return Command(("-m", "briefing", *words, site.folder, *texts))

    return Variant(name, command)


def _differing(words: Sequence[str]) -> Callable[[Site], Command]:
    """Return `diff`, whose exit code says that the two differ."""
    return lambda site: Command(("-m", "briefing", *words, site.folder, site.other), code=1)


def _pdf(site: Site) -> Command:
    return Command(("-c", PREPARE, site.folder))


def _serving(site: Site) -> Command:
    return Command(("-m", "briefing", "serve", site.folder, "--port=0"))


def _measure_start(command: Command) -> Run:
    """Run a command until it prints its first line, and interrupt it."""
    start = time.perf_counter()
    with subprocess.Popen(
        (sys.executable, *command.words),
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as process:
        assert process.stdout
        line = process.stdout.readline()
        wall = time.perf_counter() - start
        process.send_signal(signal.SIGINT)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if not line:
        raise subprocess.CalledProcessError(process.returncode, command.words)
    return Run(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss * PEAK_UNIT, 0)


def _table(
    found: Mapping[str, Mapping[str, Times]], sites: Mapping[str, Site], turns: int
) -> Iterator[str]:
    events = {
        name: sum(1 for _ in Path(each.folder, "content", "events").iterdir())
        for name, each in sites.items()
    }
    sources = sum(1 for _ in Path(sites["many"].folder, "seeds").iterdir())
    small, large = f"{events['small']:,}", f"{events['large']:,}"
    yield (
        f"| command, as a multiple of loading | shipped | {large} events | {sources:,} sources "
        f"| growth from {small} | peak memory, {large} events | goals | reached |"
    )
    yield "|---|---|---|---|---|---|---|---|"
    factor = events["large"] / events["small"]
    for variant, times in found.items():
        yield _line(variant, times, factor, sites["large"].size)
    yield from _alone(sites["shipped"], turns)
    yield _typesetting(sites, found)


def _measured(
    every: Sequence[Variant],
    sites: Mapping[str, Site],
    turns: int,
    size: int,
    repeats: Mapping[str, int],
) -> dict[str, dict[str, Times]]:
    """Run all variants on all sites, in as many turns; a first loading is not counted.

    `size` is that of the groups that are compared with one loading, `repeats` is how often each
    variant is run on a site in a turn.
    """
    loads: dict[tuple[str, ...], list[Run]] = {}
    found: dict[str, dict[str, Times]] = {each.name: {} for each in every}
    for name, site in sites.items():
        measure(_loading((site.folder, site.other)))
        for each in every:
            found[each.name][name] = Times([], loads.setdefault(each.loads(site), []))
    for turn in range(1, turns + 1):
        for start in range(0, len(every), size):
            print(f"commands: {turn} of {turns}, {every[start].name}", file=sys.stderr)
            group = every[start : start + size]
            for name, site in sites.items():
                for folders in dict.fromkeys(each.loads(site) for each in group):
                    loads[folders].append(measure(_loading(folders)))
                for each in [*group] * repeats.get(name, 1):
                    run = each.run(each.command(site))
                    found[each.name][name].pairs.append((run, loads[each.loads(site)][-1]))
    return found


def _loading(folders: Sequence[str]) -> Command:
    return Command(("-c", LOAD, *folders))


def _line(name: str, times: Mapping[str, Times], factor: float, size: int) -> str:
    """Return a row: the growth is that of what comes on top of a start on the shipped briefing."""
    start = times["shipped"].seconds
    growth = (times["large"].seconds - start) / (times["small"].seconds - start) / factor
    ratios = [times[each].ratio for each in ("large", "many")]
    is_reached = max(ratios) <= RATIO and growth <= GROWTH
    cells = (
        f"`{name}`" if "," not in name else name,
        f"{times['shipped'].ratio:.1f}",
        *(f"{each:.2f}" for each in ratios),
        f"{growth:.2f}",
        f"{times['large'].peak / size:.0f} × its bytes",
        f"≤ {RATIO:g}, growth ≤ {GROWTH:g}",
        "yes" if is_reached else "no",
    )
    return f"| {' | '.join(cells)} |"


def _alone(shipped: Site, turns: int) -> Iterator[str]:
    """Measure the commands that read no folder, against loading of the shipped one."""
    for words in (("dates", "next Friday", "--published=2023-01-11"), ("keys",)):
        runs = [
            (measure(Command(("-m", "briefing", *words))), measure(_loading((shipped.folder,))))
            for _ in range(turns)
        ]
        ratio = median(run.wall / load.wall for run, load in runs)
        yield f"| `{words[0]}`, which reads no folder | {ratio:.1f} | | | | | | |"


def _typesetting(sites: Mapping[str, Site], found: Mapping[str, Mapping[str, Times]]) -> str:
    """Measure the whole of `export pdf` once, less what we do for it."""
    ratios = []
    for name in ("shipped", "large", "many"):
        print(f"commands: export pdf, {name}", file=sys.stderr)
        site, own = sites[name], found["export pdf, without its typesetting"][name]
        whole = measure(Command(("-m", "briefing", "export", "pdf", site.folder)))
        loading = median(load.wall for load in own.loads)
        ratios.append(f"{(whole.wall - own.seconds) / loading:.1f}")
    return f"| typesetting in `export pdf`, once | {' | '.join(ratios)} | | | | |"


if __name__ == "__main__":
    raise SystemExit(main())
