"""The HTML page of a brief: its sections in order, for every day of publication."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import groupby

from briefing.document.blocks import ANNEX, BODY, FIRST_PAGE, MatrixBlock, Section
from briefing.document.compose import MOST_MATRIX_SOURCES
from briefing.model.dates import show_as_of
from briefing.render.directions import directed
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.html.compact import compact
from briefing.render.html.controls import controls
from briefing.render.html.day_picker import day_note
from briefing.render.html.disputes import disputes
from briefing.render.html.first_page import (
    agreed,
    bases,
    dispute_rows,
    judgments,
    news,
    sources_in_short,
    terms,
)
from briefing.render.html.gists import KIND, MOST_GISTS, place_gists
from briefing.render.html.last_day import last_day
from briefing.render.html.matrix import MOST_CELLS, cells_of, matrix
from briefing.render.html.points import key_points
from briefing.render.html.sections import UNTITLED, draw_section
from briefing.render.html.short_ids import short_ids, shorten_ids
from briefing.render.html.sources import sources
from briefing.render.html.style_sheet import policy, script, style_sheet
from briefing.render.html.summary import about, bottom_line, head, items, notes
from briefing.render.html.timeline_list import timeline_list
from briefing.render.listing import BlockListing, list_blocks
from briefing.render.markup import Markup, join, link, tag
from briefing.render.replay import MOST_DAYS, Followed, Replay, replay
from briefing.render.shell_command import shell_line
from briefing.render.svg.timeline import draw_timeline
from briefing.render.text.page_fitting import with_about

_DEPTHS = {FIRST_PAGE: "first-page", BODY: "body", ANNEX: "annex"}
_DRAW: Mapping[str, Callable[[Replay, BlockListing, Followed[Section]], Markup]] = {
    "new": news,
    "bottom-line": bottom_line,
    "agreed": agreed,
    "judgments": judgments,
    "in-dispute": dispute_rows,
    "next": terms,
    "unknown": items,
    "sources-in-short": sources_in_short,
    "notes": notes,
    "about": about,
    "falls": items,
    "why": bases,
    "agreed-more": agreed,
    "disputes": disputes,
    "next-more": terms,
    "gaps": items,
    "corrections": items,
    "key-points": key_points,
    "minor-disputes": disputes,
    "matrix": matrix,
    "source-use": items,
}
"""What draws each section; those that need more than the documents are drawn apart."""


MOST_LINKED = 200
"""With more points and sources, what is long has no links to sources: a script makes them."""
MOST_NAMED = 1_000
"""With more, events have numbers for ids, and what is far from the screen is laid out later."""
_LONG = ("agreed-more", "next-more", "timeline", "sources", "key-points", "minor-disputes")
_LONG_PAGE = ' class="long"'
_UNNAMED = "events in rows of the timeline"


def write(request: ExportRequest) -> ExportResult:
    """Return the page as one self-contained HTML document."""
    made = replay(request)
    made = made._replace(documents=[with_about(each) for each in made.documents])
    listing = list_blocks(request.index, made)
    drawing = draw_timeline(made, {each.row.key: each.row.label for each in listing.events})

    points = sum(len(each.points) for each in listing.events)
    is_long = points + len(listing.sources) > MOST_LINKED
    unlinked = listing._replace(is_long=is_long)

    def draw(section: Followed[Section]) -> Markup:
        its = unlinked if section.key in _LONG else listing
        if section.key == "timeline":
            content = join((drawing.markup, timeline_list(made, its)))
        else:
            content = _DRAW[section.key](made, its, section)
        return draw_section(made, section, content)

    drawn = {each.key: draw(each) for each in made.sections() if each.key != "sources"}
    # What the others lead to has to be known before.
    gists = place_gists(listing, drawn.values(), is_long=is_long)
    for each in made.sections():
        if each.key == "sources":
            content = sources(request.index, made, unlinked, gists, each)
            drawn[each.key] = draw_section(made, each, content)
    parts: list[str] = []
    for depth, sections in groupby(made.sections(), key=lambda each: each.block.depth):
        found = [drawn[each.key] for each in sections]
        parts += [Markup(f'<div class="{_DEPTHS[depth]}">'), *found, Markup("</div>")]
    # Joined once: each further enclosing element would copy the whole page.
    body = join(
        (
            head(request.origin, made, listing),
            _side(made),
            Markup(f'<main id="brief"{_LONG_PAGE if points > MOST_NAMED else ""}>'),
            *parts,
            Markup("</main>"),
            _foot(request.command),
        )
    )
    body = shorten_ids(directed(body), short_ids(listing, are_named=points <= MOST_NAMED))
    shown, packed = body, ""
    if len(made.days) > 1:
        split = last_day(body, len(made.days) - 1)
        shown, packed = split.markup, split.packed()
    document = "".join(
        (
            '<!DOCTYPE html>\n<html lang="en">',
            _head(made),
            "<body>",
            link("brief", "Skip to the brief", "skip"),
            '<div class="page">',
            compact(shown),
            "</div>",
            controls(made, packed, gists.packed(listing)),
            tag("script", Markup(script())),
            "</body></html>\n",
        )
    )
    return ExportResult(document.encode(), _omissions(made, drawing.left_out, gists.left_out))


def _head(made: Replay) -> Markup:
    css = style_sheet()
    document = made.document
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy(css, script())),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", f"{document.title} (as of {show_as_of(document.as_of)})"),
        tag("style", Markup(css)),
    )


def _side(made: Replay) -> Markup:
    sections = [
        tag("li", link(each.key, each.block.title), class_=made.classes("", each.states))
        for each in made.sections()
        if each.key not in UNTITLED
    ]
    # Where there is room, the style sheet shows the list without its fold.
    fold = tag("details", tag("summary", "Parts"), tag("ul", *sections))
    nav = tag("nav", fold, aria_label="Parts")
    return tag("aside", day_note(made), nav, class_="side", aria_label="Days and parts")


def _foot(command: Sequence[str]) -> Markup:
    return tag("footer", tag("p", "Made by ", tag("code", shell_line(command))))


def _omissions(made: Replay, undrawn: int, ungisted: int) -> tuple[Omission, ...]:
    columns = sum(
        len(each.sources)
        for each in made.document.section("matrix").blocks
        if isinstance(each, MatrixBlock) and each.left_out
    )
    sizes = [
        cells_of(each)
        for each in made.document.section("matrix").blocks
        if isinstance(each, MatrixBlock)
    ]
    cells = sum(each for each in sizes if each > MOST_CELLS)
    found = (
        Omission(made.left_out, "days to step back to", f"a page holds at most {MOST_DAYS}"),
        Omission(undrawn, _UNNAMED, "its bars count them, its list has them"),
        Omission(ungisted, KIND, f"a page holds at most {MOST_GISTS:,}"),
        Omission(cells, "cells of the matrix", f"a page holds at most {MOST_CELLS:,}"),
        Omission(
            columns,
            "sources in the matrix",
            f"it holds at most {MOST_MATRIX_SOURCES}; their numbers stand beside the events",
        ),
    )
    return tuple(each for each in found if each.number)
