"""Data of the page's script, compressed: it takes them apart with `DecompressionStream`."""

from __future__ import annotations

import zlib
from base64 import b85encode


def compressed(text: str) -> str:
    """Return a text deflated, in base 85 with a comma for the sign that could end a script.

    Base 64 takes a fifteenth more. Zeros at the end fill the last four bytes; the length of the
    data stands before them.
    """
    data = zlib.compress(text.encode(), 9)
    return f"{len(data)} {b85encode(data, pad=True).decode().replace('<', ',')}"
