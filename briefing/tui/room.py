"""The main screen: holds the session and draws it in the panes."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.messages import Update
from textual.reactive import var
from textual.screen import Screen
from textual.timer import Timer
from textual.widget import Widget

from briefing.lens.view import SeenEvent
from briefing.tui.column_display import Arrangement, arranged
from briefing.tui.columns import Divider, drag, reset
from briefing.tui.day_cells import strip_width
from briefing.tui.footer import foot
from briefing.tui.navigation import to_place
from briefing.tui.next_page import NextPage
from briefing.tui.pages import page_of
from briefing.tui.pages.brief import brief_paragraphs, is_composed
from briefing.tui.pages.page_context import PageContext, context_of
from briefing.tui.pages.paragraph import Paragraph
from briefing.tui.pane_titles import titles
from briefing.tui.panes.button_line import ButtonLine
from briefing.tui.panes.day_strip import DayStrip
from briefing.tui.panes.pane_title import PaneTitle
from briefing.tui.panes.reader import Reader
from briefing.tui.panes.row_list import RowList
from briefing.tui.panes.sources import SourceRow, Sources, source_rows, supporting
from briefing.tui.panes.splitter import Splitter
from briefing.tui.panes.timeline import Timeline
from briefing.tui.panes.topics import TopicRow, Topics, topic_rows
from briefing.tui.places import About, Pane
from briefing.tui.session import Session
from briefing.tui.status import status
from briefing.tui.threads import run_in_thread
from briefing.tui.timeline_rows import Row
from briefing.tui.workspace import Workspace

if TYPE_CHECKING:
    from briefing.lens.query_completion import Completion
    from briefing.tui.dialogs.find_line import FindLine
    from briefing.tui.panes.matrix import Matrix

_LOOK_EVERY = 0.3  # seconds between two looks at the folder: two in a row must agree
_PATIENCE = 0.7  # seconds of reading after which that is said
_STAYS_AFTER = 0.1  # seconds without another step
_COLUMNS = "#timeline-column", "#page-column", "#side", "#split-timeline", "#split-side"


class Room(Screen[None], inherit_bindings=False):
    """The screen with timeline, reading pane, topics and sources over one session."""

    BINDINGS: ClassVar[list[BindingType]] = [
        # A screen's own bindings without Tab; the application binds the commands of the table.
        Binding("ctrl+c,super+c", "screen.copy_text", show=False)
    ]
    AUTO_FOCUS = ""  # the session says which pane has the focus
    BLANK = True  # its widgets cover it: what is below them need not be drawn line by line

    session: var[Session] = var(Session.nowhere, init=False)

    def __init__(
        self,
        workspace: Workspace,
        session: Session,
        carry_out: Callable[[str], Awaitable[None]],
        choose_theme: Callable[[str], bool],
    ) -> None:
        super().__init__()
        self.workspace = workspace
        self.carry_out = carry_out
        self.choose_theme = choose_theme
        self.set_reactive(Room.session, session)
        self._counting: str | None = None
        self._to_compose: PageContext | None = None
        self._to_verify: Timer | None = None
        self._next_page = NextPage(lambda: self.reader, workspace)
        self._foot_for: object = None  # what the line of keys was drawn for
        self._find_line: FindLine | None = None
        self._has_matrix = False
        self._arrangement: Arrangement | None = None

    def compose(self) -> ComposeResult:
        """Yield the status line, the three columns and the line of keys."""
        glyphs = self.workspace.glyphs
        with Horizontal(id="top"):
            yield ButtonLine(id="status")
            yield DayStrip(id="days")
        with Vertical(id="timeline-column", classes="column"):
            yield PaneTitle(glyphs, id="timeline-title")
            yield Timeline(glyphs, id="timeline")
        yield Splitter(Divider.TIMELINE, glyphs)
        with Vertical(id="page-column", classes="column"):
            yield PaneTitle(glyphs, id="page-title")
            yield Reader(glyphs)
        yield Splitter(Divider.SIDE, glyphs)
        with Vertical(id="side", classes="column"):
            yield PaneTitle(glyphs, id="topics-title")
            yield Topics(glyphs, id="topics")
            yield PaneTitle(glyphs, id="sources-title")
            yield Sources(glyphs, id="sources")
        yield ButtonLine(id="foot")

    def on_mount(self) -> None:
        """Draw everything, and start to watch the folder."""
        self.watch_session(None, self.session)
        self.watch_folder()

    def on_resize(self) -> None:
        """Fit columns, the status line and the line of keys to the width."""
        self._arrange()
        self._draw_lines()

    def go(self, session: Session) -> None:
        """Set the next session; what was told of another day, filter or page is over."""
        before, self.session = self.session, session
        if (before.lens, before.shown) != (session.lens, session.shown):
            self.app.clear_notifications()

    def tell(self, text: str, *, is_warning: bool = False) -> None:
        """Show a notification for a while."""
        said = self.workspace.glyphs.spell(text)
        self.notify(said, markup=False, severity="warning" if is_warning else "information")

    def hide_titles(self) -> None:
        """Hide what the mouse rests on in whole: a key is pressed."""
        for rows in (self.query_one(Timeline), self.query_one(Topics), self.query_one(Sources)):
            rows.hide_title()
        if self._has_matrix:
            for matrix_rows in self._matrix.query(RowList):  # they are not there at once
                matrix_rows.hide_title()

    @property
    def nothing_chosen(self) -> str:
        """How to choose something on the page, if it has items and none is chosen; else empty."""
        session = self.session
        if session.pane is Pane.READER and not session.item and self.reader.items:
            key = self.workspace.key_of("item_down")
            return f"Nothing is chosen yet: {key} goes to the first item of the page"
        return ""

    @property
    def reader(self) -> Reader:
        """The reading pane."""
        return self.query_one(Reader)

    # Drawing

    def watch_session(self, before: Session | None, session: Session) -> None:
        """Redraw what differs between two sessions."""
        self._arrange()
        if (
            before
            and before.lookup is session.lookup
            and session.having(columns=before.columns) == before
        ):
            return
        lookup = session.lookup
        is_new = before is None or before.lookup is not lookup
        timeline = self.query_one(Timeline)
        timeline.changed = session.changed
        timeline.show(lookup.rows, lookup.row_places.get(session.event, -1))
        self._draw_side(session, is_new=is_new)
        self._draw_page(before.displayed if before else None, session.displayed)
        self._drop_lost_item()
        self._draw_lines()
        self._mark_found()
        self._give_focus(session)

    def _draw_side(self, session: Session, *, is_new: bool) -> None:
        topics, sources = self.query_one(Topics), self.query_one(Sources)
        chosen = session.topic if session.pane is Pane.TOPICS else ""
        by_id = topic_rows(session.view) if is_new else topics.by_id
        topics.show_in_order(by_id, session.topic_order, chosen)
        chosen = session.source if session.pane is Pane.SOURCES else ""
        rows = source_rows(session) if is_new else sources.by_id
        if is_new:
            sources.measure(rows.values(), session.index.last_day().year)
        sources.support(supporting(session))
        sources.show_in_order(rows, session.source_order, chosen)

    def _draw_page(self, before: Session | None, session: Session) -> None:
        if session.shown.about is About.MATRIX:
            self._matrix.show(session.view, session.lookup.places.get(session.event, -1))
            return
        if before is None or (before.shown, before.event) != (session.shown, session.event):
            self.draw_page(from_top=True)
            self._next_page.expect(before, session)
        elif _differ_in_cursors_only(before, session) and not session.shown.via:
            self.reader.put_cursor(session.item)
        else:
            self.draw_page()

    def _drop_lost_item(self) -> None:
        """Take the cursor off an item that is shown on this day, but no longer on this page."""
        session = self.session
        is_drawn = session.displayed is session and session.shown.about is not About.MATRIX
        if is_drawn and session.item and (items := self.reader.items) and session.item not in items:
            self.session = session.having(item=None)

    def draw_page(self, *, from_top: bool = False) -> None:
        """Rebuild the page."""
        session = self.session.displayed
        context = context_of(session, self.workspace)
        if not from_top:
            self.reader.forget_kept()
        self.reader.show(
            lambda width: self._page(context._replace(width=width)),
            session.item,
            sought=session.search.sought,
            from_top=from_top,
            made_from=context if session.shown.about is About.EVENT else None,
        )
        if self.workspace.verification.is_asked and self._to_verify is None:
            # Not at once: the thread would be in the way of what is being drawn.
            self._to_verify = self.set_timer(_STAYS_AFTER, self.verify)

    def _page(self, context: PageContext) -> list[Paragraph]:
        """Return the paragraphs of the page; a long brief is composed in a worker."""
        if context.session.shown.about is About.BRIEF and not is_composed(context):
            is_at_work, self._to_compose = self._to_compose is not None, context
            if not is_at_work:
                self.compose_brief()
        return page_of(context)

    @work(group="brief")
    async def compose_brief(self) -> None:
        """Compose the brief in a thread, after a short delay, then draw it.

        One is composed at a time: of those that are asked for meanwhile, the last one.
        """
        while context := self._to_compose:
            await asyncio.sleep(_STAYS_AFTER)
            if self._to_compose is context and self._shows_brief(context):
                await run_in_thread(self, brief_paragraphs, context)
            if self._to_compose is context:
                self._to_compose = None
            if self._shows_brief(context) and is_composed(context):
                self.draw_page()

    def _shows_brief(self, context: PageContext) -> bool:
        """Whether the brief of a context is the page that is shown."""
        session = self.session
        return session.lookup is context.session.lookup and session.shown.about is About.BRIEF

    def _draw_lines(self) -> None:
        """Draw the status line and the line of keys."""
        workspace, session = self.workspace, self.session
        # The first frame is drawn before the size is known.
        width = max(1, (self.size.width or self.app.size.width) - 2)
        glyphs, problems = workspace.glyphs, len(workspace.errors)
        of_strip = strip_width(width, len(session.index.days))
        self.query_one(DayStrip).show(
            session.lookup.day_strip(of_strip, glyphs) if of_strip else []
        )
        first = status(
            session,
            problems,
            width - of_strip - bool(of_strip),
            glyphs,
            workspace.key_of,
            are_counted=self._counting is None,
            has_strip=bool(of_strip),
        )
        self.query_one("#status", ButtonLine).show(first)
        foot_for = session.pane, session.shown.about, session.history[-1:], session.lens, width
        if foot_for != self._foot_for:
            self._foot_for = foot_for
            keys = foot(workspace.commands, session, width, glyphs)
            self.query_one("#foot", ButtonLine).show(keys)
        for pane, title in titles(session, workspace.commands).items():
            heading = self.query_one(f"#{_HEADINGS[pane]}", PaneTitle)
            heading.entitle(title, is_focused=pane is session.pane)

    @on(ButtonLine.Pressed)
    async def _part_clicked(self, event: ButtonLine.Pressed) -> None:
        self.leave_find()
        part = event.part
        if part.step:
            self.go(part.step(self.session))
        elif part.command:
            await self.carry_out(part.command)

    @on(DayStrip.Chosen)
    def _day_chosen(self, event: DayStrip.Chosen) -> None:
        self.leave_find()
        if event.day != self.session.view.as_of:
            self.go(self.session.to_day(event.day))

    @property
    def _matrix(self) -> Matrix:
        """The matrix widget, created when it is first shown."""
        from briefing.tui.panes.matrix import Matrix

        if not self._has_matrix:
            self._has_matrix = True
            self.mount(Matrix(self.workspace.glyphs), after=self.reader)
        return self.query_one(Matrix)

    # Columns

    def _arrange(self) -> None:
        """Show the columns and lines that the session has, and give the outer ones their widths.

        The reading pane takes what is left.
        """
        session, width = self.session, self.size.width or self.app.size.width
        wanted = arranged(session, width)
        if wanted == self._arrangement:
            return
        self._arrangement = wanted
        self.reader.expect(wanted.page)
        for name, is_shown in zip(_COLUMNS, wanted.shown, strict=True):
            self.query_one(name).display = is_shown
        self.query_one("#timeline-column").styles.width = wanted.widths.timeline or "1fr"
        self.query_one("#side").styles.width = wanted.widths.side or "1fr"
        if wanted.is_matrix or self._has_matrix:
            self._matrix.display = wanted.is_matrix
            self.reader.display = not wanted.is_matrix
        if self._find_line:
            self.query_one("#find-box").display = wanted.is_finding
            self.query_one("#foot").display = not wanted.is_finding

    @on(Splitter.Dragged)
    def _line_dragged(self, event: Splitter.Dragged) -> None:
        columns, width = self.session.columns, self.size.width
        if event.to is None:
            columns = reset(columns, event.divider, width)
        else:
            columns = drag(columns, event.divider, event.to, width)
        self.go(self.session.having(columns=columns))

    # Focus

    def _widget_of(self, pane: Pane) -> Widget:
        if pane is Pane.READER and self.session.shown.about is About.MATRIX:
            return self._matrix
        return self.query_one(f"#{pane.name.lower()}")

    def _give_focus(self, session: Session) -> None:
        """Focus the session's pane.

        The search line keeps the focus while it is open.
        """
        widget = self._find_line if session.is_finding else self._widget_of(session.pane)
        if self.focused is not widget:
            self.set_focus(widget)  # at once: the next key may be here already

    def watch_focused(self) -> None:
        """Restore the focus to the session's pane.

        Textual removes it from a widget that was just hidden, even if that is shown again.
        """
        if self.is_mounted and self.app.app_focus:
            self.call_later(lambda: self._give_focus(self.session))

    @on(RowList.Chosen)
    async def _row_clicked(self, event: RowList.Chosen) -> None:
        self.leave_find()
        session = self.session.bring(_PANES.get(type(event.rows), Pane.READER))
        if event.row is None:
            self.go(session)
        elif event.is_double:  # what was under the pointer may have been scrolled
            await self.carry_out("follow")
        else:
            self.go(_with_cursor(session, event.row))

    @on(Reader.Chosen)
    async def _item_clicked(self, event: Reader.Chosen) -> None:
        self.leave_find()
        session = self.session.onto_page()
        if not event.item:
            self.go(session)
        elif event.is_double:
            await self.carry_out("follow")
        else:
            self.go(session.at_item(event.item))

    @on(Reader.Cited)
    def _citation_clicked(self, event: Reader.Cited) -> None:
        self.leave_find()
        self.go(to_place(self.session.onto_page(), event.number, event.paragraph, event.item))

    # Finding

    async def open_find(self) -> None:
        """Open the search line, empty."""
        from briefing.tui.dialogs.find_line import (
            FindBox,  # the style sheet of inputs would be read at every start
        )

        if self._find_line is None:
            box = FindBox(self.close_find, self._find, self._complete, self.workspace.glyphs)
            await self.mount(box, before="#foot")
            self._find_line = box.line
        self.call_after_refresh(lambda: self.session.lookup.haystack)  # before the first letter
        self._find_line.begin(self.session.queries, has_hits=bool(self.session.hits))
        self.go(self.session.begin_find())

    def _complete(self, query: str) -> Sequence[Completion]:
        from briefing.lens.query_completion import completions

        return completions(query, self.session.lookup.ids)

    def close_find(self, query: str) -> None:
        """Close the search line with its final query, and continue from the hit.

        An empty line leaves the search as it is, and lists its hits if it has any. If the query is
        invalid the line stays open, with its cursor at the error.
        """
        if self._find_line and (error := self.session.lookup.fault(query)):
            self._find_line.cursor_position = error.column - 1
            self.tell(f"{error}; {error.hint}", is_warning=True)
            return
        session = self.session
        if not query.strip():
            session = session.end_find()
            self.go(session.list_hits() if session.hits else session)
        else:
            session = session if query.strip() == session.query else session.find(query)
            self.go(session.end_find())

    def leave_find(self) -> None:
        """Close the search line as it is, as the reader turns elsewhere; drop an invalid query."""
        if not self.session.is_finding:
            return
        session = self.session
        session = session.find("") if session.lookup.fault(session.query) else session
        self.go(session.end_find())

    def _find(self, query: str) -> None:
        """Update the search as the query is typed."""
        if not self.session.is_finding:
            return
        # The first hit is drawn before all of them are counted, which may take a frame or two.
        self._counting = query
        self.call_after_refresh(self._count, query)
        self.go(self.session.find(query))
        # Repaint the hit in the same frame as the line, not in the next one.
        for pane in (self.reader, self.query_one(Timeline)):
            self.post_message(Update(pane))

    def _count(self, query: str) -> None:
        """Count the hits, unless another letter has come since."""
        if query == self._counting:
            self._counting = None
            self._draw_lines()
            self._mark_found()

    def _mark_found(self) -> None:
        """Mark the events with hits in the timeline, once these are counted."""
        if self._counting is None:
            self.query_one(Timeline).mark_found(self.session.found)

    # The folder

    @work(exclusive=True, group="folder")
    async def watch_folder(self) -> None:
        """Reload the folder soon after one of its files changes."""
        pause = _LOOK_EVERY
        while True:
            await asyncio.sleep(pause)
            start = time.monotonic()
            if await run_in_thread(self, self.workspace.watch.has_changed):
                self.reload()
            else:  # a large folder is looked at less often
                pause = max(_LOOK_EVERY, 30 * (time.monotonic() - start))

    @work(exclusive=True, group="reload")
    async def reload(self) -> None:
        """Reload the folder in a worker; if there are new errors, keep the last good state."""
        waiting = self.set_timer(_PATIENCE, lambda: self.tell("Reading the folder anew …"))
        try:
            loaded, index = await run_in_thread(self, self.workspace.read)
        finally:
            waiting.stop()
        news = self.workspace.take(loaded, index)
        self.app.clear_notifications()  # what they say is over
        if news.new:
            self.go(self.session.over(news.new))
        else:
            self.draw_page()
            self._draw_lines()
        self.tell(news.text, is_warning=news.is_warning)
        if self.session.shown.about is About.PROBLEMS:
            self.review()

    @work(exclusive=True, group="review")
    async def review(self) -> None:
        """Apply the editorial rules in a worker, unless that has been done."""
        workspace, index = self.workspace, self.session.index
        if workspace.findings is None:
            problems = workspace.problems
            findings = await run_in_thread(self, workspace.review, index.briefing)
            # Otherwise the findings are about an outdated state.
            if self.session.index is index and workspace.problems is problems:
                workspace.findings = findings
                self.draw_page()

    @work(exclusive=True, group="verify")
    async def verify(self) -> None:
        """Hold the points of the page against texts in a worker, and show which of them hold."""
        self._to_verify = None
        verification, index = self.workspace.verification, self.session.index
        is_new = await run_in_thread(self, verification.look, index)
        if is_new and self.workspace.verification is verification:
            self.draw_page()


_HEADINGS = {
    Pane.TIMELINE: "timeline-title",
    Pane.READER: "page-title",
    Pane.TOPICS: "topics-title",
    Pane.SOURCES: "sources-title",
}
"""The heading of each pane."""
_PANES: dict[type[Widget], Pane] = {
    Timeline: Pane.TIMELINE,
    Topics: Pane.TOPICS,
    Sources: Pane.SOURCES,
}
"""The pane of each list; the rows of the matrix stand in the place of the reading pane."""


def _with_cursor(session: Session, row: object) -> Session:
    """Put the cursor on the object of a row, if it still exists."""
    if isinstance(row, Row):
        return session.go_to(row.seen.event.id) if row.seen else session
    if isinstance(row, SeenEvent):
        return session.go_to(row.event.id)
    if isinstance(row, TopicRow) and row.topic.id in session.lookup.topics:
        return session.having(topic=row.topic.id)
    if isinstance(row, SourceRow) and row.source.id in session.index.briefing.sources:
        return session.having(source=row.source.id)
    return session


def _differ_in_cursors_only(before: Session, session: Session) -> bool:
    same = before.having(item=session.item, pane=session.pane, topic=session.topic)
    return same.having(source=session.source) == session and before.lookup is session.lookup
