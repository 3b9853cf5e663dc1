"""What only the script can use: the day picker, the filter, and the data of the other days.

They stand in the page as data, so that what runs no script shows no control that does nothing.
"""

from __future__ import annotations

import json

from briefing.render.html.compact import compact
from briefing.render.html.day_picker import day_picker
from briefing.render.markup import Markup, join, tag
from briefing.render.replay import Replay


def controls(replay: Replay, packed: str, gists: str) -> Markup:
    """Return the element with the data; `packed` is what the other days need."""
    data = {
        "controls": compact(join((_filter(), day_picker(replay)))),
        "packed": packed,
    } | ({"gists": gists} if gists else {})
    # Only these could end the script, or begin a comment in it.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("</", "<\\/").replace("<!--", "\\u003c!--")
    return tag("script", Markup(text), type="application/json", id="page-data")


def _filter() -> Markup:
    """Return the field that filters the entries of the page, and what says how many are left."""
    field = tag("input", type="search", id="filter", autocomplete="off", spellcheck="false")
    label = tag("label", "Filter", " ", field)
    return tag("div", label, tag("p", id="filtered", role="status"), class_="filter", role="search")
