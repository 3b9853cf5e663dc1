"""The command that opens a file at a line in the reader's editor."""

from __future__ import annotations

import os
import re
import shlex
from collections.abc import Mapping

from briefing.model.lean_typing import NamedTuple
from briefing.model.paths import to_native
from briefing.model.text import visible
from briefing.system.windows import find_program, misread, split_words


class EditorError(ValueError):
    """The editor that the environment names cannot be used; `hint` is the remedy."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint or "set it to a command such as: vim, or: code --wait"


class _Editor(NamedTuple):
    """The options of a kind of editor for the position, and for waiting until the file closes."""

    names: str
    place: tuple[str, ...]
    waits: tuple[str, ...] = ()
    """Spellings of one option; the first is added where none is given."""


# As their manuals have it. A terminal's editor holds the terminal until it is left; one with a
# window of its own hands the file over and returns at once, unless it is asked to wait.
_EDITORS = (
    _Editor(
        "ex vi view vim vimx nvi nvim nvim-linux-x86_64 nvim-linux-arm64 elvis vile vis"
        " joe jmacs jpico jstar rjoe mcedit pico",
        ("+{line}", "{path}"),
    ),
    _Editor("gvim gview mvim mview", ("+{line}", "{path}"), ("-f", "--nofork")),
    _Editor("nano rnano ne", ("+{line},{column}", "{path}")),
    _Editor(
        "emacs emacs-gtk emacs-lucid emacs-nox emacs-pgtk emacsclient kak",
        ("+{line}:{column}", "{path}"),
    ),
    _Editor("micro", ("{path}", "+{line}:{column}")),
    _Editor("hx helix", ("{path}:{line}:{column}",)),
    _Editor(
        "code code-insiders code-oss codium codium-insiders vscodium cursor windsurf",
        ("--goto", "{path}:{line}:{column}"),
        ("--wait", "-w"),
    ),
    _Editor("subl sublime_text zed zeditor", ("{path}:{line}:{column}",), ("--wait", "-w")),
    _Editor("gedit", ("{path}", "+{line}:{column}"), ("--wait", "-w")),
    _Editor("kate", ("--line", "{line}", "--column", "{column}", "{path}"), ("--block", "-b")),
    _Editor("mate", ("--line", "{line}:{column}", "{path}"), ("--wait", "-w")),
    _Editor("bbedit", ("+{line}", "{path}"), ("--wait", "-w")),
    _Editor(
        "idea clion datagrip dataspell goland phpstorm pycharm rider rubymine rustrover webstorm"
        " intellij-idea-community intellij-idea-ultimate pycharm-community pycharm-professional",
        ("--line", "{line}", "{path}"),
        ("--wait", "-w"),
    ),
    _Editor("notepad++", ("-nosession", "-n{line}", "-c{column}", "{path}"), ("-multiInst",)),
)
_UNKNOWN = _Editor("", ("{path}",))
_BY_NAME = {name: editor for editor in _EDITORS for name in editor.names.split()}


def editor_words(path: str, line: int, column: int, environ: Mapping[str, str]) -> list[str]:
    """Return the command, as words, that opens a file at a line and column, both from 1.

    The editor is $VISUAL, else $EDITOR, else vi or, on Windows, Notepad, with the options given
    there; an unknown editor gets only the file. Run the words without a shell. Raises EditorError
    if the variable has no valid command, or one that cannot be given the file.
    """
    words = _split(environ)
    editor = _find(words[0])
    if editor.waits and not set(editor.waits) & set(words[1:]):
        words.append(editor.waits[0])
    if path.startswith(("-", "+")):
        path = f"./{path}"  # else an option, or a line number
    path = to_native(path)
    words += [word.format(path=path, line=line, column=column) for word in editor.place]
    return _for_windows(words, environ) if os.altsep else words


def _split(environ: Mapping[str, str]) -> list[str]:
    variable = next((name for name in ("VISUAL", "EDITOR") if environ.get(name, "").strip()), "")
    if not variable:
        return ["notepad" if os.altsep else "vi"]
    try:
        words = (split_words if os.altsep else shlex.split)(environ[variable])
    except ValueError as error:
        reason = str(error).lower()
        raise EditorError(f"${variable} cannot be split into words: {reason}") from error
    if not words[0]:
        raise EditorError(f"${variable} names no program")
    return words


def _for_windows(words: list[str], environ: Mapping[str, str]) -> list[str]:
    """Return a command with the full path of its program."""
    program = find_program(words[0], environ)
    if program is None:
        raise EditorError(f"there is no program `{visible(words[0])}`")
    if word := misread(program, words[1:]):
        message = f"{visible(words[0])} is a batch file, which misreads {visible(word)}"
        raise EditorError(message, "name a program that ends in .exe")
    return [program, *words[1:]]


def _find(program: str) -> _Editor:
    """Return the settings for a program, ignoring its path, `.exe`, version and the like."""
    name = re.split(r"[/\\]", program)[-1].lower()
    stem = name.partition(".")[0]
    unversioned = re.sub(r"[-_]?\d+$", "", stem)
    return _BY_NAME.get(stem) or _BY_NAME.get(unversioned) or _UNKNOWN
