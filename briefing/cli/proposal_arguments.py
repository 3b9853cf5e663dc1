"""What the commands about one proposal have in common."""

from __future__ import annotations

from briefing.cli.messages import UsageError
from briefing.library import is_briefing_at
from briefing.model.paths import typed
from briefing.model.proposals import Proposal, Proposals
from briefing.model.suggestions import did_you_mean
from briefing.model.text import visible


def text_and_folder(text: str | None, folder: str | None) -> tuple[str | None, str | None]:
    """Return the optional text and the folder: a folder may stand in the place of the text."""
    if text is not None and folder is None and is_briefing_at(path := typed(text)):
        return None, path
    return text, folder


def proposal_named(name: str, proposals: Proposals) -> Proposal:
    """Return a proposal by its id, or by ``FILE#ID``.

    Raises UsageError if there is none, or several files have one of that id.
    """
    file, sign, own = name.partition("#")
    if not sign:
        file, own = "", name
    every = proposals.every
    found = [each for each in every if each.id == own and each.name == (file or each.name)]
    if len(found) == 1 and own:
        return found[0]
    if found and own:
        names = ", ".join(f"{each.name}#{own}" for each in found[:3])
        raise UsageError(f"there are {len(found):,} proposals `{own}`", f"write one of {names}")
    otherwise = "`briefing proposals` lists them all"
    ids = [each.id for each in every[:_MOST]]
    hint = did_you_mean(name, ids, most=3, cutoff=0.6, otherwise=otherwise)
    raise UsageError(f"there is no proposal `{visible(name)}`", hint)


_MOST = 5_000
"""Ids to guess among."""
