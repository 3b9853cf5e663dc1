"""The words of Italian date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from briefing.evidence.date_expressions.languages.table import (
    WordKind,
    language,
    named,
    numbered,
    plain,
    relative,
    valued,
)

TABLE = language(
    "it",
    numbered(
        WordKind.MONTH,
        1,
        "gennaio, gen; febbraio, feb; marzo, mar; aprile, apr; maggio, mag; giugno, giu;"
        "luglio, lug; agosto, ago; settembre, sett, set; ottobre, ott; novembre, nov;"
        "dicembre, dic",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "lunedì, lunedi, lun; martedì, martedi; mercoledì, mercoledi, mer; giovedì, giovedi, gio;"
        "venerdì, venerdi, ven; sabato, sab; domenica, dom",
    ),
    named(
        WordKind.UNIT,
        {
            "day": "giorno",
            "week": "settimana",
            "weekend": "fine settimana, weekend, week-end, fine-settimana",
            "month": "mese",
            "quarter": "trimestre",
            "half": "semestre, semestri",
            "year": "anno",
            "decade": "decennio",
            "century": "secolo",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "giorni",
            "week": "settimane",
            "month": "mesi",
            "quarter": "trimestri",
            "year": "anni",
            "decade": "decenni",
            "century": "secoli",
        },
        0,
    ),
    numbered(
        WordKind.NUMBER,
        1,
        "uno, un, una; due; tre; quattro; cinque; sei; sette; otto; nove; dieci; undici; dodici;"
        "tredici; quattordici; quindici; sedici; diciassette; diciotto; diciannove; venti; ventuno;"
        "ventidue; ventitré; ventiquattro; venticinque; ventisei; ventisette; ventotto;"
        "ventinove; trenta; trentuno",
        "word",
    ),
    valued(WordKind.NUMBER, {100: "cento", 1000: "mille", 2000: "duemila"}, "word"),
    numbered(
        WordKind.ORDINAL,
        1,
        "primo, prima; secondo, seconda; terzo, terza; quarto, quarta; quinto, quinta; sesto;"
        "settimo; ottavo; nono; decimo",
    ),
    valued(
        WordKind.WHICH,
        {
            -1: "scorso, scorsa, scorsi, scorse, passato, passata, ultimo, ultima, ultimi, ultime,"
            " precedente, precedenti",
            0: "questo, questa, questi, queste, quest, di questo, di questa, corrente, in corso",
            1: "prossimo, prossima, prossimi, prossime",
        },
    ),
    valued(WordKind.COMING, {-1: "trascorsi", 1: "seguente, successivo, successiva, che viene"}),
    relative(
        "day",
        {
            -2: "l'altro ieri, ieri l'altro, altroieri, avantieri",
            -1: "ieri, ieri sera, giorno prima",
            0: "oggi, adesso, ora, stamattina, stamani, stasera, stanotte, questa mattina",
            1: "domani, giorno dopo, indomani",
            2: "dopodomani, dopo domani",
        },
    ),
    named(
        WordKind.PART,
        {
            "early": "inizio, inizio di, all'inizio di, inizi, inizi di, ai primi di, inizio del",
            "mid": "metà, metà di, a metà, alla metà di",
            "late": "fine, fine di, alla fine di, a fine, tardo",
        },
    ),
    valued(WordKind.EARLIER, {-1: "prima in", 1: "più tardi"}),
    named(WordKind.PREFIX, {"quarter": "t, q", "half": "s, h", "decade": "anni"}),
    named(WordKind.HALF, {"and": "e mezzo, e mezza", "of": "mezzo, mezza"}),
    named(WordKind.TO, {"at": "al, a, alla"}),
    named(WordKind.TIME, {"hour": "ore"}),
    named(
        WordKind.SINCE,
        {"open": "al più presto, o più tardi", "open ahead": "non prima di, non prima del"},
    ),
    named(WordKind.BY, {"open": "al più tardi"}),
    plain(
        {
            WordKind.AGO: "fa, or sono",
            WordKind.HENCE: "fra, tra",
            WordKind.WITHIN: "entro, in meno di, nel giro di",
            WordKind.UNTIL: "fino a, fino al, sino a, sino al",
            WordKind.BETWEEN: "tra il, fra il, tra la, tra l",
            WordKind.AND: "e, e il",
            WordKind.FROM: "dal, da, dall, dalla, a partire da, a partire dal",
            WordKind.SINCE: "sin dal, fin dal",
            WordKind.BY: "entro il, non oltre il",
            WordKind.BEFORE: "prima di, prima del, prima dello, prima della, prima dell, prima dei",
            WordKind.AFTER: "dopo, dopo il",
            WordKind.REST: "resto di, resto del, resto della, il resto di, il resto del,resto dell",
            WordKind.MORE: "più di, almeno, oltre",
            WordKind.ABOUT: "verso, circa, intorno a, intorno al, attorno al",
            WordKind.FEW: "alcuni, alcune, pochi, poche, qualche, diversi",
            WordKind.FISCAL: "anno fiscale, esercizio, esercizio finanziario",
            WordKind.TIME: "mattina, mattino, pomeriggio, sera, notte, mezzogiorno, mezzanotte",
            WordKind.ARTICLE: "il, lo, la, i, gli, le",
            WordKind.FILLER: "l, di, d, del, dello, della, dell, dei, degli, delle,"
            " in, nel, nello, nella, nell, nei, nelle, per, durante, nel corso di, nel corso del",
        }
    ),
    named(
        WordKind.FEAST,
        {
            "easter": "pasqua, domenica di pasqua",
            "christmas": "natale, giorno di natale",
            "new year": "capodanno",
            "epiphany": "epifania",
            "assumption": "ferragosto",
            "all saints": "ognissanti",
        },
        0,
    ),
    valued(
        WordKind.FEAST,
        {
            -46: "mercoledì delle ceneri",
            -7: "domenica delle palme",
            -3: "giovedì santo",
            -2: "venerdì santo",
            1: "pasquetta, lunedì dell'angelo",
            49: "pentecoste",
        },
        "easter",
    ),
    named(WordKind.FEAST, {"christmas": "vigilia di natale"}, -1),
    named(WordKind.FEAST, {"new year eve": "san silvestro"}, 0),
    ordinal_endings="º ª o a",
    fiscal=("fiscal-calendar",),
)
