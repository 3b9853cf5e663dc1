"""The command that makes an output again, as a shell reads it."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Sequence

from briefing.model.text import visible

_PLAIN = re.compile(r"-[\w=-]*|[\w./\\:=+][\w./\\:=+~#-]*", re.ASCII)
"""A word that neither cmd.exe nor PowerShell changes; the latter cuts an option at a dot."""


def shell_line(command: Sequence[str]) -> str:
    """Write the words of a command as a shell of this system takes them, safe to print."""
    quote = _quote_for_windows if os.altsep else shlex.quote
    return " ".join(visible(quote(word)) for word in command)


def install_line(extra: str) -> str:
    """Return the command that installs what an extra of ours needs."""
    return shell_line(["pip", "install", f"briefing[{extra}]"])


def continuation() -> str:
    """Return what ends a line of a command that goes on; on Windows each shell has another."""
    return "" if os.altsep else "\\"


def _quote_for_windows(word: str) -> str:
    """Quote a word so that cmd.exe and PowerShell read the same: only double quotes are common.

    A double quote within is written as programs take it from cmd.exe.
    """
    if _PLAIN.fullmatch(word):
        return word
    escaped = re.sub(r'(\\*)"', r'\1\1\\"', word)
    return '"' + re.sub(r"(\\+)$", r"\1\1", escaped) + '"'
