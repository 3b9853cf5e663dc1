"""The driver of a terminal: Textual's, made safe against being continued while it runs."""

from __future__ import annotations

from textual.drivers.linux_driver import LinuxDriver

from briefing.system.terminal import has_hung_up


class TerminalDriver(LinuxDriver):
    """Textual's driver, which reads the keys in one thread only.

    Textual starts another one on each SIGCONT. That also comes without a suspension by Textual: the
    kernel sends it to whoever loses the terminal, and a SIGSTOP cannot be caught. The first thread
    would then read on when the program has ended, and keep it alive.
    """

    def resume_application_mode(self) -> None:
        """Resume, after leaving a mode that was not suspended; not on a terminal that has gone."""
        if has_hung_up():
            return
        if self._key_thread is not None and self._key_thread.is_alive():
            self.suspend_application_mode()
        super().resume_application_mode()
