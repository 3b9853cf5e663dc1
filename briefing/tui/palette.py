"""The entries of the command palette: commands, and events, points, topics and sources. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, partial

from briefing.document.phrases import standing_words
from briefing.lens.view import SeenPoint
from briefing.model.lean_typing import NamedTuple
from briefing.tui.commands import Command
from briefing.tui.session import About, Pane, Session, Shown

_MOST_POINTS = 50


class Entry(NamedTuple):
    """An entry: its name, a note at the end of its line, and a sentence about it.

    Choosing it runs the command with the id `command`, or applies `step` to the session.
    """

    name: str
    note: str = ""
    help: str = ""
    command: str = ""
    step: Callable[[Session], Session] | None = None


class Palette:
    """The commands, and everything with a name in the view."""

    def __init__(self, commands: Sequence[Command], session: Session) -> None:
        self.session = session
        self.commands = [
            Entry(each.title, each.shown_keys, each.help, command=each.id) for each in commands
        ]

    @cached_property
    def _named(self) -> list[Entry]:
        return [*self.commands, *_places(self.session)]

    def find(self, query: str) -> Sequence[Entry]:
        """Return the entries that match a query, best first; all commands if it is empty."""
        if not query.strip():
            return self.commands
        return [*best(self._named, query), *_points(self.session, query.strip())]


def best(entries: Sequence[Entry], query: str) -> list[Entry]:
    """Return the entries whose names match a query, best first; all if it is empty.

    Names that begin with the query come first, then those in which each word of the query begins a
    word, then those that contain the words, then those that contain its letters in order.
    """
    words = query.casefold().split()
    if not words:
        return list(entries)
    letters = re.compile(".*?".join(map(re.escape, "".join(words))))
    ranks: list[list[Entry]] = [[], [], [], []]
    for entry in entries:
        name = entry.name.casefold()
        if all(word in name for word in words):
            begins = all(f" {word}" in f" {name}" for word in words)
            ranks[0 if name.startswith(words[0]) and begins else 1 if begins else 2].append(entry)
        elif letters.search(name):
            ranks[3].append(entry)
    return [entry for rank in ranks for entry in rank]


def _places(session: Session) -> Iterator[Entry]:
    """Yield an entry for each event, topic and source, with the step that goes there."""
    for seen in session.view.events:
        event = seen.event
        yield Entry(event.title, "event", step=partial(Session.to_event, event=event.id))
    for topic in session.view.topics:
        shown = Shown(About.TOPIC, topic.id)
        step = partial(Session.open, shown=shown, pane=Pane.READER)
        yield Entry(topic.name, "topic", step=step)
    for source in session.view.sources:
        shown = Shown(About.SOURCE, source.source.id)
        name = f"[{source.number}] {', '.join(source.source.origins)}: {source.source.title}"
        step = partial(Session.open, shown=shown, pane=Pane.READER)
        yield Entry(name, "source", step=step)


def _points(session: Session, query: str) -> Iterator[Entry]:
    """Yield the points whose full names, ``EVENT#POINT``, contain the query."""
    if "#" not in query:
        return
    named = (session.lookup.point(ref) for ref in session.index.points if query in ref)
    found: Iterator[SeenPoint] = (point for point in named if point)
    for _, point in zip(range(_MOST_POINTS), found, strict=False):
        text = f"{standing_words(point)}: {point.point.text}"
        yield Entry(point.ref, "point", text, step=partial(Session.to_point, ref=point.ref))
