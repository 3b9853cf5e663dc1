"""Paragraph numbers of a source: a run of them, and several runs that are cited as one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.model.lean_typing import NamedTuple


class Paragraphs(NamedTuple):
    """Paragraphs `first` to `last` of a source's text, counted from 1, both included."""

    first: int
    last: int

    def __str__(self) -> str:
        return str(self.first) if self.first == self.last else f"{self.first}-{self.last}"

    @property
    def runs(self) -> tuple[Paragraphs, ...]:
        """Itself, as the only run."""
        return (self,)

    def overlaps(self, other: Paragraphs) -> bool:
        """Whether they have a paragraph in common."""
        return self.first <= other.last and other.first <= self.last


class Passage(NamedTuple):
    """Paragraphs of a source that are cited as one: runs in order, apart from each other."""

    runs: tuple[Paragraphs, ...]

    @classmethod
    def of(cls, found: Sequence[Paragraphs]) -> Passage:
        """Return the passage of at least one run; runs that touch or overlap are joined."""
        joined: list[Paragraphs] = []
        for each in sorted(found):
            if joined and each.first <= joined[-1].last + 1:
                joined[-1] = Paragraphs(joined[-1].first, max(joined[-1].last, each.last))
            else:
                joined.append(each)
        return cls(tuple(joined))

    def __str__(self) -> str:
        return ",".join(map(str, self.runs))

    @property
    def value(self) -> str | list[str]:
        """It as the YAML has it: ``7-9``, or a list of such."""
        texts = [str(each) for each in self.runs]
        return texts[0] if len(texts) == 1 else texts

    @property
    def first(self) -> int:
        """The first paragraph."""
        return self.runs[0].first

    @property
    def last(self) -> int:
        """The last paragraph."""
        return self.runs[-1].last

    def without(self, others: Iterable[Paragraphs]) -> Passage | None:
        """Return what is left of it without other runs; None if nothing is."""
        runs = list(self.runs)
        for other in others:
            runs = [part for run in runs for part in _cut(run, other)]
        return Passage.of(runs) if runs else None

    def holds(self, number: int) -> bool:
        """Whether a paragraph is one of them."""
        return any(each.first <= number <= each.last for each in self.runs)

    def overlaps(self, other: Paragraphs) -> bool:
        """Whether it has a paragraph in common with a run."""
        return any(each.overlaps(other) for each in self.runs)


def _cut(run: Paragraphs, other: Paragraphs) -> list[Paragraphs]:
    """Return the parts of a run before and behind another one."""
    if not run.overlaps(other):
        return [run]
    parts = Paragraphs(run.first, other.first - 1), Paragraphs(other.last + 1, run.last)
    return [each for each in parts if each.first <= each.last]


def one_paragraph(number: int) -> Passage:
    """Return a passage of one paragraph."""
    return Passage((Paragraphs(number, number),))
