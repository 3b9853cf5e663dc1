"""Edits of one file: what is meant is read back, and outside the edit no byte changes."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.edit import file_edit
from briefing.edit.changes import (
    Change,
    ChangeKind,
    RefusedError,
    add,
    changed,
    insert,
    locate,
    remove,
    replace,
)
from briefing.edit.file_edit import UnsoundError, edit_file, new_file
from briefing.edit.splices import Splice, apply_splices, difference, overlap
from briefing.edit.yaml_text import ScalarContext, as_yaml
from briefing.load.extents import Extent, Plain, parse_extents, plain, walk
from tests.conftest import HARBOUR, ROOT
from tests.odd_yaml import ODD, PLAIN, QUESTION_MARKS

Loader = type[yaml.BaseLoader] | type[yaml.CBaseLoader]
EVENT = "content/events/talks.yaml"
XZ = ROOT.parent / "shared" / "folders" / "xz"
CITATION = {"source": "herald", "at": "7-9", "by": "board", "quote": "it's: “so”, #1 {x}"}
POINT = {
    "id": "new",
    "text": "It is written: a sentence of ours, with a # sign and an é, that is long enough to be "
    "folded in a file whose lines are short.",
    "topics": ["berths", "budget"],
    "cites": [{"source": "herald", "at": "1", "dates": {"on Tuesday": "2031-03-04"}}],
}


def read(text: str, loader: Loader = yaml.BaseLoader) -> Plain:
    """Read a file with PyYAML's own loader, in Python or with libyaml."""
    return yaml.load(text.removeprefix("\ufeff").replace("\r\n", "\n"), Loader=loader)


def settled(data: Plain) -> Plain:
    """Return what a file says without the line breaks at the end of its texts."""
    if isinstance(data, str):
        return data.rstrip("\n")
    if isinstance(data, list):
        return [settled(each) for each in data]
    return {key: settled(each) for key, each in data.items()}


def edits_of(data: Plain) -> Iterator[tuple[Change, Plain]]:
    """Yield changes of an event, each with what the event is to say afterwards."""
    for n, point in enumerate(data["points"]):
        name, points = point["id"], data["points"]

        def having(*new: Plain, n: int = n, points: Plain = points) -> Plain:
            return {**data, "points": [*points[:n], *new, *points[n + 1 :]]}

        yield (
            insert(("points", name, "cites"), CITATION),
            having({**point, "cites": [*point["cites"], CITATION]}),
        )
        yield insert(("points",), POINT, behind=name), having(point, POINT)
        yield replace(("points", name, "text"), "x: y"), having({**point, "text": "x: y"})
        longer = "a b " * 60 + "c"
        yield replace(("points", name, "text"), longer), having({**point, "text": longer})
        cites = [{**point["cites"][0], "at": "44"}, *point["cites"][1:]]
        yield replace(("points", name, "cites", 0, "at"), "44"), having({**point, "cites": cites})
        if "due" not in point:
            yield add(("points", name), "due", "2034"), having({**point, "due": "2034"})
        yield remove(("points", name)), having()
        yield (
            remove(("points", name, "text")),
            having({key: each for key, each in point.items() if key != "text"}),
        )
    yield insert(("points",), POINT), {**data, "points": [*data["points"], POINT]}
    title = [{"text": data["title"]}, {"text": "New", "rests": ["talks#one"]}]
    if isinstance(data["title"], str):
        yield insert(("title",), title[1]), {**data, "title": title}


def is_within(old: str, new: str) -> bool:
    """Whether all characters of a text stand in another one in their order."""
    start, end, _ = difference(old, new)
    if start == end:
        return True
    left = iter(new)
    return all(char in left for char in old)


def hold(text: str, loader: Loader = yaml.BaseLoader, *, first: int = 0, step: int = 1) -> int:
    """Make every edit of an event, or some, and hold it to its laws; return how many there were."""
    path, count, data = EVENT, 0, read(text, loader)
    for change, meant in islice(edits_of(data), first, None, step):
        new = edit_file(path, text.encode(), [change]).decode()
        assert settled(read(new, loader)) == settled(meant), change
        assert new.startswith("\ufeff") == text.startswith("\ufeff")
        assert ("\r\n" in new) == ("\r\n" in text)
        assert "\r\n" not in text or "\n" not in new.replace("\r\n", "")
        assert new.endswith("\n") == text.endswith("\n"), change
        if change.kind in (ChangeKind.INSERT, ChangeKind.ADD) and change.path != ("title",):
            assert is_within(text, new), change
        assert apply_splices(new, [difference(new, text)]) == text
        count += 1
    return count


