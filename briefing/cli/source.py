"""`briefing source`: what is recorded of a source."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import CitationValues, edtf, kept, paragraphs, passage
from briefing.cli.messages import UsageError
from briefing.cli.options import add_origin, day_of
from briefing.cli.writing import (
    add_writing,
    add_written_folder,
    open_to_write,
    record_in,
    source_of,
    text_of,
    write_edit,
)
from briefing.model.lean_typing import Any

SUMMARY = "change what is recorded of a source"
EXAMPLES = """\
The values given take the place of the old ones. A correction that the source states is added to
those that are there: what it says, the paragraph that states it, its day, and what it changed. What
a source does not state itself and is only inferred stands under `inferred`, with the reason: write
that in an editor. With --at, the day, title, publisher or author that is given is looked up in that
paragraph of the text, and is no longer inferred.

examples:
  briefing source gazette --descriptor "The city's daily; its reporter was in the hall."
  briefing source 3 --publisher "Merrow Post" --author "Ada Lind" --author "Jo Roe"
  briefing source gazette --published 2031-03-05 --at 2     (the text prints that day there)
  briefing source herald --origin "Northport Press Agency"    (others with it count as one)
  briefing source gazette --url https://gazette.example/berths --accessed "9 Mar 2031"
  briefing source gazette --publisher ''                    take an optional value out
  briefing source herald --corrected "The cost was wrong." --at 1 --date "12 Mar" --changed 2
  briefing source herald --withdrawn "The report was made up." --date "15 Mar 2031"
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
    add_origin(parser)
    group = parser.add_argument_group("what became of it")
    add = group.add_argument
    add("--corrected", metavar="TEXT", help="a correction or update that it states")
    add("--at", metavar="¶", help="the paragraph that states the correction, or what is given")
    add("--changed", metavar="¶", help="the paragraphs that it changed: 7, 7-9 or 7,9-10")
    add("--withdrawn", metavar="TEXT", help="what is known of its withdrawal by its publisher")
    add("--date", metavar="DAY", help="the day of the correction, or of the withdrawal")
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the values; return 1 if the folder has problems that are in the way."""
    from briefing.edit.requests import put_source, source_file

    target = open_to_write(args.folder)
    name = source_of(args.source, target)
    year = target.briefing.sources[name].published.year
    values: dict[str, Any] = {}
    for key in _TEXTS:
        if (text := getattr(args, key)) is not None:
            values[key] = text_of(text, key) if text else ""
    for key in _DAYS:
        if (text := getattr(args, key)) is not None:
            values[key] = edtf(text, f"--{key}", year=year) if text else ""
    for key in ("author", "origin"):
        if given := getattr(args, key):
            texts = [text_of(each, key) for each in given if each]
            values[key] = texts[0] if len(texts) == 1 else texts
    correction = _correction(args, year)
    if args.withdrawn is not None:
        values["withdrawn"] = _withdrawal(args, year)
    if not values and not correction and not args.at:
        raise UsageError("nothing is given to be recorded", "give --descriptor, --publisher, ...")
    stated: list[str] = []
    if args.at and not correction:
        from briefing.cli.stated_values import stated_values

        source = target.briefing.sources[name]
        stated = stated_values(target.root, source, args.at, values, args.originals)
    record = record_in(target, source_file(name))
    request = put_source(name, values, record, correction, stated)
    return write_edit(args, target, request, about=[name])


def _correction(args: argparse.Namespace, year: int) -> CitationValues:
    """Return a correction as the YAML has it, empty for none; UsageError for what is missing."""
    if args.corrected is None:
        if args.changed:
            raise UsageError("--changed belongs to a correction", "write --corrected TEXT")
        if args.date and args.withdrawn is None:
            raise UsageError("--date belongs to --corrected or --withdrawn", "write one of them")
        return {}
    if args.withdrawn is not None:
        raise UsageError("a correction and a withdrawal have each a day", "write them one by one")
    if not args.at:
        raise UsageError("it is not said where it states that", "name the paragraph: --at ¶")
    changed = passage(args.changed) if args.changed else []
    return kept(
        {
            "date": day_of("--date", args.date, year),
            "at": paragraphs(args.at),
            "note": text_of(args.corrected, "correction"),
            "changed": [changed] if isinstance(changed, str) else changed,
        }
    )


def _withdrawal(args: argparse.Namespace, year: int) -> CitationValues:
    if not args.date:
        raise UsageError("a withdrawal has a day", "name it: --date DAY")
    note = text_of(args.withdrawn, "note on the withdrawal")
    return {"date": day_of("--date", args.date, year), "note": note}
