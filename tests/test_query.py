"""Queries: what is read out of what a person types, what it finds, and where it is refused."""

from __future__ import annotations

import string
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from briefing.document.phrases import describe_filters
from briefing.document.print_command import print_command
from briefing.lens.lens import Lens
from briefing.lens.query_fields import FIELDS, QueryNames
from briefing.lens.query_syntax import LONGEST, Query, QueryError, Search, fault, parse, search_for
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.model.dates import parse_when
from briefing.model.records import Briefing, Firmness, TitleVersion, Weight
from tests.briefings import (
    SPAN,
    briefings,
    cite,
    dispute,
    event,
    make_briefing,
    point,
    side,
    source,
    voice,
)
from tests.conftest import HARBOUR, Run

INDEX = Index(
    make_briefing(
        [
            source("001_daily", "2031-03-01", publisher="The Daily"),
            source("002_copy", "2031-03-02", publisher="Gazette", origin=["Wire"]),
            source("003_wire", "2031-03-04", publisher="Wire"),
        ],
        [
            event(
                "vote",
                "2031-03-03",
                point("held", "reported", cite("001_daily", "ann"), "003_wire", topics=["berths"]),
                point("pledge", "commitment", cite("002_copy", "bo"), "003_wire")._replace(
                    due=parse_when("2032")
                ),
                title="Council's vote",
                rank="headline",
                topics=["budget"],
            ),
            event(
                "vote-2",
                "2031-03-05..2031-03-20",
                point("set", "planned", cite("001_daily", "clerk"), topics=["berths"])._replace(
                    firmness=Firmness.TO_EXPLORE, due=parse_when("2031-12-20/2032-01-10")
                ),
                title="Second vote",
            ),
            event(
                "survey",
                "2031-02",
                point("due", "expected", cite("001_daily", "papers"))._replace(weight=Weight.LEAD),
            ),
            event("talks", "", point("off", "cancelled", "003_wire"), title="港湾局との協議"),
        ],
        voices=[
            voice("ann", role="Mayor of the port's town"),
            voice("bo", role="Harbour master"),
            voice("clerk", role="clerk of the U.S. consul", kind="anonymous"),
            voice("papers", kind="press"),
        ],
        topics={"berths": "Berths and quays", "budget": "The town's budget"},
        disputes=[dispute("sum", side("001_daily"), side("003_wire"), touches=["vote#held"])],
    )
)
NAMES = QueryNames(INDEX)
POINTS = "survey#due vote#held vote#pledge vote-2#set talks#off"


def shown(query: str, index: Index = INDEX) -> list[str]:
    """What is shown of which event, in the order of the view."""
    view = look(index, Lens(search=query))
    return [each.ref for seen in view.events for each in seen.points]


def written(query: Query) -> str:
    """Write each term with its column: ``-by=ann|bo@1``."""
    return "  ".join(
        f"{'-' * term.is_not}{term.field}={'|'.join(word.text for word in term.words)}"
        f"@{term.column}"
        for term in query.terms
    )


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("", ""),
        ("new normal", "=new normal@1"),
        ("  new  normal ", "=new  normal@3"),
        ('"new normal"', "=new normal@1"),
        ("“new normal”", "=new normal@1"),
        ('"new" normal "old"', "=new@1  =normal@7  =old@14"),
        ("new by:ann normal", "=new@1  by=ann@5  =normal@12"),
        ("-new normal", "-=new@1  =normal@6"),
        ('-"new normal" -by:ann', "-=new normal@1  -by=ann@15"),
        ("BY:Ann,bo", "by=Ann|bo@1"),
        ('by:"Ann, of the port"', "by=Ann, of the port@1"),
        ("origin:>1 after:2031-03..", "origin=>1@1  after=2031-03..@11"),
        # No signs of a query: inside of words, alone, before what is no field.
        ("counter-strike 2+2", "=counter-strike 2+2@1"),
        ("US - Japan", "=US - Japan@1"),
        ("-", "=-@1"),
        ('5" pipe', '=5" pipe@1'),
        ("at 12:30", "=at 12:30@1"),
        ("https://x.org/a:b", "=https://x.org/a:b@1"),
        ("-https://x.org", "-=https://x.org@1"),
        ("Kishida: a visit", "=Kishida: a visit@1"),
        ("港:湾", "=港:湾@1"),
        ("one\ntwo", "=one two@1"),
    ],
)
def test_a_query_is_read_as_terms(text: str, terms: str) -> None:
    assert written(parse(text)) == terms


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("vote by:", "=vote@1"),
        ("vote by:ann,", "=vote@1  by=ann@6"),
        ('vote "new nor', "=vote@1  =new nor@6"),
        ('vote by:"the m', "=vote@1  by=the m@6"),
        ('vote -"', "=vote@1"),
    ],
)
def test_while_it_is_typed_its_end_may_be_open(text: str, terms: str) -> None:
    assert written(parse(text, is_typed=True)) == terms
    with pytest.raises(QueryError):
        parse(text)


