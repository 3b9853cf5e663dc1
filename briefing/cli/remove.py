"""`briefing remove`: takes a record out, or a citation."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from briefing.cli.changed_point import point_of
from briefing.cli.citation_arguments import paragraphs
from briefing.cli.gap import gap_of
from briefing.cli.messages import UsageError
from briefing.cli.names import id_named, ids_meant
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    open_to_write,
    point_named,
    record_in,
    record_named,
    source_of,
    text_of,
    value_in,
    write_prepared,
)
from briefing.library import BRIEF, is_briefing_at
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.paths import typed
from briefing.model.records import Citation
from briefing.model.suggestions import did_you_mean
from briefing.model.text import as_one_line

if TYPE_CHECKING:
    from briefing.edit.changes import Path
    from briefing.edit.removing import Removal

SUMMARY = "take a record out, or a citation; `undo` brings it back"
EXAMPLES = """\
A record is a source, event, point, voice, topic, judgment, dispute or gap, a gap by its text or the
beginning of that; an accepted finding is `allow`, CODE@PLACE. What still names it is listed, and
then nothing is removed, unless --references takes these places out as well. A citation is that of a
point, EVENT#POINT, or of a dispute, with its source, and the paragraph where there are several. The
text of a source stays without --text.

examples:
  briefing remove point vote#split
  briefing remove citation talks#berths notice 1
  briefing remove gap "No source names the builder"
  briefing remove topic budget --references
  briefing remove event vote --references --dry-run
  briefing remove source leaflet ~/port --text
"""
KINDS = (
    *("source", "event", "point", "citation"),
    *("voice", "topic", "judgment", "dispute", "gap", "allow"),
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("kind", choices=KINDS, metavar="KIND", help=", ".join(KINDS))
    add("name", metavar="NAME", help="its id; of a point EVENT#POINT, of a gap its text")
    text = "of a citation its source and paragraph; then "
    text += "a briefing's folder (default: the current one)"
    add("rest", nargs="*", metavar="SOURCE ¶ FOLDER", help=text)
    add("--references", action="store_true", help="take out what names it, too")
    text = "which citation, where one source is cited several times in a paragraph"
    add("--quote", metavar="WORDS", help=f"{text}: by its quote")
    add("--number", type=int, metavar="N", help="the same by its number, from 1 as listed")
    add("--text", action="store_true", help="remove a source's own text as well")
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Take the record out; return 1 if the folder has problems that are in the way."""
    from briefing.edit.removing import prepare_removal

    rest, folder = _folder(args.kind, args.rest)
    if args.text and args.kind != "source":
        raise UsageError("--text belongs to a source", f"leave it out: a {args.kind} has no text")
    if args.references and args.kind in ("citation", "gap", "judgment", "allow"):
        raise UsageError("--references is of no use here", f"nothing refers to a {args.kind}")
    if args.kind != "citation" and (args.quote is not None or args.number is not None):
        raise UsageError("--quote and --number belong to a citation", "leave them out")
    target = open_to_write(folder)
    removal = _removal(args, rest, target)
    removal = removal._replace(with_references=args.references, with_text=args.text)
    return write_prepared(
        args,
        target,
        f"removal of {removal.label}",
        lambda loaded: prepare_removal(target.root, removal, loaded),
        about=[args.name],
    )


def _folder(kind: str, rest: Sequence[str]) -> tuple[list[str], str | None]:
    """Return what names a citation, and the folder behind it; raises UsageError for more."""
    most = 2 if kind == "citation" else 0
    words, folder = list(rest), None
    if words and (len(words) > most or is_briefing_at(typed(words[-1]))):
        folder = typed(words.pop())
    if len(words) > most:
        hint = "a text stands in quotation marks" if kind == "gap" else "one record at a time"
        raise UsageError(f"`{words[0]}` is one name too many", hint)
    if kind == "citation" and not words:
        raise UsageError("the source is missing", "briefing remove citation vote#cost gazette")
    return words, folder


