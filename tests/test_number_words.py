"""What numbers say: each word for a number, a scale, a currency or a unit, and the forms of digits.

Words for whole numbers in other languages are written by num2words.
"""

from __future__ import annotations

from fractions import Fraction

import pytest
from num2words import num2words

from briefing.evidence.foreign_amounts import amounts_in
from briefing.evidence.number_matching import (
    NumberPool,
    ParagraphNumbers,
    numbers_to_hold,
    stands_alone,
)
from briefing.evidence.number_words import CURRENCIES, FOREIGN, IMPLIED, SCALES, UNITS, kind_of
from briefing.evidence.numbers import find_numbers
from briefing.evidence.read_numbers import NumberReading

NUMBERS = (
    *range(1, 132), 200, 201, 222, 255, 300, 321, 400, 444, 500, 555, 600, 666, 700, 777, 800, 888,
    900, 999, 1000, 1001, 1100, 1200, 2000, 2023, 10_000, 21_000, 100_000, 10**6, 2 * 10**6,
    10**9, 2 * 10**9,
)  # fmt: skip


@pytest.mark.parametrize("language", ["de", "fr", "es", "it", "pt", "nl", "fr_CH", "fr_BE"])
def test_a_number_in_words_of_another_language_is_read(language: str) -> None:
    wrong = []
    for number in NUMBERS:
        words = num2words(number, lang=language).lower()
        if [value for value, _ in amounts_in(words, language[:2])] != [number]:
            wrong.append((number, words))
    # centodiciotto is written with its c
    assert wrong == ([(118, "centodicotto")] if language == "it" else [])


def test_a_number_in_english_words_is_read() -> None:
    for number in {*NUMBERS, 10**12} - {1100, 1200}:  # eleven hundred
        [found] = find_numbers(num2words(number).replace(",", ""))
        assert [each.value for each in found.readings] == [number]
    for number in (*range(1, 41), 50, 100):
        ordinal = num2words(number, to="ordinal").replace("one hundredth", "hundredth")
        [found] = find_numbers(f"the {ordinal} boat")
        assert found.is_ordinal
        assert number in [each.value for each in found.readings]


ORDINALS = {
    "de": ("ersten zweiten dritten vierten fünften sechsten siebten achten neunten zehnten",),
    "fr": (
        "premier deuxième troisième quatrième cinquième sixième septième huitième neuvième dixième",
        "première",
    ),
    "es": (
        "primero segundo tercero cuarto quinto sexto séptimo octavo noveno décimo",
        "primera segunda tercera cuarta quinta sexta séptima octava novena décima",
    ),
    "it": (
        "primo secondo terzo quarto quinto sesto settimo ottavo nono decimo",
        "prima seconda terza quarta quinta sesta settima ottava nona decima",
    ),
    "pt": ("primeiro segundo terceiro quarto quinto sexto sétimo oitavo nono décimo",),
    "nl": ("eerste tweede derde vierde vijfde zesde zevende achtste negende tiende",),
}
PARTS = {
    "de": {"Hälfte": 2, "halb": 2, "Drittel": 3, "Viertel": 4, "Fünftel": 5, "Zehntel": 10},
    "fr": {"moitié": 2, "demi": 2, "tiers": 3, "quart": 4, "dixième": 10},
    "es": {"mitad": 2, "medio": 2, "tercio": 3, "cuarto": 4, "décimo": 10},
    "it": {"metà": 2, "mezzo": 2, "terzo": 3, "quarto": 4, "decimo": 10},
    "pt": {"metade": 2, "meio": 2, "terço": 3, "quarto": 4, "décimo": 10},
    "nl": {"helft": 2, "half": 2, "derde": 3, "kwart": 4, "tiende": 10},
}
AMOUNTS: dict[str, dict[str, int | Fraction]] = {
    "de": {"eineinhalb": Fraction(3, 2), "anderthalb": Fraction(3, 2),
           "eine halbe million": 500_000, "einer": 1, "einem": 1, "einen": 1, "ein": 1,
           "zwei billionen": 2 * 10**12, "dreissig": 30},
    "fr": {"septante": 70, "huitante": 80, "octante": 80, "nonante": 90, "une": 1,
           "deux billions": 2 * 10**12},
    "es": {"una": 1, "veintiún": 21, "doscientas": 200, "trescientas": 300, "cuatrocientas": 400,
           "quinientas": 500, "seiscientas": 600, "setecientas": 700, "ochocientas": 800,
           "novecientas": 900, "dos billones": 2 * 10**12, "un billón": 10**12},
    "it": {"una": 1, "tremila": 3000, "due miliardi": 2 * 10**9},
    "pt": {"uma": 1, "duas": 2, "dezasseis": 16, "dezassete": 17, "dezanove": 19,
           "duzentas": 200, "trezentas": 300, "quatrocentas": 400, "quinhentas": 500,
           "seiscentas": 600, "setecentas": 700, "oitocentas": 800, "novecentas": 900,
           "um bilhão": 10**9, "dois bilhões": 2 * 10**9, "um trilhão": 10**12,
           "dois trilhões": 2 * 10**12},
    "nl": {"één": 1, "anderhalf": Fraction(3, 2), "anderhalve": Fraction(3, 2),
           "twee biljoen": 2 * 10**12},
}  # fmt: skip


