"""The marked points and the reader's notes on them. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.lens.view import SeenEvent, SeenPoint
from briefing.model.lean_typing import NamedTuple
from briefing.model.text import as_one_line
from briefing.tui.places import About
from briefing.tui.session import Session
from briefing.tui.target import Target, TargetKind, point_target

LONGEST_NOTE = 500
"""Characters of a note."""


class MarkedPoint(NamedTuple):
    """A marked point that is shown, and the event that lists it."""

    event: SeenEvent
    point: SeenPoint


class MarkList(NamedTuple):
    """The marks: the points shown, in the order of the timeline, and what is not shown.

    `hidden` counts points that the day or the filters hide; `missing` are the full names of those
    that the briefing no longer has.
    """

    shown: Sequence[MarkedPoint]
    hidden: int
    missing: Sequence[str]

    @property
    def items(self) -> list[Target]:
        """The items of the page of marks, from top to bottom."""
        shown = (point_target(each.point.ref) for each in self.shown)
        return [*shown, *map(missing_target, self.missing)]


def missing_target(ref: str) -> Target:
    """Return the target of a mark whose point no longer exists."""
    return Target(TargetKind.MARK, ref)


def list_marks(session: Session) -> MarkList:
    """Return the marks of a session."""
    lookup = session.lookup
    found: dict[str, set[str]] = {}
    for ref in session.marked:
        if home := lookup.home(ref):
            found.setdefault(home, set()).add(ref)
    shown = []
    for name in sorted(found, key=lookup.places.__getitem__):
        seen = lookup.event(name)
        assert seen
        points = [*(point for point, _ in lookup.in_reading_order(seen)), *seen.ahead]
        shown += [MarkedPoint(seen, each) for each in points if each.ref in found[name]]
    missing = sorted(session.marks - session.marked)
    return MarkList(shown, len(session.marked) - len(shown), missing)


def unmark(session: Session) -> Session:
    """Remove the mark that has the cursor on the page of marks; the cursor goes to the next."""
    items = list_marks(session).items
    if session.item not in items:
        return session
    place = items.index(session.item)
    left = [*items[:place], *items[place + 1 :]]
    item = left[min(place, len(left) - 1)] if left else None
    return session.having(marks=session.marks - {items[place].name}, item=item)


def clear_marks(session: Session) -> Session:
    """Remove all marks; if there are none, bring back those that were removed so."""
    item = None if session.shown.about is About.MARKS else session.item
    return session.having(marks=session.cleared, cleared=session.marks, item=item)


def with_note(session: Session, ref: str, note: str) -> Session:
    """Set the note on a point and mark it; without a text, remove the note and keep the mark."""
    note = as_one_line(note).strip()
    notes = {name: text for name, text in session.notes.items() if name != ref}
    if not note:
        return session.having(notes=notes)
    marks = session.marks | {ref}
    return session.having(notes=notes | {ref: note}, marks=marks, cleared=frozenset())
