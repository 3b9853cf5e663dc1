"""Finds the paragraph of a source that shares many more words with a sentence than those cited."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from math import log

from briefing.evidence.modality_sentences import stems_of

_FEW = 2
"""Words that a sentence may share with what it cites and still be told elsewhere."""
_MORE = 3
"""Words more that another paragraph has to share."""
_SHARE = 1 / 3
"""Of what the words weigh that another paragraph shares: what is cited has no more."""
_LONG = 5_000
"""Characters of a paragraph that is so long that it shares words with everything."""


def find_elsewhere(
    sentence: str, cited: Collection[int], folded: Sequence[str], whole: str
) -> int | None:
    """Return the index of the paragraph that tells a sentence, where those cited share no words.

    `cited` are indices of `folded`, which are the paragraphs without case, and `whole` the text. A
    word that few paragraphs have weighs more.
    """
    stems = stems_of(sentence)
    if sum(any(each in folded[index] for index in cited) for each in stems) > _FEW:
        return None  # the usual case, for which no other paragraph is read
    stems = frozenset(each for each in stems if each in whole)
    if len(stems) < _MORE:
        return None
    near = {each: each in cited or _may_tell(stems, folded[each]) for each in range(len(folded))}
    shared = {each: stems & stems_of(folded[each]) for each, is_read in near.items() if is_read}
    own = frozenset[str]().union(*(shared[each] for each in cited))
    others = [
        each for each in shared if each not in cited and len(shared[each]) >= len(own) + _MORE
    ]
    if not others:
        return None
    weight = {
        each: log((len(folded) + 1) / max(1, sum(each in text for text in folded)))
        for each in stems
    }
    best = max(others, key=lambda each: sum(map(weight.__getitem__, shared[each])))
    most = sum(map(weight.__getitem__, shared[best]))
    return best if sum(map(weight.__getitem__, own)) <= _SHARE * most else None


def _may_tell(stems: Collection[str], paragraph: str) -> bool:
    return len(paragraph) <= _LONG and sum(each in paragraph for each in stems) >= _MORE
