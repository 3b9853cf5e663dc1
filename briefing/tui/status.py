"""The first and the last line of the room. Pure."""

from __future__ import annotations

from datetime import date

from briefing.model.dates import show_day
from briefing.render.cells import cell_width
from briefing.render.words import count, describe_filters
from briefing.tui.commands import COMMANDS
from briefing.tui.session import Session


def status(session: Session, problems: int, width: int) -> tuple[str, str]:
    """Return the briefing's title and, set to the right, what is shown of it.

    Where there is no room for both, the title gives way.
    """
    view = session.view
    before, after = session.neighbours
    days = f"as of {show_day(view.as_of)}"
    days = f"{_short(before)} < {days}" if before else days
    days = f"{days} > {_short(after)}" if after else days
    parts = [days, f"{view.published} of {count(view.all_sources, 'source')}"]
    if filters := describe_filters(view):
        parts.append(filters)
    if session.query:
        parts.append(_hits(session))
    if session.marks:
        parts.append(f"{len(session.marks)} marked")
    if problems:
        parts.append(f"{count(problems, 'problem')} (!)")
    right = " · ".join(parts)
    title = view.brief.title
    room = width - cell_width(right)
    if room < cell_width(title) + 2:
        title = title[: max(0, room - 3)] + "…" if room > 12 else ""
    return title, " " * max(0, room - cell_width(title)) + right


def _hits(session: Session) -> str:
    here = (session.event, session.point)
    if here in session.hits:
        return f"hit {session.hits.index(here) + 1} of {len(session.hits)}"
    return count(len(session.hits), "hit")


def foot() -> str:
    """The keys that a newcomer needs."""
    return "   ".join(
        f"{each.shown_keys.split()[0]} {each.footer}" for each in COMMANDS if each.footer
    )


def _short(day: date | None) -> str:
    return show_day(day).split(" ", 1)[1].rsplit(" ", 1)[0] if day else ""