@pytest.mark.parametrize("date", ["after:2031-0", "on:", "-until:13", 'since:"3 M', "origin:>"])
def test_a_date_or_number_that_is_not_typed_to_its_end_asks_for_nothing(date: str) -> None:
    assert search_for(parse(date, is_typed=True), NAMES) == Search()
    assert fault(date, NAMES)


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", POINTS),
        ("topic:berths", "vote#held vote-2#set"),
        ("topic:the", "vote#pledge"),
        ("topic:berths,BUD", "vote#held vote#pledge vote-2#set"),
        ("by:ann", "vote#held"),
        ("by:mayor,harb", "vote#held vote#pledge"),
        ('by:"port’s town"', "vote#held"),
        ("by:u.s.", "vote-2#set"),
        ("by:outlet", "vote#held vote#pledge talks#off"),
        ("source:001", "survey#due vote#held vote-2#set"),
        ("source:2", "vote#pledge"),
        ("source:wire", "vote#held vote#pledge talks#off"),
        ("event:vote", "vote#held vote#pledge"),
        ("event:vot", "vote#held vote#pledge vote-2#set"),
        ("event:vote-", "vote#held vote#pledge vote-2#set"),
        ("event:協議", "talks#off"),
        ("rank:head", "vote#held vote#pledge"),
        ("stage:planned", "vote-2#set"),
        ("stage:cancelled,unreported", "survey#due talks#off"),
        ("claim:comm", "vote#pledge"),
        ("claim:c", "vote#pledge talks#off"),
        ("firmness:agreed", "vote#pledge"),
        ("firmness:to-,decided", "vote-2#set"),
        ("-firmness:agreed", "survey#due vote#held vote-2#set talks#off"),
        ("weight:lead", "survey#due"),
        ("weight:main", "vote#held vote#pledge"),
        ("weight:d", "vote-2#set talks#off"),
        ("due:2032", "vote#pledge vote-2#set"),
        ("due:2031", "vote-2#set"),
        ('due:"Dec 2032"', "vote#pledge"),
        ("due:2033..", ""),
        ("origin:1", "survey#due vote#pledge vote-2#set talks#off"),
        ("origin:2", "vote#held"),
        ("origin:>1", "vote#held"),
        ("origin:<2", "survey#due vote#pledge vote-2#set talks#off"),
        ("origin:>=1 origin:<=1", "survey#due vote#pledge vote-2#set talks#off"),
        ("standing:single", "survey#due vote#pledge vote-2#set talks#off"),
        ("standing:second-hand,disputed", "survey#due vote#held"),
        # An event without a date is at no time, one in a window on any of its days.
        ("after:2031-03-03", "vote-2#set"),
        ("since:3-March", "vote#held vote#pledge vote-2#set"),
        ("before:2031-03-03", "survey#due"),
        ('until:"3 Mar 2031"', "survey#due vote#held vote#pledge"),
        ("on:2031-03", "vote#held vote#pledge vote-2#set"),
        ("on:2031-02-20/2031-03-04", "survey#due vote#held vote#pledge"),
        ("-on:2031", "talks#off"),
        ("after:2031-03-04..", ""),
        ("topic:berths origin:1 by:clerk", "vote-2#set"),
        ("council's vote", "vote#held vote#pledge"),
        ("council's vote -by:ann", "vote#pledge"),
        ('"vote" "harbour"', "vote#pledge"),
        ("vote -council", "vote-2#set"),
    ],
)
def test_a_query_finds_points(query: str, found: str) -> None:
    assert shown(query) == found.split()


