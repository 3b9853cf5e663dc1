"""Types of values: lists, mappings and records, each with a reader, a schema and a description.

`read` returns the value, or None after it has reported what is wrong; `schema` returns the JSON
Schema (draft 2020-12) of what it accepts and `describe` a phrase for the reference. So one table of
keys (`briefing.load.record_keys`) gives the reader, the schema and the documentation.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.load.load_context import LoadContext
from briefing.load.nodes import Mapping, Node, Scalar, Sequence
from briefing.model.lean_typing import Any, Generic, NamedTuple, TypeVar

T = TypeVar("T")
K = TypeVar("K")
Schema = dict[str, Any]
COMMA = "put the text that it is a part of in quotes: a comma ends it"


def _is_cut_text(name: str, value: Node) -> bool:
    """Whether a key without a value is the rest of a text that a comma cut."""
    return " " in name and isinstance(value, Scalar) and not value.text


class Shape(Generic[T]):
    """The type of a value."""

    def read(self, node: Node, reader: LoadContext) -> T | None:
        """Return the value of a node; None, reported, if it is not valid."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """Return the JSON Schema of what is accepted."""
        raise NotImplementedError

    def describe(self) -> str:
        """Return a phrase for the reference."""
        raise NotImplementedError

    def hint_for(self, node: Node) -> str:  # noqa: ARG002
        """Return a hint for a node of another type, if there is a special one."""
        return ""

    def records(self) -> tuple[Record[Any], ...]:
        """Return the records that stand directly in a value of this shape."""
        return ()


class ListOf(Shape[tuple[T, ...]]):
    """A list. With `keep_sound`, invalid entries are left out and the rest is kept."""

    def __init__(
        self, shape: Shape[T], *, at_least: int = 0, keep_sound: bool = False, or_one: bool = False
    ) -> None:
        self.shape = shape
        self.at_least = at_least
        self.keep_sound = keep_sound
        self.or_one = or_one

    def read(self, node: Node, reader: LoadContext) -> tuple[T, ...] | None:
        if self.or_one and self._is_one(node):
            value = self.shape.read(node, reader)
            return None if value is None else (value,)
        if not isinstance(node, Sequence):
            reader.wrong_shape(node, "a list")
            return None
        if len(node.items) < self.at_least:
            count = "one entry" if self.at_least == 1 else f"{self.at_least} entries"
            reader.report(node, "too-short", f"the list needs at least {count}")
            return None
        found = [self.shape.read(item, reader) for item in node.items]
        sound = tuple([value for value in found if value is not None])
        if node.bad or (len(sound) < len(found) and not self.keep_sound):
            return None
        return sound

    def _is_one(self, node: Node) -> bool:
        if isinstance(self.shape, Record):
            return not isinstance(node, Sequence)
        return isinstance(node, Scalar)

    def schema(self) -> Schema:
        schema: Schema = {"type": "array", "items": self.shape.schema()}
        if self.at_least:
            schema["minItems"] = self.at_least
        return {"anyOf": [self.shape.schema(), schema]} if self.or_one else schema

    def describe(self) -> str:
        one = self.shape.describe()
        return f"{one}, or list of such" if self.or_one else f"list of {one}"

    def records(self) -> tuple[Record[Any], ...]:
        return self.shape.records()


class MapOf(Shape[dict[K, T]]):
    """A mapping from keys of one type to values of another.

    With `declares`, the keys are ids that other records may refer to; with `keep_sound`, invalid
    entries are left out, and their ids stay declared.
    """

    def __init__(
        self, keys: Shape[K], values: Shape[T], *, declares: str = "", keep_sound: bool = False
    ) -> None:
        self.keys = keys
        self.values = values
        self.declares = declares
        self.keep_sound = keep_sound

    def read(self, node: Node, reader: LoadContext) -> dict[K, T] | None:
        if not isinstance(node, Mapping):
            reader.wrong_shape(node, "a mapping")
            return None
        if self.declares:
            reader.declare(self.declares, *node.entries)
            reader.warn_of_case({name: reader.span(key) for name, (key, _) in node.entries.items()})
        sound = not node.bad
        found: dict[K, T] = {}
        for name, (key_node, value_node) in node.entries.items():
            if _is_cut_text(name, value_node):
                reader.report(key_node, "unknown-key", f"`{name}` has no value", COMMA)
                sound = False
                continue
            key = self.keys.read(key_node, reader)
            value = self._value(name, key_node, value_node, reader)
            if key is None or value is None:
                sound = False
            elif key in found:
                sound = False
                reader.report(key_node, "duplicate-key", f"`{name}` means the same as a key above")
            else:
                found[key] = value
        return found if sound or self.keep_sound else None

    def _value(self, name: str, key: Node, node: Node, reader: LoadContext) -> T | None:
        if isinstance(self.values, Record):
            return self.values.read_named(name, node, reader, at=key)
        return self.values.read(node, reader)

    def schema(self) -> Schema:
        names = self.keys.schema()
        schema: Schema = {"type": "object", "additionalProperties": self.values.schema()}
        limits = {key: names[key] for key in ("pattern", "enum", "minLength") if key in names}
        if limits:
            schema["propertyNames"] = limits
        return schema

    def describe(self) -> str:
        return f"mapping of {self.keys.describe()} to {self.values.describe()}"

    def records(self) -> tuple[Record[Any], ...]:
        return self.values.records()


class Key(NamedTuple):
    """One key of a record: its name, its type and its meaning.

    `known` says from which day on its value is known, if that is not the day of its record.
    """

    name: str
    shape: Shape[Any]
    doc: str
    required: bool = False
    default: object = ""
    known: str = ""


class Record(Shape[T]):
    """A mapping with known keys, from which `make` makes a record.

    `keys` are in the order of the record's fields; a record with a name (a file's stem, a key of
    the parent mapping) has the field ``id`` before them, and all have ``span`` after them. Exactly
    one of the keys `one_of` is required, and at least one of `any_of`; `declares` is the kind of id
    that its key ``id`` declares; with `keep_sound`, the default replaces an invalid value. `known`
    says from which day on its values are known, unless the key says otherwise.
    """

    def __init__(
        self,
        title: str,
        make: Callable[..., T],
        keys: tuple[Key, ...],
        *,
        doc: str,
        known: str,
        one_of: tuple[str, ...] = (),
        any_of: tuple[str, ...] = (),
        declares: str = "",
        keep_sound: bool = False,
    ) -> None:
        self.title = title
        self.make = make
        self.keys = keys
        self._reads = [(key.name, key.shape.read, key.default, key.required) for key in keys]
        self.doc = doc
        self.known = known
        self.one_of = one_of
        self.any_of = any_of
        self.declares = declares
        self.keep_sound = keep_sound

    def read(self, node: Node, reader: LoadContext) -> T | None:
        return self._read((), node, reader, node)

    def read_named(
        self, name: str, node: Node, reader: LoadContext, *, at: Node | None = None
    ) -> T | None:
        """Read a record whose name is outside it; `at` is the node for its position."""
        return self._read((name,), node, reader, at or node)

    def _read(self, name: tuple[str, ...], node: Node, reader: LoadContext, at: Node) -> T | None:
        if not isinstance(node, Mapping):
            reader.wrong_shape(node, f"a mapping with the keys of {with_article(self.title)}")
            return None
        entries = node.entries
        values: list[Any] = list(name)
        missing = []
        known = 0
        sound = not node.bad
        for key_name, read, default, required in self._reads:
            entry = entries.get(key_name)
            value = None
            if entry is not None:
                known += 1
                reader.is_optional = not required
                value = read(entry[1], reader)
                sound &= value is not None
            elif required:
                missing.append(key_name)
            values.append(default if value is None else value)
        if self.declares and "id" in entries:
            sound &= reader.declare_once(self.declares, entries["id"][1])
        if missing or known < len(entries):
            sound = False
            self._report_keys(node, missing, reader, at)
        if self.one_of and sound:
            sound = self._has_one_of(entries, reader, at)
        if self.any_of and sound and not any(name in entries for name in self.any_of):
            sound = False
            names = " or ".join(f"`{name}`" for name in self.any_of)
            reader.report(at, "missing-key", f"{with_article(self.title)} needs the key {names}")
        if not sound and not self.keep_sound:
            return None
        return self.make(*values, reader.span(at))

    def _report_keys(
        self, node: Mapping, missing: list[str], reader: LoadContext, at: Node
    ) -> None:
        """Report unknown and missing keys; a misspelt key is not also reported as missing."""
        names = [key.name for key in self.keys]
        for name, (key, value) in node.entries.items():
            if name in names:
                continue
            guess = reader.guess(name, names)
            hint = f"did you mean `{guess}`?" if guess else f"its keys are {', '.join(names)}"
            if _is_cut_text(name, value):
                hint = COMMA
            message = f"{with_article(self.title)} has no key `{name}`"
            mend = reader.slip(name, [each for each in names if each not in node.entries])
            reader.report(key, "unknown-key", message, hint, mend=mend)
            if guess in missing:
                missing.remove(guess)
        if not node.bad:
            for name in missing:
                reader.report(
                    at, "missing-key", f"{with_article(self.title)} needs the key `{name}`"
                )

    def _has_one_of(
        self, entries: dict[str, tuple[Scalar, Node]], reader: LoadContext, at: Node
    ) -> bool:
        present = [name for name in self.one_of if name in entries]
        if len(present) == 1:
            return True
        names = " or ".join(f"`{name}`" for name in self.one_of)
        if present:
            reader.report(at, "one-of", f"{with_article(self.title)} has either {names}, not both")
        else:
            reader.report(at, "missing-key", f"{with_article(self.title)} needs the key {names}")
        return False

    def schema(self) -> Schema:
        schema: Schema = {
            "type": "object",
            "description": self.doc,
            "properties": {
                key.name: {"description": key.doc, **key.shape.schema()} for key in self.keys
            },
            "additionalProperties": False,
        }
        if required := [key.name for key in self.keys if key.required]:
            schema["required"] = required
        if self.one_of:
            schema["oneOf"] = [{"required": [name]} for name in self.one_of]
        if self.any_of:
            schema["anyOf"] = [{"required": [name]} for name in self.any_of]
        return schema

    def describe(self) -> str:
        return f"[{self.title}](#{self.title.replace(' ', '-')})"

    def records(self) -> tuple[Record[Any], ...]:
        return (self,)


def with_article(noun: str) -> str:
    """Return ``a source``, ``an event``."""
    return ("an " if noun[0] in "aeiou" else "a ") + noun
