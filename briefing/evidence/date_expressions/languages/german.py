"""The words of German date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from collections.abc import Iterable

from briefing.evidence.date_expressions.languages.table import (
    LARGEST_DAY,
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

_ONES = ("ein", "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun")
_TENS = ((20, "zwanzig"), (30, "dreißig"), (30, "dreissig"))
_ALL_TENS = "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig"
_ORDINALS = (
    "erste; zweite; dritte; vierte; fünfte; sechste; siebte; achte; neunte; zehnte; elfte; zwölfte;"
    "dreizehnte; vierzehnte; fünfzehnte; sechzehnte; siebzehnte; achtzehnte; neunzehnte"
)


def _compounds() -> Iterable[WordMeaning]:
    """Yield numbers from twenty on: einundzwanzig, and as ordinals einundzwanzigste."""
    for value, ten in _TENS:
        for more, word in ((0, ten), *((n, f"{one}und{ten}") for n, one in enumerate(_ONES, 1))):
            yield word, Meaning(WordKind.NUMBER, value + more, "word")
            if value + more <= LARGEST_DAY:
                for end in ("ste", "sten", "ster", "stes", "stem"):
                    yield word + end, Meaning(WordKind.ORDINAL, value + more)


def _declined(words: str, ends: str = "e en er es em") -> str:
    """Return adjectives with their endings: letzte, letzten and so on."""
    return ", ".join(word + end for word in words.split() for end in ends.split())


_DAYS = "montag dienstag mittwoch donnerstag freitag samstag sonntag"
_TIMES = "morgen vormittag mittag nachmittag abend nacht"


def _times_of_days() -> Iterable[WordMeaning]:
    """Yield Mittwochabend and the like."""
    for day in _DAYS.split():
        for time in _TIMES.split():
            yield day + time, Meaning(WordKind.COMPOUND, 0, f"{day}+{time}")


TABLE = language(
    "de",
    numbered(
        WordKind.MONTH,
        1,
        "januar, jan, jänner; februar, feb, feber; märz, mär; april, apr; mai; juni, jun;"
        "juli, jul; august, aug; september, sept, sep; oktober, okt; november, nov; dezember, dez",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "montag, mo; dienstag, di; mittwoch, mi;"
        "donnerstag, do; freitag, fr;"
        "samstag, sonnabend, sa; sonntag, so",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "montags; dienstags; mittwochs; donnerstags; freitags; samstags, sonnabends; sonntags",
        "plural",
    ),
    named(
        WordKind.UNIT,
        {
            "day": "tag, tages, tags",
            "week": "woche",
            "weekend": "wochenende, wochenendes",
            "month": "monat, monats",
            "quarter": "quartal, quartals, vierteljahr",
            "half": "halbjahr, halbjahres, halbjahrs, jahreshälfte",
            "year": "jahr, jahres, jahrs",
            "decade": "jahrzehnt, jahrzehnts, dekade",
            "century": "jahrhundert, jahrhunderts",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "tage, tagen",
            "week": "wochen",
            "month": "monate, monaten",
            "quarter": "quartale",
            "year": "jahre, jahren",
            "decade": "jahrzehnte, jahrzehnten",
        },
        0,
    ),
    numbered(
        WordKind.NUMBER,
        1,
        "eins, ein, eine, einem, einen, einer, eines; zwei; drei; vier; fünf; sechs; sieben; acht;"
        "neun; zehn; elf; zwölf; dreizehn; vierzehn; fünfzehn; sechzehn; siebzehn; achtzehn;"
        "neunzehn",
        "word",
    ),
    _compounds(),
    (
        (word + end, Meaning(WordKind.ORDINAL, value))
        for value, words in enumerate(_ORDINALS.split(";"), 1)
        for word in [words.strip()]
        for end in ("", "n", "r", "s", "m")
    ),
    valued(
        WordKind.WHICH,
        {
            -1: f"{_declined('letzt vorig vorherig')}, letztjährigen",
            0: f"{_declined('dies laufend aktuell heutig')}, dieses jahres",
            1: _declined("nächst"),
        },
    ),
    valued(
        WordKind.COMING,
        {-1: _declined("vergangen zurückliegend"), 1: _declined("kommend folgend bevorstehend")},
    ),
    relative(
        "day",
        {
            -3: "vorvorgestern",
            -2: "vorgestern",
            -1: "gestern",
            0: "heute, jetzt",
            2: "übermorgen",
            3: "überübermorgen",
        },
    ),
    relative(
        "week",
        {-2: "vorletzte woche, vorletzter woche", 2: "übernächste woche, übernächster woche"},
    ),
    relative("weekend", {-2: "vorletztes wochenende", 2: "übernächstes wochenende"}),
    relative("month", {-2: "vorletzten monat", 2: "übernächsten monat"}),
    relative("year", {-2: "vorletztes jahr, vorletzten jahres", 2: "übernächstes jahr"}),
    relative("year", {-1: "vorjahr, vorjahres", 0: "heuer"}),
    valued(WordKind.TOMORROW, {1: "morgen"}, "day"),
    named(WordKind.TIME, {"": "am morgen, der morgen, den morgen, dem morgen, des morgens"}),
    _times_of_days(),
    compounds(
        {
            "dieses+jahr+ende": "jahresende",
            "dieses+jahr+anfang": "jahresanfang, jahresbeginn",
            "dieses+jahr+mitte": "jahresmitte",
            "diesen+monat+ende": "monatsende",
            "diesen+monat+anfang": "monatsanfang, monatsbeginn",
            "diese+woche+ende": "wochenausklang",
        }
    ),
    named(
        WordKind.PART,
        {
            "early": f"anfang, beginn, zu beginn, {_declined('früh')}, zu anfang, auftakt",
            "mid": "mitte",
            "late": f"ende, schluss, {_declined('spät')}, ausgang",
        },
    ),
    valued(WordKind.EARLIER, {-1: "früher, vorher, zuvor", 1: "später, noch"}),
    named(WordKind.PREFIX, {"quarter": "q", "half": "h"}),
    named(WordKind.MARK, {"decade": "er"}),
    (
        (f"{word}er", Meaning(WordKind.DECADE, value))
        for value, word in zip(
            range(20, 100, 10),
            _ALL_TENS.split(),
            strict=True,
        )
    ),
    named(WordKind.DECADE, {"": "dreissiger"}, 30),
    named(WordKind.HALF, {"and": "und ein halbes, und eine halbe", "of": _declined("halb")}),
    ((f"{one}einhalb", Meaning(WordKind.COMPOUND, 0, f"{one}+und ein halbes")) for one in _ONES),
    compounds({"ein+und ein halbes": "anderthalb"}),
    named(WordKind.AGO, {"before": "vor"}),
    named(WordKind.TIME, {"hour": "uhr"}),
    named(
        WordKind.SINCE,
        {"open": "frühestens, oder später", "open ahead": "nicht vor, nicht früher als"},
    ),
    named(WordKind.BY, {"open": "spätestens, oder früher", "open ahead": "nicht später als"}),
    plain(
        {
            WordKind.AGO: "her",
            WordKind.HENCE: "in",
            WordKind.WITHIN: "weniger als, innerhalb, innerhalb von, binnen",
            WordKind.TO: "bis, bis zum, bis zur",
            WordKind.BETWEEN: "zwischen, zwischen dem, zwischen den",
            WordKind.AND: "und, und dem",
            WordKind.FROM: "vom, von, ab, ab dem, von dem",
            WordKind.SINCE: "seit, seit dem",
            WordKind.BY: "bis spätestens, spätestens am, bis spätestens am",
            WordKind.AFTER: "nach, nach dem",
            WordKind.REST: "rest, restlichen, restliche, rest des, rest der, rest dieser,"
            "rest dieses",
            WordKind.MORE: "mehr als, mindestens",
            WordKind.ABOUT: "um, rund um, gegen, etwa, ungefähr, rund, circa, ca, um den",
            WordKind.FEW: "einige, einigen, ein paar, wenige, wenigen, mehrere, mehreren",
            WordKind.FISCAL: "geschäftsjahr, haushaltsjahr, geschäftsjahres, haushaltsjahres,"
            " fiskaljahr",
            WordKind.TIME: "vormittag, mittag, nachmittag, abend, nacht, vormittags, mittags,"
            " nachmittags, abends, nachts, morgens, früh, mitternacht, mesz, mez, utc, ortszeit",
            WordKind.ARTICLE: "der, die, das, des, dem, den",
            WordKind.FILLER: "am, an, zu, im, zum, zur, für, während, von diesem, jahr für",
        }
    ),
    named(WordKind.FILLER, {"over": "über"}),
    named(
        WordKind.FEAST,
        {
            "easter": "ostern, ostersonntag",
            "christmas": "weihnachten, weihnachtstag, ersten weihnachtstag, erster weihnachtstag",
            "year turn": "jahreswechsel, jahreswechsels",
            "new year": "neujahr, neujahrstag",
            "epiphany": "dreikönigstag",
            "labour day": "tag der arbeit",
            "assumption": "mariä himmelfahrt",
            "all saints": "allerheiligen",
        },
        0,
    ),
    valued(
        WordKind.FEAST,
        {
            -48: "rosenmontag",
            -46: "aschermittwoch",
            -7: "palmsonntag",
            -3: "gründonnerstag",
            -2: "karfreitag",
            -1: "karsamstag, ostersamstag",
            1: "ostermontag",
            39: "christi himmelfahrt, himmelfahrt",
            49: "pfingsten, pfingstsonntag",
            50: "pfingstmontag",
            60: "fronleichnam",
        },
        "easter",
    ),
    named(WordKind.FEAST, {"christmas": "heiligabend, heiliger abend"}, -1),
    named(WordKind.FEAST, {"new year eve": "silvester"}, 0),
    named(WordKind.FEAST, {"christmas": "zweiten weihnachtstag, zweiter weihnachtstag"}, 1),
    dot_ordinals=True,
    fiscal=("fiscal-calendar",),
)
