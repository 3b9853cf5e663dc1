"""What a session works on: the folder, its problems, the reader's keys. No widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.document.phrases import count
from briefing.lens.visibility_index import Index
from briefing.library import WATCHED, Loaded, Progress, load_folder, read_source_text
from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing, Source
from briefing.model.source_text import SourceText
from briefing.render.text.glyphs import UNICODE, Glyphs
from briefing.system.watch import Watch
from briefing.tui.commands import COMMANDS, Command


class News(NamedTuple):
    """What reading the folder anew gave: an index, or none where the last good one stays."""

    new: Index | None
    text: str
    is_warning: bool = False


@dataclass
class Workspace:
    """The folder that is read and how the reader likes it.

    `root` is the folder, `folder` what the reader called it on the command line, `title` how a
    printed brief's header names it; `originals` is a folder that may hold the sources' own texts,
    before those that stand beside the records. `is_served` says that the reader sits at a browser
    elsewhere: folder and machine are somebody else's, and what is written is a download.
    `problems` are those of the folder as it was last read, whether that could be shown or not.
    """

    root: str
    folder: str | None = None
    title: str = ""
    commands: Sequence[Command] = COMMANDS
    glyphs: Glyphs = UNICODE
    originals: str = ""
    problems: Sequence[Diagnostic] = ()
    findings: Sequence[Diagnostic] | None = None
    """What the editorial rules found; None until they have been applied to what is there."""
    is_served: bool = False
    watch: Watch = field(init=False)
    _accepted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """The problems of what is shown: they were there when the room was opened, or last took it."""
    _texts: dict[str, SourceText | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.watch = Watch(self.root, *WATCHED)

    def open_with(self, problems: Sequence[Diagnostic]) -> None:
        """Take what is shown from now on, with the problems that it has."""
        self.problems = problems
        self._accepted = Counter(map(_name, problems))

    def text_of(self, source: Source) -> SourceText | None:
        """Return the source's own text, where it is at hand."""
        texts = self._texts  # another takes its place when the folder is read anew
        if source.id not in texts:
            texts[source.id] = read_source_text(self.root, source, self.originals)
        return texts[source.id]

    @property
    def listed(self) -> Sequence[Diagnostic]:
        """All that is known to be wrong."""
        return (*self.problems, *(self.findings or ()))

    @property
    def errors(self) -> Sequence[Diagnostic]:
        """What of the folder could not be shown; warnings wait until they are asked for."""
        return [each for each in self.problems if each.is_error]

    def review(self, briefing: Briefing) -> Sequence[Diagnostic]:
        """Return what the editorial rules find, which wait until the folder is sound."""
        from briefing.check import check

        texts = {name: self.text_of(each) for name, each in briefing.sources.items()}
        known = {name: text for name, text in texts.items() if text}
        return () if self.errors else check(briefing, known)

    def load(self, progress: Progress | None = None) -> Loaded:
        """Read the folder."""
        self.watch.accept()
        return load_folder(self.root, progress)

    def read(self) -> tuple[Loaded, Index | None]:
        """Read the folder, and index what is in it; for a thread."""
        loaded = self.load()
        return loaded, Index(loaded.briefing) if loaded.briefing else None

    def take(self, loaded: Loaded, index: Index | None) -> News:
        """Take what was read, unless it has errors that what is shown does not have."""
        self._texts = {}
        self.findings = None
        self.problems = loaded.problems
        new = self._first_new(loaded.errors)
        if index is None or new:
            problem = new or loaded.errors[0]
            return News(None, f"{_place(problem)}. The last good state stays.", is_warning=True)
        self.open_with(loaded.problems)
        return News(index, f"Read anew: {count(len(index.briefing.events), 'event')}")

    def _first_new(self, problems: Sequence[Diagnostic]) -> Diagnostic | None:
        """Return the first error that what is shown does not have, or has less often."""
        left = self._accepted.copy()
        for problem in problems:
            left[_name(problem)] -= 1
            if left[_name(problem)] < 0:
                return problem
        return None


def _name(problem: Diagnostic) -> tuple[str, str, str]:
    """What a problem is known by: its line may change with any edit above it."""
    return problem.code, problem.span.path, problem.message


def _place(problem: Diagnostic) -> str:
    path, line, _ = problem.span
    return f"{path}:{line}: {problem.message}" if path else problem.message
