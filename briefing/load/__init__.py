"""Folder → files → positioned trees → records: what is sound, and all that is wrong."""

from __future__ import annotations

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple, TypeVar

from briefing.load import files
from briefing.load import format as table
from briefing.load.consistency import in_order, make_consistent
from briefing.load.reader import Reader
from briefing.load.shapes import MapOf, Record
from briefing.load.tree import Node, parse
from briefing.model.diagnostics import Diagnostic
from briefing.model.records import Brief, Briefing, Dispute, Event, Source
from briefing.model.text import visible

T = TypeVar("T")
Progress = Callable[[int, int], None]
"""Called now and then with the number of files read and of all files."""


class Loaded(NamedTuple):
    """What a folder gave.

    `briefing` holds all that is sound, or is None where the folder is no briefing at all;
    `problems` are in order of path, line and column; `size` is the number of bytes read.
    """

    root: str
    briefing: Briefing | None
    problems: tuple[Diagnostic, ...]
    size: int


def load(root: str, progress: Progress | None = None) -> Loaded:
    """Load the briefing in a folder.

    Never raises for what the folder holds, whatever it holds: everything that is wrong becomes a
    diagnostic, in one pass.
    """
    problems: list[Diagnostic] = []
    folder = files.find_files(root, problems)
    if folder is None:
        return Loaded(root, None, tuple(problems), 0)
    with _without_garbage_collection():
        loading = _Loading(folder, problems, progress)
        briefing = loading.run() if folder.brief else None
    problems.sort(key=lambda problem: (problem.span, problem.code, problem.message))
    return Loaded(root, briefing, _with_excerpts(root, problems), loading.size)


@contextmanager
def _without_garbage_collection() -> Iterator[None]:
    """Loading makes objects that stay: looking for garbage among them takes a third of the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


class _Loading:
    """One run over the files of a folder."""

    def __init__(
        self, folder: files.Folder, problems: list[Diagnostic], progress: Progress | None
    ) -> None:
        self.folder = folder
        self.problems = problems
        self.progress = progress
        self.reader = Reader(problems)
        self.size = self.done = 0
        self.total = len(folder.events) + len(folder.sources) + 2

    def run(self) -> Briefing | None:
        """Read every file, those that others refer to first; None without a brief."""
        folder, reader = self.folder, self.reader
        reader.declare("event", *folder.events)
        reader.declare("source", *folder.sources)
        sources: dict[str, Source] = {}
        for name, path in folder.sources.items():
            if source := self._record(path, table.SOURCE, name):
                sources[name] = source
        brief: Brief | None = self._record(folder.brief, table.BRIEF)
        events: dict[str, Event] = {}
        for name, path in folder.events.items():
            reader.event = name
            if event := self._record(path, table.EVENT, name):
                events[name] = event
        disputes = self._disputes()
        reader.check_places()
        self._report_empty(events)
        if brief is None:
            return None
        briefing = Briefing(brief, events, in_order(sources), disputes)
        return make_consistent(briefing) if self.problems else briefing

    def _record(self, path: str, shape: Record[T], name: str = "") -> T | None:
        node = self._tree(path)
        if node is None:
            if shape is table.EVENT:
                self.reader.mark_unreadable(name)
            return None
        return shape.read_named(name, node, self.reader) if name else shape.read(node, self.reader)

    def _report_empty(self, events: dict[str, Event]) -> None:
        """Report events that would never be seen, unless a mistake in their file is the cause."""
        looked_at = {point.about for event in events.values() for point in event.points}
        broken = {problem.span.path for problem in self.problems}
        for name, event in events.items():
            if not event.points and name not in looked_at and event.span.path not in broken:
                message = f"nothing is said about `{name}`: no point of its own, none about it"
                self.problems.append(Diagnostic(event.span, "empty-event", message))

    def _disputes(self) -> dict[str, Dispute]:
        node = self._tree(self.folder.disputes) if self.folder.disputes else None
        shape: MapOf[str, Dispute] = table.DISPUTES
        return (shape.read(node, self.reader) if node else None) or {}

    def _tree(self, path: str) -> Node | None:
        self.reader.path = path
        self.done += 1
        if self.progress and self.done % 64 == 0:
            self.progress(self.done, self.total)
        data = files.read_bytes(self.folder.root, path, self.problems)
        if data is None:
            return None
        self.size += len(data)
        return parse(data, path, self.problems)


def _with_excerpts(root: str, problems: list[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give each problem the line that it is about."""
    lines: dict[str, list[str]] = {}
    shown = []
    for problem in problems:
        path, line, _ = problem.span
        if path not in lines:
            data = files.read_bytes(root, path, []) if path.endswith(".yaml") else None
            text = (data or b"").decode("utf-8", "replace").removeprefix("\ufeff")
            lines[path] = text.split("\n")
        text = lines[path][line - 1] if line <= len(lines[path]) else ""
        shown.append(problem._replace(excerpt=visible(text.rstrip("\r"))))
    return tuple(shown)
