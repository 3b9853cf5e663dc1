"""Reads the JSON-LD of a page: its article, and the people and bodies that it names."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from briefing.capture.characters import as_paragraph
from briefing.capture.html_dom import Element

_ARTICLES = re.compile(
    r"article|posting|report|review|claimreview|blogpost|techarticle", re.IGNORECASE
)
_PAGES = ("webpage", "itempage", "videoobject", "creativework", "recipe", "podcastepisode")
_MOST = 2_000


class JsonLd:
    """The JSON-LD of a page; `article` is the node of its article, empty if there is none."""

    def __init__(self, root: Element) -> None:
        self._nodes = list(_nodes(root))
        self._by_id = {
            str(node["@id"]): node
            for node in reversed(self._nodes)
            if len(node) > 1 and "@id" in node
        }
        self.article = self._find_article()

    def _find_article(self) -> Mapping[str, Any]:
        articles = [
            each for each in self._nodes if any(_ARTICLES.search(kind) for kind in types_of(each))
        ]
        pages = [
            each for each in self._nodes if any(kind.lower() in _PAGES for kind in types_of(each))
        ]
        dated = [each for each in articles + pages if each.get("datePublished")]
        return next(iter([*dated, *articles, *pages]), {})

    def text(self, name: str) -> str:
        """Return a text of the article; empty if it has none."""
        value = self.article.get(name)
        if isinstance(value, list) and value:
            value = value[0]
        return _clean(value) if isinstance(value, str | int) and not isinstance(value, bool) else ""

    def named(self, name: str) -> Iterator[tuple[str, bool]]:
        """Yield the names of people or bodies in a field, and whether each is a person."""
        value = self.article.get(name)
        for each in value if isinstance(value, list) else [value]:
            node = self._by_id.get(str(each.get("@id")), each) if isinstance(each, dict) else each
            if isinstance(node, str):
                yield _clean(node), True
            elif isinstance(node, dict):
                names = node.get("name")
                kinds = [kind.lower() for kind in types_of(node)]
                is_person = not any("organi" in kind or "corporation" in kind for kind in kinds)
                for found in names if isinstance(names, list) else [names]:
                    if isinstance(found, str):
                        yield _clean(found), is_person

    @property
    def is_free(self) -> bool:
        """Whether nothing says that the article is behind a wall."""
        return str(self.article.get("isAccessibleForFree", "true")).lower() not in ("false", "no")


def types_of(node: Mapping[str, Any]) -> list[str]:
    """Return the types of a node."""
    found = node.get("@type", ())
    return [str(each) for each in (found if isinstance(found, list) else [found])]


def _nodes(root: Element) -> Iterator[dict[str, Any]]:
    count = 0
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        stack = [_parse(script.text or "")]
        while stack and count < _MOST:
            node = stack.pop()
            if isinstance(node, list):
                stack += reversed(node)
            elif isinstance(node, dict):
                count += 1
                yield node
                stack += [value for value in node.values() if isinstance(value, dict | list)][::-1]


def _parse(text: str) -> Any:  # noqa: ANN401 - it is any JSON
    text = (
        re.sub(r"^\s*(?://)?\s*<!\[CDATA\[|(?://)?\s*\]\]>\s*$|^\s*<!--|-->\s*$", "", text)
        .strip()
        .rstrip(";")
    )
    for each in (text, re.sub(r",\s*([}\]])", r"\1", text), html.unescape(text)):
        try:
            return json.loads(each, strict=False)
        except (ValueError, RecursionError):
            continue
    return None


def _clean(value: object) -> str:
    text = html.unescape(html.unescape(str(value)))
    return as_paragraph(re.sub(r"<[^<>]{1,100}>", "", text))
