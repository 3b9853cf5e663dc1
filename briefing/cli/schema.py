"""`briefing schema`: the JSON Schemas of the YAML, for editors, and of the JSON, for programs."""

from __future__ import annotations

import argparse
import os

from briefing.cli.messages import UsageError
from briefing.cli.output import write_json, write_out
from briefing.library import json_schemas
from briefing.model.paths import typed
from briefing.model.text import visible
from briefing.system.files import write_atomic

SUMMARY = "write the JSON Schemas of the YAML, for editors, or one of the JSON"
EXAMPLES = """\
An editor with a YAML language server completes keys and shows mistakes by them. A file names its
own in the first line, as in `# yaml-language-server: $schema=../../schema/event.json`.

examples:
  briefing schema ~/port/schema          write them there
  briefing schema ~/port/schema --force  replace those of an earlier version
  briefing schema --of brief             print that of what `print --format json` writes
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    from briefing.render.json.schema import DOCUMENTS

    add = parser.add_argument
    add("folder", nargs="?", type=typed, metavar="DIR", help="the folder for the schemas")
    add("--force", action="store_true", help="replace files that differ")
    listed = ", ".join(DOCUMENTS)
    add(
        "--of",
        choices=tuple(DOCUMENTS),
        metavar="DOCUMENT",
        help=f"print the schema of a document that commands write as JSON: {listed}",
    )


def run(args: argparse.Namespace) -> int:
    """Write the schemas, and print the names of those that were written; or print one."""
    if (args.of is None) == (args.folder is None):
        raise UsageError(
            "DIR is for the schemas of the YAML, --of for one of the JSON", "name one of the two"
        )
    if args.of is not None:
        from briefing.render.json.schema import schema_text

        write_json(schema_text(args.of))
        return 0
    schemas = {os.path.join(args.folder, name): text for name, text in json_schemas().items()}
    differing = [path for path, text in schemas.items() if _differs(path, text)]
    if differing and not args.force:
        shown = ", ".join(f"`{visible(os.path.basename(path))}`" for path in differing)
        raise UsageError(f"{shown} would be overwritten", "--force replaces what differs")
    try:
        os.makedirs(args.folder, exist_ok=True)
        for path, text in schemas.items():
            write_atomic(path, text.encode(), overwrite=True)
    except OSError as error:
        why = error.strerror or str(error)
        raise UsageError(f"`{visible(args.folder)}`: {why}", "name another folder") from error
    write_out("".join(f"{path}\n" for path in schemas))
    return 0


def _differs(path: str, text: str) -> bool:
    """Whether something else is at a path; what cannot be read counts as such."""
    if not os.path.lexists(path):
        return False
    try:
        with open(path, "rb") as file:
            return file.read(len(text.encode()) + 1) != text.encode()
    except OSError:
        return True