@pytest.mark.parametrize("name", ODD)
def test_odd_styles_are_kept(name: str) -> None:
    assert hold(ODD[name]) >= 17


@pytest.mark.slow
@pytest.mark.parametrize("root", [ROOT, HARBOUR, XZ], ids=["shipped", "harbour", "xz"])
def test_real_folders_are_edited_at_every_point(root: Path) -> None:
    if not root.is_dir():
        pytest.skip(f"the folder {root.name} is not at hand")
    files = sorted((root / "content/events").glob("*.yaml"))
    texts = [each.read_bytes().decode() for each in files]
    # Every third edit, and in each file others: all kinds of them, at all points, in seconds.
    found = (hold(text, yaml.CBaseLoader, first=n % 3, step=3) for n, text in enumerate(texts))
    assert sum(found) > 70


@pytest.mark.parametrize("text", ODD.values(), ids=list(ODD))
def test_positions_are_those_of_the_values(text: str) -> None:
    body = text.removeprefix("\ufeff")
    root = parse_extents(body)
    assert plain(root) == yaml.load(body, Loader=yaml.BaseLoader)
    for each in walk(root):
        part = body[each.start : each.end]
        assert part == part.strip(" ") or part.startswith(("|", ">"))
        assert part


def test_an_edit_looks_like_what_stands_beside_it() -> None:
    changes = [insert(("points", "one", "cites"), CITATION), insert(("points",), POINT)]
    new = edit_file(EVENT, PLAIN.encode(), changes).decode()
    added = [line for line in new.splitlines() if line not in PLAIN.splitlines()]
    assert (
        "\n".join(added)
        == """\
      - {source: herald, at: 7-9, by: board, quote: "it's: “so”, #1 {x}"}
  - id: new
    text: >-
      It is written: a sentence of ours, with a # sign and an é, that is long enough to be folded in
      a file whose lines are short.
    topics: [berths, budget]
    cites: [{source: herald, at: 1, dates: {on Tuesday: 2031-03-04}}]"""
    )


def test_keys_go_where_the_table_has_them_and_numbers_in_their_order() -> None:
    new = edit_file(EVENT, PLAIN.encode(), [add((), "place", "Town"), add((), "document", "a")])
    assert "rank: headline\nplace: Town\ndocument: a\ntopics" in new.decode()
    source = "title: A\noutline:\n  2: Two.\n  10: Ten.\nleft_out: {1: Head., 12-14: Foot.}\n"
    changes = [
        add(("outline",), "7", "Seven."),
        add(("outline",), "11", "Eleven."),
        add(("left_out",), "3-5", "No."),
    ]
    assert edit_file("seeds/a.yaml", source.encode(), changes).decode() == (
        "title: A\noutline:\n  2: Two.\n  7: Seven.\n  10: Ten.\n  11: Eleven.\n"
        "left_out: {1: Head., 3-5: No., 12-14: Foot.}\n"
    )


def test_what_is_not_there_yet_is_made() -> None:
    brief = b"title: Port   # of the town\nbottom_line: {text: a, rests: [b#c]}\n"
    changes = [
        insert(("allow",), {"code": "vague-word", "at": "talks", "why": "A quote."}),
        insert(("bottom_line",), {"text": "d", "rests": ["e#f"]}),
        add(("topics",), "berths", "Berths"),
        insert(("gaps",), {"text": "No source says.", "touches": ["talks"]}),
    ]
    assert (
        edit_file("content/brief.yaml", brief, changes).decode()
        == """\
title: Port   # of the town
topics:
  berths: Berths
bottom_line:
  - {text: a, rests: [b#c]}
  - {text: d, rests: [e#f]}
gaps:
  - {text: No source says., touches: [talks]}
allow:
  - {code: vague-word, at: talks, why: A quote.}
"""
    )


