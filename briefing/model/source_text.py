"""The text of a source, as read from the reader's files."""

from __future__ import annotations

from briefing.model.lean_typing import NamedTuple


class Refused(NamedTuple):
    """Why a file is not accepted as a source's text, and the remedy."""

    why: str
    hint: str


class SourceText(NamedTuple):
    """A source's own text, safe to print.

    It is as recorded if its words are those that were curated: its SHA-256 is the one on record, or
    would be without the `change` around the words. In any other text `change` says what is likely
    to have happened. A refused text has no paragraphs. Only `raw` is not safe: it is the content of
    the file without a byte order mark, in which positions are counted.
    """

    paragraphs: tuple[str, ...]
    is_as_recorded: bool
    change: str = ""
    sha256: str = ""
    refused: Refused | None = None
    raw: str = ""
