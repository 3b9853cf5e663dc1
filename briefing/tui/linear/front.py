"""The items of the front page: an item for each entry, in sentences instead of columns. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.document import blocks
from briefing.document.phrases import (
    DUE,
    SETTLED,
    SHOWS_ONLY,
    WITHOUT,
    confidence_words,
    more_words,
    notes_on_records,
)
from briefing.model.dates import show_as_of
from briefing.render.text.blocks import news_text, places_text, sides_text
from briefing.render.text.sections import labels_of
from briefing.tui.document_targets import more_target, shown_sections, target_of
from briefing.tui.linear.item import NEW, Item

_NEWS = "news"
_UNTITLED = ("bottom-line", "notes")
"""Sections of one entry, whose kind says what the heading would."""


def front_items(document: blocks.Document) -> Iterator[Item]:
    """Yield the entries of a first page under their headings; what is new leads if it is there."""
    yield _head(document)
    labels = labels_of(document)
    for section in shown_sections(document):
        if section.key not in _UNTITLED:
            note = f" ({section.note})" if section.note else ""
            yield Item("heading", f"{section.title}{note}")
        for block in section.blocks:
            item = _entry(section, block, labels)
            is_marked = block.key in document.new and item.kind != _NEWS
            notes = (*item.notes, NEW) if is_marked else item.notes
            yield item._replace(notes=notes, target=target_of(section, block))
        if section.more:
            yield Item("link", more_words(section), target=more_target(section))


def news_places(items: Sequence[Item]) -> list[int]:
    """Return the places of what is new: the entries that lead with it, else those so marked."""
    leading = [place for place, each in enumerate(items) if each.kind == _NEWS]
    return leading or [place for place, each in enumerate(items) if NEW in each.notes]


def _head(document: blocks.Document) -> Item:
    news = f" · {document.news}" if document.news else ""
    details = [f"As of {show_as_of(document.as_of)} · {document.counts}{news}"]
    if document.filters:
        details.append(f"{SHOWS_ONLY}: {document.filters}")
    if document.without:
        details.append(f"{WITHOUT} {document.without}")
    return Item("heading", document.head or document.title, tuple(details))


def _entry(section: blocks.Section, block: blocks.Block, labels: Mapping[str, str]) -> Item:
    match block:
        case blocks.Undertaking():
            return Item("agreed", _undertaking(block, labels))
        case blocks.JudgmentItem():
            words = (block.text, block.warning, confidence_words(block.confidence))
            return Item(_labelled("judgment", block.key, labels), " ".join(filter(None, words)))
        case blocks.DisputeRow():
            return _dispute(block, labels)
        case blocks.Term():
            text = f"{block.when}: {block.text} {places_text(block.places)}".rstrip()
            return Item("next", "; ".join(filter(None, (text, *block.marks, block.where))))
        case blocks.ListItem():
            return Item("not known", block.text)
        case blocks.NewsItem():
            return Item(_NEWS, f"{news_text(block, labels)} {places_text(block.places)}".rstrip())
        case blocks.Statement():
            kinds = {"bottom-line": "bottom line", "notes": "note"}
            return Item(kinds.get(section.key, "text"), notes_on_records(block.text))
    raise AssertionError(f"{type(block).__name__} is on no first page")


def _undertaking(row: blocks.Undertaking, labels: Mapping[str, str]) -> str:
    """Return a row of a table as parts of a sentence; the cells that are empty are left out."""
    due = f"{DUE} {row.due}" if row.due else ""
    disputes = [f"dispute {labels[each.key]}" for each in row.disputes if each.key in labels]
    parts = (row.what.rstrip("."), row.who, row.firmness, due, places_text(row.places))
    return "; ".join(filter(None, (*parts, *row.marks, *disputes)))


def _dispute(row: blocks.DisputeRow, labels: Mapping[str, str]) -> Item:
    kind = _labelled("dispute", row.of, labels)
    if row.is_settled:
        return Item(kind, f"{row.title}. {row.finding}", notes=(SETTLED.lower(),))
    return Item(kind, f"{row.title}: {sides_text(row.sides)}")


def _labelled(kind: str, key: str, labels: Mapping[str, str]) -> str:
    return f"{kind} {labels[key]}" if key in labels else kind
