"""The page: its parts in the order of the printed brief."""

from __future__ import annotations

from briefing.model.dates import show_day
from briefing.render.command import shell_line
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.html.anchors import place
from briefing.render.html.disputes import disputes
from briefing.render.html.drawing import draw_timeline
from briefing.render.html.markup import Markup, join, link, section, tag
from briefing.render.html.matrix import MOST_SOURCES, matrix
from briefing.render.html.paragraph_index import gather
from briefing.render.html.points import KeyPoints
from briefing.render.html.replay import MOST_DAYS, Replay, controls, replay
from briefing.render.html.sources import sources
from briefing.render.html.style import policy, style_sheet
from briefing.render.html.summary import bottom_line, gaps, head, judgments
from briefing.render.html.timeline_list import timeline_list

_PARTS = (
    ("bottom-line", "Bottom line"),
    ("judgments", "Key judgments"),
    ("timeline", "Timeline"),
    ("key-points", "Key points"),
    ("disputes", "Disputes"),
    ("gaps", "Gaps"),
    ("matrix", "Events and sources"),
    ("sources", "Sources"),
)


def write(request: ExportRequest) -> ExportResult:
    """Return the page: one HTML document that needs nothing but itself."""
    shown = replay(request)
    places = place(shown)
    gists = gather(shown, places)
    source_anchors = gists.source_anchors
    drawing = draw_timeline(shown, places)
    listed = timeline_list(shown, places, source_anchors)
    first = min((each.first for each in places.events), default=None)
    parts = (
        bottom_line(shown, places),
        judgments(shown, places),
        section("timeline", "Timeline", shown.none(first), drawing.markup, listed),
        KeyPoints(shown, places, source_anchors).draw(),
        disputes(shown, places, source_anchors),
        gaps(shown, places),
        matrix(shown, places, source_anchors),
        sources(request.index, shown, gists),
    )
    # In one go: each further element around all of it would copy it again.
    document = join(
        (
            Markup('<!DOCTYPE html>\n<html lang="en">'),
            _head(shown),
            Markup("<body>"),
            link("bottom-line", "Skip to the brief", "skip"),
            Markup('<div class="page">'),
            head(request, shown),
            _side(shown),
            Markup("<main>"),
            *parts,
            Markup("</main>"),
            _foot(request),
            Markup("</div></body></html>\n"),
        )
    )
    return ExportResult(document.encode(), _lost(shown, drawing.left_out))


def _head(shown: Replay) -> Markup:
    css = style_sheet(shown)
    view = shown.view
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(css)),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{view.brief.title} (as of {show_day(view.as_of)})"),
        tag("style", Markup(css)),
    )


def _side(shown: Replay) -> Markup:
    parts = tag("ul", *[tag("li", link(name, title)) for name, title in _PARTS])
    nav = tag("nav", parts, aria_label="Parts")
    return tag("aside", controls(shown), nav, class_="side", aria_label="Days and parts")


def _foot(request: ExportRequest) -> Markup:
    command = shell_line(request.command)
    return tag("footer", tag("p", "Made by ", tag("code", command)))


def _lost(shown: Replay, undrawn: int) -> tuple[Omission, ...]:
    columns = len(shown.view.sources)
    lost = (
        Omission(shown.left_out, "days to step back to", f"a page holds at most {MOST_DAYS}"),
        Omission(undrawn, "events on the drawn timeline", "they are in its list"),
        Omission(
            columns if columns > MOST_SOURCES else 0,
            "sources in the matrix",
            f"it holds at most {MOST_SOURCES}; their numbers stand beside the events",
        ),
    )
    return tuple(each for each in lost if each.number)
