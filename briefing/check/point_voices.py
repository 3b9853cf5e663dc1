"""Rules that look for the voices of citations in and near the paragraphs that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.prose_language import language_of_prose, language_of_source
from briefing.check.rule import Finding, Rule, rule
from briefing.check.voice_names import Near, Shown, VoiceNames
from briefing.evidence.drafting.sentences import split_sentences
from briefing.evidence.modality_sentences import stems_of
from briefing.model.records import Citation, Source, Voice, VoiceKind
from briefing.model.text import visible

_AROUND = 3
"""Paragraphs before and behind those cited in which who speaks may be named."""
_WORD = re.compile(r"[^\W\d_]{3,}")
_STEM = 5
"""First letters of a word that stand for it: Japan for Japanese."""
_SMALL = frozenset(("the", "and", "for", "von", "van", "der", "des", "del", "della"))
_OFFICE = 5
"""Letters of a word of an office: minister, mayor."""
_WIDE = 60
"""Paragraphs of a citation that are read, as by the other rules on points."""


@rule(
    "voice-missing",
    "A voice that is named nowhere near the paragraphs cited",
    needs_texts=True,
    why="Who says something is half of what a reader weighs. Of the voice in `by` neither a part "
    "of the name nor a body that it speaks for nor a word of its office stands in the paragraphs "
    "cited or in the three before and behind them, and it is not the outlet. Texts in another "
    "language than the briefing's are not asked, nor are voices that are anonymous.",
    remedy="name the voice that speaks there, or cite the paragraph that names it",
    bad="by: vost   # where only the ferry operator speaks",
    good="by: operator",
)
def voice_missing(case: Case) -> Iterator[Finding]:
    """Look for the voice of each citation of a point."""
    language = language_of_prose(case)
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
        if language_of_source(case, source.id) != language:
            continue
        if not _is_named(voice, source, _around(text.paragraphs, cite, _AROUND).casefold()):
            name = visible(voice.name)
            message = f"“{name[:60]}” is named neither in ¶{cite.at} of {source.id} nor around it"
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
    if not words or any(each[:_STEM] in near for each in words):
        return True  # a name without letters is none that could be looked up
    if any(body.casefold() in near for body in voice.of):
        return True
    if any(len(each) >= _OFFICE and each in near for each in _WORD.findall(voice.role.casefold())):
        return True
    outlet = (source.publisher, *source.authors, *source.origin, source.title)
    own = " ".join(outlet).casefold()
    return any(each in own for each in words)


@rule(
    "voice-differs",
    "Another voice speaks in the paragraphs cited",
    needs_texts=True,
    why="What one says is put into the mouth of another by one wrong id in `by`. Another voice of "
    "the briefing is named in the paragraphs cited, as the one who speaks or as the outlet, and "
    "that of `by` is named neither there nor, where they say “he” or begin with a quote, around "
    "them; or the point itself says that another one speaks. Voices that are anonymous are held "
    "against the point alone.",
    remedy="name the voice that speaks there, or cite the paragraph that names it",
    bad="by: vost   # and the paragraph: Edda Marrin said that the letter bound nobody.",
    good="by: marrin",
)
def voice_differs(case: Case) -> Iterator[Finding]:
    """Compare the voice of each citation of a point with the others of the briefing."""
    language = language_of_prose(case)
    names = VoiceNames(case.briefing.brief.voices)
    languages: dict[str, str] = {}
    if not language or not case.texts:
        return
    for cited in case.cited_by_points:
        cite, source = cited.citation, cited.source
        text, point = case.texts.get(source.id), cited.point
        if point is None or cite.by not in names.voices or text is None:
            continue
        if not text.is_as_recorded or cite.at.last > len(text.paragraphs):
            continue
        if source.id not in languages:
            languages[source.id] = language_of_source(case, source.id)
        is_foreign = languages[source.id] != language
        near = Near(
            _around(text.paragraphs, cite, 0),
            _around(text.paragraphs, cite, _AROUND),
            source,
            is_foreign=is_foreign,
        )
        other = _other_speaker(names, cite.by, point.text, near)
        if other:
            name, by = visible(names.voices[other].name), visible(names.voices[cite.by].name)
            message = f"“{name[:60]}” speaks in ¶{cite.at} of {source.id}, not “{by[:60]}”"
            yield Finding(cite.span, cited.at, message)


_ENOUGH = 3
"""Longer words that a sentence of a source and its retelling share."""
_CLEARLY = 1.5
"""How many times more the sentence that is retold shares than any other."""
_LONG = 20_000
"""Characters of paragraphs that are too long to tell who says what."""


def _teller(names: VoiceNames, by: str, sentence: str, near: Near) -> str:
    """Return the voice that says the very sentence that is retold; empty if that is not clear."""
    if near.is_foreign or len(near.cited) > _LONG:
        return ""
    if not _is_heard(names, by) and not names.is_unheard(by, near):
        return ""
    stems = stems_of(sentence)
    parts = [part for each in near.cited.split("\n") for part in split_sentences(each)]
    shared = sorted(((len(stems & stems_of(each.text)), each.text) for each in parts), reverse=True)
    if not shared or shared[0][0] < _ENOUGH:
        return ""
    if len(shared) > 1 and shared[0][0] < _CLEARLY * shared[1][0]:
        return ""
    told = shared[0][1]
    if names.is_in(by, told):
        return ""
    return next((each for each in names.tellers(told) if each != by), "")


def _other_speaker(names: VoiceNames, by: str, sentence: str, near: Near) -> str:
    """Return the voice that speaks instead of another one; empty if there is none."""
    own = names.shown(by, near)
    if own is Shown.SPEAKS:
        return ""
    return _teller(names, by, sentence, near) or _near_speaker(names, by, sentence, near, own)


def _near_speaker(names: VoiceNames, by: str, sentence: str, near: Near, own: Shown) -> str:
    """Return the voice that the paragraphs cited show more plainly than another one."""
    told = names.speakers(sentence)
    if by not in told:
        for each in told:
            if _is_heard(names, each) and names.shown(each, near) >= Shown.NAMED:
                return each
    if own >= Shown.NAMED or (near.is_foreign and names.is_hinted(by, sentence)):
        return ""
    if not _is_heard(names, by) and not names.is_unheard(by, near):
        return ""
    is_far = own <= Shown.NAMED_AROUND and _is_heard(names, by)
    for each in names.others(by, near):
        if not _is_heard(names, each):
            continue
        if names.shown(each, near) >= (Shown.NAMED if is_far else Shown.SPEAKS):
            return each
    return ""


def _is_heard(names: VoiceNames, name: str) -> bool:
    return names.voices[name].kind is not VoiceKind.ANONYMOUS


RULES: tuple[Rule, ...] = (voice_missing, voice_differs)
