"""Run the core of the tests on the newest Python of this machine: `make newest`.

The core is loading, the lens, print, check and edits, on the shipped briefing, the example and
those of the tests. Where no Python is newer than the one that runs this, that is said, and nothing
is run; NEWEST names a Python to take instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
CORE = [
    f"tests/test_{name}.py"
    for name in (
        *("load", "lens", "print", "check", "cli", "shipped", "example"),
        *("edit_files", "writing_commands", "installation"),
    )
]
NEEDED = ("hypothesis", "jsonschema", "pypdf", "pyte", "pytest", "pytest-xdist")
"""What the core of the tests imports besides what the program does."""
Version = tuple[int, ...]


def main() -> int:
    """Return the exit code of the tests; 0 where there is no newer Python to run them on."""
    found = newest(os.environ.get("NEWEST", ""))
    running = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if found is None:
        print(f"no Python newer than {running} is installed: nothing to run", file=sys.stderr)
        return 0
    python, version = found
    print(f"the core of the tests on Python {'.'.join(map(str, version))}", flush=True)
    environment = prepare(python, version)
    command = [
        str(environment / "bin/python"),
        "-m",
        "pytest",
        "-n",
        "auto",
        "-m",
        "not slow",
        *CORE,
    ]
    clean = {name: text for name, text in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, cwd=ROOT, env=clean, check=False).returncode


def newest(named: str = "") -> tuple[str, Version] | None:
    """Return the newest Python above the one that runs, or one that is named, with its version."""
    if named:
        version = version_of(named)
        if version is None:
            raise SystemExit(f"NEWEST: `{named}` is no Python")
        return named, version
    versions = ((python, version_of(python)) for python in candidates())
    found = [
        (python, each) for python, each in versions if each and each[:2] > sys.version_info[:2]
    ]
    return max(found, key=lambda each: each[1], default=None)


def candidates() -> Iterator[str]:
    """Yield what may be a Python: of the path, of pyenv, and of uv."""
    for minor in range(sys.version_info[1] + 1, 30):
        if python := shutil.which(f"python3.{minor}"):
            yield python
    home = Path.home()
    pyenv = Path(os.environ.get("PYENV_ROOT") or home / ".pyenv")
    for folder in (pyenv / "versions", home / ".local/share/uv/python"):
        yield from map(str, folder.glob("*/bin/python3"))


def version_of(python: str) -> Version | None:
    """Return the version of a finished Python, or None: a shim of pyenv may lead nowhere."""
    ask = (
        "import ensurepip, sys, venv;"
        "print(*sys.version_info[:3] if sys.version_info[3] == 'final' else '')"
    )
    try:
        done = subprocess.run(
            [python, "-c", ask], capture_output=True, text=True, check=False, timeout=60
        )
    except OSError:
        return None
    words = done.stdout.split()
    return tuple(map(int, words)) if done.returncode == 0 and words else None


def prepare(python: str, version: Version) -> Path:
    """Return an environment of that Python with what the tests need, made anew if it is stale."""
    environment = ROOT / "build/newest"
    made = environment / "made-for"
    pins = ROOT / "constraints.txt"
    project = (ROOT / "pyproject.toml").read_bytes()
    wanted = f"{python} {version}\n".encode() + project + pins.read_bytes()
    if made.is_file() and made.read_bytes() == wanted:
        return environment
    stated = tomllib.loads(project.decode())["project"]
    needed = [*stated["dependencies"], *stated["optional-dependencies"]["pdf"], *NEEDED]
    subprocess.run([python, "-m", "venv", "--clear", environment], check=True)
    pip = [str(environment / "bin/python"), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    subprocess.run([*pip, "install", "-c", str(pins), *needed], check=True)
    made.write_bytes(wanted)
    return environment


if __name__ == "__main__":
    raise SystemExit(main())
