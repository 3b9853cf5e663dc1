"""Reads a line that was typed in the linear room: a key, a command's name, a number. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.model.lean_typing import NamedTuple
from briefing.model.suggestions import did_you_mean
from briefing.model.text import as_one_line, visible
from briefing.tui.commands import Command
from briefing.tui.user_keymap import key_name

WORDS = {
    "f": "follow",
    "b": "back",
    "front": "show_front",
    "next": "item_down",
    "previous": "item_up",
    "search": "find",
    "exit": "quit",
    "print": "save",
    "list": "list",
    "read": "read",
    "again": "again",
    ".": "again",
    "where": "where",
    "mouse": "mouse",
}
"""Words for commands, and for what only the linear room has; keys and titles are in the table."""
_TAKE_TEXT = ("ask_day", "compare", "find", "note", "palette", "save")
"""The commands that take the rest of the line."""
_NUMBER = re.compile(r"(?:#|item\b)\s*([0-9]{1,9})|([0-9]{2,9})", re.IGNORECASE)
"""The number of an item; a digit alone is a key."""
_LONGEST = 60  # characters of a line that are repeated to the reader


class LinearRequest(NamedTuple):
    """A command's id, or a value of WORDS or ``item``, with the text that follows it."""

    command: str
    rest: str = ""


def read_request(line: str, commands: Sequence[Command]) -> LinearRequest | str:
    """Return what a line asks for; else a sentence that says why it cannot be told."""
    text = line.strip()
    if not text:  # but Space and Tab are keys, too
        return _by_key(line.strip("\r\n"), commands) or LinearRequest("item_down")
    folded = text.casefold().rstrip(" …") or text
    exact = (LinearRequest(each.id) for each in commands if folded in _names(each))
    if found := _by_key(text, commands) or next(exact, None) or _with_text(text, commands):
        return found
    if folded in WORDS:
        return LinearRequest(WORDS[folded])
    if number := _NUMBER.fullmatch(text):
        return LinearRequest("item", number[1] or number[2])
    if len(text) == 1 and text.isdecimal():
        return f"{text} is no key: #{text} goes to that item."
    return _by_name(folded, commands) or _unknown(text, commands)


def typed(commands: Sequence[Command], name: str) -> str:
    """Return what a reader types for a command: a letter or a digit, else its title.

    Other signs are not always read out.
    """
    command = next(each for each in commands if each.id == name)
    taken = {key for each in commands for key in each.keys}
    words = [word for word, id_ in WORDS.items() if id_ == name and word not in taken]
    return next(
        (each for each in (*command.keys, *words) if len(each) == 1 and each.isalnum()),
        _title(command),
    )


def _by_key(text: str, commands: Sequence[Command]) -> LinearRequest | None:
    key = {" ": "space", "\t": "tab"}.get(text) or key_name(text)
    return next((LinearRequest(each.id) for each in commands if key and key in each.keys), None)


def _with_text(text: str, commands: Sequence[Command]) -> LinearRequest | None:
    """Read a command with its text: ``a 10 Jan``, ``/words``, ``find words``."""
    for command in commands:
        if command.id not in _TAKE_TEXT:
            continue
        for key in command.keys:
            is_sign = len(key) == 1 and not key.isalnum()
            if text.startswith(key if is_sign else f"{key} "):
                return _request(command.id, text[len(key) :])
        for name in sorted(_names(command), key=len, reverse=True):
            if text.casefold().startswith(f"{name} "):
                return _request(command.id, text[len(name) :])
    return None


def _request(name: str, rest: str) -> LinearRequest:
    """Return a command with its text on one line; a path may have any character."""
    return LinearRequest(name, (rest if name == "save" else as_one_line(rest)).strip())


def _title(command: Command) -> str:
    return command.title.rstrip(" …").casefold()


def _names(command: Command) -> set[str]:
    own = {word for word, name in WORDS.items() if name == command.id and len(word) > 1}
    return {command.id, command.id.replace("_", " "), _title(command)} | own


def _by_name(text: str, commands: Sequence[Command]) -> LinearRequest | str:
    """Find the command of a name, or of its beginning; empty if there is none."""
    for found in _candidates(text, commands):
        if len(found) == 1:
            return LinearRequest(found[0].id)
        if found:
            titles = ", ".join(map(_title, found))
            return f"`{visible(text)}` can be: {titles}."
    return ""


def _candidates(text: str, commands: Sequence[Command]) -> Iterator[list[Command]]:
    """Yield the commands that a text can mean, those that it is closer to first."""
    words = text.split()
    yield [each for each in commands if _title(each).startswith(text)]
    yield [
        each
        for each in commands
        if all(any(part.startswith(word) for part in _title(each).split()) for word in words)
    ]


def _unknown(text: str, commands: Sequence[Command]) -> str:
    names = [*(word for word in WORDS if len(word) > 1), *map(_title, commands)]
    shown = text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"
    hint = did_you_mean(text.casefold(), names)
    help_ = f"{typed(commands, 'show_keys')} says more."
    return " ".join(
        filter(None, (f"There is no command `{visible(shown)}`.", _capital(hint), help_))
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
