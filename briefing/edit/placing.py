"""Finds where in a file a change goes, and makes splices of it.

A block list or mapping grows by whole lines, behind the item before and the comments that are
indented deeper than it; one in brackets grows before its closing one.
"""

from __future__ import annotations

from briefing.edit.brackets import out_of_brackets
from briefing.edit.changes import Change, ChangeKind, RefusedError
from briefing.edit.keyed_lists import numbered, rekeyed
from briefing.edit.rendering import Examples, Renderer
from briefing.edit.splices import Splice
from briefing.edit.style import before_newline, column, dash_of, line_end
from briefing.edit.yaml_text import ScalarContext, as_yaml
from briefing.load.extents import Extent, Items, Leaf, MappingEntries, Plain
from briefing.model.lean_typing import NamedTuple
from briefing.model.text import visible


class Position(NamedTuple):
    """Where a change takes place: the list or mapping itself, and its mapping's key column.

    `key_column` is the column of the key that it is the value of, -1 for the whole file. `place` is
    the index before which a new item or key goes; `examples` are values like the new one.
    `behind_sign` is the place behind the colon or dash that it follows, -1 for the whole file.
    """

    parent: Items | MappingEntries
    key_column: int
    place: int
    examples: Examples
    is_in_flow: bool
    behind_sign: int


def splices_for(text: str, change: Change, at: Position, write: Renderer) -> list[Splice]:
    """Return the splices that make a change in a text.

    Raises RefusedError where the file is written so that this cannot be done safely, and ValueError
    if a text cannot be written in YAML.
    """
    if isinstance(at.parent, MappingEntries) and not at.parent.is_flow:
        _refuse_question_marks(text, at.parent)
    placed = _PlacedChange(text, at, write)
    if change.kind is ChangeKind.REMOVE:
        return placed.removed(_number(at.parent, change.key))
    if change.kind is ChangeKind.SET:
        return placed.replaced(_number(at.parent, change.key), change.value)
    if change.kind is ChangeKind.WRAP:
        return placed.wrapped(_number(at.parent, change.key), change.value)
    if change.kind in (ChangeKind.NUMBER, ChangeKind.REKEY):
        assert isinstance(at.parent, MappingEntries)
        key, value = at.parent.entries[_number(at.parent, change.key)]
        if isinstance(value, Items):
            return numbered(text, column(text, key.start), value, write.style.newline)
        assert isinstance(value, MappingEntries)
        return rekeyed(value, change.value)
    if at.parent.is_flow:
        return placed.into_brackets(change)
    return placed.into_block(change)


def _number(parent: Items | MappingEntries, key: str | int) -> int:
    if isinstance(parent, Items):
        assert isinstance(key, int)
        return key
    return next(n for n, (name, _) in enumerate(parent.entries) if name.text == key)


def _refuse_question_marks(text: str, parent: MappingEntries) -> None:
    """Raise RefusedError if a key of a block mapping is written as `? key`."""
    first = column(text, parent.start)
    for key, _ in parent.entries:
        if column(text, key.start) != first:
            name = visible(key.text)
            raise RefusedError(
                f"the key is written as `? {name}`, which is not edited",
                f"write it as `{name}:`",
                key.start,
            )


