"""A feed (Atom, RFC 4287): an entry for each day of publication, with what `changes` tells of it.

An entry tells its day as it stood on that day, so that a later export keeps it as it was. No clock
is read: an entry is dated by its day, and the feed by its last entry. The ids are made of the
brief's `id` and the filters, because readers of feeds know an entry again by its id alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from uuid import UUID, uuid5

from briefing.document.key_points import point_item
from briefing.document.phrases import (
    FINDING,
    SHOWS_ONLY,
    THE_RULE,
    WITHOUT,
    narrowing_words,
    without_words,
)
from briefing.document.print_command import filter_options
from briefing.document.sources import source_block
from briefing.lens.changes import Changes, DisputeChange, EventChange, PointChange
from briefing.lens.chronicle import chronicle_of, day_before_all
from briefing.lens.view import SeenSource, View
from briefing.lens.visibility_index import Index
from briefing.model.dates import show_day
from briefing.render.export import ExportRequest, ExportResult, Omission
from briefing.render.exports.event_summary import omissions
from briefing.render.markup import EMPTY, Markup, join, outward, tag, xml_document
from briefing.render.text.blocks import point_lines, source_title
from briefing.render.text.changes import (
    conclusion_news,
    dispute_news,
    elsewhere_words,
    event_heading,
    event_news,
    homes_of,
    points_told,
    retold_words,
    tally,
)
from briefing.render.text.layout import flat

MOST_ENTRIES = 60
"""A feed tells of the last days; `briefing changes` tells of all of them."""
_NAMESPACE = UUID("5e1b7c3a-90d4-5f86-8a27-c4d2e0b913f8")
"""The UUID namespace of feeds and entries (RFC 9562 §5.5); it must never change."""
_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`\x00-\x20\x7f]+")


def write(request: ExportRequest) -> ExportResult:
    """Return the feed, the newest entry first."""
    view, index = request.view, request.index
    days = [day for day in index.days if day <= view.as_of]
    until = days[-1] if days else view.as_of
    chronicle = chronicle_of(index, view.lens, _since(index, days), view.as_of, by_day=True)
    steps = [each for each in chronicle.steps if each.until <= until]
    later = [each for each in chronicle.steps if each.until > until]
    ids = _FeedIds(view)
    lines = (
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en">',
        tag("id", ids.of()),
        _text("title", view.title),
        _text("subtitle", _subtitle(view)),
        tag("updated", _time(steps[-1].until if steps else until)),
        # Each entry needs an author (§4.1.1), and a briefing names none.
        tag("author", tag("name", flat(view.title))),
        tag("generator", "briefing"),
        *(_entry(ids.of(each.until), each) for each in reversed(steps)),
        "</feed>",
    )
    return ExportResult(xml_document("\n".join(lines)), _omissions(days, later), _notes(view))


def _since(index: Index, days: list[date]) -> date:
    """Return the day after which the feed begins to tell."""
    return days[-MOST_ENTRIES - 1] if len(days) > MOST_ENTRIES else day_before_all(index)


def _omissions(days: list[date], later: list[Changes]) -> tuple[Omission, ...]:
    moved = sum(len(each.events) for each in later)
    return omissions(
        Omission(
            max(0, len(days) - MOST_ENTRIES),
            "days of publication",
            f"a feed has the last {MOST_ENTRIES}",
        ),
        Omission(moved, "events that the calendar moved on", "nothing has been published since"),
    )


def _notes(view: View) -> tuple[str, ...]:
    made_of = "the brief has no `id`: the feed's ids are made of its title"
    doubled = "a change of the title doubles all entries at its readers"
    return () if view.id else (f"{made_of}, and {doubled}",)


class _FeedIds:
    """The ids of a feed and of its entries: those of the brief if it has an IRI, else UUIDs.

    What filters leave is another feed, whose entries must not pass for those of the whole.
    """

    def __init__(self, view: View) -> None:
        filters = " ".join(filter_options(view.lens._replace(new_since=None)))
        self._parts = [str(uuid5(_NAMESPACE, filters))] if filters else []
        self._brief = view.id if _IRI.fullmatch(view.id) else ""
        self._seed = f"id {view.id}" if view.id else f"title {view.title}"

    def of(self, *days: date) -> str:
        """Return the id of the entry of a day; without a day that of the feed."""
        parts = [*self._parts, *(day.isoformat() for day in days)]
        # A fragment is allowed in every kind of IRI; a UUID with one would be none.
        if self._brief and not (parts and self._brief.casefold().startswith("urn:uuid:")):
            between = "/" if "#" in self._brief else "#"
            return self._brief + (between + "/".join(parts) if parts else "")
        return uuid5(_NAMESPACE, "\n".join([self._seed, *parts])).urn


def _subtitle(view: View) -> str:
    """Say what the feed is about, and what is left out of it."""
    parts = [view.question]
    if filters := narrowing_words(view):
        parts.append(f"{SHOWS_ONLY}: {filters}.")
    if view.fall:
        parts.append(f"{WITHOUT} {without_words(view.fall)}.")
    return " ".join([*filter(None, parts), f"{THE_RULE.capitalize()}."])


def _text(name: str, text: str) -> Markup:
    return tag(name, flat(text), type="text")


def _time(day: date) -> str:
    return f"{day.isoformat()}T00:00:00Z"


def _entry(name: str, step: Changes) -> Markup:
    time = _time(step.until)
    return tag(
        "entry",
        tag("id", name),
        _text("title", f"{show_day(step.until)}: {tally(step)}"),
        tag("published", time),
        tag("updated", time),
        # As text: a reader unescapes it once and gets HTML.
        tag("content", str(_content(step)), type="html"),
    )


def _content(step: Changes) -> Markup:
    """Return what a day brought as HTML, without a link to anything but the sources' addresses."""
    homes = homes_of(step)
    return join(
        [
            _listed("Sources", map(_source, step.sources)),
            _listed("Conclusions and record", map(": ".join, conclusion_news(step))),
            *(_event(each, homes) for each in step.events),
            _listed("Disputes", map(_dispute, step.disputes)),
        ]
    )


def _listed(heading: str, items: Iterable[str]) -> Markup:
    found = [tag("li", each if isinstance(each, Markup) else flat(each)) for each in items]
    return join([tag("h3", heading), tag("ul", *found)]) if found else EMPTY


def _source(seen: SeenSource) -> Markup:
    text = f"[{seen.number}] {flat(source_title(source_block(seen, short=False)))}"
    return join([text, " ", outward(seen.source.url)] if seen.source.url else [text])


def _event(change: EventChange, homes: Mapping[str, str]) -> Markup:
    news, points = event_news(change), points_told(change, homes)
    if not (news or points):
        return EMPTY
    elsewhere = elsewhere_words(change, homes)
    return join(
        [
            tag("h3", flat(event_heading(change))),
            tag("p", f"({flat(news)})") if news else EMPTY,
            tag("ul", *map(_point, points)) if points else EMPTY,
            tag("p", flat(elsewhere)) if elsewhere else EMPTY,
        ]
    )


def _point(change: PointChange) -> Markup:
    if not change.is_new:
        return tag("li", flat(retold_words(change)))
    lines = point_lines(point_item(change.point, change.point.event, ()))
    return tag("li", join((flat(each.text) for each in lines), Markup("<br>")))


def _dispute(change: DisputeChange) -> Markup:
    text = flat(f"{change.dispute.dispute.title} ({dispute_news(change)})")
    finding = f"{FINDING} {change.dispute.finding}" if change.is_settled else ""
    return join([text, Markup("<br>"), flat(finding)] if finding else [text])
