"""`briefing accept`: a proposal becomes a point, in the curator's own words."""

from __future__ import annotations

import argparse

from briefing.cli.citation_arguments import (
    CitationValues,
    add_point_values,
    citation_of,
    edtf,
    gists_from,
    kept,
    point_with,
)
from briefing.cli.event_arguments import event_from
from briefing.cli.folder import text_and_folder
from briefing.cli.messages import UsageError, say
from briefing.cli.names import id_named, ids_meant, only, require
from briefing.cli.proposal_arguments import ID_HELP, full_id, proposal_named, proposed_events
from briefing.cli.writing import (
    WrittenFolder,
    add_writing,
    add_written_folder,
    open_to_write,
    text_of,
    undo_log,
    write_edit,
)
from briefing.library import load_proposals
from briefing.model.diagnostics import Diagnostic
from briefing.model.lean_typing import TYPE_CHECKING
from briefing.model.proposals import Proposal, Proposals, ProposedPoint
from briefing.model.records import Claim, Rank, Voice
from briefing.model.text import visible

if TYPE_CHECKING:
    from briefing.edit.folder_edit import EditRequest

SUMMARY = "write a proposal into the briefing as a point, in your own sentence"
EXAMPLES = """\
The sentence is yours: a proposal holds the source's, which stays out of the briefing. It may be
left out where the maker proposes a `text` of its own. The point is held to every rule first, as
with `briefing point`; with it the proposal leaves its file, all in one edit that `briefing undo`
takes back. An event that the briefing does not have is made with it, and needs a --title. Where two
files have the same id, write FILE#ID.

examples:
  briefing accept gazette-7b "The council agreed."
  briefing accept gazette-7b "The council agreed." --event vote --claim commitment
  briefing accept gazette-9a "Fishermen fear a move." -e quay#move -t "Talk of the quay"
  briefing accept gazette-9a "Fishermen fear a move." --quote "whatever they promise" --dry-run
"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add the arguments of the command."""
    add = parser.add_argument
    add("proposal", metavar="ID", help=ID_HELP)
    add("text", nargs="?", metavar="SENTENCE", help="your sentence; - reads it from a pipe")
    add_written_folder(parser)
    group = parser.add_argument_group("the event", "by default the one that it is proposed for")
    add = group.add_argument
    text = "another event, of the briefing or a new one, and the id of the point"
    add("-e", "--event", metavar="EVENT[#POINT]", help=text)
    add("-t", "--title", metavar="TEXT", help="of a new event: a noun phrase, without the outcome")
    add("--date", metavar="DATE", help="of a new event (default: the one proposed)")
    add("--rank", choices=[str(each) for each in Rank], help="of a new event")
    add("--place", metavar="TEXT", help="of a new event")
    group = parser.add_argument_group("the citation", "in place of what is proposed; '' is none")
    add = group.add_argument
    add("-q", "--quote", metavar="WORDS", help="at most eight words, verbatim")
    add("--gloss", metavar="TEXT", help="our translation of the quote")
    add("-b", "--by", metavar="VOICE", help="who says so there")
    add(
        "--printed",
        metavar="PHRASE=DATE",
        action="append",
        default=[],
        help="a date as printed, and its reading; may be repeated",
    )
    add("--gist", metavar="TEXT", help="what the paragraph says, for the source's outline")
    add_point_values(parser)
    add_writing(parser)


def run(args: argparse.Namespace) -> int:
    """Write the point; return 1 if the folder has problems that are in the way."""
    from briefing.edit.proposal_requests import accept

    text, folder = text_and_folder(args.text, args.folder)
    target = open_to_write(folder)
    proposals = load_proposals(target.root, target.briefing)
    name = full_id(args.proposal, proposals, list(target.briefing.sources))
    _require_not_accepted(name, proposals, target)
    proposal = proposal_named(name, proposals)
    point = _valid(proposal)
    event = _event(args, proposal, target)
    if args.by:
        args.by = id_named(args.by, _voices(proposal, target), "voice")
    values = _point(args, _sentence(text, point), point, target, event)
    written = _written(args, proposal, values, event, target)
    wanted = [each["by"] for each in values["cites"] if "by" in each]
    voices = _new_voices(wanted, proposal, target)
    moved = event if _is_same_time(args, proposal, event, target) else ""
    events = proposed_events(proposal, target)
    request = accept(proposal, written, events, voices=voices, event=moved)
    about = [f"{event}#{values['id']}", event, *(each["source"] for each in values["cites"])]
    code = write_edit(args, target, request, about=[*about, *wanted])
    _say_unread(point, values)
    return code


