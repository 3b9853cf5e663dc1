"""Citations, numbers of sources and confidence as the page writes them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from briefing.lens.view import SeenCitation
from briefing.model.records import Citation
from briefing.render.html.markup import Markup, escape, join, link, span
from briefing.render.html.replay import Replay
from briefing.render.words import voice_words


class SourceAnchors(NamedTuple):
    """Sources by their numbers: their ids on the page, and the first days on which they are there.

    `targets` are the ids of the entries in which cited paragraphs stand, by source and paragraph.
    """

    ids: Mapping[int, str]
    first: Mapping[int, int]
    targets: Mapping[tuple[str, int, int], str]

    def target(self, cite: Citation) -> str:
        """The id of the entry that a citation leads to."""
        return self.targets[cite.source, cite.at.first, cite.at.last]


def number_links(source_anchors: SourceAnchors, numbers: Iterable[int]) -> Markup:
    """Link the numbers of sources: ``[1,3]``."""
    links = (
        link(source_anchors.ids[number], str(number))
        if number in source_anchors.ids
        else str(number)
        for number in numbers
    )
    return join(("[", join(links, ","), "]"))


def citation(
    shown: Replay, source_anchors: SourceAnchors, cite: SeenCitation, told: str, first: int
) -> Markup:
    """Write a citation in something that is there from a day, unless `told` holds its words."""
    where = link(source_anchors.target(cite.citation), f"{cite.number}\xa0¶{cite.citation.at}")
    quote = cite.citation.quote
    said = ""
    if quote and quote not in told:
        said = f", {escape(voice_words(cite))}: “{escape(quote)}”"
    came = source_anchors.first[cite.number]
    classes = shown.classes("cite new", came) if came > first else "cite"
    return span(classes, Markup(f"[{where}{said}]"))
