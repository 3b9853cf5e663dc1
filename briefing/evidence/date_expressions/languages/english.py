"""The words of English date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from briefing.evidence.date_expressions.languages.table import (
    Meaning,
    WordKind,
    compounds,
    in_context,
    language,
    named,
    numbered,
    plain,
    relative,
    valued,
)

_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"

TABLE = language(
    "en",
    numbered(
        WordKind.MONTH,
        1,
        "january, jan; february, feb; march, mar; april, apr; may; june, jun; july, jul;"
        "august, aug; september, sept, sep; october, oct; november, nov; december, dec",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "monday, mon; tuesday, tues, tue; wednesday, weds, wed; thursday, thurs, thur, thu;"
        "friday, fri; saturday, sat; sunday, sun",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "mondays; tuesdays; wednesdays; thursdays; fridays; saturdays; sundays",
        "plural",
    ),
    named(
        WordKind.UNIT,
        {
            "day": "day",
            "week": "week",
            "weekend": "weekend, week-end",
            "month": "month",
            "quarter": "quarter",
            "half": "half",
            "year": "year",
            "decade": "decade",
            "century": "century",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "days",
            "week": "weeks",
            "month": "months",
            "quarter": "quarters",
            "year": "years",
            "decade": "decades",
            "century": "centuries",
        },
        0,
    ),
    compounds(
        {
            "six+months": "half a year, half year",
            "three+months": "a quarter of a year",
            "nine+months": "three quarters of a year",
            "twenty+five+years": "a quarter of a century, a quarter century, quarter century",
            "now+until": "from now until, from now to, from now till",
            "this+year+end": "year-end, year end",
            "this+month+end": "month-end",
        }
    ),
    named(WordKind.HALF, {"and": "and a half", "of": "half a"}),
    named(WordKind.UNIT, {"week": "fortnight"}, 2),
    numbered(
        WordKind.NUMBER,
        1,
        "one; two; three; four; five; six; seven; eight; nine; ten; eleven; twelve; thirteen;"
        "fourteen; fifteen; sixteen; seventeen; eighteen; nineteen",
        "word",
    ),
    valued(
        WordKind.NUMBER,
        {
            **dict(zip(range(20, 100, 10), _TENS.split(), strict=True)),
            100: "hundred",
            1000: "thousand",
        },
        "word",
    ),
    valued(WordKind.NUMBER, {1: "a, an", 2: "a couple of, a couple, couple of"}),
    numbered(
        WordKind.ORDINAL,
        1,
        "first; second; third; fourth; fifth; sixth; seventh; eighth; ninth; tenth; eleventh;"
        "twelfth; thirteenth; fourteenth; fifteenth; sixteenth; seventeenth; eighteenth;"
        "nineteenth; twentieth",
        "word",
    ),
    valued(WordKind.ORDINAL, {30: "thirtieth", -1: "final"}, "word"),
    valued(WordKind.WHICH, {-1: "last, previous, prior", 0: "this, current", 1: "next"}),
    valued(
        WordKind.COMING,
        {-1: "past, this past, recent", 1: "coming, this coming, upcoming, forthcoming"},
        "running",
    ),
    relative(
        "day",
        {
            -2: "the day before yesterday, day before yesterday",
            -1: "yesterday, last night",
            0: "today, tonight, this morning, this afternoon, this evening, now, this day",
            1: "tomorrow",
            2: "the day after tomorrow, day after tomorrow",
        },
    ),
    in_context(
        "day",
        {
            -1: "the previous day, previous day, the day before, day before, the preceding day",
            0: "that day, the same day, same day",
            1: "the next day, next day, the following day, following day, the day after",
        },
    ),
    in_context(
        "week",
        {
            -1: "the previous week, the preceding week, the week before",
            0: "that week, the same week, same week",
            1: "the following week, the week after",
        },
    ),
    in_context(
        "month",
        {
            -1: "the previous month, the preceding month, the month before",
            0: "that month, the same month, same month",
            1: "the following month, the month after",
        },
    ),
    in_context(
        "year",
        {
            -1: "the previous year, the preceding year, the year before",
            0: "that year, the same year, same year",
            1: "the following year, the year after",
        },
    ),
    relative(
        "week",
        {-2: "the week before last, week before last", 2: "the week after next, week after next"},
    ),
    relative(
        "weekend",
        {
            -2: "the weekend before last, weekend before last",
            2: "the weekend after next, weekend after next",
        },
    ),
    relative(
        "month",
        {
            -2: "the month before last, month before last",
            2: "the month after next, month after next",
        },
    ),
    relative(
        "year",
        {
            -2: "the year before last, year before last",
            0: "year to date, the year to date",
            2: "the year after next, year after next",
        },
    ),
    named(
        WordKind.PART,
        {
            "early": "first days of, opening days of, early, very early, start of,"
            " beginning of, opening of, early in, early on",
            "mid": "mid, middle of, midway through",
            "late": "last days of, final days of, closing days of, late, very late,"
            " very end of, end of, close of, late in, late on, end",
        },
    ),
    valued(
        WordKind.EARLIER, {-1: "earlier, earlier in, earlier on", 1: "later, later in, later on"}
    ),
    valued(WordKind.ARTICLE, {1: "the"}),
    named(WordKind.DECADE, {"": "noughties"}, 2000),
    (
        (f"{ten[:-1]}ies", Meaning(WordKind.DECADE, value))
        for value, ten in zip(range(20, 100, 10), _TENS.split(), strict=True)
    ),
    named(WordKind.PREFIX, {"quarter": "q", "half": "h", "fiscal": "fy"}),
    named(
        WordKind.SINCE,
        {
            "open": "at the earliest, at the very earliest, at the soonest, or later, onwards,"
            " onward",
            "open ahead": "no earlier than, not earlier than, no sooner than, not before,"
            " not until, not till, on or after",
        },
    ),
    named(
        WordKind.BY,
        {
            "open": "at the latest, at the very latest, or earlier, or sooner",
            "open ahead": "no later than, not later than, at the latest by, on or before",
        },
    ),
    plain(
        {
            WordKind.AGO: "ago, back, earlier than now",
            WordKind.HENCE: "from now, hence",
            WordKind.IN: "in",
            WordKind.WITHIN: "within, in less than, less than, inside",
            WordKind.TO: "to, through, thru",
            WordKind.BETWEEN: "between",
            WordKind.AND: "and",
            WordKind.FROM: "from",
            WordKind.SINCE: "since, ever since",
            WordKind.UNTIL: "until, till, up to, up until",
            WordKind.BY: "by",
            WordKind.BEFORE: "before, prior to, ahead of",
            WordKind.AFTER: "after, following on",
            WordKind.REST: "rest of, the rest of, remainder of, the remainder of, rest, rest of my",
            WordKind.MORE: "more than, at least, no less than, just over",
            WordKind.ABOUT: "nearly, almost, around, about, circa, roughly, approximately, some",
            WordKind.FEW: "a few, few, several, some few, a number of",
            WordKind.FISCAL: "fiscal, fiscal year, financial year, the fiscal year",
            WordKind.TIME: "morning, afternoon, evening, night, noon, midday, midnight, dawn,"
            " early hours, small hours, gmt, utc,"
            " est, edt, cst, cdt, pst, pdt, cet, cest, jst, bst, local time, overnight",
            WordKind.FILLER: "of, on, during, all of, the whole of, for,"
            " throughout, as of, as early as, as late as,"
            " time, early as, in the course of",
        }
    ),
    named(WordKind.FILLER, {"at": "at", "over": "over"}),
    named(WordKind.TIME, {"hour": "o'clock"}),
    named(
        WordKind.FROM, {"start": "starting from, starting, starting on, beginning on, commencing"}
    ),
    named(
        WordKind.UNIT,
        {
            "week from": "week commencing, week beginning, week starting",
            "week to": "week ending, week ended, week to",
        },
    ),
    named(
        WordKind.FEAST,
        {
            "easter": "easter, easter sunday, easter day",
            "orthodox easter": "orthodox easter",
            "christmas": "christmas, christmas day",
            "year turn": "turn of the year, the turn of the year",
            "new year": "new year, new years day, new year day",
            "thanksgiving": "thanksgiving, thanksgiving day",
            "halloween": "halloween",
            "epiphany": "epiphany",
            "valentine": "valentine day, valentines day",
            "bastille day": "bastille day",
            "all saints": "all saints day, all saints",
        },
        0,
    ),
    valued(
        WordKind.FEAST,
        {
            -47: "shrove tuesday, mardi gras",
            -46: "ash wednesday",
            -7: "palm sunday",
            -3: "maundy thursday, holy thursday",
            -2: "good friday",
            -1: "holy saturday, easter saturday",
            1: "easter monday",
            39: "ascension day, ascension",
            49: "whit sunday, pentecost",
            50: "whit monday, pentecost monday",
            60: "corpus christi",
        },
        "easter",
    ),
    named(WordKind.FEAST, {"christmas": "christmas eve"}, -1),
    named(WordKind.FEAST, {"new year eve": "new years eve, new year eve"}, 0),
    named(WordKind.FEAST, {"christmas": "boxing day"}, 1),
    ordinal_endings="st nd rd th",
    orders=("dmy", "mdy"),
    fiscal=("fiscal-japan", "fiscal-us"),
)
