"""`briefing diff`: what differs between two states of a folder, record by record."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from briefing.lens.diff import Edit, RecordKind, What, diff
from briefing.lens.field_diff import FieldDiff, bare
from briefing.load.loader import load
from briefing.model.records import Briefing
from briefing.render.text.diff import render_diff, render_diff_json, shortened, summary
from briefing.render.text.layout import Page, set_lines
from tests.briefings import briefings
from tests.conftest import Run
from tests.folders import SOUND, write_folder

BRIEF, DISPUTES = "content/brief.yaml", "content/disputes.yaml"
TALKS, VOTE = "content/events/talks.yaml", "content/events/vote.yaml"
GAZETTE = "seeds/gazette.yaml"
MIRRORED = {What.ADDED: What.WITHDRAWN, What.WITHDRAWN: What.ADDED, What.CHANGED: What.CHANGED}


def edited(*edits: tuple[str, str, str]) -> dict[str, str]:
    """The sound folder after replacements in its files; each must find its place."""
    files = dict(SOUND)
    for path, old, new in edits:
        assert old in files[path], old
        files[path] = files[path].replace(old, new)
    return files


def read(root: Path, files: dict[str, str]) -> Briefing:
    loaded = load(write_folder(root, files))
    assert loaded.briefing is not None
    assert loaded.problems == ()
    return loaded.briefing


def told(edits: tuple[Edit, ...], width: int = 100) -> list[str]:
    """The lines of a diff but for its headings."""
    page = Page(width, ascii=False, command=(), origin="")
    lines = set_lines(render_diff(edits), page)
    return [line.strip() for line in lines if line.startswith("  ")]


@pytest.mark.parametrize(
    ("edits", "expected"),
    [
        (
            [(BRIEF, "title: Port expansion", "title: The port")],
            ["changed    The port", "title: Port expansion → The port"],
        ),
        (
            [(BRIEF, "  berths: Berths\n  budget: Budget", "  budget: Budget\n  berths: Berths")],
            ["changed    Port expansion", "order of topics: berths, budget → budget, berths"],
        ),
        (
            [(BRIEF, "budget: Budget", "budget: Money")],
            ["changed    budget: Money", "name: Budget → Money"],
        ),
        (
            [(BRIEF, "of: Government, kind", "of: [Government, Crown], kind")],
            ["changed    ministry: The ministry", "of: Government → Government, Crown"],
        ),
        (
            [(BRIEF, "confidence: low", "confidence: moderate")],
            ["changed    The council will likely agree.", "confidence: low → moderate"],
        ),
        (
            [(BRIEF, "The council will likely agree", "The council is likely to agree")],
            [
                "changed    The council is likely to agree.",
                "text: The council will likely agree. → The council is likely to agree.",
            ],
        ),
        (
            [(BRIEF, "Two berths are to be added.", "More berths are to come.")],
            [
                "changed    More berths are to come.",
                "text: Two berths are to be added. → More berths are to come.",
            ],
        ),
        (
            [(BRIEF, "touches: [vote, talks#berths]", "touches: [vote]")],
            ["changed    No source names the builder.", "touches: vote, talks#berths → vote"],
        ),
        (
            [(TALKS, "rank: headline", "rank: supporting\nplace: City hall")],
            [
                "changed    talks: Talks on the port",
                "rank: headline → supporting",
                "place: none → City hall",
            ],
        ),
        (
            [(TALKS, "claim: commitment", "claim: planned")],
            [
                "changed    talks#berths: Two berths are to be added by 2034.",
                "claim: commitment → planned",
            ],
        ),
        (
            [
                (TALKS, "quote: two berths", "quote: both berths"),
                (TALKS, "Tuesday:", "on Tuesday:"),
            ],
            [
                "changed    talks#berths: [gazette ¶2]",
                "quote: two berths → both berths",
                "dates Tuesday: 2031-03-04 → none",
                "dates on Tuesday: none → 2031-03-04",
            ],
        ),
        (
            [(VOTE, "{source: herald, at: 1, by: board}", "{source: herald, at: 2}")],
            ["changed    vote#cost: [herald ¶2]", "at: 1 → 2", "by: board → none"],
        ),
        (
            [(VOTE, "by: board}", "by: board}, {source: gazette, at: 1}")],
            ["added      vote#cost: [gazette ¶1]"],
        ),
        (
            [(DISPUTES, "status: resolved", "status: open")],
            ["changed    price: The price", "status: resolved → open"],
        ),
        (
            [(DISPUTES, "2 * 20 = 40", "20 * 2 = 40")],
            ["changed    price: Twice twenty.", "computed: 2 * 20 = 40 → 20 * 2 = 40"],
        ),
        (
            [
                (GAZETTE, "paragraphs: 3", "paragraphs: 4"),
                (GAZETTE, "2: The berths.", "2: Berths."),
            ],
            [
                "changed    gazette: Talks on berths",
                "original paragraphs: 3 → 4",
                "outline 2: The berths. → Berths.",
            ],
        ),
        (
            [
                (VOTE, "id: cost", "id: price"),
                (DISPUTES, "vote#cost", "vote#price"),
                (BRIEF, "vote#cost", "vote#price"),
            ],
            [
                "changed    The council will likely agree.",
                "rests: talks#berths, vote#cost → talks#berths, vote#price",
                "renamed    vote#price (from vote#cost): The cost is put at forty million.",
                "changed    price: The price",
                "touches: vote#cost, talks → vote#price, talks",
            ],
        ),
    ],
)
def test_each_edit_is_named_with_its_record(
    tmp_path: Path, edits: list[tuple[str, str, str]], expected: list[str]
) -> None:
    before, after = read(tmp_path / "a", dict(SOUND)), read(tmp_path / "b", edited(*edits))
    assert told(diff(before, after)) == expected


def test_sides_are_paired_by_what_they_say_wherever_they_stand(tmp_path: Path) -> None:
    first = "    - {says: Forty million., cites: [{source: herald, at: 2, by: board}]}\n"
    second = "    - {says: Thirty., cites: [{source: herald, at: 1}]}\n"
    before = read(tmp_path / "a", edited((DISPUTES, first, first + second)))
    changed = second.replace("at: 1", "at: 2") + first.replace("at: 2", "at: 1")
    after = read(tmp_path / "b", edited((DISPUTES, first, changed)))
    sides = [each for each in diff(before, after) if each.kind is RecordKind.SIDE]
    assert [(each.id, each.text, each.what) for each in sides] == [
        ("price", "Thirty.", What.CHANGED),
        ("price", "Forty million.", What.CHANGED),
    ]
    assert [[found.name for found in each.fields] for each in sides] == [["cites"], ["cites"]]


def test_citations_are_paired_by_source_paragraph_and_voice_before_source_alone(
    tmp_path: Path,
) -> None:
    old = "{source: herald, at: 1, by: board}"
    then = f"{old}, {{source: herald, at: 2, by: board}}, {{source: herald, at: 2}}"
    now = (
        "{source: herald, at: 2, quote: a}, {source: herald, at: 2, by: board, quote: b}, "
        "{source: herald, at: 1, by: ministry}"
    )
    before = read(tmp_path / "a", edited((VOTE, old, then)))
    after = read(tmp_path / "b", edited((VOTE, old, now)))
    cites = [each for each in diff(before, after) if each.kind is RecordKind.CITATION]
    assert [(each.text, [found.name for found in each.fields]) for each in cites] == [
        ("[herald ¶2]", ["quote"]),
        ("[herald ¶2]", ["quote"]),
        ("[herald ¶1]", ["by"]),
    ]


COST = """\
  - id: cost
    text: The cost is put at forty million.
    cites: [{source: herald, at: 1, by: board}]
