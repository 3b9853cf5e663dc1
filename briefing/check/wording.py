"""The wording of judgments and of our own prose (ICD 203)."""

from __future__ import annotations

from briefing.check.rule import Rule

RULES: tuple[Rule, ...] = ()
