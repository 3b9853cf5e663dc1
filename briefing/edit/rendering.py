"""Writes values as YAML in the manner of examples: block or flow, with the same quotes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.edit.style import Style, dash_of
from briefing.edit.yaml_text import WIDTH, ScalarContext, as_yaml, fold
from briefing.load.extents import Extent, Items, Leaf, MappingEntries, Plain

Examples = Sequence[Extent]
"""Values of the file that stand in the same place as one to be written, the nearest last."""
_LEAST = 20
"""Columns that a folded text has at the least, however deep it stands."""


class Renderer:
    """Writes values for one file, whose text the examples are parts of.

    All of its functions raise ValueError if a text cannot be written in YAML.
    """

    def __init__(self, text: str, style: Style) -> None:
        self.text = text
        self.style = style

    def behind_key(self, value: Plain, at: int, examples: Examples, *, taken: int = 0) -> str:
        """Return what follows the colon of a key at a column, without a line break at the end.

        `taken` are the columns of the line that the key takes.
        """
        style = self.style
        if isinstance(value, str):
            return self._scalar(value, ScalarContext.VALUE, at + style.map_indent, taken, examples)
        if self.is_flow_behind_key(value, at, examples, taken):
            return f" {self.flow(value, examples)}"
        deeper = at + (style.list_indent if isinstance(value, list) else style.map_indent)
        for each in examples:
            if not isinstance(each, Leaf) and not each.is_flow and _is_like(value, each):
                deeper = self._like(each, at)
        lines = self.lines(value, deeper, examples)
        return style.newline + style.newline.join(lines)

    def _like(self, example: Extent, at: int) -> int:
        """Return the column of a list or mapping that stands as deep below its key as another."""
        text = self.text
        start = text.rfind("\n", 0, example.start) + 1
        here = example.start - start
        # The key stands on the nearest line above that is no deeper and is not a comment.
        while start > 0:
            before = text.rfind("\n", 0, start - 1) + 1
            line = text[before : start - 1]
            stripped = line.lstrip(" -")
            if stripped.strip() and not stripped.startswith("#"):
                deeper = here - (len(line) - len(stripped))
                return at + deeper if 0 <= deeper <= 8 else at + self.style.map_indent
            start = before
        return at + self.style.map_indent

    def lines(self, value: Plain, at: int, examples: Examples) -> list[str]:
        """Return the lines of a list or a mapping in block style, at a column."""
        if isinstance(value, Mapping):
            return [
                line
                for key, each in value.items()
                for line in self.entry(key, each, at, _under(examples, key))
            ]
        within = _items_of(examples)
        dash = next(
            (
                dash_of(self.text, each, each.items[-1])
                for each in reversed(examples)
                if isinstance(each, Items) and not each.is_flow and each.items
            ),
            (self.style.dash, self.style.lone_dash),
        )
        return [line for each in value for line in self.item(each, at, within, dash)]

    def entry(self, key: str, value: Plain, at: int, examples: Examples) -> list[str]:
        """Return the lines of a key with its value."""
        name = " " * at + as_yaml(key, ScalarContext.KEY) + ":"
        text = name + self.behind_key(value, at, examples, taken=len(name))
        return text.split(self.style.newline)

    def item(self, value: Plain, at: int, examples: Examples, dash: tuple[int, bool]) -> list[str]:
        """Return the lines of an item of a block list whose dashes stand at a column."""
        deeper, is_lone = dash
        pad = " " * at
        space = " " * (1 if is_lone else deeper - 1)
        if isinstance(value, str):
            written = self._scalar(value, ScalarContext.ITEM, at + deeper, at + 2, examples)
            return (f"{pad}-{space}" + written[1:]).split(self.style.newline)
        if self.is_flow(value, examples, at + deeper):
            if is_lone:
                return [f"{pad}-", f"{pad}{' ' * deeper}{self.flow(value, examples)}"]
            return [f"{pad}-{space}{self.flow(value, examples)}"]
        lines = self.lines(value, at + deeper, examples)
        if is_lone:
            return [f"{pad}-", *lines]
        return [f"{pad}-{space}{lines[0][at + deeper :]}", *lines[1:]]

    def is_flow_behind_key(self, value: Plain, at: int, examples: Examples, taken: int) -> bool:
        """Whether the value of a key is written in brackets.

        At the margin of a file it is not, unless it is a list of texts: it is likely to grow.
        """
        if self._example_of(value, examples) is None and value and at == 0:
            each = value.values() if isinstance(value, Mapping) else value
            if isinstance(value, Mapping) or any(not isinstance(one, str) for one in each):
                return False
        return self.is_flow(value, examples, taken)

    def _example_of(self, value: Plain, examples: Examples) -> Items | MappingEntries | None:
        """Return the nearest example that is a list or mapping as well, and not empty."""
        for each in reversed(examples):
            if isinstance(each, Items | MappingEntries) and _is_like(value, each):
                size = len(each.items if isinstance(each, Items) else each.entries)
                if size:
                    return each
        return None

    def is_flow(self, value: Plain, examples: Examples, taken: int) -> bool:
        """Whether a list or mapping is written in brackets: as its example, else if it is short."""
        if not value:
            return True
        if example := self._example_of(value, examples):
            return example.is_flow
        if any(
            _is_deep(each) for each in (value.values() if isinstance(value, Mapping) else value)
        ):
            return False
        return taken + 1 + len(self.flow(value, examples)) <= (self.style.width or WIDTH)

    def flow(
        self, value: Plain, examples: Examples, context: ScalarContext = ScalarContext.FLOW_ITEM
    ) -> str:
        """Return a value in flow style, on one line."""
        if isinstance(value, str):
            return as_yaml(value, context, _quote_of(examples))
        if isinstance(value, Mapping):
            parts = [
                f"{as_yaml(key, ScalarContext.FLOW_KEY)}: "
                + self.flow(each, _under(examples, key), ScalarContext.FLOW)
                for key, each in value.items()
            ]
            return "{" + ", ".join(parts) + "}"
        within = _items_of(examples)
        return "[" + ", ".join(self.flow(each, within) for each in value) + "]"

    def _scalar(
        self, value: str, context: ScalarContext, deeper: int, taken: int, examples: Examples
    ) -> str:
        """Return a text with the space before it; folded if the file folds texts of its length."""
        quote = _quote_of(examples)
        written = as_yaml(value, context, quote)
        width = self._width(examples)
        if not width or taken + 1 + len(written) <= width or quote:
            return f" {written}"
        lines = fold(value, max(_LEAST, width - deeper))
        if lines is None or len(lines) < 2:
            return f" {written}"
        pad = self.style.newline + " " * deeper
        return f" >-{pad}" + pad.join(lines)

    def _width(self, examples: Examples) -> int:
        """Return the column of folds; 0 where an example of the same key is one long line."""
        for each in examples:
            is_line = isinstance(each, Leaf) and not each.style and each.end - each.start > WIDTH
            if is_line and "\n" not in self.text[each.start : each.end]:
                return 0
        return self.style.width


def _is_deep(value: Plain) -> bool:
    """Whether a value holds lists or mappings that have such in them, or lists of mappings."""
    if isinstance(value, str):
        return False
    inner = value.values() if isinstance(value, Mapping) else value
    return any(not isinstance(each, str) for each in inner)


def _is_like(value: Plain, example: Extent) -> bool:
    return isinstance(example, MappingEntries if isinstance(value, Mapping) else Items)


def _under(examples: Examples, key: str) -> Examples:
    """Return the values of a key in the examples that are mappings."""
    found = [each.value(key) for each in examples if isinstance(each, MappingEntries)]
    return [each for each in found if each is not None]


def _items_of(examples: Examples) -> Examples:
    return [item for each in examples if isinstance(each, Items) for item in each.items]


def _quote_of(examples: Examples) -> str:
    """Return the quotation mark that all the examples have; empty if they differ."""
    styles = {each.style for each in examples if isinstance(each, Leaf)}
    return styles.pop() if styles in ({"'"}, {'"'}) else ""
