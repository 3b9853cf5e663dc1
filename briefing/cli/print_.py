"""`briefing print`: prints the brief as text."""

from __future__ import annotations

import argparse

from briefing.cli.folder import open_briefing
from briefing.cli.options import add_folder, add_lens, lens_from
from briefing.cli.output import refuse_existing
from briefing.cli.text_output import add_writing, setting, wants_json, write
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index

SUMMARY = "print the brief as text or JSON"
EXAMPLES = """\
examples:
  briefing print                            the shipped briefing, or the one in the current folder
  briefing print --as-of "10 Jan"           what was known by then
  briefing print --summary                  one page
  briefing print ~/port --topic berths      one topic of another folder
  briefing print --search 'by:austin -claim:context'
  briefing print --format json -o out.json  for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add_folder(parser)
    add_lens(parser)
    add_writing(parser, "one page of at most 60 lines at 80 columns")


def run(args: argparse.Namespace) -> int:
    """Print the brief; return 1 if the folder has problems."""
    as_json = wants_json(args)
    refuse_existing(args.output, force=args.force)
    chosen, briefing, code = open_briefing(args.folder)
    if briefing is None:
        return code
    index = Index(briefing)
    view = look(index, lens_from(args, index))
    text = _json(view) if as_json else _plain(args, view, chosen.title)
    write(args, text)
    return code


def _json(view: View) -> str:
    from briefing.render.json.view import render_json

    return render_json(view)


def _plain(args: argparse.Namespace, view: View, title: str) -> str:
    from briefing.document.print_command import print_command
    from briefing.render.text.brief import render_brief, render_summary

    made = setting(args)
    page = made.page(print_command(args.folder, view) + made.options, title)
    return render_summary(view, page) if args.summary else render_brief(view, page)
