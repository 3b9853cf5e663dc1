"""The program with a bug in one command and one in a worker: `python -m tests.buggy`."""

from typing import NoReturn

from briefing.cli import main
from briefing.tui.desk import Desk
from briefing.tui.session import Session

SECRET = "a text of the briefing"


def fail(self: object, *_: object) -> NoReturn:
    """Fail with something among the local variables."""
    local = SECRET
    raise KeyError(type(self).__name__, len(local))


if __name__ == "__main__":
    setattr(Session, "move_headline", fail)  # noqa: B010 - mypy knows better
    setattr(Desk, "review", fail)  # noqa: B010
    raise SystemExit(main())
