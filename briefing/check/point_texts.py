"""Rules that hold what points say against the paragraphs cited: numbers, names, words, modality."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from briefing.check.case import Case
from briefing.check.point_evidence import HeldPoint
from briefing.check.rule import Finding, Rule, rule
from briefing.model.records import Citation
from briefing.model.text import visible

_MAX_SHOWN = 60  # characters of a phrase in a message
_NAMED = 3


@rule(
    "number-missing",
    "A number that the cited paragraphs do not have",
    needs_texts=True,
    why="A wrong digit is the commonest mistake in copying, and the one that readers carry on. "
    "Amounts, shares, money and codes of a point are looked up in the paragraphs that it cites: "
    "in digits or in words, with their unit, and as a share as well as per cent. Numbers of dates "
    "are another rule's. What the point works out itself stands in `computed`.",
    remedy="correct the number, cite the paragraph that has it, or show the sum in `computed`",
    bad="text: The berths cost 54 million crowns.   # the paragraph says 45 million",
    good="text: The berths cost 45 million crowns.",
)
def number_missing(case: Case) -> Iterator[Finding]:
    """Look up the numbers of each point in the paragraphs that it cites."""
    return _findings(case, _of_numbers)


@rule(
    "name-missing",
    "A name that none of the point's sources has",
    needs_texts=True,
    why="A misspelt or mistaken name is the error that a person who is named notices first. A "
    "capitalised name of a point stands in one of the texts that it cites, or among the voices, "
    "the topics and the titles. Months, days, nationalities and offices are no names here, and "
    "none is looked up in another script or another language.",
    remedy="write the name as the source does, or cite the source that has it",
    bad="text: Mayor Irene Volt opened the berth.   # the source has Irena Vost",
    good="text: Mayor Irena Vost opened the berth.",
)
def name_missing(case: Case) -> Iterator[Finding]:
    """Look up the names of each point in the texts that it cites."""
    return _findings(case, _of_names)


@rule(
    "shared-wording",
    "A run of the source's own words without quotation marks",
    needs_texts=True,
    why="Facts and figures carry over, sentences do not: the prose of a briefing is its curator's. "
    "Ten words in a row, or twenty signs in Chinese and Japanese, are the source's sentence. It "
    "may be quoted, in eight words at most, or told in other words.",
    remedy="say it in your own words, or quote the few that matter",
    bad="text: The council voted tonight to enlarge the harbour by two ferry berths.",
    good="text: The harbour is to get two more berths for ferries, the council decided.",
)
def shared_wording(case: Case) -> Iterator[Finding]:
    """Look for long runs of a source's words in each point."""
    return _findings(case, _of_wording)


@rule(
    "modality-differs",
    "A point that is firmer, or weaker, than its source",
    needs_texts=True,
    why="What is planned, expected, possible or hearsay is not yet so, and a reader acts on the "
    "difference (ICD 203 D.6.e.(1) asks for words of likelihood that say what is meant). The "
    "sentence of the source that the point retells has a phrase such as “expected to”, “could” or "
    "“reportedly” where the point says “will”, “agreed” or what was done; or the reverse. "
    "English alone is compared.",
    remedy="say it as firmly as the source does, or cite the paragraph that is as firm",
    bad="text: The council raised the levy.   # the source says: the council plans to raise",
    good="text: The council plans to raise the levy.",
)
def modality_differs(case: Case) -> Iterator[Finding]:
    """Compare the phrases of modality of each point with those of the sentences it retells."""
    return _findings(case, _of_modality)


@rule(
    "negation-differs",
    "A point that denies what its source says, or says what its source denies",
    needs_texts=True,
    why="One “not” too many or too few turns a report around, and every word beside it is right. "
    "A point says “not”, “no” or “never”, and the sentences that it retells have neither that nor "
    "a word that denies, such as “refused”, “without” or “unknown”; or a negation of its source is "
    "about what the point says, and the point has none. Nothing is said where few of the words "
    "that are denied stand in what is retold, or where a bound, an end or a superlative may say "
    "the same. What a curator says of a source, that it does not name somebody, counts as no "
    "negation. Of sources in other languages a word that denies is asked for, as far as those of "
    "the language are known.",
    remedy="say it as the source does, or cite the paragraph that says so",
    bad="text: The council did not approve the levy.   # the source says: the council approved it",
    good="text: The council approved the levy.",
)
def negation_differs(case: Case) -> Iterator[Finding]:
    """Compare the negations of each point with those of the sentences it retells."""
    return _findings(case, _of_negation)


