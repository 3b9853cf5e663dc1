"""JSON text: the library's own form, whatever it holds."""

from __future__ import annotations

import json
from enum import StrEnum

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.render.json.writer import write_json

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
)


class Kind(StrEnum):
    """A choice, which is text."""

    ONE = "one “quoted” \N{LINE SEPARATOR} \x00"


@given(VALUES, st.booleans())
def test_it_is_written_as_the_library_writes_it(value: object, in_ascii: bool) -> None:  # noqa: FBT001
    expected = json.dumps(value, ensure_ascii=in_ascii, indent=2) + "\n"
    assert write_json(value, in_ascii=in_ascii) == expected


def test_a_choice_is_text_and_an_iterator_a_list() -> None:
    document = {"kind": Kind.ONE, "none": iter(()), "some": map(str, (1, 2))}
    expected = {"kind": Kind.ONE, "none": [], "some": ["1", "2"]}
    assert write_json(document) == json.dumps(expected, ensure_ascii=False, indent=2) + "\n"


@pytest.mark.parametrize("value", [b"bytes", {1, 2}, object()])
def test_what_json_cannot_hold_is_refused(value: object) -> None:
    with pytest.raises(TypeError):
        write_json({"value": value})
