"""`briefing cite`: where words stand in the sources' texts, as citations to be pasted."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from briefing.cli.changed_point import changes_of_citations, point_of
from briefing.cli.citation_arguments import citations_from, kept
from briefing.cli.folder import open_briefing, originals_of, other_text, text_and_folder
from briefing.cli.messages import UsageError, say
from briefing.cli.names import source_named
from briefing.cli.output import write_out
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    open_to_write,
    point_named,
    source_of,
    text_of,
    write_edit,
)
from briefing.model.lean_typing import TYPE_CHECKING, Any, NamedTuple
from briefing.model.paragraphs import Paragraphs, one_paragraph
from briefing.model.paths import typed
from briefing.model.records import MAX_QUOTE
from briefing.model.source_text import SourceText

if TYPE_CHECKING:
    from briefing.render.json.shapes.texts import FoundPlaces

SUMMARY = "find words in the sources' texts, and print the citation"
EXAMPLES = """\
The words are searched as quotes are: as whole words within a paragraph, first to the letter,
then but for case, white space and the like. Each citation is a line of YAML, for the `cites`
of a point; of more than eight words it names the paragraph alone. With --to it is written: the
words have to stand in one paragraph only. Texts are seeds/ID.txt in the folder, or in --originals.
Exit code 1: the words stand nowhere.

examples:
  briefing cite "short on specifics"                in all texts at hand
  briefing cite "short on specifics" 3              in one source
  briefing cite "two berths" harbour-post ~/port    in one source of another folder
  briefing cite "two berths" --to vote#cost         add it to what a point cites
  briefing cite "two berths" 3 --to vote#cost --replace   in the place of what it cites of 3
  briefing cite "two berths" --format json          for a program
"""
_LONG = 60


class _CitedWords(NamedTuple):
    """Where words stand: a source, a paragraph, and the words as they are printed there."""

    source: str
    paragraph: int
    words: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("words", metavar="WORDS", help="the words, in quotation marks; - reads them from a pipe")
    add("source", nargs="?", metavar="SOURCE", help="a source's number, its id, or its beginning")
    add("folder", nargs="?", type=typed, metavar="FOLDER", help="a briefing's folder")
    add("--to", metavar="EVENT#POINT", help="append the citation to what this point cites")
    add("--by", metavar="VOICE", help="with --to: who says so there (default: the outlet)")
    text = "with --to: in the place of its citation of that source, whose other values stay"
    add("--replace", action="store_true", help=text)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Print a citation for each paragraph that holds the words; return 1 if none does.

    With --to, write the one that there is.
    """
    words = _words(args)
    source, folder = text_and_folder(args.source, args.folder)
    target = open_to_write(folder) if args.to else None
    if target:
        args.to = point_named(args.to, target)
        root, briefing, code = target.root, target.briefing, 0
    else:
        chosen, held, code = open_briefing(folder)
        if held is None:
            return code
        root, briefing = chosen.root, held
    wanted = list(briefing.sources)
    if source:
        wanted = [source_of(source, target) if target else source_named(source, briefing)]
    texts = originals_of(root, briefing, args.originals)
    at_hand = {name: texts[name].paragraphs for name in wanted if name in texts}
    missing = sum(not at_hand.get(name) for name in wanted)
    if missing == len(wanted):
        hint = "put them beside the records as seeds/ID.txt, or use --originals"
        raise UsageError("no text of these sources is at hand", hint)
    places = list(_places(words, at_hand))
    if target and places:
        _say_of_the_texts(places, texts)
        return _append(args, target, places)
    if args.format == "json":
        write_out(_json(words, places))
    else:
        write_out("".join(f"{line}\n" for line in map(_citation_line, places)))
    _say_of_the_texts(places, texts)
    if missing:
        say(f"{missing:,} of {len(wanted):,} texts are not at hand")
    if not places and not (source and _say_elsewhere(words, wanted[0], texts)):
        _say_nearest(words, at_hand)
    return code if places else 1


def _words(args: argparse.Namespace) -> str:
    """Return the words to look for; raises UsageError without any, or for options without --to."""
    if not args.words.strip():
        raise UsageError("there are no words to look for", 'write them: briefing cite "two berths"')
    if not args.to and (args.by or args.dry_run or args.replace):
        message = "--by, --replace and --dry-run belong to --to"
        raise UsageError(message, "name the point that is to cite it")
    return " ".join(text_of(args.words, "text to look for").split())


def _append(args: argparse.Namespace, target: WrittenFolder, places: list[_CitedWords]) -> int:
    """Append the citation to a point; raises UsageError if there are several, or it has it."""
    from briefing.edit.requests import cite

    if len(places) > 1:
        listed = ", ".join(f"{each.source} ¶{each.paragraph}" for each in places[:3])
        more = f" and {len(places) - 3:,} more" if len(places) > 3 else ""
        hint = "name the SOURCE, or take more of the words"
        raise UsageError(f"the words stand in several paragraphs: {listed}{more}", hint)
    ref = args.to
    [place] = places
    if not args.replace:
        _require_new(ref, place, args.by or "", target)
    given: dict[str, Any] = {"source": place.source, "at": str(place.paragraph), "by": args.by}
    if not _is_too_long(place.words):
        given["quote"] = place.words
    if args.replace:
        return _replace(args, target, given)
    citations = citations_from([kept(given)], target)
    return write_edit(args, target, cite(ref, citations), about=[ref, place.source])


