"""Values that several JSON documents have, and the notes on a type that say more than it does.

In ``Annotated`` a text says what a key holds, an enumeration what it may hold, and a `Pattern` how
its text is written.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, NamedTuple, TypedDict

from briefing.model.records import VoiceKind


class Pattern(NamedTuple):
    """A regular expression that a text matches, and what such a text is called."""

    regex: str
    name: str


Day = Annotated[str, Pattern(r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$", "day")]
Edtf = Annotated[str, Pattern(r"^[0-9.~?/-]+$", "date in EDTF")]
At = Annotated[
    str, Pattern(r"^[1-9][0-9]*(-[1-9][0-9]*)?(,[1-9][0-9]*(-[1-9][0-9]*)?)*$", "paragraphs")
]
Sha256 = Annotated[str, Pattern(r"^[0-9a-f]{64}$", "fingerprint")]
PointId = Annotated[str, Pattern(r"^[^#\s]+#[^#\s]+$", "id of a point")]


class Date(TypedDict):
    """A date that may be known to the day, the month or the year, or lie in a window."""

    edtf: Annotated[Edtf, "As in the file."]
    earliest: Annotated[Day | None, "Its first day; `null` where it is open."]
    latest: Annotated[Day | None, "Its last day; `null` where it is open."]
    text: Annotated[str, "For a reader."]


class Voice(TypedDict):
    """Who says something."""

    id: Annotated[str, "Its id in the brief."]
    name: str
    role: str
    of: Annotated[Iterable[str], "The bodies that it speaks for."]
    kind: Annotated[str, VoiceKind]


class Citation(TypedDict):
    """Where a statement stands."""

    source: Annotated[str, "The source's id."]
    number: Annotated[int, "Its number in every output."]
    at: Annotated[At, "Paragraphs, such as `7,9-10`."]
    labels: Annotated[Iterable[str], "The pages or times of the paragraphs."]
    by: Annotated[Voice | None, "Who says so; `null` for the outlet."]
    quote: Annotated[str | None, "The source's own words."]
    gloss: Annotated[str | None, "Our translation of them."]
    dates: Annotated[dict[str, Edtf], "The reading of each printed phrase."]
