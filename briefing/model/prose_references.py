"""References to points in prose: ``{EVENT#POINT}`` stands for the citations of a point."""

from __future__ import annotations

from collections.abc import Iterator

from briefing.model.records import BottomLine, Gap, JudgmentVersion


def split_prose(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text: each stretch of words, and the name in braces after it.

    The name after the last stretch is empty. A brace without its partner is a part of the words.
    """
    while text:
        words, opening, rest = text.partition("{")
        name, closing, after = rest.partition("}")
        if not opening or not closing:
            yield text, ""
            return
        yield words, name.strip()
        text = after


def has_sound_braces(text: str) -> bool:
    """Whether each opening brace has its closing one, with a name and no other brace between."""
    parts = text.split("{")
    names = [part.partition("}") for part in parts[1:]]
    return all(closing and name.strip() for name, closing, _ in names)


def references_in(*texts: str) -> list[str]:
    """Return the names in braces in some texts, in order, each as often as it stands there."""
    return [name for text in texts if "{" in text for _, name in split_prose(text) if name]


def ground_of(statement: BottomLine | JudgmentVersion | Gap) -> tuple[str, ...]:
    """Return the points that a statement rests on, those that its prose refers to among them."""
    if isinstance(statement, BottomLine):
        named = references_in(statement.head, statement.text)
    elif isinstance(statement, JudgmentVersion):
        named = references_in(statement.text, statement.why, statement.changed)
    else:
        named = references_in(statement.text)
    return (*statement.rests, *named)
