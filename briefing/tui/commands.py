"""The table of commands, from which keys, footer, palette, help, reference and tests are made."""

from __future__ import annotations

from briefing.model.lean_typing import NamedTuple
from briefing.tui.session_steps import STEPS, Step


class Command(NamedTuple):
    """A command: the step of `session_steps`, or else the action of `actions`, with its id.

    `keys` are single characters or names such as ``ctrl+p``; `footer` is empty if the footer does
    not list the command.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    footer: str = ""

    @property
    def step(self) -> Step | None:
        """The function of `briefing.tui.session_steps` for the command; None if it is an action."""
        return STEPS.get(self.id)

    @property
    def shown_keys(self) -> str:
        """The keys as they are shown to a reader."""
        return " ".join(show_key(key) for key in self.keys)


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


COMMANDS = (
    Command(
        "day_back",
        ("left", "h"),
        "Day back",
        "Show what was known a day of publication earlier.",
        "day",
    ),
    Command("day_on", ("right", "l"), "Day on", "Show the next day of publication.", "day"),
    Command("first_day", ("H",), "First day", "Go to the first day of publication."),
    Command("last_day", ("L",), "Last day", "Go to the last day of publication."),
    Command("ask_day", ("a",), "As of …", "Type any day to see what was known on it."),
    Command("item_up", ("up", "k"), "Previous item", "Go up.", "item"),
    Command(
        "item_down",
        ("down", "j"),
        "Next item",
        "Go down: to the next event, point, topic or source.",
        "item",
    ),
    Command("page_down", ("pagedown",), "Page down", "Go down by a page."),
    Command("page_up", ("pageup",), "Page up", "Go up by a page."),
    Command("first_item", ("g", "home"), "First item", "Go to the beginning."),
    Command("last_item", ("G", "end"), "Last item", "Go to the end."),
    Command("next_headline", ("J",), "Next headline", "Go to the next headline event."),
    Command("previous_headline", ("K",), "Previous headline", "Go to the headline event before."),
    Command(
        "follow",
        ("enter",),
        "Follow",
        "Go deeper: from event to point, from point to the paragraphs that it rests on.",
        "follow",
    ),
    Command(
        "back", ("escape", "backspace"), "Back", "Go back to where you were; never quits.", "back"
    ),
    Command("show_keys", ("?",), "Help", "Show all keys.", "help"),
    Command(
        "find",
        ("/",),
        "Find",
        "Search as you type: titles, points, quotes, voices, sources.",
        "find",
    ),
    Command("quit", ("q",), "Quit", "Leave the briefing room.", "quit"),
    Command("next_pane", ("tab",), "Next pane", "Move the focus to the next pane."),
    Command("previous_pane", ("shift+tab",), "Previous pane", "Move the focus to the pane before."),
    Command(
        "show_timeline",
        ("1",),
        "Timeline",
        "Show the events and the one under the cursor.",
        "pages",
    ),
    Command("show_topics", ("2",), "Topics", "Show the topics; Space filters by one.", "pages"),
    Command(
        "show_sources", ("3",), "Sources", "Show the sources in order of publication.", "pages"
    ),
    Command("show_disputes", ("4",), "Disputes", "Show where the sources disagree.", "pages"),
    Command(
        "show_matrix", ("5",), "Matrix", "Show which source says what of which event.", "pages"
    ),
    Command("show_brief", ("6",), "Brief", "Show the brief as it would be printed.", "pages"),
    Command(
        "show_changes", ("7",), "Changes", "Show what the last step between days brought.", "pages"
    ),
    Command("show_problems", ("!",), "Problems", "Show what is wrong in the folder."),
    Command("pick", ("space",), "Pick", "Filter by the topic, or mark the point."),
    Command("next_hit", ("n",), "Next hit", "Go to the next hit."),
    Command("previous_hit", ("N",), "Previous hit", "Go to the hit before."),
    Command(
        "copy",
        ("y",),
        "Copy",
        "Copy what has the cursor: a point with its citation, or an event.",
        "copy",
    ),
    Command("copy_citation", ("Y",), "Copy citation", "Copy the citation alone."),
    Command(
        "leave_out",
        ("w",),
        "Leave it out",
        "Show the briefing as if nothing cited the source, and count what falls; again brings it "
        "back.",
    ),
    Command("open_address", ("o",), "Open address", "Open the source in the browser."),
    Command("edit", ("e",), "Edit", "Open the YAML in your editor, at its line."),
    Command("save", ("p",), "Print or save", "Print or save the brief of what is shown or marked."),
    Command(
        "order_topics",
        ("s",),
        "Sort topics",
        "Order the topics by their number of points, or as the briefing has them.",
    ),
    Command("reload", ("r",), "Reload", "Read the folder anew."),
    Command("suspend", ("ctrl+z",), "Suspend", "Go back to the shell; `fg` comes back here."),
    Command("zoom", ("z",), "Zoom", "Give the pane the whole screen, or take it back."),
    Command("narrower", ("<",), "Narrower", "Make the timeline narrower, beside the reader."),
    Command("wider", (">",), "Wider", "Make the timeline wider; the mouse drags its border."),
    Command("theme", ("t",), "Theme …", "Choose how it looks."),
    Command("whole", ("0",), "Whole briefing", "Clear the day, the filters and the search."),
    Command(
        "palette",
        (":", "ctrl+p"),
        "Palette",
        "Go to any command, event, point (EVENT#POINT), topic or source.",
    ),
)
