"""The words of Dutch date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.evidence.date_expressions.languages.table import (
    LARGEST_DAY,
    UNSURE,
    Kind,
    Meaning,
    Words,
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


def _compounds() -> Iterable[Words]:
    """Yield numbers from twenty on: eenentwintig, and as ordinals eenentwintigste."""
    for value, ten in _TENS.items():
        for more, one in enumerate(("", *_ONES)):
            join = "ën" if one.endswith("e") else "en"
            word = f"{one}{join}{ten}" if one else ten
            yield word, Meaning(Kind.NUMBER, value + more, "word")
            if value + more <= LARGEST_DAY:
                yield f"{word}ste", Meaning(Kind.ORDINAL, value + more)


TABLE = language(
    "nl",
    numbered(
        Kind.MONTH,
        1,
        "januari, jan; februari, feb; maart, mrt, maa; april, apr; mei; juni, jun; juli, jul;"
        "augustus, aug; september, sept, sep; oktober, okt; november, nov; december, dec",
    ),
    numbered(
        Kind.WEEKDAY,
        0,
        "maandag, ma; dinsdag, di; woensdag, wo; donderdag, do; vrijdag, vr;"
        "zaterdag, za; zondag, zo",
    ),
    valued(Kind.WEEKDAY, {0: "maandags"}, "plural"),
    named(
        Kind.UNIT,
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
        Kind.UNIT,
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
        Kind.NUMBER,
        1,
        "één, een; twee; drie; vier; vijf; zes; zeven; acht; negen; tien; elf; twaalf; dertien;"
        "veertien; vijftien; zestien; zeventien; achttien; negentien",
        "word",
    ),
    valued(Kind.NUMBER, {100: "honderd", 1000: "duizend", 2000: "tweeduizend"}, "word"),
    _compounds(),
    numbered(
        Kind.ORDINAL,
        1,
        "eerste; tweede; derde; vierde; vijfde; zesde; zevende; achtste; negende; tiende; elfde;"
        "twaalfde; dertiende; veertiende; vijftiende; zestiende; zeventiende; achttiende;"
        "negentiende",
    ),
    valued(
        Kind.WHICH,
        {
            -1: "vorige, vorig, laatste, afgelopen, verleden",
            0: "deze, dit, huidige, lopende, de huidige, van deze, van dit",
            1: "volgende, volgend",
        },
    ),
    valued(Kind.COMING, {-1: "voorbije", 1: "komende, komend, aankomende, aanstaande"}),
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
    valued(Kind.TOMORROW, {1: "morgen"}, "day"),
    named(Kind.TIME, {"": "de morgen, in de morgen, s morgens"}),
    relative("week", {2: "de week na volgende, week na volgende, over volgende week"}),
    named(
        Kind.PART,
        {
            "early": "begin, begin van, het begin van, vroeg, begin van de",
            "mid": "midden, midden van, half, medio, halverwege",
            "late": "eind, einde, eind van, einde van, het einde van, het eind van, laat",
        },
    ),
    valued(Kind.EARLIER, {-1: "eerder", 1: "later"}),
    named(Kind.PREFIX, {"quarter": "q, k", "half": "h", "decade": "jaren"}),
    named(Kind.HALF, {"and": "en een half, en een halve", "of": "een half, een halve, halve"}),
    compounds({"een+en een half": "anderhalf, anderhalve", "zes+maanden": "half jaar"}),
    named(Kind.TIME, {"hour": "uur"}),
    named(
        Kind.SINCE,
        {
            "open": "op zijn vroegst, ten vroegste, of later",
            "open ahead": "niet eerder dan, niet voor",
        },
    ),
    named(Kind.BY, {"open": "ten laatste, op zijn laatst", "open ahead": "niet later dan"}),
    named(Kind.BEFORE, {UNSURE: "voor"}),
    plain(
        {
            Kind.AGO: "geleden",
            Kind.HENCE: "over",
            Kind.WITHIN: "binnen, binnen de, in minder dan, minder dan",
            Kind.TO: "tot, tot en met, t/m, tot aan, tot de",
            Kind.BETWEEN: "tussen, tussen de",
            Kind.AND: "en, en de",
            Kind.FROM: "van, vanaf, vanaf de, met ingang van",
            Kind.SINCE: "sinds, sedert",
            Kind.BY: "uiterlijk, uiterlijk op",
            Kind.BEFORE: "vóór",
            Kind.AFTER: "na",
            Kind.REST: "rest van, de rest van, rest van de, rest van het",
            Kind.MORE: "meer dan, minstens",
            Kind.ABOUT: "rond, omstreeks, ongeveer, circa, rondom",
            Kind.FEW: "enkele, een paar, paar, enige, verschillende",
            Kind.FISCAL: "boekjaar, begrotingsjaar, fiscaal jaar",
            Kind.TIME: "ochtend, middag, avond, nacht, middernacht, ochtends, avonds, middags,"
            " s ochtends, s avonds, s middags",
            Kind.ARTICLE: "de, het",
            Kind.FILLER: "op, in, aan, tijdens, gedurende, van het, van de, om, der, te",
        }
    ),
    named(
        Kind.FEAST,
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
        Kind.FEAST,
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
    named(Kind.FEAST, {"christmas": "kerstavond"}, -1),
    named(Kind.FEAST, {"new year eve": "oudejaarsdag, oudjaar"}, 0),
    named(Kind.FEAST, {"christmas": "tweede kerstdag"}, 1),
    ordinal_endings="e de ste",
    fiscal=("fiscal-calendar",),
)
