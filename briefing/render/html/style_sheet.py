"""The style sheet and the script of the page, and the policy that allows only these."""

from __future__ import annotations

import hashlib
import os
import re
from binascii import b2a_base64

_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_SPACED = re.compile(r";?\s+(?=\})|\s+(?=\{)|(?<=[{};,:])\s+")
_FOLDER = os.path.dirname(__file__)


def style_sheet() -> str:
    """Return the style sheet without its comments, and without spaces that say nothing."""
    lines = _COMMENT.sub("", _read("page.css")).splitlines()
    text = "\n".join(filter(None, map(str.strip, lines))) + "\n"
    return _SPACED.sub("", text)


def script() -> str:
    """Return the script that steps through the days and filters, without its comments."""
    lines = map(str.strip, _read("page.js").splitlines())
    return "\n".join(each for each in lines if not each.startswith(("//", "/**"))) + "\n"


def _read(name: str) -> str:
    # `importlib.resources` costs more than the page.
    with open(os.path.join(_FOLDER, name), encoding="utf-8") as file:
        return file.read()


def policy(css: str, javascript: str) -> str:
    """Return a CSP (level 3) that blocks all loading, and allows this style and this script."""
    rules = (
        "default-src 'none'",
        f"style-src 'sha256-{_digest(css)}'",
        f"script-src 'sha256-{_digest(javascript)}'",
        "base-uri 'none'",
        "form-action 'none'",
    )
    return "; ".join(rules)


def _digest(text: str) -> str:
    return b2a_base64(hashlib.sha256(text.encode()).digest(), newline=False).decode()
