"""Reads the YAML at the head of a Markdown file, every value as the text that it is."""

from __future__ import annotations

from briefing.load.nodes import Mapping, Node, Scalar, Sequence
from briefing.load.tree import parse
from briefing.model.diagnostics import Diagnostic

Value = str | list["Value"] | dict[str, "Value"]


def read_front_matter(text: str) -> dict[str, Value] | None:
    """Return the keys with their values; None if it is no sound mapping of YAML."""
    problems: list[Diagnostic] = []
    root = parse(f"{text}\n".encode("utf-8", "replace"), "", problems)
    if not isinstance(root, Mapping):
        return None
    found = _value(root)
    return found if isinstance(found, dict) else None


def _value(node: Node) -> Value:
    if isinstance(node, Mapping):
        return {name: _value(value) for name, (_, value) in node.entries.items()}
    if isinstance(node, Sequence):
        return [_value(item) for item in node.items]
    return node.text if isinstance(node, Scalar) else ""
