"""CSL-JSON (Citation Style Language 1.0.2, csl-data.json): the sources, for reference managers.

The day of publication is the best reading, marked `circa` if the source does not state it. Every
source gets an author, because styles put the title in place of a missing one, and some processors
then print it twice. If the outlet serves as author it is not named again. An article is a
`webpage`, as those of news sites are in APA (7th edition, §10.16): no record says that it was
printed. That it is a translation is its `genre`, which styles print: CSL has no field for the
language of the original.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.bibliography import (
    NO_OUTLET,
    AuthorName,
    BibliographyEntry,
    EntryType,
    all_but_sources,
    references,
)
from briefing.render.json.writer import write_json

_Json = dict[str, Any]
_TYPES: Mapping[EntryType, str] = {
    EntryType.ARTICLE: "webpage",
    EntryType.REPORT: "report",
    EntryType.PAGE: "webpage",
}

# pandoc would curl them.
_ADDRESS = str.maketrans({"'": "%27", '"': "%22"})


def write(request: ExportRequest) -> ExportResult:
    """Return the sources that are shown."""
    items = [_item(each) for each in references(request.view)]
    text = write_json(items)
    return ExportResult(text.encode(), all_but_sources(request.view))


def _item(reference: BibliographyEntry) -> _Json:
    stands_in = AuthorName(reference.outlet or NO_OUTLET)
    item: _Json = {
        "id": reference.id,
        "type": _TYPES[reference.kind],
        "title": reference.title,
        "author": [_name(each) for each in reference.authors or [stands_in]],
    }
    if reference.outlet and reference.authors:
        field = "publisher" if reference.kind is EntryType.REPORT else "container-title"
        item[field] = reference.outlet
    if reference.translation:
        item["genre"] = reference.translation
    item["issued"] = _date(reference.issued) | ({} if reference.is_certain else {"circa": True})
    if reference.accessed:
        item["accessed"] = _date(reference.accessed)
    if reference.language:
        item["language"] = reference.language
    if reference.url:
        item["URL"] = reference.url.translate(_ADDRESS)
    return item | {"note": reference.note}


def _name(name: AuthorName) -> _Json:
    if not name.given:
        return {"literal": name.family}
    return {"family": name.family, "given": name.given}


def _date(day: date) -> _Json:
    return {"date-parts": [[day.year, day.month, day.day]]}
