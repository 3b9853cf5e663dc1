"""What `briefing event` changes of an event that is there: its title, date or place in versions."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator

from briefing.cli.brief_arguments import points_named
from briefing.cli.citation_arguments import POINT_VALUES, edtf, usual_year
from briefing.cli.messages import UsageError
from briefing.cli.names import id_named
from briefing.cli.version_arguments import require_version
from briefing.cli.writing import WrittenFolder, record_in, refusals_as_usage, source_of, text_of
from briefing.model.lean_typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from briefing.edit.changes import Change
    from briefing.edit.folder_edit import EditRequest

_KEYS = {"title": "text", "date": "date", "place": "text"}
"""The keys with versions, and what one value of each says."""
_GROUNDS = {"title": "rests", "date": "source", "place": "source"}
_UNTIL = "it puts what is given before the first version, which gets the ground that it names"
_ONE = "title, date and place change one at a time"
_APART = (
    ("until", ("version", "before", "rests", "source"), _UNTIL),
    ("title", ("date", "place"), _ONE),
    ("date", ("place",), _ONE),
    ("title", ("source",), "a title holds on points: --rests EVENT#POINT"),
    ("date", ("rests",), "a date holds on a source: --source SOURCE"),
    ("place", ("rests",), "a place holds on a source: --source SOURCE"),
    ("rests", ("source",), "a title holds on points, a date or place on a source"),
)
"""Options that say nothing together, and why; `--version` and `--before` part by themselves."""
_EXAMPLES = {"title": "--rests EVENT#POINT", "date": "--source SOURCE", "place": "--source SOURCE"}


def changes_of_event(args: argparse.Namespace, target: WrittenFolder) -> EditRequest:
    """Return the request for what changes of an event; raises UsageError if it is not clear."""
    from briefing.edit.changes import add, replace
    from briefing.edit.requests import event_file
    from briefing.edit.version_requests import of_event

    record = record_in(target, event_file(args.event))
    _require_no_point(args)
    changes: list[Change] = []
    for key, value in _single(args, target).items():
        changes.append(replace((key,), value) if key in record else add((), key, value))
    if key := _versioned(args):
        with refusals_as_usage():
            changes += _of_version(key, args, target, record.get(key))
    if not changes:
        hint = "give --title, --date, --after, --place, --rank, --document or --event-topic"
        raise UsageError(f"there is an event `{args.event}` already", hint)
    return of_event(args.event, changes)


def _require_no_point(args: argparse.Namespace) -> None:
    if args.point is not None or any(getattr(args, each) for each in ("cite", *POINT_VALUES)):
        hint = f"write it: briefing point {args.event} SENTENCE --cite SOURCE ¶"
        raise UsageError(f"there is an event `{args.event}` already", hint)


def _single(args: argparse.Namespace, target: WrittenFolder) -> dict[str, Any]:
    """Return the values without versions that are given."""
    topics, events = list(target.briefing.brief.topics), list(target.briefing.events)
    document = source_of(args.document, target) if args.document else ""
    values = {
        "after": [id_named(each, events, "event") for each in args.after],
        "rank": args.rank,
        "document": document,
        "topics": [id_named(each, topics, "topic") for each in args.event_topic],
    }
    return {key: value for key, value in values.items() if value}


def _versioned(args: argparse.Namespace) -> str:
    """Return the key of the value whose versions change, empty for none.

    Raises UsageError for options that do not go together, and if the key is not named.
    """
    for option, others, why in _APART:
        if _is_given(args, option) and (other := next(_given_of(args, others), "")):
            raise UsageError(f"--{option} does not go with --{other}", why)
    given = [key for key in _KEYS if getattr(args, key) is not None]
    if not given and args.rests and args.version:
        return "title"
    if not given and any((args.rests, args.source, args.until, args.version, args.before)):
        raise UsageError("it is not said what changes", "give --title, --date or --place")
    return given[0] if given else ""


def _is_given(args: argparse.Namespace, option: str) -> bool:
    return getattr(args, option) not in (None, 0, [])


def _given_of(args: argparse.Namespace, options: Iterable[str]) -> Iterator[str]:
    return (each for each in options if _is_given(args, each))


def _of_version(
    key: str, args: argparse.Namespace, target: WrittenFolder, held: Any
) -> list[Change]:
    from briefing.edit.version_requests import (
        changed_version,
        count_of,
        earlier_version,
        new_version,
    )

    version, ground = _version(key, args, target), _ground(key, _given(key, args), target)
    require_version(args, count_of(held), f"the {key} of {args.event}")
    if args.version:
        return changed_version((key,), held, {**version, **ground}, args.version, _KEYS[key])
    if args.until:
        _require_no_ground(key, args.event, held)
        return earlier_version((key,), held, version, _ground(key, args.until, target))
    if not ground and held is not None and args.before != 1:
        hint = (
            f"say from when another one holds, {_EXAMPLES[key]}; until when this one did, --until; "
            "or change the words of one, --version 1"
        )
        raise UsageError(f"{args.event} has a {key} already", hint)
    return new_version((key,), held, {**version, **ground}, args.before)


def _given(key: str, args: argparse.Namespace) -> list[str]:
    return args.rests if key == "title" else [args.source] if args.source else []


def _version(key: str, args: argparse.Namespace, target: WrittenFolder) -> dict[str, Any]:
    word = getattr(args, key)
    if word is None:
        return {}
    if key == "date":
        return {"date": edtf(word, "--date", year=_year(args, target))}
    return {"text": text_of(word, key)}


def _year(args: argparse.Namespace, target: WrittenFolder) -> int:
    """Return the year of a date without one: that of the source that gives it, else the last's."""
    if not args.source:
        return usual_year(target.briefing)
    source = source_of(args.source, target)
    return target.briefing.sources[source].published.year


def _ground(key: str, names: list[str], target: WrittenFolder) -> dict[str, Any]:
    """Return what a version holds on: points of a title, one source of a date or a place."""
    if not names:
        return {}
    if key == "title":
        return {"rests": points_named(names, target)}
    if len(names) > 1:
        raise UsageError(f"a {key} holds on one source", f"leave `{names[1]}` out")
    return {"source": source_of(names[0], target)}


def _require_no_ground(key: str, event: str, held: Any) -> None:
    if held is None:
        raise UsageError(f"{event} has no {key} yet", "leave --until out")
    first = next(iter(held), {}) if isinstance(held, list) else held
    if isinstance(first, dict) and first.get(_GROUNDS[key]):
        hint = "put it before that one: --before 1"
        raise UsageError(f"the first {key} of {event} says already from when it holds", hint)
