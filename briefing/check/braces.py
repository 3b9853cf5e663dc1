"""The rule on braces in texts in which they stand for nothing."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.prose import OwnProse, own_prose
from briefing.check.rule import Finding, Rule, rule
from briefing.model.prose_references import references_in

_SHOWN = 40


@rule(
    "braces-in-text",
    "Braces in a text that refers to nothing",
    why="`{EVENT#POINT}` stands for the citations of a point in the bottom line, in judgments and "
    "in gaps. Everywhere else readers would see the braces as they are.",
    remedy="take the braces out: a point names others in `about` and `closed_by`, a dispute in "
    "`touches`",
    bad="text: The cost is put at forty million {talks#berths}.   # of a point",
    good="text: The cost is put at forty million.",
)
def braces_in_text(case: Case) -> Iterator[Finding]:
    """Look for a name in braces in every text by the curator that is shown as it is."""
    for each in (*own_prose(case), *_other_texts(case)):
        if "{" in each.text and not each.can_cite and (names := references_in(each.text)):
            name = names[0] if len(names[0]) <= _SHOWN else f"{names[0][:_SHOWN]}…"
            yield Finding(each.span, each.at, f"`{{{name}}}` is shown as it is written")


def _other_texts(case: Case) -> Iterator[OwnProse]:
    """Yield the curator's texts that the rules on wording pass over."""
    briefing = case.briefing
    brief = briefing.brief
    for name, voice in brief.voices.items():
        yield OwnProse(brief.span, name, f"{voice.name} {voice.role}")
    for event in briefing.events.values():
        for place in event.places:
            yield OwnProse(place.span, event.id, place.text)
        for point in event.points:
            yield OwnProse(point.span, f"{event.id}#{point.id}", point.who)
    for source in briefing.sources.values():
        for why in (*source.left_out.values(), *source.inferred.values()):
            yield OwnProse(source.span, source.id, why)
        for correction in source.corrections:
            yield OwnProse(correction.span, source.id, correction.note)
        if source.withdrawn:
            yield OwnProse(source.withdrawn.span, source.id, source.withdrawn.note)


RULES: tuple[Rule, ...] = (braces_in_text,)
