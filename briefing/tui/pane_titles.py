"""The titles of the panes. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui.breadcrumb import breadcrumb
from briefing.tui.commands import Command
from briefing.tui.places import Pane
from briefing.tui.session import Session
from briefing.tui.status import StatusPart

_BETWEEN = StatusPart(" › ")


def titles(session: Session, commands: Sequence[Command]) -> dict[Pane, Sequence[StatusPart]]:
    """Return the title of each pane: its key, its name and its number of rows, or the way there."""
    by_id = {each.id: each for each in commands}
    by = " by points" if session.has_topics_by_count else ""
    return {
        Pane.TIMELINE: _title(by_id["show_timeline"], len(session.view.events)),
        Pane.READER: _way(session.displayed),
        Pane.TOPICS: _title(by_id["show_topics"], len(session.lookup.topics), by),
        Pane.SOURCES: _title(by_id["show_sources"], len(session.lookup.sources)),
    }


def _title(command: Command, number: int, note: str = "") -> Sequence[StatusPart]:
    words = f"{command.first_key} {command.title} {number:,}{note}"
    return [StatusPart(words.lstrip(), command.id)]


def _way(session: Session) -> Sequence[StatusPart]:
    parts: list[StatusPart] = []
    for crumb in breadcrumb(session):
        parts += [*([_BETWEEN] if parts else []), StatusPart(crumb.text, step=crumb.step)]
    return parts
