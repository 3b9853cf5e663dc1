"""A new id for a record: what it may be, and what each reference says then."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from enum import StrEnum

from briefing.edit.changes import RefusedError
from briefing.edit.source_beginnings import source_meant
from briefing.load.folder_layout import EVENTS, RESERVED, SOURCES
from briefing.load.load_context import same_but_case
from briefing.load.value_types import with_article
from briefing.model.ids import is_id
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Briefing
from briefing.model.text import visible

BRIEF_PLACES = frozenset(
    (
        *("title", "question", "scope", "bottom_line", "judgments", "gaps", "corrections"),
        "originals",
    )
)
"""What `allow` calls parts of the brief, and the folder of texts."""
BRACES = re.compile(r"\{([^{}]*)\}")
"""A reference in prose."""
FOLDERS = {"event": EVENTS, "source": SOURCES}
"""The kinds of records that are a file each, with the folder of these."""


class Named(StrEnum):
    """The kinds of records that have ids."""

    SOURCE = "source"
    EVENT = "event"
    POINT = "point"
    VOICE = "voice"
    TOPIC = "topic"
    JUDGMENT = "judgment"
    DISPUTE = "dispute"


class Rename(NamedTuple):
    """A record of some kind that gets another id; a point's are ``EVENT#POINT``, in one event."""

    kind: Named
    old: str
    new: str

    @property
    def label(self) -> str:
        """What the edit is, in words."""
        return f"{self.kind} {self.old} renamed to {self.new.rpartition('#')[2]}"


def ids_of(briefing: Briefing, kind: Named, event: str = "") -> list[str]:
    """Return the ids of a kind; those of points are of one event, and without it."""
    brief = briefing.brief
    if kind is Named.POINT:
        held = briefing.events.get(event)
        return [each.id for each in held.points] if held else []
    if kind is Named.JUDGMENT:
        return [each.id for each in brief.judgments]
    by_kind: Mapping[Named, Collection[str]] = {
        Named.SOURCE: briefing.sources,
        Named.EVENT: briefing.events,
        Named.VOICE: brief.voices,
        Named.TOPIC: brief.topics,
        Named.DISPUTE: briefing.disputes,
    }
    return list(by_kind[kind])


def is_only_id(briefing: Briefing, kind: Named, name: str) -> bool:
    """Whether an id in `allow` can be that of a record of this kind only."""
    others = (other for other in Named if other not in (kind, Named.POINT, Named.JUDGMENT))
    return name not in BRIEF_PLACES and not any(name in ids_of(briefing, each) for each in others)


def require_free(rename: Rename, briefing: Briefing) -> None:
    """Raise RefusedError if the new id is none, or is taken, or differs from one in case only."""
    kind, (event, _, old), (_, _, new) = (
        rename.kind,
        _parts(rename.old),
        _parts(rename.new),
    )
    if not new:
        raise RefusedError("the new id is empty")
    if new == old:
        raise RefusedError(f"`{visible(new)}` is its id already")
    others = [each for each in ids_of(briefing, kind, event) if each != old]
    if new in others:
        where = f" in {event}" if event else ""
        message = f"there is {with_article(kind)} `{new}` already{where}"
        raise RefusedError(message, "choose another id")
    require_new_id(new, others, is_file=kind in FOLDERS)
    if kind is Named.SOURCE:
        _require_no_origin(old, new, briefing)


def require_new_id(name: str, others: Collection[str], *, is_file: bool) -> None:
    """Raise RefusedError if a name cannot be an id beside others; `is_file` names a file by it."""
    if not is_id(name):
        raise RefusedError(f"`{visible(name)}` is no id", "use letters, digits, - and _ of ASCII")
    if is_file and name.lower() in RESERVED:
        raise RefusedError(f"Windows keeps no file of the name `{name}`", "choose another id")
    for pair in same_but_case([*others, name]):
        if name in pair:
            [other] = {*pair} - {name}
            raise RefusedError(f"`{name}` and `{other}` differ in case only", "choose another id")


def require_new_ids_apart(before: Briefing, after: Briefing) -> None:
    """Raise RefusedError if a record that is new has an id that differs from another in case only.

    Of files the loader says that itself; of entries in a file it is as easy to mistake.
    """
    for kind in Named:
        if kind is not Named.POINT:
            _require_apart(ids_of(before, kind), ids_of(after, kind))
    for name in after.events:
        known, now = before.events.get(name), after.events[name]
        if known is not now:
            _require_apart(ids_of(before, Named.POINT, name), [each.id for each in now.points])


