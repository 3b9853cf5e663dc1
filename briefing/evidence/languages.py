"""Guesses the language of a text from its script and its commonest words."""

from __future__ import annotations

import re
from collections.abc import Iterator

_LOOKED_AT = 4_000
"""Characters of a text that decide."""
_ENOUGH = 2
_WORDS = re.compile(r"[^\W\d_]+")
_KANA = re.compile("[\u3040-\u30ff]")
_HAN = re.compile("[\u4e00-\u9fff]")
_OTHER = re.compile("[\u0370-\u1fff\uac00-\ud7af]")
_LATIN = re.compile("[A-Za-z\u00c0-\u024f]")
_COMMON = {
    "en": "the of and to in that is was for with by said has have are were at from on its",
    "de": "der die das und den von zu mit ist des im dem nicht ein eine auf für sich wird",
    "fr": "le la les des et une du est dans pour que qui sur par pas avec au aux sont",
    "es": "el los las y del una por con para que se no su al en como más fue ha",
    "it": "il di che e la per un del non una con sono dei della le gli nel alla",
    "pt": "o os as e do da dos das um uma que não com para no na em ao foi",
    "nl": "de het een en van dat is niet op te met voor zijn aan er werd door",
}
_BY_WORD: dict[str, list[str]] = {}
for _language, _words in _COMMON.items():
    for _word in _words.split():
        _BY_WORD.setdefault(_word, []).append(_language)


def language_of(text: str, declared: str = "") -> str:
    """Return the language of a text as two letters, empty if it is not clear.

    `declared` is a tag of BCP 47, which decides where it is given.
    """
    if declared:
        return declared.split("-", maxsplit=1)[0].lower()
    text = text[:_LOOKED_AT]
    if not is_latin(text):
        if _KANA.search(text):
            return "ja"
        return "zh" if _HAN.search(text) else ""
    counts = dict.fromkeys(_COMMON, 0)
    for language in _hits(text):
        counts[language] += 1
    best, second = sorted(counts, key=lambda each: -counts[each])[:2]
    return best if counts[best] >= _ENOUGH and counts[best] > counts[second] else ""


def is_latin(text: str) -> bool:
    """Whether most letters of the beginning of a text are Latin ones."""
    text = text[:_LOOKED_AT]
    others = sum(len(each.findall(text)) for each in (_KANA, _HAN, _OTHER))
    # A sign of Chinese is a word, a letter is a sixth of one.
    return len(_LATIN.findall(text)) > 3 * others


def _hits(text: str) -> Iterator[str]:
    for word in _WORDS.findall(text.lower()):
        yield from _BY_WORD.get(word, ())
