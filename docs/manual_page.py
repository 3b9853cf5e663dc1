"""The manual page briefing(1), made from the argparse tables."""

from __future__ import annotations

import re
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from briefing import __version__
from briefing.cli import GROUPS
from docs.command_table import Argument, Command, commands

_CHANGELOG = Path(__file__).resolve().parent.parent / "CHANGELOG.md"
_MANY = 4
"""In how many commands an argument has to be the same for it to be described once for all."""
_FIRST = "2026-11-30"
"""The date of the page before the first release."""
_Key = tuple[tuple[str, ...], tuple[str, ...], str]


def files() -> dict[str, str]:
    """Return the text of the page by its path in the checkout."""
    return {"docs/briefing.1": "\n".join(_page(commands())) + "\n"}


def _page(table: list[Command]) -> Iterator[str]:
    arguments = [argument for each in table for argument in (*each.options, *each.places)]
    times = Counter(map(_key, arguments))
    common = {key: n for key, n in times.items() if n >= _MANY}
    found = {_key(each): each for each in arguments}
    by_name = {each.name: each for each in table}
    room = by_name[""]
    yield '.\\" Written by `make docs` from the tables of the command line.'
    yield f'.TH BRIEFING 1 {_date()} "briefing {__version__}"'
    yield from _HEAD.splitlines()
    yield ".SH OPTIONS"
    yield "Of the room:"
    yield from _options(room, common)
    yield ".TP"
    yield ".B \\-\\-version"
    yield "show the version"
    yield ".SH COMMANDS"
    for title, group in GROUPS.items():
        yield f".SS {_roff(title[0].upper() + title[1:])}"
        for name in group:
            yield from _command(by_name[name], common)
    yield ".SH OPTIONS OF SEVERAL COMMANDS"
    options = [each for key, each in found.items() if key in common and each.flags]
    for option in sorted(options, key=lambda each: each.flags[-1].lstrip("-")):
        yield from _option(option)
    yield from _TAIL.splitlines()
    yield ".SH EXAMPLES"
    yield ".EX"
    yield from _examples(room.examples)[1]
    yield ".EE"
    yield from _END.splitlines()


def _date() -> str:
    """Return the day of the last release, as the changelog has it."""
    released = re.search(
        r"^## \S+ \S ?(\d{4}-\d\d-\d\d)$", _CHANGELOG.read_text("utf-8"), re.MULTILINE
    )
    return released[1] if released else _FIRST


def _key(each: Argument) -> _Key:
    return each.flags, each.names, each.help


def _command(command: Command, common: Iterable[_Key]) -> Iterator[str]:
    yield ".TP"
    yield f".B {_roff(command.usage)}"
    told, examples = _examples(command.examples)
    summary = command.summary.removesuffix(", ...")
    yield from _filled(f"{summary[0].upper()}{summary[1:]}.")
    if told:
        yield ".IP"
        yield from told
    yield ".RS"
    yield from _places(command, common)
    yield from _options(command, common)
    yield ".PP"
    yield ".EX"
    yield from examples
    yield ".EE"
    yield ".RE"


def _places(command: Command, common: Iterable[_Key]) -> Iterator[str]:
    """Yield what stands at places; the folder is told of at the beginning of the page."""
    for place in command.places:
        if place.help and _key(place) not in common:
            yield ".TP"
            yield f".I {_roff(' '.join(place.names))}"
            yield from _filled(place.help)


def _options(command: Command, common: Iterable[_Key]) -> Iterator[str]:
    """Yield the options of a command; those of several are named alone."""
    elsewhere = []
    for option in command.options:
        if _key(option) in common:
            elsewhere.append(option.flags[-1])
        else:
            yield from _option(option)
    if elsewhere:
        yield ".PP"
        yield from _filled(f"Also, as below: {', '.join(elsewhere)}.")


def _option(option: Argument) -> Iterator[str]:
    yield ".TP"
    words = f" {' '.join(option.names)}" if option.names else ""
    yield f".B {_roff(', '.join(option.flags) + words)}"
    possible = f" ({', '.join(option.words)})" if _is_hidden(option) else ""
    yield from _filled((option.help or "one of these") + possible)


