"""Rules that look for the voices of citations in and near the paragraphs that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from briefing.check.case import Case
from briefing.check.rule import Finding, Rule, rule
from briefing.check.sentence_speakers import other_than, writer_of
from briefing.check.signatures import signatures_of
from briefing.check.voice_names import (
    STEM,
    Near,
    SpeakerEvidence,
    VoiceNames,
    has_body,
    has_short_name,
    is_person,
    words_of_office,
)
from briefing.evidence.drafting.sentences import split_sentences
from briefing.evidence.modality_sentences import stems_of
from briefing.evidence.name_words import SAME
from briefing.model.records import Citation, Source, Voice, VoiceKind
from briefing.model.source_text import SourceText
from briefing.model.text import visible

_AROUND = 3
"""Paragraphs before and behind those cited in which who speaks may be named."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_SMALL = frozenset(("the", "and", "for", "von", "van", "der", "des", "del", "della"))
_WIDE = 60
"""Paragraphs of a citation that are read, as by the other rules on points."""


@rule(
    "voice-missing",
    "A voice that is named nowhere near the paragraphs cited",
    needs_texts=True,
    why="Who says something is half of what a reader weighs. Of the voice in `by` neither a part "
    "of the name nor a body that it speaks for nor a word of its office stands in the paragraphs "
    "cited or in the three before and behind them, and it is not the outlet; or the point names a "
    "person of whom the source has neither name nor office anywhere. Texts in another language "
    "than the briefing's are not asked, nor are voices that are anonymous.",
    remedy="name the voice that speaks there, or cite the paragraph that names it",
    bad="by: vost   # where only the ferry operator speaks",
    good="by: operator",
)
def voice_missing(case: Case) -> Iterator[Finding]:
    """Look for the voice of each citation of a point."""
    language = case.prose_language
    if not language:
        return
    voices = case.briefing.brief.voices
    for cited in case.cited_by_points:
        cite, source = cited.citation, cited.source
        voice, text = voices.get(cite.by), case.texts.get(source.id)
        if voice is None or voice.kind is VoiceKind.ANONYMOUS or text is None:
            continue
        if not text.is_as_recorded or cite.at.last > len(text.paragraphs):
            continue
        if case.language_of(source.id) != language:
            continue
        name, message = visible(voice.name)[:60], ""
        near = _around(text.paragraphs, cite, _AROUND).casefold()
        if not _is_named(voice, source, near) and not _has_signed(voice, text.paragraphs):
            message = f"“{name}” is named neither in ¶{cite.at} of {source.id} nor around it"
        elif cited.point and _is_nowhere(voice, cited.point.text, source, text):
            message = f"the point names “{name}”, and {source.id} does so nowhere"
        if message:
            yield Finding(cite.span, cited.at, message)


def _around(paragraphs: tuple[str, ...], cite: Citation, wide: int) -> str:
    """Return the paragraphs of a citation, and as many as `wide` before and behind each run."""
    numbers: list[int] = []
    for run in cite.at.runs:
        numbers += range(max(1, run.first - wide), run.last + wide + 1)
        if len(numbers) > _WIDE:
            break
    different = dict.fromkeys(each for each in numbers if each <= len(paragraphs))
    return "\n".join(paragraphs[each - 1] for each in different)


def _is_named(voice: Voice, source: Source, near: str) -> bool:
    """Whether a folded text names a voice, or the voice is the outlet itself."""
    words = [each for each in _WORD.findall(voice.name.casefold()) if each not in _SMALL]
    own = [each for each in words if each not in SAME] or words
    if not words or any(each[:STEM] in near for each in own):
        return True  # a name without letters is none that could be looked up
    if any(has_body(each, near) or has_short_name(each, near) for each in voice.of) or any(
        map(near.__contains__, words_of_office(voice))
    ):
        return True
    outlet = (source.publisher, *source.authors, *source.origin, source.title)
    folded = " ".join(outlet).casefold()
    return any(each in folded for each in words)


def _has_signed(voice: Voice, paragraphs: Sequence[str]) -> bool:
    name = voice.name.casefold()
    return any(name in each.casefold() for each in signatures_of(paragraphs))


def _is_nowhere(voice: Voice, sentence: str, source: Source, text: SourceText) -> bool:
    """Whether a sentence names a person of whom its source has neither name nor office anywhere."""
    if not is_person(voice):
        return False
    name = _WORD.findall(voice.name)[-1]
    if name not in sentence or any(name in each for each in text.paragraphs):
        return False
    office = words_of_office(voice)
    if any(word in each for each in map(str.casefold, text.paragraphs) for word in office):
        return False
    outlet = (source.publisher, *source.authors, *source.origin, source.title)
    return not any(name in each for each in outlet)


