"""The records of sources against the texts that are at hand."""

from __future__ import annotations

from briefing.check.rule import Rule

RULES: tuple[Rule, ...] = ()
