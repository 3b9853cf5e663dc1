"""BibTeX: the sources, for LaTeX and reference managers, in UTF-8.

Entries work with the classic styles and with biblatex: the former read year, month and day, as far
as they are certain; the latter the whole date, with a `~` (EDTF, as in biblatex §2.3.8) if the
source does not state it. An article is one of a newspaper (`entrysubtype`, biblatex §3.13), and has
the language of its original (`origlanguage`), for which other types have no field but `note`. An
entry with neither author nor outlet is sorted and cited by a label, which is `key` in the classic
styles. Our notes are in `annote`, which is not printed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from bibtexparser.entrypoint import write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.parsestack import default_unparse_stack
from bibtexparser.model import Entry, Field

from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.bibliography import (
    NO_OUTLET,
    AuthorName,
    BibliographyEntry,
    EntryType,
    all_but_sources,
    references,
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE: Mapping[str, Callable[[int], str]] = {
    "year": "{:04}".format,
    "month": lambda month: _MONTHS[month - 1],
    "day": str,
}
_OUTLETS: Mapping[str, str] = {
    "article": "journal",
    "techreport": "institution",
    "online": "organization",
    "misc": "howpublished",
}
# What the most programs read: bibutils knows no `\textless`, pandoc no `\textbraceleft`.
_LATEX = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"${sign}$" for sign in "<>|"},
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}
_SIGNS = str.maketrans(_LATEX)
# BibTeX counts braces that are escaped as well: those without a partner are written by name.
_LONE_BRACES = str.maketrans(_LATEX | {"{": r"\textbraceleft{}", "}": r"\textbraceright{}"})
# Pairs that LaTeX would turn into a ligature.
_LIGATURES = re.compile(r"([-'`,])(?=\1)")
# An address is taken to the letter, but for what would end it.
_ADDRESS = str.maketrans({"\\": "%5C", "{": "%7B", "}": "%7D"})


def write(request: ExportRequest) -> ExportResult:
    """Return an entry for each source that is shown; its key is the source's id."""
    library = Library([_entry(each) for each in references(request.view)])
    text = write_string(library, default_unparse_stack(allow_inplace_modification=True))
    return ExportResult(text.encode(), all_but_sources(request.view))


def _entry(reference: BibliographyEntry) -> Entry:
    kind = _type(reference)
    return Entry(kind, reference.id, [_field(*each) for each in _fields(reference, kind)])


def _type(reference: BibliographyEntry) -> str:
    if reference.kind is EntryType.REPORT:
        return "techreport"
    if reference.kind is EntryType.PAGE:
        return "online"
    return "article" if reference.outlet else "misc"


def _field(name: str, value: str) -> Field:
    # A month's name is a macro: the style says how it is printed.
    return Field(name, value, enclosing="no-enclosing" if name == "month" else None)


def _fields(reference: BibliographyEntry, kind: str) -> Iterator[tuple[str, str]]:
    if reference.authors:
        yield "author", " and ".join(map(_name, reference.authors))
    # The inner braces keep the capitals as they are.
    yield "title", f"{{{escape(reference.title)}}}"
    if reference.outlet:
        yield _OUTLETS[kind], f"{{{escape(reference.outlet)}}}"
    is_article = kind == "article"
    if is_article:
        yield "entrysubtype", "newspaper"
    if reference.is_unnamed:
        yield from ((name, f"{{{escape(NO_OUTLET)}}}") for name in ("label", "key"))
    for (name, written), part in zip(_DATE.items(), reference.known, strict=False):
        yield name, written(part)
    yield "date", reference.issued.isoformat() + ("" if reference.is_certain else "~")
    if reference.url:
        yield "url", reference.url.translate(_ADDRESS)
    more = {
        "urldate": reference.accessed.isoformat() if reference.accessed else "",
        "language": reference.language,
        # babel's names are in small letters
        "origlanguage": reference.translated_from.lower() if is_article else "",
        "note": "" if is_article else reference.translation,
    }
    yield from ((name, escape(text)) for name, text in more.items() if text)
    yield "annote", escape(reference.note)


def _name(name: AuthorName) -> str:
    """Format a name, in braces if it is no person's, so that BibTeX does not split it."""
    if not name.given:
        return f"{{{escape(name.family)}}}"
    return f"{escape(name.family)}, {escape(name.given)}"


def escape(text: str) -> str:
    """Return LaTeX that prints as the text, with braces balanced for BibTeX."""
    signs = _SIGNS if _is_balanced(text) else _LONE_BRACES
    return _LIGATURES.sub(r"\1{}", text.translate(signs))


def _is_balanced(text: str) -> bool:
    depth = 0
    for brace in re.findall("[{}]", text):
        depth += 1 if brace == "{" else -1
        if depth < 0:
            return False
    return depth == 0
