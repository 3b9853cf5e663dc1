"""Walks the tree of a page and cuts its visible text into blocks, in the order of the page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from briefing.capture.captured import CaptureError
from briefing.capture.characters import as_paragraph

Element = Any  # of lxml, which has no types


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _words(
    "address article aside blockquote body button caption center dd details dialog dir div dl dt "
    "fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main "
    "menu nav ol option p pre section summary table tbody td tfoot th thead title tr ul"
)
_SKIPPED = _words(
    "script style noscript template svg math head iframe object embed audio video canvas select "
    "option textarea input rt rp map area datalist progress meter noframes applet"
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_MARKER = re.compile(r"\s*[\[(]?\d{1,3}[\])]?\s*$")
_LONGEST_ROW = 600
_MAX_DEPTH = 1_500

_PLACES = {
    "figcaption": "caption",
    "caption": "caption",
    "aside": "aside",
    "nav": "nav",
    "footer": "footer",
    "header": "header",
    "form": "form",
    "button": "form",
    "dialog": "form",
}
"""Elements that say what stands in them."""
_CLASSES = (
    (
        "caption",
        re.compile(
            r"(?:^|[-_ ])(?:fig|img|image|photo|media|wp)?-?_?(?:caption|credit)s?(?:[-_ ]"
            r"|$)|image-?(?:caption|credit)|photo-?credit",
            re.IGNORECASE,
        ),
    ),
    (
        "comments",
        re.compile(
            r"(?:^|[-_ ])(?:comments?|disqus|replies|respond)(?:[-_ ]|$)|comment-?(?:list"
            r"|body|content|area|section)",
            re.IGNORECASE,
        ),
    ),
    (
        "share",
        re.compile(
            r"(?:^|[-_ ])(?:share|sharing|social|addthis|sharedaddy)(?:[-_ ]|$)", re.IGNORECASE
        ),
    ),
    (
        "related",
        re.compile(
            r"related|recommend|most-?(?:read|popular)|trending|read-?(?:more|next)"
            r"|see-?also|more-?(?:from|stories|on)|teaser|promo|newsletter|subscri"
            r"|sign-?up|outbrain|taboola|sponsor|advert|(?:^|[-_ ])(?:ads?"
            r"|ad-slot)(?:[-_ ]|$)",
            re.IGNORECASE,
        ),
    ),
    (
        "byline",
        re.compile(
            r"(?:^|[-_ ])(?:byline|author|dateline|timestamp|published|pub-?date"
            r"|article-?(?:meta|info)|entry-meta|post-meta)(?:[-_ ]|$)",
            re.IGNORECASE,
        ),
    ),
    (
        "nav",
        re.compile(
            r"(?:^|[-_ ])(?:nav|navbar|menu|breadcrumbs?|sidebar|footer|cookie|consent"
            r"|masthead|pagination|pager|tags?|toolbar)(?:[-_ ]|$)",
            re.IGNORECASE,
        ),
    ),
    ("pull quote", re.compile(r"pull-?quote", re.IGNORECASE)),
)


class PageBlock(NamedTuple):
    """A block of a page: its text, its element's tag, and where it stands.

    `parent` identifies the element that holds the block's own, so that siblings share it, and
    `shape` is that element's tag and class. `places` are words such as "aside" or "caption" for
    what it stands in; `links` is the share of its characters that are links.
    """

    text: str
    tag: str
    parent: int
    places: frozenset[str]
    links: float
    shape: str = ""


def parse_page(text: str) -> Element:
    """Return the root element of a page; raises CaptureError if there is none."""
    import lxml.html

    parser = lxml.html.HTMLParser(huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        # A text that names its encoding is refused as a string; as UTF-8 the name would win.
        root = lxml.html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text), parser=parser)
    except (lxml.etree.LxmlError, ValueError, AssertionError):
        raise CaptureError("there is no page in it", "save it again, as HTML") from None
    _refuse_depth(root)
    return root


def _refuse_depth(root: Element) -> None:
    depth = 0
    stack = [(root, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > _MAX_DEPTH:
            raise CaptureError(
                f"its elements are nested more than {_MAX_DEPTH:,} deep", "save it as plain text"
            )
        stack += [(child, depth + 1) for child in element]


class _OpenElement(NamedTuple):
    """An element that is open: its tag, its identity, and what it stands in."""

    tag: str
    number: int
    places: frozenset[str]
    shape: str = ""


def blocks_of(root: Element) -> list[PageBlock]:
    """Return the blocks of a page in order, hidden and navigational ones included."""
    return list(_Walk().blocks(root))


class _Walk:
    """Collects text until a block begins or ends."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._linked = 0
        self._depth_of_links = 0
        self._count = 0

    def blocks(self, root: Element) -> Iterator[PageBlock]:
        stack: list[tuple[Element, bool]] = [(root, False)]
        opened = [_OpenElement("", 0, frozenset()), _OpenElement("html", 0, frozenset())]
        while stack:
            element, is_end = stack.pop()
            tag = element.tag if isinstance(element.tag, str) else ""
            if is_end:
                if tag == "a":
                    self._depth_of_links -= 1
                if tag in _BLOCKS:
                    yield from self._flush(opened)
                    opened.pop()
                self._take(element.tail)
                continue
            if not tag or tag in _SKIPPED or _is_hidden(element) or _is_marker(element, tag):
                self._take(element.tail)
                continue
            if tag == "br":
                yield from self._flush(opened)
                self._take(element.tail)
                continue
            if tag in _BLOCKS:
                yield from self._flush(opened)
                self._count += 1
                places = opened[-1].places | _places(element, tag)
                shape = f"{tag} {element.get('class') or ''}"
                opened.append(_OpenElement(tag, self._count, places, shape))
                if tag == "tr" and (row := _row(element)):
                    yield PageBlock(row, "tr", opened[-2].number, places, 0.0, opened[-2].shape)
                    opened.pop()
                    self._take(element.tail)
                    continue
            if tag == "a":
                self._depth_of_links += 1
            stack.append((element, True))
            self._take(element.text)
            stack += [(child, False) for child in reversed(element)]
        yield from self._flush(opened)

    def _take(self, text: str | None) -> None:
        if text:
            self._text.append(text)
            if self._depth_of_links:
                self._linked += len(text.strip())

    def _flush(self, opened: list[_OpenElement]) -> Iterator[PageBlock]:
        text = as_paragraph(" ".join("".join(self._text).split("\n")))
        if text:
            place = opened[-1]
            share = min(1.0, self._linked / len(text))
            around = opened[-2]
            yield PageBlock(text, place.tag, around.number, place.places, share, around.shape)
        self._text.clear()
        self._linked = 0


