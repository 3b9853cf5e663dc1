"""The entries of the command palette: commands, and events, points, topics and sources. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial
from itertools import chain, islice

from briefing.document.phrases import standing_words
from briefing.lens.view import SeenPoint
from briefing.model.lean_typing import NamedTuple
from briefing.tui.commands import Command
from briefing.tui.places import About, Pane, Shown
from briefing.tui.session import Session

_MOST_POINTS = 50
_SHORTEST_WORD = 2


class Entry(NamedTuple):
    """An entry: its name, a note at the end of its line, a sentence about it, and what it is.

    Choosing it runs the command with the id `command`, or applies `step` to the session.
    """

    name: str
    note: str = ""
    help: str = ""
    command: str = ""
    step: Callable[[Session], Session] | None = None
    kind: str = ""


class Palette:
    """The commands, and everything in the view that has a name or words."""

    def __init__(self, commands: Sequence[Command], session: Session) -> None:
        self.session = session
        self.commands = [
            Entry(each.title, each.shown_keys, each.help, each.id, kind="command")
            for each in commands
        ]
        self._last: tuple[Sequence[str], Sequence[SeenPoint] | None] = ((), None)
        """The words last looked for in all points, and the points, unless there are too many."""

    @cached_property
    def _named(self) -> list[Entry]:
        return [*self.commands, *_places(self.session)]

    def find(self, query: str) -> Sequence[Entry]:
        """Return the entries that match a query, best first; all commands if it is empty."""
        if not query.strip():
            return self.commands
        points = _points_named(self.session, query) if "#" in query else self._saying(query)
        *plain, scattered = _ranked(self._named, query)
        return [*chain(*plain), *points, *scattered]

    def _saying(self, query: str) -> list[Entry]:
        """Return the points that have all words of the query of two letters or more."""
        words = [word for word in query.casefold().split() if len(word) >= _SHORTEST_WORD]
        if not words:
            return []
        last, points = self._last
        if points is not None and all(any(each in word for word in words) for each in last):
            found = [each for each in points if _says(each, words)]
        else:
            saying = self.session.lookup.haystack.points_saying(words)
            each_once = {each.ref: each for each in islice(saying, 2 * _MOST_POINTS)}
            found = list(each_once.values())[:_MOST_POINTS]
            self._last = (words, found if len(each_once) < _MOST_POINTS else None)
        return [_point(each.point.text, each) for each in found]


def best(entries: Sequence[Entry], query: str) -> list[Entry]:
    """Return the entries whose names match a query, best first; all if it is empty.

    Names that begin with the query come first, then those in which each word of the query begins a
    word, then those that contain the words, then those that contain its letters in order.
    """
    return [*chain(*_ranked(entries, query))] if query.strip() else list(entries)


def _ranked(entries: Sequence[Entry], query: str) -> list[list[Entry]]:
    """Return the entries that match, by how well they do; the last have only its letters."""
    words = query.casefold().split()
    # With a class before each letter no part of a name is looked through twice.
    letters = "".join(f"[^{each}]*+{each}" for each in map(re.escape, "".join(words)))
    in_order = re.compile(letters)
    ranks: list[list[Entry]] = [[], [], [], []]
    for entry in entries:
        name = entry.name.casefold()
        if all(word in name for word in words):
            begins = all(f" {word}" in f" {name}" for word in words)
            ranks[0 if name.startswith(words[0]) and begins else 1 if begins else 2].append(entry)
        elif in_order.match(name):
            ranks[3].append(entry)
    return ranks


def _places(session: Session) -> Iterator[Entry]:
    """Yield an entry for each event, topic and source, with the step that goes there."""
    for seen in session.view.events:
        event = seen.event
        step = partial(Session.to_event, event=event.id)
        yield Entry(event.title, step=step, kind="event")
    for topic in session.view.topics:
        shown = Shown(About.TOPIC, topic.id)
        step = partial(Session.open, shown=shown, pane=Pane.READER)
        yield Entry(topic.name, step=step, kind="topic")
    for source in session.view.sources:
        shown = Shown(About.SOURCE, source.source.id)
        name = f"[{source.number}] {source.source.outlet}: {source.source.title}"
        step = partial(Session.open, shown=shown, pane=Pane.READER)
        yield Entry(name, step=step, kind="source")


def _points_named(session: Session, query: str) -> Iterator[Entry]:
    """Yield points whose full names, ``EVENT#POINT``, contain the query."""
    query, lookup = query.strip(), session.lookup
    named = ((ref, lookup.point(ref)) for ref in session.index.points if query in ref)
    yield from islice((_point(ref, point) for ref, point in named if point), _MOST_POINTS)


def _says(point: SeenPoint, words: Sequence[str]) -> bool:
    cites = [each.citation for each in point.citations]
    quotes = [words for each in cites for words in (each.quote, each.gloss)]
    own = "\n".join((point.point.text, *quotes)).casefold()
    return all(word in own for word in words)


def _point(name: str, point: SeenPoint) -> Entry:
    text = f"{standing_words(point)}: {point.point.text}"
    step = partial(Session.to_point, ref=point.ref)
    return Entry(name, "", text, step=step, kind="point")
