"""The commands that do more than change the session: callbacks that get the room."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import date
from functools import partial

from briefing.tui.column_display import is_timeline_beside
from briefing.tui.columns import STEP, fit, widen
from briefing.tui.leaving_help import without_help
from briefing.tui.marks import LONGEST_NOTE, unmark, with_note
from briefing.tui.marks import clear_marks as clear_all_marks
from briefing.tui.navigation import follow as follow_item
from briefing.tui.navigation import source_under_cursor
from briefing.tui.palette import Entry, Palette, best
from briefing.tui.room import Room
from briefing.tui.session import About, Pane, Shown
from briefing.tui.system_actions import copy, copy_citation, edit, open_address, save
from briefing.tui.target import TargetKind

_FAR = 10**9


async def ask_day(room: Room) -> None:
    """Ask for the as-of day: one of the days of publication, or any other that is typed."""
    from briefing.tui.dialogs.days import Days

    async def chosen(entry: Entry | None) -> None:
        if entry and entry.step:
            room.go(entry.step(room.session))

    days = Days(room.session)
    await _select(room, days.find, "As of which day?", chosen, days.explain)


async def show_changes(room: Room) -> None:
    """Show the changes of the last step; on the page of changes, ask for two days."""
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
    """Open what has the cursor: a page, a problem in the editor, or a command of the help page."""
    session = room.session
    item = session.item if session.pane is Pane.READER else None
    if item and item.kind is TargetKind.PROBLEM:
        edit(room)
    elif item and item.kind is TargetKind.COMMAND:
        # As in a menu: the command acts on what was shown before, and its result is not covered.
        if item.name not in ("back", "show_keys"):
            room.go(without_help(session))
        await room.carry_out(item.name)
    elif (then := follow_item(session)) != session:
        room.go(then)
    else:
        room.tell(room.nothing_chosen or "Nothing lies deeper here: Esc goes back")


def back(room: Room) -> None:
    """Go back: give up the search or close the zoom, else go to the previous page."""
    if room.session.is_finding:
        room.go(room.session.give_up_find())
    else:
        room.go(room.session.back())


def forward(room: Room) -> None:
    """Go to the page that was left by going back."""
    room.leave_find()
    if not room.session.future:
        room.tell("Nothing lies ahead: this leads again to what Esc has left")
    room.go(room.session.forward())


async def find(room: Room) -> None:
    """Open the line for an incremental search."""
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
    elif session.pane is Pane.READER and session.shown.about is About.MARKS and session.item:
        room.go(unmark(session))
    elif session.pane is Pane.SOURCES and session.source:
        if then := session.filter_by_source(session.source):
            room.go(then)
        else:
            room.tell("A search narrows the briefing: 0 clears it")
    elif session.pane is Pane.READER and session.point:
        room.go(session.toggle_mark())
    else:
        room.tell("Space marks a point, or filters by a topic or a source")


def clear_marks(room: Room) -> None:
    """Remove all marks, or bring back those that were removed so."""
    from briefing.document.phrases import count

    then = clear_all_marks(room.session)
    room.go(then)
    if then.cleared:
        room.tell(f"{count(len(then.cleared), 'mark')} cleared: once more brings back all")
    elif then.marks:
        room.tell(f"{count(len(then.marks), 'mark')} brought back")
    else:
        room.tell("Nothing is marked: Space marks a point")


async def note(room: Room) -> None:
    """Ask for the reader's note on the point under the cursor."""
    from briefing.model.text import as_one_line
    from briefing.tui.dialogs.prompt import Prompt, WrongAnswerError

    session = room.session
    point = session.point if session.pane is Pane.READER else None
    if point is None:
        room.tell(room.nothing_chosen or "A note is on a point: Enter goes to those of an event")
        return
    ref = point.ref

    def read(text: str) -> str:
        text = as_one_line(text).strip()
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

ACTIONS: Mapping[str, Action] = {
    each.__name__: each
    for each in (
        *(ask_day, item_down, item_up, page_down, page_up, first_item, last_item, follow, back),
        *(forward, show_changes, compare, clear_marks, note),
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
