"""`briefing proposals`: what holds of each proposed point."""

from __future__ import annotations

import argparse

from briefing.cli.folder import open_briefing, originals_of
from briefing.cli.messages import say, write_err
from briefing.cli.names import source_named
from briefing.cli.options import add_folder, add_originals
from briefing.cli.output import wants_color, write_json, write_out
from briefing.cli.text_output import page_for_output
from briefing.library import load_proposals
from briefing.model.proposals import Proposal
from briefing.model.records import Briefing

SUMMARY = "say what holds of each proposal: quote, dates, voice, duplicates"
EXAMPLES = """\
Proposals are points that nobody has judged yet, as proposals/NAME.yaml in the folder: of `briefing
draft`, or of any other maker that keeps to docs/proposals.md. They are no part of the briefing.
What is wrong in their files is said with file, line and column, and then the exit code is 1.

examples:
  briefing proposals                       what is proposed in the current folder
  briefing proposals ~/port --new          without what is a point already
  briefing proposals --source gazette      those that cite one source
  briefing proposals --format json         for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add_folder(parser)
    add("--source", metavar="SOURCE", help="only those that cite this source")
    add("--new", action="store_true", help="only those that no point says already")
    add_originals(parser)
    add("--format", choices=("plain", "json"), default="plain", help="(default: plain)")


def run(args: argparse.Namespace) -> int:
    """Print the proposals; return 1 if their files or the folder have problems."""
    from briefing.check.proposals import hold_proposals
    from briefing.render.text.proposals import proposals_json, render_proposals
    from briefing.render.text.report import Report, full

    chosen, briefing, code = open_briefing(args.folder)
    if briefing is None:
        return code
    proposals = load_proposals(chosen.root, briefing)
    wanted = proposals.every
    if args.source:
        source = source_named(args.source, briefing)
        wanted = [each for each in wanted if source in _sources(each, briefing)]
    texts = originals_of(chosen.root, briefing, args.originals)
    held = [
        each
        for each in hold_proposals(wanted, briefing, texts)
        if not (args.new and each.duplicates)
    ]
    if args.format == "json":
        write_json(proposals_json(held, proposals.problems))
    else:
        write_out(render_proposals(held, page_for_output()))
        write_err(full(Report(chosen.prefix, proposals.problems, wants_color())))
        bare = sum(
            not each.event.points for file in proposals.files.values() for each in file.events
        )
        sound = sum(each.holds for each in held)
        _say_how_many(len(proposals.every), len(held), sound, bare)
    return 1 if any(each.is_error for each in proposals.problems) else code


def _sources(proposal: Proposal, briefing: Briefing) -> list[str]:
    """Return the sources that a proposal cites, also where it is not valid."""
    if proposal.point:
        return [each.source for each in proposal.point.cites]
    name = proposal.kept.written.source
    return [each for each in briefing.sources if name and each.startswith(name)]


def _say_how_many(total: int, shown: int, sound: int, bare: int) -> None:
    from briefing.document.phrases import count

    if bare:
        what = count(bare, "event")
        line = "briefing event ID --point SENTENCE --cite SOURCE ¶"
        say(f"{what} without a point in proposals/, each to be made one by: {line}")
    if not total and not bare:
        say("nothing is proposed: `briefing draft SOURCE` proposes what a text says")
    if not total:
        return
    part = f"{shown:,} of " if shown < total else ""
    say(f"{part}{count(total, 'proposal')}; in {sound:,} everything holds")
