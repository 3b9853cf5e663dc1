"""What the entries of the front page lead to. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document import blocks
from briefing.document.keys import name_in
from briefing.tui.target import Target, TargetKind

MORE_OF = {"in-dispute": "show_disputes", "new": "show_changes"}
"""The command that shows the rest of a section, where it is not that of the whole brief."""
_ELSEWHERE = ("sources-in-short",)
"""The sections with a list of their own beside the front page: the sources."""
_KINDS = {
    "event": TargetKind.EVENT,
    "point": TargetKind.POINT,
    "dispute": TargetKind.DISPUTE,
    "judgment": TargetKind.JUDGMENT,
    "source": TargetKind.SOURCE,
}


def shown_sections(document: blocks.Document) -> list[blocks.Section]:
    """Return the sections of a first page that the front page shows."""
    return [each for each in document.sections if each.key not in _ELSEWHERE]


def target_of(section: blocks.Section, block: blocks.Block) -> Target | None:
    """Return what an entry of the first page is about; None if it leads nowhere."""
    match block:
        case blocks.Statement() if section.key == "bottom-line":
            return Target(TargetKind.BOTTOM_LINE, "")
        case blocks.JudgmentItem():
            return _of_key(block.key)
        case blocks.Undertaking() | blocks.DisputeRow() | blocks.Term():
            return _of_key(block.of)
        case blocks.NewsItem():
            return _of_key(block.of, "new") or Target(TargetKind.GAP, block.of, within="new")
        case blocks.ListItem():
            return Target(TargetKind.GAP, block.text)
    return None


def _of_key(key: str, within: str = "") -> Target | None:
    kind, name = name_in(key)
    return Target(_KINDS[kind], name, within=within) if kind else None


def targets_of(document: blocks.Document) -> Iterator[Target]:
    """Yield what the entries of a first page lead to, in order."""
    for section in document.sections:
        for block in section.blocks:
            if target := target_of(section, block):
                yield target
