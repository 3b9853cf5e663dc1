"""Chooses the blocks of a page that are its article.

trafilatura says which part of the page is the article; the blocks and their borders are those of
the page's own tree. Where it takes most paragraphs of an element, the rest of them are taken too.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from briefing.capture.characters import as_paragraph, key_of
from briefing.capture.html_dom import Element, PageBlock
from briefing.capture.passages import passages_not_in

_CUTS = ("p", "head", "item", "row", "quote", "code", "list", "table", "lb", "div")
"""Elements of trafilatura that end a block."""
_LONG = 50
"""Characters of a passage between two that were taken which is taken as well."""
_FURNITURE = frozenset(("nav", "footer", "form", "comments", "share", "related"))
_NOT_TEXT = _FURNITURE | {"caption", "aside", "byline", "pull quote", "header"}
_MOSTLY_LINKS, _SOME_LINKS = 0.6, 0.3
_BETWEEN_LINKS = " · "
_TEXT_TAGS = frozenset(
    ("p", "li", "blockquote", "div", "td", "dd", "dt", "pre", "section", "article", "center")
)


class Chosen(NamedTuple):
    """The blocks of the article, in order, and the passages that were not taken.

    `is_whole` says that no article was told apart, so that all prose of the page was taken.
    """

    blocks: tuple[PageBlock, ...]
    not_taken: tuple[str, ...]
    is_whole: bool = False


def choose(blocks: Sequence[PageBlock], text: str) -> Chosen:
    """Return the article's blocks; `text` is the page as trafilatura shall read it."""
    keys = [key_of(block.text) for block in blocks]
    taken = _aligned(keys, extracted(text))
    is_whole = not any(taken)
    if is_whole:
        taken = [_could_be_text(block) for block in blocks]
    else:
        _add_siblings(blocks, keys, taken)
    chosen = [block for block, is_taken in zip(blocks, taken, strict=True) if is_taken]
    return Chosen(tuple(chosen), tuple(_not_taken(blocks, keys, taken)), is_whole)


def _could_be_text(block: PageBlock) -> bool:
    return not block.places & _FURNITURE and block.links < _MOSTLY_LINKS


def extracted(text: str) -> list[str]:
    """Return the blocks that trafilatura takes, as keys."""
    import trafilatura
    from lxml import etree

    xml = trafilatura.extract(
        text,
        output_format="xml",
        include_comments=False,
        include_tables=True,
        favor_precision=True,
        deduplicate=False,
    )
    if not xml:
        return []
    root = etree.fromstring(xml.encode(), etree.XMLParser(huge_tree=True, recover=True))
    main = root.find(".//main") if root is not None else None
    return [] if main is None else [key for each in _cut(main) if (key := key_of(each))]


def _cut(main: Element) -> Iterator[str]:
    """Cut what trafilatura returns at each of its blocks and line ends."""
    pieces: list[str] = []
    for event, element in _events(main):
        if element.tag in _CUTS and pieces:
            yield as_paragraph(" ".join(pieces))
            pieces = []
        text = element.text if event == "start" else element.tail
        if text:
            pieces.append(text)
    if pieces:
        yield as_paragraph(" ".join(pieces))


def _events(main: Element) -> Iterator[tuple[str, Element]]:
    from lxml import etree

    for event, element in etree.iterwalk(main, events=("start", "end")):
        if not (event == "end" and element is main):
            yield event, element


def _aligned(keys: Sequence[str], wanted: Sequence[str]) -> list[bool]:
    """Mark the blocks of the page that trafilatura took, each of its own at most once."""
    taken = [False] * len(keys)
    places: dict[str, list[int]] = defaultdict(list)
    for at, key in enumerate(keys):
        places[key].append(at)
    last = -1
    rest = []
    for key in wanted:
        found = [at for at in places.get(key, ()) if not taken[at]]
        at = next((at for at in found if at > last), found[-1] if found else -1)
        if at < 0:
            rest.append((key, last))
            continue
        taken[at] = True
        last = at
    for key, after in rest:
        _mark_parts(keys, taken, key, after)
    return taken


def _mark_parts(keys: Sequence[str], taken: list[bool], key: str, after: int) -> None:
    """Mark blocks that are parts of one of trafilatura's, or the block of which it is a part."""
    if len(key) < 8:
        return
    for at, each in enumerate(keys):
        if taken[at] or not each:
            continue
        is_near = abs(at - after) < 40
        if (len(each) >= 25 and (each in key or (key in each and len(key) > 0.6 * len(each)))) or (
            is_near and len(each) < 25 and each in key and len(key) > len(each) and at > after
        ):
            taken[at] = True


def _add_siblings(blocks: Sequence[PageBlock], keys: Sequence[str], taken: list[bool]) -> None:
    """Take what trafilatura lost of elements of which it took most paragraphs."""
    inside = [at for at, is_taken in enumerate(taken) if is_taken and len(keys[at]) > 20]
    if not inside:
        return
    article = _Article(blocks, keys, inside)
    seen = Counter(keys[at] for at in inside)
    for at, block in enumerate(blocks):
        if taken[at] or seen[keys[at]] or not keys[at]:
            continue
        is_between = taken[at - 1] and at + 1 < len(blocks) and taken[at + 1] if at else False
        if article.holds(at, block, is_between=is_between):
            taken[at] = True
    _add_lists(blocks, keys, taken, article)
    _complete_tables(blocks, keys, taken)


