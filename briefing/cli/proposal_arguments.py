"""What the commands about one proposal have in common."""

from __future__ import annotations

from briefing.cli.messages import UsageError
from briefing.model.proposals import Proposal, Proposals
from briefing.model.suggestions import did_you_mean
from briefing.model.text import visible


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
