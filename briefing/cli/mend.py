"""What `briefing check` writes: mends with one right answer, and entries of `allow`."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from briefing.cli.edit_report import report
from briefing.cli.folder import check_command, originals_folder
from briefing.cli.messages import FolderError, UsageError, say
from briefing.cli.writing import (
    WrittenFolder,
    open_to_write,
    refusal,
    text_of,
    undo_log,
    write_edit,
)
from briefing.library import find_unclaimed_texts, read_source_text, read_texts
from briefing.model.diagnostic_codes import CODES as LOADING
from briefing.model.diagnostics import WARNINGS, Diagnostic
from briefing.model.suggestions import did_you_mean
from briefing.model.text import visible


def fix(args: argparse.Namespace) -> None:
    """Mend a folder and say each change, or show the changes as a diff."""
    from briefing.edit.changes import RefusedError
    from briefing.edit.folder_edit import make_edit
    from briefing.edit.mending import Mending

    target = open_to_write(args.folder)
    originals = originals_folder(args.originals)
    mending = Mending(target.root, lambda each: read_source_text(target.root, each, originals))
    notes: tuple[str, ...] = ()
    try:
        prepared = mending.prepare(target.loaded)
        if prepared.files:
            first = [prepared]
            written = make_edit(
                target.root,
                "check --fix",
                lambda loaded: first.pop() if first else mending.prepare(loaded),
                log=undo_log(target.root),
                is_dry_run=args.dry_run,
                before=target.known,
            )
            notes = written.notes
    except RefusedError as error:
        raise refusal(error) from error
    if prepared.files and args.dry_run:
        report(args, target.location, written)
        notes = ()
    for note in notes:
        say(note)
    for each in mending.mended:
        would = "would be mended" if args.dry_run else "mended"
        code = f"{each.code}: " if each.code else ""
        say(f"{would}: {visible(each.span.path)}:{each.span.line}: {code}{each.what}")
    for line in mending.left:
        say(f"left: {line}")
    if not (mending.mended or mending.left):
        say("there is nothing to mend that has one right answer")


def accept(args: argparse.Namespace) -> int:
    """Write the entry of `allow` for a finding that is there."""
    from briefing.edit.requests import allow

    word, reason = args.allow
    why = text_of(reason, "reason")
    target = open_to_write(args.folder)
    code, _, at = word.partition("@")
    findings = _findings(args, target, code)
    places = list(dict.fromkeys(each.allow_at for each in findings if each.code == code))
    if not places:
        raise UsageError(f"there is no finding of `{code}`", _why_none(code, target))
    if not at and len(places) == 1:
        at = places[0]
    if at not in places:
        message = f"there is no finding of `{code}` at `{at}`" if at else "write CODE@PLACE"
        listed = ", ".join(places[:5]) + (" and more" if len(places) > 5 else "")
        raise UsageError(message, f"it is found at {listed}")
    return write_edit(args, target, allow(code, at, why), about=[at])


def _findings(args: argparse.Namespace, target: WrittenFolder, code: str) -> Sequence[Diagnostic]:
    """Return what `allow` can accept; raises FolderError if the rules wait for a sound folder."""
    from briefing.check import apply
    from briefing.check.case import Case

    warnings = [each for each in target.loaded.problems if not each.is_error]
    if target.loaded.errors:
        if code in WARNINGS:
            return warnings
        message = f"{target.location.title} has errors, and the editorial rules wait"
        raise FolderError(message, f"see: {check_command(args.folder)}")
    folder = originals_folder(args.originals)
    texts = read_texts(target.root, target.briefing, folder)
    unclaimed = find_unclaimed_texts(target.root, target.briefing, folder)
    return [*warnings, *apply(Case(target.briefing, texts, unclaimed))]


def _why_none(code: str, target: WrittenFolder) -> str:
    """Return why there is no finding of a code."""
    from briefing.check import explanations

    codes = explanations()
    if code not in codes:
        return did_you_mean(code, codes, otherwise="`briefing check` shows the codes of findings")
    if code in LOADING and code not in WARNINGS:
        return "errors of loading cannot be accepted"
    if any(each.code == code for each in target.briefing.brief.allow):
        return "what there was is accepted already"
    return "an entry that accepts nothing would be a finding itself"
