"""Where a sentence ends: behind no abbreviation, ordinal or initial, unless another begins."""

from __future__ import annotations

from briefing.evidence.drafting.sentences import split_sentences

BEFORE_A_NAME = """
    Mr Mrs Ms Mx Dr Prof St Gen Col Maj Capt Lt Sgt Cpl Adm Cmdr Rep Sen Gov Pres Hon Rev Fr"""
ABBREVIATED = """
    Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thur Thurs Fri Sat Sun No
    Nos vs etc Inc Ltd Co Corp Dept est Ave Fig vol pp ca approx al Jr Sr Bros Mt ft bn Ph esp min
    max Okt Dez J U.S a.m"""
BEGINS = """
    The A An In On At He She It They We You I But And So This That These Those There His Her Its
    Their Our My As For When While After Before If Although However No Both Some Many Most One Two
    Nobody Neither"""
MONTHS = """
    Januar Jänner Februar Feber März April Mai Juni Juli August September Oktober November Dezember
    Jan Feb Mrz Apr Jun Jul Aug Sept Sep Okt Nov Dez"""
BEGINS_IN_GERMAN = """
    Der Die Das Dem Den Des Ein Eine Einer Einem Einen Er Sie Es Wir Ich Man Wer Was Wie Wo In Im Am
    An Auf Aus Bei Beim Bis Für Mit Nach Seit Um Und Von Vor Zu Zum Zur Aber Als Auch Da Dabei Dafür
    Damit Danach Dann Daraufhin Darum Dazu Denn Deshalb Doch Dort Dennoch Diese Dieser Dieses Jedoch
    Nun Nur Ob Oder So Später Trotzdem Unter Über Während Weil Wenn Zudem Zuvor Zwar Sein Seine Ihr
    Ihre Unser Unsere Kein Keine"""
DETERMINERS = """
    der die das dem den der des am im vom zum zur beim ans ins jede jedem jeder diese diesen dieser
    ein eine einem kein keine mein meine sein seine ihr ihre unser unsere"""


def count(text: str) -> int:
    return len(split_sentences(text))


def test_a_name_follows_its_form_of_address() -> None:
    for word in BEFORE_A_NAME.split():
        assert count(f"They saw {word}. The Harlan there.") == 1, word
    assert count("They saw them. Harlan left.") == 2


def test_an_abbreviation_ends_a_sentence_only_before_a_word_that_begins_one() -> None:
    for word in ABBREVIATED.split():
        assert count(f"They saw {word}. Harlan there.") == 1, word
        assert count(f"They saw {word}. They left.") == 2, word
    for word in BEGINS.split():
        assert count(f"They saw Harlan Inc. {word} boats left.") == 2, word
    assert count("They saw boats. Harlan left.") == 2


def test_a_number_with_its_full_stop_is_the_day_of_a_month_or_counts_a_noun() -> None:
    for month in MONTHS.split():
        assert count(f"Man kam 4. {month} an.") == 1, month
        assert count(f"Man kam 40. {month} an.") == 2, month
    for word in DETERMINERS.split():
        assert count(f"Man sah {word} 2. Hafen dort.") == 1, word
    assert count("Man sah gern 2. Hafen dort.") == 2


def test_a_word_that_is_no_noun_begins_a_sentence_behind_a_number() -> None:
    for word in BEGINS_IN_GERMAN.split():
        assert count(f"Man sah der 2. {word} Boote kamen.") == 2, word


def test_other_signs_end_a_sentence_or_do_not() -> None:
    assert count("Why? Harlan asked.") == 2
    assert count("“Why?” asked Harlan.") == 1
    assert count("Well… Harlan left.") == 2
    assert count("1. Harlan left.") == 1
    assert count("港は閉じた。船は去った。") == 2
    assert count("「港は閉じた。」と述べた。") == 1
