"""Records the fingerprint of a text, and its number of paragraphs, where these are missing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from briefing.edit.changes import Change, RefusedError, add, replace
from briefing.edit.file_edit import edit_file, what_it_says
from briefing.edit.mends import Mended, TextOf
from briefing.evidence.quotes import QuoteFinder, QuoteState
from briefing.load.extents import Plain
from briefing.load.folder_layout import SOURCES
from briefing.load.loaded import Loaded
from briefing.model.records import Briefing
from briefing.model.source_text import SourceText
from briefing.model.text import visible

_NONE = "0" * 64
_KEYS = ("sha256", "paragraphs")


def fingerprint_mends(
    files: Mapping[str, bytes],
    load_with: Callable[[Mapping[str, bytes]], Loaded],
    text_of: TextOf,
    left: list[str],
) -> dict[str, tuple[bytes, Mended]]:
    """Return the files of sources with what was missing of `original`, and what was done.

    `load_with` loads the folder with files in place of others; what is not mended goes to `left`
    with the reason.
    """
    missing = {path: found for path, data in files.items() if (found := _missing(path, data))}
    trial = {}
    for path, keys in missing.items():
        values = {"sha256": _NONE, "paragraphs": "1"}
        try:
            trial[path] = edit_file(path, files[path], _changes(files[path], path, keys, values))
        except RefusedError:  # what else is wrong with the file is reported
            continue
    briefing = load_with(trial).briefing if trial else None
    done = {}
    for path in trial if briefing else ():
        assert briefing
        name = path.removeprefix(f"{SOURCES}/").removesuffix(".yaml")
        source = briefing.sources.get(name)
        text = text_of(source) if source else None
        if source is None or source.original is None:
            continue
        reason = _doubt(name, briefing, text, missing[path])
        if text is None or reason:
            left.append(f"{visible(path)}: the fingerprint is not recorded: {reason}")
            continue
        values = {"sha256": text.sha256, "paragraphs": str(len(text.paragraphs))}
        changes = _changes(files[path], path, missing[path], values)
        what = " and ".join(f"{key} {values[key]}" for key in missing[path])
        mended = Mended(source.original.span, "missing-key", f"recorded: {what}")
        done[path] = edit_file(path, files[path], changes), mended
    return done


def _missing(path: str, data: bytes) -> tuple[str, ...]:
    """Return the keys of a source's `original` that are missing or without a value."""
    if not path.startswith(f"{SOURCES}/"):
        return ()
    try:
        record = what_it_says(path, data)
    except RefusedError:
        return ()
    held = record.get("original") if isinstance(record, dict) else None
    return tuple(key for key in _KEYS if not held.get(key)) if isinstance(held, dict) else ()


def _changes(
    data: bytes, path: str, keys: Sequence[str], values: Mapping[str, str]
) -> list[Change]:
    record: Plain = what_it_says(path, data)
    new = {key: values[key] for key in keys}
    return [
        replace(("original", key), value)
        if key in record["original"]
        else add(("original",), key, value)
        for key, value in new.items()
    ]


def _doubt(name: str, briefing: Briefing, text: SourceText | None, missing: Sequence[str]) -> str:
    """Return why a text may not be the one that was curated; empty if nothing speaks for it."""
    original = briefing.sources[name].original
    assert original
    if text is None:
        return "no text is at hand"
    if text.refused:
        return text.refused.why
    if "sha256" not in missing:
        is_it = text.sha256 == original.sha256
        return "" if is_it else "the text at hand is not the one on record"
    count = len(text.paragraphs)
    if "paragraphs" not in missing and count != original.paragraphs:
        return f"the text at hand has {count} paragraphs, the record {original.paragraphs}"
    if text.change == "another article":
        return "the text at hand is likely that of another article"
    finder = QuoteFinder(text.paragraphs)
    absent = sum(
        finder.find(cite.quote, cite.at, suggest=False).state is QuoteState.MISSING
        for event in briefing.events.values()
        for point in event.points
        for cite in point.cites
        if cite.source == name and cite.quote
    )
    return f"{absent} of its quotes do not stand in the text at hand" if absent else ""
