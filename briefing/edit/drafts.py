"""Makes proposals of what the text of a source says."""

from __future__ import annotations

import string
from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import islice

from briefing.edit.changes import Change, add, insert
from briefing.edit.folder_edit import EditRequest, FileRequest
from briefing.edit.proposal_files import proposals_file
from briefing.edit.requests import unique_slug
from briefing.evidence.drafting.candidates import MAX_CANDIDATES, Candidate, find_candidates
from briefing.evidence.drafting.overlap import SaidPoints, words_of
from briefing.evidence.drafting.speakers import Speaker, known_voice, telling_names, without_title
from briefing.load.extents import Plain
from briefing.model.dates import When
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import NamedTuple
from briefing.model.paragraphs import one_paragraph
from briefing.model.proposals import MAX_NOTE, Proposal, ProposalFile, Proposals
from briefing.model.records import Briefing, Citation, Claim, Event, Source, Voice

MAKER = "briefing draft"
UNDATED = "undated"
"""The proposed event of what is of no day."""
NOWHERE = Span("")
"""The position of a record that is not in a file yet."""
_Record = dict[str, Plain]


class Draft(NamedTuple):
    """What a draft comes to: the edit, None where nothing is new, and its figures.

    `new` are the proposals that it brings, for `events` of which `undated` are of no day;
    `proposed` are those that were there, `points` the sentences that are points already, `rejected`
    those that were rejected. `is_cut` says that the text has more than one draft holds.
    """

    request: EditRequest | None
    path: str
    new: int
    events: int
    undated: int
    proposed: int
    points: int
    rejected: int
    is_cut: bool


def make_draft(
    briefing: Briefing,
    source: Source,
    paragraphs: Sequence[str],
    proposals: Proposals,
    *,
    with_points: bool = False,
) -> Draft:
    """Draft proposals of a source's text; what is proposed, rejected or a point stays out.

    With `with_points` what is a point already is proposed, too.
    """
    left_out = {n for each in source.left_out for n in range(each.first, each.last + 1)}
    told = {n: text for n, text in enumerate(paragraphs, 1) if n not in left_out}
    found = list(
        islice(find_candidates(told, source.published_when, source.language), MAX_CANDIDATES + 1)
    )
    known = _KnownCandidates(briefing, source, proposals, with_points=with_points)
    chosen = [each for each in found[:MAX_CANDIDATES] if known.is_new(each)]
    name = _file_name(source.id, proposals)
    file = proposals.files.get(name)
    voices = _Voices(briefing, file, [each.speaker for each in chosen if each.speaker])
    writer = _DraftWriter(briefing, source, proposals, voices)
    events = writer.events(chosen)
    counts = known.counts
    return Draft(
        _request(name, file, voices.new, events, source) if chosen else None,
        proposals_file(name),
        len(chosen),
        len(events),
        sum(each.when is None for each in chosen),
        counts["proposed"],
        counts["points"],
        counts["rejected"],
        len(found) > MAX_CANDIDATES,
    )


def _file_name(source: str, proposals: Proposals) -> str:
    """Return the name of the file for a draft: the source's, unless another maker has that."""
    file = proposals.files.get(source)
    is_taken = source.lower() == "rejected" or (file is not None and file.maker != MAKER)
    return f"{source}-draft" if is_taken else source


def _request(
    name: str,
    file: ProposalFile | None,
    voices: Mapping[str, _Record],
    events: Sequence[_Record],
    source: Source,
) -> EditRequest:
    label = f"draft of {source.id}"
    path = proposals_file(name)
    if file is None:
        record = {"maker": MAKER, "voices": dict(voices), "events": list(events)}
        return EditRequest(
            label,
            [FileRequest(path, record={key: value for key, value in record.items() if value})],
        )
    there = {each.event.id for each in file.events}
    changes: list[Change] = [add(("voices",), key, value) for key, value in voices.items()]
    for event in events:
        if event["id"] in there:
            steps = ("events", event["id"], "points")
            changes += [insert(steps, point) for point in event["points"]]
        else:
            changes.append(insert(("events",), event))
    return EditRequest(label, [FileRequest(path, changes)])


class _KnownCandidates:
    """Tells candidates that are new from those that were proposed, rejected or accepted."""

    def __init__(
        self, briefing: Briefing, source: Source, proposals: Proposals, *, with_points: bool
    ) -> None:
        self.source = source
        self.proposals = proposals
        self.said = SaidPoints(() if with_points else briefing.events.values())
        of_source = (each for each in proposals.every if each.kept.written.source == source.id)
        self.proposed = {_key_of(each) for each in of_source}
        self.counts: Counter[str] = Counter()

    def is_new(self, candidate: Candidate) -> bool:
        """Whether a candidate is new; counts it where it is not."""
        said = note_of(candidate.sentence)
        at = str(candidate.paragraph)
        if {(at, said, frozenset(candidate.dates)), (at, said, None)} & self.proposed:
            reason = "proposed"
        elif self.proposals.is_rejected(self.source.id, said):
            reason = "rejected"
        elif self.said.same_as(candidate.sentence, citation_of(candidate, self.source.id)):
            reason = "points"
        else:
            return True
        self.counts[reason] += 1
        return False


