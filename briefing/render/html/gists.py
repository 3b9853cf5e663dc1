"""Where the gists of paragraphs stand that nothing cites, which can be most of a page.

Few stand in the markup, more in the data of the script, which puts them in; of thousands the page
says how many there are. What a link in the markup leads to stands in the markup always.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from enum import Enum, auto
from itertools import chain

from briefing.document.paragraph_index import ParagraphEntry
from briefing.model.lean_typing import NamedTuple
from briefing.render.html.compressed import compressed
from briefing.render.listing import BlockListing
from briefing.render.markup import EMPTY, IN_TAG, Markup, escape, tag

FEW_GISTS = 200
"""So many are in the markup of any page, and in that of a longer one as many as it has points."""
MOST_GISTS = 5_000
"""With more that nothing cites, none of these are in the page."""
_LINK = re.compile(rf' href="#(source-[^"<>]+)"{IN_TAG}')
KIND = "gists of paragraphs that nothing cites"


class GistPlace(Enum):
    """Where the gists that nothing cites are."""

    MARKUP = auto()
    DATA = auto()
    NOWHERE = auto()


class Gists(NamedTuple):
    """Where the gists are that nothing cites, how many they are, and what links lead to.

    `linked` are the keys of paragraphs; None where links lead to all that are cited.
    """

    place: GistPlace
    number: int
    linked: frozenset[str] | None

    def in_markup(self, entry: ParagraphEntry) -> bool:
        """Whether a paragraph stands in the markup.

        Where the script makes the links, what only they lead to is the script's as well.
        """
        if self.place is GistPlace.MARKUP:
            return True
        if self.linked is not None and entry.is_listed:
            return entry.key in self.linked
        return bool(entry.cited)

    @property
    def left_out(self) -> int:
        """How many are not in the page."""
        return self.number if self.place is GistPlace.NOWHERE else 0

    def note(self, listing: BlockListing) -> Markup:
        """Say before the sources what is not in the markup."""
        if self.place is GistPlace.DATA:
            number = sum(map(len, self._in_data(listing).values()))
            text = f"A script of the page puts in the gists of {number:,} more paragraphs."
            return tag("p", text, class_="note", id="ungisted")
        if self.place is GistPlace.NOWHERE:
            text = f"Left out: {self.number:,} {KIND}. briefing show has those of each source."
            return tag("p", text, class_="note")
        return EMPTY

    def packed(self, listing: BlockListing) -> str:
        """Return what the script puts in: by the number of the source, places and their items."""
        if self.place is not GistPlace.DATA:
            return ""
        found = {
            number: [[at for at, _ in entries], "".join(item(each, "") for _, each in entries)]
            for number, entries in self._in_data(listing).items()
        }
        return compressed(json.dumps(found, ensure_ascii=False, separators=(",", ":")))

    def _in_data(self, listing: BlockListing) -> Mapping[int, Sequence[tuple[int, ParagraphEntry]]]:
        """Return by the number of a source what is not in the markup, each with its place."""
        found = {}
        for number, source in listing.sources.items():
            entries = enumerate(listing.paragraphs.by_source[source.block.id])
            found[number] = [(at, each) for at, each in entries if not self.in_markup(each)]
        return {number: entries for number, entries in found.items() if entries}


def place_gists(listing: BlockListing, others: Iterable[str], *, is_long: bool) -> Gists:
    """Decide where the gists that nothing cites are to stand; `others` is the rest of the page."""
    number = sum(
        not each.cited for entries in listing.paragraphs.by_source.values() for each in entries
    )
    points = sum(len(each.points) for each in listing.events)
    if number <= max(FEW_GISTS, points):
        return Gists(GistPlace.MARKUP, number, None)
    if number > MOST_GISTS:
        return Gists(GistPlace.NOWHERE, number, None)
    linked = chain.from_iterable(map(_LINK.findall, others)) if is_long else None
    return Gists(GistPlace.DATA, number, None if linked is None else frozenset(linked))


def item(entry: ParagraphEntry, named: str, refs: Markup = EMPTY) -> Markup:
    """Return a paragraph of a source; `named` are the attributes of its element."""
    text = f" {escape(entry.text)}" if entry.text else ""
    return Markup(f"<li{named}><b>{escape(entry.place)}</b>{text}{refs}</li>")
