"""What is pasted into a line of text."""

from __future__ import annotations

import pytest

from briefing.model.text import as_one_line
from briefing.tui.dialogs.text_input import TextInput
from tests.walking import Walk, walk


@pytest.mark.parametrize(
    ("pasted", "line"),
    [
        ("two\nlines\n", "two lines"),
        ("  indented\r\n\r\n  more ", "indented more"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("क्\u200dष", "क्\u200dष"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("hyphen\u00adated", "hyphenated"),
        ("a\tb\x1b[31mc", "a b [31mc"),
        (" kept ", " kept "),
    ],
)
def test_a_paste_is_one_line_of_whole_words(pasted: str, line: str) -> None:
    assert as_one_line(pasted) == line


def test_what_was_copied_in_the_room_is_pasted_as_one_line() -> None:
    async def check(at: Walk) -> None:
        await at.press("slash")
        at.app.copy_to_clipboard("Lind\nMoreau")
        await at.press("ctrl+v")
        assert at.room.query_one(TextInput).value == "Lind Moreau"

    walk(check)


def test_the_name_of_a_file_that_is_no_text_can_be_copied() -> None:
    async def check(at: Walk) -> None:
        at.app.copy_to_clipboard("/tmp/w\udcff")
        assert at.app.clipboard == "/tmp/w?"

    walk(check)
