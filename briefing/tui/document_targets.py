"""What the entries of a brief lead to, on the front page and in the whole brief. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.document import blocks
from briefing.document.keys import name_in
from briefing.tui.target import Target, TargetKind

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


def target_of(section: blocks.Section, block: blocks.Block | blocks.PointItem) -> Target | None:
    """Return what an entry of a section is about; None if it leads nowhere.

    Behind the first page it has the section's key as `within`, since it can be listed twice.
    """
    within = section.key if section.depth > blocks.FIRST_PAGE or section.key == "new" else ""
    match block:
        case blocks.Statement() if section.key == "bottom-line":
            return Target(TargetKind.BOTTOM_LINE, "")
        case blocks.ListItem() if section.key in ("unknown", "gaps"):
            return Target(TargetKind.GAP, block.text, within=within)
        case blocks.NewsItem() if block.kind == blocks.NEW_GAP:
            return Target(TargetKind.GAP, block.of, within=within)
        case (
            blocks.Undertaking()
            | blocks.DisputeRow()
            | blocks.Term()
            | blocks.Basis()
            | blocks.NewsItem()
        ):
            return _of_key(block.of, within)
        case (
            blocks.JudgmentItem()
            | blocks.TimelineRow()
            | blocks.EventBlock()
            | blocks.PointItem()
            | blocks.DisputeBlock()
            | blocks.SourceBlock()
        ):
            return _of_key(block.key, within)
    return None


def _of_key(key: str, within: str) -> Target | None:
    kind, name = name_in(key)
    return Target(_KINDS[kind], name, within=within) if kind else None


def more_target(section: blocks.Section) -> Target:
    """Return where the entries stand that a section only counts."""
    if section.key == "new":
        return Target(TargetKind.COMMAND, "show_changes", within=section.key)
    return Target(TargetKind.SECTION, blocks.CONTINUED.get(section.key, section.key))


def targets_of(document: blocks.Document) -> Iterator[Target]:
    """Yield what the entries of the front page lead to, in order, and what it counts of more."""
    for section in shown_sections(document):
        for block in section.blocks:
            if target := target_of(section, block):
                yield target
        if section.more:
            yield more_target(section)
