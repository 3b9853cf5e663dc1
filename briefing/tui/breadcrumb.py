"""Where the reader is: the steps that lead to the page and to what has the cursor on it. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from briefing.lens.view import SeenEvent, SeenPoint
from briefing.model.dates import show_short_day
from briefing.model.lean_typing import NamedTuple
from briefing.tui.navigation import paragraphs_of
from briefing.tui.page_names import page_name
from briefing.tui.places import About, Pane
from briefing.tui.session import Session
from briefing.tui.session_steps import SessionStep
from briefing.tui.target import Target, TargetKind

_NOT_YET = "nothing on this day"
"""What stands for the name of a source or a topic that a later day has."""
_CONCLUSIONS = (About.BOTTOM_LINE, About.JUDGMENT, About.GAP)


class Crumb(NamedTuple):
    """A place on the way, and the step that goes back to it; None where the reader is there."""

    text: str
    step: SessionStep | None = None


def breadcrumb(session: Session) -> Sequence[Crumb]:
    """Return the way to what the reading pane shows, the last place being that itself."""
    about, name = session.shown.about, session.shown.name
    if about is About.EVENT:
        return _of_event(session)
    if about is About.SOURCE:
        return _of_source(session)
    if about is About.TOPIC:
        topic = session.view.topic_names.get(name, _NOT_YET)
        return Crumb("Topics", partial(Session.enter, pane=Pane.TOPICS)), Crumb(topic)
    here = Crumb(page_name(about))
    front = Crumb(page_name(About.FRONT), Session.opened)
    return (front, here) if about in _CONCLUSIONS else (here,)


def _of_event(session: Session) -> Sequence[Crumb]:
    seen, point = session.current, session.point
    if seen is None:
        return ()
    place = _place(session, seen, point) if point else 0
    if not place:
        return (Crumb(seen.event.title),)
    event = Crumb(seen.event.title, partial(Session.to_event, event=seen.event.id))
    return event, Crumb(f"point {place} of {len(seen.points)}")


def _place(session: Session, seen: SeenEvent, point: SeenPoint) -> int:
    """Return the place of a point on the page of an event, counted from 1; 0 if it is not there."""
    listed = [*(each for each, _ in session.lookup.in_reading_order(seen)), *seen.ahead]
    return listed.index(point) + 1 if point in listed else 0


def _of_source(session: Session) -> Sequence[Crumb]:
    name, lookup = session.shown.name, session.lookup
    if not lookup.shows(Target(TargetKind.SOURCE, name)):
        return Crumb("Sources", partial(Session.enter, pane=Pane.SOURCES)), Crumb(_NOT_YET)
    source = session.index.source_as_of(name, session.view.as_of)
    day = show_short_day(source.published, session.view.as_of.year)
    here = f"[{session.index.numbers[name]}] {source.outlet}, {day}"
    item = session.item
    if item and item.kind is TargetKind.PARAGRAPH and item.name == name:
        here = f"{here}, ¶{item.paragraph}"
    via, home = lookup.point(session.shown.via), lookup.event(lookup.home(session.shown.via))
    if via is None or home is None:
        return Crumb("Sources", partial(Session.enter, pane=Pane.SOURCES)), Crumb(here)
    places = list(dict.fromkeys(paragraphs_of(via)))
    if item in places and len(places) > 1:
        here = f"{here} ({places.index(item) + 1} of {len(places)})"
    return (
        Crumb(home.event.title, partial(Session.to_event, event=home.event.id)),
        Crumb(f"point {_place(session, home, via)}", partial(Session.to_point, ref=via.ref)),
        Crumb(here),
    )
