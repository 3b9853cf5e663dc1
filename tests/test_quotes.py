"""Quotes in the texts of their sources: what is verbatim, what nearly is, and what is not there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.evidence.normalisation import Difference, fold, skeleton
from briefing.evidence.quotes import Found, QuoteFinder, QuoteState, find_quote
from briefing.model.records import Paragraphs, Passage
from briefing.model.word_count import count_words

FIRST = Paragraphs(1, 1)
FORM, MARKS, WHITE, HYPHENATION, ELLIPSES, INVISIBLE, CASE, BRACKETS = Difference


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
        # Inner and outer marks of quotation, of any kind; an apostrophe is none.
        ('"never again" he said', "‘never again’ he said", (MARKS,)),
        ("'never again' he said", '"never again" he said', (MARKS,)),
        ("a 'so-called' plan", "a „so-called“ plan", (MARKS,)),
        ("a ‹so-called› plan", "a «so-called» plan", (MARKS,)),
        ("the 'dogs' 'don't'", "the “dogs” “don’t”", (MARKS,)),
        ("the 'since 2022' line", "the “since 2022” line", (MARKS,)),
        ("'since 2022' it is", "‘since 2022’ it is", (MARKS,)),
        ("「再び」と言う", "『再び』と言う", (MARKS,)),
        ('"再び"と言う', "「再び」と言う", (MARKS,)),
        ("「再び」と言う", "｢再び｣と言う", (MARKS,)),
        ('צה"ל אמר', "צה״ל אמר", (MARKS,)),
        ("Japan's line", "Japan′s line", (MARKS,)),
        ("Japan's line", "Japanʼs line", (MARKS,)),
        ("cafés' end", "cafe\u0301s’ end", (FORM, MARKS)),
        ("l'été's", "l’e\u0301te\u0301’s", (FORM, MARKS)),
        # Characters that are not seen, or only stretch a word.
        ("می روم", "می\u200d روم", (INVISIBLE,)),
        ("میروم", "می\u200cروم", (INVISIBLE,)),
        ("a ❤ there", "a ❤\ufe0f there", (INVISIBLE,)),
        ("葛城市の", "葛\U000e0100城市の", (INVISIBLE,)),
        ("new normal", "new\ufeff normal", (INVISIBLE,)),
        ("new normal", "new nor\u2060mal", (INVISIBLE,)),
        ("مرحبا", "مـــرحبا", (FORM,)),
        ("10～20人", "10〜20人", (FORM,)),
        # Hyphenation: a hyphen at a line's end may be the word's own or the break's.
        ("cooperation", "co- operation", (HYPHENATION,)),
        ("co-operation", "co- operation", (HYPHENATION,)),
        ("cooperation", "co\u00adoperation", (HYPHENATION,)),
        ("cooperation", "co\u00ad operation", (HYPHENATION,)),
        # Ellipses.
        ("well ... no", "well … no", (ELLIPSES,)),
        ("well… no", "well . . . no", (WHITE, ELLIPSES)),
        ("well [...] no", "well … no", (ELLIPSES,)),
        ("well (…) no", "well [ . . . ] no", (ELLIPSES,)),
        ("それは……ない", "それは…ない", (ELLIPSES,)),
        # Words that are left out.
        ("well … no", "well, they said no", (ELLIPSES,)),
        ("well... no", "well, they said no", (ELLIPSES,)),
        ("well [...] no", "well, they said no", (ELLIPSES,)),
        ("Well (…) said […] no", "well, they said: “Yes”, and no", (ELLIPSES, CASE)),
        ("It's well … no", "it’s well, they said no", (MARKS, ELLIPSES, CASE)),
        ("… they said …", "they said", (ELLIPSES,)),
        ("They said.... Or no", "they said that. Or no", (ELLIPSES, CASE)),
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
        ("a 👩", "a 👩\u200d💻", ""),
        ("💻 there", "a 👩\u200d💻 there", "there"),
        ("می", "می\u200cروم", ""),
        # Parts of characters, and of an ellipsis.
        ("4", "4¼", "4¼"),
        ("kilo", "10 ㌔", ""),
        ("the end.", "the end… so", "the end"),
        # An apostrophe, a mark of quotation and a mark of measure are not the same.
        ('can"t go', "can't go", "can't go"),
        ("5' tall", "5″ tall", "5″ tall"),
        ("5″ tall", "5′ tall", "5′ tall"),
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


@pytest.mark.parametrize(
    "quote",
    [
        "no … well",
        "wel … no",
        "well … n",
        "well … or … no",
        "well … –",
        "well … they … said … so",
        "…",
        "[…] …",
    ],
)
def test_pieces_are_whole_words_in_their_order(quote: str) -> None:
    found = find_quote(quote, Paragraphs(1, 3), ["well, they said no", "* * *", "or so"])
    assert found.state is QuoteState.MISSING


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("We have … borrowed a penny", "We have not borrowed a penny."),
        ("we do … agree", "Of course we don't quite agree."),
        ("Tonight … nobody else", "Tonight the mayor said that nobody decided, nobody else."),
        ("Der Rat hat … gebaut", "Der Rat hat keinen Kai gebaut."),
        ("港は…開く", "港は今年ないが開く"),
        ("The board … pay wages", "The board failed to pay wages."),
        ("The board … to pay rents", "The board refused, it says, to pay rents."),
        ("The crew … sail", "The crew doubts that we sail."),
        ("The crew … they sail", "The crew is unclear whether they sail."),
        ("The council … the vote", "The council was Opposed to the vote."),
        ("The council voted … the levy", "The council voted against the levy."),
        ("They … to build", "They abandoned plans to build."),
        ("Le conseil a … payé", "Le conseil a sans doute refusé d’être payé"),
        (".", "A sentence. Another."),
        ("“…”", "It is “…” there."),
    ],
)
def test_no_quote_turns_its_source_round_or_is_a_mere_sign(quote: str, text: str) -> None:
    assert in_one(quote, text)[0].state is QuoteState.MISSING
    assert QuoteFinder([text]).find_all(quote) == []


@pytest.mark.parametrize("between", ["only", "in the union", "disclosed that it", "under protest"])
def test_what_is_left_out_may_limit_the_rest_or_look_like_a_denial(between: str) -> None:
    text = f"The board {between} pays wages."
    assert in_one("The board … pays wages", text)[0].state is QuoteState.NORMALISED


def test_pieces_that_stand_far_apart_are_no_quote() -> None:
    assert in_one("well … no", f"well, {'they said ' * 40} no")[0].state is QuoteState.MISSING
    assert in_one("well … no", f"well, {'they said ' * 20} no")[0].state is QuoteState.NORMALISED


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


OVER = ["It was Two", "berths by", "then, by the co-", "operation of both.", "* * *", "Both"]


@pytest.mark.parametrize(
    ("quote", "at", "state", "where", "differences"),
    [
        ("two berths", "1-2", QuoteState.NORMALISED, "1-2", (WHITE, CASE)),
        ("was Two berths by then", "1-3", QuoteState.NORMALISED, "1-3", (WHITE,)),
        ("by the cooperation", "3-4", QuoteState.NORMALISED, "3-4", (HYPHENATION,)),
        ("by the co-operation", "3-4", QuoteState.NORMALISED, "3-4", (HYPHENATION,)),
        ("Two … by then", "1-3", QuoteState.MISSING, "0", ()),
        ("Two … by", "1-2", QuoteState.NORMALISED, "1-2", (ELLIPSES,)),
        # Not over a border that is not cited, nor past what stands between.
        ("Two berths", "1", QuoteState.ELSEWHERE, "1-2", (WHITE,)),
        ("Two berths", "2-4", QuoteState.ELSEWHERE, "1-2", (WHITE,)),
        ("Two berths by then", "1,3", QuoteState.ELSEWHERE, "1-3", (WHITE,)),
        ("Two then", "1,3", QuoteState.MISSING, "0", ()),
        ("Two … then", "1,3", QuoteState.MISSING, "0", ()),
        ("operation of both. Both", "1-6", QuoteState.MISSING, "4", ()),
        # Never with other words.
        ("wo berths", "1-2", QuoteState.MISSING, "0", ()),
        ("Two berth", "1-2", QuoteState.MISSING, "0", ()),
        ("the co operation", "3-4", QuoteState.MISSING, "0", ()),
    ],
)
def test_words_run_from_one_cited_paragraph_into_the_next(
    quote: str, at: str, state: QuoteState, where: str, differences: tuple[Difference, ...]
) -> None:
    runs = [each.partition("-") for each in at.split(",")]
    passage = Passage.of([Paragraphs(int(first), int(last or first)) for first, _, last in runs])
    found = QuoteFinder(OVER).find(quote, passage, suggest=state is QuoteState.MISSING)
    if where == "0":
        assert found.last == 0
    else:
        assert found.where == where
    assert (found.state, found.differences) == (state, differences)


def test_words_over_a_border_have_their_places_in_both_paragraphs() -> None:
    found = find_quote("two berths", Paragraphs(1, 2), OVER)
    assert OVER[0][found.start :] == "Two"
    assert OVER[1][: found.end] == "berths"


def test_among_several_places_the_shortest_that_leaves_words_out_counts() -> None:
    found, words = in_one("well … no", "well, well, they said well or no, no")
    assert (found.state, words) == (QuoteState.NORMALISED, "well or no")


@pytest.mark.slow
@pytest.mark.parametrize("quote", ["a … a", "a b … b a", "ab"])
def test_many_pieces_and_many_borders_take_linear_time(quote: str) -> None:
    many = ["a " * 20_000, *["a"] * 20_000, *["の"] * 20_000]
    found = QuoteFinder(many).find(quote, Paragraphs(1, len(many)), suggest=False)
    assert found.state in (QuoteState.MISSING, QuoteState.NORMALISED)


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
DOTS = PHRASE.index("...")


@given(st.sets(st.sampled_from(sorted(CHANGES)), min_size=1))
def test_a_declared_change_is_normalised_and_named(changed: set[str]) -> None:
    words = PHRASE
    for each in changed:
        words = words.replace(each, CHANGES[each][0])
    found, shown = in_one(PHRASE, f"So {words}, so.")
    assert (found.state, shown) == (QuoteState.NORMALISED, words)
    assert set(found.differences) == {CHANGES[each][1] for each in changed}
    assert in_one(words, f"So {PHRASE}, so.")[1] == PHRASE


@given(
    st.sampled_from([place for place in range(1, len(PHRASE)) if not -2 < place - DOTS < 4]),
    st.sampled_from("xX9ハ"),
)
def test_another_letter_is_never_found(place: int, letter: str) -> None:
    """Where the source has another letter than a quote, but for words that dots leave out."""
    words = PHRASE[:place] + letter + PHRASE[place + 1 :]
    assert in_one(PHRASE, words)[0].state is QuoteState.MISSING


@given(PARAGRAPHS, st.data())
def test_words_over_borders_are_found_but_not_with_another_word(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    """Whichever paragraphs they run over; a word that is exchanged stands nowhere else."""
    texts = [" ".join(words) for words in paragraphs]
    words = [word for each in paragraphs for word in each]
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first + 1, len(words)))
    chosen = words[first:last]
    whole = Paragraphs(1, len(texts))
    found = find_quote(" ".join(chosen), whole, texts)
    assert found.state in (QuoteState.VERIFIED, QuoteState.NORMALISED, QuoteState.AMBIGUOUS)
    changed = data.draw(st.integers(0, len(chosen) - 1))
    other = [*chosen[:changed], "cranes", *chosen[changed + 1 :]]
    for join in (" ", " … ", " [...] "):
        assert find_quote(join.join(other), whole, texts).state is QuoteState.MISSING


ANY = st.text(
    st.sampled_from(
        "aAe é'’‘“\"「｢ʼ5-—–…. [(])\u00a0\u00ad\u0640\u200b\u200d\ufe0f\U000e0100"
        "〜～\u0301ﬁﾊﾞハ\u3099日本\\x09\t"
    )
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


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("[M]aps were drawn", "The maps were drawn."),
        ("Maps were drawn", "“[M]aps were drawn,” it says."),
        ("they said [T]he berth is shut", "Now they said the berth is shut."),
        ("the board [of the port] paid", "In May the board paid."),
        ("[the board] paid in May", "It paid in May."),
        ("paid in May [2031]", "It paid in May."),
        ("when [the board] paid", "That was when it paid."),
        ("when [the board] paid … in May", "That was when it paid all of them in May."),
    ],
)
def test_square_brackets_have_letters_and_words_that_are_not_the_sources(
    quote: str, text: str
) -> None:
    found, _ = in_one(quote, text)
    assert found.state is QuoteState.NORMALISED
    assert BRACKETS in found.differences


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("the board [never] paid", "In May the board paid."),
        ("the board [of the port] paid", "The board has not paid."),
        ("the board [of the port] paid", f"The board {'and others ' * 6}paid."),
        ("[B]oats were drawn", "The maps were drawn."),
        ("[the board]", "The board paid."),
    ],
)
def test_square_brackets_change_no_more_than_that(quote: str, text: str) -> None:
    assert in_one(quote, text)[0].state is QuoteState.MISSING


def test_words_in_brackets_that_the_source_has_are_verbatim() -> None:
    assert in_one("paid [sic] in May", "It paid [sic] in May.")[0].state is QuoteState.VERIFIED
    assert in_one("[M]aps", "He drew “[M]aps”.")[0].state is QuoteState.VERIFIED
