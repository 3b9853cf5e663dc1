"""Decodes the bytes of a page or a text, whatever their label says."""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

# What browsers read where a page names the encoding on the left (WHATWG Encoding Standard).
_READ_AS = {
    "ascii": "cp1252",
    "us-ascii": "cp1252",
    "iso8859-1": "cp1252",
    "iso-8859-1": "cp1252",
    "latin1": "cp1252",
    "latin-1": "cp1252",
    "iso8859-9": "cp1254",
    "iso-8859-9": "cp1254",
    "shift_jis": "cp932",
    "shift-jis": "cp932",
    "sjis": "cp932",
    "x-sjis": "cp932",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "euc-kr": "cp949",
    "euc_kr": "cp949",
    "ks_c_5601-1987": "cp949",
    "iso-8859-8-i": "iso-8859-8",
    "utf8": "utf-8",
    "unicode": "utf-8",
    "x-user-defined": "cp1252",
}
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.IGNORECASE
)
_EARLY = 4096
_CODE_PAGES = [*(f"cp125{number}" for number in range(8)), "koi8_r"]
"""Code pages in use. With rarer ones among them, short texts of Europe are taken for those."""
_OF_CENTRAL_EUROPE = re.compile("[šžŠŽ]|[¹³](?=[^\\W\\d_])")
"""What windows-1250 leaves in a text that is read as windows-1252."""
_KANA = re.compile("[\u3041-\u30fe]")
_ASIAN = ("cp932", "euc_jp", "gb18030", "cp949", "big5")
_HANGUL = re.compile("[\uac00-\ud7a3]")
_COMMON_CHINESE = re.compile("[的是不在了有和人这這一中大来來上国國]")


class Decoded(NamedTuple):
    """A text, its encoding, and why it was read so where nothing states it; else empty."""

    text: str
    encoding: str
    guessed: str = ""


def decode(data: bytes, *, http: str = "", is_markup: bool = False) -> Decoded:
    """Decode by byte-order mark, UTF-8, the server's label, the page's own, and at last a guess.

    Never fails: bytes that cannot be read become U+FFFD.
    """
    for mark, name in _MARKS:
        if data.startswith(mark):
            return Decoded(data.decode(name, "replace").removeprefix("\ufeff"), name)
    if b"\x1b$" in data and (found := _strictly(data, "iso2022_jp_2")) is not None:
        return Decoded(found, "iso-2022-jp")
    if (found := _strictly(data, "utf-8")) is not None:
        return Decoded(found, "utf-8")
    labels = [http]
    if is_markup and (match := _META.search(data[:_EARLY])):
        labels.append(match[1].decode("ascii", "replace"))
    for label in labels:
        if name := _known(label):
            return _by_label(data, label, name)
    return _guess(data)


def _known(label: str) -> str:
    label = label.strip().strip("\"'").lower()
    name = _READ_AS.get(label, label)
    try:
        info = codecs.lookup(name)
    except (LookupError, ValueError):
        return _known(label.replace("cp-", "cp")) if label.startswith("cp-") else ""
    return info.name if info._is_text_encoding else ""  # noqa: SLF001 - nothing else tells rot13


def _by_label(data: bytes, label: str, name: str) -> Decoded:
    """Decode as labelled, unless the bytes are plainly text of another encoding."""
    if name.startswith(("cp125", "iso8859", "utf-8")) and (better := _asian(data)):
        why = f"it is labelled {label}, but its bytes read as {better.encoding}"
        return better._replace(guessed=why)
    return Decoded(data.decode(name, "replace"), name)


def _guess(data: bytes) -> Decoded:
    """Guess the encoding of bytes that nothing labels."""
    if better := _asian(data):
        return better
    name = _code_page(data[:200_000])
    why = f"the file does not name its encoding: read as {name}"
    return Decoded(data.decode(name, "replace"), name, why)


def _code_page(data: bytes) -> str:
    """Return the likeliest code page; of those that are as likely as it, windows-1252."""
    try:
        from charset_normalizer import from_bytes
    except ModuleNotFoundError:
        return "cp1252"
    found = from_bytes(data, cp_isolation=_CODE_PAGES)
    best = found.best()
    if best is None:
        return "cp1252"
    of_best = best.chaos, best.coherence
    likeliest = [each for each in found if (each.chaos, each.coherence) == of_best]
    if not any("cp1252" in each.could_be_from_charset for each in likeliest):
        return best.encoding
    is_central = _OF_CENTRAL_EUROPE.search(data.decode("cp1252", "replace"))
    return "cp1250" if is_central else "cp1252"


def _asian(data: bytes) -> Decoded | None:
    """Decode as an encoding of East Asia if the result is plainly text of its language."""
    for name in _ASIAN:
        text = _strictly(data, name)
        if text is None:
            continue
        letters = sum(char > "\u2e7f" for char in text)
        found = {"gb18030": _COMMON_CHINESE, "big5": _COMMON_CHINESE, "cp949": _HANGUL}
        telling = len(found.get(name, _KANA).findall(text))
        needed = 0.5 if name == "cp949" else 0.06 if name in found else 0.2
        # Half-width katakana are what Latin letters with accents look like in cp932.
        other = sum("\x80" <= char < "\u2e80" or "\uff61" <= char <= "\uff9f" for char in text)
        if letters >= 8 and telling >= needed * letters and other < letters / 4:
            return Decoded(text, name, f"the file does not name its encoding: read as {name}")
    return None


def _strictly(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None
