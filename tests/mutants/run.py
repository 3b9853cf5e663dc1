"""Plant faults in the program, one at a time, and count those that the tests notice.

mutmut's own runner leaves out decorated functions and constants, which is where most rules of this
program stand, and draws no sample by a seed: only its operators are used here.
"""

from __future__ import annotations

import argparse
import compileall
import os
import py_compile
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import NamedTuple

import yaml

from tests.mutants.killing import KILLER
from tests.mutants.mutate import Site, mutate, sites_of
from tests.mutants.reach import PACKAGES, Choice, reach_of_all

ROOT = Path(__file__).resolve().parent.parent.parent
EQUIVALENT = Path(__file__).with_name("equivalent.yaml")
_MEMORY = 3 << 30
_QUICK = 2.0
"""Seconds of tests that are run first: most mutants do not outlive them."""


class Fate(StrEnum):
    """What became of a mutant."""

    KILLED = "killed"
    TIMED_OUT = "timed out"
    SURVIVED = "survived"
    UNREACHED = "unreached"
    EQUIVALENT = "equivalent"


_NOTHING = Fate.SURVIVED, ""


class Result(NamedTuple):
    """A mutant and its fate."""

    site: Site
    fate: Fate
    old: str
    new: str


def main() -> int:
    """Run a sample and print the score; 1 where it is below what is asked for."""
    args = _arguments()
    reasons: Mapping[str, Mapping[str, str]] = yaml.safe_load(EQUIVALENT.read_text("utf-8")) or {}
    with ThreadPoolExecutor(args.jobs) as executor, _copies(args.jobs) as copies:
        choice = Choice(ROOT, reach_of_all(ROOT, copies, executor), args.most_seconds)
        sites = _sites(args.of)
        ids = {each.id for each in sites}
        known = {name for name, each in reasons.items() if each["path"].startswith(args.of)}
        for name in known - ids:
            print(f"{EQUIVALENT.name}: {name} is no mutant any more")
        chosen = _chosen(sites, args)
        print(f"{len(chosen)} of {len(sites)} mutants, seed {args.seed}", flush=True)
        results = []
        for result in executor.map(lambda site: _try(site, choice, copies, reasons), chosen):
            results.append(result)
            _tell(result, len(results))
    return _score(results, args.goal)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    add = parser.add_argument
    add("ids", nargs="*", metavar="ID", help="run these mutants")
    text = "draw from the modules whose paths begin so, as briefing/lens (default: all)"
    add("--of", default="briefing/", metavar="PATH", help=text)
    add("--all", action="store_true", help="run every mutant")
    add("--sample", type=int, default=300, metavar="N", help="run N mutants (default: 300)")
    add("--seed", type=int, default=1, metavar="N", help="draw the sample by N (default: 1)")
    add("--goal", type=float, default=85, metavar="PERCENT", help="(default: 85)")
    text = "leave out the slowest of the tests that reach a mutant and take longer (default: 60)"
    add("--most-seconds", type=float, default=60, metavar="N", help=text)
    cores = os.cpu_count() or 1
    add("--jobs", type=int, default=cores, metavar="N", help="at a time (default: all cores)")
    return parser.parse_args()


def _sites(of: str) -> list[Site]:
    """Return where the modules can be changed whose paths begin with `of`."""
    paths = [path for name in PACKAGES for path in sorted(ROOT.glob(f"briefing/{name}/**/*.py"))]
    codes = {each.relative_to(ROOT).as_posix(): each for each in paths}
    return [
        site
        for path, file in codes.items()
        if path.startswith(of)
        for site in sites_of(path, file.read_text("utf-8"))
    ]


def _chosen(sites: Sequence[Site], args: argparse.Namespace) -> Sequence[Site]:
    if args.ids:
        return [each for each in sites if each.id in args.ids]
    if args.all:
        return sites
    return random.Random(args.seed).sample(sites, min(args.sample, len(sites)))