def _is_hidden(element: Element) -> bool:
    return element.get("hidden") is not None or bool(_HIDDEN.search(element.get("style") or ""))


def _is_marker(element: Element, tag: str) -> bool:
    """Whether an element is the mark of a footnote, which would grow into a word or number."""
    if tag != "sup":
        return False
    text = "".join(element.itertext())
    return bool(_MARKER.match(text)) and (
        element.find(".//a") is not None or text.strip()[:1] in "[("
    )


def _places(element: Element, tag: str) -> frozenset[str]:
    found = {_PLACES[tag]} if tag in _PLACES else set()
    names = f"{element.get('class') or ''} {element.get('id') or ''}"[:400]
    if names != " " and tag not in ("body", "html", "article", "main"):
        found |= {place for place, pattern in _CLASSES if pattern.search(names)}
    if element.get("role") in ("navigation", "complementary", "search", "contentinfo"):
        found.add("nav")
    if "comment" in (element.get("itemprop") or ""):
        found.add("comments")
    return frozenset(found)


def _row(element: Element) -> str:
    """Return a row of a table of data as one line; empty for a row that lays a page out."""
    cells = [cell for cell in element if cell.tag in ("td", "th")]
    if len(cells) < 2 or _has_text_beside(element, cells):
        return ""
    texts = []
    for cell in cells:
        if any(
            child.tag in _BLOCKS or child.tag == "br"
            for child in cell.iterdescendants()
            if child.tag != "p"
        ):
            return ""
        if len(cell.findall("p")) > 1 or cell.find(".//script") is not None:
            return ""
        texts.append(as_paragraph(" ".join(cell.itertext())))
    line = " | ".join(texts)
    return line if any(texts) and len(line) <= _LONGEST_ROW else ""


def _has_text_beside(row: Element, cells: Sequence[Element]) -> bool:
    """Whether a row has text outside its cells, which a line of the cells would lose."""
    others = [child for child in row if child not in cells and child.tag not in _SKIPPED]
    beside = [row.text, *(child.tail for child in row), *("".join(e.itertext()) for e in others)]
    return any(text and not text.isspace() for text in beside)


def is_heading(tag: str) -> bool:
    """Whether a block's tag is that of a heading."""
    return tag in _HEADINGS
