"""Entries that are taken out of lists and mappings: their comments go, all others stay in place."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.edit.changes import RefusedError, remove
from briefing.edit.file_edit import edit_file
from briefing.model.lean_typing import Any, NamedTuple
from tests.test_edit_files import read

SOURCE = "seeds/a.yaml"
WORD = re.compile(r"#?\b[a-z]+-\d\b")


class Entry(NamedTuple):
    """How an entry is written: which comments it has, and whether it shares a line.

    `loose` is a comment that blank lines part from both sides.
    """

    loose: bool
    above: int
    rest: bool
    deeper: bool
    joined: bool
    value: str


class Written(NamedTuple):
    """A list or mapping, and how it is written."""

    entries: list[Entry]
    is_list: bool
    in_brackets: bool
    head: bool
    leads: bool  # commas stand before the entries
    trails: bool  # a comma stands behind the last one
    opens: bool  # the first one stands behind the bracket
    closes: bool  # the bracket stands behind the last one
    newline: str


entries = st.builds(
    Entry,
    *(st.booleans(), st.integers(0, 2), st.booleans(), st.booleans(), st.booleans()),
    st.sampled_from(['"value-{n}"', '"value-{n}\n     goes on"', "[value-{n}, x]"]),
)
written = st.builds(
    Written,
    st.lists(entries, min_size=1, max_size=4),
    *[st.booleans()] * 7,
    st.sampled_from(["\n", "\r\n"]),
)


def settled(how: Written) -> Written:
    """Return a way of writing without what cannot be: a comment would hide what follows it."""
    made: list[Entry] = []
    for n, each in enumerate(how.entries):
        joined = bool(n and how.in_brackets and each.joined)
        behind_bracket = n == 0 and how.in_brackets and how.opens
        if joined and made:
            made[-1] = made[-1]._replace(rest=False, deeper=False)
        begins = not (joined or behind_bracket)
        is_closed = how.in_brackets and n + 1 == len(how.entries) and how.closes
        made.append(
            each._replace(
                loose=each.loose and begins,
                above=each.above if begins else 0,
                rest=each.rest and not is_closed,
                # Below an entry that does not begin its line, no column is deeper than its own.
                deeper=each.deeper and begins and not is_closed,
                joined=joined,
            )
        )
    is_headed = how.head and not (how.in_brackets and how.opens)
    return how._replace(entries=made, head=is_headed)


def text_of(how: Written) -> str:
    """Return the file; comments are named after their entry and what they are to it."""
    lines = ["title: A", f"{'author' if how.is_list else 'left_out'}:"]
    if how.in_brackets:
        lines[-1] += " [" if how.is_list else " {"
    lines[-1] += "  #head-0" if how.head else ""
    for n, each in enumerate(how.entries, start=1):
        value = each.value.format(n=n)
        entry = value if how.is_list else f"{n}: {value}"
        if not how.in_brackets and how.is_list:
            entry = f"- {entry}"
        has_comma = how.in_brackets and not how.leads and (n < len(how.entries) or how.trails)
        entry += "," * has_comma
        lead = ", " if how.in_brackets and how.leads and n > 1 else ""
        if each.loose:
            lines += ["", f"  #loose-{n}", ""]
        lines += [f"  #above-{n}"] * each.above
        if each.joined or (n == 1 and how.in_brackets and how.opens):
            lines[-1] += f"{lead or ' '}{entry}"
        else:
            lines.append(f"  {lead}{entry}")
        lines[-1] += f"  #rest-{n}" if each.rest else ""
        lines += [f"      #deeper-{n}"] * each.deeper
    if how.in_brackets:
        bracket = "]" if how.is_list else "}"
        lines[-1:] = [lines[-1] + bracket] if how.closes else [lines[-1], bracket]
    return "\n".join([*lines, "descriptor: x", ""]).replace("\n", how.newline)


def shares_a_comment(how: Written, number: int) -> bool:
    """Whether an entry shares its line with another one, and the line has a comment."""
    first = last = number
    while how.entries[first].joined:
        first -= 1
    while last + 1 < len(how.entries) and how.entries[last + 1].joined:
        last += 1
    row = how.entries[first : last + 1]
    return len(row) > 1 and bool(row[0].above or row[-1].rest or row[-1].deeper)


@given(written, st.data())
def test_an_entry_goes_with_its_comments_and_no_others(how: Written, data: st.DataObject) -> None:
    how = settled(how)
    number = data.draw(st.integers(0, len(how.entries) - 1))
    text, key = text_of(how), "author" if how.is_list else "left_out"
    said: Any = read(text)
    change = remove((key, number if how.is_list else str(number + 1)))
    if shares_a_comment(how, number):
        reason = r"seeds/a\.yaml:\d+: it cannot be told to which of the entries"
        with pytest.raises(RefusedError, match=reason) as refused:
            edit_file(SOURCE, text.encode(), [change])
        assert refused.value.hint
        return
    after = edit_file(SOURCE, text.encode(), [change]).decode()
    if how.is_list:
        said[key].pop(number)
    else:
        del said[key][str(number + 1)]
    assert read(after) == said
    own = f"-{number + 1}"
    kept = [
        each for each in WORD.findall(text) if not each.endswith(own) or each.startswith("#loose")
    ]
    assert WORD.findall(after) == kept, text
    assert ("\r" in after) == ("\r" in text)
    assert after.count("\r") == after.count("\n") * ("\r" in text)
    lines = after.splitlines()
    for n, line in enumerate(lines):
        if found := re.search(r"#rest-(\d)", line):
            assert f"value-{found[1]}" in line or "goes on" in line, text
        if found := re.search(r"#above-(\d)", line):
            below = next(each for each in lines[n:] if "#above" not in each)
            assert f"value-{found[1]}" in below, text


@pytest.mark.parametrize(
    ("before", "key", "after"),
    [
        ("left_out: {  # all\n  3: x,  # it\n}\n", "3", "left_out: {  # all\n}\n"),
        ("left_out: {\n  # it\n  3: x  # it\n}\n", "3", "left_out: {}\n"),
        ("left_out:  # all\n  # it\n  3: x  # it\n", "3", "left_out: {}  # all\n"),
        ("left_out:\n  # all\n\n  3: x\n    # it\n", "3", "left_out: {}\n  # all\n\n"),
        ('"left_out" :\n  3: x  # it', "3", '"left_out" : {}'),
        ("left_out:\n  3: x\n    # of 3\n  # of 5\n  5: y\n", "3", "left_out:\n  # of 5\n  5: y\n"),
        (
            "left_out: {\n    2: a,\n  # of 3\n  3: b, 4: c }\n",
            "2",
            "left_out: {\n  # of 3\n  3: b, 4: c }\n",
        ),
    ],
)
def test_what_is_left_of_a_mapping(before: str, key: str, after: str) -> None:
    assert edit_file(SOURCE, before.encode(), [remove(("left_out", key))]).decode() == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (
            "  - id: a  # it\n    # of the title\n    title: B\n",
            "  -\n    # of the title\n    title: B\n",
        ),
        ("  - id: a  # it\n    title: B\n", "  - title: B\n"),
    ],
)
def test_the_first_key_of_an_item_leaves_the_comments_of_the_next(before: str, after: str) -> None:
    head = "maker: me\nevents:\n"
    data = f"{head}{before}".encode()
    found = edit_file("proposals/a.yaml", data, [remove(("events", 0, "id"))]).decode()
    assert found == head + after


def test_an_item_goes_from_below_its_dash() -> None:
    data = b"points:\n  -  # the first\n    # a comment\n    id: a  # it\nrank: headline\n"
    found = edit_file("content/events/a.yaml", data, [remove(("points", 0, "id"))])
    assert found == b"points:\n  - {}  # the first\nrank: headline\n"
