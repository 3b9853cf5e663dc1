"""The reader's own keys: in TOML, ``command = "key"`` or ``command = ["key", "key"]``."""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping, Sequence

from briefing.model.text import visible
from briefing.tui.commands import COMMANDS, Command, show_key

_LARGEST = 100_000
_NAMED = (
    *("up", "down", "left", "right", "home", "end", "pageup", "pagedown", "insert", "delete"),
    *("enter", "tab", "space", "escape", "backspace", *(f"f{number}" for number in range(1, 13))),
)
_MODIFIERS = re.compile(r"((?:ctrl\+|alt\+|shift\+)*)(.+)", re.DOTALL)


def read_keymap(path: str) -> tuple[tuple[Command, ...], list[str]]:
    """Return the commands with the reader's keys, and what is wrong with the file.

    Without a file the commands are as they are; what is wrong in it is left out and named.
    """
    try:
        with open(path, "rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        return COMMANDS, []
    except OSError as error:
        return COMMANDS, [f"{visible(path)}: {error.strerror}"]
    if len(data) > _LARGEST:
        return COMMANDS, [f"{visible(path)}: too long for a file of keys"]
    import tomllib

    try:
        wanted = tomllib.loads(data.decode("utf-8"))
    except ValueError as error:  # of TOML or of UTF-8
        return COMMANDS, [f"{visible(path)}: {visible(str(error))}"]
    commands, problems = remap(COMMANDS, wanted)
    return commands, [f"{visible(path)}: {problem}" for problem in problems]


def remap(
    commands: Sequence[Command], wanted: Mapping[str, object]
) -> tuple[tuple[Command, ...], list[str]]:
    """Give commands other keys; a command whose keys another has keeps its own, and that is said.

    What is wanted comes before what is there: a key may go from one command to another that is
    given it, where the first is given another.
    """
    problems: list[str] = []
    given: dict[str, tuple[str, ...]] = {}
    known = {command.id for command in commands}
    for name, value in wanted.items():
        if name not in known:
            problems.append(_unknown(name, sorted(known)))
        elif (keys := _keys(name, value, problems)) is not None:
            given[name] = keys
    owners = {
        key: each.id for each in commands if each.id not in given for key in each.keys
    }  # of the keys that nobody is to give up
    accepted: dict[str, tuple[str, ...]] = {}
    for name, keys in given.items():
        clashes = [key for key in keys if key in owners]
        if clashes:
            key = clashes[0]
            both = f"`{name}` and `{owners[key]}` both want {show_key(key)}"
            problems.append(f"{both}: `{name}` keeps its own keys")
        else:
            accepted[name] = keys
            owners |= dict.fromkeys(keys, name)
    remapped = tuple(
        each._replace(keys=accepted[each.id]) if each.id in accepted else each for each in commands
    )
    return _without_doubles(remapped, accepted, problems)


def _without_doubles(
    commands: Sequence[Command], accepted: Mapping[str, object], problems: list[str]
) -> tuple[tuple[Command, ...], list[str]]:
    """Take back what a command has that kept its own keys because its new ones were refused."""
    owners: dict[str, str] = {}
    for each in sorted(commands, key=lambda each: each.id in accepted):
        for key in each.keys:
            if key in owners:
                problems.append(f"`{each.id}` and `{owners[key]}` both want {show_key(key)}")
                return COMMANDS, problems
            owners[key] = each.id
    return tuple(commands), problems


def _unknown(name: str, known: list[str]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean `{near[0]}`?" if near else "`briefing keys` lists them all"
    return f"there is no command `{visible(name)}`; {hint}"


def _keys(name: str, value: object, problems: list[str]) -> tuple[str, ...] | None:
    values = [value] if isinstance(value, str) else value
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        problems.append(f"`{name}` takes a key or a list of keys, as texts")
        return None
    keys = [_key(each) for each in values]
    for key, given in zip(keys, values, strict=True):
        if not key:
            problems.append(
                f"`{name}`: there is no key `{visible(given)}`; "
                "write one character, or a name such as f2, home or ctrl+s"
            )
            return None
    return tuple(dict.fromkeys(keys))


def _key(text: str) -> str:
    """Return the name of a key, empty where there is none of that name."""
    found = _MODIFIERS.fullmatch(text.strip() if len(text) > 1 else text)
    if not found:
        return ""
    modifiers, name = found.groups()
    if len(name) == 1:
        return "space" if name == " " else modifiers + name if name.isprintable() else ""
    return (modifiers + name).lower() if name.lower() in _NAMED else ""
