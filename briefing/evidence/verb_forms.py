"""The forms of English verbs, as far as these follow a rule or are common."""

from __future__ import annotations

from collections.abc import Sequence

_PAST = {
    "become": "became", "begin": "began", "bring": "brought", "build": "built", "buy": "bought",
    "come": "came", "do": "did", "fall": "fell", "find": "found", "get": "got", "give": "gave",
    "go": "went", "hold": "held", "keep": "kept", "lead": "led", "leave": "left", "lose": "lost",
    "make": "made", "meet": "met", "pay": "paid", "rise": "rose", "say": "said", "see": "saw",
    "sell": "sold", "send": "sent", "spend": "spent", "stand": "stood", "take": "took",
    "win": "won", "write": "wrote",
}  # fmt: skip

PAST_FORMS = frozenset(_PAST.values())


def forms_of(verb: str) -> frozenset[str]:
    """Return the forms of a verb; none without one."""
    if not verb:
        return frozenset()
    stem = verb.removesuffix("e")
    forms = (verb, f"{verb}s", f"{verb}es", f"{stem}ed", f"{stem}ing", _PAST.get(verb, verb))
    doubled = (f"{verb}{verb[-1]}ed", f"{verb}{verb[-1]}ing", f"{verb[:-1]}ied")
    return frozenset((*forms, *doubled))


def pasts_of(verb: str) -> Sequence[str]:
    """Return the forms that the past tense of a verb can have."""
    if verb in _PAST:
        return (_PAST[verb],)
    if verb.endswith("e"):
        return (f"{verb}d",)
    return (f"{verb[:-1]}ied",) if verb.endswith("y") else (f"{verb}ed", f"{verb}{verb[-1]}ed")