def test_one_record_becomes_a_list_of_versions_and_keeps_its_lines() -> None:
    version = {"text": "It fell.", "confidence": "high", "why": "So.", "rests": ["a#b"]}
    brief = """\
judgments:
  council:  # of the town
    # it may change
    text: >-
      The council will likely
      agree.   # no comment
    confidence: low  # as yet
    why: None.
    rests: [a#b]
    # until then
  mayor: {text: He goes., confidence: low, why: None., rests: [a#b]}
bottom_line: {text: So., rests: [a#b]}  # short
"""
    changes = [
        insert((*path,), version)
        for path in (("judgments", "council"), ("judgments", "mayor"), ("bottom_line",))
    ]
    assert (
        edit_file("content/brief.yaml", brief.encode(), changes).decode()
        == """\
judgments:
  council:  # of the town
    # it may change
  - text: >-
      The council will likely
      agree.   # no comment
    confidence: low  # as yet
    why: None.
    rests: [a#b]
    # until then
  - text: It fell.
    confidence: high
    why: So.
    rests: [a#b]
  mayor:
  - {text: He goes., confidence: low, why: None., rests: [a#b]}
  - {text: It fell., confidence: high, why: So., rests: [a#b]}
bottom_line:
- {text: So., rests: [a#b]}  # short
- {text: It fell., confidence: high, why: So., rests: [a#b]}
"""
    )


def test_a_comment_that_a_fold_would_take_in_keeps_a_text_on_one_line() -> None:
    text = PLAIN.replace("by 2034.\n", '"by 2034."\n      # a comment\n').replace(
        "text: Two berths are to be added ", "text: "
    )
    new = edit_file(EVENT, text.encode(), [replace(("points", "one", "text"), "a b " * 40 + "c")])
    assert "    text: " + "a b " * 40 + "c\n      # a comment\n" in new.decode()


def test_empty_brackets_become_what_the_value_asks_for() -> None:
    event = "title: A\nrank: headline\npoints: []  # none yet\n"
    assert (
        edit_file(EVENT, event.encode(), [insert(("points",), POINT)])
        .decode()
        .startswith("title: A\nrank: headline\npoints:   # none yet\n  - id: new\n    text: >-\n")
    )
    emptied = edit_file(EVENT, PLAIN.encode(), [remove(("points", "one")), remove(("points", 0))])
    assert emptied.decode().endswith("topics: [berths]\npoints: []\n")


@pytest.mark.parametrize(
    ("text", "change", "reason"),
    [
        (
            QUESTION_MARKS,
            add((), "date", "2031"),
            r"talks.yaml:3: the key is written as `? points`",
        ),
        (PLAIN, insert(("points", "three", "cites"), CITATION), "there is no `three` in the list"),
        (PLAIN, insert(("rank",), "x"), "yaml:3: `rank` holds no list"),
        (PLAIN, add((), "rank", "x"), "the key `rank` is already there"),
        (PLAIN, remove(("place",)), "there is no key `place`"),
        (PLAIN, remove(("points", 2)), "the list has 2 items, and no item 3"),
        (PLAIN, replace(("points", "one", "text"), "a\x1bb"), "no YAML holds this text"),
        (PLAIN, replace(("points", "one", "text"), "a\ud800b"), "no YAML holds this text"),
        (PLAIN, insert(("points",), {"id": "\u202e"}), "no YAML holds this text"),
    ],
)
def test_what_cannot_be_done_is_refused(text: str, change: Change, reason: str) -> None:
    with pytest.raises(RefusedError, match=reason.replace("?", r"\?")):
        edit_file(EVENT, text.encode(), [change])


@pytest.mark.parametrize(
    "text", ["a: [", "a: &x 1\nb: *x\n", "a: 1\na: 2\n", "\t- a", "", "a: 1\n---\nb: 2\n"]
)
def test_a_file_that_cannot_be_read_is_left_alone(text: str) -> None:
    with pytest.raises(UnsoundError, match=r"content/events/talks\.yaml:"):
        edit_file(EVENT, text.encode(), [add((), "rank", "headline")])


