"""Each command of the room once, from its key to its effect; one without a check fails."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import pytest

from briefing.lens.lens import Lens
from briefing.tui.actions import ACTIONS
from briefing.tui.commands import COMMANDS
from briefing.tui.places import About
from briefing.tui.target import point_target
from tests.conftest import HARBOUR
from tests.walking import Walk, walk

pytestmark = pytest.mark.slow


async def day_back(at: Walk) -> None:
    await at.press("left")
    assert "as of Mon 10 Mar 2031 · 4 sources" in at.text


async def day_on(at: Walk) -> None:
    await at.press("h", "h", "l")
    assert "as of Mon 10 Mar 2031" in at.text
    assert "+" in at.text, "what the step brought is marked"


async def first_day(at: Walk) -> None:
    await at.press("H")
    assert "as of Mon 3 Mar 2031 · 1 source" in at.text


async def last_day(at: Walk) -> None:
    await at.press("H", "L")
    assert "as of Fri 14 Mar 2031 · 5 sources" in at.text


async def ask_day(at: Walk) -> None:
    await at.press("a", *"1/2", "enter")
    assert "day and month could be either" in at.text
    await at.press("backspace", "backspace", "backspace", *"12 Mar", "enter")
    assert "as of Wed 12 Mar 2031" in at.text


async def item_down(at: Walk) -> None:
    before = at.session.move(1)
    await at.press("down", "k", "j")
    assert at.session.event == before.event


async def item_up(at: Walk) -> None:
    await at.press("3", "j", "j", "up")
    assert at.session.index.numbers[at.session.source] == 2


async def page_down(at: Walk) -> None:
    await at.press("pagedown")
    assert at.session.event == at.session.view.events[-1].event.id
    await at.press("K", "K", "enter", "pagedown")
    assert at.room.reader.scroll_offset.y > 5
    assert at.session.point, "the cursor comes along"


async def page_up(at: Walk) -> None:
    await at.press("pageup")
    assert at.session.event == at.session.view.events[0].event.id
    await at.press("6", "pagedown", "pageup")
    assert at.room.reader.scroll_offset.y == 0


async def first_item(at: Walk) -> None:
    await at.press("g")
    assert at.session.event == "founding"
    await at.press("4", "j", "g")
    assert (at.session.item, at.room.reader.scroll_offset.y) == (None, 0)


async def last_item(at: Walk) -> None:
    await at.press("G")
    assert at.session.event == at.session.view.events[-1].event.id
    await at.press("4", "G")
    assert at.session.item == at.room.reader.items[-1]


async def next_headline(at: Walk) -> None:
    await at.press("g", "J")
    assert at.session.event == "announcement"


async def previous_headline(at: Walk) -> None:
    await at.press("K")
    assert at.session.event == "mayors-meeting"
    assert "Mayors' meeting on the ferries" in at.page


async def follow(at: Walk) -> None:
    await at.press("K", "enter")
    assert at.session.item == point_target("mayors-meeting#fare-talks")
    await at.press("enter")
    assert "¶2 " in at.text
    assert "[4] Southport looks to the vote" in at.page
    await at.press("j", "enter")
    assert at.session.shown.about is About.EVENT, "and from the paragraph to its points"
    await at.press("2", "enter")
    assert "The talks and the two cities" in at.text
    await at.press("3", "G", "enter")
    assert "[5] Fares after the vote" in at.text
    await at.press("5", "g", "enter")
    assert "Founding of the ferry company" in at.page


async def back(at: Walk) -> None:
    await at.press("K", "enter", "enter", "escape")
    assert at.session.item == point_target("mayors-meeting#fare-talks")
    assert at.focus == "reader"
    await at.press("backspace", "backspace", "escape")
    assert at.focus == "timeline"
    assert at.app.is_running
    await at.press("z", "escape")
    assert "2 Topics" in at.text


async def forward(at: Walk) -> None:
    await at.press("]")
    assert at.said[-1].startswith("There is nothing to go forward to")
    await at.press("6", "4", "j", "escape", "alt+left")
    assert at.session.shown.about is About.EVENT
    await at.press("]")
    assert "BOTTOM LINE" in at.text
    await at.press("alt+right")
    assert at.session.item == at.room.reader.items[0]
    assert "6 disputes" in at.text
    await at.press("escape", "5", "]")
    assert at.focus == "matrix", "a new page leaves nothing ahead"


async def next_pane(at: Walk) -> None:
    panes = []
    for _ in range(4):
        await at.press("tab")
        panes.append(at.focus)
    assert panes == ["reader", "topics", "sources", "timeline"]


async def previous_pane(at: Walk) -> None:
    await at.press("shift+tab")
    assert at.focus == "sources"


async def show_timeline(at: Walk) -> None:
    await at.press("4", "1")
    assert at.focus == "timeline"
    assert "Vote of the councils on fares" in at.text


async def show_front(at: Walk) -> None:
    await at.press("F")
    assert "BOTTOM LINE" in at.text
    await at.press("escape")
    assert "BOTTOM LINE" not in at.text


async def show_topics(at: Walk) -> None:
    await at.press("2")
    assert at.focus == "topics"


async def show_sources(at: Walk) -> None:
    await at.press("H", "3")
    assert at.focus == "sources"
    assert "1 3 Mar" in at.text
    assert "5 14 Mar" not in at.text, "it is not yet published"


async def show_disputes(at: Walk) -> None:
    await at.press("4")
    assert "6 disputes" in at.text
    await at.press("tab", "tab", "tab", "j")
    assert "6 disputes" not in at.text, "the reading pane follows the timeline"


async def show_brief(at: Walk) -> None:
    await at.press("6")
    assert "BOTTOM LINE" in at.text
    await at.press("G")
    assert "--as-of 2031-03-14" in at.text


async def show_problems(at: Walk) -> None:
    await at.press("!")
    await at.settle()
    assert "No problems in this folder." in at.text


async def pick(at: Walk) -> None:
    await at.press("2", "j", "space")
    assert "topic Ferries and timetables" in at.text
    await at.press("space", "K", "1", "enter", "space")
    assert "1 marked" in at.text


async def find(at: Walk) -> None:
    await at.press("slash", *"radar")
    assert "hit 1 of 1" in at.text
    assert at.session.item == point_target("mayors-meeting#radar")
    await at.press("enter")
    assert at.focus == "reader"
    await at.press("slash", "escape")
    assert "hit" not in at.text.splitlines()[0]
    await at.press("slash", *"zzz")
    assert "0 hits for “zzz”; Esc clears" in at.text
    await at.press("enter")
    assert at.session.item == point_target("mayors-meeting#radar"), "the cursor stays"
    await at.press("escape")
    assert "0 hits" not in at.text


async def next_hit(at: Walk) -> None:
    await at.press("g", "slash", *"rehearsed", "enter", "slash", "escape", "slash", *"timetable")
    count = len(at.session.hits)
    await at.press("enter", "n")
    assert f"hit 2 of {count}" in at.text
    await at.press(*"n" * (count - 1))
    assert f"hit 1 of {count}" in at.text, "and round"


async def previous_hit(at: Walk) -> None:
    await at.press("g", "slash", *"timetable", "enter", "N")
    count = len(at.session.hits)
    assert f"hit {count} of {count}" in at.text


async def show_hits(at: Walk) -> None:
    await at.press("8")
    assert "Nothing is searched yet: / finds." in at.page
    await at.press("escape", "slash", *"radar", "enter", "8")
    assert at.page.startswith("1 hit for “radar”  Thu 6 Mar 2031 · Mayors' meeting on the ferries")
    await at.press("enter")
    assert at.session.event == "mayors-meeting"
    assert at.session.item == point_target("mayors-meeting#radar")


async def copy(at: Walk) -> None:
    await at.press("K", "y")
    assert at.app.clipboard == "Thu 6 Mar 2031: Mayors' meeting on the ferries"
    await at.press("enter", "y")
    assert at.app.clipboard.startswith("The mayors left the fares to the councils.")
    assert at.app.clipboard.endswith("(single origin)")


async def whole(at: Walk) -> None:
    await at.press("H", "2", "space", "0")
    assert "as of Fri 14 Mar 2031 · 5 sources" in at.text
    assert at.session.lens == Lens()


async def show_keys(at: Walk) -> None:
    await at.press("?")
    assert "← h " in at.text
    assert "Leave the briefing room." in at.page


async def palette(at: Walk) -> None:
    await at.press(":")
    assert at.app.screen is not at.room
    await at.press(*"tide study")
    await at.settle()
    await at.press("enter")
    assert at.app.screen is at.room
    assert at.session.event == "tide-study"
    for typed, shown in (
        ("mayors-meeting#rad", "radar"),
        ("ferries and t", "Ferries and timetables"),
        ("the mariner", "published Fri 14 Mar 2031"),
        ("narrowest radar", "A radar is to watch"),
        ("print or save", "brief-2031-03-14.txt"),
    ):
        await at.press("ctrl+p", *typed)
        await at.settle()
        await at.press("enter")
        assert shown in at.text


async def show_matrix(at: Walk) -> None:
    await at.press("5")
    assert at.focus == "matrix"
    assert re.search(r"►▐Vote of the\D+ ◦  ◦  ◦  ◦  ◙", at.text)
    await at.press("h", "K")
    assert re.search(r"►▐Mayors' meet\D+ ◦  ◦  ◙  ◙   ", at.text), "cut by the day"


async def show_changes(at: Walk) -> None:
    await at.press("h", "h", "l", "7")
    assert "New on Mon 10 Mar 2031 since Fri 7 Mar" in at.page
    assert "was scheduled, is due" in at.page
    await at.press("j", "enter")
    assert "[4] Southport looks to the vote" in at.page
    await at.press("escape", "tab", "7")
    assert at.app.screen is at.room, "first it has the focus again"
    await at.press("7", *"3 Mar..5 Mar", "enter")
    assert "Changes from Mon 3 Mar 2031 to Wed 5 Mar 2031" in at.page
    await at.press("escape")
    assert "New on Mon 10 Mar 2031" in at.page


async def compare(at: Walk) -> None:
    await at.press("h", "D")
    assert "Days of publication: 3 Mar, 5 Mar, 7 Mar, 10 Mar, 14 Mar" in " ".join(at.text.split())
    await at.press(*"7 Mar..5 Mar", "enter")
    assert "Fri 7 Mar 2031 is later than Wed 5 Mar 2031" in at.text
    await at.press("escape", "D", *"3 Mar..7 Mar", "enter")
    assert "Changes from Mon 3 Mar 2031 to Fri 7 Mar 2031" in at.page
    assert "as of Mon 10 Mar 2031" in at.text
    assert "[2] " in at.page and "[3] " in at.page and "[4] " not in at.page
    assert at.said == []
    await at.press("D", *"3 Mar..14 Mar", "enter")
    assert "as of Fri 14 Mar 2031" in at.text
    assert at.said[-1].startswith("The briefing is now shown as of Fri 14 Mar 2031")
    assert "[5] " in at.page
    await at.press("h", "h")
    assert "Changes from Mon 3 Mar 2031 to Fri 7 Mar 2031" in at.page
    assert "Compared up to Fri 14 Mar 2031; the briefing is shown as of an earlier day." in at.page
    assert "[4] " not in at.page and "[5] " not in at.page


async def show_marks(at: Walk) -> None:
    await at.press("m")
    assert "0 marks" in at.page
    assert "Space marks the point" in at.page
    await at.press("K", "1", "enter", "space", "m")
    assert "1 mark " in at.page
    assert "Thu 6 Mar 2031 · Mayors' meeting on the ferries · single origin" in at.page
    await at.press("j", "enter")
    assert at.session.item == point_target("mayors-meeting#fare-talks")
    assert at.session.shown.about is About.EVENT
    await at.press("escape", "space")
    assert "0 marks" in at.page
    assert at.session.marks == frozenset()


async def clear_marks(at: Walk) -> None:
    await at.press("M")
    assert at.said[-1] == "Nothing is marked: Space marks a point"
    await at.press("K", "enter", "space", "j", "space", "M")
    assert at.said[-1] == "2 marks cleared: M again brings back all"
    assert "marked" not in at.text.splitlines()[0]
    await at.press("M")
    assert "2 marked" in at.text.splitlines()[0]
    await at.press("M", "space", "M", "M")
    assert "1 marked" in at.text.splitlines()[0], "the next mark ends it"


async def note(at: Walk) -> None:
    await at.press("i")
    assert at.said[-1] == "No point has the cursor: Enter goes to the points of an event"
    await at.press("K", "enter", "i", *"why not?", "enter")
    assert "your note: why not?" in at.page
    assert "1 marked" in at.text
    await at.press("m")
    assert "your note: why not?" in at.page
    await at.press("j", "i", *" ask", "enter")
    assert "your note: why not? ask" in at.page
    await at.press("i", "escape")
    assert "your note: why not? ask" in at.page
    await at.press("i", "ctrl+u", "enter")
    assert "your note" not in at.page
    assert "1 mark " in at.page, "the mark stays"


async def show_commitments(at: Walk) -> None:
    await at.press("9")
    assert "7 commitments" in at.text
    assert "Lind - The mayors will meet again" in " ".join(at.page.split())
    await at.press("j", "j", "enter")
    assert at.session.item == point_target("mayors-meeting#berth")
    await at.press("H", "9")
    assert "None is visible on this day." in at.page


async def copy_citation(at: Walk) -> None:
    await at.press("Y")
    assert at.app.clipboard == ""
    await at.press("K", "enter", "G", "k", "k", "Y")
    assert at.app.clipboard.startswith("Northport Wire, Mayors to meet on ferries")
    assert at.app.clipboard.endswith("Mon 3 Mar 2031, ¶2")


async def open_address(at: Walk) -> None:
    await at.press("3", "o")
    assert at.said == ["The record of [1] gives no address"]


async def leave_out(at: Walk) -> None:
    await at.press("w")
    assert at.said == ["No source has the cursor: 3 lists them"]
    await at.press("3", "G", "w")
    assert at.said[-1].startswith("Without [5] The Mariner: ")
    assert "4 of 5 sources" in at.text
    assert "without [5]" in at.text.splitlines()[0]
    await at.press("w")
    assert at.said[-1] == "[5] is back"
    assert at.session.lens == Lens()


async def edit(at: Walk) -> None:
    opened: list[Any] = []

    def run(words: list[str], **_: object) -> subprocess.CompletedProcess[bytes]:
        opened.append(words)
        return subprocess.CompletedProcess(words, 0)

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("VISUAL", "vim -n")
        patch.setattr(subprocess, "run", run)
        patch.setattr(at.app._driver.__class__, "can_suspend", True)
        await at.press("K", "enter", "e")
    [words] = opened
    assert words[:2] == ["vim", "-n"]
    assert re.fullmatch(r"\+\d+", words[2])
    assert words[3] == str(HARBOUR / "content/events/mayors-meeting.yaml")


async def save(at: Walk) -> None:
    await at.press("p")
    assert "brief-2031-03-14.txt" in at.text
    await at.press("escape")
    assert at.app.screen is at.room


async def order_topics(at: Walk) -> None:
    first = at.session.topic_order
    await at.press("s")
    assert "2 Topics 5 by points" in at.text
    points = {each.id: each.points for each in at.session.view.topics}
    ordered = [points[each] for each in at.session.topic_order]
    assert ordered == sorted(ordered, reverse=True)
    await at.press("s")
    assert at.session.topic_order == first


async def suspend(at: Walk) -> None:
    await at.press("ctrl+z")
    assert at.said == ["There is no shell here to go back to"]


async def reload(at: Walk) -> None:
    await at.press("r")
    await at.settle()
    assert at.said == ["Read anew: 18 events"]


async def zoom(at: Walk) -> None:
    await at.press("z")
    assert "2 Topics" not in at.text
    assert "The two councils were to vote" not in at.text
    await at.press("tab")
    assert "The two councils were to vote on the fares on Monday 10 March" in at.text
    await at.press("z")
    assert "2 Topics" in at.text


async def narrower(at: Walk) -> None:
    before = at.room.query_one("#timeline").size.width
    await at.press("<", "<")
    assert at.room.query_one("#timeline").size.width == before - 4


async def wider(at: Walk) -> None:
    before = at.room.reader.size.width
    await at.press(">")
    assert at.room.reader.size.width == before - 2
    await at.press("z", ">")
    assert at.said == ["The pane has the whole screen: its width stays"]


async def theme(at: Walk) -> None:
    await at.press("t", *"ansi-light", "enter")
    assert at.app.theme == "ansi-light"


async def quit_(at: Walk) -> None:
    await at.press("q")
    assert at.app._exit


CHECKS = {
    check.__name__.rstrip("_"): check
    for check in (
        *(day_back, day_on, first_day, last_day, ask_day, item_down, item_up, page_down, page_up),
        *(first_item, last_item, next_headline, previous_headline, follow, back, next_pane),
        *(forward, show_commitments, compare, show_marks, clear_marks, note),
        *(previous_pane, show_front, show_timeline, show_topics, show_sources, show_disputes),
        *(show_matrix, show_brief, show_changes, show_hits, show_problems, pick, leave_out, find),
        *(next_hit, previous_hit),
        *(copy, copy_citation, open_address, edit, save, order_topics, suspend, reload, zoom),
        *(narrower, wider, theme, whole, show_keys, palette, quit_),
    )
}


@pytest.mark.parametrize("command", [command.id for command in COMMANDS])
def test_each_command_does_what_it_says(command: str) -> None:
    walk(CHECKS[command])


def test_each_row_of_the_table_is_an_action_with_keys_of_its_own() -> None:
    keys = [key for command in COMMANDS for key in command.keys]
    assert len(keys) == len(set(keys))
    steps = {command.id for command in COMMANDS if command.step}
    assert steps.isdisjoint(ACTIONS)
    assert steps | ACTIONS.keys() == {command.id for command in COMMANDS}
