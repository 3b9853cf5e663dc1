"""Which tests reach a line: coverage by test, kept until a test or the program changes."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import Executor
from itertools import accumulate, chain
from pathlib import Path
from queue import SimpleQueue
from tempfile import TemporaryDirectory
from typing import Any, NamedTuple

from coverage import Coverage

from tests.mutants.by_test import TIMES, function_of
from tests.mutants.mutate import Site

PACKAGES = ("evidence", "lens", "load", "check")
"""Where faults are planted."""
KEPT = Path("build", "mutants", "reach")
SLOW = {
    "test_bench.py",
    "test_growth.py",
    "test_hands.py",
    "test_monkey.py",
    "test_serve.py",
    "test_served_room.py",
    "test_terminal.py",
}
"""Tests with a terminal, a browser or a clock of their own: too slow to run for each mutant."""
_IN_A_PROCESS = "in a process: "
_SETTINGS = """\
[run]
source = {source}
data_file = {data}
parallel = true
context = {context}
"""


class Reach(NamedTuple):
    """What one file of tests reaches.

    `seconds` are those of each test, `lines` the names of those that run a line of a module; a file
    of tests stands for all that it holds.
    """

    seconds: dict[str, float]
    lines: dict[str, dict[int, list[str]]]


def reach_of_all(root: Path, copies: SimpleQueue[Path], executor: Executor) -> list[Reach]:
    """Return what each file of tests reaches, measured in a copy of the tree if not known."""
    names = sorted(each.name for each in root.glob("tests/test_*.py") if each.name not in SLOW)
    return list(executor.map(lambda name: _reach(root, copies, name), names))


def _digests(root: Path, tests: str, reached: Iterable[str]) -> dict[str, str]:
    """Return what tells whether a file of tests, its helpers or what it reaches has changed."""
    helpers = [each for each in root.glob("tests/*.py") if not each.name.startswith("test_")]
    found = hashlib.sha256()
    for path in (*sorted(helpers), root / "tests" / tests):
        found.update(path.read_bytes())
    modules = {path: (root / path).read_bytes() for path in reached if (root / path).is_file()}
    digests = {path: hashlib.sha256(code).hexdigest() for path, code in modules.items()}
    return {"tests": found.hexdigest(), **digests}


def _mutated(lines: Mapping[str, Mapping[object, Sequence[str]]]) -> list[str]:
    """Return the modules among those of some lines in which faults are planted, if tests run them.

    What only an import runs stands behind no test.
    """
    of_packages = tuple(f"briefing/{name}/" for name in PACKAGES)
    return [
        path
        for path, each in lines.items()
        if path.startswith(of_packages) and any(filter(None, chain(*each.values())))
    ]


def _reach(root: Path, copies: SimpleQueue[Path], name: str) -> Reach:
    kept = root / KEPT / f"{name}.json"
    found = json.loads(kept.read_text("utf-8")) if kept.is_file() else {}
    copy = copies.get()
    try:
        if not found or found["of"] != _digests(copy, name, _mutated(found["lines"])):
            found = _measure(copy, f"tests/{name}")
            found["of"] = _digests(copy, name, _mutated(found["lines"]))
            kept.parent.mkdir(parents=True, exist_ok=True)
            kept.write_text(json.dumps(found), "utf-8")
    finally:
        copies.put(copy)
    return _read(found)


def _read(found: dict[str, Any]) -> Reach:
    lines = {
        path: {int(line): names for line, names in each.items()}
        for path, each in found["lines"].items()
    }
    return Reach(found["seconds"], lines)


def _measure(root: Path, tests: str) -> dict[str, Any]:
    """Run a file of tests under coverage, and the processes that they start."""
    with TemporaryDirectory() as folder:
        settings = {"here": "", "below": _IN_A_PROCESS + "${PYTEST_CURRENT_TEST-}"}
        for name, context in settings.items():
            text = _SETTINGS.format(
                source=root / "briefing", data=Path(folder, "data"), context=context
            )
            Path(folder, name).write_text(text, "utf-8")
        times = Path(folder, "times")
        environment = {
            **os.environ,
            "COVERAGE_PROCESS_START": str(Path(folder, "below")),
            TIMES: str(times),
        }
        # The process of the tests has settings of its own: it is told which of them runs.
        program = f"""
