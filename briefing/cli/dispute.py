"""`briefing dispute`: what sources disagree on."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from briefing.cli.brief_arguments import add_points, place, places_named, points_named
from briefing.cli.changed_sides import changes_of_sides
from briefing.cli.citation_arguments import (
    OfLast,
    add_citations,
    citation_of,
    citations_from,
    gists_from,
    kept,
)
from briefing.cli.messages import UsageError
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    add_written_folder,
    open_to_write,
    point_named,
    text_of,
    write_edit,
)
from briefing.model.records import Dispute, DisputeStatus, Point

SUMMARY = "write down what sources disagree on, side by side"
EXAMPLES = """\
Each --side begins one, and what follows belongs to it: its citations, or a line of arithmetic. A
dispute that is there gets the sides and what it touches in addition; --title, --status and
--finding take the place of the old ones. A side that is there gets the citations in addition;
--change N changes it, and an empty value ('') takes an optional one out.

examples:
  briefing dispute cost --title "What it costs" --touches vote#cost \\
      --side "Forty million." --cite herald 2 --by board --quote "forty million" \\
      --side "Sixty million." --cite gazette 3 --finding "The later figure includes dredging."
  briefing dispute late --title "When it opens" --point vote#cost --point board#cost \\
      --finding "Not settled."
  briefing dispute cost --change 2 --says "Seventy million." --cite gazette 3 --quote ''
  briefing dispute cost --side "Twice thirty." --computed "2 * 30 = 60" --status resolved
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("dispute", metavar="ID", help="the id of the dispute")
    add_written_folder(parser)
    add("-t", "--title", metavar="TEXT", help="what is in dispute")
    text = "whether the finding settles it (default: open)"
    add("--status", choices=[str(each) for each in DisputeStatus], help=text)
    add_points(parser, "--touches", "the events and points that it concerns")
    add("--finding", metavar="TEXT", help="what to make of it")
    group = parser.add_argument_group("sides")
    add = group.add_argument
    text = "what a side says; may be repeated"
    add("--side", metavar="SENTENCE", action=_NewSide, dest="sides", default=[], help=text)
    text = "a point that is a side, with its sentence and citations; it is touched; may be repeated"
    add("-p", "--point", metavar="EVENT#POINT", action=_NewSide, dest="sides", help=text)
    text = "a side that is there, by its number from 1; what is given behind it takes the place of "
    text += "the old, --says its sentence, --cite the citation of that source; may be repeated"
    add("--change", metavar="N", type=int, action=_NewSide, dest="sides", help=text)
    add("--says", metavar="SENTENCE", action=_OfSide, help="with --change: its sentence")
    add("-s", "--short", metavar="TEXT", action=_OfSide, help="the same in a few words")
    text = "a line of arithmetic with its result"
    add("--computed", metavar="LINE", action=_OfSide, help=text)
    text = "the points whose figures the arithmetic uses"
    add("--rests", nargs="+", type=place, metavar="EVENT#POINT", action=_OfSide, help=text)
    add_citations(parser)
    add_writing(parser)


class _NewSide(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,  # noqa: ANN401 - as argparse has it
        option_string: str | None = None,
    ) -> None:
        if namespace.cite and not namespace.sides:
            parser.error("--cite stands behind the --side that it belongs to")
        _close_side(namespace)
        key = {"--side": "says", "--change": "change"}.get(str(option_string), "point")
        namespace.sides = [*namespace.sides, {key: values}]


class _OfSide(OfLast):
    opener = "--side"
    items = "sides"
    repeated = "rests"


def _close_side(namespace: argparse.Namespace) -> None:
    """Give the last side the citations that stand behind it."""
    if namespace.sides:
        namespace.sides[-1]["cite"] = namespace.cite
        namespace.cite = []


