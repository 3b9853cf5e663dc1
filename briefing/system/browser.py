"""Opens an address in a graphical browser, never in a text browser."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping

_ADDRESS = re.compile(r"https?://[^\s\"<>\\^`{|}]+", re.IGNORECASE)
_TEXT_BROWSERS = re.compile(r"browsh|carbonyl|cha|e?links|links2|lynx|w3m|www-browser")
_NO_WINDOW: int = getattr(subprocess, "CREATE_NO_WINDOW", 0)  # on Windows
_PATIENCE = 3.0
"""Seconds after which a browser that still runs counts as successful."""

# In a process of its own: `webbrowser` reads the environment of its process, may wait for the
# browser to be closed, and lets some browsers write to the terminal it finds.
_PROGRAM = "import sys, webbrowser; sys.exit(not webbrowser.open(sys.argv[1]))"


def open_address(url: str, environ: Mapping[str, str]) -> bool:
    """Open a web address in the reader's graphical browser; return False if nothing was opened.

    That is so if there is no display or no such browser, or the address is neither http nor https.
    Takes up to three seconds.
    """
    if not (is_address(url) and has_display(environ)):
        return False
    try:
        process = subprocess.Popen(  # noqa: S603 - the address is one word, and no shell reads it
            # Isolated, so that no module of the folder we stand in is taken for the library's.
            [sys.executable, "-I", "-c", _PROGRAM, url],
            env=graphical(environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Without a controlling terminal.
            start_new_session=True,
            creationflags=_NO_WINDOW,
        )
    except (OSError, ValueError):
        return False
    try:
        return process.wait(_PATIENCE) == 0
    except subprocess.TimeoutExpired:
        return True


def is_address(url: str) -> bool:
    """Whether a text is a web address that is safe to pass to a browser."""
    return bool(_ADDRESS.fullmatch(url)) and url.isprintable()


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether the reader at this terminal would see a browser's window."""
    if environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"):
        return True
    remote = any(environ.get(name) for name in ("SSH_CONNECTION", "SSH_CLIENT", "SSH_TTY"))
    return platform in ("darwin", "win32") and not remote


def graphical(environ: Mapping[str, str]) -> dict[str, str]:
    """Return an environment in which `webbrowser` finds no text browser.

    It offers the ones it knows only if TERM is set, and those of $BROWSER always.
    """
    kept = {name: value for name, value in environ.items() if name not in ("TERM", "BROWSER")}
    browsers = environ.get("BROWSER", "").split(os.pathsep)
    if chosen := [browser for browser in browsers if not _is_textual(browser)]:
        kept["BROWSER"] = os.pathsep.join(chosen)
    return kept


def _is_textual(browser: str) -> bool:
    """Whether an entry of $BROWSER, a command with options, is empty or a text browser."""
    program = browser.split(maxsplit=1)[:1]
    return not program or _TEXT_BROWSERS.fullmatch(os.path.basename(program[0])) is not None
