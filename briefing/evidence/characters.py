"""Finds the characters of a text beyond ASCII, of which most texts have few different ones."""

from __future__ import annotations

import re

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def beyond_ascii(text: str) -> set[str]:
    """Return the different characters of a text beyond ASCII.

    To replace each of them in the whole text is many times faster than to look at each place.
    """
    return set() if text.isascii() else set("".join(_BEYOND_ASCII.findall(text)))
