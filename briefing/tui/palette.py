"""What the palette finds: the commands, and any event by its title."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, cast

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from briefing.tui.commands import COMMANDS

if TYPE_CHECKING:
    from briefing.tui.room import Room


class RoomProvider(Provider):
    """Commands with their keys, then events."""

    @property
    def _room(self) -> Room:
        return cast("Room", self.screen)

    async def discover(self) -> Hits:
        """List the commands before anything is typed."""
        for command in COMMANDS:
            text = f"{command.title}  {command.shown_keys}"
            run = partial(self._room.run_action, command.id)
            yield DiscoveryHit(Content(text), run, text=text, help=command.help)

    async def search(self, query: str) -> Hits:
        """Find commands and events whose names match."""
        matcher = self.matcher(query)
        for command in COMMANDS:
            if (score := matcher.match(command.title)) > 0:
                run = partial(self._room.run_action, command.id)
                shown = matcher.highlight(command.title)
                yield Hit(score, shown, run, text=command.title, help=command.help)
        for seen in self._room.session.view.events:
            title = seen.event.title
            if (score := matcher.match(title)) > 0:
                go = partial(self._room.go_to, seen.event.id)
                yield Hit(score, matcher.highlight(title), go, text=title, help="event")
