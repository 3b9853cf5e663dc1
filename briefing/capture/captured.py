"""What is read of a file: its blocks of text in order, and what it states or lets infer of itself.

Everything here is made of plain values, so that a child process can hand it over as JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple


class CaptureError(Exception):
    """A file cannot be read: the reason in one line, and what the reader may do."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


HEADLINE = "headline, given as the title"
"""Why the paragraph that became the title is left out."""


class TextBlock(NamedTuple):
    """One paragraph of a text.

    `left_out` is the reason for which it is proposed as no evidence, else empty; `page` is the
    label of the page on which it begins, where there are pages.
    """

    text: str
    left_out: str = ""
    page: str = ""


class Fact(NamedTuple):
    """A value of the record; `inferred` says why it reads so, and is empty where it is stated."""

    value: str
    inferred: str = ""


class Captured(NamedTuple):
    """What was read of a file.

    `facts` have the names of the record's keys, and hold texts as they are written there; `authors`
    are in order. `not_taken` are the passages that a reader of the document sees and that are not
    among the blocks: together the two are all of its text. `notes` are for the reader: what was
    cleaned away, guessed or could be wrong.
    """

    kind: str
    blocks: tuple[TextBlock, ...]
    facts: Mapping[str, Fact] = {}
    authors: tuple[str, ...] = ()
    authors_inferred: str = ""
    not_taken: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    is_excerpt: bool = False

    def to_json(self) -> dict[str, Any]:
        """Return it as values of JSON."""
        return {**self._asdict(), "facts": {name: list(fact) for name, fact in self.facts.items()}}

    @classmethod
    def from_json(cls, made: Mapping[str, Any]) -> Captured:
        """Return what `to_json` made values of."""
        return cls(
            kind=made["kind"],
            blocks=tuple(TextBlock(*each) for each in made["blocks"]),
            facts={name: Fact(*fact) for name, fact in made["facts"].items()},
            authors=tuple(made["authors"]),
            authors_inferred=made["authors_inferred"],
            not_taken=tuple(made["not_taken"]),
            notes=tuple(made["notes"]),
            is_excerpt=made["is_excerpt"],
        )


class CaptureRequest(NamedTuple):
    """What is to be read: the bytes, where they come from, and the reader's wishes.

    `name` is the file's name or the path of the address, `address` where it was fetched, empty for
    a file; `content_type` is what a server said. `pages` are the first and the last page of a PDF
    to be read, from 1; (0, 0) stands for all.
    """

    data: bytes
    name: str = ""
    address: str = ""
    content_type: str = ""
    password: str = ""
    pages: tuple[int, int] = (0, 0)
