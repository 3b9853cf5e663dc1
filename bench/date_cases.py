"""Measures how many date expressions of others are read, by language.

    python bench/date_cases.py [DIR] [--half 0|1] [--show LANG]

DIR holds one file of cases a language, `en.json`: a list of objects with the words (`text`), the
day of publication (`reference`) and the spans that are accepted (`accept`). Without it they are
looked for in `../shared/peers/dates` beside the checkout.

A case is read right if a reading is an accepted span. It is read by another convention if it
differs from one as `CONVENTIONS` says. It is wrong if no reading has a day in common with any
accepted span. What remains is inexact: too wide or too narrow.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from briefing.evidence.date_expressions import Reading, Verdict, judge
from briefing.evidence.date_expressions.languages import NAMES, language_for
from briefing.model.dates import When

BESIDE = Path(__file__).parents[2] / "shared" / "peers" / "dates"
SEED = 7

Span = tuple[date, date]
OUTCOMES = ("right", "convention", "inexact", "wrong", "unread")

CONVENTIONS = {
    "unit": "what is counted in weeks, months or years is one of these, no day in it",
    "last included": "a range to 2018 or to March has that year or month in it",
    "part": "early and late have no agreed limits, and the thirds of a month are ten days each",
    "weekday": "a date whose weekday does not fit is contradictory, and not read without it",
    "few": "a few are a window, not exactly three",
    "rest": "what is left of a period begins today or tomorrow, and ends with its last day",
}


class Case(NamedTuple):
    """The words of a case, its day, and the spans that are accepted."""

    text: str
    published: date
    accepted: Sequence[Span]


def read_cases(path: Path, half: int | None = None) -> list[Case]:
    """Return the cases of a file; of a random half of them if 0 or 1 is given."""
    rows = json.loads(path.read_text("utf-8"))
    if half is not None:
        random.Random(SEED).shuffle(rows)
        middle = len(rows) // 2
        rows = rows[middle:] if half else rows[:middle]
    return [
        Case(
            row["text"],
            date.fromisoformat(row["reference"]),
            [_span(*each) for each in row["accept"]],
        )
        for row in rows
    ]


def _span(first: str | None, last: str | None) -> Span:
    start = date.fromisoformat(first) if first else date.min
    return start, date.fromisoformat(last) if last else date.max


def outcome(case: Case, language: str) -> tuple[str, Sequence[Reading]]:
    """Return how a case is read, one of `OUTCOMES`, and its readings."""
    day = When.on(case.published)
    verdict, readings = judge(case.text, day, day, language=language, is_told=True)
    if not readings:
        return "convention" if verdict is Verdict.CONTRADICTORY else "unread", readings
    spans = [each.when.bounds for each in readings]
    if any(span in case.accepted for span in spans):
        return "right", readings
    if not any(_meet(span, other) for span in spans for other in case.accepted):
        return "wrong", readings
    if any(_by_convention(each, other) for each in readings for other in case.accepted):
        return "convention", readings
    return "inexact", readings


def _meet(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _by_convention(reading: Reading, accepted: Span) -> bool:
    """Whether a reading differs from an accepted span as one of the conventions says."""
    (first, last), (start, end) = reading.when.bounds, accepted
    if reading.rule == "unit":
        return first <= start and end <= last
    if reading.rule in ("part", "half", "third", "few"):
        return _meet((first, last), accepted)
    if reading.rule == "rest":
        return abs(first - start) <= timedelta(1) and abs(last - end) <= timedelta(1)
    part = reading.when.end
    is_range = reading.when.start != part and part is not None and not part.day
    return bool(is_range) and first == start and part is not None and part.earliest <= end <= last


def measure(directory: Path, half: int | None) -> Iterator[tuple[str, Counter[str]]]:
    """Yield for each file with cases its language and the counts of the outcomes."""
    for path in sorted(directory.glob("*.json")):
        cases = read_cases(path, half)
        yield path.stem, Counter(outcome(case, path.stem)[0] for case in cases)


WRITTEN = (
    "January 13, 2023",
    "13 January 2023",
    "Fri, 13 Jan 2023 10:00:00 +0900",
    "Jan. 13 2023",
    "2023-01-13",
    "Friday, 13 January 2023",
)
"""Dates that dateutil reads as well."""


def seconds(read: Callable[[str], object], text: str) -> float:
    """Return the least time that reading a text takes in some runs."""
    times = []
    for _ in range(20):
        start = time.perf_counter()
        read(text)
        times.append(time.perf_counter() - start)
    return min(times)


def speed(directory: Path) -> str:
    """Say what a reading costs: of the cases in languages with a table, and beside dateutil."""
    from dateutil import parser

    day = When.on(date(2023, 1, 11))
    costs = []
    for path in sorted(directory.glob("*.json")):
        if language_for(path.stem):
            read = partial(judge, reading=day, published=day, language=path.stem)
            costs += [seconds(read, case.text) for case in read_cases(path)[::5]]
    ours = median(seconds(lambda text: judge(text, day, day), text) for text in WRITTEN)
    theirs = median(seconds(parser.parse, text) for text in WRITTEN)
    return (
        f"a reading costs {median(costs) * 1000:.2f} ms at the median; a full date in English "
        f"{ours * 1000:.2f} ms, {ours / theirs:.1f} times what dateutil's parser takes for it"
    )


def main() -> int:
    """Print the table; return 1 if there are no cases."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("directory", nargs="?", type=Path, default=BESIDE, metavar="DIR")
    parser.add_argument("--half", type=int, choices=(0, 1), help="only one random half of each")
    parser.add_argument("--show", metavar="LANG", help="list what is not read right")
    args = parser.parse_args()
    if not any(args.directory.glob("*.json")):
        print(f"no cases in {args.directory}: nothing is measured", file=sys.stderr)
        return 1
    if args.show:
        for case in read_cases(args.directory / f"{args.show}.json", args.half):
            found, readings = outcome(case, args.show)
            if found != "right":
                print(
                    found,
                    case.published,
                    case.text,
                    *(str(each.when) for each in readings),
                    sep=" | ",
                )
        return 0
    print(f"{'language':9}{'cases':>6}" + "".join(f"{name:>13}" for name in OUTCOMES))
    for language, counts in measure(args.directory, args.half):
        total = sum(counts.values())
        shares = "".join(f"{counts[name]:>6} {counts[name] / total:>5.0%} " for name in OUTCOMES)
        known = "" if language_for(language) else "  (no table)"
        print(f"{language:9}{total:>6}{shares}{known}")
    print(f"\n{speed(args.directory)}")
    print(f"{len(NAMES)} languages have a table. By convention:")
    for name, says in CONVENTIONS.items():
        print(f"  {name}: {says}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