TEXTS = st.text(
    st.characters(exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co")), min_size=1
) | st.text("ab :#-?[]{},&*!|>'\"%@`\\é\u00a0~.<0=", min_size=1)


@pytest.mark.slow
@given(TEXTS, st.sampled_from(sorted(ODD)))
def test_any_text_is_written_and_reads_back(text: str, name: str) -> None:
    event, at = ODD[name], ("points", "one")
    change = replace((*at, "text"), text)
    data, root = read(event), parse_extents(event.removeprefix("\ufeff"))
    new = edit_file(EVENT, event.encode(), [change]).decode()
    steps = locate(root, at).steps
    assert settled(read(new)) == settled(changed(data, change, steps))
    citation = {"source": "a", "at": "1", "quote": text, "dates": {text: "2031"}}
    new = edit_file(EVENT, event.encode(), [insert((*at, "cites"), citation)]).decode()
    assert read(new)["points"][0]["cites"][-1] == citation


@given(st.lists(TEXTS, min_size=1, max_size=40).map(" ".join))
def test_any_long_text_is_folded_and_reads_back(text: str) -> None:
    data = new_file(EVENT, {"title": text, "points": [{"id": "a", "text": text}]})
    assert read(data.decode()) == {"title": text, "points": [{"id": "a", "text": text}]}


def test_many_values_are_set_at_once_as_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    points = "".join(
        f"  - id: p{n}\n    text: It is so.\n    cites: [{{source: a, at: {n}}}]\n"
        for n in range(1, 41)
    )
    data = f"title: A\nrank: lead\npoints:\n{points}".encode()
    changes = [replace(("points", f"p{n}", "cites", 0, "at"), str(n + 1)) for n in range(1, 41)]
    path = "content/events/a.yaml"
    parsed = []

    def note(text: str) -> Extent:
        parsed.append(text)
        return parse_extents(text)

    monkeypatch.setattr(file_edit, "parse_extents", note)
    new = edit_file(path, data, changes)
    assert len(parsed) == 1, "the file is not parsed for each change"
    monkeypatch.setattr(file_edit, "_all_at_once", lambda *_: None)
    assert new == edit_file(path, data, changes)


@pytest.mark.parametrize(
    "changes",
    [
        [replace(("gaps",), ["a", "b"]), replace(("gaps", 1), "c")],
        [replace(("title",), "B"), replace(("title",), "C")],
    ],
)
def test_changes_of_one_place_are_made_one_after_the_other(changes: list[Change]) -> None:
    new = edit_file("content/x.yaml", b"title: A\ngaps: [x, y]\n", changes)
    assert b"C" in new or b"c" in new


@pytest.mark.parametrize("context", list(ScalarContext))
@given(
    st.sampled_from(["yes", "No", "ON", "off", "null", "~", "y", "=", "True"])
    | st.from_regex(r"[-+]?[0-9_]{0,4}[.:]?[0-9_]{1,4}(e[-+]?[0-9]{1,2})?", fullmatch=True)
    | st.from_regex(r"0[bxo][0-9a-f_]{1,4}|\.(inf|nan)", fullmatch=True)
)
def test_a_text_is_a_text_for_other_readers_of_yaml(context: ScalarContext, text: str) -> None:
    """But for digits alone, which are numbers of paragraphs, or years."""
    if text == "0" or (text.isdecimal() and not text.startswith("0")):
        return
    read = yaml.safe_load(context.replace("@", as_yaml(text, context), 1))
    while not isinstance(read, str) and context not in (ScalarContext.KEY, ScalarContext.FLOW_KEY):
        read = next(iter(read.values() if isinstance(read, dict) else read))
    if context in (ScalarContext.KEY, ScalarContext.FLOW_KEY):
        read = next(iter(read if isinstance(read, dict) else read[0]))
    assert read == text


@pytest.mark.parametrize(
    ("one", "other", "touch"),
    [
        (Splice(0, 2, ""), Splice(2, 4, ""), False),
        (Splice(0, 2, "a"), Splice(2, 4, ""), True),
        (Splice(0, 2, ""), Splice(2, 4, "a"), True),
        (Splice(0, 2, ""), Splice(2, 2, "a"), True),
        (Splice(0, 2, "a"), Splice(3, 4, "b"), False),
        (Splice(0, 3, ""), Splice(2, 4, ""), True),
    ],
)
def test_splices_that_touch_and_write_overlap(one: Splice, other: Splice, *, touch: bool) -> None:
    assert overlap([one, other]) is overlap([other, one]) is touch


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ("title: >- # why so\n  Vote of\n  the council\n", "Vote", "title: Vote  # why so\n"),
        ("title: |  # why\n  Vote\n", [{"text": "A"}], "title:  # why\n  - {text: A}\n"),
        ("title: >-\n  Vote # text\n", "A", "title: A\n"),
        ("title: '>- # text'\n", "A", "title: 'A'\n"),
    ],
)
def test_a_comment_behind_the_sign_of_a_block_text_is_kept(
    before: str, value: Plain, after: str
) -> None:
    data = f"{before}rank: headline\n".encode()
    found = edit_file(EVENT, data, [replace(("title",), value)]).decode()
    assert found == f"{after}rank: headline\n"
    many = edit_file(EVENT, data, [replace(("title",), value), replace(("rank",), "supporting")])
    assert many.decode() == f"{after}rank: supporting\n"


def test_a_long_text_keeps_the_comment_or_is_refused() -> None:
    data = b"title: >- # why so\n  Vote\nrank: headline\n"
    try:
        after = edit_file(EVENT, data, [replace(("title",), "Vote of the council " * 20)])
    except RefusedError:
        return
    assert b"# why so" in after
