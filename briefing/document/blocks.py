"""The data types of a document: blocks, and the runs of text in them.

A block that is listed, linked to or compared between days has a key, which is the same on every
day. Blocks hold no numbers: a renderer numbers what it lists.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from briefing.document.quoted import quoted_words
from briefing.lens.seen import Places, Stage, merged_places
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraph_labels import RunLabel, place_text
from briefing.model.records import Passage, Rank


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

    `repeats` says that the text before the citation already has the quoted words; `labels` are
    those of its paragraphs: pages or times. `gloss` is our translation of the words.
    """

    number: int
    source: str
    at: Passage
    voice: str
    role: str
    quote: str
    repeats: bool
    labels: tuple[RunLabel, ...] = ()
    gloss: str = ""

    @property
    def quoted(self) -> str:
        """The quote in marks, with our translation where there is one; empty without a quote."""
        return quoted_words(self.quote, self.gloss) if self.quote else ""

    @property
    def place(self) -> str:
        """Where it is from, the source's number and the paragraph: ``[3 ¶12]``."""
        return place_text(self.number, self.at, self.labels)


def _places(cites: Sequence[Cite]) -> Sequence[Places]:
    return merged_places([(each.number, each.source, each.at, each.labels) for each in cites])


class Links(NamedTuple):
    """Links to blocks, and the words before them; rendered as nothing if there are no links."""

    words: str = ""
    refs: Sequence[Ref] = ()


NO_LINKS = Links()


class Statement(NamedTuple):
    """A text and links to the points that it rests on; `head` is its gist in one line, if any."""

    text: str
    links: Links = NO_LINKS
    head: str = ""

    @property
    def key(self) -> str:
        """Its words, because it has no id."""
        return f"{self.head}\n{self.text}"


class JudgmentItem(NamedTuple):
    """A judgment, and the confidence in it; `key` is the same for all its versions.

    `warning` says that its ground was withdrawn.
    """

    key: str
    text: str
    confidence: str
    warning: str


class Basis(NamedTuple):
    """Why something is judged: `of` is the key of the judgment, `places` are what it rests on.

    `changed` says what made the judgment change, if it did.
    """

    of: str
    why: str
    changed: str
    places: Sequence[Places]
    links: Links

    @property
    def key(self) -> str:
        """The key of the judgment, marked: it has a block of its own."""
        return f"basis-{self.of}"


class Undertaking(NamedTuple):
    """A row of what was agreed: `of` is the key of the point that it is about.

    `marks` are what is not the rule about its sources, such as ``2 origins``; `due` and `who` may
    be empty.
    """

    of: str
    what: str
    who: str
    firmness: str
    due: str
    places: Sequence[Places]
    marks: Sequence[str]
    disputes: Sequence[Ref]

    @property
    def key(self) -> str:
        """The key of the point, marked: it has a block of its own."""
        return f"undertaking-{self.of}"


class RowSide(NamedTuple):
    """A side of a dispute in short: what it says and who, with its places, or its arithmetic."""

    text: str
    places: Sequence[Places]
    computed: str


class DisputeRow(NamedTuple):
    """A dispute in one line: `of` is the key of its block.

    `finding` is the first sentence of a settled one.
    """

    of: str
    title: str
    sides: Sequence[RowSide]
    finding: str

    @property
    def is_settled(self) -> bool:
        """Whether it has a finding."""
        return bool(self.finding)

    @property
    def key(self) -> str:
        """The key of the dispute, marked: it has a block of its own."""
        return f"row-{self.of}"


class Term(NamedTuple):
    """Something ahead, and where it is announced; `of` is the key of what it is about.

    `marks` are what is not the rule about its sources, such as ``2 origins``. `where` stands behind
    them: what is cited is for the event and its day, and the place may be known from less. `leads`
    says whether it is an event ahead that the bottom line rests on.
    """

    of: str
    when: str
    text: str
    places: Sequence[Places]
    marks: Sequence[str] = ()
    where: str = ""
    leads: bool = False

    @property
    def key(self) -> str:
        """The key of what it is about, marked: that has a block of its own."""
        return f"ahead-of-{self.of}"


class ListItem(NamedTuple):
    """An entry of a list, with links to what it is about."""

    text: str
    links: Links = NO_LINKS

    @property
    def key(self) -> str:
        """The entry's text, because it has no id."""
        return self.text


