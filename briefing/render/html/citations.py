"""Links within the page: source numbers, citations, and links between blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from briefing.document.blocks import Cite, Links, Ref, Runs, SourceNumbers
from briefing.render.listing import Listing
from briefing.render.markup import EMPTY, Markup, escape, join, link, span, tag
from briefing.render.replay import Replay, first_of


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


def block_refs(
    replay: Replay, listing: Listing, states: Sequence[Links | None], *, of: str = "p"
) -> Markup:
    """Return an element with the words and links of each day; none on a day without links."""
    linked = [links if links and links.refs else None for links in states]
    keys = {ref.key: None for links in reversed(linked) if links for ref in links.refs}
    if not keys:
        return EMPTY
    words = next(links.words for links in linked if links)
    shown = [{ref.key for ref in links.refs} if links else set[str]() for links in linked]
    found = [
        link(
            key,
            listing.by_key[key].label,
            class_=replay.classes("", [key in each or None for each in shown], linked),
        )
        for key in keys
    ]
    return tag(of, words, join(found, " "), class_=replay.classes("refs", linked, states))


def citations(replay: Replay, listing: Listing, states: Sequence[Sequence[Cite] | None]) -> Markup:
    """Render the citations of an element by day; on its last day it has all of them."""
    cites = next(each for each in reversed(states) if each is not None)
    if all(each is None or each == cites for each in states):
        return join((_citation(listing, each, "cite") for each in cites), " ")
    found = []
    for which, cite in enumerate(cites):
        number = cites[:which].count(cite)  # of equal ones
        days = [True if each and each.count(cite) > number else None for each in states]
        is_new = first_of(days) > first_of(states)
        classes = replay.classes("cite new" if is_new else "cite", days, states)
        found.append(_citation(listing, cite, classes))
    return join(found, " ")


def _citation(listing: Listing, cite: Cite, classes: str) -> Markup:
    where = link(listing.paragraphs.target(cite), f"{cite.number}\xa0¶{cite.at}")
    said = EMPTY
    if cite.quote and not cite.repeats:
        said = Markup(f", {escape(cite.voice)}: “{escape(cite.quote)}”")
    return span(classes, Markup(f"[{where}{said}]"))