class _PlacedChange:
    """One change of one list or mapping."""

    def __init__(self, text: str, at: Position, write: Renderer) -> None:
        self.text = text
        self.at = at
        self.parent = at.parent
        self.write = write
        self.newline = write.style.newline

    # Growing by lines

    def into_block(self, change: Change) -> list[Splice]:
        """Return the splices that put whole lines into a block list or mapping."""
        lines = self._new_lines(change)
        place, text = self.at.place, self.text
        if place == 0:
            start = self._start_of_item(0)
            before = text[text.rfind("\n", 0, start) + 1 : start]
            if before.strip():
                raise RefusedError(
                    "nothing can be put before the first entry of a line", _OWN_LINE, start
                )
            start -= len(before)
            return [Splice(start, start, "".join(f"{line}{self.newline}" for line in lines))]
        end = self._parts()[place - 1].end
        return [
            self._lines_behind(end, column(text, self.parent.start), [""] * self._gap() + lines)
        ]

    def _lines_behind(self, end: int, at: int, lines: list[str]) -> Splice:
        """Return the splice that puts lines behind an item of a list or mapping at a column."""
        start = self.behind(end, at)
        if start > 0 and self.text[start - 1] != "\n":  # the last line has no end, and keeps none
            return Splice(start, start, "".join(f"{self.newline}{line}" for line in lines))
        return Splice(start, start, "".join(f"{line}{self.newline}" for line in lines))

    def _new_lines(self, change: Change) -> list[str]:
        write, at = self.write, column(self.text, self.parent.start)
        if isinstance(self.parent, MappingEntries):
            return write.entry(str(change.key), change.value, at, self.at.examples)
        dash = dash_of(self.text, self.parent, self._example_item())
        return write.item(change.value, at, self.at.examples, dash)

    def _example_item(self) -> Extent:
        assert isinstance(self.parent, Items)
        return self.parent.items[max(0, self.at.place - 1)]

    def _parts(self) -> list[Extent]:
        """Return the items, or the values of the entries."""
        if isinstance(self.parent, Items):
            return self.parent.items
        return [value for _, value in self.parent.entries]

    def _starts(self) -> list[int]:
        """Return where the items or entries begin, without dashes."""
        if isinstance(self.parent, Items):
            return [each.start for each in self.parent.items]
        return [key.start for key, _ in self.parent.entries]

    def _start_of_item(self, number: int) -> int:
        """Return the place of an item's dash, or of an entry's key."""
        start = self._starts()[number]
        if isinstance(self.parent, MappingEntries):
            return start
        if number == 0:
            return self.parent.start
        at = column(self.text, self.parent.start)
        last = self.parent.items[number - 1].end
        line = self.text.rfind("\n", 0, start) + 1
        while line > last and self.text[line + at : line + at + 1] != "-":
            line = self.text.rfind("\n", 0, line - 1) + 1
        if line <= last and line + at < last:
            raise RefusedError("the dash of an item is not found", _OWN_LINE, start)
        return line + at

    def behind(self, end: int, at: int) -> int:
        """Return the place behind the line of an end and the comments indented deeper than `at`."""
        text = self.text
        place = _next_line(text, end)
        look = place
        while look < len(text):
            line = text[look : line_end(text, look)]
            stripped = line.lstrip(" ")
            look = _next_line(text, look)
            if not stripped:
                continue
            if not stripped.startswith("#") or len(line) - len(stripped) <= at:
                break
            place = look
        return place

    def _gap(self) -> int:
        """Return how many blank lines the list has between its items, of a mapping none."""
        if isinstance(self.parent, MappingEntries) or len(self.parent.items) < 2:
            return 0
        place = min(max(self.at.place - 1, 1), len(self.parent.items) - 1)
        at = column(self.text, self.parent.start)
        start = self.behind(self.parent.items[place - 1].end, at)
        between = self.text[start : self._start_of_item(place)].split("\n")[:-1]
        blank = 0
        for line in between:
            if line.strip():
                break
            blank += 1
        return blank

    # Growing in brackets

    def into_brackets(self, change: Change) -> list[Splice]:
        """Return the splices that put an item or a key into brackets."""
        parts, starts, place = self._parts(), self._starts(), self.at.place
        if not parts:
            return self._into_nothing(change)
        new, pad = self._in_brackets(change), self._own_line_pad(starts)
        if place == 0:
            between = f",{self.newline}{pad}" if pad is not None else ", "
            return [Splice(starts[0], starts[0], f"{new}{between}")]
        end = parts[place - 1].end
        comma = _comma_behind(self.text, end)
        if comma >= 0:  # behind it, and behind the comment on its line
            eol = line_end(self.text, comma)
            rest = self.text[comma + 1 : eol].strip()
            if pad is not None and (not rest or rest.startswith("#")):
                return [Splice(eol, eol, f"{self.newline}{pad}{new},")]
            return [Splice(comma + 1, comma + 1, f" {new},")]
        if pad is None:
            return [Splice(end, end, f", {new}")]
        eol = line_end(self.text, end)
        rest = self.text[end:eol].strip()
        if not rest.startswith("#"):
            return [Splice(end, end, f",{self.newline}{pad}{new}")]
        return [Splice(end, end, ","), Splice(eol, eol, f"{self.newline}{pad}{new}")]

    def _in_brackets(self, change: Change) -> str:
        """Return the new item or entry as it stands in brackets."""
        if isinstance(self.parent, Items):
            return self.write.flow(change.value, self.at.examples)
        key = as_yaml(str(change.key), ScalarContext.FLOW_KEY)
        return f"{key}: {self.write.flow(change.value, self.at.examples, ScalarContext.FLOW)}"

    def _own_line_pad(self, starts: list[int]) -> str | None:
        """Return the indentation of items that have lines of their own; None if they share one."""
        for start in starts:
            before = self.text[self.text.rfind("\n", 0, start) + 1 : start]
            if before.strip():
                return None
        return " " * column(self.text, starts[-1])

    def _into_nothing(self, change: Change) -> list[Splice]:
        """Return the splice for `[]` or `{}`: in block style where the value asks for it."""
        is_list = isinstance(self.parent, Items)
        value: Plain = [change.value] if is_list else {str(change.key): change.value}
        start, end = self.parent.start, self.parent.end
        key_column, taken = self.at.key_column, column(self.text, start)
        in_flow = self.at.is_in_flow or key_column < 0
        if in_flow or self.write.is_flow_behind_key(value, key_column, (), taken):
            return [Splice(start, end, self.write.flow(value, ()))]
        lines = self.write.behind_key(value, self.at.key_column, ())
        return self._behind_comment(start, end, lines)

    def _behind_comment(self, start: int, end: int, lines: str) -> list[Splice]:
        """Return the splices that put lines in the place of a value, behind its line's comment."""
        eol = line_end(self.text, end)
        rest = self.text[end:eol]
        if rest.strip().startswith("#"):
            return [Splice(start, end, ""), Splice(eol, eol, lines)]
        while start > 0 and self.text[start - 1] == " ":
            start -= 1
        return [Splice(start, end, lines)]

    # Replacing and removing

    def replaced(self, number: int, value: Plain) -> list[Splice]:
        """Return the splices that give an item or key another value.

        A comment behind the sign of a block text, ``>-  # why``, stays on that line.
        """
        old = self._parts()[number]
        splices = self._replaced(number, value, old)
        if comment := _comment_of_block_text(self.text, old):
            if len(splices) != 1:
                raise RefusedError(
                    "a comment stands behind the sign of the text", _COMMENT_ABOVE, old.start
                )
            first, newline, rest = splices[0].text.partition(self.newline)
            written = f"{first.rstrip()}  {comment}{newline}{rest}"
            return [splices[0]._replace(text=written)]
        return splices

    def _replaced(self, number: int, value: Plain, old: Extent) -> list[Splice]:
        examples = (*self.at.examples, old)
        if self.parent.is_flow or self.at.is_in_flow:
            context = (
                ScalarContext.FLOW
                if isinstance(self.parent, MappingEntries)
                else ScalarContext.FLOW_ITEM
            )
            return [Splice(old.start, old.end, self.write.flow(value, examples, context))]
        if isinstance(self.parent, MappingEntries):
            at = column(self.text, self.parent.start)
            key = self.parent.entries[number][0]
            # The colon may have spaces before it, and the value may stand on the next line.
            colon = self.text.index(":", key.end)
            lines = self.write.behind_key(value, at, examples, taken=colon + 1 - key.start + at)
            if not lines.startswith(self.newline) and "\n" not in self.text[colon : old.start]:
                return self._split(old.start, old.end, lines[1:])
            _refuse_comment(self.text, colon + 1, old.start)
            if lines.startswith(self.newline):
                return self._behind_comment(colon + 1, old.end, lines)
            return self._split(colon + 1, old.end, lines)
        at = column(self.text, self.parent.start)
        assert isinstance(self.parent, Items)
        dash = dash_of(self.text, self.parent, old)
        written = self.newline.join(self.write.item(value, at, examples, dash))
        skipped = written.index(written[at + 1 :].lstrip()[:1], at + 1)
        return self._split(old.start, old.end, written[skipped:])

    def wrapped(self, number: int, value: Plain) -> list[Splice]:
        """Return the splices that make a list of a mapping and one more: a dash, and new lines."""
        old = self._parts()[number]
        assert isinstance(old, MappingEntries)
        assert isinstance(self.parent, MappingEntries)
        examples = (*self.at.examples, old)
        if self.parent.is_flow:
            new = self.write.flow(value, examples)
            return [Splice(old.start, old.start, "["), Splice(old.end, old.end, f", {new}]")]
        at = column(self.text, self.parent.start)
        if old.is_flow:
            dash = at + self.write.style.list_indent
            start = self.text.index(":", self.parent.entries[number][0].end) + 1
            _refuse_comment(self.text, start, old.start)
            before = Splice(start, old.start, f"{self.newline}{' ' * dash}- ")
        else:
            dash = column(self.text, old.start) - 2
            if dash < at:
                raise RefusedError(
                    "the mapping has no room for a dash",
                    "indent it by two columns or more",
                    old.start,
                )
            before = Splice(old.start - 2, old.start, "- ")
        lines = self.write.item(value, dash, [old], (2, False))
        return [before, self._lines_behind(old.end, dash, lines)]

    def _split(self, start: int, end: int, written: str) -> list[Splice]:
        """Return the splices for a value; its lines below the first go behind a comment."""
        first, newline, rest = written.partition(self.newline)
        eol = line_end(self.text, end)
        if not newline or eol == end:
            return [Splice(start, end, written)]
        return [Splice(start, end, first), Splice(eol, eol, newline + rest)]

    def removed(self, number: int) -> list[Splice]:
        """Return the splices that take an item or entry out, with the comments that belong to it.

        These are the one on its line, those directly above it in its column, and those below it
        that are indented deeper.
        """
        if self.parent.is_flow:
            return out_of_brackets(self.text, self.parent, number)
        parts = self._parts()
        if len(parts) == 1:
            return self._emptied()
        start, at = self._start_of_item(number), column(self.text, self.parent.start)
        line = self.text.rfind("\n", 0, start) + 1
        end = self.behind(parts[number].end, at)
        if self.text[line:start].strip():  # the first of a line that something else begins
            following = self._start_of_item(number + 1)
            if not self.text[end:following].strip():
                return [Splice(start, following, "")]
            return [Splice(_without_spaces(self.text, start), before_newline(self.text, end), "")]
        line = _with_comment_above(self.text, line, self.text[line:start])
        if end == len(self.text) and not self.text.endswith("\n") and line > 0:
            # The line before becomes the last one, without an end as well.
            return [Splice(before_newline(self.text, line), end, "")]
        return [Splice(line, end, "")]

    def _emptied(self) -> list[Splice]:
        """Return the splices that leave an empty list or mapping in the place of a block."""
        text, start, end = self.text, self.parent.start, self.parent.end
        empty = " []" if isinstance(self.parent, Items) else " {}"
        sign = self.at.behind_sign
        if sign < 0:
            raise RefusedError(
                "it is all that the file holds",
                "remove the file, or write another one first",
                start,
            )
        last = self.behind(end, column(text, start))
        line = text.rfind("\n", 0, start) + 1
        if line <= sign:  # it begins on the line of its key or dash
            last = before_newline(text, last) if text[last - 1] == "\n" else last
            return [Splice(sign, last, empty)]
        line = _with_comment_above(text, line, text[line:start])
        line = max(line, _next_line(text, sign))
        if last == len(text) and not text.endswith("\n"):
            line = before_newline(text, line)
        return [Splice(sign, sign, empty), Splice(line, last, "")]


