"""Words for numbers: their values, and the patterns that find them."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from briefing.model.lean_typing import NamedTuple

_UNITS = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
CARDINALS = {word: number for number, word in enumerate(_UNITS)} | {
    word: 10 * number for number, word in enumerate(_TENS, 2)
}
_ORDINALS = [
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
]
ORDINALS = {word: number for number, word in enumerate(_ORDINALS, 1)} | {
    "thirtieth": 30,
    "fortieth": 40,
    "fiftieth": 50,
    "hundredth": 100,
}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    f"{word}{plural}": number
    for word, number in ORDINALS.items()
    if number > 2
    for plural in ("", "s")
}
"""Words for parts of a whole, with their denominators."""

SCALES = {
    "dozen": 12,
    "hundred": 10**2,
    "thousand": 10**3,
    "k": 10**3,
    "lakh": 10**5,
    "million": 10**6,
    "m": 10**6,
    "mn": 10**6,
    "mln": 10**6,
    "mio": 10**6,
    "crore": 10**7,
    "billion": 10**9,
    "bn": 10**9,
    "b": 10**9,
    "trillion": 10**12,
    "tn": 10**12,
    "tausend": 10**3,
    "millionen": 10**6,
    "milliarde": 10**9,
    "milliarden": 10**9,
    "mrd": 10**9,
    "mille": 10**3,
    "millions": 10**6,
    "milliard": 10**9,
    "milliards": 10**9,
    "billions": 10**9,
    "mil": 10**3,
    "millones": 10**6,
    "milioni": 10**6,
    "miliardi": 10**9,
    "milhões": 10**6,
    "miljoen": 10**6,
    "millón": 10**6,
    "milione": 10**6,
    "miliardo": 10**9,
    "milhão": 10**6,
    "bilhão": 10**9,
    "bilhões": 10**9,
    "trilhão": 10**12,
    "trilhões": 10**12,
    "billionen": 10**12,
    "billón": 10**12,
    "billones": 10**12,
    "biljoen": 10**12,
    "duizend": 10**3,
    "mila": 10**3,
    "mil millones": 10**9,
    "mil milhões": 10**9,
    "miljard": 10**9,
    "百": 10**2,
    "千": 10**3,
    "万": 10**4,
    "萬": 10**4,
    "億": 10**8,
    "亿": 10**8,
    "兆": 10**12,
}
SHORT_SCALES = frozenset(("k", "m", "b", "mn", "mln", "bn", "tn"))
"""Scales that stand directly behind a number: $5m, 3bn."""

CURRENCIES = {
    "$": "dollar", "dollar": "dollar", "dollars": "dollar", "usd": "dollar", "ドル": "dollar",
    "€": "euro", "euro": "euro", "euros": "euro", "eur": "euro", "ユーロ": "euro",
    "£": "pound", "pound": "pound", "pounds": "pound", "gbp": "pound", "ポンド": "pound",
    "pfund": "pound", "livre": "pound", "livres": "pound", "libra": "pound", "libras": "pound",
    "sterlina": "pound", "sterline": "pound", "pond": "pound", "dólar": "dollar",
    "dólares": "dollar", "dollaro": "dollar", "dollari": "dollar", "franken": "franc",
    "¥": "yen", "yen": "yen", "jpy": "yen", "円": "yen",
    "yuan": "yuan", "rmb": "yuan", "cny": "yuan", "元": "yuan",
    "₩": "won", "won": "won", "ウォン": "won",
    "₹": "rupee", "rupee": "rupee", "rupees": "rupee", "inr": "rupee",
    "₽": "rouble", "rouble": "rouble", "roubles": "rouble", "ruble": "rouble",
    "rubles": "rouble", "franc": "franc", "francs": "franc", "chf": "franc",
    "crown": "crown", "crowns": "crown", "kronor": "crown", "kroner": "crown",
    "peso": "peso", "pesos": "peso", "lira": "lira", "real": "real", "reais": "real",
    "forint": "forint", "forints": "forint", "dirham": "dirham", "dirhams": "dirham",
    "dinar": "dinar", "dinars": "dinar", "riyal": "riyal", "riyals": "riyal", "baht": "baht",
    "ringgit": "ringgit", "rupiah": "rupiah", "hryvnia": "hryvnia", "koruna": "crown",
    "krona": "crown", "krone": "crown", "złoty": "zloty", "naira": "naira",
    "zloty": "zloty", "zlotys": "zloty", "shekel": "shekel", "shekels": "shekel", "rand": "rand",
}  # fmt: skip
"""Currencies by their signs and names. All dollars are one: a source seldom says which."""

UNITS = {
    each: unit
    for unit, names in {
        "metre": "metre metres meter meters メートル",
        "kilometre": "kilometre kilometres kilometer kilometers km キロメートル",
        "mile": "mile miles meile meilen マイル",
        "foot": "foot feet",
        "inch": "inch inches",
        "kilogram": "kilogram kilograms kilo kilos kg",
        "gram": "gram grams",
        "tonne": "tonne tonnes ton tons tonnen トン",
        "litre": "litre litres liter liters リットル",
        "barrel": "barrel barrels",
        "hectare": "hectare hectares hektar ヘクタール",
        "acre": "acre acres",
        "second": "second seconds sekunden 秒",
        "minute": "minute minutes minuten",
        "hour": "hour hours stunden 時間",
        "day": "day days tage tagen 日間",
        "week": "week weeks wochen 週間",
        "month": "month months monate monaten か月 カ月 ヶ月",
        "year": "year years jahre jahren 年間",
        "degree": "degree degrees",
        "knot": "knot knots",
        "megawatt": "megawatt megawatts",
        "gigawatt": "gigawatt gigawatts",
    }.items()
    for each in names.split()
}
"""Units of measure by their names, held like currencies: ten miles are no ten kilometres."""

BELOW_ZERO = "degree below zero"
"""The unit of a temperature with a minus: of no other unit is the sign held."""
_KINDS = (
    frozenset(("degree", BELOW_ZERO)),
    frozenset(CURRENCIES.values()),
    frozenset(("metre", "kilometre", "mile", "foot", "inch")),
    frozenset(("kilogram", "gram", "tonne")),
)


def kind_of(unit: str) -> frozenset[str]:
    """Return the units that measure the same as another one: all currencies, all lengths."""
    return next((each for each in _KINDS if unit in each), frozenset())


_LARGER = {"metre": "kilometre", "gram": "kilogram", "kilogram": "tonne", "megawatt": "gigawatt"}
"""Units with those that are a thousand times as large."""


def conversions_of(unit: str) -> list[tuple[str, Fraction]]:
    """Return the units that differ by a thousand, with what a number of `unit` is multiplied by."""
    larger = [(_LARGER[unit], Fraction(1, 1000))] if unit in _LARGER else []
    return larger + [(small, Fraction(1000)) for small, large in _LARGER.items() if large == unit]


def ratio_units(above: Fraction, below: Fraction) -> tuple[str, str]:
    """Return the units of the two numbers of a fraction: each is only there beside the other."""
    return f"/{below}", f"{above}/"


def is_of_ratio(unit: str) -> bool:
    """Whether a unit is that of one number of a fraction."""
    return "/" in unit


PERCENT = frozenset(
    (
        *("%", "percent", "per cent", "percentage", "pct", "prozent", "pour cent"),
        *("por ciento", "por cento", "per cento", "procent", "パーセント"),
    )
)

IMPLIED = {
    "both": 2, "couple": 2, "pair": 2, "pairs": 2, "twin": 2, "twins": 2, "twice": 2,
    "double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "twofold": 2, "either": 2,
    "neither": 2, "bilateral": 2, "fortnight": 2, "duo": 2, "another": 2, "binary": 2,
    "trilateral": 3, "trio": 3, "triple": 3, "tripled": 3, "thrice": 3, "threefold": 3,
    "quadruple": 4, "quadrupled": 4, "quartet": 4, "decade": 10, "decades": 10,
    "century": 100, "single": 1, "sole": 1, "only": 1, "once": 1, "centenary": 100,
    "an": 1, "a": 1,
}  # fmt: skip
"""Numbers that other words of a source stand for."""


REPEATED = frozenset(("again", "another", "anew", "repeat", "repeated", "rerun", "rematch"))
"""Words for what happens a second time."""


class Foreign(NamedTuple):
    """The words of a language for one to twenty, for ordinals, and for parts of a whole.

    `larger` are other words that numbers are made of, with their values; `joiner` is the one
    between units and tens, `is_glued` says that they are written as one word.
    """

    cardinals: str
    ordinals: str
    parts: str
    larger: str
    joiner: str
    is_glued: bool = False


FOREIGN = {
    "de": Foreign(
        "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn "
        "sechzehn siebzehn achtzehn neunzehn zwanzig",
        "erst zweit dritt viert fünft sechst siebt acht neunt zehnt",
        "hälfte=2 halb=2 drittel=3 viertel=4 fünftel=5 zehntel=10",
        "ein=1 eine=1 einer=1 einem=1 einen=1 dreißig=30 dreissig=30 vierzig=40 fünfzig=50 "
        "sechzig=60 siebzig=70 achtzig=80 neunzig=90 hundert=100 tausend=1000 million=1e6 "
        "millionen=1e6 milliarde=1e9 milliarden=1e9 billion=1e12 billionen=1e12 halbe=1/2 "
        "halben=1/2 einhalb=1/2 anderthalb=3/2 eineinhalb=3/2",
        "und",
        is_glued=True,
    ),
    "fr": Foreign(
        "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize "
        "dix-sept dix-huit dix-neuf vingt",
        "premi deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
        "moitié=2 demi=2 tiers=3 quart=4 dixième=10",
        "une=1 trente=30 quarante=40 cinquante=50 soixante=60 septante=70 huitante=80 "
        "octante=80 nonante=90 vingts=20 cent=100 cents=100 mille=1000 million=1e6 millions=1e6 "
        "milliard=1e9 milliards=1e9 billion=1e12 billions=1e12 demi=1/2",
        "et",
    ),
    "es": Foreign(
        "uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince "
        "dieciséis diecisiete dieciocho diecinueve veinte",
        "primer segund tercer cuart quint sext séptim octav noven décim",
        "mitad=2 medio=2 tercio=3 cuarto=4 décimo=10",
        "un=1 una=1 veintiuno=21 veintiún=21 veintidós=22 veintitrés=23 veinticuatro=24 "
        "veinticinco=25 veintiséis=26 veintisiete=27 veintiocho=28 veintinueve=29 treinta=30 "
        "cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 "
        "ciento=100 doscientos=200 doscientas=200 trescientos=300 trescientas=300 "
        "cuatrocientos=400 cuatrocientas=400 quinientos=500 quinientas=500 seiscientos=600 "
        "seiscientas=600 setecientos=700 setecientas=700 ochocientos=800 ochocientas=800 "
        "novecientos=900 novecientas=900 mil=1000 millón=1e6 millones=1e6 billón=1e12 "
        "billones=1e12 medio=1/2",
        "y",
    ),
    "it": Foreign(
        "uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici "
        "quindici sedici diciassette diciotto diciannove venti",
        "prim second terz quart quint sest settim ottav non decim",
        "metà=2 mezzo=2 terzo=3 quarto=4 decimo=10",
        "un=1 una=1 vent=20 trenta=30 trent=30 quaranta=40 quarant=40 cinquanta=50 cinquant=50 "
        "sessanta=60 sessant=60 settanta=70 settant=70 ottanta=80 ottant=80 novanta=90 "
        "novant=90 tré=3 cento=100 cent=100 mille=1000 mila=1000 milione=1e6 milioni=1e6 "
        "miliardo=1e9 miliardi=1e9 mezzo=1/2",
        "e",
        is_glued=True,
    ),
    "pt": Foreign(
        "um dois três quatro cinco seis sete oito nove dez onze doze treze catorze quinze "
        "dezesseis dezessete dezoito dezenove vinte",
        "primeir segund terceir quart quint sext sétim oitav non décim",
        "metade=2 meio=2 terço=3 quarto=4 décimo=10",
        "uma=1 duas=2 dezasseis=16 dezassete=17 dezanove=19 trinta=30 quarenta=40 cinquenta=50 "
        "sessenta=60 setenta=70 oitenta=80 noventa=90 cem=100 cento=100 duzentos=200 "
        "duzentas=200 trezentos=300 trezentas=300 quatrocentos=400 quatrocentas=400 "
        "quinhentos=500 quinhentas=500 seiscentos=600 seiscentas=600 setecentos=700 "
        "setecentas=700 oitocentos=800 oitocentas=800 novecentos=900 novecentas=900 mil=1000 "
        "milhão=1e6 milhões=1e6 bilhão=1e9 bilhões=1e9 trilhão=1e12 trilhões=1e12 meio=1/2",
        "e",
    ),
    "nl": Foreign(
        "een twee drie vier vijf zes zeven acht negen tien elf twaalf dertien veertien vijftien "
        "zestien zeventien achttien negentien twintig",
        "eerst tweed derd vierd vijfd zesd zevend achtst negend tiend",
        "helft=2 half=2 derde=3 kwart=4 tiende=10",
        "één=1 dertig=30 veertig=40 vijftig=50 zestig=60 zeventig=70 tachtig=80 negentig=90 "
        "honderd=100 duizend=1000 miljoen=1e6 miljard=1e9 biljoen=1e12 half=1/2 anderhalf=3/2 "
        "anderhalve=3/2",
        "en",
        is_glued=True,
    ),
}
KNOWN_LANGUAGES = frozenset(("en", "ja", "zh", *FOREIGN))
"""Languages whose words for small numbers are read."""


@lru_cache(8192)
def values_of_foreign(word: str, language: str) -> tuple[tuple[Fraction, bool], ...]:
    """Return what a word of another language says as a number, each with whether it is a part."""
    known = FOREIGN.get(language)
    if known is None:
        return ()
    found = [
        (Fraction(number), False)
        for number, each in enumerate(known.cardinals.split(), 1)
        if word == each
    ]
    found += [
        (Fraction(number), False)
        for number, stem in enumerate(known.ordinals.split(), 1)
        if word.startswith(stem) and len(word) <= len(stem) + 3
    ]
    for each in known.parts.split():
        stem, _, parts = each.partition("=")
        if word.startswith(stem) and len(word) <= len(stem) + 3:
            found.append((Fraction(1, int(parts)), True))
    return tuple(found)


_KANJI = {char: number for number, char in enumerate("〇一二三四五六七八九")}


def kanji_value(digits: str) -> int:
    """Return the value of a number below ten thousand in Chinese digits: 百二十 is 120."""
    if not any(char in "十百千" for char in digits):
        return int("".join(str(_KANJI.get(char, 0)) for char in digits[:30]))
    total = current = 0
    for char in digits:
        if char in _KANJI:
            current = _KANJI[char]
        else:
            total += (current or 1) * {"十": 10, "百": 100, "千": 1000}[char]
            current = 0
    return total + current
