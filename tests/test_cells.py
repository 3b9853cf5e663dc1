"""Cells of a terminal: widths, line breaks that lose nothing, and ASCII for anything."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from briefing.render.text.cells import cell_width, pad, to_ascii, wrap
from briefing.render.text.layout import GLUE, with_whole_citations
from tests.conftest import ROOT


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("port", 4),
        ("café", 4),
        ("cafe\u0301", 4),  # a combining accent
        ("9–13 Jan", 8),
        ("港湾", 4),
        ("ﾐﾅﾄ", 3),  # halfwidth
        ("Ｐ", 2),  # fullwidth
        ("が", 2),
        ("か\u3099", 2),  # a combining voicing mark
        ("zero\u200dwidth", 8),
        ("한", 2),
        ("\u1112\u1161\u11ab", 2),  # the same syllable, by its letters
    ],
)
def test_wide_characters_take_two_cells_and_combining_marks_none(text: str, width: int) -> None:
    assert cell_width(text) == width
    assert cell_width(pad(text, 20)) == 20


@pytest.mark.parametrize(
    ("text", "printed", "drawn"),
    [
        ("✈", 1, 1),
        ("✈\ufe0f", 2, 2),
        ("✈\ufe0e", 1, 1),
        ("1\ufe0f\u20e3", 2, 2),
        ("👩\u200d🚀", 2, 2),
        ("👨\u200d👩\u200d👧\u200d👦", 2, 2),
        ("👍🏽", 2, 2),
        ("🏳\ufe0f\u200d🌈", 2, 2),
        ("🇯🇵", 2, 2),
        ("हिन्दी", 4, 3),  # Rich counts a vowel that stands beside its letter as none
        ("தமிழ்", 4, 3),
        ("ကြိုဆို", 3, 2),
        ("สวัสดี", 4, 4),
        ("עִבְרִית", 5, 5),
        ("عَرَبِيّ", 4, 4),
        ("이순신", 6, 6),
        ("한", 2, 2),
        ("か\u3099", 2, 2),
        ("x\u00ady", 3, 3),
        ("ﷺ", 1, 1),
        ("“6 Jan” — ¶7 · →", 16, 16),
    ],
)
def test_a_sign_of_several_characters_is_measured_whole(
    text: str, printed: int, drawn: int
) -> None:
    """In print by wcwidth, in the room by Rich, which draws it."""
    assert cell_width(text) == printed
    assert cell_len(text) == drawn


def test_no_line_breaks_within_a_sign() -> None:
    signs = ["👩\u200d🚀", "👍🏽", "✈\ufe0f", "🇯🇵", "か\u3099"]
    for sign in signs:
        assert "".join(wrap(sign * 7, 5)) == sign * 7
        assert all(line.replace(sign, "") == "" for line in wrap(sign * 7, 5))


def test_plain_text_is_measured_without_a_library() -> None:
    program = (
        "import sys; from briefing.render.text.cells import cell_width as width;"
        "assert width('café 港湾 한 — “x”') == 18;"
        "assert 'wcwidth' not in sys.modules; width('e\u0301'); assert 'wcwidth' in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=True)


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 10, [""]),
        ("two more berths", 15, ["two more berths"]),
        ("two more berths", 14, ["two more", "berths"]),
        ("two  more   berths ", 9, ["two more", "berths"]),
        ("an unbreakable word", 5, ["an", "unbreakable", "word"]),
        ("fits it", 4, ["fits", "it"]),
        ("9\xa0March is near", 7, ["9\xa0March", "is near"]),
        # Wide characters break between each other, and by cells.
        ("港湾局の発表", 6, ["港湾局", "の発表"]),
        ("港湾局の発表", 7, ["港湾局", "の発表"]),
        ("港 board", 8, ["港 board"]),
        ("港 board", 7, ["港", "board"]),
        # No line begins with a closing mark or ends with an opening one.
        ("港湾局。", 6, ["港湾", "局。"]),
        ("港（局）", 6, ["港", "（局）"]),
        ("（港）湾", 4, ["（港）", "湾"]),
        # A combining mark stays with its letter.
        ("か\u3099か\u3099", 2, ["か\u3099", "か\u3099"]),
        ("か\u3099", 1, ["か\u3099"]),
        ("cafe\u0301 noir", 4, ["cafe\u0301", "noir"]),
        # So do the parts of one sign.
        ("by \U0001f469\u200d\U0001f680", 4, ["by", "\U0001f469\u200d\U0001f680"]),
    ],
)
def test_lines_break_at_spaces_and_between_wide_characters(
    text: str, width: int, lines: list[str]
) -> None:
    assert wrap(text, width) == lines


def test_the_first_line_and_the_others_begin_as_asked() -> None:
    text = "The ministry adds two berths."
    assert wrap(text, 16, first="- ", rest="  ") == ["- The ministry", "  adds two", "  berths."]
    assert wrap("", 16, first="- ", rest="  ") == ["- "]


# Letters with their marks; every word begins with a letter or a sign.
_LETTERS = st.sampled_from([*"abcé.,(-—\xa0港湾局。「」（）ｱＰ한", "e\u0301", "か\u3099"])
_WORDS = st.lists(st.lists(_LETTERS, min_size=1, max_size=12).map("".join), max_size=8)
_BEGINNINGS = st.sampled_from(["", "  ", "- ", "[2] "])


@pytest.mark.slow
@given(_WORDS, st.integers(4, 30), _BEGINNINGS, _BEGINNINGS)
@settings(max_examples=300)
def test_wrapping_loses_nothing_and_only_what_cannot_be_broken_is_longer(
    words: list[str], width: int, first: str, rest: str
) -> None:
    lines = wrap(" ".join(words), width, first=first, rest=rest)
    beginnings = [first] + [rest] * (len(lines) - 1)
    assert all(map(str.startswith, lines, beginnings))
    bodies = list(map(str.removeprefix, lines, beginnings))
    # Each new line stands for a space or for nothing; all other characters are as they were.
    assert re.fullmatch(" ?".join(map(re.escape, bodies)), " ".join(words))
    assert not any(unicodedata.combining(body[0]) for body in bodies if body)
    for line, body in zip(lines, bodies, strict=True):
        can_break = re.search(r" |[港湾局。」）][港湾局「（]", body)
        assert cell_width(line) <= width or not can_break


@given(st.text(st.characters(codec="ascii", exclude_characters="\n")), st.integers(1, 40))
def test_the_words_of_plain_text_are_never_broken(text: str, width: int) -> None:
    words = [word for word in text.split(" ") if word]
    assert " ".join(wrap(text, width)).split(" ") == (words or [""])


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("two berths", "two berths"),
        ("[2 ¶7] “two berths”…", '[2 p7] "two berths"...'),
        ("9–13 Jan · 30 Jan – 3 Feb — or so", "9-13 Jan - 30 Jan - 3 Feb -- or so"),
        ("café, Łódź, Straße, Ångström", "cafe, Lodz, Strasse, Angstrom"),
        ("€5, ½ of £10", "EUR 5, 1/2 of GBP 10"),
        ("ﬁne № ２", "fine No 2"),
        ("港", "\\u6e2f"),
        ("⚓\U0001f6a2", "\\u2693\\U0001f6a2"),
    ],
)
def test_ascii_spells_signs_by_their_likes(text: str, plain: str) -> None:
    assert to_ascii(text) == plain


@given(st.text(st.characters(exclude_categories=())))
def test_anything_has_an_ascii_form_and_ascii_stays_as_it_is(text: str) -> None:
    plain = to_ascii(text)
    assert plain.isascii()
    assert to_ascii(plain) == plain
    assert not text.isascii() or plain == text


def test_no_line_breaks_within_a_citation_and_its_label() -> None:
    for text in ("It is so [4 ¶14, p. 2] [12 ¶3,5-6, p. 12–p. 13].", "So [1 ¶2] and [2 ¶3-4]."):
        for width in range(26, 60):
            lines = wrap(with_whole_citations(text), width)
            cited = re.findall(r"\[[^\]]*\]", text)
            shown = [line.replace(GLUE, " ") for line in lines]
            assert [each for line in shown for each in re.findall(r"\[[^\]]*\]", line)] == cited
            assert " ".join(shown) == text
