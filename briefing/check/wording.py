"""Rules on the wording of the curator's own prose."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate

from briefing.check.case import Case
from briefing.check.prose import CLOSING, STOPS, own_prose, sentences, without_quotes
from briefing.check.rule import Finding, Rule, rule
from briefing.evidence.word_boundaries import find_whole


@rule(
    "avoided-word",
    "A word that the brief keeps out of its own prose",
    why="A loaded word takes a side. `avoid` names those that this briefing leaves to its sources: "
    "in quotation marks they may stand (ICD 203 D.6.a asks for objectivity).",
    remedy="say it in neutral words, or quote who says it",
    bad="avoid: [regime]\n# and in an event\ntext: The regime agreed to talks.",
    good="avoid: [regime]\n# and in an event\ntext: The government agreed to talks.",
)
def avoided_word(case: Case) -> Iterator[Finding]:
    """Search all own prose for the words of `avoid`: whole words, any case."""
    avoid = dict.fromkeys(each.casefold() for each in case.briefing.brief.avoid)
    if not avoid:
        return
    # One search through everything for each word: much faster than one in each text.
    passages = list(own_prose(case))
    texts = [each.text.casefold() for each in passages]
    starts = list(accumulate((len(text) + 1 for text in texts), initial=0))
    everything = "\n".join(texts)
    for word in avoid:
        places = (bisect_right(starts, place) - 1 for place in find_whole(word, everything))
        for number in dict.fromkeys(places):
            if next(find_whole(word, without_quotes(texts[number])), None) is not None:
                passage = passages[number]
                yield Finding(passage.span, passage.at, f"“{word}” is a word to avoid")


@rule(
    "two-sentences",
    "More than one sentence",
    why="A point is one sentence that each of its citations supports by itself, a judgment one "
    "with its own confidence. In a second sentence nobody can tell what it rests on.",
    remedy="make two of it, each with what it rests on",
    bad="text: Two berths are to be added. They cost forty million.",
    good="text: Two berths are to be added for forty million.",
)
def two_sentences(case: Case) -> Iterator[Finding]:
    """Count the sentences of points and judgments."""
    for _, point, ref in case.points():
        if _has_two(point.text):
            yield Finding(point.span, ref, f"`{ref}` has more than one sentence")
    for name, judgment in case.judgments():
        if _has_two(judgment.text):
            message = f"judgment {name} has more than one sentence"
            yield Finding(judgment.span, "judgments", message)


_MAY_END = re.compile(rf"[.!?…][{CLOSING}]*\s|[{STOPS}].")


def _has_two(text: str) -> bool:
    # Nearly every text is one sentence, and this tells so at a seventh of the cost.
    return bool(_MAY_END.search(text)) and len(sentences(without_quotes(text))) > 1


RULES: tuple[Rule, ...] = (avoided_word, two_sentences)
