"""The dates that sources print, against their literal readings."""

from __future__ import annotations

from briefing.check.rule import Rule

RULES: tuple[Rule, ...] = ()
