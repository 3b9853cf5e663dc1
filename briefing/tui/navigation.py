"""The target of Enter for the item under the cursor, and that item's place in a file. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.lens.view import SeenPoint
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.records import Source
from briefing.tui.places import THE_EVENT, WITH_CITATIONS, About, Pane, Shown
from briefing.tui.session import Session
from briefing.tui.target import Target, TargetKind, paragraph_target, point_target

_CONCLUSIONS = {
    TargetKind.BOTTOM_LINE: About.BOTTOM_LINE,
    TargetKind.JUDGMENT: About.JUDGMENT,
    TargetKind.GAP: About.GAP,
}
"""The page of each conclusion of the curator's."""
_LISTS = {TargetKind.DISPUTE: About.DISPUTES, TargetKind.SECTION: About.BRIEF}
"""The page on which all of a kind stand."""


def follow(session: Session) -> Session:
    """Return the session after Enter: from a pane to its page, from a point to its paragraph."""
    if session.pane is Pane.TOPICS and session.topic:
        return session.open(Shown(About.TOPIC, session.topic))
    if session.pane is Pane.SOURCES and session.source:
        return session.open(Shown(About.SOURCE, session.source))
    if session.pane is Pane.TIMELINE:
        return _into_event(session)
    if session.shown.about is About.MATRIX:
        return _into_event(session) if session.current else session
    return _from_item(session)


def _into_event(session: Session) -> Session:
    then = session.open(THE_EVENT, item=session.item)
    first = then.lookup.first_point(then.event)
    if then.point or first is None:
        return then
    return then.having(item=point_target(first.ref))


def _from_item(session: Session) -> Session:
    item, about = session.item, session.shown.about
    if item is None:
        return session
    match item.kind:
        case TargetKind.POINT if session.point and about in WITH_CITATIONS:
            return session.to_citation(session.point.ref, session.point.citations[0].citation)
        case TargetKind.POINT if about is About.HITS:
            return session.to_event(item.within, point_target(item.name))
        case TargetKind.POINT:
            return session.to_point(item.name)
        case TargetKind.PARAGRAPH:
            return _from_paragraph(session, item)
        case TargetKind.EVENT:
            return session.to_event(item.name)
        case TargetKind.SOURCE:
            return session.open(Shown(About.SOURCE, item.name))
        case TargetKind.BOTTOM_LINE | TargetKind.JUDGMENT | TargetKind.GAP:
            return session.open(Shown(_CONCLUSIONS[item.kind], item.name))
        case TargetKind.DISPUTE | TargetKind.SECTION:
            return session.open(Shown(_LISTS[item.kind]), item=item._replace(within=""))
    return session


def _from_paragraph(session: Session, here: Target) -> Session:
    """Go from a paragraph to the next one that the same point cites, or to its source."""
    if session.shown.about is not About.SOURCE:
        return session.open(Shown(About.SOURCE, here.name), item=here._replace(within=""))
    via = session.lookup.point(session.shown.via)
    if via is None:
        return session
    places = paragraphs_of(via)
    each_once = list(dict.fromkeys(places))  # two voices may be cited from one paragraph
    place = (each_once.index(here) + 1) % len(each_once) if here in each_once else 0
    return session.to_citation(via.ref, via.citations[places.index(each_once[place])].citation)


def to_place(session: Session, number: int, paragraph: int, item: Target | None) -> Session:
    """Show a paragraph that is cited, or with 0 its source; `item` is what the citation is of."""
    name = next((each for each, known in session.index.numbers.items() if known == number), "")
    if not session.lookup.shows(Target(TargetKind.SOURCE, name)):
        return session
    point = session.lookup.point(item.name) if item and item.kind is TargetKind.POINT else None
    for cite in point.citations if point else ():
        if (cite.number, cite.citation.at.first) == (number, paragraph) and point:
            return session.to_citation(point.ref, cite.citation)
    place = paragraph_target(name, paragraph) if paragraph else None
    return session.open(Shown(About.SOURCE, name), item=place)


