"""Who stands behind what is said (ICD 206; newsroom rules on attribution)."""

from __future__ import annotations

from briefing.check.rule import Rule

RULES: tuple[Rule, ...] = ()
