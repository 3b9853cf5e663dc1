"""Takes a page of all days apart: the markup of the last day, and what the other days need.

A program that knows neither scripts nor style sheets then reads one day, and never the versions
of a text side by side.
"""

from __future__ import annotations

import json
import re
import zlib
from binascii import b2a_base64
from collections.abc import Sequence
from itertools import chain

from briefing.model.lean_typing import NamedTuple
from briefing.render.markup import Markup, void

_COMMENT = "<!---->"
"""What stands in the place of elements that are not of the last day."""
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)([^>]*)>")
_CLASSES = re.compile(r' class="([^"]*)"')
_DAY = re.compile(r"[fuxn]\d+")


class LastDay(NamedTuple):
    """The markup of the last day, and what the script adds to it before it shows another day.

    `elements` is the number of elements in `markup`. `marks` are pairs of the place of an element
    among them and the classes of its days; `parts` are the elements of other days, in the order
    of the comments in their places, and `spans` the first and the last day of each of these.
    """

    markup: Markup
    elements: int
    marks: list[tuple[int, str]]
    parts: list[str]
    spans: list[tuple[int, int]]

    def packed(self) -> str:
        """Return what the script adds, as compressed JSON in base 64."""
        places, last = [], 0
        for place, _ in self.marks:
            places.append(place - last)
            last = place
        # Kinds of marks are few, and each is needed by thousands of elements.
        distinct = dict.fromkeys(words for _, words in self.marks)
        kinds = {words: number for number, words in enumerate(distinct)}
        data = {
            "count": self.elements,
            "places": places,
            "kinds": list(kinds),
            "marks": [kinds[words] for _, words in self.marks],
            "parts": self.parts,
            "spans": list(chain.from_iterable(self.spans)),
        }
        text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
        return b2a_base64(zlib.compress(text.encode(), 9), newline=False).decode()


def last_day(markup: str, last: int) -> LastDay:
    """Take markup apart in which elements have the classes of their days; `last` is the last day.

    What is new on the last day keeps the class ``new``.
    """
    kept: list[str] = []
    marks: list[tuple[int, str]] = []
    parts: list[str] = []
    spans: list[tuple[int, int]] = []
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
                        kept.append(_COMMENT)
                    done, cut_name = found.end(), ""
            continue
        if end:
            continue
        classes = _CLASSES.search(attributes) if "class=" in attributes else None
        words = classes[1].split() if classes else []
        days = [each for each in words if _DAY.fullmatch(each)]
        if days:
            assert classes
            kept.append(markup[done : found.start()])
            if any(each[0] == "u" for each in days):
                assert not void(name)
                cut, cut_name, depth = found.start(), name, 1
                span = _span(days)
                continue
            is_new = f"n{last}" in days
            others = [each for each in words if each not in days and (each != "new" or is_new)]
            rest = f' class="{" ".join(others)}"' if others else ""
            start, stop = classes.span()
            kept.append(f"<{name}{attributes[:start]}{rest}{attributes[stop:]}>")
            done = found.end()
            marks.append((count, " ".join([*days, "new"] if "new" in words else days)))
        count += 1
    kept.append(markup[done:])
    return LastDay(Markup("".join(kept)), count, marks, parts, spans)


def _span(days: Sequence[str]) -> tuple[int, int]:
    """Return the first and the last day of an element by its classes."""
    ends = {each[0]: int(each[1:]) for each in days}
    return ends.get("f", 0), ends["u"]
