"""The head of the page, and what the curator makes of it: bottom line, judgments, gaps."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.lens.view import View
from briefing.model.dates import show_day
from briefing.model.text import visible
from briefing.render.export import ExportRequest
from briefing.render.html.anchors import Anchors, point_links
from briefing.render.html.markup import EMPTY, Markup, join, section, tag
from briefing.render.html.replay import Replay
from briefing.render.words import counts_words, describe_filters


def head(request: ExportRequest, shown: Replay) -> Markup:
    """Draw the title, the day, and what the briefing is about."""
    brief = shown.view.brief
    rows = [("Question", brief.question), ("Scope", brief.scope)]
    rows.append(("Shows only", describe_filters(shown.view)))
    told = [_row(name, text) for name, text in rows if text]
    return tag(
        "header",
        tag("h1", brief.title),
        tag("p", "As of ", shown.each(_day), f" · {visible(request.origin)}", class_="as-of"),
        tag("dl", *told) if told else EMPTY,
        tag("p", shown.each(counts_words), role="status", class_="counts"),
    )


def _day(view: View) -> str:
    return tag("time", show_day(view.as_of), datetime=view.as_of.isoformat())


def _row(name: str, text: str) -> Markup:
    return tag("div", tag("dt", name), tag("dd", text))


def bottom_line(shown: Replay, places: Anchors) -> Markup:
    """Draw the bottom line from the day on which all that it rests on is known."""
    found = shown.view.bottom_line
    first = shown.first(lambda view: view.bottom_line is not None)
    text = EMPTY
    if found:
        body = tag("p", found.text, class_="lead")
        rests = _rests(shown, places, found.rests)
        text = tag("div", body, rests, class_=shown.classes("new", first or 0))
    return section("bottom-line", "Bottom line", shown.none(first), text)


def judgments(shown: Replay, places: Anchors) -> Markup:
    """Draw the judgments, each with the confidence in it and why."""
    items = []
    for found in shown.view.judgments:
        text = tag("p", found.text)
        confidence = tag("b", f"Confidence: {found.confidence}.")
        why = tag("p", confidence, f" {found.why}", class_="why")
        first = _first(found, [view.judgments for view in shown.views])
        rests = _rests(shown, places, found.rests)
        items.append(tag("li", text, why, rests, class_=shown.classes("new", first)))
    first_of_all = shown.first(lambda view: bool(view.judgments))
    listed = tag("ol", *items) if items else EMPTY
    return section("judgments", "Key judgments", shown.none(first_of_all), listed)


def _rests(shown: Replay, places: Anchors, refs: tuple[str, ...]) -> Markup:
    links = point_links(shown, places, refs)
    return tag("p", "Rests on ", links, class_="refs") if links else EMPTY


def _first(found: object, by_day: Sequence[Sequence[object]]) -> int:
    return next(day for day, known in enumerate(by_day) if found in known)


def gaps(shown: Replay, places: Anchors) -> Markup:
    """Draw what a reader would need and no source says."""
    items = []
    for found in shown.view.gaps:
        touches = point_links(shown, places, found.touches)
        refs = tag("span", " ", touches, class_="refs") if touches else EMPTY
        first = _first(found, [view.gaps for view in shown.views])
        # Gaps are those of the whole briefing: that they come with a day is no news.
        items.append(tag("li", found.text, refs, class_=shown.classes("", first)))
    first_of_all = shown.first(lambda view: bool(view.gaps))
    listed = tag("ul", join(items)) if items else EMPTY
    return section("gaps", "Gaps", shown.none(first_of_all), listed)
