"""What holds of proposals: quotes, printed dates, voices, events, and points that say the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum

from briefing.check.event_dates import EventDates
from briefing.check.paragraph_set import ParagraphSet
from briefing.check.point_evidence import PointEvidence
from briefing.check.point_texts import remarks_on
from briefing.check.printed_dates import judge_reading, judge_told
from briefing.evidence.date_expressions import Reading, Verdict, direction_of
from briefing.evidence.drafting.overlap import SaidPoints
from briefing.evidence.quotes import Found, QuoteFinder, QuoteState
from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraphs import Passage
from briefing.model.proposals import Proposal, ProposedPoint
from briefing.model.records import Briefing, Citation, Claim, Point, Source
from briefing.model.source_text import SourceText

_SOUND = (QuoteState.VERIFIED, QuoteState.NORMALISED)


class VoiceState(StrEnum):
    """Whether the briefing knows who speaks."""

    OUTLET = "outlet"
    KNOWN = "known"
    NEW = "new"


class HeldDate(NamedTuple):
    """A printed date with its reading and what the phrase can mean.

    `is_printed` says whether the paragraph has it; None where its text is not at hand.
    """

    phrase: str
    reading: When
    verdict: Verdict
    readings: tuple[Reading, ...]
    is_printed: bool | None

    @property
    def holds(self) -> bool:
        """Whether the reading is the one that there is, and the phrase is in the paragraph."""
        return self.verdict is Verdict.AGREED and self.is_printed is not False


class HeldCite(NamedTuple):
    """A citation with the result for its quote, None without one, its dates and its voice.

    `left_out` says why its source leaves out some of its paragraphs; empty where it does not.
    """

    cite: Citation
    has_paragraph: bool
    quote: Found | None
    dates: tuple[HeldDate, ...]
    voice: VoiceState
    left_out: str = ""

    @property
    def holds(self) -> bool:
        """Whether the quote stands there, the dates are resolved, and the paragraph counts."""
        is_quoted = self.quote is None or self.quote.state in _SOUND
        is_there = self.has_paragraph and not self.left_out
        return is_there and is_quoted and all(each.holds for each in self.dates)


class Held(NamedTuple):
    """A proposal with what holds of it.

    `is_new_event` says that the briefing lacks its event; `alike` are events of the same date,
    where it does. `duplicates` are points, ``EVENT#POINT``, that say the same. `remarks` say what
    of its sentence, if the maker offers one, differs from the paragraphs cited.
    """

    proposal: Proposal
    is_new_event: bool
    alike: tuple[str, ...]
    cites: tuple[HeldCite, ...]
    duplicates: tuple[str, ...]
    remarks: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether nothing in it is wrong or doubtful; what is new or a duplicate may hold."""
        point = self.proposal.point
        is_read = point is not None and not point.unread
        return is_read and not self.remarks and all(each.holds for each in self.cites)


def hold_proposals(
    proposals: Iterable[Proposal], briefing: Briefing, texts: Mapping[str, SourceText]
) -> Iterator[Held]:
    """Yield each proposal with what holds of it; `texts` are those at hand, by source."""
    return _ProposalHolder(briefing, texts).run(proposals)


class _ProposalHolder:
    def __init__(self, briefing: Briefing, texts: Mapping[str, SourceText]) -> None:
        self.briefing = briefing
        self.event_dates = EventDates(briefing, {})
        self.evidence = PointEvidence(briefing, texts.get)
        self.finders = {
            name: QuoteFinder(text.paragraphs, is_as_recorded=text.is_as_recorded)
            for name, text in texts.items()
        }
        self.judged: dict[tuple[object, ...], tuple[Verdict, tuple[Reading, ...]]] = {}
        self.printed: dict[tuple[str, str, Passage], bool | None] = {}
        self.left_out: dict[str, ParagraphSet] = {}
        self.said = SaidPoints(briefing.events.values())
        self.by_date: dict[str, list[str]] = {}
        for event in briefing.events.values():
            for version in event.dates:
                self.by_date.setdefault(str(version.when), []).append(event.id)

    def run(self, proposals: Iterable[Proposal]) -> Iterator[Held]:
        for each in proposals:
            event = each.event.event
            is_new = event.id not in self.briefing.events
            alike = tuple(self.by_date.get(str(event.when), ())) if is_new and event.when else ()
            point = each.point
            if point is None:
                yield Held(each, is_new, alike, (), ())
                continue
            cites = tuple(self._cite(cite, point.claim) for cite in point.cites)
            found = [
                ref
                for cite in point.cites
                for ref in self.said.same_as(point.note or point.text, cite)
            ]
            remarks = tuple(self._remarks(each, point)) if point.text else ()
            yield Held(each, is_new, alike, cites, tuple(dict.fromkeys(found)), remarks)

    def _remarks(self, proposal: Proposal, point: ProposedPoint) -> Iterator[str]:
        """Yield what differs between the sentence that a maker offers and the paragraphs cited."""
        offered = Point(
            id=point.id,
            text=point.text,
            claim=point.claim,
            about=point.about,
            topics=point.topics,
            weight=point.weight,
            short=point.short,
            firmness=point.firmness,
            who=point.who,
            due=point.due,
            closed_by=(),
            computed="",
            cites=point.cites,
            span=point.span,
        )
        if any(map(self.evidence.has_text, point.cites)):
            held = self.evidence.hold(offered, point.id)
            voices = " ".join(each.name for each in proposal.file.voices.values())
            names = tuple(each for each in held.names if each.text not in voices)
            yield from remarks_on(held._replace(names=names))

    def _cite(self, cite: Citation, claim: Claim) -> HeldCite:
        finder = self.finders.get(cite.source)
        source = self.briefing.sources[cite.source]
        quote = None
        if cite.quote:
            found = finder.find(cite.quote, cite.at, suggest=False) if finder else None
            quote = found or Found(QuoteState.NO_TEXT)
        dates = []
        for phrase, reading in cite.dates.items():
            told = cite.dates_of.get(phrase, "")
            written = phrase, reading, source.id, claim, told
            if written not in self.judged:
                day = self.event_dates.told_of(told) if told else None
                self.judged[written] = (
                    judge_reading(phrase, reading, source, direction_of(claim))
                    if day is None
                    else judge_told(phrase, reading, source, day)
                )
            printed = self._is_printed(phrase, cite) if finder else None
            dates.append(HeldDate(phrase, reading, *self.judged[written], printed))
        voice = VoiceState.OUTLET
        if cite.by:
            is_known = cite.by in self.briefing.brief.voices
            voice = VoiceState.KNOWN if is_known else VoiceState.NEW
        has_paragraph = source.original is None or cite.at.last <= source.original.paragraphs
        left_out = self._left_out(source, cite.at)
        return HeldCite(cite, has_paragraph, quote, tuple(dates), voice, left_out)

    def _left_out(self, source: Source, at: Passage) -> str:
        """Return why a source leaves some of its paragraphs out; empty if it does not."""
        if source.id not in self.left_out:
            self.left_out[source.id] = ParagraphSet(source.left_out)
        if not self.left_out[source.id].shared_with(at.runs):
            return ""
        return next(why for run, why in source.left_out.items() if at.overlaps(run))

    def _is_printed(self, phrase: str, cite: Citation) -> bool | None:
        """Whether a phrase stands in the paragraphs cited; None if their text is not readable."""
        key = phrase, cite.source, cite.at
        if key not in self.printed:
            state = self.finders[cite.source].find(phrase, cite.at, suggest=False).state
            self.printed[key] = None if state is QuoteState.NO_TEXT else state in _SOUND
        return self.printed[key]