@rule(
    "voice-differs",
    "Another voice speaks in the paragraphs cited",
    needs_texts=True,
    why="What one says is put into the mouth of another by one wrong id in `by`. Another voice of "
    "the briefing is named in the paragraphs cited, as the one who speaks or as the outlet, and "
    "that of `by` is named neither there nor, where they say “he” or begin with a quote, around "
    "them; or the point itself says that another one speaks; or the words before “said” in the "
    "sentence that is retold are another one's. An anonymous voice passes where anybody who is not "
    "named is near.",
    remedy="name the voice that speaks there, or cite the paragraph that names it",
    bad="by: vost   # and the paragraph: Edda Marrin said that the letter bound nobody.",
    good="by: marrin",
)
def voice_differs(case: Case) -> Iterator[Finding]:
    """Compare the voice of each citation of a point with the others of the briefing."""
    language = case.prose_language
    names = VoiceNames(case.briefing.brief.voices)
    if not language or not case.texts:
        return
    for cited in case.cited_by_points:
        cite, source = cited.citation, cited.source
        text, point = case.texts.get(source.id), cited.point
        if point is None or cite.by not in names.voices or text is None:
            continue
        if not text.is_as_recorded or cite.at.last > len(text.paragraphs):
            continue
        is_foreign = case.language_of(source.id) != language
        near = Near(
            _around(text.paragraphs, cite, 0),
            _around(text.paragraphs, cite, _AROUND),
            source,
            signatures_of(text.paragraphs),
            is_foreign=is_foreign,
        )
        other = _other_speaker(names, cite.by, point.text, near)
        if other and not names.speaks_for(other, cite.by):
            name, by = visible(names.voices[other].name), visible(names.voices[cite.by].name)
            message = f"“{name[:60]}” speaks in ¶{cite.at} of {source.id}, not “{by[:60]}”"
            yield Finding(cite.span, cited.at, message)


_ENOUGH = 3
"""Longer words that a sentence of a source and its retelling share."""
_ALONE = 2
"""The same where no other sentence shares any."""
_CLEARLY = 1.5
"""How many times more the sentence that is retold shares than any other."""
_LONG = 20_000
"""Characters of paragraphs that are too long to tell who says what."""


def _retold(names: VoiceNames, sentence: str, near: Near) -> str:
    """Return the very sentence of a source that is retold; empty if that is not clear.

    Names of those who speak stand anywhere, and do not count.
    """
    if near.is_foreign or len(near.cited) > _LONG:
        return ""
    stems = stems_of(sentence) - names.stems
    parts = [part for each in near.cited.split("\n") for part in split_sentences(each)]
    shared = sorted(((len(stems & stems_of(each.text)), each.text) for each in parts), reverse=True)
    if len(shared) == 1:
        return shared[0][1] if shared[0][0] else ""
    if not shared or shared[0][0] < _CLEARLY * shared[1][0]:
        return ""
    return shared[0][1] if shared[0][0] >= (_ENOUGH if shared[1][0] else _ALONE) else ""


def _teller(names: VoiceNames, by: str, told: str, near: Near) -> str:
    """Return the voice that says the sentence that is retold; empty if that is not clear."""
    if not told or not (_is_heard(names, by) or names.is_unheard(by, near)):
        return ""
    if names.is_in(by, told):
        return ""
    return next((each for each in names.tellers(told) if each != by), "")


def _other_speaker(names: VoiceNames, by: str, sentence: str, near: Near) -> str:
    """Return the voice that speaks instead of another one; empty if there is none."""
    told = _retold(names, sentence, near)
    if told and (found := other_than(names, by, told, near)):
        return found
    if not near.is_foreign and (found := writer_of(names, by, near)):
        return found
    own = names.shown(by, near)
    if own is SpeakerEvidence.SPEAKS:
        return ""
    if own < SpeakerEvidence.NAMED and names.may_be_the_body(by, near):
        own = SpeakerEvidence.NAMED
    found = _teller(names, by, told, near) or _near_speaker(names, by, sentence, near, own)
    if found or own >= SpeakerEvidence.NAMED or not told or not _is_heard(names, by):
        return found
    others = (each for each in names.voices if each != by and names.begins(each, told))
    return "" if names.is_in(by, told) else next(others, "")


def _near_speaker(
    names: VoiceNames, by: str, sentence: str, near: Near, own: SpeakerEvidence
) -> str:
    """Return the voice that the paragraphs cited show more plainly than another one."""
    told = names.speakers(sentence)
    if by not in told:
        for each in told:
            if _is_heard(names, each) and names.shown(each, near) >= SpeakerEvidence.NAMED:
                return each
    if own >= SpeakerEvidence.NAMED:
        return ""
    is_hinted = near.is_foreign and names.is_hinted(by, sentence)
    if is_hinted and names.may_be_translated(by, near.around):
        return ""
    if not _is_heard(names, by) and not names.is_unheard(by, near):
        return ""
    is_far = own <= SpeakerEvidence.NAMED_AROUND and _is_heard(names, by)
    for each in names.others(by, near):
        if not _is_heard(names, each):
            continue
        if names.shown(each, near) >= (SpeakerEvidence.NAMED if is_far else SpeakerEvidence.SPEAKS):
            return each
    return ""


def _is_heard(names: VoiceNames, name: str) -> bool:
    return names.voices[name].kind is not VoiceKind.ANONYMOUS


RULES: tuple[Rule, ...] = (voice_missing, voice_differs)
