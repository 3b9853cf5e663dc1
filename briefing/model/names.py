"""What the form of an author's name says: a body, one person, or several."""

from __future__ import annotations

import re

_BODY = re.compile(
    r"\b(?:agenc|associat|board|bureau|committee|corresp|council|department|desk|editor|embassy|"
    r"institut|media|ministr|network|news|office|press|radio|report|service|staff|team|times|univers)",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"\s*[;；、]\s*|,?\s+(?:and|&)\s+")
# Words of a name of two words, of which the second could be a family's. A person who is taken for a
# body is printed as written; a body that is taken for a person would be turned around.
_MAY_BE_BODY = re.compile(
    r"\b(?:academ|agence|agentur|agenzia|amnest|archiv|assembl|authorit|broadcast|chronicl|coalition|"
    r"commi(?:ss|tt)|compan|consorti|corporat|federati|foundation|govern|herald|internation|"
    r"laborator|librar|magazin|museum|nation|observ|onlin|organi[sz]a|parliament|prens|republic|"
    r"senat|societ|studio|televis|tribun)"
    r"|\b(?:alliance|army|bank|blog|cent(?:er|re)|channel|club|co|congress|corp|court|daily|digest|"
    r"force|forces|fund|gazette|group|guardian|house|inc|initiative|jones|journal|league|llc|ltd|mail|"
    r"monitor|movement|navy|paper|party|police|post|project|review|school|sun|today|tv|union|watch|"
    r"weekly|welle|wire|world|al|das|der|die|el|il|la|le|les|los|the|new|nippon|deutsche)\b",
    re.IGNORECASE,
)
_JOINED = re.compile(r"\s(?:and|&|of|for|the|und|et|y|e)\s")
_ACRONYM = re.compile(r"\b[A-Z]{3,}\b")


def is_body(name: str) -> bool:
    """Whether a name has a word that an organisation's name has, and a person's has not."""
    return _BODY.search(name) is not None


def may_be_body(name: str) -> bool:
    """Whether a name could be an organisation's: in doubt it is, as that changes nothing in it.

    ``Post, Emily`` is a person's, since a comma says so: only what a body alone has counts there.
    """
    if is_body(name) or _JOINED.search(name):
        return True
    return "," not in name and any((_MAY_BE_BODY.search(name), _ACRONYM.search(name)))


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
