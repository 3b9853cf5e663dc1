"""Where the gists of paragraphs stand that nothing cites, which can be most of a page.

Few stand in the markup, more in the data of the script, which puts them in; of thousands the page
says how many there are. What is cited stands in the markup always.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from enum import Enum, auto

from briefing.document.paragraph_index import ParagraphEntry
from briefing.document.phrases import count
from briefing.model.lean_typing import NamedTuple
from briefing.render.html.compressed import compressed
from briefing.render.listing import Listing
from briefing.render.markup import EMPTY, Markup, escape, tag

FEW_GISTS = 200
"""So many are in the markup of any page, and in that of a longer one as many as it has points."""
MOST_GISTS = 5_000
"""With more that nothing cites, none of these are in the page."""
KIND = "gists of paragraphs that nothing cites"


class Place(Enum):
    """Where the gists that nothing cites are."""

    MARKUP = auto()
    DATA = auto()
    NOWHERE = auto()


class Gists(NamedTuple):
    """Where the gists are that nothing cites, and how many they are."""

    place: Place
    number: int

    def in_markup(self, entries: Sequence[ParagraphEntry]) -> Sequence[ParagraphEntry]:
        """Return those paragraphs of a source that stand in the markup."""
        if self.place is Place.MARKUP:
            return entries
        return [each for each in entries if each.cited]

    @property
    def left_out(self) -> int:
        """How many are not in the page."""
        return self.number if self.place is Place.NOWHERE else 0

    def note(self) -> Markup:
        """Say before the sources what is not in the markup."""
        if self.place is Place.DATA:
            text = f"A script of the page puts in {count(self.number, 'gist')}"
            text += " of paragraphs that nothing cites."
            return tag("p", text, class_="note", id="ungisted")
        if self.place is Place.NOWHERE:
            text = f"Left out: {self.number:,} {KIND}. briefing show has those of each source."
            return tag("p", text, class_="note")
        return EMPTY

    def packed(self, listing: Listing) -> str:
        """Return what the script puts in: by the number of the source, items and their places."""
        if self.place is not Place.DATA:
            return ""
        found = {}
        for number, source in listing.sources.items():
            entries = listing.paragraphs.by_source[source.block.id]
            uncited = [(at, each) for at, each in enumerate(entries) if not each.cited]
            if uncited:
                items = "".join(item(each, "") for _, each in uncited)
                found[number] = [[at for at, _ in uncited], items]
        return compressed(json.dumps(found, ensure_ascii=False, separators=(",", ":")))


def place_gists(listing: Listing) -> Gists:
    """Decide where the gists that nothing cites are to stand."""
    number = sum(
        not each.cited for entries in listing.paragraphs.by_source.values() for each in entries
    )
    points = sum(len(each.points) for each in listing.events)
    if number <= max(FEW_GISTS, points):
        return Gists(Place.MARKUP, number)
    return Gists(Place.DATA if number <= MOST_GISTS else Place.NOWHERE, number)


def item(entry: ParagraphEntry, named: str, refs: Markup = EMPTY) -> Markup:
    """Return a paragraph of a source; `named` are the attributes of its element."""
    return Markup(f"<li{named}><b>{escape(entry.place)}</b> {escape(entry.text)}{refs}</li>")