def _is_hidden(option: Argument) -> bool:
    """Whether the possible words are neither in the name nor in the help."""
    told = f"{' '.join(option.names)} {option.help}"
    return any(word not in told for word in option.words)


def _examples(text: str) -> tuple[list[str], list[str]]:
    """Return what a help says before its examples, and these, in the language of the page."""
    told, _, examples = text.partition("examples:\n")
    parts: list[str] = []
    for part in told.strip("\n").split("\n\n"):
        if part.startswith("  ") or re.search(r"\n {2}", part):
            parts += [".EX", *map(_roff, part.splitlines()), ".EE"]
        elif part:
            parts += [*([".IP"] if parts else []), *_filled(part)]
    return parts, [_roff(line.removeprefix("  ")) for line in examples.rstrip("\n").splitlines()]


def _filled(text: str) -> Iterator[str]:
    """Yield lines of text, a sentence in a line of its own, as readers of the source expect."""
    for sentence in re.split(r"(?<=[.!?:]) +(?=[A-Z])", " ".join(text.split())):
        lines = textwrap.wrap(sentence, 66, break_long_words=False, break_on_hyphens=False)
        yield from map(_roff, lines)


def _roff(text: str) -> str:
    """Return text in which nothing is an instruction, and every character is what it is."""
    signs = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "^": "\\(ha", "~": "\\(ti"}
    signs['"'] = "\\(dq"
    found = "".join(
        signs.get(each) or (each if each.isascii() else f"\\[u{ord(each):04X}]") for each in text
    )
    return f"\\&{found}" if found.startswith(".") else found


_HEAD = r"""
.SH NAME
briefing \- read, make and check a briefing of curated sources
.SH SYNOPSIS
.B briefing
.RI [ FOLDER ]
.RI [ options ]
.br
.B briefing
.I COMMAND
.RI [ arguments ]
.RI [ options ]
.SH DESCRIPTION
A briefing is a folder of YAML: dated events, their key points, and the
paragraphs of the sources that each point rests on.
.B briefing
opens the folder for reading by keyboard, as of any day, prints and exports
it, and helps to make one.
.PP
Without a command the briefing room opens, or in a pipe the brief is printed.
Without
.I FOLDER
it is the briefing in the current folder, else the one that ships with the
program.
The key ? in the room lists its keys.
.PP
A day is written as in \(dq10 Jan\(dq, \(dq10 January 2023\(dq or 2023\-01\-10;
a month or a year stands for its first or its last day.
""".strip("\n")
_TAIL = r"""
.SH EXIT STATUS
.TP
.B 0
nothing is wrong, or what was asked for is written
.TP
.B 1
the folder has errors, or nothing is found
.TP
.B 2
wrong usage, a file that cannot be read or written, or an edit that is refused
.TP
.B 3
a bug of the program
.TP
.B 130
it was interrupted
.SH ENVIRONMENT
.TP
.B BRIEFING_ORIGINALS
a folder with the texts of the sources, as with
.B \-\-originals
.TP
.BR VISUAL ", " EDITOR
what opens a file from the room
.TP
.B BROWSER
what opens an address from the room
.TP
.B NO_COLOR
no colours, if it is set
.TP
.B TEXTUAL_THEME
the theme of the room
.TP
.BR XDG_CONFIG_HOME ", " XDG_STATE_HOME ", " XDG_CACHE_HOME
where the files below are, instead of the folders of the home
.SH FILES
.TP
.I \(ti/.config/briefing/keys.toml
the keys of the room that the reader has changed
.TP
.I \(ti/.local/state/briefing/
the place in each briefing at which the reader was, edits that can be taken
back, and
.IR errors.log
.TP
.I \(ti/.cache/briefing/
what was read of folders; it may be deleted
""".strip("\n")
_END = r"""
.SH SEE ALSO
.BR git (1),
.BR less (1)
.PP
The documents of the project describe the YAML (docs/format.md), the room
(docs/room.md), the exports (docs/sharing.md) and a whole session of curating
(docs/curating.md).
""".strip("\n")
