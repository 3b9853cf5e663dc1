"""What the palette finds: commands, and any event, point, topic or source by name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing.lens.view import SeenPoint
from briefing.render.words import standing_words
from briefing.tui.session import About, Pane, Session, Shown

if TYPE_CHECKING:
    from briefing.tui.room import Room

_MOST_POINTS = 50


class RoomProvider(Provider):
    """Commands with their keys, then whatever has a name."""

    @property
    def _room(self) -> Room:
        return cast("Room", self.screen)

    async def discover(self) -> Hits:
        """List the commands before anything is typed."""
        for command in self._room.desk.commands:
            spell = self._room.desk.glyphs.spell
            text = spell(f"{command.title}  {command.shown_keys}")
            run = partial(self._room.action_do, command.id)
            yield DiscoveryHit(Content(text), run, text=text, help=command.help)

    async def search(self, query: str) -> Hits:
        """Find what matches: the better the match, the higher it stands."""
        matcher = self.matcher(query)
        room = self._room
        for command in room.desk.commands:
            if (score := matcher.match(command.title)) > 0:
                run = partial(room.action_do, command.id)
                shown = matcher.highlight(room.desk.glyphs.spell(command.title))
                yield Hit(score, shown, run, text=command.title, help=command.help)
        for name, kind, step in _places(room.session):
            if (score := matcher.match(name)) > 0:
                go = partial(_go, room, step)
                shown = matcher.highlight(room.desk.glyphs.spell(name))
                yield Hit(score, shown, go, text=name, help=kind)
        for point in _points(room.session, query):
            go = partial(_go, room, partial(Session.to_point, ref=point.ref))
            text = room.desk.glyphs.spell(f"{standing_words(point)}: {point.point.text}")
            yield Hit(1.0, Content(point.ref), go, text=point.ref, help=text)


def _go(room: Room, step: Callable[[Session], Session]) -> None:
    room.go(step(room.session))


def _places(session: Session) -> Iterator[tuple[str, str, Callable[[Session], Session]]]:
    """Name the events, topics and sources, each with the step that leads there."""
    for seen in session.view.events:
        event = seen.event
        yield event.title, "event", partial(Session.to_event, event=event.id)
    for topic in session.view.topics:
        shown = Shown(About.TOPIC, topic.id)
        yield topic.name, "topic", partial(Session.open, shown=shown, pane=Pane.READER)
    for source in session.view.sources:
        shown = Shown(About.SOURCE, source.source.id)
        name = f"[{source.number}] {', '.join(source.source.origins)}: {source.source.title}"
        yield name, "source", partial(Session.open, shown=shown, pane=Pane.READER)


def _points(session: Session, query: str) -> Iterator[SeenPoint]:
    """Yield the points whose full names, ``EVENT#POINT``, hold what is typed."""
    if "#" not in query:
        return
    named = (session.scene.point(ref) for ref in session.index.points if query in ref)
    found = (point for point in named if point)
    for _, point in zip(range(_MOST_POINTS), found, strict=False):
        yield point
