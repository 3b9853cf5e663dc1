"""The pattern that finds numbers in a text: in digits, in words, as codes, or as parts of dates."""

from __future__ import annotations

import re
from collections.abc import Iterable

from briefing.evidence.number_words import CARDINALS, CURRENCIES, ORDINALS, PARTS, SCALES, UNITS


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of literal words, grouped by their first letters, which is tried faster."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=len, reverse=True):
        groups.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(f"{re.escape(first)}(?:{'|'.join(rest)})" for first, rest in groups.items())


WIDE = str.maketrans("０１２３４５６７８９．，％＄￥＋－", "0123456789.,%$¥+-")
"""Full-width forms, each read as the one character that it is a form of."""

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep"),
    *("sept", "oct", "nov", "dec", "januar", "februar", "märz", "mai", "juni", "juli", "oktober"),
    *("dezember", "janvier", "février", "mars", "avril", "juin", "juillet", "août", "septembre"),
    *("octobre", "novembre", "décembre", "enero", "febrero", "marzo", "abril", "mayo", "junio"),
    *("julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"),
)
_MONTH = rf"(?:{any_of(_MONTHS)})\.?"
_WEEKDAYS = (
    *("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"),
    *("mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun"),
    *("montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag", "sonntag"),
)
_WEEKDAY = rf"(?:{any_of(_WEEKDAYS)})\.?"
_TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
_ORDINAL_WORD = rf"(?:(?:{_TENS})[- ])?(?:{any_of(ORDINALS)})"
_DAY = rf"(?:[0-3]?[0-9](?:st|nd|rd|th|\.)?|(?:{_ORDINAL_WORD}))"
_DAYS = rf"{_DAY}(?:(?:,\s?(?:and\s)?|\s(?:and|or|to|until|bis)\s|[-–—/]){_DAY}){{0,4}}"
_YEAR = r"(?:1[5-9]|20|21)[0-9]{2}"
_COUNTED_THINGS = (
    r"(?<!\bin\s....)(?<!\bof\s....)(?<!\bby\s....)(?<!the\s....)(?<!its\s....)"
    r"(?<!from\s....)(?<!since\s....)(?<!until\s....)(?<!before\s....)"
    r"(?<!after\s....)(?<!during\s....)(?<![a-z]’s\s....)(?<![a-z]'s\s....)"
    r"(?<!fiscal\s....)(?<!year\s....)(?<!ber\s....)(?<!ary\s....)(?<!uly\s....)"
    r"\s(?!(?:was|is|has|as|its|his|this|plus|versus|elections?|olympics|sees|saw)\b)[a-z]{3,}s\b"
)
"""Behind what could be a year: things that are counted, as in 1800 boats."""
_DATE = rf"""
    (?:mid|post|pre|late|early)-{_YEAR}s? | {_YEAR}-[01][0-9](?:-[0-3][0-9])?(?![0-9-])
  | [0-3]?[0-9]\s?[./]\s?[0-3]?[0-9]\s?[./]\s?(?:{_YEAR}|[0-9]{{2}})(?![\w.])
  | [0-2]?[0-9]:[0-5][0-9](?::[0-5][0-9])?(?:\s?[ap]\.?m\b\.?)?
  | [0-2]?[0-9]\s?(?:[ap]\.m\.|[ap]m\b|o[’']clock)
  | {_WEEKDAY}(?:,\s|\s)(?:the\s)?{_DAYS}(?:\s(?:of\s)?{_MONTH})?(?!\w|[.,]?[0-9]|\s?%)
  | (?=[a-z -]{{3,14}}|[0-9.,/\s–—-]{{1,40}}(?:st|nd|rd|th|of|and|or|to|until|bis|{_MONTH}))
    {_DAYS}(?:\s|\sof\s){_MONTH}(?![\w’'])(?:,?\s{_YEAR})?
  | {_MONTH}\s{_DAYS}(?!\w|[.,][0-9]|\s?%|\s(?:per\s?cent|(?:m|b|tr)illion))(?:,?\s{_YEAR}(?![\w]))?
  | {_ORDINAL_WORD}\s(?:weeks?|half|quarter|days?|decade)\sof\s
    (?:the\s)?(?:{_MONTH}|year|month|century|{_YEAR}|next|this|last)
  | (?:{_ORDINAL_WORD}|[0-9]{{1,2}}(?:st|nd|rd|th))[- ]century
  | [0-9]{{2,4}}年(?!間) | [0-9]{{1,2}}月(?:[0-9]{{1,2}}日|第[0-9]週)? | [0-9]{{1,2}}日(?!間)
  | [0-9]{{1,2}}時(?!間)(?:[0-9]{{1,2}}分)?
  | (?:fy|fiscal|[’'])\s?(?:{_YEAR}|[0-9]{{2}}(?!\w))(?:[-/][0-9]{{2,4}})?
  | (?<![\$€£¥₩₹])(?:(?:{_YEAR}|1[0-4][0-9]{{2}}(?=s))(?:s|[-/–](?:{_YEAR}|[0-9]{{2}}))?)
    (?!\w|[.,-]?[0-9]|\s?%|\s(?:per\s?cent|thousand|(?:m|b|tr)illion)|{_COUNTED_THINGS})
"""
_CARDINAL = any_of(CARDINALS)
_SMALL = (
    rf"(?:(?:{_TENS})[- ]"
    rf"(?:one|two|three|four|five|six|seven|eight|nine)\b|(?:{_CARDINAL})\b)"
)
_WORD_SCALE = r"(?:dozen|hundred|thousand|million|billion|trillion|lakh|crore)\b"
_WORDS = (
    rf"(?:{_SMALL}|(?:half\s)?an?(?=[- ]{_WORD_SCALE}))"
    rf"(?:[- ]{_WORD_SCALE})*(?:\sand\s(?:(?<=hundred\sand\s)|(?<=thousand\sand\s)){_SMALL})?"
)
_DOTTED = r"[0-9]{1,3}(?:\.[0-9]{3}){2,}(?![0-9.])"
"""Millions with dots between their thousands: no version of a program."""
_PLAIN = (
    r"[0-9]{1,3}(?:[,’'\u00a0\u202f][0-9]{3})+(?![0-9])(?:\.[0-9]+)?"
    rf"|{_DOTTED}(?:,[0-9]+)?"
    r"|(?<![0-9][.,])[0-9]+[.,][0-9]+(?![0-9]|[.,][0-9])|[0-9]+"
)
_SIGN = r"(?:us|a|c|nz|hk|s)?\$|[€£¥₩₹₽]|(?:usd|eur|gbp|jpy|chf|inr|rmb|cny)"
_SCALE = rf"(?:{any_of(SCALES)})"
_NAMES = any_of(each for each in (*CURRENCIES, *UNITS) if each.isalpha())
_OF = (
    "(?:us|swiss|japanese|british|australian|canadian|indian|swedish|danish|norwegian|czech|turkish"
    "|chinese|russian|sea|nautical|square|cubic)"
)
_UNIT = rf"(?:{_OF}[ ])?(?:{_NAMES})"
UNIT_BEHIND = re.compile(rf"[-– \u00a0]?(?P<unit>{_UNIT})(?![a-zà-ÿ])")
"""The unit behind a number with its scale: 4bn euros."""
_FRACTION = r"[½¼¾⅓⅔⅕⅛]|[ ]?[½¼¾⅓⅔⅕⅛]|[ ][1-9]/[2-9](?![0-9/])"
_AND_PART = r"and[ ](?:an?[ ](?:half|third|quarter)|two[- ]thirds|three[- ]quarters)"
_PERCENT = (
    r"%|percent(?:age)?|per[ ]cent|pct|prozent|pour[ ]cent|por[ ]ciento|por[ ]cento|per[ ]cento|"
    r"procent|パーセント"
)

