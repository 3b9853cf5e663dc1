"""Work in proportion: ten times the records take some ten times the work, in every command.

Work is counted, not timed: the lines of our own code that are carried out, each turn of a loop
among them, and all calls of functions, those of libraries among them.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import partial
from importlib import import_module
from pathlib import Path

import pytest

from bench.commands import PREPARE, Site, Variant, variants
from briefing import cli
from briefing.evidence.date_expressions.finding import MOST_READ, FoundDate, find_dates
from briefing.evidence.drafting.sentences import split_sentences
from briefing.evidence.quotes import QuoteFinder
from briefing.lens.lens import Lens
from briefing.lens.view import View, _ViewBuilder, look
from briefing.lens.visibility_index import Index
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.dates import parse_when
from briefing.model.records import Briefing, Event, Original, Paragraphs
from briefing.render.export import ExportRequest
from briefing.render.pdf.content import prepare
from tests.briefings import (
    SPAN,
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
from tests.counted_work import GROWTH, work_of

pytestmark = pytest.mark.slow

FEW, MANY = 60, 600
DAYS = 30
"""Days of publication, of few events as of many: a story has as many steps."""


def grown(number: int) -> Briefing:
    """A briefing of so many events in which everything else grows with them."""
    first = date(2031, 1, 1)
    days = [str(first + timedelta(place * 7 % DAYS)) for place in range(number // 3)]
    tenth = range(number // 10)
    return make_briefing(
        [
            source(f"s{place}", day, publisher=f"P{place % 5}")._replace(descriptor="It was there.")
            for place, day in enumerate(days)
        ],
        [_event(place, days) for place in range(number)],
        voices=[voice(f"v{place}", f"Body {place % 9}") for place in tenth],
        topics={f"t{place}": f"Topic {place}" for place in range(number // 3)},
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


def _event(place: int, days: Sequence[str]) -> Event:
    """An event; each third one has a second point, which looks to another event."""
    at = place % len(days)
    points = [point("p0", "reported", cite(f"s{at}", f"v{place // 10}", quote="so it is"))]
    if place % 3 == 0:
        dated = cite(f"s{at}")._replace(dates={days[at]: parse_when(days[at])})
        cites = dated, f"s{(at + 1) % len(days)}"
        points.append(point("p1", "context", *cites, about=f"e{(at + 50) % len(days)}"))
    rank = ("headline", "supporting", "background")[place % 3]
    return event(f"e{place}", days[at], *points, rank=rank, topics=[f"t{at}", "t0"])


def crowded(number: int) -> Briefing:
    """A briefing in which all that grows is with one record of each kind."""
    days = [str(date(2031, 1, 1) + timedelta(place % 10)) for place in range(number)]
    names = range(number)
    everywhere = [cite(f"s{place}", f"v{place}") for place in names]
    crowd = [point(f"p{place}", "context", "s0", topics=[f"t{place % 10}"]) for place in names]
    ahead = [point("p", "planned", f"s{place}", about="e") for place in names]
    refs = [f"e#p{place}" for place in names]
    first = source("s0", days[0], origin=["O0"])._replace(
        original=Original("0" * 64, 2 * number, SPAN),
        outline={place + 1: f"Gist {place}." for place in names},
        left_out={Paragraphs(number + place, number + place): "Furniture." for place in names},
    )
    others = [source(f"s{k}", days[k], origin=[f"O{k - 1}", f"O{k}"]) for k in names[1:]]
    return make_briefing(
        [first, *others],
        [
            event("e", "2031-03-01", point("all", "context", *everywhere), *crowd, rank="headline"),
            *(event(f"e{place}", days[place], each) for place, each in enumerate(ahead)),
        ],
        voices=[voice(f"v{place}", f"B{place}", f"B{place + 1}") for place in names],
        topics={f"t{place}": f"Topic {place}" for place in range(10)},
        disputes=[
            dispute("d", *(side(f"s{place}") for place in names), touches=refs, finding="So."),
            *(
                dispute(f"d{place}", side("s0"), side(f"s{place}"), touches=["e"], finding="So.")
                for place in names
            ),
        ],
        judgments=[judgment("Judged.", *refs)],
        bottom_line=refs,
        gaps=[gap("Unknown.", *refs)],
    )


def changed(briefing: Briefing) -> Briefing:
    """Another state of a briefing: each second event has another title and one point less."""
    events = {
        name: each._replace(
            titles=(each.titles[0]._replace(text=f"{each.title}!"),), points=each.points[:1]
        )
        if place % 2
        else each
        for place, (name, each) in enumerate(briefing.events.items())
    }
    return briefing._replace(events=events)


class Folders:
    """Briefings as if they were in folders, each with an index that has been looked into."""

    def __init__(self, made: Mapping[str, Briefing]) -> None:
        self.briefings = {**made, **{f"{name}-changed": changed(made[name]) for name in made}}
        self.indices = {id(each): Index(each) for each in self.briefings.values()}
        for index in self.indices.values():
            look(index, Lens())

    def load(self, root: str, _: object) -> Loaded:
        """Stand in for `briefing.load.loader.load`."""
        return Loaded(root, self.briefings[root], (), 0)

    def index(self, briefing: Briefing) -> Index:
        """Stand in for `Index`."""
        return self.indices[id(briefing)]


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Folders]:
    made = Folders(
        {
            "few": grown(FEW),
            "many": grown(MANY),
            "most": grown(2 * MANY),
            "crowd of few": crowded(FEW // 6),
            "crowd of many": crowded(MANY // 6),
        }
    )
    here = tmp_path_factory.mktemp("folders")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(here)
        for name in made.briefings:  # `diff` takes what is no folder for a revision
            (here / name).mkdir()
        patch.setattr("briefing.cli.folder.load_folder", made.load)
        for module in map(
            import_module, {f"briefing.cli.{each}" for each in cli.COMMANDS.values()}
        ):
            if hasattr(module, "Index"):
                patch.setattr(module, "Index", made.index)
        yield made


def growth(
    run: Callable[[str], object], few: str = "few", many: str = "many", times: float = MANY / FEW
) -> float:
    """Return how much more than in proportion the work grows from few to `times` as many."""
    run(few)  # what is imported on the way is no work
    before, after = (work_of(partial(run, name)) for name in (few, many))
    return after / before / times


# What `serve` does itself is to load. The others are what another one is, without originals.
SAME = {"serve, to its address", "check --originals", "export json"}
COMMANDS = [each for each in variants() if each.name not in SAME]


def run(variant: Variant, folders: Folders, name: str) -> None:
    """Run a command on one of the folders, in this process."""
    words = variant.command(Site(name, f"{name}-changed", "")).words
    if words[1] == PREPARE:
        index = folders.index(folders.briefings[name])
        prepare(ExportRequest(index, look(index, Lens()), [], "", {}))
    else:
        assert cli._run(list(words[2:])) in (0, 1)


@pytest.mark.parametrize("variant", COMMANDS, ids=lambda each: each.name)
def test_the_work_of_a_command_is_in_proportion(
    variant: Variant, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))
    assert growth(partial(run, variant, folders)) <= GROWTH


@pytest.mark.parametrize(
    "variant",
    [each for each in COMMANDS if each.name in ("list points", "print", "changes")],
    ids=lambda each: each.name,
)
def test_a_look_at_every_source_for_every_event_is_noticed(
    variant: Variant, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = _ViewBuilder.view

    def look_at_all(self: _ViewBuilder) -> View:
        for _ in self.index.briefing.events:
            for each in self.index.briefing.sources:
                len(each)
        return view(self)

    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))
    monkeypatch.setattr(_ViewBuilder, "view", look_at_all)
    # Of as many as it takes: a brief of few events is mostly other work.
    assert growth(partial(run, variant, folders), many="most", times=2 * MANY / FEW) > GROWTH


@pytest.mark.parametrize("variant", COMMANDS, ids=lambda each: each.name)
def test_the_work_on_a_crowded_record_is_in_proportion(
    variant: Variant, folders: Folders, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO(), "utf-8"))
    assert growth(partial(run, variant, folders), "crowd of few", "crowd of many") <= GROWTH


def cited_by_prefix(root: Path, number: int) -> str:
    """Write a folder of so many sources, each cited once by the first letters of its id."""
    ids = [f"{place:05}-source" for place in range(number)]
    original = f"original: {{sha256: '{'0' * 64}', paragraphs: 1}}"
    head = "title: T\npublished: 2031-03-05\npublisher: P"
    record = f"{head}\n{original}\noutline:\n  1: Gist.\n"
    (root / "content/events").mkdir(parents=True)
    (root / "seeds").mkdir()
    (root / "content/brief.yaml").write_text("title: T\ntopics: {t: T}\n")
    points = "".join(
        f"  - id: p{place}\n    text: Said.\n    cites: [{{source: '{each[:5]}', at: 1}}]\n"
        for place, each in enumerate(ids)
    )
    event = f"title: E\nrank: headline\ntopics: [t]\npoints:\n{points}"
    (root / "content/events/e.yaml").write_text(event)
    for each in ids:
        (root / f"seeds/{each}.yaml").write_text(record)
    return str(root)


def test_the_work_of_loading_is_in_proportion_where_sources_are_cited_by_prefix(
    tmp_path: Path,
) -> None:
    few, many = (cited_by_prefix(tmp_path / str(number), number) for number in (60, 600))
    loaded = load(many)
    assert loaded.briefing
    assert not loaded.errors
    before, after = (work_of(partial(load, root)) for root in (few, many))
    assert after / before / 10 <= GROWTH


def _omitted(number: int) -> Callable[[], object]:
    texts = [
        f"The council of ward {place} met, and the vote was put off." for place in range(number)
    ]
    at = Paragraphs(1, 1)
    return lambda: QuoteFinder(texts).find("the mayor ... was put off", at, suggest=False)


# In a text without an end of a sentence, in dense dates, over many paragraphs.
LONG_TEXTS: Mapping[str, Callable[[int], Callable[[], object]]] = {
    "dots": lambda number: partial(split_sentences, "..." * number),
    "months": lambda number: partial(_dates_of, "may " * number),
    "days": lambda number: partial(_dates_of, "on Tuesday " * number),
    "omissions": _omitted,
}


def _dates_of(text: str) -> list[FoundDate]:
    return list(find_dates(text, parse_when("2031-03-05")))


@pytest.mark.parametrize("name", LONG_TEXTS)
def test_the_work_on_a_long_line_is_in_proportion(name: str) -> None:
    few, many = (LONG_TEXTS[name](number) for number in (400, 4_000))
    few()  # what is compiled on the way is no work
    assert work_of(many) / work_of(few) / 10 <= GROWTH


def test_of_a_paragraph_of_dates_the_beginning_is_read() -> None:
    many, more = (MOST_READ // len("on Tuesday ") * times for times in (1, 10))
    found = [len(_dates_of("on Tuesday " * number)) for number in (many, more)]
    assert abs(found[1] - found[0]) <= 1


def test_the_work_of_a_first_look_is_in_proportion(folders: Folders) -> None:
    assert growth(lambda name: look(Index(folders.briefings[name]), Lens())) <= GROWTH
