"""What findings about printed dates say of a phrase and its readings."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.check.printed_dates import PrintedDate
from briefing.check.rule import Finding
from briefing.check.shown_text import shortened
from briefing.evidence.date_expressions import RULES as CONVENTIONS
from briefing.evidence.date_expressions import Reading
from briefing.model.dates import show_when

_SHOWN = 3


def phrase_of(dated: PrintedDate) -> str:
    """Name a printed date with its source and the day against which it is read."""
    return f"`{shortened(dated.phrase)}` in {dated.cited.source.id} ({show_when(dated.published)})"


def shown(readings: Sequence[Reading], *, says: bool = False) -> str:
    """Format readings, each with its convention."""
    shown = [f"`{each.when}` ({each.rule})" for each in readings[:_SHOWN]]
    if len(readings) > _SHOWN:
        shown.append(f"{len(readings) - _SHOWN} more")
    text = " or ".join(shown)
    return f"{text}: {CONVENTIONS[readings[0].rule].says}" if says and len(readings) == 1 else text


def finding_of(dated: PrintedDate, message: str, hint: str = "") -> Finding:
    """Return a finding at the citation of a printed date."""
    return Finding(dated.cited.citation.span, dated.cited.at, message, hint)
