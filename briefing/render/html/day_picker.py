"""The day picker of the page, and the CSS rules that it controls."""

from __future__ import annotations

from datetime import date

from briefing.model.dates import show_day
from briefing.render.markup import EMPTY, Markup, join, tag
from briefing.render.replay import Replay


def day_picker(replay: Replay) -> Markup:
    """Return the control with the days to choose from, or a note on why there are none."""
    if replay.left_out:
        text = (
            f"This page shows {show_day(replay.days[-1])} alone: a replay of all "
            f"{replay.left_out + 1:,} days of publication would not fit in it."
        )
        return tag("p", text, class_="note")
    if len(replay.days) == 1:
        return EMPTY
    last = len(replay.days) - 1
    days = join(_choice(day, when, is_last=day == last) for day, when in enumerate(replay.days))
    note = tag("p", "A bar at the left marks what came with the chosen day.", class_="note came")
    return join((tag("fieldset", tag("legend", "As of"), tag("div", days), class_="replay"), note))


def _choice(day: int, when: date, *, is_last: bool) -> Markup:
    button = tag(
        "input",
        type="radio",
        name="day",
        id=f"day-{day}",
        value=when.isoformat(),
        checked="checked" if is_last else "",
    )
    return tag("label", button, tag("span", show_day(when)))


def day_rules(replay: Replay) -> str:
    """Return the CSS rules that hide elements that are not of the chosen day."""
    days = range(len(replay.days))
    if len(days) == 1:
        return ""
    lines = []
    for day in days:
        chosen = f":root:has(#day-{day}:checked)"
        hidden = [f".f{later}" for later in days[day + 1 :]]
        hidden += [f".u{earlier}" for earlier in days[:day]]
        hidden.append(f".x{day}")
        lines.append(f"{chosen} :is({','.join(hidden)}){{display:none}}")
        if day:
            lines.append(f"{chosen} .new.f{day}{{--came:var(--accent)}}")
    # A browser without :has() shows the last day.
    earlier = ",".join(f".u{day}" for day in days[:-1])
    lines.append(f"@supports not selector(:has(*)){{.replay,.came,{earlier}{{display:none}}}}")
    return "\n".join(lines) + "\n"
