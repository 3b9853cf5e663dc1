"""Rules on what the first page of a brief needs: who is bound, what became of it, what leads."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.lens.commitments import firmness_of
from briefing.model.dates import show_day, show_when
from briefing.model.prose_references import ground_of
from briefing.model.records import Firmness, Point, Weight

MOST_LEADING = 20
"""More undertakings that lead are no longer what a reader has to see first."""


@rule(
    "undertaking-without-who",
    "An undertaking that binds nobody",
    why="The first page says what was agreed, how firm it is, and who is bound by it. Without "
    "`who` that is the last word of the cited voice's name; here the outlet itself says it.",
    remedy="say in `who` who is bound or speaks, in at most eight characters",
    bad="text: Two berths are to be added.\nfirmness: agreed\ncites: [{source: gazette, at: 2}]",
    good="text: Two berths are to be added.\nfirmness: agreed\nwho: City",
)
def undertaking_without_who(case: Case) -> Iterator[Finding]:
    """Look for `firmness` without `who` and without a voice."""
    for _, point, ref in case.points():
        if point.firmness and not point.who and not any(cite.by for cite in point.cites):
            yield Finding(point.span, ref, f"`{ref}` is {point.firmness}, and binds nobody")


@rule(
    "signature-not-followed",
    "A signature that was due, and nobody says what became of it",
    why="What was to be signed on a day that has passed was signed or was not. A brief that lists "
    "it as to be signed, and asks nothing, lets its reader believe that it is still to come.",
    remedy="name in `closed_by` the point that says what became of it, or say in a gap that nobody "
    "reports it",
    bad="firmness: to-sign\ndue: 2031-03-08   # the last source is of 11 March, and no gap asks",
    good="gaps:\n  - {text: No source says whether it was signed., touches: [talks#pact]}",
)
def signature_not_followed(case: Case) -> Iterator[Finding]:
    """Compare the day of each signature with the last day of the briefing."""
    if not case.index.days:
        return
    gaps = case.briefing.brief.gaps
    asked = {place for gap in gaps for place in (*gap.touches, *ground_of(gap))}
    last_day = case.index.last_day()
    for event, point, ref in case.points():
        if point.firmness is not Firmness.TO_SIGN or point.closed_by:
            continue
        when = point.due or event.date
        if when and when.latest and when.latest < last_day and not {ref, event.id} & asked:
            message = f"`{ref}` was to be signed {show_when(when)}, and no gap asks whether it was"
            yield Finding(point.span, ref, message)


@rule(
    "too-many-lead",
    "More leading points than a first page holds",
    why="`weight: lead` is for what a reader with two minutes has to see. Where there is more of "
    "it than a page holds, the order of the file decides what is seen and not its weight.",
    remedy="leave `lead` to the weightiest, and make the others `main`",
    bad=f"# {MOST_LEADING + 1} undertakings with `weight: lead`",
    good=f"# at most {MOST_LEADING} undertakings with `weight: lead`",
)
def too_many_lead(case: Case) -> Iterator[Finding]:
    """Count the undertakings that lead and that nothing closes."""
    leading = [point for _, point, _ in case.points() if _leads(point)]
    if len(leading) > MOST_LEADING:
        number = len(leading)
        message = f"{number:,} undertakings lead; a first page has room for {MOST_LEADING}"
        yield Finding(leading[MOST_LEADING].span, "points", message)


def _leads(point: Point) -> bool:
    return point.weight is Weight.LEAD and bool(firmness_of(point)) and not point.closed_by


@rule(
    "day-without-bottom-line",
    "A day of publication without a bottom line",
    why="The bottom line is what a reader of any day reads first. One that rests on what came "
    "later is not shown on the days before, and these begin with a table.",
    remedy="write a version of the bottom line for what was known by then",
    bad="bottom_line: {text: Two berths cost forty million., rests: [vote#cost]}   # of 11 March\n"
    "# talks#berths is of 5 March",
    good="bottom_line:\n  - {text: Two berths are to be added., rests: [talks#berths]}\n"
    "  - {text: Two berths cost forty million., rests: [vote#cost]}",
)
def day_without_bottom_line(case: Case) -> Iterator[Finding]:
    """Compare the first bottom line with the first day on which a point is known."""
    index, lines = case.index, case.briefing.brief.bottom_lines
    first = min((each.visible_from for each in index.points.values()), default=None)
    if not lines or first is None:
        return
    known = min(index.all_visible_from(ground_of(each)) for each in lines)
    early = [day for day in sorted(set(index.published.values())) if first <= day < known]
    if early:
        days = show_day(early[0])
        if len(early) > 1:
            days = f"{days} and {len(early) - 1:,} more days"
        message = f"there is no bottom line on {days}: the first is known from {show_day(known)}"
        yield Finding(lines[0].span, "bottom_line", message)


RULES: tuple[Rule, ...] = (
    undertaking_without_who,
    signature_not_followed,
    too_many_lead,
    day_without_bottom_line,
)
