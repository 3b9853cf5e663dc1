"""`briefing export`: writes the briefing in the format of another program."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from itertools import chain

from briefing.cli.folder import open_briefing, originals_of
from briefing.cli.messages import UsageError, say
from briefing.cli.options import add_folder, add_lens, add_originals, lens_from
from briefing.cli.output import is_terminal, refuse_existing, write_data, write_out
from briefing.document.phrases import shown_words
from briefing.document.print_command import print_command
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.model.paths import typed
from briefing.model.suggestions import did_you_mean
from briefing.model.text import visible
from briefing.render.export import PAPERS, ExportRequest, ExportResult, NoFontError
from briefing.render.formats import FORMATS, Format
from briefing.render.shell_command import install_line

SUMMARY = "write it for another program: page, calendar, citations, timeline"
EXAMPLES = """\
What a format cannot carry is listed on standard error.

examples:
  briefing export --list                             the formats, and what each is for
  briefing export html -o talks.html                 a page
  briefing export ics ~/port --as-of "10 Jan"        a calendar, as things stood on that day
  briefing export csl --topic space -o space.json    the sources of one topic
  briefing export csv --table events | duckdb -c "from read_csv('/dev/stdin')"
  briefing export pdf --paper letter -o talks.pdf    on the paper of North America
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    parser.add_argument("format", nargs="?", metavar="FORMAT", help=", ".join(FORMATS))
    add_folder(parser)
    parser.add_argument("--list", action="store_true", help="list the formats, and nothing else")
    add_lens(parser)
    add_originals(parser)
    group = parser.add_argument_group("how it is written")
    add = group.add_argument
    add("-o", "--output", type=typed, metavar="FILE", help="a file, whole or not at all")
    add("--force", action="store_true", help="overwrite the file")
    tables = ", ".join(chain.from_iterable(each.tables for each in FORMATS.values()))
    add("--table", metavar="NAME", help=f"of csv, one table and no ZIP: {tables}")
    add("--paper", choices=PAPERS, help="the size of the pages of pdf (default: a4)")
    add(
        "--font-dir",
        type=typed,
        metavar="DIR",
        help="a folder with fonts for scripts that pdf's own fonts lack",
    )


def run(args: argparse.Namespace) -> int:
    """Write the export; return 1 if the folder has problems."""
    if args.list:
        write_out("".join(f"{each.name}\t{each.suffix}\t{each.purpose}\n" for each in _formats()))
        return 0
    chosen_format = _format(args.format)
    _check_table(chosen_format, args.table)
    if chosen_format.is_binary and not args.table and args.output is None and is_terminal():
        raise UsageError(f"{args.format} is no text for a terminal", "name a file with -o")
    refuse_existing(args.output, force=args.force)
    _require(chosen_format)
    _check_pages(args, chosen_format)
    chosen, briefing, code = open_briefing(args.folder)
    if briefing is None:
        return code
    index = Index(briefing)
    view = look(index, lens_from(args, index))
    if not view.events:
        if not briefing.events:
            hint = "write an event first: briefing event --help"
            raise UsageError("there is nothing to export, since there is no event", hint)
        hint = "widen the filters" if view.lens.filters or view.fall else "choose a later day"
        raise UsageError(f"there is nothing to export {shown_words(view)}", hint)
    texts = {}
    if chosen_format.needs_texts:
        texts = originals_of(chosen.root, briefing, args.originals)
    command = print_command(args.folder, view, ("export", chosen_format.name))
    command += ["--paper", args.paper] if args.paper else []
    command += ["--font-dir", args.font_dir] if args.font_dir else []
    request = ExportRequest(
        index,
        view,
        command,
        chosen.origin,
        texts,
        table=args.table or "",
        paper=args.paper or PAPERS[0],
        font_folder=args.font_dir or "",
    )
    try:
        result = chosen_format.write(request)
    except NoFontError as error:
        hint = "name one with .ttf, .otf or .ttc files"
        raise UsageError(f"--font-dir: {visible(str(error))}", hint) from error
    write_data(args.output, result.data, force=args.force)
    _tell(chosen_format, result)
    return code


def _formats() -> Sequence[Format]:
    return list(FORMATS.values())


def _format(name: str | None) -> Format:
    if name is None:
        raise UsageError("export needs a format", "briefing export --list lists them")
    if name not in FORMATS:
        hint = did_you_mean(name, FORMATS, otherwise="briefing export --list lists them")
        raise UsageError(f"there is no format `{name}`", hint)
    return FORMATS[name]


def _check_table(chosen: Format, table: str | None) -> None:
    if table is None or table in chosen.tables:
        return
    if not chosen.tables:
        raise UsageError(f"{chosen.name} has no tables", "--table is of csv")
    hint = did_you_mean(table, chosen.tables, otherwise=f"there are: {', '.join(chosen.tables)}")
    raise UsageError(f"there is no table `{table}`", hint)


def _require(chosen: Format) -> None:
    """Refuse a format whose extra is missing, before a large folder is loaded for it."""
    try:
        chosen.require()
    except ModuleNotFoundError as error:
        if not chosen.extra:
            raise
        message = f"{chosen.name} needs what is not installed: {error.name}"
        raise UsageError(message, install_line(chosen.extra)) from error


def _check_pages(args: argparse.Namespace, chosen: Format) -> None:
    """Refuse the options for pages where a format has none."""
    for option, value in (("--paper", args.paper), ("--font-dir", args.font_dir)):
        if value is not None and not chosen.has_pages:
            names = ", ".join(each.name for each in _formats() if each.has_pages)
            raise UsageError(f"{option} is for {names}", f"leave it out for {chosen.name}")


def _tell(chosen: Format, result: ExportResult) -> None:
    """Print what the export leaves out, by kind and number, and what else is to be known."""
    if result.omissions:
        say(f"{chosen.name} cannot carry {'; '.join(each.words for each in result.omissions)}")
    for note in result.notes:
        say(f"{chosen.name}: {note}")
