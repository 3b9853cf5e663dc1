"""Sets of paragraph numbers: intersection, overlaps, and their names in messages."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence

from briefing.model.records import Paragraphs

_MAX_SHOWN = 8


class ParagraphSet:
    """Paragraphs as sorted, disjoint runs; costs grow with the runs, not with their lengths."""

    def __init__(self, runs: Iterable[Paragraphs]) -> None:
        self.runs: list[Paragraphs] = []
        for run in sorted(runs):
            if self.runs and run.first <= self.runs[-1].last + 1:
                before = self.runs[-1]
                self.runs[-1] = Paragraphs(before.first, max(before.last, run.last))
            else:
                self.runs.append(run)
        self._firsts = [run.first for run in self.runs]

    def shared_with(self, wanted: Iterable[Paragraphs]) -> list[Paragraphs]:
        """Return those of several runs that are in the set, as runs in order."""
        return [found for run in wanted for found in self.shared(run)]

    def shared(self, wanted: Paragraphs) -> list[Paragraphs]:
        """Return the given paragraphs that are in the set, as runs in order."""
        start = max(0, bisect_right(self._firsts, wanted.first) - 1)
        end = bisect_right(self._firsts, wanted.last)
        return [
            Paragraphs(max(run.first, wanted.first), min(run.last, wanted.last))
            for run in self.runs[start:end]
            if run.last >= wanted.first
        ]


def overlaps(runs: Iterable[Paragraphs]) -> list[Paragraphs]:
    """Return the paragraphs that are in more than one of the runs."""
    shared, last = [], 0
    for run in sorted(runs):
        if run.first <= last:
            shared.append(Paragraphs(run.first, min(run.last, last)))
        last = max(last, run.last)
    return ParagraphSet(shared).runs


def name_paragraphs(runs: Sequence[Paragraphs]) -> str:
    """Name paragraphs in a message: ``paragraph 3``, ``paragraphs 3, 5-7``."""
    shown = ", ".join(map(str, runs[:_MAX_SHOWN]))
    more = f" and {len(runs) - _MAX_SHOWN} more" if len(runs) > _MAX_SHOWN else ""
    is_one = len(runs) == 1 and runs[0].first == runs[0].last
    return f"paragraph{'' if is_one else 's'} {shown}{more}"
