"""Phrases that say how firm a sentence is: possible, hearsay, planned, or sure to come."""

from __future__ import annotations

import re
from enum import IntEnum

from briefing.model.lean_typing import NamedTuple


class Force(IntEnum):
    """How firm a phrase makes what it is about, the weakest first."""

    POSSIBLE = 0
    HEARSAY = 1
    PLANNED = 2
    WILL = 3
    DONE = 4


class Marker(NamedTuple):
    """A phrase of modality in a text, with its place."""

    force: Force
    text: str
    start: int
    end: int


_POSSIBLE = (
    r"could(?! not\b)",
    "might",
    r"may(?! not\b)",
    r"possibl[ey]",
    "perhaps",
    "maybe",
    r"probabl[ey]",
    "likely",
    "unlikely",
    r"improbabl[ey]",
    r"conceivabl[ey]",
    r"plausibl[ey]",
    "potentially",
    r"seem(?:s|ed|ingly)?",
    r"appear(?:s|ed)? to",
    "apparently",
    r"presumabl[ey]",
    r"suspect(?:s|ed)?",
    r"believed to",
    r"thought to",
)
_HEARSAY = (
    "reportedly",
    r"alleg(?:edly|ed)",
    "supposedly",
    "purportedly",
    r"rumou?red",
    r"rumou?rs?",
    "unconfirmed",
    r"said to have",
    r"reported to have",
    "is said to",
    "are said to",
    "was said to",
    "were said to",
    r"understood to",
    r"claim(?:s|ed)? to have",
)
_PLANNED = (
    r"plan(?:s|ned|ning)? (?:to|for|on)",
    "planned",
    r"intend(?:s|ed|ing)?",
    r"expect(?:s|ed|ing)?",
    r"hop(?:es|ed|ing) to",
    r"aim(?:s|ed|ing) (?:to|at|for)",
    r"seek(?:s|ing)? to",
    "sought to",
    r"propos(?:es|ed|ing)",
    r"set (?:to|for)",
    r"due (?:to|for|in|on)",
    r"scheduled",
    "slated",
    r"poised to",
    r"prepar(?:es|ed|ing) to",
    r"means? to",
    r"meant to(?! (?:within|an?|the)\b)",
    r"wants? to",
    r"wanted to",
)
_WILL = (
    "will",
    "shall",
    r"won[’']t",
    "would",
    r"going to",
    r"is to",
    r"are to",
    r"was to",
    r"were to",
)
_SOFT = (
    *("plans?", "intentions?", "proposals?", "hopes?", "hoped", "aims?", "aimed", "vow(?:s|ed)?"),
    *("pledg(?:es?|ed|ing)", "promis(?:es?|ed|ing)", "forecasts?", "predict(?:s|ed)?", "targets?"),
    *("targeted", "projected", "ask(?:s|ed|ing)?", "urg(?:es?|ed|ing)", "recommend(?:s|ed|ing)?"),
    *("invit(?:es?|ed)", "call(?:s|ed|ing)? (?:for|on)", "advis(?:es?|ed)", "need(?:s|ed)?"),
    *("should", "ought", "must", "has to", "have to", "had to", "upcoming", "coming", "ahead of"),
    *("future", "try to", "tries to", "tried to", "trying to", "reckon(?:s|ed)?", "draft"),
    *("prospective", "await(?:s|ed)?", "ready to", "about to", "committed", "next", "tomorrow"),
    *("until", "unless", "designed", "intentional(?:ly)?", "preparing", "prepared", "purpose"),
    *("so that", "so as to", "in order to", "want(?:s|ed)?", "announc(?:es?|ed|ing)", "ambitions?"),
    *(
        "commit(?:s|ted)? to",
        "commitments?",
        "goals?",
        "whether",
        "if",
        "suggest(?:s|ed|ing)?",
        "suspicions?",
    ),
    *("can", "possible", "potential", "unclear", "uncertain", "not certain", "doubt(?:s|ed|ful)?"),
    *("estimat(?:es?|ed)", "consider(?:s|ed|ing)?", "risks?", "fear(?:s|ed)?", "warn(?:s|ed|ing)?"),
    *("believ(?:es?|ed)", "thinks?", "thought", "assum(?:es?|ed)", "hint(?:s|ed)?"),
    *("interpret(?:s|ed)?", "chances?", "explor(?:es?|ed|ing)", "tentative(?:ly)?", "opinion"),
    *("stud(?:y|ies|ied)", "judg(?:es?|ed)", "capable of", "given up", "look(?:s|ing)? to"),
    *(
        "being",
        "drawn up",
        "means?",
        "meant",
        "look(?:s|ing)? for",
        "look into",
        "look(?:s|ing)? at",
        "in favour",
        "wish(?:es)?",
        "waits?",
        "offer(?:s|ed)?",
    ),
)
_OPEN = (
    *("can", "possible", "potential", "unclear", "uncertain", "not certain", "doubt(?:s|ed|ful)?"),
    *("estimat(?:es?|ed)", "risks?", "believ(?:es?|ed)", "thinks?", "thought", "assum(?:es?|ed)"),
    *("interpret(?:s|ed)?", "chances?", "suggest(?:s|ed|ing)?", "suspicions?", "should", "whether"),
    *(
        "if",
        "opinion",
        "approximately",
        "ability to",
        "capable of",
        "cannot rule out",
        "not rule[d]? out",
        "not excluded",
        "wonder(?:s|ed)?",
        "question(?:s|ed)?",
        "consider(?:s|ed|ing)?",
        "weigh(?:s|ed|ing)?",
        "threat(?:s|en|ens|ened|ening)?",
        "options?",
    ),
)
_UNNAMED = (
    *("according to", "reports", "sources", "anonym\\w+", "unnamed", "allegations?", "claims?"),
    *("claimed", "suppos(?:es?|ed)", "media", "accus(?:es?|ed|ing)", "seen by", "letter"),
)
_RUMOUR = (
    *("according to", "report(?:s|ed|ing)?", "said", "says", "told", "writes", "wrote", "claims?"),
    *(
        "claimed",
        "cit(?:es?|ed|ing)",
        "quot(?:es?|ed|ing)",
        "describe[sd]",
        "unnamed",
        "anonym\\w+",
    ),
    *("allegations?", "suppos(?:es?|ed)", "accus(?:es?|ed|ing)", "reads"),
)