def others_of(session: Session) -> list[str]:
    """Return the names of the other paragraphs cited by the point that led to this page."""
    via = session.lookup.point(session.shown.via)
    if via is None:
        return []
    return [
        cite.place
        for cite, place in zip(via.citations, paragraphs_of(via), strict=True)
        if place != session.item
    ]


def paragraphs_of(point: SeenPoint) -> list[Target]:
    """Return the paragraphs that a point rests on, citation by citation."""
    cites = (each.citation for each in point.citations)
    return [paragraph_target(cite.source, cite.at.first) for cite in cites]


def span_of(session: Session, problems: Sequence[Diagnostic]) -> Span | None:
    """Return the position in the folder of what has the cursor; None if it is in no file."""
    briefing = session.index.briefing
    if session.pane is Pane.TOPICS:
        return briefing.brief.span
    if session.pane is Pane.SOURCES and session.source:
        return briefing.sources[session.source].span
    if session.pane is Pane.READER and (span := _span_of_item(session, problems)):
        return span
    if session.is_at_event:
        return session.current.event.span if session.current else briefing.brief.span
    return _span_of_page(session)


def _span_of_item(session: Session, problems: Sequence[Diagnostic]) -> Span | None:
    item, briefing = session.item, session.index.briefing
    if item is None or not item.is_in(session.index):
        return None
    match item.kind:
        case TargetKind.POINT:
            return session.index.points[item.name].point.span
        case TargetKind.PROBLEM if int(item.name) < len(problems):
            return problems[int(item.name)].span
        case TargetKind.PARAGRAPH | TargetKind.SOURCE:
            return briefing.sources[item.name].span
        case TargetKind.DISPUTE:
            return briefing.disputes[item.name].span
        case TargetKind.EVENT:
            return briefing.events[item.name].span
        case TargetKind.BOTTOM_LINE if session.view.bottom_line:
            return session.view.bottom_line.span
        case TargetKind.JUDGMENT if item.name in session.lookup.judgments:
            return session.lookup.judgments[item.name].version.span
        case TargetKind.GAP if item.name in session.lookup.gaps:
            return session.lookup.gaps[item.name].span
    return None


def _span_of_page(session: Session) -> Span | None:
    briefing, about = session.index.briefing, session.shown.about
    if about in (About.TOPIC, About.BRIEF, About.FRONT):
        return briefing.brief.span
    if about is About.SOURCE:
        return briefing.sources[session.shown.name].span
    if about is About.DISPUTES:
        return next((each.span for each in briefing.disputes.values()), None)
    return None


def source_of(session: Session) -> Source | None:
    """Return the current source: the pane's, the page's, or that of the point's first citation."""
    if found := source_under_cursor(session):
        return found
    points = () if session.pane is Pane.SOURCES else _points_at_hand(session)
    sources = session.index.briefing.sources
    return sources[points[0].citations[0].citation.source] if points else None


def source_under_cursor(session: Session) -> Source | None:
    """Return the source that has the cursor, in its pane or on a page, or that the page is of.

    It is None if that is not published on the as-of day.
    """
    name, item = "", session.item
    if session.pane is Pane.SOURCES:
        name = session.source
    elif session.pane is Pane.READER:
        if item and item.kind in (TargetKind.PARAGRAPH, TargetKind.SOURCE):
            name = item.name
        elif session.shown.about is About.SOURCE:
            name = session.shown.name
    is_published = session.lookup.shows(Target(TargetKind.SOURCE, name))
    return session.index.briefing.sources[name] if is_published else None


def _points_at_hand(session: Session) -> Sequence[SeenPoint]:
    """Return the point under the page's cursor, else the points of the event under the cursor."""
    if session.pane is Pane.READER and session.point:
        return (session.point,)
    return session.current.points if session.is_at_event and session.current else ()
