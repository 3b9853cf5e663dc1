"""The sources section: each source, its paragraphs, and where each paragraph is cited."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import DisputeBlock, Section, SourceBlock, Statement
from briefing.document.paragraph_index import ParagraphEntry, coverage_note
from briefing.document.phrases import NO_TEXT
from briefing.lens.coverage import SourceUse, uses_of
from briefing.lens.visibility_index import Index
from briefing.model.dates import show_day
from briefing.render.html.citations import dispute_link
from briefing.render.html.gists import Gists, item
from briefing.render.listing import BlockListing
from briefing.render.markup import EMPTY, Markup, escape, join, link, outward, tag
from briefing.render.replay import Followed, Replay, drawn

LONG = "A script makes the links of this long page, and says beside each paragraph what cites it."


def sources(
    index: Index, replay: Replay, listing: BlockListing, gists: Gists, section: Followed[Section]
) -> Markup:
    """Draw the sources that are shown, in order of publication."""
    statement = replay.element("p", "statement", _statements(section.states), section.states)
    listed = listing.sources.values()
    uses = uses_of(index, [each.block.id for each in listed], replay.days[-1])
    note = EMPTY
    if listing.is_long:
        note = tag("p", LONG, class_="note", id="unlinked")
    # Where no source has a text, the statement before the sources of a long page says it of all.
    are_alike = listing.is_long and all(NO_TEXT in each.block.notes for each in listed)
    unsaid = NO_TEXT if are_alike else ""
    items = [_source(replay, listing, gists, each, uses[each.block.id], unsaid) for each in listed]
    return join((statement, note, gists.note(listing), *items))


def _statements(states: Sequence[Section | None]) -> list[str | None]:
    return [
        state and next(each.text for each in state.blocks if isinstance(each, Statement))
        for state in states
    ]


def _source(
    replay: Replay,
    listing: BlockListing,
    gists: Gists,
    followed: Followed[SourceBlock],
    use: SourceUse,
    unsaid: str,
) -> Markup:
    source = followed.block
    number = tag("b", f"[{source.number}]")
    coverage = coverage_note(use, tells_text=not listing.is_long)
    entries = filter(gists.in_markup, listing.paragraphs.by_source[source.id])
    return tag(
        "article",
        tag("h3", number, " ", source.title, id=source.key),
        tag("p", _facts(replay, listing, followed, unsaid), class_="facts"),
        tag("p", source.descriptor) if source.descriptor else EMPTY,
        tag("ul", *[_paragraph(replay, listing, each, followed) for each in entries]),
        tag(
            "p",
            replay.on_last_day(coverage),
            class_="note",
        ),
        class_=replay.entry("", followed),
        aria_labelledby="" if listing.is_long else source.key,
    )


def _facts(
    replay: Replay, listing: BlockListing, followed: Followed[SourceBlock], unsaid: str
) -> Markup:
    source = followed.block
    day = show_day(source.day)
    when = escape(day) if listing.is_long else tag("time", day, datetime=f"{source.day}")
    parts = [join((when, " (inferred)")) if source.is_inferred else when]
    parts += [join([part]) for part in (source.publisher, source.author) if part]
    notes = drawn(
        followed.states,
        lambda each: "".join(f" · {note}" for note in each.notes if note != unsaid),
    )
    parts[-1] = join((parts[-1], replay.changing(notes)))
    parts.append(replay.changing(drawn(followed.states, lambda each: each.points)))
    if source.url:
        parts.append(outward(source.url))
    return join(parts, " · ")


def _paragraph(
    replay: Replay, listing: BlockListing, entry: ParagraphEntry, source: Followed[SourceBlock]
) -> Markup:
    links = []
    cited: list[Sequence[object]] = []
    for key in () if listing.is_long and entry.is_listed else entry.cited:
        citing = listing.by_key[key]
        cited.append(listing.days_cited(entry, citing))
        classes = replay.classes("", cited[-1], source.states)
        if isinstance(citing.block, DisputeBlock):
            links.append(dispute_link(replay, listing, key, classes))
        else:
            links.append(link(key, citing.label, classes))
    refs = join((" ", tag("small", join(links, " ")))) if links else EMPTY
    days = [source.states] if entry.is_listed else cited
    states = [any(day) or None for day in zip(*days, strict=True)]
    classes = replay.classes("", states, source.states)
    named = f' class="{classes}"' if classes else ""
    return item(entry, f' id="{entry.key}"{named}', refs)
