"""The style sheet of the page, and the content security policy that allows only that."""

from __future__ import annotations

import hashlib
import os
from binascii import b2a_base64

from briefing.render.html.day_picker import day_rules
from briefing.render.replay import Replay

_FILE = os.path.join(os.path.dirname(__file__), "page.css")


def style_sheet(replay: Replay) -> str:
    """Return the style sheet with the rules for the days."""
    # `importlib.resources` costs more than the page.
    with open(_FILE, encoding="utf-8") as file:
        return file.read() + day_rules(replay)


def policy(css: str) -> str:
    """Return a CSP (level 3) that blocks all loading and allows only this style sheet."""
    digest = b2a_base64(hashlib.sha256(css.encode()).digest(), newline=False).decode()
    return f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
