"""Claims and dates against the days of publication, and events left open."""

from __future__ import annotations

from briefing.check.rule import Rule

RULES: tuple[Rule, ...] = ()
