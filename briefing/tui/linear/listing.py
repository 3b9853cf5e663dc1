"""What the linear room goes through item by item: a list of events, topics or sources, or a page.

Pure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from briefing.document.inline import attribution, separated
from briefing.document.phrases import count, date_words
from briefing.lens.view import SeenEvent, SeenSource
from briefing.model.dates import show_day
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Rank
from briefing.render.text.blocks import run_text
from briefing.tui.commands import Command
from briefing.tui.linear.front import front_items
from briefing.tui.linear.item import NEW, Item
from briefing.tui.page_names import page_name
from briefing.tui.pages import page_of
from briefing.tui.pages.brief import brief_paragraphs
from briefing.tui.pages.page_context import PageContext
from briefing.tui.pages.paragraph import Paragraph
from briefing.tui.places import About, Pane
from briefing.tui.session import Session
from briefing.tui.target import Target, TargetKind

_HEADLINE = "headline"
_SIGN = re.compile(r"([+*]) +")
"""What stands before a line of the brief that is new, or about a headline event."""


class ItemList(NamedTuple):
    """Items in order, under a name; `at` makes one, as a list may have thousands."""

    name: str
    noun: str
    size: int
    at: Callable[[int], Item]

    @property
    def heading(self) -> str:
        """The name, and how many items there are."""
        return f"{self.name}, {count(self.size, self.noun)}"

    def spoken(self, place: int) -> list[str]:
        """Return the lines of an item, which begin with its place."""
        item = self.at(place)
        return [f"{place + 1:,} of {self.size:,}, {item.line}", *item.details]


def listing_of(context: PageContext) -> ItemList:
    """Return the list of the pane that has the focus, or the items of the page."""
    session = context.session
    if session.pane is Pane.TOPICS:
        return _topics(session)
    if session.pane is Pane.SOURCES:
        return _sources(session)
    if is_list_of_events(session):
        return _events(session)
    items = list(_items(context))
    return ItemList(_name(session), "item", len(items), items.__getitem__)


def _items(context: PageContext) -> Iterator[Item]:
    match context.session.shown.about:
        case About.FRONT:
            return front_items(context.session.lookup.front_page)
        case About.BRIEF:
            return _brief(context)
        case About.TOPIC | About.HITS:
            return _under_headings(_page(context))
        case About.BOTTOM_LINE | About.GAP:
            return _with_text(_page(context))
    return _page(context)


def is_list_of_events(session: Session) -> bool:
    """Whether the focus is on the timeline or on the matrix."""
    is_matrix = session.pane is Pane.READER and session.shown.about is About.MATRIX
    return session.pane is Pane.TIMELINE or is_matrix


def place_of(session: Session) -> int:
    """Return the place of the cursor in a list of events, topics or sources."""
    if session.pane is Pane.TOPICS:
        return _index(session.topic_order, session.topic)
    if session.pane is Pane.SOURCES:
        return _index(session.source_order, session.source)
    return session.lookup.places.get(session.event, 0)


def _index(names: Sequence[str], name: str) -> int:
    return names.index(name) if name in names else 0


# Lists


def _events(session: Session) -> ItemList:
    is_matrix = session.pane is Pane.READER
    numbers = {each.number for each in session.view.sources} if is_matrix else set()

    def at(place: int) -> Item:
        seen = session.view.events[place]
        details = _who_says_it(seen, numbers) if is_matrix else _standing(seen)
        text = f"{date_words(seen)}: {seen.event.title}"
        return Item("event", text, (details,), tuple(_notes(seen, session)))

    name = page_name(About.MATRIX) if is_matrix else "Timeline"
    return ItemList(name, "event", len(session.view.events), at)


def _notes(seen: SeenEvent, session: Session) -> Iterator[str]:
    if seen.event.rank is Rank.HEADLINE:
        yield _HEADLINE
    if seen.event.id in session.changed:
        yield "new or changed"
    if seen.disputes:
        yield "disputed"


def _standing(seen: SeenEvent) -> str:
    points, origins = len(seen.points), count(seen.most_origins, "origin")
    most = f"up to {origins}" if points > 1 and seen.most_origins > 1 else origins
    return f"{seen.stage}, {count(points, 'point')}, {most}"


def _who_says_it(seen: SeenEvent, numbers: set[int]) -> str:
    said = run_text(separated(attribution(seen))) or str(seen.stage)
    silent = sorted(numbers.difference(seen.reported_by, seen.announced_by))
    return f"{said}; silent: [{','.join(map(str, silent))}]" if silent else said


def _topics(session: Session) -> ItemList:
    topics = {each.id: each for each in session.view.topics}
    order = session.topic_order

    def at(place: int) -> Item:
        topic = topics[order[place]]
        notes = ("in the filter",) if topic.id in session.lens.topics else ()
        return Item("topic", topic.name, (count(topic.points, "point"),), notes)

    by = ", by points" if session.has_topics_by_count else ""
    return ItemList(f"Topics{by}", "item", len(order), at)


def _sources(session: Session) -> ItemList:
    seen = {each.source.id: each for each in session.view.sources}
    order = session.source_order

    def at(place: int) -> Item:
        return _source(session, order[place], seen.get(order[place]))

    return ItemList("Sources", "item", len(order), at)


def _source(session: Session, name: str, seen: SeenSource | None) -> Item:
    source = session.index.source_as_of(name, session.view.as_of)
    inferred = " (inferred)" if "published" in source.inferred else ""
    points = count(seen.points, "point") if seen else "left out by what is filtered"
    rests = any(
        cite.citation.source == name for point in session.selected for cite in point.citations
    )
    return Item(
        "source",
        _source_name(session, name),
        (f"{show_day(source.published)}{inferred}, {points}",),
        ("cited by what has the cursor",) if rests else (),
    )


def _source_name(session: Session, name: str) -> str:
    """Return a source's number, and its name as far as it is known on the day."""
    number = f"[{session.index.numbers[name]}]"
    if session.index.published[name] > session.view.as_of:
        return number
    source = session.index.source_as_of(name, session.view.as_of)
    return f"{number} {': '.join(filter(None, (source.publisher, source.title)))}"


