"""What leads from an item of a page, and in which file it stands. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.lens.view import SeenPoint
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.records import Source
from briefing.tui.items import target_of
from briefing.tui.session import THE_EVENT, About, Pane, Session, Shown


def follow(session: Session) -> Session:
    """Go deeper: from a pane to its page, from a point to the paragraph, from there on."""
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
    if then.point or not then.selected:
        return then
    return then.having(item=then.selected[0].ref)


def _from_item(session: Session) -> Session:
    kind, name = target_of(session.item)
    about = session.shown.about
    if kind == "point":
        point = session.point
        if point and about is About.EVENT:
            return session.to_citation(point.ref, point.citations[0].citation)
        return session.to_point(name)
    if kind == "paragraph":
        return _from_paragraph(session, name)
    if kind == "event":
        return session.to_event(name)
    if kind == "source":
        return session.open(Shown(About.SOURCE, name))
    if kind == "dispute" and about is not About.DISPUTES:
        return session.open(Shown(About.DISPUTES), item=session.item)
    return session


def _from_paragraph(session: Session, source: str) -> Session:
    """Go from a paragraph to the next one that the same point rests on, or into its source."""
    if session.shown.about is not About.SOURCE:
        return session.open(Shown(About.SOURCE, source), item=session.item.rpartition("/")[2])
    via = session.lookup.point(session.shown.via)
    if via is None:
        return session
    here = session.item
    places = [f"{cite.citation.source}@{cite.citation.at.first}" for cite in via.citations]
    place = (places.index(here) + 1) % len(places) if here in places else 0
    return session.to_citation(via.ref, via.citations[place].citation)


def others_of(session: Session) -> list[str]:
    """Name the other paragraphs that the point which led to this page rests on."""
    via = session.lookup.point(session.shown.via)
    return [
        f"[{cite.number} ¶{cite.citation.at}]"
        for cite in (via.citations if via else ())
        if f"{cite.citation.source}@{cite.citation.at.first}" != session.item
    ]


def span_of(session: Session, problems: Sequence[Diagnostic]) -> Span | None:
    """Return where in the folder that stands which has the cursor; None for what is in no file."""
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
    briefing = session.index.briefing
    kind, name = target_of(session.item)
    if kind == "point" and name in session.index.points:
        return session.index.points[name].point.span
    if kind == "problem" and int(name) < len(problems):
        return problems[int(name)].span
    if kind in ("paragraph", "source") and name in briefing.sources:
        return briefing.sources[name].span
    if kind == "dispute" and name in briefing.disputes:
        return briefing.disputes[name].span
    if kind == "event" and name in briefing.events:
        return briefing.events[name].span
    return None


def _span_of_page(session: Session) -> Span | None:
    briefing, about = session.index.briefing, session.shown.about
    if about in (About.TOPIC, About.BRIEF):
        return briefing.brief.span
    if about is About.SOURCE:
        return briefing.sources[session.shown.name].span
    if about is About.DISPUTES:
        return next((each.span for each in briefing.disputes.values()), None)
    return None


def source_of(session: Session) -> Source | None:
    """Return the source at hand: the pane's, the page's, or that of the point's first citation."""
    sources = session.index.briefing.sources
    if session.pane is Pane.SOURCES:
        return sources.get(session.source)
    if session.pane is Pane.READER:
        kind, name = target_of(session.item)
        if kind in ("paragraph", "source"):
            return sources.get(name)
        if session.shown.about is About.SOURCE:
            return sources.get(session.shown.name)
    points: Sequence[SeenPoint] = session.selected if _shows_points(session) else ()
    return sources[points[0].citations[0].citation.source] if points else None


def _shows_points(session: Session) -> bool:
    """Whether the event's points, or one that has the cursor, are in sight."""
    return session.is_at_event or (session.pane is Pane.READER and session.point is not None)
