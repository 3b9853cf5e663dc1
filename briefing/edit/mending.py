"""Mends what has one right answer in a folder, and says each change.

That are slips of the pen, a fingerprint that is missing where the text is at hand, the paragraph of
a quote that stands in one other alone, a number of paragraphs, and the line for a file's schema. A
text that has changed is never recorded anew: only its curator knows whether it says the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from briefing.edit.changes import Change, RefusedError
from briefing.edit.file_edit import edit_file
from briefing.edit.journal import FileChange
from briefing.edit.mended_quotes import quote_mends
from briefing.edit.mended_sources import fingerprint_mends
from briefing.edit.mended_words import mend_words
from briefing.edit.mends import Mended, TextOf
from briefing.edit.modelines import missing_modelines, with_modeline
from briefing.edit.proof import Prepared, new_problems
from briefing.edit.record_files import readable_files
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.model.diagnostics import Diagnostic
from briefing.model.records import Briefing
from briefing.model.source_text import SourceText
from briefing.model.text import visible

_ROUNDS = 4
"""Times that errors are mended which another one has hidden."""


class Mending:
    """Mends a folder in memory; `mended` and `left` say what was done, and what was not and why."""

    def __init__(self, root: str, text_of: TextOf) -> None:
        self.root = root
        self.text_of = text_of
        self.mended: list[Mended] = []
        self.left: list[str] = []
        self._files: dict[str, bytes] = {}
        self._now: dict[str, bytes] = {}

    def prepare(self, before: Loaded | None = None) -> Prepared:
        """Return the edit, from any state of the folder; `before` is it as loaded already.

        Raises RefusedError if it cannot be proven.
        """
        before = before or load(self.root)
        self.mended, self.left = [], []
        self._files = dict(readable_files(self.root))
        self._now = {}
        loaded = self._words(before)
        loaded = self._fingerprints(loaded)
        loaded = self._by_rules(loaded)
        self._modelines()
        files = tuple(
            FileChange(path, self._files[path], data)
            for path, data in sorted(self._now.items(), key=lambda each: _order(each[0]))
            if data != self._files[path]
        )
        return Prepared(files, before, self._loaded())

    def _data(self, path: str) -> bytes:
        return self._now.get(path, self._files.get(path, b""))

    def _loaded(self, more: Mapping[str, bytes] | None = None) -> Loaded:
        return load(self.root, unsaved={**self._now, **(more or {})})

    def _words(self, loaded: Loaded) -> Loaded:
        """Mend slips of the pen, round by round; return what the folder then loads to."""
        for _ in range(_ROUNDS):
            problems = [each for each in loaded.errors if each.mend]
            changed, done = self._try_words(problems)
            after = self._loaded(changed) if changed else loaded
            if changed and _new_errors(loaded, after, _with_keys(done)):
                changed, done, after = self._one_by_one(problems, loaded)
            if not changed:
                return loaded
            self._now.update(changed)
            self.mended += done
            loaded = after
        return loaded

    def _try_words(
        self, problems: Iterable[Diagnostic], base: Mapping[str, bytes] | None = None
    ) -> tuple[dict[str, bytes], list[Mended]]:
        """Return the files with some words mended; those that cannot be are passed over."""
        changed = dict(base or {})
        of_file: dict[str, list[Diagnostic]] = {}
        for each in sorted(problems, key=lambda one: one.span):
            of_file.setdefault(each.span.path, []).append(each)
        done = []
        for path, found in of_file.items():
            data, mended = mend_words(path, changed.get(path, self._data(path)), found)
            if mended:
                changed[path] = data
                done += [Mended(each.span, each.code, _in_words(each)) for each in mended]
        return changed, done

    def _one_by_one(
        self, problems: Sequence[Diagnostic], loaded: Loaded
    ) -> tuple[dict[str, bytes], list[Mended], Loaded]:
        """Mend words one by one, without those that bring an error."""
        changed: dict[str, bytes] = {}
        kept: list[Mended] = []
        # From behind, so that the positions of the others stay.
        for each in sorted(problems, key=lambda one: one.span, reverse=True):
            trial, done = self._try_words([each], changed)
            if not done:
                continue
            after = self._loaded(trial)
            if _new_errors(loaded, after, _with_keys(done)):
                self.left.append(f"{_place(done[0])}: {done[0].what} would bring another error")
                continue
            changed, loaded = trial, after
            kept += done
        return changed, kept[::-1], loaded

    def _fingerprints(self, loaded: Loaded) -> Loaded:
        """Record the fingerprints and numbers that are missing."""
        faulty = {each.span.path for each in loaded.errors}
        found = fingerprint_mends(
            {path: self._data(path) for path in faulty},
            self._loaded,
            self.text_of,
            self.left,
        )
        if not found:
            return loaded
        for path, (data, done) in found.items():
            self._now[path] = data
            self.mended.append(done)
        return self._loaded()

    def _by_rules(self, loaded: Loaded) -> Loaded:
        """Mend what the rules find, where the folder is sound, without what brings an error."""
        from briefing.check import apply
        from briefing.check.case import Case

        if loaded.errors or loaded.briefing is None:
            return loaded
        texts = self._texts(loaded.briefing)
        case = Case(loaded.briefing, texts)
        mends = list(quote_mends(case))
        if not mends:
            return loaded
        known = [each for each in apply(case) if each.is_error]
        refused: set[str] = set()
        for _ in range(2):
            chosen = [each for each in mends if each.at not in refused]
            of_file: dict[str, list[Change]] = {}
            for each in chosen:
                of_file.setdefault(each.path, []).append(each.change)
            changed = {
                path: edit_file(path, self._data(path), changes)
                for path, changes in of_file.items()
            }
            after = self._loaded(changed)
            if after.errors or after.briefing is None:
                raise RefusedError("the folder would have errors")
            now = Case(after.briefing, self._texts(after.briefing))
            found = [each for each in apply(now) if each.is_error]
            new = {each.allow_at for each in new_problems(known, found)}
            if not new:
                self._now.update(changed)
                self.mended += [each.mended for each in chosen]
                break
            refused |= new
        self.left += [
            f"{_place(each.mended)}: {each.mended.what} would bring another error"
            for each in mends
            if each.mended not in self.mended
        ]
        return loaded

    def _texts(self, briefing: Briefing) -> dict[str, SourceText]:
        texts = {name: self.text_of(each) for name, each in briefing.sources.items()}
        return {name: text for name, text in texts.items() if text is not None}

    def _modelines(self) -> None:
        texts = {}
        for path in self._files:
            try:
                texts[path] = self._data(path).decode()
            except UnicodeDecodeError:  # an error that is reported
                continue
        for path, line in missing_modelines(texts).items():
            self._now[path] = with_modeline(texts[path], line).encode()
            self.mended.append(Mended.at_top(path, "the line for its schema is added"))


def _order(path: str) -> tuple[bool, str]:
    """Sources first: what is referred to is written before what refers to it."""
    return not path.startswith("seeds/"), path


def _in_words(problem: Diagnostic) -> str:
    assert problem.mend
    return f"`{problem.mend.wrong}` to `{problem.mend.right}`"


def _place(mended: Mended) -> str:
    return f"{visible(mended.span.path)}:{mended.span.line}"


def _with_keys(done: Iterable[Mended]) -> frozenset[str]:
    """Return the files in which a key was mended: what stands below it had not been read."""
    return frozenset(each.span.path for each in done if each.code == "unknown-key")


def _new_errors(before: Loaded, after: Loaded, read_anew: frozenset[str]) -> list[Diagnostic]:
    found = new_problems(before.errors, after.errors)
    return [each for each in found if each.span.path not in read_anew]
