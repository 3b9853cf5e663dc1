"""Reads Markdown: its blocks without their marks, and what its front matter states."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any

from briefing.capture.captured import HEADLINE, Captured, Fact, TextBlock
from briefing.capture.characters import as_paragraph
from briefing.capture.dates import day_in_name, day_of, read_stamp
from briefing.capture.decoding import Decoded
from briefing.capture.passages import passages_not_in
from briefing.capture.plain_text import notes_of
from briefing.load.source_values import is_url

_FENCE = re.compile(r"\s{0,3}(`{3,}|~{3,})")
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$")
_UNDERLINE = re.compile(r"\s{0,3}(=+|-+)\s*$")
_RULE = re.compile(r"\s{0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$")
_ITEM = re.compile(r"\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?")
_ROW = re.compile(r"\s*\|.*\|\s*$")
_ALIGNMENT = re.compile(r"[\s|:-]+$")
_TITLE = r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?\s*"
_REFERENCE = re.compile(rf"\s{{0,3}}\[(?P<label>[^\]^][^\]]*)\]:\s*(?:<[^<>]*>|[^\s<]\S*){_TITLE}$")
"""The address of a link by its label. A note, ``[^1]: ...``, is text, and so is what has more."""
_NOTE = re.compile(r"\s{0,3}\[(?P<label>\^[^\]\s]+)\]:\s*")
_MARK = re.compile(r"\[(\^[^\]\s]+)\]")
_TARGET = rf"\(\s*(?:<[^<>]*>|[^\s()]*(?:\([^\s()]*\)[^\s()]*)*){_TITLE}\)"
_LABELLED = re.compile(r"!?\[([^\]]+)\]\[([^\]]*)\]")
_TAG = (
    r"</?[a-zA-Z][\w-]*(?:\s+[a-zA-Z_:][\w.:-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|[^\s\"'=<>`]+))?)*"
    r"\s*/?>"
)
_INLINE = (
    (re.compile(rf"!\[([^\]]*)\]{_TARGET}"), r"\1"),
    (re.compile(rf"\[([^\]]+)\]{_TARGET}"), r"\1"),
    (re.compile(r"<((?:https?://|mailto:)[^<>\s]+|[^<>\s@]+@[^<>\s@]+)>"), r"\1"),
    (re.compile(rf"<!--.*?-->|{_TAG}", re.DOTALL), ""),
    (re.compile(r"(?<!\\)(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<![\\\w*])([*_])(?=\S)(.+?)(?<=\S)\1(?!\w)"), r"\2"),
    (re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)"), r"\2"),
    (re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])"), r"\1"),
)


_READ_KEYS = frozenset(
    (
        *("title", "publisher", "site", "publication", "url", "canonical", "canonical_url"),
        *("link", "source", "lang", "language", "date", "published", "published_at"),
        *("publishdate", "published_time", "pubdate", "author", "authors"),
    )
)
"""Keys of a front matter that `_facts` reads."""


def read_markdown(decoded: Decoded, name: str) -> Captured:
    """Read a Markdown file; `name` is the file's, which may hold a day."""
    front, body = _front_matter(decoded.text)
    facts, authors = _facts(front)
    if "published" not in facts and (day := day_in_name(name)):
        facts["published"] = Fact(day, "The day in the name of the file.")
    blocks = list(_blocks(body))
    not_taken = tuple(passages_not_in(_unread(front), [each.text for each in blocks]))
    first = blocks[0] if blocks else TextBlock("")
    if first.left_out:
        facts.setdefault("title", Fact(first.text))
        if facts["title"].value == first.text:
            blocks[0] = first._replace(left_out=HEADLINE)
    return Captured(
        "Markdown", tuple(blocks), facts, authors, not_taken=not_taken, notes=notes_of(decoded)
    )


def _front_matter(text: str) -> tuple[Mapping[str, Any], str]:
    """Split a text into the values at its head, which stand at its very beginning, and the rest."""
    for fence, parse in (("---", _yaml), ("+++", _toml)):
        if match := re.match(
            rf"{re.escape(fence)}[ \t]*\r?\n(.*?)\r?\n{re.escape(fence)}[ \t]*(?:\r?\n|$)",
            text,
            re.DOTALL,
        ):
            front = parse(match[1])
            if front is not None:
                return front, text[match.end() :]
    return {}, text


def _yaml(text: str) -> Mapping[str, Any] | None:
    from briefing.load.front_matter import read_front_matter

    return read_front_matter(text)


def _toml(text: str) -> Mapping[str, Any] | None:
    import tomllib

    try:
        return {
            key: value if isinstance(value, list) else str(value)
            for key, value in tomllib.loads(text).items()
        }
    except tomllib.TOMLDecodeError:
        return None


