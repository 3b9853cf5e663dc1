"""Rules on disputes and on arithmetic: a side is cited, and computed lines are right."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.check.shown_text import shortened
from briefing.evidence.arithmetic import Sum, Wrong, evaluate
from briefing.model.diagnostics import Severity
from briefing.model.records import Point, Side


@rule(
    "false-sum",
    "A computed line whose result does not follow",
    severity=Severity.ERROR,
    why="The finding, or the point, rests on this line, and the reader is told that it was worked "
    "out. The result may be rounded, half up or half to even, to as many decimals as it is given "
    "with.",
    remedy="correct the line, and look at the finding again",
    bad="computed: 6.8 / 5.4 = 2",
    good="computed: 6.8 / 5.4 = 1.26",
)
def false_sum(case: Case) -> Iterator[Finding]:
    """Compute each line of arithmetic and compare the result."""
    for at, holder, line in _worked_out(case):
        if isinstance(line, Sum) and not line.follows:
            message = f"`{shortened(holder.computed)}` is wrong: it comes to {line.value}"
            yield Finding(holder.span, at, message)


@rule(
    "no-arithmetic",
    "A computed line that cannot be worked out",
    severity=Severity.ERROR,
    why="A computed line, of a side or of a point, is a calculation, an equals sign and its "
    "result: decimal numbers, + - * / × ÷, per cent and parentheses. Nothing else is evaluated.",
    remedy="write a calculation and its result, or say it as a side with citations",
    bad="computed: twice twenty is forty",
    good="computed: 2 * 20 = 40",
)
def no_arithmetic(case: Case) -> Iterator[Finding]:
    """Find computed lines that are not arithmetic, divide by zero or are too long."""
    for at, holder, line in _worked_out(case):
        if isinstance(line, Wrong):
            message = f"`{shortened(holder.computed)}`: {line.message}, at character {line.column}"
            yield Finding(holder.span, at, message)


@rule(
    "no-source-in-dispute",
    "A dispute in which no source is heard",
    why="A dispute says where a source conflicts with others, with arithmetic or with the "
    "calendar. Sums alone conflict with nobody, and show on no day of publication.",
    remedy="add the side that says otherwise, with its citation",
    bad="sides:\n  - {says: Forty., computed: 2 * 20 = 40}\n"
    "  - {says: Sixty., computed: 3 * 20 = 60}",
    good="sides:\n  - {says: Forty., computed: 2 * 20 = 40}\n"
    "  - {says: Sixty., cites: [{source: herald, at: 2}]}",
)
def no_source_in_dispute(case: Case) -> Iterator[Finding]:
    """Find disputes whose sides are all computed."""
    for dispute in case.briefing.disputes.values():
        if not any(side.cites for side in dispute.sides):
            message = f"no side of `{dispute.id}` cites a source"
            yield Finding(dispute.span, dispute.id, message)


def _worked_out(case: Case) -> Iterator[tuple[str, Point | Side, Sum | Wrong]]:
    """Yield each computed line with its place, the record that holds it, and what it comes to."""
    for dispute in case.briefing.disputes.values():
        for side in dispute.sides:
            if side.computed:
                yield dispute.id, side, evaluate(side.computed)
    for _, point, ref in case.points():
        if point.computed:
            yield ref, point, evaluate(point.computed)


RULES: tuple[Rule, ...] = (false_sum, no_arithmetic, no_source_in_dispute)
