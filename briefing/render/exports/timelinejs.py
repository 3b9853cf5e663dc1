"""TimelineJS 3 JSON: a title slide, and a slide for each event that begins on a known date.

Dates keep their precision. What TimelineJS cannot express (about, perhaps, between, since) is in
`display_date`, which it shows instead of the date; a window is drawn from its first to its last
possible date. TimelineJS leaves out a slide without a `start_date`, so that an event at any time
before or after a day is counted as lost, and the title slide names it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from typing import Any

from briefing.lens.view import SeenEvent, View
from briefing.model.dates import Part, show_when
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.event_summary import (
    EventSummarizer,
    EventSummary,
    has_start,
    known_days,
    named,
    sum_up,
    without_analysis,
)
from briefing.render.json.writer import write_json
from briefing.render.text.layout import flat

_Json = dict[str, Any]
NO_START = "a slide needs a date to begin on; the title slide names them"
MOST_NAMED = 20
"""How many of the events without a slide the title slide names."""
_TITLE = "_title"
"""The id of the title slide; event ids begin with a letter or a digit."""


def write(request: ExportRequest) -> ExportResult:
    """Return the timeline."""
    view, summarizer = request.view, EventSummarizer(request.view)
    missing = [each for each in view.events if not has_start(each.date)]
    slides = {each.event.id: each for each in view.events if has_start(each.date)}
    document: _Json = {
        "title": {
            "unique_id": _TITLE,
            "autolink": False,
            "text": {
                "headline": _text(view.title),
                "text": "".join(
                    f"<p>{_text(line)}</p>" for line in (*sum_up(view), *_named(missing))
                ),
            },
        },
        "events": [_slide(view, each, summarizer.summarize(each)) for each in slides.values()],
    }
    if eras := _eras(view):
        document["eras"] = eras
    text = write_json(document)
    return ExportResult(
        text.encode(),
        (
            *summarizer.left_out(list(slides.values()), NO_START),
            *without_analysis(view, "a timeline holds events"),
        ),
        () if slides else ("TimelineJS shows nothing of a timeline without a slide",),
    )


def _named(missing: Sequence[SeenEvent]) -> Sequence[str]:
    """Name the events that have no slide; of many, the first ones."""
    if not missing:
        return ()
    left = len(missing) - MOST_NAMED
    more = f"; and {left:,} more" if left > 0 else ""
    return (
        f"Not in this timeline, without a date to begin on: {named(missing[:MOST_NAMED])}{more}",
    )


def _slide(view: View, seen: SeenEvent, told: EventSummary) -> _Json:
    event, when = seen.event, seen.date
    assert when
    assert when.start
    slide: _Json = {"unique_id": event.id, "start_date": _date(when.start)}
    if when.joint and when.end:
        slide["end_date"] = _date(when.end)
    if not known_days(when):
        slide["display_date"] = show_when(when)
    return slide | {
        "group": str(event.rank).capitalize(),
        # It would make links of what only looks like an address.
        "autolink": False,
        "text": {"headline": _text(event.title), "text": _body(view, seen, told)},
    }


def _date(part: Part) -> _Json:
    """Return a date object of the same precision."""
    fields = {"year": part.year, "month": part.month, "day": part.day}
    return {name: value for name, value in fields.items() if value}


def _body(view: View, seen: SeenEvent, told: EventSummary) -> str:
    topics = [view.topic_names[name] for name in told.topics]
    heading = [told.stage, seen.event.place, ", ".join(topics)]
    parts = [f"<p>{_text(' · '.join(each for each in heading if each))}</p>"]
    parts += _list(_text(text) for text in told.points)
    parts += [f"<p>{_text(text)}</p>" for text in told.disputes]
    parts += _list(_linked(text, url) for text, url in told.sources)
    return "".join(parts)


def _list(items: Iterable[str]) -> Sequence[str]:
    inner = "".join(f"<li>{item}</li>" for item in items)
    return [f"<ul>{inner}</ul>"] if inner else []


def _linked(text: str, url: str) -> str:
    return f'<a href="{escape(url)}">{_text(text)}</a>' if url else _text(text)


def _text(text: str) -> str:
    return escape(flat(text))


def _eras(view: View) -> list[_Json]:
    """Return the period of the briefing as an era, if it has two ends; else an empty list."""
    period = view.period
    if period is None or not period.lasts or period.start is None or period.end is None:
        return []
    return [
        {
            "start_date": _date(period.start),
            "end_date": _date(period.end),
            "text": {"headline": "Period of the briefing"},
        }
    ]
