"""`briefing voice`: who speaks in the sources."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import kept
from briefing.cli.messages import UsageError
from briefing.cli.writing import add_writing, add_written_folder, open_to_write, text_of, write_edit
from briefing.model.records import VoiceKind

SUMMARY = "add somebody who speaks in the sources, or change what is said of them"
EXAMPLES = """\
Voices of one body (--of) count as one origin. The kind `press` is another paper, or unnamed
reports: second-hand. Of a voice that is there, the values given take the place of the old ones; an
empty one ('') takes an optional value out.

examples:
  briefing voice mayor --name "Ada Lind" --role Mayor --of "City of Port"
  briefing voice mayor --of ''
  briefing voice wire --name "unnamed reports" --kind press
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("name_id", metavar="ID", help="the id of the voice")
    add_written_folder(parser)
    add("--name", metavar="TEXT", help="the name, or what stands in for one")
    add("--role", metavar="TEXT", help="office or standing, as the sources give it")
    text = "the body spoken for; may be repeated"
    add("--of", metavar="TEXT", action="append", default=[], help=text)
    add("--kind", choices=[str(each) for each in VoiceKind], help="(default: named)")
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the voice; return 1 if the folder has problems that are in the way."""
    from briefing.edit.brief_requests import put_voice

    target = open_to_write(args.folder)
    brief = target.briefing.brief
    is_new = args.name_id not in brief.voices
    if is_new and args.name is None:
        raise UsageError("a voice needs a name", 'give it: --name "Ada Lind"')
    of = [text_of(each, "body") for each in args.of if each]
    values = {
        "name": None if args.name is None else text_of(args.name, "name"),
        "role": text_of(args.role, "role") if args.role else args.role,
        "of": (of[0] if len(of) == 1 else of) if args.of else None,
        "kind": args.kind or (str(VoiceKind.NAMED) if is_new else None),
    }
    given = {key: value for key, value in values.items() if value is not None}
    if not given:
        hint = "give --name, --role, --of or --kind"
        raise UsageError(f"there is a voice `{args.name_id}` already", hint)
    if is_new:
        given = kept(given)
    return write_edit(args, target, put_voice(args.name_id, given, brief), about=[args.name_id])
