"""Make docs/sharing.md from real exports of the shipped briefing, and the pictures beside it.

`make docs` writes the page, and a test fails when it is stale; `make pictures` draws what Chromium
and the typesetter show of the page and the PDF.
"""

from __future__ import annotations

import hashlib
import io
import json
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

from briefing.document.print_command import print_command
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.load.originals import read_text
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.formats import FORMATS, Format
from tests.folders import SOUND, write_folder

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "sharing"
_WIDTH = 96


@cache
def _handed(name: str) -> ExportRequest:
    loaded = load(str(ROOT))
    assert loaded.briefing
    index = Index(loaded.briefing)
    view = look(index, Lens())
    command = print_command(None, view, ("export", name))
    return ExportRequest(index, view, command, "the shipped briefing", {})


def page() -> str:
    """Return the page."""
    sections = [_section(each) for each in FORMATS.values()]
    return _HEAD + "".join(sections) + _DATES


def _section(form: Format) -> str:
    extra = f" It needs the extra `{form.extra}`." if form.extra else ""
    parts = [f"\n## {form.name}\n", f"{form.purpose[0].upper()}{form.purpose[1:]}.{extra}\n"]
    notes = _NOTES.get(form.name, "")
    parts += [notes] if notes else []
    if form.name in _SHOWN:
        alt, picture = _SHOWN[form.name]
        parts.append(f"![{alt}](sharing/{picture})\n")
    if form.name == "annotations":
        parts.append(f"```json\n{_annotation()}\n```\n")
    if form.name in _CUTS:
        written = form.write(_handed(form.name))
        language, cut = _CUTS[form.name]
        parts.append(f"```{language}\n{_excerpt(cut(written))}```\n")
        if written.omissions:
            parts.append(f"Not in it: {'; '.join(each.words for each in written.omissions)}.\n")
    return "\n".join(parts)


def _excerpt(lines: list[str]) -> str:
    short = (each if len(each) <= _WIDTH else f"{each[: _WIDTH - 1]}…" for each in lines)
    return "".join(f"{each}\n" for each in short)


def _annotation() -> str:
    """Annotate the quote of an invented source: the articles' own texts are not ours to show."""
    text = "Talks.\n\nThe ministry wants two berths by 2034.\n\nA vote follows.\n"
    with tempfile.TemporaryDirectory() as scratch:
        briefing = load(write_folder(Path(scratch), SOUND)).briefing
        Path(scratch, "gazette.txt").write_text(text, "utf-8")
        assert briefing
        original = briefing.sources["gazette"].original
        assert original
        recorded = original._replace(sha256=hashlib.sha256(text.encode()).hexdigest())
        source = briefing.sources["gazette"]._replace(original=recorded)
        read = read_text(source, [(scratch, "")])
        assert read
        sources = {**briefing.sources, "gazette": source}
        index = Index(briefing._replace(sources=sources))
    request = ExportRequest(index, look(index, Lens()), (), "a port", {"gazette": read})
    found = json.loads(FORMATS["annotations"].write(request).data)["first"]["items"][0]["target"]
    return json.dumps(found["selector"], indent=2, ensure_ascii=False)


def _from(start: str, count: int) -> Callable[[ExportResult], list[str]]:
    """Cut so many lines out of a text, from the first that begins with something."""

    def cut(written: ExportResult) -> list[str]:
        lines = written.data.decode().splitlines()
        first = next(place for place, each in enumerate(lines) if each.startswith(start))
        return lines[first : first + count]

    return cut


def _table(written: ExportResult) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(written.data)) as archive:
        return archive.read("events.csv").decode("utf-8-sig").splitlines()[:6]