@pytest.mark.parametrize("language", FOREIGN)
def test_ordinals_parts_and_other_forms_of_a_language_are_read(language: str) -> None:
    for row in ORDINALS[language]:
        for number, word in enumerate(row.split(), 1):
            assert (Fraction(number), False) in {
                each[:2] for each in ParagraphNumbers(word, language).readings
            }, word
    for word, number in PARTS[language].items():
        assert (Fraction(1, number), True) in {
            each[:2] for each in ParagraphNumbers(word, language).readings
        }, word
    for words, value in AMOUNTS[language].items():
        assert [each for each, _ in amounts_in(words, language)] == [value], words


MONEY = {
    "dollar": "dollar dollars usd ドル dólar dólares dollaro dollari",
    "euro": "euro euros eur ユーロ",
    "pound": "pound pounds gbp ポンド pfund livre livres libra libras sterlina sterline pond",
    "franc": "franken franc francs chf",
    "yen": "yen jpy 円",
    "yuan": "yuan rmb cny 元",
    "won": "won ウォン",
    "rupee": "rupee rupees inr",
    "rouble": "rouble roubles ruble rubles",
    "crown": "crown crowns kronor kroner koruna krona krone",
    "peso": "peso pesos", "lira": "lira", "real": "real reais", "forint": "forint forints",
    "dirham": "dirham dirhams", "dinar": "dinar dinars", "riyal": "riyal riyals", "baht": "baht",
    "ringgit": "ringgit", "rupiah": "rupiah", "hryvnia": "hryvnia", "naira": "naira",
    "zloty": "złoty zloty zlotys", "shekel": "shekel shekels", "rand": "rand",
}  # fmt: skip
SIGNS = {
    "$": "dollar", "€": "euro", "£": "pound", "¥": "yen", "₩": "won", "₹": "rupee", "₽": "rouble",
    "US$": "dollar", "A$": "dollar", "HK$": "dollar", "USD": "dollar", "EUR": "euro",
    "GBP": "pound", "JPY": "yen", "CHF": "franc", "INR": "rupee", "RMB": "yuan", "CNY": "yuan",
}  # fmt: skip
MEASURES = {
    "metre": "metre metres meter meters メートル",
    "kilometre": "kilometre kilometres kilometer kilometers km キロメートル",
    "mile": "mile miles meile meilen マイル",
    "foot": "foot feet", "inch": "inch inches",
    "kilogram": "kilogram kilograms kilo kilos kg", "gram": "gram grams",
    "tonne": "tonne tonnes ton tons tonnen トン",
    "litre": "litre litres liter liters リットル",
    "barrel": "barrel barrels", "hectare": "hectare hectares hektar ヘクタール",
    "acre": "acre acres", "second": "second seconds sekunden 秒",
    "minute": "minute minutes minuten",
    "hour": "hour hours stunden 時間", "day": "day days tage tagen 日間",
    "week": "week weeks wochen 週間", "month": "month months monate monaten か月 カ月 ヶ月",
    "year": "year years jahre jahren 年間", "degree": "degree degrees", "knot": "knot knots",
    "megawatt": "megawatt megawatts", "gigawatt": "gigawatt gigawatts",
}  # fmt: skip


