"""The page that shows how a briefing is made is what its session does."""

from __future__ import annotations

import pytest

from docs.curating import PAGE, recorded

pytestmark = pytest.mark.slow

MOST = 0.4
"""Characters of the command lines in proportion to those of the YAML that results."""


def test_the_page_is_what_its_session_does() -> None:
    page, typed, size = recorded()
    assert page == PAGE.read_text("utf-8"), "stale: .venv/bin/python docs/curating.py"
    assert typed / size <= MOST
    assert "no problems in 8 events, 13 points, 6 sources, 1 dispute" in page
