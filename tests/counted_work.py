"""Work, counted and not timed.

It is the lines of our own code that are carried out, each turn of a loop among them, and all calls
of functions, those of libraries among them.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from cProfile import Profile
from dis import get_instructions, hasjabs, hasjrel
from types import CodeType, FrameType
from typing import Any

from tests.conftest import ROOT

GROWTH = 1.1
"""How much more than in proportion the work may be."""
OURS = str(ROOT / "briefing")
JUMPS = {*hasjrel, *hasjabs}


def work_of(run: Callable[[], object]) -> int:
    """Return how much work something is."""
    lines = 0
    has_loops: dict[CodeType, bool] = {}

    def enter(frame: FrameType, _: str, __: object) -> Any:  # noqa: ANN401 - as in typeshed
        """Count the lines of our own code where it has loops; the others go with the calls."""
        code = frame.f_code
        if code not in has_loops:
            has_loops[code] = code.co_filename.startswith(OURS) and any(
                each.opcode in JUMPS and each.argval < each.offset
                for each in get_instructions(code)
            )
        return line if has_loops[code] else None

    def line(_: FrameType, __: str, ___: object) -> Any:  # noqa: ANN401
        nonlocal lines
        lines += 1
        return line

    profile, before = Profile(), sys.gettrace()
    sys.settrace(enter)
    try:
        profile.runcall(run)
    finally:
        sys.settrace(before)
    return lines + sum(each.callcount for each in profile.getstats())
