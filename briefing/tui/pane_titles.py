"""The titles of the panes. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.tui.breadcrumb import breadcrumb
from briefing.tui.session import Pane, Session
from briefing.tui.status import StatusPart

_BETWEEN = StatusPart(" › ")


def titles(session: Session) -> dict[Pane, Sequence[StatusPart]]:
    """Return the title of each pane: its key, its name and its number of rows, or the way there."""
    by = " by points" if session.has_topics_by_count else ""
    return {
        Pane.TIMELINE: _title("1 Timeline", len(session.view.events), "show_timeline"),
        Pane.READER: _way(session.displayed),
        Pane.TOPICS: _title("2 Topics", len(session.lookup.topics), "show_topics", by),
        Pane.SOURCES: _title("3 Sources", len(session.lookup.sources), "show_sources"),
    }


def _title(name: str, number: int, command: str, note: str = "") -> Sequence[StatusPart]:
    return [StatusPart(f"{name} {number:,}{note}", command)]


def _way(session: Session) -> Sequence[StatusPart]:
    parts: list[StatusPart] = []
    for crumb in breadcrumb(session):
        parts += [*([_BETWEEN] if parts else []), StatusPart(crumb.text, step=crumb.step)]
    return parts