PATTERN = re.compile(
    rf"""
    (?P<date>(?<![\w.,$€£¥+-])(?:{_DATE}))
  | (?P<code>(?<![\w.$€£¥])(?![0-9]+(?:st|nd|rd|th)\b)(?:
        (?=[0-9./+~_-]{{0,40}}[a-z])(?=[A-Za-z./+~_-]{{0,40}}[0-9])
        [a-z0-9]+(?:[-./+~_][a-z0-9]+)*
      | (?!{_DOTTED})[0-9]+(?:\.[0-9]+){{2,}}(?:[-+~][a-z0-9~]+(?:[.+~-][a-z0-9~]+)*)?
      | [0-9]+(?:\+[0-9]+)+
    )(?![a-z0-9_]))
  | (?:(?P<sign>{_SIGN})[ ]?)?(?P<digits>(?<![0-9])(?:{_PLAIN}))(?P<fraction>{_FRACTION})?
    (?:(?P<ordinal>st|nd|rd|th)\b
      |(?:[ ](?P<and_half>{_AND_PART}))?
       (?:/(?P<below>[0-9]+)(?![0-9/]))?
       (?:[-– \u00a0]?(?P<scale>{_SCALE})(?![a-zà-ÿ]))?
       (?:[-– \u00a0]?(?:(?P<percent>{_PERCENT})|(?P<currency>{_UNIT})(?![a-zà-ÿ])))?
    )
  | (?P<ordinal_word>\b{_ORDINAL_WORD}\b)
  | (?P<unit_half>\b(?:an?|{_SMALL})\s[a-z]{{3,10}}\sand\s
      (?:an?\s(?:half|quarter|third)|three\squarters)\b)
  | (?P<words>\b{_WORDS})(?:[- ](?P<part>(?:{any_of(PARTS)})\b(?!-)))?
    (?:[ ](?P<words_half>{_AND_PART})(?:[- ](?P<half_scale>{_WORD_SCALE}))?)?
    (?:[- ](?:(?P<words_percent>percent|per[ ]cent)|(?P<words_currency>{_UNIT})\b))?
  | (?P<one_part>\b(?:an?|one)[ ](?:{any_of(PARTS)})\b(?![-](?!\w+ing)))
  | (?P<half>hal(?:f|ve|ves|ved|ving)\b|[½¼¾⅓⅔⅕⅛]|\bquarters?\b)
  | (?P<kanji>[〇一二三四五六七八九十百千]+(?P<kanji_scale>[万萬億亿兆]?)
      (?P<kanji_currency>円|元|ドル|ユーロ)?(?P<counter>人|名|社|[かカヶ]国|回|件|倍|隻|機|つ|割)?)
    """,
    re.VERBOSE,
)
_BEGINNINGS = any_of(
    (
        *(*_MONTHS, *_WEEKDAYS, *CARDINALS, *ORDINALS),
        *("half", "halve", "halved", "halving", "quarter", "quarters", "fy", "fiscal", "mid"),
        *("post", "pre", "late", "early", "dozen", "usd", "eur", "gbp", "jpy", "chf", "inr", "rmb"),
        "cny",
    )
)
_COUNTED = any_of((*PARTS, "dozen", "hundred", "thousand", "million", "billion", "trillion"))
_WITH_DIGITS = r"""
        (?:us|nz|hk|[acs])?\$[ ]?[0-9] | [0-9]+
      | [a-z]{1,20}(?:[-./+~_][a-z]{1,20}){0,2}[-./+~_]?[0-9] |"""
