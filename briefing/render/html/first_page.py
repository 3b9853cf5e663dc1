"""What sums up the brief, on the first page and behind it: tables and lists with links to the rest.

What the first page has no room for on a day stands in a section behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from briefing.document.blocks import (
    Basis,
    DisputeBlock,
    DisputeRow,
    JudgmentItem,
    NewsItem,
    RowSide,
    Section,
    SourceBlock,
    Term,
    Undertaking,
)
from briefing.document.phrases import (
    CHANGED,
    COLUMNS,
    CONFIDENCE,
    DUE,
    JUDGMENT,
    NO_DUE,
    SETTLED,
    between_sides,
)
from briefing.lens.seen import Places
from briefing.render.html.citations import (
    arithmetic,
    block_refs,
    dispute_link,
    marks,
    place_links,
    prose,
)
from briefing.render.html.summary import notes
from briefing.render.listing import BlockListing
from briefing.render.markup import EMPTY, Markup, join, link, span, tag
from briefing.render.replay import Followed, Replay, drawn
from briefing.render.text.sections import short_sources


def news(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw what is new since the day that the reader names, with links to it."""
    found = []
    for each in replay.follow(section.key, NewsItem):
        text = replay.changing(drawn(each.states, lambda item: _news(replay, listing, item)))
        found.append(tag("li", text, class_=replay.entry("", each)))
    listed = tag("ul", *found, class_="dashed") if found else EMPTY
    return join((listed, notes(replay, listing, section)))


def _news(replay: Replay, listing: BlockListing, item: NewsItem) -> Markup:
    about = listing.by_key.get(item.of)
    if about is None:  # a gap has no place of its own
        name: str = item.kind
    elif isinstance(about.block, SourceBlock):  # its text has its number
        name = link(item.of, item.kind)
    elif isinstance(about.block, DisputeBlock):
        name = join((item.kind, " ", dispute_link(replay, listing, item.of)))
    else:
        name = join((item.kind, " ", link(item.of, about.label)))
    words = join(filter(None, (name, item.change)), " ")
    return join((words, ": ", prose(listing, item.text), " ", place_links(listing, item.places)))


