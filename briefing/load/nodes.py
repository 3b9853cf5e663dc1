"""The nodes of a tree: texts, lists and mappings that know their place in a file."""

from __future__ import annotations

from briefing.model.lean_typing import Any

Mark = Any  # libyaml's or PyYAML's own, or a Place: `line` and `column`


class Place:
    """A mark of our own; lines and columns count from 0, as the parser's do."""

    __slots__ = ("column", "line")

    def __init__(self, line: int, column: int) -> None:
        self.line = line
        self.column = column


class Node:
    """A place in a file; its mark counts lines and columns from 0, as the parser does."""

    __slots__ = ("mark",)
    kind = "nothing"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark


class Bad(Node):
    """Where something was refused and reported."""

    __slots__ = ()


class Scalar(Node):
    """A text."""

    __slots__ = ("text",)
    kind = "text"

    def __init__(self, mark: Mark, text: str) -> None:
        self.mark = mark
        self.text = text


class Commented(Scalar):
    """A plain text with a comment behind it: on its last line, or on one that would go on."""

    __slots__ = ("comment", "is_beneath")

    def __init__(self, mark: Mark, text: str, comment: Scalar, *, is_beneath: bool = False) -> None:
        super().__init__(mark, text)
        self.comment = comment
        self.is_beneath = is_beneath


class Sequence(Node):
    """A list; `bad` where something about it was refused."""

    __slots__ = ("bad", "items")
    kind = "a list"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.items: list[Node] = []
        self.bad = False


class Mapping(Node):
    """Keys with their values; `bad` where something about it was refused."""

    __slots__ = ("bad", "entries")
    kind = "a mapping"

    def __init__(self, mark: Mark) -> None:
        self.mark = mark
        self.entries: dict[str, tuple[Scalar, Node]] = {}
        self.bad = False