# Pages


def _name(session: Session) -> str:
    shown = session.shown
    if shown.about is About.EVENT and session.current:
        return f"Event: {session.current.event.title}"
    if shown.about is About.TOPIC and shown.name in session.view.topic_names:
        return f"Topic: {session.view.topic_names[shown.name]}"
    if shown.about is About.SOURCE:
        return f"Source {_source_name(session, shown.name)}"
    return page_name(shown.about)


def _page(context: PageContext) -> Iterator[Item]:
    """Yield the items of a page, and what stands between them as items of text."""
    group: list[Paragraph] = []
    for paragraph in page_of(context):
        if group and _begins(paragraph, group[-1]):
            yield _item(group, context)
            group = []
        if paragraph.text:
            group.append(paragraph)
    if group:
        yield _item(group, context)


def _under_headings(items: Iterator[Item]) -> Iterator[Item]:
    """Yield items of which a text, such as the event's, is the heading of the points below it."""
    before: Item | None = None
    for item in items:
        if before:
            is_point = item.target and item.target.kind is TargetKind.POINT
            is_above = before.kind == "text" and is_point
            yield before._replace(kind="heading") if is_above else before
        before = item
    if before:
        yield before


def _with_text(items: Iterator[Item]) -> Iterator[Item]:
    """Yield items of which the first, a heading, has the text below it among its details."""
    first, second = next(items), next(items, None)
    if second and second.kind == "text":
        yield first._replace(details=(*first.details, second.text, *second.details))
    else:
        yield from filter(None, (first, second))
    yield from items


def _begins(paragraph: Paragraph, before: Paragraph) -> bool:
    """Whether an item ends before a paragraph."""
    if not paragraph.text or paragraph.item != before.item:
        return True
    return paragraph.item is None and bool(paragraph.first.strip())


def _item(group: Sequence[Paragraph], context: PageContext) -> Item:
    """Return paragraphs as an item; its signs become notes."""
    first = group[0]
    is_key = context.session.shown.about is About.KEYS
    if first.item and first.item.kind is TargetKind.COMMAND and is_key:
        return _command(first.item, context.commands)
    sign, _, rest = first.first.strip().partition(" ")
    notes = [NEW] if sign == context.glyphs.changed else []
    is_noted = first.sign and context.session.shown.about is not About.MARKS
    notes += ["marked"] if is_noted else []
    if sign in (context.glyphs.changed, context.glyphs.disputed, "-"):
        sign = ""
    text = f"{sign} {rest} {first.text}"
    details = [_squeezed(f"{each.first} {each.text}") for each in group[1:]]
    is_heading = first.item is None and first.style == "bold"
    kind = _kind(first.item) if first.item else "heading" if is_heading else "text"
    return Item(kind, _squeezed(text), tuple(details), tuple(notes), first.item)


def _kind(target: Target) -> str:
    return target.kind.name.lower().replace("_", " ")


def _command(target: Target, commands: Sequence[Command]) -> Item:
    command = next(each for each in commands if each.id == target.name)
    keys = f"keys: {', '.join(command.keys)}" if command.keys else "no key"
    return Item("command", f"{command.title}: {command.help}", (keys,), (), target)


def _squeezed(text: str) -> str:
    return " ".join(text.split())


# The brief


def _brief(context: PageContext) -> Iterator[Item]:
    """Yield the lines of the brief; one that is indented below another belongs to it."""
    brief_paragraphs(context)  # else the page of a long one only says that it is being composed
    item: Item | None = None
    depth = 0
    for paragraph in page_of(context):
        sign = _SIGN.match(paragraph.text)
        start = len(paragraph.rest) + (len(sign[0]) if sign else 0)
        text = paragraph.text[len(sign[0]) if sign else 0 :].removeprefix("- ").removeprefix("> ")
        if item and (not any(map(str.isalnum, text)) or item.kind == "heading" or start <= depth):
            yield item
            item = None
        if not any(map(str.isalnum, text)):
            continue  # a rule, or a gap
        if item:
            item = item._replace(details=(*item.details, _squeezed(text)))
        else:
            # A heading may be followed by a note in brackets.
            is_heading = not start and text.partition(" (")[0].isupper()
            kind = "heading" if paragraph.style == "bold" or is_heading else "text"
            notes = () if sign is None else (NEW if sign[1] == "+" else _HEADLINE,)
            item, depth = Item(kind, _squeezed(text), (), notes, paragraph.item), start
    if item:
        yield item
