"""Work in proportion: ten times the records take some ten times the work, in every command.

Work is counted, not timed: the lines of our own code that are carried out, each turn of a loop
among them, and all calls of functions, those of libraries among them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator
from cProfile import Profile
from datetime import date, timedelta
from dis import get_instructions, hasjabs, hasjrel
from functools import partial
from importlib import import_module
from types import CodeType, FrameType
from typing import Any

import pytest

from bench.commands import PREPARE, Site, Variant, variants
from briefing import cli
from briefing.lens.index import Index
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.load import Loaded
from briefing.model.dates import parse_when
from briefing.model.records import Briefing, Event
from briefing.render.handed import Handed
from briefing.render.pdf.document import prepare
from tests.briefings import (
    cite,
    dispute,
    event,
    gap,
    judgment,
    make_briefing,
    point,
    side,
    source,
    voice,
)
from tests.conftest import ROOT

FEW, MANY = 300, 3_000
GROWTH = 1.3
"""How much more than in proportion the work may be."""
OURS = str(ROOT / "briefing")
JUMPS = {*hasjrel, *hasjabs}
DAYS = 500
"""Days of publication, of few events as of many: a story has as many steps."""


def grown(number: int) -> Briefing:
    """A briefing of so many events in which everything else grows with them."""
    first = date(2031, 1, 1)
    days = [str(first + timedelta(place * 7 % DAYS)) for place in range(number)]
    tenth = range(number // 10)
    return make_briefing(
        [
            source(f"s{place}", day, publisher=f"P{place % 5}")._replace(descriptor="It was there.")
            for place, day in enumerate(days)
        ],
        [_event(place, number, days[place]) for place in range(number)],
        voices=[voice(f"v{place}", f"Body {place % 9}") for place in tenth],
        topics={f"t{place}": f"Topic {place}" for place in range(number)},
        disputes=[
            dispute(
                f"d{place}",
                side(f"s{place}"),
                side(f"s{place + 1}"),
                touches=[f"e{place}", f"e{place}#p0"],
                finding="So.",
            )
            for place in tenth
        ],
        judgments=[judgment(f"Judged {place}.", f"e{place}#p0") for place in tenth],
        bottom_line=["e0#p0"],
        gaps=[gap(f"Unknown {place}.", f"e{place}") for place in tenth],
    )


def _event(place: int, number: int, day: str) -> Event:
    """One of a number of events; each third has a second point, which looks to another event."""
    points = [point("p0", "reported", cite(f"s{place}", f"v{place // 10}", quote="so it is"))]
    if place % 3 == 0:
        dated = cite(f"s{place}")._replace(dates={day: parse_when(day)})
        cites = dated, f"s{(place + 1) % number}"
        points.append(point("p1", "context", *cites, about=f"e{(place + 50) % number}"))
    rank = ("headline", "supporting", "background")[place % 3]
    return event(f"e{place}", day, *points, rank=rank, topics=[f"t{place}", "t0"])


def changed(briefing: Briefing) -> Briefing:
    """Another state of a briefing: each second event has another title and one point less."""
    events = {
        name: each._replace(title=f"{each.title}!", points=each.points[:1]) if place % 2 else each
        for place, (name, each) in enumerate(briefing.events.items())
    }
    return briefing._replace(events=events)


class Work:
    """Counts the lines and the calls of what it runs."""

    def __init__(self) -> None:
        self.lines = 0
        self.loops: dict[CodeType, bool] = {}

    def of(self, run: Callable[[], object]) -> int:
        """Return how much work something is."""
        profile, before = Profile(), sys.gettrace()
        self.lines = 0
        sys.settrace(self.enter)
        try:
            profile.runcall(run)
        finally:
            sys.settrace(before)
        return self.lines + sum(each.callcount for each in profile.getstats())

    def enter(self, frame: FrameType, _: str, __: object) -> Any:  # noqa: ANN401 - as in typeshed
        """Count the lines of our own code where it has loops; the others go with the calls."""
        code = frame.f_code
        if code not in self.loops:
            self.loops[code] = code.co_filename.startswith(OURS) and any(
                each.opcode in JUMPS and each.argval < each.offset
                for each in get_instructions(code)
            )
        return self.line if self.loops[code] else None

    def line(self, _: FrameType, __: str, ___: object) -> Any:  # noqa: ANN401
        """Count a line."""
        self.lines += 1
        return self.line


class Folders:
    """Briefings as if they were in folders, each with an index that has been looked into."""

    def __init__(self) -> None:
        self.briefings: dict[str, Briefing] = {}
        for name, number in (("few", FEW), ("many", MANY)):
            self.briefings[name] = grown(number)
            self.briefings[f"{name}-changed"] = changed(self.briefings[name])
        self.indices = {id(each): Index(each) for each in self.briefings.values()}
        for index in self.indices.values():
            look(index, Lens())

    def load(self, root: str, _: object) -> Loaded:
        """Stand in for `briefing.load.load`."""
        return Loaded(root, self.briefings[root], (), 0)

    def index(self, briefing: Briefing) -> Index:
        """Stand in for `Index`."""
        return self.indices[id(briefing)]


@pytest.fixture(scope="module")
def folders() -> Iterator[Folders]:
    made = Folders()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("briefing.cli.folder.load", made.load)
        for module in map(
            import_module, {f"briefing.cli.{each}" for each in cli.COMMANDS.values()}
        ):
            if hasattr(module, "Index"):
                patch.setattr(module, "Index", made.index)
        yield made


def growth(run: Callable[[str], object]) -> float:
    """Return how much more than in proportion the work grows from few to many."""
    run("few")  # what is imported on the way is no work
    few, many = (Work().of(partial(run, name)) for name in ("few", "many"))
    return many / few / (MANY / FEW)


# What `serve` does itself is to load. The others are what another one is, without originals.
SAME = {"serve, to its address", "check --originals", "export plain", "export json"}
COMMANDS = [each for each in variants() if each.name not in SAME]


@pytest.mark.parametrize("variant", COMMANDS, ids=lambda each: each.name)
def test_the_work_of_a_command_is_in_proportion(
    variant: Variant, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))

    def run(name: str) -> None:
        words = variant.command(Site(name, f"{name}-changed", "")).words
        if words[1] == PREPARE:
            index = folders.index(folders.briefings[name])
            prepare(Handed(index, look(index, Lens()), [], "", {}))
        else:
            assert cli._run(list(words[2:])) in (0, 1)

    assert growth(run) <= GROWTH


def test_the_work_of_a_first_look_is_in_proportion(folders: Folders) -> None:
    assert growth(lambda name: look(Index(folders.briefings[name]), Lens())) <= GROWTH
