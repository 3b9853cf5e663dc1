"""The commands of the linear room that mark points, and write the reader's notes on them."""

from __future__ import annotations

from briefing.document.phrases import count
from briefing.tui.linear.room import LinearRoom
from briefing.tui.marks import LONGEST_NOTE, with_note
from briefing.tui.places import About, Pane
from briefing.tui.shared_actions import no_point

_REMOVE = "-"
"""The text of a note that removes it: an empty one explains the command."""


def pick(room: LinearRoom, _: str) -> None:
    """Filter by the topic or the source under the cursor, or mark the point and say so."""
    before = room.session
    room.do("pick")
    made = room.session.marks - before.marks
    if room.session.marks != before.marks:
        room.tell(f"{'Marked' if made else 'No longer marked'}: {_in_all(room)}.")
    for ref in made:
        if words := room.session.note_on(ref):
            room.tell(f"Your note: {words}")


def _in_all(room: LinearRoom) -> str:
    return f"{count(len(room.session.marked), 'point')} in all"


def clear_marks(room: LinearRoom, _: str) -> None:
    """Remove all marks, or bring back those that were removed so."""
    before = room.session
    room.do("clear_marks")
    is_list = before.pane is Pane.READER and before.shown.about is About.MARKS
    if is_list and room.session.marks != before.marks:
        room.go_to(0)


def note(room: LinearRoom, words: str) -> None:
    """Write a note on the point under the cursor, and mark the point."""
    session, key = room.session, room.key_of("note")
    point = session.point if session.pane is Pane.READER else None
    if point is None:
        room.tell(f"{no_point(room.key_of)}.")
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
