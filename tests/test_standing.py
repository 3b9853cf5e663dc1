"""The standing of a point: the same words in every output, and why citations count once."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from briefing.cli.list_ import LISTS
from briefing.document.phrases import joined_words
from briefing.lens.lens import Lens
from briefing.lens.seen import SeenPoint, Standing, standings
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loaded import Loaded
from briefing.render.json.view import render_json
from briefing.render.text.brief import render_brief
from briefing.render.text.glyphs import UNICODE
from briefing.render.text.layout import Page
from briefing.tui.pages import page_of
from briefing.tui.pages.page_context import PageContext
from briefing.tui.places import THE_EVENT, About, Shown
from briefing.tui.session import Session
from tests.briefings import cite, dispute, event, make_briefing, point, side, source, voice
from tests.conftest import Run
from tests.folders import SOUND, write_folder
from tests.walking import Walk, walk

SOURCES = [
    source("daily", "2031-03-01", publisher="Daily"),
    source("echo", "2031-03-02", publisher="Echo", origin=["Wire"]),
    source("globe", "2031-03-02", publisher="Globe", origin=["Globe", "Wire"]),
    source("herald", "2031-03-03", publisher="Herald"),
    source("leaflet", "2031-03-04"),
]
VOICES = [
    voice("mayor", "City"),
    voice("clerk", "City"),
    voice("envoy", "City", "Port"),
    voice("pilot", "Port"),
    voice("rival", kind="press"),
]
BRIEFING = make_briefing(
    SOURCES,
    [
        event(
            "vote",
            "2031-03-03",
            point("joined", "reported", cite("daily", "mayor"), cite("leaflet", "clerk")),
            point("rumour", "reported", cite("leaflet", "rival")),
            point("cost", "reported", "daily", "leaflet"),
            topics=["budget"],
        )
    ],
    voices=VOICES,
    topics={"budget": "Budget"},
    disputes=[dispute("price", side("daily"), side("leaflet"), touches=["vote#cost"])],
)
POINTS = (
    ("joined.", "[1 ¶1] [5 ¶1]", "single origin", ""),
    ("rumour.", "[5 ¶1]", "single origin, second-hand", " second-hand"),
    ("cost.", "[1 ¶1] [5 ¶1]", "2 origins, disputed", " 2 origins, D1"),
)
WHY = "[1 ¶1] and [5 ¶1] are one origin: both speak for one body, City\n"

INDEX = Index(BRIEFING)
VIEW = look(INDEX, Lens())


def _page(shown: Shown) -> str:
    session = Session.start(INDEX, Lens()).open(shown)
    setting = PageContext(session, (), True, (), UNICODE, None, "", 80, lambda _: None)
    return "".join(f"{para.text}\n" for para in page_of(setting))


def _json() -> str:
    points = json.loads(render_json(VIEW))["points"]
    return "".join(f"{each['text']}: {each['standing']}\n" for each in points)


OUTPUTS: dict[str, tuple[Callable[[], str], str]] = {
    "brief": (
        lambda: render_brief(VIEW, Page(400, ascii=False, command=(), origin=""), annex="all"),
        "- {text} {cites}{standing}\n",
    ),
    "json": (_json, "{text}: {standing}\n"),
    "list": (
        lambda: "".join("\t".join(map(str, row)) + "\n" for row in LISTS["points"](VIEW)),
        "\t{standing}\t{cites}\t{text}\n",
    ),
    "event": (partial(_page, THE_EVENT), "{text}\n{standing} · Budget\n"),
    "topic": (partial(_page, Shown(About.TOPIC, "budget")), "{text} ({standing})\n"),
    "source": (partial(_page, Shown(About.SOURCE, "leaflet")), "{text} ({standing})\n"),
    "changes": (partial(_page, Shown(About.CHANGES)), "{text} ({standing})\n"),
}


@pytest.mark.parametrize("output", OUTPUTS)
def test_every_output_says_the_same_of_a_point(output: str) -> None:
    write, form = OUTPUTS[output]
    written = write()
    for text, cites, standing, marks in POINTS:
        told = marks if output == "brief" else standing  # which marks only what is not the rule
        assert form.format(text=text, cites=cites, standing=told) in written


def test_what_is_copied_and_what_the_palette_finds_says_it_too() -> None:
    async def check(at: Walk) -> None:
        await at.press("enter", "y")
        assert at.app.clipboard.startswith("joined. [Daily, ")
        assert at.app.clipboard.endswith(", ¶1] (single origin)")
        await at.press(":", *"vote#r")
        await at.settle()
        assert "single origin, second-hand: rumour." in at.text

    walk(check, loaded=Loaded("", BRIEFING, (), 0))


@pytest.mark.parametrize("output", ["brief", "event"])
def test_the_brief_and_the_event_say_why_citations_count_once(output: str) -> None:
    assert OUTPUTS[output][0]().count(WHY) == 1


def _seen(cites: str) -> SeenPoint:
    """A point with such citations: ``daily/mayor echo``."""
    made = point("one", "reported", *(cite(*each.split("/")) for each in cites.split()))
    briefing = make_briefing(SOURCES, [event("vote", "", made)], voices=VOICES)
    return look(Index(briefing), Lens()).events[0].own[0]


@pytest.mark.parametrize(
    ("cites", "why"),
    [
        ("daily", ""),
        ("daily/mayor echo/pilot", ""),
        ("echo globe", "[2 ¶1] and [3 ¶1] are one origin: both come from Wire"),
        ("globe globe", "[3 ¶1] and [3 ¶1] are one origin: both stand in [3]"),
        (
            "echo/mayor globe/clerk",
            "[2 ¶1] and [3 ¶1] are one origin: both come from Wire; both speak for one body, City",
        ),
        (
            "daily/mayor echo/clerk herald/envoy",
            "[1 ¶1], [2 ¶1] and [4 ¶1] are one origin: all speak for one body, City",
        ),
        (
            "daily/mayor echo/envoy globe",
            (
                "[1 ¶1], [2 ¶1] and [3 ¶1] are one origin: "
                "[1 ¶1] and [2 ¶1] speak for one body, City; [2 ¶1] and [3 ¶1] come from Wire"
            ),
        ),
        (
            "daily/mayor echo herald/clerk globe",
            (
                "[1 ¶1] and [4 ¶1] are one origin: both speak for one body, City\n"
                "[2 ¶1] and [3 ¶1] are one origin: both come from Wire"
            ),
        ),
    ],
)
def test_it_is_said_through_what_citations_are_joined(cites: str, why: str) -> None:
    assert "\n".join(joined_words(_seen(cites))) == why


def test_each_point_stands_on_one_origin_or_on_several() -> None:
    found = {each.ref: standings(each) for each in VIEW.events[0].own}
    assert found == {
        "vote#joined": {Standing.SINGLE},
        "vote#rumour": {Standing.SINGLE, Standing.SECOND_HAND},
        "vote#cost": {Standing.SEVERAL, Standing.DISPUTED},
    }


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ("single", ["talks#berths", "talks#ahead", "vote#cost"]),
        ("disputed", ["vote#cost"]),
        ("several", []),
        ("several disputed", ["vote#cost"]),
    ],
)
def test_points_are_listed_by_standing(
    briefing: Run, tmp_path: Path, wanted: str, found: list[str]
) -> None:
    options = [word for each in wanted.split() for word in ("--standing", each)]
    result = briefing("list", "points", write_folder(tmp_path, SOUND), *options)
    assert [line.split("\t")[0] for line in result.stdout.splitlines()] == found
    assert (result.returncode, result.stderr) == (0, "")


def test_nothing_but_points_is_listed_by_standing(briefing: Run, tmp_path: Path) -> None:
    words = ("list", "events", write_folder(tmp_path, SOUND), "--standing", "single")
    result = briefing(*words)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr == (
        "briefing: --standing is for points; leave it out, or list points instead of events\n"
    )