def _key_of(proposal: Proposal) -> tuple[str, str, frozenset[str] | None]:
    written, point = proposal.kept.written, proposal.point
    return written.at, written.said, frozenset(point.cites[0].dates) if point else None


def note_of(sentence: str) -> str:
    """Return a source's sentence as a proposal holds it: on one line, and not without end."""
    text = " ".join(sentence.split())
    return text if len(text) <= MAX_NOTE else f"{text[: MAX_NOTE - 1]}…"


def citation_of(candidate: Candidate, source: str) -> Citation:
    """Return the citation of a candidate, without its voice."""
    at = one_paragraph(candidate.paragraph)
    return Citation(source, at, "", candidate.quote, "", candidate.dates, {}, NOWHERE)


class _Voices:
    """Finds the voices of speakers: of the brief, or of the file, or new ones."""

    def __init__(
        self, briefing: Briefing, file: ProposalFile | None, speakers: Sequence[Speaker]
    ) -> None:
        self._known = tuple(briefing.brief.voices.values())
        self._proposed = dict(file.voices) if file else {}
        self.new: dict[str, _Record] = {}
        taken = {*briefing.brief.voices, *self._proposed}
        for speaker in telling_names(each for each in speakers if not self.id_of(each)):
            if self.id_of(speaker):
                continue
            name, role = without_title(speaker)
            voice = unique_slug(name, {*taken, *self._proposed})
            self._proposed[voice] = Voice(voice, name, role, (), speaker.kind, NOWHERE)
            record = {"name": name, "role": role, "kind": str(speaker.kind)}
            self.new[voice] = {key: value for key, value in record.items() if value}

    def id_of(self, speaker: Speaker) -> str:
        """Return the id of a speaker's voice; empty if there is none."""
        known = known_voice(speaker, self._known)
        return known or known_voice(speaker, self._proposed.values())


class _DraftWriter:
    """Writes candidates as records of proposed events and points."""

    def __init__(
        self, briefing: Briefing, source: Source, proposals: Proposals, voices: _Voices
    ) -> None:
        self.briefing = briefing
        self.source = source
        self.voices = voices
        self.ids = {each.id for each in proposals.every}
        self.event_words: dict[str, frozenset[str]] = {}
        self.by_date: dict[str, list[Event]] = {}
        for event in briefing.events.values():
            for version in event.dates:
                self.by_date.setdefault(str(version.when), []).append(event)

    def events(self, candidates: Sequence[Candidate]) -> list[_Record]:
        """Return the events with their points, in order of time; what is of no day is last."""
        ordered = sorted(
            candidates, key=lambda each: (each.when is None, each.when.order if each.when else ())
        )
        groups: dict[str, _Record] = {}
        for each in ordered:
            event = self._event_of(each)
            group = groups.setdefault(event, self._event(event, each.when))
            group["points"].append(self._point(each))
        return list(groups.values())

    def _event(self, event: str, when: When | None) -> _Record:
        is_new = event not in self.briefing.events and when is not None
        return {"id": event, **({"date": str(when)} if is_new else {}), "points": []}

    def _event_of(self, candidate: Candidate) -> str:
        """Return the event of that date whose words are the nearest, else the id of a new one."""
        if candidate.when is None:
            return UNDATED
        found = self.by_date.get(str(candidate.when), ())
        if len(found) > 1:
            words = words_of(candidate.sentence)
            return max(found, key=lambda event: len(words & self._words_of(event))).id
        return found[0].id if found else time_id(candidate.when)

    def _words_of(self, event: Event) -> frozenset[str]:
        if event.id not in self.event_words:
            texts = (event.title, *(each.text for each in event.points))
            self.event_words[event.id] = words_of(" ".join(texts))
        return self.event_words[event.id]

    def _point(self, candidate: Candidate) -> _Record:
        voice = self.voices.id_of(candidate.speaker) if candidate.speaker else ""
        cite = {
            "source": self.source.id,
            "at": str(candidate.paragraph),
            "by": voice,
            "quote": candidate.quote,
            "dates": {phrase: str(when) for phrase, when in candidate.dates.items()},
        }
        claim = "" if candidate.claim is Claim.REPORTED else str(candidate.claim)
        point = {
            "id": self._id(candidate),
            "note": note_of(candidate.sentence),
            "claim": claim,
            "unread": list(candidate.unread),
            "cites": [{key: value for key, value in cite.items() if value}],
        }
        return {key: value for key, value in point.items() if value}

    def _id(self, candidate: Candidate) -> str:
        """Return an id such as ``gazette-7b``: the source, the paragraph and the sentence."""
        letters = string.ascii_lowercase
        number = candidate.number - 1
        letter = letters[number] if number < len(letters) else f"-{number + 1}"
        made = first = f"{self.source.id}-{candidate.paragraph}{letter}"
        count = 2
        while made in self.ids:
            made = f"{first}-{count}"
            count += 1
        self.ids.add(made)
        return made


def time_id(when: When) -> str:
    """Return the id of a new event by its date alone: ``on-2031-03-04``, ``by-2034``."""
    start, end = (str(each).rstrip("~?") if each else "" for each in (when.start, when.end))
    if not when.joint:
        return f"{'on' if when.day else 'in'}-{start}"
    if not start or not end:
        return f"from-{start}" if start else f"by-{end}"
    return f"{'between' if when.is_window else 'from'}-{start}-{end}"
