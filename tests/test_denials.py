"""Which words deny, and which begin like those that do."""

from __future__ import annotations

import re

import pytest

from briefing.evidence import negation_words as words

DENYING = """
    without; lack; lacks; lacking; fail; fails; failed; refuse; refusing; rejects; deny; denies;
    denied; absent; absence; stop short; stopped short; hardly; scarcely; barely; rarely; seldom;
    only; solely; except; exception; whatever; regardless; unless; abolish; abolished;
    renounces; prevents; avoids; ban; bans; banned; prohibits; rule out; rules out; ruled out;
    ruling out; opposes; object; objects; objected; objection; declines; far from; first time;
    cancelled; call off; called off; withheld; doubts; as opposed; free of; isolated; yet to;
    want of; for want of; wanting; forbid; forbidden; forbade; blocks; blocked; blocking;
    instead of; rather than; halted; ceased; shelved; scraps; abandons; merely; postponed;
    reluctant; unhappy; inaudible; inadequate; incoherent; nonstop; non-binding; disagrees;
    irregular; illegal"""
LOOKING = """
    under; understand; until; united; units; union; university; unique; unanimous; universal;
    distributed; discussed; disclosed; disguised; discovered; display; distance; district;
    dispatched; important; imposed; improved; import; implement; impact; implied; illustrated;
    independent; intent; invented; investigated; instant; indicated; initiated; incident;
    intelligence; innovative; includes; intensive; initiative; incentive; interactive; discipline;
    disposed; disk; dish; distinct; dispute; unveiled; unprecedented"""
NOT = """
    not; no; nor; never; nobody; none; nothing; nowhere; neither; cannot; can’t; don't; doesn’t;
    didn’t; isn’t; aren’t; wasn’t; weren’t; won’t; wouldn’t; couldn’t; shouldn’t; hasn’t; haven’t;
    hadn’t; mustn’t"""
GOVERNING = """
    refused to; refusing to; declines to; fails to; failing to; has yet to; was yet to; unable to;
    unwilling to; neglected to; stopped short of; fell short of; falls short of; rules out;
    ruling out; refrained from; abstains from; the first time; denies having; deny that"""
ELSEWHERE = {
    "de": "nicht; kein; keine; nie; niemals; niemand; ohne; weder; nirgends; kaum; unklar; lehnte;"
    " weigert; nur; statt; vorerst; fehlt; bevor; bis",
    "fr": "ne; pas; jamais; aucun; aucune; sans; rien; ni; non; personne; seul; refuse; n’a",
    "es": "no; nunca; sin; ningún; ninguna; nada; nadie; ni; jamás; sólo; solo; negó; rechaza",
    "it": "non; mai; senza; nessuno; niente; nulla; né; solo; soli; rifiuta",
    "pt": "não; nunca; sem; nenhum; nada; ninguém; nem; só; apenas; recusa",
    "nl": "niet; geen; nooit; zonder; niemand; noch; nergens; onzeker; alleen; weigert",
    "ja": "来ない; なかった; なくて; ません; 無; 未; 不; 非; 否; せざるを; まい; 断念; 中止; だけ;"
    " のみ; 限; 知らず; ぬ",
    "zh": "不; 没; 未; 无; 非; 否; 别; 莫; 只; 仅; 限",
    "ko": "않; 없; 못; 아니; 안 가; 불; 미; 무; 비; 만 가",
}


PLAIN = {"ja": "港を閉じた", "zh": "港口关闭", "ko": "항구를 닫았다"}


def phrases(text: str) -> list[str]:
    return [" ".join(each.split()) for each in text.split(";")]


def test_a_word_that_denies_is_known_in_each_of_its_forms() -> None:
    assert [each for each in phrases(DENYING) if not words.DENYING.search(f"a {each} b")] == []
    assert [each for each in phrases(NOT) if not words.NOT.search(f"a {each} b")] == []
    assert [each for each in phrases(GOVERNING) if not words.GOVERNS.search(f"a {each} b")] == []
    assert not words.DENYING.search("the board closed the port of oslo")
    assert not words.NOT.search("there is no doubt, and a notary")


def test_a_word_that_only_looks_so_is_told_from_one_that_denies() -> None:
    assert [each for each in phrases(LOOKING) if not words.ONLY_LOOKS.search(f"a {each} b")] == []
    real = [each for each in phrases(DENYING) if words.ONLY_LOOKS.search(f"a {each} b")]
    assert real == []


@pytest.mark.parametrize("language", ELSEWHERE)
def test_other_languages_deny_with_these_words(language: str) -> None:
    pattern = re.compile(words.IN_OTHER_LANGUAGES[language])
    gap = " " if language not in ("ja", "zh", "ko") else ""
    said = [f"x{gap}{each}{gap}x" for each in phrases(ELSEWHERE[language])]
    assert [each for each in said if not pattern.search(each)] == []
    assert not pattern.search(
        {"ja": "港を閉じた", "zh": "港口关闭", "ko": "항구를 닫았다"}.get(language, "port")
    )


@pytest.mark.parametrize(
    ("text", "is_no_denial"),
    [
        ("not only this", True), ("not just this", True), ("no less", True), ("not least", True),
        ("no later than", True), ("no earlier than", True), ("no sooner than", True),
        ("cannot rule out", True), ("can not be ruled out", True), ("could not exclude", True),
        ("can’t be excluded", True), ("not without", True), ("not this", False),
        ("no later", False),
    ],
)  # fmt: skip
def test_some_negations_deny_nothing(text: str, *, is_no_denial: bool) -> None:
    assert bool(words.NOT_ALONE.search(text)) is is_no_denial


@pytest.mark.parametrize(
    ("text", "is_his"),
    [
        ("the cost is not given.", True), ("are not yet stated", True),
        ("was not named here", True),
        ("it is not specified who", True), ("not told why", True), ("is not known where", True),
        ("is not clear, and", True), ("not identified by", True), ("it does not say", True),
        ("they do not name", True), ("it did not give", True), ("did not report", True),
        ("does not state", True), ("does not tell", True), ("does not specify", True),
        ("no source says", True), ("no report", True), ("no article", True), ("no paper", True),
        ("no text", True), ("he did not sign", False), ("is not given water", False),
    ],
)  # fmt: skip
def test_what_a_curator_says_of_sources_is_told_from_what_they_say(
    text: str, *, is_his: bool
) -> None:
    assert bool(words.OF_THE_CURATOR.search(text)) is is_his
