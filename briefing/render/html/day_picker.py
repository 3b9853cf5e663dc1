"""The day picker of the page, which its script puts in place, and the CSS rules of the days."""

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
    year = replay.days[-1].year
    days = join(
        _choice(day, when, year, is_last=day == last) for day, when in enumerate(replay.days)
    )
    return tag("fieldset", tag("legend", "As of"), tag("div", days), class_="replay")


def _choice(day: int, when: date, year: int, *, is_last: bool) -> Markup:
    button = tag(
        "input",
        type="radio",
        name="day",
        id=f"day-{day}",
        value=when.isoformat(),
        checked="checked" if is_last else "",
    )
    return tag("label", button, tag("span", show_short_day(when, year)))


def day_rules(replay: Replay) -> str:
    """Return the CSS rules that hide what is not of the chosen day, and mark what is new on it."""
    days = range(len(replay.days))
    if len(days) == 1:
        return ""
    # An attribute and no `:has()`: that is looked at anew with each link that the script makes.
    lines = [":root[data-day] .new{--came:none}"]
    for day in days:
        chosen = f':root[data-day="{day}"]'
        hidden = [f".f{later}" for later in days[day + 1 :]]
        hidden += [f".u{earlier}" for earlier in days[:day]]
        hidden.append(f".x{day}")
        lines.append(f"{chosen} :is({','.join(hidden)}){{display:none}}")
        lines.append(f'{chosen} .n{day}{{--came:"+"}}')
    return "\n".join(lines) + "\n"
