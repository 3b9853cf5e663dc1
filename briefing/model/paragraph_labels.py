"""Labels of paragraphs, such as pages and times, and how citations are written with them."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence

from briefing.model.paragraphs import Paragraphs, Passage

RunLabel = tuple[int, str]
"""The first paragraph of a run, and the label of that run."""
LABELS = r"(?:, [^\[\]]+)?"
"""A pattern of the labels in a citation: what stands between its paragraphs and its bracket."""


def labels_of(labels: Mapping[int, str], at: Passage) -> tuple[RunLabel, ...]:
    """Return the labels of the runs of a passage that have any: ``p. 12``, ``p. 12–p. 14``.

    `labels` are a source's, each with the paragraph from which on it holds, in order.
    """
    if not labels:
        return ()
    starts, texts = list(labels), ["", *labels.values()]
    found = []
    for run in at.runs:
        first, last = (texts[bisect_right(starts, each)] for each in run)
        if words := first if first == last else "–".join(filter(None, (first, last))):
            found.append((run.first, words))
    return tuple(found)


def words_of(labels: Iterable[RunLabel]) -> tuple[str, ...]:
    """Return the texts of labels in order of their paragraphs, each once."""
    return tuple(dict.fromkeys(text for _, text in sorted(labels)))


def place_text(number: int, at: Passage, labels: Sequence[RunLabel]) -> str:
    """Return a citation as it is printed: ``[3 ¶7,9-10]``, with labels ``[3 ¶30, p. 12]``."""
    return (
        f"[{number} ¶{', '.join((str(at), *words_of(labels)))}]" if labels else f"[{number} ¶{at}]"
    )


def paragraph_text(labels: Mapping[int, str], at: Paragraphs | Passage) -> str:
    """Return paragraphs with their labels: ``¶30, p. 12``."""
    return f"¶{at}, {label}" if (label := label_text(labels, at)) else f"¶{at}"


def label_text(labels: Mapping[int, str], at: Paragraphs | Passage) -> str:
    """Return the labels of paragraphs on one line; empty where they have none."""
    return ", ".join(words_of(labels_of(labels, Passage(at.runs)))) if labels else ""
