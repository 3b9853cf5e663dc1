"""Write what is made from tables in the code: the JSON Schemas and pages of the reference.

`make docs` writes; a test fails when what is committed is stale.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from briefing.check import explanations
from briefing.lens.query_fields import FIELDS
from briefing.load.date_hints import REFUSED, hint_for
from briefing.load.json_schema import schema_files
from briefing.load.proposal_schema import PROPOSAL_FILES
from briefing.load.record_keys import ALLOWANCE, FILES
from briefing.load.value_types import Record, Shape
from briefing.model.diagnostic_codes import Code
from briefing.model.diagnostics import WARNINGS
from briefing.render.json.schema import DOCUMENTS, schema_text
from briefing.render.text.glyphs import ASCII, MEANINGS, UNICODE
from briefing.tui.commands import COMMANDS, Command, show_key
from briefing.tui.view_lookup import MANY
from docs.completions import files as completion_files
from docs.json_page import page as json_page
from docs.manual_page import files as manual_page_files
from docs.sharing import page as sharing_page

ROOT = Path(__file__).resolve().parent.parent


def pages() -> dict[str, str]:
    """Return every generated file, by its path in the checkout."""
    made = {f"schema/{name}": text for name, text in schema_files().items()}
    made |= {f"schema/output/{name}.json": schema_text(name) for name in DOCUMENTS}
    return made | {
        "docs/json.md": json_page(),
        "docs/format.md": _format(),
        "docs/proposals.md": _proposals(),
        "docs/diagnostics.md": _diagnostics(),
        "docs/room.md": _room(),
        "docs/sharing.md": sharing_page(),
        **completion_files(),
        **manual_page_files(),
    }


def _format() -> str:
    rows = [f"| {what} | `{form}` | {_hint(form)} |" for form, what in REFUSED]
    sections = [_FORMAT_HEAD.format(refused="\n".join(rows))]
    sections += [_record(record) for record in _records()]
    return "\n".join(sections)


def _proposals() -> str:
    known = _records()
    records = [each for each in _records(PROPOSAL_FILES) if each not in known]
    tables = "\n".join(_record(each, is_shown=False) for each in records)
    for each in known:  # they are on another page
        anchor = f"(#{each.title.replace(' ', '-')})"
        tables = tables.replace(anchor, f"(format.md{anchor[1:]}")
    return f"{_PROPOSALS_HEAD}\n{tables}"


def _hint(form: str) -> str:
    hint = hint_for(form)
    assert hint
    return hint.text


def _records(files: Mapping[str, tuple[str, Shape[Any]]] = FILES) -> list[Record[Any]]:
    """Return all records of some files, each after the one that holds it."""
    found: list[Record[Any]] = []

    def visit(record: Record[Any]) -> None:
        if record not in found:
            found.append(record)
            for key in record.keys:
                for below in key.shape.records():
                    visit(below)

    for _, shape in files.values():
        for record in shape.records():
            visit(record)
    return found


def _record(record: Record[Any], *, is_shown: bool = True) -> str:
    """Return the section of a record; what no day shows has no column for the days."""
    lines = [f"## {record.title}", "", record.doc, ""]
    columns = ["key", "holds", "meaning", *(["known from"] if is_shown else [])]
    lines += [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"]
    for key in record.keys:
        name = f"`{key.name}`" + ("" if key.required else "?")
        cells = [name, key.shape.describe(), key.doc]
        cells += [key.known or record.known] if is_shown else []
        lines.append(f"| {' | '.join(cells)} |")
    if record is ALLOWANCE:
        codes = ", ".join(f"`{code}`" for code in sorted(WARNINGS))
        lines += ["", _PLACES.format(warnings=codes)]
    if record.one_of:
        lines += ["", "Exactly one of " + " and ".join(f"`{n}`" for n in record.one_of) + "."]
    if record.any_of:
        lines += ["", "At least one of " + " and ".join(f"`{n}`" for n in record.any_of) + "."]
    return "\n".join(lines) + "\n"


def _diagnostics() -> str:
    return _DIAGNOSTICS_HEAD + "".join(_code(*each) for each in explanations().items())


def _code(name: str, code: Code) -> str:
    text = f"\n## {name}\n\n**{code.title}.** {code.why}\n\nRemedy: {code.remedy}.\n"
    if code.fix:
        text += f"\n`briefing check --fix` mends {code.fix}.\n"
    if code.bad:
        text += f"\nRefused:\n\n```yaml\n{code.bad}\n```\n\nInstead:\n\n```yaml\n{code.good}\n```\n"
    return text


def _room() -> str:
    rows = [f"| `{each.id}` | {_keys(each)} | {_cell(each.help)} |" for each in COMMANDS]
    signs = [
        f"| `{_cell(mark)}` | `{_cell(ascii_)}` | {MEANINGS[name]} |"
        for name, mark, ascii_ in _glyphs()
    ]
    fields = [
        f"| `{name}:{_cell(each.example)}` | {_cell(each.finds)} |" for name, each in FIELDS.items()
    ]
    return _ROOM_HEAD.format(
        signs="\n".join(signs), keys="\n".join(rows), fields="\n".join(fields), many=MANY
    )


def _cell(text: str) -> str:
    """Write a text in a cell of a table."""
    return text.replace("|", "\\|")


def _keys(command: Command) -> str:
    return " ".join(f"`{show_key(key)}`" for key in command.keys)


def _glyphs() -> Iterator[tuple[str, str, str]]:
    for name in MEANINGS:
        yield name, getattr(UNICODE, name), getattr(ASCII, name)


_ROOM_HEAD = """\
# The briefing room

