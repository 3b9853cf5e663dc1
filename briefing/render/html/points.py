"""Key points by event: what is said, with which claim and standing, and where it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from briefing.lens.view import SeenEvent, SeenPoint
from briefing.model.records import Rank
from briefing.render.html.anchors import AnchoredEvent, AnchoredPoint, Anchors, event_id
from briefing.render.html.citations import SourceAnchors, citation, number_links
from briefing.render.html.markup import EMPTY, Markup, escape, join, link, section, span, tag
from briefing.render.html.paragraph_index import dispute_id
from briefing.render.html.replay import Replay, drawn
from briefing.render.lines import date_words
from briefing.render.words import claim_words, count, standing_words


class KeyPoints:
    """The section; the fields are what its parts share."""

    def __init__(self, shown: Replay, places: Anchors, source_anchors: SourceAnchors) -> None:
        self.shown = shown
        self.places = places
        self.source_anchors = source_anchors
        self.disputes = {
            each.dispute.id: number for number, each in enumerate(shown.view.disputes, start=1)
        }

    def draw(self) -> Markup:
        """Draw the events in order, each with its points."""
        first = min((each.first for each in self.places.events), default=None)
        events = (self._event(each) for each in self.places.events)
        return section("key-points", "Key points", self.shown.none(first), *events)

    def _event(self, event: AnchoredEvent) -> Markup:
        shown, what = self.shown, event.seen.event
        date = span("when", shown.changing(drawn(event.states, date_words)))
        number = span("no", str(event.number))
        title = tag("h3", number, " ", what.title, id=event.id)
        known = shown.changing(drawn(event.states, self._known))
        facts = tag(
            "p", date, f", {what.place}" if what.place else "", " · ", known, class_="facts"
        )
        points = tag("ul", *[self._point(each) for each in event.points])
        classes = "event headline" if what.rank is Rank.HEADLINE else "event"
        return tag(
            "article",
            title,
            facts,
            points if event.points else EMPTY,
            self._elsewhere(event),
            class_=shown.classes(classes, event.first),
            aria_labelledby=event.id,
        )

    def _known(self, seen: SeenEvent) -> Markup:
        parts = [] if seen.reported_by else [join([str(seen.stage)])]
        if seen.reported_by:
            parts.append(
                join(("reported by ", number_links(self.source_anchors, seen.reported_by)))
            )
        if seen.announced_by:
            parts.append(
                join(("announced by ", number_links(self.source_anchors, seen.announced_by)))
            )
        if seen.disputes:
            parts.append(join([count(len(seen.disputes), "dispute")]))
        return join(parts, "; ")

    def _point(self, placed: AnchoredPoint) -> Markup:
        shown, point = self.shown, placed.seen.point
        cites = [
            citation(shown, self.source_anchors, cite, point.text, placed.first)
            for cite in placed.seen.citations
        ]
        claim = "".join([f"{word}, " for word in claim_words(point.claim)])
        standing = shown.changing(drawn(placed.states, self._standing))
        classes = shown.classes("new", placed.first, placed.last)
        # Written out and not made of tags: this is most of a long page.
        return Markup(
            f'<li id="{placed.id}" class="{classes}">{span("no", placed.label)}'
            f"<p>{escape(point.text)} {' '.join(cites)}</p>"
            f'<p class="standing">{claim}{standing}</p></li>'
        )

    def _standing(self, point: SeenPoint) -> Markup:
        words = join((standing_words(point),))
        links = [
            link(dispute_id(name), str(self.disputes[name]))
            for name in point.disputes
            if name in self.disputes
        ]
        return join((words, " (", join(links, ", "), ")")) if links else words

    def _elsewhere(self, event: AnchoredEvent) -> Markup:
        """Say where points stand that look forward to an event."""
        days = zip(event.states, self.places.homes, strict=True)
        values = [self._counted(state, homes) if state else None for state, homes in days]
        text = self.shown.changing(values)
        return tag("p", text, class_="refs") if any(values) else EMPTY

    def _counted(self, seen: SeenEvent, homes: frozenset[str]) -> str | None:
        if not seen.ahead:
            return None
        found: Mapping[str, int] = Counter(each.event for each in seen.ahead if each.event in homes)
        if not found:
            return None
        parts = (
            join(
                (
                    link(event_id(name), self.places.by_id[name].seen.event.title),
                    f" ({count(n, 'point')})",
                )
            )
            for name, n in found.items()
        )
        return join(("Looked forward to in: ", join(parts, "; "), "."))
