"""Loads the proposals of a folder, which `load` passes over: they are no part of the briefing."""

from __future__ import annotations

import os

from briefing.load.files import list_folder, read_bytes
from briefing.load.folder_layout import PROPOSALS as FOLDER
from briefing.load.folder_layout import REJECTED, UNREAD
from briefing.load.load_context import LoadContext
from briefing.load.loader import with_excerpts
from briefing.load.nodes import Mapping, Node, Sequence
from briefing.load.proposal_schema import PROPOSALS
from briefing.load.proposal_schema import REJECTED as REJECTIONS
from briefing.load.stray_files import is_silent
from briefing.load.tree import parse
from briefing.model.diagnostics import Diagnostic, Span, sort_problems, warn
from briefing.model.ids import is_id
from briefing.model.proposals import ProposalFile, Proposals, Rejection
from briefing.model.records import Briefing
from briefing.model.text import visible


def load_proposals(root: str, briefing: Briefing) -> Proposals:
    """Return the proposals in a folder and what is wrong with them; never raises for content."""
    problems: list[Diagnostic] = []
    warnings: list[Diagnostic] = []
    paths = _paths(root, problems, warnings)
    trees = {path: _tree(root, path, problems) for path in paths}
    files: dict[str, ProposalFile] = {}
    rejected: dict[str, dict[str, Rejection]] = {}
    for path, node in trees.items():
        name = os.path.basename(path).removesuffix(".yaml")
        if node is None:
            continue
        reader = LoadContext(problems, warnings)
        reader.path = reader.event = path
        if path == REJECTED:  # its sources may be gone
            rejected = REJECTIONS.read(node, reader) or {}
            continue
        _declare_ids(reader, node, briefing)
        if file := PROPOSALS.read(node, reader):
            files[name] = file
    found = sort_problems((*problems, *warnings))
    return Proposals(files, rejected, with_excerpts(root, found, set(trees)))


def _paths(root: str, problems: list[Diagnostic], warnings: list[Diagnostic]) -> list[str]:
    """Return the paths of the files, in order of name."""
    listed = list_folder(root, FOLDER, problems) or {}
    found = []
    for name, path in sorted(listed.items()):
        stem, ending = os.path.splitext(name)
        if ending == ".yaml" and is_id(stem) and path:
            found.append(path)
        elif path and not is_silent(name):
            hint = "call it NAME.yaml, or move it elsewhere"
            warnings.append(warn(Span(visible(path)), "unread-file", UNREAD, hint))
    return found


def _tree(root: str, path: str, problems: list[Diagnostic]) -> Node | None:
    data = read_bytes(root, path, problems)
    return None if data is None else parse(data, path, problems)


def _declare_ids(reader: LoadContext, node: Node, briefing: Briefing) -> None:
    """Make the ids of the briefing known, and the events that a file proposes."""
    reader.declare("source", *briefing.sources)
    reader.declare("voice", *briefing.brief.voices)
    reader.declare("topic", *briefing.brief.topics)
    reader.declare("event", *briefing.events, *_proposed_events(node))


def _proposed_events(node: Node) -> list[str]:
    entry = node.entries.get("events") if isinstance(node, Mapping) else None
    items = entry[1].items if entry and isinstance(entry[1], Sequence) else []
    ids = [each.entries.get("id") for each in items if isinstance(each, Mapping)]
    return [each[1].text for each in ids if each and hasattr(each[1], "text")]
