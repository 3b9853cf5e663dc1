"""The commands that do more than change the session: callbacks that get the room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from functools import partial

from briefing.tui import shared_actions as shared
from briefing.tui.column_display import is_timeline_beside
from briefing.tui.columns import STEP, fit, widen
from briefing.tui.command_palette import Entry, Palette, best
from briefing.tui.marks import LONGEST_NOTE, with_note
from briefing.tui.places import About, Pane, Shown
from briefing.tui.room import Room
from briefing.tui.system_actions import copy, copy_citation, edit, open_address, save
from briefing.tui.target import TargetKind

_FAR = 10**9


def _take(room: Room, outcome: shared.Outcome) -> None:
    """Go on to the next session, and tell the message if there is one."""
    then, message = outcome
    room.go(then)
    if message:
        room.tell(message)


def _do(name: str, room: Room) -> None:
    """Do what both rooms do alike."""
    _take(room, shared.SHARED[name](room.session, room.workspace.key_of))


async def ask_day(room: Room) -> None:
    """Ask for the as-of day: one of the days of publication, or any other that is typed."""
    from briefing.tui.dialogs.days import Days

    async def chosen(entry: Entry | None) -> None:
        if entry and entry.step:
            room.go(entry.step(room.session))

    days = Days(room.session)
    await _select(room, days.find, "As of which day?", chosen, days.explain)


async def show_changes(room: Room) -> None:
    """Show what is new or what the last step changed; on that page, ask for two days."""
    session = room.session
    if session.pane is Pane.READER and session.shown.about is About.CHANGES:
        await compare(room)
    else:
        room.go(session.open(Shown(About.CHANGES)))


async def compare(room: Room) -> None:
    """Ask for two days, and show the changes between them."""
    from briefing.model.dates import show_day
    from briefing.tui.comparing import days_words, read_two_days
    from briefing.tui.dialogs.prompt import Prompt

    index, day = room.session.index, room.session.view.as_of
    example, days = days_words(index, day)

    def read(text: str) -> tuple[date, date]:
        # The empty line shows the example: Enter takes it.
        return read_two_days(text.strip() or example, index, day, date.today())

    def answered(days: object) -> None:
        if not isinstance(days, tuple):
            return
        before = room.session.view.as_of
        room.go(room.session.compare(*days))
        if (now := room.session.view.as_of) != before:
            room.tell(f"The briefing is now shown as of {show_day(now)}, the later of the days")

    prompt = Prompt("Changes from which day to which?", read, example, days)
    await room.app.push_screen(prompt, answered)


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
    elif reader.scroll_within(by):
        pass  # there is more to read of what has the cursor
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
    """Open what has the cursor: a page, a problem in the editor, or a command of the help page.

    On a page on which nothing has it yet, it goes to the first item.
    """
    session = room.session
    item = session.item if session.pane is Pane.READER else None
    if item and item.kind is TargetKind.PROBLEM:
        edit(room)
    elif item and item.kind is TargetKind.COMMAND:
        room.go(shared.before_help(session, item.name))
        await room.carry_out(item.name)
    else:
        then, message = shared.follow(session, room.workspace.key_of)
        if message and room.nothing_chosen:
            item_down(room)
        else:
            _take(room, (then, message))


def back(room: Room) -> None:
    """Go back: give up the search or close the zoom, else go to the previous page."""
    if room.session.is_finding:
        room.go(room.session.give_up_find())
    else:
        room.go(room.session.back())


def forward(room: Room) -> None:
    """Go to the page that was left by going back."""
    room.leave_find()
    _do("forward", room)


async def find(room: Room) -> None:
    """Open the line for an incremental search."""
    await room.open_find()


def quit_room(room: Room) -> None:
    """Quit the room."""
    room.app.exit()


def show_problems(room: Room) -> None:
    """Show the problems of the folder, and the findings of the editorial rules."""
    room.go(room.session.open(Shown(About.PROBLEMS)))
    room.review()


async def note(room: Room) -> None:
    """Ask for the reader's note on the point under the cursor."""
    from briefing.tui.dialogs.prompt import Prompt, WrongAnswerError

    session = room.session
    point = session.point if session.pane is Pane.READER else None
    if point is None:
        room.tell(room.nothing_chosen or shared.no_point(room.workspace.key_of))
        return
    ref = point.ref

    def read(text: str) -> str:
        text = text.strip()
        if len(text) > LONGEST_NOTE:
            long = f"the note has {len(text)} characters"
            raise WrongAnswerError(long, f"{LONGEST_NOTE} are the most")
        return text

    def answered(text: object) -> None:
        if isinstance(text, str):
            room.go(with_note(room.session, ref, text))

    about = room.workspace.glyphs.spell(point.point.text)
    prompt = Prompt("Your note", read, "empty: no note", about, session.notes.get(ref, ""))
    await room.app.push_screen(prompt, answered)


def order_topics(room: Room) -> None:
    """Sort the topics by their number of points, or back; say so where they are not seen."""
    then, message = shared.order_topics(room.session, room.workspace.key_of)
    _take(room, (then, "" if room.query_one("#side").display else message))


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
    elif not is_timeline_beside(session, width):
        room.tell("The timeline is not shown beside this page: its width stays")
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
            room.choose_theme(entry.name)

    await _select(room, partial(best, themes), "theme", chosen)


async def palette(room: Room) -> None:
    """Open the command palette."""

    async def chosen(entry: Entry | None) -> None:
        if entry and entry.command:
            await room.carry_out(entry.command)
        elif entry and entry.step:
            room.go(entry.step(room.session))

    find = Palette(room.workspace.commands, room.session).find
    await _select(
        room, find, "command, event, topic, source, words of a point, EVENT#POINT", chosen
    )


async def _select(
    room: Room,
    find: Callable[[str], Sequence[Entry]],
    placeholder: str,
    chosen: Callable[[Entry | None], Awaitable[None]],
    explain: Callable[[str], str] = lambda _: "Nothing is called so.",
) -> None:
    from briefing.tui.dialogs.selector import Selector

    selector = Selector(find, room.workspace.glyphs, placeholder, explain)
    await room.app.push_screen(selector, chosen)


Action = Callable[[Room], Awaitable[None] | None]

ACTIONS: Mapping[str, Action] = (
    {name: partial(_do, name) for name in shared.SHARED}
    | {
        each.__name__: each
        for each in (
            *(ask_day, item_down, item_up, page_down, page_up, first_item, last_item, follow, back),
            *(forward, show_changes, compare, note, find, show_problems, order_topics),
            *(copy, copy_citation, open_address),
            *(edit, save, reload, suspend, narrower, wider, theme, palette),
        )
    }
    | {"quit": quit_room}
)
"""Each action by the id of its command."""
