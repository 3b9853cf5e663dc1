"""`briefing source`: what is recorded of a source."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import edtf
from briefing.cli.messages import UsageError
from briefing.cli.options import source_named
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    open_to_write,
    record_in,
    text_of,
    write_edit,
)

SUMMARY = "change what is recorded of a source"
EXAMPLES = """\
The values given take the place of the old ones. What a source does not state itself and is only
inferred stands under `inferred`, with the reason: write that in an editor.

examples:
  briefing source gazette --descriptor "The city's daily; its reporter was in the hall."
  briefing source 3 --publisher "Merrow Post" --author "Ada Lind" --author "Jo Roe"
  briefing source gazette --url https://gazette.example/berths --accessed "9 Mar 2031"
"""
_TEXTS = {
    "title": "its headline",
    "publisher": "who published it",
    "url": "its address",
    "language": "the language of its text: ja, pt-BR",
    "descriptor": "how it knows, what it wants and what it lacks",
}
_DAYS = {
    "published": "the day of publication",
    "accessed": "the day on which it was read at its address",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", metavar="SOURCE", help="a source's number, its id, or the beginning of that")
    add_written_folder(parser)
    for name, text in _TEXTS.items():
        add(f"--{name}", metavar="TEXT", help=text)
    for name, text in _DAYS.items():
        add(f"--{name}", metavar="DAY", help=text)
    add("--author", action="append", metavar="NAME", help="who wrote it; may be repeated")
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the values; return 1 if the folder has problems that are in the way."""
    from briefing.edit.requests import put_source, source_file

    target = open_to_write(args.folder)
    name = source_named(args.source, target.briefing)
    year = target.briefing.sources[name].published.year
    values: dict[str, str | list[str]] = {}
    for key in _TEXTS:
        if (text := getattr(args, key)) is not None:
            values[key] = text_of(text, key)
    for key in _DAYS:
        if (text := getattr(args, key)) is not None:
            values[key] = edtf(text, f"--{key}", year=year)
    if args.author:
        authors = [text_of(each, "author") for each in args.author]
        values["author"] = authors[0] if len(authors) == 1 else authors
    if not values:
        raise UsageError("nothing is given to be recorded", "give --descriptor, --publisher, ...")
    request = put_source(name, values, record_in(target, source_file(name)))
    return write_edit(args, target, request, about=[name])
