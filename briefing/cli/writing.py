"""What the commands that write have in common: options, the folder, and how an edit is made.

Exit codes: 0 written (or shown, with --dry-run), 1 the folder has problems that are in the way, or
what is asked for is not found; 2 wrong usage, or an edit that is refused. Nothing is ever asked.
"""

from __future__ import annotations

import argparse
import contextlib
import os
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager

from briefing.cli.edit_report import document, report, say_findings
from briefing.cli.file_input import read_standard_input
from briefing.cli.folder import check_command, located, originals_folder
from briefing.cli.messages import FolderError, Progress, UsageError
from briefing.cli.names import id_named, point_meant, source_named, stem_of
from briefing.cli.options import add_originals
from briefing.cli.output import write_json
from briefing.edit.known_folder import KnownFolder, watch_files
from briefing.library import Loaded, Location, load_folder, read_texts
from briefing.model.diagnostics import Diagnostic
from briefing.model.ids import is_id
from briefing.model.lean_typing import TYPE_CHECKING, Any, NamedTuple
from briefing.model.paths import typed
from briefing.model.records import Briefing
from briefing.model.text import as_one_line, find_control, name_character, visible
from briefing.system.watch import Watch

if TYPE_CHECKING:
    from briefing.edit.changes import Path
    from briefing.edit.folder_edit import EditRequest, EditResult, Prepare
    from briefing.edit.new_ids import Named
    from briefing.edit.undo_log import UndoLog

_MAX_INPUT = 100_000
"""Characters of a text from standard input."""


class WrittenFolder(NamedTuple):
    """A folder that is written to, and what it holds; the watch began before it was loaded."""

    location: Location
    loaded: Loaded
    briefing: Briefing
    watch: Watch

    @property
    def root(self) -> str:
        """The path of the folder."""
        return self.location.root

    @property
    def known(self) -> KnownFolder:
        """The folder as it was loaded, for the edit."""
        return KnownFolder(self.loaded, self.watch)


def add_writing(parser: argparse.ArgumentParser, *, has_rules: bool = True) -> None:
    """Add the options of every command that writes."""
    add = parser.add_argument
    add("-n", "--dry-run", action="store_true", help="show the change as a diff, and write nothing")
    if has_rules:
        add_originals(parser)
    add("--format", choices=("plain", "json"), default="plain", help="(default: plain)")


def add_written_folder(parser: argparse.ArgumentParser) -> None:
    """Add the argument for the folder that is written to."""
    text = "a briefing's folder (default: the current one)"
    parser.add_argument("folder", nargs="?", type=typed, metavar="FOLDER", help=text)


def open_to_write(folder: str | None) -> WrittenFolder:
    """Load a folder that is to be written to.

    Raises UsageError without one: the briefing that ships with the program is not written to
    unless it is named; and FolderError if there is nothing in the folder to start from.
    """
    root = located(folder)
    progress = Progress()
    watch = watch_files(root.root)
    try:
        loaded = load_folder(root.root, progress)
    finally:
        progress.clear()
    if loaded.briefing is None:
        problem = loaded.problems[0]
        message = f"{root.title}: {problem.message}"
        raise FolderError(message, problem.hint or f"see: {check_command(folder)}")
    return WrittenFolder(root, loaded, loaded.briefing, watch)


def record_in(target: WrittenFolder, path: str) -> Mapping[str, Any]:
    """Return what a file of the folder says, as it is written; empty if that is no mapping.

    Raises as `value_in` does.
    """
    said = value_in(target, path, ())
    return said if isinstance(said, dict) else {}


def value_in(target: WrittenFolder, path: str, at: Path) -> Any:
    """Return what a file of the folder has at some steps, as it was when the folder was loaded.

    Raises UsageError if a file has been changed since, FolderError if this one cannot be read.
    """
    from briefing.edit.folder_edit import file_says

    with refusals_as_usage():
        said = file_says(target.root, path, at)
    if target.watch.differs():
        raise UsageError("nothing is written: the folder has just been changed", "try again")
    return said


