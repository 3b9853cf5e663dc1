"""How many date expressions of a public set of cases are read, by language: `make dates`."""

from __future__ import annotations

import pytest

from bench.date_cases import BESIDE, measure

LEAST = {"en": 0.80, "ja": 0.75, "de": 0.65}
"""The share of cases that is read right at least."""
_WRONG = 0.03


@pytest.mark.skipif(not BESIDE.is_dir(), reason="no cases beside the checkout: shared/peers/dates")
def test_cases_of_others_are_read() -> None:
    counted = dict(measure(BESIDE, None))
    for language, least in LEAST.items():
        counts = counted[language]
        total = sum(counts.values())
        assert counts["right"] >= least * total, (language, counts)
        assert counts["wrong"] <= _WRONG * total, (language, counts)
