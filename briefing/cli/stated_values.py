"""Checks that paragraphs of a source state what a command gives of it: it is not inferred then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefing.cli.citation_arguments import passage_of, require_paragraphs
from briefing.cli.folder import originals_folder
from briefing.cli.messages import UsageError
from briefing.library import read_source_text
from briefing.model.dates import parse_when
from briefing.model.lean_typing import Any
from briefing.model.records import Source
from briefing.model.text import visible

STATED = ("title", "publisher", "author", "published")
"""Values that a text may state of itself."""


def stated_values(
    root: str, source: Source, at: str, values: Mapping[str, Any], originals: str | None
) -> list[str]:
    """Return the names of the given values that the paragraphs `at` state.

    Raises UsageError if one does not stand there, if none is given, or without the text.
    """
    names = [name for name in STATED if values.get(name)]
    if not names:
        raise UsageError(
            "--at says where a correction stands, or what is given of the source",
            "write --corrected TEXT, or --published DAY, --publisher TEXT, ...",
        )
    paragraphs = _paragraphs(root, source, at, originals)
    for name in names:
        for missing in _missing(name, values[name], paragraphs, source):
            hint = f"read it: briefing show {source.id}; without --at it stays inferred"
            message = f"--{name}: ¶{at} of {source.id} does not print {visible(missing)}"
            raise UsageError(message, hint)
    return names


def _paragraphs(root: str, source: Source, at: str, originals: str | None) -> list[str]:
    wanted = passage_of(at)
    text = read_source_text(root, source, originals_folder(originals))
    if text is None or not text.is_as_recorded:
        message = f"--at: the text of {source.id} that is on record is not at hand"
        raise UsageError(message, "name the folder that holds it: --originals DIR")
    require_paragraphs(source.id, wanted, len(text.paragraphs))
    runs = (text.paragraphs[run.first - 1 : run.last] for run in wanted.runs)
    return [paragraph for run in runs for paragraph in run]


def _missing(name: str, value: Any, paragraphs: list[str], source: Source) -> Iterator[str]:
    """Yield what of a value stands in none of the paragraphs."""
    if name == "published":
        from briefing.capture.date_lines import prints_day

        day = parse_when(value).day  # None for a window, which is no day of publication
        tag = source.language
        if day is None or not any(prints_day(each, day, tag, near=day) for each in paragraphs):
            yield value
        return
    from briefing.evidence.normalisation import skeleton

    texts = [skeleton(each) for each in paragraphs]
    for each in [value] if isinstance(value, str) else value:
        if not any(skeleton(each) in text for text in texts):
            yield each
