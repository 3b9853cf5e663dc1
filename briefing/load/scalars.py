"""The types of single values: how each is parsed and described in the schema.

All scalars are parsed as text, but an editor that checks `date: 2027` against the schema sees a
number: where a bare number is natural, the schema allows one.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from briefing.load.load_context import LoadContext
from briefing.load.nodes import Commented, Mapping, Node, Scalar, Sequence
from briefing.load.tree import HASH, LINE_HASH
from briefing.load.value_types import Schema, Shape, T, with_article
from briefing.model.dates import InvalidDateError, When, parse_day, parse_when
from briefing.model.diagnostics import Mend
from briefing.model.ids import is_id
from briefing.model.lean_typing import TypeVar
from briefing.model.prose_references import has_sound_braces, references_in
from briefing.model.records import Paragraphs

E = TypeVar("E", bound=StrEnum)

# The expressions are for the schemas. Ids and numbers are read by hand: compiling an expression
# costs every start a fraction of a millisecond.
_ID = "[A-Za-z0-9][A-Za-z0-9_-]*"
_PLACES = {"point": "`EVENT#POINT`", "place": "`EVENT` or `EVENT#POINT`"}
_NUMBER = "[1-9][0-9]{0,5}"
_SHA256 = "[0-9a-f]{64}"
_HEXADECIMAL = frozenset("0123456789abcdef")
_SHOWN = 40  # characters of a comment
_ONE_DAY = "write a day such as 2023-01-06"


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdecimal() and text[0] != "0" and len(text) <= 6


class _InvalidTextError(Exception):
    """A text is invalid for its type: a code, the error, the remedy, and the right text if sure."""

    def __init__(self, code: str, message: str, hint: str = "", right: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint
        self.right = right


def refuse(code: str, message: str, hint: str = "") -> Exception:
    """Return what `SingleValue.parse` raises for an invalid text."""
    return _InvalidTextError(code, message, hint)


class SingleValue(Shape[T]):
    """The base of types with one text as value; `phrase` is their name for a reader.

    In prose, a comment after the text may be meant as text, and is reported.
    """

    phrase: str
    is_prose = False

    def parse(self, text: str) -> T:
        """Return the value of a text; raises _RefusedError if it is invalid."""
        raise NotImplementedError

    def read(self, node: Node, reader: LoadContext) -> T | None:
        """Return the value of a scalar; None, reported, if the node is no scalar or is invalid."""
        if node.__class__ is not Scalar or not node.text:
            if not isinstance(node, Commented) or not node.text:
                reader.wrong_shape(node, with_article(self.phrase), self.hint_for(node))
                return None
            if self.is_prose:
                _warn_of_comment(node, reader)
        try:
            return self.parse(node.text)
        except _InvalidTextError as refused:
            mend = Mend(node.text, refused.right) if refused.right else None
            reader.report(node, refused.code, str(refused), refused.hint, mend=mend)
            return None

    def describe(self) -> str:
        """Return the phrase."""
        return self.phrase


class Text(SingleValue[str]):
    """A text that is not empty, with its lines joined into one, of at most `most` characters.

    `may_name` is the kind of record whose id the text may be, though it need not be one:
    ``source``, ``event``, or ``any`` with points and files among them.
    """

    phrase = "text"

    def __init__(self, *, is_prose: bool = True, most: int = 0, may_name: str = "") -> None:
        self.is_prose = is_prose
        self.most = most
        self.may_name = may_name
        if most:
            self.phrase = f"text of at most {most} characters"

    def parse(self, text: str) -> str:
        """Return the text without the white space around it."""
        stripped = text.strip()
        if not stripped:
            raise _InvalidTextError("empty-value", "there is no value")
        joined = " ".join(stripped.split()) if "\n" in stripped else stripped
        if self.most and len(joined) > self.most:
            message = f"a text of {len(joined)} characters"
            raise _InvalidTextError("long-text", message, f"cut it to {self.most} or fewer")
        return joined

    def schema(self) -> Schema:
        """Accept what is not empty."""
        longest = {"maxLength": self.most} if self.most else {}
        return {"type": "string", "pattern": r"\S", **longest}


class Prose(Text):
    """A text of the brief, in which ``{EVENT#POINT}`` stands for the citations of a point."""

    def read(self, node: Node, reader: LoadContext) -> str | None:
        """Return the text; each reference in it is resolved when all points are known."""
        text = super().read(node, reader)
        if text and "{" in text and isinstance(node, Scalar):
            if not has_sound_braces(text):
                hint = "write {EVENT#POINT}, or take the braces out"
                message = "a brace without its partner, or with another one within"
                if "{}" in "".join(text.split()):
                    message = "`{}` names no point"
                reader.report(node, "unknown-reference", message, hint)
                return None
            for name in references_in(text):
                reader.refer("point", node, name)
        return text

    def describe(self) -> str:
        """Say that it takes references."""
        return f"{self.phrase}, with `{{EVENT#POINT}}` for citations"


def _warn_of_comment(node: Commented, reader: LoadContext) -> None:
    comment, text = node.comment, node.comment.text
    shown = text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
    message = f"`{shown}` is a comment, and no part of the text"
    reader.warn(comment, "comment-in-text", message, LINE_HASH if node.is_beneath else HASH)


class Id(SingleValue[str]):
    """An identifier."""

    phrase = "id"

    def parse(self, text: str) -> str:
        """Return the text."""
        if not is_id(text):
            raise _InvalidTextError("bad-id", f"`{text}` is no id")
        return text

    def schema(self) -> Schema:
        """Accept a bare number too."""
        return {"type": ["string", "integer"], "pattern": f"^{_ID}$"}


class Sha256(SingleValue[str]):
    """The SHA-256 of a file in hexadecimal."""

    phrase = "SHA-256 in 64 hexadecimal digits in lower case"

    def parse(self, text: str) -> str:
        """Return the text."""
        if len(text) != 64 or not _HEXADECIMAL.issuperset(text):
            is_upper = len(text) == 64 and _HEXADECIMAL.issuperset(text.lower())
            right = text.lower() if is_upper else ""
            hint = f"write {right}" if right else ""
            raise _InvalidTextError("bad-sha256", f"this is no {self.phrase}", hint, right)
        return text

    def schema(self) -> Schema:
        """Accept lower case."""
        return {"type": "string", "pattern": f"^{_SHA256}$"}


class Flag(SingleValue[bool]):
    """``yes``; absent means no."""

    phrase = "`yes`"

    def parse(self, text: str) -> bool:
        """Return True."""
        if text != "yes":
            raise _InvalidTextError("unknown-word", f"`{text}` is not `yes`", "take the key out")
        return True

    def schema(self) -> Schema:
        """Accept ``yes``, and the boolean that YAML 1.1 makes of it."""
        return {"enum": ["yes", True]}


class Dates(SingleValue[When]):
    """A date in the notation of `briefing.model.dates`."""

    phrase = "date"

    def parse(self, text: str) -> When:
        """Return the date."""
        try:
            return parse_when(text)
        except InvalidDateError as error:
            hint = _hint_for_date(text)
            raise _InvalidTextError("bad-date", str(error), hint or error.hint) from None

    def hint_for(self, node: Node) -> str:
        """Return a hint for a set of EDTF, whose brackets YAML parses as a list or a mapping."""
        if isinstance(node, Sequence | Mapping):
            return _hint_for_date(_set_of_dates(node))
        return ""

    def schema(self) -> Schema:
        """Accept the characters of the notation; a year can be a bare number."""
        return {"type": ["string", "integer"], "pattern": r"^[0-9.~?/-]+$"}


def _hint_for_date(text: str) -> str:
    from briefing.load.date_hints import hint_for

    hint = hint_for(text)
    return hint.text if hint else ""


def _hint_for_day(text: str) -> str:
    """Return a hint for a text that should be a single certain day."""
    from briefing.load.date_hints import hint_for_day

    return hint_for_day(text) or _ONE_DAY


def _set_of_dates(node: Sequence | Mapping) -> str:
    """Format a list or a mapping as a set of EDTF; empty if it cannot be one."""
    entries = list(node.entries) if isinstance(node, Mapping) else node.items
    texts = [each.text if isinstance(each, Scalar) else each for each in entries]
    if not texts or not all(isinstance(each, str) for each in texts):
        return ""
    opening, closing = "{}" if isinstance(node, Mapping) else "[]"
    return f"{opening}{','.join(map(str, texts))}{closing}"


class Day(SingleValue[date]):
    """One certain day."""

    phrase = "day"

    def parse(self, text: str) -> date:
        """Return the day."""
        try:
            return parse_day(text)
        except InvalidDateError as error:
            raise _InvalidTextError("bad-date", str(error), _hint_for_day(text)) from None

    def schema(self) -> Schema:
        """Accept a day of ISO 8601."""
        return {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}


class WholeNumber(SingleValue[int]):
    """A whole number from 1."""

    phrase = "number"

    def parse(self, text: str) -> int:
        """Return the number."""
        if not _is_number(text):
            raise _InvalidTextError("bad-number", f"`{text}` is no whole number from 1 to 999999")
        return int(text)

    def schema(self) -> Schema:
        """Accept a bare number, or one as text."""
        return {"type": ["string", "integer"], "pattern": f"^{_NUMBER}$", "minimum": 1}


class ParagraphRange(SingleValue[Paragraphs]):
    """One paragraph, ``7``, or several in a row, ``7-9``."""

    phrase = "paragraph, `7` or `7-9`"

    def __init__(self, hint: str = "write 7 or 7-9") -> None:
        self.hint = hint

    def parse(self, text: str) -> Paragraphs:
        """Return the first and the last paragraph."""
        first, dash, last = text.partition("-")
        if not _is_number(first) or (dash and not _is_number(last)):
            raise _InvalidTextError("bad-number", f"`{text}` is no paragraph", self.hint)
        paragraphs = Paragraphs(int(first), int(last or first))
        if paragraphs.last < paragraphs.first:
            raise _InvalidTextError(
                "bad-number", f"`{text}` runs backwards", f"write {last}-{first}"
            )
        return paragraphs

    def schema(self) -> Schema:
        """Accept a bare number, or one or two as text."""
        pattern = f"^{_NUMBER}(-{_NUMBER})?$"
        return {"type": ["string", "integer"], "pattern": pattern, "minimum": 1}


class Choice(Shape[E]):
    """One of a few words."""

    def __init__(self, words: type[E]) -> None:
        self.words = {word.value: word for word in words}

    def read(self, node: Node, reader: LoadContext) -> E | None:
        """Return the word."""
        if not isinstance(node, Scalar) or not node.text:
            reader.wrong_shape(node, f"one of {', '.join(self.words)}")
            return None
        word = self.words.get(node.text)
        if word is None:
            message = f"`{node.text}` is not one of {', '.join(self.words)}"
            hint = reader.nearest(node.text, self.words)
            mend = reader.slip(node.text, self.words)
            reader.report(node, "unknown-word", message, hint, mend=mend)
        return word

    def schema(self) -> Schema:
        """Accept the words."""
        return {"enum": list(self.words)}

    def describe(self) -> str:
        """List the words."""
        return ", ".join(f"`{word}`" for word in self.words)


class Reference(Shape[str]):
    """The id of a record elsewhere in the folder."""

    def __init__(self, target: str) -> None:
        self.target = target
        self.phrase = _PLACES.get(target, f"id of {with_article(target)}")

    def read(self, node: Node, reader: LoadContext) -> str | None:
        """Return the full id."""
        if not isinstance(node, Scalar) or not node.text:
            reader.wrong_shape(node, with_article(self.phrase))
            return None
        return reader.refer(self.target, node)

    def schema(self) -> Schema:
        """Accept any id, because the schema cannot know which exist."""
        return {"type": ["string", "integer"], "minLength": 1}

    def describe(self) -> str:
        """Name the kind of record that is referred to."""
        return self.phrase
