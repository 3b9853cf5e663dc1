"""The page of the next event, laid out while the reader looks at this one."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from textual.timer import Timer

from briefing.tui.pages import page_of
from briefing.tui.pages.page_context import context_of
from briefing.tui.panes.reader import Reader
from briefing.tui.session import Session
from briefing.tui.workspace import Workspace

_AFTER = 0.015  # seconds: once the page is on the screen, and before a key repeats
_MOST = 50  # points of an event whose page is prepared: a longer one would delay a key


class NextPage:
    """Prepares the page that another step through the timeline shows."""

    def __init__(self, reader: Callable[[], Reader], workspace: Workspace) -> None:
        self._reader = reader
        self._workspace = workspace
        self.timer: Timer | None = None

    def expect(self, before: Session | None, session: Session) -> None:
        """After a step from one event to its neighbour, prepare the page behind it in a moment."""
        if self.timer:
            self.timer.stop()
            self.timer = None
        places = session.lookup.places
        here = places.get(session.event)
        last = places.get(before.event) if before else None
        if here is not None and last is not None and abs(here - last) == 1:
            then = session.move(here - last)
            if then.event != session.event:
                self.timer = self._reader().set_timer(_AFTER, partial(self._prepare, then))

    def _prepare(self, session: Session) -> None:
        seen = session.current
        if seen is None or len(seen.points) > _MOST:
            return
        context = context_of(session, self._workspace)
        self._reader().prepare(
            lambda width: page_of(context._replace(width=width)),
            context,
            sought=session.search.sought,
        )
