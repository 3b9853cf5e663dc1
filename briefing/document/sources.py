"""Composes the list of the sources, and the block of one."""

from __future__ import annotations

from collections.abc import Sequence

from briefing.document.blocks import Block, SourceBlock, Statement
from briefing.document.keys import source_key
from briefing.document.phrases import NO_TEXT, count, sourcing_statement, withdrawal_words
from briefing.lens.view import SeenSource, View


def source_list(view: View, *, short: bool = False) -> Sequence[Block]:
    """Return the sources behind what is said of them all; with `short`, only what names them."""
    if not view.sources:
        return [Statement(sourcing_statement(view))] if short else []
    if short:
        return [source_block(each, short=True) for each in view.sources]
    return [
        Statement(sourcing_statement(view)),
        *(source_block(each) for each in view.sources),
    ]


def source_block(seen: SeenSource, *, short: bool = False) -> SourceBlock:
    """Return the block of a source; with `short`, only the parts that identify it."""
    source = seen.source
    block = SourceBlock(
        source_key(source.id),
        source.id,
        seen.number,
        source.published,
        "published" in source.inferred,
        source.publisher,
        source.author,
        source.title,
        "" if short else source.url,
        origin="" if source.publisher else source.outlet,
    )
    withdrawn = [withdrawal_words(source.withdrawn)] if source.withdrawn else []
    if short:
        return block._replace(notes=withdrawn)
    notes = [f"translated from {source.translated_from}"] if source.translated_from else []
    if source.excerpt:
        notes.append("excerpt")
    if source.original is None:
        notes.append(NO_TEXT)
    if source.corrections:
        notes.append("corrected" if any(each.date for each in source.corrections) else "updated")
    return block._replace(
        descriptor=source.descriptor,
        notes=[*notes, *withdrawn],
        points=count(seen.points, "point"),
    )