def text_of(word: str, what: str) -> str:
    """Return a text of the command line on one line; `-` is standard input.

    Raises UsageError if it is empty, or holds a control character.
    """
    text = _piped(what) if word == "-" else word
    if control := find_control(text):
        message = f"the {what} holds {name_character(control)}"
        raise UsageError(message, "write it without that character")
    text = as_one_line(text).strip()
    if not text:
        raise UsageError(f"the {what} is empty")
    return text


def _piped(what: str) -> str:
    """Return the text from standard input; raises UsageError if it is too long, or no text."""
    data = read_standard_input(what, 4 * _MAX_INPUT, "write it instead")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        message = f"the {what} from standard input is not UTF-8"
        raise UsageError(message, "write it in that encoding") from None
    if len(text) > _MAX_INPUT:
        raise UsageError(f"the {what} from standard input is too long")
    return text


def event_named(name: str, target: WrittenFolder) -> str:
    """Return an event's id, also by its file, or by its beginning.

    Raises UsageError if there is none of that name, or several begin so.
    """
    from briefing.edit.requests import event_file

    name = stem_of(name, ".yaml")
    path = os.path.join(target.root, event_file(name))
    if is_id(name) and os.path.isfile(path):  # also one with mistakes
        return name
    return id_named(name, list(target.briefing.events), "event")


def source_of(name: str, target: WrittenFolder) -> str:
    """Return a source's id as `source_named` does; FolderError if its file could not be loaded."""
    from briefing.edit.requests import source_file

    stem = stem_of(name, ".yaml", ".txt")
    if is_id(stem) and stem not in target.briefing.sources:
        require_readable(source_file(stem), target)
    return source_named(name, target.briefing)


def require_readable(path: str, target: WrittenFolder) -> None:
    """Raise FolderError if there is a file of a record, which could not be loaded."""
    if os.path.lexists(os.path.join(target.root, path)):
        found = next((each for each in target.loaded.errors if each.span.path == path), None)
        where = f"{path}:{found.span.line}" if found else path
        why = f": {found.message}" if found else ""
        raise FolderError(f"{where} has to be mended first{why}", "see: briefing check")


def point_named(ref: str, target: WrittenFolder) -> str:
    """Return the full name of a point, also by the beginnings of both its halves.

    Raises UsageError if there is none of that name, or several begin so.
    """
    return point_meant(ref, names_of_points(target))


def names_of_points(target: WrittenFolder) -> list[str]:
    """Return the full names of all points, in the order of the events."""
    return [
        f"{event.id}#{each.id}"
        for event in target.briefing.events.values()
        for each in event.points
    ]


def record_named(kind: Named, name: str, target: WrittenFolder) -> str:
    """Return the id of a record of a kind; raises UsageError if there is none of that name."""
    from briefing.edit.new_ids import ids_of

    if kind == "source":
        return source_of(name, target)
    if kind == "event":
        return event_named(name, target)
    if kind == "point":
        return point_named(name, target)
    return id_named(name, list(ids_of(target.briefing, kind)), kind)


def write_edit(
    args: argparse.Namespace,
    target: WrittenFolder,
    request: EditRequest,
    *,
    about: Collection[str] = (),
    notes: Sequence[str] = (),
    stops: bool = True,
) -> int:
    """Make the edit of a request as `write_prepared` does."""
    from briefing.edit.folder_edit import prepare

    return write_prepared(
        args,
        target,
        request.label,
        lambda loaded: prepare(target.root, request, loaded),
        about=about,
        notes=notes,
        stops=stops,
    )


