"""Formats the command that reproduces an output for the reader's shell."""

from __future__ import annotations

import os
import re
from collections.abc import Sequence

from briefing.model.text import visible

_PLAIN = r"-[\w=-]*|[\w./\\:=+][\w./\\:=+~#-]*"
"""A word that neither cmd.exe nor PowerShell changes; the latter cuts an option at a dot."""


def shell_line(command: Sequence[str]) -> str:
    """Quote the words of a command for this system's shell; the result is safe to print."""
    return " ".join(shell_words(command))


def shell_words(command: Sequence[str]) -> list[str]:
    """Quote each word of a command for this system's shell; they are safe to print."""
    quote = _quote_for_windows if os.altsep else _quote_for_posix
    return [visible(quote(word)) for word in command]


def install_line(extra: str) -> str:
    """Return the command that installs what an extra of ours needs, into what runs."""
    from briefing.system.installation import install_command  # for a hint alone

    return shell_line(install_command(extra))


def continuation() -> str:
    """Return what continues a command on the next line; on Windows it depends on the shell."""
    return "" if os.altsep else "\\"


def _quote_for_posix(word: str) -> str:
    if word.isascii() and word.replace("-", "").isalnum():
        return word
    import shlex  # few commands need it

    return shlex.quote(word)


def _quote_for_windows(word: str) -> str:
    """Quote a word so that cmd.exe and PowerShell read the same: only double quotes are common.

    A double quote within is written as programs take it from cmd.exe.
    """
    if re.fullmatch(_PLAIN, word, re.ASCII):
        return word
    escaped = re.sub(r'(\\*)"', r'\1\1\\"', word)
    return '"' + re.sub(r"(\\+)$", r"\1\1", escaped) + '"'
