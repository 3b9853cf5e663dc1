"""The first and the last line of the room. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from briefing.lens.query import Search
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
    marks = [f"{len(session.marks)} marked"] if session.marks else []
    wrong = [f"{count(problems, 'problem')} (!)"] if problems else []
    hits = [text] if (text := _hits(session, are_counted=are_counted)) else []
    filters = [text] if (text := describe_filters(session.view)) else []
    news = [*filters, *hits, *marks, *wrong]
    full = next(_days(session))
    for days in _days(session):
        right = glyphs.spell(" · ".join([*days, *news]))
        room = width - cell_width(right) - 2
        if room >= -2:  # without a title there is no gap
            break
    if days != full:  # the days come before the title
        return "", right
    title = glyphs.spell(session.view.brief.title)
    if room < min(_LEAST_TITLE, cell_width(title)):
        return "", right
    return fit(title, room, glyphs), "  " + right


def _days(session: Session) -> Iterator[list[str]]:
    """Say which day is shown, at length and then shorter and shorter."""
    view = session.view
    before, after = session.neighbours
    day = f"as of {show_day(view.as_of)}"
    between = f"{_short(before)} < {day}" if before else day
    between += f" > {_short(after)}" if after else ""
    published = f"{view.published} of {count(view.all_sources, 'source')}"
    yield [between, published]
    yield [day, published]
    yield [day]
    yield [f"as of {_short(view.as_of)}"]


def _hits(session: Session, *, are_counted: bool) -> str:
    """Say where the search is, or what is wrong with it; nothing where nothing is sought yet."""
    if session.wrong:
        return f"? {session.wrong}"
    if session.search == Search():
        return ""
    if not are_counted:
        return "finding"
    if session.hit_place >= 0:
        return f"hit {session.hit_place + 1} of {len(session.hits)}"
    return count(len(session.hits), "hit")


def foot(commands: Sequence[Command], width: int, state: str, glyphs: Glyphs) -> str:
    """Return the keys that a newcomer needs, as many as there is room for, and what is shown."""
    names: dict[str, str] = {}
    for each in commands:
        if each.footer and each.keys:
            names[each.footer] = names.get(each.footer, "") + each.shown_keys.split()[0]
    keys = ""
    for name, shown in names.items():
        more = f"{keys}  {glyphs.spell(shown)} {name}".strip()
        if cell_width(more) > width:
            return keys
        keys = more
    room = width - cell_width(keys)
    return keys + " " * (room - cell_width(state)) + state if room > cell_width(state) else keys


def _short(day: date | None) -> str:
    return show_day(day).split(" ", 1)[1].rsplit(" ", 1)[0] if day else ""
