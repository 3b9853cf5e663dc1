"""Mends what has one right answer: misspelt words, a quote's paragraph, fingerprints, modelines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from briefing.check import check
from briefing.check.case import Case
from briefing.edit.changes import Change, RefusedError, replace
from briefing.edit.file_edit import edit_file
from briefing.edit.journal import (
    ChangedMeanwhileError,
    FileChange,
    editing,
    read_file,
    recover,
    replace_files,
)
from briefing.edit.splices import Splice, apply_splices
from briefing.edit.undo_log import UndoLog
from briefing.evidence.quotes import QuoteState
from briefing.load import Loaded, load
from briefing.load.extents import Entries, Extent, Items, Leaf, parse_extents
from briefing.load.files import find_files
from briefing.load.folder_layout import BRIEF, DISPUTES, EVENTS, SOURCES
from briefing.model.diagnostics import Diagnostic
from briefing.model.records import Citation
from briefing.model.source_text import SourceText

_MODELINE = b"# yaml-language-server:"
_SCHEMAS = {BRIEF: "../schema/brief.json", DISPUTES: "../schema/disputes.json"}
_GUESSED = ("unknown-key", "unknown-word", "unknown-reference")
_GUESS = re.compile(r"did you mean `([^`]+)`\?")
_NAMED = re.compile(r"`([^`]+)`")


def fix_folder(
    root: str, texts: Mapping[str, SourceText], log: UndoLog | None = None
) -> tuple[Sequence[FileChange], Sequence[str]]:
    """Mend the files of a folder; return what was changed, and what was done in words.

    In a folder with errors only misspelt words are mended. Raises RefusedError if a file cannot be
    written, or if the folder would have an error or a finding that it does not have now.
    """
    try:
        with editing(root):
            recover(root)
            changes, done = _fixes(root, texts)
            if changes:
                if log:
                    log.push("problems are mended", changes)
                replace_files(root, changes)
    except ChangedMeanwhileError:
        raise RefusedError("a file has just been changed", "try again") from None
    except OSError as error:
        raise RefusedError(f"cannot write: {error.strerror or error}") from error
    return changes, done


def _fixes(root: str, texts: Mapping[str, SourceText]) -> tuple[list[FileChange], list[str]]:
    loaded = load(root)
    made: dict[str, bytes] = {}
    done: list[str] = []
    if loaded.errors:
        _mend_words(root, loaded.errors, made, done)
    elif loaded.briefing:
        case = Case(loaded.briefing, texts)
        for path, change, words in (*_paragraphs(case), *_fingerprints(case)):
            data = made.get(path) or read_file(root, path)
            if data is not None:
                made[path] = edit_file(path, data, [change])
                done.append(f"{path}: {words}")
        _add_modelines(root, made, done)
    changes = [FileChange(path, read_file(root, path), data) for path, data in made.items()]
    _prove(root, loaded, made, texts)
    return changes, done


def _mend_words(
    root: str, errors: Sequence[Diagnostic], made: dict[str, bytes], done: list[str]
) -> None:
    """Replace each misspelt word for which the loader names one other."""
    by_path: dict[str, list[Diagnostic]] = {}
    for each in errors:
        if each.code in _GUESSED and len(_GUESS.findall(each.hint)) == 1:
            by_path.setdefault(each.span.path, []).append(each)
    for path, problems in by_path.items():
        data = read_file(root, path)
        try:
            text = (data or b"").decode("utf-8")
            mark = "\ufeff" if text.startswith("\ufeff") else ""
            text = text.removeprefix(mark)
            leaves = {each.start: each for each in _leaves(parse_extents(text))}
        except ValueError:
            continue
        starts = [0, *(found.end() for found in re.finditer("\n", text))]
        splices = []
        for each in problems:
            leaf = leaves.get(starts[each.span.line - 1] + each.span.column - 1)
            [guess] = _GUESS.findall(each.hint)
            if leaf and leaf.text in _NAMED.findall(each.message) and leaf.style in ("", "'", '"'):
                splices.append(Splice(leaf.start, leaf.end, f"{leaf.style}{guess}{leaf.style}"))
                done.append(f"{path}:{each.span.line}: `{leaf.text}` is `{guess}`")
        if splices:
            made[path] = (mark + apply_splices(text, splices)).encode("utf-8")


def _leaves(node: Extent) -> Iterator[Leaf]:
    if isinstance(node, Leaf):
        yield node
    elif isinstance(node, Items):
        for each in node.items:
            yield from _leaves(each)
    elif isinstance(node, Entries):
        for key, value in node.entries:
            yield key
            yield from _leaves(value)


def _paragraphs(case: Case) -> Iterator[tuple[str, Change, str]]:
    """Yield the paragraph of each quote that stands in one other than those that are cited."""
    paths = _paths_of_citations(case)
    for cited, found in case.quotes:
        at = cited.citation.at
        # Of several paragraphs only the curator knows which one was meant.
        if found.state is QuoteState.ELSEWHERE and at.first == at.last:
            path, steps = paths[id(cited.citation)]
            words = f"“{cited.citation.quote}” is of paragraph {found.paragraph}"
            yield path, replace((*steps, "at"), str(found.paragraph)), words


def _paths_of_citations(case: Case) -> dict[int, tuple[str, tuple[str | int, ...]]]:
    found: dict[int, tuple[str, tuple[str | int, ...]]] = {}

    def note(path: str, steps: tuple[str | int, ...], cites: Sequence[Citation]) -> None:
        for place, each in enumerate(cites):
            found[id(each)] = path, (*steps, "cites", place)

    for event, point, _ in case.points():
        note(f"{EVENTS}/{event.id}.yaml", ("points", point.id), point.cites)
    for name, dispute in case.briefing.disputes.items():
        for place, side in enumerate(dispute.sides):
            note(DISPUTES, (name, "sides", place), side.cites)
    return found


def _fingerprints(case: Case) -> Iterator[tuple[str, Change, str]]:
    """Yield fingerprints and counts of texts whose words are those on record."""
    for name, source in case.briefing.sources.items():
        text = case.texts.get(name)
        if text is None or source.original is None or not text.is_as_recorded:
            continue
        path, count = f"{SOURCES}/{name}.yaml", len(text.paragraphs)
        if text.sha256 != source.original.sha256:
            yield path, replace(("original", "sha256"), text.sha256), "the fingerprint of its text"
        if count != source.original.paragraphs:
            words = f"its text has {count} paragraphs"
            yield path, replace(("original", "paragraphs"), str(count)), words


def _add_modelines(root: str, made: dict[str, bytes], done: list[str]) -> None:
    """Name the schema in the first line of each file, where some file of the folder does so."""
    folder = find_files(root, [], [])
    if folder is None:
        return
    paths = [folder.brief, *(folder.events or {}).values(), folder.disputes]
    paths = [each for each in (*paths, *(folder.sources or {}).values()) if each]
    data = {each: made.get(each) or read_file(root, each) or b"" for each in paths}
    if not any(_MODELINE in each[:200] for each in data.values()):
        return  # whoever has none may not want them
    for path, text in data.items():
        if _MODELINE not in text[:200] and not text.startswith((b"%", b"---", b"\xef\xbb\xbf")):
            kind = "event" if path.startswith(EVENTS) else "source"
            up = "../.." if kind == "event" else ".."
            schema = _SCHEMAS.get(path, f"{up}/schema/{kind}.json")
            end = b"\r\n" if b"\r\n" in text else b"\n"
            made[path] = _MODELINE + f" $schema={schema}".encode() + end + text
            done.append(f"{path}: the schema is named")


def _prove(
    root: str, before: Loaded, made: Mapping[str, bytes], texts: Mapping[str, SourceText]
) -> None:
    """Raise RefusedError if the folder would have a problem that it has not now."""
    after = load(root, unsaved=made)
    known = {(each.code, each.message) for each in before.problems}
    new = [each for each in after.errors if (each.code, each.message) not in known]
    # With fewer errors there is more to be seen: what a record that was left out has wrong.
    if len(after.errors) > len(before.errors) or (new and not before.errors):
        first = (new or after.errors)[0]
        raise RefusedError(f"the folder would have an error: {first.message}", first.hint)
    if before.errors or before.briefing is None or after.briefing is None:
        return
    then = {(each.code, each.message) for each in check(before.briefing, texts)}
    for each in check(after.briefing, texts):
        if each.is_error and (each.code, each.message) not in then:
            raise RefusedError(f"the folder would break a rule: {each.message}", each.hint)
