"""The table of diagnostic codes, with their meaning and remedy.

`briefing check --explain CODE` and `docs/diagnostics.md` are made from it.
"""

from __future__ import annotations

from briefing.model.lean_typing import NamedTuple


class Code(NamedTuple):
    """The explanation of a code; `bad` and `good` are examples in YAML, if useful.

    `fix` says what `check --fix` mends of it, empty for nothing.
    """

    title: str
    why: str
    remedy: str
    bad: str = ""
    good: str = ""
    fix: str = ""


SLIP = "a slip of the pen: one letter, where only one name can be meant"
STAMP = "a fingerprint or a number of paragraphs that is missing, where the text is at hand"

CODES: dict[str, Code] = {
    # The folder
    "no-folder": Code(
        "There is no such folder",
        "The path does not exist, is a file, or may not be read.",
        "name a folder that holds content/brief.yaml",
    ),
    "no-brief": Code(
        "The folder is no briefing",
        "A briefing is a folder with a file content/brief.yaml.",
        "name the folder above content/, or write content/brief.yaml",
    ),
    "no-events": Code(
        "The briefing has no events",
        "Without a file in content/events there is nothing to show.",
        "write an event as content/events/ID.yaml",
    ),
    "no-sources": Code(
        "The briefing has no sources",
        "Every point cites a source, and each source has a record in seeds/.",
        "write a source as seeds/ID.yaml",
    ),
    "stray-file": Code(
        "Nothing reads this file or folder",
        "The program reads content/brief.yaml, content/disputes.yaml, content/events/ID.yaml and "
        "seeds/ID.yaml, and nothing else: what stands elsewhere would silently be missing, "
        "and so would a record whose name ends in .yml or .YAML.",
        "move it, rename it or delete it",
    ),
    "unread-file": Code(
        "A file that has no place here",
        "A warning. Nothing reads it: a text in seeds/ that belongs to no record, or has another "
        "name than ID.txt; anything but YAML in content/. Nothing is said about what hides, nor "
        "about the swap, lock and backup files of editors.",
        "move it elsewhere, or rename it",
    ),
    "reserved-name": Code(
        "A name that Windows reserves",
        "A warning. No file can be called con, prn, aux, nul, com0 to com9 or lpt0 to lpt9 on "
        "Windows, whatever follows a dot: there, git cannot check the folder out.",
        "choose another id",
    ),
    "case-clash": Code(
        "Ids that differ in case only",
        "A warning. Readers take one for the other. Of two files with such names macOS and Windows "
        "keep one.",
        "choose ids that differ in more than case",
    ),
    "outside": Code(
        "A link leads out of the folder",
        "A folder may come from anybody. Nothing outside it is read on its behalf.",
        "put the file itself in its place",
    ),
    "unreadable": Code(
        "The file or folder cannot be read",
        "The operating system refused.",
        "check that it is there and that you may read it",
    ),
    "not-a-file": Code(
        "This is no regular file",
        "Reading from a pipe, a socket or a device could wait for ever.",
        "put a file in its place",
    ),
    "file-size": Code(
        "The file is too large",
        "A YAML file of a briefing may have 8 MiB.",
        "split it, or look what is in it",
    ),
    # The text
    "conflict-marker": Code(
        "A merge that is not settled",
        "Git has left both sides of a conflict in the file, between lines that begin with <<<<<<<, "
        "|||||||, ======= and >>>>>>>. Nothing else is said about the file until it is settled.",
        "keep what is right of both sides, take the lines with markers out, and git add the file",
        "<<<<<<< HEAD\nrank: headline\n=======\nrank: supporting\n>>>>>>> draft",
        "rank: headline",
    ),
    "encoding": Code(
        "The file is not UTF-8",
        "Files are read as UTF-8, strictly: a wrong byte would become a wrong word.",
        "save it as UTF-8",
    ),
    "character": Code(
        "A control or bidirectional character",
        "Such a character can move a terminal's cursor, change its title, or show a line in "
        "another order than it is stored in. None is let in, raw or escaped.",
        "delete it",
        'title: "Talks\\e[2J"',
        "title: Talks",
    ),
    "tab": Code(
        "A tab",
        "YAML forbids tabs for indentation, and parsers disagree about them elsewhere.",
        "indent and separate with spaces",
    ),
    "line-break": Code(
        "A line break that editors do not count",
        "YAML takes a lone CR, NEL, LS and PS for line breaks, editors do not: line numbers "
        "would differ.",
        "end lines with LF or CRLF",
    ),
    "empty-file": Code(
        "The file is empty", "There is nothing to read in it.", "fill it, or delete it"
    ),
    "syntax": Code(
        "The file is no YAML",
        "The parser gives up at this place; the cause is often in the line before.",
        "check indentation, colons and quotes",
        "title: Talks: the outcome",
        'title: "Talks: the outcome"',
    ),
    "nesting": Code(
        "Nested too deeply",
        "No record is deeper than a few levels; 32 are allowed.",
        "look for brackets that are not closed",
    ),
    "scalar-size": Code(
        "A text is too long",
        "A single text may have 20,000 characters.",
        "cut it, or look for a quote that is not closed",
    ),
    "second-document": Code(
        "A second document in one file",
        "One file is one record; what follows `---` would be lost.",
        "put it in a file of its own",
    ),
    "duplicate-key": Code(
        "A key stands twice",
        "YAML parsers keep one of the two without a word.",
        "keep one of the two",
        "title: Talks\ntitle: Summit",
        "title: Talks",
    ),
    "anchor": Code(
        "An anchor",
        "Anchors let a file repeat itself without end, and hide what a record says.",
        "take the anchor out and write the value where it is used",
    ),
    "alias": Code(
        "An alias",
        "Aliases let a file repeat itself without end, and hide what a record says.",
        "write the value out",
    ),
    "merge-key": Code(
        "A merge key",
        "Merge keys hide what a record says, and can grow without end.",
        "write the keys out",
    ),
    "tag": Code(
        "A tag",
        "Every value is read as the text that it is; tags have no meaning here.",
        "take the tag out",
        "rank: !!str headline",
        "rank: headline",
    ),
    # The records
    "unknown-key": Code(
        "A key that the format does not have",
        "What it says would silently be missing. docs/format.md lists all keys.",
        "correct its spelling, or take it out",
        "titel: Talks",
        "title: Talks",
        fix=SLIP,
    ),
    "missing-key": Code(
        "A key that is needed is missing",
        "The record says too little to be shown.",
        "add the key",
        fix=STAMP,
    ),
    "one-of": Code(
        "Two keys that exclude each other",
        "A side of a dispute is either cited or computed.",
        "make two sides of it",
    ),
    "comment-in-text": Code(
        "A comment behind or beneath a text",
        "A warning. In YAML ` #` begins a comment, unless the text is in quotes: what follows is "
        "no part of it, and would be missing without a word. So does a line that begins with `#` "
        "and is indented as if the text went on. Behind words such as `headline`, "
        "dates, ids and numbers nothing is said of a comment.",
        "put the value in quotes, or the comment on a line of its own, as deep as its key",
        "text: Berth #3 is to open.",
        'text: "Berth #3 is to open."',
    ),
    "empty-value": Code(
        "A key without a value",
        "YAML reads it as nothing at all.",
        "write the value, or take the key out",
        fix=STAMP,
    ),
    "wrong-shape": Code(
        "A value of the wrong shape",
        "A text stands where a list or a mapping belongs, or the other way round.",
        "write it as docs/format.md shows",
        "topics: talks",
        "topics: [talks]",
    ),
    "too-short": Code(
        "A list with too few entries", "The record needs more to stand on.", "add what is missing"
    ),
    "unknown-word": Code(
        "A word that is not on the list",
        "The key takes one of a few words.",
        "take one of those named",
        "rank: top",
        "rank: headline",
        fix=SLIP,
    ),
    "bad-id": Code(
        "This is no id",
        "An id begins with a letter or digit of ASCII; letters, digits, `_` and `-` follow. It "
        "stands in file names and on command lines.",
        "use letters, digits, `-` and `_`",
    ),
    "bad-date": Code(
        "This is no date",
        "Dates are written in a part of EDTF: 2023-01-06, 2023-01, 2023; A/B for what lasted from "
        "A to B; A..B for some day between; `~` about, `?` uncertain. Days that no calendar has "
        "are refused.",
        "write the date in that notation",
        "date: 2023-02-30",
        "date: 2023-02",
    ),
    "bad-number": Code(
        "This is no number",
        "Paragraphs are counted from 1.",
        "write a whole number from 1",
    ),
    "bad-url": Code(
        "This is no web address",
        "Only addresses of http and https can be opened.",
        "write it with https://",
    ),
    "bad-sha256": Code(
        "This is no SHA-256",
        "The fingerprint of a text is 64 hexadecimal digits in lower case.",
        "write what `sha256sum FILE` prints",
        fix="capitals",
    ),
    "bad-language": Code(
        "This is no tag of a language",
        "A language is named by its tag of BCP 47: two or three letters, and parts for script or "
        "region behind hyphens. Programs that take our exports know these and not the names.",
        "write its tag, such as en, ja or pt-BR",
        "language: Japanese",
        "language: ja",
    ),
    "duplicate-name": Code(
        "A name stands twice in a list",
        "An author who is named twice would be printed twice.",
        "keep one of the two",
        "author: [Ann Lee, Ann Lee]",
        "author: Ann Lee",
    ),
    "long-quote": Code(
        "A quote of more than eight words",
        "Quotes carry the wording that matters; the rest is told in words of our own.",
        "cut it to eight words or fewer",
    ),
    "long-text": Code(
        "A text that is too long for its place",
        "The head of a bottom line, the short text of a point and the name of who is bound stand "
        "in one line, each in a column of its own: 72, 32 and 8 characters have room there. The "
        "label of a page or a time stands within a citation: it has 32, too.",
        "cut it to what docs/format.md allows",
        "who: The council of the port",
        "who: Council",
    ),
    "duplicate-id": Code(
        "An id stands twice",
        "References to it would be ambiguous.",
        "choose another id for one of them",
    ),
    "unknown-reference": Code(
        "A reference to what does not exist",
        "The id is declared nowhere in the folder.",
        "correct it, or add the record",
        fix=SLIP,
    ),
    "ambiguous-reference": Code(
        "A reference that could mean several",
        "A source may be named by the beginning of its id, where only one begins so.",
        "write more of the id",
    ),
    "empty-event": Code(
        "An event about which nothing is said",
        "It has no points, and no point of another event is about it: it would never be shown.",
        "add a point, or delete the file",
    ),
    "stale-allowance": Code(
        "An allowance that matches nothing",
        "What it accepted has been mended, or is to be found elsewhere by now. Left standing, it "
        "would hide the same mistake when it comes again.",
        "take the entry out, or correct its place",
    ),
}
