"""Takes a page of all days apart: the markup of the last day, and what the other days need.

A program that knows neither scripts nor style sheets then reads one day, and never the versions
of a text side by side.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from itertools import chain

from briefing.model.lean_typing import NamedTuple
from briefing.render.html.compact import compact
from briefing.render.html.compressed import compressed
from briefing.render.markup import Markup, void

_COMMENT = "<!---->"
"""What stands in the place of elements that are not of the last day, unless one follows at once."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
_CLASSES = re.compile(r' class="([^"]*)"')
_DAY = re.compile(r"[fuxn]\d+")


class LastDay(NamedTuple):
    """The markup of the last day, and what the script adds to it before it shows another day.

    `elements` is the number of elements in `markup`. `marks` are pairs of the place of an element
    among them and the classes of its days; `parts` are the elements of other days, in order, and
    `spans` the first and the last day of each of these. `followers` have for each part the place of
    the element before which it stands, or None where it has the next of the comments for its place.
    """

    markup: Markup
    elements: int
    marks: list[tuple[int, str]]
    parts: list[str]
    spans: list[tuple[int, int]]
    followers: list[int | None]

    def packed(self) -> str:
        """Return what the script adds, as compressed JSON in base 85."""
        places, last = [], 0
        for place, _ in self.marks:
            places.append(place - last)
            last = place
        # From one follower to the next, and 0 for a comment.
        before, last = [], 0
        for follower in self.followers:
            before.append(0 if follower is None else follower - last)
            last = last if follower is None else follower
        # Kinds of marks are few, and each is needed by thousands of elements.
        distinct = dict.fromkeys(words for _, words in self.marks)
        kinds = {words: number for number, words in enumerate(distinct)}
        data = {
            "count": self.elements,
            "places": places,
            "kinds": list(kinds),
            "marks": [kinds[words] for _, words in self.marks],
            "parts": [compact(each) for each in self.parts],
            "before": before,
            "spans": list(chain.from_iterable(self.spans)),
        }
        return compressed(json.dumps(data, ensure_ascii=False, separators=(",", ":")))


def last_day(markup: str, last: int) -> LastDay:
    """Take markup apart in which elements have the classes of their days; `last` is the last day.

    What is new on the last day keeps the class ``new``.
    """
    kept: list[str] = []
    marks: list[tuple[int, str]] = []
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
    followers: list[int | None] = []
    done = count = cut = depth = 0
    cut_name = ""
    span = 0, 0
    for found in _TAG.finditer(markup):
        end, name, attributes = found.groups()
        if cut_name:
            if name == cut_name:
                depth += -1 if end else 1
                if depth == 0:
                    part = markup[cut : found.end()]
                    if kept[-2:] == [_COMMENT, ""]:
                        parts[-1] += part  # they stand side by side
                        spans[-1] = min(spans[-1][0], span[0]), max(spans[-1][1], span[1])
                        kept.pop()
                    else:
                        parts.append(part)
                        spans.append(span)
                        followers.append(None)
                        kept.append(_COMMENT)
                    done, cut_name = found.end(), ""
            continue
        if end:
            continue
        classes = _CLASSES.search(attributes) if "class=" in attributes else None
        words = classes[1].split() if classes else []
        days = [each for each in words if _DAY.fullmatch(each)]
        is_cut = any(each[0] == "u" for each in days)
        if not is_cut and done == found.start() and kept[-1:] == [_COMMENT]:
            kept.pop()
            followers[-1] = count
        if days:
            assert classes
            kept.append(markup[done : found.start()])
            if is_cut:
                assert not void(name)
                cut, cut_name, depth = found.start(), name, 1
                span = _span(days)
                continue
            start, stop = classes.span()
            rest = _rest(words, days, is_new=f"n{last}" in days)
            kept.append(f"<{name}{attributes[:start]}{rest}{attributes[stop:]}>")
            done = found.end()
            marks.append((count, " ".join([*days, "new"] if "new" in words else days)))
        count += 1
    kept.append(markup[done:])
    return LastDay(Markup("".join(kept)), count, marks, parts, spans, followers)


def _rest(words: Sequence[str], days: Sequence[str], *, is_new: bool) -> str:
    """Return the attribute for the classes of an element that are not of its days."""
    others = [each for each in words if each not in days and (each != "new" or is_new)]
    return f' class="{" ".join(others)}"' if others else ""


def _span(days: Sequence[str]) -> tuple[int, int]:
    """Return the first and the last day of an element by its classes."""
    ends = {each[0]: int(each[1:]) for each in days}
    return ends.get("f", 0), ends["u"]
