"""Makes of what was read a source's record, and the text that its numbers count in."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from briefing.capture.captured import Captured, CaptureError, Fact, TextBlock
from briefing.capture.characters import as_paragraph
from briefing.capture.date_lines import HEAD, is_date_line, is_printed_at_head
from briefing.capture.left_out import reason_for
from briefing.capture.page_apparatus import reasons_of
from briefing.load.folder_layout import MAX_FILE, RESERVED
from briefing.load.originals import refusal_of, split_paragraphs
from briefing.load.source_values import is_language_tag
from briefing.model.ids import is_id

_LONGEST_ID = 40
_TITLE_WORDS = 8
_GIVEN = "Given by the curator; the file does not state it."
_GENERIC = ("", "index", "download", "document", "article", "untitled", "page", "print", "unnamed")
_STOPPED = re.compile(
    r"an?|and|as|at|by|for|from|in|is|of|on|or|the|to|with|der|die|das|und|im", re.IGNORECASE
)


class Given(NamedTuple):
    """What the curator says of a source; empty for what the file is to say."""

    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""
    accessed: str = ""
    descriptor: str = ""
    authors: tuple[str, ...] = ()
    origins: tuple[str, ...] = ()


class NewSource(NamedTuple):
    """A source as it will be recorded.

    `facts` have the names of the record's keys, in their order. `left_out` are paragraphs with the
    reason for which each is proposed as no evidence; `labels` the pages, from a paragraph on.
    """

    text: bytes
    sha256: str
    paragraphs: tuple[str, ...]
    facts: Mapping[str, Fact]
    authors: tuple[str, ...]
    authors_inferred: str
    left_out: Mapping[int, str]
    labels: Mapping[int, str]
    is_excerpt: bool
    origins: tuple[str, ...] = ()


def make_source(document: Captured, given: Given, accessed: date | None = None) -> NewSource:
    """Return the source that a file makes; `accessed` is the day on which it was fetched.

    Raises CaptureError if it has no text, no day of publication, or a text that is not read back.
    """
    blocks = [TextBlock(*map(as_paragraph, block)) for block in document.blocks]
    shown = enumerate((block for block in blocks if block.text), 1)
    blocks = [_proposed(block, at, document.authors) for at, block in shown]
    for at, reason in reasons_of([block.text for block in blocks]).items():
        if not blocks[at].left_out:
            blocks[at] = blocks[at]._replace(left_out=reason)
    if not blocks:
        raise CaptureError(
            "no text was found in it", "copy its text into a .txt file, and add that"
        )
    facts = dict(_facts(document, blocks, given))
    if "published" not in facts:
        raise CaptureError(
            "it does not say when it was published", "say it: --published DAY, such as 5 Mar 2031"
        )
    if day := _accessed(document, given, accessed, has_address="url" in facts):
        facts["accessed"] = Fact(day)
    if given.descriptor:
        facts["descriptor"] = Fact(given.descriptor)
    origins = given.origins or ((facts["origin"].value,) if "origin" in facts else ())
    text = "".join(f"{block.text}\n\n" for block in blocks).removesuffix("\n").encode()
    paragraphs = split_paragraphs(text.decode())
    if refused := refusal_of(text):
        raise CaptureError(f"its text would not be read again: {refused.why}", refused.hint)
    if len(text) > MAX_FILE or len(paragraphs) != len(blocks):
        limit = MAX_FILE // 2**20
        raise CaptureError(f"its text is larger than {limit} MiB", "keep the article alone")
    return NewSource(
        text=text,
        sha256=hashlib.sha256(text).hexdigest(),
        paragraphs=paragraphs,
        facts=facts,
        authors=given.authors or tuple(filter(None, map(as_paragraph, document.authors))),
        authors_inferred=_GIVEN if given.authors else document.authors_inferred,
        left_out={at: block.left_out for at, block in enumerate(blocks, 1) if block.left_out},
        labels=dict(_labels(blocks)),
        is_excerpt=document.is_excerpt,
        origins=origins,
    )


def _proposed(block: TextBlock, at: int, authors: Collection[str]) -> TextBlock:
    """Return a paragraph with the reason to leave it out that its words give, if it has none.

    A name or a day alone is of the article at its head only.
    """
    reason = block.left_out or reason_for(block.text, authors=tuple(authors))
    if not reason and at == 1 and is_date_line(block.text, has_clock=True):
        reason = "date line"
    if not block.left_out and reason in ("byline", "date line") and at > HEAD:
        reason = ""
    return block._replace(left_out=reason)


def _facts(document: Captured, blocks: list[TextBlock], given: Given) -> Iterator[tuple[str, Fact]]:
    """Yield the facts of the record in the order of its keys."""
    found = {name: Fact(*map(as_paragraph, fact)) for name, fact in document.facts.items()}
    for name in ("title", "published", "window", "publisher", "url", "language", "origin"):
        said = ", ".join(given.origins) if name == "origin" else getattr(given, name, "")
        fact = found.get(name)
        if name == "language" and fact and not is_language_tag(fact.value):
            continue
        if name == "published" and said and is_printed_at_head(blocks, said, _language(found)):
            yield name, Fact(said)
        elif said and not (fact and fact.value == said and not fact.inferred):
            yield name, Fact(said, _why_given(fact))
        elif name == "window" and given.published:
            continue
        elif fact and fact.value:
            yield name, fact
        elif name == "title":
            yield name, _title_of_ours(blocks)


def _accessed(document: Captured, given: Given, fetched: date | None, *, has_address: bool) -> str:
    """Return the day on which a source was read at its address: as given, fetched or saved there.

    Raises CaptureError if it is known and the address is not.
    """
    if day := given.accessed or (fetched and fetched.isoformat()):
        if not has_address:
            raise CaptureError("it has no address at which it was read", "give that, too: --url")
        return day
    return document.facts["accessed"].value if has_address and "accessed" in document.facts else ""


def _language(facts: Mapping[str, Fact]) -> str:
    return facts["language"].value if "language" in facts else ""


def _why_given(fact: Fact | None) -> str:
    if fact is None or not fact.value:
        return _GIVEN
    how = "The file lets infer" if fact.inferred else "The file states"
    return f"Given by the curator. {how}: {fact.value}"


def _title_of_ours(blocks: list[TextBlock]) -> Fact:
    """Return a title in brackets, the sign that it is ours, from the first words of the text."""
    body = next((block for block in blocks if not block.left_out), blocks[0])
    words = body.text.split()
    first = " ".join(words[:_TITLE_WORDS])[:80]
    more = "…" if len(first) < len(body.text) else ""
    return Fact(f"[{first}{more}]", "The file has no title; these are the first words of its text.")


def _labels(blocks: Iterable[TextBlock]) -> Iterator[tuple[int, str]]:
    """Yield the label of a page with the first paragraph that begins on it."""
    last = ""
    for at, block in enumerate(blocks, 1):
        if block.page and block.page != last:
            yield at, block.page
            last = block.page


def propose_id(name: str, title: str, taken: Collection[str]) -> str:
    """Return an id for a source: after its file, else its title; one that nothing has taken.

    `taken` are names in lower case. Ids of the same name get a number.
    """
    stem = _slug(name)
    if stem in _GENERIC or not re.search("[a-z]", stem) or re.fullmatch("[0-9a-f-]{16,}", stem):
        stem = _slug(" ".join(_telling_words(title))) or stem
    if not is_id(stem) or stem in RESERVED:
        stem = f"source-{stem}".rstrip("-")
    number, found = 1, stem
    while found in taken:
        number += 1
        found = f"{stem}-{number}"
    return found


def _telling_words(title: str) -> list[str]:
    words = re.findall(r"\w+", title.replace("’", "").replace("'", ""))
    return [word for word in words if not _STOPPED.fullmatch(word)][:5]


def _slug(text: str) -> str:
    """Return a text in small letters of ASCII, digits and hyphens, cut at a word."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9_]+", "-", plain).strip("-_")
    if len(slug) > _LONGEST_ID:
        slug = slug[: _LONGEST_ID + 1].rpartition("-")[0] or slug[:_LONGEST_ID]
    return slug.strip("-_")
