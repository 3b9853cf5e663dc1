"""What `briefing add` reads without libraries: texts, Markdown and mails, in any encoding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.capture.captured import Captured, CaptureError, CaptureRequest
from briefing.capture.characters import as_paragraph, clean, notes_on
from briefing.capture.dates import day_in_address, day_in_name, day_of, read_stamp
from briefing.capture.decoding import decode
from briefing.capture.formats import read_file
from briefing.capture.mail import unflowed
from briefing.capture.plain_text import paragraphs_of
from briefing.capture.record import Given, make_source
from briefing.model.text import find_forbidden

JAPANESE = "市議会は火曜日、二つのバースを増設することを決めた。費用はまだ決まっていない。"


def read(text: str | bytes, name: str) -> Captured:
    return read_file(CaptureRequest(text if isinstance(text, bytes) else text.encode(), name))


def texts(document: Captured) -> list[str]:
    return [block.text for block in document.blocks]


def reasons(document: Captured) -> list[str]:
    return [block.left_out for block in document.blocks]


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("One\nline.\n\nTwo.\r\n \t\r\nThree.", ["One line.", "Two.", "Three."]),
        ("One.\nTwo.\nThree.\n", ["One.", "Two.", "Three."]),
        ("\n\n  One \u00a0 space.\u00ad\n\n\ufeff\n\n", ["One space."]),
        ("Page one.\x0cPage two.", ["Page one.", "Page two."]),
    ],
)
def test_paragraphs_are_runs_of_lines_that_are_not_blank(text: str, paragraphs: list[str]) -> None:
    assert paragraphs_of(text) == paragraphs


def test_a_first_line_that_is_no_sentence_is_the_headline() -> None:
    document = read("Two berths for the port\n\nThe council agreed.", "gazette-2031-03-05.txt")
    assert document.facts["title"].value == "Two berths for the port"
    assert document.facts["title"].inferred
    assert document.facts["published"] == ("2031-03-05", "The day in the name of the file.")
    assert reasons(document) == ["headline, given as the title", ""]
    assert "title" not in read("It rained.\n\nThe council agreed.", "a.txt").facts


@given(st.text())
def test_a_cleaned_text_holds_nothing_that_a_terminal_obeys(text: str) -> None:
    assert find_forbidden(clean(text)) is None
    assert "\n" not in as_paragraph(text)


def test_what_is_cleaned_away_is_said() -> None:
    assert clean("a\u202eb\u200bc\x1b[1m\u00a0d e\u0301") == "abc[1m d é"
    assert list(notes_on("\u202e\u2066\x07\u00ad\ufffd")) == [
        "removed: 2 bidirectional controls",
        "removed: 1 control character",
        "1 character could not be read, and stand there as U+FFFD",
    ]


@pytest.mark.parametrize(
    ("data", "http", "encoding", "is_guessed"),
    [
        (JAPANESE.encode(), "windows-1252", "utf-8", False),
        (JAPANESE.encode("cp932"), "windows-1252", "cp932", True),
        (JAPANESE.encode("euc_jp"), "", "euc_jp", True),
        (JAPANESE.encode("iso2022_jp"), "", "iso-2022-jp", False),
        (JAPANESE.encode("utf-16"), "", "utf-16", False),
        (JAPANESE.encode("cp932"), "Shift_JIS", "cp932", False),
        ("“that’s it” – naïve café".encode("cp1252"), "iso-8859-1", "cp1252", False),
        ("Grüße aus Köln und schöne Tage".encode("cp1252"), "no-such-charset", "cp1252", True),
    ],
)
def test_bytes_are_read_as_what_they_are(
    data: bytes, http: str, encoding: str, *, is_guessed: bool
) -> None:
    decoded = decode(data, http=http)
    assert "\ufffd" not in decoded.text
    assert decoded.encoding == encoding
    assert bool(decoded.guessed) is is_guessed
    assert decoded.text[:2] in (JAPANESE[:2], "“t", "Gr")


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("España;2031\n", "cp1252"),
        ("Smørrebrød\n", "cp1252"),
        ("title;date\nVote in Zürich;2031\nCafé — “opening”;2032\n", "cp1252"),
        ("Přístavní rada v úterý schválila rozšíření přístavu.", "cp1250"),
        ("Rada portu przyjęła we wtorek plan. Rybacy mówią, że było za późno.", "cp1250"),
        ("Совет порта одобрил во вторник план расширения.", "cp1251"),
        ("Το συμβούλιο του λιμένα ενέκρινε την Τρίτη το σχέδιο.", "cp1253"),
    ],
)
def test_the_code_page_of_a_text_is_found(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding))[:2] == (text, encoding)


@given(st.binary(), st.text(max_size=20))
def test_decoding_never_fails(data: bytes, label: str) -> None:
    assert isinstance(decode(data, http=label, is_markup=True).text, str)


MARKDOWN = """\
---
title: "Port: the plan"
date: 2031-03-06T23:30:00Z
authors: [Ada Lind, {name: Ben Oh}]
lang: no
url: https://post.example/plan
---
# Port: the plan

