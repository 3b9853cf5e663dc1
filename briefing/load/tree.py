"""Parses a YAML file into a tree of nodes with positions.

With `briefing.load.extents`, the only module that uses YAML. The tree is built from the parser's
events with an explicit stack: PyYAML's loaders resolve types that are not wanted, lose duplicate
keys and positions, and the C one crashes on deep nesting. Scalars stay the text that was written;
tags, anchors, aliases, merge keys and further documents are refused. Whatever is refused is
reported and marked as bad, so that later steps do not report it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable

import yaml

from briefing.load.characters import decode, may_hold_comment, may_hold_markers
from briefing.load.nodes import Bad, Commented, Mapping, Mark, Node, Scalar, Sequence, TextPosition
from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.lean_typing import Any
from briefing.model.text import find_forbidden, name_character

try:
    from yaml import CBaseLoader as _Parser
except ImportError:  # libyaml is absent: the same events, more slowly
    from yaml import BaseLoader as _Parser  # type: ignore[assignment]

EventParser = _Parser
_Event = Any  # the classes of PyYAML's events have no types that help
MAX_DEPTH = 32
MAX_SCALAR = 20_000
"""Characters in one scalar: some four printed pages."""

_COMMENT_BEHIND = re.compile(r"( +)(#.*)")
_COMMENT_BENEATH = re.compile(r"( *\n[ \n]*)(#.*)")
_DOCUMENT_START = yaml.DocumentStartEvent
_SCALAR, _ALIAS = yaml.ScalarEvent, yaml.AliasEvent
_MAPPING_END, _SEQUENCE_END = yaml.MappingEndEvent, yaml.SequenceEndEvent


def parse(data: bytes, path: str, problems: list[Diagnostic]) -> Node | None:
    """Parse the bytes of one file; None if there is no tree, with the reason in `problems`."""
    if may_hold_markers(data):
        from briefing.load.conflict_markers import report_conflict

        if report_conflict(data, path, problems):
            return None
    text = decode(data, path, problems)
    if text is None:
        return None
    builder = _Builder(path, problems, text)
    try:
        return builder.build()
    except yaml.MarkedYAMLError as error:
        builder.report_syntax(error)
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        # The pure parser lets a ValueError through for an escape beyond Unicode.
        builder.report(None, "syntax", f"the file is no YAML: {error}".split("\n")[0])
    return None


class _UnreadableFileError(Exception):
    """The rest of the file is not read; the reason has been reported."""


class _Builder:
    """Builds the tree of one file from the parser's events."""

    def __init__(self, path: str, problems: list[Diagnostic], text: str) -> None:
        self.path = path
        self.problems = problems
        self.text = text

    def report(
        self,
        mark: Mark | None,
        code: str,
        message: str,
        hint: str = "",
        related: tuple[Span, str] | None = None,
    ) -> None:
        self.problems.append(Diagnostic(self.span(mark), code, message, hint, related=related))

    def span(self, mark: Mark | None) -> Span:
        return Span(self.path, mark.line + 1, mark.column + 1) if mark else Span(self.path)

    def report_syntax(self, error: yaml.MarkedYAMLError) -> None:
        """Report a syntax error at the parser's position, or at its likely cause."""
        mark: Any = error.problem_mark or error.context_mark
        message = error.problem or error.context or "no reason is known"
        hint = _hint_for(message)
        if mark and "=======" in self.text:
            from briefing.load.conflict_markers import LEFT_OVER, find_left_over

            if (line := find_left_over(self.text, mark.line)) is not None:
                message = "the file is no YAML: a line of `=======` is what git puts between sides"
                self.report(TextPosition(line, 0), "syntax", message, LEFT_OVER)
                return
        if mark and " #" in self.text:
            from briefing.load.comments import find_cause

            if cause := find_cause(self.text, mark.index, _error_in):
                gave_up = (self.span(mark), f"the parser gives up here: {message}")
                message = "` #` begins a comment, and what it hides is missing"
                hint = self.hint_for_comment(cause)
                self.report(cause, "syntax", f"the file is no YAML: {message}", hint, gave_up)
                return
        if mark:
            from briefing.load.syntax_causes import find_syntax_cause

            if found := find_syntax_cause(self.text, mark.line, message):
                line, hint = found
                if line != mark.line:
                    mark = TextPosition(line, 0)
        self.report(mark, "syntax", f"the file is no YAML: {message}", hint)

    def hint_for_comment(self, place: TextPosition) -> str:
        """Return a hint on how to keep the text after ` #`."""
        line = self.text.split("\n", place.line + 1)[place.line]
        return LINE_HASH if line[: place.column].isspace() else HASH

    def build(self) -> Node | None:
        loader = EventParser(self.text)
        try:
            return self._document(loader.get_event)
        except _UnreadableFileError:
            return None
        finally:
            loader.dispose()

    def _document(self, next_event: Callable[[], _Event]) -> Node | None:
        next_event()  # the stream's start
        event = next_event()
        if event.__class__ is yaml.StreamEndEvent:
            self.report(None, "empty-file", "the file is empty")
            return None
        root = self._nodes(next_event)
        next_event()  # the document's end
        after: _Event = next_event()
        if isinstance(after, _DOCUMENT_START):
            self.report(after.start_mark, "second-document", "a second document starts here")
        if isinstance(root, Scalar) and not root.text:
            self.report(None, "empty-file", "the file holds nothing but comments or marks")
            return None
        return root

    def _nodes(self, next_event: Callable[[], _Event]) -> Node:
        """Read one node and everything below it, with a stack instead of recursion.

        Loading a large folder spends most of its time in this loop, so plain scalars and keys are
        handled inline.
        """
        stack: list[tuple[Sequence | Mapping, Node | None]] = []  # each with the key it waits under
        container: Sequence | Mapping | None = None
        key: Node | None = None
        # Most files have neither an escape nor a comment behind a value.
        commented = self._lines_with_comments()
        looks_closer = "\\" in self.text or bool(commented)
        scalar_event, mapping_end, sequence_end = _SCALAR, _MAPPING_END, _SEQUENCE_END
        while True:
            event = next_event()
            kind = event.__class__
            if kind is scalar_event:
                text = event.value
                node: Node = Scalar(event.start_mark, text)
                if event.anchor is not None or event.tag is not None or len(text) > MAX_SCALAR:
                    node = self._refuse_scalar(event)
                elif looks_closer and (event.style == '"' or event.end_mark.line in commented):
                    node = self._look_closer(event, node, container, key)
            elif kind is mapping_end or kind is sequence_end:
                assert container is not None
                node, key = stack.pop()
                container = stack[-1][0] if stack else None
            elif kind is _ALIAS:
                node = self._refuse_alias(event)
            else:
                container = self._open(event, depth=len(stack))
                stack.append((container, key))
                key = None
                continue
            if container is None:
                return node
            if container.__class__ is Sequence:
                container.items.append(node)
            elif key is None:
                key = node
            else:
                self._add(container, key, node)  # type: ignore[arg-type]  # no Sequence: a Mapping
                key = None

    def _refuse_alias(self, event: _Event) -> Node:
        self.report(event.start_mark, "alias", f"`*{event.anchor}` repeats another value")
        return Bad(event.start_mark)

    def _refuse_scalar(self, event: _Event) -> Node:
        self._refuse_properties(event)
        if len(event.value) > MAX_SCALAR:
            message = f"a text of {len(event.value):,} characters"
            self.report(event.start_mark, "scalar-size", message)
        return Bad(event.start_mark)

    def _lines_with_comments(self) -> frozenset[int]:
        """Return the lines with a comment after a value or directly below one, counted from 0."""
        if not may_hold_comment(self.text):
            return frozenset()
        found, last = set(), 0  # the last line that holds something but a comment
        for number, line in enumerate(self.text.split("\n")):
            if " #" in line:
                found.add(last if line.lstrip(" ").startswith("#") else number)
            if line.lstrip(" ")[:1] not in ("", "#"):
                last = number
        return frozenset(found)

    def _look_closer(
        self, event: _Event, node: Node, container: Node | None, key: Node | None
    ) -> Node:
        """Check a scalar for comments and escapes; it is in a container, maybe under a key."""
        style = event.style
        if style == '"':
            return node if event.value.isprintable() else self._without_controls(event, node)
        if style:
            return node
        if comment := self._comment_behind(event.end_mark):
            return Commented(node.mark, event.value, comment)
        if event.value and (comment := self._comment_beneath(event, container, key)):
            return Commented(node.mark, event.value, comment, is_beneath=True)
        return node

    def _comment_behind(self, end: Mark) -> Scalar | None:
        """Return the comment after a value on its line, or None."""
        match = _COMMENT_BEHIND.match(self.text, end.index)
        if match is None:
            return None
        return Scalar(TextPosition(end.line, end.column + len(match[1])), match[2])

    def _comment_beneath(
        self, event: _Event, container: Node | None, key: Node | None
    ) -> Scalar | None:
        """Return the comment on a line that by its indentation would continue a value, or None."""
        end = event.end_mark
        match = _COMMENT_BENEATH.match(self.text, end.index)
        if match is None:
            return None
        column = match.start(2) - self.text.rfind("\n", 0, match.start(2)) - 1
        least = self._indentation(event, container, key)
        place = TextPosition(end.line + match[1].count("\n"), column)
        return Scalar(place, match[2]) if column > least else None

    def _indentation(self, event: _Event, container: Node | None, key: Node | None) -> int:
        """Return the column beyond which lines continue a plain scalar."""
        if container is None:
            return -1
        if self.text[container.mark.index] in "[{":  # keys stand anywhere: that of the line
            start = self.text.rfind("\n", 0, event.start_mark.index) + 1
            line = self.text[start : self._line_end(start)]
            return len(line) - len(line.lstrip(" "))
        return int((key or container).mark.column)

    def _line_end(self, start: int) -> int:
        end = self.text.find("\n", start)
        return len(self.text) if end < 0 else end

    def _without_controls(self, event: _Event, node: Node) -> Node:
        """Refuse forbidden characters from escapes; the raw characters of the file are checked."""
        match = find_forbidden(event.value)
        if match is None:
            return node
        message = f"{name_character(match.group())} in a text"
        self.report(node.mark, "character", message, "take the escape out")
        return Bad(node.mark)

    def _open(self, event: _Event, *, depth: int) -> Sequence | Mapping:
        if depth == MAX_DEPTH:
            message = f"nested deeper than {MAX_DEPTH} levels"
            self.report(event.start_mark, "nesting", message)
            raise _UnreadableFileError
        made = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        opened = made(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._refuse_properties(event)
            opened.bad = True
        return opened

    def _refuse_properties(self, event: _Event) -> None:
        mark = event.start_mark
        if event.anchor is not None:
            self.report(mark, "anchor", f"anchor `&{event.anchor}`")
        if event.tag is not None:
            self.report(mark, "tag", f"tag `{event.tag}`")

    def _add(self, mapping: Mapping, key: Node, value: Node) -> None:
        if key.__class__ is Scalar and key.text != "<<" and key.text not in mapping.entries:
            mapping.entries[key.text] = (key, value)
            return
        if isinstance(key, Commented) and key.text != "<<" and key.text not in mapping.entries:
            mapping.entries[key.text] = (key, value)
            return
        mapping.bad = True
        if not isinstance(key, Scalar):
            if not isinstance(key, Bad):
                self.report(key.mark, "wrong-shape", "a key is a text, not " + key.kind)
        elif key.text == "<<":
            self.report(key.mark, "merge-key", "merge key `<<`")
        else:
            first = mapping.entries[key.text][0]
            place = self.span(first.mark)
            self.report(
                key.mark,
                "duplicate-key",
                f"the key `{key.text}` stands here again",
                f"keep one of the two; the first is in line {place.line}",
                related=(place, "the first is here"),
            )


HASH = "put the value in quotes, or the comment on a line of its own"
LINE_HASH = "put the value in quotes, or indent the comment no deeper than the key"


def _error_in(text: str) -> int:
    """Return the index of the first syntax error in a text; beyond its end if there is none."""
    loader = EventParser(text)
    try:
        while not isinstance(loader.get_event(), yaml.StreamEndEvent):
            pass
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        return mark.index if mark else 0
    except (yaml.YAMLError, ValueError, OverflowError):
        return 0
    finally:
        loader.dispose()
    return len(text) + 1


# The parser's messages, with hints that a curator can act on.
_HINTS = (
    ("mapping values are not allowed", "put the value in double quotes: it holds `: `"),
    (
        "cannot start any token",
        "put the value in double quotes: it begins with a special character",
    ),
    ("expected <block end>", "check the indentation, and quotes that close too early"),
    ("expected key", "check the indentation, and quotes that close too early"),
    ("unexpected end of stream", "close the quote or bracket that is open"),
    ("expected ',' or", "close the bracket, or put a comma between the entries"),
    ("could not find expected ':'", "end the key with a colon and a space"),
    ("found undefined tag", "take the tag out"),
    ("unknown escape", "use single quotes, or double the backslash"),
    ("escape", "use single quotes, or double the backslash"),
)


def _hint_for(message: str) -> str:
    return next((hint for part, hint in _HINTS if part in message), "")
