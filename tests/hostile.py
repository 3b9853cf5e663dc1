"""A sound briefing whose texts try to be something else in the formats that carry them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.folders import SHA256, Content, write_folder

TEXTS = (
    "=1+1",
    "+1-800 call",
    "@SUM(A1:A9)",
    "-2+3|cmd' /C calc'!A0",
    "＝1+1",
    "'quoted already",
    "2031-03",
    "mar-4",
    "002",
    '<script>alert("1")</script> & <b onload=x>bold</b>',
    "</title>]]><!-- &amp; {{x}} ${y} %s",
    "[X] done 100% #tag !id @you [a](map) ![i](x.png) .start [b](location)",
    "// comment",
    "# heading",
    "- 2022: item",
    "2022: item",
    "now: later",
    "5 days: long",
    "every Monday: again",
    "id: other\n---\n\n2033-01-01: forged\n\n# forged",
    "A; B, C: D \\n \\ E",
    "END:VEVENT\nBEGIN:VALARM",
    "日本語の題名、会談。「二国間」" * 8,
    "👩‍👩‍👧‍👦🇯🇵 é e\u0301 " * 8,
    "محادثات الميناء وעברית",
    "W" * 3000,
    "*a* _b_ `c` ~d~ |e| ^f^ $g$ \\h",
)


def write_hostile(root: Path) -> str:
    """Write the briefing, an event for each text, and return the folder as `load` takes it."""
    files: dict[str, Content] = {
        "content/brief.yaml": _yaml(
            {
                "title": f"{TEXTS[9]} #one, two; three",
                "question": TEXTS[11],
                "topics": {"us-japan": TEXTS[20], "2031": TEXTS[0], "plain": TEXTS[22]},
                "voices": {"one": {"name": TEXTS[10], "of": TEXTS[9], "kind": "named"}},
                "bottom_line": {"text": TEXTS[19], "rests": ["e00#p"]},
            }
        ),
        "content/disputes.yaml": _yaml(
            {
                "clash": {
                    "title": TEXTS[9],
                    "status": "resolved",
                    "touches": ["e00#p"],
                    "sides": [
                        {"says": TEXTS[12], "cites": [{"source": "s", "at": 1}]},
                        {"says": TEXTS[13], "computed": "2 * 20 = 40"},
                    ],
                    "finding": TEXTS[15],
                }
            }
        ),
        "seeds/s.yaml": _yaml(
            {
                "title": TEXTS[9],
                "published": "2031-03-05",
                "publisher": TEXTS[10],
                "author": TEXTS[0],
                "url": "https://example.org/a?b=1&c='2'#d",
                "original": {"sha256": SHA256, "paragraphs": 9},
            }
        ),
    }
    for number, text in enumerate(TEXTS):
        files[f"content/events/e{number:02}.yaml"] = _yaml(
            {
                "title": text,
                "date": "2031-03-04",
                "rank": ("headline", "supporting", "background")[number % 3],
                "place": text,
                "topics": ["us-japan", "2031", "plain"],
                "points": [
                    {
                        "id": "p",
                        "text": text,
                        "cites": [
                            {"source": "s", "at": "7-9", "by": "one", "quote": '"]]> <b> =1'},
                            {"source": "s", "at": 2},
                        ],
                    }
                ],
            }
        )
    return write_folder(root, files)


def _yaml(record: object) -> str:
    """Return a record as JSON, which is YAML too."""
    return json.dumps(record, ensure_ascii=False)
