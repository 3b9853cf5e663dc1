"""The arguments from which an event is made."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence

from briefing.cli.citation_arguments import CitationValues, edtf, kept
from briefing.cli.messages import UsageError
from briefing.cli.writing import text_of
from briefing.model.lean_typing import Any
from briefing.model.records import Rank


def event_from(
    args: argparse.Namespace,
    proposed: Mapping[str, Any],
    *,
    year: int,
    document: str = "",
    topics: Sequence[str] = (),
) -> CitationValues:
    """Return an event without points as the YAML has it: what is given, else what is proposed.

    `year` is the one of a date without a year. Raises UsageError without a title.
    """
    title = proposed.get("title") if args.title is None else text_of(args.title, "title")
    if not title:
        raise UsageError("an event needs a title", 'give it: --title "Vote of the council"')
    date = edtf(args.date, "--date", year=year) if args.date else ""
    return kept(
        {
            "title": title,
            "date": date or proposed.get("date"),
            "after": list(getattr(args, "after", ())),
            "rank": args.rank or proposed.get("rank") or str(Rank.SUPPORTING),
            "place": args.place or proposed.get("place"),
            "document": document,
            "topics": list(topics) or proposed.get("topics"),
        }
    )
