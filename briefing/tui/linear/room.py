"""The linear room: holds the session and the place on the page, and collects what is said."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import NamedTuple
from briefing.tui.command_palette import Entry
from briefing.tui.commands import Command
from briefing.tui.linear import phrases
from briefing.tui.linear.front import news_places
from briefing.tui.linear.listing import ItemList, is_list_of_events, listing_of, place_of
from briefing.tui.linear.requests import typed
from briefing.tui.pages.page_context import context_of
from briefing.tui.places import THE_FRONT, About, Pane, Shown
from briefing.tui.session import Session
from briefing.tui.shared_actions import SHARED, Outcome
from briefing.tui.workspace import Workspace

_WIDTH = 1_000
"""Cells of a line of the brief: more than any has, as lines are wrapped later or not at all."""


class Seen(NamedTuple):
    """What a reader has heard of; what a command changes of it is said."""

    day: date
    ground: str
    filters: Sequence[str]
    listing: str
    place: int
    text: str


class LinearRoom:
    """A session that answers in lines.

    `is_interactive` says that the reader sits at a terminal, which other programs can use. `found`
    are the entries of the palette that were listed last.
    """

    def __init__(self, workspace: Workspace, session: Session, *, is_interactive: bool) -> None:
        self.workspace = workspace
        self.is_interactive = is_interactive
        self.has_left = False
        self.found: Sequence[Entry] = ()
        self.session = session
        self.place = 0
        self._said: list[str] = []
        self._places: dict[tuple[Pane, Shown, str], int] = {}
        self._made: tuple[Session, Sequence[Diagnostic], object, ItemList] | None = None
        self.settle()

    @property
    def commands(self) -> Sequence[Command]:
        """The commands with the reader's keys."""
        return self.workspace.commands

    def key_of(self, name: str) -> str:
        """Return what the reader types for a command."""
        return typed(self.commands, name)

    def take(self, outcome: Outcome, *, is_return: bool = False) -> None:
        """Tell the message as a sentence if there is one, and set the next session."""
        then, message = outcome
        if message:
            self.tell(f"{message.removesuffix('.')}.")
        self.go(then, is_return=is_return)

    def do(self, name: str, *, is_return: bool = False) -> None:
        """Do what both rooms do alike for a command."""
        self.take(SHARED[name](self.session, self.key_of), is_return=is_return)

    def tell(self, *lines: str) -> None:
        """Add lines to the answer."""
        self._said += lines

    @property
    def has_said(self) -> bool:
        """Whether anything has been added to the answer."""
        return bool(self._said)

    def take_said(self) -> list[str]:
        """Return the lines of the answer, and begin another one."""
        said, self._said = self._said, []
        return said

    # The place

    @property
    def listing(self) -> ItemList:
        """The items that the reader goes through; cached until the session or the folder changes.

        Problems are compared by identity: they are replaced as a whole.
        """
        session, workspace = self.session, self.workspace
        made = self._made
        if (
            made is None
            or made[0] is not session
            or made[1] is not workspace.problems
            or made[2] is not workspace.findings
        ):
            context = context_of(session, workspace, _WIDTH)._replace(name_of=typed)
            listing = listing_of(context)
            if workspace.verification.is_asked and workspace.verification.look(session.index):
                listing = listing_of(context)
            made = session, workspace.problems, workspace.findings, listing
            self._made = made
        return made[3]

    def go(self, session: Session, *, is_return: bool = False) -> None:
        """Set the next session, and find the place of its cursor.

        `is_return` says that the page was left by going back: its place is the one from then.
        """
        before, self.session = self.session, session
        self._places[_page_of(before)] = self.place
        if _page_of(before) != _page_of(session):
            is_return = is_return or len(session.history) < len(before.history)
            self.place = self._places.get(_page_of(session), 0) if is_return else 0
        self.settle()

    def go_to(self, place: int) -> None:
        """Go to the item at an index of the list or page."""
        session = self.session
        if session.pane is Pane.TOPICS:
            self.go(session.having(topic=session.topic_order[place]))
        elif session.pane is Pane.SOURCES:
            self.go(session.having(source=session.source_order[place]))
        elif is_list_of_events(session):
            self.go(session.go_to(session.view.events[place].event.id))
        else:
            self.place = place
            self.go(session.having(item=self.listing.at(place).target))

    def settle(self) -> None:
        """Bring the place and the session's item together.

        On a page there is text between the items that the session knows: there it has none.
        """
        session, listing = self.session, self.listing
        if session.pane is not Pane.READER or is_list_of_events(session):
            self.place = place_of(session)
            return
        targets = [listing.at(place).target for place in range(listing.size)]
        self.place = max(0, min(self.place, listing.size - 1))
        if not targets:
            return
        if session.item in targets and targets[self.place] != session.item:
            self.place = targets.index(session.item)
        if session.item != targets[self.place]:
            self.session = session.having(item=targets[self.place])

    # What is said

    @property
    def seen(self) -> Seen:
        """What the reader has heard of by now."""
        session, listing = self.session, self.listing
        text = listing.at(self.place).text if listing.size else ""
        shown = phrases.filters(session, self.commands)
        view = session.view
        return Seen(view.as_of, phrases.ground(view), shown, listing.heading, self.place, text)

    def tell_news(self, before: Seen) -> None:
        """Say what differs from what was heard: the day, the filters, the page, the item."""
        after = self.seen
        is_new = (before.ground, before.filters) != (after.ground, after.filters)
        if is_new:
            self.tell(after.ground, *after.filters)
            if before.filters and not after.filters:
                self.tell("Nothing is filtered.")
            changed = len(self.session.changed)
            if before.day != after.day and changed and not self._is_on_changes:
                events = "1 event is" if changed == 1 else f"{changed:,} events are"
                key = self.key_of("show_changes")
                self.tell(f"{events} new or changed: {key} says what is new.")
        if before.day != after.day and self._is_on_front:
            self.tell_front()
            return
        if is_new or before.listing != after.listing:
            self.tell(f"{after.listing}.")
        if before != after:
            self.tell_item()

    def tell_here(self) -> None:
        """Say on which page the reader is, and its item."""
        self.tell(f"{self.listing.heading}.")
        self.tell_item()

    @property
    def _is_on_front(self) -> bool:
        return self.session.pane is Pane.READER and self.session.shown == THE_FRONT

    @property
    def _is_on_changes(self) -> bool:
        """Whether the page says by itself what the last step between days brought."""
        return self.session.pane is Pane.READER and self.session.shown == Shown(About.CHANGES)

    def tell_front(self) -> None:
        """Say the front page anew: all that is new on it, of which the first gets the cursor.

        If nothing is new, the first entry gets it.
        """
        listing, front = self.listing, self.session.lookup.front_page
        items = [listing.at(place) for place in range(listing.size)]
        new = news_places(items)
        entries = (place for place, each in enumerate(items) if each.target)
        self.go_to(new[0] if new else next(entries, 0))
        number = len(new) + front.section("new").more
        counted = f", {number or 'nothing'} {front.news}" if front.news else ""
        self.tell(f"{listing.heading}{counted}.")
        for place in new or [self.place]:
            self.tell(*listing.spoken(place))

    def tell_item(self) -> None:
        """Say the item that has the cursor."""
        listing = self.listing
        self.tell(*(listing.spoken(self.place) if listing.size else ["There is nothing here."]))

    def open(self) -> list[str]:
        """Return the lines at the start."""
        errors = len(self.workspace.errors)
        self.tell(*phrases.opening(self.session, errors, self.commands))
        if self._is_on_front and self.session.lens.new_since:
            self.tell_front()
        else:
            self.tell_here()
        return self.take_said()


def _page_of(session: Session) -> tuple[Pane, Shown, str]:
    """Return what a place belongs to."""
    event = session.event if session.shown.about is About.EVENT else ""
    return session.pane, session.shown, event
