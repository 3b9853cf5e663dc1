"""The ids of the page: what a reader sees as the number of an element is its id, too."""

from __future__ import annotations

import re
from collections.abc import Mapping

from briefing.render.listing import BlockListing
from briefing.render.markup import IN_TAG, Markup

_LINK = re.compile(rf'(?<= href="#)[^"<>]+(?="){IN_TAG}')
_ID = re.compile(rf' (id|aria-labelledby)="((?:event|point|ahead|source)-[\w.-]+)"{IN_TAG}')


def short_ids(listing: BlockListing, *, are_named: bool) -> Mapping[str, str]:
    """Return ids by key: `p1.2` for a point, `s3` and `s3.4` for a source and a paragraph of it.

    An event is `e1`, unless events are to keep their keys: its address then holds when the page is
    made anew.
    """
    found = {}
    for each in listing.events:
        if not are_named:
            found[each.event.key] = f"e{each.event.label}"
        found |= {point.key: f"p{point.label}" for point in each.points}
    for number, source in listing.sources.items():
        found[source.key] = f"s{number}"
        entries = listing.paragraphs.by_source[source.block.id]
        found |= {entry.key: f"s{number}.{entry.at}" for entry in entries}
    return found


def shorten_ids(body: str, ids: Mapping[str, str]) -> Markup:
    """Give elements short ids; points and paragraphs to which nothing links have none."""
    linked = set()

    def link_to(found: re.Match[str]) -> str:
        linked.add(found[0])
        return ids.get(found[0], found[0])

    def named(found: re.Match[str]) -> str:
        attribute, key = found.groups()
        is_needed = key in linked or key not in ids or "." not in ids[key]
        return f' {attribute}="{ids.get(key, key)}"' if is_needed else ""

    return Markup(_ID.sub(named, _LINK.sub(link_to, body)))
