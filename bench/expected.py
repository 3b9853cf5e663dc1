"""What the room is to draw of a briefing, found in a process of its own to keep ours small."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from textwrap import wrap
from typing import NamedTuple

from bench.bench import ROOT
from briefing.document.key_points import by_aspect
from briefing.lens.lens import Lens
from briefing.lens.seen import SeenPoint
from briefing.lens.view import View, look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load

NEAR = 100
"""How many events from the end are named: a walk goes no farther."""


class Letter(NamedTuple):
    """A letter of a search: what is drawn of its first hit and the number of its hits.

    `drawn` is empty and `hits` None where the letter alters nothing that could be waited for.
    """

    letter: str
    drawn: str
    hits: int | None


class Expected(NamedTuple):
    """What tells that something is on the screen.

    `topic` is the beginning of the first topic's name, `pages` are the beginnings of the first
    points of the last events, in their order; each of `searches` begins at the first event.
    """

    topic: str
    pages: tuple[str, ...]
    searches: tuple[tuple[Letter, ...], ...]


def expect(folder: str, searches: int = 0) -> Expected:
    """Return what the room is to draw of the briefing in a folder, in some searches as well."""
    words = (sys.executable, "-m", "bench.expected", folder, str(searches))
    said = subprocess.run(words, cwd=ROOT, check=True, stdout=subprocess.PIPE).stdout
    topic, pages, found = json.loads(said)
    typed = tuple(tuple(Letter(*each) for each in letters) for letters in found)
    return Expected(topic, tuple(pages), typed)


def _find(folder: str, searches: int) -> Expected:
    briefing = load(folder).briefing
    assert briefing
    index = Index(briefing)
    view = look(index, Lens())
    size = len(view.events)
    places = (size * part // (searches + 1) for part in range(1, searches + 1))
    return Expected(
        wrap(view.topics[0].name, 10)[0],
        tuple(_first_on_page(view, place) for place in range(max(0, size - NEAR), size)),
        tuple(tuple(_search(index, view, place)) for place in places),
    )


def _search(index: Index, view: View, place: int) -> Iterator[Letter]:
    """Type the beginning of an event's first point: two words, and where a third begins."""
    seen = view.events[place]
    words = seen.points[0].point.text.lower().split()
    phrase = f"{words[0]} {words[1]} {words[2][:2]}"
    event, number = view.events[0].event.id, -1
    for length, letter in enumerate(phrase, start=1):
        if letter == " ":  # whether a blank at the end is searched for is the room's business
            yield Letter(letter, "", None)
            continue
        found = look(index, Lens(search=phrase[:length]))
        hit = found.events[0].event.id
        drawn = _beginning(found, 0) if hit != event else ""
        yield Letter(letter, drawn, found.points if found.points != number else None)
        event, number = hit, found.points


def _beginning(view: View, place: int) -> str:
    """Return the words of an event's first point that are on one line however narrow the pane."""
    return _first_line(view.events[place].points[0])


def _first_on_page(view: View, place: int) -> str:
    """Return such words of the point that comes first on an event's page."""
    seen = view.events[place]
    in_order = by_aspect(seen, seen.own, view.topic_names)
    return _first_line(in_order[0][0] if in_order else seen.points[0])


def _first_line(point: SeenPoint) -> str:
    return wrap(point.point.text, 24)[0]


if __name__ == "__main__":
    print(json.dumps(_find(sys.argv[1], int(sys.argv[2]))))
