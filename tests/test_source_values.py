"""Authors, languages, labels, sources without a text, and citations of several paragraphs."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from briefing.check import check
from briefing.lens.coverage import Use, uses_of
from briefing.lens.diff import diff
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.load.originals import read_text
from briefing.model.names import several_names
from briefing.model.paragraph_labels import label_text, labels_of, place_text
from briefing.model.paragraphs import Paragraphs, Passage
from briefing.model.records import Briefing
from briefing.tui.places import About, Shown
from briefing.tui.session import Session
from tests.conftest import Run
from tests.folders import SHA256, SOUND, write_folder
from tests.test_two_clocks import page_text

GAZETTE, HERALD, TALKS = "seeds/gazette.yaml", "seeds/herald.yaml", "content/events/talks.yaml"
ORIGINAL = f"original: {{sha256: {SHA256}, paragraphs: 3}}\n"


def changed(**edits: list[tuple[str, str]]) -> dict[str, str]:
    """The sound folder after replacements in some files, named by their stems."""
    files = dict(SOUND)
    for path, text in SOUND.items():
        for old, new in edits.get(Path(path).stem, ()):
            assert old in files[path], f"{old!r} is not in {text}"
            files[path] = files[path].replace(old, new)
    return files


def loaded(folder: Path, files: dict[str, str]) -> Briefing:
    found = load(write_folder(folder, files))
    assert found.problems == ()
    assert found.briefing
    return found.briefing


def passage(text: str) -> Passage:
    ends = [each.partition("-") for each in text.split(",")]
    return Passage.of([Paragraphs(int(first), int(last or first)) for first, _, last in ends])


# Citations of several paragraphs


@pytest.mark.parametrize(
    ("written", "shown"),
    [("7", "7"), ("[7, 9-10]", "7,9-10"), ("[9-10, 7]", "7,9-10"), ("[7-9, 8-10, 11]", "7-11")],
)
def test_paragraphs_of_a_citation_are_a_set(written: str, shown: str, tmp_path: Path) -> None:
    files = changed(
        gazette=[("paragraphs: 3", "paragraphs: 12"), ("{1: H", "{4-12: A list., 1: H")],
        talks=[("source: gazette, at: 3", f"source: gazette, at: {written}")],
    )
    (point,) = [e for e in loaded(tmp_path, files).events["talks"].points if e.id == "ahead"]
    assert str(point.cites[0].at) == shown


def test_it_is_one_citation_of_one_origin_and_each_paragraph_counts_as_used(tmp_path: Path) -> None:
    files = changed(
        gazette=[
            ("paragraphs: 3", "paragraphs: 6"),
            ("3: The vote.}", "3: The vote., 4: A., 5: B., 6: C.}"),
        ],
        talks=[("source: gazette, at: 3", "source: gazette, at: [3, 5-6]")],
    )
    briefing = loaded(tmp_path, files)
    index = Index(briefing)
    seen = look(index, Lens()).points_by_ref["talks#ahead"]
    assert (len(seen.citations), len(seen.origins)) == (1, 1)
    assert seen.citations[0].place == "[1 ¶3,5-6]"
    uses = uses_of(index, ["gazette"], index.last_day())["gazette"].stretches
    assert [str(each.at) for each in uses if each.use is Use.USED] == ["2", "3", "5", "6"]
    assert [str(each.at) for each in uses if each.use is Use.FORGOTTEN] == ["4"]


@pytest.mark.parametrize(
    ("at", "code"),
    [("[1, 3]", ""), ("[2, 3]", ""), ("2", "quote-elsewhere"), ("[1-2]", "quote-elsewhere")],
)
def test_a_quote_is_looked_up_in_all_of_them(at: str, code: str, tmp_path: Path) -> None:
    text = "Talks.\n\nThere are to be two berths.\n\nA vote in the council.\n"
    files = changed(
        gazette=[(SHA256, hashlib.sha256(text.encode()).hexdigest()), ("\nleft_out: {1: H", "\n#")],
        talks=[("source: gazette, at: 3", f"source: gazette, at: {at}, quote: in the council")],
    )
    briefing = loaded(tmp_path, files)
    (tmp_path / "seeds/gazette.txt").write_text(text)
    found = read_text(briefing.sources["gazette"], [(str(tmp_path), "seeds")])
    assert found
    codes = {each.code for each in check(briefing, {"gazette": found})}
    assert {each for each in codes if each.startswith("quote")} == ({code} if code else set())


def test_each_paragraph_of_it_leads_to_its_own_in_the_page(briefing: Run, tmp_path: Path) -> None:
    files = changed(talks=[("source: gazette, at: 3", "source: gazette, at: [1, 3]")])
    folder = write_folder(tmp_path / "port", files)
    page = briefing("export", "html", folder, "-o", "-").stdout
    assert "<a href=#s1.1>[1\u00a0¶1</a>,<a href=#s1.3>3]</a>" in page
    for number in (1, 3):
        entry = re.search(rf"<li id=s1.{number}>.*?</small>", page)
        assert entry and "href=#p1.2" in entry[0]


# Labels


@pytest.mark.parametrize(
    ("at", "shown"),
    [
        ("1", "[3 ¶1]"),
        ("30", "[3 ¶30, p. 12]"),
        ("33", "[3 ¶33, p. 12]"),
        ("30,34", "[3 ¶30,34, p. 12, 00:12:40]"),
        ("33-34", "[3 ¶33-34, p. 12–00:12:40]"),
        ("2-31", "[3 ¶2-31, p. 12]"),
        ("31,33", "[3 ¶31,33, p. 12]"),
    ],
)
def test_labels_hold_from_their_paragraph_on(at: str, shown: str) -> None:
    labels = {30: "p. 12", 34: "00:12:40"}
    assert place_text(3, passage(at), labels_of(labels, passage(at))) == shown
    assert label_text({}, passage(at)) == ""


def test_labels_print_in_every_written_form(briefing: Run, tmp_path: Path) -> None:
    labels = 'labels: {3: "<p>. 12 & [a]", 2: p. 11}\n'
    files = changed(gazette=[("outline:", f"{labels}outline:")])
    folder = write_folder(tmp_path / "port", files)
    text = " ".join(briefing("print", folder).stdout.split())
    assert "[1 ¶2, p. 11]" in text and "[1 ¶3, <p>. 12 & [a]]" in text
    page = briefing("export", "html", folder, "-o", "-").stdout
    assert ", &lt;p&gt;. 12 &amp; [a]]</a>" in page and "<p>. 12" not in page
    document = json.loads(briefing("print", folder, "--format", "json").stdout)
    assert document["sources"][0]["labels"] == {"2": "p. 11", "3": "<p>. 12 & [a]"}
    cited = {each["id"]: each["citations"] for each in document["points"]}
    assert cited["talks#ahead"][0]["labels"] == ["<p>. 12 & [a]"]


def test_labels_beyond_the_count_are_found(tmp_path: Path) -> None:
    files = changed(gazette=[("outline:", "labels: {3: p. 1, 4: p. 2, 9: p. 3}\noutline:")])
    found = [each.message for each in check(loaded(tmp_path, files), {})]
    assert "its record labels paragraphs 4, 9 of gazette, which has 3" in found


# A source without a text


def test_a_book_is_cited_and_no_rule_counts_its_paragraphs(tmp_path: Path) -> None:
    files = changed(
        gazette=[(ORIGINAL, "labels: {212: p. 212}\n"), ("2: The berths.", "9: Unused.")],
        talks=[("source: gazette, at: 3", "source: gazette, at: 212, quote: two berths")],
    )
    briefing = loaded(tmp_path, files)
    assert briefing.sources["gazette"].original is None
    codes = {each.code for each in check(briefing, {})}
    assert not codes & {"no-paragraph", "unplaced-paragraph", "forgotten-paragraph"}
    index = Index(briefing)
    (used,) = uses_of(index, ["gazette"], index.last_day()).values()
    assert [str(each.at) for each in used.stretches] == ["1", "2", "3", "9", "212"]


def test_what_it_is_quoted_with_counts_as_unverifiable(briefing: Run, tmp_path: Path) -> None:
    files = changed(
        gazette=[(ORIGINAL, "")],
        talks=[("source: gazette, at: 3", "source: gazette, at: 212, quote: two berths")],
    )
    folder = write_folder(tmp_path / "port", files)
    assert "0 of 2 quotes verified; 2 unverifiable\n" in briefing("check", folder).stderr
    text = " ".join(briefing("print", folder).stdout.split())
    assert "1 source cannot be verified: no text is on record." in text
    assert briefing("coverage", folder).returncode == 0
    shown = briefing("show", "gazette", folder)
    assert "¶212  used by talks#ahead" in shown.stdout
    (tmp_path / "port/seeds/gazette.txt").write_text("One.\n")
    digest = hashlib.sha256(b"One.\n").hexdigest()
    found = briefing("check", folder).stdout
    assert "gazette.txt is there, and its record has no `original`" in found
    assert f"write original: {{sha256: {digest}, paragraphs: 1}}, or take the text away" in found


def test_nothing_of_it_may_be_cited(briefing: Run, tmp_path: Path) -> None:
    record = "title: A book\npublished: 2031-03-01\ndescriptor: A book.\n"
    folder = write_folder(tmp_path / "port", {**SOUND, "seeds/book.yaml": record})
    for command in ("coverage", "print", "check"):
        assert briefing(command, folder).returncode == 0
    assert "0 paragraphs" in briefing("show", "book", folder).stdout


# A cited paragraph needs no gist


def test_a_cited_paragraph_without_a_gist_is_no_finding_and_shows_its_number(
    briefing: Run, tmp_path: Path
) -> None:
    files = changed(gazette=[("{2: The berths., 3: The vote.}", "{2: The berths.}")])
    made = loaded(tmp_path / "port", files)
    assert "unplaced-paragraph" not in {each.code for each in check(made, {})}
    session = Session.start(Index(made), Lens())
    lines = page_text(session, Shown(About.SOURCE, "gazette"))
    assert "  ¶3 " in lines
    page = briefing("export", "html", str(tmp_path / "port"), "-o", "-").stdout
    assert "<b>¶3</b> <small>" in page
    assert "no gist" not in page


# Names


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ann Lee and Bo Chan", ["Ann Lee", "Bo Chan"]),
        ("Ann Lee, Bo Chan and Cy Dee", ["Ann Lee", "Bo Chan", "Cy Dee"]),
        ("Ann Lee, Bo Chan, and Cy Dee", ["Ann Lee", "Bo Chan", "Cy Dee"]),
        ("Ann Lee & Bo Chan; Cy Dee", ["Ann Lee", "Bo Chan", "Cy Dee"]),
        ("Ito, Aki and Jean-Luc O’Neill", ["Ito, Aki", "Jean-Luc O’Neill"]),
        ("山田太郎、鈴木一郎", ["山田太郎", "鈴木一郎"]),
        ("Ann Lee, Bo Chan", ["Ann Lee", "Bo Chan"]),
        *(
            (one, [])
            for one in (
                "Lee, Ann",
                "García Márquez, Gabriel",
                "Martin Luther King, Jr.",
                "Ministry of Agriculture and Forestry",
                "Department of Foreign Affairs and International Trade",
                "Marks & Spencer",
                "Ann Lee, in Tokyo and all over",
                "Anders Sandberg",
                " and ",
                ",",
                "",
            )
        ),
    ],
)
def test_several_names_are_told_from_one(author: str, names: list[str]) -> None:
    assert several_names(author) == names


def test_authors_are_shown_in_their_order_and_compared(tmp_path: Path) -> None:
    one = loaded(tmp_path / "one", changed(gazette=[("outline:", "author: Bo Chan\noutline:")]))
    two = loaded(
        tmp_path / "two",
        changed(gazette=[("outline:", "author: [Bo Chan, Ann Lee]\nlanguage: en\noutline:")]),
    )
    assert two.sources["gazette"].author == "Bo Chan and Ann Lee"
    (edit,) = diff(one, two)
    assert edit.fields == (
        ("author", "Bo Chan", "Bo Chan, Ann Lee"),
        ("language", "", "en"),
    )
    inverted = two.sources["gazette"]._replace(authors=("Lee, Ann", "Chan, Bo"))
    assert inverted.author == "Lee, Ann; Chan, Bo"


@pytest.mark.parametrize("tag", ["ja", "pt-BR", "zh-Hant-TW", "gsw"])
def test_a_language_is_a_tag(tag: str, tmp_path: Path) -> None:
    files = changed(gazette=[("outline:", f"language: {tag}\noutline:")])
    assert loaded(tmp_path, files).sources["gazette"].language == tag


# An earlier text


def test_an_earlier_fingerprint_stands_without_a_paragraph(briefing: Run, tmp_path: Path) -> None:
    old = hashlib.sha256(b"Old.\n").hexdigest()
    note = f"corrections: [{{note: Before a new capture., sha256: {old}}}]\n"
    folder = write_folder(tmp_path / "port", changed(gazette=[("outline:", f"{note}outline:")]))
    (tmp_path / "port/seeds/gazette.txt").write_text("Old.\n")
    assert "it is an earlier text: Before a new capture." in briefing("check", folder).stdout
    made = load(folder).briefing
    assert made
    lines = page_text(Session.start(Index(made), Lens()), Shown(About.SOURCE, "gazette"))
    assert "correction: Before a new capture." in lines
    document = json.loads(briefing("print", folder, "--format", "json").stdout)
    assert document["sources"][0]["corrections"][0]["at"] is None
