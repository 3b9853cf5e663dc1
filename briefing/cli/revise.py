"""`briefing revise`: a new text of a source."""

from __future__ import annotations

import argparse
import hashlib
import os
import re

from briefing.cli.add import add_pdf
from briefing.cli.citation_arguments import CitationValues
from briefing.cli.edit_report import document
from briefing.cli.file_input import read_input
from briefing.cli.folder import originals_folder
from briefing.cli.messages import UsageError, say, write_err
from briefing.cli.options import day_of
from briefing.cli.output import write_json
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    add_written_folder,
    open_to_write,
    refusal,
    source_of,
    text_of,
    write_edit,
)
from briefing.library import read_source_text
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.paths import typed
from briefing.model.records import Source
from briefing.model.text import visible

if TYPE_CHECKING:
    from briefing.edit.revision import Decisions, NewText
    from briefing.model.source_text import SourceText

SUMMARY = "take a new text of a source in, with all that was made of the old"
EXAMPLES = """\
FILE is plain text (.txt), or a document or address that is read as `briefing add` reads it.
Paragraphs that are the same, word for word, take their citations, gists, labels and reasons along
to their new numbers. Of the others, those that nothing was made of are told; those that something
was made of are listed, and nothing is written until you say what became of each. The old
fingerprint goes into the record's corrections, with the paragraphs that are new: what they say
counts from --date on, without it from the publication. Text, record and citations change together
or not at all. What the rules then say is shown, and stops nothing.

A text in --originals is not written: put the new one there first, and name the old by --before.

examples:
  briefing revise gazette ~/gazette-new.txt --date "8 Mar 2031" --at 11 --dry-run
  briefing revise gazette new.txt --becomes 4=4 10=11 --gone 7 --date 2031-03-08
  briefing revise gazette seeds/gazette.txt --before old.txt      the new one is in place already
"""
_MOST = 8 * 2**20
"""Bytes of a text, as of every file of a briefing."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", metavar="SOURCE", help="a source's number, its id, or the beginning of that")
    add("file", metavar="FILE|URL|-", help="the new text, or the document; `-`: standard input")
    add_written_folder(parser)
    add("--date", metavar="DAY", help="the day of the correction")
    add("--at", metavar="¶", type=_number, default=0, help="the new paragraph that states it")
    add("--note", metavar="TEXT", help="what was corrected")
    text = "old paragraphs that have other words now, each with its new number"
    add("--becomes", metavar="OLD=NEW", nargs="+", action="extend", default=[], help=text)
    text = "old paragraphs that nothing took the place of"
    add("--gone", metavar="OLD", nargs="+", action="extend", type=_number, default=[], help=text)
    text = "the text on record, where it is not beside the record any more"
    add("--before", metavar="FILE", type=typed, help=text)
    add_pdf(parser)
    add_writing(parser)


def _number(text: str) -> int:
    if not re.fullmatch(r"[¶p]?[1-9][0-9]{0,5}", text, re.ASCII):
        raise argparse.ArgumentTypeError(f"`{text}` is no paragraph: write 7")
    return int(text.lstrip("¶p"))


def run(args: argparse.Namespace) -> int:
    """Write the text, the record and what cites it; return 1 if the folder is in the way."""
    from briefing.edit.changes import RefusedError
    from briefing.edit.revision import UndecidedError, revise

    target = open_to_write(args.folder)
    source = target.briefing.sources[source_of(args.source, target)]
    old = _old_paragraphs(args, target, source)
    try:
        new = _new_text(args, source)
        new = new._replace(is_in_place=_is_in_originals(args, source))
        assert source.original
        if hashlib.sha256(new.data).hexdigest() == source.original.sha256:
            raise UsageError(f"this is the text of {source.id} that is on record")
        revision = revise(
            target.root, target.briefing, source, old, new, _decisions(args, source.published.year)
        )
    except UndecidedError as error:
        if args.format == "json":
            write_json(document(f"revision of {source.id}", None, (), error.lines))
        else:
            write_err("".join(f"{visible(line)}\n" for line in error.lines))
        raise refusal(error) from error
    except RefusedError as error:
        raise refusal(error) from error
    about = [source.id, *_citing(target, source)]
    return write_edit(
        args, target, revision.request, about=about, notes=revision.notes, stops=False
    )


def _citing(target: WrittenFolder, source: Source) -> set[str]:
    """Return the points that cite a source."""
    return {
        f"{event.id}#{point.id}"
        for event in target.briefing.events.values()
        for point in event.points
        if any(each.source == source.id for each in point.cites)
    }


def _old_paragraphs(
    args: argparse.Namespace, target: WrittenFolder, source: Source
) -> tuple[str, ...]:
    """Return the paragraphs of the text on record; raises UsageError if it is not at hand."""
    from briefing.edit.revision import text_on_record

    if source.original is None:
        hint = "give it `original` first"
        raise UsageError(f"the record of {source.id} has no text that could change", hint)
    text: SourceText | None
    if args.before:
        text = text_on_record(source, read_input(args.before, "text", _MOST))
        where = visible(args.before)
    else:
        text = read_source_text(target.root, source, originals_folder(args.originals))
        where = "the text at hand"
    hint = "name a file that has it: --before FILE"
    if text is None:
        raise UsageError(f"the text of {source.id} is not at hand", hint)
    if text.refused:
        raise UsageError(f"{where} is not read: {text.refused.why}", text.refused.hint)
    if not text.is_as_recorded:
        raise UsageError(f"{where} is not the one on record: likely {text.change}", hint)
    return text.paragraphs


def _new_text(args: argparse.Namespace, source: Source) -> NewText:
    """Return the new text: a plain one as it is, of other documents what `add` would take.

    Raises UsageError or RefusedError if it cannot be read.
    """
    from briefing.edit.revision import NewText, read_new_text

    if args.file == "-" or args.file.lower().endswith(".txt"):
        return read_new_text(read_input(args.file, "text", _MOST))
    from briefing.capture.captured import CaptureError
    from briefing.capture.child import FileReader, MissingLibraryError
    from briefing.capture.record import Given, make_source
    from briefing.cli.add import request_for
    from briefing.render.shell_command import install_line

    try:
        request = request_for(args.file, args)
        with FileReader() as reader:
            document = reader.read(request)
        given = Given(title=source.title, published=source.published.isoformat())
        made = make_source(document, given)
    except MissingLibraryError as error:
        message = f"{visible(args.file)}: it needs what is not installed: {error.name}"
        raise UsageError(message, install_line("capture")) from error
    except CaptureError as error:
        raise UsageError(f"{visible(args.file)}: {error}", error.hint) from error
    for note in document.notes:
        say(note)
    return NewText(made.text, made.paragraphs)


def _is_in_originals(args: argparse.Namespace, source: Source) -> bool:
    """Whether FILE is the text in the folder of originals.

    Raises UsageError if another one is there: it cannot change together with the record.
    """
    folder = originals_folder(args.originals)
    path = os.path.join(folder, f"{source.id}.txt")
    if not folder or not os.path.lexists(path):
        return False
    try:
        if args.file != "-" and os.path.samefile(typed(args.file), path):
            return True
    except (OSError, ValueError):  # reading them has said why
        pass
    raise UsageError(
        f"the text of {source.id} is looked up in {visible(folder)}, which is not written to",
        "put the new one there, take it as FILE, and name the old one by --before",
    )


def _decisions(args: argparse.Namespace, year: int) -> Decisions:
    from briefing.edit.revision import Decisions

    becomes: CitationValues = {}
    for each in args.becomes:
        match = re.fullmatch(r"([1-9][0-9]{0,5})=([1-9][0-9]{0,5})", each, re.ASCII)
        if match is None:
            raise UsageError(f"--becomes: `{each}` is no pair of paragraphs", "write 4=5")
        becomes[match[1]] = match[2]
    return Decisions(
        becomes={int(old): int(new) for old, new in becomes.items()},
        gone=frozenset(args.gone),
        date=day_of("--date", args.date, year),
        at=args.at,
        note="" if args.note is None else text_of(args.note, "note"),
    )