def _grouped(patterns: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern of whole words, grouped by their first letters, which is tried faster."""
    groups: dict[str, list[str]] = {}
    for each in patterns:
        groups.setdefault(each[0], []).append(each[1:])
    every = "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in groups.items())
    return re.compile(rf"\b(?:{every})\b")


_KINDS = (
    (Force.POSSIBLE, _grouped(_POSSIBLE)),
    (Force.HEARSAY, _grouped(_HEARSAY)),
    (Force.PLANNED, _grouped(_PLANNED)),
    (Force.WILL, _grouped(_WILL)),
)
_HARD = _grouped((*_POSSIBLE, *_HEARSAY, *_PLANNED, *_WILL))
_EXCUSES = _grouped(_SOFT)
_REPORTS = _grouped(_RUMOUR)
_LEAVES_OPEN = _grouped(_OPEN)
_HAS_UNNAMED = _grouped(_UNNAMED)
_EVERY = (*_POSSIBLE, *_HEARSAY, *_PLANNED, *_WILL)
_STARTS = tuple({re.split(r"[^a-z ]|.[?]", each)[0] for each in _EVERY})
"""What phrases begin with: a text that has none of these need not be searched for patterns."""
_CAPITALS = frozenset(("may", "will", "due", "hopes", "seeks"))
"""Phrases that are names or months where they have a capital."""


def find_markers(text: str) -> list[Marker]:
    """Return the phrases of a text that make it less than done, in order."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    found = []
    for match in _HARD.finditer(lower):
        start, end = match.span()
        if match[0] in _CAPITALS and text[start].isupper():
            continue
        force = next(force for force, pattern in _KINDS if pattern.match(lower, start))
        found.append(Marker(force, text[start:end], start, end))
    return found


def is_excused(text: str) -> bool:
    """Whether a text says in another way that something is ahead, wished for or an opinion."""
    return bool(_EXCUSES.search(text.lower()))


def is_open(text: str, force: Force, *, is_speech: bool) -> bool:
    """Whether a text leaves something open in another way, as far as a phrase of this force does.

    Hearsay is excused by who says so; where the act itself is one of speech, only by the unnamed.
    """
    lower = text.lower()
    if force is Force.POSSIBLE:
        return bool(_LEAVES_OPEN.search(lower))
    if force is Force.HEARSAY:
        return bool((_HAS_UNNAMED if is_speech else _REPORTS).search(lower))
    return bool(_EXCUSES.search(lower))


def is_attributed(text: str) -> bool:
    """Whether a text says that somebody else says so."""
    return bool(_REPORTS.search(text.lower()))


def has_marker(text: str) -> bool:
    """Whether a text has any phrase that makes it less than done."""
    lower = text.lower()
    return any(each in lower for each in _STARTS) and bool(_HARD.search(lower))


HEDGES = {
    "de": r"könn|soll|wohl|vermut|mutma|möglich|vielleicht|angeblich|plan|will|woll|werde|wird"
    r"|beabsicht|erwart|wahrschein|dürft|offenbar|anscheinend|zufolge|laut |mög|vorschl|ziel|hoff",
    "ja": r"可能性|恐れ|おそれ|らしい|かもしれ|見られ|みられ|予定|計画|方針|思われ|推定"
    r"|頃|ごろ|でしょう|だろう|見込|目指|意向|疑い|ようだ|という|によれば|によると|検討|期待|考え|求め|たい",
    "fr": r"pourr|peut|devr|peut-être|sembl|probabl|selon|prév|projet|compt|souhait|espèr|vis[ea]"
    r"|serai|aurai|vraisembl|ra\b|ront\b",
    "es": r"podr|puede|quizá|parec|probabl|según|prev|plan|preten|espera|deb|sería|habría"
    r"|rán?\b",
}
"""Words of other languages that leave something open, or say that it is ahead or hearsay."""
