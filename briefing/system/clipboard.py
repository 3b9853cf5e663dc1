"""Copies to the clipboard inside tmux, where the terminal's escape sequence does not work."""

from __future__ import annotations

import os
import subprocess


def copy_in_tmux(text: str) -> bool:
    """Copy a text to tmux and its terminal; return False outside tmux, or if it fails."""
    if not os.environ.get("TMUX"):
        return False
    try:
        subprocess.run(
            ["tmux", "load-buffer", "-w", "-"],  # noqa: S607 - tmux is whatever runs this terminal
            input=text.encode("utf-8"),
            capture_output=True,
            timeout=2,
            check=True,
        )
    except (OSError, subprocess.SubprocessError):
        return False
    return True
