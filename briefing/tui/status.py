"""The first and the last line of the room. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.model.dates import show_day
from briefing.render.cells import cell_width
from briefing.render.glyphs import Glyphs
from briefing.render.words import count, describe_filters
from briefing.tui.commands import Command
from briefing.tui.fit import fit
from briefing.tui.session import Session

_LEAST_TITLE = 12  # cells below which a title says nothing


def status(
    session: Session, problems: int, width: int, glyphs: Glyphs, *, are_counted: bool
) -> tuple[str, str]:
    """Return the briefing's title and, set to the right, what is shown of it.

    Where there is no room for both, the title gives way; `are_counted` is whether the hits are.
    """
    view = session.view
    parts = [_days(session), f"{view.published} of {count(view.all_sources, 'source')}"]
    if filters := describe_filters(view):
        parts.append(filters)
    if session.query:
        parts.append(_hits(session) if are_counted else "finding")
    if session.marks:
        parts.append(f"{len(session.marks)} marked")
    if problems:
        parts.append(f"{count(problems, 'problem')} (!)")
    right = glyphs.spell(" · ".join(parts))
    room = width - cell_width(right) - 2
    title = glyphs.spell(view.brief.title)
    if room < min(_LEAST_TITLE, cell_width(title)):
        return "", right
    return fit(title, room, glyphs), "  " + right


def _days(session: Session) -> str:
    before, after = session.neighbours
    days = f"as of {show_day(session.view.as_of)}"
    days = f"{_short(before)} < {days}" if before else days
    return f"{days} > {_short(after)}" if after else days


def _hits(session: Session) -> str:
    if session.hit_place >= 0:
        return f"hit {session.hit_place + 1} of {len(session.hits)}"
    return count(len(session.hits), "hit")


def foot(commands: Sequence[Command], width: int, state: str, glyphs: Glyphs) -> str:
    """Return the keys that a newcomer needs, as many as there is room for, and what is shown."""
    keys = ""
    for each in commands:
        if each.footer and each.keys:
            key = glyphs.spell(each.shown_keys.split()[0])
            more = f"{keys}   {key} {each.footer}".strip()
            if cell_width(more) > width:
                return keys
            keys = more
    room = width - cell_width(keys)
    return keys + " " * (room - cell_width(state)) + state if room > cell_width(state) else keys


def _short(day: date | None) -> str:
    return show_day(day).split(" ", 1)[1].rsplit(" ", 1)[0] if day else ""
