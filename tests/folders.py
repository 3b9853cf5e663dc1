"""A minimal sound briefing, and the folder that a test makes of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from briefing.model.diagnostics import Diagnostic, Span
from briefing.model.prose_references import ground_of
from briefing.model.records import BottomLine, Briefing, Gap, JudgmentVersion

Content = str | bytes | Callable[[Path], object] | None
"""What stands at a path: a text, bytes, what a function makes there, or nothing."""

SHA256 = "0" * 64

SOUND: Mapping[str, str] = {
    "content/brief.yaml": """\
title: Port expansion
topics:
  berths: Berths
  budget: Budget
voices:
  ministry: {name: The ministry, of: Government, kind: document}
  board: {name: The harbour board, kind: named}
bottom_line:
  text: Two berths are to be added.
  rests: [talks#berths]
judgments:
  - text: The council will likely agree.
    confidence: low
    why: One origin stands behind it.
    rests: [talks#berths, vote#cost]
gaps:
  - {text: No source names the builder., touches: [vote, talks#berths]}
  - {text: The talks are known from the Gazette alone., touches: [talks#berths]}
""",
    "content/disputes.yaml": """\
price:
  title: The price
  status: resolved
  touches: [vote#cost, talks]
  sides:
    - {says: Forty million., cites: [{source: herald, at: 2, by: board}]}
    - {says: Twice twenty., computed: 2 * 20 = 40}
  finding: The two agree.
""",
    "content/events/talks.yaml": """\
title: Talks on the port
date: 2031-03-04
rank: headline
topics: [berths]
points:
  - id: berths
    text: Two berths are to be added by 2034.
    claim: commitment
    cites:
      - {source: gazette, at: 2, by: ministry, quote: two berths, dates: {Tuesday: 2031-03-04}}
  - id: ahead
    text: The council is to vote in a week.
    claim: planned
    about: vote
    cites: [{source: gazette, at: 3}]
""",
    "content/events/vote.yaml": """\
title: Vote of the council
date: 2031-03-10
rank: supporting
topics: [budget]
points:
  - id: cost
    text: The cost is put at forty million.
    cites: [{source: herald, at: 1, by: board}]
""",
    "seeds/gazette.yaml": f"""\
title: Talks on berths
published: 2031-03-05
publisher: Gazette
original: {{sha256: {SHA256}, paragraphs: 3}}
outline: {{2: The berths., 3: The vote.}}
left_out: {{1: Headline.}}
descriptor: Report of the ministry's announcement.
""",
    "seeds/herald.yaml": f"""\
title: Council votes
published: 2031-03-11
publisher: Herald
original: {{sha256: {SHA256}, paragraphs: 2}}
outline: {{1: The cost., 2: The price.}}
descriptor: Report from the council's meeting.
""",
}


def _amended() -> Mapping[str, str]:
    """SOUND with a bottom line that has a head, after a source fell and the brief was corrected."""
    brief = SOUND["content/brief.yaml"]
    brief = brief[: brief.index("gaps:")].replace("[talks#berths, vote#cost]", "[vote#cost]")
    brief = brief.replace(
        "bottom_line:\n", "bottom_line:\n  head: Two berths by 2034.\n  written: 2031-03-20\n"
    )
    brief += (
        "corrections:\n  - {date: 2031-03-14, stood: Three berths., right: Two berths.,"
        " why: A slip of the pen.}\n"
    )
    herald = SOUND["seeds/herald.yaml"] + (
        "withdrawn: {date: 2031-03-15, note: The meeting was made up.}\n"
    )
    return {**SOUND, "content/brief.yaml": brief, "seeds/herald.yaml": herald}


AMENDED = _amended()


def write_folder(root: Path, files: Mapping[str, Content]) -> str:
    """Write files below a folder, and return the folder as `load` takes it."""
    for name, content in files.items():
        path = root / name
        if content is None:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(path)
        else:
            path.write_bytes(content.encode() if isinstance(content, str) else content)
    return str(root)


def files_of(root: Path) -> dict[str, bytes]:
    """Return all files of a folder, hidden ones as well."""
    return {
        str(path.relative_to(root)): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def whole(problem: Diagnostic) -> str:
    """Write all that a diagnostic says."""

    def place(span: Span) -> str:
        return f"{span.path}:{span.line}:{span.column}"

    lines = [f"{place(problem.span)}: {problem.severity}[{problem.code}] {problem.message}"]
    if problem.hint:
        lines.append(f"  help: {problem.hint}")
    if problem.related:
        span, what = problem.related
        lines.append(f"  {what}: {place(span)}")
    return "\n".join(lines)


def listing(root: Path) -> list[tuple[str, int, int]]:
    """List all that is below a folder, with sizes and times of change."""
    found = ((path, path.lstat()) for path in sorted(root.rglob("*")))
    return [(str(path), state.st_size, state.st_mtime_ns) for path, state in found]


def names_in(briefing: Briefing) -> set[str]:
    """Name all that a briefing holds."""
    brief = briefing.brief
    return {
        *(f"topic {name}" for name in brief.topics),
        *(f"voice {name}" for name in brief.voices),
        *(f"event {name}" for name in briefing.events),
        *(f"point {ref}" for ref in point_names(briefing)),
        *(f"source {name}" for name in briefing.sources),
        *(f"dispute {name}" for name in briefing.disputes),
        *(["bottom line"] if brief.bottom_lines else []),
        *(f"judgment {each.text}" for judgment in brief.judgments for each in judgment.versions),
        *(f"gap {each.text}" for each in brief.gaps),
    }


def point_names(briefing: Briefing) -> set[str]:
    """Name all points as ``EVENT#POINT``."""
    return {
        f"{event.id}#{point.id}" for event in briefing.events.values() for point in event.points
    }


def dangling(briefing: Briefing) -> set[str]:
    """Name all references that lead to nothing."""
    brief, events = briefing.brief, briefing.events.values()
    points = [point for event in events for point in event.points]
    sides = [side for dispute in briefing.disputes.values() for side in dispute.sides]
    cites = [cite for point in points for cite in point.cites]
    cites += [cite for side in sides for cite in side.cites]
    topics = [topic for event in events for topic in event.topics]
    topics += [topic for point in points for topic in point.topics]
    places = point_names(briefing) | set(briefing.events)
    versions = [each for judgment in brief.judgments for each in judgment.versions]
    statements: list[BottomLine | JudgmentVersion | Gap] = [
        *brief.bottom_lines,
        *versions,
        *brief.gaps,
    ]
    return {
        *({cite.source for cite in cites} - set(briefing.sources)),
        *({cite.by for cite in cites} - set(brief.voices) - {""}),
        *(set(topics) - set(brief.topics)),
        *({point.about for point in points} - set(briefing.events) - {""}),
        *({ref for dispute in briefing.disputes.values() for ref in dispute.touches} - places),
        *({ref for gap in brief.gaps for ref in gap.touches} - places),
        *({ref for each in statements for ref in ground_of(each)} - point_names(briefing)),
        *({ref for point in points for ref in point.closed_by} - point_names(briefing)),
        *({ref for side in sides for ref in side.rests} - point_names(briefing)),
    }
