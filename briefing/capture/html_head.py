"""The values that a page has in its head: its meta elements and its JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.capture.characters import as_paragraph
from briefing.capture.html_dom import Element
from briefing.capture.json_ld import JsonLd


class PageHead:
    """The values in the head of a page: its meta elements by lower-case name, and JSON-LD."""

    def __init__(self, root: Element, address: str) -> None:
        self.root = root
        self.address = address
        self.linked_data = JsonLd(root)
        self._meta: dict[str, list[str]] = {}
        for each in root.iter("meta"):
            name = each.get("property") or each.get("name") or each.get("itemprop") or ""
            if value := as_paragraph(each.get("content") or ""):
                self._meta.setdefault(name.lower(), []).append(value)

    def all_of(self, *names: str) -> Iterator[str]:
        """Yield the values of meta elements, those of the first name first."""
        for name in names:
            yield from self._meta.get(name, ())

    def first_of(self, *names: str) -> str:
        """Return the first value of meta elements; empty if there is none."""
        return next(self.all_of(*names), "")