"""
DATE = """\
  - id: date
    text: The vote was on Monday.
    cites: [{source: herald, at: 1}]
"""


def test_a_point_that_moved_to_another_event_is_said_to_have_moved(tmp_path: Path) -> None:
    before = read(tmp_path / "a", edited((VOTE, COST, COST + DATE)))
    after = read(tmp_path / "b", edited((TALKS, "points:\n", "points:\n" + DATE)))
    assert told(diff(before, after)) == [
        "moved      talks#date (from vote#date): The vote was on Monday."
    ]


def test_a_renamed_event_takes_its_points_along(tmp_path: Path) -> None:
    files = edited(
        (BRIEF, "vote", "ballot"),
        (DISPUTES, "vote#cost", "ballot#cost"),
        (TALKS, "about: vote", "about: ballot"),
    )
    files["content/events/ballot.yaml"] = files.pop(VOTE)
    found = diff(read(tmp_path / "a", dict(SOUND)), read(tmp_path / "b", files))
    assert "renamed    ballot (from vote): Vote of the council" in told(found)
    assert {each.what for each in found} == {What.CHANGED}
    assert [each.id for each in found if each.kind is RecordKind.POINT] == [
        "talks#ahead"
    ]  # its `about`


BALLOT = "content/events/ballot.yaml"


@pytest.mark.parametrize(
    ("path", "old", "new", "expected"),
    [
        (BALLOT, "id: date", "id: day", (What.CHANGED, "ballot#day", "vote#date")),
        (BALLOT, "was on Monday", "was quick", (What.CHANGED, "ballot#date", "")),
        (BALLOT, DATE, "", (What.WITHDRAWN, "vote#date", "")),
        (TALKS, "points:\n", f"points:\n{DATE}", (What.CHANGED, "talks#date", "vote#date")),
    ],
)
def test_a_point_of_a_renamed_event_is_told_from_its_name_before(
    path: str, old: str, new: str, expected: tuple[What, str, str], tmp_path: Path
) -> None:
    before = read(tmp_path / "a", edited((VOTE, COST, COST + DATE)))
    files = edited(
        (VOTE, COST, COST + DATE),
        (BRIEF, "vote", "ballot"),
        (DISPUTES, "vote#cost", "ballot#cost"),
        (TALKS, "about: vote", "about: ballot"),
    )
    files[BALLOT] = files.pop(VOTE)
    assert old in files[path]
    files[path] = files[path].replace(old, new)
    if path == TALKS:
        files[BALLOT] = files[BALLOT].replace(DATE, "")
    found = diff(before, read(tmp_path / "b", files))
    names = ("talks#ahead", "ballot#cost")  # `about`, and what is as it was
    edits = [each for each in found if each.kind is RecordKind.POINT and each.id not in names]
    assert [(each.what, each.id, each.was) for each in edits] == [expected]
    assert [each.was for each in found if each.kind is RecordKind.EVENT] == ["vote"]


def test_what_comes_and_goes_is_added_and_withdrawn_whole(tmp_path: Path) -> None:
    strike = "title: Strike\nrank: background\npoints:\n" + DATE
    before = read(tmp_path / "a", dict(SOUND) | {DISPUTES: "{}\n"})
    after = read(tmp_path / "b", edited() | {"content/events/strike.yaml": strike})
    expected = [
        "added      strike: Strike",
        "added      strike#date: The vote was on Monday.",
        "added      price: The price",
    ]
    assert told(diff(before, after)) == expected
    assert told(diff(after, before)) == [
        each.replace("added    ", "withdrawn") for each in expected
    ]
    assert summary(diff(before, after)) == "3 added"


@pytest.mark.parametrize(
    "edits",
    [
        [
            (
                VOTE,
                "title: Vote of the council\ndate: 2031-03-10",
                "date: 2031-03-10\ntitle: Vote of the council",
            )
        ],
        [(VOTE, "The cost is put at forty million.", "'The cost is put at forty million.'")],
        [(VOTE, "topics: [budget]", "\n# the budget\ntopics:\n  - budget")],
        [(TALKS, "source: gazette, at: 3", "at: 3, source: gaz")],
        [(GAZETTE, "{2: The berths., 3: The vote.}", "{3: The vote., 2: The berths.}")],
        [(BRIEF, "of: Government", "of: [Government]")],
    ],
)
def test_order_of_keys_and_manner_of_writing_are_no_difference(
    tmp_path: Path, edits: list[tuple[str, str, str]]
) -> None:
    before, after = read(tmp_path / "a", dict(SOUND)), read(tmp_path / "b", edited(*edits))
    assert diff(before, after) == ()


@given(briefings())
@settings(max_examples=30)
def test_a_briefing_does_not_differ_from_itself(briefing: Briefing) -> None:
    assert diff(briefing, briefing) == ()


@pytest.mark.slow
@given(briefings(), briefings())
@settings(max_examples=60)
def test_the_way_back_mirrors_the_way_there(before: Briefing, after: Briefing) -> None:
    there, back = diff(before, after), diff(after, before)
    names = {(each.kind, each.was): each.id for each in there if each.was}
    expected = sorted(outline(mirrored(each, names)) for each in back)
    assert sorted(map(outline, there)) == expected
    assert bool(there) is (bare(before) != bare(after))


def mirrored(edit: Edit, names: dict[tuple[RecordKind, str], str]) -> Edit:
    """The same edit, as the other direction tells it; `names` are later ones by the earlier."""
    fields = tuple(FieldDiff(each.name, each.new, each.old) for each in edit.fields)
    found = edit._replace(what=MIRRORED[edit.what], fields=fields)
    if edit.was:
        return found._replace(id=edit.was, was=edit.id)
    holder = {RecordKind.CITATION: RecordKind.POINT, RecordKind.SIDE: RecordKind.DISPUTE}.get(
        edit.kind, edit.kind
    )
    if edit.what is not What.CHANGED and holder is edit.kind:
        return found
    event, _, point = edit.id.partition("#")
    later = names.get((RecordKind.EVENT, event), event) + "#" + point if point else edit.id
    return found._replace(id=names.get((holder, edit.id), later))


def outline(edit: Edit) -> tuple[object, ...]:
    """What can be compared: texts and places are those of the later state."""
    shows = "" if edit.what is What.CHANGED else edit.text
    return edit.kind, edit.id, edit.was, edit.what, shows, tuple(sorted(edit.fields))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("a short one", "another", ("a short one", "another")),
        (
            "All of this stands as it was, up to this word here, and so does all that follows it.",
            "All of this stands as it was, up to that word here, and so does all that follows it.",
            (
                "… stands as it was, up to this word here, and so does all …",
                "… stands as it was, up to that word here, and so does all …",
            ),
        ),
        ("x" * 90, "x" * 91, ("x" * 90, "x" * 91)),
        ("", "word " * 100, ("", "word " * 27 + "word … " + "word " * 14)),
    ],
)
def test_long_texts_are_cut_to_where_they_differ(
    old: str, new: str, expected: tuple[str, str]
) -> None:
    assert shortened(old, new) == expected
    assert shortened(new, old) == expected[::-1]


def test_json_has_the_documented_shape(tmp_path: Path) -> None:
    before = read(tmp_path / "a", dict(SOUND))
    after = read(tmp_path / "b", edited((VOTE, "rank: supporting", "rank: headline")))
    document = json.loads(render_diff_json(diff(before, after)))
    edit = {
        "record": "event",
        "id": "vote",
        "was": None,
        "what": "changed",
        "text": "Vote of the council",
        "fields": [{"name": "rank", "old": "supporting", "new": "headline"}],
    }
    assert document == {"format": "briefing-diff", "version": 1, "edits": [edit]}


def test_exit_codes_are_those_of_diff(briefing: Run, tmp_path: Path) -> None:
    write_folder(tmp_path / "a", SOUND)
    write_folder(tmp_path / "b", edited((VOTE, "rank: supporting", "rank: headline")))
    write_folder(tmp_path / "c", SOUND)
    same = briefing("diff", "a", "c", cwd=tmp_path)
    assert (same.returncode, same.stdout, same.stderr) == (0, "", "briefing: no difference\n")
    other = briefing("diff", "a", "b", cwd=tmp_path)
    assert (other.returncode, other.stderr) == (1, "briefing: 1 changed\n")
    assert other.stdout == (
        "EVENTS\n"
        "  changed    vote: Vote of the council\n"
        "             rank: supporting → headline\n\n"
    )


def test_folders_with_errors_are_compared_as_far_as_they_are_sound(
    briefing: Run, tmp_path: Path
) -> None:
    write_folder(tmp_path / "a", SOUND)
    write_folder(tmp_path / "b", edited((VOTE, "title:", "titel:")))
    result = briefing("diff", "a", "b", cwd=tmp_path)
    assert result.returncode == 1
    assert (
        "in briefing in b; only what is sound is compared. See: briefing check b\n" in result.stderr
    )
    same = briefing("diff", "b", "./b/../b/../b", cwd=tmp_path)
    assert same.returncode == 2
    copy = write_folder(tmp_path / "c", edited((VOTE, "title:", "titel:")))
    unsure = briefing("diff", "b", copy, cwd=tmp_path)
    assert (unsure.returncode, unsure.stdout) == (1, "")  # what cannot be read may differ


@pytest.mark.parametrize(
    ("other", "message"),
    [
        ("nowhere", "`nowhere` is no folder, and a is in no git repository; name a folder"),
        ("file", "file is a file, not a folder"),
        ("a", "BEFORE and AFTER are the same folder; name another state of it"),
        ("link", "BEFORE and AFTER are the same folder; name another state of it"),
        ("empty", "briefing in empty cannot be compared; briefing check empty says what is"),
        ("unreadable", "cannot be compared; briefing check unreadable says what"),
    ],
)
def test_another_folder_that_is_none_is_one_message(
    briefing: Run, tmp_path: Path, other: str, message: str
) -> None:
    write_folder(tmp_path / "a", SOUND)
    write_folder(tmp_path / "unreadable", {**SOUND, BRIEF: "- no\n- brief\n"})
    (tmp_path / "file").write_text("")
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "a")
    result = briefing("diff", "a", other, cwd=tmp_path)
    assert (result.returncode, result.stdout) == (2, "")
    assert message in result.stderr
    assert "Traceback" not in result.stderr
