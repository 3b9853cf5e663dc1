"""The table of export formats, used by the command line, the room and the reference."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module

from briefing.model.lean_typing import NamedTuple
from briefing.render.export import ExportRequest, ExportResult


class Format(NamedTuple):
    """An export; `module` is the one of `briefing.render` whose `write` makes it.

    `extra` is what has to be installed for it; `is_binary` says that it is no text, and
    `needs_texts` that it is made from the sources' own texts; `tables` are those that can be had
    one by one, as text; `has_pages` says that it takes a size of paper and fonts.
    """

    name: str
    suffix: str
    purpose: str
    module: str
    extra: str = ""
    is_binary: bool = False
    needs_texts: bool = False
    tables: tuple[str, ...] = ()
    has_pages: bool = False

    def require(self) -> None:
        """Raise ModuleNotFoundError if the extra that the format needs is not installed."""
        import_module(f"briefing.render.{self.module}")

    def write(self, request: ExportRequest) -> ExportResult:
        """Return the export; raises ModuleNotFoundError if its extra is not installed."""
        written: ExportResult = import_module(f"briefing.render.{self.module}").write(request)
        return written


FORMATS: Mapping[str, Format] = {
    each.name: each
    for each in (
        Format("html", ".html", "a page to read, print and mail: one file, no network", "html"),
        Format(
            "markdown", ".md", "a post, an issue, a wiki: CommonMark with tables", "text.markdown"
        ),
        Format(
            "pdf",
            ".pdf",
            "a document to file: tagged, with bookmarks",
            "pdf",
            "pdf",
            is_binary=True,
            has_pages=True,
        ),
        Format("plain", ".txt", "mail and paper: the printed brief", "text.brief"),
        Format("json", ".json", "a program", "json.view"),
        Format(
            "ics", ".ics", "a calendar: the dated events as whole days", "exports.ics", "exchange"
        ),
        Format("timelinejs", ".json", "TimelineJS, a timeline on a web site", "exports.timelinejs"),
        Format("markwhen", ".mw", "Markwhen, a timeline in plain text", "exports.markwhen"),
        Format("csl", ".csl.json", "Zotero, pandoc and other managers of citations", "exports.csl"),
        Format("bibtex", ".bib", "LaTeX and managers of citations", "exports.bibtex", "exchange"),
        Format("ris", ".ris", "EndNote and managers of citations", "exports.ris", "exchange"),
        Format(
            "annotations",
            ".jsonld",
            "W3C Web Annotations: every quote at its place in the source's text",
            "exports.annotations",
            needs_texts=True,
        ),
        Format(
            "timesketch",
            ".jsonl",
            "Timesketch: an investigation on a cluster",
            "exports.timesketch",
        ),
        Format(
            "csv",
            ".zip",
            "a spreadsheet, a database: flat tables of events, points, citations and more",
            "exports.csv_",
            is_binary=True,
            tables=(
                "events",
                "points",
                "citations",
                "sources",
                "topics",
                "disputes",
                "commitments",
            ),
        ),
        Format(
            "atom", ".atom", "a feed reader: what each day of publication brought", "exports.atom"
        ),
        Format("svg", ".svg", "a slide: the drawn timeline alone", "svg.export"),
    )
}


def suffix_of(path: str) -> str:
    """Return the longest known extension of a path; empty if it has none."""
    folded = path.casefold()
    suffixes = (each.suffix for each in FORMATS.values() if folded.endswith(each.suffix))
    return max(suffixes, key=len, default="")
