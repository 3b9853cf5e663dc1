"""The arguments from which a point with its citations is made."""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from briefing.cli.messages import UsageError
from briefing.cli.names import id_named, require
from briefing.cli.writing import WrittenFolder, source_of, text_of
from briefing.model.dates import InvalidDateError, parse_when
from briefing.model.paragraphs import Paragraphs, Passage
from briefing.model.records import Briefing, Citation, Claim, Firmness, Source, Weight

_RUN = r"[¶p]?([1-9][0-9]{0,5})(?:[-–]([1-9][0-9]{0,5}))?"
_PARAGRAPHS = re.compile(_RUN)
PASSAGE = re.compile(rf"{_RUN}(?: *, *{_RUN})*")
"""Paragraphs as a person types them, several with commas between them."""
CitationValues = dict[str, Any]


def add_citations(parser: argparse.ArgumentParser) -> None:
    """Add `--cite` and what belongs to the citation before it."""
    group = parser.add_argument_group(
        "citations", "each --cite begins one; the options behind it belong to that"
    )
    add = group.add_argument
    add(
        "-c",
        "--cite",
        nargs=2,
        metavar=("SOURCE", "¶"),
        action=_NewCitation,
        default=[],
        help="a source and its paragraph: 7, 7-9 or 7,9-10; may be repeated",
    )
    add("-q", "--quote", metavar="WORDS", action=OfLast, help="at most eight words, verbatim")
    add("--gloss", metavar="TEXT", action=OfLast, help="our translation of the quote")
    add(
        "-b", "--by", metavar="VOICE", action=OfLast, help="who says so there (default: the outlet)"
    )
    add(
        "--printed",
        nargs=1,
        metavar="PHRASE[=DATE]",
        action=OfLast,
        help="a date as printed; its reading, where it can have several; may be repeated",
    )
    add(
        "--gist",
        metavar="TEXT",
        action=OfLast,
        help="what the paragraph says, for the source's outline",
    )


POINT_VALUES = ("id", "claim", "about", "topic", "weight", "short", "firmness", "who", "due")
"""The options of `add_point_values`."""


def add_point_values(parser: argparse.ArgumentParser) -> None:
    """Add the options for the values of a point."""
    group = parser.add_argument_group("the point")
    add = group.add_argument
    add("-i", "--id", metavar="ID", help="its id (default: made of its first words)")
    add("--claim", choices=[str(each) for each in Claim], help="(default: reported)")
    add("--about", metavar="EVENT", help="another, later event that it is about")
    add("--topic", metavar="ID", action="append", default=[], help="may be repeated")
    add("-w", "--weight", **_choices(Weight))
    add("-s", "--short", metavar="TEXT", help="the point in a few words")
    add("--firmness", **_choices(Firmness))
    add("--who", metavar="NAME", help="who is bound, or speaks: at most 8 characters")
    add("--due", metavar="DATE", help="when it falls due")
    add("--computed", metavar="LINE", help="how a number of it is worked out: 214 - 180 = 34")


def _choices(values: Iterable[str]) -> dict[str, Any]:
    """Return the choices of an option that may also be empty, which takes the value out."""
    names = [str(each) for each in values]
    return {"choices": [*names, ""], "metavar": f"{{{','.join(names)}}}"}


class _NewCitation(argparse.Action):
    def __call__(
        self,
        parser: argparse.ArgumentParser,  # noqa: ARG002
        namespace: argparse.Namespace,
        values: Any,  # noqa: ANN401 - as argparse has it
        option_string: str | None = None,  # noqa: ARG002
    ) -> None:
        source, at = values
        namespace.cite = [*namespace.cite, {"source": source, "at": at}]


