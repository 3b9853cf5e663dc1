"""The first line of the screen: the title, the day, and what is shown. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rich.cells import cell_len

from briefing.document.phrases import count, describe_filters, sources_words
from briefing.lens.query_syntax import Search
from briefing.model.dates import show_as_of, show_short_day
from briefing.model.lean_typing import NamedTuple
from briefing.render.text.glyphs import Glyphs
from briefing.tui.cell_text import fit
from briefing.tui.commands import KeyOf
from briefing.tui.session import Session

_LONGEST_QUERY = 30  # cells of a query on the line
_LEAST_TITLE = 12  # cells below which a title says nothing


class StatusPart(NamedTuple):
    """A text on a line, its style, and what a click on it does: a command, by its id, or a step."""

    text: str
    command: str = ""
    style: str = ""
    step: Callable[[Session], Session] | None = None


Group = Sequence[StatusPart]
_BETWEEN = StatusPart(" · ")


def status(
    session: Session,
    problems: int,
    width: int,
    glyphs: Glyphs,
    key_of: KeyOf,
    *,
    are_counted: bool,
    has_strip: bool = False,
) -> Group:
    """Return the briefing's title and, right-aligned, what is shown of it.

    If both do not fit, the title is shortened; `are_counted` says whether the hits are counted yet,
    `has_strip` that a strip shows the days of publication.
    """
    news: list[Group] = []
    if filters := describe_filters(session.view):
        news.append([StatusPart(filters, "whole")])
    if hits := _hits(session, glyphs, key_of, are_counted=are_counted):
        news.append([hits])
    if session.marked:
        news.append([StatusPart(f"{len(session.marked)} marked", "save")])
    if problems:
        words = f"{count(problems, 'problem')} ({key_of('show_problems')})"
        news.append([StatusPart(words, "show_problems")])
    choices = list(_days(session))[has_strip:]
    full = choices[0]
    for days in choices:
        right = _joined([*days, *news], glyphs)
        room = width - parts_width(right) - 2
        if room >= -2:  # without a title there is no gap
            break
    title = glyphs.spell(session.view.title)
    # The days have priority over the title.
    if days != full or room < min(_LEAST_TITLE, cell_len(title)):
        return _cut(right, width, glyphs)
    return [StatusPart(fit(title, room, glyphs), "", "bold"), StatusPart("  "), *right]


def _cut(parts: Group, width: int, glyphs: Glyphs) -> Group:
    """Return as many parts as have room; the last one is cut if it must be."""
    shown: list[StatusPart] = []
    for part in parts:
        room = width - parts_width(shown)
        if cell_len(part.text) > room:
            return [*shown, part._replace(text=fit(part.text, room, glyphs))] if room > 0 else shown
        shown.append(part)
    return shown


def _joined(groups: Sequence[Group], glyphs: Glyphs) -> Group:
    parts = [part for group in groups for part in (_BETWEEN, *group)][1:]
    return [part._replace(text=glyphs.spell(part.text)) for part in parts]


def parts_width(parts: Group) -> int:
    """Return the width of parts of a line in cells."""
    return sum(cell_len(part.text) for part in parts)


def _days(session: Session) -> Iterator[list[Group]]:
    """Yield texts for the as-of day, from the longest to the shortest."""
    view = session.view
    before, after = session.neighbours
    year = view.as_of.year
    day = StatusPart(f"as of {show_as_of(view.as_of)}", "ask_day")
    between = [StatusPart(f"{show_short_day(before, year)} < ", "day_back")] if before else []
    between.append(day)
    between += [StatusPart(f" > {show_short_day(after, year)}", "day_on")] if after else []
    published = StatusPart(sources_words(view), "show_sources")
    yield [between, [published]]
    yield [[day], [published]]
    yield [[day]]
    short = show_as_of(view.as_of, session.index.last_day().year)
    yield [[StatusPart(f"as of {short}", "ask_day")]]
    if session.wrong:  # which comes first while a query is typed
        yield []


def _hits(
    session: Session, glyphs: Glyphs, key_of: KeyOf, *, are_counted: bool
) -> StatusPart | None:
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
        key = "Esc" if session.is_finding else key_of("back")  # the line has a key of its own
        return StatusPart(f"0 hits for “{query}”; {key} clears", "back")
    if session.hit_place >= 0:
        return StatusPart(f"hit {session.hit_place + 1} of {len(session.hits)}", "show_hits")
    return StatusPart(count(len(session.hits), "hit"), "show_hits")
