"""The blocks of a document, and the runs of text in them.

A block that is listed, linked to or followed from day to day has a key: the same thing has the same
key on every day. Numbers are no part of a block: a writer counts what it lists.
"""

from collections.abc import Sequence
from datetime import date

from briefing.lens.seen import Stage
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.records import Paragraphs, Rank


class Ref(NamedTuple):
    """A link to a block; without a text of its own it shows that block's number."""

    key: str
    text: str = ""


class SourceNumbers(NamedTuple):
    """The numbers of sources: ``[1,3]``."""

    numbers: tuple[int, ...]


Run = str | Ref | SourceNumbers
Runs = Sequence[Run]


class Cite(NamedTuple):
    """A citation: paragraphs of a source, who says it there, and the words that are quoted.

    `repeats` says that the quoted words stand in the text before the citation already.
    """

    number: int
    source: str
    at: Paragraphs
    voice: str
    role: str
    quote: str
    repeats: bool


class Links(NamedTuple):
    """Links to blocks, and the words before them; there is nothing to say without links."""

    words: str = ""
    refs: Sequence[Ref] = ()


NO_LINKS = Links()


class Statement(NamedTuple):
    """A text with what it rests on."""

    text: str
    links: Links = NO_LINKS


class JudgmentItem(NamedTuple):
    """A key judgment, the confidence in it and why, and what it rests on."""

    text: str
    confidence: str
    why: str
    links: Links

    @property
    def key(self) -> str:
        """Its text: a judgment has no id."""
        return self.text


class ListItem(NamedTuple):
    """An entry of a list, with links to what it is about."""

    text: str
    links: Links = NO_LINKS

    @property
    def key(self) -> str:
        """Its text: what is listed so has no id."""
        return self.text


class TimelineRow(NamedTuple):
    """An event on the timeline; `key` is that of its block among the key points.

    `date` is what is known of the day, `when` says it; `sources` are the numbers of those that its
    points cite.
    """

    key: str
    rank: Rank
    date: When | None
    when: str
    stage: Stage
    title: str
    sources: tuple[int, ...]

    @property
    def is_headline(self) -> bool:
        """Whether it is of the highest rank."""
        return self.rank is Rank.HEADLINE


class PointItem(NamedTuple):
    """A point: its text and citations, its claim where that is not the ordinary one, its standing.

    `disputes` are those that touch it; `joined` says which of the citations are one origin.
    """

    key: str
    ref: str
    text: str
    cites: Sequence[Cite]
    claim: str
    standing: str
    disputes: Sequence[Ref]
    joined: Sequence[str]


class EventBlock(NamedTuple):
    """An event with its points, and with those of other events that are listed nowhere else.

    `status` says who reports and who announces it; `elsewhere` says where points that look forward
    to it are listed.
    """

    key: str
    rank: Rank
    when: str
    place: str
    title: str
    status: Runs
    points: Sequence[PointItem]
    elsewhere: Runs

    @property
    def is_headline(self) -> bool:
        """Whether it is of the highest rank."""
        return self.rank is Rank.HEADLINE


class DisputeSide(NamedTuple):
    """What one side says, with its citations or the arithmetic that it comes from."""

    text: str
    cites: Sequence[Cite]
    computed: str


class DisputeBlock(NamedTuple):
    """A dispute: its sides, the finding or why there is none yet, and what it touches."""

    key: str
    title: str
    status: str
    sides: Sequence[DisputeSide]
    finding: str
    links: Links


class MatrixRow(NamedTuple):
    """What each source, by number, says of an event; a source that is silent is not in it."""

    key: str
    title: str
    is_headline: bool
    says: dict[int, str]


class MatrixBlock(NamedTuple):
    """Events by sources; with too many sources it has no rows, and `left_out` says so."""

    sources: Sequence[int]
    rows: Sequence[MatrixRow]
    left_out: str


class SourceBlock(NamedTuple):
    """A source: its record in parts, of which those that it lacks are empty.

    `origin` names its origins where there is no publisher to name; `notes` say whether it is
    translated, an excerpt or corrected; `points` counts those that cite it.
    """

    key: str
    id: str
    number: int
    day: date
    is_inferred: bool
    publisher: str
    author: str
    title: str
    url: str
    descriptor: str = ""
    origin: str = ""
    notes: Sequence[str] = ()
    points: str = ""


Block = (
    Statement
    | JudgmentItem
    | ListItem
    | TimelineRow
    | EventBlock
    | DisputeBlock
    | MatrixBlock
    | SourceBlock
)


class Section(NamedTuple):
    """A section under its title; without blocks it says ``none``."""

    key: str
    title: str
    blocks: Sequence[Block]


class Document(NamedTuple):
    """A brief: `about` are names and texts of what it is about, `counts` says how much it shows.

    `filters` says what it is narrowed to, if it is.
    """

    title: str
    as_of: date
    about: Sequence[tuple[str, str]]
    counts: str
    filters: str
    sections: Sequence[Section]

    def section(self, key: str) -> Section:
        """Return the section of a key; raises StopIteration where there is none."""
        return next(each for each in self.sections if each.key == key)
