"""The status line and the line of keys. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from briefing.document.phrases import count, describe_filters, sources_words
from briefing.lens.query_syntax import Search
from briefing.model.dates import show_day, show_short_day
from briefing.model.lean_typing import NamedTuple
from briefing.render.text.glyphs import Glyphs
from briefing.tui.cell_text import fit
from briefing.tui.commands import Command
from briefing.tui.session import Session

_LONGEST_QUERY = 30  # cells of a query on the line
_LEAST_TITLE = 12  # cells below which a title says nothing


class StatusPart(NamedTuple):
    """A text on the line, its style, and the id of the command that it stands for, if any."""

    text: str
    command: str = ""
    style: str = ""


Group = Sequence[StatusPart]
_BETWEEN = StatusPart(" · ")


def status(
    session: Session, problems: int, width: int, glyphs: Glyphs, *, are_counted: bool
) -> Group:
    """Return the briefing's title and, right-aligned, what is shown of it.

    If both do not fit, the title is shortened; `are_counted` says whether the hits are counted yet.
    """
    news: list[Group] = []
    if filters := describe_filters(session.view):
        news.append([StatusPart(filters, "whole")])
    if hits := _hits(session, glyphs, are_counted=are_counted):
        news.append([hits])
    if session.marked:
        news.append([StatusPart(f"{len(session.marked)} marked", "save")])
    if problems:
        news.append([StatusPart(f"{count(problems, 'problem')} (!)", "show_problems")])
    full = next(_days(session))
    for days in _days(session):
        right = _joined([*days, *news], glyphs)
        room = width - _width(right) - 2
        if room >= -2:  # without a title there is no gap
            break
    title = glyphs.spell(session.view.title)
    # The days have priority over the title.
    if days != full or room < min(_LEAST_TITLE, cell_len(title)):
        return right
    return [StatusPart(fit(title, room, glyphs), "", "bold"), StatusPart("  "), *right]


def _joined(groups: Sequence[Group], glyphs: Glyphs) -> Group:
    parts = [part for group in groups for part in (_BETWEEN, *group)][1:]
    return [part._replace(text=glyphs.spell(part.text)) for part in parts]


def _width(parts: Group) -> int:
    return sum(cell_len(part.text) for part in parts)


def _days(session: Session) -> Iterator[list[Group]]:
    """Yield texts for the as-of day, from the longest to the shortest."""
    view = session.view
    before, after = session.neighbours
    year = view.as_of.year
    day = StatusPart(f"as of {show_day(view.as_of)}", "ask_day")
    between = [StatusPart(f"{show_short_day(before, year)} < ", "day_back")] if before else []
    between.append(day)
    between += [StatusPart(f" > {show_short_day(after, year)}", "day_on")] if after else []
    published = StatusPart(sources_words(view), "show_sources")
    yield [between, [published]]
    yield [[day], [published]]
    yield [[day]]
    short = show_short_day(view.as_of, session.index.last_day().year)
    yield [[StatusPart(f"as of {short}", "ask_day")]]
    if session.wrong:  # which comes first while a query is typed
        yield []


def _hits(session: Session, glyphs: Glyphs, *, are_counted: bool) -> StatusPart | None:
    """Return the position among the hits, or the error of the query; None if there is no query."""
    if session.wrong:
        return StatusPart(f"? {session.wrong}")
    if session.search == Search():
        return None
    if not are_counted:
        return StatusPart("finding")
    if not session.hits:
        query = session.query
        if cell_len(query) > _LONGEST_QUERY:
            query = fit(query, _LONGEST_QUERY, glyphs)
        return StatusPart(f"0 hits for “{query}”; Esc clears", "back")
    if session.hit_place >= 0:
        return StatusPart(f"hit {session.hit_place + 1} of {len(session.hits)}", "show_hits")
    return StatusPart(count(len(session.hits), "hit"), "show_hits")


def foot(commands: Sequence[Command], width: int, glyphs: Glyphs, *, is_filtered: bool) -> Group:
    """Return the most useful keys, as many as fit, and whether all is shown."""
    groups: dict[str, list[Command]] = {}
    for each in commands:
        if each.footer and each.keys:
            groups.setdefault(each.footer, []).append(each)
    parts: list[StatusPart] = []
    for name, group in groups.items():
        more = [StatusPart(glyphs.spell(each.shown_keys.split()[0]), each.id) for each in group]
        label = StatusPart(f" {name}", group[0].id if len(group) == 1 else "")
        more = [*([StatusPart("  ")] if parts else []), *more, label]
        if _width(parts) + _width(more) > width:
            return parts
        parts += more
    state = _state(commands, is_filtered=is_filtered)
    room = width - _width(parts) - cell_len(state.text)
    return [*parts, StatusPart(" " * room), state] if room > 0 else parts


def _state(commands: Sequence[Command], *, is_filtered: bool) -> StatusPart:
    """Say whether all is shown, with the key that shows all."""
    if not is_filtered:
        return StatusPart("whole briefing")
    keys = next(each.shown_keys for each in commands if each.id == "whole")
    return StatusPart(f"filtered: {keys} shows all" if keys else "filtered", "whole")
