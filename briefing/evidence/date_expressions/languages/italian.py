"""The words of Italian date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from briefing.evidence.date_expressions.languages.table import (
    Kind,
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
        Kind.MONTH,
        1,
        "gennaio, gen; febbraio, feb; marzo, mar; aprile, apr; maggio, mag; giugno, giu;"
        "luglio, lug; agosto, ago; settembre, sett, set; ottobre, ott; novembre, nov;"
        "dicembre, dic",
    ),
    numbered(
        Kind.WEEKDAY,
        0,
        "lunedì, lunedi, lun; martedì, martedi; mercoledì, mercoledi, mer; giovedì, giovedi, gio;"
        "venerdì, venerdi, ven; sabato, sab; domenica, dom",
    ),
    named(
        Kind.UNIT,
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
        Kind.UNIT,
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
        Kind.NUMBER,
        1,
        "uno, un, una; due; tre; quattro; cinque; sei; sette; otto; nove; dieci; undici; dodici;"
        "tredici; quattordici; quindici; sedici; diciassette; diciotto; diciannove; venti; ventuno;"
        "ventidue; ventitré; ventiquattro; venticinque; ventisei; ventisette; ventotto;"
        "ventinove; trenta; trentuno",
        "word",
    ),
    valued(Kind.NUMBER, {100: "cento", 1000: "mille", 2000: "duemila"}, "word"),
    numbered(
        Kind.ORDINAL,
        1,
        "primo, prima; secondo, seconda; terzo, terza; quarto, quarta; quinto, quinta; sesto;"
        "settimo; ottavo; nono; decimo",
    ),
    valued(
        Kind.WHICH,
        {
            -1: "scorso, scorsa, scorsi, scorse, passato, passata, ultimo, ultima, ultimi, ultime,"
            " precedente, precedenti",
            0: "questo, questa, questi, queste, quest, di questo, di questa, corrente, in corso",
            1: "prossimo, prossima, prossimi, prossime",
        },
    ),
    valued(Kind.COMING, {-1: "trascorsi", 1: "seguente, successivo, successiva, che viene"}),
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
        Kind.PART,
        {
            "early": "inizio, inizio di, all'inizio di, inizi, inizi di, ai primi di, inizio del",
            "mid": "metà, metà di, a metà, alla metà di",
            "late": "fine, fine di, alla fine di, a fine, tardo",
        },
    ),
    valued(Kind.EARLIER, {-1: "prima in", 1: "più tardi"}),
    named(Kind.PREFIX, {"quarter": "t, q", "half": "s, h", "decade": "anni"}),
    named(Kind.HALF, {"and": "e mezzo, e mezza", "of": "mezzo, mezza"}),
    named(Kind.TO, {"at": "al, a, alla"}),
    named(Kind.TIME, {"hour": "ore"}),
    named(
        Kind.SINCE,
        {"open": "al più presto, o più tardi", "open ahead": "non prima di, non prima del"},
    ),
    named(Kind.BY, {"open": "al più tardi"}),
    plain(
        {
            Kind.AGO: "fa, or sono",
            Kind.HENCE: "fra, tra",
            Kind.WITHIN: "entro, in meno di, nel giro di",
            Kind.UNTIL: "fino a, fino al, sino a, sino al",
            Kind.BETWEEN: "tra il, fra il, tra la, tra l",
            Kind.AND: "e, e il",
            Kind.FROM: "dal, da, dall, dalla, a partire da, a partire dal",
            Kind.SINCE: "sin dal, fin dal",
            Kind.BY: "entro il, non oltre il",
            Kind.BEFORE: "prima di, prima del, prima dello, prima della, prima dell, prima dei",
            Kind.AFTER: "dopo, dopo il",
            Kind.REST: "resto di, resto del, resto della, il resto di, il resto del, resto dell",
            Kind.MORE: "più di, almeno, oltre",
            Kind.ABOUT: "verso, circa, intorno a, intorno al, attorno al",
            Kind.FEW: "alcuni, alcune, pochi, poche, qualche, diversi",
            Kind.FISCAL: "anno fiscale, esercizio, esercizio finanziario",
            Kind.TIME: "mattina, mattino, pomeriggio, sera, notte, mezzogiorno, mezzanotte",
            Kind.ARTICLE: "il, lo, la, i, gli, le",
            Kind.FILLER: "l, di, d, del, dello, della, dell, dei, degli, delle,"
            " in, nel, nello, nella, nell, nei, nelle, per, durante, nel corso di, nel corso del",
        }
    ),
    named(
        Kind.FEAST,
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
        Kind.FEAST,
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
    named(Kind.FEAST, {"christmas": "vigilia di natale"}, -1),
    named(Kind.FEAST, {"new year eve": "san silvestro"}, 0),
    ordinal_endings="º ª o a",
    fiscal=("fiscal-calendar",),
)
