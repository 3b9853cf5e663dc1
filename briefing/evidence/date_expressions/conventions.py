"""The conventions for reading printed dates, each with a reference."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from enum import Enum
from types import MappingProxyType

from briefing.model.dates import When
from briefing.model.lean_typing import NamedTuple


class Direction(Enum):
    """The side of the publication on which a date lies, as its verb or its claim says."""

    BEFORE = "before"
    AFTER = "after"
    OPEN = "open"

    def allows(self, when: When, day: date) -> bool:
        """Whether some part of a date is on this side of the day of publication, or on that day."""
        if self is Direction.BEFORE:
            return when.earliest is None or when.earliest <= day
        if self is Direction.AFTER:
            return when.latest is None or when.latest >= day
        return True


class Reading(NamedTuple):
    """A possible meaning of a phrase, and the id in `RULES` of the convention for it."""

    when: When
    rule: str


class Convention(NamedTuple):
    """A convention in one sentence, and the reference for it."""

    says: str
    reference: str


_FOWLER = "Fowler's Modern English Usage, quoted in Minnesota Public Radio, Grammar Grater 37"
_HEIDELTIME = "HeidelTime, HeidelTime.java: resolution against the document's creation time"
_SWAN = "Swan, Practical English Usage, 3rd edition, 314 (last, the last) and 375 (next, the next)"
_SLOT = "The Slot (theslot.blogspot.com), 2007, on two senses of “last” and “next”"
_OURS = "Ours, where no reference says it"

FISCAL_YEARS: Mapping[str, tuple[int, bool]] = MappingProxyType(
    {"fiscal-japan": (4, False), "fiscal-us": (10, True), "fiscal-calendar": (1, False)}
)
"""The first month of each rule's fiscal year, and whether its number is that of its last year."""

RULES: Mapping[str, Convention] = MappingProxyType(
    {
        "written": Convention(
            "The date is written out, year and all.", "ISO 8601-1, calendar dates; EDTF level 0"
        ),
        "counted": Convention(
            "Days are counted from the day of publication; a morning paper's “last night” is the "
            "evening before.",
            "The Guardian, Mind your language, 5 April 2010",
        ),
        "weekday": Convention(
            "A weekday alone lies within seven days before or after the publication; of what has "
            "happened, that of the publication is its own day.",
            "AP Stylebook, quoted in the Kenbridge-Victoria Dispatch, 28 April 2016",
        ),
        "nearest": Convention(
            "The one that is nearest to the publication.",
            "Stanford CoreNLP, documentation of SUTime (“this Wednesday”)",
        ),
        "unstated": Convention(
            "The year or the month that a date leaves out is that of the publication.", _HEIDELTIME
        ),
        "tense": Convention(
            "The verb or the claim decides: the latest one that has begun, or the first one that "
            "is not over.",
            _HEIDELTIME,
        ),
        "latest": Convention("“Last”: the latest one that is over before the publication.", _SLOT),
        "coming": Convention(
            "“Next”, and “this” of what is ahead: the first one to come after the publication.",
            f"{_FOWLER}; Cambridge International Dictionary of English (“this Saturday”), quoted "
            "at gally.net/leavings/00/0014.html",
        ),
        "of-week": Convention(
            "“Last”, “this” and “next” are those of the week before, of or after the publication.",
            f"{_FOWLER} (the Scottish and northern use); {_SLOT}",
        ),
        "of-year": Convention(
            "“Last”, “this” and “next” are those of the year before, of or after the publication.",
            _SLOT,
        ),
        "week": Convention(
            "A week runs from Monday to Sunday; last week is the one before the publication's, and "
            "something of last week fell on some day in it.",
            f"ISO 8601:1988, 3.17; {_SWAN}",
        ),
        "calendar": Convention(
            "Without an article, last month, quarter or year is the calendar's one before this.",
            _SWAN,
        ),
        "running": Convention(
            "With an article or a number, the last and the next weeks, months or years are counted "
            "from the day of publication.",
            _SWAN,
        ),
        "unit": Convention(
            "What is counted in weeks, months or years is no more precise than these.", _HEIDELTIME
        ),
        "rest": Convention(
            "Earlier or later this week is a day of it before or after the publication's; where "
            "none is left, the publication's own.",
            _OURS,
        ),
        "part": Convention(
            "Early, mid, late, or the end of a period has no agreed limits: it is read as the "
            "whole of it.",
            "TIMEX3, attribute mod (START, MID, END), in the documentation of Stanford CoreNLP",
        ),
        "half": Convention(
            "Early and late are the halves of a week, a month or a year; the middle of a month is "
            "its 10th to 20th.",
            "Microsoft Recognizers-Text, specification of date periods",
        ),
        "third": Convention(
            "A Japanese, Chinese or Korean month has three parts: up to the 10th, up to the 20th, "
            "and its rest.",
            "Daijisen (上旬, 中旬, 下旬)",
        ),
        "few": Convention(
            "A few, several or some are between two and six; 二三 is two or three.",
            f"{_OURS}: no reference has a number",
        ),
        "about": Convention(
            "What is about a date is read as that date; how far it can be off is not said.",
            "TIMEX3, attribute mod (APPROX)",
        ),
        "from-tomorrow": Convention(
            "The next days or weeks begin with the day after the publication.",
            "Microsoft Recognizers-Text, specification of date periods (“next 3 days”)",
        ),
        "decade": Convention(
            "A decade without its century is the latest that has begun, and the next one as well "
            "if that is much nearer; “the 1900s” are the decade, or the century that is over.",
            _OURS,
        ),
        "two-digit": Convention(
            "A year of two digits is the nearest one, and where that is more than ten years ahead, "
            "the one a century before as well.",
            f"{_OURS}; Java's SimpleDateFormat takes those up to 20 years ahead",
        ),
        "day-first": Convention(
            "In numbers the day comes before the month.", "Unicode CLDR, short dates (en-GB)"
        ),
        "month-first": Convention(
            "In numbers the month comes before the day.", "Unicode CLDR, short dates (en-US)"
        ),
        "fiscal-japan": Convention(
            "A fiscal year begins in April and has the number of the year in which it begins "
            "(Japan).",
            "Public Finance Act of Japan, article 11",
        ),
        "fiscal-us": Convention(
            "A fiscal year begins in October and has the number of the year in which it ends "
            "(United States).",
            "31 U.S.C. § 1102",
        ),
        "fiscal-calendar": Convention(
            "A fiscal year is the calendar's.", "Bundeshaushaltsordnung, § 4"
        ),
        "outside": Convention(
            "“Before” leaves the beginning open, “after” the end; the day or period named is left "
            "out.",
            "EDTF (Library of Congress, 2019), open intervals",
        ),
        "bound": Convention(
            "“Since” and “at the earliest” leave the end open, “until”, “by” and “at the latest” "
            "the beginning; the day or period named is still within.",
            "EDTF (Library of Congress, 2019), open intervals",
        ),
    }
)
