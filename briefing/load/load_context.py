"""The shared state while one folder is loaded: the current file, declared ids, and problems."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator
from itertools import islice, takewhile

from briefing.load.nodes import Bad, Commented, Mapping, Node, Scalar, Sequence
from briefing.model.diagnostics import Diagnostic, Mend, Span, warn
from briefing.model.suggestions import only_slip, suggest

_MAX_COMPARISONS = 100_000  # with names, for guesses: about a second
_MAX_MESSAGE = 200


def same_but_case(ids: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield each id that differs from an earlier one in case only, and that one."""
    if len({each.lower() for each in ids}) == len(ids):
        return
    first: dict[str, str] = {}
    for each in ids:
        other = first.setdefault(each.lower(), each)
        if other != each:
            yield each, other


class LoadContext:
    """Collects the problems and warnings of a folder, and resolves references to ids.

    Ids are declared before their records are read, so that an invalid record still has its id: one
    mistake gives one diagnostic. If the ids of a kind could not be read at all, references to them
    are not checked.
    """

    def __init__(self, problems: list[Diagnostic], warnings: list[Diagnostic]) -> None:
        self.path = ""
        self.event = ""
        """The event whose points are being read."""
        self.is_optional = True
        """Whether the key whose value is being read may be left out."""
        self.problems = problems
        self.warnings = warnings
        self._ids: dict[str, dict[str, Span]] = {}
        # Points can be referred to before they are declared: `check_places` resolves these.
        self._places: list[tuple[str, str, Span]] = []
        self._prefixes: dict[str, str] = {}
        self._sorted_sources: list[str] = []
        self._unsound: set[str] = set()
        self._compared = 0

    def report(
        self,
        node: Node,
        code: str,
        message: str,
        hint: str = "",
        related: tuple[Span, str] | None = None,
        mend: Mend | None = None,
    ) -> None:
        """Report a problem at a node."""
        if len(message) > _MAX_MESSAGE:
            message = f"{message[:_MAX_MESSAGE]}…"
        self.problems.append(
            Diagnostic(self.span(node), code, message, hint, related=related, mend=mend)
        )

    def warn(
        self,
        node: Node,
        code: str,
        message: str,
        hint: str = "",
        related: tuple[Span, str] | None = None,
    ) -> None:
        """Report a warning at a node."""
        self.warnings.append(warn(self.span(node), code, message, hint, related))

    def wrong_shape(self, node: Node, expected: str, hint: str = "") -> None:
        """Report that a node has another type than expected, unless it was reported as bad."""
        if isinstance(node, Bad) or (isinstance(node, Mapping | Sequence) and node.bad):
            return
        comment = "what follows ` #` is a comment, unless in quotes"
        if isinstance(node, Scalar) and not node.text:
            hint = f"write {expected}" + (", or take the key out" if self.is_optional else "")
            if isinstance(node, Commented):
                hint = f"write {expected}: {comment}"
            self.report(node, "empty-value", "there is no value", hint)
            return
        hint = comment if isinstance(node, Commented) else hint
        self.report(node, "wrong-shape", f"this is {node.kind}, but should be {expected}", hint)

    def span(self, node: Node) -> Span:
        """Return the position of a node in the current file."""
        return Span(self.path, node.mark.line + 1, node.mark.column + 1)

    def declare(self, kind: str, *ids: str) -> None:
        """Declare ids."""
        self._ids.setdefault(kind, {}).update(dict.fromkeys(ids, Span(self.path)))

    def declare_once(self, kind: str, node: Node) -> bool:
        """Declare the id of a point; return False, reported if it is a duplicate in its event."""
        if not isinstance(node, Scalar):
            return False
        span = self.span(node)
        first = self._ids.setdefault(kind, {}).setdefault(f"{self.event}#{node.text}", span)
        if first is span:
            return True
        message = f"the id `{node.text}` stands here again"
        hint = f"choose another; the first is in line {first.line}"
        self.report(node, "duplicate-id", message, hint, related=(first, "the first is here"))
        return False

    def warn_of_case(self, places: dict[str, Span]) -> None:
        """Warn of ids that differ only in case; `places` has the position of each id."""
        for name, other in same_but_case(places):
            message = f"the ids `{name}` and `{other}` differ in case only"
            related = (places[other], f"`{other}`")
            self.warnings.append(warn(places[name], "case-clash", message, related=related))

    def refer(self, kind: str, node: Scalar, name: str = "") -> str | None:
        """Return the full id for a reference; None, reported, if there is no such id.

        `name` is the reference where it is only a part of the node's text.
        """
        name = name or node.text
        if kind in ("point", "place"):
            self._places.append((kind, name, self.span(node)))
            return name
        ids = self._ids.get(kind)
        if ids is None or name in ids:
            return name
        if kind == "source":
            return self._source_by_prefix(name, node)
        self._report_reference(kind, name, self.span(node), ids)
        return None

    def _source_by_prefix(self, prefix: str, node: Scalar) -> str | None:
        known = self._prefixes.get(prefix)
        if known is not None:
            return known
        ids = self._ids["source"]
        found = self._sources_with(prefix)
        if len(found) == 1:
            self._prefixes[prefix] = found[0]
            return found[0]
        if found:
            listed = ", ".join(found[:5])
            self.report(
                node,
                "ambiguous-reference",
                f"`{prefix}` begins {len(found)} sources",
                f"write more of one of {listed}",
            )
        else:
            self._report_reference("source", prefix, self.span(node), ids)
        return None

    def _sources_with(self, prefix: str) -> list[str]:
        """Return the sources whose ids have a prefix, in order of id."""
        ids = self._ids["source"]
        if len(self._sorted_sources) != len(ids):
            self._sorted_sources = sorted(ids)
        first = bisect_left(self._sorted_sources, prefix)
        listed = islice(self._sorted_sources, first, None)
        return list(takewhile(lambda each: each.startswith(prefix), listed)) if prefix else []

    def check_places(self) -> None:
        """Report references to events and points that no file declares."""
        points = self._ids.get("point", {})
        events = self._ids.get("event")
        if events is None:
            return
        for kind, name, span in self._places:
            if name in points or (kind == "place" and name in events):
                continue
            event, _, point = name.partition("#")
            if event not in events:
                self._report_reference("event", event, span, events)
            elif not point:
                hint = self.nearest(f"{event}#", points) or f"write `{event}#POINT`"
                message = f"`{name}` names no point"
                self.problems.append(Diagnostic(span, "unknown-reference", message, hint))
            elif not self.is_unsound(event):
                self._report_reference("point", name, span, points)

    def mark_unsound(self, event: str) -> None:
        """Record that an event's file has an error: the list of its points is not certain."""
        self._unsound.add(event)

    def is_unsound(self, event: str) -> bool:
        """Whether an event's file has an error."""
        return event in self._unsound

    def _report_reference(self, kind: str, name: str, span: Span, ids: Iterable[str]) -> None:
        names = list(ids)
        hint = self.nearest(name, names)
        if not hint and 0 < len(names) <= 12:
            hint = "there are " + ", ".join(names)
        message = f"there is no {kind} `{name}`"
        mend = self.slip(name, names)
        self.problems.append(Diagnostic(span, "unknown-reference", message, hint, mend=mend))

    def slip(self, name: str, names: Iterable[str]) -> Mend | None:
        """Return how to mend a name, if only one other can be meant by it."""
        known = list(names)
        if self._compared > _MAX_COMPARISONS:
            return None
        right = only_slip(name, known)
        return Mend(name, right) if right else None

    def nearest(self, name: str, names: Iterable[str]) -> str:
        """Return ``did you mean `…`?`` for the nearest of some names, or an empty text."""
        guess = self.guess(name, names)
        return f"did you mean `{guess}`?" if guess else ""

    def guess(self, name: str, names: Iterable[str]) -> str:
        """Return the nearest of some names, or an empty text; empty after many comparisons."""
        known = list(names)
        self._compared += len(known)
        if self._compared > _MAX_COMPARISONS:
            return ""
        found = suggest(name, known)
        return found[0] if found else ""