def test_origins_are_those_of_the_day() -> None:
    early = look(INDEX, Lens(as_of=INDEX.days[0], search="origin:1 event:vote"))
    assert [each.ref for each in early.events[0].own] == ["vote#held"]


WRONG = [
    ("vote tpoic:x", 6, "there is no field `tpoic:`", "did you mean `topic:`? (a text with"),
    ("-orgin: 1", 2, "there is no field `orgin:`", "did you mean `origin:`?"),
    ("zzz:x", 1, "there is no field `zzz:`", "there are topic:, by:, source:, event:, "),
    ("by: ann", 4, "`by:` lacks a value", "write it without a space, as in by:austin"),
    ("topic:berths,", 14, "`topic:` lacks a value", "write it without a space"),
    ('vote ""', 6, "nothing stands between the quotation marks", "leave them out"),
    ('vote "new', 6, "a quotation mark is left open", 'put " where the text ends'),
    ("by:“ann", 4, "a quotation mark is left open", "put ” where the text ends"),
    ("topic:berths,bugdet", 14, "there is no topic `bugdet`", "did you mean `budget`"),
    ("event:srvey", 7, "there is no event `srvey`", "did you mean `survey`?"),
    ("source:001_dialy", 8, "there is no source `001_dialy`", "did you mean `001_daily`"),
    ("by:clrek", 4, "there is no voice `clrek`", "did you mean `clerk`?"),
    ("by:zzz", 4, "there is no voice `zzz`", "`briefing list voices` lists them all"),
    ("by:-", 4, "there is no voice `-`", "`briefing list voices` lists them all"),
    ("source:9", 8, "there is no source `9`", "`briefing list sources` lists them all"),
    ("claim:plannde", 7, "there is no claim `plannde`", "did you mean `planned`?"),
    ("rank:zzz", 6, "there is no rank `zzz`", "there are headline, supporting, background"),
    ("firmness:firm", 10, "there is no firmness `firm`", "there are decided, intended, agreed"),
    ("weight:leed", 8, "there is no weight `leed`", "did you mean `lead`?"),
    ("due:soon", 5, "`soon` is no date", "write it as 2023-01-13"),
    ("origin:wire", 8, "`wire` is no number of origins", "write origin:1, origin:>1 or "),
    ("after:13 Jan", 7, "`13` could be a day, a month or a year", "write it as 2023-01-13"),
    ("on:2031-02-30", 4, "`2031-02-30`: Feb 2031 has 28 days", "write it as 2023-01-13"),
    ("on:today", 4, "a query does not know what day it is", "write it as 2023-01-13"),
    ("x" * 10_000, LONGEST + 1, "a query has at most 1,000 characters, this one 10,000", ""),
]


@pytest.mark.parametrize(("text", "column", "message", "hint"), WRONG)
def test_an_error_names_its_place_and_the_remedy(
    text: str, column: int, message: str, hint: str
) -> None:
    error = fault(text, NAMES)
    assert error
    assert (error.column, str(error)[: len(message)]) == (column, message)
    assert error.hint.startswith(hint)


def test_the_errors_are_the_golden_ones(golden: Callable[[str, str], None]) -> None:
    lines = []
    for text, *_ in WRONG:
        error = fault(text, NAMES)
        assert error
        lines.append(f"{text[:40]}\n  {error.column}: {error}\n  {error.hint}\n")
    golden("query-errors.txt", "".join(lines))


def test_the_command_line_puts_a_mark_under_the_place(briefing: Run) -> None:
    result = briefing("list", "points", ".", "--search", "日米 tpoic:fares", cwd=HARBOUR)
    assert (result.returncode, result.stdout) == (2, "")
    assert result.stderr.splitlines()[1:] == [
        "briefing:   日米 tpoic:fares",
        "briefing:        ^",
    ]
    result = briefing("print", ".", "--search", "x" * 10_000, cwd=HARBOUR)
    assert result.stderr == (
        "briefing: --search, column 1001: a query has at most 1,000 characters, this one 10,000; "
        "search for less\n"
    )


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("new normal", "text “new normal”"),
        ('"new normal"', "text “new normal”"),
        ('-"vote" by:ann', 'search -"vote" by:ann'),
    ],
)
def test_a_brief_says_what_was_searched_and_how_to_ask_again(query: str, said: str) -> None:
    view = look(INDEX, Lens(search=query))
    assert describe_filters(view) == said
    assert print_command(None, view)[-1] == f"--search={query}"