*Made from the tables in `briefing/tui/commands.py`, `briefing/lens/query_fields.py` and
`briefing/render/text/glyphs.py` by `make docs`.*

`briefing` opens a folder for reading at the keyboard and with the mouse. Up and down walk the events,
left and right the days on which something was published: everything on the screen is as of that day.

## Signs

| sign | in ASCII | meaning |
|---|---|---|
{signs}

An event that is only announced, without a day, has no sign. The figure at the end of its line is the
number of independent origins behind its best supported point. Days are written `~6` for about the
6th, `6?` for perhaps, `2-8?` for some day between, `9-13` for what lasted, `16-` for what went on.

## Keys

| command | keys | what it does |
|---|---|---|
{keys}

`briefing keys` lists them, with your own in place. A file `keys.toml` in `~/.config/briefing`
(`$XDG_CONFIG_HOME/briefing`, on Windows `%APPDATA%\\briefing`) gives commands other keys, one or
several:

```toml
copy = "c"
day_back = ["left", "ctrl+b"]
```

A key is one character, or a name such as `f2`, `home`, `ctrl+s`. Where two commands want one key, the
room and `briefing keys` name both, and the one in the file stays on the keys that it had.

## Mouse

A click puts the cursor where it points, a double click goes deeper, as Enter does; the wheel scrolls.
What the first and the last line of the screen name can be clicked: the days on either side, the sources,
problems and hits, each key. `?` lists all commands, and Enter or a double click carries one out there. A
click beside a dialog leaves it. Text that is selected in the reading pane is copied by Ctrl+C.

## Large folders

Where there are more than {many} topics or sources, their panes begin with those of the event under the
cursor, and so do the columns of the matrix where they do not all fit; `s` puts topics with many points
first. The day of a source carries its year where it is not that of the last day of publication.

## Search

`/` searches as you type, and every command that shows points takes the same query as `--search`:

```text
topic:china by:austin claim:reported origin:1 after:2023-01-10 "new normal"
```

A point is found where all of it holds. Words that stand beside each other are one text, spaces
included; so is what stands in quotation marks. Texts are sought in the point's sentence, its event's
title, its quotes, and the names of its voices and sources, whatever the case. A dash before a term
is for not: `-by:austin`, `-"new normal"`. The other terms are fields:

| field | finds points |
|---|---|
{fields}

