"""Which language a text is in, by its script and its commonest words."""

from __future__ import annotations

import pytest

from briefing.evidence.languages import is_latin, language_of

# Two of the commonest words of a language decide, if no other has as many in the text.
TEXTS = {
    "en": ["the harbour, the ships", "ships from Oslo on Friday", "that was theirs", "he said was",
           "have heard of", "were closed by boats", "are its boats", "boats with sails for hire"],
    "de": ["der Hafen der Stadt", "das Schiff wird", "sich selbst wird", "ist nicht dort",
           "auf dem Meer", "für des Königs Schiffe", "mit zwei zu viel", "die von Oslo und Bern"],
    "fr": ["le port et les bateaux", "les bateaux sont", "pour qui sont", "sur mer avec vent",
           "dans des ports", "aux ports au nord pas loin", "est du nord"],
    "es": ["el puerto y los barcos", "el barco ha", "fue y ha", "su barco se fue", "más fue",
           "las del norte con los del sur"],
    "it": ["il porto di mare", "il mare alla", "gli uomini alla", "sono nel porto",
           "della nave che sono", "di mare alla fine"],
    "pt": ["os barcos foi", "não foi", "ao mar foi", "dos barcos em mar", "uma não", "das uma"],
    "nl": ["het schip werd", "de boot door", "er werd", "aan boord werd", "zijn niet voor",
           "het en een", "van het op"],
    "ja": ["港は閉まった", "ミサイル"],
    "zh": ["港口关闭了"],
    "": ["", "Oslo, Bern", "Θάλασσα και λιμάνι", "항구가 닫혔다", "the le", "wird avec", "the"],
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "language"), [(text, code) for code, texts in TEXTS.items() for text in texts]
)
def test_the_commonest_words_tell_a_language(text: str, language: str) -> None:
    assert language_of(text) == language


@pytest.mark.parametrize(
    ("tag", "language"), [("pt-BR", "pt"), ("DE", "de"), ("zh-Hant-TW", "zh"), ("tlh", "tlh")]
)
def test_a_declared_language_decides(tag: str, language: str) -> None:
    assert language_of("the ships of the harbour", tag) == language


def test_the_beginning_of_a_text_decides() -> None:
    assert language_of("der die das " * 400 + "the of and " * 4_000) == "de"
    assert is_latin("港 harbour") and not is_latin("港口 harbo")
    assert not is_latin("Θάλ abcd")
