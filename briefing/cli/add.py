"""`briefing add`: takes articles in, as texts in paragraphs with their records."""

from __future__ import annotations

import argparse
import os
import re
import sys
from datetime import date
from typing import TYPE_CHECKING

from briefing.cli.file_input import UnreadableInputError, read_file, read_standard_input
from briefing.cli.folder import open_folder
from briefing.cli.messages import UsageError, say, write_err
from briefing.cli.options import add_origin, day_of
from briefing.cli.output import write_json, write_out
from briefing.library import is_briefing_at
from briefing.model.paths import typed
from briefing.model.text import as_one_line, visible
from briefing.render.shell_command import install_line, shell_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from briefing.capture.captured import CaptureRequest
    from briefing.capture.child import FileReader
    from briefing.capture.record import Given
    from briefing.cli.add_report import Added
    from briefing.edit.source_folder import SourceFolder

SUMMARY = "take articles in: their texts in paragraphs, and their records"
EXAMPLES = """\
It reads pages in HTML or as browsers save them (.mhtml), PDF, mails (.eml), Word files (.docx),
Markdown and plain text. The text is written to seeds/ID.txt, and what the file states of itself to
seeds/ID.yaml; what it does not state is named there under `inferred`, with the reason. A line of
the date at the head states the day of publication; a day that is given is stated as well where the
head prints it. Headings, bylines, captions and the like are proposed as `left_out`. Read what it
says at the end: what was left out, what else stands in the page, and what was inferred. Nothing is
overwritten, and a text that is there is not taken twice. Exit code 1: something was not added.

examples:
  briefing add gazette.html
  briefing add https://gazette.example/berths report.pdf mail.eml
  briefing add report.pdf --pages 12-14 --published 2031-03-05
  pbpaste | briefing add - --title "Two berths" --published "5 Mar 2031"
  briefing add *.html --dry-run
"""
_OF_ONE = ("id", "title", "author", "url", "descriptor")
"""Options that hold for one input alone."""
_ADDRESS = re.compile(r"[a-z][a-z0-9+.-]*://", re.IGNORECASE)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("inputs", nargs="+", metavar="FILE|URL|-", help="what to take in; `-`: standard input")
    add("--folder", type=typed, metavar="DIR", help="the briefing's folder (default: the current)")
    add("-n", "--dry-run", action="store_true", help="say what would be written, and write nothing")
    add("--format", choices=("plain", "json"), default="plain", help="(default: plain)")
    group = parser.add_argument_group("what you know better than the file")
    add = group.add_argument
    add("--id", metavar="ID", help="its id (default: after the file's name, or the title)")
    add("--title", metavar="TEXT", help="its headline")
    add("--publisher", metavar="TEXT", help="who published it")
    add(
        "--published",
        metavar="DAY",
        help="the day of publication, as in 2031-03-05 or '5 Mar 2031'",
    )
    add("--author", action="append", metavar="NAME", help="who wrote it; may be repeated")
    add_origin(group)
    add("--url", metavar="URL", help="its address")
    add("--accessed", metavar="DAY", help="the day on which it was read at that address")
    add("-d", "--descriptor", metavar="TEXT", help="how it knows, what it wants and what it lacks")
    add_pdf(parser)


def add_pdf(parser: argparse.ArgumentParser) -> None:
    """Add the options for PDF."""
    group = parser.add_argument_group("PDF")
    group.add_argument(
        "--pages", type=_pages, metavar="N-M", default=(0, 0), help="these pages only"
    )
    group.add_argument("--password", default="", metavar="TEXT", help="of an encrypted file")


def _pages(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9]\d{0,5})(?:-([1-9]\d{0,5}))?", text, re.ASCII)
    first, last = (int(match[1]), int(match[2] or match[1])) if match else (0, 0)
    if not 0 < first <= last:
        raise argparse.ArgumentTypeError("pages are a number from 1, or two as in 12-14")
    return first, last


def run(args: argparse.Namespace) -> int:
    """Add each input; return 1 if one was not added."""
    from briefing.capture.captured import CaptureError
    from briefing.capture.child import FileReader
    from briefing.cli.add_report import as_json, as_plain
    from briefing.cli.citation_arguments import usual_year
    from briefing.cli.present_texts import PresentTexts
    from briefing.cli.writing import undo_log
    from briefing.edit.source_folder import SourceFolder

    root = _folder(args.folder)
    _, loaded = open_folder(root)
    sources = loaded.briefing.sources if loaded.briefing else {}
    year = usual_year(loaded.briefing) if loaded.briefing else date.today().year
    given = _given(args, year)
    recorded = {name: each.original.sha256 for name, each in sources.items() if each.original}
    folder = SourceFolder(root, recorded, undo_log(root))
    if args.id:
        try:
            folder.refuse_id(args.id)
        except CaptureError as error:
            raise UsageError(f"--id: {error}", error.hint) from error
    present = PresentTexts(root, loaded.briefing)
    reports: list[Added] = []
    with FileReader() as reader:
        for number, name in enumerate(args.inputs, 1):
            with _progress(number, len(args.inputs), name):
                report = _add(name, args, given, reader, folder)
            if report.source and report.document:
                notes = (*report.document.notes, *present.shared_with(report.id, report.source))
                report = report._replace(document=report.document._replace(notes=notes))
            reports.append(report)
            if report.refused:
                say(f"{report.input}: {report.refused}")
            elif args.format == "plain":
                write_out(as_plain(report))
    if args.format == "json":
        write_json(as_json(reports))
    _say_next(reports, args)
    return 1 if any(each.refused for each in reports) else 0