The beginning of an id, of a choice, or of a word of a name is enough, and commas part values of which
any will do: `claim:planned,expected`. An id in full means that one alone. A value with spaces goes
into quotation marks: `by:"state department"`. Days are written in EDTF, as in the format, or as a
person writes them; where an event's day is not certain, it counts if it can have been then, and an
event without a date is in no time. A word with a colon is text where it begins with no name
(`12:30`, `https://…`), and in quotation marks.

In the room a mistake shows in the first line while you type, and Enter goes to its place. A line
above the query offers fields as you begin them, and the ids that a field can take: Tab completes, and
goes on to the next; Shift+Tab goes back. Up and Down go through earlier queries. Enter keeps the hit,
and Esc afterwards goes back to where the search began; Esc in the line goes there at once and clears
the search. `n` and `N` go from hit to hit. `8`, a click on the number of hits in the first line, or
Enter in an empty search line lists the hits on one page, up to 1,000.

## What it keeps, and what it does not

The event and point at which you left a folder, your marks and notes, the last 50 queries, the theme that
you chose and the widths of the columns come back at the next start; they are kept in
`~/.local/state/briefing` (`$XDG_STATE_HOME/briefing`, on Windows
`%LOCALAPPDATA%\\briefing`). Filters and the day do not come back: nobody should read a part of a
briefing unawares. Several rooms may be open on one folder: each adds the marks that it made and takes
away those that it removed; the place is that of the room that was left last. The mark of a point that
is not there, as on another branch, waits for it. A file that cannot be read is kept beside the new
one, with `.unread` at the end of its name.

What was read of a folder is kept in `~/.cache/briefing` (`$XDG_CACHE_HOME/briefing`, on Windows
`%LOCALAPPDATA%\\briefing`), for the room and for every command, and is used while the folder's files are the same to the
byte. It takes at most 256 MB and can be deleted at any time. A folder with symbolic links, or with more than 64 MB of
YAML, is read each time.

When a file of the folder changes, or the file that a link in it leads to, it is read anew within a
second. If the change brings a mistake, the last good state stays until there is a sound one, and `!`
shows the mistake with its line. Mistakes that were there when the room was opened do not stand in the
way.

Should the program fail, it restores the terminal, ends with code 3, and names the file in which it has
logged the error: `errors.log` beside the state. The values of local variables are not in it.

`e` opens the YAML in `$VISUAL`, else `$EDITOR`, else vi or, on Windows, Notepad, at the line of what has
the cursor; the usual editors are told the line in their own way. `o` opens a source's address in a
graphical browser, and copies it where there is none. Copying uses the terminal's clipboard sequence
(OSC 52), and inside tmux its buffer. `p` saves the brief of what is shown, or of the marked points; `-`
as the file prints it in the terminal, where it stays when the room is left.

Where a source's own text is at hand, as `seeds/ID.txt` in the folder or as `ID.txt` in the folder that
`$BRIEFING_ORIGINALS` names, it is shown under each paragraph's gist, with the quoted words standing out.

The mouse drags the lines between the columns, and a double click puts one back where it was; `<` and `>`
move the one beside the timeline.

`--theme` takes any theme of Textual: `textual-dark`, `textual-light`, `ansi-dark` for the terminal's own
sixteen colours. Unless you choose one it is `textual-light` where the terminal says that its background is
light (OSC 11), or `COLORFGBG` says so, and else `textual-dark`. `NO_COLOR` is heeded: every sign differs in shape. In a terminal that is not UTF-8 the
signs are those of ASCII, and texts are written in the characters that it has: `é` where there is one,
else `e`.
"""

_FORMAT_HEAD = """\
# The format

*Made from the table in `briefing/load/record_keys.py` by `make docs`.*

## A first briefing

A briefing is a folder of YAML. These three files make one; commands write them as well
([curating.md](curating.md)), and `briefing example` copies one that uses every key.

```text
port/content/brief.yaml            title, topics, voices
port/content/events/vote.yaml      one event a file
port/seeds/gazette.yaml            one source a file
```

```yaml
# content/brief.yaml
title: Port expansion
topics: {{berths: Berths}}
voices: {{ministry: {{name: Ministry of Transport, of: government, kind: named}}}}
```

