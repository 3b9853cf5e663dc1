"""The types of values that only sources and citations have: passages, quotes, names and others."""

from __future__ import annotations

import re

from briefing.load.load_context import LoadContext
from briefing.load.nodes import Node, Sequence
from briefing.load.scalars import ParagraphRange, SingleValue, Text, WholeNumber, refuse
from briefing.load.value_types import ListOf, MapOf, Schema, Shape
from briefing.model.records import Passage

_TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*"
_LONGEST_TAG = 35
_URL = r"https?://[^\s/]\S*"


class Passages(Shape[Passage]):
    """Paragraphs that are cited as one: ``7``, ``7-9``, or a list of such.

    They are a set: in a list they may stand in any order and overlap.
    """

    def __init__(self) -> None:
        self.one = ParagraphRange(hint="write 7, 7-9 or [7, 9-10]")
        self.several = ListOf(self.one, at_least=1)

    def read(self, node: Node, reader: LoadContext) -> Passage | None:
        """Return the paragraphs."""
        if isinstance(node, Sequence):
            found = self.several.read(node, reader)
            return None if found is None else Passage.of(found)
        run = self.one.read(node, reader)
        return None if run is None else Passage((run,))

    def schema(self) -> Schema:
        """Accept one or a list."""
        return {"anyOf": [self.one.schema(), self.several.schema()]}

    def describe(self) -> str:
        """Name both forms."""
        return f"{self.one.describe()}, or list of such"


class Quote(Text):
    """A verbatim quote of at most `max_words` words."""

    def __init__(self, max_words: int) -> None:
        super().__init__()
        self.max_words = max_words
        self.phrase = f"text of at most {max_words} words"

    def parse(self, text: str) -> str:
        """Return the text; raises what `refuse` returns if it is too long."""
        quote = super().parse(text)
        parts = len(quote.split())
        if parts <= self.max_words and quote.isascii() and "--" not in quote:
            return quote
        from briefing.model.word_count import count_words  # most quotes need no closer look

        words = count_words(quote)
        if words > self.max_words:
            hint = f"cut it to {self.max_words} words or fewer"
            if words > parts:
                hint += "; dashes part words, two Chinese or Japanese characters make one"
            raise refuse("long-quote", f"a quote of {words} words", hint)
        return quote


class Labels(MapOf[int, str]):
    """Names of places in a source, each with the paragraph from which on it holds."""

    def __init__(self, most: int) -> None:
        super().__init__(WholeNumber(), Text(most=most))

    def read(self, node: Node, reader: LoadContext) -> dict[int, str] | None:
        """Return the labels in order of their paragraphs, in whichever order they stand."""
        found = super().read(node, reader)
        return None if found is None else dict(sorted(found.items()))


class Names(ListOf[str]):
    """A name, which is never split, or a list of different names."""

    def __init__(self) -> None:
        super().__init__(Text(), at_least=1, or_one=True)

    def read(self, node: Node, reader: LoadContext) -> tuple[str, ...] | None:
        """Return the names in their order."""
        names = super().read(node, reader)
        if names is None or len(set(names)) == len(names):
            return names
        assert isinstance(node, Sequence)  # one name is not twice
        again = next(place for place, name in enumerate(names) if name in names[:place])
        reader.report(node.items[again], "duplicate-name", f"`{names[again]}` stands here again")
        return None

    def schema(self) -> Schema:
        """Accept one name, or a list without doubles."""
        one, several = super().schema()["anyOf"]
        return {"anyOf": [one, {**several, "uniqueItems": True}]}


def is_url(text: str) -> bool:
    """Whether a text has the form of a web address."""
    return re.fullmatch(_URL, text) is not None


class Url(SingleValue[str]):
    """A web address with the scheme http or https."""

    phrase = "web address"

    def parse(self, text: str) -> str:
        """Return the text."""
        if not is_url(text):
            raise refuse("bad-url", f"`{text}` is no web address")
        return text

    def schema(self) -> Schema:
        """Accept http and https."""
        return {"type": "string", "pattern": f"^{_URL}$"}


def is_language_tag(text: str) -> bool:
    """Whether a text has the form of a tag of a language (BCP 47)."""
    return len(text) <= _LONGEST_TAG and re.fullmatch(_TAG, text) is not None


class Language(SingleValue[str]):
    """A tag of a language (BCP 47), of which only the form is checked."""

    phrase = "tag of a language"

    def parse(self, text: str) -> str:
        """Return the tag."""
        if is_language_tag(text):
            return text
        other = text.replace("_", "-")
        hint = (
            f"write {other}" if is_language_tag(other) else "write its tag, such as en, ja or pt-BR"
        )
        raise refuse("bad-language", f"`{text}` is no tag of a language", hint)

    def schema(self) -> Schema:
        """Accept what has the form of a tag."""
        return {"type": "string", "pattern": f"^{_TAG}$", "maxLength": _LONGEST_TAG}

    def hint_for(self, node: Node) -> str:
        """Return a hint for a list of languages."""
        return "name the one that most of it is in" if isinstance(node, Sequence) else ""
