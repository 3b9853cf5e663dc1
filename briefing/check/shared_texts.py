"""The rule that sources which print one text are said to have one origin."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from briefing.check.case import Case
from briefing.check.paragraph_set import ParagraphSet
from briefing.check.rule import Finding, Rule, rule
from briefing.evidence.shared_paragraphs import SharedParagraphs, SharedText
from briefing.model.records import Paragraphs, Source
from briefing.model.source_text import SourceText


@rule(
    "shared-paragraphs",
    "Two sources that print the same paragraphs",
    why="Two papers with one agency's copy, or a release that a paper prints, are one origin under "
    "two headlines. Counted as two they make a claim look confirmed that has been made once. "
    "Paragraphs are compared by their letters and digits; those in `left_out` do not count, nor do "
    "fewer than twenty words in all. Sources with a common `origin` or publisher, or with voices "
    "`of` one body, count once already.",
    remedy="name where the text comes from as the `origin` of both: "
    'briefing source ID --origin "The agency"',
    bad="publisher: Herald   # and the Gazette prints the same three paragraphs",
    good="publisher: Herald\norigin: Northport Press   # and the same in the record of the Gazette",
    needs_texts=True,
)
def shared_paragraphs(case: Case) -> Iterator[Finding]:
    """Compare the paragraphs of the texts at hand, source by source in their order."""
    bodies = _bodies(case)
    texts = SharedParagraphs()
    for name, source in case.briefing.sources.items():
        text = case.texts.get(name)
        if text is None:
            continue
        marks = {*source.origins, *bodies.get(name, ())}
        if found := texts.add(name, marks, told_in(source, text)):
            message = f"{count_of(found)} of `{name}` stand word for word in `{found.other}`, and "
            message += "the two count as two origins"
            related = case.briefing.sources[found.other].span, "the other source"
            yield Finding(source.span, name, message, related=related)


def told_in(source: Source, text: SourceText) -> Iterator[str]:
    """Yield the paragraphs of a source's text that are not left out by its record."""
    left_out = ParagraphSet(source.left_out if text.is_as_recorded else ())
    for number, paragraph in enumerate(text.paragraphs, 1):
        if not left_out.shared(Paragraphs(number, number)):
            yield paragraph


def count_of(found: SharedText) -> str:
    """Return how much is shared, for messages."""
    plural = "" if found.paragraphs == 1 else "s"
    return f"{found.paragraphs:,} paragraph{plural} ({found.words:,} words)"


def _bodies(case: Case) -> Mapping[str, set[str]]:
    """Return the bodies that the voices cited of each source speak for."""
    voices = case.briefing.brief.voices
    found: dict[str, set[str]] = defaultdict(set)
    for each in case.cited():
        if each.citation.by:
            found[each.source.id].update(voices[each.citation.by].of)
    return found


RULES: tuple[Rule, ...] = (shared_paragraphs,)