def readings(text: str, language: str = "en") -> list[NumberReading]:
    return [each for number in find_numbers(text, language) for each in number.readings]


@pytest.mark.parametrize(("unit", "words"), [*MONEY.items(), *MEASURES.items()])
def test_a_number_has_the_unit_that_stands_behind_it(unit: str, words: str) -> None:
    for word in words.split():
        assert readings(f"they had 5 {word} there") == [
            NumberReading(Fraction(5), currency=unit)
        ], word


def test_a_number_has_the_currency_whose_sign_stands_before_it() -> None:
    for sign, unit in SIGNS.items():
        gap = " " if sign.isalpha() else ""
        for text in (f"about {sign}{gap}5 there", f"about {sign}{gap}5m there"):
            [reading] = readings(text)
            assert reading.currency == unit, text
    named = {word for words in (MONEY | MEASURES).values() for word in words.split()}
    assert CURRENCIES.keys() | UNITS.keys() == named | {sign for sign in SIGNS if len(sign) == 1}


def test_what_measures_the_same_is_one_kind() -> None:
    assert kind_of("euro") == kind_of("yen") == frozenset(MONEY)
    assert kind_of("mile") == {"metre", "kilometre", "mile", "foot", "inch"}
    assert kind_of("gram") == {"kilogram", "gram", "tonne"}
    assert kind_of("day") == kind_of("") == frozenset()


POWERS = {
    2: "hundred 百", 3: "thousand k tausend mille mil duizend mila 千", 4: "万 萬", 5: "lakh",
    6: "million m mn mln mio millionen millions millones milioni milhões miljoen millón milione"
    " milhão", 7: "crore", 8: "億 亿",
    9: "billion bn b milliarde milliarden mrd milliard milliards billions miliardi miliardo bilhão"
    " bilhões miljard",
    12: "trillion tn trilhão trilhões billionen billón billones biljoen 兆",
}  # fmt: skip


def test_a_scale_raises_the_number_before_it() -> None:
    for power, words in POWERS.items():
        for word in words.split():
            text = f"$5{word}" if word in ("k", "m", "b") else f"they had 5 {word} boats"
            assert [each.value for each in readings(text)] == [5 * 10**power], word
    for words in ("5 mil millones", "5 mil milhões"):
        assert [each.value for each in readings(f"{words} de")] == [5 * 10**9]
    assert [each.value for each in readings("five dozen boats")] == [60]
    known = {word for words in POWERS.values() for word in words.split()}
    assert SCALES.keys() == known | {"mil millones", "mil milhões", "dozen"}


def share(*parts: int) -> NumberReading:
    return NumberReading(Fraction(*parts), is_share=True)


def pair(above: int, below: int) -> list[NumberReading]:
    """Return what the two numbers of a fraction say: each is there beside the other alone."""
    return [whole(above, unit=f"/{below}"), whole(below, unit=f"{above}/")]


