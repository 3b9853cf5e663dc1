"""What the commands that make a briefing cost, against `check` or loading of the same folder.

``.venv/bin/python -m bench.curating`` prints a table; ``--pairs N`` takes more turns. The commands
run with ``--dry-run``, so that all is done but the writing; twenty pages are written.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from pathlib import Path

from bench.bench import Command, Row, Run, heading, line, measure, process_row, repeat
from bench.corpus import write_corpus

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "example"
LIBRARIES = ("-c", "import trafilatura, htmldate, lxml.html")
EVENTS = 2_000
PAGES = 20


def commands(example: str, many: str) -> list[tuple[str, str, Command, Command, float]]:
    """Return each measurement: what, against what, both commands and the goal."""
    check, check_many = (Command(("-m", "briefing", "check", each)) for each in (example, many))
    load = Command(("-c", f"from briefing.load.loader import load; load({many!r})"))
    words = ("point", "vote", "The council decided so.", example, "--cite", "council", "4")
    event = sorted(path.stem for path in Path(many, "content/events").iterdir())[EVENTS // 2]
    source = sorted(path.stem for path in Path(many, "seeds").glob("*.yaml"))[3]
    in_many = (
        "point",
        event,
        "It was decided so.",
        many,
        "--cite",
        source,
        "2",
        "--claim",
        "context",
    )
    renamed = ("rename", "event", event, "another-name", many)
    return [
        ("`point`, the example", "`check`", _dry(*words), check, 3),
        (f"`point`, {EVENTS:,} events", "`check`", _dry(*in_many), check_many, 3),
        (
            "`draft gazette`, the example",
            "`check`",
            _dry("draft", "gazette", example, "--all"),
            check,
            3,
        ),
        (f"`rename event`, {EVENTS:,} events", "loading", _dry(*renamed), load, 3),
    ]


def _dry(*words: str) -> Command:
    return Command(("-m", "briefing", *words, "--dry-run"))


def pages_row(example: Path, scratch: Path, pairs: int) -> Row:
    """Measure how long it takes to add saved pages, to check the folder, and to print it."""
    page = (example / "documents" / "council.html").read_text("utf-8")
    saved = scratch / "saved"
    saved.mkdir()
    for number in range(PAGES):  # each is a page of its own, as far as `add` can tell
        text = page.replace("council", f"council {number}").replace("Council", f"Council {number}")
        (saved / f"page-{number:02}.html").write_text(text, "utf-8")

    def turn(number: int) -> tuple[Run, Run]:
        folder = scratch / f"turn-{number}"
        shutil.copytree(example, folder)
        words = ("-m", "briefing")
        pages = tuple(map(str, sorted(saved.iterdir())))
        added = measure(Command((*words, "add", *pages, "--folder", str(folder))))
        checked = measure(Command((*words, "check", str(folder))))
        printed = measure(Command((*words, "print", str(folder))))
        whole = checked._replace(
            wall=added.wall + checked.wall + printed.wall,
            cpu=added.cpu + checked.cpu + printed.cpu,
        )
        return whole, checked

    turns = repeat(f"{PAGES} pages", pairs, turn)
    what = f"`add` of {PAGES} saved pages, `check` and `print` together"
    return process_row(what, "`check` of what they make", *zip(*turns, strict=True), goal=15)


def main() -> int:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=5)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as scratch:
        example, many = Path(scratch, "example"), Path(scratch, "many")
        shutil.copytree(EXAMPLE, example)
        write_corpus(many, EVENTS)
        rows = []
        for what, against, ours, theirs, goal in commands(str(example), str(many)):
            turns = repeat(what, pairs, lambda _, both=(ours, theirs): [*map(measure, both)])  # type: ignore[misc]
            rows.append(process_row(what, against, *zip(*turns, strict=True), goal=goal))
        page = str(example / "documents" / "council.html")
        added = ("-m", "briefing", "add", page, "--folder", str(example), "--id", "again")
        trial = Command((*added, "--dry-run"))
        both = (trial, Command(LIBRARIES), Command(("-m", "briefing", "check", str(example))))
        turns = repeat("add", pairs, lambda _: [*map(measure, both)])
        taken = [
            each[0]._replace(wall=each[0].wall - each[1].wall, cpu=each[0].cpu - each[1].cpu)
            for each in turns
        ]
        checks = [each[2] for each in turns]
        rows.append(
            process_row(
                "`add` of a page, less the import of its libraries",
                "`check`",
                taken,
                checks,
                goal=3,
            )
        )
        rows.append(pages_row(example, Path(scratch), pairs))
    print(heading([]))
    print(*map(line, rows), sep="\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