_IN_WORDS = rf"""
        (?:{_BEGINNINGS})(?![a-z])
      | (?:half[ ])?an?[ -](?:{_COUNTED})
      | (?:an?|one)[ ][a-z]{{3,10}}[ ]and[ ](?:an?[ ](?:half|quarter|third)|three[ ]quarters)
    ) | [€£¥₩₹₽½¼¾⅓⅔⅕⅛〇一二三四五六七八九十百千]"""
TRIGGER = re.compile(rf"(?<![a-z0-9])(?:{_WITH_DIGITS}{_IN_WORDS}|[’'](?=[0-9])", re.VERBOSE)
"""Where a match of `PATTERN` may begin: it is tried nowhere else, because that takes long."""
TRIGGER_WITHOUT_DIGITS = re.compile(rf"(?<![a-z0-9])(?:{_IN_WORDS}", re.VERBOSE)
"""The same for a text that has no digit, of which it asks much less at each word."""
BELOW_ZERO_BEHIND = re.compile(r"[- ]below (?:zero|freezing|nought)\b", re.IGNORECASE)
"""Behind degrees: 5 degrees below zero."""
JAPANESE = re.compile(
    r"(?P<sum>(?:[0-9][0-9,]*(?:\.[0-9]+)?[兆億亿万萬千百])+(?:[0-9][0-9,]*)?)"
    r"(?P<currency>円|元|ドル|ユーロ|ウォン|ポンド)?|(?P<share>[0-9]+(?:\.[0-9])?)割"
    r"|(?P<half>半[分数額])|(?P<both>両[国者方社]|双方)"
)
"""Sums such as 12億3400万円, tenths (2割) and halves, which are read besides."""
