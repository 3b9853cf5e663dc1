"""The words of Spanish date expressions. Names of months, days and units are those of CLDR."""

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
    "es",
    numbered(
        Kind.MONTH,
        1,
        "enero, ene; febrero, feb; marzo, mar; abril, abr; mayo, may; junio, jun; julio, jul;"
        "agosto, ago; septiembre, setiembre, sept, sep; octubre, oct; noviembre, nov;"
        "diciembre, dic",
    ),
    numbered(
        Kind.WEEKDAY,
        0,
        "lunes, lun; martes; miércoles, miercoles, mié; jueves, jue; viernes, vie;"
        "sábado, sabado, sáb; domingo, dom",
    ),
    named(
        Kind.UNIT,
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
        Kind.UNIT,
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
        Kind.NUMBER,
        1,
        "uno, un, una; dos; tres; cuatro; cinco; seis; siete; ocho; nueve; diez; once; doce; trece;"
        "catorce; quince; dieciséis; diecisiete; dieciocho; diecinueve; veinte; veintiuno;"
        "veintidós; veintitrés; veinticuatro; veinticinco; veintiséis; veintisiete; veintiocho;"
        "veintinueve; treinta; treinta y uno",
        "word",
    ),
    valued(
        Kind.NUMBER,
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
        Kind.ORDINAL,
        1,
        "primero, primer, primera; segundo, segunda; tercero, tercer, tercera; cuarto, cuarta;"
        "quinto, quinta; sexto; séptimo; octavo; noveno; décimo",
    ),
    valued(
        Kind.WHICH,
        {
            -1: "pasado, pasada, pasados, pasadas, último, última, últimos, últimas, ultimo,"
            " ultima, ultimos, ultimas, anterior",
            0: "este, esta, estos, estas, de este, de esta, actual, en curso",
            1: "próximo, próxima, próximos, próximas, proximo, proxima, proximos, proximas",
        },
    ),
    valued(Kind.COMING, {1: "que viene, siguiente, siguientes, entrante, que vienen"}),
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
    valued(Kind.TOMORROW, {1: "mañana"}, "day"),
    named(Kind.TIME, {"": "la mañana, por la mañana, de la mañana, en la mañana"}),
    named(
        Kind.PART,
        {
            "early": "principios, principios de, a principios de, inicio de, inicios de,"
            " a comienzos de, comienzos de, principio de, primeros días de, primeros dias de",
            "mid": "mediados, mediados de, a mediados de",
            "late": "finales, finales de, a finales de, fines de, a fines de, fin de, final de,"
            " últimos días de, ultimos dias de, últimos días del",
        },
    ),
    valued(Kind.EARLIER, {-1: "más temprano, a principios", 1: "más tarde, más adelante"}),
    named(Kind.PREFIX, {"quarter": "t, q", "half": "s, h", "decade": "años"}),
    named(Kind.HALF, {"and": "y medio, y media", "of": "medio, media"}),
    named(Kind.TO, {"at": "al, a"}),
    named(Kind.TIME, {"hour": "horas, hora"}),
    named(
        Kind.SINCE,
        {
            "open": "como muy pronto, como pronto, o más tarde",
            "open ahead": "no antes de, no antes del",
        },
    ),
    named(Kind.BY, {"open": "a más tardar, como muy tarde, como tarde"}),
    plain(
        {
            Kind.AGO: "hace, atrás",
            Kind.HENCE: "dentro de, en",
            Kind.WITHIN: "en menos de, en un plazo de, menos de",
            Kind.TO: "hasta el",
            Kind.UNTIL: "hasta",
            Kind.BETWEEN: "entre, entre el",
            Kind.AND: "y, y el",
            Kind.FROM: "desde, desde el, a partir del, a partir de",
            Kind.SINCE: "desde hace",
            Kind.BY: "a más tardar el, para el",
            Kind.BEFORE: "antes de, antes del",
            Kind.AFTER: "después de, después del, tras",
            Kind.REST: "resto de, resto del, el resto de, el resto del, lo que queda de",
            Kind.MORE: "más de, al menos",
            Kind.ABOUT: "hacia, alrededor de, alrededor del, cerca de, aproximadamente",
            Kind.FEW: "unos, unas, pocos, pocas, varios, varias, algunos, algunas, unos pocos",
            Kind.FISCAL: "año fiscal, ejercicio, ejercicio fiscal",
            Kind.TIME: "tarde, noche, madrugada, mediodía, medianoche, hora local",
            Kind.ARTICLE: "el, la, los, las",
            Kind.FILLER: "de, del, por, durante, para, en el, en la, en los, en las,"
            " a lo largo de, de la, de los, por la, de las",
        }
    ),
    named(
        Kind.FEAST,
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
        Kind.FEAST,
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
    named(Kind.FEAST, {"christmas": "nochebuena"}, -1),
    named(Kind.FEAST, {"new year eve": "nochevieja"}, 0),
    ordinal_endings="º ª o a er ro ra",
    fiscal=("fiscal-calendar",),
)