def _replace(args: argparse.Namespace, target: WrittenFolder, given: dict[str, Any]) -> int:
    """Put a citation in the place of the one that a point has of its source."""
    from briefing.edit.given_values import change_point

    point = point_of(args.to, target)
    if all(each.source != given["source"] for each in point.cites):
        hint = "leave --replace out"
        raise UsageError(f"{args.to} does not cite {given['source']} yet", hint)
    given = {"quote": "", **{key: value for key, value in given.items() if value is not None}}
    changes = changes_of_citations(args.to, [given], None, target)
    if not changes:
        raise UsageError(f"{args.to} has this citation of {given['source']} already")
    return write_edit(
        args, target, change_point(args.to, changes), about=[args.to, given["source"]]
    )


def _require_new(ref: str, place: _CitedWords, by: str, target: WrittenFolder) -> None:
    """Raise UsageError if a point cites the same words of the same voice already."""
    held = point_of(ref, target)
    at = one_paragraph(place.paragraph)
    quote = "" if _is_too_long(place.words) else place.words
    if any(
        (each.source, each.at, each.by, each.quote) == (place.source, at, by, quote)
        for each in held.cites
    ):
        raise UsageError(f"{ref} has this citation of {place.source} ¶{place.paragraph} already")


def _say_of_the_texts(places: list[_CitedWords], texts: dict[str, SourceText]) -> None:
    """Say what is to be known of citations before they are pasted."""
    for name in dict.fromkeys(each.source for each in places):
        if not texts[name].is_as_recorded:
            say(f"{name}: {other_text(texts[name])}")
    if any(_is_too_long(each.words) for each in places):
        say(f"a quote has at most {MAX_QUOTE} words: a citation of more is without one")


def _citation_line(place: _CitedWords) -> str:
    """Return a citation as one line of YAML."""
    from briefing.edit.yaml_text import in_double_quotes

    quote = "" if _is_too_long(place.words) else f", quote: {in_double_quotes(place.words)}"
    return f"- {{source: {place.source}, at: {place.paragraph}{quote}}}"


def _is_too_long(words: str) -> bool:
    from briefing.model.word_count import count_words

    return count_words(words) > MAX_QUOTE


def _places(words: str, texts: dict[str, tuple[str, ...]]) -> Iterator[_CitedWords]:
    from briefing.evidence.quotes import QuoteFinder

    for name, paragraphs in texts.items():
        for found in QuoteFinder(paragraphs).find_all(words):
            text = paragraphs[found.paragraph - 1]
            yield _CitedWords(name, found.paragraph, text[found.start : found.end])


def _say_elsewhere(words: str, source: str, texts: dict[str, SourceText]) -> bool:
    """Say that words stand in other sources than the one named; return whether they do."""
    others = {name: text.paragraphs for name, text in texts.items() if name != source}
    found = [f"{each.source} ¶{each.paragraph}" for each in _places(words, others)]
    if found:
        more = f" and {len(found) - 3:,} more" if len(found) > 3 else ""
        shown = words if len(words) < _LONG else f"{words[:_LONG]}…"
        say(f"“{shown}” does not stand in {source}, but in {', '.join(found[:3])}{more}")
    return bool(found)


def _say_nearest(words: str, texts: dict[str, tuple[str, ...]]) -> None:
    """Say that the words stand nowhere, and which passage of the texts comes nearest."""
    from briefing.evidence.quotes import find_quote

    shown = words if len(words) < _LONG else f"{words[:_LONG]}…"
    found = {
        name: find_quote(words, Paragraphs(1, max(1, len(paragraphs))), paragraphs)
        for name, paragraphs in texts.items()
    }
    near = [(_likeness(words, each.suggestion), name) for name, each in found.items()]
    likeness, name = max(near, default=(0.0, ""))
    best = found.get(name)
    nearest = (
        f"; nearest: {name} ¶{best.paragraph} “{best.suggestion}”" if best and likeness else ""
    )
    say(f"“{shown}” stands in no text at hand{nearest}")


def _likeness(words: str, passage: str) -> float:
    from difflib import SequenceMatcher  # only where nothing was found

    return SequenceMatcher(None, words, passage, autojunk=False).ratio() if passage else 0.0


def _json(words: str, places: list[_CitedWords]) -> str:
    """Return one JSON document of ASCII; the shape is documented in docs/json.md."""
    import json

    document: FoundPlaces = {
        "format": "briefing-places",
        "version": 1,
        "words": words,
        "places": [
            {"source": each.source, "at": each.paragraph, "words": each.words} for each in places
        ],
    }
    return json.dumps(document, indent=2) + "\n"
