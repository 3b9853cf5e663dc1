"""The commands of the linear room that mark points, and write the reader's notes on them."""

from __future__ import annotations

from briefing.document.phrases import count
from briefing.model.text import as_one_line
from briefing.tui.linear.requests import typed
from briefing.tui.linear.room import LinearRoom
from briefing.tui.marks import LONGEST_NOTE, unmark, with_note
from briefing.tui.marks import clear_marks as clear_all_marks
from briefing.tui.session import About, Pane

_REMOVE = "-"
"""The text of a note that removes it: an empty one explains the command."""


def mark(room: LinearRoom) -> bool:
    """Mark or unmark what has the cursor; return whether it is something that can be marked."""
    session = room.session
    if session.pane is not Pane.READER:
        return False
    is_list = session.shown.about is About.MARKS
    then = unmark(session) if is_list else session.toggle_mark()
    if then.marks == session.marks:
        return False
    room.go(then)
    is_marked = len(then.marks) > len(session.marks)
    done = "Marked" if is_marked else "No longer marked"
    room.tell(f"{done}: {_in_all(room)}.")
    if is_marked and session.point and (words := then.note_on(session.point.ref)):
        room.tell(f"Your note: {words}")
    return True


def _in_all(room: LinearRoom) -> str:
    return f"{count(len(room.session.marked), 'point')} in all"


def clear_marks(room: LinearRoom, _: str) -> None:
    """Remove all marks, or bring back those that were removed so."""
    then = clear_all_marks(room.session)
    if then.cleared:
        key = typed(room.commands, "clear_marks")
        room.tell(f"{count(len(then.cleared), 'mark')} cleared: {key} again brings back all.")
    elif then.marks:
        room.tell(f"{count(len(then.marks), 'mark')} brought back.")
    else:
        key = typed(room.commands, "pick")
        room.tell(f"Nothing is marked: {key} marks a point.")
        return
    room.go(then)
    if then.pane is Pane.READER and then.shown.about is About.MARKS:
        room.go_to(0)


def note(room: LinearRoom, text: str) -> None:
    """Write a note on the point under the cursor, and mark the point."""
    session, key = room.session, typed(room.commands, "note")
    point = session.point if session.pane is Pane.READER else None
    words = as_one_line(text).strip()
    if point is None:
        follow = typed(room.commands, "follow")
        room.tell(f"A note is on a point: {follow} goes to the points of an event.")
        return
    before = session.notes.get(point.ref, "")
    if not words:
        room.tell(f"Your note: {before}" if before else "This point has no note of yours.")
        room.tell(f"Type {key} and words, such as: {key} who pays?")
        if before:
            room.tell(f"{key} {_REMOVE} removes the note.")
    elif words == _REMOVE and not before:
        room.tell("This point has no note of yours.")
    elif words == _REMOVE:
        room.go(with_note(session, point.ref, ""))
        stays = "; the point stays marked" if point.ref in session.marks else ""
        room.tell(f"The note is removed{stays}.")
    elif len(words) > LONGEST_NOTE:
        room.tell(f"The note has {len(words):,} characters; {LONGEST_NOTE} are the most.")
    else:
        room.go(with_note(session, point.ref, words))
        room.tell(f"Your note: {words}")
        if point.ref not in session.marks:
            room.tell(f"The point is now marked: {_in_all(room)}.")
