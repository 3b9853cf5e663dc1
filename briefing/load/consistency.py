"""Removes records that refer to dropped records, so that every reference can be resolved."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from briefing.model.prose_references import ground_of
from briefing.model.records import Brief, Briefing, Citation, Dispute, Event, Point, Source


def in_order(sources: Mapping[str, Source]) -> dict[str, Source]:
    """Sort sources by publication, then by id, which is the order of their numbers."""
    ordered = sorted(sources.values(), key=lambda source: (source.published, source.id))
    return {source.id: source for source in ordered}


def make_consistent(briefing: Briefing) -> Briefing:
    """Remove records that refer to a dropped record.

    A point without one of its citations would show too few origins, a judgment without one of its
    points too little support, so the whole record is removed. The mistake has been reported.
    """
    brief, sources = briefing.brief, briefing.sources
    events = {
        name: _with_sound_points(event, brief, briefing.events, sources)
        for name, event in briefing.events.items()
    }
    points = {f"{event.id}#{point.id}" for event in events.values() for point in event.points}
    events = {
        name: _with_sound_links(event, points, sources, briefing.events)
        for name, event in events.items()
    }
    places = points | set(events)
    brief = brief._replace(
        bottom_lines=tuple(
            each for each in brief.bottom_lines if points.issuperset(ground_of(each))
        ),
        judgments=tuple(
            each._replace(
                versions=tuple(
                    found._replace(closed_by=_kept(found.closed_by, points))
                    for found in each.versions
                )
            )
            for each in brief.judgments
            if all(points.issuperset(ground_of(found)) for found in each.versions)
        ),
        gaps=tuple(
            each._replace(
                touches=_kept(each.touches, places), closed_by=_kept(each.closed_by, points)
            )
            for each in brief.gaps
            if points.issuperset(ground_of(each))
        ),
    )
    disputes = {
        name: dispute._replace(touches=_kept(dispute.touches, places))
        for name, dispute in briefing.disputes.items()
        if _is_sound(dispute, brief, sources, points)
    }
    return Briefing(brief, events, sources, disputes)


def _with_sound_points(
    event: Event, brief: Brief, events: Mapping[str, Event], sources: Mapping[str, Source]
) -> Event:
    if all(_stands(point, brief, events, sources) for point in event.points) and all(
        topic in brief.topics for topic in event.topics
    ):
        return event
    points = []
    for point in event.points:
        if _have_sources(point.cites, brief, sources):
            about = point.about if point.about in events else ""
            topics = _kept(point.topics, brief.topics)
            points.append(point._replace(about=about, topics=topics))
    return event._replace(points=tuple(points), topics=_kept(event.topics, brief.topics))


def _with_sound_links(
    event: Event,
    points: Collection[str],
    sources: Mapping[str, Source],
    events: Collection[str],
) -> Event:
    """Remove versions whose ground was removed, and links to removed points and events."""
    titles = tuple([each for each in event.titles if all(ref in points for ref in each.rests)])
    return event._replace(
        # An event needs a title: its first one holds where none has its ground.
        titles=titles or (event.titles[0]._replace(rests=()),),
        dates=tuple([each for each in event.dates if not each.source or each.source in sources]),
        places=tuple([each for each in event.places if not each.source or each.source in sources]),
        after=_kept(event.after, events),
        document=event.document if event.document in sources else "",
        points=tuple(
            [each._replace(closed_by=_kept(each.closed_by, points)) for each in event.points]
        ),
    )


def _stands(
    point: Point, brief: Brief, events: Mapping[str, Event], sources: Mapping[str, Source]
) -> bool:
    return (
        _have_sources(point.cites, brief, sources)
        and (not point.about or point.about in events)
        and all(topic in brief.topics for topic in point.topics)
    )


def _is_sound(
    dispute: Dispute, brief: Brief, sources: Mapping[str, Source], points: Collection[str]
) -> bool:
    return all(
        _have_sources(side.cites, brief, sources) and all(ref in points for ref in side.rests)
        for side in dispute.sides
    )


def _have_sources(cites: Iterable[Citation], brief: Brief, sources: Mapping[str, Source]) -> bool:
    voices = brief.voices
    return all(cite.source in sources and (not cite.by or cite.by in voices) for cite in cites)


def _kept(names: Iterable[str], known: Collection[str]) -> tuple[str, ...]:
    return tuple(name for name in names if name in known)