```yaml
# content/events/vote.yaml
title: Council's vote on the port
date: 2031-03-04
rank: supporting
points:
  - id: berths
    text: The ministry said that two berths are to be added by 2034.
    claim: commitment
    topics: [berths]
    cites:
      - {{source: gazette, at: 2, by: ministry, quote: two additional berths}}
```

```yaml
# seeds/gazette.yaml
title: Two berths for the port
published: 2031-03-05
publisher: Gazette
descriptor: The city's daily; its reporter was in the hall.
original: {{sha256: 77f2eb91e4d24867b5d4d1e24f2f5c9d3bb0a0f4f7a3ed2ff4d5d5ae9b3d1c0e, paragraphs: 2}}
outline: {{2: The ministry's plan for the berths.}}
left_out: {{1: Headline and place.}}
```

`briefing port` opens it, `briefing check port` checks it. The fingerprint is that of the source's text
(`sha256sum`, on Windows `certutil -hashfile gazette.txt SHA256`), in which paragraphs are counted. The
text itself need not be in the folder: where it lies beside its record as `seeds/gazette.txt`, or in a folder of
yours (`--originals DIR`), quotes and printed dates are looked up in it. A book or a broadcast has no
`original`; its paragraphs are numbers of your own, and `labels` say what they are.

## Files

Nothing outside the folder is read. A file in `content/` that
is not read is reported, and so is a text in `seeds/` that belongs to no record; what hides, and the swap,
lock and backup files of editors, are passed over.

```text
content/brief.yaml        what the briefing is about: a brief
content/events/ID.yaml    one event a file
content/disputes.yaml     a mapping of ids to disputes (may be absent)
seeds/ID.yaml             one source a file
seeds/ID.txt              the source's own text, where it may be kept
```

What is proposed for it stands beside it, in `proposals/`, and is no part of it:
[docs/proposals.md](proposals.md).

Files are UTF-8, one YAML document each, without tabs, tags, anchors, aliases and merge keys. Every
value is read as the text that it is: `no` is the word *no*, `010` keeps its nought. Ids are letters,
digits, `-` and `_` of ASCII. A `?` after a key says that it may be absent.

In YAML ` #` begins a comment: `text: Berth #3 is to open` is the text *Berth*. Put such a text in quotes.

Editors with a YAML language server complete and check keys from the schemas in `schema/`, named in
the first line of each file: `# yaml-language-server: $schema=../../schema/event.json`. `briefing new` and
`briefing schema DIR` write that folder; it may also be named by another path.

## Dates

Dates are written in a part of EDTF (ISO 8601-2:2019): days, months, years and intervals of them
(level 0), one mark `~` or `?` at the end of each, and open ends (level 1); and one of a set (level 2),
without its brackets:

| written | means | shown as |
|---|---|---|
| `2023-01-06` | a day | Fri 6 Jan 2023 |
| `2022-12` | some time in a month | Dec 2022 |
| `2027` | some time in a year | 2027 |
| `2022-12-16~`, `2023-01?` | about that day; perhaps that month | about 16 Dec 2022, Jan 2023? |
| `2023-01-09/2023-01-13` | lasted from the one to the other | 9–13 Jan 2023 |
| `2022/..`, `../2022` | lasted since; lasted until | since 2022, until 2022 |
| `2023-01-02..2023-01-08` | some day in that window | between 2 and 8 Jan 2023 |
| `2023-01-18..`, `..2023-05` | some day from then on; up to then | 18 Jan 2023 or later, May 2023 or earlier |

The rest of EDTF is not read, and `briefing check` says what to write:

| what | such as | the hint |
|---|---|---|
{refused}

## Paragraphs

The paragraphs of a source are maximal runs of lines that are not blank; in a text in which no blank
line stands between others, each line is one.

## Two clocks

