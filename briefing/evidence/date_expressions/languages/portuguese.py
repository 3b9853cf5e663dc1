"""The words of Portuguese date expressions. Names of months, days and units are those of CLDR."""

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
    "pt",
    numbered(
        WordKind.MONTH,
        1,
        "janeiro, jan; fevereiro, fev; março, mar; abril, abr; maio, mai; junho, jun; julho, jul;"
        "agosto, ago; setembro, set; outubro, out; novembro, nov; dezembro",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "segunda-feira, segunda feira, seg; terça-feira, terça feira, terça, ter;"
        "quarta-feira, quarta feira, qua; quinta-feira, quinta feira, qui;"
        "sexta-feira, sexta feira, sex; sábado, sabado, sáb; domingo, dom",
    ),
    named(
        WordKind.UNIT,
        {
            "day": "dia",
            "week": "semana",
            "weekend": "fim de semana, fim-de-semana, final de semana",
            "month": "mês, mes",
            "quarter": "trimestre",
            "half": "semestre, semestres",
            "year": "ano",
            "decade": "década, decada",
            "century": "século",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "dias",
            "week": "semanas",
            "month": "meses",
            "quarter": "trimestres",
            "year": "anos",
            "decade": "décadas",
            "century": "séculos",
        },
        0,
    ),
    numbered(
        WordKind.NUMBER,
        1,
        "um, uma; dois, duas; três, tres; quatro; cinco; seis; sete; oito; nove; dez; onze; doze;"
        "treze; catorze, quatorze; quinze; dezesseis, dezasseis; dezessete, dezassete; dezoito;"
        "dezenove, dezanove; vinte; vinte e um; vinte e dois; vinte e três; vinte e quatro;"
        "vinte e cinco; vinte e seis; vinte e sete; vinte e oito; vinte e nove; trinta;"
        "trinta e um",
        "word",
    ),
    valued(WordKind.NUMBER, {100: "cem, cento", 1000: "mil, mil e"}, "word"),
    named(WordKind.MONTH, {"10": "dez"}, 12),  # behind a day, or before a year
    numbered(
        WordKind.ORDINAL,
        1,
        "primeiro, primeira; segundo, segunda; terceiro, terceira; quarto, quarta;"
        "quinto, quinta; sexto, sexta; sétimo; oitavo; nono; décimo",
    ),
    valued(
        WordKind.WHICH,
        {
            -1: "passado, passada, passados, passadas, último, última, últimos, últimas, ultimo,"
            " ultima, ultimos, ultimas, anterior",
            0: "este, esta, deste, desta, neste, nesta, corrente, atual",
            1: "próximo, próxima, próximos, próximas, proximo, proxima, proximos, proximas",
        },
    ),
    valued(WordKind.COMING, {1: "que vem, seguinte, que vêm"}),
    relative(
        "day",
        {
            -2: "anteontem, antes de ontem",
            -1: "ontem, ontem à noite",
            0: "hoje, agora, esta manhã, esta tarde, esta noite, hoje à noite",
            1: "amanhã, amanha",
            2: "depois de amanhã, depois de amanha",
        },
    ),
    named(
        WordKind.PART,
        {
            "early": "início de, início do, início da, começo de, começo do, começo da,"
            " princípio de, princípio do, início",
            "mid": "meados de, meados do, meados da, meados",
            "late": "fim de, fim do, fim da, final de, final do, final da, fins de, finais de, fim",
        },
    ),
    valued(WordKind.EARLIER, {1: "mais tarde"}),
    named(WordKind.PREFIX, {"quarter": "t, q", "half": "s, h", "decade": "anos"}),
    named(WordKind.HALF, {"and": "e meio, e meia", "of": "meio, meia"}),
    named(WordKind.TO, {"at": "a, ao, à"}),
    named(WordKind.TIME, {"hour": "horas, hora"}),
    named(WordKind.SINCE, {"open": "o mais cedo, ou mais tarde", "open ahead": "não antes de"}),
    named(WordKind.BY, {"open": "o mais tardar, no mais tardar"}),
    plain(
        {
            WordKind.AGO: "há, atrás",
            WordKind.HENCE: "daqui a, dentro de, em",
            WordKind.WITHIN: "em menos de, no prazo de",
            WordKind.TO: "até o, até ao",
            WordKind.UNTIL: "até",
            WordKind.BETWEEN: "entre, entre o, entre os",
            WordKind.AND: "e, e o",
            WordKind.FROM: "a partir de, a partir do, de o",
            WordKind.SINCE: "desde, desde o",
            WordKind.BY: "no máximo até",
            WordKind.BEFORE: "antes de, antes do, antes da, antes dos, antes das",
            WordKind.AFTER: "depois de, depois do, após",
            WordKind.REST: "resto de, resto do, resto da, o resto do, restante do, resto desta",
            WordKind.MORE: "mais de, pelo menos",
            WordKind.ABOUT: "cerca de, por volta de, por volta do, aproximadamente",
            WordKind.FEW: "alguns, algumas, poucos, poucas, vários, várias, uns",
            WordKind.FISCAL: "ano fiscal, exercício",
            WordKind.TIME: "manhã, tarde, noite, madrugada, meio-dia, meia-noite",
            WordKind.ARTICLE: "o, os, as",
            WordKind.FILLER: "de, do, da, dos, das, no, na, nos, nas, em, durante, por, pelo,"
            " pela, ao longo de, da, à noite, de manhã, à tarde, dia",
        }
    ),
    named(
        WordKind.FEAST,
        {
            "easter": "páscoa, domingo de páscoa",
            "christmas": "natal, dia de natal",
            "new year": "ano novo, dia de ano novo",
            "all saints": "todos os santos",
        },
        0,
    ),
    valued(
        WordKind.FEAST,
        {
            -47: "carnaval, terça-feira de carnaval",
            -46: "quarta-feira de cinzas",
            -2: "sexta-feira santa",
            60: "corpus christi",
        },
        "easter",
    ),
    named(WordKind.FEAST, {"christmas": "véspera de natal"}, -1),
    named(WordKind.FEAST, {"new year eve": "véspera de ano novo"}, 0),
    ordinal_endings="º ª o a",
    fiscal=("fiscal-calendar",),
)
