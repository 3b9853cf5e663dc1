"""Makes plain words of what others' files hold."""

from __future__ import annotations

from html.parser import HTMLParser

from briefing.model.text import as_one_line

_BREAKS = {"br", "p", "div", "li", "ul", "ol", "tr", "h1", "h2", "h3", "h4", "blockquote"}
_LONGEST = 100_000
"""Characters of a cell of which words are made."""


def plain_words(text: str) -> str:
    """Return a text on one line without tags, entities and control signs."""
    text = text[:_LONGEST]
    if "<" in text or "&" in text:
        reader = _HtmlWords()
        reader.feed(text)
        reader.close()
        text = "".join(reader.words)
    return " ".join(as_one_line(text.replace("\ufeff", " ")).split())


class _HtmlWords(HTMLParser):
    """Gathers the words of a piece of HTML; a sign that begins no tag stays."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self._is_hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Part words at a tag that breaks lines."""
        del attrs
        self._is_hidden = self._is_hidden or tag in ("script", "style")
        if tag in _BREAKS:
            self.words.append(" ")

    def handle_endtag(self, tag: str) -> None:
        """Part words at a tag that breaks lines."""
        if tag in ("script", "style"):
            self._is_hidden = False
        if tag in _BREAKS:
            self.words.append(" ")

    def handle_data(self, data: str) -> None:
        """Take the words."""
        if not self._is_hidden:
            self.words.append(data)
