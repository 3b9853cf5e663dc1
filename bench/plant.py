"""Plant errors in copies of sound folders, and print how many of them `check` finds, by kind.

Each error is planted alone, into the records of a point; it counts as caught if the rules find
something at that point which they did not find before. The same seed plants the same errors.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from briefing.check import apply  # noqa: E402
from briefing.check.case import Case  # noqa: E402
from briefing.evidence.name_words import DESIGNATIONS  # noqa: E402
from briefing.library import load_folder, read_texts  # noqa: E402
from briefing.model.dates import show_when  # noqa: E402
from briefing.model.paragraphs import Paragraphs, Passage  # noqa: E402
from briefing.model.records import Briefing, Event, Point, Voice, VoiceKind  # noqa: E402
from briefing.model.source_text import SourceText  # noqa: E402

SEED = 20310304
STRANGERS = (
    *("Tanaka", "Moreau", "Okonkwo", "Lindqvist", "Petrov", "Castellano", "Brazil", "Nairobi"),
    *("Siemens", "Toronto", "Hernandez", "Vodafone", "Kowalski", "Jakarta"),
)
WORDS = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
PAST = {
    "be": "was", "build": "built", "come": "came", "cost": "cost", "give": "gave", "get": "got",
    "go": "went", "have": "had", "hold": "held", "lead": "led", "leave": "left", "make": "made",
    "meet": "met", "pay": "paid", "rise": "rose", "say": "said", "send": "sent", "sign": "signed",
    "take": "took", "keep": "kept", "write": "wrote", "bring": "brought", "stand": "stood",
    "let": "let",
}  # fmt: skip


class Planted(NamedTuple):
    """An error: its kind, the point as it was changed, and what was done to it."""

    kind: str
    point: Point
    what: str


Planter = Callable[[random.Random, Point, Briefing], Iterator[Planted]]


def numbers(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Change a number: its digits, its decimal point, its scale or its unit."""
    del briefing
    text = point.text
    for match in re.finditer(r"(?<![\w.,-])[0-9][0-9,]*(?:\.[0-9]+)?(?![\w.-]*[0-9])", text):
        digits = match[0].rstrip(",")
        if _is_of_date(text, match):
            continue
        for new in _other_numbers(chance, digits):
            yield _with_text("number", point, match.start(), match.start() + len(digits), new)
    for old, new in (("million", "billion"), ("billion", "million"), ("trillion", "billion")):
        for match in re.finditer(rf"\b{old}\b", text):
            yield _with_text("number", point, *match.span(), new)
    for match in re.finditer(r"(?<=[0-9])(?: per ?cent|%)", text):
        yield _with_text("number", point, *match.span(), "")
    for match in re.finditer(rf"\b(?:{'|'.join(WORDS)})\b", text):
        if not _is_of_date(text, match):
            others = [each for each in WORDS if each != match[0]]
            yield _with_text("number", point, *match.span(), chance.choice(others))


def _other_numbers(chance: random.Random, digits: str) -> Iterator[str]:
    bare = digits.replace(",", "")
    if len(bare) > 1 and bare.isdecimal() and bare[0] != bare[1] and bare[1] != "0":
        yield bare[1] + bare[0] + bare[2:]
    if "." in bare:
        whole, _, part = bare.partition(".")
        yield f"{whole}{part[0]}.{part[1:]}".rstrip(".").lstrip("0") or "0"
    elif len(bare) > 1:
        yield f"{bare[:-1]}.{bare[-1]}"
    yield str(int(bare.split(".")[0]) + chance.randint(1, 7)) + bare[len(bare.split(".")[0]) :]


_MONTHS = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)


def _is_of_date(text: str, match: re.Match[str]) -> bool:
    before, after = text[max(0, match.start() - 12) : match.start()], text[match.end() :][:30]
    if re.fullmatch(r"(?:19|20)[0-9]{2},?", match[0]):
        return True
    is_day = re.match(rf"(?:,? (?:and|to|or) [0-9]+)?,? (?:of )?{_MONTHS}\b", after)
    return bool(is_day or re.search(rf"{_MONTHS} $|day $", before) or after.startswith(":"))


