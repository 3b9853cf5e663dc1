"""What the commands that write say of an edit: lines for a reader, a diff, or JSON."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from briefing.cli.messages import say, write_err
from briefing.cli.output import write_json, write_out
from briefing.library import Location
from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import TYPE_CHECKING, NamedTuple
from briefing.model.text import visible

if TYPE_CHECKING:
    from typing import Final

    from briefing.edit.folder_edit import EditResult
    from briefing.render.json.shapes.edits import WrittenEdit

VERSION: Final = 1


def report(
    args: argparse.Namespace,
    location: Location,
    written: EditResult,
    findings: Sequence[Diagnostic] = (),
) -> None:
    """Say what was written, or show the difference, with what the rules warn of."""
    if args.format == "json":
        write_json(document(written.label, written, findings))
    elif args.dry_run:
        write_out("".join(_difference(each) for each in _changes(written)))
    else:
        write_out("".join(_written_line(each, written.label) for each in _changes(written)))
    for note in written.notes:
        say(note)
    say_findings(location, findings)


def say_findings(location: Location, findings: Sequence[Diagnostic]) -> None:
    """Print findings of rules, and how to mend each kind of error."""
    from briefing.render.text.report import Report, concise

    write_err(concise(Report(location.prefix, findings)))
    hints = [f"{each.code}: {each.hint}" for each in findings if each.hint and each.is_error]
    for hint in dict.fromkeys(hints):  # two points may need the same
        say(hint)


def _first_line(before: bytes | None, after: bytes | None) -> int:
    """Return the first line that differs, from 1."""
    old, new = (before or b"").splitlines(), (after or b"").splitlines()
    same = next(
        (n for n, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
        min(len(old), len(new)),
    )
    return max(1, min(same + 1, len(new)))


class _ReportedFile(NamedTuple):
    """A file of an edit: `old` is its path before, another one if it is moved.

    `is_git` says that the edit moves files, which only git's form of a diff can say.
    """

    old: str
    path: str
    before: bytes | None
    after: bytes | None
    is_git: bool


def _changes(written: EditResult) -> list[_ReportedFile]:
    """Return the files of an edit, those first that only get another name."""
    places = {each.new: each.old for each in written.moves}
    changed = {each.path for each in written.files}
    only_moved = [
        _ReportedFile(old, new, None, None, is_git=True)
        for new, old in places.items()
        if new not in changed
    ]
    return only_moved + [
        _ReportedFile(places.get(path, path), path, before, after, is_git=bool(places))
        for path, before, after in written.files
    ]


def _written_line(change: _ReportedFile, label: str) -> str:
    """Return where a file has changed, and why; a moved one with its old name."""
    where = f"{visible(change.path)}:{_first_line(change.before, change.after)}"
    moved = f", was {visible(change.old)}" if change.old != change.path else ""
    return f"{where}: {visible(label)}{moved}\n"


def _difference(change: _ReportedFile) -> str:
    """Return a unified diff, safe to print, as `patch` and git read it."""
    import difflib

    old_path, path, before, after, is_git = change
    lines = [
        [_visible_line(line) for line in (data or b"").decode("utf-8", "replace").split("\n")]
        for data in (before, after)
    ]
    ends = [bool(each and each[-1]) for each in lines]
    old, new = ([*(f"{line}\n" for line in each[:-1]), *each[-1:]] for each in lines)
    if not ends[0] and old:
        old.pop()
    if not ends[1] and new:
        new.pop()
    here, there = (
        "/dev/null" if data is None else f"{side}/{name}"
        for side, name, data in (("a", old_path, before), ("b", path, after))
    )
    head = f"diff --git a/{old_path} b/{path}\n" if is_git else ""
    if old_path != path:
        head += f"rename from {old_path}\nrename to {path}\n"
    parts = difflib.unified_diff(old, new, here, there)
    shown = [
        part if part.endswith("\n") else f"{part}\n\\ No newline at end of file\n" for part in parts
    ]
    return "".join([head, *shown])


def _visible_line(line: str) -> str:
    """Return a line that is safe to print; CR at its end and a byte order mark are left out."""
    return visible(line.removesuffix("\r").removeprefix("\ufeff"))


def document(
    label: str,
    written: EditResult | None,
    findings: Sequence[Diagnostic],
    notes: Sequence[str] = (),
) -> str:
    """Return one JSON document; its shape is documented in docs/json.md."""
    from briefing.render.json.writer import write_json as as_json

    files = _changes(written) if written else ()
    shape: WrittenEdit = {
        "format": "briefing-edit",
        "version": VERSION,
        "edit": label,
        "written": bool(written and written.is_written),
        "files": [
            {
                "path": visible(each.path),
                "line": _first_line(each.before, each.after),
                "created": each.before is None and each.old == each.path,
                "removed": each.after is None and each.old == each.path,
                "moved_from": visible(each.old) if each.old != each.path else "",
                "diff": _difference(each),
            }
            for each in files
        ],
        "findings": [
            {
                "path": visible(each.span.path),
                "line": each.span.line,
                "severity": str(each.severity),
                "code": each.code,
                "message": visible(each.message),
                "hint": visible(each.hint),
            }
            for each in findings
        ],
        "notes": [visible(each) for each in (written.notes if written else notes)],
    }
    return as_json(shape)
