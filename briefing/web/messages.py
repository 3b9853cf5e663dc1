"""What a browser sends, read with the mistrust that it needs."""

from __future__ import annotations

import json
from typing import NamedTuple

LARGEST_SCREEN = 500
"""Cells of a screen in either direction."""
_LONGEST_PING = 64


class Typed(NamedTuple):
    """Keys, pastes and movements of the mouse, as a terminal sends them."""

    data: bytes


class Told(NamedTuple):
    """A message to the room: a new size, or whether the page has the focus."""

    data: dict[str, str | int]


class Ping(NamedTuple):
    """A question whether the server is there; the answer repeats its text."""

    text: str


def read_message(text: object) -> Typed | Told | Ping | None:
    """Read a message; None if it is one that asks for nothing.

    Raises ValueError for what is no message.
    """
    try:
        message = json.loads(text)  # type: ignore[arg-type]
    except (TypeError, RecursionError) as error:  # RecursionError: lists in lists without end
        raise ValueError(text) from error
    if not isinstance(message, list) or not 0 < len(message) < 3:
        raise ValueError(text)
    kind, value = (*message, None)[:2]
    if kind == "stdin" and isinstance(value, str):
        return Typed(value.encode("utf-8", "replace"))
    if kind == "resize" and isinstance(value, dict) and {"width", "height"} <= value.keys():
        width, height = cells(value["width"], 80), cells(value["height"], 24)
        return Told({"type": "resize", "width": width, "height": height})
    if kind == "ping" and isinstance(value, str) and len(value) <= _LONGEST_PING:
        return Ping(value)
    if kind in ("stdin", "resize", "ping"):
        raise ValueError(text)
    return Told({"type": str(kind)}) if kind in ("focus", "blur") else None


def cells(value: object, default: int) -> int:
    """Read a width or height; what is none becomes the default."""
    text = str(value) if isinstance(value, (int, str)) else ""
    is_number = text.isascii() and text.isdecimal() and len(text) < 6
    return max(1, min(int(text), LARGEST_SCREEN)) if is_number else default
