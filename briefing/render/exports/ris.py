"""RIS: the sources, for EndNote and other reference managers.

A date is ``yyyy/mm/dd/``: where several days of publication are possible, the parts in which they
differ are left out, and the notes say what is known. An author is ``Family, Given``; a comma with
nothing behind it says that a name of several words is one, and a doubled one that it is part of the
name, as EndNote asks for organisations. The spaces of such a name are no-break ones: bibutils
takes the words between other spaces for names of persons.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import rispy  # type: ignore[import-untyped]

from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.bibliography import (
    AuthorName,
    BibliographyEntry,
    EntryType,
    all_but_sources,
    references,
)

_TYPES: Mapping[EntryType, str] = {
    EntryType.ARTICLE: "NEWS",
    EntryType.REPORT: "RPRT",
    EntryType.PAGE: "ELEC",
}
_NO_BREAK = "\u00a0"


class _RisWriter(rispy.RisWriter):  # type: ignore[misc]
    """Writes references without the numbers that the library puts before each of them."""

    NEWLINE = "\r\n"

    def set_header(self, count: int) -> str:  # noqa: ARG002
        return ""


def write(request: ExportRequest) -> ExportResult:
    """Return the sources that are shown."""
    entries = [_entry(each) for each in references(request.view)]
    text: str = rispy.dumps(entries, implementation=_RisWriter)
    return ExportResult(text.encode(), all_but_sources(request.view))


def _entry(reference: BibliographyEntry) -> dict[str, object]:
    accessed = reference.accessed
    outlet = "publisher" if reference.kind is EntryType.REPORT else "secondary_title"
    fields = {
        "type_of_reference": _TYPES[reference.kind],
        "id": reference.id,
        "authors": [_name(each) for each in reference.authors],
        "title": reference.title,
        outlet: reference.outlet,
        "year": _date(reference.known[:1]).strip("/"),
        "date": _date(reference.known),
        "access_date": _date(accessed.timetuple()[:3]) if accessed else "",
        "language": reference.language,
        "type_of_work": reference.translation,
        "urls": [reference.url] if reference.url else [],
        "notes": [reference.note],
    }
    return {name: value for name, value in fields.items() if value}


def _name(name: AuthorName) -> str:
    if name.given:
        return f"{name.family}, {name.given}"
    whole = name.family.replace(" ", _NO_BREAK)
    if "," in whole:
        return whole.replace(",", ",,", 1)
    return f"{whole}," if _NO_BREAK in whole else whole


def _date(known: Sequence[int]) -> str:
    """Format the known parts of a day; empty if not even the year is known."""
    if not known:
        return ""
    year, month, day = (f"{part:02}" if part else "" for part in (*known, 0, 0)[:3])
    return f"{year:0>4}/{month}/{day}/"