@rule(
    "quoted-words-missing",
    "Words in quotation marks within a point that no cited paragraph has",
    needs_texts=True,
    why="Quotation marks in a sentence promise the source's own words as those of `quote` do. They "
    "are searched in the paragraphs cited, with the same differences passed over. Where a source "
    "cited is in another language they can be our translation, and are not searched.",
    remedy="copy the words from the paragraph, or take the quotation marks out",
    bad="text: The mayor called it “a great day”.   # the source says: a good day",
    good="text: The mayor called it “a good day”.",
)
def quoted_words_missing(case: Case) -> Iterator[Finding]:
    """Search what stands in quotation marks in each point in the paragraphs that it cites."""
    return _findings(case, _of_quotes)


@rule(
    "told-elsewhere",
    "A point whose words stand in another paragraph than the one cited",
    needs_texts=True,
    why="A wrong number of a paragraph sends a reader who looks it up to the wrong place, and a "
    "claim that cannot be found there is taken for made up. The paragraphs cited have at most two "
    "of the longer words of the point, and another paragraph of the same source has three more, "
    "which weigh three times as much, because few paragraphs have them. Texts in another language "
    "than the point's are not asked.",
    remedy="cite the paragraph that says it",
    bad="at: 6   # while ¶4 says: The State is to pay half of the 180 million crowns",
    good="at: 4",
)
def told_elsewhere(case: Case) -> Iterator[Finding]:
    """Look for paragraphs that share many more words with a point than those it cites."""
    return _findings(case, _of_places)


def remarks_on(held: HeldPoint) -> Iterator[str]:
    """Yield what these rules say of a point."""
    for say in _EVERY:
        yield from say(held)


def _findings(case: Case, say: Callable[[HeldPoint], Iterator[str]]) -> Iterator[Finding]:
    for held in case.held_points:
        for message in say(held):
            yield Finding(held.point.span, held.ref, message)


def _of_numbers(held: HeldPoint) -> Iterator[str]:
    missing = [each.held.number.text for each in held.numbers or () if not each.is_there]
    if missing:
        different = list(dict.fromkeys(missing))
        named = " and ".join(f"“{_clip(each)}”" for each in different[:_NAMED])
        more = f" and {len(different) - _NAMED} more numbers" if len(different) > _NAMED else ""
        where = ", ".join(f"¶{cite.at} of {cite.source}" for cite in held.point.cites[:_NAMED])
        verb = "stands" if len(different) == 1 else "stand"
        yield f"{named}{more} {verb} nowhere in {where}"


def _of_names(held: HeldPoint) -> Iterator[str]:
    for name in held.names:
        yield f"“{_clip(name.text)}” is in no text of {_sources(held.point.cites)}"


def _of_wording(held: HeldPoint) -> Iterator[str]:
    if held.shared:
        source, run = held.shared
        unit = "signs" if run.is_signs else "words"
        yield f"{run.length} {unit} in a row are those of {source}: “{_clip(run.text)}”"


def _of_modality(held: HeldPoint) -> Iterator[str]:
    if found := held.modality:
        degree = "firmer" if found.is_firmer else "weaker"
        is_claim = found.printed.startswith("claim: ")
        where = "" if is_claim else f" in {_sources(held.point.cites)}"
        yield (
            f"the point says “{_clip(found.said)}”, which is {degree} than "
            f"“{_clip(found.printed)}”{where}"
        )


def _of_negation(held: HeldPoint) -> Iterator[str]:
    if found := held.denial:
        said, printed = f"“{_clip(found.said)}”", f"“{_clip(found.printed)}”"
        if not found.printed:
            yield f"the point says {said}, and nothing denies that in {_sources(held.point.cites)}"
        elif found.is_denied:
            yield f"the point says {said}, and {_sources(held.point.cites)} does not: {printed}"
        else:
            yield f"the point says {said}, where {_sources(held.point.cites)} has {printed}"


def _of_quotes(held: HeldPoint) -> Iterator[str]:
    for words in held.quoted:
        where = ", ".join(f"¶{cite.at} of {cite.source}" for cite in held.point.cites[:_NAMED])
        yield f"the words “{_clip(words)}” stand nowhere in {where}"


def _of_places(held: HeldPoint) -> Iterator[str]:
    if held.elsewhere:
        cite, number = held.elsewhere
        yield (
            f"¶{cite.at} of {cite.source} has hardly a word of the point, and ¶{number} has many"
        )


_EVERY = (
    _of_numbers,
    _of_names,
    _of_wording,
    _of_modality,
    _of_negation,
    _of_quotes,
    _of_places,
)


def _sources(cites: Sequence[Citation]) -> str:
    return ", ".join(dict.fromkeys(cite.source for cite in cites))


def _clip(text: str) -> str:
    text = visible(text)
    return text if len(text) <= _MAX_SHOWN else f"{text[:_MAX_SHOWN]}…"


RULES: tuple[Rule, ...] = (
    number_missing,
    name_missing,
    shared_wording,
    modality_differs,
    negation_differs,
    quoted_words_missing,
    told_elsewhere,
)