def run(args: argparse.Namespace) -> int:
    """Write the dispute; return 1 if the folder has problems that are in the way."""
    from briefing.edit.brief_requests import add_dispute, amend_dispute, with_gists

    if args.cite and not args.sides:
        raise UsageError("a citation belongs to a side", 'write --side "SENTENCE" before it')
    _close_side(args)
    target = open_to_write(args.folder)
    known = target.briefing.disputes.get(args.dispute)
    sides = [_side(each, target) for each in args.sides if "change" not in each]
    points = [point_named(each["point"], target) for each in args.sides if "point" in each]
    touches = list(dict.fromkeys([*places_named(args.touches, target), *points]))
    values = kept(
        {
            "title": None if args.title is None else text_of(args.title, "title"),
            "status": args.status,
            "finding": None if args.finding is None else text_of(args.finding, "finding"),
        }
    )
    if known is None and len(sides) < len(args.sides):
        hint = 'write --side "SENTENCE" for each side'
        raise UsageError(f"there is no dispute `{args.dispute}` to be changed", hint)
    if known is None:
        request = add_dispute(args.dispute, _record(values, sides, touches))
    else:
        more = [each for each in touches if each not in known.touches]
        changes = changes_of_sides([each for each in args.sides if "change" in each], known, target)
        if not (values or sides or more or changes):
            raise UsageError(f"there is a dispute `{known.id}` already", "add a --side to it")
        _require_new(sides, known)
        request = amend_dispute(known, values, sides, more, changes)
    cited = [cite for each in args.sides for cite in each["cite"]]
    request = with_gists(request, gists_from(cited, target))
    return write_edit(args, target, request, about=[args.dispute])


def _side(given: dict[str, Any], target: WrittenFolder) -> dict[str, Any]:
    """Return a side as the YAML has it, in the order of the table of keys."""
    says, cites = given.get("says", ""), _cites(given, target)
    if "point" in given:
        point = _point(given["point"], target)
        says, cites = point.text, [*(kept(citation_of(each)) for each in point.cites), *cites]
    return kept(
        {
            "says": text_of(says, "side"),
            "short": text_of(given["short"], "short text") if "short" in given else "",
            "cites": cites,
            "computed": text_of(given["computed"], "line") if "computed" in given else "",
            "rests": points_named(given.get("rests", ()), target),
        }
    )


def _cites(given: dict[str, Any], target: WrittenFolder) -> list[dict[str, Any]]:
    return list(map(kept, citations_from(given["cite"], target)))


def _point(name: str, target: WrittenFolder) -> Point:
    """Return a point; raises UsageError if there is none of that name."""
    event, _, own = point_named(name, target).partition("#")
    return next(each for each in target.briefing.events[event].points if each.id == own)


def _record(
    values: dict[str, Any], sides: Sequence[dict[str, Any]], touches: list[str]
) -> dict[str, Any]:
    """Return a new dispute as the YAML has it; raises UsageError for what is missing."""
    for key, example in (("title", "What it costs"), ("finding", "Which of them stands, and why.")):
        if key not in values:
            raise UsageError(f"a dispute needs a {key}", f'give it: --{key} "{example}"')
    for side in sides:
        _require_ground(side)
    if len(sides) < 2:
        raise UsageError("a dispute needs two sides", 'write --side "SENTENCE" for each')
    return kept(
        {
            "title": values["title"],
            "status": values.get("status", str(DisputeStatus.OPEN)),
            "touches": touches,
            "sides": list(sides),
            "finding": values["finding"],
        }
    )


def _require_new(sides: Sequence[dict[str, Any]], known: Dispute) -> None:
    """Raise UsageError for a side that lacks its ground, or that is there with nothing to add."""
    there = {each.says: each for each in known.sides}
    for side in sides:
        old = there.get(side["says"])
        if old is None:
            _require_ground(side)
        elif not old.cites or side.keys() != {"says", "cites"}:
            hint = "it takes citations in addition, if it has some: --cite SOURCE ¶"
            raise UsageError(f"`{known.id}` has this side already: {side['says']}", hint)


def _require_ground(side: dict[str, Any]) -> None:
    if ("cites" in side) == ("computed" in side):
        hint = "write --cite SOURCE ¶ behind it, or --computed LINE"
        raise UsageError(
            f"a side needs citations or a calculation, and not both: {side['says']}", hint
        )
