"""A rule that looks for the voices of citations near the paragraphs that they cite."""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.check.case import Case
from briefing.check.prose_language import language_of_prose, language_of_source
from briefing.check.rule import Finding, Rule, rule
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
        if not _is_named(voice, source, _around(text.paragraphs, cite)):
            name = visible(voice.name)
            message = f"“{name[:60]}” is named neither in ¶{cite.at} of {source.id} nor around it"
            yield Finding(cite.span, cited.at, message)


def _around(paragraphs: tuple[str, ...], cite: Citation) -> str:
    numbers: list[int] = []
    for run in cite.at.runs:
        numbers += range(max(1, run.first - _AROUND), run.last + _AROUND + 1)
        if len(numbers) > _WIDE:
            break
    different = dict.fromkeys(each for each in numbers if each <= len(paragraphs))
    return "\n".join(paragraphs[each - 1] for each in different).casefold()


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


RULES: tuple[Rule, ...] = (voice_missing,)
