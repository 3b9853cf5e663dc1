"""Finds the names of a sentence that stand in none of its sources' texts.

A name is a capitalised word within a sentence, or at its beginning if nothing shows that it is an
ordinary word. Scripts without capitals have no names here, and no name is looked up across scripts.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence

from briefing.evidence.name_words import (
    DESIGNATIONS,
    FUNCTION_WORDS,
    MONTHS_AND_DAYS,
    NATIONALITIES,
    SAME,
)
from briefing.evidence.word_boundaries import find_whole
from briefing.model.lean_typing import NamedTuple

_LETTER = r"[^\W\d_]"
_WORD = re.compile(rf"(?:{_LETTER}\.){{2,}}|{_LETTER}+(?:[’']{_LETTER}+)*")
_SMALL = "[a-zà-öø-ÿ]"
_NEXT_CAPITAL = re.compile(
    rf"(?:[\W\d_]|{_SMALL}\.(?:{_LETTER}\.)+|(?={_SMALL}){_LETTER}+(?:[’']{_LETTER}+)*)*+"
    rf"({_WORD.pattern})"
)
"""The next word that may begin with a capital: those that begin with a small letter are passed."""
_RUN = re.compile(rf"{_LETTER}+")
_DOTTED = re.compile(rf"(?:{_LETTER}\.){{2,}}")
_ACCENTS = re.compile("[\u0300-\u036f]+")
_JOINTS = (" ", "-", "–", ". ")
_POSSESSIVE = re.compile(r"(?:[’']s|[’'])$")
_ENDINGS = ("", "s", "es", "n", "an", "ian", "ese", "ish", "i", "ic", "er", "ers", "ians", "ans")
_SPELLINGS = (
    ("defense", "defence"), ("offense", "offence"), ("center", "centre"), ("harbor", "harbour"),
    ("labor", "labour"), ("color", "colour"), ("program", "programme"), ("theater", "theatre"),
    ("organization", "organisation"), ("honor", "honour"), ("meter", "metre"),
)  # fmt: skip
_SPELT = dict(_SPELLINGS) | {british: american for american, british in _SPELLINGS}
_COMMON_ENDINGS = (
    *("ing", "ion", "ment", "ness", "ity", "ship", "ism", "ance", "ence", "ly", "ed", "s"),
    *("craft", "ure", "age", "ware", "work", "ice"),
)


_NO_NAMES = MONTHS_AND_DAYS | NATIONALITIES | FUNCTION_WORDS | DESIGNATIONS


class Name(NamedTuple):
    """A name in a sentence: its words, and where it starts and ends, in characters."""

    text: str
    words: tuple[str, ...]
    start: int
    end: int
    is_first: bool


def find_names(sentence: str) -> list[Name]:
    """Return the names of a sentence, in order; words that stand together are one name."""
    found: list[Name] = []
    end = 0
    while match := _NEXT_CAPITAL.match(sentence, end):
        word, (start, end) = match[1], match.span(1)
        if not (word[0].isupper() and len(word) > 1):
            continue
        if _touches_digit(sentence, start, end):
            continue
        is_first = _begins(sentence, start)
        last = found[-1] if found else None
        if last and not is_first and sentence[last.end : start] in _JOINTS:
            words = (*last.words, word)
            found[-1] = Name(sentence[last.start : end], words, last.start, end, last.is_first)
        else:
            found.append(Name(word, (word,), start, end, is_first))
    return found


def _touches_digit(sentence: str, start: int, end: int) -> bool:
    """Whether a word is part of a code, such as F-35, which is held with the numbers."""
    before, after = sentence[max(0, start - 2) : start], sentence[end : end + 2]
    return bool(re.search(r"[0-9][-+./]?$", before) or re.match(r"[-+./]?[0-9]", after))


_OPENS = re.compile(r"(?:^|[.!?:;]\s+|[“\"‘'(\[—–-]\s*)$")


def _begins(sentence: str, start: int) -> bool:
    """Whether a place is the beginning of a sentence, of a quote or of what stands in brackets."""
    before = sentence[max(0, start - 4) : start]
    if start > 4 and before.endswith("-") and before[-2:-1].isalnum():
        return False
    return bool(_OPENS.search(before)) if start else True


class Vocabulary:
    """The words of some texts, without case, accents and possessives; it answers what is there.

    `search` looks a word up in texts that are too long to be split into words.
    """

    def __init__(
        self, texts: Iterable[str], search: Callable[[str], bool] = lambda _: False
    ) -> None:
        self._texts = tuple(texts)
        self._known: set[str] | None = None
        self._folded: list[str] | None = None
        self._lower: set[str] | None = None
        self._initials: list[str] | None = None
        self._search = search

    @property
    def _words(self) -> set[str]:
        if self._known is None:
            self._known = set()
            for text in self._texts:
                self._known.update(_RUN.findall(_bare(text)))
                for word in text.split():
                    if word.count(".") > 1:
                        dotted = _DOTTED.findall(word)
                        self._known.update(each.replace(".", "").casefold() for each in dotted)
        return self._known

    def _stands(self, bare: str) -> bool:
        """Whether a word stands in a text as it is: found without taking the text apart."""
        if self._folded is None:
            self._folded = [_bare(text) for text in self._texts]
        return any(next(find_whole(bare, each), None) is not None for each in self._folded)

    def has(self, word: str) -> bool:
        """Whether a word is there, as it is or as a source may write it."""
        bare = plain(word)
        if self._known is None and bare.isalpha() and self._stands(bare):
            return True
        if any(each in self._words for each in _forms(bare)):
            return True
        parts = _RUN.findall(bare)  # O'Brien
        if len(parts) > 1 and self._words.issuperset(parts):
            return True
        return any(self._search(each) for each in _searched(bare))

    def has_lower(self, word: str) -> bool:
        """Whether a word is there without a capital: then it is no name."""
        if self._lower is None:
            words: set[str] = set()
            for text in self._texts:
                words.update(_WORD.findall(text))
            self._lower = set(filter(str.islower, words))
        return word.lower() in self._lower

    def has_initials(self, acronym: str) -> bool:
        """Whether words that follow each other begin with the letters of an acronym."""
        if self._initials is None:
            self._initials = [
                "".join(word[0] for word in _RUN.findall(text) if not _is_small(word))
                for text in self._texts
            ]
        letters = acronym.replace(".", "")
        if len(letters) > 2:
            return any(letters.casefold() in each.casefold() for each in self._initials)
        return len(letters) == 2 and any(letters in each for each in self._initials)


def _is_small(word: str) -> bool:
    return word in ("of", "the", "and", "for", "on", "in", "de", "la", "du", "des", "für", "to")


def plain(word: str) -> str:
    """Return a word without case, accents, dots and a possessive ending."""
    return _bare(_POSSESSIVE.sub("", word).replace(".", ""))


def _bare(text: str) -> str:
    """Return a text without case and accents."""
    text = text.casefold()
    if text.isascii():
        return text
    return _ACCENTS.sub("", unicodedata.normalize("NFKD", text))


def _forms(word: str) -> Iterator[str]:
    yield word
    for ending in _ENDINGS:
        if ending and len(word) > 3:
            yield word + ending
            if word.endswith(ending) and len(word) - len(ending) > 2:
                yield word[: -len(ending)]
    if word in _SPELT:
        yield _SPELT[word]
    yield from SAME.get(word, ())


def _searched(word: str) -> Iterator[str]:
    yield word
    if word.endswith("s") and len(word) > 4:
        yield word[:-1]
    yield from (each.replace("-", " ") for each in SAME.get(word, ()))


def missing_names(
    sentence: str, vocabularies: Sequence[Vocabulary], common: Callable[[str], bool]
) -> list[Name]:
    """Return the names of a sentence of which a word is in none of the vocabularies.

    `common` says whether a word is an ordinary one, for those that begin a sentence.
    """
    missing = []
    for name in find_names(sentence):
        words = [each for each in name.words if not _is_no_name(each)]
        if not words or _is_there_whole(name, vocabularies):
            continue
        absent = [each for each in words if not _is_there(each, vocabularies)]
        is_at_start = name.is_first and absent and absent[0] == name.words[0]
        if is_at_start and not _is_name_at_start(name, sentence, common):
            absent = absent[1:]
        if absent:
            missing.append(_without_offices(name, words))
    return missing


def _without_offices(name: Name, words: Sequence[str]) -> Name:
    """Return a name without the offices and the like before and behind it."""
    start = name.text.index(words[0])
    end = name.text.rindex(words[-1]) + len(words[-1])
    return name._replace(text=name.text[start:end], start=name.start + start, end=name.start + end)


def _is_no_name(word: str) -> bool:
    bare = plain(word)
    singular = f"{bare[:-3]}y" if bare.endswith("ies") else bare.removesuffix("s")
    return bare in _NO_NAMES or singular in DESIGNATIONS


def _is_there(word: str, vocabularies: Sequence[Vocabulary]) -> bool:
    if any(each.has(word) for each in vocabularies):
        return True
    is_acronym = word.replace(".", "").isupper() and len(word) > 1
    return is_acronym and any(each.has_initials(word) for each in vocabularies)


def _is_there_whole(name: Name, vocabularies: Sequence[Vocabulary]) -> bool:
    """Whether the sources have a name of several words in one: by its acronym, or another name."""
    words = [each for each in name.words if plain(each) not in FUNCTION_WORDS]
    if len(words) < 2:
        return False
    joined = "-".join(map(plain, words))
    initials = "".join(each[0] for each in words)
    # Two letters stand for too many names.
    known = [*([initials] if len(initials) > 2 else ()), *SAME.get(joined, ())]
    return any(each.has(other) for each in vocabularies for other in known)


def _is_name_at_start(name: Name, sentence: str, common: Callable[[str], bool]) -> bool:
    """Whether the first word of a sentence is a name, and no ordinary word with a capital."""
    word = name.words[0]
    bare = plain(word)
    if bare in FUNCTION_WORDS or common(word):
        return False
    if len(name.words) > 1 or word.isupper() or sentence[name.start :].startswith((f"{bare}’s",)):
        return True
    if _POSSESSIVE.search(word):
        return True
    return len(bare) > 3 and not bare.endswith(_COMMON_ENDINGS)
