"""Finds out how a text was changed since its SHA-256 was recorded."""

from __future__ import annotations

import hashlib
from codecs import BOM_UTF8
from collections.abc import Iterator, Sequence

_LINE_ENDS = {b"\n": "LF", b"\r\n": "CRLF", b"\r": "CR"}


def find_changes(data: bytes, sha256: str) -> tuple[str, ...]:
    """Return the changes around the words that explain another SHA-256; empty if none do.

    Byte-order mark, kind of line ends, line ends after the last line and white space at line ends
    are undone, each and together. If a result is found, the words are unchanged; it has the fewest
    changes. White space that was removed from line ends cannot be restored.
    """
    undone = (changes for changes, digest in _undone(data) if digest == sha256)
    return min(undone, key=len, default=())


def _undone(data: bytes) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield sets of changes with the SHA-256 of the text without them."""
    is_marked = data.startswith(BOM_UTF8)
    for changes, text, newline in _with_other_lines(data.removeprefix(BOM_UTF8)):
        words = text.rstrip(b"\r\n")
        after = text[len(words) :]
        for was_marked in (is_marked, not is_marked):
            digest = hashlib.sha256(BOM_UTF8 if was_marked else b"")
            digest.update(words)
            for was_after in dict.fromkeys((after, b"", newline, newline * 2)):
                whole = digest.copy()
                whole.update(was_after)
                more = (
                    *_gone_or_added("a byte-order mark", is_marked, was_marked),
                    *_gone_or_added("a line end after the last line", len(after), len(was_after)),
                )
                yield (*changes, *more), whole.hexdigest()


def _with_other_lines(text: bytes) -> Iterator[tuple[tuple[str, ...], bytes, bytes]]:
    """Yield changes to lines, the text without them, and its line end."""
    kind = _kind_of_line_ends(text)
    if kind == "mixed":
        yield (), text, b"\n"
    lines = text.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
    trimmed = [line.rstrip(b" \t") for line in lines]
    variants: list[tuple[tuple[str, ...], Sequence[bytes]]] = [((), lines)]
    if trimmed != lines:
        variants.append((("white space was added at line ends",), trimmed))
    for changes, variant in variants:
        for newline, name in _LINE_ENDS.items():
            other = (f"line ends are {kind}, not {name}",) if kind not in ("", name) else ()
            yield (*other, *changes), newline.join(variant), newline


def _kind_of_line_ends(text: bytes) -> str:
    pairs = text.count(b"\r\n")
    counts = {
        "CRLF": pairs,
        "LF": text.count(b"\n") - pairs,
        "CR": text.count(b"\r") - pairs,
    }
    kinds = [name for name, count in counts.items() if count]
    return kinds[0] if len(kinds) == 1 else "mixed" if kinds else ""


def _gone_or_added(what: str, now: int, before: int) -> tuple[str, ...]:
    if now == before:
        return ()
    return (f"{what} {'was added' if now > before else 'has gone'}",)
