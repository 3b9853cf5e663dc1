"""`briefing leave`: paragraphs of a source that are no evidence."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import PASSAGE, passage_of, require_paragraphs
from briefing.cli.folder import text_and_folder
from briefing.cli.messages import UsageError
from briefing.cli.writing import add_writing, open_to_write, source_of, text_of, write_edit
from briefing.library import is_briefing_at
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.paragraphs import Passage
from briefing.model.paths import typed
from briefing.model.records import Source

if TYPE_CHECKING:
    from briefing.edit.folder_edit import EditRequest

SUMMARY = "leave paragraphs of a source out, with the reason, or restore them"
EXAMPLES = """\
What is left out already keeps its reason. With --restore paragraphs are no longer left out, so that
they can be cited.

examples:
  briefing leave gazette 12 "advertisement"
  briefing leave 3 12-14 "greeting and signature" --dry-run
  briefing leave gazette 4,6-8 herald 3 "does not bear on the question"
  briefing leave gazette 12 --restore
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", metavar="SOURCE", help="a source's number, its id, or the beginning of that")
    add("at", metavar="¶", help="paragraphs: 12, 12-14 or 3,12-14")
    text = "more pairs of SOURCE and ¶; why they are no evidence, - reads it from a pipe; then "
    text += "a briefing's folder (default: the current one)"
    add("rest", metavar="REASON FOLDER", nargs="*", help=text)
    add("--restore", action="store_true", help="take them in again")
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the entries; return 1 if the folder has problems that are in the way."""
    from briefing.edit.folder_edit import EditRequest

    pairs, why, folder = _words(args)
    target = open_to_write(folder)
    reason = "" if why is None else text_of(why, "reason")
    notes: list[str] = []
    by_source: dict[str, Passage] = {}
    for name, at in pairs:
        source = source_of(name, target)
        known = by_source[source].runs if source in by_source else ()
        by_source[source] = Passage.of([*known, *passage_of(at).runs])
    made = [
        _request(target.briefing.sources[source], wanted, reason, notes)
        for source, wanted in by_source.items()
    ]
    label = ", ".join(each.label for each in made)
    request = EditRequest(label, [file for each in made for file in each.files])
    return write_edit(args, target, request, about=list(by_source), notes=notes)


def _words(
    args: argparse.Namespace,
) -> tuple[list[tuple[str, str]], str | None, str | None]:
    """Return sources with their paragraphs, the reason, None with --restore, and the folder."""
    pairs, rest = [(args.source, args.at)], list(args.rest)
    while len(rest) > (1 if args.restore else 2) and PASSAGE.fullmatch(rest[1]):
        pairs.append((rest[0], rest[1]))
        del rest[:2]
    if args.restore:
        reason, folder = None, rest.pop(0) if rest else None
    else:
        reason, folder = text_and_folder(
            rest.pop(0) if rest else None, rest.pop(0) if rest else None
        )
    is_pair = not args.restore and folder is not None and PASSAGE.fullmatch(folder)
    if is_pair and not is_briefing_at(typed(str(folder))):
        raise _reason_missing()
    if rest:
        raise UsageError(f"`{rest[0]}` is one word too many", "write: SOURCE ¶ ... REASON FOLDER")
    if args.restore and folder and not is_briefing_at(typed(folder)):
        raise UsageError(f"--restore takes no reason, and `{folder}` holds no briefing")
    if not args.restore and reason is None:
        raise _reason_missing()
    return pairs, reason, typed(folder) if folder else None


def _reason_missing() -> UsageError:
    return UsageError("the reason is missing", 'briefing leave gazette 12 "advertisement"')


def _request(source: Source, wanted: Passage, reason: str, notes: list[str]) -> EditRequest:
    """Return the request for one source, to restore its paragraphs where no reason is given."""
    from briefing.edit.requests import leave_out, restore

    name = source.id
    if source.original:
        require_paragraphs(name, wanted, source.original.paragraphs)
    if not reason:
        held = {run: why for run, why in source.left_out.items() if wanted.overlaps(run)}
        if not held:
            raise UsageError(f"{name} does not leave {wanted} out", f"see: briefing show {name}")
        return restore(name, wanted, held)
    left = wanted.without(source.left_out)
    if left is None:
        old = next(why for run, why in source.left_out.items() if wanted.overlaps(run))
        raise UsageError(f"{name} leaves paragraph {wanted} out already: {old}")
    if left != wanted:
        notes.append(f"{name} leaves the others out already")
    return leave_out(name, str(left), reason)
