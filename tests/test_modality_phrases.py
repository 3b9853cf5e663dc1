"""Which phrases make a sentence less than done, and which say so in another way."""

from __future__ import annotations

import pytest

from briefing.evidence.modality_phrases import (
    Force,
    find_markers,
    has_marker,
    is_attributed,
    is_excused,
    is_open,
)

MARKERS = {
    Force.POSSIBLE: """
        could; might; may; possible; possibly; perhaps; maybe; probable; probably; likely; unlikely;
        improbable; improbably; conceivable; conceivably; plausible; plausibly; potentially; seem;
        seems; seemed; seemingly; appear to; appears to; appeared to; apparently; presumable;
        presumably; suspect; suspects; suspected; believed to; thought to""",
    Force.HEARSAY: """
        reportedly; alleged; allegedly; supposedly; purportedly; rumored; rumoured; rumor; rumors;
        rumour; rumours; unconfirmed; said to have; reported to have; is said to; are said to;
        was said to; were said to; understood to; claim to have; claims to have; claimed to have""",
    Force.PLANNED: """
        plan to; plans to; plans for; plans on; planned to; planning to; planned; intend; intends;
        intended; intending; expect; expects; expected; expecting; hopes to; hoped to; hoping to;
        aims to; aims at; aims for; aimed at; aiming for; seek to; seeks to; seeking to; sought to;
        proposes; proposed; proposing; set to; set for; due to; due for; due in; due on; scheduled;
        slated; poised to; prepares to; prepared to; preparing to; mean to; means to; meant to;
        want to; wants to; wanted to""",
    Force.WILL: """
        will; shall; won’t; won't; would; going to; is to; are to; was to; were to""",
}
SOFT = """
    plan; plans; intention; intentions; proposal; proposals; hope; hopes; hoped; aim; aims; aimed;
    vow; vows; vowed; pledge; pledges; pledged; pledging; promise; promises; promised;
    promising; forecast; forecasts; predict; predicts; predicted; target; targets; targeted;
    projected; ask; asks; asked; asking; urge; urges; urged; urging; recommend; recommends;
    recommended; recommending; invite; invites; invited; call for; calls on; called for;
    calling on; advise; advises; advised; need; needs; needed; should; ought; must; has to;
    have to; had to; upcoming; coming; ahead of; future; try to; tries to; tried to; trying to;
    reckon; reckons; reckoned; draft; prospective; await; awaits; awaited; ready to; about to;
    committed; next; tomorrow; until; unless; designed; intentional; intentionally; preparing;
    prepared; purpose; so that; so as to; in order to; want; wants; wanted; announce; announces;
    announced; announcing; ambition; ambitions; goal;
    goals; whether; if; suggest; suggests; suggested; suggesting; suspicion; suspicions; can;
    possible; potential; unclear; uncertain; not certain; doubt; doubts; doubted; doubtful;
    estimate; estimates; estimated; consider; considers; considered; considering; risk; risks;
    fear; fears; feared; warn; warns; warned; warning; believe; believes; believed; think; thinks;
    thought; assume; assumes; assumed; hint; hints; hinted; interpret; interprets; interpreted;
    chance; chances; explore; explores; explored; exploring; tentative; tentatively; opinion;
    study; studies; studied; judge; judges; judged; capable of; given up; look to; looks to;
    looking to; being; drawn up; mean; means; meant; look for; looks for; looking for; look into;
    look at; looks at; looking at; in favour; wish; wishes; wait; waits"""
OPEN = """
    can; possible; potential; unclear; uncertain; not certain; doubt; doubts; doubted; doubtful;
    estimate; estimates; estimated; risk; risks; believe; believes; believed; think; thinks;
    thought; assume; assumes; assumed; interpret; interprets; interpreted; chance; chances;
    suggest; suggests; suggested; suggesting; suspicion; suspicions; should; whether; if; opinion;
    approximately; ability to; capable of; cannot rule out; not rule out; not ruled out;
    not excluded; wonder; wonders; wondered; question; questions; questioned"""
REPORTED = """
    according to; report; reports; reported; reporting; said; says; told; writes; wrote; claim;
    claims; claimed; cite; cites; cited; citing; quote; quotes; quoted; quoting; describes;
    described; unnamed; anonymous; anonymously; allegation; allegations; suppose; supposes;
    supposed; accuse; accuses; accused; accusing; reads"""
UNNAMED = """
    according to; reports; sources; anonymous; anonymously; unnamed; allegation; allegations;
    claim; claims; claimed; suppose; supposes; supposed; media; accuse; accuses; accused; accusing;
    seen by; letter"""


def phrases(text: str) -> list[str]:
    return [" ".join(each.split()) for each in text.split(";")]


@pytest.mark.parametrize("force", MARKERS)
def test_a_phrase_makes_a_sentence_less_than_done(force: Force) -> None:
    for phrase in phrases(MARKERS[force]):
        text = f"The board {phrase} there."
        [found] = find_markers(text)
        assert (found.force, found.text) == (force, phrase)
        assert text[found.start : found.end] == phrase
        assert has_marker(text), phrase


@pytest.mark.parametrize(
    "text",
    ["The board closed the port.", "In May the board met.", "Will Harlan met the board.",
     "The board could not close it.", "It is meant to the board.", "They met due west.",
     "The willow seemliness planet.", "A set of boats is there."],
)  # fmt: skip
def test_what_only_looks_like_such_a_phrase_is_none(text: str) -> None:
    assert find_markers(text) == []


@pytest.mark.parametrize(
    ("words", "force", "is_speech"),
    [(SOFT, Force.PLANNED, False), (SOFT, Force.WILL, True), (OPEN, Force.POSSIBLE, False),
     (REPORTED, Force.HEARSAY, False), (UNNAMED, Force.HEARSAY, True)],
)  # fmt: skip
def test_a_sentence_leaves_open_in_another_way(
    words: str, force: Force, *, is_speech: bool
) -> None:
    for phrase in phrases(words):
        assert is_open(f"Boats {phrase} there.", force, is_speech=is_speech), phrase
    assert not is_open("The board closed the port.", force, is_speech=is_speech)
    assert not is_open("Iffy planets reader resource.", force, is_speech=is_speech)


def test_what_excuses_and_what_attributes() -> None:
    assert all(is_excused(f"Boats {each} there.") for each in phrases(SOFT))
    assert all(is_attributed(f"Boats {each} there.") for each in phrases(REPORTED))
    assert not is_excused("The board closed the port.")
    assert not is_attributed("The board closed the port.")
    assert not is_open("He said so.", Force.HEARSAY, is_speech=True)
    assert is_open("He said so.", Force.HEARSAY, is_speech=False)
