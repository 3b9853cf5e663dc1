"""Reads a page: its article in blocks, what it states of itself, and what else stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from briefing.capture.captured import HEADLINE, Captured, CaptureError, TextBlock
from briefing.capture.characters import key_of
from briefing.capture.decoding import Decoded
from briefing.capture.html_dom import PageBlock, blocks_of, parse_page
from briefing.capture.html_metadata import read_metadata
from briefing.capture.html_text import choose, trusted_places
from briefing.capture.left_out import reason_for
from briefing.capture.plain_text import notes_of
from briefing.capture.saved_page import address_in


def read_html(decoded: Decoded, address: str) -> Captured:
    """Read a page; `address` is where it was fetched, empty for a file, which may name it."""
    text = decoded.text
    address = address or address_in(text)
    root = parse_page(text)
    blocks = blocks_of(root)
    if not blocks:
        raise CaptureError(
            "no text was found in the page",
            "if a script fills it, open it in a browser and save it as it is shown",
        )
    chosen = choose(blocks, text)
    if not chosen.blocks:
        raise CaptureError(
            "no article was found in the page", "copy its text into a .txt file, and add that"
        )
    metadata = read_metadata(root, text, address, [each.text for each in chosen.blocks])
    notes = [*notes_of(decoded), *metadata.notes]
    if chosen.is_whole:
        notes.append("no article was told apart from the rest: all prose of the page was taken")
    title = key_of(metadata.facts["title"].value) if "title" in metadata.facts else ""
    taken = list(_with_reasons(chosen.blocks, title, metadata.authors))
    return Captured(
        "web page",
        tuple(taken),
        metadata.facts,
        metadata.authors,
        metadata.authors_inferred,
        chosen.not_taken,
        tuple(notes),
        metadata.is_excerpt,
    )


def _with_reasons(
    blocks: Sequence[PageBlock], title: str, authors: Sequence[str]
) -> Iterator[TextBlock]:
    """Yield the blocks with their reasons; `title` is the key of the headline."""
    trusted = trusted_places(blocks)
    for at, block in enumerate(blocks):
        if title and key_of(block.text) == title and at < 5:
            yield TextBlock(block.text, HEADLINE)
        else:
            places = block.places & trusted
            reason = reason_for(block.text, block.tag, places, authors, block.links)
            yield TextBlock(block.text, reason)