def _removal(args: argparse.Namespace, rest: Sequence[str], target: WrittenFolder) -> Removal:
    from briefing.edit.new_ids import Named
    from briefing.edit.removing import Removal, removal_of

    kind, name = args.kind, args.name
    if kind == "citation":
        return _of_citation(args, rest, target)
    if kind == "gap":
        gap = gap_of(text_of(name, "text"), target)
        if gap is None:
            known = [each.text for each in target.briefing.brief.gaps]
            hint = "write it, or its beginning; `briefing list gaps` lists the open ones"
            hint = did_you_mean(name, known, cutoff=0.5, otherwise=hint)
            raise UsageError("there is no gap of this text", hint)
        args.name = gap.text
        return Removal("gap", BRIEF, ("gaps", gap.text))
    if kind == "allow":
        return _of_allowance(name, target)
    judgments = record_in(target, BRIEF).get("judgments") if kind == "judgment" else None
    args.name = record_named(Named(kind), name, target)
    return removal_of(Named(kind), args.name, judgments)


def _of_allowance(name: str, target: WrittenFolder) -> Removal:
    """Return the removal of an accepted finding, CODE@PLACE; UsageError if there is none."""
    from briefing.edit.changes import expect
    from briefing.edit.removing import Removal

    held = record_in(target, BRIEF).get("allow") or []
    names = [f"{each.get('code')}@{each.get('at')}" for each in held if isinstance(each, dict)]
    if len(names) != len(held):
        raise UsageError("some entries of `allow` cannot be read", "see: briefing check")
    if name not in names:
        hint = did_you_mean(name, names, otherwise="write CODE@PLACE, as `check --allow` does")
        raise UsageError(f"no finding `{name}` is accepted", hint)
    number = names.index(name)
    at = ("allow", number)
    return Removal(f"allowance {name}", BRIEF, at, expected=[expect(at, held[number])])


def _of_citation(args: argparse.Namespace, rest: Sequence[str], target: WrittenFolder) -> Removal:
    """Return the removal of one citation; raises UsageError if none or several are meant."""
    from briefing.edit.changes import expect
    from briefing.edit.removing import Removal

    name = _citing(args.name, target)
    args.name, source = name, source_of(rest[0], target)
    at = ",".join(map(paragraphs, rest[1].split(","))) if len(rest) > 1 else ""
    dispute = target.briefing.disputes.get(name)
    held: list[tuple[Path, Citation]]
    if dispute:
        path = dispute.span.path
        held = [
            ((name, "sides", number, "cites", n), cite)
            for number, side in enumerate(dispute.sides)
            for n, cite in enumerate(side.cites)
        ]
    else:
        record, point = point_of(name, target), name.partition("#")[2]
        path = record.span.path
        held = [(("points", point, "cites", n), cite) for n, cite in enumerate(record.cites)]
    found = [each for each in held if each[1].source == source]
    if at:
        found = [each for each in found if str(each[1].at) == at]
    where = f"{source} ¶{at}" if at else source
    if args.quote is not None:
        found = [each for each in found if each[1].quote == as_one_line(args.quote).strip()]
        where += " with this quote" if args.quote else " without a quote"
    if not found:
        raise UsageError(f"{name} does not cite {where}", "see: briefing list points")
    if args.number is not None:
        if not 0 < args.number <= len(found):
            times = "once" if len(found) == 1 else f"{len(found)} times"
            raise UsageError(f"{name} cites {where} {times}, not a number {args.number}")
        found = [found[args.number - 1]]
    if len(found) > 1:
        hint = "say which: --quote WORDS or --number N" if at else "name the paragraph"
        paragraphs_of = "" if at else ": " + ", ".join(f"¶{each.at}" for _, each in found)
        message = f"{name} cites {where} {len(found)} times{paragraphs_of}"
        listed = [f"{number}. {_shown(cite)}" for number, (_, cite) in enumerate(found, start=1)]
        raise UsageError(message, hint, listed if at else ())
    cite = found[0][0]
    owner = cite[:-2]  # the point or the side
    expected = [expect(owner, value_in(target, path, owner))]
    return Removal(f"citation of {source} at {name}", path, cite, expected=expected)


def _citing(name: str, target: WrittenFolder) -> str:
    """Return the full name of a point or dispute; raises UsageError if there is none."""
    disputes = list(target.briefing.disputes)
    if "#" in name or not ids_meant(name, disputes):
        return point_named(name, target)
    return id_named(name, disputes, "dispute")


def _shown(cite: Citation) -> str:
    """Return what tells a citation from others of its source."""
    by = f", by {cite.by}" if cite.by else ""
    quote = f": “{cite.quote}”" if cite.quote else ""
    return f"¶{cite.at}{by}{quote}"