An event has a date, and what is said of it has a day from which on it is known. As of a
day the program shows what was known by then and nothing else: the tables below say for each key from
which day on its value is known. A citation counts from the publication of its source, a point from the
first of its citations, a statement of the brief from the day on which all the points are known that it
rests on or names in braces. Of several versions that are known, the last one holds. The date of an event
is what the printed dates (`dates`) known by then have in common, as far as that is no sharper than its
own `date`; where they contradict each other, the window that holds them all (without their open ends);
one without any is known from the first point. What a text *says* is for its curator to keep
honest: no title, role of a voice, place or descriptor may tell what came later than its day. Only names
of later sources are looked for (`named-too-early`). The gists of a source are written from its text of
today; one of a paragraph that a correction `changed` is shown from the day of that correction.

What moves from day to day is written like this:

```yaml
# content/events/vote.yaml
title:
  - text: Vote of the council
  - {{text: Rejection by the council, rests: [vote#cost]}}   # what could be said of it from then on
date:
  - date: 2031-03-09                           # for when it was set
  - {{date: 2031-03-10, source: herald}}         # the day that a later source gives
place:
  - text: The town
  - {{text: Town hall, source: herald}}
# content/brief.yaml
bottom_line:
  - {{head: Two berths to come, text: "Two berths are to be added {{talks#berths}}.", rests: [talks#berths]}}
  - {{head: Forty million, text: The port costs forty million., rests: [vote#cost], written: 2031-03-20}}
judgments:
  council:
    - {{text: The council will likely agree., confidence: low, why: It said so., rests: [talks#berths]}}
    - text: The council is unlikely to agree.
      confidence: moderate
      why: The cost speaks against it.
      changed: The cost is known.
      rests: [vote#cost]
gaps:
  - {{text: No source has the cost., rests: [talks#berths], closed_by: [vote#cost]}}
corrections:
  - {{date: 2031-03-14, stood: Three berths., right: Two berths., why: A slip.}}
# seeds/herald.yaml
corrections:
  - {{date: 2031-03-12, at: 1, note: The cost was wrong., changed: [2]}}
withdrawn: {{date: 2031-03-15, note: The report was made up.}}
```

## Undertakings

A point is an undertaking if it has `firmness`, or if its `claim` is `commitment`: `briefing list
commitments` is their ledger, with `who` is bound by it, when it falls `due`, and the points in `closed_by`
that say what became of it. `weight` says how soon a reader has to see a point.

## Without a source

With `--without SOURCE` its citations are not there, nor what rests on them: versions of titles,
dates and places as well, so that an older one holds again. A bottom line, a judgment or a gap that loses
some of its ground is left out; an older version of it does not return.

# The records, key by key
"""

_PROPOSALS_HEAD = """\
# Proposals

*Made from the table in `briefing/load/proposal_schema.py` by `make docs`.*

A proposal is a point that nobody has judged yet. Proposals stand in `proposals/NAME.yaml` beside the
briefing and are no part of it: nothing that is printed, exported or checked by `briefing check` looks at
them. They are kept with the folder, so that a team shares them, and so is what it rejected. They hold
sentences of the sources: where those may not be shared, put `/proposals/` into `.gitignore`.

```sh
briefing draft gazette                                # propose what a source's text says
briefing proposals --new                              # what holds of each
briefing accept gazette-7a "The council agreed."      # one becomes a point, in your own words
briefing reject gazette-7b "colour, no news"          # one goes, and does not come back
briefing undo                                         # either is taken back
```

**The sentence is yours.** The source's own is in the proposal as a `note` to read, and is never written
into the briefing. `accept` takes the sentence as its second argument (`-` from a pipe), and refuses the note
itself. A maker may offer a `text`; then the argument may be left out. Everything else of the point is as
proposed unless an option says otherwise: those of `briefing point`, `--quote` and `--by` (`''` leaves one
out), `--printed "on Tuesday=2031-03-04"`, and `--event`. There is no way to accept all: each is looked at.

Accepting makes one edit of all files that it needs: the point; its event, where that is new (it needs a
`--title`); its voice, where the brief lacks it; and the proposal's file, which it leaves. Every rule is asked
first, as with `briefing point`. What else was proposed for a new event of the same date is proposed for
the event that was chosen, from then on.

