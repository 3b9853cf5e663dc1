"""`briefing print`: prints the brief as text."""

from __future__ import annotations

import argparse
from collections.abc import Mapping

from briefing.cli.folder import open_briefing
from briefing.cli.messages import UsageError
from briefing.cli.options import add_folder, add_lens, lens_from
from briefing.cli.output import refuse_existing
from briefing.cli.text_output import add_writing, setting, wants_json, write
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.model.lean_typing import TYPE_CHECKING

if TYPE_CHECKING:
    from briefing.lens.coverage import SourceUse

SUMMARY = "print the brief as text or JSON"
EXAMPLES = """\
examples:
  briefing print                            the shipped briefing, or the one in the current folder
  briefing print --as-of "10 Jan"           what was known by then
  briefing print --new-since "11 Jan"       what became known after that day comes first
  briefing print --summary                  one page
  briefing print --annex none               without the points one by one
  briefing print ~/port --topic berths      one topic of another folder
  briefing print --search 'by:austin -claim:context'
  briefing print --format json -o out.json  for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_folder(parser)
    add_lens(parser, new_since=True)
    group = parser.add_argument_group("what follows")
    group.add_argument(
        "--annex",
        choices=("none", "points", "all"),
        help="after the brief: nothing, all points by event (the default), or also the disputes "
        "that move no judgment and what of each source is used",
    )
    add_writing(parser, "one page of at most 60 lines at 80 columns")


def run(args: argparse.Namespace) -> int:
    """Print the brief; return 1 if the folder has problems."""
    as_json = wants_json(args)
    _check_annex(args)
    refuse_existing(args.output, force=args.force)
    chosen, briefing, code = open_briefing(args.folder, is_named=args.format != "json")
    if briefing is None:
        return code
    index = Index(briefing)
    view = look(index, lens_from(args, index))
    text = _json(view) if as_json else _plain(args, index, view, chosen.origin)
    write(args, text)
    return code


def _check_annex(args: argparse.Namespace) -> None:
    """Raise UsageError if an annex is chosen for what has none."""
    other = "--summary" if args.summary else "--format json" if args.format == "json" else ""
    if args.annex and other:
        raise UsageError(
            "--annex is for the whole brief in plain text",
            f"leave one of --annex and {other} out",
        )


def _json(view: View) -> str:
    from briefing.render.json.view import render_json

    return render_json(view)


def _plain(args: argparse.Namespace, index: Index, view: View, origin: str) -> str:
    from briefing.document.print_command import print_command
    from briefing.render.text.brief import render_brief, render_summary

    made = setting(args)
    annex = ["--annex", args.annex] if args.annex else []
    page = made.page([*print_command(args.folder, view), *annex, *made.options], origin)
    if args.summary:
        return render_summary(view, page)
    return render_brief(
        view, page, annex=args.annex or "points", uses=_uses(index, view, args.annex)
    )


def _uses(index: Index, view: View, annex: str | None) -> Mapping[str, SourceUse] | None:
    """Return what of each source is used, for an annex that tells it."""
    if annex != "all":
        return None
    from briefing.lens.coverage import uses_shown

    return uses_shown(index, view)
