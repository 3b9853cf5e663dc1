"""The entries of the dialog that asks for the as-of day. Pure."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from datetime import date
from functools import partial

from briefing.document.phrases import count
from briefing.model.dates import show_as_of
from briefing.tui.command_palette import Entry, best
from briefing.tui.session import Session
from briefing.tui.shared_actions import read_day


class Days:
    """The days of publication, the last one first, and any day that is typed."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.now = session.view.as_of
        self.published = sorted(session.index.published.values())
        self.entries = [self._entry(day) for day in reversed(session.index.days)]

    def find(self, query: str) -> Sequence[Entry]:
        """Return the day that a query says, then the days of publication that match it."""
        found = best(self.entries, query)
        try:
            typed = read_day(query, self.session) if query.strip() else None
        except ValueError:
            return found
        if typed is None:
            return found
        first = self._entry(typed)
        return [first, *(each for each in found if each.name != first.name)]

    def explain(self, query: str) -> str:
        """Say why a query is no day."""
        try:
            read_day(query, self.session)
        except ValueError as error:
            return f"{error}, such as {show_as_of(self.now, self.now.year)} or {self.now}"
        return ""

    def _entry(self, day: date) -> Entry:
        known = bisect_right(self.published, day)
        sources = known - bisect_left(self.published, day)
        note = count(sources, "source") if sources else ""
        help_text = f"Shows what had been published by then: {count(known, 'source')}"
        if day == self.now:
            note = f"{note}, now".removeprefix(", ")
        return Entry(show_as_of(day), note, help_text, step=partial(Session.to_day, day=day))