@contextmanager
def _copies(number: int) -> Iterator[SimpleQueue[Path]]:
    """Make copies of the tree, to plant mutants in."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    names = subprocess.run(listed, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    copies: SimpleQueue[Path] = SimpleQueue()
    with TemporaryDirectory() as folder:
        for place in range(number):
            copy = Path(folder, str(place), "briefing")
            for name in filter(None, names.split("\0")):
                if (ROOT / name).is_file():
                    (copy / name).parent.mkdir(parents=True, exist_ok=True)
                    shutil.copy2(ROOT / name, copy / name)
            # A file that changes twice within a second is told by its bytes, not by its time.
            mode = py_compile.PycInvalidationMode.CHECKED_HASH
            compileall.compile_dir(copy / "briefing", quiet=1, invalidation_mode=mode)
            copies.put(copy)
        yield copies


def _try(
    site: Site,
    choice: Choice,
    copies: SimpleQueue[Path],
    reasons: Mapping[str, Mapping[str, str]],
) -> Result:
    mutant = mutate(site)
    if site.id in reasons:
        return Result(site, Fate.EQUIVALENT, mutant.old, mutant.new)
    copy = copies.get()
    path = copy / site.path
    try:
        path.write_text(mutant.code, "utf-8")
        return Result(site, _fate(copy, site, choice), mutant.old, mutant.new)
    finally:
        path.write_text(site.module.code, "utf-8")
        copies.put(copy)


def _fate(copy: Path, site: Site, choice: Choice) -> Fate:
    """Run the tests that reach a mutant, the likeliest to notice it first."""
    tests = choice.tests_for(site)
    if not tests:
        return Fate.UNREACHED
    quick = next(
        (n for n in range(1, len(tests)) if choice.seconds(tests[: n + 1]) > _QUICK), len(tests)
    )
    for some in (tests[:quick], tests[quick:]):
        fate, killer = _run(copy, some, 20 + 5 * choice.seconds(some)) if some else _NOTHING
        if killer:
            choice.killed(site, killer)
        if fate is not Fate.SURVIVED:
            return fate
    return Fate.SURVIVED


def _run(copy: Path, tests: Sequence[str], seconds: float) -> tuple[Fate, str]:
    """Run tests until one fails; return the fate of the mutant, and which test noticed it."""
    plugins = ["-p", "no:cacheprovider", "-p", "tests.mutants.killing"]
    killer = copy.parent / "killer"
    killer.unlink(missing_ok=True)
    with subprocess.Popen(
        [sys.executable, "-m", "pytest", "-x", "-q", "--tb=no", *plugins, *tests],
        cwd=copy,
        env={**os.environ, KILLER: str(killer)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    ) as process:
        if hasattr(resource, "prlimit"):  # Linux
            resource.prlimit(process.pid, resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        try:
            fate = Fate.KILLED if process.wait(seconds) else Fate.SURVIVED
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            fate = Fate.TIMED_OUT
    return fate, killer.read_text("utf-8") if killer.is_file() else ""


def _tell(result: Result, number: int) -> None:
    if result.fate in (Fate.SURVIVED, Fate.UNREACHED):
        site = result.site
        print(f"{number}: {site.id} {site.path}:{site.line}: {result.fate}")
        print(f"  - {result.old}\n  + {result.new}".replace("\n", "\n    "), flush=True)
    elif number % 25 == 0:
        print(f"{number}: …", flush=True)


def _score(results: Sequence[Result], goal: float) -> int:
    counts = {fate: sum(each.fate is fate for each in results) for fate in Fate}
    print(", ".join(f"{number} {fate}" for fate, number in counts.items()))
    counted = len(results) - counts[Fate.EQUIVALENT]
    noticed = counts[Fate.KILLED] + counts[Fate.TIMED_OUT]
    score = 100 * noticed / counted if counted else 100
    print(f"score: {score:.1f} % of {counted} mutants that are not equivalent")
    return int(score < goal)


if __name__ == "__main__":
    start = time.monotonic()
    code = main()
    print(f"{time.monotonic() - start:.0f} s")
    sys.exit(code)