def _event(args: argparse.Namespace, proposal: Proposal, target: WrittenFolder) -> str:
    """Return the event that is chosen: with a --title it may be new, else also by its beginning."""
    event, proposed = _event_and_id(args), proposal.event.event.id
    if not event or event == proposed or args.title is not None:
        return event or proposed
    return only(ids_meant(event, list(target.briefing.events)), event, "--event: ") or event


def _voices(proposal: Proposal, target: WrittenFolder) -> list[str]:
    """Return the voices of the brief, and those that the file of the proposal adds."""
    return list(dict.fromkeys([*target.briefing.brief.voices, *proposal.file.voices]))


def _event_and_id(args: argparse.Namespace) -> str:
    """Return the event of ``EVENT#POINT``, whose other half becomes the id of the point."""
    event, sign, point = (args.event or "").partition("#")
    if sign:
        if args.id and args.id != point:
            raise UsageError(f"--id {args.id} and --event {args.event} differ", "leave one out")
        if not (event and point):
            raise UsageError(f"`{args.event}` is no event with a point", "write it as vote#cost")
        args.id = point
    return event


def _require_not_accepted(name: str, proposals: Proposals, target: WrittenFolder) -> None:
    """Raise UsageError if nothing has that id any more because an edit has accepted it."""
    own = name.rpartition("#")[2]
    if not own or any(each.id == own for each in proposals.every):
        return
    for each in reversed(undo_log(target.root).edits()):
        written, sign, accepted = each.label.rpartition(", from ")
        if sign and accepted == own:
            raise UsageError(f"`{visible(own)}` is accepted already: {visible(written)}")


def _say_unread(point: ProposedPoint, values: CitationValues) -> None:
    """Say which printed dates the maker could not read and nobody has read for it."""
    read = {phrase for cite in values["cites"] for phrase in cite.get("dates", ())}
    for phrase in point.unread:
        if phrase not in read:
            say(f'the date “{phrase}” is not recorded: --printed "{phrase}=DATE" would do it')


def _valid(proposal: Proposal) -> ProposedPoint:
    if proposal.point is None:
        problem = proposal.kept.problems[0]
        message = f"`{proposal.id}` is not valid: {_place(proposal, problem)}: {problem.message}"
        raise UsageError(message, "mend it there, or reject it")
    return proposal.point


def _place(proposal: Proposal, problem: Diagnostic) -> str:
    from briefing.edit.proposal_files import proposals_file

    return f"{proposals_file(proposal.name)}:{problem.span.line}"


def _sentence(text: str | None, point: ProposedPoint) -> str:
    """Return the sentence; raises UsageError without one, or if it is the source's own."""
    sentence = point.text if text is None else text_of(text, "sentence")
    if not sentence:
        hint = f'write it: briefing accept {point.id} "Your sentence."; the source: {point.note}'
        raise UsageError("the sentence of a point is yours, and none is given", hint)
    if _bare(sentence) == _bare(point.note):
        raise UsageError("this is the source's own sentence", "say it in words of your own")
    return sentence


def _bare(text: str) -> str:
    return "".join(char for char in text.casefold() if char.isalnum())


def _point(
    args: argparse.Namespace, text: str, point: ProposedPoint, target: WrittenFolder, event: str
) -> CitationValues:
    """Return the point as the YAML has it: what is proposed, but for what an option says."""
    held = target.briefing.events.get(event)
    taken = [each.id for each in held.points] if held else []
    proposed: CitationValues = {
        "claim": "" if point.claim is Claim.REPORTED else str(point.claim),
        "about": point.about,
        "topics": list(point.topics),
        "weight": str(point.weight or ""),
        "short": point.short,
        "firmness": str(point.firmness or ""),
        "who": point.who,
        "due": str(point.due or ""),
    }
    cites = _cites(args, point, _year_of(point.cites[0].source, target))
    return point_with(cites, args, text, target, taken, proposed)


