"""`briefing topic`: what points are about."""

from __future__ import annotations

import argparse

from briefing.cli.messages import UsageError
from briefing.cli.writing import add_writing, add_written_folder, open_to_write, text_of, write_edit

SUMMARY = "add a topic, or give one another name"
EXAMPLES = """\
Topics are read in the order in which they stand.

examples:
  briefing topic budget "Cost and funding"
  briefing topic ferries Ferries ~/port --dry-run
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("topic", metavar="ID", help="the id of the topic")
    add("text", metavar="NAME", help="its name; - reads it from a pipe")
    add_written_folder(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the topic; return 1 if the folder has problems that are in the way."""
    from briefing.edit.brief_requests import put_topic

    target = open_to_write(args.folder)
    text, brief = text_of(args.text, "name"), target.briefing.brief
    if brief.topics.get(args.topic) == text:
        raise UsageError(f"there is a topic `{args.topic}` of this name already")
    return write_edit(args, target, put_topic(args.topic, text, brief), about=[args.topic])
