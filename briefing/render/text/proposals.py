"""Renders proposals with what holds of each, as text and as JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefing.check.proposals import Held, HeldCite, HeldDate, VoiceState
from briefing.document.quoted import quoted_words
from briefing.evidence.date_expressions import Verdict
from briefing.evidence.quotes import QuoteState
from briefing.model.dates import show_when
from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.records import Claim
from briefing.model.text import visible
from briefing.render.json.writer import write_json
from briefing.render.text.layout import BLANK, Line, Page, set_lines

if TYPE_CHECKING:
    from typing import Final

    from briefing.render.json.shapes import texts as shapes
    from briefing.render.json.shapes.findings import Finding

VERSION: Final = 1
_INDENT = "    "
_QUOTES = {
    QuoteState.VERIFIED: "verified",
    QuoteState.NORMALISED: "verified but for signs",
    QuoteState.MISSING: "does not stand in the text",
    QuoteState.SOURCE_CHANGED: "the text at hand is not the one on record",
    QuoteState.NO_TEXT: "not looked up: its text is not at hand",
}
_VERDICTS = {
    Verdict.AGREED: "resolved",
    Verdict.INEXACT: "says more or less than the phrase",
    Verdict.DISTANT: "that weekday is more than a week from its source's day",
    Verdict.IMPOSSIBLE: "the phrase does not mean that",
    Verdict.CONTRADICTORY: "no day fits the phrase",
    Verdict.NOT_UNDERSTOOD: "not checked: the program does not read the phrase",
}


def render_proposals(held: Iterable[Held], page: Page) -> str:
    """Return a paragraph for each proposal: its place, what it says, and what holds."""
    lines = [line for each in held for line in (*_lines(each), BLANK)]
    return "\n".join(set_lines(lines[:-1], page)) + "\n" if lines else ""


def _lines(held: Held) -> Iterator[Line]:
    proposal, point = held.proposal, held.proposal.point
    event = proposal.event.event
    where = f"{event.id or '?'} (new)" if held.is_new_event else event.id
    when = f", {show_when(event.when)}" if event.when and held.is_new_event else ""
    claim = f", {point.claim}" if point and point.claim is not Claim.REPORTED else ""
    yield Line(f"{visible(proposal.id) or '(no id)'} for {where}{when}{claim}", "", _INDENT)
    written = proposal.kept.written
    if point is None:
        if written.said:
            yield Line(visible(written.said), _INDENT, _INDENT)
        count = len(proposal.kept.problems)
        where = f"line {proposal.kept.span.line}"
        yield Line(f"not valid: {count} problem{'s' * (count != 1)}, see {where}", f"{_INDENT}! ")
        return
    if point.text:
        yield Line(point.text, f"{_INDENT}proposed: ", f"{_INDENT}  ")
    if point.note:
        yield Line(point.note, _INDENT, _INDENT)
    for cite in held.cites:
        yield Line(_cited(cite), _INDENT, f"{_INDENT}  ")
    for remark in _remarks(held):
        yield Line(remark, f"{_INDENT}! ", f"{_INDENT}  ")


def _cited(held: HeldCite) -> str:
    cite = held.cite
    parts = [f"{cite.source} ¶{cite.at}"]
    if held.voice is VoiceState.KNOWN:
        parts.append(f"by {cite.by}")
    if held.voice is VoiceState.NEW:
        parts.append(f"by {cite.by}, a new voice")
    if held.quote:
        parts.append(f"{quoted_words(cite.quote, cite.gloss)} {quote_words(held)}")
    parts += [
        f"“{each.phrase}” {show_when(each.reading)}, {date_words(each)}" for each in held.dates
    ]
    return "; ".join(parts)


def quote_words(held: HeldCite) -> str:
    """Say what the search for the quote found: ``verified``, ``stands in ¶7``."""
    found = held.quote
    if found is None:
        return "no quote"
    if found.state is QuoteState.ELSEWHERE:
        return f"stands in ¶{found.where}"
    if found.state is QuoteState.AMBIGUOUS:
        listed = ", ".join(f"¶{each}" for each in (found.paragraph, *found.also))
        return f"could be in {listed}"
    return _QUOTES[found.state]


def date_words(held: HeldDate) -> str:
    """Say whether a printed date is resolved, and what else it could be."""
    if held.is_printed is False:
        return "not printed there"
    if held.verdict is Verdict.ONE_OF_SEVERAL:
        return f"one of several: {' or '.join(_readings(held))}"
    if held.verdict is Verdict.DISTANT:
        return f"{_VERDICTS[held.verdict]}: {' or '.join(_readings(held))}"
    if held.verdict in (Verdict.INEXACT, Verdict.IMPOSSIBLE) and held.readings:
        return f"{_VERDICTS[held.verdict]}, which is {' or '.join(_readings(held))}"
    return _VERDICTS[held.verdict]


def _readings(held: HeldDate) -> list[str]:
    return list(dict.fromkeys(show_when(each.when) for each in held.readings))


def _remarks(held: Held) -> Iterator[str]:
    point = held.proposal.point
    assert point is not None
    for cite in held.cites:
        yield from _remarks_on(cite)
    yield from held.remarks
    if point.unread:
        yield f"not resolved: {', '.join(point.unread)}"
    if not point.note and not point.text:
        yield "it has neither a `note` nor a `text`"
    if held.alike:
        yield f"of that date there is {', '.join(held.alike)}"
    if held.duplicates:
        yield f"duplicate of {', '.join(held.duplicates)}"


def _remarks_on(held: HeldCite) -> Iterator[str]:
    cite = held.cite
    if not held.has_paragraph:
        yield f"{cite.source} has no paragraph {cite.at}"
    if held.left_out:
        yield f"{cite.source} leaves ¶{cite.at} out: {held.left_out}"
    if held.quote and held.quote.state not in (QuoteState.VERIFIED, QuoteState.NORMALISED):
        yield f"quote: {quote_words(held)}"
    for date in held.dates:
        if not date.holds:
            yield f"date “{date.phrase}”: {date_words(date)}"


def proposals_json(held: Iterable[Held], problems: Sequence[Diagnostic]) -> str:
    """Return one JSON document; its shape is documented in docs/json.md."""
    document: shapes.Proposals = {
        "format": "briefing-proposals",
        "version": VERSION,
        "proposals": (_json(each) for each in held),
        "problems": [_problem(each) for each in problems],
    }
    return write_json(document)


def _json(held: Held) -> shapes.Proposal:
    proposal, point = held.proposal, held.proposal.point
    event = proposal.event.event
    return {
        "id": visible(proposal.id) or None,
        "path": f"proposals/{proposal.name}.yaml",
        "line": proposal.kept.span.line,
        "maker": visible(proposal.file.maker) or None,
        "is_valid": point is not None,
        "holds": held.holds,
        "event": {
            "id": event.id or None,
            "is_new": held.is_new_event,
            "title": event.title or None,
            "date": str(event.when) if event.when else None,
            "alike": list(held.alike),
        },
        "text": (point.text or None) if point else None,
        "note": visible(point.note if point else proposal.kept.written.said) or None,
        "claim": str(point.claim) if point else None,
        "unread": list(point.unread) if point else [],
        "cites": [_cite_json(each) for each in held.cites],
        "duplicates": list(held.duplicates),
        "remarks": list(held.remarks),
    }


def _cite_json(held: HeldCite) -> shapes.ProposedCite:
    cite = held.cite
    return {
        "source": cite.source,
        "at": str(cite.at),
        "has_paragraph": held.has_paragraph,
        "left_out": held.left_out or None,
        "by": cite.by or None,
        "voice": str(held.voice),
        "quote": cite.quote or None,
        "gloss": cite.gloss or None,
        "quote_state": str(held.quote.state) if held.quote else None,
        "quote_at": held.quote.paragraph or None if held.quote else None,
        "dates": [
            {
                "phrase": each.phrase,
                "reading": str(each.reading),
                "verdict": str(each.verdict.value),
                "readings": list(dict.fromkeys(str(one.when) for one in each.readings)),
                "is_printed": each.is_printed,
            }
            for each in held.dates
        ],
    }


def _problem(problem: Diagnostic) -> Finding:
    return {
        "path": visible(problem.span.path),
        "line": problem.span.line,
        "column": problem.span.column,
        "severity": str(problem.severity),
        "code": problem.code,
        "message": visible(problem.message),
        "hint": visible(problem.hint),
    }
