"""Links within the page: source numbers, citations, and links between blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.document.blocks import Cite, Links, Ref, Runs, SourceNumbers
from briefing.render.listing import Listing
from briefing.render.markup import EMPTY, Markup, escape, join, link, span
from briefing.render.replay import Replay


def number_links(listing: Listing, numbers: Iterable[int]) -> Markup:
    """Return the numbers of sources as links: ``[1,3]``."""
    sources = listing.sources
    links = (
        link(sources[number].key, str(number)) if number in sources else str(number)
        for number in numbers
    )
    return join(("[", join(links, ","), "]"))


def draw_runs(listing: Listing, runs: Runs) -> Markup:
    """Render runs of text as HTML."""
    return join(
        number_links(listing, run.numbers)
        if isinstance(run, SourceNumbers)
        else link(run.key, run.text or listing.by_key[run.key].label)
        if isinstance(run, Ref)
        else run
        for run in runs
    )


def block_links(replay: Replay, listing: Listing, states: Sequence[Links | None]) -> Markup:
    """Return links to all blocks that are linked to on any day, each shown from its first day."""
    keys = {ref.key: None for links in reversed(states) if links for ref in links.refs}
    found = [(key, listing.by_key[key]) for key in keys]
    return join(
        (
            link(key, each.label, class_=replay.classes("", each.first, each.last))
            for key, each in found
        ),
        " ",
    )


def words_of(states: Sequence[Links | None]) -> str:
    """Return the words before the links, which are the same on every day."""
    return next(links.words for links in reversed(states) if links)


def citations(replay: Replay, listing: Listing, cites: Sequence[Cite], first: int) -> Markup:
    """Render the citations of an element that appears on the day with index `first`."""
    return join((_citation(replay, listing, each, first) for each in cites), " ")


def _citation(replay: Replay, listing: Listing, cite: Cite, first: int) -> Markup:
    where = link(listing.paragraphs.target(cite), f"{cite.number}\xa0¶{cite.at}")
    said = EMPTY
    if cite.quote and not cite.repeats:
        said = Markup(f", {escape(cite.voice)}: “{escape(cite.quote)}”")
    came = listing.sources[cite.number].first
    classes = replay.classes("cite new", came) if came > first else "cite"
    return span(classes, Markup(f"[{where}{said}]"))
