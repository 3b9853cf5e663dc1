"""Types of values with versions: one value or a list of them, and records by id in versions."""

from __future__ import annotations

from collections.abc import Callable

from briefing.load.load_context import LoadContext
from briefing.load.nodes import Mapping, Node, Scalar, Sequence
from briefing.load.value_types import ListOf, MapOf, Record, Schema, Shape, with_article
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import Any, TypeVar

T = TypeVar("T")
K = TypeVar("K")
V = TypeVar("V")


class Versions(Shape[tuple[T, ...]]):
    """One value, or a list of versions of it; `make` makes a version of the one value."""

    def __init__(self, value: Shape[K], version: Record[T], make: Callable[[K, Span], T]) -> None:
        self.value = value
        self.versions = ListOf(version, at_least=1)
        self.make = make
        names = ", ".join(key.name for key in version.keys)
        self._hint = f"write one, or a list of mappings with the keys {names}"

    def read(self, node: Node, reader: LoadContext) -> tuple[T, ...] | None:
        if isinstance(node, Sequence) and self._holds_versions(node):
            return self.versions.read(node, reader)
        if isinstance(node, Sequence | Mapping):
            hint = self.value.hint_for(node) or self._hint
            reader.wrong_shape(node, with_article(self.value.describe()), hint)
            return None
        value = self.value.read(node, reader)
        return None if value is None else (self.make(value, reader.span(node)),)

    def _holds_versions(self, node: Sequence) -> bool:
        return not node.items or any(isinstance(each, Mapping) for each in node.items)

    def schema(self) -> Schema:
        return {"anyOf": [self.value.schema(), self.versions.schema()]}

    def describe(self) -> str:
        return f"{self.value.describe()}, or {self.versions.describe()}"

    def records(self) -> tuple[Record[Any], ...]:
        return self.versions.records()


class Histories(Shape[tuple[T, ...]]):
    """Records in versions, by id; or a list of records of one version, whose ids are their places.

    `make` makes a record of an id, its versions and its position. Invalid ones are left out.
    """

    def __init__(
        self, version: Record[V], make: Callable[[str, tuple[V, ...], Span], T], ids: Shape[str]
    ) -> None:
        self.version: Record[Any] = version
        self.make: Callable[[str, tuple[Any, ...], Span], T] = make
        self.listed = ListOf(PlacedValue(version), keep_sound=True)
        versions = ListOf(version, at_least=1, or_one=True)
        self.named = MapOf(ids, PlacedValue(versions), keep_sound=True)

    def read(self, node: Node, reader: LoadContext) -> tuple[T, ...] | None:
        if isinstance(node, Mapping) and self._is_one(node):
            title = self.version.title
            message = f"this is one {title}, but should be a list, or a mapping with an id for each"
            reader.report(node, "wrong-shape", message, "begin it with `- `, or put it under an id")
            return None
        if isinstance(node, Mapping):
            named = self.named.read(node, reader)
            items = [] if named is None else list(named.items())
            return tuple([self.make(name, found, span) for name, (found, span) in items])
        if not isinstance(node, Sequence):
            reader.wrong_shape(node, "a mapping of ids, or a list")
            return None
        found = enumerate([self.listed.shape.read(each, reader) for each in node.items], start=1)
        return tuple([self.make(str(n), (each[0],), each[1]) for n, each in found if each])

    def _is_one(self, node: Mapping) -> bool:
        """Whether a mapping is a record itself: one of its keys has a text."""
        entries = node.entries
        texts = [key.name for key in self.version.keys if key.required and key.name in entries]
        return any(isinstance(entries[name][1], Scalar) for name in texts)

    def schema(self) -> Schema:
        return {"anyOf": [self.named.schema(), self.listed.schema()]}

    def describe(self) -> str:
        one = self.version.describe()
        return f"mapping of id to {one} or list of its versions, or list of {one}"

    def records(self) -> tuple[Record[Any], ...]:
        return (self.version,)


class Around(Shape[T]):
    """A shape that says more of a value than another one, which the value is written in."""

    def __init__(self, shape: Shape[Any]) -> None:
        self.shape = shape

    def schema(self) -> Schema:
        return self.shape.schema()

    def describe(self) -> str:
        return self.shape.describe()

    def records(self) -> tuple[Record[Any], ...]:
        return self.shape.records()


class PlacedValue(Around[tuple[Any, Span]]):
    """A value with its position."""

    def read(self, node: Node, reader: LoadContext) -> tuple[Any, Span] | None:
        value = self.shape.read(node, reader)
        return None if value is None else (value, reader.span(node))
