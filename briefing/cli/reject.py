"""`briefing reject`: a proposal is taken out, and does not come back."""

from __future__ import annotations

import argparse

from briefing.cli.folder import text_and_folder
from briefing.cli.messages import say
from briefing.cli.proposal_arguments import ID_HELP, full_id, proposal_named, proposed_events
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    open_to_write,
    text_of,
    write_proposals,
)
from briefing.library import load_proposals

SUMMARY = "take a proposal out, so that no draft brings it back"
EXAMPLES = """\
It is remembered by what it said, in proposals/rejected.yaml: by the source and the sentence, also
where a new text has the sentence elsewhere. Kept with the folder, that holds for everybody who
works on it. Where two files have the same id, write FILE#ID.

examples:
  briefing reject gazette-7b
  briefing reject gazette-7b "colour, no news"
  briefing reject gazette-7b ~/port --dry-run
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("id", metavar="ID", help=ID_HELP)
    add("reason", nargs="?", metavar="REASON", help="why; - reads it from a pipe")
    add_written_folder(parser)
    add_writing(parser, has_rules=False)


def run(args: argparse.Namespace) -> int:
    """Take the proposal out; raises UsageError if there is none."""
    from briefing.edit.proposal_requests import reject

    reason, folder = text_and_folder(args.reason, args.folder)
    target = open_to_write(folder)
    proposals = load_proposals(target.root, target.briefing)
    name = full_id(args.id, proposals, list(target.briefing.sources))
    proposal = proposal_named(name, proposals)
    why = "" if reason is None else text_of(reason, "reason")
    events = proposed_events(proposal, target)
    write_proposals(args, target, reject(proposal, proposals, events, why))
    written = proposal.kept.written
    if not (written.source and written.at and written.said):
        say("it is not remembered: it does not say where it stands, or what it says")
    return 0