_CUTS: dict[str, tuple[str, Callable[[ExportResult], list[str]]]] = {
    "markdown": ("markdown", _from("## Timeline", 14)),
    "plain": ("text", _from("TIMELINE", 10)),
    "json": ("json", _from("{", 8)),
    "ics": ("text", _from("BEGIN:VEVENT", 12)),
    "atom": ("xml", _from("<entry>", 1)),
    "timelinejs": ("json", _from('      "unique_id": "two-plus-two"', 16)),
    "markwhen": ("text", _from("# Headlines", 14)),
    "csl": ("json", _from("  {", 16)),
    "bibtex": ("bibtex", _from("@", 9)),
    "ris": ("text", _from("TY", 8)),
    "timesketch": ("json", _from("{", 3)),
    "csv": ("text", _table),
}
_SHOWN = {
    "html": ("The page: days to step through, bottom line, what was agreed, judgments", "page.png"),
    "pdf": ("The first page of the PDF", "pdf.png"),
}
_NOTES = {
    "html": """\
One file with all that the printed brief has, a drawn timeline, a matrix of events by sources, and the
days of publication to step through; nothing is fetched, and a policy in the page forbids it. A script in
the page, which that policy names by its hash, steps through the days and filters; without it the page
shows the last day, whole. `page.html#2023-01-10` opens it as of that day. The annex is folded: a link into
it opens it. It prints whole, with page numbers. In a page of more than 200 points and sources the script
makes the links of citations, too. Gists of paragraphs that nothing cites are put in by it where they are many, and left
out and counted where they are more than 5,000. Text of scripts such as Arabic runs from right to left, in its
place among ours.
""",
    "pdf": """\
`--paper letter` takes the paper of North America. What the PDF's own fonts lack, such as Japanese, is set in
those of `--font-dir DIR` and then of the system; the bytes then depend on the machine, which is said. What no
font has is a box on paper, counted and named by its script. A text that begins in a script such as Arabic runs
from right to left, with its places; numbers and dates beside it stay at the left.
""",
    "ics": """\
STATUS is CONFIRMED for reported, CANCELLED for cancelled, else TENTATIVE; an event left unreported says
so after its title. DTSTAMP is the as-of day, so that a later day's calendar updates an earlier one. The
UID is made of the brief's `id` and the event's id: a change of date, stage or title keeps it. A brief
without an `id` is known by its title, and a change of it doubles every entry; the export warns of that.
SEQUENCE counts the days of publication on which an entry's day, status, title or place changed,
LAST-MODIFIED is the last one on which anything of the event did. An event whose certain day went stays as
CANCELLED on its last day, and says what is known now. Descriptions end before 8,000 characters, behind a
sentence or a word, and say so. The calendar itself has no UID: vdirsyncer takes it for that of each
entry. Entries take up no time (TRANSP:TRANSPARENT).
""",
    "svg": """\
One file without a script, light or dark as the reader's screen is. More than 60 events are counted in bars,
and the highest ranks have rows. There is no PNG: `rsvg-convert -w 1600 talks.svg -o talks.png` makes one.
""",
    "atom": """\
Atom (RFC 4287): an entry for each of the last 60 days of publication, with what `briefing changes` tells of
it, as it stood on that day; the texts are in the feed, and only the sources' addresses lead out of it. An
entry is dated by its day. Its id is the brief's `id` with the day, so that a reader keeps one entry when the
export is made anew; without an `id` it is made of the title, and a change of the title doubles all entries.
What filters leave is a feed of its own.
""",
    "annotations": """\
One annotation a quote that was found in its source (`--originals DIR`), with the words around it and its
place in the file, in code points. Quotes without a text at hand are counted and left out.
""",
    "csl": """\
**Names of authors.** A name is parted into the family's and the given one where its form says both: `Post, Emily`
and `John F. Kennedy`. Any other stays whole and is sorted by its first word, since two words alone do not say whose
they are, or in which order: Yomiuri Shimbun, Xi Jinping, Martin Fritz. Write `Fritz, Martin` for the author, and he
is sorted by Fritz. Behind a comma, no legal form (Inc., e.V.), title (Jr., PhD) or article is a given name; nor is
anything where what is before it is in capitals (BBC, London), has a word of bodies (World Bank, Tokyo), or is a
publisher, an origin or a voice's body in the briefing. BibTeX and RIS have the same names.
""",
    "timesketch": """\
Two clocks: `timestamp_desc` is `Published` (or `Published (inferred)`) in one row, and `Event`, `Event,
first day`, `Event, last day` or `Event ahead` in another. Midnight UTC stands for the whole local day.
""",
    "csv": """\
A ZIP with events.csv, points.csv, citations.csv, sources.csv, topics.csv, disputes.csv (a row a side) and
commitments.csv; `--table NAME` writes one of them as it is, for a pipe or a database. They are CSV as RFC
4180 has it: commas, UTF-8 with a byte order mark, which spreadsheets need. `event`, `point`, `source`,
`number` and `topic` join them. `date` is the date as the folder has it; `earliest` and `latest` are days.

A cell holds what the folder says, with one exception. A spreadsheet runs a cell that begins with one of
`= + - @`, a tab or a line break ([OWASP](https://owasp.org/www-community/attacks/CSV_Injection)), quoted or
not. Such a cell has an apostrophe in front, and so has one that begins with an apostrophe; within a cell
the same holds behind a semicolon, a tab and a line break, with or without spaces between, where a spreadsheet with other separators would
begin a new one. Take these apostrophes off, and you have what the folder says, as `briefing import csv`
does: in DuckDB `regexp_replace(title, '(^|[;\\t\\r\\n])''', '\\1', 'g')`, in pandas
`table.replace(r"(^|[;\\t\\r\\n])'", r"\\1", regex=True)`. A character without width in front would be
safe as well, but nobody would see it, and no search would find the text.

| to open them | how |
|---|---|
| Excel where the list separator is a comma | a double click; `2022-12` is then shown as a day and `002` as a number, and saved so |
| Excel anywhere, as where the separator is a semicolon | Data > From Text/CSV, file origin 65001 (UTF-8), delimiter comma; *Do not detect data types* keeps every cell as it is |
| LibreOffice | its dialog: Unicode (UTF-8), comma, and nothing under *Evaluate formulas*; *Text* as the type of the columns keeps them as they are |
| pandas | `pandas.read_csv("events.csv", dtype=str, keep_default_na=False)` |
| DuckDB | `select * from read_csv('events.csv', all_varchar = true)` |

A line `sep=,` would make Excel part the file at commas everywhere; every other program would read it as
the header, so that it is not there.
""",
    "markwhen": """\
`timezone: UTC` keeps days where they are written. A word joiner (U+2060) stands inside what Markwhen would
take for a tag, a link, an id, a check box or a percentage.
""",
}
_HEAD = """\
# Sharing

*Made from real exports of the shipped briefing by `make docs`.*

`briefing export FORMAT [FOLDER] [options] -o FILE` writes a briefing for another program; `p` in the room
does the same with what is shown or marked. Every export takes the lens options of `briefing print`: as
of any day, for a topic, for chosen points. The same folder and the same lens give the same bytes. What a
format cannot carry is said on standard error, by kind and number.

A format that needs an extra, such as `pdf`, says how to install it where it is missing: in an installation
`pip install 'briefing-room[pdf]'`, in a clone `.venv/bin/python -m pip install -e '.[pdf]'`.
"""
_DATES = """
## The room in a browser

`briefing serve [FOLDER]` (extra `web`) serves the room at an address of this machine, which it prints;
`--host` opens it to others, and says what that means. Each reader has a session of their own, of about
30 MB; `--sessions N` (100 unless you say otherwise) is the most of them, and who comes then is told to try
later. Nothing is edited, opened or written on the serving machine: `p` gives a download. Ctrl+C ends it
with all its sessions.

**Names.** The server answers to the address that a connection came to, on this machine also to `localhost`
and loopback addresses, to the name in `--host`, and to each `--name`. Ports are not compared, so that a
forwarded port (`ssh -L 9000:localhost:8000`) needs nothing. Any other name is refused, with the option
that declares it: a page of another site could else have its own name point here, and read the room (DNS
rebinding). A page opens the room only where it is the server's own, or one of a name in `--name`.

**Behind a proxy.** Who may enter and encryption are the proxy's: the server has neither. [nginx.conf](nginx.conf)
has both, TLS and a password for each reader, and is what the tests run. Any other proxy will do that passes on
WebSockets. All addresses in the page are relative: the room can be below any folder, whether the proxy takes
the folder off or passes it on, and the page's address has to end with `/`. The browser's name is passed on
or replaced; either way `briefing serve --name` has to say it.

**Operating it.** `/health` answers `{"status": "ok", "sessions": 3, "most_sessions": 100}`. Standard error has a
line when a session opens and one when it closes, with the address of whoever asked, which behind a proxy
is the proxy's, how long it lasted, and why it was closed where the reader did not leave:

```text
briefing: session 3 opened, from 127.0.0.1
briefing: session 3 closed, after 65.2 s
briefing: session 4 closed, after 2.7 s: more input than the room can take
```

Nothing that a reader types or reads is in it. A session ends at once when its browser leaves, when the browser
has not answered for 23 seconds, and when it sends what is no message of the page, more than 256 KB in one, or
faster than the room can take it (half a megabyte waits at most).

## What becomes of dates

| date in the folder | `ics` | `timelinejs` | `markwhen` | `timesketch`, clock of events |
|---|---|---|---|---|
| `2031-03-04` | all of 4 March (DTEND 5 March, not included) | 4 March | `2031-03-04` | a row |
| `2031-03-04/2031-03-06` | 4 to 6 March (DTEND 7 March) | from, to | `A / B` | a row for the first day, one for the last |
| `2031-03`, `2031` | not in it | month or year, and `display_date` | `2031-03`, `2031`, and in words | no row |
| `A/B`, an end of which is a month, or has `~` or `?` | not in it | from, to, and `display_date` | `A / B`, and in words | a row for the end that is a certain day |
| `A..B` | not in it | from, to, and "between A and B" | `A / B`, and "between A and B" | no row |
| `A/..` | not in it | A, and "since A" | `A`, and "since A" | a row for the first day |
| `../B` | not in it | not in it | not in it | a row for the last day |
| `A..`, `..B`, undated, not yet known | not in it, or CANCELLED where it had a certain day | not in it | not in it | no row |
| `2031-03-04~`, `2031-03-04?` | not in it | the day, and "about 4 Mar 2031" | the day, and in words | no row |

A calendar's own description names the events that are not in it, with what is known of their dates, for
whoever has the calendar alone.
"""


def main() -> None:
    """Draw the pictures, with Chromium and with poppler's pdftoppm."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        for name in ("html", "pdf"):
            made = Path(scratch, f"made{FORMATS[name].suffix}")
            made.write_bytes(FORMATS[name].write(_handed(name)).data)
        page, paper = PICTURES / "page.png", PICTURES / "pdf"
        flags = ("--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking")
        size = (
            "--hide-scrollbars",
            "--window-size=1200,1500",
            f"--user-data-dir={scratch}/profile",
        )
        shot = ("chromium", *flags, *size, f"--screenshot={page}", f"file://{scratch}/made.html")
        first = ("pdftoppm", "-png", "-r", "80", "-f", "1", "-singlefile")
        subprocess.run(shot, check=True, stderr=subprocess.DEVNULL)  # noqa: S603 - our own words
        subprocess.run([*first, f"{scratch}/made.pdf", paper], check=True)  # noqa: S603


if __name__ == "__main__":
    main()
