"""The `allow` entries of a brief: findings that the curator accepts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from briefing.check.rule import Rule
from briefing.load.allowed_warnings import stale
from briefing.model.diagnostic_codes import CODES as OF_LOADING
from briefing.model.diagnostic_codes import Code
from briefing.model.diagnostics import WARNINGS, Diagnostic
from briefing.model.records import Allowance

UNKNOWN, STALE = "unknown-rule", "stale-allowance"
CODES = {
    UNKNOWN: Code(
        "An allowance for no rule",
        "An `allow` entry names the code of an editorial rule, or of a warning of loading. "
        "Errors of loading cannot be allowed: what they are about is not shown.",
        "correct the code, or take the entry out",
        "allow: [{code: vague, at: talks, why: It is a quote.}]",
        "allow: [{code: vague-word, at: talks, why: It is a quote.}]",
    ),
}


class Allowances:
    """The `allow` entries of a brief, and which of them are used."""

    def __init__(self, entries: Sequence[Allowance], rules: Mapping[str, Rule]) -> None:
        # Entries for warnings of loading are handled during loading.
        others = [each for each in entries if each.code not in WARNINGS]
        self._unused = {(each.code, each.at): each for each in others}
        self._known = rules
        self._places = frozenset(self._unused)

    def allow(self, code: str, at: str) -> bool:
        """Whether an entry accepts a finding; marks the entry as used."""
        if (code, at) not in self._places:
            return False
        self._unused.pop((code, at), None)
        return True

    def left_over(self, *, has_texts: bool) -> Iterator[Diagnostic]:
        """Yield unused entries as diagnostics; for rules about texts only if there are texts."""
        for entry in self._unused.values():
            rule = self._known.get(entry.code)
            if rule is None:
                yield _unknown(entry)
            elif not rule.is_local and (has_texts or not rule.needs_texts):
                yield stale(entry)


def _unknown(entry: Allowance) -> Diagnostic:
    message = f"there is no rule `{entry.code}`"
    if entry.code in (UNKNOWN, STALE):
        message = f"`{entry.code}` is about `allow` itself, and cannot be allowed"
        return Diagnostic(entry.span, UNKNOWN, message, "take the entry out")
    if entry.code in OF_LOADING:
        message = f"`{entry.code}` is an error of loading, which cannot be allowed"
    return Diagnostic(entry.span, UNKNOWN, message, CODES[UNKNOWN].remedy)
