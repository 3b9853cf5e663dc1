"""Renders blocks of a document as lines of plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from briefing.document.blocks import (
    Basis,
    Cite,
    DisputeSide,
    NewsItem,
    PointItem,
    Ref,
    RowSide,
    Runs,
    SourceBlock,
    SourceNumbers,
)
from briefing.document.phrases import CHANGED, between_sides
from briefing.lens.seen import Places
from briefing.model.dates import show_day
from briefing.render.text.layout import Line

NO_LABELS: Mapping[str, str] = {}


def numbers(found: Iterable[int]) -> str:
    """Format the numbers of sources."""
    return f"[{','.join(map(str, found))}]"


def run_text(runs: Runs) -> str:
    """Return the text of runs; each link must have a text of its own."""
    return "".join(
        run.text
        if isinstance(run, Ref)
        else numbers(run.numbers)
        if isinstance(run, SourceNumbers)
        else run
        for run in runs
    )


def places_text(places: Iterable[Places]) -> str:
    """Return where something is from: ``[3 ¶11-12] [4 ¶30]``."""
    return " ".join(map(str, places))


def point_lines(
    point: PointItem, labels: Mapping[str, str] = NO_LABELS, sign: str = "-"
) -> Iterator[Line]:
    """Yield a point with its places and marks, what is quoted for it, and which share an origin.

    `labels` are those of disputes by their keys.
    """
    yield Line(point_text(point, labels), f"  {sign} ", "    ")
    for cite in point.cites:
        if quote := quote_text(cite):
            yield Line(f"{quote} {cite.place}", "    ", "    ")
    for why in point.joined:
        yield Line(why, "    ", "    ")


def point_text(point: PointItem, labels: Mapping[str, str] = NO_LABELS) -> str:
    """Return a point with its places and marks on one line."""
    marks = point_marks(point, labels)
    return f"{point.text} {places_text(point.places)}" + (f" {marks}" if marks else "")


def point_marks(point: PointItem, labels: Mapping[str, str] = NO_LABELS) -> str:
    """Return what is not the rule about a point: ``assessment, 2 origins, D1``."""
    disputes = [labels[each.key] for each in point.disputes if each.key in labels]
    return ", ".join(filter(None, (point.claim, *point.marks, *disputes)))


def side_text(side: DisputeSide) -> str:
    """Return a side of a dispute with what is quoted for it, and its places or its arithmetic."""
    return f"{side_words(side)} {places_text(side.places) or f'[{side.computed}]'}"


def side_words(side: DisputeSide) -> str:
    """Return a side of a dispute with what is quoted for it."""
    quotes = [cite.quoted for cite in side.cites if cite.quote and not cite.repeats]
    return " ".join([side.text, *quotes])


def quote_text(cite: Cite) -> str:
    """Return the voice and the quote, unless the text before already has those words."""
    return f"{cite.voice}: {cite.quoted}" if cite.quote and not cite.repeats else ""


def source_title(source: SourceBlock) -> str:
    """Return the day, publisher, author and title of a source, and its notes if it has any."""
    when = show_day(source.day) + (" (inferred)" if source.is_inferred else "")
    by = ", ".join(part for part in (source.publisher, source.author) if part)
    text = f"{when}. {by}: {source.title}" if by else f"{when}. {source.title}"
    origin = f"origin: {source.origin}" if source.origin else ""
    notes = [part for part in (origin, *source.notes, source.points) if part]
    return f"{text} ({', '.join(notes)})" if notes else text


def news_text(item: NewsItem, labels: Mapping[str, str] = NO_LABELS) -> str:
    """Return what became known, without its places: ``Judgment J2 changed: It rose.``."""
    parts = (item.kind, labels.get(item.of, ""), item.change)
    return f"{' '.join(filter(None, parts))}: {item.text}"


def why_text(basis: Basis, new: Collection[str]) -> str:
    """Return why something is judged, and what made that change if it is among what is new."""
    is_new = basis.changed and basis.key in new
    return f"{basis.why} {CHANGED} {basis.changed}" if is_new else basis.why


def sides_text(sides: Iterable[RowSide]) -> str:
    """Return who stands where in a dispute: ``officials [3 ¶6] against Ada Lind [5 ¶9]``."""
    texts = [
        f"{each.text} {places_text(each.places)}" if each.places else f"[{each.computed}]"
        for each in sides
    ]
    return between_sides(len(texts)).join(texts)
