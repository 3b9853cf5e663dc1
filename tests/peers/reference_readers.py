"""What biber, bibutils, pandoc and citation-js read in our lists of sources, in one shape."""

from __future__ import annotations

import json
import re
import subprocess
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.etree import ElementTree as ET

from pylatexenc.latex2text import LatexNodes2Text

from tests.peers.cases import flat
from tests.peers.programs import found

_BIBLATEX = "{http://biblatex-biber.sourceforge.net/biblatexml}"
_MODS = "{http://www.loc.gov/mods/v3}"
_LATEX = LatexNodes2Text(
    math_mode="text", keep_comments=True, strict_latex_spaces="except-in-equations"
)


class Name(NamedTuple):
    """A name as it is taken apart; a body, or a name that is one, has only `family`."""

    family: str
    given: str = ""


class Read(NamedTuple):
    """An entry: its fields as far as a program has them, empty where it has none."""

    id: str
    authors: tuple[Name, ...]
    title: str
    outlet: str = ""
    day: str = ""
    url: str = ""
    accessed: str = ""
    kind: str = ""
    more: frozenset[str] = frozenset()
    """What else it says: kinds, languages, labels, notes."""


def run(name: str, *words: str | Path) -> str:
    """Return what a program prints; fail with what it says if it is not content."""
    program = found(name, f"our citations are read by {name}")
    done = subprocess.run(
        [program, *map(str, words)],
        capture_output=True,
        encoding="utf-8-sig",
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr + done.stdout
    return done.stdout


def by_biber(bibtex: Path) -> list[Read]:
    """Read BibTeX as biblatex does, by the names that its data model has."""
    target = bibtex.with_suffix(".biblatex.xml")
    said = run(
        "biber",
        "--tool",
        "--validate-datamodel",
        "--output-format=biblatexml",
        f"--output-file={target}",
        f"--logfile={target}",
        bibtex,
    )
    told = [line for line in said.splitlines() if not line.startswith("INFO")]
    # Not every article is signed.
    assert [line for line in told if "Missing mandatory field 'author'" not in line] == []
    return [_biblatex(each) for each in ET.parse(target).getroot()]


def _biblatex(entry: ET.Element) -> Read:
    def texts(name: str) -> list[str]:
        return [
            _LATEX.latex_to_text("".join(each.itertext()).strip())
            for each in entry.iter(_BIBLATEX + name)
        ]

    def text(name: str) -> str:
        return "".join(texts(name))

    dates = {each.get("type", ""): each.text or "" for each in entry.iter(f"{_BIBLATEX}date")}
    names = (_biblatex_name(each) for each in entry.iter(f"{_BIBLATEX}name"))
    more = ("entrysubtype", "language", "origlanguage", "label", "sortkey", "annotation", "note")
    return Read(
        entry.attrib["id"],
        tuple(names),
        text("title"),
        "".join(map(text, ("journaltitle", "institution", "organization"))),
        # A mark of doubt stands behind the year.
        re.sub(r"~", "", dates.get("", "")),
        "".join(each.text or "" for each in entry.iter(f"{_BIBLATEX}url")),
        dates.get("url", ""),
        entry.attrib["entrytype"],
        frozenset(each for name in more for each in texts(name)),
    )


def _biblatex_name(name: ET.Element) -> Name:
    parts = {
        each.get("type"): " ".join(text for text in map(str.strip, each.itertext()) if text)
        for each in name
    }
    prefix = parts.get("prefix", "")
    family = _LATEX.latex_to_text(parts["family"])
    return Name(f"{prefix} {family}".strip(), _LATEX.latex_to_text(parts.get("given", "")))


def by_bibutils(program: str, path: Path) -> list[Read]:
    """Read BibTeX or RIS as bibutils does, which other programs convert with."""
    printed = run(program, path)
    return [_mods(each) for each in ET.fromstring(printed)] if printed.strip() else []


def _mods(entry: ET.Element) -> Read:
    def first(*paths: Sequence[str]) -> str:
        for path in paths:
            if value := entry.findtext("/".join(_MODS + step for step in path), ""):
                return value
        return ""

    host = [
        title
        for each in entry.iterfind(f"{_MODS}relatedItem/{_MODS}titleInfo/{_MODS}title")
        if (title := each.text)
    ]
    notes = [
        each.text or ""
        for tag in ("note", "genre", "bibtex-annote")
        for each in entry.iter(_MODS + tag)
    ]
    languages = [each.text or "" for each in entry.iterfind(f"{_MODS}language/{_MODS}languageTerm")]
    return Read(
        first(("identifier",)),
        tuple(map(_mods_name, entry.iterfind(f"{_MODS}name"))),
        # What follows a colon is a part of its own there.
        ": ".join(filter(None, (first(("titleInfo", "title")), first(("titleInfo", "subTitle"))))),
        "".join(host) or first(("originInfo", "publisher")),
        first(("originInfo", "dateIssued"), ("part", "date")),
        first(("location", "url")),
        more=frozenset([*notes, *languages]),
    )


def _mods_name(name: ET.Element) -> Name:
    parts: dict[str | None, list[str]] = {}
    for each in name.iterfind(f"{_MODS}namePart"):
        parts.setdefault(each.get("type"), []).append(each.text or "")
    family = " ".join([*parts.get(None, ()), *parts.get("family", ())])
    return Name(flat(family), " ".join(parts.get("given", ())))


def by_pandoc(kind: str, path: Path) -> list[Read]:
    """Read BibTeX (as biblatex or as the classic styles do) or CSL as pandoc does."""
    return list(map(csl_item, json.loads(run("pandoc", "--from", kind, "--to=csljson", path))))


def csl_item(item: dict[str, Any]) -> Read:
    """Return an item of CSL."""
    more = ("genre", "medium", "language", "note", "annote")
    outlet = (item.get(each, "") for each in ("container-title", "publisher"))
    return Read(
        item["id"],
        tuple(_csl_names(item)),
        item["title"],
        "".join(outlet),
        _csl_day(item.get("issued", {})),
        item.get("URL", ""),
        _csl_day(item.get("accessed", {})),
        item["type"],
        frozenset(str(item[each]) for each in more if each in item),
    )


def _csl_names(item: dict[str, Any]) -> Iterator[Name]:
    reporters = item.get("reporter", [])  # citation-js has the authors of newspapers as texts
    for text in [reporters] if isinstance(reporters, str) else reporters:
        family, _, given = text.removesuffix(",").partition(", ")
        yield Name(flat(family), given)
    for each in item.get("author", ()):
        family = each.get("literal") or " ".join(
            each[part]
            for part in ("dropping-particle", "non-dropping-particle", "family")
            if part in each
        )
        yield Name(flat(family), each.get("given", ""))


def _csl_day(found: dict[str, Any]) -> str:
    (parts,) = found.get("date-parts", [[]])
    return "-".join(f"{int(part):02}" for part in parts)
