"""An index of the sources' paragraphs: what each says, and which blocks cite it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from briefing.document.blocks import Cite
from briefing.document.keys import source_key
from briefing.document.phrases import NO_TEXT, count
from briefing.lens.coverage import SourceUse, Use
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import paragraph_text
from briefing.model.records import Paragraphs, Source


class ParagraphEntry(NamedTuple):
    """A paragraph, or a run of paragraphs that are cited together and have no gist.

    `place` names it, ``¶30, p. 12``; `text` is the gist, empty where there is none. `cited` are the
    keys of the blocks that cite it; `is_listed` says that it is listed without.
    """

    key: str
    at: Paragraphs
    place: str
    text: str
    cited: list[str]
    is_listed: bool = False


class ParagraphIndex(NamedTuple):
    """The entries of each source by its id, in order of paragraphs, with a lookup by citation.

    `targets` has the target of each run that a citation names, `starts` that of one that begins
    with a paragraph.
    """

    by_source: Mapping[str, Sequence[ParagraphEntry]]
    targets: Mapping[tuple[str, int, int], str]
    starts: Mapping[tuple[str, int], str]

    def keys_of(self, cite: Cite) -> list[str]:
        """Return the keys of the entries that a citation links to, one for each of its runs."""
        return [self.targets[cite.source, run.first, run.last] for run in cite.at.runs]

    def target_of(self, source: str, at: Paragraphs) -> str:
        """Return the key of the entry that merged citations link to; empty if there is none.

        They begin where one of them does.
        """
        return self.targets.get((source, *at)) or self.starts.get((source, at.first), "")


def index_paragraphs(
    sources: Iterable[Source], citing: Iterable[tuple[str, Iterable[Cite]]], *, is_whole: bool
) -> ParagraphIndex:
    """Return the index of some sources; `citing` pairs the key of a block with its citations.

    A run that is cited links to its first paragraph with a gist, so that there are no more entries
    than records and citations, however large the paragraph numbers. Unless `is_whole`, only
    paragraphs that are cited are listed.
    """
    shown = {each.id: each for each in sources}
    listed = {name: _outline(source, is_listed=is_whole) for name, source in shown.items()}
    numbers = {name: sorted(source.outline) for name, source in shown.items()}
    targets: dict[tuple[str, int, int], str] = {}
    starts: dict[tuple[str, int], str] = {}
    reasons: dict[str, _Reasons] = {}
    for key, cites in citing:
        for name, run in ((each.source, run) for each in cites for run in each.at.runs):
            at = _entry(numbers[name], run)
            entry = listed[name].get(at)
            if entry is None:
                if name not in reasons:
                    reasons[name] = _Reasons(shown[name])
                text = reasons[name].of(at)
                place = paragraph_text(shown[name].labels, at)
                entry = ParagraphEntry(_key(name, at), at, place, text, [])
                listed[name][at] = entry
            if key not in entry.cited[-1:]:
                entry.cited.append(key)
            targets[name, run.first, run.last] = entry.key
            starts[name, run.first] = entry.key
    by_source = {
        name: sorted(
            (each for each in entries.values() if each.cited or each.is_listed),
            key=lambda each: each.at,
        )
        for name, entries in listed.items()
    }
    return ParagraphIndex(by_source, targets, starts)


def coverage_note(use: SourceUse, *, tells_text: bool = True) -> str:
    """Return how much of a source the whole briefing uses; independent of the as-of day.

    That there is no text on record is left out where something else beside it says so.
    """
    total = sum(use.count(each) for each in Use)
    parts = [f"{use.count(each):,} {each}" for each in Use if use.count(each)]
    if use.source.size is None:
        return f"Coverage: {', '.join(parts) or 'none used'}{f'; {NO_TEXT}' if tells_text else ''}."
    return f"Coverage: of {count(total, 'paragraph')}, {', '.join(parts)}."


def _outline(source: Source, *, is_listed: bool) -> dict[Paragraphs, ParagraphEntry]:
    found = {}
    for number, text in source.outline.items():
        at = Paragraphs(number, number)
        place = paragraph_text(source.labels, at)
        found[at] = ParagraphEntry(_key(source.id, at), at, place, text, [], is_listed)
    return found


def _key(source: str, at: Paragraphs) -> str:
    return f"{source_key(source)}.{at}"


def _entry(numbers: Sequence[int], at: Paragraphs) -> Paragraphs:
    """Return the first cited paragraph that has a gist, else all paragraphs cited."""
    place = bisect_left(numbers, at.first)
    if place < len(numbers) and numbers[place] <= at.last:
        return Paragraphs(numbers[place], numbers[place])
    return at


class _Reasons:
    """The texts shown for paragraphs of a source that have no gist."""

    def __init__(self, source: Source) -> None:
        left_out = source.left_out
        self._edges = sorted({edge for at in left_out for edge in (at.first, at.last + 1)})
        self._texts = [""] * (len(self._edges) + 1)
        """The text before each edge, then the one after the last edge."""
        for at, reason in reversed(list(left_out.items())):  # of two reasons the first one holds
            first, after = (bisect_right(self._edges, each) for each in (at.first, at.last))
            self._texts[first : after + 1] = [f"left out: {reason}"] * (after + 1 - first)

    def of(self, at: Paragraphs) -> str:
        """Return ``left out: REASON`` for a paragraph that is left out, else nothing."""
        return self._texts[bisect_right(self._edges, at.first)]
