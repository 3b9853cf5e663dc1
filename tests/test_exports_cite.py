"""The exports of sources and of quotes: what reference managers and annotation tools read."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import rispy  # type: ignore[import-untyped]
from bibtexparser.entrypoint import parse_string
from bibtexparser.model import Entry
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.originals import read_text, split_paragraphs
from briefing.load.text_layout import lay_out, place_in_text
from briefing.model.dates import parse_when
from briefing.model.records import Briefing, Original, Paragraphs, Passage, Source
from briefing.model.source_text import SourceText
from briefing.model.text import visible
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.exports.bibtex import escape
from briefing.render.formats import FORMATS
from tests.briefings import SPAN, cite, dispute, event, make_briefing, point, side, source, voice
from tests.conftest import ROOT
from tests.hostile import TEXTS

NAMES = ("csl", "bibtex", "ris", "annotations")
SCHEMA = json.loads((ROOT / "tests" / "csl" / "csl-data.json").read_text())
Fields = Mapping[str, Any]


def hand(briefing: Briefing, day: date | None = None, **texts: SourceText) -> ExportRequest:
    index = Index(briefing)
    return ExportRequest(index, look(index, Lens(as_of=day)), ("briefing",), "a test", texts)


def write(name: str, request: ExportRequest) -> ExportResult:
    return FORMATS[name].write(request)


def record(name: str = "s", published: str = "2031-03-05", **fields: Any) -> Source:  # noqa: ANN401
    return source(name, published, title="Berths")._replace(**fields)


def of(*sources: Source) -> ExportRequest:
    """Hand on a briefing of these sources, in which a ministry speaks for the government."""
    said = point("berths", "reported", cite(sources[0].id, "ministry"))
    events = [event("talks", "2031-03-04", said)]
    press = voice("paper", "Gazette", kind="press")
    return hand(
        make_briefing(sources, events, voices=[voice("ministry", "Government"), press]),
    )


def csl(request: ExportRequest) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(write("csl", request).data)
    return items


def bibtex(request: ExportRequest) -> list[Entry]:
    library = parse_string(write("bibtex", request).data.decode())
    assert library.failed_blocks == []
    return library.entries


def ris(request: ExportRequest) -> list[dict[str, Any]]:
    entries: list[dict[str, Any]] = rispy.loads(write("ris", request).data.decode())
    return entries


def test_a_source_is_the_same_in_three_formats() -> None:
    full = record(
        title="Talks on 100% of “Dock_7”",
        publisher="Gazette & Son",
        authors=("José A. Núñez", "Ito, Aki"),
        url="https://example.org/a_b?c={1}#d",
        accessed=date(2031, 4, 1),
        translated_from="Japanese",
        excerpt=True,
        descriptor="Report from the\nministry.",
    )
    note = (
        "The origin is Gazette & Son. Translated from Japanese. Excerpt. Report from the ministry."
    )
    assert csl(of(full)) == [
        {
            "id": "s",
            "type": "webpage",
            "title": "Talks on 100% of “Dock_7”",
            "author": [{"family": "Núñez", "given": "José A."}, {"family": "Ito", "given": "Aki"}],
            "container-title": "Gazette & Son",
            "genre": "Translated from Japanese",
            "issued": {"date-parts": [[2031, 3, 5]]},
            "accessed": {"date-parts": [[2031, 4, 1]]},
            "URL": "https://example.org/a_b?c={1}#d",
            "note": note,
        }
    ]
    assert write("bibtex", of(full)).data.decode() == (
        "@article{s,\n"
        "\tauthor = {Núñez, José A. and Ito, Aki},\n"
        "\ttitle = {{Talks on 100\\% of “Dock\\_7”}},\n"
        "\tjournal = {{Gazette \\& Son}},\n"
        "\tentrysubtype = {newspaper},\n"
        "\tyear = {2031},\n"
        "\tmonth = mar,\n"
        "\tday = {5},\n"
        "\tdate = {2031-03-05},\n"
        "\turl = {https://example.org/a_b?c=%7B1%7D#d},\n"
        "\turldate = {2031-04-01},\n"
        "\toriglanguage = {japanese},\n"
        "\tannote = {" + note.replace("&", "\\&") + "}\n"
        "}\n"
    )
    assert write("ris", of(full)).data.decode().split("\r\n") == [
        "TY  - NEWS",
        "ID  - s",
        "AU  - Núñez, José A.",
        "AU  - Ito, Aki",
        "TI  - Talks on 100% of “Dock_7”",
        "T2  - Gazette & Son",
        "PY  - 2031",
        "DA  - 2031/03/05/",
        "Y2  - 2031/04/01/",
        "M3  - Translated from Japanese",
        "UR  - https://example.org/a_b?c={1}#d",
        f"N1  - {note}",
        "ER  - ",
        "",
    ]


@pytest.mark.parametrize(
    ("fields", "in_csl", "in_bibtex", "in_ris"),
    [
        (
            {"publisher": "Gazette"},
            {"type": "webpage", "author": [{"literal": "Gazette"}]},
            ("article", {"journal": "{Gazette}", "entrysubtype": "newspaper"}),
            {"type_of_reference": "NEWS", "secondary_title": "Gazette"},
        ),
        (
            {"publisher": "Government"},
            {"type": "report", "author": [{"literal": "Government"}]},
            ("techreport", {"institution": "{Government}"}),
            {"type_of_reference": "RPRT", "publisher": "Government"},
        ),
        (
            {"origin": ("Wire",)},
            {"type": "webpage", "author": [{"literal": "Wire"}]},
            ("misc", {"author": "{Wire}"}),
            {"type_of_reference": "NEWS", "authors": ["Wire"]},
        ),
        (
            {"url": "https://example.org"},
            {"type": "webpage", "author": [{"literal": "[unnamed outlet]"}]},
            (
                "online",
                {
                    "url": "https://example.org",
                    "label": "{[unnamed outlet]}",
                    "key": "{[unnamed outlet]}",
                },
            ),
            {"type_of_reference": "ELEC", "urls": ["https://example.org"]},
        ),
    ],
)
def test_a_source_is_of_the_kind_and_by_those_that_its_record_tells(
    fields: Fields, in_csl: Fields, in_bibtex: tuple[str, Fields], in_ris: Fields
) -> None:
    request = of(record(**fields))
    (item,), (entry,), (reference,) = csl(request), bibtex(request), ris(request)
    in_entry = {each.key: each.value for each in entry.fields}
    dull = {
        "id",
        "title",
        "issued",
        "note",
        "URL",
        "year",
        "month",
        "day",
        "date",
        "annote",
        "notes",
    }
    assert {key: value for key, value in item.items() if key not in dull} == in_csl
    assert entry.entry_type == in_bibtex[0]
    assert {key: in_entry[key] for key in in_entry if key not in dull} == in_bibtex[1]
    assert {key: reference[key] for key in reference if key not in dull} == in_ris


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("John F. Kennedy", "Kennedy, John F."),
        ("Émile Ø. Łukasz", "Łukasz, Émile Ø."),
        ("George H. W. Bush", "Bush, George H. W."),
        ("John F. von Neumann", "von Neumann, John F."),
        *(
            (each, each)
            for each in (
                "Ito, Aki",
                "Post, Emily",
                "Lee, Al",
                "Tolkien, J.R.R.",
                "Sartre, J.-P.",
                "von der Leyen, Ursula",
                "García Márquez, Gabriel",
                "Gogh, Vincent van",
                "岸田, 文雄",
                "Иванов, Иван",
            )
        ),
    ],
)
def test_a_person_s_name_is_taken_apart(author: str, name: str) -> None:
    request = of(record(authors=(author,), publisher="Gazette"))
    family, given = name.split(", ")
    assert ris(request)[0]["authors"] == [name]
    assert csl(request)[0]["author"] == [{"family": family, "given": given}]
    assert dict(bibtex(request)[0].items())["author"] == name


@pytest.mark.parametrize(
    ("author", "in_ris"),
    [
        ("Ann Lee and Bo Chan", "Ann Lee and Bo Chan,"),
        ("Reuters", "Reuters"),
        ("Kim Jong Un", "Kim Jong Un,"),
        ("Associated Press", "Associated Press,"),
        ("Agence France-Presse", "Agence France-Presse,"),
        ("Food and Agriculture Organization", "Food and Agriculture Organization,"),
        ("Ministry of Health, Labour and Welfare", "Ministry of Health,, Labour and Welfare"),
        ("Deutsche Welle", "Deutsche Welle,"),
        ("World Bank", "World Bank,"),
        ("Amnesty International", "Amnesty International,"),
        ("Al Jazeera", "Al Jazeera,"),
        ("NHK World", "NHK World,"),
        ("Dock Watch", "Dock Watch,"),
        ("Harbour Pilots", "Harbour Pilots,"),
        ("岸田 文雄", "岸田 文雄,"),
        ("A, B, C", "A,, B, C"),
        ("Yomiuri Shimbun", "Yomiuri Shimbun,"),
        ("General Motors", "General Motors,"),
        ("Kishida Fumio", "Kishida Fumio,"),
        ("Martin Fritz", "Martin Fritz,"),
        ("Partij van de Arbeid", "Partij van de Arbeid,"),
        ("U. S. Steel", "U. S. Steel,"),
        *(
            (f"{head}, {tail}", f"{head},, {tail}")
            for head, tail in (
                ("Apple", "Inc."),
                ("Acme", "LLC"),
                ("Acme", "Pty Ltd"),
                ("Acme", "Motor Company"),
                ("Bosch", "GmbH"),
                ("Nestlé", "S.A."),
                ("Fiat", "S.p.A."),
                ("Greenpeace", "e.V."),
                ("Economist", "The"),
                ("Martin Luther King", "Jr."),
                ("Louis", "III"),
                ("Lee", "PhD"),
                ("Lee", "Ph.D."),
                ("BBC", "London"),
                ("UNESCO", "Paris"),
                ("World Bank", "Tokyo"),
                ("Dock Watch", "Aki"),
                ("Harbour Pilots", "Aki"),
            )
        ),
    ],
)
def test_any_other_name_is_one_and_stays_in_its_order(author: str, in_ris: str) -> None:
    written = record(authors=(author, "Ito, Aki"), publisher="Gazette", origin=("Dock Watch",))
    request = of(written, record("t", publisher="Harbour Pilots"))
    # No-break spaces hold the words together for bibutils.
    assert ris(request)[0]["authors"] == [in_ris.replace(" ", "\u00a0"), "Ito, Aki"]
    assert csl(request)[0]["author"] == [{"literal": author}, {"family": "Ito", "given": "Aki"}]
    assert dict(bibtex(request)[0].items())["author"] == f"{{{author}}} and Ito, Aki"


def test_forty_authors_stand_in_their_order() -> None:
    names = tuple(f"Ann{chr(97 + n % 26)} B. Lee{chr(97 + n // 26)}x" for n in range(40))
    request = of(record(authors=names, publisher="Gazette"))
    found = [f"{each['given']} {each['family']}" for each in csl(request)[0]["author"]]
    assert found == list(names)
    assert len(ris(request)[0]["authors"]) == 40
    assert dict(bibtex(request)[0].items())["author"].count(" and ") == 39


@pytest.mark.parametrize(
    ("window", "inferred", "circa", "classic", "whole", "in_ris"),
    [
        ("", {}, False, ("2031", "mar"), "2031-03-05", ["2031", "2031/03/05/"]),
        ("", {"published": "."}, True, ("2031", "mar"), "2031-03-05~", ["2031", "2031/03/05/"]),
        ("2031-03-05..2031-03-06", {}, True, ("2031", "mar"), "2031-03-05~", ["2031", "2031/03//"]),
        ("2031-02..2031-03", {}, True, ("2031", None), "2031-03-05~", ["2031", "2031///"]),
        ("2030..2031", {}, True, (None, None), "2031-03-05~", []),
        ("..2031-03-05", {}, True, (None, None), "2031-03-05~", []),
    ],
)
def test_a_day_that_is_not_certain_is_said_to_be_so(
    window: str,
    inferred: Mapping[str, str],
    circa: bool,  # noqa: FBT001
    classic: tuple[str | None, str | None],
    whole: str,
    in_ris: list[str],
) -> None:
    request = of(record(window=parse_when(window) if window else None, inferred=inferred))
    (item,), (entry,), (reference,) = csl(request), bibtex(request), ris(request)
    assert item["issued"] == {"date-parts": [[2031, 3, 5]]} | ({"circa": True} if circa else {})
    found = {each.key: each.value for each in entry.fields}
    assert ((found.get("year"), found.get("month")), found["date"]) == (classic, whole)
    assert [reference[key] for key in ("year", "date") if key in reference] == in_ris
    assert ("best read as Wed 5 Mar 2031" in item["note"]) == bool(window)


@pytest.mark.parametrize(
    ("text", "latex"),
    [
        ("a & b, 5 % $3 #1 c_d", r"a \& b, 5 \% \$3 \#1 c\_d"),
        ("${x} {{y}}", r"\$\{x\} \{\{y\}\}"),
        ("}x{", r"\textbraceright{}x\textbraceleft{}"),
        ("~ ^ \\", r"\textasciitilde{} \textasciicircum{} \textbackslash{}"),
        ("<b>|", r"$<$b$>$$|$"),
        ("a -- b --- c ''", "a -{}- b -{}-{}- c '{}'"),
        ("Müller “日本” 🙂", "Müller “日本” 🙂"),
    ],
)
def test_latex_prints_what_is_meant(text: str, latex: str) -> None:
    assert escape(text) == latex


@given(st.text(st.sampled_from("{}\\%ab")))
def test_braces_can_be_counted_whatever_a_text_holds(text: str) -> None:
    depths = [0]
    for char in escape(text):
        depths.append(depths[-1] + (char == "{") - (char == "}"))
    assert min(depths) == depths[-1] == 0


@pytest.mark.parametrize("which", ["shipped", "hostile"])
def test_each_format_reads_back_what_is_shown_on_every_day(
    which: str, request: pytest.FixtureRequest
) -> None:
    briefing: Briefing = request.getfixturevalue(which)
    for day in sorted({each.published for each in briefing.sources.values()}):
        asked = hand(briefing, day)
        shown = [each.source for each in asked.view.sources]
        items, entries, references = csl(asked), bibtex(asked), ris(asked)
        Draft7Validator(SCHEMA).validate(items)
        assert [each["id"] for each in items] == [each.id for each in shown]
        assert [each.key for each in entries] == [each.id for each in shown]
        assert [each["id"] for each in references] == [each.id for each in shown]
        titles = [" ".join(each.title.split()) for each in shown]
        assert [each["title"] for each in items] == titles
        assert [each["title"] for each in references] == titles
        assert [each["title"] for each in entries] == [f"{{{escape(each)}}}" for each in titles]


def test_a_translation_is_told_in_a_field_that_biblatex_has_for_its_type() -> None:
    fields = {"translated_from": "German", "url": "https://example.org/'a'"}
    article, report = (
        dict(bibtex(of(record(publisher=name, **fields)))[0].items())
        for name in ("Gazette", "Government")
    )
    assert article["ENTRYTYPE"] == "article" and report["ENTRYTYPE"] == "techreport"
    assert article["origlanguage"] == "german" and "note" not in article
    assert report["note"] == "Translated from German" and "origlanguage" not in report


def test_an_address_in_csl_has_no_quotes_that_pandoc_would_curl() -> None:
    (item,) = csl(of(record(url="https://example.org/'a'\"")))
    assert item["URL"] == "https://example.org/%27a%27%22"


def test_every_line_of_ris_is_a_field(hostile: Briefing) -> None:
    lines = write("ris", hand(hostile)).data.decode().split("\r\n")
    assert [line for line in lines if not re.fullmatch(r"[A-Z][A-Z0-9]  - [^\r\n]*|", line)] == []


def test_what_a_list_of_sources_has_no_place_for_is_counted(hostile: Briefing) -> None:
    omissions = {each.kind: each.number for each in write("csl", hand(hostile)).omissions}
    assert omissions == {
        "events": len(TEXTS),
        "points": len(TEXTS),
        "disputes": 1,
        "bottom line": 1,
    }
    assert write("csl", hand(hostile)).omissions == write("ris", hand(hostile)).omissions
    assert write("csl", hand(hostile)).omissions == write("bibtex", hand(hostile)).omissions


def original(folder: Path, data: bytes, *, recorded: bytes | None = None) -> SourceText:
    (folder / "s.txt").write_bytes(data)
    sha256 = hashlib.sha256(data if recorded is None else recorded).hexdigest()
    text = read_text(record(original=Original(sha256, 1, SPAN)), [(str(folder), "")])
    assert text
    return text


def quoting(
    quote: str, text: SourceText, *, gloss: str = "", **fields: str
) -> tuple[dict[str, Any], ExportResult]:
    """Annotate a text with a quote from its first paragraph; the first annotation, and all."""
    quoted = cite("s", quote=quote, gloss=gloss)
    points = [point("berths", "reported", quoted, text="Two *are*.", topics=["b"])]
    briefing = make_briefing(
        [record(**fields)], [event("talks", "2031-03-04", *points)], topics={"b": "Berths"}
    )
    written = write("annotations", hand(briefing, s=text))
    collection = json.loads(written.data)
    return collection["first"]["items"][0] if collection["total"] else {}, written


def test_an_annotation_says_what_rests_on_which_words_of_which_text(tmp_path: Path) -> None:
    text = original(tmp_path, b"The ministry wants two berths, it says.\n")
    found, _ = quoting("two berths", text, publisher="Gazette")
    assert [(each["purpose"], each["value"]) for each in found["body"]] == [
        ("commenting", "Two *are*."),
        ("identifying", "talks#berths"),
        ("describing", "[1 ¶1] the outlet; Wed 5 Mar 2031. Gazette: Berths"),
        ("tagging", "Berths"),
    ]
    glossed, _ = quoting("two berths", text, gloss="zwei Plätze")
    assert glossed["body"][3]["value"] == "our translation: zwei Plätze"
    copy = f"urn:sha256:{text.sha256}"
    selectors = [
        {
            "type": "TextQuoteSelector",
            "exact": "two berths",
            "prefix": "The ministry wants ",
            "suffix": ", it says.",
        },
        {"type": "TextPositionSelector", "start": 19, "end": 29},
    ]
    target = {"type": "SpecificResource", "source": copy, "selector": selectors}
    assert found["target"] == target
    behind, _ = quoting("two berths", text, url="https://example.org")
    assert behind["target"] == target | {
        "source": "https://example.org",
        "state": {"type": "TimeState", "cached": copy},
    }


@pytest.mark.parametrize(
    ("data", "exact"),
    [
        ("\r\n\r\nHe wants two\r\nberths.\r\n\r\nEnd.", "two\r\nberths"),
        ("🙂👩‍👩‍👧 日本: two berths", "two berths"),
        ("\ufeffA\ttab\x07, \u202etwo berths", "two berths"),
        ("  It is «two  \u00a0berths».", "two  \u00a0berths"),
        (
            f"{'So ' * 99}two berths {'no ' * 99}\n{'So ' * 99}two berths {'no ' * 99}.",
            "two berths",
        ),
    ],
)
def test_the_selectors_find_their_words_in_the_file_and_only_there(
    tmp_path: Path, data: str, exact: str
) -> None:
    found, written = quoting("two berths", original(tmp_path, data.encode()))
    assert [each.kind for each in written.omissions] == ["events"]
    assert written.data.isascii()
    quote, place = found["target"]["selector"]
    text = data.removeprefix("\ufeff")
    assert text[place["start"] : place["end"]] == quote["exact"] == exact
    around = quote["prefix"] + quote["exact"] + quote["suffix"]
    assert text.count(around) == 1
    assert text.index(around) + len(quote["prefix"]) == place["start"]


@pytest.mark.parametrize(
    ("data", "prefix", "suffix"),
    [
        ("Head\n\nIt wants two berths.\n\nEnd.", "It wants ", "."),
        ("Head\n\nTwo lines:\r\n  It wants two berths\r\nby then.\n\nEnd.", "It wants ", ""),
        # The line stands twice, the paragraph does not.
        ("Head\n\nA:\nso two berths\nB\n\nC:\nso two berths\nD", "A:\nso ", "\nB"),
        ("one two berths\none two berths and more", "one ", "\none two berths and more"),
    ],
)
def test_the_words_around_a_quote_are_of_its_line_or_paragraph(
    tmp_path: Path, data: str, prefix: str, suffix: str
) -> None:
    text = original(tmp_path, data.encode())
    number = next(n for n, each in enumerate(text.paragraphs, 1) if "two berths" in each)
    quoted = cite("s", quote="two berths")._replace(at=Passage((Paragraphs(number, number),)))
    events = [event("talks", "2031-03-04", point("a", "reported", quoted))]
    written = write("annotations", hand(make_briefing([record()], events), s=text))
    [found] = json.loads(written.data)["first"]["items"]
    quote = found["target"]["selector"][0]
    assert (quote["prefix"], quote["suffix"]) == (prefix, suffix)


@pytest.mark.parametrize(
    ("quote", "data", "recorded", "omissions"),
    [
        ("two berths", None, b"", (1, "quotes", "the source's text is not at hand")),
        (
            "two berths",
            b"Two berths.",
            b"Else.",
            (1, "quotes", "the source's text is not the one on record"),
        ),
        (
            "three",
            b"Two berths.",
            None,
            (1, "quotes", "they are not found in the paragraph that is cited"),
        ),
        ("", b"Two berths.", None, (1, "citations", "they quote no words")),
    ],
)
def test_a_quote_that_has_no_place_is_counted_with_the_reason(
    tmp_path: Path,
    quote: str,
    data: bytes | None,
    recorded: bytes | None,
    omissions: tuple[object, ...],
) -> None:
    text = SourceText((), is_as_recorded=False)
    if data is not None:
        text = original(tmp_path, data, recorded=recorded)
    found, written = quoting(quote, text)
    assert found == {}
    assert omissions in written.omissions


def test_what_a_side_of_a_dispute_quotes_is_annotated_too(tmp_path: Path) -> None:
    sides = side("s")._replace(cites=(cite("s", quote="two berths"),))
    events = [event("talks", "2031-03-04", point("p", "reported", "s"))]
    briefing = make_briefing(
        [record()], events, disputes=[dispute("number", sides, side(computed="1 + 1 = 2"))]
    )
    text = original(tmp_path, b"Two berths.\n")
    items = json.loads(write("annotations", hand(briefing, s=text)).data)["first"]["items"]
    bodies = [[body["value"] for body in each["body"][:2]] for each in items]
    assert bodies == [["So it is.", "number"]]


def test_an_annotation_keeps_its_name_from_day_to_day(tmp_path: Path) -> None:
    text = original(tmp_path, b"Two berths.\n")
    cites = [cite(name, quote="two berths") for name in ("s", "t")]
    events = [event("talks", "2031-03-04", point("berths", "reported", *cites))]
    briefing = make_briefing([record(), record("t", "2031-03-07")], events)
    names = [
        [each["id"] for each in json.loads(written.data)["first"]["items"]]
        for day in (date(2031, 3, 5), date(2031, 3, 7))
        for written in [write("annotations", hand(briefing, day, s=text, t=text))]
    ]
    assert [len(each) for each in names] == [1, 2]
    assert names[0][0] in names[1]


TEXT = st.text(st.sampled_from("ab é🙂\n\r\t\x07\u202e\u3000"), max_size=30)


@given(TEXT)
def test_a_place_in_a_paragraph_is_one_in_the_text(text: str) -> None:
    for lines, paragraph in zip(lay_out(text), split_paragraphs(text), strict=True):
        shown = visible(paragraph)
        for start in range(len(shown)):
            first, last = place_in_text(lines, start, start + 1)
            is_break = shown[start] == " " and text[first:last].isspace()
            assert is_break or shown[start] in visible(text[first:last])


@pytest.mark.parametrize("name", NAMES)
def test_the_same_view_gives_the_same_bytes(name: str, hostile: Briefing) -> None:
    first, second = write(name, hand(hostile)), write(name, hand(hostile))
    assert first == second
    assert not first.data.startswith(b"\xef\xbb\xbf")


def test_a_quote_over_a_border_of_paragraphs_is_annotated_from_the_one_to_the_other(
    tmp_path: Path,
) -> None:
    data = "Head\r\n\r\nThe ministry wants\u202e two\r\nnew\r\n\r\nberths, it says.\r\n"
    text = original(tmp_path, data.encode())
    quoted = cite("s", quote="two new berths")._replace(at=Passage((Paragraphs(2, 3),)))
    briefing = make_briefing(
        [record()], [event("talks", "2031-03-04", point("a", "reported", quoted))]
    )
    [found] = json.loads(write("annotations", hand(briefing, s=text)).data)["first"]["items"]
    exact, place = found["target"]["selector"]
    assert exact["exact"] == "two\r\nnew\r\n\r\nberths"
    assert data[place["start"] : place["end"]] == exact["exact"]
