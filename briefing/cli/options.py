"""The options shared by commands, and the Lens that they define."""

from __future__ import annotations

import argparse
from datetime import date

from briefing.cli.messages import UsageError
from briefing.cli.names import id_named, ids_meant, only, point_meant
from briefing.lens.lens import Lens
from briefing.lens.visibility_index import Index
from briefing.model.dates import InvalidDateError, show_as_of, show_day
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.paths import typed
from briefing.model.records import Rank
from briefing.model.suggestions import did_you_mean
from briefing.model.text import visible

if TYPE_CHECKING:
    from briefing.lens.date_input import DateInput

_AROUND = 34  # characters shown on either side of a place


def add_folder(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the folder."""
    parser.add_argument(
        "folder",
        nargs="?",
        type=typed,
        metavar="FOLDER",
        help="a briefing's folder (default: the current one, else the shipped briefing)",
    )


def add_origin(parser: argparse._ActionsContainer) -> None:
    """Add the option for the origin of a source."""
    text = "where its reporting comes from: sources with one origin count once; may be repeated"
    parser.add_argument("--origin", action="append", metavar="TEXT", help=text)


def add_originals(parser: argparse.ArgumentParser) -> None:
    """Add the option for the folder of the sources' own texts."""
    parser.add_argument(
        "--originals",
        type=typed,
        metavar="DIR",
        help="a folder with the sources' own texts, ID.txt each (default: $BRIEFING_ORIGINALS)",
    )


def add_lens(
    parser: argparse.ArgumentParser, *, as_of: bool = True, new_since: bool = False
) -> None:
    """Add the filter options, with or without those for the days."""
    group = parser.add_argument_group("what is shown")
    add = group.add_argument
    parser.set_defaults(as_of=None, new_since=None)
    if as_of:
        text = "only what had been published by then; stages are as of then"
        add("--as-of", metavar="DAY", help=text)
    if new_since:
        text = "begin with what became known after a day, the last one of a month or year"
        add("--new-since", metavar="DAY", help=text)
    add(
        "--topic",
        metavar="ID",
        action="append",
        default=[],
        help="points of this topic; may be repeated",
    )
    add("--event", metavar="ID", action="append", default=[], help="this event; may be repeated")
    add(
        "--point",
        metavar="EVENT#POINT",
        action="append",
        default=[],
        help="this point; may be repeated",
    )
    add(
        "--rank",
        choices=[str(rank) for rank in Rank],
        action="append",
        default=[],
        help="events of this rank; may be repeated",
    )
    add(
        "--without",
        metavar="SOURCE|VOICE",
        action="append",
        default=[],
        help="as if nothing cited this source or this voice, and what falls then: an id, the "
        "beginning of one, or a source's number; a voice with the id of a source is by:ID; "
        "may be repeated",
    )
    add("--since", metavar="DAY", help="events that can have been on or after a day, month or year")
    add("--until", metavar="DAY", help="events that can have been on or before it")
    add(
        "--search",
        metavar="QUERY",
        default="",
        help="points that hold a text, or whose event, voice or source does; with fields, as in "
        "'by:austin -claim:context' (docs/room.md, Search)",
    )


def lens_from(args: argparse.Namespace, index: Index) -> Lens:
    """Return the lens for the options; raises UsageError for an unknown name or a wrong value."""
    brief = index.briefing.brief
    topics, events, points = list(brief.topics), list(index.briefing.events), list(index.points)
    lens = Lens(
        as_of=day_from("--as-of", args.as_of, index, last=True),
        topics=frozenset(id_named(each, topics, "topic") for each in args.topic),
        events=frozenset(id_named(each, events, "event") for each in args.event),
        points=frozenset(point_meant(each, points) for each in args.point),
        ranks=frozenset(Rank(rank) for rank in args.rank),
        since=day_from("--since", args.since, index, last=False),
        until=day_from("--until", args.until, index, last=True),
        search=_query(args.search, index),
        without=frozenset(_left_out(name, index) for name in args.without),
        new_since=day_from("--new-since", args.new_since, index, last=True),
    )
    if lens.since and lens.until and lens.since > lens.until:
        raise UsageError("--since is later than --until", "swap the two days")
    day = lens.as_of or index.last_day()
    if lens.new_since and lens.new_since >= day:
        raise UsageError(
            f"--new-since: {show_day(lens.new_since)} is not before {show_as_of(day)}, "
            "the day of this briefing",
            "name an earlier day, or choose a later one with --as-of",
        )
    if lens.without:
        _require_effect(lens, index)
    return lens


def _left_out(name: str, index: Index) -> str:
    """Return the id of a source or voice: as it is, or by a source's number, or its beginning."""
    from briefing.lens.without import voice_name

    sources = index.briefing.sources
    voices = [voice_name(index.briefing, each) for each in index.briefing.brief.voices]
    otherwise = "`briefing list sources` and `briefing list voices` list them"
    known = [*sources, *voices]
    if found := only(ids_meant(name, known, len(sources)), name, "--without: "):
        return found
    hint = did_you_mean(name, known, most=3, cutoff=0.5, otherwise=otherwise)
    raise UsageError(f"--without: there is no source and no voice `{name}`", hint)


def _require_effect(lens: Lens, index: Index) -> None:
    """Raise UsageError if what is left out is not there on the day, or if nothing is left."""
    from briefing.lens.without import first_cited, index_without

    day = lens.as_of or index.last_day()
    for name in sorted(lens.without):
        first = first_cited(index, name)
        if first is None or first > day:
            what = "published" if name in index.published else "cited"
            when = f"only on {show_day(first)}" if first else "nowhere"
            raise UsageError(
                f"--without: `{name}` is {what} {when}; this is the briefing of {show_as_of(day)}",
                "leave it out, or choose a later day with --as-of" if first else "leave it out",
            )
    left = index_without(index, lens.without)
    if not left.is_empty_on(day) or index.is_empty_on(day):
        return
    raise UsageError(
        f"--without leaves no point on {show_as_of(day)}", "name fewer sources and voices"
    )


def day_from(option: str, text: str | None, index: Index, *, last: bool) -> date | None:
    """Return the day of an option, the first or the last one of a month or year.

    Raises UsageError if it is no date.
    """
    if text is None:
        return None
    days = _days(option, text, index.usual_year if index.days else date.today().year)
    return days.last if last else days.first


def day_of(option: str, text: str | None, year: int) -> str:
    """Return the day of an option as the YAML has it, empty for None.

    `year` is the one of a day without a year. Raises UsageError if it is no day.
    """
    if text is None:
        return ""
    days = _days(option, text, year)
    if days.first != days.last:
        hint = "write it as 10 Mar 2031 or 2031-03-10"
        raise UsageError(f"{option}: `{visible(text)}` is no single day", hint)
    return days.first.isoformat()


def _days(option: str, text: str, year: int) -> DateInput:
    from briefing.lens.date_input import read_days

    try:
        return read_days(text, year=year, today=date.today())
    except InvalidDateError as error:
        raise UsageError(f"{option}: {error}", error.hint) from error


def _query(text: str, index: Index) -> str:
    """Return a valid query; raises UsageError with the place of the error."""
    if not text.strip():
        return ""
    from briefing.lens.query_fields import QueryNames
    from briefing.lens.query_syntax import LONGEST, fault

    error = fault(text, QueryNames(index))
    if error:
        excerpt = _pointed(text, error.column) if error.column <= LONGEST else ()
        message = f"--search, column {error.column}: {error}"
        raise UsageError(message, error.hint, excerpt) from error
    return text.strip()


def _pointed(text: str, column: int) -> tuple[str, str]:
    """Return the text around a column, and a caret for the line below it."""
    from briefing.render.text.cells import cell_width

    start = max(0, column - _AROUND)
    before = "  " + visible(text[start : column - 1])
    after = visible(text[column - 1 : column - 1 + _AROUND])
    return before + after, " " * cell_width(before) + "^"