def _require_apart(before: Collection[str], after: Collection[str]) -> None:
    new = set(after).difference(before)
    for pair in same_but_case(after) if new else ():
        if found := new.intersection(pair):
            [name, *_] = sorted(found)
            [other] = {*pair} - {name}
            raise RefusedError(f"`{name}` and `{other}` differ in case only", "choose another id")


def _parts(name: str) -> tuple[str, str, str]:
    """Return event, separator and id: only a point has the first two."""
    event, sign, point = name.partition("#")
    return (event, sign, point) if sign else ("", "", name)


def _require_no_origin(old: str, new: str, briefing: Briefing) -> None:
    """Raise RefusedError if a source that is its own origin would count as one with others."""
    source = briefing.sources.get(old)
    if source is None or old not in source.origins:
        return
    names = {name for each in briefing.sources.values() for name in each.origins}
    names.update(name for each in briefing.brief.voices.values() for name in each.of)
    if new in names:
        raise RefusedError(
            f"`{new}` is an origin already, and {old} would count as one with it",
            "choose another id, or give it a `publisher` or an `origin`",
        )


class RenamedWords:
    """What the texts of references, of prose and of `allow` say after a rename."""

    def __init__(self, rename: Rename, briefing: Briefing) -> None:
        self.rename = rename
        kind, old, new = rename
        self.exact: dict[str, str] = {old: new}
        """What references of this kind say, and what they are to say."""
        if kind is Named.SOURCE:
            self.exact = respelled(old, new, briefing.sources)
        self.is_alone = is_only_id(briefing, kind, old)
        """Whether the id in `allow` cannot be that of something else."""
        source = briefing.sources.get(old) if kind is Named.SOURCE else None
        self.is_origin = source is not None and old in source.origins
        """Whether the id joins what has the same origin, so that it is clearly that."""
        self.path, self.new_path = (
            f"{FOLDERS[kind]}/{name}." if kind in FOLDERS else "" for name in (old, new)
        )

    def reference(self, target: str, text: str) -> str:
        """Return what a reference to a kind of record, a point or a place says afterwards."""
        kind, old, new = self.rename
        if target == kind:
            return self.exact.get(text, text)
        if target in ("point", "place") and kind in (Named.EVENT, Named.POINT):
            return self._place(text, old, new)
        return text

    def _place(self, text: str, old: str, new: str) -> str:
        if text == old:
            return new
        if self.rename.kind is Named.EVENT and text.startswith(f"{old}#"):
            return new + text[len(old) :]
        return text

    def prose(self, text: str) -> str:
        """Return a text in whose braces references stand as they are to be."""
        if "{" not in text or self.rename.kind not in (Named.EVENT, Named.POINT):
            return text
        return BRACES.sub(self._in_braces, text)

    def _in_braces(self, match: re.Match[str]) -> str:
        name = match[1].strip()
        return match[0].replace(name, self.reference("point", name)) if name else match[0]

    def may_name(self, target: str, text: str) -> str:
        """Return what a text that may be an id says afterwards: changed where it clearly is it."""
        kind, old, new = self.rename
        if target == "source":
            return new if self.is_origin and text == old else text
        if target == "event":
            return new if kind is Named.EVENT and text == old else text
        if target == "any" and kind is not Named.JUDGMENT:
            if self.path and text.startswith(self.path):
                return self.new_path + text[len(self.path) :]
            if text == old and not (self.is_alone or kind is Named.POINT):
                return text
            return self._place(text, old, new)
        return text

    def record(self, text: str) -> str:
        """Return what a text of a loaded record says afterwards, whatever it is."""
        kind, old, new = self.rename
        point, new_point = _parts(old)[2], _parts(new)[2]
        if text == point and (kind is Named.POINT or text == old):
            return new_point
        return self.may_name("any", self._place(self.prose(text), old, new))


def respelled(old: str, new: str, sources: Collection[str]) -> dict[str, str]:
    """Return the references to sources that change when one of them gets another id.

    They are its id and its beginnings, where these do not mean it any longer, and beginnings of
    others that would be ambiguous, or mean it, then: these are written out.
    """
    before, after = set(sources) | {old}, {new, *sources} - {old}
    changed = {}
    for name in (old, new):
        for length in range(1, len(name) + 1):
            text = name[:length]
            meant = source_meant(text, before)
            if not meant:
                continue
            target = new if meant == old else meant
            if source_meant(text, after) != target:
                changed[text] = target
    return changed
