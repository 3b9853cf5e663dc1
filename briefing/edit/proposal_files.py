"""Finds the files of proposals, of which an edit of the briefing takes some along."""

from __future__ import annotations

import os
from collections.abc import Iterable

from briefing.edit.changes import RefusedError
from briefing.edit.journal import read_file
from briefing.edit.shape_walk import AnyShape
from briefing.load.folder_layout import PROPOSALS, REJECTED
from briefing.model.ids import is_id
from briefing.model.text import visible


def proposals_file(name: str) -> str:
    """Return the path of a file of proposals in the folder."""
    return f"{PROPOSALS}/{name}.yaml"


def proposal_files(root: str, notes: list[str]) -> Iterable[tuple[str, bytes]]:
    """Yield the files of proposals, that of rejections too, with their bytes.

    One that cannot be read is noted.
    """
    try:
        names = sorted(os.listdir(os.path.join(root, PROPOSALS)))
    except OSError:
        return
    for name in names:
        path = f"{PROPOSALS}/{name}"
        stem, ending = os.path.splitext(name)
        if ending != ".yaml" or not is_id(stem):
            continue
        try:
            data = read_file(root, path)
        except RefusedError as error:
            notes.append(left_as_it_is(path, error))
            continue
        if data is not None:
            yield path, data


def left_as_it_is(path: str, error: RefusedError) -> str:
    """Return the note on a file that cannot be taken along."""
    return f"{visible(path)} is left as it is: {error}"


def shape_of_proposals(path: str) -> AnyShape:
    """Return the shape of a file of proposals, or of that of rejections."""
    from briefing.load.proposal_schema import PROPOSAL_FILES

    return PROPOSAL_FILES["rejected" if path == REJECTED else "proposals"][1]
