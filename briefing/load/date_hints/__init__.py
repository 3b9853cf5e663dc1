"""Hints for dates in notations that are not supported."""

from briefing.load.date_hints.hints import REFUSED, Hint, hint_for, hint_for_day

__all__ = ["REFUSED", "Hint", "hint_for", "hint_for_day"]