class _Article:
    """What the paragraphs that were taken tell of the elements that hold the article."""

    def __init__(
        self, blocks: Sequence[PageBlock], keys: Sequence[str], inside: Sequence[int]
    ) -> None:
        self._first, self._last = inside[0], inside[-1]
        self._length: Counter[tuple[int | str, str]] = Counter()
        self._number: Counter[tuple[int | str, str]] = Counter()
        self._trusted = trusted_places([blocks[at] for at in inside])
        for at in inside:
            block = blocks[at]
            for kind in ((block.parent, block.tag), (block.shape, block.tag)):
                self._length[kind] += len(keys[at])
                self._number[kind] += 1
        self._whole = sum(len(keys[at]) for at in inside)
        self._long = Counter(
            block.parent
            for block, key in zip(blocks, keys, strict=True)
            if len(key) > 100 and self._is_prose(block)
        )

    def holds(self, at: int, block: PageBlock, *, is_between: bool) -> bool:
        """Whether a block that was not taken belongs to the article all the same."""
        if not self._first - 3 <= at <= self._last + 60 or not self._is_prose(block):
            return False
        by_parent, by_shape = (block.parent, block.tag), (block.shape, block.tag)
        if self._number[by_parent] >= 2 and self._length[by_parent] >= 0.2 * self._whole:
            return at <= self._last + 30
        is_classed = " " in block.shape.strip()
        if (
            is_classed
            and self._number[by_shape] >= 2
            and self._length[by_shape] >= 0.5 * self._whole
        ):
            return self._first < at < self._last or self._long[block.parent] >= 2
        return is_between and len(block.text) >= _LONG and block.links <= _SOME_LINKS

    def may_hold(self, block: PageBlock) -> bool:
        """Whether a block is prose with few links."""
        return self._is_prose(block) and block.links <= _SOME_LINKS

    def _is_prose(self, block: PageBlock) -> bool:
        if (block.places & _NOT_TEXT & self._trusted) - {"header"}:
            return False
        return block.tag in _TEXT_TAGS and block.links < _MOSTLY_LINKS and len(block.text) > 1


def _add_lists(
    blocks: Sequence[PageBlock], keys: Sequence[str], taken: list[bool], article: _Article
) -> None:
    """Take the items of a list that stands between two paragraphs of the article, and no links."""
    kept = [at for at, is_taken in enumerate(taken) if is_taken]
    seen = {keys[at] for at in kept}
    for first, last in pairwise(kept):
        between = range(first + 1, last)
        is_list = blocks[first].tag == blocks[last].tag == "p" and all(
            blocks[at].tag in ("li", "dt", "dd") and article.may_hold(blocks[at]) for at in between
        )
        if is_list and blocks[first].parent == blocks[last].parent:
            for at in between:
                taken[at] = keys[at] not in seen


def trusted_places(blocks: Sequence[PageBlock]) -> frozenset[str]:
    """Return the places that say something: not those in which the article itself stands."""
    whole = sum(len(block.text) for block in blocks) or 1
    length: Counter[str] = Counter()
    for block in blocks:
        for place in block.places:
            length[place] += len(block.text)
    every = _NOT_TEXT | {"caption"}
    return frozenset(place for place in every if length[place] < 0.25 * whole)


def _complete_tables(blocks: Sequence[PageBlock], keys: Sequence[str], taken: list[bool]) -> None:
    """Take all rows of a table of which one was taken, the head as well."""
    start = 0
    while start < len(blocks):
        end = start
        while end < len(blocks) and blocks[end].tag == "tr":
            end += 1
        if any(taken[start:end]):
            seen: set[str] = set()
            for at in range(start, end):  # a head that stays in sight is there twice
                taken[at] = keys[at] not in seen
                seen.add(keys[at])
        start = max(end, start + 1)


def _not_taken(
    blocks: Sequence[PageBlock], keys: Sequence[str], taken: Sequence[bool]
) -> Iterator[str]:
    """Yield all that was not taken and does not stand in the text: what could be text comes first.

    Menus, forms and rows of links follow, those that stand together as one passage.
    """
    left = [
        (block, is_taken or not key)
        for block, key, is_taken in zip(blocks, keys, taken, strict=True)
    ]
    texts = [block.text for block, is_taken in left if is_taken]
    yield from passages_not_in(
        (block.text for block, is_taken in left if not is_taken and not _is_furniture(block)), texts
    )
    links = (
        passages_not_in((block.text for block, _ in run), texts)
        for is_run, run in groupby(left, key=lambda each: not each[1] and _is_furniture(each[0]))
        if is_run
    )
    yield from passages_not_in((_BETWEEN_LINKS.join(run) for run in links), ())


def _is_furniture(block: PageBlock) -> bool:
    return block.links > _MOSTLY_LINKS or bool(block.places & {"nav", "form"})
