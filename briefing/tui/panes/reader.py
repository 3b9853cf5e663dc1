"""The reading pane: shows one page with Textual's line API, with text that can be selected."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from functools import lru_cache
from itertools import groupby, zip_longest

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.scrollbar import ScrollBar
from textual.selection import Selection
from textual.strip import Strip
from textual.style import Style as VisualStyle

from briefing.render.text.glyphs import Glyphs
from briefing.tui.pages.paragraph import PageLine, Paragraph, set_page
from briefing.tui.pages.tints import PLACE, TINTS
from briefing.tui.panes.cursor_band import band
from briefing.tui.panes.page_layout import Look, PageLayout
from briefing.tui.panes.plain_lines import plain_lines
from briefing.tui.panes.scroll_bar import MovingScrollBar
from briefing.tui.target import Target

_MARGIN = 4  # cells for some air, the cursor and a mark
_WIDEST = 88  # cells of a line: longer ones tire the eye

_KEPT = 2  # pages beside the one that is shown


class Reader(ScrollView, can_focus=True, inherit_bindings=False):
    """Shows a page, wrapped at its own width, and scrolls to the item under the cursor.

    Only visible lines are drawn, so a page can be of any length. A click does not set the focus;
    the handler of its message does.
    """

    # A new page height needs only a new scroll bar, not a new layout.
    virtual_size = Reactive(Size(0, 0), layout=False)
    ALLOW_SELECT = True
    FOCUS_ON_CLICK = False
    COMPONENT_CLASSES = {"reader--cursor", *(f"reader--{name}" for name in TINTS)}  # noqa: RUF012

    class Chosen(Message):
        """An item was clicked or double-clicked; `item` is None if there is none at that place."""

        def __init__(self, item: Target | None, *, is_double: bool) -> None:
            super().__init__()
            self.item = item
            self.is_double = is_double

    class Cited(Message):
        """A citation was clicked: the number of its source, its first paragraph or 0, its item."""

        def __init__(self, number: int, paragraph: int, item: Target | None) -> None:
            super().__init__()
            self.number = number
            self.paragraph = paragraph
            self.item = item

    def __init__(self, glyphs: Glyphs) -> None:
        super().__init__(id="reader", classes="pane")
        self.glyphs = glyphs
        self.make_page: Callable[[int], Sequence[Paragraph]] = lambda _: ()
        self.item: Target | None = None
        self.sought: Sequence[str] = ()
        self._page = PageLayout()
        self._made_from: object = None  # what the page shows, if that may be kept for later
        self._kept: deque[tuple[object, PageLayout]] = deque(maxlen=_KEPT)
        self._expected = 0  # the width that the pane will have
        self._is_turned = False  # whether another page is shown, and has not been scrolled yet
        self._styles: dict[tuple[VisualStyle, str], Style] = {}
        self._drawn: Sequence[Look] = ()
        self._placed: Target | None = None  # an item to which a page was turned

    @property
    def vertical_scrollbar(self) -> ScrollBar:
        """The scroll bar, made when it is first asked for, as Textual makes its own."""
        if self._vertical_scrollbar is None:
            bar = MovingScrollBar(thickness=self.scrollbar_size_vertical)
            self._vertical_scrollbar = bar
            bar.display = False
            self.app._start_widget(self, bar)  # noqa: SLF001 - no other way in
        return self._vertical_scrollbar

    @property
    def items(self) -> Sequence[Target]:
        """The items that the cursor can be on, from top to bottom.

        They are those of the page that was shown last, also while the pane is hidden.
        """
        if not self._page.width:
            self._set()
        return [*self._page.first]

    @property
    def lines(self) -> Sequence[PageLine]:
        """The lines of the page."""
        return self._page.lines

    @property
    def page_width(self) -> int:
        """The width of the page in cells; of a pane without a size, what it is expected to be."""
        width = self.scrollable_content_region.width or self._expected
        return max(1, min(_WIDEST, width - _MARGIN - 1))

    def expect(self, width: int) -> None:
        """Set the width that the pane will have, so that its first frame is broken at it."""
        self._expected = width - self.styles.scrollbar_size_vertical

    def show(
        self,
        make_page: Callable[[int], Sequence[Paragraph]],
        item: Target | None,
        *,
        sought: Sequence[str],
        from_top: bool,
        made_from: object = None,
    ) -> None:
        """Show a page with the cursor on an item; with `from_top`, scroll to the item or the top.

        `make_page` is a callback that gets the width in cells. It is called now or when the pane
        has a size, and again whenever the width changes; not if a page was kept that was made from
        what is equal to `made_from`.
        """
        self._keep(self._made_from, self._page)
        self.make_page, self.sought, self._made_from = make_page, sought, made_from
        self._page = PageLayout()
        self._is_turned = self._is_turned or from_top
        if self.size.width:
            self._set()
            self._turn_to(item)
        self.put_cursor(item)

    def prepare(
        self,
        make_page: Callable[[int], Sequence[Paragraph]],
        made_from: object,
        *,
        sought: Sequence[str],
    ) -> None:
        """Lay out a page that will be shown next, and draw its first lines, unless that is done."""
        if not self.size.width or self._kept_from(made_from):
            return
        page = self._laid_out(make_page, sought)
        page.ground = self._ground()
        for place in range(self.size.height):
            look = page.look_of(place, None, " ")
            page.strips[place] = look, self._draw(look, place)
        self._keep(made_from, page)

    def forget_kept(self) -> None:
        """Forget the pages that were kept: what they were made from is not what it was."""
        self._made_from = None
        self._kept.clear()

    def _keep(self, made_from: object, page: PageLayout) -> None:
        if made_from is not None and not self._kept_from(made_from):
            self._kept.append((made_from, page))

    def _kept_from(self, made_from: object) -> PageLayout | None:
        """Return the page that was kept, of the present width; None if there is none."""
        width = self.page_width
        for known, page in self._kept:
            if page.width == width and known == made_from:
                return page
        return None

    def _turn_to(self, item: Target | None) -> None:
        """Scroll a page that was shown anew to an item, or to its top."""
        if not self._is_turned:
            return
        self._is_turned = False
        # What leads to an item should show what comes after it too.
        y = max(0, self._first_line(item, 0) - self.size.height // 3)
        y = 0 if item == next(iter(self._page.first), None) else y
        self.scroll_to(y=y, animate=False, force=True)

    def put_cursor(self, item: Target | None) -> None:
        """Move the cursor to an item, and scroll to it."""
        self.item = item
        if item != self._placed:
            self._reveal()
        self._placed = None
        self._refresh_what_differs()

    def scroll_within(self, by: int) -> bool:
        """Scroll on in an item that is too tall for the pane; say whether there was more of it."""
        height, top = self.size.height, self.scroll_offset.y
        first, last = self._page.first, self._page.last
        if self.item not in first or abs(by) > 1 or not height:
            return False
        below, above = last[self.item] + 1 - (top + height), top - first[self.item]
        left = below if by > 0 else above
        if left <= 0:
            return False
        lines = min(left, max(1, height // 3))
        self.scroll_to(y=top + by * lines, animate=False, force=True, immediate=True)
        return True

    def turn(self, by: int) -> Target | None:
        """Scroll some pages down or up; return the first item from there on.

        On the last page going down it returns the last item, on the first going up the first item.
        """
        height, first, last = max(1, self.size.height - 1), self._page.first, self._page.last
        y = max(0, min(len(self.lines) - self.size.height, self.scroll_offset.y + by * height))
        if y == self.scroll_offset.y:
            return next(reversed(first) if by > 0 else iter(first), None)
        self.scroll_to(y=y, animate=False, force=True, immediate=True)
        shown = range(y, y + self.size.height)
        begun = (item for item, line in first.items() if line in shown)
        within = (item for item, line in last.items() if line in shown or line >= shown.stop)
        self._placed = next(begun, None) or next(within, None)
        return self._placed or next(reversed(first), None)

    def scroll_to_end(self) -> None:
        """Scroll to the end of the page, or as far as keeps the cursor visible."""
        end = len(self.lines) - self.size.height
        y = min(end, self._first_line(self.item, end))
        self.scroll_to(y=max(0, y), animate=False, force=True)

    def on_resize(self) -> None:
        """Wrap the page again, and keep the cursor visible."""
        self._set()
        self._turn_to(self.item)
        self._reveal()
        self._refresh_what_differs()

    def _set(self) -> None:
        """Wrap the page at the present width, unless that has been done."""
        if self._page.width == self.page_width:
            return
        kept = self._kept_from(self._made_from)
        self._page = kept or self._laid_out(self.make_page, self.sought)
        self.virtual_size = Size(0, len(self.lines))
        # A scroll bar without a thumb is not redrawn for another page that fits.
        self.vertical_scrollbar.window_virtual_size = max(len(self.lines), self.size.height)

    def _laid_out(
        self, make_page: Callable[[int], Sequence[Paragraph]], sought: Sequence[str]
    ) -> PageLayout:
        width = self.page_width
        return PageLayout(set_page(make_page(width), width, sought, self.glyphs), width)

    def _first_line(self, item: Target | None, default: int) -> int:
        """Return the line at which an item begins; the default without an item on the page."""
        return self._page.first.get(item, default) if item else default

    def _refresh_what_differs(self) -> None:
        """Redraw only those visible lines that have changed."""
        top, height = self.scroll_offset.y, self.size.height
        looks = [self._look_of(top + y) for y in range(height)]
        pairs = zip_longest(self._drawn, looks)
        y = 0
        for differ, run in groupby(before != look for before, look in pairs):
            lines = len(list(run))
            if differ:
                self.refresh(Region(0, y, self.size.width, lines))
            y += lines
        self._drawn = looks

    def _look_of(self, place: int) -> Look:
        """Return what a visible line depends on."""
        return self._page.look_of(place, self.item, self.glyphs.cursor if self.has_focus else " ")

    def _reveal(self) -> None:
        first, last = self._page.first, self._page.last
        if self.item in first and self.size.height:
            top, bottom = first[self.item], last[self.item]
            is_first = self.item == next(iter(first))
            start = 0 if is_first and top < self.size.height - 3 else max(0, top - 1)
            height = min(bottom + 2 - start, self.size.height)
            self.scroll_to_region(Region(0, start, 1, height), animate=False, force=True)

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return some visible lines as strips; the pane has no border and no padding."""
        ground = self._ground()
        if ground != self._page.ground:
            self._page.ground = ground
            self._page.strips.clear()
        top = self.scroll_offset.y
        if not self._drawn:  # the first frame comes before any word about the size
            self._drawn = [self._look_of(top + y) for y in range(self.size.height)]
        lines = range(top + crop.y, top + crop.bottom)
        return plain_lines(self, [self._strip_of(place) for place in lines], crop)

    def _ground(self) -> object:
        """Return what all lines depend on."""
        cursor = self._base(has_cursor=True)
        return self.size.width, self.visual_style, cursor, self.text_selection

    def render_line(self, y: int) -> Strip:
        """Return one visible line as a strip."""
        return self._strip_of(y + self.scroll_offset.y)

    def _strip_of(self, place: int) -> Strip:
        """Return a line of the page, drawn unless it was before."""
        if not self._page.width:  # the first frame comes before any word about the size
            self._set()
        look = self._look_of(place)
        strips = self._page.strips
        known = strips.get(place)
        if known is None or known[0] != look:
            known = strips[place] = look, self._draw(look, place)
        return known[1]

    def _draw(self, look: Look, place: int) -> Strip:
        width = self.size.width
        if look is None or width < 1:
            return Strip.blank(width, self._style("", has_cursor=False))
        sign, has_cursor, line = look
        margin = f" {sign}{line.sign:<1} "
        if not has_cursor and line.tints and not line.spans and not self.text_selection:
            return self._tinted(line, margin, place)
        if line.spans or self.text_selection:
            strip = self._stressed(line, margin, place, has_cursor=has_cursor)
            fill = self._style("", has_cursor=has_cursor)
            return strip.adjust_cell_length(width, fill).apply_offsets(0, place)
        # Most lines have one style and need only one segment, which halves the time of a key.
        text = set_cell_size(margin + line.text, width)
        style = self._style(line.style, has_cursor=has_cursor)
        return Strip([Segment(text, style + _offset(place))], width)

    def _style(self, name: str, *, has_cursor: bool) -> Style:
        """Return the Rich style of a line; cached for each visual style of the pane."""
        base = self._base(has_cursor=has_cursor)
        if has_cursor:
            name = name.replace("dim", "").strip()  # on its band that would be too faint
        if (base, name) not in self._styles:
            self._styles[base, name] = (base + VisualStyle.parse(name)).rich_style
        return self._styles[base, name]

    def _tinted(self, line: PageLine, margin: str, place: int) -> Strip:
        """Draw a line in pieces, each in the style of what it means."""
        offset, text = _offset(place), line.text
        segments, at = [Segment(margin, self._style(line.style, has_cursor=False) + offset)], 0
        for start, end, name in (*line.tints, (len(text), len(text), "")):
            if at < start:
                style = self._style(line.style, has_cursor=False)
                segments.append(Segment(text[at:start], style + offset))
            if start < end:
                segments.append(Segment(text[start:end], self._tint(line.style, name) + offset))
            at = max(at, end)
        fill = self._style("", has_cursor=False)
        return Strip(segments).adjust_cell_length(self.size.width, fill)

    def _tint(self, style: str, name: str) -> Style:
        """Return the Rich style of a tint on a line; cached for each visual style of the pane."""
        base, key = self._base(has_cursor=False), f"{style}/{name}"
        if (base, key) not in self._styles:
            tint = self.get_visual_style(f"reader--{name}", partial=True) + VisualStyle(dim=False)
            self._styles[base, key] = (base + VisualStyle.parse(style) + tint).rich_style
        return self._styles[base, key]

    def _stressed(self, line: PageLine, margin: str, place: int, *, has_cursor: bool) -> Strip:
        content = Content.assemble(margin, (line.text, line.style))
        for start, end, name in () if has_cursor else line.tints:  # made for the page's own ground
            tint = self.get_visual_style(f"reader--{name}", partial=True) + VisualStyle(dim=False)
            content = content.stylize(tint, start + _MARGIN, end + _MARGIN)
        for start, end in line.spans:
            content = content.stylize("reverse", start + _MARGIN, end + _MARGIN)
        span = self.text_selection.get_span(place) if self.text_selection else None
        if span is not None:
            start, end = span
            style = self.screen.get_visual_style("screen--selection")
            content = content.stylize(style, start, len(content) if end == -1 else end)
        return Strip(content.render_segments(self._base(has_cursor=has_cursor)))

    def _base(self, *, has_cursor: bool) -> VisualStyle:
        return band(self, "reader--cursor") if has_cursor else self.visual_style

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """Return the text that the mouse has selected."""
        text = selection.extract("\n".join(" " * _MARGIN + line.text for line in self.lines))
        first, *others = text.split("\n")
        start = selection.start.x if selection.start else 0
        lines = [first[max(0, _MARGIN - start) :], *(line[_MARGIN:] for line in others)]
        return "\n".join(lines), "\n"

    def on_click(self, event: events.Click) -> None:
        """Post the item that was clicked; further clicks after a double click are ignored."""
        if event.chain > 2:
            return
        place = event.y + self.scroll_offset.y
        line = self.lines[place] if 0 <= place < len(self.lines) else None
        cited = line and place_at(line.text, event.x - _MARGIN)
        if line and cited:
            if event.chain == 1:  # the second click is on the page that the first one led to
                self.post_message(self.Cited(*cited, line.item))
            return
        item = line.item if line else None
        self.post_message(self.Chosen(item, is_double=event.chain == 2))


def place_at(text: str, cell: int) -> tuple[int, int] | None:
    """Return source and first paragraph (0: none) of the citation at a cell of a line, or None."""
    for found in PLACE.finditer(text):
        start, end = (cell_len(text[:at]) for at in found.span())
        if start <= cell < end:
            return int(found[1]), int(found[2] or 0)
    return None


@lru_cache(4096)
def _offset(place: int) -> Style:
    """Return the style that tells the mouse its line of the page; cached, as each line has one."""
    return Style.from_meta({"offset": (0, place)})
