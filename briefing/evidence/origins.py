"""Groups citations into independent origins.

Two citations are one origin if their sources share one (an agency's copy under two headlines), if
their voices speak for one body, or if a source's origin is the body that the other's voice speaks
for. Joining is transitive; the groups that remain are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Citation, Source, Voice, VoiceKind

_Marks = tuple[Sequence[str], Sequence[str]]
"""The origins of a citation's source, and the bodies that its voice speaks for."""


class Link(NamedTuple):
    """A name that joins citations, with the indices of the citations.

    It is an origin of each of the `sources`, and a body that each of the `voices` speaks for.
    """

    name: str
    sources: tuple[int, ...]
    voices: tuple[int, ...]


class Origin(NamedTuple):
    """Citations that count once: their indices in the given list, and what joins them."""

    members: tuple[int, ...]
    links: tuple[Link, ...]

    @property
    def through(self) -> tuple[str, ...]:
        """The names that join the citations."""
        return tuple(link.name for link in self.links)


def origins_of(
    cites: Sequence[Citation], sources: Mapping[str, Source], voices: Mapping[str, Voice]
) -> tuple[Origin, ...]:
    """Group citations into origins, in order of their first citations."""
    marks = []
    for cite in cites:
        bodies = voices[cite.by].of if cite.by else ()
        marks.append((sources[cite.source].origins, bodies))
    return _join(marks)


def origins_among(sources: Iterable[Source]) -> tuple[Origin, ...]:
    """Group sources that share an origin."""
    return _join([(source.origins, ()) for source in sources])


def is_second_hand(cites: Iterable[Citation], voices: Mapping[str, Voice]) -> bool:
    """Whether all citations have the voice of another paper or of unnamed reports."""
    return all(cite.by and voices[cite.by].kind is VoiceKind.PRESS for cite in cites)


def _join(marks: Sequence[_Marks]) -> tuple[Origin, ...]:
    if len(marks) == 1:  # nine points in ten
        return (Origin((0,), ()),)
    leader = list(range(len(marks)))

    def find(member: int) -> int:
        while leader[member] != member:
            leader[member] = member = leader[leader[member]]
        return member

    first_with: dict[str, int] = {}
    shared: dict[str, int] = {}
    for member, (origins, bodies) in enumerate(marks):
        for name in (*origins, *bodies):
            other = first_with.setdefault(name, member)
            if other != member:
                shared[name] = other
                low, high = sorted((find(other), find(member)))
                leader[high] = low
    groups: dict[int, list[int]] = {}
    for member in range(len(marks)):
        groups.setdefault(find(member), []).append(member)
    links: dict[int, list[Link]] = {}
    for link in _links(shared, marks) if shared else ():
        links.setdefault(find(shared[link.name]), []).append(link)
    return tuple(
        Origin(tuple(members), tuple(links.get(first, ()))) for first, members in groups.items()
    )


def _links(shared: Iterable[str], marks: Sequence[_Marks]) -> Iterator[Link]:
    """Yield each shared name with the indices of the citations that it joins."""
    found: dict[str, tuple[dict[int, None], dict[int, None]]] = {name: ({}, {}) for name in shared}
    for member, mark in enumerate(marks):
        for kind, names in enumerate(mark):
            for name in names:
                if name in found:
                    found[name][kind][member] = None
    for name, (sources, voices) in found.items():
        yield Link(name, tuple(sources), tuple(voices))
