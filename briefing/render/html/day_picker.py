"""The day picker of the page, which its script puts in place."""

from __future__ import annotations

from datetime import date

from briefing.model.dates import show_day, show_short_day
from briefing.render.markup import EMPTY, Markup, join, tag
from briefing.render.replay import Replay


def day_note(replay: Replay) -> Markup:
    """Return a note on why there are no days to choose from, if there are more than fit."""
    if not replay.left_out:
        return EMPTY
    text = (
        f"This page shows {show_day(replay.days[-1])} alone: a replay of all "
        f"{replay.left_out + 1:,} days of publication would not fit in it."
    )
    return tag("p", text, class_="note")


def day_picker(replay: Replay) -> Markup:
    """Return the control with the days to choose from; nothing where there is one day alone."""
    if len(replay.days) == 1:
        return EMPTY
    last = len(replay.days) - 1
    # Where the days are of several years, each says its own: some without would be read wrongly.
    years = {when.year for when in replay.days}
    year = years.pop() if len(years) == 1 else 0
    days = join(_choice(when, year, is_last=day == last) for day, when in enumerate(replay.days))
    return tag("fieldset", tag("legend", "As of"), tag("div", days), class_="replay")


def _choice(when: date, year: int, *, is_last: bool) -> Markup:
    button = tag(
        "input",
        type="radio",
        name="day",
        value=when.isoformat(),
        checked="checked" if is_last else "",
    )
    return tag("label", button, tag("span", show_short_day(when, year)))
