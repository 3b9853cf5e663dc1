"""The table of commands: keys, footer, palette, help and tests all come from it."""

from __future__ import annotations

from typing import NamedTuple


class Command(NamedTuple):
    """A command: its action is ``action_`` with the id; `footer` is empty where it has no room."""

    id: str
    keys: str
    title: str
    help: str
    footer: str = ""

    @property
    def shown_keys(self) -> str:
        """The keys as a reader knows them."""
        return " ".join(_NAMES.get(key, key) for key in self.keys.split(","))


_NAMES = {
    "left": "←",
    "right": "→",
    "up": "↑",
    "down": "↓",
    "question_mark": "?",
    "slash": "/",
    "colon": ":",
    "exclamation_mark": "!",
    "enter": "Enter",
    "space": "Space",
    "escape": "Esc",
    "backspace": "Backspace",
    "tab": "Tab",
    "shift+tab": "Shift+Tab",
    "pageup": "PgUp",
    "pagedown": "PgDn",
    "home": "Home",
    "end": "End",
}

COMMANDS = (
    Command(
        "day_back", "left,h", "Day back", "Show what was known a day of publication earlier.", "day"
    ),
    Command("day_on", "right,l", "Day on", "Show the next day of publication."),
    Command("first_day", "H", "First day", "Go to the first day of publication."),
    Command("last_day", "L", "Last day", "Go to the last day of publication."),
    Command("ask_day", "a", "As of …", "Type any day to see what was known on it."),
    Command("item_down", "down,j", "Next item", "Go down in the pane that has the focus.", "item"),
    Command("item_up", "up,k", "Previous item", "Go up in the pane that has the focus."),
    Command("page_down", "pagedown", "Page down", "Go down by a page."),
    Command("page_up", "pageup", "Page up", "Go up by a page."),
    Command("first_item", "g,home", "First item", "Go to the beginning."),
    Command("last_item", "G,end", "Last item", "Go to the end."),
    Command("next_headline", "J", "Next headline", "Go to the next headline event."),
    Command("previous_headline", "K", "Previous headline", "Go to the headline event before."),
    Command("follow", "enter", "Follow", "Go deeper: event, point, paragraph.", "follow"),
    Command("back", "escape,backspace", "Back", "Go back to where you were; never quits.", "back"),
    Command("show_keys", "question_mark", "Help", "Show all keys.", "help"),
    Command("quit", "q", "Quit", "Leave the briefing room.", "quit"),
    Command("next_pane", "tab", "Next pane", "Move the focus to the next pane."),
    Command("previous_pane", "shift+tab", "Previous pane", "Move the focus to the pane before."),
    Command("show_timeline", "1", "Timeline", "Show the events and the one under the cursor."),
    Command("show_topics", "2", "Topics", "Show the topics; Space filters by one."),
    Command("show_sources", "3", "Sources", "Show the sources in order of publication."),
    Command("show_disputes", "4", "Disputes", "Show where the sources disagree."),
    Command("show_brief", "6", "Brief", "Show the brief as it would be printed."),
    Command("show_problems", "exclamation_mark", "Problems", "Show what is wrong in the folder."),
    Command("pick", "space", "Pick", "Filter by the topic, or mark the point."),
    Command(
        "find",
        "slash",
        "Find",
        "Search as you type: titles, points, quotes, voices, sources.",
        "find",
    ),
    Command("next_hit", "n", "Next hit", "Go to the next hit."),
    Command("previous_hit", "N", "Previous hit", "Go to the hit before."),
    Command("copy", "y", "Copy", "Copy the point with its citation, or the event.", "copy"),
    Command("whole", "0", "Whole briefing", "Clear the day and the filters."),
    Command("palette", "colon", "Palette", "Search commands and events."),
)