def names(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Misspell a name, or put a stranger in its place."""
    del briefing
    for match in re.finditer(r"(?<=[a-z,] )[A-Z][a-z]{3,}(?![a-z]*[’'][a-z]{2})\b", point.text):
        name = match[0]
        if re.fullmatch(rf"{_MONTHS}|[A-Z][a-z]+day|[A-Z][a-z]+(?:ese|ish|ian|ans?)", name):
            continue
        if name in ("Board", "Ministry", "Minister", "President", "Secretary", "Department"):
            continue
        place = chance.randrange(1, len(name) - 2)
        swapped = name[:place] + name[place + 1] + name[place] + name[place + 2 :]
        if swapped != name:
            yield _with_text("name", point, *match.span(), swapped)
        yield _with_text("name", point, *match.span(), chance.choice(STRANGERS))


def _past(verb: str) -> str:
    if verb in PAST:
        return PAST[verb]
    return f"{verb}d" if verb.endswith("e") else f"{verb}ed"


def _done(match: re.Match[str]) -> str:
    return _past(match["verb"])


def _base(verb: str) -> str:
    return _BASES.get(verb) or verb.removesuffix("d" if verb in _IN_E else "ed")


_VERB = r"(?!be\b|also\b|not\b|have\b)(?P<verb>[a-z]+)\b"
_WISHES = (
    "plans|planned|intends|intended|(?<!of )means|meant|hopes|hoped|seeks|aims|wants|expects"
    "|expected"
)
_MAYBE = "reportedly|probably|perhaps|possibly|allegedly|apparently|potentially|presumably"
_DROPPED: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\b(?:is|are|was|were) (?:expected|likely) to\b", "will"),
    (
        r"\b(?:is|are|was|were) (?:set|due|expected) to be (?P<verb>[a-z]+)",
        lambda match: f"was {match['verb']}",
    ),
    (rf"\b(?:is|are|was|were) (?:set|due|expected|likely) to {_VERB}", _done),
    (rf"(?<!is )(?<!are )(?<!was )(?<!were )\b(?:{_WISHES}) to {_VERB}", _done),
    (rf"(?<!is )(?<!are )(?<!was )(?<!were )\b(?:{_WISHES}) to\b", "will"),
    (
        r"\b(?:is|are|was|were) to be (?P<verb>[a-z]+(?:ed|en|t))\b",
        lambda match: f"was {match['verb']}",
    ),
    (r"\b(?:could|might|may)\b(?! not)(?= [a-z])", "will"),
    (r"\b(?:may|might|could) be\b", "is"),
    (rf"\b(?:{_MAYBE}) ", ""),
    (rf"\b(?:will|would) {_VERB}", _done),
)
"""Hedges, and what stands in their place where a point is made firm."""
_ACTS = (
    "agreed|announced|approved|created|gave|joined|published|removed|signed|suspended"
    "|visited|warned|wrote|carried|passed|came|met|called|unveiled|discussed"
)
_IN_E = frozenset(("agreed", "announced", "approved", "created", "removed"))
_BASES = {past: verb for verb, past in PAST.items()} | {"carried": "carry"}
_NO_PARTICIPLE = (
    "(?<!had )(?<!has )(?<!have )(?<!was )(?<!were )(?<!been )(?<!is )(?<!are )(?<!be )"
)
_MONTH_DAY = rf"[0-9]{{1,2}} {_MONTHS}"
_ADDED: tuple[tuple[str, str | Callable[[re.Match[str]], str]], ...] = (
    (r"\bwill (?=[a-z])", "might "),
    (r"(?<!not )\bagreed to\b", "may agree to"),
    (rf"\b{_NO_PARTICIPLE}(?=(?:{_ACTS})\b)", "reportedly "),
    (
        rf"\b(?<!not ){_NO_PARTICIPLE}(?P<verb>{_ACTS})\b(?! by)",
        lambda match: f"plans to {_base(match[1])}",
    ),
    (
        r"(?<!whether one )\b(?:is|are|was|were) (?=[a-z]+ed\b)(?!expected|supposed|planned)",
        "may be ",
    ),
    (rf"\bon (?={_MONTH_DAY})", "possibly on "),
)
"""Firm words, and what stands in their place where a point is made weaker."""


_SAID = re.compile(
    r"\b(?:said|says|according|report(?:s|ed)?|writes|wrote|told|the announced)\b", re.IGNORECASE
)


def dropped_hedges(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Make firm what a point leaves open."""
    del chance, briefing
    for pattern, new in _DROPPED:
        if match := re.search(pattern, point.text):
            text = new if isinstance(new, str) else new(match)
            yield _with_text("hedge dropped", point, *match.span(), text)


def added_hedges(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Leave open what a point says firmly."""
    del chance, briefing
    # What somebody says is hearsay anyway: there the word changes little.
    is_said = any(each.by for each in point.cites) or _SAID.search(point.text)
    for pattern, new in _ADDED:
        if is_said and new == "reportedly ":
            continue
        if match := re.search(pattern, point.text):
            text = new if isinstance(new, str) else new(match)
            yield _with_text("hedge added", point, *match.span(), text)


_OF_A_SOURCE = re.compile(
    r" not (?:given|stated|named|specified|clear)\b|(?:does|do|did) not (?:name|say|give|state)\b"
)


def negations(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Put in a “not”, or take one out."""
    del chance, briefing
    if match := re.search(r" not\b| no longer\b", point.text):
        around = point.text[max(0, match.start() - 5) : match.end() + 12]
        kind = "source's silence" if _OF_A_SOURCE.search(around) else "negation taken out"
        yield _with_text(kind, point, *match.span(), "")
    # Behind “whether” a “not” changes nothing.
    elif match := re.search(
        r"(?<!whether one )(?<!whether it )\b(?:is|are|was|were|will|would|has|had|can)\b",
        point.text,
    ):
        yield _with_text("negation put in", point, match.end(), match.end(), " not")


_OTHER_UNIT = {
    "kilometres": "miles", "metres": "feet", "tonnes": "barrels", "hours": "days", "days": "weeks",
    "weeks": "months", "months": "weeks", "years": "months", "year": "month", "seconds": "minutes",
    "minutes": "hours", "crowns": "francs", "yen": "won", "dollars": "euros", "euros": "dollars",
    "$": "€", "€": "$", "£": "$",
}  # fmt: skip


def units(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Give a number another unit or currency."""
    del chance, briefing
    counted = rf"(?:[0-9]|\b(?:{'|'.join(WORDS)}))(?: (?:m|b|tr)illion)?[- ]"
    for old, new in _OTHER_UNIT.items():
        pattern = rf"{re.escape(old)}(?=[0-9])" if len(old) == 1 else rf"(?<=[- ]){old}\b"
        for match in re.finditer(pattern, point.text):
            before = point.text[max(0, match.start() - 25) : match.start()]
            if len(old) == 1 or re.search(f"{counted}$", before):
                yield _with_text("unit", point, *match.span(), new)


def quoted(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Change a word within the quotation marks of a point's own sentence."""
    del chance, briefing
    for match in re.finditer(r"“[^”]*?([a-z]{4,})[^a-z”]*”", point.text):
        yield _with_text("quoted words", point, *match.span(1), "different")


def operands(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Change a number from which a point works another one out."""
    del briefing
    if match := re.search(r"[0-9]{2,}", point.computed):
        wrong = str(int(match[0]) + chance.randint(21, 99))
        line = f"{point.computed[: match.start()]}{wrong}{point.computed[match.end() :]}"
        yield Planted("operand of a sum", point._replace(computed=line), line)


def attributions(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Let another voice of the briefing say it: in the citation, and by name in the sentence."""
    voices = list(briefing.brief.voices.values())
    spoken = [each for each in point.cites if each.by]
    if not spoken or len(voices) < 2:
        return
    old = briefing.brief.voices[spoken[0].by]
    new = chance.choice([each for each in voices if each.id != old.id])
    cites = tuple(
        each._replace(by=new.id if each.by == old.id else each.by) for each in point.cites
    )
    yield Planted("attribution", point._replace(cites=cites), f"{old.id} -> {new.id}")
    named = old.name if old.name in point.text else _called(old)
    if re.search(rf"\b{re.escape(named)}\b", point.text):
        text = point.text.replace(named, _called(new))
        changed = point._replace(text=text, cites=cites)
        yield Planted("attribution", changed, f"{named} -> {_called(new)}, in the sentence")


def _called(voice: Voice) -> str:
    """Return what a voice is called in a sentence: a person by the last name, others in full."""
    words = voice.name.split()
    is_person = voice.kind is VoiceKind.NAMED and voice.name not in voice.of and len(words) == 2
    is_person = is_person and DESIGNATIONS.isdisjoint(map(str.casefold, words))
    return words[-1] if is_person and all(each[0].isupper() for each in words) else voice.name


def dates(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Change the day of a date in the sentence, or the reading of a printed one."""
    del briefing
    match = re.search(rf"\b([0-9]{{1,2}}) {_MONTHS}", point.text)
    if match:
        day = int(match[1])
        new = str(day % 28 + chance.randint(1, 3))
        yield _with_text("date in the sentence", point, *match.span(1), new)
    for cite in point.cites:
        for phrase, when in cite.dates.items():
            first = when.bounds[0]
            if first.day < 25 and str(when) == first.isoformat():
                other = type(when).on(first.replace(day=first.day + chance.randint(1, 3)))
                dated = cite._replace(dates={**cite.dates, phrase: other})
                cites = tuple(dated if each is cite else each for each in point.cites)
                yield Planted("reading of a date", point._replace(cites=cites), show_when(other))


def paragraphs(chance: random.Random, point: Point, briefing: Briefing) -> Iterator[Planted]:
    """Cite another paragraph."""
    for cite in point.cites:
        size = briefing.sources[cite.source].size or 0
        others = [each for each in range(1, size + 1) if not cite.at.holds(each)]
        if others:
            number = chance.choice(others)
            moved = cite._replace(at=Passage((Paragraphs(number, number),)))
            cites = tuple(moved if each is cite else each for each in point.cites)
            yield Planted("paragraph", point._replace(cites=cites), f"{cite.at} -> {number}")


PLANTERS: Sequence[Planter] = (
    numbers, units, names, dropped_hedges, added_hedges, negations, attributions, dates,
    paragraphs, quoted, operands,
)  # fmt: skip


def _with_text(kind: str, point: Point, start: int, end: int, new: str) -> Planted:
    text = f"{point.text[:start]}{new}{point.text[end:]}"
    around = point.text[max(0, start - 15) : end + 15]
    return Planted(
        kind, point._replace(text=text), f"“{around}”: {point.text[start:end]!r} -> {new!r}"
    )


def plant(
    briefing: Briefing,
    texts: dict[str, SourceText],
    chance: random.Random,
    most: int,
    only: str = "",
) -> Iterator[tuple[Planted, str, frozenset[str]]]:
    """Yield planted errors with their point's name and the codes that are new at it."""
    briefing = without_allow(briefing)
    known = _findings(briefing, texts)
    planted: dict[str, list[tuple[Event, Planted]]] = {}
    for event in briefing.events.values():
        for point in event.points:
            for planter in PLANTERS:
                for each in planter(chance, point, briefing):
                    planted.setdefault(each.kind, []).append((event, each))
    for kind, every in planted.items():
        if not kind.startswith(only):
            continue
        drawn = chance.sample(every, most) if len(every) > most else every
        for event, each in drawn:
            points = tuple(each.point if old.id == each.point.id else old for old in event.points)
            events = {**briefing.events, event.id: event._replace(points=points)}
            found = _findings(briefing._replace(events=events), texts) - known
            yield (
                each,
                f"{event.id}#{each.point.id}",
                frozenset(code for code, _ in found.elements()),
            )


def _findings(briefing: Briefing, texts: dict[str, SourceText]) -> Counter[tuple[str, str]]:
    passed = ("forgotten-paragraph", "unplaced-paragraph", "stale-allowance", "unused-voice")
    found = apply(Case(briefing, texts))
    return Counter((each.code, each.allow_at) for each in found if each.code not in passed)


OF_TEXTS = frozenset(
    (
        *("number-missing", "name-missing", "shared-wording", "modality-differs", "day-missing"),
        *("negation-differs", "quoted-words-missing", "voice-missing", "voice-differs"),
        "told-elsewhere",
    )
)
"""Rules that hold points against texts: what they say of a folder as it is counts as false."""


def without_allow(briefing: Briefing) -> Briefing:
    """Return a briefing whose curator accepts no finding."""
    return briefing._replace(brief=briefing.brief._replace(allow=()))


def main() -> None:
    """Plant errors in the folders of the command line and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    add = parser.add_argument
    add("folders", nargs="*", metavar="FOLDER[=ORIGINALS]", help="(default: the example)")
    add("--seed", type=int, default=SEED)
    add("--most", type=int, default=60, help="errors of a kind in a folder")
    add("--kind", default="", help="only kinds that begin so")
    add("--missed", metavar="KIND", help="list those of a kind that are not caught")
    args = parser.parse_args()
    total, caught, codes = Counter[str](), Counter[str](), Counter[tuple[str, str]]()
    points, false = 0, []
    for each in args.folders or [str(ROOT / "example")]:
        folder, _, originals = each.partition("=")
        briefing = load_folder(folder).briefing
        assert briefing, f"{folder} cannot be read"
        texts = read_texts(folder, briefing, originals)
        assert texts, f"no text of {folder} is at hand: name their folder, as in DIR=ORIGINALS"
        points += sum(len(event.points) for event in briefing.events.values())
        false += [
            f"{code} at {at}"
            for code, at in _findings(without_allow(briefing), texts).elements()
            if code in OF_TEXTS
        ]
        for error, ref, found in plant(
            briefing, texts, random.Random(args.seed), args.most, args.kind
        ):
            total[error.kind] += 1
            caught[error.kind] += bool(found)
            codes.update((error.kind, code) for code in found)
            if args.missed is not None and error.kind.startswith(args.missed) and not found:
                print(f"  {error.kind:16}", f"  missed: {ref}: {error.what}")
    say = f"{len(false)} in {points} points, {100 * len(false) / points:.1f} in 100"
    print(f"false alarms, with no finding allowed: {say}", *false, sep="\n  ")
    print(f"{'kind':22} planted  caught       by")
    for kind, number in total.items():
        by = ", ".join(f"{code} {n}" for (of, code), n in codes.most_common() if of == kind)
        print(f"{kind:22} {number:7} {caught[kind]:7} {caught[kind] / number:5.0%}  {by}")


if __name__ == "__main__":
    main()
