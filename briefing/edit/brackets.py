"""Takes an entry out of brackets, with the comments that belong to it and no others.

To an entry belong the rest of its line, the comments below it that are indented deeper, and those
directly above it. A comment that a blank line parts from both sides belongs to the list or mapping,
and so does what stands behind the opening bracket. Where several entries share a line, nothing
tells which of them its comment is about.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from briefing.edit.changes import RefusedError
from briefing.edit.splices import Splice
from briefing.edit.style import before_newline, line_end
from briefing.load.extents import Items, MappingEntries
from briefing.model.lean_typing import NamedTuple


class _Spacing(NamedTuple):
    """What stands between two entries, or between a bracket and an entry.

    `comma` is its place, -1 for none. Comments up to `low` belong to the entry before, those from
    `high` on to the entry behind; both are places at the start of a line, if there is one.
    """

    start: int
    end: int
    comma: int
    comments: tuple[int, ...]
    low: int
    high: int


def out_of_brackets(text: str, parent: Items | MappingEntries, number: int) -> list[Splice]:
    """Return the splices that take an entry out of a list or mapping in brackets.

    Raises RefusedError where it cannot be told to which entry a comment belongs.
    """
    return _Brackets(text, parent).without(number)


class _Brackets:
    """A list or mapping in brackets, with the places at which its entries start and end."""

    def __init__(self, text: str, parent: Items | MappingEntries) -> None:
        self.text = text
        self.parent = parent
        if isinstance(parent, Items):
            self.starts = [each.start for each in parent.items]
            self.ends = [each.end for each in parent.items]
        else:
            self.starts = [key.start for key, _ in parent.entries]
            self.ends = [value.end for _, value in parent.entries]

    def without(self, number: int) -> list[Splice]:
        """Return the splices that take an entry out."""
        first_of_row, last_of_row = self._row(number)
        if first_of_row != last_of_row:
            self._require_no_comment(first_of_row, last_of_row)
            return [self._without_comments(number)]
        before, after = self._gap(number), self._gap(number + 1)
        if not before.comments and not after.comments:
            return [self._without_comments(number)]
        splices = self._own_lines(number, before, after)
        return splices if self._inside_without(splices).strip() else [self._nothing()]

    def _nothing(self) -> Splice:
        empty = "[]" if isinstance(self.parent, Items) else "{}"
        return Splice(self.parent.start, self.parent.end, empty)

    def _without_comments(self, number: int) -> Splice:
        """Return the splice where no comment is near, or where the entry shares its line."""
        if len(self.starts) == 1:
            return self._nothing()
        if number + 1 == len(self.starts) or (number and self._is_joined(number)):
            return Splice(self.ends[number - 1], self.ends[number], "")
        return Splice(self.starts[number], self.starts[number + 1], "")

    # Rows: entries that share lines

    def _is_joined(self, number: int) -> bool:
        """Whether an entry begins on the line on which the one before it ends."""
        return "\n" not in self.text[self.ends[number - 1] : self.starts[number]]

    def _row(self, number: int) -> tuple[int, int]:
        """Return the first and the last of the entries that share lines with one."""
        first = last = number
        while first > 0 and self._is_joined(first):
            first -= 1
        while last + 1 < len(self.starts) and self._is_joined(last + 1):
            last += 1
        return first, last

    def _require_no_comment(self, first: int, last: int) -> None:
        """Raise RefusedError if entries that share their line have a comment."""
        above, below = self._gap(first), self._gap(last + 1)
        own = [each for each in above.comments if each >= above.high]
        own += [each for each in below.comments if each < below.low]
        if own:
            raise RefusedError(
                "it cannot be told to which of the entries on a line this comment belongs",
                "give each entry a line of its own in an editor, and the comment beside its own",
                own[0],
            )

    # Comments

    def _gap(self, number: int) -> _Spacing:
        """Return what stands before an entry; behind the last one for the number of entries."""
        text = self.text
        start = self.ends[number - 1] if number else self.parent.start + 1
        end = self.starts[number] if number < len(self.starts) else self.parent.end - 1
        signs = list(_signs(text, start, end))
        comma = next((each for each in signs if text[each] == ","), -1)
        comments = tuple(each for each in signs if text[each] == "#")
        lines = _lines_within(text, start, end)
        at = self._column_of_row(number - 1) if number else -1
        low = lines[0] if number else start
        high = lines[-1]
        is_of_next = number < len(self.starts)
        column_next = _indent(text[high:end]) if is_of_next else -1
        while high > lines[0] and _comment_column(text, _above(high, lines)) == column_next >= 0:
            high = _above(high, lines)
        for line, below in pairwise(lines):
            indent = _comment_column(text, line)
            if line >= high or 0 <= indent <= at:
                break
            if indent > at >= 0:
                low = below
        limit = max(low, lines[0]) if is_of_next else high
        while high > limit and _comment_column(text, _above(high, lines)) >= 0:
            high = _above(high, lines)
        return _Spacing(start, end, comma, comments, low, high)

    def _column_of_row(self, number: int) -> int:
        """Return the column in which an entry's line begins; -1 behind something else."""
        start = self.starts[self._row(number)[0]]
        before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        return -1 if before.strip(" ,") else _indent(before)

    # Removing lines

    def _own_lines(self, number: int, before: _Spacing, after: _Spacing) -> list[Splice]:
        """Return the splices that take out an entry that shares no line with another one."""
        text, start, end = self.text, self.starts[number], self.ends[number]
        line = text.rfind("\n", 0, start) + 1
        begins_line = line > before.start
        pad = text[line:start].partition(",")[0] if begins_line else ""
        closing = self.parent.end - 1
        closes = number + 1 == len(self.starts) and "\n" not in text[end:closing]
        first, last, new = before.high if begins_line else before.start, after.low, ""
        if closes:
            last, new = max(end, after.comma + 1), pad
            if number and not any(each < first for each in before.comments):
                return [Splice(before.start, last, "")]
        elif not begins_line:
            last = before_newline(text, last)
        splices = [Splice(first, last, new)]
        comma = self._comma_too_many(number, before, after, first, last)
        if comma >= 0 and text[comma + 1 : comma + 2] != "#":
            begins = text[comma - 1 : comma] in (" ", "\n") and text[comma + 1] == " "
            splices.append(Splice(comma, comma + 1 + begins, ""))
        return splices

    @staticmethod
    def _comma_too_many(
        number: int, before: _Spacing, after: _Spacing, first: int, last: int
    ) -> int:
        """Return the place of the comma that goes as well; -1 if it is among the lines."""
        if first <= after.comma < last or (after.comma >= 0 and first <= before.comma < last):
            return -1
        if after.comma >= 0:
            return after.comma
        return before.comma if number and before.comma < first else -1

    def _inside_without(self, splices: list[Splice]) -> str:
        """Return what would stand between the brackets."""
        kept, place = "", self.parent.start + 1
        for splice in sorted(splices):
            kept += self.text[place : splice.start] + splice.text
            place = splice.end
        return kept + self.text[place : self.parent.end - 1]


def _signs(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the places of commas and comments; raises RefusedError for anything else."""
    place = start
    while place < end:
        if text[place] in ",#":
            yield place
        elif not text[place].isspace():
            raise RefusedError(
                f"`{text[place]}` stands between two entries in brackets, which is not edited",
                "write it in another way in an editor",
                place,
            )
        place = line_end(text, place) if text[place] == "#" else place + 1


def _lines_within(text: str, start: int, end: int) -> list[int]:
    """Return the starts of the lines that begin in a part of a text; its end if none does."""
    lines = []
    place = text.find("\n", start, end)
    while place >= 0:
        lines.append(place + 1)
        place = text.find("\n", place + 1, end)
    return lines or [end]


def _above(line: int, lines: list[int]) -> int:
    return lines[lines.index(line) - 1]


def _comment_column(text: str, line: int) -> int:
    """Return the column of a comment on a line of its own; -1 if there is none."""
    rest = text[line : line_end(text, line)]
    return _indent(rest) if rest.lstrip(" ").startswith("#") else -1


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))