class OfLast(argparse.Action):
    """A value of the last item that another option has begun, such as the quote of a citation."""

    opener = "--cite"
    items = "cite"
    """Where the arguments hold what the opener has begun."""
    repeated = "printed"
    """The option whose values add up; all others stand once."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: Any,  # noqa: ANN401 - as argparse has it
        option_string: str | None = None,
    ) -> None:
        items = getattr(namespace, self.items)
        if not items:
            parser.error(f"{option_string} stands behind the {self.opener} that it belongs to")
        last = items[-1]
        if self.dest == self.repeated:
            last.setdefault(self.dest, []).extend(values)
        elif self.dest in last:
            parser.error(f"{option_string} stands twice behind one {self.opener}")
        else:
            last[self.dest] = values


def paragraphs(text: str) -> str:
    """Return paragraphs as the YAML has them, ``7`` or ``7-9``; raises UsageError for others."""
    match = _PARAGRAPHS.fullmatch(text)
    if match is None:
        raise UsageError(f"`{text}` is no paragraph", "write 7 or 7-9")
    first, last = match[1], match[2] or match[1]
    if int(last) < int(first):
        raise UsageError(f"`{text}` runs backwards", f"write {last}-{first}")
    return first if first == last else f"{first}-{last}"


def passage(text: str) -> str | list[str]:
    """Return paragraphs that may stand apart, as the YAML has them: ``7-9``, or a list.

    Raises UsageError for others.
    """
    runs = [paragraphs(each) for each in text.replace(" ", "").split(",")]
    return runs[0] if len(runs) == 1 else runs


def passage_of(text: str) -> Passage:
    """Return the paragraphs that are named, ``3,12-14``; raises UsageError if they are not."""
    ends = [paragraphs(each).split("-") for each in text.replace(" ", "").split(",")]
    return Passage.of([Paragraphs(int(each[0]), int(each[-1])) for each in ends])


def require_paragraphs(source: str, wanted: Passage, count: int) -> None:
    """Raise UsageError if a source has fewer paragraphs than are named."""
    if wanted.last > count:
        hint = f"see: briefing show {source}"
        raise UsageError(f"{source} has {count} paragraphs, and no {wanted}", hint)


def citations_from(
    given: Sequence[CitationValues], target: WrittenFolder, claim: str | None = None
) -> list[CitationValues]:
    """Return citations as the YAML has them; raises UsageError for names that nothing has.

    A value that is given empty is empty there: a new citation has none of that. `claim` is the one
    of their point: on which side of the publication a printed date lies.
    """
    return [_citation(each, target, claim) for each in given]


def _citation(given: CitationValues, target: WrittenFolder, claim: str | None) -> CitationValues:
    briefing, source = target.briefing, source_of(given["source"], target)
    made: CitationValues = {"source": source, "at": passage(given["at"])}
    if (by := given.get("by")) is not None:
        if by:
            by = id_named(by, list(briefing.brief.voices), "voice")
        made["by"] = by
    for key in ("quote", "gloss"):
        if key in given:
            made[key] = text_of(given[key], key) if given[key] else ""
    dates = {}
    for printed in given.get("printed", ()):
        phrase, sign, when = printed.rpartition("=")
        words = text_of(phrase if sign else printed, "printed date")
        dates[words] = (
            edtf(when, "--printed", year=briefing.sources[source].published.year)
            if sign
            else _reading(words, briefing.sources[source], claim)
        )
    if dates:
        made["dates"] = dates
    return made


def citation_of(cite: Citation) -> CitationValues:
    """Return a citation as the YAML has it, with the values that are empty."""
    return {
        "source": cite.source,
        "at": cite.at.value,
        "by": cite.by,
        "quote": cite.quote,
        "gloss": cite.gloss,
        "dates": {phrase: str(when) for phrase, when in cite.dates.items()},
        "dates_of": dict(cite.dates_of),
    }


def _reading(phrase: str, source: Source, claim: str | None) -> str:
    """Return the only reading of a printed date; raises UsageError if there are others, or none."""
    from briefing.evidence.date_expressions import Direction, direction_of, read_dateline

    side = direction_of(Claim(claim)) if claim else Direction.OPEN
    read = read_dateline(phrase, source.published_when, side, source.language)
    found = [str(each.when) for each in read]
    if len(found) == 1:
        return found[0]
    if found:
        hint = f'write the one that is meant: --printed "{phrase}={found[0]}"'
        raise UsageError(f"“{phrase}” can be {' or '.join(found)}", hint)
    hint = f'write its date: --printed "{phrase}=2031-03-10"'
    raise UsageError(f"“{phrase}” is not read as a date", hint)


def gists_from(
    given: Sequence[CitationValues], target: WrittenFolder
) -> list[tuple[str, int, str]]:
    """Return sources, paragraphs and gists for the outlines; raises UsageError for a range."""
    gists = []
    for each in given:
        if "gist" in each:
            at = each["at"]
            if not at.isdecimal():
                raise UsageError(f"--gist is for one paragraph, not {at}", "write it in the record")
            source = source_of(each["source"], target)
            if int(at) in target.briefing.sources[source].outline:
                raise UsageError(
                    f"{source} has a gist of paragraph {at} already", "leave --gist out"
                )
            gists.append((source, int(at), text_of(each["gist"], "gist")))
    return gists


def point_from(
    args: argparse.Namespace, text: str, target: WrittenFolder, taken: Sequence[str]
) -> CitationValues:
    """Return a point as the YAML has it; raises UsageError for what is not valid.

    `taken` are the ids of the points that its event has.
    """
    if not args.cite:
        raise UsageError("a point needs a citation", "write --cite SOURCE ¶")
    cites = citations_from(args.cite, target, args.claim or Claim.REPORTED)
    return point_with(list(map(kept, cites)), args, text, target, taken, {})


def point_with(
    cites: Sequence[CitationValues],
    args: argparse.Namespace,
    text: str,
    target: WrittenFolder,
    taken: Sequence[str],
    proposed: Mapping[str, Any],
) -> CitationValues:
    """Return a point with these citations: what the options say, else what is proposed.

    Its keys are in the order of the table of keys.
    """
    from briefing.edit.requests import unique_slug

    briefing = target.briefing
    if args.id in taken:
        raise UsageError(f"the event has a point `{args.id}` already", "choose another --id")
    known, events = list(briefing.brief.topics), list(briefing.events)
    topics = [id_named(each, known, "topic") for each in args.topic if each]
    about = id_named(args.about, events, "event") if args.about else proposed.get("about")
    if about:
        require(about, events, "event")
    due = edtf(args.due, "--due", year=usual_year(briefing)) if args.due else proposed.get("due")
    return kept(
        {
            "id": args.id or unique_slug(text, taken),
            "text": text,
            "claim": args.claim or proposed.get("claim"),
            "about": about,
            "topics": topics or proposed.get("topics"),
            "weight": args.weight or proposed.get("weight"),
            "short": _line(args.short, "short text") or proposed.get("short"),
            "firmness": args.firmness or proposed.get("firmness"),
            "who": _line(args.who, "name") or proposed.get("who"),
            "due": due,
            "computed": _line(args.computed, "line"),
            "cites": list(cites),
        }
    )


def _line(word: str | None, what: str) -> str:
    return text_of(word, what) if word else ""


def kept(values: Mapping[str, object]) -> CitationValues:
    """Return the values that are not empty."""
    return {key: value for key, value in values.items() if value}


def usual_year(briefing: Briefing) -> int:
    """Return the year of a date without one: that of the last publication, else this year."""
    last = max((each.published for each in briefing.sources.values()), default=date.today())
    return last.year


def edtf(text: str, option: str, *, year: int) -> str:
    """Return a date in the notation of the YAML: as it is, or as a person types it.

    The ends of ``Mar 2025..Apr 2025`` may be typed so, too. `year` is the one of a date without a
    year. Raises UsageError if it is no date.
    """
    text = text.strip()
    try:
        parse_when(text)
    except InvalidDateError as as_written:
        start, between, end = (each.strip() for each in text.partition(".."))
        if between and (start or end) and ".." not in end:
            ends = [edtf(each, option, year=year) if each else "" for each in (start, end)]
            if between.join(ends) != text:
                return edtf(between.join(ends), option, year=year)
            raise UsageError(f"{option}: {as_written}", as_written.hint) from as_written
        from briefing.lens.date_input import read_days

        today = date.today()
        try:
            days = read_days(text, year=year, today=today)
        except InvalidDateError as error:
            is_edtf = text[:4].isdecimal() or text.startswith("..")
            clearer = as_written if is_edtf else error
            raise UsageError(f"{option}: {clearer}", clearer.hint) from error
        first, last = days
        if first == last:
            return first.isoformat()
        whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31)
        return f"{first:%Y}" if whole_year else f"{first:%Y-%m}"
    return text
