"""Finds the day that a document prints at its head, which says when it was published."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from briefing.capture.captured import HEADLINE, Fact, TextBlock
from briefing.evidence.date_expressions.finding import find_dates
from briefing.evidence.date_expressions.languages import NAMES, language_for
from briefing.model.dates import When

HEAD = 5
"""Paragraphs of a head: title, subtitle, name, day and place."""
_LONGEST_LINE = 160
_OF_A_HEAD = ("", "heading", HEADLINE, "date line", "byline")
"""Reasons to leave a paragraph out with which it may still say when the whole was published."""
_FAR = 31
"""Days from one day to another, further than which they are no window."""
_SOME_DAY = When.on(date(2000, 1, 1))
"""What a day is read against that says its year; any day would do."""
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_YEAR = re.compile(r"\d{4}|年|년")
_BORDER = re.compile(r"\s+[·•|—–-]\s+|\s*[·•|│]\s*")
_BEFORE = re.compile(
    r"(?:published|posted|issued|released|dated?|on|veröffentlicht|stand|datum|am|vom|publié|le"
    r"|publicado|fecha|el|pubblicato|data|il|gepubliceerd|op|公開日?|掲載日?|発表日?|发布日期|\W)*",
    re.IGNORECASE,
)
"""What may stand before a day that is published, and says no more."""
_CHANGED = re.compile(
    r"\b(?:(?:last )?(?:updated|modified|revised|changed)|aktualisiert|geändert|mis à jour"
    r"|modifié|actualizado|atualizado|aggiornato|bijgewerkt)\b|更新|수정",
    re.IGNORECASE,
)
_GATHERING = re.compile(
    r"\b(?:meetings?|minutes|hearings?|sessions?|sittings?|conferences?|workshops?|summits?"
    r"|events?|when|venue|deadline|agenda|invitation|sitzung|protokoll|tagung|konferenz|anhörung"
    r"|termin|einladung|tagesordnung|réunion|séance|procès-verbal|audience|conférence|reunión|acta"
    r"|sesión|audiencia|riunione|verbale|seduta|vergadering|notulen|reunião|ata)\b"
    r"|会議|会合|議事|日時|开会|회의|회의록",
    re.IGNORECASE,
)
"""Words by which a day at the head is that of something else, which the document tells of."""
_CLOCK = re.compile(
    r"[\s,(]*(?:at |um |à |alle |a las )?\d{1,2}(?:[:.h]\d\d(?::\d\d)?|(?=\s*[ap]\.?m))"
    r"\s*(?:[ap]\.?m\b\.?|uhr\b)?[\s(]*(?:[A-Z]{2,4}\b|Z\b|[+-]\d\d:?\d\d)?[\s)]*(?=[.,;]|$)",
    re.IGNORECASE,
)
_LINK_WORD = re.compile("of|the|for|and|in|de|la|le|du|des|der|die|das|und|für|e|y|di|van")
_WORD = re.compile(r"[^\W\d_][\w’'-]*")


class DateLine(NamedTuple):
    """A day that a line of the head prints by itself, and the paragraph of that line, from 1.

    `others` are further days that the same words can mean; `is_change` says that it is the day of
    a change to the text.
    """

    day: date
    at: int
    phrase: str
    others: tuple[date, ...] = ()
    is_change: bool = False

    def read_as(self, day: str) -> DateLine:
        """Return the line with the reading that is nearest to a day, as 2031-03-05, if any."""
        if not day:
            return self
        near = date.fromisoformat(day)
        first, *others = sorted((self.day, *self.others), key=lambda each: abs(each - near))
        return self._replace(day=first, others=tuple(others))


def with_printed_day(facts: Mapping[str, Fact], blocks: Sequence[TextBlock]) -> dict[str, Fact]:
    """Return the facts with the day that the head prints, unless a day is stated already.

    The day of a change is taken where nothing else is known.
    """
    found = facts.get("published", Fact(""))
    if (found.value and not found.inferred) or "window" in facts:
        return dict(facts)
    lines = list(date_lines(blocks, facts.get("language", Fact("")).value))
    known = found.value
    lines = [each for each in lines if not each.is_change] or ([] if known else lines)
    return {**facts, **_facts(lines, known)} if lines else dict(facts)


def _facts(lines: Sequence[DateLine], known: str) -> dict[str, Fact]:
    """Return the facts of what lines print; `known` is a day that something else lets infer."""
    first = lines[0].read_as(known)
    day = first.day.isoformat()
    other = next((each for each in lines if each.day != first.day), None)
    why = ""
    if other:
        why = f"Paragraph {first.at} prints it, and paragraph {other.at} prints {other.day}."
    elif first.others:
        can = " or ".join(map(str, first.others))
        why = f"Paragraph {first.at} prints “{first.phrase}”, which can also be {can}."
    elif first.is_change:
        why = f"Paragraph {first.at} prints it as the day of a change."
    facts = {"published": Fact(day, why)}
    if other and abs(other.day - first.day).days <= _FAR:
        facts["window"] = Fact(f"{min(first.day, other.day)}..{max(first.day, other.day)}")
    return facts


def date_lines(blocks: Sequence[TextBlock], language: str = "") -> Iterator[DateLine]:
    """Yield the days that the lines of the head print by themselves.

    A heading prints one only if it is nothing but the day: what it names besides may be a meeting.
    """
    for at, block in enumerate([block for block in blocks if block.text][:HEAD], 1):
        if len(block.text) > _LONGEST_LINE or block.left_out not in _OF_A_HEAD:
            continue
        for found in _of_line(block.text, language):
            is_title = block.left_out in ("heading", HEADLINE)
            if not is_title or found.phrase == block.text:
                yield found._replace(at=at)


def is_printed_at_head(blocks: Sequence[TextBlock], day: str, language: str = "") -> bool:
    """Whether a line of the head, and no sentence of the text, prints a day."""
    head = (block.text for block in blocks[:HEAD] if len(block.text) <= _LONGEST_LINE)
    return any(prints_day(text, date.fromisoformat(day), language) for text in head)


def is_date_line(text: str, *, has_clock: bool = False) -> bool:
    """Whether a line is a day alone, or with `has_clock` a day and a time of the day."""
    if len(text) > _LONGEST_LINE:
        return False
    found = list(_of_line(text, ""))
    if not has_clock:
        return any(each.phrase == text for each in found)
    return any(_CLOCK.match(text.partition(each.phrase)[2]) for each in found)


def prints_day(text: str, day: date, language: str = "", *, near: date | None = None) -> bool:
    """Whether a text prints a day with its month, and with its year unless that is one `near`."""
    against = When.on(near) if near else _SOME_DAY
    for code in _languages(language):
        for found in find_dates(text, against, code):
            is_whole = _YEAR.search(found.phrase) or (near and re.search(r"\d", found.phrase))
            rules = ("written", "day-first", "month-first", *(("unstated",) if near else ()))
            if is_whole and any(r.when.day == day and r.rule in rules for r in found.readings):
                return True
    return False


def _of_line(text: str, language: str) -> Iterator[DateLine]:
    """Yield the days of a line that stand by themselves, between its borders."""
    if _GATHERING.search(text) or not any(char.isdecimal() for char in text):
        return
    for part in _BORDER.split(text):
        found = _whole_day(part, language)
        if found is None:
            continue
        days, start, end = found
        before, behind = part[:start], part[end:]
        is_change = bool(_CHANGED.search(before))
        if is_change:
            before = _CHANGED.sub("", before)
        if _is_by_itself(before, behind):
            yield DateLine(days[0], 0, part[start:end], days[1:], is_change)


def _is_by_itself(before: str, behind: str) -> bool:
    """Whether what stands around a day makes no sentence with it."""
    is_bare = bool(_BEFORE.fullmatch(before))
    is_parted = before.rstrip().endswith((",", ":", "(", "，", "："))
    if clock := _CLOCK.match(behind):
        rest = behind[clock.end() :]
        if rest.startswith(".") or not rest.strip(" ,;."):
            return is_bare or is_parted or _are_names(before)
        return is_bare and _is_change(rest)
    rest = behind.strip(" \t\u3000.)")
    if not rest:
        return is_bare or (is_parted and _are_names(before))
    if is_bare and _is_change(rest):
        return True
    is_apart = behind[:1].isspace() or behind[:1] in ",("
    return is_bare and is_apart and len(rest) <= _LONGEST_LINE / 4 and _are_names(rest)


def _is_change(text: str) -> bool:
    return bool(_CHANGED.match(text.lstrip(" ,;(")))


def _are_names(text: str) -> bool:
    """Whether all words are written as those of names: of places, bodies and people."""
    words = _WORD.findall(text)
    return not any(word[0].islower() and not _LINK_WORD.fullmatch(word) for word in words)


def _whole_day(text: str, language: str) -> tuple[tuple[date, ...], int, int] | None:
    """Return the days that the first whole date of a text can mean, and its place; else None."""
    for code in _languages(language):
        for found in find_dates(text, _SOME_DAY, code):
            days = tuple(each.when.day for each in found.readings if each.when.day)
            if (
                len(days) == len(found.readings) > 0
                and _YEAR.search(found.phrase)
                and all(_FIRST_YEAR <= day.year <= _LAST_YEAR for day in days)
                and all(each.rule in _WRITTEN for each in found.readings)
            ):
                return days, found.start, found.end
    return None


_WRITTEN = ("written", "day-first", "month-first")
"""The rules by which a day with its year is read."""


def _languages(language: str) -> list[str]:
    """Return the languages in which a head may be printed: its own, else all."""
    return [language] if language and language_for(language) else list(NAMES)
