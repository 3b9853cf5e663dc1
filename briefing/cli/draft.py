"""`briefing draft`: proposals of what a source's text says."""

from __future__ import annotations

import argparse
import os

from briefing.cli.folder import check_command, originals_folder, other_text
from briefing.cli.messages import UsageError, say
from briefing.cli.options import add_originals
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    open_to_write,
    source_of,
    write_proposals,
)
from briefing.library import is_briefing_at, load_proposals, read_source_text
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.paths import typed
from briefing.model.records import Source

if TYPE_CHECKING:
    from briefing.edit.drafts import Draft

SUMMARY = "propose points from a source's text, by the days of which it speaks"
EXAMPLES = """\
For each day that the text speaks of, the sentences that do are written to proposals/SOURCE.yaml as
candidate points: with paragraph, printed dates, who says it, and a quote of at most eight words. It
is a rough sieve. Nothing goes into the briefing: `briefing proposals` says what holds of each, and
`briefing accept ID "Your sentence."` writes one. What is a point already, or was rejected, is not
proposed. Exit code 1: nothing can be proposed of this text.

examples:
  briefing draft gazette                 the source's text as seeds/gazette.txt
  briefing draft gazette post minutes    one after the other
  briefing draft 3 ~/port --dry-run      show what it would write
  briefing draft gazette --all           also what is a point already
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    text = "a source's number, its id, or the beginning of that; then "
    folder = "a briefing's folder (default: the current one)"
    add("sources", nargs="+", metavar="SOURCE", help=text + folder)
    add("--all", action="store_true", help="propose what is a point already, too")
    add_originals(parser)
    add_writing(parser, has_rules=False)


def run(args: argparse.Namespace) -> int:
    """Write the proposals; return 1 if nothing can be proposed of the text."""
    names, args.folder = _folder(args.sources)
    target = open_to_write(args.folder)
    sources = [source_of(each, target) for each in names]
    if len(sources) > 1 and args.format == "json":
        raise UsageError("--format json is for one source", "draft them one by one")
    return max([_draft(args, target, each) for each in dict.fromkeys(sources)])


def _folder(words: list[str]) -> tuple[list[str], str | None]:
    """Return the names of sources, and the folder that may stand behind them."""
    path = typed(words[-1])
    if len(words) > 1 and (is_briefing_at(path) or os.sep in path or path in (".", "..")):
        return words[:-1], path
    return words, None


def _draft(args: argparse.Namespace, target: WrittenFolder, name: str) -> int:
    """Write the proposals of one source; return 1 if there are none."""
    from briefing.edit.drafts import make_draft

    briefing = target.briefing
    source = briefing.sources[name]
    words = _words(args, target.root, source)
    proposals = load_proposals(target.root, briefing)
    draft = make_draft(briefing, source, words, proposals, with_points=args.all)
    if draft.request is None:
        found = draft.proposed + draft.points + draft.rejected
        say(f"{source.id}: nothing new to propose{_left_out(draft)}")
        return 0 if found else 1
    stem = os.path.basename(draft.path).removesuffix(".yaml")
    if stem not in proposals.files and os.path.lexists(os.path.join(target.root, draft.path)):
        raise UsageError(f"{draft.path} is there and cannot be read", "see: briefing proposals")
    write_proposals(args, target, draft.request)
    say(_summary(source, draft))
    return 0


def _words(args: argparse.Namespace, root: str, source: Source) -> tuple[str, ...]:
    """Return the paragraphs of the text; raises UsageError unless it is the one on record."""
    text = read_source_text(root, source, originals_folder(args.originals))
    if text is None:
        hint = f"put it beside the record as seeds/{source.id}.txt, or use --originals"
        raise UsageError(f"the text of {source.id} is not at hand", hint)
    if text.refused:
        raise UsageError(f"its text is not read: {text.refused.why}", text.refused.hint)
    if not text.is_as_recorded:
        hint = f"its paragraphs may have other numbers; see: {check_command(args.folder)}"
        raise UsageError(f"{source.id}: {other_text(text)}", hint)
    return text.paragraphs


def _summary(source: Source, draft: Draft) -> str:
    from briefing.document.phrases import count

    dated = draft.events - bool(draft.undated)
    days = f" on {count(dated, 'date')}" if dated else ""
    undated = f", {draft.undated:,} of no day" if draft.undated else ""
    more = "; the text has more than one draft holds" if draft.is_cut else ""
    what = count(draft.new, "proposal")
    return f"{source.id}: {what}{days}{undated}{_left_out(draft)}{more}; see: briefing proposals"


def _left_out(draft: Draft) -> str:
    parts = [
        (draft.proposed, "proposed before"),
        (draft.points, "points already"),
        (draft.rejected, "rejected before"),
    ]
    told = ", ".join(f"{number:,} {what}" for number, what in parts if number)
    return f" ({told})" if told else ""
