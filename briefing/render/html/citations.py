"""Links within the page: source numbers, citations, and links between blocks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.document.blocks import Cite, Links, PointItem, Ref, Runs, SourceNumbers, Undertaking
from briefing.lens.seen import Places
from briefing.model.paragraph_labels import LABELS, words_of
from briefing.model.records import Paragraphs
from briefing.render.listing import BlockListing
from briefing.render.markup import EMPTY, Markup, escape, join, link, span, tag
from briefing.render.replay import Replay, split

_PLACE = re.compile(
    rf"(\[\d{{1,9}} ¶\d{{1,9}}(?:-\d{{1,9}})?(?:,\d{{1,9}}(?:-\d{{1,9}})?)*{LABELS}\])"
)
"""How merged citations stand in prose."""
_NO_TARGETS: Mapping[tuple[str, int], str] = {}


def number_links(listing: BlockListing, numbers: Iterable[int]) -> Markup:
    """Return the numbers of sources as links: ``[1,3]``."""
    if listing.is_long:
        return Markup(f"[{','.join(map(str, numbers))}]")
    sources = listing.sources
    links = (
        link(sources[number].key, str(number)) if number in sources else str(number)
        for number in numbers
    )
    return join(("[", join(links, ","), "]"))


def draw_runs(listing: BlockListing, runs: Runs) -> Markup:
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
    replay: Replay, listing: BlockListing, states: Sequence[Links | None], *, of: str = "p"
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


def dispute_link(replay: Replay, listing: BlockListing, key: str, class_: str = "") -> Markup:
    """Return a link to a dispute, to where it stands on the chosen day."""
    label = listing.by_key[key].label
    if key not in listing.moved:
        return link(key, label, class_)
    links = [
        link(target, label, replay.classes("", each.states))
        for target, each in zip((key, minor_key(key)), listing.moved[key], strict=True)
    ]
    return tag("span", *links, class_=class_)


def minor_key(key: str) -> str:
    """Return the id of a dispute among the minor ones, if it is among the others on some day."""
    return f"minor-{key}"


def marks(
    replay: Replay, listing: BlockListing, states: Sequence[PointItem | Undertaking | None]
) -> Markup:
    """Return what is not the rule about a point, the disputes that touch it among it."""
    words = [each and _marks(replay, listing, each) for each in states]
    if not any(words):
        return EMPTY
    if listing.is_long:
        kinds = {each for each, state in zip(words, states, strict=True) if state is not None}
        (only, *others) = kinds
        if not others:
            return join((" ", only or ""))
    # An element for each of them, without one around them: a long page has thousands.
    variants = split([each or None for each in words], str)
    return join(
        (
            " ",
            *(
                tag("i", next(filter(None, each)), class_=replay.classes("", each, states))
                for each in variants
            ),
        )
    )


def _marks(replay: Replay, listing: BlockListing, state: PointItem | Undertaking) -> Markup:
    claim = state.claim if isinstance(state, PointItem) else ""
    if not (claim or state.marks or state.disputes):
        return EMPTY  # as of most
    links = [dispute_link(replay, listing, each.key) for each in state.disputes]
    return join(filter(None, (claim, *state.marks, *links)), ", ")


def prose(listing: BlockListing, text: str) -> Markup:
    """Render a text in which citations stand; each becomes a link if what it cites is listed."""
    if "¶" not in text:
        return escape(text)
    return join(
        _written(listing, part) if place % 2 else part
        for place, part in enumerate(_PLACE.split(text))
    )


def _written(listing: BlockListing, text: str) -> Markup:
    """Render a citation as it stands in prose: ``[3 ¶11-12,15]``."""
    number, _, cited = text[1:-1].partition(" ¶")
    listed, _, labels = cited.partition(", ")
    source = listing.sources.get(int(number))
    if source is None:
        return escape(text)
    ends = [each.partition("-") for each in listed.split(",")]
    at = tuple(Paragraphs(int(first), int(last or first)) for first, _, last in ends)
    named = (labels,) if labels else ()
    return _place(listing, Places(int(number), source.block.id, at, named), "cite")


def places(
    replay: Replay,
    listing: BlockListing,
    days: Sequence[Sequence[Places] | None],
    cites: Sequence[Cite],
) -> Markup:
    """Render the places of a text by day, those of one source together: ``[3 ¶11-12]``.

    `cites` are all citations that were merged. A place that is added on a later day is marked as
    new.
    """
    last = next(each for each in reversed(days) if each is not None)
    targets = {
        (each.source, run.first): listing.paragraphs.target_of(each.source, run)
        for each in sorted(cites, key=lambda each: each.at, reverse=True)
        for run in each.at.runs
    }
    if all(each is None or each is last or each == last for each in days):
        return place_links(listing, last, targets)
    numbers = dict.fromkeys(each.number for day in reversed(days) for each in day or ())
    found = []
    for number in numbers:
        states = [next((each for each in day or () if each.number == number), None) for day in days]
        for variant in split(states, lambda each: (each.at, each.labels)):
            its = next(each for each in variant if each)
            found.append(_place(listing, its, replay.part("cite", variant, days), targets))
    return join(found, " ")


def place_links(
    listing: BlockListing,
    found: Iterable[Places],
    targets: Mapping[tuple[str, int], str] = _NO_TARGETS,
) -> Markup:
    """Render places that are the same on all days."""
    return join((_place(listing, each, "cite", targets) for each in found), " ")


def _place(
    listing: BlockListing,
    found: Places,
    classes: str,
    targets: Mapping[tuple[str, int], str] = _NO_TARGETS,
) -> Markup:
    if listing.is_long:
        cited = ",".join(map(str, found.at))
        text = f"[{found.number}\xa0¶{', '.join((cited, *found.labels))}]"
        days = classes.removeprefix("cite").strip()
        return span(days, text) if days else escape(text)
    paragraphs = listing.paragraphs
    parts = [str(at) for at in found.at]
    parts[0] = f"[{found.number}\xa0¶{parts[0]}"
    parts[-1] += "".join(f", {each}" for each in found.labels) + "]"
    ends = [
        targets.get((found.source, at.first)) or paragraphs.target_of(found.source, at)
        for at in found.at
    ]
    # The brackets are in the links, which then need no element around them for their style.
    written = join(
        (link(end, part) if end else part for end, part in zip(ends, parts, strict=True)), ","
    )
    return written if classes == "cite" else span(classes, written)


def quoted(replay: Replay, states: Sequence[Sequence[Cite] | None]) -> Iterator[tuple[Cite, str]]:
    """Yield the citations whose quotes are to be shown, each with the CSS classes of its quote.

    On its last day an element has all of its citations.
    """
    cites = next(each for each in reversed(states) if each is not None)
    for which, cite in enumerate(cites):
        if cite.quote and not cite.repeats:
            number = cites[:which].count(cite)  # of equal ones
            days = [True if each and each.count(cite) > number else None for each in states]
            yield cite, replay.part("", days, states)


def arithmetic(computed: str) -> Markup:
    """Return how a side of a dispute is computed, in the place of its citations."""
    return join(("[", tag("code", computed), "]"))


def cite_link(listing: BlockListing, cite: Cite) -> Markup:
    """Return a citation by itself: ``[3 ¶12]``."""
    places = Places(cite.number, cite.source, cite.at.runs, words_of(cite.labels))
    return _place(listing, places, "cite")