_OWN_LINE = "give each entry a line of its own in an editor"
_COMMENT_ABOVE = "put the comment on a line of its own, above the key, in an editor"


def _refuse_comment(text: str, start: int, end: int) -> None:
    """Raise RefusedError if a comment stands between a key and its value."""
    if text[start:end].strip():
        place = start + len(text[start:end]) - len(text[start:end].lstrip())
        raise RefusedError("a comment stands between the key and its value", _COMMENT_ABOVE, place)


def _without_spaces(text: str, place: int) -> int:
    """Return the place before the spaces that stand before a place."""
    return len(text[:place].rstrip(" "))


def _with_comment_above(text: str, line: int, pad: str) -> int:
    """Return where the block of comments begins that stands directly above a line, in its column.

    A block that begins the file is about the file, and is left: then it is the line itself.
    """
    first = line
    while first > 0:
        before = text.rfind("\n", 0, first - 1) + 1
        if not text.startswith(f"{pad}#", before):
            return first
        first = before
    return line


def _next_line(text: str, place: int) -> int:
    """Return the start of the line below a place; the text's end if there is none."""
    end = text.find("\n", place)
    return len(text) if end < 0 else end + 1


def _comment_of_block_text(text: str, value: Extent) -> str:
    """Return the comment behind the ``|`` or ``>`` of a text, empty for none or another value."""
    head = text[value.start : line_end(text, value.start)]
    sign, hash_sign, comment = head.partition(" #")
    is_block_text = isinstance(value, Leaf) and sign.startswith(("|", ">"))
    return f"#{comment}" if is_block_text and hash_sign else ""


def _comma_behind(text: str, place: int) -> int:
    """Return the place of the comma behind an item in brackets; -1 if there is none."""
    while place < len(text):
        char = text[place]
        if char == "#":
            place = line_end(text, place)
        elif char == ",":
            return place
        elif not char.isspace():
            return -1
        place += 1
    return -1
