"""The table of commands, from which keys, palette, help, reference and tests are made."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from briefing.model.lean_typing import NamedTuple
from briefing.tui.session_steps import STEPS, SessionStep


class Command(NamedTuple):
    """A command: the step of `session_steps`, or else the action of `actions`, with its id.

    `keys` are single characters or names such as ``ctrl+p``.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str

    @property
    def step(self) -> SessionStep | None:
        """The function of `briefing.tui.session_steps` for the command; None if it is an action."""
        return STEPS.get(self.id)

    @property
    def shown_keys(self) -> str:
        """The keys as they are shown to a reader."""
        return " ".join(show_key(key) for key in self.keys)

    @property
    def first_key(self) -> str:
        """The key that a sentence names; empty if the command has none."""
        return show_key(self.keys[0]) if self.keys else ""


KeyOf = Callable[[str], str]
"""Names a command, by its id, as its reader gives it."""


def key_of(commands: Sequence[Command], name: str) -> str:
    """Return the key that a sentence names for a command; its title if it has none."""
    command = next(each for each in commands if each.id == name)
    return command.first_key or command.title.rstrip(" …")


_NAMES = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "escape": "Esc",
    "pageup": "PgUp",
    "pagedown": "PgDn",
}


def show_key(key: str) -> str:
    """Format a key for a reader."""
    if len(key) == 1:
        return key
    *modifiers, name = key.split("+")
    name = _NAMES.get(name) or (name.capitalize() if len(name) > 1 or modifiers else name)
    return "+".join([*(each.capitalize() for each in modifiers), name])


GROUPS: Mapping[str, tuple[Command, ...]] = {
    "Days": (
        Command(
            "day_back",
            ("left", "h"),
            "Day back",
            "Show what was known a day of publication earlier.",
        ),
        Command("day_on", ("right", "l"), "Day on", "Show the next day of publication."),
        Command("first_day", ("H",), "First day", "Go to the first day of publication."),
        Command("last_day", ("L",), "Last day", "Go to the last day of publication."),
        Command(
            "ask_day", ("a",), "As of …", "Choose a day, or type one, to see what was known on it."
        ),
    ),
    "Moving": (
        Command("item_up", ("up", "k"), "Previous item", "Go up."),
        Command(
            "item_down",
            ("down", "j"),
            "Next item",
            "Go down: to the next event, point, topic or source.",
        ),
        Command("page_up", ("pageup",), "Page up", "Go up by a page."),
        Command("page_down", ("pagedown",), "Page down", "Go down by a page."),
        Command("first_item", ("g", "home"), "First item", "Go to the beginning."),
        Command("last_item", ("G", "end"), "Last item", "Go to the end."),
        Command(
            "previous_headline", ("K",), "Previous headline", "Go to the headline event before."
        ),
        Command("next_headline", ("J",), "Next headline", "Go to the next headline event."),
        Command(
            "follow",
            ("enter",),
            "Follow",
            "Go deeper: from event to point, from point to the paragraphs that it rests on.",
        ),
        Command(
            "back",
            ("escape", "backspace", "alt+left"),
            "Back",
            "Go back to where you were; never quits.",
        ),
        Command(
            "forward", ("]", "alt+right"), "Forward", "Go again to the page that Back has left."
        ),
        Command("next_pane", ("tab",), "Next pane", "Move the focus to the next pane."),
        Command(
            "previous_pane", ("shift+tab",), "Previous pane", "Move the focus to the pane before."
        ),
    ),
    "Pages": (
        Command("show_front", ("F",), "Front page", "Show what matters first."),
        Command(
            "show_timeline", ("1",), "Timeline", "Show the events and the one under the cursor."
        ),
        Command("show_topics", ("2",), "Topics", "Show the topics, to filter by one."),
        Command("show_sources", ("3",), "Sources", "Show the sources, to filter by one."),
        Command("show_disputes", ("4",), "Disputes", "Show where the sources disagree."),
        Command("show_matrix", ("5",), "Matrix", "Show which source says what of which event."),
        Command("show_brief", ("6",), "Brief", "Show the brief as it would be printed."),
        Command(
            "show_changes",
            ("7",),
            "Changes",
            "Show what the last step between days brought; again compares two days.",
        ),
        Command("compare", ("D",), "Compare days …", "Show what changed between any two days."),
        Command(
            "show_commitments",
            ("9",),
            "Commitments",
            "Show who committed to what, how firmly and by when, and what became of it.",
        ),
        Command("show_hits", ("8",), "Hits", "Show all hits of the search on one page."),
        Command("show_problems", ("!",), "Problems", "Show what is wrong in the folder."),
        Command("show_keys", ("?",), "Help", "Show all keys."),
    ),
    "Finding": (
        Command(
            "find", ("/",), "Find", "Search as you type: titles, points, quotes, voices, sources."
        ),
        Command("next_hit", ("n",), "Next hit", "Go to the next hit."),
        Command("previous_hit", ("N",), "Previous hit", "Go to the hit before."),
        Command(
            "palette",
            (":", "ctrl+p"),
            "Palette",
            "Go to any command, event, topic or source, or to a point by its words or EVENT#POINT.",
        ),
    ),
    "Narrowing and leaving out": (
        Command(
            "pick", ("space",), "Pick", "Filter by the topic or the source, or mark the point."
        ),
        Command(
            "leave_out",
            ("w",),
            "Leave it out",
            "Show the briefing as if nothing cited the source, and count what falls; again brings "
            "it back.",
        ),
        Command(
            "order_topics",
            ("s",),
            "Sort topics",
            "Order the topics by their number of points, or as the briefing has them.",
        ),
        Command("whole", ("0",), "Whole briefing", "Clear the day, the filters and the search."),
    ),
    "Taking along": (
        Command(
            "copy",
            ("y",),
            "Copy",
            "Copy what has the cursor: a point with its citation, or an event.",
        ),
        Command("show_marks", ("m",), "Marks", "Show the marked points, with your notes on them."),
        Command("note", ("i",), "Note …", "Write a note of your own on the point, and mark it."),
        Command("clear_marks", ("M",), "Clear marks", "Remove all marks; again brings them back."),
        Command("copy_citation", ("Y",), "Copy citation", "Copy the citation alone."),
        Command(
            "save", ("p",), "Print or save", "Print or save the brief of what is shown or marked."
        ),
        Command("open_address", ("o",), "Open address", "Open the source in the browser."),
        Command("edit", ("e",), "Edit", "Open the YAML in your editor, at its line."),
    ),
    "The room": (
        Command("zoom", ("z",), "Zoom", "Give the pane the whole screen, or take it back."),
        Command("narrower", ("<",), "Narrower", "Make the timeline narrower, beside the reader."),
        Command("wider", (">",), "Wider", "Make the timeline wider; the mouse drags its border."),
        Command("theme", ("t",), "Theme …", "Choose how it looks."),
        Command("reload", ("r",), "Reload", "Read the folder anew."),
        Command("suspend", ("ctrl+z",), "Suspend", "Go back to the shell; `fg` comes back here."),
        Command("quit", ("q",), "Quit", "Leave the briefing room."),
    ),
}
"""The commands by what they are for, as the help lists them."""
COMMANDS = tuple(chain.from_iterable(GROUPS.values()))
