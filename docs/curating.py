"""Runs the session of ``docs/example/curating.md`` and writes it with its output to a page.

``.venv/bin/python docs/curating.py`` writes ``docs/curating.md``. The session runs in a folder that is
thrown away, with no state of the reader's.
"""

from __future__ import annotations

import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SESSION = ROOT / "docs" / "example" / "curating.md"
PAGE = ROOT / "docs" / "curating.md"
_BLOCK = re.compile(r"^```sh\n(.*?)^```\n", re.MULTILINE | re.DOTALL)
_LONGEST = 24
"""Lines of output that are shown of a command; of more, the first and the last ones."""


class SessionError(Exception):
    """A command of the session failed."""


def commands_of(block: str) -> list[tuple[str, str]]:
    """Return the command lines of a block, each with what stands on its standard input.

    That are the lines behind ``<<END``, up to one that is that word.
    """
    found: list[tuple[str, str]] = []
    lines = iter(re.sub(r"\\\n\s*", " ", block).splitlines())
    for line in lines:
        command, sign, end = line.partition(" <<")
        given = iter(lambda: next(lines), end) if sign else ()
        found.append((command, "".join(f"{each}\n" for each in given)))
    return found


def recorded() -> tuple[str, int, int]:
    """Run the session; return the page, the characters typed and those of the YAML that results.

    Raises SessionError if a command fails.
    """
    text = SESSION.read_text("utf-8")
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch).resolve() / "work"
        folder.mkdir()
        environment = _environment(folder.parent)
        typed = 0
        parts, end = [], 0
        for block in _BLOCK.finditer(text):
            parts.append(text[end : block.end()])
            end = block.end()
            output = ""
            typed += sum(map(len, re.sub(r"\\\n\s*", " ", block[1]).splitlines()))
            for line, given in commands_of(block[1]):
                words = shlex.split(line)
                if words[0] == "cd":
                    folder = (folder / words[1]).resolve()
                    continue
                output += _run(words, folder, environment, given)
            if output:
                parts.append(f"\n```text\n{output}```\n")
        parts.append(text[end:])
        made = [*(folder / "content").rglob("*.yaml"), *(folder / "seeds").glob("*.yaml")]
        size = sum(len(each.read_text("utf-8")) for each in made)
    return "".join(parts), typed, size


def _environment(home: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "LANG") if name in os.environ}
    state = {name: str(home) for name in ("HOME", "XDG_STATE_HOME", "XDG_CONFIG_HOME")}
    return kept | state | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "COLUMNS": "100"}


def _run(words: list[str], folder: Path, environment: dict[str, str], given: str) -> str:
    """Run one command; return what it prints, notes included, cut in the middle if it is long."""
    done = subprocess.run(  # noqa: S603 - commands of our own page
        [sys.executable, "-P", "-m", *words],
        cwd=folder,
        env=environment,
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise SessionError(f"{shlex.join(words)} ended with {done.returncode}:\n{done.stdout}")
    lines = done.stdout.rstrip("\n").splitlines()
    if words[1] in ("print", "changes", "show", "run") or len(lines) <= _LONGEST:
        return "".join(f"{line}\n" for line in lines)
    half = _LONGEST // 2
    return "".join(f"{line}\n" for line in (*lines[:half], "…", *lines[-half:]))


def main() -> None:
    """Write the page, and say how much was typed for how much YAML."""
    page, typed, size = recorded()
    PAGE.write_text(page, "utf-8", newline="\n")
    sys.stdout.write(f"{typed:,} characters typed for {size:,} of YAML: {typed / size:.2f}\n")


if __name__ == "__main__":
    main()
