"""A source's own text, as it is at hand."""

from briefing.model.lean_typing import NamedTuple


class Refused(NamedTuple):
    """Why a file is not taken for a source's text, and what to do about it."""

    why: str
    hint: str


class SourceText(NamedTuple):
    """A source's own text, safe to print.

    It is as recorded where its words are those that were curated: its SHA-256 is the one on
    record, or is so once the `change` around the words is undone. In any other text `change` says
    what is likely to have happened. What was refused has no paragraphs. Only `raw` is not safe: it
    is what the file holds, in which places are counted, without a byte order mark.
    """

    paragraphs: tuple[str, ...]
    is_as_recorded: bool
    change: str = ""
    sha256: str = ""
    refused: Refused | None = None
    raw: str = ""
