"""The loop of the linear room: a line, its answer, and the next line, until the reader leaves."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from briefing.model.text import visible
from briefing.render.text.cells import wrap
from briefing.render.text.glyphs import Glyphs
from briefing.tui.linear.actions import answer
from briefing.tui.linear.requests import typed
from briefing.tui.linear.room import LinearRoom

INTERRUPTED = 130
"""The exit code after Ctrl+C."""


def converse(
    room: LinearRoom, ask: Callable[[], str], tell: Callable[[Sequence[str]], object]
) -> int:
    """Answer lines until the reader leaves; return the exit code.

    `ask` returns a line, or raises EOFError at the end of the input; `tell` gets the lines of an
    answer. Ctrl+C says how to leave, and leaves if it comes again before the next line.
    """
    is_interrupted = False
    tell(room.open())
    while not room.has_left:
        try:
            line = ask()
            is_interrupted = False
            tell(answer(room, line))
        except EOFError:
            return 0
        except KeyboardInterrupt:
            if is_interrupted:
                return INTERRUPTED
            is_interrupted = True
            key = typed(room.commands, "quit")
            tell(["", f"{key} leaves, and so does Ctrl+C if it comes again."])
    return 0


def set_lines(lines: Sequence[str], width: int | None, glyphs: Glyphs) -> str:
    """Return lines as text that is safe to print, wrapped if there is a width."""
    spelt = [glyphs.spell(visible(line)) for line in lines]
    if width is not None:
        spelt = [part for line in spelt for part in _wrapped(line, width)]
    return "".join(f"{line}\n" for line in spelt)


def _wrapped(line: str, width: int) -> list[str]:
    """Wrap a line at its own indentation."""
    indent = line[: len(line) - len(line.lstrip(" "))][: width // 2]
    return wrap(line.lstrip(" "), width, first=indent, rest=indent)
