"""The commands of the linear room, and how it answers a line."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from briefing.tui import shared_actions as shared
from briefing.tui.command_palette import Entry, Palette
from briefing.tui.linear import phrases
from briefing.tui.linear.comparing import compare, show_changes
from briefing.tui.linear.marking import clear_marks, note, pick
from briefing.tui.linear.outside import (
    copy,
    copy_citation,
    edit,
    open_address,
    reload,
    save,
    show_problems,
)
from briefing.tui.linear.requests import read_request
from briefing.tui.linear.room import LinearRoom
from briefing.tui.places import About, Pane, Shown
from briefing.tui.session_steps import STEPS
from briefing.tui.target import TargetKind

_MOST = 20  # entries of the palette that are listed
_MOVES = {
    "item_down": 1,
    "item_up": -1,
    "first_item": -(10**9),
    "last_item": 10**9,
    "page_down": 10,
    "page_up": -10,
}
"""By how many items a command goes on: a page is taken for ten."""
_NO_WIDTHS = "Widths need a screen with panes: here there is one list or page at a time."
_ON_A_SCREEN = {
    "zoom": "Zooming needs a screen with panes: here there is one list or page at a time.",
    "narrower": _NO_WIDTHS,
    "wider": _NO_WIDTHS,
    "theme": "A theme needs a screen with colours: here there is plain text.",
    "mouse": "The mouse needs a screen: here every command is typed.",
    "suspend": "Press Ctrl+Z to go back to the shell; fg comes back here.",
}
"""What is said instead of a command that needs a screen."""

LinearAction = Callable[[LinearRoom, str], None]
"""A callback that gets the room and the rest of the line."""


def answer(room: LinearRoom, line: str) -> list[str]:
    """Do what a line asks for, and return the lines of the answer: at least one."""
    request = read_request(line, room.commands)
    if isinstance(request, str):
        return [request]
    before = room.seen
    carry_out(room, request.command, request.rest)
    if not room.has_left:
        room.tell_news(before)
    if not room.has_said:
        room.tell_here()
    return room.take_said()


def carry_out(room: LinearRoom, command: str, rest: str = "") -> None:
    """Run a command by its id; say why if it changes nothing."""
    before = room.seen
    if command in ACTIONS:
        ACTIONS[command](room, rest)
    else:
        room.go(STEPS[command](room.session))
    if command in _STAYS and room.seen == before and not room.has_said:
        room.tell(_STAYS[command])


_STAYS = {
    "day_back": "Nothing was published before this day.",
    "day_on": "Nothing was published after this day.",
    "first_day": "This is the first day of publication.",
    "last_day": "This is the last day of publication.",
    "ask_day": "It is that day already.",
    "next_headline": "There is no headline event after this one.",
    "previous_headline": "There is no headline event before this one.",
    "back": "There is nothing to go back to.",
    "whole": "The whole briefing is shown already.",
}
"""What is said where a command changes nothing; of the others, where the reader is."""


# Going through the items


def _move(by: int, room: LinearRoom, _: str) -> None:
    """Go on by some items, or back if `by` is negative."""
    size, here = room.listing.size, room.place
    place = max(0, min(size - 1, here + by))
    if not size:
        room.tell("There is nothing here.")
    elif place != here:
        room.go_to(place)
    else:
        room.tell(f"This is the {'last' if by > 0 else 'first'} item: {place + 1:,} of {size:,}.")


def item(room: LinearRoom, number: str) -> None:
    """Go to an item by its number."""
    place, size = int(number) - 1, room.listing.size
    if not 0 <= place < size:
        last = f"the last is {size:,}" if size else "there is none"
        room.tell(f"There is no item {int(number):,}: {last}.")
    elif place == room.place:
        room.tell_item()
    else:
        room.go_to(place)


def list_(room: LinearRoom, _: str) -> None:
    """Say every item by its number."""
    listing = room.listing
    room.tell(f"{listing.heading}.")
    for place in range(listing.size):
        here = " (here)" if place == room.place else ""
        room.tell(f"{place + 1:,}. {listing.at(place).line}{here}")


def read(room: LinearRoom, _: str) -> None:
    """Say all from the item to the end; the cursor stays."""
    listing = room.listing
    for place in range(room.place, listing.size):
        room.tell(*listing.spoken(place))


def again(room: LinearRoom, _: str) -> None:
    """Say the item once more."""
    room.tell_item()


def where(room: LinearRoom, _: str) -> None:
    """Say where the reader is, and what is shown."""
    listing = room.listing
    place = f": at {room.place + 1:,}" if listing.size else ""
    room.tell(room.session.view.title, f"{listing.heading}{place}.")
    room.tell(*phrases.where(room.session, len(room.workspace.errors), room.commands))


# Pages


def follow(room: LinearRoom, _: str) -> None:
    """Open what has the cursor: a page, a problem in the editor, or a command of the help."""
    session = room.session
    has_cursor = session.item if session.pane is Pane.READER else None
    if has_cursor and has_cursor.kind is TargetKind.PROBLEM:
        edit(room, "")
    elif has_cursor and has_cursor.kind is TargetKind.COMMAND:
        room.go(shared.before_help(session, has_cursor.name))
        carry_out(room, has_cursor.name)
    else:
        then, message = shared.follow(session, room.key_of)
        if then.history == session.history and then.pane is not session.pane:
            # On a screen the list stays in sight; here it has to be gone back to.
            then = then.having(history=session.remember().history, future=())
        room.take((then, message))


def back(room: LinearRoom, _: str) -> None:
    """Go back to the previous page."""
    room.go(room.session.back())


def forward(room: LinearRoom, _: str) -> None:
    """Go to the page that was left by going back."""
    room.do("forward", is_return=True)


def show_keys(room: LinearRoom, _: str) -> None:
    """Say how lines are read, and show all commands."""
    room.tell(*phrases.usage(room.commands))
    room.go(STEPS["show_keys"](room.session))


def palette(room: LinearRoom, text: str) -> None:
    """Go to an entry of the palette; list those that match if there are several."""
    if text.isdecimal() and 0 < int(text) <= len(room.found):
        _choose(room, room.found[int(text) - 1])
        return
    key = room.key_of("palette")
    if not text:
        room.tell(f"Type {key} and words of a command, event, EVENT#POINT, topic or source.")
        return
    found = _matches(Palette(room.commands, room.session).find(text), text)
    if len(found) == 1:
        _choose(room, found[0])
        return
    room.found = found[:_MOST]
    if not found:
        room.tell(f"Nothing matches “{text}”.")
        return
    room.tell(f"{len(found):,} match “{text}”.")
    for number, entry in enumerate(room.found, 1):
        room.tell(f"{number}. {entry.kind}: {entry.name}")
    if len(found) > _MOST:
        room.tell(f"{len(found) - _MOST:,} more: type more words.")
    room.tell(f"Type {key} and a number to go to one.")


def _matches(entries: Sequence[Entry], text: str) -> Sequence[Entry]:
    """Return the entry of just that name, else those with all the words, else the near ones.

    A point has the words in its text or in a quote.
    """
    words, folded = text.casefold().split(), text.casefold()
    exact = [each for each in entries if each.name.casefold().rstrip(" …") == folded]
    named = [
        each
        for each in entries
        if each.kind == "point" or all(word in each.name.casefold() for word in words)
    ]
    return exact or named or entries


def _choose(room: LinearRoom, entry: Entry) -> None:
    if entry.command:
        carry_out(room, entry.command)
    elif entry.step:
        room.go(entry.step(room.session))


# Days, filters and the search


def ask_day(room: LinearRoom, text: str) -> None:
    """Set the as-of day to one that was typed."""
    from briefing.model.dates import InvalidDateError, show_as_of

    if not text:
        day = room.session.view.as_of
        key, example = room.key_of("ask_day"), show_as_of(day, day.year)
        room.tell(f"Type {key} and a day, such as: {key} {example}, or {key} {day.isoformat()}.")
        return
    try:
        chosen = shared.read_day(text, room.session)
    except InvalidDateError as error:
        room.tell(f"{error}; {error.hint}.")
    else:
        room.go(room.session.to_day(chosen))


def find(room: LinearRoom, query: str) -> None:
    """Search, and go to the first hit from the cursor on."""
    session, key = room.session, room.key_of("find")
    if not query:
        if session.query:
            room.go(session.having(query=""))
            room.tell("The search is over.")
        else:
            room.tell(f"Type {key} and words, such as: {key} harbour.")
        return
    if error := session.lookup.fault(query):
        room.tell(f"{error}; {error.hint}.")
        return
    then = session.open(Shown(About.EVENT), pane=session.pane).find(query)
    lists = f" {room.key_of('show_hits')} lists them." if len(then.hits) > 1 else ""
    room.tell(f"{phrases.hits(then)}{lists}")
    if then.hits:
        then = then.end_find()  # keeps the query for the next visit
        room.go(then.having(pane=Pane.READER if then.point else Pane.TIMELINE))


def next_hit(room: LinearRoom, _: str) -> None:
    """Go to the next hit."""
    _to_hit(room, "next_hit")


def previous_hit(room: LinearRoom, _: str) -> None:
    """Go to the hit before."""
    _to_hit(room, "previous_hit")


def _to_hit(room: LinearRoom, name: str) -> None:
    room.do(name)
    if room.session.query:
        room.tell(phrases.hits(room.session))


# What needs a screen, and the end


def _tell(text: str, room: LinearRoom, _: str) -> None:
    """Say why a command of the screen does nothing here."""
    room.tell(text)


def quit_room(room: LinearRoom, _: str) -> None:
    """Leave."""
    room.has_left = True
    room.tell("The place and the marks are kept.")


def _do(name: str, room: LinearRoom, _: str) -> None:
    """Do what both rooms do alike."""
    room.do(name)


ACTIONS: Mapping[str, LinearAction] = {
    **{name: partial(_do, name) for name in shared.SHARED},
    **{name: partial(_move, by) for name, by in _MOVES.items()},
    **{name: partial(_tell, text) for name, text in _ON_A_SCREEN.items()},
    **{
        each.__name__.rstrip("_"): each
        for each in (
            *(item, list_, read, again, where, follow, back, forward, show_keys, show_changes),
            *(compare, note, clear_marks, palette, ask_day, find, next_hit, previous_hit, pick),
            *(copy, copy_citation, open_address, edit, save, reload, show_problems),
        )
    },
    "quit": quit_room,
}
"""Each action by its word; the commands that are not here are steps of the session."""
