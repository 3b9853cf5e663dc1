"""`briefing show`: the paragraphs of a source, with what has been made of each."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from briefing.cli.citation_arguments import passage_of, require_paragraphs
from briefing.cli.folder import open_briefing, originals_folder, other_text
from briefing.cli.messages import say
from briefing.cli.names import source_named
from briefing.cli.options import add_folder, add_originals
from briefing.cli.output import write_out
from briefing.cli.text_output import page_for_output
from briefing.lens.coverage import Use
from briefing.lens.visibility_index import Index
from briefing.library import is_briefing_at, read_source_text
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.paragraphs import Passage
from briefing.model.paths import typed
from briefing.model.records import Source
from briefing.model.source_text import SourceText

if TYPE_CHECKING:
    from briefing.lens.paragraph_use import UsedParagraph
    from briefing.render.text.source_paragraphs import ParagraphDate, ShownParagraph

SUMMARY = "show the paragraphs of a source, with what has been made of each"
EXAMPLES = """\
SOURCE is the number of a source, its id, or the beginning of that. The source's own words
are shown where its text is at hand: as seeds/ID.txt in the folder, or in --originals.

examples:
  briefing show 3                        the third source of the briefing at hand
  briefing show 003 --unread             what nobody has cited or left out
  briefing show 3 12-14                  some paragraphs: 12, 12-14 or 3,12-14
  briefing show 3 ~/port --dates         with the dates that it prints, and their readings
  briefing show 3 --format json          for a program
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("source", metavar="SOURCE", help="a source's number, its id, or the beginning of that")
    add("at", nargs="?", metavar="¶", help="paragraphs: 12, 12-14 or 3,12-14 (default: all)")
    add_folder(parser)
    add("--unread", action="store_true", help="only what is neither cited nor left out")
    add("--dates", action="store_true", help="the dates that each paragraph prints")
    add_originals(parser)
    add("--format", choices=("plain", "json"), default="plain", help="(default: plain)")


def run(args: argparse.Namespace) -> int:
    """Print the paragraphs; return 1 if the folder has problems."""
    from briefing.lens.paragraph_use import used_paragraphs
    from briefing.render.text.source_paragraphs import paragraphs_json, render_paragraphs

    originals = originals_folder(args.originals)
    at, folder = _passage_and_folder(args.at, args.folder)
    chosen, briefing, code = open_briefing(folder)
    if briefing is None:
        return code
    index = Index(briefing)
    source = briefing.sources[source_named(args.source, briefing)]
    text = read_source_text(chosen.root, source, originals)
    _say_what_it_is(text)
    words = text.paragraphs if text else ()
    every = list(used_paragraphs(index, source, len(words)))
    total = sum(each.at.last - each.at.first + 1 for each in every)
    if at:
        require_paragraphs(source.id, at, total)
    wanted = [each for each in every if at is None or at.overlaps(each.at)]
    chosen_ones = [each for each in wanted if not args.unread or each.use is Use.FORGOTTEN]
    shown = [_shown(each, source, words, with_dates=args.dates) for each in chosen_ones]
    number = index.numbers[source.id]
    if args.format == "json":
        write_out(paragraphs_json(source, number, shown))
        return code
    write_out(render_paragraphs(source, number, shown, total, page_for_output()))
    if args.unread and not shown:
        of_these = " of these" if at else ""
        say(f"every paragraph{of_these} is cited or left out")
    return code


def _passage_and_folder(at: str | None, folder: str | None) -> tuple[Passage | None, str | None]:
    """Return the paragraphs, None for all, and the folder, which may stand in their place."""
    if at and folder is None and (is_briefing_at(path := typed(at)) or os.path.lexists(path)):
        return None, path
    if at and folder is None and os.sep in at:
        return None, typed(at)
    return (passage_of(at) if at else None), folder


def _say_what_it_is(text: SourceText | None) -> None:
    if text is None:
        say("its text is not at hand; put it beside the record as seeds/ID.txt, or use --originals")
    elif text.refused:
        say(f"its text is not read: {text.refused.why}; {text.refused.hint}")
    elif not text.is_as_recorded:
        say(other_text(text))


def _shown(
    used: UsedParagraph, source: Source, words: tuple[str, ...], *, with_dates: bool
) -> ShownParagraph:
    from briefing.render.text.source_paragraphs import ShownParagraph

    text = words[used.at.first - 1] if used.at.first <= len(words) else ""
    dates = list(_dates(used, source, text)) if with_dates else []
    return ShownParagraph(used, text, dates)


def _dates(used: UsedParagraph, source: Source, text: str) -> Iterator[ParagraphDate]:
    """Yield the dates that a paragraph prints, then those that are recorded and not found."""
    from briefing.evidence.date_expressions import read_dateline
    from briefing.evidence.date_expressions.finding import find_dates
    from briefing.render.text.source_paragraphs import ParagraphDate

    published, left = source.published_when, dict(used.dates)
    for found in find_dates(text, published, source.language):
        recorded = left.pop(found.phrase, None)
        if recorded is None:  # the record may name more words of it, or fewer
            alike = (name for name in left if name in found.phrase or found.phrase in name)
            recorded = left.pop(next(alike, ""), None)
        yield ParagraphDate(found.phrase, found.readings, recorded)
    for phrase, when in left.items():
        readings = read_dateline(phrase, published, language=source.language)
        yield ParagraphDate(phrase, readings, when)