def whole(*parts: int, unit: str = "") -> NumberReading:
    return NumberReading(Fraction(*parts), currency=unit)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        *((f"1{sign} boats", [whole(*part)]) for sign, part in {
            "½": (3, 2), "¼": (5, 4), "¾": (7, 4), "⅓": (4, 3), "⅔": (5, 3), "⅕": (6, 5),
            "⅛": (9, 8), " 3/4": (7, 4), " ½": (3, 2),
        }.items()),
        *((f"{sign} of it", [share(*part), whole(*part)]) for sign, part in {
            "½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅕": (1, 5),
            "⅛": (1, 8), "Half": (1, 2), "halved": (1, 2), "a half": (1, 2), "quarter": (1, 4),
        }.items()),
        *((f"5 {word} of it", [share(5, 100)]) for word in (
            "%", "percent", "per cent", "percentage", "pct", "Prozent", "pour cent", "por ciento",
            "por cento", "per cento", "procent", "パーセント",
        )),
        ("5% of it", [share(1, 20)]),
        ("five per cent of it", [share(1, 20)]),
        ("two thirds of it", [share(2, 3), whole(2, 3), *pair(2, 3)]),
        ("two half days", [whole(2), share(1), whole(2), whole(1), *pair(2, 2)]),
        ("one third of it", [share(1, 3), whole(1, 3), *pair(1, 3)]),
        ("one third party", [share(1, 3), whole(1, 3), whole(3), *pair(1, 3)]),
        ("two third parties", [share(2, 3), whole(2, 3), whole(2), whole(3), *pair(2, 3)]),
        ("in three quarters", [share(3, 4), whole(3, 4), whole(3), *pair(3, 4)]),
        ("three quarters of it", [share(3, 4), whole(3, 4), *pair(3, 4)]),
        ("3 quarters", [whole(3), pair(3, 4)[0], share(1, 4), whole(1, 4)]),
        ("a third of it", [share(1, 3), whole(1, 3)]),
        ("a third boat", [share(1, 3), whole(1, 3), whole(3)]),
        ("3/4 of it", [share(3, 4), *pair(3, 4)]),
        ("0/5 of it", pair(0, 5)),
        ("0/0 of it", pair(0, 0)),
        ("5/5 of it", pair(5, 5)),
        ("2 and a half boats", [whole(5, 2)]),
        ("2 and three quarters", [whole(11, 4)]),
        ("two and a half million boats", [whole(2_500_000)]),
        ("two and two thirds", [whole(8, 3)]),
        ("an hour and a half", [whole(3, 2, unit="hour")]),
        ("two hours and three quarters", [whole(11, 4, unit="hour")]),
        ("half a million boats", [whole(500_000)]),
        ("a hundred boats", [whole(100)]),
        ("an hundred boats", [whole(100)]),
        ("two hundred and five boats", [whole(205)]),
        ("twenty-one boats", [whole(21)]),
        ("the twenty-first boat", [whole(21)]),
        ("the 21st boat", [whole(21)]),
        ("a twenty-second delay", [whole(22), whole(20, unit="second")]),
        ("twelve Swiss francs", [whole(12, unit="franc")]),
        ("5m there", [whole(5_000_000), whole(5)]),
        ("a 10-year plan", [whole(10, unit="year")]),
        ("a 10-million plan", [whole(10_000_000)]),
        ("25km away", [whole(25, unit="kilometre")]),
        ("2.5kg of it", [whole(5, 2, unit="kilogram")]),
        ("3x as many", [whole(3)]),
        ("3-fold", [whole(3)]),
        ("4m30.5s", [whole(61, 2, unit="second"), whole(541, 2, unit="second")]),
        ("1,500 boats", [whole(1500)]),
        ("1,500.5 boats", [whole(3001, 2)]),
        ("1’500 boats", [whole(1500)]),
        ("1\u202f500 boats", [whole(1500)]),
        ("1.500.000 boats", [whole(1_500_000)]),
        ("1.500.000,5 boats", [whole(3_000_001, 2)]),
        ("1,5 boats", [whole(3, 2)]),
        ("1.500 boats", [whole(3, 2)]),
        ("one in five", [share(1, 5), whole(1), whole(5), *pair(1, 5)]),
        ("one of the five", [whole(1), whole(5), *pair(1, 5)]),
        ("５％ of it", [share(1, 20)]),
    ],
)  # fmt: skip
def test_a_number_says(text: str, expected: list[NumberReading]) -> None:
    assert set(readings(text)) == set(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5 to 10 million", {5, 5_000_000, 10_000_000}),
        ("5 or 10 million", {5, 5_000_000, 10_000_000}),
        ("5–10 thousand", {5, 5_000, 10_000}),
        ("5 and 10 billion", {5, 5 * 10**9, 10**10}),
        ("5 boats, 10 million", {5, 10**7}),
        ("three quarters of a million", {Fraction(3, 4), 3, 4, 10**6, 750_000}),
    ],
)
def test_a_number_takes_the_scale_of_the_next(text: str, expected: set[int]) -> None:
    assert {each.value for each in readings(text)} == expected


