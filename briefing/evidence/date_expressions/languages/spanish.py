"""The words of Spanish date expressions. Names of months, days and units are those of CLDR."""

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
    "es",
    numbered(
        WordKind.MONTH,
        1,
        "enero, ene; febrero, feb; marzo, mar; abril, abr; mayo, may; junio, jun; julio, jul;"
        "agosto, ago; septiembre, setiembre, sept, sep; octubre, oct; noviembre, nov;"
        "diciembre, dic",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "lunes, lun; martes; miércoles, miercoles, mié; jueves, jue; viernes, vie;"
        "sábado, sabado, sáb; domingo, dom",
    ),
    named(
        WordKind.UNIT,
        {
            "day": "día, dia",
            "week": "semana",
            "weekend": "fin de semana, finde",
            "month": "mes",
            "quarter": "trimestre",
            "half": "semestre, semestres",
            "year": "año",
            "decade": "década, decenio, decada",
            "century": "siglo",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "días, dias",
            "week": "semanas",
            "month": "meses",
            "quarter": "trimestres",
            "year": "años",
            "decade": "décadas, decadas",
            "century": "siglos",
        },
        0,
    ),
    numbered(
        WordKind.NUMBER,
        1,
        "uno, un, una; dos; tres; cuatro; cinco; seis; siete; ocho; nueve; diez; once; doce; trece;"
        "catorce; quince; dieciséis; diecisiete; dieciocho; diecinueve; veinte; veintiuno;"
        "veintidós; veintitrés; veinticuatro; veinticinco; veintiséis; veintisiete; veintiocho;"
        "veintinueve; treinta; treinta y uno",
        "word",
    ),
    valued(
        WordKind.NUMBER,
        {
            40: "cuarenta, cuarenta y",
            50: "cincuenta, cincuenta y",
            60: "sesenta, sesenta y",
            70: "setenta, setenta y",
            80: "ochenta, ochenta y",
            90: "noventa, noventa y",
            100: "cien, ciento",
            200: "doscientos",
            700: "setecientos",
            900: "novecientos",
            1000: "mil",
        },
        "word",
    ),
    numbered(
        WordKind.ORDINAL,
        1,
        "primero, primer, primera; segundo, segunda; tercero, tercer, tercera; cuarto, cuarta;"
        "quinto, quinta; sexto; séptimo; octavo; noveno; décimo",
    ),
    valued(
        WordKind.WHICH,
        {
            -1: "pasado, pasada, pasados, pasadas, último, última, últimos, últimas, ultimo,"
            " ultima, ultimos, ultimas, anterior",
            0: "este, esta, estos, estas, de este, de esta, actual, en curso",
            1: "próximo, próxima, próximos, próximas, proximo, proxima, proximos, proximas",
        },
    ),
    valued(WordKind.COMING, {1: "que viene, siguiente, siguientes, entrante, que vienen"}),
    relative(
        "day",
        {
            -2: "anteayer, antier, antes de ayer",
            -1: "ayer, anoche",
            0: "hoy, ahora, esta mañana, esta tarde, esta noche, hoy mismo",
            2: "pasado mañana",
        },
    ),
    relative("week", {2: "semana después de la próxima"}),
    valued(WordKind.TOMORROW, {1: "mañana"}, "day"),
    named(WordKind.TIME, {"": "la mañana, por la mañana, de la mañana, en la mañana"}),
    named(
        WordKind.PART,
        {
            "early": "principios, principios de, a principios de, inicio de, inicios de,"
            " a comienzos de, comienzos de, principio de, primeros días de, primeros dias de",
            "mid": "mediados, mediados de, a mediados de",
            "late": "finales, finales de, a finales de, fines de, a fines de, fin de, final de,"
            " últimos días de, ultimos dias de, últimos días del",
        },
    ),
    valued(WordKind.EARLIER, {-1: "más temprano, a principios", 1: "más tarde, más adelante"}),
    named(WordKind.PREFIX, {"quarter": "t, q", "half": "s, h", "decade": "años"}),
    named(WordKind.HALF, {"and": "y medio, y media", "of": "medio, media"}),
    named(WordKind.TO, {"at": "al, a"}),
    named(WordKind.TIME, {"hour": "horas, hora"}),
    named(
        WordKind.SINCE,
        {
            "open": "como muy pronto, como pronto, o más tarde",
            "open ahead": "no antes de, no antes del",
        },
    ),
    named(WordKind.BY, {"open": "a más tardar, como muy tarde, como tarde"}),
    plain(
        {
            WordKind.AGO: "hace, atrás",
            WordKind.HENCE: "dentro de, en",
            WordKind.WITHIN: "en menos de, en un plazo de, menos de",
            WordKind.TO: "hasta el",
            WordKind.UNTIL: "hasta",
            WordKind.BETWEEN: "entre, entre el",
            WordKind.AND: "y, y el",
            WordKind.FROM: "desde, desde el, a partir del, a partir de",
            WordKind.SINCE: "desde hace",
            WordKind.BY: "a más tardar el, para el",
            WordKind.BEFORE: "antes de, antes del",
            WordKind.AFTER: "después de, después del, tras",
            WordKind.REST: "resto de, resto del, el resto de, el resto del, lo que queda de",
            WordKind.MORE: "más de, al menos",
            WordKind.ABOUT: "hacia, alrededor de, alrededor del, cerca de, aproximadamente",
            WordKind.FEW: "unos, unas, pocos, pocas, varios, varias, algunos, algunas, unos pocos",
            WordKind.FISCAL: "año fiscal, ejercicio, ejercicio fiscal",
            WordKind.TIME: "tarde, noche, madrugada, mediodía, medianoche, hora local",
            WordKind.ARTICLE: "el, la, los, las",
            WordKind.FILLER: "de, del, por, durante, para, en el, en la, en los, en las,"
            " a lo largo de, de la, de los, por la, de las",
        }
    ),
    named(
        WordKind.FEAST,
        {
            "easter": "domingo de pascua, pascua, domingo de resurrección",
            "christmas": "navidad, día de navidad",
            "new year": "año nuevo, día de año nuevo",
            "epiphany": "día de reyes, reyes",
            "labour day": "día del trabajo",
            "assumption": "asunción",
            "all saints": "todos los santos",
        },
        0,
    ),
    valued(
        WordKind.FEAST,
        {
            -46: "miércoles de ceniza",
            -7: "domingo de ramos",
            -3: "jueves santo",
            -2: "viernes santo",
            -1: "sábado santo",
            1: "lunes de pascua",
        },
        "easter",
    ),
    named(WordKind.FEAST, {"christmas": "nochebuena"}, -1),
    named(WordKind.FEAST, {"new year eve": "nochevieja"}, 0),
    ordinal_endings="º ª o a er ro ra",
    fiscal=("fiscal-calendar",),
)
