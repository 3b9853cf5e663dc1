"""Reads the reader's key bindings: TOML, ``command = "key"`` or ``command = ["key", "key"]``."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence

from briefing.model.suggestions import did_you_mean
from briefing.model.text import visible
from briefing.system.files import read_small
from briefing.tui.commands import COMMANDS, Command, show_key

_LARGEST = 100_000
_NAMED = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *("enter", "tab", "space", "escape", "backspace", *(f"f{number}" for number in range(1, 13))),
)
_SPELT = {" ": "space", ",": "comma"}
_ALIASES = {
    "esc": "escape",
    "return": "enter",
    "del": "delete",
    "ins": "insert",
    "bksp": "backspace",
    "pgup": "pageup",
    "pgdn": "pagedown",
    "pgdown": "pagedown",
    "spacebar": "space",
}
_RESERVED = {"ctrl+q": "the terminal", "ctrl+c": "copying what the mouse has selected"}
_MODIFIERS = r"(?s)((?:ctrl\+|alt\+|shift\+)*)(.+)"


def read_keymap(path: str) -> tuple[tuple[Command, ...], list[str]]:
    """Return the commands with the reader's keys, and the problems of the file.

    Without a file the commands keep their default keys. Invalid entries are skipped and reported.
    """
    try:
        data = read_small(os.path.realpath(path), _LARGEST)  # many keep such files as links
    except FileNotFoundError:
        return COMMANDS, []
    except OSError as error:
        return COMMANDS, [f"{visible(path)}: {error.strerror}"]
    import tomllib

    try:
        wanted = tomllib.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:  # of TOML or of UTF-8; of a file gone mad
        return COMMANDS, [f"{visible(path)}: {visible(str(error))}"]
    commands, problems = remap(COMMANDS, wanted)
    return commands, [f"{visible(path)}: {problem}" for problem in problems]


def remap(
    commands: Sequence[Command], wanted: Mapping[str, object]
) -> tuple[tuple[Command, ...], list[str]]:
    """Return commands with new keys, and the problems; after a conflict a command keeps its own.

    All wanted keys are assigned before conflicts are looked for: a command can take the key of
    another one if that gets a new key too.
    """
    problems: list[str] = []
    given: dict[str, tuple[str, ...]] = {}
    known = {command.id for command in commands}
    for name, value in wanted.items():
        if name not in known:
            problems.append(_unknown(name, sorted(known)))
        elif (keys := _keys(name, value, problems)) is not None:
            given[name] = keys
    while True:
        remapped = tuple(
            each._replace(keys=given[each.id]) if each.id in given else each for each in commands
        )
        clash = _first_clash(remapped, given)
        if clash is None:
            return remapped, problems
        name, owner, key = clash
        own = next(each.shown_keys for each in commands if each.id == name)
        both = f"`{name}` and `{owner}` both want {show_key(key)}"
        problems.append(f"{both}: `{name}` stays on {own}")
        del given[name]


def _first_clash(
    commands: Sequence[Command], given: Mapping[str, object]
) -> tuple[str, str, str] | None:
    """Return a command whose new key is taken, the command that has it, and the key; else None.

    Commands that keep their default keys come first, then those of the file in its order.
    """
    owners = dict(_RESERVED)
    order = list(given)
    for each in sorted(commands, key=lambda each: order.index(each.id) if each.id in given else -1):
        for key in each.keys:
            if owners.setdefault(key, each.id) != each.id:
                return each.id, owners[key], key
    return None


def _unknown(name: str, known: list[str]) -> str:
    hint = did_you_mean(name, known, otherwise="`briefing keys` lists them all")
    return f"there is no command `{visible(name)}`; {hint}"


def _keys(name: str, value: object, problems: list[str]) -> tuple[str, ...] | None:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not values or not all(isinstance(x, str) for x in values):
        problems.append(f"`{name}` takes a key or a list of keys, as texts")
        return None
    keys = [key_name(each) for each in values]
    for key, given in zip(keys, values, strict=True):
        if not key:
            problems.append(
                f"`{name}`: there is no key `{visible(given)}`; "
                "write one character, or a name such as f2, home or ctrl+s"
            )
            return None
    return tuple(dict.fromkeys(keys))


def key_name(text: str) -> str:
    """Return the name of a key as Textual has it; empty if there is no such key."""
    found = re.fullmatch(_MODIFIERS, text.strip() if len(text) > 1 else text)
    if not found:
        return ""
    modifiers, name = found.groups()
    name = _ALIASES.get(name.lower(), name)
    if len(name) > 1:
        return (modifiers + name).lower() if name.lower() in _NAMED else ""
    if not name.isprintable():
        return ""
    if modifiers == "shift+":  # a terminal says which character that gives
        return name.upper() if name.upper() != name else ""
    name = _SPELT.get(name, name)
    return modifiers + name.lower() if modifiers else name