def test_the_ends_of_a_range_share_what_stands_behind_it() -> None:
    assert readings("5 to 10 dollars") == [whole(5, unit="dollar"), whole(10, unit="dollar")]
    assert set(readings("5 and 10 dollars")) > {whole(5), whole(5, unit="dollar")}
    assert share(1, 20) in readings("5 to 10 per cent")
    assert readings("1,500 to 2,000 boats") == [whole(1500), whole(2000)]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "1.500.000 Meilen", {whole(1_500_000, unit="mile")}),
        ("de", "1,5 Meilen", {whole(3, 2, unit="mile")}),
        ("de", "1.500 Meilen", {whole(3, 2, unit="mile"), whole(1500, unit="mile")}),
        ("de", "1,500 Meilen", {whole(3, 2, unit="mile"), whole(1500, unit="mile")}),
        ("ja", "12億3400万円", {whole(1_234_000_000, unit="yen")}),
        ("ja", "2.5兆円", {whole(2_500_000_000_000, unit="yen")}),
        ("ja", "二十三人", {whole(23)}),
        ("ja", "二〇三人", {whole(203)}),
        ("ja", "三百五人", {whole(305)}),
        ("ja", "千二百円", {whole(1200, unit="yen")}),
        ("ja", "五万円", {whole(50_000, unit="yen")}),
        ("ja", "2割", {share(1, 5)}),
        ("ja", "三割", {share(3, 10)}),
        ("ja", "半分", {share(1, 2)}),
        ("ja", "両国", {whole(2)}),
        ("zh", "双方", {whole(2)}),
    ],
)
def test_a_number_says_in_another_language(
    language: str, text: str, expected: set[NumberReading]
) -> None:
    assert set(readings(text, language)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "5 May 2031", "May 5", "Friday 5", "5.4.2031", "5/4/2031", "2031-04-05", "9:30", "9 pm",
        "9 o’clock", "in 2031", "the 1990s", "mid-2031", "2031/32", "FY 2031", "’31",
        "the first week of May", "the 20th century", "2031年", "5月5日", "9時30分",
        "Freitag, 5. Mai",
    ],
)  # fmt: skip
def test_a_date_or_a_time_is_no_number(text: str) -> None:
    assert find_numbers(text) == []


MONTHS = """
    january february march april may june july august september october november december jan feb
    mar apr jun jul aug sep sept oct nov dec januar februar märz mai juni juli oktober dezember
    janvier février mars avril juin juillet août septembre octobre novembre décembre enero febrero
    marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre"""
WEEKDAYS = """
    monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat
    sun montag dienstag mittwoch donnerstag freitag samstag sonntag"""


def test_the_number_beside_a_month_or_behind_a_weekday_is_a_day() -> None:
    for month in MONTHS.split():
        for text in (f"on 5 {month} there", f"{month} 5, 2031", f"the fifth of {month}, 2031"):
            assert find_numbers(text) == [], text
    for weekday in WEEKDAYS.split():
        assert find_numbers(f"on {weekday} 5 there") == [], weekday
    assert len(find_numbers("on boat 5 there")) == 1


PAIRS = {
    2: "both couple pair pairs twin twins twice double doubled doubles doubling twofold either"
    " neither bilateral fortnight duo another binary",
    3: "trilateral trio triple tripled thrice threefold",
    4: "quadruple quadrupled quartet",
    10: "decade decades",
    100: "century centenary",
    1: "single sole only once an a",
}


