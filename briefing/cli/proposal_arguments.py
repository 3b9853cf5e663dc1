"""What the commands about one proposal have in common."""

from __future__ import annotations

import re
from collections.abc import Sequence

from briefing.cli.messages import UsageError
from briefing.cli.names import ids_meant, only
from briefing.cli.writing import WrittenFolder, record_in
from briefing.model.lean_typing import Any
from briefing.model.proposals import Proposal, Proposals
from briefing.model.suggestions import did_you_mean
from briefing.model.text import visible

ID_HELP = "the id of the proposal; of a draft also with the source's number or beginning: 2-7b"


def full_id(name: str, proposals: Proposals, sources: Sequence[str]) -> str:
    """Return the id of a draft's proposal whose source is named as elsewhere: ``2-7b``, ``gaz-7b``.

    Any other name is returned as it is. Raises UsageError if several sources begin so.
    """
    file, sign, own = name.rpartition("#")
    if any(each.id == own for each in proposals.every):
        return name
    places = [match.start() for match in re.finditer("-", own)][::-1]
    meant = {place: ids_meant(own[:place], sources, len(sources)) for place in places}
    meant = {place: found for place, found in meant.items() if found}
    # The longest beginning that only one source has; without one the shortest is said to have many.
    place = next((each for each, found in meant.items() if len(found) == 1), min(meant, default=0))
    if not place:
        return name
    source = only(meant[place], own[:place], f"`{visible(name)}`: ")
    return f"{file}{sign}{source}{own[place:]}"


def proposal_named(name: str, proposals: Proposals) -> Proposal:
    """Return a proposal by its whole id, or by ``FILE#ID``.

    Raises UsageError if there is none, or several have that id.
    """
    from briefing.edit.proposal_files import proposals_file

    file, sign, own = name.partition("#")
    if not sign:
        file, own = "", name
    every = proposals.every
    found = [each for each in every if each.id == own and each.name == (file or each.name)]
    if len(found) == 1 and own:
        return found[0]
    if found and own:
        names = list(dict.fromkeys(f"{each.name}#{own}" for each in found))
        hint = f"write one of {', '.join(names[:3])}"
        several = f"there are {len(found):,} proposals `{own}`"
        if len(names) == 1:
            where = ", ".join(str(each.kept.span.line) for each in found[:3])
            several += f" in {proposals_file(found[0].name)}, in lines {where}"
            hint = "give each an id of its own there"
        raise UsageError(several, hint)
    otherwise = "`briefing proposals` lists them all"
    ids = [each.id for each in every[:_MOST]]
    hint = did_you_mean(name, ids, most=3, cutoff=0.6, otherwise=otherwise)
    raise UsageError(f"there is no proposal `{visible(name)}`", hint)


def proposed_events(proposal: Proposal, target: WrittenFolder) -> Sequence[Any]:
    """Return what the file of a proposal has as its events; raises as `record_in` does."""
    from briefing.edit.proposal_files import proposals_file

    events: Sequence[Any] = record_in(target, proposals_file(proposal.name))["events"]
    return events


_MOST = 5_000
"""Ids to guess among."""