NEW_GAP = "Not known"
"""The kind of a news item that is about a gap: its `of` is the text of that."""


class NewsItem(NamedTuple):
    """What became known since a day, in one line: `of` is the key of the block that it is about.

    `kind` says what that is, and `change` what became of it if it was there before.
    """

    of: str
    kind: str
    change: str
    text: str
    places: Sequence[Places] = ()

    @property
    def key(self) -> str:
        """The key of what it is about, marked: that has a block of its own."""
        return f"news-{self.of}"


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
    """A point with its citations, its claim if that is not the default one, and what marks it.

    `marks` are what is not the rule about its sources, such as ``2 origins``; `disputes` are those
    that touch it; `joined` says which of the citations share an origin. `aspect` is the heading
    under which it stands among many points of an event.
    """

    key: str
    ref: str
    text: str
    cites: Sequence[Cite]
    claim: str
    marks: Sequence[str]
    disputes: Sequence[Ref]
    joined: Sequence[str]
    aspect: str = ""

    @property
    def places(self) -> Sequence[Places]:
        """The citations, those of one source together."""
        return _places(self.cites)


class EventBlock(NamedTuple):
    """An event with its points, and the points of other events that are listed only here.

    `status` says who reports and who announces it; `elsewhere` says where other points that look
    forward to it are listed.
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
    """One side of a dispute: its text, with its citations or its arithmetic."""

    text: str
    cites: Sequence[Cite]
    computed: str

    @property
    def places(self) -> Sequence[Places]:
        """The citations, those of one source together."""
        return _places(self.cites)


class DisputeBlock(NamedTuple):
    """A dispute: its sides, its finding or why there is none yet, and what it touches."""

    key: str
    title: str
    status: str
    sides: Sequence[DisputeSide]
    finding: str
    links: Links


class MatrixRow(NamedTuple):
    """What each source says of an event, by the source's number; silent sources are absent."""

    key: str
    title: str
    is_headline: bool
    says: dict[int, str]


class MatrixBlock(NamedTuple):
    """The matrix of events by sources; if there are too many sources, only `left_out` says so."""

    sources: Sequence[int]
    rows: Sequence[MatrixRow]
    left_out: str

    @property
    def key(self) -> str:
        """A key of its own: there is one matrix."""
        return "events-by-sources"


class SourceBlock(NamedTuple):
    """A source: its record in parts; parts that the record lacks are empty.

    `origin` names its origins if there is no publisher to name; `notes` say whether it is
    translated, an excerpt, corrected or withdrawn; `points` counts those that cite it.
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
    | Basis
    | Undertaking
    | DisputeRow
    | Term
    | ListItem
    | NewsItem
    | TimelineRow
    | EventBlock
    | DisputeBlock
    | MatrixBlock
    | SourceBlock
)


FIRST_PAGE, BODY, ANNEX = 1, 2, 3
"""The depths of a section: on the first page, in the brief behind it, in the annex."""
CONTINUED = {
    "agreed": "agreed-more",
    "in-dispute": "disputes",
    "next": "next-more",
    "unknown": "gaps",
}
"""The section in which the entries stand that a section of the first page only counts."""


class Section(NamedTuple):
    """A section under its title; `note` explains its words.

    `more` counts the entries that stand only behind the first page, `more_settled` those of them
    that are settled disputes.
    """

    key: str
    title: str
    blocks: Sequence[Block]
    depth: int = BODY
    note: str = ""
    more: int = 0
    more_settled: int = 0


class Document(NamedTuple):
    """A brief: `about` are names and texts of what it is about, `counts` says how much it shows.

    `head` is the bottom line in one line. `filters` says what it is narrowed to, if it is;
    `without` names what is left out and counts what falls without that. `news` says since when
    something is new, and `new` are the keys of what is.
    """

    title: str
    head: str
    as_of: date
    about: Sequence[tuple[str, str]]
    counts: str
    filters: str
    without: str
    news: str
    new: frozenset[str]
    sections: Sequence[Section]

    def section(self, key: str) -> Section:
        """Return the section of a key; one without blocks where there is none."""
        return next((each for each in self.sections if each.key == key), Section(key, "", ()))