def test_a_word_implies_a_number() -> None:
    for number, words in PAIRS.items():
        for word in words.split():
            assert ParagraphNumbers(word, "en").implied == {number}, word
    assert IMPLIED.keys() == {word for words in PAIRS.values() for word in words.split()}


@pytest.mark.parametrize(
    ("text", "implied"),
    [
        ("Oslo and Bern", {2}),
        ("He saw boats and ships.", set()),
        ("Oslo, Bern and Rome", {2, 3}),
        ("boats, ships, or planes", {3}),
        ("boats, ships, planes und Züge", {4}),
        ("boats, ships; planes and trains", set()),
    ],
)
def test_a_list_implies_how_many_it_names(text: str, implied: set[int]) -> None:
    assert ParagraphNumbers(text, "en").implied == implied


@pytest.mark.parametrize(
    ("text", "alone"),
    [
        ("5", True), ("5 boats", True), ("5.", True), ("5, 6", True), ("5:", True), ("5 / 6", True),
        *((f"5 {unit}", False) for unit in (
            "%", "％", "per cent", "pct", "million", "billion", "trillion", "thousand", "hundred",
            "mn", "bn", "tn", "dollars", "euros", "yen", "pounds", "Prozent", "mil", "mill",
            "January", "February", "March", "April", "May", "June", "July", "August", "September",
            "October", "November", "December", "Jan", "Feb", "Mar", "Apr", "Jun", "Jul", "Aug",
            "Oct", "Nov", "Dec", "m of it", "b of it",
        )),
        *((f"5{unit}", False) for unit in (
            "兆", "億", "亿", "万", "萬", "千", "円", "年", "月", "日", ".5", "/6", "-6", ":30",
        )),
    ],
)  # fmt: skip
def test_a_number_found_by_its_letters_has_no_other_unit(text: str, *, alone: bool) -> None:
    assert stands_alone(text, 0, 1) is alone
    assert stands_alone(f"at {text}", 3, 4) is alone
    for sign in "$€£¥₩₹-–+./1":
        assert not stands_alone(f"at {sign}{text}", 4, 5)


@pytest.mark.parametrize(
    ("sentence", "held"),
    [
        ("Quarter of it, and two boats.", ["two"]),
        ("A half-hearted plan for one boat.", []),
        ("At first three came.", ["three"]),
        ("The second hand and third thoughts.", []),
        ("The two sides; both of the two.", []),
        ("Two sides met in two ports.", ["Two", "two"]),
        ("The second boat.", ["second"]),
        ("The 2 boats.", ["2"]),
    ],
)
def test_what_is_no_amount_is_not_held_against_a_source(sentence: str, held: list[str]) -> None:
    assert [each.number.text for each in numbers_to_hold(sentence)] == held


def test_a_number_that_is_part_of_a_name_has_it() -> None:
    assert [each.name for each in numbers_to_hold("They cite Article 5.")] == ["Article 5"]
    assert [each.name for each in numbers_to_hold("They cite Law No. 5 there.")] == ["Law No. 5"]
    for word in ["A", "An", "At", "By", "For", "From", "In", "No", "Of", "On", "Over", "The"]:
        assert [each.name for each in numbers_to_hold(f"{word} 5 boats.")] == [""], word
    for word in ["about", "around", "nearly"]:
        [number] = numbers_to_hold(f"They saw {word} 5 boats.")
        assert number.is_about


def test_a_number_of_the_calendar_or_of_a_scale_needs_no_source_in_a_sum() -> None:
    pool = NumberPool()
    for number in (7, 24, 30, 31, 52, 60, 100, 360, 365, 366, 1000, 1_000_000, 1_000_000_000):
        assert pool.has_at_any_scale(find_numbers(str(number))[0]), number
    for number in (25, 53, 61, 101, 361, 500, 999):
        assert not pool.has_at_any_scale(find_numbers(str(number))[0]), number
