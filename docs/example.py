"""Makes the documents of the example briefing that are not written by hand: a page and a PDF.

Both are made from the source's own text in ``example/seeds``, so that they say the same; the bytes
are the same on every run. Run it after a change there: ``.venv/bin/python docs/example.py``.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime
from html import escape
from pathlib import Path

import typst

ROOT = Path(__file__).resolve().parent.parent
EXAMPLE = ROOT / "example"
TEMPLATES = ROOT / "docs" / "example"


def paragraphs_of(source: str) -> list[str]:
    """Return the paragraphs of a source's own text, each in one line."""
    text = (EXAMPLE / "seeds" / f"{source}.txt").read_text("utf-8")
    return [" ".join(each.split()) for each in re.split(r"\n\s*\n", text.strip())]


def page() -> bytes:
    """Return the council's release as a browser would have saved it."""
    paragraphs = paragraphs_of("council")
    template = (TEMPLATES / "council.html").read_text("utf-8")
    made = re.sub(
        r"\{([0-9]+)\}", lambda found: escape(paragraphs[int(found[1]) - 1], quote=False), template
    )
    return made.encode()


def minutes() -> bytes:
    """Return the minutes of the Harbour Board as a PDF, with the typesetter's own fonts alone."""
    made = typst.compile(
        (TEMPLATES / "minutes.typ").read_bytes(),
        font_paths=typst.Fonts(include_system_fonts=False),
        sys_inputs={"paragraphs": json.dumps(paragraphs_of("minutes"))},
        format="pdf",
        timestamp=int(datetime(2031, 3, 14, tzinfo=UTC).timestamp()),
    )
    assert isinstance(made, bytes)
    return made


MADE = {"council.html": page, "minutes.pdf": minutes}
"""Each document that is made, by its name in ``example/documents``."""


def main() -> None:
    """Write them."""
    for name, make in MADE.items():
        (EXAMPLE / "documents" / name).write_bytes(make())


if __name__ == "__main__":
    main()
