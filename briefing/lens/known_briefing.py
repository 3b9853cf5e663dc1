"""The records of a briefing as they are known on a day: what its view shows, without any filter."""

from __future__ import annotations

from datetime import date

from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.model.records import Briefing


def known_briefing(index: Index, day: date) -> Briefing:
    """Return the records that are visible on a day, each with what was known of it by then.

    Statements of the brief that are no use to a rule on points stay as they are.
    """
    view, brief = look(index, Lens(as_of=day)), index.briefing.brief
    known = brief._replace(
        title=view.title,
        question=view.question,
        scope=view.scope,
        topics=view.topic_names,
        voices={each.id: each for each in view.voices},
    )
    return Briefing(
        known,
        {
            each.event.id: each.event._replace(points=tuple(seen.point for seen in each.own))
            for each in view.events
        },
        {each.source.id: each.source for each in view.sources},
        {each.dispute.id: each.dispute for each in view.disputes},
    )