def write_prepared(
    args: argparse.Namespace,
    target: WrittenFolder,
    label: str,
    prepare_it: Prepare,
    *,
    about: Collection[str] = (),
    notes: Sequence[str] = (),
    stops: bool = True,
) -> int:
    """Make an edit that the rules are asked about, and say what was done; return the exit code.

    `about` are the places whose findings are shown even if the folder was not sound before; `notes`
    are said as well. Errors of rules stop the edit, or are only shown.
    """
    from briefing.edit.changes import RefusedError
    from briefing.edit.editorial_check import BrokenRulesError, first_obstacle, review_by_rules
    from briefing.edit.folder_edit import make_edit

    originals = originals_folder(args.originals)
    found: list[Diagnostic] = []
    review = review_by_rules(
        lambda each: read_texts(target.root, each, originals), found, about, stops=stops
    )
    try:
        written = make_edit(
            target.root,
            label,
            prepare_it,
            review=review,
            log=undo_log(target.root),
            is_dry_run=args.dry_run,
            before=target.known,
        )
    except BrokenRulesError as error:
        if args.format == "json":
            write_json(document(label, None, error.findings))
        say_findings(target.location, error.findings)
        raise UsageError("nothing is written", "see the errors above") from error
    except RefusedError as error:
        raise refusal(error) from error
    said = _notes(written, notes)
    if obstacle := first_obstacle(written.prepared.after):
        where = f"{visible(obstacle.span.path)}:{obstacle.span.line}"
        said.append(
            f"the rules were asked about what can be read: {where} has to be mended; "
            "see briefing check"
        )
    with told_of(written):
        report(args, target.location, written._replace(notes=tuple(said)), found)
    return 0


@contextlib.contextmanager
def told_of(done: EditResult) -> Iterator[None]:
    """Say of an edit that it is written if an interrupt comes while it is reported."""
    try:
        yield
    except KeyboardInterrupt as error:
        if not done.is_written:
            raise
        from briefing.edit.remembered_write import written

        raise KeyboardInterrupt(written(done.label)) from error


def write_proposals(
    args: argparse.Namespace,
    target: WrittenFolder,
    request: EditRequest,
    *,
    notes: Sequence[str] = (),
) -> None:
    """Make an edit of proposals, which no rule is about, and say what was done.

    `notes` are said as well. Raises UsageError if it is refused.
    """
    from briefing.edit.changes import RefusedError
    from briefing.edit.folder_edit import edit

    log = undo_log(target.root)
    try:
        written = edit(target.root, request, log=log, is_dry_run=args.dry_run, before=target.known)
    except RefusedError as error:
        raise refusal(error) from error
    report(args, target.location, written._replace(notes=tuple(_notes(written, notes))))


def _notes(written: EditResult, notes: Sequence[str]) -> list[str]:
    """Return what is said of an edit; first of all, where it is so, that nothing changes."""
    is_empty = not written.files and not written.moves
    said = [f"nothing changes: {written.label} is as wanted already"] if is_empty else []
    return [*said, *notes, *written.notes]


@contextmanager
def refusals_as_usage() -> Iterator[None]:
    """Raise what `refusal` makes of an edit that is refused while its request is made."""
    from briefing.edit.changes import RefusedError

    try:
        yield
    except RefusedError as error:
        raise refusal(error) from error


def refusal(error: Exception) -> UsageError:
    """Return how the command ends because of an edit that was refused."""
    from briefing.edit.file_edit import UnsoundError
    from briefing.edit.journal import PartlyWrittenError

    if isinstance(error, PartlyWrittenError):
        return UsageError(str(error), error.hint)
    kind = FolderError if isinstance(error, UnsoundError) else UsageError
    places = getattr(error, "places", ())
    return kind(f"nothing is written: {error}", getattr(error, "hint", ""), places)


def undo_log(root: str) -> UndoLog:
    """Return the log of the edits of a folder."""
    from briefing.edit.undo_log import UndoLog
    from briefing.system.user_paths import undo_path

    return UndoLog(undo_path(root, os.environ))
