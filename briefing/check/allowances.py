"""What a curator has looked at and accepts: the `allow` entries of a brief."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.check.rule import Rule
from briefing.model.codes import Code
from briefing.model.diagnostics import Diagnostic, Severity
from briefing.model.records import Allowance

UNKNOWN, STALE = "unknown-rule", "stale-allowance"
CODES = {
    UNKNOWN: Code(
        "An allowance for no rule",
        "An `allow` entry names the code of an editorial rule. Mistakes in a file, which other "
        "codes stand for, cannot be allowed: what they are about is not shown.",
        "correct the code, or take the entry out",
        "allow: [{code: vague, at: talks, why: It is a quote.}]",
        "allow: [{code: vague-word, at: talks, why: It is a quote.}]",
    ),
    STALE: Code(
        "An allowance that matches nothing",
        "What it accepted has been mended, or is to be found elsewhere by now. Left standing, it "
        "would hide the same mistake when it comes again.",
        "take the entry out, or correct its place",
    ),
}


class Allowances:
    """The allowances of a brief, and which of them have been used."""

    def __init__(self, entries: Sequence[Allowance], rules: Mapping[str, Rule]) -> None:
        self._unused = {(each.code, each.at): each for each in entries}
        self._known = rules
        self._places = frozenset(self._unused)

    def allow(self, code: str, at: str) -> bool:
        """Whether a finding is accepted."""
        if (code, at) not in self._places:
            return False
        self._unused.pop((code, at), None)
        return True

    def left_over(self, *, has_texts: bool) -> Iterator[Diagnostic]:
        """Report the entries of no use; those of rules about texts only where texts are at hand."""
        for entry in self._unused.values():
            rule = self._known.get(entry.code)
            if rule is None:
                yield _report(entry, UNKNOWN, f"there is no rule `{entry.code}`", Severity.ERROR)
            elif has_texts or not rule.needs_texts:
                message = f"no finding of `{entry.code}` at `{entry.at}`"
                yield _report(entry, STALE, message, Severity.WARNING)


def _report(entry: Allowance, code: str, message: str, severity: Severity) -> Diagnostic:
    return Diagnostic(entry.span, code, message, CODES[code].remedy, severity=severity)