def agreed(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw undertakings as a table."""
    rows = replay.follow(section.key, Undertaking)
    return _table(replay, section, COLUMNS, [_undertaking(replay, listing, each) for each in rows])


def _table(
    replay: Replay,
    section: Followed[Section],
    heads: Sequence[str],
    rows: Sequence[Markup],
    name: str = "records",
) -> Markup:
    """Return a table on the days on which it has rows; where it is narrow, they become records."""
    if not rows:
        return EMPTY
    states = [True if each and each.blocks else None for each in section.states]
    return tag(
        "table",
        tag("thead", tag("tr", *[tag("th", each, scope="col") for each in heads])),
        tag("tbody", *rows),
        class_=replay.classes(name, states, section.states),
        aria_labelledby=section.key,
    )


def _undertaking(replay: Replay, listing: BlockListing, row: Followed[Undertaking]) -> Markup:
    states = row.states
    what = drawn(states, lambda each: link(each.of, each.what) if each.of else each.what)
    is_long = listing.is_long
    return tag(
        "tr",
        tag("th", replay.changing(what), scope="" if is_long else "row"),
        tag("td", replay.changing([each and each.who for each in states])),
        tag("td", replay.changing([each and each.firmness for each in states])),
        tag("td", replay.changing(drawn(states, _short_due if is_long else _due))),
        tag("td", _places(replay, listing, states), marks(replay, listing, states)),
        class_=replay.entry("", row),
    )


class _PlacedBlock(Protocol):
    @property
    def places(self) -> Sequence[Places]:
        """Where it is from."""


def _places(replay: Replay, listing: BlockListing, states: Sequence[_PlacedBlock | None]) -> Markup:
    return replay.changing(drawn(states, lambda each: place_links(listing, each.places)))


def _due(row: Undertaking) -> Markup:
    """Return when something is due: a record says what the day is, and leaves out that none is."""
    if not row.due:
        return span("in-table", NO_DUE)
    return join((span("in-record", f"{DUE} "), row.due))


def _short_due(row: Undertaking) -> str:
    return row.due or NO_DUE


def judgments(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw the judgments as a table, each with its label and the confidence in it."""
    bases = {each.block.of: each.key for each in replay.follow("why", Basis)}
    rows = [_judgment(replay, listing, each, bases[each.key]) for each in listing.judgments]
    return _table(replay, section, (JUDGMENT, CONFIDENCE), rows, "records labelled")


def _judgment(
    replay: Replay, listing: BlockListing, row: Followed[JudgmentItem], basis: str
) -> Markup:
    states = row.states

    def text(judgment: JudgmentItem) -> Markup:
        warning = join((" ", tag("b", judgment.warning))) if judgment.warning else EMPTY
        return join((prose(listing, judgment.text), warning))

    label = link(basis, row.label, "no")
    confidence = replay.changing([each and each.confidence for each in states])
    return tag(
        "tr",
        tag("th", label, " ", replay.changing(drawn(states, text)), scope="row"),
        tag("td", span("in-record", f"{CONFIDENCE}: "), confidence),
        id=row.key,
        class_=replay.entry("", row),
    )


def bases(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw why each judgment is made, with a link back to it."""
    found = [_basis(replay, listing, each) for each in replay.follow(section.key, Basis)]
    return tag("ul", *found, class_="labelled")


def _basis(replay: Replay, listing: BlockListing, basis: Followed[Basis]) -> Markup:
    of, states = basis.block.of, basis.states
    changed = [
        join((CHANGED, " ", prose(listing, each.changed), " "))
        if each and each.changed and basis.key in document.new
        else None
        for each, document in zip(states, replay.documents, strict=True)
    ]
    return tag(
        "li",
        link(of, listing.by_key[of].label, "no"),
        " ",
        replay.changing(drawn(states, lambda each: prose(listing, each.why))),
        " ",
        replay.element("span", "", changed, states),
        _places(replay, listing, states),
        block_refs(replay, listing, [each and each.links for each in states]),
        id=basis.key,
        class_=replay.entry("", basis),
    )


def dispute_rows(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw each dispute in one line: who stands where, or what was found."""
    items = []
    for each in replay.follow(section.key, DisputeRow):
        label = link(each.block.of, listing.by_key[each.block.of].label, "no")
        text = replay.changing(drawn(each.states, lambda row: _dispute_row(listing, row)))
        items.append(tag("li", label, " ", text, class_=replay.entry("", each)))
    return tag("ul", *items, class_="labelled") if items else EMPTY


def _dispute_row(listing: BlockListing, row: DisputeRow) -> Markup:
    if row.is_settled:
        return prose(listing, f"{SETTLED}: {row.title}. {row.finding}")
    sides = join([_side(listing, each) for each in row.sides], between_sides(len(row.sides)))
    return join((f"{row.title}: ", sides))


def _side(listing: BlockListing, side: RowSide) -> Markup:
    if not side.places:
        return arithmetic(side.computed)
    return join((f"{side.text} ", place_links(listing, side.places)))


def terms(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw what comes next: when, and what."""
    found = [_term(replay, listing, each) for each in replay.follow(section.key, Term)]
    return tag("dl", *found, class_="terms") if found else EMPTY


def _term(replay: Replay, listing: BlockListing, term: Followed[Term]) -> Markup:
    states = term.states
    text = drawn(states, lambda each: link(each.of, each.text) if each.of else each.text)
    marks = replay.changing([each and _marks_and_place(each) for each in states])
    return tag(
        "div",
        tag("dt", replay.changing([each and each.when for each in states])),
        tag("dd", replay.changing(text), " ", _places(replay, listing, states), marks),
        class_=replay.entry("", term),
    )


def _marks_and_place(term: Term) -> str:
    where = f"; {term.where}" if term.where else ""
    return "".join(f" {each}" for each in term.marks) + where


def sources_in_short(replay: Replay, listing: BlockListing, section: Followed[Section]) -> Markup:
    """Draw the sources in one line, each a link; of many, the first ones and how many are left.

    Where there are none, it says so.
    """
    texts: list[dict[str, str]] = []
    lefts: list[str | None] = []
    for state, document in zip(section.states, replay.documents, strict=True):
        sources = [each for each in state.blocks if isinstance(each, SourceBlock)] if state else []
        named, left = short_sources(sources, document.as_of.year)
        texts.append({each.key: text for each, text in zip(sources, named, strict=False)})
        lefts.append(left or None)
    told = notes(replay, listing, section)
    shown = [named or left for named, left in zip(texts, lefts, strict=True)]
    if not any(shown):
        return told
    line = [
        replay.changing(
            [link(key, day[key]) if key in day else None for day in texts], within=texts
        )
        for key in dict.fromkeys(key for day in reversed(texts) for key in day)
    ]
    line.append(replay.changing(lefts, within=texts))
    states = [each or None for each in shown]
    classes = replay.classes("", states, section.states)
    # A name at its begin says nothing of its direction: it is a line of ours.
    return join((told, tag("p", join(line, " "), class_=classes, dir="ltr")))
