"""The edits that curating is made of, each as a request by ids.

Records are mappings in the order of the table of keys, with texts as the YAML has them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from briefing.edit.changes import Change, add, insert, remove, replace
from briefing.edit.folder_edit import EditRequest, FileRequest
from briefing.load.extents import Plain
from briefing.load.folder_layout import BRIEF, EVENTS, SOURCES
from briefing.model.paragraphs import Paragraphs, Passage

Values = Mapping[str, Plain]


def event_file(event: str) -> str:
    """Return the path of an event's file in the folder."""
    return f"{EVENTS}/{event}.yaml"


def source_file(source: str) -> str:
    """Return the path of a source's record in the folder."""
    return f"{SOURCES}/{source}.yaml"


def cite(ref: str, citations: Iterable[Values]) -> EditRequest:
    """Return the request that appends citations to the point ``EVENT#POINT``."""
    event, _, point = ref.partition("#")
    changes = [insert(("points", point, "cites"), dict(each)) for each in citations]
    return EditRequest(f"citation of {ref}", [FileRequest(event_file(event), changes)])


def add_point(
    event: str, point: Values, *, behind: str = "", gists: Iterable[tuple[str, int, str]] = ()
) -> EditRequest:
    """Return the request that puts a point last into its event, or behind another point of it.

    `gists` are sources, paragraphs and what is to stand of these in the outline.
    """
    change = insert(("points",), dict(point), behind=behind or -1)
    files = [*outlined(gists), FileRequest(event_file(event), [change])]
    return EditRequest(f"point {event}#{point['id']}", files)


def with_closed(request: EditRequest, commitment: str, by: str) -> EditRequest:
    """Return a request after which a point also says of a commitment what became of it."""
    event, _, point = commitment.partition("#")
    path, change = event_file(event), insert(("points", point, "closed_by"), by)
    files = [
        each._replace(changes=[*each.changes, change]) if each.path == path else each
        for each in request.files
    ]
    if all(each.path != path for each in files):
        files.append(FileRequest(path, [change]))
    return request._replace(files=files)


def add_event(
    event: str, record: Values, *, gists: Iterable[tuple[str, int, str]] = ()
) -> EditRequest:
    """Return the request that creates the file of an event.

    One without points is an error of the folder until it has one; it may be brought.
    """
    files = [*outlined(gists), FileRequest(event_file(event), record=dict(record))]
    return EditRequest(f"event {event}", files, expected=("empty-event",))


def outlined(gists: Iterable[tuple[str, int, str]]) -> list[FileRequest]:
    """Return the requests that put gists, each with its source and paragraph, into outlines."""
    by_source: dict[str, list[Change]] = {}
    for source, paragraph, gist in gists:
        changes = by_source.setdefault(source, [])
        changes.append(add(("outline",), str(paragraph), gist))
    return [FileRequest(source_file(name), changes) for name, changes in by_source.items()]


def leave_out(source: str, paragraphs: str, reason: str) -> EditRequest:
    """Return the request that adds paragraphs to what a source leaves out.

    They are runs, such as ``12-14``, or several with commas between them.
    """
    changes = [add(("left_out",), run, reason) for run in paragraphs.split(",")]
    label = f"{source} {paragraphs} left out"
    return EditRequest(label, [FileRequest(source_file(source), changes)])


def restore(source: str, wanted: Passage, held: Mapping[Paragraphs, str]) -> EditRequest:
    """Return the request that takes paragraphs out of what a source leaves out.

    `held` are the runs with their reasons that hold some of them; the rest of these stays.
    """
    changes: list[Change] = []
    for run, why in held.items():
        changes.append(remove(("left_out", str(run))))
        rest = Passage((run,)).without(wanted.runs)
        changes += [add(("left_out",), str(each), why) for each in (rest.runs if rest else ())]
    return EditRequest(f"{source} {wanted} taken in", [FileRequest(source_file(source), changes)])


def put_source(
    source: str,
    values: Values,
    known: Values,
    correction: Values | None = None,
    stated: Collection[str] = (),
) -> EditRequest:
    """Return the request that gives values to a source; `known` is its record.

    An empty value takes its key out. `correction` is one more that it states of itself. `stated`
    are the keys of values that its text states, which are not inferred, nor a window, any more.
    """
    if "published" in stated:
        values = {**values, "window": ""}
    changes = [
        replace((key,), value) if key in known else add((), key, value)
        for key, value in values.items()
        if value
    ]
    changes += [remove((key,)) for key, value in values.items() if not value and key in known]
    changes += _no_longer_inferred(known.get("inferred"), stated)
    if correction:
        changes.append(insert(("corrections",), dict(correction)))
    return EditRequest(f"source {source}", [FileRequest(source_file(source), changes)])


def _no_longer_inferred(inferred: object, stated: Collection[str]) -> list[Change]:
    """Return the changes that take reasons out, and the mapping with the last of them."""
    reasons = inferred if isinstance(inferred, dict) else {}
    names = [name for name in reasons if name in stated]
    if names and len(names) == len(reasons):
        return [remove(("inferred",))]
    return [remove(("inferred", name)) for name in names]


def allow(code: str, at: str, why: str) -> EditRequest:
    """Return the request that accepts the findings of a rule at a place."""
    change = insert(("allow",), {"code": code, "at": at, "why": why})
    return EditRequest(f"allowance {code} at {at}", [FileRequest(BRIEF, [change])])


def unique_slug(text: str, taken: Collection[str], *, most: int = 4) -> str:
    """Return an id made of the first telling words of a text, which no other has.

    Letters of other scripts than Latin make no id: then it is ``point``, with a number.
    """
    import unicodedata

    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    words = "".join(char if char.isalnum() else " " for char in plain.replace("'", "")).split()
    telling = [word for word in words if word not in _SMALL_WORDS] or words
    slug = "-".join(telling[:most])[:_LONGEST].strip("-") or "point"
    known = {each.lower() for each in taken}
    number, found = 2, slug
    while found in known:
        found = f"{slug}-{number}"
        number += 1
    return found


_LONGEST = 40
_SMALL_WORDS = frozenset(
    (
        *("a", "an", "the", "of", "to", "in", "on", "at", "by", "for", "from", "with", "and", "or"),
        *("but", "as", "is", "are", "was", "were", "be", "been", "being", "it", "its", "that"),
        *("this", "these", "those", "there", "their", "his", "her", "has", "have", "had", "not"),
        *("will", "would", "shall", "should", "may", "might", "can", "could", "do", "does", "did"),
        *("than", "then", "so", "said", "says"),
    )
)
