"""The words of Dutch date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.evidence.date_expressions.languages.table import (
    LARGEST_DAY,
    UNSURE,
    Meaning,
    WordKind,
    WordMeaning,
    compounds,
    language,
    named,
    numbered,
    plain,
    relative,
    valued,
)

_ONES = ("een", "twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen")
_TENS = {20: "twintig", 30: "dertig", 40: "veertig", 50: "vijftig", 60: "zestig"}


def _compounds() -> Iterable[WordMeaning]:
    """Yield numbers from twenty on: eenentwintig, and as ordinals eenentwintigste."""
    for value, ten in _TENS.items():
        for more, one in enumerate(("", *_ONES)):
            join = "ën" if one.endswith("e") else "en"
            word = f"{one}{join}{ten}" if one else ten
            yield word, Meaning(WordKind.NUMBER, value + more, "word")
            if value + more <= LARGEST_DAY:
                yield f"{word}ste", Meaning(WordKind.ORDINAL, value + more)


TABLE = language(
    "nl",
    numbered(
        WordKind.MONTH,
        1,
        "januari, jan; februari, feb; maart, mrt, maa; april, apr; mei; juni, jun; juli, jul;"
        "augustus, aug; september, sept, sep; oktober, okt; november, nov; december, dec",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "maandag, ma; dinsdag, di; woensdag, wo; donderdag, do; vrijdag, vr;"
        "zaterdag, za; zondag, zo",
    ),
    valued(WordKind.WEEKDAY, {0: "maandags"}, "plural"),
    named(
        WordKind.UNIT,
        {
            "day": "dag",
            "week": "week",
            "weekend": "weekend, weekeinde",
            "month": "maand",
            "quarter": "kwartaal",
            "half": "halfjaar, jaarhelft",
            "year": "jaar",
            "decade": "decennium",
            "century": "eeuw",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "dagen",
            "week": "weken",
            "month": "maanden",
            "quarter": "kwartalen",
            "year": "jaren",
            "decade": "decennia",
            "century": "eeuwen",
        },
        0,
    ),
    numbered(
        WordKind.NUMBER,
        1,
        "één, een; twee; drie; vier; vijf; zes; zeven; acht; negen; tien; elf; twaalf; dertien;"
        "veertien; vijftien; zestien; zeventien; achttien; negentien",
        "word",
    ),
    valued(WordKind.NUMBER, {100: "honderd", 1000: "duizend", 2000: "tweeduizend"}, "word"),
    _compounds(),
    numbered(
        WordKind.ORDINAL,
        1,
        "eerste; tweede; derde; vierde; vijfde; zesde; zevende; achtste; negende; tiende; elfde;"
        "twaalfde; dertiende; veertiende; vijftiende; zestiende; zeventiende; achttiende;"
        "negentiende",
    ),
    valued(
        WordKind.WHICH,
        {
            -1: "vorige, vorig, laatste, afgelopen, verleden",
            0: "deze, dit, huidige, lopende, de huidige, van deze, van dit",
            1: "volgende, volgend",
        },
    ),
    valued(WordKind.COMING, {-1: "voorbije", 1: "komende, komend, aankomende, aanstaande"}),
    relative(
        "day",
        {
            -2: "eergisteren",
            -1: "gisteren, gisteravond, vorige nacht",
            0: "vandaag, nu, vanavond, vanmorgen, vanochtend, vanmiddag, vannacht",
            1: "morgenochtend",
            2: "overmorgen",
        },
    ),
    valued(WordKind.TOMORROW, {1: "morgen"}, "day"),
    named(WordKind.TIME, {"": "de morgen, in de morgen, s morgens"}),
    relative("week", {2: "de week na volgende, week na volgende, over volgende week"}),
    named(
        WordKind.PART,
        {
            "early": "begin, begin van, het begin van, vroeg, begin van de",
            "mid": "midden, midden van, half, medio, halverwege",
            "late": "eind, einde, eind van, einde van, het einde van, het eind van, laat",
        },
    ),
    valued(WordKind.EARLIER, {-1: "eerder", 1: "later"}),
    named(WordKind.PREFIX, {"quarter": "q, k", "half": "h", "decade": "jaren"}),
    named(WordKind.HALF, {"and": "en een half, en een halve", "of": "een half, een halve, halve"}),
    compounds({"een+en een half": "anderhalf, anderhalve", "zes+maanden": "half jaar"}),
    named(WordKind.TIME, {"hour": "uur"}),
    named(
        WordKind.SINCE,
        {
            "open": "op zijn vroegst, ten vroegste, of later",
            "open ahead": "niet eerder dan, niet voor",
        },
    ),
    named(WordKind.BY, {"open": "ten laatste, op zijn laatst", "open ahead": "niet later dan"}),
    named(WordKind.BEFORE, {UNSURE: "voor"}),
    plain(
        {
            WordKind.AGO: "geleden",
            WordKind.HENCE: "over",
            WordKind.WITHIN: "binnen, binnen de, in minder dan, minder dan",
            WordKind.TO: "tot, tot en met, t/m, tot aan, tot de",
            WordKind.BETWEEN: "tussen, tussen de",
            WordKind.AND: "en, en de",
            WordKind.FROM: "van, vanaf, vanaf de, met ingang van",
            WordKind.SINCE: "sinds, sedert",
            WordKind.BY: "uiterlijk, uiterlijk op",
            WordKind.BEFORE: "vóór",
            WordKind.AFTER: "na",
            WordKind.REST: "rest van, de rest van, rest van de, rest van het",
            WordKind.MORE: "meer dan, minstens",
            WordKind.ABOUT: "rond, omstreeks, ongeveer, circa, rondom",
            WordKind.FEW: "enkele, een paar, paar, enige, verschillende",
            WordKind.FISCAL: "boekjaar, begrotingsjaar, fiscaal jaar",
            WordKind.TIME: "ochtend, middag, avond, nacht, middernacht, ochtends, avonds, middags,"
            " s ochtends, s avonds, s middags",
            WordKind.ARTICLE: "de, het",
            WordKind.FILLER: "op, in, aan, tijdens, gedurende, van het, van de, om, der, te",
        }
    ),
    named(
        WordKind.FEAST,
        {
            "easter": "pasen, paaszondag, eerste paasdag",
            "christmas": "kerstmis, kerst, kerstdag, eerste kerstdag",
            "new year": "nieuwjaar, nieuwjaarsdag",
            "epiphany": "driekoningen",
            "all saints": "allerheiligen",
        },
        0,
    ),
    valued(
        WordKind.FEAST,
        {
            -46: "aswoensdag",
            -7: "palmzondag",
            -3: "witte donderdag",
            -2: "goede vrijdag",
            1: "paasmaandag, tweede paasdag",
            39: "hemelvaartsdag, hemelvaart",
            49: "pinksteren, eerste pinksterdag",
            50: "pinkstermaandag, tweede pinksterdag",
        },
        "easter",
    ),
    named(WordKind.FEAST, {"christmas": "kerstavond"}, -1),
    named(WordKind.FEAST, {"new year eve": "oudejaarsdag, oudjaar"}, 0),
    named(WordKind.FEAST, {"christmas": "tweede kerstdag"}, 1),
    ordinal_endings="e de ste",
    fiscal=("fiscal-calendar",),
)
