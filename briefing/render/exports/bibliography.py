"""Bibliographic entries of the sources, from which the BibTeX, RIS and CSL exports are written."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from enum import StrEnum
from itertools import takewhile

from briefing.document.phrases import NO_TEXT
from briefing.lens.view import View
from briefing.model.dates import show_day, show_when
from briefing.model.lean_typing import NamedTuple
from briefing.model.names import as_person
from briefing.model.records import Source, VoiceKind
from briefing.render.export import Omission
from briefing.render.exports.event_summary import omissions, without_analysis
from briefing.render.text.layout import flat

NO_OUTLET = "[unnamed outlet]"
"""What stands for the author of a source that names none; in brackets, like our words in titles."""


class EntryType(StrEnum):
    """The type of a bibliographic entry."""

    ARTICLE = "article"
    REPORT = "report"
    PAGE = "page"


class AuthorName(NamedTuple):
    """A person's family and given name; an organisation has only `family`."""

    family: str
    given: str = ""


class BibliographyEntry(NamedTuple):
    """The entry of a source: texts without line breaks, empty if the record does not say.

    `issued` is the best reading of the day of publication; `is_certain` if the source states it.
    `known` are the leading parts of year, month and day that all possible days share.
    """

    id: str
    kind: EntryType
    title: str
    authors: tuple[AuthorName, ...]
    outlet: str
    issued: date
    is_certain: bool
    known: tuple[int, ...]
    accessed: date | None
    language: str
    translated_from: str
    url: str
    note: str

    @property
    def is_unnamed(self) -> bool:
        """Whether neither an author nor an outlet is named."""
        return not (self.authors or self.outlet)

    @property
    def translation(self) -> str:
        """Which kind of work a translation is, in words; empty for any other."""
        return f"Translated from {self.translated_from}" if self.translated_from else ""


def references(view: View) -> list[BibliographyEntry]:
    """Return the sources that a view shows, in their order."""
    voices = view.voices
    bodies = {body for each in voices if each.kind is not VoiceKind.PRESS for body in each.of}
    known = {body for each in voices for body in each.of}
    for each in view.sources:
        known |= {*each.source.origins, each.source.publisher}
    return [_reference(each.source, bodies, known) for each in view.sources]


def all_but_sources(view: View) -> tuple[Omission, ...]:
    """Return the omissions of a format that lists only sources."""
    why = "the list is of sources"
    return (
        *omissions(
            Omission(len(view.events), "events", why),
            Omission(view.points, "points", why),
            Omission(len(view.disputes), "disputes", why),
        ),
        *without_analysis(view, why, bottom_line=True),
    )


def _reference(
    source: Source, bodies: Collection[str], known: Collection[str]
) -> BibliographyEntry:
    return BibliographyEntry(
        id=source.id,
        kind=_kind(source, bodies),
        title=flat(source.title),
        authors=tuple(_authors(source, known)),
        outlet=flat(source.publisher),
        issued=source.published,
        is_certain=source.window is None and "published" not in source.inferred,
        known=_known(source),
        accessed=source.accessed,
        language=source.language,
        translated_from=flat(source.translated_from),
        url=source.url,
        note=_note(source),
    )


def _known(source: Source) -> tuple[int, ...]:
    published, window = source.published, source.window
    ends = (window.earliest, window.latest) if window else (published, published)
    first, last = ((end.year, end.month, end.day) if end else () for end in ends)
    same = takewhile(lambda pair: pair[0] == pair[1], zip(first, last, strict=False))
    return tuple(part for part, _ in same)


def _kind(source: Source, bodies: Collection[str]) -> EntryType:
    """Return the type of a source: a report if published by a body that has a voice here."""
    if source.publisher in bodies:
        return EntryType.REPORT
    if source.url and not (source.publisher or source.authors or source.origin):
        return EntryType.PAGE
    return EntryType.ARTICLE


def _authors(source: Source, known: Collection[str]) -> list[AuthorName]:
    """Return the authors; if there are none, the origins of a source without a publisher.

    `known` are the bodies of the whole briefing: what one source has for its publisher, its origin
    or the body of a voice is no person in another.
    """
    if source.authors:
        return [_name(flat(each), known) for each in source.authors]
    if source.publisher or source.id in source.origins:
        return []
    return [AuthorName(flat(each)) for each in source.origins]


def _name(author: str, known: Collection[str]) -> AuthorName:
    """Return a name in its parts where its form says that it is a person's, else whole."""
    parts = as_person(author)
    is_known = author in known or (parts is not None and parts[0] in known)
    return AuthorName(author) if is_known or parts is None else AuthorName(*parts)


def _note(source: Source) -> str:
    """Return the facts that no field holds, as sentences."""
    inferred = " (inferred)" if "origin" in source.inferred else ""
    names = source.origin_names
    # No colon: pandoc takes `Word: text` at the head of a note for a field of its own.
    subject = "The origin is" if len(names) == 1 else "The origins are"
    said = [f"{subject} {' and '.join(names)}{inferred}"]
    if source.window:
        day = show_day(source.published)
        said.append(f"Published {show_when(source.window)}, best read as {day}")
    elif "published" in source.inferred:
        said.append("The day of publication is inferred")
    if source.translated_from:
        said.append(f"Translated from {source.translated_from}")
    if source.excerpt:
        said.append("Excerpt")
    if source.original is None:
        said.append(NO_TEXT.capitalize())
    if source.corrections:
        said.append("Corrected" if any(each.date for each in source.corrections) else "Updated")
    return flat(" ".join([*(f"{each}." for each in said), source.descriptor]))
