"""Work in a thread for a screen that may close meanwhile."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import TypeVar

from textual.message_pump import MessagePump

T = TypeVar("T")


async def run_in_thread(screen: MessagePump, function: Callable[..., T], *args: object) -> T:
    """Run a function in a thread and return its result.

    Raises what the function raises, or CancelledError if the screen has closed meanwhile, or is
    closing: its widgets are gone before its workers are cancelled.
    """
    try:
        return await asyncio.to_thread(function, *args)
    finally:
        if not (screen.is_attached and screen.app.is_running):
            raise asyncio.CancelledError
