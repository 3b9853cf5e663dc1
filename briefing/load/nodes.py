"""The nodes of a parsed tree: scalars, lists and mappings with their positions in a file."""

from __future__ import annotations

from briefing.model.lean_typing import Any

Mark = Any  # libyaml's or PyYAML's own, or a Place: `line` and `column`


class TextPosition:
    """A position that does not come from the parser; lines and columns count from 0, as there."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


class Node:
    """A node with its position; its mark counts lines and columns from 0, as the parser does."""

    __slots__ = ("mark",)
    kind = "nothing"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


class Bad(Node):
    """A node that was refused and reported."""

    __slots__ = ()


class Scalar(Node):
    """A text."""

    __slots__ = ("text",)
    kind = "text"

    def __init__(self, mark: Mark, text: str) -> None:
        self.mark = mark
        self.text = text


class Commented(Scalar):
    """A plain scalar with a comment on its last line, or on a line that would continue it."""

    __slots__ = ("comment", "is_beneath")

    def __init__(self, mark: Mark, text: str, comment: Scalar, *, is_beneath: bool = False) -> None:
        super().__init__(mark, text)
        self.comment = comment
        self.is_beneath = is_beneath


class Sequence(Node):
    """A list; `bad` if something in it was refused."""

    __slots__ = ("bad", "items")
    kind = "a list"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.items: list[Node] = []
        self.bad = False


class Mapping(Node):
    """Keys with their values; `bad` if something in it was refused."""

    __slots__ = ("bad", "entries")
    kind = "a mapping"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.bad = False
