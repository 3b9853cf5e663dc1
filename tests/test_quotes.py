"""Quotes in the texts of their sources: what is verbatim, what nearly is, and what is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.normalisation import Difference, fold, skeleton
from briefing.evidence.quotes import Found, QuoteState, find_quote
from briefing.model.records import Paragraphs
from briefing.model.word_count import count_words

FIRST = Paragraphs(1, 1)
FORM, MARKS, WHITE, HYPHENATION, ELLIPSES, INVISIBLE, CASE = Difference


def in_one(quote: str, text: str) -> tuple[Found, str]:
    """Search a quote in a text of one paragraph; what was found, and the words there."""
    found = find_quote(quote, FIRST, [text])
    return found, text[found.start : found.end]


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("two berths", "Some two berths, by 2034."),
        ("art", "A start, part of an art."),
        ("two berths", "Two berths, two berths, two berths."),
        ("Japan", "It is Japan’s need."),
        ("6.8", "From 26.8 to 6.8."),
        ("- and three", "two - and three"),
        ("“new normal”", "the “new normal” is"),
        ("防衛省", "日本の防衛省は発表した"),
        ("バ", "スタバで"),
        ("대통령", "대통령은 말했다"),
        ("กระทรวง", "ที่กระทรวงกลาโหม"),
        ("שלום עולם", "אמר שלום עולם היום"),
        ("हिन्दी", "यह हिन्दी है"),
        ("[red]a[/red]", "so [red]a[/red] so"),
    ],
)
def test_verified_is_to_the_letter_and_in_whole_words(quote: str, text: str) -> None:
    found, words = in_one(quote, text)
    assert found.state is QuoteState.VERIFIED
    assert words == quote
    assert found.differences == ()


@pytest.mark.parametrize(
    ("quote", "words", "differences"),
    [
        # Compatibility forms: ligatures, full and half width, superscripts, marks apart.
        ("first office", "ﬁrst oﬃce", (FORM,)),
        ("GDP 2", "ＧＤＰ ２", (FORM,)),
        ("バ", "ﾊﾞ", (FORM,)),
        ("バ", "ハ\u3099", (FORM,)),
        ("café", "cafe\u0301", (FORM,)),
        ("E=mc2", "E=mc²", (FORM,)),
        # Quotes and dashes.
        ('the "new normal"', "the “new normal”", (MARKS,)),
        ("Japan's 'line'", "Japan’s ‘line’", (MARKS,)),
        ('say "no"', "say «no»", (MARKS,)),
        ("one - two", "one—two", (MARKS, WHITE)),
        ("one—two", "one--two", (MARKS,)),
        ("21st-century", "21st\u2011century", (MARKS,)),
        ("-5 degrees", "−5 degrees", (MARKS,)),
        # White space.
        ("10 km long", "10\u00a0km   long", (WHITE,)),
        ("a tab here", r"a tab\x09here", (WHITE,)),
        ("防衛省は", "防衛 省は", (WHITE,)),
        ("岸田文雄", "岸田\u3000文雄", (WHITE,)),
        # Hyphenation: a hyphen at a line's end may be the word's own or the break's.
        ("cooperation", "co- operation", (HYPHENATION,)),
        ("co-operation", "co- operation", (HYPHENATION,)),
        ("cooperation", "co\u00adoperation", (HYPHENATION,)),
        ("cooperation", "co\u00ad operation", (HYPHENATION,)),
        # Ellipses.
        ("well ... no", "well … no", (ELLIPSES,)),
        ("well… no", "well . . . no", (WHITE, ELLIPSES)),
        # Marks of direction and width zero, raw and as the loader shows them.
        ("שלום עולם", "שלום\u200f עולם", (INVISIBLE,)),
        ("שלום עולם", r"שלום\u200f עולם", (INVISIBLE,)),
        ("new normal", "new nor\u200bmal", (INVISIBLE,)),
        # The first letter.
        ("The talks", "the talks", (CASE,)),
        ("[the talks]", "[The talks]", (CASE,)),
        ("Эта мера", "эта мера", (CASE,)),
        # Several.
        ("The 'new' ﬁeld", "the  ‘new’ field", (FORM, MARKS, WHITE, CASE)),
    ],
)
def test_normalised_differs_in_declared_ways_only(
    quote: str, words: str, differences: tuple[Difference, ...]
) -> None:
    for text in (words, f"({words}), so."):
        found, shown = in_one(quote, text)
        assert found.state is QuoteState.NORMALISED
        assert (shown, found.differences) == (words, differences)


@pytest.mark.parametrize(
    ("quote", "text", "suggestion"),
    [
        # Parts of words, of numbers and of letters.
        ("start", "a restart", "restart"),
        ("can", "We can't.", "can't"),
        ("26", "It is 26.3 per cent.", "26.3"),
        ("co", "co\u00adoperation", ""),
        ("👩", "a 👩\u200d💻", ""),
        ("cafe", "a cafe\u0301 there", "cafe\u0301"),
        ("दी", "हिन्दी है", ""),
        # Marks and letters that are not the same.
        ("cafe", "a café there", "café"),
        ("ハ", "バ", ""),
        ("ハ", "ハ\u3099", "ハ\u3099"),
        ("resign now", "to re-sign now", "re-sign now"),
        ("the Talks", "At the talks.", "the talks"),
        ("2 Plus 2", "the 2 plus 2", "2 plus 2"),
        ("THE TALKS", "At the talks.", "the talks"),
        ("strasse", "die Straße", "Straße"),
        # Other words.
        (
            "growing militery threat",
            "In the face of growing military threats from outside.",
            "growing military threats",
        ),
        ("two more berths by then", "Two berths by then, no more.", "Two berths by then"),
        ("本日発表された政府方針", "昨日、本日発表した政府方針は", "本日発表した政府方針"),
        ("nothing of the kind", "Two berths are to be built.", ""),
        # No words.
        ("", "text", ""),
        ("\u00ad", "text", ""),
        ("—", "text", ""),
    ],
)
def test_missing_comes_with_the_closest_passage(quote: str, text: str, suggestion: str) -> None:
    found, words = in_one(quote, text)
    assert (found.state, words) == (QuoteState.MISSING, "")
    assert found.suggestion == suggestion
    assert found.paragraph == bool(suggestion)


def test_letters_are_put_together_with_their_marks_wherever_they_stand() -> None:
    """Far behind the most marks that a letter may have, too."""
    found, words = in_one("a café", f"{'berth ' * 20}and a cafe\u0301 there")
    assert (found.state is QuoteState.MISSING, words) == (False, "a cafe\u0301")


def test_in_a_long_paragraph_the_rarest_word_leads_to_the_closest_passage() -> None:
    """However often the others stand there."""
    text = "berth " * 6_000 + "and then the berth were zealous " + "berth " * 100
    found, _ = in_one("berth was zealous", text)
    assert found.suggestion == "berth were zealous"


TEXT = ["One berth.", "Two berths, two berths.", "One berth and ‘more’.", "The “end”."]


@pytest.mark.parametrize(
    ("quote", "at", "state", "paragraph", "also"),
    [
        ("One berth", "1", QuoteState.VERIFIED, 1, ()),
        ("One berth", "2-3", QuoteState.VERIFIED, 3, ()),
        ("One berth", "1-3", QuoteState.VERIFIED, 1, ()),
        ("Two berths", "1", QuoteState.ELSEWHERE, 2, ()),
        ("'more'", "1-2", QuoteState.ELSEWHERE, 3, ()),
        ("One berth", "2", QuoteState.AMBIGUOUS, 1, (3,)),
        ("sixty cranes", "1-2", QuoteState.MISSING, 0, ()),
        # Paragraphs that the text does not have.
        ("The “end”", "9", QuoteState.ELSEWHERE, 4, ()),
        ("The “end”", "4-9", QuoteState.VERIFIED, 4, ()),
        ("The “end”", "0", QuoteState.ELSEWHERE, 4, ()),
    ],
)
def test_other_paragraphs_are_searched_last(
    quote: str, at: str, state: QuoteState, paragraph: int, also: tuple[int, ...]
) -> None:
    first, _, last = at.partition("-")
    found = find_quote(quote, Paragraphs(int(first), int(last or first)), TEXT)
    assert (found.state, found.paragraph, found.also) == (state, paragraph, also)


def test_places_that_read_differently_are_ambiguous_where_none_is_closer() -> None:
    alike = "a co‐op, a co‐op"
    assert in_one("co-op", alike) == (Found(QuoteState.NORMALISED, 1, 2, 7, "", (MARKS,)), "co‐op")
    assert in_one("co-op", "a co‐op, a co–op")[0].state is QuoteState.AMBIGUOUS
    assert in_one("Co-op", "a co‐op, a Co–op") == (
        Found(QuoteState.NORMALISED, 1, 11, 16, "", (MARKS,)),
        "Co–op",
    )
    places = find_quote("co-op", Paragraphs(1, 3), ["a co‐op", "none", "a co–op"])
    assert (places.state, places.paragraph, places.also) == (QuoteState.AMBIGUOUS, 1, (3,))


def test_a_text_that_is_not_at_hand_or_not_as_recorded_says_so() -> None:
    assert find_quote("One", FIRST, []) == Found(QuoteState.NO_TEXT)
    changed = find_quote("One berth", FIRST, TEXT, is_as_recorded=False)
    assert changed == Found(QuoteState.SOURCE_CHANGED, 1, 0, 9)
    assert find_quote("Six", FIRST, TEXT, is_as_recorded=False).state is QuoteState.SOURCE_CHANGED


@pytest.mark.slow
@pytest.mark.parametrize("quote", ["of none of these eight words is here", "(a", "ハ"])
def test_a_paragraph_of_a_million_characters_is_searched(quote: str) -> None:
    text = "words and words, " * 60_000 + "of none of those eight words is here"
    found = find_quote(quote, FIRST, [text])
    assert found.state is QuoteState.MISSING
    assert found.suggestion in ("", "of none of those eight words is here")
    assert bool(found.suggestion) == (len(quote) > 2)


WORDS = st.lists(
    st.sampled_from(
        ["the", "The", "talks", "café", "21st-century", "6.8", "「日本」", "שלום", "can't"]
    ),
    min_size=1,
    max_size=8,
)
PARAGRAPHS = st.lists(WORDS, min_size=1, max_size=4)


@given(PARAGRAPHS, st.data())
def test_any_run_of_words_is_verified_in_its_paragraph(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    texts = [" ".join(words) for words in paragraphs]
    index = data.draw(st.integers(0, len(texts) - 1))
    first = data.draw(st.integers(0, len(paragraphs[index]) - 1))
    last = data.draw(st.integers(first + 1, len(paragraphs[index])))
    quote = " ".join(paragraphs[index][first:last])
    found = find_quote(quote, Paragraphs(index + 1, index + 1), texts)
    assert (found.state, found.paragraph) == (QuoteState.VERIFIED, index + 1)
    assert texts[index][found.start : found.end] == quote


CHANGES = {
    "'": ("’", MARKS),
    "-": ("\u2011", MARKS),
    " ": ("\u00a0", WHITE),
    "fi": ("ﬁ", FORM),
    "é": ("e\u0301", FORM),
    "...": ("…", ELLIPSES),
    "oo": ("o\u00ado", HYPHENATION),
}
PHRASE = "finer co-op's cooler ... café"


@given(st.sets(st.sampled_from(sorted(CHANGES)), min_size=1))
def test_a_declared_change_is_normalised_and_named(changed: set[str]) -> None:
    words = PHRASE
    for each in changed:
        words = words.replace(each, CHANGES[each][0])
    found, shown = in_one(PHRASE, f"So {words}, so.")
    assert (found.state, shown) == (QuoteState.NORMALISED, words)
    assert set(found.differences) == {CHANGES[each][1] for each in changed}
    assert in_one(words, f"So {PHRASE}, so.")[1] == PHRASE


@given(st.integers(1, len(PHRASE) - 1), st.sampled_from("xX9ハ"))
def test_another_letter_is_never_found(place: int, letter: str) -> None:
    words = PHRASE[:place] + letter + PHRASE[place + 1 :]
    assert in_one(PHRASE, words)[0].state is QuoteState.MISSING


ANY = st.text(
    st.sampled_from("aAe é'’“\"-—–…. \u00a0\u00ad\u200b\u0301ﬁﾊﾞハ\u3099日本\\x09\t")
    | st.characters(),
    max_size=12,
)


@given(ANY, ANY, ANY)
def test_whatever_is_searched_the_span_gives_words_that_fold_alike(
    before: str, quote: str, after: str
) -> None:
    found, words = in_one(quote, before + quote + after)
    if found.state is QuoteState.VERIFIED:
        assert words == quote.strip()
    elif found.state is QuoteState.NORMALISED:
        assert found.differences
        first, second = (fold(each.strip(), rejoined=True).text for each in (words, quote))
        assert first.strip().casefold() == second.strip().casefold()
    else:
        assert words == ""


@given(ANY, ANY, ANY)
def test_folding_keeps_its_places_and_its_skeleton(before: str, middle: str, after: str) -> None:
    text = before + middle + after
    folded = fold(text)
    first, last = folded.span(0, len(folded.text))
    assert fold(text[first:last]).text == folded.text
    assert skeleton(folded.text) == skeleton(text)


@pytest.mark.parametrize(
    ("quote", "words"),
    [
        ("", 0),
        ("…", 0),
        ("two berths", 2),
        ("tackle 21st-century challenges", 3),
        ("one — two–three -- four", 4),
        ("can't, don’t", 2),
        ("and/or 6.8 1,250", 3),
        ("cafe\u0301s", 1),
        ("हिन्दी है", 2),
        ("대통령은 말했다", 2),
        ("防衛省", 2),
        ("日本の防衛省は発表した", 6),
        ("iPhone発売", 2),
        ("กระทรวง", 2),
    ],
)
def test_words_are_counted(quote: str, words: int) -> None:
    assert count_words(quote) == words
