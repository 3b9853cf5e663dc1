"""Markwhen 1.2: a heading for each rank, a paragraph for each event, with its points below.

In Markwhen every date is a range: a day is one from midnight to midnight, ``2023-05`` lasts a
month. So a window is written ``A / B`` as well; what the notation cannot express (about, perhaps,
between, since) is in words after the title, and the property `date` has the date as in the folder.
An event at any time before or after a day is counted as lost: Markwhen would end it "now".

Markwhen has no way to escape its own syntax. Each line of a body begins with a bullet, so that it
cannot be parsed as a date, a section or a comment; within a line an invisible word joiner (U+2060)
breaks up what would be parsed as a tag, a link, a place, an id, a check box or a percentage.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence

from briefing.lens.view import SeenEvent, View
from briefing.model.dates import Part, When, show_when
from briefing.model.records import Rank
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.event_summary import (
    EventSummarizer,
    has_start,
    known_days,
    sum_up,
    without_analysis,
)
from briefing.render.text.layout import flat

_JOINER = "\u2060"
_MARKS = re.compile(
    r"[#@!](?=\w)"  # a tag, somebody, an id
    r"|!(?=\[)|\](?=\()"  # an image, a link, a place
    r"|\.(?=start|end)"  # an end of another event
    r"|\d(?=%)"  # how much of it is done
    r"|^\[(?=[xX ]?\])"  # a check box
    r"|^/(?=/)"  # a comment
)
_HEADINGS = {
    Rank.HEADLINE: "Headlines",
    Rank.SUPPORTING: "Supporting events",
    Rank.BACKGROUND: "Background",
}


def write(request: ExportRequest) -> ExportResult:
    """Return the timeline."""
    view, summarizer = request.view, EventSummarizer(request.view)
    kept = [each for each in view.events if has_start(each.date)]
    lines = list(_header(view))
    for rank, heading in _HEADINGS.items():
        events = [each for each in kept if each.event.rank is rank]
        if events:
            lines += ["", f"# {heading}"]
        for each in events:
            lines += ["", *_event(view, each, summarizer)]
    return ExportResult(
        ("\n".join(lines) + "\n").encode(),
        (
            *summarizer.left_out(kept, "an event needs a date to begin on"),
            *without_analysis(view, "a timeline holds events"),
        ),
    )


def _header(view: View) -> Iterator[str]:
    yield "---"
    yield _property("title", flat(view.title))
    yield _property("description", " ".join(sum_up(view)))
    # Days are whole and local to their place; one zone for all shows them as they are written.
    yield "timezone: UTC"
    yield "---"


def _event(view: View, seen: SeenEvent, summarizer: EventSummarizer) -> Iterator[str]:
    event, when = seen.event, seen.date
    assert when
    told = summarizer.summarize(seen)
    title = _plain(event.title)
    if not known_days(when):
        title += f" ({show_when(when)})"
    yield " ".join([f"{_date(when)}: {title}", *(f"#{_tag(name)}" for name in told.topics)])
    yield _property("id", event.id)
    yield _property("date", str(when))
    yield _property("stage", str(seen.stage))
    if event.place:
        yield _property("place", flat(event.place))
    if told.topics:
        yield _property("topics", [flat(view.topic_names[name]) for name in told.topics])
    yield ""
    sources = (f"{text} {url}".rstrip() for text, url in told.sources)
    for line in (told.stage, *told.points, *told.disputes, *sources):
        yield f"• {_plain(line)}"


def _date(when: When) -> str:
    assert when.start
    start = _unmarked(when.start)
    return f"{start} / {_unmarked(when.end)}" if when.joint and when.end else start


def _unmarked(part: Part) -> str:
    return str(part._replace(mark=""))


def _property(key: str, value: str | Sequence[str]) -> str:
    """Return a line of YAML; a bare ``#`` would be parsed as a tag even between quotes."""
    return f"{key}: {json.dumps(value, ensure_ascii=False)}".replace("#", r"\x23")


def _tag(topic: str) -> str:
    """Return a topic's id as a tag: word characters, not digits alone."""
    tag = topic.replace("-", "_")
    return f"_{tag}" if tag.isdecimal() else tag


def _plain(text: str) -> str:
    return _MARKS.sub(rf"\g<0>{_JOINER}", flat(text))
