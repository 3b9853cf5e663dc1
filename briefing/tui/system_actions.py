"""The commands that use the clipboard, the browser, the editor or files."""

from __future__ import annotations

import os

from textual.app import SuspendNotSupported

from briefing.render.export import ExportResult
from briefing.tui.copying import copied, copied_citation
from briefing.tui.editing import run_editor, span_to_edit
from briefing.tui.navigation import source_of
from briefing.tui.room import Room
from briefing.tui.shared_actions import no_point, no_source
from briefing.tui.threads import run_in_thread


def copy(room: Room) -> None:
    """Copy the item under the cursor, and show a notification."""
    found = copied(room.session, room.workspace.listed)
    if found:
        _copy(room, found.text, found.what)
    else:
        room.tell(room.nothing_chosen or "There is nothing here to copy")


def copy_citation(room: Room) -> None:
    """Copy only the citation."""
    found = copied_citation(room.session)
    if found:
        _copy(room, found.text, found.what)
    else:
        room.tell(no_point(room.workspace.key_of))


def _copy(room: Room, text: str, what: str) -> None:
    room.app.copy_to_clipboard(text)
    room.tell(f"Copied {what}")


def open_address(room: Room) -> None:
    """Open the source in the reader's browser; if there is none, copy its address."""
    from briefing.system.browser import is_address

    source = source_of(room.session)
    if source is None:
        room.tell(no_source(room.workspace.key_of))
        return
    name = f"[{room.session.index.numbers[source.id]}]"
    if not source.url:
        room.tell(f"The record of {name} gives no address")
    elif room.workspace.is_served and is_address(source.url):
        room.app.open_url(source.url)  # where the room is seen, and not where it runs
        room.tell(f"Your browser is asked to open the address of {name}")
    elif room.workspace.is_served:
        _copy(room, source.url, f"the address of {name}: it is none of the web")
    else:  # which may take a while: keys go on
        room.run_worker(_open_in_browser(room, source.url, name), group="browser")


async def _open_in_browser(room: Room, url: str, name: str) -> None:
    from briefing.system.browser import open_address as open_in_browser

    if await run_in_thread(room, open_in_browser, url, os.environ):
        room.tell(f"Opened the address of {name} in the browser")
    else:
        _copy(room, url, f"the address of {name}: there is no browser to open it in")


def edit(room: Room) -> None:
    """Open the YAML of the item under the cursor in the reader's editor, then reload."""
    if room.workspace.is_served:
        room.tell("Nothing is edited here: the folder is on the machine that serves the room")
        return
    span, message = span_to_edit(room.session, room.workspace)
    if span is None or message:
        is_gone = span is not None
        room.tell(message if is_gone else room.nothing_chosen or message, is_warning=is_gone)
        return
    try:
        message = run_editor(room.workspace, span, room.app.suspend)
    except SuspendNotSupported:
        message = "No editor can be opened from here"
    room.refresh(layout=True)
    if message:
        room.tell(message, is_warning=True)
    if room.workspace.watch.differs():
        room.reload()


async def save(room: Room) -> None:
    """Ask for the format and the file, then print, save or export."""
    from briefing.tui.dialogs.export import ExportDialog
    from briefing.tui.exporting import Exporter

    session, workspace = room.session, room.workspace

    def saved(saved_as: tuple[str, ExportResult] | None) -> None:
        if saved_as:
            said, result = saved_as
            room.tell(said)
            for words in result.words:
                room.tell(words)

    name = f"brief-{session.view.as_of.isoformat()}"
    dialog = ExportDialog(
        len(session.marked), name, workspace.glyphs, Exporter(session, workspace, room.app)
    )
    if workspace.is_served:
        dialog.hint = "Enter downloads. Up and down choose the format, Esc leaves."
    await room.app.push_screen(dialog, saved)
