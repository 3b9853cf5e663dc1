"""The shapes of what was written into a folder, or would be."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal, TypedDict

from briefing.render.json.shapes.findings import Remark
from briefing.render.json.shapes.values import Sha256


class ChangedFile(TypedDict):
    """A file that differs."""

    path: str
    line: Annotated[int, "The first that differs."]
    created: bool
    removed: bool
    moved_from: Annotated[str, "Its path before; empty where that is the same."]
    diff: Annotated[str, "A unified diff."]


class WrittenEdit(TypedDict):
    """What a command that writes prints with `--format json`, also where rules stop it.

    They are `cite --to`, `point`, `event`, `leave`, `source`, `judge`, `gap`, `bottom-line`,
    `correct`, `dispute`, `voice`, `topic`, `revise`, `import`, `draft`, `accept`, `reject`,
    `rename`, `remove` and `undo`.
    """

    format: Literal["briefing-edit"]
    version: Literal[1]
    edit: Annotated[str, "What the edit is, in words."]
    written: Annotated[
        bool, "Whether it is written: not with `--dry-run`, and not where a rule stops it."
    ]
    files: Annotated[Iterable[ChangedFile], "Empty where a rule stops it."]
    findings: Annotated[Iterable[Remark], "What rules say that they did not say before."]
    notes: Annotated[
        Iterable[str],
        "What else is to be known, such as an interrupted edit that was carried on; of `revise` "
        "what became of the paragraphs, or those that are to be decided; of `import` the rows that "
        "were not taken.",
    ]


class Inferred(TypedDict):
    """A value that the file does not state."""

    value: str
    why: str


class AddedInput(TypedDict):
    """An input of which a source was made, or would be."""

    input: Annotated[str, "As it was named."]
    id: Annotated[str, "The source's id."]
    refused: None
    written: Annotated[bool, "Whether files were written."]
    files: Annotated[Iterable[str], "Which they are, or would be."]
    kind: Annotated[str, "`web page`, `PDF`, `mail`, `Word file`, `Markdown` or `plain text`."]
    paragraphs: int
    sha256: Annotated[Sha256, "The fingerprint of the text."]
    stated: Annotated[dict[str, str], "What the file states, by the keys of the record."]
    inferred: Annotated[dict[str, Inferred], "What it does not state, by the keys of the record."]
    authors: Annotated[Iterable[str], "In order; the record may hold fewer."]
    excerpt: Annotated[bool, "Whether the page says that it is not free to read."]
    labels: Annotated[dict[str, str], "Pages, by the first paragraph that begins on each."]
    left_out: Annotated[dict[str, str], "Proposals, by paragraph."]
    not_taken: Annotated[Iterable[str], "Passages of the page that are not in the text."]
    notes: Annotated[Iterable[str], "What should be looked at."]


class RefusedInput(TypedDict):
    """An input of which no source was made."""

    input: Annotated[str, "As it was named."]
    id: None
    refused: Annotated[str, "Why nothing was added, with what to do."]


class AddedSources(TypedDict):
    """What `briefing add --format json` writes."""

    format: Literal["briefing-added"]
    version: Literal[1]
    inputs: Annotated[Iterable[AddedInput | RefusedInput], "In their order."]
