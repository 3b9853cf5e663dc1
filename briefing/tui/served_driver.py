"""The driver for a browser: Textual's, which takes no more keys than the room can work through."""

from __future__ import annotations

from textual.drivers.web_driver import WebDriver
from textual.message import Message

MOST_WAITING = 100
"""Messages that wait for the application before no more input is read."""
_LOOK_EVERY = 0.01
"""Seconds between two looks whether the application has caught up."""


class ServedDriver(WebDriver):
    """Textual's driver, whose thread waits while much waits for the application.

    Else whoever sends keys faster than they are carried out has them kept in memory, and the room
    goes on with them when nobody is there any more.
    """

    def process_message(self, message: Message) -> None:
        """Queue a message for the application, when it has room for it."""
        while self._app.message_queue_size > MOST_WAITING and not self.exit_event.is_set():
            self.exit_event.wait(_LOOK_EVERY)
        super().process_message(message)
