"""What the linear room says of itself: at its start, where the reader is, and its help. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.phrases import count, describe_filters, ground_words, listed_words
from briefing.lens.view import View
from briefing.model.dates import show_as_of, show_day
from briefing.tui.commands import Command
from briefing.tui.linear.requests import typed
from briefing.tui.session import Session


def opening(session: Session, errors: int, commands: Sequence[Command]) -> list[str]:
    """Return the lines at the start: title, day, what is shown, problems, how to go on."""
    view = session.view
    lines = [view.title, ground(view), f"{listed_words(view)}."]
    lines += filters(session, commands)
    if errors:
        lines.append(_problems(errors, commands))
    return [
        *lines,
        f"An empty line goes to the next item, {_keys(commands)}.",
    ]


def _keys(commands: Sequence[Command]) -> str:
    follows, back = typed(commands, "follow"), typed(commands, "back")
    help_, leaves = typed(commands, "show_keys"), typed(commands, "quit")
    return f"{follows} follows, {back} goes back, {help_} says more, {leaves} leaves"


def ground(view: View) -> str:
    """Return the day, and what is published by it."""
    return f"As of {show_as_of(view.as_of)} · {ground_words(view)}"


def _problems(errors: int, commands: Sequence[Command]) -> str:
    key = typed(commands, "show_problems")
    return f"{count(errors, 'problem')} in the folder. Type {key} to read what is wrong."


def filters(session: Session, commands: Sequence[Command]) -> list[str]:
    """Return what is filtered as a line; none if nothing is."""
    found = describe_filters(session.view)
    key = typed(commands, "whole")
    return [f"Filtered: {found}. {key} shows the whole briefing."] if found else []


def hits(session: Session) -> str:
    """Say how many hits the search has, and which one has the cursor."""
    number, place = len(session.hits), session.hit_place
    at = f", this is number {place + 1:,}" if place >= 0 and number > 1 else ""
    return f"{count(number, 'hit')} for “{session.query}”{at}."


def where(session: Session, errors: int, commands: Sequence[Command]) -> list[str]:
    """Return the day and its neighbours, the filters, the search, the marks and the problems."""
    before, after = session.neighbours
    lines = [ground(session.view)]
    if before:
        lines.append(f"{typed(commands, 'day_back')} goes back to {show_day(before)}.")
    if after:
        lines.append(f"{typed(commands, 'day_on')} goes on to {show_day(after)}.")
    lines += filters(session, commands) or ["Nothing is filtered."]
    if session.query:
        lines.append(hits(session))
    if session.marked:
        points = count(len(session.marked), "point")
        lists, saves = typed(commands, "show_marks"), typed(commands, "save")
        lines.append(f"{points} marked: {lists} lists them, {saves} FILE saves them.")
    if errors:
        lines.append(_problems(errors, commands))
    return lines


def usage(commands: Sequence[Command]) -> list[str]:
    """Return how lines are read, with the reader's own keys."""

    def key(name: str) -> str:
        return typed(commands, name)

    return [
        "A line is a key, a command, the beginning of its name, or a number.",
        f"An empty line goes to the next item, {key('item_up')} to the one before.",
        f"{key('follow')} follows; {key('back')} goes back.",
        "front: the front page, on which what matters stands first.",
        "list: every item by its number. #5 goes to an item, and so does 12; one digit is a key.",
        "read: all from here to the end. again: this item once more. where: the day and filters.",
        f"{key('ask_day')} 10 Jan: as of that day. {key('find')} words: search.",
        f"{key('compare')} 10 Jan..13 Jan: what changed between two days.",
        f"{key('note')} words: a note of yours on the point, which marks it.",
        f"{key('palette')} words: go to a command, event, EVENT#POINT, topic or source.",
        f"{key('save')} FILE: save what is shown or marked, in the format of the ending.",
        f"{key('quit')} leaves.",
    ]
