"""What the items of a page stand for, by their names. Pure.

An item is a target, with anything up to a last ``/`` before it that tells it from others on its
page. Targets are ``EVENT#POINT``, ``SOURCE@PARAGRAPH``, and ``event:``, ``source:``, ``dispute:``,
``problem:``, ``command:`` or ``sign:`` with an id or a place.
"""

from __future__ import annotations

from briefing.lens.index import Index


def target_of(item: str) -> tuple[str, str]:
    """Return kind and name of what an item stands for; a paragraph is named by its source."""
    target = item.rpartition("/")[2]
    if "#" in target:
        return "point", target
    if "@" in target:
        return "paragraph", target.partition("@")[0]
    kind, _, name = target.partition(":")
    return kind, name


def paragraph_of(item: str) -> int:
    """Return the number of the paragraph that an item stands for."""
    return int(item.rpartition("@")[2])


def is_there(item: str, index: Index) -> bool:
    """Whether what an item stands for is in a briefing."""
    briefing, (kind, name) = index.briefing, target_of(item)
    known = {
        "point": index.points,
        "paragraph": briefing.sources,
        "source": briefing.sources,
        "event": briefing.events,
        "dispute": briefing.disputes,
    }
    return kind not in known or name in known[kind]
