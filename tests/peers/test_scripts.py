"""Poppler gives back the text of a PDF in Japanese, with Debian's fonts or those of a folder.

Of Arabic it turns the two letters of a ligature around; PDFium reads it (test_paper).
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from unicodedata import normalize

import pytest

from briefing.render.formats import FORMATS
from tests.peers.cases import Case
from tests.peers.odd_folders import JAPANESE, WIDE
from tests.peers.programs import cannot, found

NOTO = Path("/usr/share/fonts/opentype/noto")


def by_poppler(pdf: Path, program: str, *options: str) -> str:
    words = (found(program, "our PDF is read by Poppler"), *options, str(pdf), "-")
    done = subprocess.run(
        words if program == "pdftotext" else words[:-1],
        capture_output=True,
        check=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.stderr == ""
    return done.stdout


def letters(text: str) -> str:
    """Return the letters alone, each in the form that it has by itself."""
    return "".join(each for each in normalize("NFKC", text) if each.isalnum())


def titles(case: Case) -> list[str]:
    return [each.event.title for each in case.request.view.events]


@pytest.mark.parametrize("name", ["japanese"])
def test_the_text_is_whole(case: Case, tmp_path: Path) -> None:
    result = FORMATS["pdf"].write(case.request)
    pdf = tmp_path / "brief.pdf"
    pdf.write_bytes(result.data)
    text = letters(by_poppler(pdf, "pdftotext"))
    for said in (JAPANESE.sentence, JAPANESE.name, JAPANESE.place, *titles(case)):
        assert letters(said) in text
    assert max(map(len, titles(case))) >= WIDE - 1
    assert not any("no font at hand" in str(each) for each in result.omissions)
    assert "yes" in by_poppler(pdf, "pdffonts")  # embedded


def test_japanese_is_set_in_the_fonts_of_a_folder(
    cases: Mapping[str, Case], tmp_path: Path
) -> None:
    fonts = tmp_path / "fonts"
    fonts.mkdir()
    if not NOTO.is_dir():
        cannot("Debian's fonts-noto-cjk are not installed")
    for path in NOTO.glob("NotoSansCJK-*.ttc"):
        shutil.copy(path, fonts)
    request = replace(cases["japanese"].request, font_folder=str(fonts))
    pdf = tmp_path / "brief.pdf"
    pdf.write_bytes(FORMATS["pdf"].write(request).data)
    assert "NotoSansCJK" in by_poppler(pdf, "pdffonts").replace(" ", "")
    assert letters(JAPANESE.sentence) in letters(by_poppler(pdf, "pdftotext"))
