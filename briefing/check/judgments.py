"""Rules on the wording of judgments and the bottom line (ICD 203 D.6.e)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from briefing.check.case import Case
from briefing.check.prose import OwnProse, sentences, without_quotes
from briefing.check.rule import Finding, Rule, rule
from briefing.model.likelihood import SCALE, longest_first
from briefing.model.word_count import count_words

_ROWS = [
    "|".join(longest_first(tuple(chain.from_iterable(row))))
    for row in zip(*[(each.first_row, each.second_row) for each in SCALE], strict=True)
]
_TERM = re.compile(rf"\b(?:({_ROWS[0]})|({_ROWS[1]}))\b", re.IGNORECASE)
"""A term of the scale: the group that matches is its row."""

# Words that can only be estimates of likelihood, and have no place on the scale. Not "may" with a
# capital (the month), "might" as strength, "could not" (a fact), "may only" (a rule).
_OUTSIDE = re.compile(
    r"\b(?i:the|its|their|his|her|our|military|naval|economic|industrial|political) might\b"
    r"|\b(may(?! only\b)|might|could(?! not\b)"
    r"|(?i:perhaps|maybe|possibly|conceivably|presumably|potentially)"
    r"|(?i:it is (?:quite |entirely )?(?:possible|conceivable))"
    r"|(?i:(?:can ?not|can’t|can't) be (?:ruled out|excluded)|chances are)"
    r"|(?i:(?:a|the) (?:good|fair|real|strong|slim|serious) (?:chance|possibility|likelihood))"
    r"|(?i:(?:extremely|fairly|highly|quite|rather|reasonably|somewhat) (?:un)?likely)"
    r"|(?i:(?:very|extremely|fairly|quite|rather|reasonably|somewhat) (?:im)?probable)"
    r"|(?i:(?:virtually|practically|all but) certain(?:ly)?))\b"
)

_CONFIDENCE = re.compile(
    r"\b(?:(?:high|moderate|medium|low|great|our|some|full)(?: level of)?[ -]confidence"
    r"|we are (?:\w+ )?confident)\b",
    re.IGNORECASE,
)

_SPEAKERS = "experts|analysts|observers|critics|commentators|insiders|pundits"
_SAY = "say|said|believe|think|argue|claim|fear|expect|hope|suggest|note|warn|doubt"
_VAGUE = re.compile(
    rf"\b((?:{_SPEAKERS}) (?:have )?(?:{_SAY})"
    rf"|some (?:[^\W\d]\w* )?(?:{_SPEAKERS}|officials|people|sources|reports|countries|voices"
    r"|quarters)"
    r"|(?<!how )(?<!as )(?<!so )(?<!too )many|various|numerous|a (?:number|variety|range) of"
    r"|it is (?:widely |generally |commonly |often )?(?:believed|thought|said|reported|understood"
    r"|assumed|alleged|rumou?red|feared|hoped|claimed|expected)"
    r"|(?:is|are) (?:widely|generally|commonly) (?:seen|regarded|viewed|considered|believed"
    r"|expected|thought)"
    r"|in the (?:near|foreseeable) future|in due course|sooner or later|at some point"
    r"|for some time|to some (?:extent|degree))\b",
    re.IGNORECASE,
)

_NO_REASON = re.compile(
    r"\b(?:a|an|and|are|as|at|be|because|confidence|confident|for|good|have|high|in|is|it|judgment"
    r"|judgement|level|low|moderate|of|only|our|quite|rather|so|that|the|there|this|to|very|we"
    r"|with)\b",
    re.IGNORECASE,
)
_MIN_REASON = 2  # words


@rule(
    "likelihood-word",
    "A word of likelihood outside the scale",
    why="Readers take “may” and “possibly” for very different odds. ICD 203 "
    "D.6.e.(2)(a) gives seven degrees, each in two words: almost no chance or remote, very "
    "unlikely or highly improbable, unlikely or improbable, roughly even chance or odds, likely "
    "or probable, very likely or highly probable, almost certain or nearly certain.",
    remedy="take one of the terms of the scale, or say it as a fact with its attribution",
    bad="text: The council may agree.",
    good="text: The council is likely to agree.",
)
def likelihood_word(case: Case) -> Iterator[Finding]:
    """Look for estimative words that ICD 203 does not have."""
    for passage in _conclusions(case):
        found = [each[1] for each in _OUTSIDE.finditer(passage.text) if each[1]]
        if found:
            yield Finding(passage.span, passage.at, f"{_name(found)}: no term of the scale")


@rule(
    "mixed-likelihood",
    "Two words for one degree of likelihood",
    why="ICD 203 D.6.e.(2)(a) has two rows of terms and strongly discourages mixing them in one "
    "product: a reader would look for a difference between “likely” and “probable”.",
    remedy="keep to one row: likely, unlikely ... or probable, improbable ...",
    bad="judgments:\n  - {text: Works will likely begin late., ...}\n"
    "  - {text: A strike is probable., ...}",
    good="judgments:\n  - {text: Works will likely begin late., ...}\n"
    "  - {text: A strike is likely., ...}",
)
def mixed_likelihood(case: Case) -> Iterator[Finding]:
    """Compare the rows of all terms of likelihood with that of the first."""
    first: tuple[int, str, OwnProse] | None = None
    for passage in _conclusions(case):
        for term in _TERM.finditer(passage.text):
            row = term.lastindex or 0
            first = first or (row, term[0], passage)
            if row != first[0]:
                message = f"“{term[0]}” is from another row of terms than “{first[1]}”"
                related = (first[2].span, f"“{first[1]}”")
                yield Finding(passage.span, passage.at, message, related=related)
                break


@rule(
    "likelihood-and-confidence",
    "Likelihood and confidence in one sentence",
    why="How likely a thing is and how well that is known are two questions. ICD 203 D.6.e.(2)(b) "
    "forbids both in one sentence, because readers take one for the other.",
    remedy="leave the level to `confidence`, and its reason to `why`",
    bad="text: We have high confidence that the council is likely to agree.",
    good="text: The council is likely to agree.\nconfidence: high",
)
def likelihood_and_confidence(case: Case) -> Iterator[Finding]:
    """Look for terms of both kinds in each sentence of conclusions and of their reasons."""
    reasons = (
        OwnProse(each.span, "judgments", without_quotes(f"{each.why} {each.changed}"))
        for _, each in case.judgments()
    )
    for passage in (*_conclusions(case), *reasons):
        for sentence in sentences(passage.text):
            likelihood, confidence = _TERM.search(sentence), _CONFIDENCE.search(sentence)
            if likelihood and confidence:
                message = f"“{likelihood[0]}” and “{confidence[0]}” in one sentence"
                yield Finding(passage.span, passage.at, message)
                break


@rule(
    "bare-confidence",
    "Confidence without a reason",
    why="ICD 203 D.6.e.(2) asks for the basis of the confidence: the sources, their independence, "
    "what is missing. A level that explains itself gives none.",
    remedy="say in `why` which sources carry it, and what they leave open",
    bad="confidence: high\nwhy: We have high confidence in this.",
    good="confidence: high\nwhy: Two outlets report it independently, and both were there.",
)
def bare_confidence(case: Case) -> Iterator[Finding]:
    """Count the words of each reason that do more than name the level or repeat the judgment."""
    for name, judgment in case.judgments():
        words = count_words(_NO_REASON.sub(" ", judgment.why))
        repeats = _folded(judgment.why) == _folded(judgment.text)
        if words < _MIN_REASON or repeats:
            message = f"`why` gives no reason for the confidence in judgment {name}"
            yield Finding(judgment.span, "judgments", message)


@rule(
    "vague-word",
    "A vague word in a judgment",
    why="ICD 203 D.6.e.(6) asks for language that conveys its meaning without ambiguity. Who "
    "“experts” are, how many “many” is and when “some time” ends is for the writer to say.",
    remedy="say who, how many or until when; or leave it out",
    bad="text: Experts say that the works will likely be late.",
    good="text: The works are likely to begin after March 2032.",
)
def vague_word(case: Case) -> Iterator[Finding]:
    """Look for speakers, numbers and times that name none."""
    for passage in _conclusions(case):
        found = [each[0] for each in _VAGUE.finditer(passage.text)]
        if found:
            yield Finding(passage.span, passage.at, f"{_name(found)}: who, how many or when?")


def _conclusions(case: Case) -> Iterator[OwnProse]:
    """Yield the bottom line and the judgments, without quoted words."""
    for line in case.briefing.brief.bottom_lines:
        yield OwnProse(
            line.span, "bottom_line", without_quotes(f"{line.head} {line.text}".lstrip())
        )
    for _, judgment in case.judgments():
        yield OwnProse(judgment.span, "judgments", without_quotes(judgment.text))


def _name(words: list[str]) -> str:
    return ", ".join(f"“{each}”" for each in dict.fromkeys(words))


def _folded(text: str) -> str:
    return " ".join(text.casefold().split()).rstrip(".")


RULES: tuple[Rule, ...] = (
    likelihood_word,
    mixed_likelihood,
    likelihood_and_confidence,
    bare_confidence,
    vague_word,
)
