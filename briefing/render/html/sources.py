"""The sources: what they are, what their paragraphs say, and where each is cited."""

from __future__ import annotations

from briefing.lens.coverage import SourceUse, Use, uses_of
from briefing.lens.index import Index
from briefing.lens.view import SeenSource
from briefing.model.dates import show_day
from briefing.render.html.markup import EMPTY, Markup, join, link, outward, section, span, tag
from briefing.render.html.paragraph_index import ParagraphEntry, ParagraphIndex
from briefing.render.html.replay import Replay
from briefing.render.words import count, sourcing_statement


def sources(index: Index, shown: Replay, gists: ParagraphIndex) -> Markup:
    """Draw the sources that are shown, in order of publication."""
    statement = tag("p", shown.each(sourcing_statement), class_="statement")
    uses = uses_of(index.briefing, [each.source.id for each in shown.view.sources])
    counts = [{each.number: each.points for each in view.sources} for view in shown.views]
    items = [
        _source(shown, gists, seen, uses[seen.source.id], [day.get(seen.number) for day in counts])
        for seen in shown.view.sources
    ]
    return section("sources", "Sources", statement, *items)


def _source(
    shown: Replay, gists: ParagraphIndex, seen: SeenSource, use: SourceUse, points: list[int | None]
) -> Markup:
    source, name = seen.source, gists.source_anchors.ids[seen.number]
    first = next(day for day, each in enumerate(points) if each is not None)
    number = span("no", f"[{seen.number}]")
    gist_list = tag("ol", *[_gist(shown, each, first) for each in gists.by_source[source.id]])
    return tag(
        "article",
        tag("h3", number, " ", source.title, id=name),
        tag("p", _facts(shown, seen, points), class_="facts"),
        tag("p", source.descriptor) if source.descriptor else EMPTY,
        gist_list,
        tag("p", _use_words(use), class_="note"),
        class_=shown.classes("new", first),
        aria_labelledby=name,
    )


def _facts(shown: Replay, seen: SeenSource, points: list[int | None]) -> Markup:
    source = seen.source
    when = tag("time", show_day(source.published), datetime=source.published.isoformat())
    parts = [join((when, " (inferred)")) if "published" in source.inferred else when]
    parts += [join([part]) for part in (source.publisher, source.author) if part]
    if source.translated_from:
        parts.append(join([f"translated from {source.translated_from}"]))
    if source.excerpt:
        parts.append(Markup("excerpt"))
    if source.corrections:
        parts.append(
            Markup("corrected" if any(each.date for each in source.corrections) else "updated")
        )
    counted = [None if number is None else count(number, "point") for number in points]
    parts.append(shown.changing(counted))
    if source.url:
        parts.append(outward(source.url))
    return join(parts, " · ")


def _gist(shown: Replay, gist: ParagraphEntry, first: int) -> Markup:
    links = [
        link(
            each.id,
            each.label,
            class_=shown.classes("", each.first if each.first > first else 0, each.last),
        )
        for each in gist.cited
    ]
    number = span("no", f"¶{gist.at}")
    cited = span("refs", join((EMPTY, *links), " ")) if links else EMPTY
    return tag("li", number, " ", gist.text, cited, id=gist.id)


def _use_words(use: SourceUse) -> str:
    """Say what the whole briefing uses of a source; which day it is does not matter."""
    total = sum(use.count(each) for each in Use)
    parts = [f"{use.count(each):,} {each}" for each in Use if use.count(each)]
    return f"Coverage: of {count(total, 'paragraph')}, {', '.join(parts)}."