def _year_of(source: str, target: WrittenFolder) -> int:
    """Return the year of a date without one: that in which the source was published."""
    return target.briefing.sources[source].published.year


def _cites(args: argparse.Namespace, point: ProposedPoint, year: int) -> list[CitationValues]:
    """Return the citations; raises UsageError if an option could belong to several of them."""
    cites = [citation_of(each) for each in point.cites]
    words = (args.by, args.quote, args.gloss)
    is_changed = any(each is not None for each in words) or args.printed or args.gist
    if is_changed and len(cites) > 1:
        hint = "accept it as it is and change the point, or edit the proposal"
        raise UsageError(f"`{point.id}` has {len(cites)} citations", hint)
    first = cites[0]
    if args.by is not None:
        first["by"] = args.by
    if args.quote is not None:
        first["quote"] = text_of(args.quote, "quote") if args.quote.strip() else ""
        first["gloss"] = ""  # which was of the other quote
    if args.gloss is not None:
        first["gloss"] = text_of(args.gloss, "gloss") if args.gloss.strip() else ""
    for printed in args.printed:
        phrase, sign, when = printed.rpartition("=")
        if not sign or not phrase.strip():
            hint = 'write it as --printed "on Tuesday=2023-01-10"'
            raise UsageError(f"`{printed}` is no phrase with its date", hint)
        first["dates"][phrase.strip()] = edtf(when, "--printed", year=year)
    return [kept(each) for each in cites]


def _written(
    args: argparse.Namespace,
    proposal: Proposal,
    point: CitationValues,
    event: str,
    target: WrittenFolder,
) -> EditRequest:
    """Return the request that writes the point, with a new event where there is none."""
    from briefing.edit.requests import add_event, add_point

    gists = []
    if args.gist:
        [cite] = point["cites"]
        at = cite["at"] if isinstance(cite["at"], str) else ",".join(cite["at"])
        given = {"source": cite["source"], "at": at, "gist": args.gist}
        gists = gists_from([given], target)
    if event in target.briefing.events:
        return add_point(event, point, gists=gists)
    proposed, problems = proposal.event
    known: CitationValues = {"date": str(proposed.when or ""), "rank": str(proposed.rank)}
    if event == proposed.id:
        if problems:
            raise UsageError(
                f"the event `{event}` is not valid: {problems[0].message}",
                f"mend it in {_place(proposal, problems[0])}",
            )
        known |= {"title": proposed.title, "place": proposed.place, "topics": list(proposed.topics)}
    if args.title is None and not known.get("title"):
        hint = 'give it a --title, "Vote of the council", or name another --event'
        raise UsageError(f"the event `{event}` is new", hint)
    year = _year_of(point["cites"][0]["source"], target)
    record = event_from(args, known, year=year)
    return add_event(event, {**record, "points": [point]}, gists=gists)


def _new_voices(wanted: list[str], proposal: Proposal, target: WrittenFolder) -> list[Voice]:
    """Return the voices that the brief does not have; raises UsageError for an unknown one."""
    known, proposed = target.briefing.brief.voices, proposal.file.voices
    for name in wanted:
        require(name, _voices(proposal, target), "voice")
    return [proposed[name] for name in dict.fromkeys(wanted) if name not in known]


def _is_same_time(
    args: argparse.Namespace, proposal: Proposal, event: str, target: WrittenFolder
) -> bool:
    """Whether a proposed event that the briefing lacks turns out to be the one that was chosen."""
    proposed = proposal.event.event
    if event == proposed.id or proposed.id in target.briefing.events or not proposed.when:
        return False
    held = target.briefing.events.get(event)
    if held is None:
        return not args.date
    return any(str(each.when) == str(proposed.when) for each in held.dates)
