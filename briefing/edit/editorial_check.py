"""What the editorial rules say of an edit before it is written."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from briefing.edit.changes import RefusedError
from briefing.edit.folder_edit import Review
from briefing.edit.proof import Prepared, same_errors
from briefing.load.folder_layout import SOURCES
from briefing.load.loaded import Loaded
from briefing.model.diagnostics import Diagnostic
from briefing.model.records import Briefing
from briefing.model.source_text import SourceText

Texts = Callable[[Briefing], Mapping[str, SourceText]]
"""Reads the sources' own texts, as far as they are at hand."""


_LEFT_TO_DO = frozenset(("unplaced-paragraph",))
"""Codes of what remains to be done in a source after any edit: `check` counts that."""


_BEGUN = frozenset(("no-events", "empty-event"))
"""Codes of errors of a briefing that is being made."""


class BrokenRulesError(RefusedError):
    """An edit that brings errors of editorial rules, which are in `findings`, errors first."""

    def __init__(self, findings: Sequence[Diagnostic]) -> None:
        first = findings[0]
        super().__init__(f"{first.code}: {first.message}", first.hint)
        self.findings = findings


def review_by_rules(
    texts: Texts, found: list[Diagnostic], about: Collection[str] = (), *, stops: bool = True
) -> Review:
    """Return what holds a prepared edit to every rule.

    What an edit brings is put into `found`; it raises BrokenRulesError if an error is among that,
    unless it is not to stop.
    Where other files are broken, and stay so, the rules are asked about what is sound, before the
    edit and after it. Where the edit changes what is broken, what is new cannot be told, and only
    findings at the places `about` are taken.
    """

    def review(prepared: Prepared) -> None:
        from briefing.check import check

        found.clear()
        before, after = prepared.before, prepared.after
        warnings = [each for each in after.problems if not each.is_error]
        if after.briefing is None:
            found.extend(_new(before.problems, warnings))
            return
        at_hand = texts(after.briefing)
        now = [*warnings, *check(after.briefing, _with_new_texts(at_hand, prepared))]
        if before.briefing is None or not same_errors(before, after):
            found.extend(_new((), (each for each in now if each.allow_at in about)))
        else:
            if any(each.path.endswith(".txt") for each in prepared.files):
                at_hand = texts(before.briefing)
            known = [*before.problems, *check(before.briefing, at_hand)]
            found.extend(_new(known, now))
        found.sort(key=lambda each: not each.is_error)
        if stops and found and found[0].is_error:
            raise BrokenRulesError(tuple(found))

    return review


def first_obstacle(loaded: Loaded) -> Diagnostic | None:
    """Return the error because of which rules are applied only to a part of a folder.

    A briefing that is being made, without events or with one that has no point yet, has none.
    """
    return next((each for each in loaded.errors if each.code not in _BEGUN), None)


def _with_new_texts(
    texts: Mapping[str, SourceText], prepared: Prepared
) -> Mapping[str, SourceText]:
    """Return texts with those that the edit would write."""
    from briefing.load.originals import take_text

    assert prepared.after.briefing
    sources = prepared.after.briefing.sources
    written = {}
    for path, _, data in prepared.files:
        folder, _, name = path.rpartition("/")
        source = sources.get(name.removesuffix(".txt")) if name.endswith(".txt") else None
        if folder == SOURCES and source and data is not None:
            written[source.id] = take_text(source, data)
    return {**texts, **written} if written else texts


def _new(before: Iterable[Diagnostic], after: Iterable[Diagnostic]) -> list[Diagnostic]:
    known = Counter((each.code, each.allow_at, each.message) for each in before)
    new = []
    for each in after:
        if each.code in _LEFT_TO_DO:
            continue
        key = each.code, each.allow_at, each.message
        known[key] -= 1
        if known[key] < 0:
            new.append(each)
    return new
