"""`briefing list`: one line for each record, for `grep`, `cut` and `sort`."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator, Sequence
from datetime import date

from briefing.cli.folder import open_briefing
from briefing.cli.messages import UsageError
from briefing.cli.options import add_folder, add_lens, lens_from
from briefing.cli.output import write_out
from briefing.document.phrases import standing_words
from briefing.lens.commitments import commitments
from briefing.lens.seen import Standing, standings
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index

SUMMARY = "list events, points, topics, sources, days, voices, disputes, ..."
EXAMPLES = """\
Each line has its fields separated by tabs, the id first:
  events       id, date, stage, rank, points, title
  points       EVENT#POINT, claim, standing, citations, text
  topics       id, points, name
  sources      id, number, published, points, publisher, title
  days         day of publication, sources that it has, their ids
  voices       id, kind, citations, name, role
  disputes     id, status, title
  judgments    id, confidence, text
  gaps         text, places that it touches
  commitments  EVENT#POINT, who, firmness, due, standing, points that close it, what

examples:
  briefing list topics
  briefing list points --topic space | cut -f 5
  briefing list points --search 'claim:commitment origin:>1 "space"'
  briefing list points --standing second-hand --standing disputed
  briefing list commitments --search due:2023 --as-of "13 Jan"
"""
ListRow = tuple[object, ...]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("what", choices=tuple(LISTS), metavar="WHAT", help=", ".join(LISTS))
    add_folder(parser)
    add_lens(parser)
    parser.add_argument(
        "--standing",
        choices=[str(each) for each in Standing],
        action="append",
        default=[],
        help="of points: on a single origin, on several, second-hand, disputed; may be repeated, "
        "and any of them will do",
    )


def run(args: argparse.Namespace) -> int:
    """Print the list; return 1 if the folder has problems."""
    if args.standing and args.what != "points":
        raise UsageError(
            "--standing is for points", f"leave it out, or list points instead of {args.what}"
        )
    _, briefing, code = open_briefing(args.folder)
    if briefing is None:
        return code
    index = Index(briefing)
    view = look(index, lens_from(args, index))
    rows = _points(view, args.standing) if args.standing else LISTS[args.what](view)
    text = "".join("\t".join(map(str, row)) + "\n" for row in rows)
    write_out(text)
    return code


def _events(view: View) -> Iterator[ListRow]:
    for seen in view.events:
        event = seen.event
        yield event.id, seen.date or "", seen.stage, event.rank, len(seen.own), event.title


def _points(view: View, standing: Sequence[str] = tuple(Standing)) -> Iterator[ListRow]:
    """Yield points with any of some standings; every point has at least one."""
    for seen in view.points_by_ref.values():
        if standings(seen).isdisjoint(standing):
            continue
        cites = " ".join(each.place for each in seen.citations)
        yield seen.ref, seen.point.claim, standing_words(seen), cites, seen.point.text


def _topics(view: View) -> Iterator[ListRow]:
    for topic in view.topics:
        yield topic.id, topic.points, topic.name


def _sources(view: View) -> Iterator[ListRow]:
    for seen in view.sources:
        source = seen.source
        yield source.id, seen.number, source.published, seen.points, source.publisher, source.title


def _days(view: View) -> Iterator[ListRow]:
    """Yield the days of publication of what is shown."""
    days: dict[date, list[str]] = {}
    for seen in view.sources:
        days.setdefault(seen.source.published, []).append(seen.source.id)
    for day, sources in sorted(days.items()):
        yield day, len(sources), " ".join(sources)


def _voices(view: View) -> Iterator[ListRow]:
    """Yield the voices that what is shown cites."""
    counts: dict[str, int] = {}
    for seen in view.points_by_ref.values():
        for cite in seen.citations:
            counts[cite.citation.by] = counts.get(cite.citation.by, 0) + 1
    for dispute in view.disputes:
        for side in dispute.sides:
            for cite in side.citations:
                counts[cite.citation.by] = counts.get(cite.citation.by, 0) + 1
    for voice in view.voices:
        yield voice.id, voice.kind, counts[voice.id], voice.name, voice.role


def _disputes(view: View) -> Iterator[ListRow]:
    for seen in view.disputes:
        yield seen.dispute.id, seen.status, seen.dispute.title


def _judgments(view: View) -> Iterator[ListRow]:
    for each in view.judgments:
        yield each.id, each.version.confidence, each.version.text


def _gaps(view: View) -> Iterator[ListRow]:
    for each in view.gaps:
        yield each.text, " ".join(each.touches)


def _commitments(view: View) -> Iterator[ListRow]:
    for each in commitments(view.points_by_ref.values()):
        standing, closed_by = standing_words(each.point), " ".join(each.closed_by)
        due = each.due or ""
        yield each.point.ref, each.who, each.firmness, due, standing, closed_by, each.what


LISTS: dict[str, Callable[[View], Iterator[ListRow]]] = {
    "events": _events,
    "points": _points,
    "topics": _topics,
    "sources": _sources,
    "days": _days,
    "voices": _voices,
    "disputes": _disputes,
    "judgments": _judgments,
    "gaps": _gaps,
    "commitments": _commitments,
}
