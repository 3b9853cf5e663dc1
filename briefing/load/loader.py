"""Loads a folder: reads files, parses them into trees with positions, and makes records."""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable
from collections.abc import Mapping as MappingOf
from types import MappingProxyType

from briefing.load import files
from briefing.load import record_keys as table
from briefing.load.consistency import in_order, make_consistent
from briefing.load.load_context import LoadContext
from briefing.load.loaded import Loaded, ProgressCallback
from briefing.load.nodes import Mapping, Node
from briefing.load.tree import parse
from briefing.load.value_types import MapOf, Record
from briefing.model.diagnostics import Diagnostic, Span, sort_problems
from briefing.model.garbage_collection import collector_off
from briefing.model.lean_typing import TypeVar
from briefing.model.records import Brief, Briefing, Dispute, Event, Source
from briefing.model.text import visible

T = TypeVar("T")
Unsaved = MappingOf[str, bytes]
"""Files by their paths in the folder, to be read in place of what is on the disk."""
_NOTHING: Unsaved = MappingProxyType({})


def load(
    root: str,
    progress: ProgressCallback | None = None,
    *,
    unsaved: Unsaved = _NOTHING,
    gone: Collection[str] = (),
) -> Loaded:
    """Load the briefing in a folder, as if its files were as in `unsaved`, without those `gone`.

    Never raises for any content of the folder: all problems become diagnostics, in one pass.
    """
    problems: list[Diagnostic] = []
    warnings: list[Diagnostic] = []
    folder = files.find_files(root, problems, warnings)
    if folder is None:
        return Loaded(root, None, tuple(problems), 0)
    if unsaved or gone:
        folder = files.with_unsaved(folder, unsaved, gone, problems)
    loading = _FolderLoader(folder, problems, warnings, progress, unsaved)
    with collector_off():  # it would add a third to the time
        briefing = loading.run()
    if briefing and briefing.brief.allow:
        from briefing.load.allowed_warnings import settle

        warnings = settle(warnings, briefing.brief.allow, is_sound=not problems)
    found = sort_problems((*problems, *warnings))
    shown = with_excerpts(root, found, loading.read, unsaved)
    return Loaded(root, briefing, shown, loading.size)


class _FolderLoader:
    """Loads the files of one folder."""

    def __init__(
        self,
        folder: files.Folder,
        problems: list[Diagnostic],
        warnings: list[Diagnostic],
        progress: ProgressCallback | None,
        unsaved: Unsaved,
    ) -> None:
        self.folder = folder
        self.unsaved = unsaved
        self.problems = problems
        self.progress = progress
        self.reader = LoadContext(problems, warnings)
        self.read: set[str] = set()
        self.size = self.done = 0
        self.total = len(folder.events or ()) + len(folder.sources or ()) + 2

    def run(self) -> Briefing | None:
        """Read every file, in order of references; return None if there is no brief."""
        folder, reader = self.folder, self.reader
        # Without any, that was reported already, and references to them are not checked.
        if folder.events:
            reader.declare("event", *folder.events)
        if folder.sources:
            reader.declare("source", *folder.sources)
        sources: dict[str, Source] = {}
        for name, path in (folder.sources or {}).items():
            if source := self._record(path, table.SOURCE, name):
                sources[name] = source
        brief = self._brief()
        events: dict[str, Event] = {}
        for name, path in (folder.events or {}).items():
            reader.event, before = name, len(self.problems)
            if event := self._record(path, table.EVENT, name):
                events[name] = event
                if len({point.id.lower() for point in event.points}) < len(event.points):
                    reader.warn_of_case({point.id: point.span for point in event.points})
            if len(self.problems) > before or not path:
                reader.mark_unsound(name)
        disputes = self._disputes()
        reader.check_places()
        self._report_empty(events)
        if brief is None:
            return None
        briefing = Briefing(brief, events, in_order(sources), disputes)
        return make_consistent(briefing) if self.problems else briefing

    def _record(self, path: str, shape: Record[T], name: str) -> T | None:
        node = self._tree(path)
        return shape.read_named(name, node, self.reader) if node else None

    def _brief(self) -> Brief | None:
        node = self._tree(self.folder.brief)
        if node is None:
            return None
        # A brief that names no topics has none, as opposed to one whose topics cannot be read.
        for kind, key in (("topic", "topics"), ("voice", "voices")):
            if isinstance(node, Mapping) and key not in node.entries:
                self.reader.declare(kind)
        return table.BRIEF.read(node, self.reader)

    def _report_empty(self, events: dict[str, Event]) -> None:
        """Report events that would never be seen, unless a mistake in their file is the cause."""
        looked_at = {point.about for event in events.values() for point in event.points}
        for name, event in events.items():
            if event.points or name in looked_at or self.reader.is_unsound(name):
                continue
            message = f"nothing is said about `{name}`: no point of its own, none about it"
            self.problems.append(Diagnostic(event.span, "empty-event", message))

    def _disputes(self) -> dict[str, Dispute]:
        node = self._tree(self.folder.disputes)
        shape: MapOf[str, Dispute] = table.DISPUTES
        return (shape.read(node, self.reader) if node else None) or {}

    def _tree(self, path: str) -> Node | None:
        if not path:
            return None
        self.reader.path = path
        self.done += 1
        if self.progress and self.done % 64 == 0:
            self.progress(self.done, self.total)
        data = self.unsaved.get(path)
        if data is None:
            data = files.read_bytes(self.folder.root, path, self.problems)
        if data is None:
            return None
        self.read.add(path)
        self.size += len(data)
        return parse(data, path, self.problems)


def with_excerpts(
    root: str,
    problems: Iterable[Diagnostic],
    read: Container[str],
    unsaved: Unsaved = _NOTHING,
) -> tuple[Diagnostic, ...]:
    """Return the problems with the text of their lines, from files that have been read before."""
    texts: dict[str, list[str]] = {}
    excerpts: dict[tuple[str, int], str] = {}
    shown = []
    for problem in problems:
        path, line, column = problem.span
        if path not in texts:
            data = unsaved.get(path)
            if data is None:
                data = (files.read_bytes(root, path, []) if path in read else None) or b""
            texts[path] = data.decode("utf-8", "replace").removeprefix("\ufeff").split("\n")
        lines = texts[path]
        if line > len(lines):  # the parser counts one line more where the last has no end
            line, column = len(lines), len(lines[-1]) + 1
        if (path, line) not in excerpts:
            excerpts[path, line] = visible(lines[line - 1].rstrip("\r"))
        span = Span(path, line, column)
        shown.append(problem._replace(span=span, excerpt=excerpts[path, line]))
    return tuple(shown)
