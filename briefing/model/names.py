"""What the form of an author's name says: a body, one person, or several."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"\b(?:agenc|associat|board|bureau|committee|corresp|council|department|desk|editor|embassy|"
    r"institut|media|ministr|network|news|office|press|radio|report|service|staff|team|times|univers)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;；、]\s*|,?\s+(?:and|&)\s+")
# Words that make a name rather a body's. A person who is taken for a body is printed as written; a
# body that is taken for a person would be turned around.
_STEMS = (
    r"\b(?:academ|agence|agentur|agenzia|amnest|archiv|assembl|authorit|broadcast|chronicl|coalition|"
    r"commi(?:ss|tt)|compan|consorti|corporat|federati|foundation|govern|herald|internation|"
    r"laborator|librar|magazin|museum|nation|observ|onlin|organi[sz]a|parliament|prens|republic|"
    r"senat|societ|studio|televis|tribun)"
)
_BODY_STEM = re.compile(_STEMS, re.IGNORECASE)
_MAY_BE_BODY = re.compile(
    _STEMS
    + r"|\b(?:alliance|army|bank|blog|cent(?:er|re)|channel|club|co|congress|corp|court|daily|"
    r"digest|force|forces|fund|gazette|group|guardian|house|inc|initiative|jones|journal|league|llc|ltd|mail|"
    r"monitor|movement|navy|paper|party|police|post|project|review|school|sun|today|tv|union|watch|"
    r"weekly|welle|wire|world|al|das|der|die|el|il|la|le|les|los|the|new|nippon|deutsche)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s(?:and|&|of|for|the|und|et|y|e)\s")
_ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
_CAPITAL = f"[{''.join(filter(str.isupper, map(chr, range(0x250))))}]"
"""A capital letter of Latin script."""
_PARTICLES = "af|d[aeiou]|de[lmnrs]|la|ten|ter|tot|v[ao]n|zu[mr]?"
_PARTICLE = re.compile(_PARTICLES)
_INVERTED = re.compile("([^,]+), ([^,]+)")
_WITH_INITIAL = re.compile(
    rf"({_CAPITAL}[\w’'-]+(?: {_CAPITAL}\.)+) ((?:(?:{_PARTICLES}) )*{_CAPITAL}[\w’'-]+)"
)
_INITIALS = re.compile(r"[^\W\d_](?:\.(?:-?[^\W\d_]\.)*)?")
_SUFFIX = re.compile(
    # of persons, then of companies, then articles: ``Economist, The``
    r"(?:[js]r|jun|sen|esq|ph\.?d|[bdjm]\.?[ads]"
    r"|inc|llc|llp|lp|ltd|limited|corp|co|plc|pty|pvt|kft|oyj?|sarl|spa|zrt|intl|sons|bros|holdings?"
    r"|a\.?[bgs]|b\.?v|k\.?[gk]|n\.?v|s\.?[aelcr]|l\.?p|p\.?c|s\.?[ap]\.?[as]|e\.?v"
    r"|the|an?|das|de[rn]?|die|els?|il|las?|les?|los|os)\.?",
    re.IGNORECASE,
)


def is_body(name: str) -> bool:
    """Whether a name has a word that an organisation's name has, and a person's has not."""
    return _BODY.search(name) is not None


def as_person(name: str) -> tuple[str, str] | None:
    """Return the family's and the given name where the form says both; None where it could be one.

    Two words alone say neither: ``Yomiuri Shimbun`` is no person, and of ``Xi Jinping`` the first
    is the family's name. Even a person's name does not say its order, and ``Partij van de Arbeid``
    has a particle. What is left is ``Post, Emily`` and ``John F. Kennedy``.
    """
    if is_body(name) or _JOINED.search(name) or _ACRONYM.search(name):
        return None
    if match := _INVERTED.fullmatch(name):
        family, given = match.groups()
        # A family may be called Post, or von der Leyen; another name of several words with one of
        # these words is rather a body's.
        words = _MAY_BE_BODY if " " in family and not family[0].islower() else _BODY_STEM
        is_sound = not (words.search(family) or _BODY_STEM.search(given)) and _is_given(given)
        return (family, given) if is_sound else None
    match = _WITH_INITIAL.fullmatch(name)
    return (match[2], match[1]) if match and not _MAY_BE_BODY.search(name) else None


def _is_given(text: str) -> bool:
    """Whether what stands behind a comma looks like a given name, and like no title or legal form.

    ``GmbH``, ``PhD``, ``III`` and ``e.V.`` have not the letters of one.
    """
    first, *others = text.split(" ")
    if _SUFFIX.fullmatch(text) or _SUFFIX.fullmatch(first):
        return False
    return _is_capitalised(first) and all(
        _is_capitalised(each) or _PARTICLE.fullmatch(each) for each in others
    )


def _is_capitalised(word: str) -> bool:
    """Whether a word is initials, or has one capital at the start of each of its parts.

    Scripts without capitals have neither.
    """
    if _INITIALS.fullmatch(word):
        return True
    parts = re.split("[-’']", word)
    return all(each.isalpha() and not each[0].islower() for each in parts) and not any(
        letter.isupper() for each in parts for letter in each[1:]
    )


def several_names(author: str) -> list[str]:
    """Return the names in a text that commas or an “and” part; empty where it can be one name.

    ``Lee, Ann`` is one name: of what a comma parts, each has to have two words.
    """
    if is_body(author):
        return []
    pieces = _BETWEEN.split(author)
    names: list[str] = []
    for piece in pieces:
        parts = [each.strip() for each in piece.split(",")]
        names += parts if all(len(each.split()) > 1 for each in parts) else [piece.strip()]
    is_short = any(each.isascii() and len(each.split()) < 2 for each in pieces)
    is_sound = all(each and not each[0].islower() for each in names)
    return names if len(names) > 1 and is_sound and not is_short else []
