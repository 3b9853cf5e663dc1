"""The words of French date expressions. Names of months, days and units are those of CLDR."""

from __future__ import annotations

from briefing.evidence.date_expressions.languages.table import (
    WordKind,
    in_context,
    language,
    named,
    numbered,
    plain,
    relative,
    valued,
)

TABLE = language(
    "fr",
    numbered(
        WordKind.MONTH,
        1,
        "janvier, janv, jan; février, fevrier, févr, fév, fev; mars, mar; avril, avr, avri; mai;"
        "juin; juillet, juil, jul; août, aout; septembre, sep; octobre, oct;"
        "novembre, nov; décembre, decembre, déc, dec",
    ),
    numbered(
        WordKind.WEEKDAY,
        0,
        "lundi, lun; mardi; mercredi, mer; jeudi, jeu; vendredi, ven; samedi, sam; dimanche, dim",
    ),
    named(
        WordKind.UNIT,
        {
            "day": "jour, journée",
            "week": "semaine",
            "weekend": "week-end, weekend, fin de semaine, fin de la semaine",
            "month": "mois",
            "quarter": "trimestre",
            "half": "semestre",
            "year": "an, année, annee",
            "decade": "décennie, decennie",
            "century": "siècle, siecle",
        },
    ),
    named(
        WordKind.UNIT,
        {
            "day": "jours, journées",
            "week": "semaines",
            "quarter": "trimestres",
            "half": "semestres",
            "year": "ans",
            "decade": "décennies, decennies",
            "century": "siècles",
        },
        0,
    ),
    named(WordKind.UNIT, {"day": "quinzaine de jours, quinzaine"}, 15),
    numbered(
        WordKind.NUMBER,
        1,
        "un, une; deux; trois; quatre; cinq; six; sept; huit; neuf; dix; onze; douze; treize;"
        "quatorze; quinze; seize; dix-sept; dix-huit; dix-neuf; vingt; vingt et un; vingt-deux;"
        "vingt-trois; vingt-quatre; vingt-cinq; vingt-six; vingt-sept; vingt-huit; vingt-neuf;"
        "trente; trente et un",
        "word",
    ),
    valued(
        WordKind.NUMBER,
        {
            40: "quarante",
            50: "cinquante",
            60: "soixante",
            80: "quatre-vingts, quatre-vingt",
            100: "cent, cents",
            1000: "mille, mil",
        },
        "word",
    ),
    numbered(
        WordKind.NUMBER,
        70,
        "soixante-dix; soixante et onze; soixante-douze; soixante-treize; soixante-quatorze;"
        "soixante-quinze; soixante-seize; soixante-dix-sept; soixante-dix-huit; soixante-dix-neuf",
        "word",
    ),
    numbered(
        WordKind.NUMBER,
        90,
        "quatre-vingt-dix; quatre-vingt-onze; quatre-vingt-douze; quatre-vingt-treize;"
        "quatre-vingt-quatorze; quatre-vingt-quinze; quatre-vingt-seize; quatre-vingt-dix-sept;"
        "quatre-vingt-dix-huit; quatre-vingt-dix-neuf",
        "word",
    ),
    named(WordKind.MONTH, {"7": "sept"}, 9),  # behind a day, or before a year
    numbered(
        WordKind.ORDINAL,
        1,
        "premier, première; deuxième, second, seconde; troisième; quatrième; cinquième; sixième;"
        "septième; huitième; neuvième; dixième; onzième; douzième",
    ),
    valued(
        WordKind.WHICH,
        {
            -1: "dernier, dernière, derniers, dernières, derniere, dernieres, passé, passée, passe,"
            " précédent, précédente",
            0: "ce, cet, cette, ces, en cours, courant, courante, de cette, de ce, actuel",
            1: "prochain, prochaine, prochains, prochaines",
        },
    ),
    valued(
        WordKind.COMING,
        {-1: "écoulé, écoulée, écoulés", 1: "à venir, qui vient, suivant, suivante"},
    ),
    relative(
        "day",
        {
            -2: "avant-hier, avant hier",
            -1: "hier, hier soir",
            0: "aujourd'hui, ce jour, maintenant, ce matin, ce soir, cette nuit, cet après-midi",
            1: "demain",
            2: "après-demain, après demain, apres demain",
        },
    ),
    in_context(
        "day",
        {-1: "la veille, veille", 1: "lendemain, le lendemain, jour suivant", 2: "surlendemain"},
    ),
    relative("year", {0: "depuis le début de l'année"}),
    named(
        WordKind.PART,
        {
            "early": "début, début de, au début de, debut, debut de, commencement, début du",
            "mid": "mi, milieu, milieu de, milieu du, à la mi",
            "late": "fin, fin de, à la fin, à la fin de, fin du, tard",
        },
    ),
    valued(WordKind.EARLIER, {-1: "plus tôt, plus tot", 1: "plus tard"}),
    named(WordKind.PREFIX, {"quarter": "t, q", "half": "s, h", "decade": "années, annees"}),
    named(WordKind.HALF, {"and": "et demi, et demie", "of": "demi, demie, demi-"}),
    named(WordKind.TO, {"at": "au, à, a"}),
    named(WordKind.TIME, {"hour": "heures, heure"}),
    named(
        WordKind.SINCE,
        {"open": "au plus tôt, ou plus tard", "open ahead": "pas avant, pas avant le"},
    ),
    named(WordKind.BY, {"open": "au plus tard"}),
    plain(
        {
            WordKind.AGO: "il y a, voici, voilà",
            WordKind.HENCE: "dans, d'ici",
            WordKind.WITHIN: "sous, en moins de, moins de, dans les",
            WordKind.TO: "jusqu'au, jusqu'à, jusqu'en",
            WordKind.BETWEEN: "entre, entre le, entre les",
            WordKind.AND: "et, et le",
            WordKind.FROM: "du, à partir de, à partir du, dès, dès le, à compter du, des",
            WordKind.SINCE: "depuis, depuis le",
            WordKind.BY: "au plus tard le, d'ici à, d'ici au",
            WordKind.BEFORE: "avant",
            WordKind.AFTER: "après, après le",
            WordKind.REST: "reste de, reste du, le reste de, le reste du, reste",
            WordKind.MORE: "plus de, au moins",
            WordKind.ABOUT: "vers, environ, autour de, autour du, aux alentours de,"
            "aux alentours du",
            WordKind.FEW: "quelques, plusieurs",
            WordKind.FISCAL: "exercice, exercice fiscal, année fiscale, exercice budgétaire",
            WordKind.TIME: "matin, midi, après-midi, soir, nuit, soirée, matinée, minuit,"
            " gmt, cet, cest, heure de paris",
            WordKind.ARTICLE: "le, la, les",
            WordKind.FILLER: "l, de, d, en, pour, pendant, durant, au cours de, au cours des,"
            " au cours du, lors de, au mois de, de la, de l, à la, mois de, aux, dans le, dans la",
        }
    ),
    named(
        WordKind.FEAST,
        {
            "easter": "pâques, dimanche de pâques",
            "christmas": "noël, noel, jour de noël",
            "new year": "nouvel an, jour de l'an, premier de l'an",
            "epiphany": "épiphanie",
            "labour day": "fête du travail",
            "bastille day": "fête nationale",
            "assumption": "assomption",
            "all saints": "toussaint",
        },
        0,
    ),
    valued(
        WordKind.FEAST,
        {
            -47: "mardi gras",
            -46: "mercredi des cendres",
            -7: "dimanche des rameaux, rameaux",
            -2: "vendredi saint",
            1: "lundi de pâques",
            39: "ascension",
            49: "pentecôte",
            50: "lundi de pentecôte",
        },
        "easter",
    ),
    named(WordKind.FEAST, {"christmas": "veille de noël"}, -1),
    named(WordKind.FEAST, {"new year eve": "saint-sylvestre"}, 0),
    ordinal_endings="er re e ème eme ère ier",
    fiscal=("fiscal-calendar",),
)