First *para* with a [link](http://x.example) and \\*stars\\*,
on two lines.

Second
======
- item **one**
- item two
  goes on

> quoted `code`

| a | b |
|---|---|
| 1 | 2 |

```python
x_y = 1  # no *mark*
```
"""


def test_markdown_loses_its_marks_and_states_its_front_matter() -> None:
    document = read(MARKDOWN, "plan.md")
    assert texts(document) == [
        "Port: the plan",
        "First para with a link and *stars*, on two lines.",
        "Second",
        "item one",
        "item two goes on",
        "quoted code",
        "a | b",
        "1 | 2",
        "x_y = 1 # no *mark*",
    ]
    assert reasons(document)[:3] == ["headline, given as the title", "", "heading"]
    assert document.authors == ("Ada Lind", "Ben Oh")
    assert document.facts["language"].value == "no", "and not a false"
    assert document.facts["url"].value == "https://post.example/plan"
    assert document.facts["window"].value == "2031-03-06..2031-03-07"


def test_front_matter_in_toml_and_one_that_is_none() -> None:
    document = read('+++\ntitle = "A plan"\ndate = 2031-03-06\n+++\nText.', "a.md")
    assert document.facts["title"].value == "A plan"
    assert document.facts["published"].value == "2031-03-06"
    assert texts(read("---\nno: [mapping\n---\nText.", "a.md"))[-1] == "Text."
    assert texts(read("Text.\n\n---\ntitle: x\n---\n", "a.md"))[0] == "Text."


MAIL = """\
From: Ada Lind <ada@port.example>
To: ben@port.example
Subject: =?utf-8?q?Two_berths_=E2=80=93_the_plan?=
Date: Wed, 05 Mar 2031 23:50:00 +0100
Organization: Port of Northport
MIME-Version: 1.0
Content-Type: text/plain; charset={charset}; format=flowed
Content-Transfer-Encoding: 8bit

Hi,

the council agreed to \ntwo berths.

On Tue, 4 Mar 2031 at 10:00, Ben Oh <ben@port.example>
wrote:
> Will there be \n> two?
>
> Ben

Yes.

-- \nAda Lind
Port of Northport
"""


@pytest.mark.parametrize("charset", ["utf-8", "cp-850", "no-such-thing"])
def test_a_mail_states_its_headers_and_its_quotes_are_left_out(charset: str) -> None:
    document = read(MAIL.format(charset=charset), "mail.eml")
    assert document.kind == "mail"
    assert document.facts["title"].value == "Two berths – the plan"
    assert document.facts["published"] == ("2031-03-05", "")
    assert document.facts["publisher"].value == "Port of Northport"
    assert document.authors == ("Ada Lind",)
    assert list(zip(texts(document), reasons(document), strict=True)) == [
        ("Hi,", ""),
        ("the council agreed to two berths.", ""),
        (
            "On Tue, 4 Mar 2031 at 10:00, Ben Oh <ben@port.example> wrote: Will there be two?",
            "quoted mail",
        ),
        ("Ben", "quoted mail"),
        ("Yes.", ""),
        ("-- Ada Lind Port of Northport", "signature"),
    ]


def test_flowed_lines_are_joined_within_their_depth() -> None:
    lines = ["one ", "two", "> a ", "> b", ">> c ", "> d", "-- ", "me"]
    assert unflowed(lines) == ["one two", "> a b", ">> c ", "> d", "-- ", "me"]
    assert unflowed(["日本 ", "語"], delsp=True) == ["日本語"]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        ("-----Original Message-----\nFrom: Ben\nSent: Tuesday\n\nOld text.", "quoted mail"),
        ("From: Ben Oh\nSent: Tuesday, 4 March\nTo: Ada\n\nOld text.", "quoted mail"),
        ("Sent from my iPhone", "signature"),
    ],
)
def test_what_stands_below_an_answer_is_left_out(below: str, kind: str) -> None:
    headers = "From: a@b.example\nDate: Wed, 05 Mar 2031 10:00:00 +0000\nSubject: Re: x\n\n"
    document = read(f"{headers}The answer.\n\n{below}\n", "mail.eml")
    assert reasons(document)[0] == ""
    assert set(reasons(document)[1:]) == {kind}


@pytest.mark.parametrize(
    ("data", "name", "said"),
    [
        (b" \n", "a.txt", "empty"),
        (b"\x89PNG\r\n\x1a\n....", "a.png", "picture"),
        (b"{\\rtf1 text}", "a.rtf", "RTF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "a.docx", "encrypted Office file"),
        (b"text\0text", "a.txt", "binary"),
        (b"x" * (5 * 2**20 + 1), "a.txt", "MiB"),
        (
            b"From: a@b.c\nTo: d\nDate: x\nContent-Type: multipart/encrypted\n\nx",
            "a.eml",
            "encrypt",
        ),
    ],
)
def test_what_is_no_text_is_refused_with_its_reason(data: bytes, name: str, said: str) -> None:
    with pytest.raises(CaptureError, match=said) as refused:
        read(data, name)
    assert refused.value.hint or said == "empty"


@pytest.mark.parametrize(
    ("text", "day", "window"),
    [
        ("2031-03-05", "2031-03-05", ""),
        ("2031-03-05T23:10:00+01:00", "2031-03-05", ""),
        ("2031-03-05T12:00:00Z", "2031-03-05", ""),
        ("2031-03-05T23:10:0Z", "2031-03-05", "2031-03-05..2031-03-06"),
        ("2031-03-05T02:00:00+0000", "2031-03-05", "2031-03-04..2031-03-05"),
        ("Wed, 05 Mar 2031 09:00:00 GMT", "2031-03-05", ""),
        ("March 5, 2031", "2031-03-05", ""),
    ],
)
def test_a_stamp_around_midnight_in_utc_leaves_the_day_open(
    text: str, day: str, window: str
) -> None:
    stamp = read_stamp(text)
    assert stamp
    found, days, why = day_of(stamp)
    assert (found.isoformat(), days) == (day, window)
    assert bool(why) is bool(window)


@pytest.mark.parametrize("text", ["", "soon", "2031-02-30", "0031-01-01", "12:30", "2031-13-01T1"])
def test_what_is_no_stamp_is_none(text: str) -> None:
    assert read_stamp(text) is None


def test_days_in_addresses_and_names() -> None:
    assert day_in_address("https://a.example/2031/03/05/port?d=2030-01-01") == "2031-03-05"
    assert day_in_address("https://a.example/20310305/x") == "2031-03-05"
    assert day_in_address("https://a.example/2031/03/x") == ""
    assert day_in_name("gazette_20310305.html") == "2031-03-05"
    assert day_in_name("4203103059.txt") == ""


AGENCY = (
    "NPA - Northport Press Agency 5 March 2031 09:15\n\nTwo berths\n\nNORTHPORT (NPA) - It is so.\n"
)


def test_the_line_that_says_when_an_agency_sent_it_is_no_headline() -> None:
    document = read(AGENCY, "wire.txt")
    assert document.facts["title"].value == "Two berths"
    assert document.facts["published"] == ("2031-03-05", "")
    assert reasons(document) == ["", "headline, given as the title", ""]
    source = make_source(document, Given())
    assert source.left_out == {1: "date line", 2: "headline, given as the title"}


def test_a_headline_with_a_day_stays_one() -> None:
    for line in ("Minutes of the Board, 5 March 2031", "What 5 March 2031 meant"):
        document = read(f"{line}\n\nTwo berths\n\nIt is so.\n", "a.txt")
        assert document.facts["title"].value == line
        assert "published" not in document.facts


ADDRESS = "https://gazette.example/two-berths"
SAVED = f"""\
From: <Saved by Blink>
Snapshot-Content-Location: {ADDRESS}
Subject: =?utf-8?Q?Two=20berths?=
Date: Fri, 7 Mar 2031 08:00:00 +0100
MIME-Version: 1.0
Content-Type: multipart/related;
\ttype="text/html";
\tboundary="M"

--M
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: {ADDRESS}

<!doctype html><html lang=3D"en"><head><meta charset=3D"utf-8"><title>Two berths</title>
<meta property=3D"og:site_name" content=3D"Gazette"></head><body><article><h1>Two berths</h1>
<p>5 March 2031</p><p>The council said =E2=80=9Ctwo berths=E2=80=9D, and the port is to pay =
for them.</p></article></body></html>
--M
Content-Type: text/html
Content-Location: cid:frame-2@mhtml.blink

<html><body><p>Buy a boat, which is the best there is of all the boats.</p></body></html>
--M
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://gazette.example/a.png

iVBORw0KGgo=
--M--
"""
OLD = SAVED.replace(f"Snapshot-Content-Location: {ADDRESS}\n", "")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (SAVED, "a.mhtml"),
        (SAVED.replace("\n", "\r\n"), ""),
        (OLD, "a.mht"),
        (OLD.replace("<Saved by Blink>", '"Saved by Explorer"'), ""),
    ],
)
def test_a_page_that_was_saved_as_one_file_is_a_page(text: str, name: str) -> None:
    document = read(text, name)
    assert document.kind == "web page"
    assert texts(document)[-1] == "The council said “two berths”, and the port is to pay for them."
    facts = {key: fact.value for key, fact in document.facts.items() if not fact.inferred}
    assert facts == {
        "title": "Two berths",
        "publisher": "Gazette",
        "url": ADDRESS,
        "language": "en",
        "published": "2031-03-05",
        "accessed": "2031-03-07",
    }
    assert document.authors == ()
    assert make_source(document, Given()).facts["accessed"] == ("2031-03-07", "")
    assert make_source(document, Given(accessed="2031-03-09")).facts["accessed"].value[-2:] == "09"


def test_a_mail_with_pictures_stays_a_mail() -> None:
    sent = OLD.replace("<Saved by Blink>", "Ada Lind <a@port.example>\nTo: b@port.example")
    document = read(sent, "a.eml")
    assert (document.kind, document.authors) == ("mail", ("Ada Lind",))


def test_an_archive_without_a_page_is_refused() -> None:
    with pytest.raises(CaptureError, match="it holds no page"):
        read(SAVED.replace("text/html\n", "text/css\n"), "a.mhtml")


@pytest.mark.parametrize(
    "mark",
    [
        f"<!-- saved from url=(0034){ADDRESS} -->",
        f"<!--\n Page saved with SingleFile \n url: {ADDRESS} \n saved date: x\n-->",
    ],
)
def test_pictures_in_a_page_do_not_count_and_its_address_is_read(mark: str) -> None:
    picture = f"data:image/png;base64,{'iVBORw0K' * 2**20}"
    text = f'<!doctype html>{mark}<html><body><h1>Two berths</h1><img src="{picture}">'
    document = read(f"{text}<p>The council of Northport agreed.</p></body></html>", "a.html")
    assert document.facts["url"].value == ADDRESS
    assert texts(document) == ["The council of Northport agreed."]