def _facts(front: Mapping[str, Any]) -> tuple[dict[str, Fact], tuple[str, ...]]:
    """Return what a front matter states, and its authors."""
    values = {str(key).lower(): value for key, value in front.items()}
    facts: dict[str, Fact] = {}
    for name, keys in (
        ("title", ("title",)),
        ("publisher", ("publisher", "site", "publication")),
        ("url", ("url", "canonical", "canonical_url", "link", "source")),
        ("language", ("lang", "language")),
    ):
        for key in keys:
            value = values.get(key)
            text = as_paragraph(value) if isinstance(value, str) else ""
            if text and (name != "url" or is_url(text)):
                facts.setdefault(name, Fact(text))
    for key in ("date", "published", "published_at", "publishdate", "published_time", "pubdate"):
        stamp = read_stamp(str(values.get(key, "")))
        if stamp and "published" not in facts:
            day, window, why = day_of(stamp)
            facts["published"] = Fact(day.isoformat(), why)
            if window:
                facts["window"] = Fact(window)
    found = values.get("authors", values.get("author", ()))
    authors = (
        [found]
        if isinstance(found, str)
        else [
            each.get("name", "") if isinstance(each, Mapping) else str(each)
            for each in (found if isinstance(found, list) else [])
        ]
    )
    return facts, tuple(filter(None, map(as_paragraph, authors)))


def _unread(front: Mapping[str, Any]) -> Iterator[str]:
    """Yield the texts of a front matter that are no part of the record, such as a description."""
    for key, value in front.items():
        text = as_paragraph(value) if isinstance(value, str) else ""
        if str(key).lower() not in _READ_KEYS and " " in text and not read_stamp(text):
            yield f"{key}: {text}"


def _blocks(body: str) -> Iterator[TextBlock]:
    """Yield the blocks; headings are proposed to be left out."""
    lines = body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    found = (_REFERENCE.match(line) or _NOTE.match(line) for line in lines)
    reader = _Blocks(frozenset(_folded(each["label"]) for each in found if each))
    for line in lines:
        yield from reader.take(line)
    yield from reader.flush()


class _Blocks:
    """Collects lines until a block ends; `labels` are those of links and notes that are there."""

    def __init__(self, labels: Collection[str]) -> None:
        self._labels = labels
        self._pending: list[str] = []
        self._fence = ""

    def take(self, line: str) -> Iterator[TextBlock]:
        """Take a line, and yield what it ends and what it is by itself."""
        if self._fence:
            yield from self._take_code(line)
        elif match := _FENCE.match(line):
            yield from self.flush()
            self._fence = match[1]
        elif match := _HEADING.match(line):
            yield from self.flush()
            yield from self._block(match[2], "heading")
        elif self._pending and _UNDERLINE.match(line) and not _ITEM.match(self._pending[0]):
            yield from self.flush("heading")
        elif not line.strip() or _RULE.match(line) or _REFERENCE.match(line):
            yield from self.flush()
        elif _ROW.match(line):
            yield from self.flush()
            if not _ALIGNMENT.match(line):
                cells = re.split(r"(?<!\\)\|", line.strip().removeprefix("|"))
                if not cells[-1]:
                    cells.pop()
                yield from self._block(" | ".join(cell.strip() for cell in cells))
        else:
            yield from self._take_text(line)

    def _take_text(self, line: str) -> Iterator[TextBlock]:
        if match := _ITEM.match(line) or _NOTE.match(line):
            yield from self.flush()
            line = line[match.end() :]
        self._pending.append(re.sub(r"^(?:\s*>)+\s?", "", line))

    def _take_code(self, line: str) -> Iterator[TextBlock]:
        bare = line.strip()
        if bare.startswith(self._fence) and not bare.strip(self._fence[0]):
            yield from self.flush()
        else:
            self._pending.append(line)

    def flush(self, reason: str = "") -> Iterator[TextBlock]:
        """Yield the block that the lines so far make; code keeps its signs."""
        text = " ".join(self._pending)
        self._pending = []
        if self._fence:
            self._fence = ""
            if code := as_paragraph(text):
                yield TextBlock(code)
        else:
            yield from self._block(text, reason)

    def _block(self, text: str, reason: str = "") -> Iterator[TextBlock]:
        if plain := as_paragraph(_plain(text, self._labels)):
            yield TextBlock(plain, reason)


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())


def _plain(text: str, labels: Collection[str]) -> str:
    """Take the marks out of a line of Markdown."""
    import html

    def named(match: re.Match[str]) -> str:
        return match[1] if _folded(match[2] or match[1]) in labels else match[0]

    text = _LABELLED.sub(named, text)
    text = _MARK.sub(lambda match: "" if _folded(match[1]) in labels else match[0], text)
    for pattern, by in _INLINE:
        text = pattern.sub(by, text)
    return html.unescape(text)
