"""The commands that do more than change the session: callbacks that get the room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from functools import partial

from briefing.tui.columns import STEP, fit, widen
from briefing.tui.navigation import follow as follow_item
from briefing.tui.navigation import source_under_cursor
from briefing.tui.palette import Entry, Palette, best
from briefing.tui.room import Room
from briefing.tui.session import About, Pane, Shown
from briefing.tui.system_actions import copy, copy_citation, edit, open_address, save
from briefing.tui.target import TargetKind

_FAR = 10**9


async def ask_day(room: Room) -> None:
    """Ask for the as-of day."""
    from briefing.lens.date_input import read_days
    from briefing.model.dates import show_short_day
    from briefing.tui.dialogs.prompt import Prompt

    year = room.session.view.as_of.year

    def read(text: str) -> date:
        return read_days(text, year=year, today=date.today()).last

    def answered(day: object) -> None:
        if isinstance(day, date):
            room.go(room.session.to_day(day))

    example = f"{show_short_day(room.session.view.as_of, year)}, {year}-01-31, Jan {year}, today"
    await room.app.push_screen(Prompt("As of which day?", read, example), answered)


def item_down(room: Room) -> None:
    """Go to the next item of the pane."""
    _move(room, 1)


def item_up(room: Room) -> None:
    """Go to the previous item of the pane."""
    _move(room, -1)


def page_down(room: Room) -> None:
    """Go down by a page."""
    _turn_page(room, 1)


def page_up(room: Room) -> None:
    """Go up by a page."""
    _turn_page(room, -1)


def first_item(room: Room) -> None:
    """Go to the first item."""
    _move(room, -_FAR)
    if room.session.pane is Pane.READER:
        room.reader.scroll_to(y=0, animate=False, force=True)


def last_item(room: Room) -> None:
    """Go to the last item."""
    _move(room, _FAR)
    if room.session.pane is Pane.READER:
        room.reader.scroll_to_end()


def _move(room: Room, by: int) -> None:
    session, reader = room.session, room.reader
    if session.pane is Pane.TOPICS:
        room.go(session.move_topic(by))
    elif session.pane is Pane.SOURCES:
        room.go(session.move_source(by))
    elif session.pane is Pane.TIMELINE or session.shown.about is About.MATRIX:
        room.go(session.move(by))
    elif reader.items:
        then = session.move_item(reader.items, by)
        if then.item == session.item:  # there may be more to read beyond the last
            reader.scroll_relative(y=max(-1, min(1, by)), animate=False)
        room.go(then)
    else:
        reader.scroll_relative(y=by, animate=False)


def _turn_page(room: Room, by: int) -> None:
    session, reader = room.session, room.reader
    if session.pane is Pane.READER and session.shown.about is not About.MATRIX:
        room.go(session.having(item=reader.turn(by)))
    else:
        _move(room, by * max(1, (room.focused or room).size.height - 2))


async def follow(room: Room) -> None:
    """Open what has the cursor: a page, a problem in the editor, or a command of the help page."""
    session = room.session
    item = session.item if session.pane is Pane.READER else None
    if item and item.kind is TargetKind.PROBLEM:
        edit(room)
    elif item and item.kind is TargetKind.COMMAND:
        await room.carry_out(item.name)
    elif (then := follow_item(session)) != session:
        room.go(then)
    else:
        room.tell(room.nothing_chosen or "Nothing lies deeper here: Esc goes back")


def back(room: Room) -> None:
    """Go back: close the search line or the zoom, else go to the previous page."""
    if room.session.is_finding:
        room.close_find("")
    else:
        room.go(room.session.back())


async def find(room: Room) -> None:
    """Open the line for an incremental search."""
    room.go(room.session.open(Shown(About.EVENT), pane=room.session.pane))
    await room.open_find()


def next_hit(room: Room) -> None:
    """Go to the next hit."""
    _to_hit(room, 1)


def previous_hit(room: Room) -> None:
    """Go to the previous hit."""
    _to_hit(room, -1)


def _to_hit(room: Room, by: int) -> None:
    if not room.session.query:
        room.tell("Nothing is searched yet: / finds")
    room.go(room.session.next_hit(by))


def quit_room(room: Room) -> None:
    """Quit the room."""
    room.app.exit()


def show_problems(room: Room) -> None:
    """Show the problems of the folder, and the findings of the editorial rules."""
    room.go(room.session.open(Shown(About.PROBLEMS)))
    room.review()


def pick(room: Room) -> None:
    """Filter by the topic under the cursor, or mark the point."""
    session = room.session
    if session.pane is Pane.TOPICS and session.topic:
        room.go(session.toggle_topic(session.topic))
    elif session.pane is Pane.READER and session.point:
        room.go(session.toggle_mark())
    else:
        room.tell("Space marks a point or filters by a topic: Enter goes to the points of an event")


def leave_out(room: Room) -> None:
    """Leave the source at hand out of the briefing and tell what falls, or bring it back."""
    from briefing.document.falls import fall_summary

    source = source_under_cursor(room.session)
    if source is None:
        room.tell("No source has the cursor: 3 lists them")
        return
    name, then = f"[{room.session.index.numbers[source.id]}]", room.session.toggle_source(source.id)
    if source.id not in then.lens.without:
        room.tell(f"{name} is back")
    elif not then.view.events and room.session.view.events:
        room.tell(f"Nothing is left without {name}")
        return
    elif then.view.fall:
        room.tell(f"Without {fall_summary(then.view.fall)}")
    room.go(then)


def reload(room: Room) -> None:
    """Reload the folder."""
    room.reload()


def suspend(room: Room) -> None:
    """Suspend the room and return to the shell, until `fg`."""
    room.app.action_suspend_process()


def narrower(room: Room) -> None:
    """Make the timeline narrower."""
    _widen(room, -STEP)


def wider(room: Room) -> None:
    """Make the timeline wider."""
    _widen(room, STEP)


def _widen(room: Room, by: int) -> None:
    session, width = room.session, room.size.width
    columns = widen(session.columns, by, width)
    if session.is_zoomed or not fit(columns, width).timeline:
        room.tell("The pane has the whole screen: its width stays")
    elif fit(columns, width) == fit(session.columns, width):
        room.tell(f"The timeline is as {'wide' if by > 0 else 'narrow'} as it can be")
    else:
        room.go(session.having(columns=columns))


async def theme(room: Room) -> None:
    """Choose the theme."""
    app = room.app
    names = sorted(app.available_themes, key=lambda name: (name != app.theme, name))
    themes = [Entry(name, "now" if name == app.theme else "") for name in names]

    async def chosen(entry: Entry | None) -> None:
        if entry:
            app.theme = entry.name

    await _select(room, partial(best, themes), "theme", chosen)


async def palette(room: Room) -> None:
    """Open the command palette."""

    async def chosen(entry: Entry | None) -> None:
        if entry and entry.command:
            await room.carry_out(entry.command)
        elif entry and entry.step:
            room.go(entry.step(room.session))

    find = Palette(room.workspace.commands, room.session).find
    await _select(room, find, "command, event, EVENT#POINT, topic or source", chosen)


async def _select(
    room: Room,
    find: Callable[[str], Sequence[Entry]],
    placeholder: str,
    chosen: Callable[[Entry | None], Awaitable[None]],
) -> None:
    from briefing.tui.dialogs.selector import Selector

    await room.app.push_screen(Selector(find, room.workspace.glyphs, placeholder), chosen)


Action = Callable[[Room], Awaitable[None] | None]

ACTIONS: Mapping[str, Action] = {
    each.__name__: each
    for each in (
        *(ask_day, item_down, item_up, page_down, page_up, first_item, last_item, follow, back),
        *(
            find,
            next_hit,
            previous_hit,
            show_problems,
            pick,
            leave_out,
            copy,
            copy_citation,
            open_address,
        ),
        *(edit, save, reload, suspend, narrower, wider, theme, palette),
    )
} | {"quit": quit_room}
"""Each action by the id of its command."""
