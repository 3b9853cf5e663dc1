"""The driver for a browser: Textual's, at the pace of the room, and ending with the server."""

from __future__ import annotations

import os
import select
import threading

from textual.drivers.web_driver import WebDriver
from textual.message import Message

from briefing.system.signals import HUNG_UP

MOST_WAITING = 100
"""Messages that wait for the application before no more input is read."""
_LOOK_EVERY = 0.01
"""Seconds between two looks whether the application has caught up."""


class ServedDriver(WebDriver):
    """Textual's driver, whose thread waits while much waits for the application.

    Else whoever sends keys faster than they are carried out has them kept in memory, and the room
    goes on with them when nobody is there any more.
    """

    def start_application_mode(self) -> None:
        """Begin, and watch over the server, where the system can tell of its end."""
        super().start_application_mode()
        if hasattr(select, "poll"):
            threading.Thread(target=self._end_with_server, name="server-watch", daemon=True).start()

    def process_message(self, message: Message) -> None:
        """Queue a message for the application, when it has room for it."""
        while self._app.message_queue_size > MOST_WAITING and not self.exit_event.is_set():
            self.exit_event.wait(_LOOK_EVERY)
        super().process_message(message)

    def _end_with_server(self) -> None:
        """End at once when nobody reads what the room draws: the server was killed.

        The end of the input would be seen only behind all the keys that wait, and a served room
        keeps nothing that could be lost.
        """
        watch = select.poll()
        watch.register(self.fileno, 0)  # an error or a hang-up is reported unasked
        watch.poll()
        os._exit(HUNG_UP)
