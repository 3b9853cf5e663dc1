"""A widget that the mouse can hold and drag."""

from __future__ import annotations

from textual import events
from textual.widget import Widget


class Draggable(Widget):
    """Is held from a press of the mouse's first button until that is released, wherever it is.

    It has the class `-dragged` meanwhile. It releases no mouse that another widget has captured.
    """

    ALLOW_SELECT = False

    @property
    def is_held(self) -> bool:
        """Whether the mouse drags it."""
        return self.has_class("-dragged")

    def grasped(self, event: events.MouseEvent) -> None:
        """Respond to the press that begins to drag."""

    def dragged(self, event: events.MouseEvent) -> None:
        """Respond to a move of the mouse that holds it."""

    def released(self) -> None:
        """Respond to the end of it, also where the widget was hidden meanwhile."""

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Take hold."""
        if event.button == 1:
            self.capture_mouse()
            self.add_class("-dragged")
            self.grasped(event)

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Drag; without a button, that was released outside the window."""
        if self.is_held and event.button:
            self.dragged(event)
        else:
            self.let_go()

    def on_mouse_up(self) -> None:
        """Let go."""
        self.let_go()

    def on_hide(self) -> None:
        """Let go, as nobody can see any more what is dragged."""
        self.let_go()

    def let_go(self) -> None:
        """End to drag, if it is held."""
        if not self.is_held:
            return
        self.remove_class("-dragged")
        if self.app.mouse_captured is self:
            self.release_mouse()
        self.released()
