"""The one screen of the room: it holds the session and wires the panes to it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import var
from textual.screen import Screen
from textual.widgets import Input, Static

from briefing.lens.asked import read_days
from briefing.model.dates import show_when
from briefing.model.diagnostics import Diagnostic
from briefing.render.glyphs import Glyphs
from briefing.tui import pages
from briefing.tui.ask import Ask
from briefing.tui.commands import COMMANDS as TABLE
from briefing.tui.pages import About, Shown
from briefing.tui.palette import RoomProvider
from briefing.tui.reader import Reader
from briefing.tui.row_list import RowList
from briefing.tui.rows import Row, rows_of
from briefing.tui.session import Session
from briefing.tui.side import SourceRow, Sources, TopicRow, Topics, source_rows, topic_rows
from briefing.tui.status import foot, status
from briefing.tui.timeline import Timeline


class Room(Screen[None]):
    """Timeline, reading pane, topics and sources over one session."""

    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012 - Textual's own type
        (0, "-narrow"),
        (80, "-medium"),
        (120, "-wide"),
        (170, "-vast"),
    ]
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(command.keys, command.id, command.title, show=False, id=command.id)
        for command in TABLE
    ]
    AUTO_FOCUS = "#timeline"
    COMMANDS = {RoomProvider}  # noqa: RUF012 - Textual's own type

    session: var[Session] = var(Session.nowhere, init=False)
    shown: var[Shown] = var(Shown(About.EVENT), init=False)

    def __init__(
        self,
        session: Session,
        folder: str | None,
        title: str,
        problems: Sequence[Diagnostic],
        glyphs: Glyphs,
    ) -> None:
        super().__init__()
        self.set_reactive(Room.session, session)
        self.folder = folder
        self.folder_title = title
        self.problems = problems
        self.glyphs = glyphs
        self.history: list[tuple[Shown, str]] = []
        self.rows: tuple[Row, ...] = ()
        self.topic_place = self.source_place = 0

    def compose(self) -> ComposeResult:
        """Status line, three columns, the keys."""
        yield Static(id="status")
        with Horizontal(id="panes"):
            yield Timeline(self.glyphs)
            yield Reader()
            with Vertical(id="side"):
                yield Static("TOPICS", classes="side-title")
                yield Topics(self.glyphs)
                yield Static("SOURCES", classes="side-title")
                yield Sources(self.glyphs)
        yield Input(id="find", placeholder="find", compact=True)
        yield Static(id="foot")

    def on_mount(self) -> None:
        """Draw everything once."""
        self.query_one("#foot", Static).update(Content(foot()))
        self.watch_session(None, self.session)

    def on_resize(self) -> None:
        """The status line is fitted to the width."""
        self._draw_status()

    # Drawing

    def watch_session(self, before: Session | None, session: Session) -> None:
        """Redraw what a step changed."""
        if before is None or before.view is not session.view:
            self.rows = rows_of(session.view)
        timeline = self.query_one(Timeline)
        timeline.changed = session.changed
        timeline.show(self.rows, self._row_of(session.event))
        self._draw_side()
        self._draw_page(top=before is None or before.event != session.event)
        self._draw_status()

    def watch_shown(self) -> None:
        """Show another page."""
        self._draw_page()
        self._draw_status()

    def _row_of(self, event: str) -> int:
        rows = enumerate(self.rows)
        return next((n for n, row in rows if row.seen and row.seen.event.id == event), -1)

    def _draw_side(self) -> None:
        topics, sources = topic_rows(self.session.view), source_rows(self.session)
        self.query_one(Topics).show(topics, self._cursor_in(Topics, self.topic_place))
        self.query_one(Sources).show(sources, self._cursor_in(Sources, self.source_place))

    def _cursor_in(self, pane: type[RowList[TopicRow] | RowList[SourceRow]], place: int) -> int:
        return place if isinstance(self.focused, pane) else -1

    def _draw_page(self, *, top: bool = True) -> None:
        session, reader = self.session, self.query_one(Reader)
        if self.shown.about is About.BRIEF:
            width = max(40, min(88, reader.scrollable_content_region.width))
            page = pages.brief_page(session.view, width, self.folder, self.folder_title)
        else:
            page = pages.page_of(self.shown, session, self.problems, self.glyphs)
        ref = session.point if self.shown.about is About.EVENT else self.shown.ref
        reader.show(page, ref, top=top, query=session.query)

    def _draw_status(self) -> None:
        title, rest = status(self.session, len(self.problems), max(1, self.size.width - 2))
        self.query_one("#status", Static).update(Content.assemble((title, "bold"), rest))

    @property
    def reader(self) -> Reader:
        """The reading pane."""
        return self.query_one(Reader)

    # Moving

    def _go(self, step: Session) -> None:
        self.session = step

    def go_to(self, event: str) -> None:
        """Put the cursor on an event, and show it."""
        self._go(self.session.go_to(event))
        self.action_show_timeline()

    def _open(self, about: About, name: str = "", ref: str = "") -> None:
        """Show a page, and remember the one before."""
        shown = Shown(about, name, ref)
        if self.shown != shown:
            self.history.append((self.shown, (self.focused and self.focused.id) or ""))
            self.shown = shown

    def _bring(self, pane: str) -> None:
        """Give a pane the focus, and the room where there is room for one only."""
        self.set_class(pane == "reader", "-reader")
        self.set_class(pane in ("topics", "sources"), "-side")
        self.set_focus(self.query_one(f"#{pane}"))  # at once: the next key may be here already

    def on_descendant_focus(self) -> None:
        """The cursor of a side pane shows while it has the focus."""
        self._draw_side()

    def _move(self, by: int) -> None:
        """Move within the pane that has the focus."""
        focused, session = self.focused, self.session
        if isinstance(focused, Topics):
            self.topic_place = _within(self.topic_place + by, len(focused.rows))
            self._draw_side()
        elif isinstance(focused, Sources):
            self.source_place = _within(self.source_place + by, len(focused.rows))
            self._draw_side()
        elif isinstance(focused, Reader):
            if self.shown.about is About.EVENT:
                self._go(session.move_point(by))
            else:
                focused.scroll_relative(y=by, animate=False)
        else:
            self._open(About.EVENT)  # the reading pane follows the timeline
            self._go(session.move(by))

    def _page_height(self) -> int:
        return max(1, (self.focused or self).size.height - 2)

    def action_item_down(self) -> None:
        self._move(1)

    def action_item_up(self) -> None:
        self._move(-1)

    def action_page_down(self) -> None:
        self._move(self._page_height())

    def action_page_up(self) -> None:
        self._move(-self._page_height())

    def action_first_item(self) -> None:
        self._move(-(10**9))

    def action_last_item(self) -> None:
        self._move(10**9)

    def action_next_headline(self) -> None:
        self._go(self.session.move_headline(1))

    def action_previous_headline(self) -> None:
        self._go(self.session.move_headline(-1))

    def action_day_back(self) -> None:
        self._go(self.session.step_day(-1))

    def action_day_on(self) -> None:
        self._go(self.session.step_day(1))

    def action_first_day(self) -> None:
        if days := self.session.index.days:
            self._go(self.session.to_day(days[0]))

    def action_last_day(self) -> None:
        if days := self.session.index.days:
            self._go(self.session.to_day(days[-1]))

    def action_ask_day(self) -> None:
        year = self.session.view.as_of.year

        def read(text: str) -> date:
            return read_days(text, year=year, today=date.today()).last

        def answered(day: object) -> None:
            if isinstance(day, date):
                self._go(self.session.to_day(day))

        self.app.push_screen(Ask("As of which day?", read), answered)

    def action_whole(self) -> None:
        self._go(self.session.whole())

    def action_follow(self) -> None:
        """Go deeper: from an event to its points, from a point to its paragraph."""
        focused, session = self.focused, self.session
        if isinstance(focused, Timeline):
            self._open(About.EVENT)
            self._bring("reader")
            if not session.point:
                self._go(session.move_point(1))
        elif isinstance(focused, Topics) and focused.rows:
            self._open(About.TOPIC, focused.rows[self.topic_place].topic.id)
            self._bring("reader")
        elif isinstance(focused, Sources) and focused.rows:
            self._open(About.SOURCE, focused.rows[self.source_place].source.id)
            self._bring("reader")
        elif session.point and self.shown.about is About.EVENT:
            point = next(each for each in session.points if each.ref == session.point)
            citation = point.citations[0].citation
            self._open(About.SOURCE, citation.source, f"{citation.source}@{citation.at.first}")

    def action_find(self) -> None:
        """Open the line for what is searched."""
        self.add_class("-finding")
        self._open(About.EVENT)
        self.set_focus(self.query_one("#find"))

    @on(Input.Changed, "#find")
    def _typed(self, event: Input.Changed) -> None:
        self._go(self.session.find(event.value))

    @on(Input.Submitted, "#find")
    def _found(self) -> None:
        self.remove_class("-finding")
        self._bring("reader" if self.session.hits else "timeline")

    def action_next_hit(self) -> None:
        self._open(About.EVENT)
        self._go(self.session.next_hit(1))

    def action_previous_hit(self) -> None:
        self._open(About.EVENT)
        self._go(self.session.next_hit(-1))

    def action_back(self) -> None:
        """Go back to the page before; at the first, to the timeline; out of a search."""
        if self.has_class("-finding"):
            self.remove_class("-finding")
            self.query_one("#find", Input).value = ""
            self._bring("timeline")
        elif self.history:
            self.shown, pane = self.history.pop()
            self._bring(pane or "timeline")
        else:
            self._bring("timeline")

    def action_show_timeline(self) -> None:
        self._open(About.EVENT)
        self._bring("timeline")

    def action_show_topics(self) -> None:
        self._bring("topics")

    def action_show_sources(self) -> None:
        self._bring("sources")

    def action_show_disputes(self) -> None:
        self._open(About.DISPUTES)
        self._bring("reader")

    def action_show_brief(self) -> None:
        self._open(About.BRIEF)
        self._bring("reader")

    def action_show_problems(self) -> None:
        self._open(About.PROBLEMS)
        self._bring("reader")

    def action_show_keys(self) -> None:
        self._open(About.KEYS)
        self._bring("reader")

    def action_next_pane(self) -> None:
        self._turn(1)

    def action_previous_pane(self) -> None:
        self._turn(-1)

    def _turn(self, by: int) -> None:
        panes = ("timeline", "reader", "topics", "sources")
        here = panes.index(self.focused.id) if self.focused and self.focused.id in panes else 0
        self._bring(panes[(here + by) % len(panes)])

    def action_pick(self) -> None:
        """Filter by the topic under the cursor, or mark the point."""
        focused = self.focused
        if isinstance(focused, Topics) and focused.rows:
            self._go(self.session.toggle_topic(focused.rows[self.topic_place].topic.id))
        else:
            self._go(self.session.toggle_mark())

    def action_copy(self) -> None:
        """Copy the point with its citations, or the event, and say so."""
        seen = self.session.current
        point = next((each for each in self.session.points if each.ref == self.session.point), None)
        if point:
            sources = self.session.index.briefing.sources
            text = pages.with_citations(point, sources)
            what = "the point with its citation"
        elif seen:
            when = show_when(seen.date) if seen.date else "date not yet known"
            text, what = f"{when}: {seen.event.title}", "the event"
        else:
            return
        self.app.copy_to_clipboard(text)
        self.notify(f"Copied {what}", markup=False)

    def action_palette(self) -> None:
        self.app.action_command_palette()

    def action_quit(self) -> None:
        self.app.exit()

    @on(RowList.Chosen)
    def _clicked(self, event: RowList.Chosen) -> None:
        rows = event.rows
        if isinstance(rows, Timeline) and (seen := rows.rows[event.place].seen):
            self._go(self.session.go_to(seen.event.id))
        elif isinstance(rows, Topics):
            self.topic_place = event.place
            self._draw_side()
        elif isinstance(rows, Sources):
            self.source_place = event.place
            self._draw_side()


def _within(place: int, length: int) -> int:
    return max(0, min(length - 1, place))