def _given(args: argparse.Namespace, year: int) -> Given:
    """Return what the options say; `year` is that of a publication without one."""
    from briefing.capture.record import Given

    of_one = [name for name in _OF_ONE if getattr(args, name)]
    if len(args.inputs) > 1 and of_one:
        message = f"--{of_one[0]} is of one source, and there are {len(args.inputs)}"
        raise UsageError(message, "add it alone")
    if args.inputs.count("-") > 1:
        raise UsageError("standard input can be read once", "write `-` once")
    published = day_of("--published", args.published, year)
    return Given(
        title=as_one_line(args.title or "").strip(),
        publisher=as_one_line(args.publisher or "").strip(),
        published=published,
        url=as_one_line(args.url or "").strip(),
        accessed=day_of("--accessed", args.accessed, year),
        descriptor=as_one_line(args.descriptor or "").strip(),
        authors=_texts(args.author),
        origins=_texts(args.origin),
    )


def _texts(given: Sequence[str] | None) -> tuple[str, ...]:
    return tuple(filter(None, (as_one_line(text).strip() for text in given or ())))


def _accessed(text: str, published: str, otherwise: str) -> str:
    """Return the day of `--accessed`; without a year, the first such day from publication on."""
    if not published[:4].isdecimal():
        return otherwise
    year = int(published[:4])
    day = day_of("--accessed", text, year)
    if day < published:
        later = day_of("--accessed", text, year + 1)
        return later if later > published else day
    return day


def _folder(folder: str | None) -> str:
    root = folder or "."
    if not is_briefing_at(root):
        where = f"`{visible(folder)}` holds no briefing" if folder else "there is no briefing here"
        raise UsageError(
            where, "go into its folder, name it with --folder, or make one: briefing new"
        )
    return root


def _add(
    name: str, args: argparse.Namespace, given: Given, reader: FileReader, folder: SourceFolder
) -> Added:
    """Add one input, and return what is to be said of it."""
    from briefing.capture.captured import CaptureError, Fact
    from briefing.capture.child import MissingLibraryError
    from briefing.capture.record import make_source, propose_id
    from briefing.cli.add_report import Added

    shown = "standard input" if name == "-" else visible(name)
    try:
        request = request_for(name, args)
        document = reader.read(request)
        if args.accessed:
            day = given.published or document.facts.get("published", Fact("")).value
            given = given._replace(accessed=_accessed(args.accessed, day, given.accessed))
        source = make_source(document, given, date.today() if request.address else None)
        if same := folder.same_text(source, request.data):
            return Added(shown, refused=f"this very text is there, as {same}")
        stem = "" if request.address else os.path.splitext(os.path.basename(request.name))[0]
        found = args.id or propose_id(stem, source.facts["title"].value, folder.taken)
        files = folder.files_of(found) if args.dry_run else folder.write(found, source)
        folder.take(found, source)
    except MissingLibraryError as error:
        return Added(
            shown,
            refused=f"it needs what is not installed: {error.name}; {install_line('capture')}",
        )
    except CaptureError as error:
        return Added(shown, refused=f"{error}; {error.hint}" if error.hint else str(error))
    return Added(shown, found, files, document, source, is_written=not args.dry_run)


def request_for(name: str, args: argparse.Namespace) -> CaptureRequest:
    """Read or fetch an input; raises CaptureError if that fails."""
    from briefing.capture.captured import CaptureError, CaptureRequest
    from briefing.capture.formats import MAX_BYTES

    request = CaptureRequest(b"", password=args.password, pages=args.pages)
    if _ADDRESS.match(name):
        from briefing.capture.fetch import fetch

        page = fetch(name)
        path = page.address.partition("?")[0].partition("#")[0]
        return request._replace(
            data=page.data,
            name=path.rpartition("/")[2],
            address=page.address,
            content_type=page.content_type,
        )
    if name == "-":
        try:
            return request._replace(data=read_standard_input("text", MAX_BYTES, "name its file"))
        except UsageError as error:
            raise CaptureError(str(error), error.hint) from None
    try:
        data = read_file(name, MAX_BYTES)
    except UnreadableInputError as error:
        raise CaptureError(str(error)) from None
    return request._replace(data=data, name=os.path.basename(typed(name)))


class _progress:  # noqa: N801 - used as a word of `with`
    """A line on a terminal that says what is being read, erased afterwards."""

    def __init__(self, number: int, total: int, name: str) -> None:
        from briefing.system.terminal import obeys_escapes

        is_terminal = sys.stderr is not None and sys.stderr.isatty()
        self._is_shown = total > 1 and is_terminal and obeys_escapes(sys.stderr)
        self._text = f"Reading {number:,} of {total:,}: {visible(name)[-50:]}"

    def __enter__(self) -> None:
        if self._is_shown:
            write_err(f"\r{self._text}")

    def __exit__(self, *error: object) -> None:
        if self._is_shown:
            write_err("\r\x1b[K")


def _say_next(reports: list[Added], args: argparse.Namespace) -> None:
    """Say what became of several inputs, and what comes next."""
    added = [each.id for each in reports if not each.refused]
    if len(reports) > 1:
        verb = "would be added" if args.dry_run else "added"
        say(f"{len(added):,} of {len(reports):,} {verb}")
    if added and not args.dry_run and args.format == "plain":
        words = ["briefing", "show", added[0], *([args.folder] if args.folder else []), "--unread"]
        say(f"next: read it with {shell_line(words)}")