## What a draft does

`briefing draft SOURCE` reads the text at hand, which has to be the one on record, and leaves out the
paragraphs in `left_out`. It splits paragraphs into sentences; finds printed dates and reads them on the side
of the publication that the verb says; takes who says it from “said”, “told”, “according to” and their
like, as a voice of the brief where the name or the office is that of one, else as a new one in `voices`; and
cuts a quote of at most eight words from what is spoken, or around a figure. Each day, month or year is
an event: the one of the briefing that has this date, else a new one, called by it (`on-2031-03-04`). A
sentence without a date goes with the dated one before it in its paragraph if that is past; else it is
proposed under `undated` if somebody speaks in it, if it has a figure, or if it tells of what is to come.
Dates are read in the language of the source ([dates.md](dates.md)). Where it is not recorded, those of
Chinese and Japanese are read if they have the year; others stand under `unread`.

It is a sieve with rough holes. Drafting the example's six texts and holding the drafts against the 63
citations of its points finds 57 of them in the right paragraph with a common quote, date or half of the
longer words, and the curator's own reading of 31 of 34 printed dates; 56 of its 67 proposals say what
some point says. `tests/test_draft.py` holds these figures.

Drafting again keeps what is there and adds what is new. What was rejected stays out, and so does what a
point says already (the same paragraph, with a common quote, date, or half of the longer words): `--all`
proposes that, too.

## What holds

`briefing proposals` says of each: whether its quote stands in the paragraph; what its printed dates can
mean, and whether they are printed there; whether its source leaves the paragraph out; whether its voice is known
or new; whether its event is new, and which event has the same date; and which point says the same of the same
paragraph. What is wrong in a file is said with file, line and column, and the exit code is 1; what is sound is
shown all the same.
`--format json` is for programs ([docs/json.md](json.md)).

## For other makers

A script or a language model writes a file of its own, with any name but `rejected`, after
`schema/proposals.json` (`briefing schema DIR` writes it). The least that works:

```yaml
# proposals/my-script.yaml
maker: my script, version 2
events:
  - id: vote
    points:
      - id: m-1
        note: What the source says there.
        cites: [{source: gazette, at: 2, quote: two additional berths}]
```

An id is unique in its file; where two files have the same one, `FILE#ID` names it. Before it proposes, a
maker may look whether `proposals/rejected.yaml` has what it means to say.

A `?` after a key says that it may be absent. The keys of citations, voices and dates are those of
[docs/format.md](format.md).
"""

_PLACES = """\
`briefing check` shows the entry that accepts a finding, with its place. `at` is one of these, alone:

| `at` | accepts findings about |
|---|---|
| `vote` | an event, a source, a dispute, a topic or a voice, by its id |
| `vote#cost` | a point, and its citations: `EVENT#POINT` |
| `title`, `question`, `scope`, `bottom_line`, `judgments`, `gaps`, `corrections` | that part of the brief |
| `originals` | the folder with the sources' texts that a reader names |
| `content/events/vote.yaml` | a file or folder: the warnings of loading, which are {warnings} |

All findings of that code at that place are accepted. Errors of loading cannot be."""

_DIAGNOSTICS_HEAD = """\
# Diagnostics

*Made from the tables in `briefing/model/diagnostic_codes.py` and `briefing/check` by `make docs`.*

`briefing check` names each finding by one of these codes, with file, line, column and remedy;
`briefing check --explain CODE` prints what stands here. A record that is not sound is left out, and
what refers to it is left out with it; its id stays known, so that one mistake gives one finding.
"""


def stale() -> Iterator[str]:
    """Yield the generated files that are not as they would be written."""
    for path, text in pages().items():
        file = ROOT / path
        if not file.is_file() or file.read_text("utf-8") != text:
            yield path


def main() -> None:
    """Write them all."""
    for path, text in pages().items():
        (ROOT / path).parent.mkdir(exist_ok=True)
        (ROOT / path).write_text(text, "utf-8", newline="\n")
        print(path)


if __name__ == "__main__":
    main()
