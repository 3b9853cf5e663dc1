"""The folder that a session shows, its problems, and the reader's settings. No widgets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from briefing.document.phrases import count
from briefing.lens.visibility_index import Index
from briefing.library import WATCHED, Loaded, ProgressCallback, load_folder, read_source_text
from briefing.model.diagnostics import Diagnostic
from briefing.model.garbage_collection import collector_off
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing, Source
from briefing.model.source_text import SourceText
from briefing.render.text.glyphs import UNICODE, Glyphs
from briefing.system.watch import Watch
from briefing.tui.commands import COMMANDS, Command, key_of
from briefing.tui.verification import Verification


class ReloadResult(NamedTuple):
    """The result of a reload: an index, or None if the last good one stays."""

    new: Index | None
    text: str
    is_warning: bool = False


@dataclass
class Workspace:
    """The folder that is shown, and the reader's settings.

    `root` is the folder's path, `folder` its name on the command line, `title` its name for a
    reader, `origin` what an export says of where it is from; `originals` is a folder with the
    sources' own texts, which take precedence over those beside the records. `is_served` says that
    the reader uses a browser on another machine: files are not edited here, and exports are
    downloads. `problems` are those of the last load.
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
    origin: str = ""
    watch: Watch = field(init=False)
    _accepted: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    """The problems of what is shown: they were there when the room was opened, or last took it."""
    _texts: dict[str, SourceText | None] = field(default_factory=dict)
    verification: Verification = field(init=False)

    def __post_init__(self) -> None:
        self.watch = Watch(self.root, *WATCHED)
        self.verification = Verification(self.text_of)

    def open_with(self, problems: Sequence[Diagnostic]) -> None:
        """Accept what is shown from now on, with its problems."""
        self.problems = problems
        self._accepted = Counter(map(_name, problems))

    def text_of(self, source: Source) -> SourceText | None:
        """Return the source's own text if it is available, else None; cached."""
        texts = self._texts  # another takes its place when the folder is read anew
        if source.id not in texts:
            texts[source.id] = read_source_text(self.root, source, self.originals)
        return texts[source.id]

    def key_of(self, name: str) -> str:
        """Return the key that a sentence names for a command."""
        return key_of(self.commands, name)

    @property
    def listed(self) -> Sequence[Diagnostic]:
        """All known problems and findings."""
        return (*self.problems, *(self.findings or ()))

    @property
    def errors(self) -> Sequence[Diagnostic]:
        """The errors of the folder, without the warnings."""
        return [each for each in self.problems if each.is_error]

    def review(self, briefing: Briefing) -> Sequence[Diagnostic]:
        """Return the findings of the editorial rules; none while the folder has errors."""
        from briefing.check import check

        texts = {name: self.text_of(each) for name, each in briefing.sources.items()}
        known = {name: text for name, text in texts.items() if text}
        return () if self.errors else check(briefing, known)

    def load(self, progress: ProgressCallback | None = None) -> Loaded:
        """Load the folder."""
        self.watch.accept()
        return load_folder(self.root, progress)

    def read(self) -> tuple[Loaded, Index | None]:
        """Load and index the folder; can run in a thread."""
        self.watch.accept()
        with collector_off():
            loaded = load_folder(self.root, is_kept=False)
            return loaded, Index(loaded.briefing) if loaded.briefing else None

    def take(self, loaded: Loaded, index: Index | None) -> ReloadResult:
        """Accept a reload, unless it has errors that are not known yet."""
        self._texts = {}
        self.verification = Verification(self.text_of)
        self.findings = None
        self.problems = loaded.problems
        new = self._first_new(loaded.errors)
        if index is None or new:
            problem = new or loaded.errors[0]
            return ReloadResult(
                None, f"{_place(problem)}. The last good state stays.", is_warning=True
            )
        self.open_with(loaded.problems)
        return ReloadResult(index, f"Read anew: {count(len(index.briefing.events), 'event')}")

    def _first_new(self, problems: Sequence[Diagnostic]) -> Diagnostic | None:
        """Return the first error that is not accepted, or occurs more often than accepted."""
        left = self._accepted.copy()
        for problem in problems:
            left[_name(problem)] -= 1
            if left[_name(problem)] < 0:
                return problem
        return None


def _name(problem: Diagnostic) -> tuple[str, str, str]:
    """Return the identity of a problem: without its line, which any edit above may change."""
    return problem.code, problem.span.path, problem.message


def _place(problem: Diagnostic) -> str:
    path, line, _ = problem.span
    return f"{path}:{line}: {problem.message}" if path else problem.message
