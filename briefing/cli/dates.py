"""`briefing dates`: the possible readings of a printed date."""

from __future__ import annotations

import argparse
import re
from datetime import date

from briefing.cli.messages import UsageError, say
from briefing.cli.output import write_out
from briefing.cli.text_output import page_for_output
from briefing.model.dates import InvalidDateError, When, parse_when
from briefing.model.records import Claim

_LONG = 60
_YEAR = re.compile(r"[0-9]{4}")
SUMMARY = "show what a printed date such as next Friday can mean, and why"
EXAMPLES = """\
Each reading is given as it is written in a file, with its rule; the nearest comes first.
DATE is a day, or a window such as 2023-01-10..2023-01-11; without a year it is of the year of
the last source of the briefing in the current folder. A claim chooses between before
and after: reported and commitment look back, planned and expected ahead.

examples:
  briefing dates next Friday --published 2023-01-11
  briefing dates "on Friday" --published "11 Jan 2023" --claim planned
  briefing dates yesterday --published 2023-01-10..2023-01-11
  briefing dates 昨年12月 --published 2023-01-11 --language ja
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("text", nargs="+", metavar="TEXT", help="the words as they are printed")
    add("--published", metavar="DATE", required=True, help="the day of the source, or a window")
    add(
        "--claim",
        choices=[str(claim) for claim in Claim],
        metavar="CLAIM",
        help="what the point says of its event: reported, planned or another (default: nothing)",
    )
    add(
        "--language",
        metavar="TAG",
        default="",
        help="that of the words: ja, de, … (default: English)",
    )
    add("--format", choices=("plain", "json"), default="plain", help="(default: plain)")


def run(args: argparse.Namespace) -> int:
    """Print the readings; return 1 if there are none."""
    from briefing.evidence.date_expressions import (
        Direction,
        Verdict,
        direction_of,
        is_understood,
        judge,
        other_language,
    )
    from briefing.evidence.date_expressions.languages import NAMES, language_for
    from briefing.render.text.date_readings import readings_json, render_readings

    phrase, published = " ".join(args.text), _days(args.published)
    side = direction_of(Claim(args.claim)) if args.claim else Direction.OPEN
    language = args.language
    if language_for(language) is None:
        hint = f"there are tables of {', '.join(NAMES)}"
        raise UsageError(f"--language: no dates are read in `{language}`", hint)
    verdict, readings = judge(phrase, published, published, side, language)
    if verdict is Verdict.NOT_UNDERSTOOD and is_understood(phrase, language):
        message = f"--published: `{args.published}` leaves the day too open"
        raise UsageError(message, "give a day, or a window of a year at the most")
    if args.format == "json":
        write_out(readings_json(phrase, published, readings))
    elif readings:
        write_out(render_readings(phrase, published, readings, page_for_output()))
    if readings:
        return 0
    words = phrase if len(phrase) < _LONG else phrase[:_LONG] + "…"
    if verdict is Verdict.CONTRADICTORY:
        say(f"no day fits all the words of `{words}`")
    elif other := other_language(phrase, language):
        say(f"`{words}` is not read; with --language {other} it is")
    else:
        say(f"`{words}` is not read: no date, a season, or in need of the rest of its sentence")
    return 1


def _usual_year(otherwise: int) -> int:
    """Return the year of the last publication of the briefing in the current folder, if any."""
    from briefing.cli.citation_arguments import usual_year
    from briefing.library import is_briefing_at, load_folder

    briefing = load_folder(".").briefing if is_briefing_at(".") else None
    return usual_year(briefing) if briefing else otherwise


def _days(text: str) -> When:
    """Parse days of publication, in the notation or as a person types them."""
    try:
        return parse_when(text.strip())
    except InvalidDateError as error:
        if ".." in text:
            raise UsageError(f"--published: {error}", error.hint) from error
    from briefing.lens.date_input import read_days

    today = date.today()
    try:
        year = today.year if _YEAR.search(text) else _usual_year(today.year)
        days = read_days(text, year=year, today=today)
    except InvalidDateError as error:
        raise UsageError(f"--published: {error}", error.hint) from error
    return parse_when(str(days.first) if days.first == days.last else f"{days.first}..{days.last}")