PLAIN = st.text(
    st.characters(exclude_characters=':"“-', exclude_categories=["C", "Z"]) | st.just(" ")
)


@given(PLAIN.map(str.strip).filter(bool))
def test_words_alone_are_the_text_that_they_are(text: str) -> None:
    assert search_for(parse(text), NAMES) == Search((text,), (text.casefold(),))


VALUES = {
    "topic": ["berths", "bud"],
    "by": ["ann", "outlet", "B"],
    "source": ["1", "s1", "second", "s"],
    "event": ["e0", "e"],
    "rank": ["headline", "s"],
    "stage": ["reported", "planned,due"],
    "claim": ["planned", "c"],
    "firmness": ["agreed", "to-,said"],
    "weight": ["main", "l,d"],
    "due": ["2031-03", "2031-03-01..2031-03-04"],
    "origin": ["1", ">1", "<=2"],
    "standing": ["single", "second-hand,disputed"],
    "on": ["2031-03", "2031-03-01..2031-03-04"],
    "after": ["2031-03-04", "2031-02"],
    "before": ["2031-03-04", "2031-03"],
    "since": ["2031-03-04"],
    "until": ["2031-03-04", "2031"],
}
TERMS = st.sampled_from(
    [*(f"{name}:{value}" for name, values in VALUES.items() for value in values), '"e"', '"crane"']
)


def test_every_field_is_held_to_the_laws() -> None:
    assert VALUES.keys() == FIELDS.keys()


@pytest.mark.slow
@given(briefings(), TERMS)
@settings(max_examples=75)
def test_a_term_and_its_not_part_the_points(briefing: Briefing, term: str) -> None:
    index = Index(briefing)
    assume(not fault(term, QueryNames(index)))
    assert sorted(shown(term, index) + shown(f"-{term}", index)) == sorted(shown("", index))


@pytest.mark.slow
@given(briefings(), st.lists(TERMS, min_size=2, max_size=4))
@settings(max_examples=75)
def test_the_order_of_terms_does_not_matter(briefing: Briefing, terms: list[str]) -> None:
    index = Index(briefing)
    assume(not fault(" ".join(terms), QueryNames(index)))
    found = shown(" ".join(terms), index)
    assert shown(" ".join(reversed(terms)), index) == found


PIECES = st.sampled_from(
    [*(f"{name}:" for name in FIELDS), "-", '"', "“", "”", ",", " ", ">", "\n"]
)
ANYTHING = st.lists(PIECES | st.text(max_size=4) | st.text(string.digits + "-/.~?", max_size=8))


@pytest.mark.slow
@given(ANYTHING.map("".join), st.booleans())
@settings(max_examples=400)
def test_whatever_is_typed_is_read_or_refused_at_a_place_in_it(text: str, is_typed: bool) -> None:  # noqa: FBT001
    refused = None
    try:
        search_for(parse(text, is_typed=is_typed), NAMES)
    except QueryError as error:
        refused = error
    assert refused is None or (1 <= refused.column <= len(text) + 1 and refused.hint)


def test_an_event_is_found_by_the_title_that_it_has_on_the_day() -> None:
    vote = event("e1", "", point("set", "planned", "daily"), point("held", "reported", "wire"))
    first, later = (
        TitleVersion("Talks to come", (), SPAN),
        TitleVersion("Rejection at last", ("e1#held",), SPAN),
    )
    sources = [source("daily", "2031-03-01"), source("wire", "2031-03-04")]
    index = Index(make_briefing(sources, [vote._replace(titles=(first, later))]))

    def found(query: str, day: int) -> list[str]:
        lens = Lens(as_of=date(2031, 3, day), search=query)
        return [each.event.title for each in look(index, lens).events]

    for day, title in ((1, "Talks to come"), (4, "Rejection at last")):
        assert found("event:e1", day) == [title]
        assert found("event:talks", day) == [title] * (day == 1)
        assert found("event:reject", day) == [title] * (day == 4)