import sys
from coverage import Coverage
Coverage.current() and Coverage.current().stop()
measured = Coverage(config_file={str(Path(folder, "here"))!r})
measured.start()
import pytest
code = pytest.main(["-q", "-p", "no:cacheprovider", "-p", "tests.mutants.by_test", {tests!r}])
measured.stop()
measured.save()
"""
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=root,
            env=environment,
            stdout=subprocess.DEVNULL,
            check=False,
        )
        return {"seconds": json.loads(times.read_text("utf-8")), "lines": _lines(root, folder)}


def _lines(root: Path, folder: str) -> dict[str, dict[int, list[str]]]:
    combined = Coverage(data_file=str(Path(folder, "data")), config_file=False)
    combined.combine([folder])
    data = combined.get_data()
    return {
        os.path.relpath(path, root): {
            line: sorted({_test_of(each) for each in contexts})
            for line, contexts in data.contexts_by_lineno(path).items()
        }
        for path in sorted(data.measured_files())
    }


def _test_of(context: str) -> str:
    """Return the name of a test, or of its file where fixtures are shared; "" for an import."""
    if not context.startswith(_IN_A_PROCESS):
        return context
    test, _, phase = context.removeprefix(_IN_A_PROCESS).rpartition(" ")
    return function_of(test) if phase == "(call)" else test.partition("::")[0]


class Choice:
    """Chooses the tests that can notice a mutant: its module's own, and as many as the time allows.

    Those that noticed another mutant of the module come first, then those that take the least time
    and reach the fewest lines.
    """

    def __init__(self, root: Path, reached: Sequence[Reach], most_seconds: float) -> None:
        self._most_seconds = most_seconds
        self._seconds = {name: time for each in reached for name, time in each.seconds.items()}
        self._reached = reached
        self._importers = _importers(root)
        self._breadth = Counter(
            name
            for each in reached
            for lines in each.lines.values()
            for names in lines.values()
            for name in names
        )
        self._kills: defaultdict[str, Counter[str]] = defaultdict(Counter)

    def killed(self, site: Site, test: str) -> None:
        """Remember which test noticed a mutant."""
        self._kills[site.path][test] += 1

    def tests_for(self, site: Site) -> list[str]:
        """Return the names of tests, functions of files, the likeliest to notice it first."""
        names = self._names(site.path, lambda line: site.first <= line <= site.last)
        if site.is_constant:
            users = {site.path, *self._importers.get(site.path, ())}
            names = users | {each for path in users for each in self._names(path, lambda _: True)}
        own = self._importers.get(site.path, set())
        near = {each for path in own for each in self._importers.get(path, ())}

        def cost(name: str) -> tuple[bool, bool, float, str]:
            """Take those first that import the module to test it, or one that is made of it."""
            file = name.partition("::")[0]
            return file not in own, file not in near, self._seconds[name], name

        tests = sorted(self._functions(names), key=cost)
        ends = accumulate(self._seconds[each] for each in tests)
        number = sum(end <= self._most_seconds for end in ends)
        kills = self._kills[site.path].copy()

        def unlikeliness(name: str) -> tuple[int, float, str]:
            return -kills[name], self._seconds[name] * self._breadth[name], name

        return sorted(tests[: max(1, number)], key=unlikeliness)

    def seconds(self, tests: Iterable[str]) -> float:
        """Return how long tests take."""
        return sum(self._seconds[each] for each in tests)

    def _names(self, path: str, is_meant: Callable[[int], bool]) -> set[str]:
        return {
            name
            for each in self._reached
            for line, names in each.lines.get(path, {}).items()
            if is_meant(line)
            for name in names
        }

    def _functions(self, names: set[str]) -> set[str]:
        """Take the tests that a file holds for the file."""
        return {each for each in self._seconds if each in names or each.partition("::")[0] in names}


def _importers(root: Path) -> dict[str, set[str]]:
    """Return the modules and the files of tests that import each module, by their paths.

    A package that imports by name can import each of its modules.
    """
    found: dict[str, set[str]] = {}
    for path in (*root.glob("briefing/**/*.py"), *root.glob("tests/test_*.py")):
        name = str(path.relative_to(root))
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and node.module:
                at = node.module.replace(".", "/")
                names = [f"{at}/{each.name}.py" for each in node.names]
                for module in (f"{at}.py", f"{at}/__init__.py", *names):
                    found.setdefault(module, set()).add(name)
            if isinstance(node, ast.Name) and node.id == "import_module":
                for beside in path.parent.glob("*.py"):
                    found.setdefault(str(beside.relative_to(root)), set()).add(name)
    return found
