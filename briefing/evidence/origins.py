"""How many independent origins stand behind a statement.

Two citations are one origin where their sources share one (an agency's copy under two headlines),
where their voices speak for one body, or where a source's origin is the body that the other's
voice speaks for. Joining is transitive; what is left apart is counted.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import NamedTuple

from briefing.model.records import Citation, Source, Voice, VoiceKind


class Origin(NamedTuple):
    """Citations that count once: their places in the list asked about, and what joins them."""

    members: tuple[int, ...]
    through: tuple[str, ...]


def origins_of(
    cites: Sequence[Citation], sources: Mapping[str, Source], voices: Mapping[str, Voice]
) -> tuple[Origin, ...]:
    """Join citations into origins, in order of their first citations."""
    marks = []
    for cite in cites:
        bodies = voices[cite.by].of if cite.by else ()
        marks.append((*sources[cite.source].origins, *bodies))
    return _join(marks)


def origins_among(sources: Iterable[Source]) -> tuple[Origin, ...]:
    """Join sources that share an origin."""
    return _join([source.origins for source in sources])


def is_second_hand(cites: Iterable[Citation], voices: Mapping[str, Voice]) -> bool:
    """Whether all that is known comes through another paper or unnamed reports."""
    return all(cite.by and voices[cite.by].kind is VoiceKind.PRESS for cite in cites)


def _join(marks: Sequence[Sequence[str]]) -> tuple[Origin, ...]:
    if len(marks) == 1:  # nine points in ten
        return (Origin((0,), ()),)
    leader = list(range(len(marks)))

    def find(member: int) -> int:
        while leader[member] != member:
            member = leader[member]
        return member

    first_with: dict[Hashable, int] = {}
    shared: dict[str, int] = {}
    for member, names in enumerate(marks):
        for name in names:
            other = first_with.setdefault(name, member)
            if other != member:
                shared[name] = other
                low, high = sorted((find(other), find(member)))
                leader[high] = low
    groups: dict[int, list[int]] = {}
    for member in range(len(marks)):
        groups.setdefault(find(member), []).append(member)
    return tuple(
        Origin(tuple(members), tuple(name for name, at in shared.items() if find(at) == first))
        for first, members in groups.items()
    )
