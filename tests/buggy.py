"""The program with bugs in commands, in a worker and at its end: `python -m tests.buggy`."""

import os
from typing import NoReturn

from briefing.cli import main
from briefing.tui.app import BriefingApp
from briefing.tui.session import Session
from briefing.tui.workspace import Workspace

SECRET = "a text of the briefing"


def fail(self: object, *_: object) -> NoReturn:
    """Fail with something among the local variables."""
    local = SECRET
    raise KeyError(type(self).__name__, len(local))


def break_pipe(_: object) -> NoReturn:
    """Fail with what elsewhere only says that nobody reads any more."""
    raise BrokenPipeError


if __name__ == "__main__":
    setattr(Session, "move_headline", fail)  # noqa: B010 - mypy knows better
    setattr(Workspace, "review", fail)  # noqa: B010
    setattr(Session, "whole", break_pipe)  # noqa: B010
    if "SPOILT" in os.environ:
        setattr(BriefingApp, "to_remember", fail)  # noqa: B010
    raise SystemExit(main())
