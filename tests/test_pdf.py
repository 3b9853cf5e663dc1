"""The PDF, read by a reader of its own: text, bookmarks, links, tags; hostile texts stay texts."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
import typst
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject, StreamObject

from briefing.document.blocks import BODY, FIRST_PAGE, Document, PointItem, SourceBlock
from briefing.document.compose import compose
from briefing.document.phrases import more_words
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.pdf import typeset, write
from briefing.render.pdf.content import prepare
from briefing.render.pdf.parts import LEFTWARDS
from briefing.render.text.blocks import point_marks, quote_text
from briefing.render.text.layout import Page
from briefing.render.text.page_fitting import fit
from briefing.render.text.sections import setting_of
from tests.conftest import ROOT
from tests.folders import AMENDED, SOUND, write_folder
from tests.hostile import TEXTS, write_hostile

pytestmark = pytest.mark.slow

PAGE = Page(80, ascii=False, command=(), origin="")


def request(root: str = str(ROOT), lens: Lens = Lens()) -> ExportRequest:  # noqa: B008
    loaded = load(root)
    assert loaded.briefing
    index = Index(loaded.briefing)
    return ExportRequest(index, look(index, lens), ["briefing", "export", "pdf"], "a briefing", {})


@pytest.fixture(scope="module")
def shipped() -> PdfReader:
    result = write(request())
    assert result.omissions == ()
    return PdfReader(BytesIO(result.data))


def read(result: ExportResult) -> PdfReader:
    return PdfReader(BytesIO(result.data))


def document(request: ExportRequest) -> Document:
    return fit(compose(request.view))


def running(page: PageObject) -> str:
    """What is printed on a page without its header and footer, as one line."""
    lines = page.extract_text().splitlines()
    return bare("".join(lines[page.page_number != 0 : -1]))


def text_of(reader: PdfReader) -> str:
    """All that is printed, as one line: words are broken where a line ends."""
    return "".join(map(running, reader.pages))


def bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize("day", request().index.days)
def test_the_first_page_holds_the_first_page_and_no_more(day: date) -> None:
    asked = request(lens=Lens(as_of=day))
    brief = document(asked)
    first, second = map(running, read(write(asked)).pages[:2])
    place = first.index(bare(f"{brief.title}{brief.head}As of "))
    assert bare(brief.counts) in first
    assert bare(f"+ {brief.news}" if brief.news else "") in first
    for section in brief.sections:
        if section.depth == FIRST_PAGE and section.key not in ("sources-in-short", "notes"):
            place = first.index(bare(section.title), place)
            for block in section.blocks:
                told = (getattr(block, name, "") for name in ("what", "text", "title"))
                place = first.index(bare(next(filter(None, told))), place)
            place = first.index(bare(more_words(section)), place)
    for source in brief.section("sources-in-short").blocks:
        assert f"[{getattr(source, 'number', '')}]" in first[place:]
    (note,) = brief.section("notes").blocks
    assert first.endswith(bare(getattr(note, "text", "")))
    body = next(each for each in brief.sections if each.depth == BODY)
    assert second.startswith(bare(body.title))


def points_of(brief: Document) -> list[PointItem]:
    events = brief.section("key-points").blocks
    return [point for event in events for point in getattr(event, "points", ())]


def test_every_point_stands_in_it_with_its_places_and_what_is_not_the_rule(
    shipped: PdfReader,
) -> None:
    brief = document(request())
    labels = setting_of(brief, PAGE).labels
    text = text_of(shipped)
    place = text.index("Allpointsbyevent")
    for point in points_of(brief):
        marks = point_marks(point, labels)
        places = "".join(map(str, point.places))
        told = [point.text, places, marks, *map(quote_text, point.cites), *point.joined]
        for each in map(bare, told):
            place = text.index(each, place)


def test_no_point_and_no_undertaking_breaks_across_pages(shipped: PdfReader) -> None:
    check_whole(shipped, document(request()))


def check_whole(reader: PdfReader, brief: Document) -> None:
    labels = setting_of(brief, PAGE).labels
    pages = [*map(running, reader.pages)]
    for point in points_of(brief):
        places = " ".join(map(str, point.places))
        told = bare(f"{point.text} {places}{point_marks(point, labels)}")
        assert any(told in page for page in pages), told
    for row in brief.section("agreed-more").blocks:
        told = bare(f"{getattr(row, 'what', '')} {getattr(row, 'who', '')}")
        assert any(told in page for page in pages), told


def test_how_firm_an_undertaking_is_shows_in_its_letters(shipped: PdfReader) -> None:
    fonts = {
        (text, font.removesuffix("-Identity-H").rpartition("-")[2])
        for page in shipped.pages
        for text, font in printed_words(page)
        if text in ("agreed", "decided", "said", "to explore")
    }
    # What is known at second hand is faint, however firm it is said to be.
    assert fonts >= {("agreed", "Bold"), ("agreed", "Italic"), ("decided", "Bold")}
    assert fonts >= {("said", "Regular"), ("to explore", "Italic")}
    assert ("to explore", "Bold") not in fonts


def printed_words(page: PageObject) -> Iterator[tuple[str, str]]:
    """Yield what is printed on a page, each with the name of its font."""
    found: list[tuple[str, str]] = []

    def take(text: str, _: object, __: object, font: DictionaryObject | None, ___: object) -> None:
        found.append((text.strip(), str(font["/BaseFont"]) if font else ""))

    page.extract_text(visitor_text=take)
    yield from found


def test_what_is_new_has_its_sign_before_it(tmp_path: Path) -> None:
    text = text_of(read(write(request(write_folder(tmp_path, SOUND)))))
    assert "·+newsinceWed5Mar2031" in text
    assert "+J1Thecouncilwilllikelyagree." in text
    assert "+A2.1Thecostisputatfortymillion.[2¶1]" in text
    assert "+A1.1" not in text


def test_bookmarks_are_the_sections_with_disputes_sources_and_events_below(
    shipped: PdfReader,
) -> None:
    brief = document(request())
    labels = setting_of(brief, PAGE).labels
    outline = shipped.outline
    untitled = ("sources-in-short", "notes", "matrix")
    assert titles(outline) == [each.title for each in brief.sections if each.key not in untitled]
    below = [titles(each) for each in outline if isinstance(each, list)]
    disputes, events, minor = (
        [f"{labels[each.key]} {getattr(each, 'title', '')}" for each in brief.section(name).blocks]
        for name in ("disputes", "key-points", "minor-disputes")
    )
    sources = [
        f"[{each.number}] {each.title}"
        for each in brief.section("sources").blocks
        if isinstance(each, SourceBlock)
    ]
    assert below == [disputes, sources, events, minor]


def titles(outline: Sequence[object]) -> list[str]:
    return [str(each.title) for each in outline if isinstance(each, Destination)]


def test_every_place_leads_to_its_paragraph_and_from_there_back(shipped: PdfReader) -> None:
    view = request().view
    landed = "".join(landings(shipped))
    outlines = {each.source.id: each.source.outline for each in view.sources}
    for point in points_of(document(request())):
        assert bare(point.text)[:30] in landed
        for place in point.places:
            for at in place.at:
                assert bare(outlines[place.source].get(at.first, ""))[:30] in landed


def test_judgments_lead_to_their_ground_and_what_is_left_out_of_a_section_to_the_rest(
    shipped: PdfReader,
) -> None:
    brief = document(request())
    first = [each for each in landings(shipped, shipped.pages[:1]) if each]
    grounds = [bare(getattr(each, "why", "")) for each in brief.section("why").blocks]
    assert all(any(each[:30] in place for place in first) for each in grounds)
    for name in ("agreed-more", "disputes", "next-more", "gaps"):
        assert any(bare(brief.section(name).title) in place for place in first)


def test_each_part_of_merged_paragraphs_is_a_link_and_so_are_those_in_prose(
    tmp_path: Path,
) -> None:
    talks = SOUND["content/events/talks.yaml"].replace(
        "cites: [{source: gazette, at: 3}]",
        "cites: [{source: gazette, at: 1}, {source: gazette, at: 2}, {source: gazette, at: 5}]",
    )
    brief = SOUND["content/brief.yaml"].replace("behind it.", "behind it {talks#ahead}.")
    files = {
        **SOUND,
        "content/events/talks.yaml": talks,
        "content/brief.yaml": brief,
        "seeds/gazette.yaml": SOUND["seeds/gazette.yaml"]
        .replace("paragraphs: 3", "paragraphs: 5")
        .replace("3: The vote", "5: The vote"),
    }
    reader = read(write(request(write_folder(tmp_path, files))))
    assert text_of(reader).count("[1¶1-2,5]") >= 2
    landed = "".join(landings(reader))
    assert "left out: Headline".replace(" ", "") in landed and "Thevote" in landed


def test_disputes_that_move_no_judgment_come_last_with_the_next_numbers(tmp_path: Path) -> None:
    files = {
        **SOUND,
        "content/disputes.yaml": SOUND["content/disputes.yaml"]
        + SOUND["content/disputes.yaml"]
        .replace("price:", "day:")
        .replace("The price", "The day of the vote")
        .replace("[vote#cost, talks]", "[extra#one]"),
        "content/events/extra.yaml": """\
title: A survey
date: 2031-03-02
rank: background
points:
  - id: one
    text: Some ask for a later day.
    cites: [{source: herald, at: 2}]
""",
    }
    reader = read(write(request(write_folder(tmp_path, files))))
    text = text_of(reader)
    assert text.index("D1Theprice") < text.index("Allpointsbyevent")
    assert text.index("Allpointsbyevent") < text.index("D2Thedayofthevote")
    assert "Someaskforalaterday.[2¶2]D2" in text
    assert any("D2Thedayofthevote" in each for each in landings(reader))


def landings(reader: PdfReader, among: Sequence[PageObject] = ()) -> Iterator[str]:
    """Yield the lines that links within the document lead to; of some pages, if any are given."""
    named = reader.named_destinations
    pages = [page.indirect_reference for page in reader.pages]
    printed = [fragments(page) for page in reader.pages]
    for link in links(among or reader.pages):
        if "/Dest" not in link:
            continue
        place: object = link["/Dest"]
        if isinstance(place, str):
            place = named[place].dest_array
        if isinstance(place, ArrayObject):
            top = float(place[3])
            found = printed[pages.index(place[0])]
            yield bare("".join(text for height, text in found if top - 20 < height < top - 8))


def fragments(page: PageObject) -> list[tuple[float, str]]:
    """What is printed on a page, with its height in points."""
    found: list[tuple[float, str]] = []

    def take(text: str, matrix: list[float], *_: object) -> None:
        found.append((matrix[5], text))

    page.extract_text(visitor_text=take)
    return found


def placed(page: PageObject) -> list[tuple[float, str]]:
    """What is printed on a page, with its distance from the left edge in points."""
    found: list[tuple[float, str]] = []

    def take(text: str, around: list[float], matrix: list[float], *_: object) -> None:
        found.append((around[4] + matrix[4], text))

    page.extract_text(visitor_text=take)
    return found


def test_outward_links_lead_to_the_web_alone(shipped: PdfReader, tmp_path: Path) -> None:
    sources = [each.source for each in request().view.sources]
    assert addresses(shipped) == {each.url for each in sources if each.url}
    hostile = read(write(request(write_hostile(tmp_path))))
    assert addresses(hostile) == {"https://example.org/a?b=1&c='2'#d"}


def links(pages: Iterable[PageObject]) -> list[DictionaryObject]:
    found = (each.get_object() for page in pages for each in page.get("/Annots", ()))
    return [each for each in found if isinstance(each, DictionaryObject)]


def addresses(reader: PdfReader) -> set[str]:
    actions = (link.get("/A") for link in links(reader.pages))
    return {str(each["/URI"]) for each in actions if isinstance(each, dict) and "/URI" in each}


def test_it_is_tagged_named_and_dated_and_claims_to_be_accessible(shipped: PdfReader) -> None:
    root = shipped.root_object
    assert {"/StructTreeRoot", "/MarkInfo"} <= root.keys()
    assert str(root["/Lang"]) == "en"
    metadata = root["/Metadata"]
    assert isinstance(metadata, StreamObject)
    assert b"pdfuaid:part" in metadata.get_data()
    found = shipped.metadata
    assert found
    assert (found.title, found.author) == (request().view.title, None)
    assert found.creation_date
    assert found.creation_date.date() == request().index.days[-1]


def test_pages_are_a4_and_numbered(shipped: PdfReader) -> None:
    check_pages(shipped, [210, 297])


def check_pages(reader: PdfReader, size: list[int]) -> None:
    last = len(reader.pages)
    for number, page in enumerate(reader.pages, start=1):
        assert [round(each / 72 * 25.4) for each in page.mediabox[2:]] == size
        assert f"{number} / {last}" in page.extract_text()


def test_pages_of_the_american_size_hold_the_same_words_and_tear_no_point(
    shipped: PdfReader,
) -> None:
    asked = request()
    letter = read(write(replace(asked, paper="letter")))
    check_pages(letter, [216, 279])
    assert len(letter.pages) >= len(shipped.pages)
    check_whole(letter, document(asked))


def test_a_standing_stays_with_the_end_of_a_point_that_is_longer_than_a_page(
    tmp_path: Path,
) -> None:
    for number in range(12):  # wherever on the page it ends
        words = " ".join(f"word{each}" for each in range(500 + 17 * number))
        event = SOUND["content/events/vote.yaml"]
        event = event.replace("The cost is put at forty million.", words)
        files = {**SOUND, "content/events/vote.yaml": event}
        folder = tmp_path / str(number)
        folder.mkdir()
        reader = read(write(request(write_folder(folder, files))))
        end = f"word{499 + 17 * number}[2¶1]"
        assert any(end in page for page in map(running, reader.pages))


def test_the_same_view_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib; from tests.test_pdf import request; from briefing.render.pdf import write;"
        "print(hashlib.sha256(write(request()).data).hexdigest())"
    )
    found = {
        subprocess.run(
            [sys.executable, "-c", program],
            cwd=ROOT,
            env={"PYTHONHASHSEED": seed, "TZ": zone, "SOURCE_DATE_EPOCH": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }
    assert len(found) == 1


@pytest.fixture
def _no_other_fonts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what the system has away: the typesetter has its own fonts alone."""
    fonts = typst.Fonts(include_system_fonts=False)
    monkeypatch.setattr(typeset, "_fonts", lambda *_, **__: fonts)


@pytest.mark.usefixtures("_no_other_fonts")
def test_hostile_texts_stay_texts_and_what_has_no_sign_is_said(tmp_path: Path) -> None:
    result = write(request(write_hostile(tmp_path)))
    reader = read(result)
    text = text_of(reader)
    for each in TEXTS:
        if each.isascii():
            assert bare(each) in text.replace("\u200b", "")
    (omissions,) = result.omissions
    assert "日" in omissions.why and "👩" in omissions.why and "ו" not in omissions.why
    assert (omissions.number, omissions.kind) == (21, "characters")
    assert "of Chinese characters, Hiragana, symbols;" in omissions.why
    assert omissions.why.endswith("name a folder of fonts with --font-dir")
    assert result.notes == ()
    # They are boxes on paper, and texts for whoever searches, copies or listens.
    contents = [page.get_contents() for page in reader.pages]
    drawn = b"".join(each.get_data() for each in contents if each is not None)
    assert b"/ActualText<FEFF65E5" in drawn


def test_too_many_links_are_left_out_and_counted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = request(write_folder(tmp_path, SOUND))
    linked = len([*landings(read(write(view)))])
    monkeypatch.setattr("briefing.render.pdf.content.MOST_LINKS", 1)
    result = write(view)
    (omissions,) = result.omissions
    assert not [*landings(read(result))]
    assert linked == omissions.number
    assert omissions.words.endswith("links between its parts (a document holds at most 1)")


@pytest.mark.parametrize("day", [date(2031, 3, 5), date(2031, 3, 11)])
def test_any_day_of_a_small_briefing_is_a_document(tmp_path: Path, day: date) -> None:
    view = request(write_folder(tmp_path, SOUND), Lens(as_of=day))
    result = write(view)
    assert result.omissions == ()
    found = text_of(read(result))
    assert ("Thetwoagree." in found) == (day == date(2031, 3, 11))


def test_a_soft_hyphen_is_not_printed_and_no_line_ends_with_a_hyphen(tmp_path: Path) -> None:
    texts = [" ".join(f"so-and-{place}-{each}-so" for each in range(300)) for place in range(5)]
    addresses = [f"https://example.org/{each}/{'a-b/' * 9}" for each in range(100)]
    texts += [" ".join(addresses), f"{'long-' * 30}end soft\u00adhyphen x{'a-b/' * 30}"]
    event, point = SOUND["content/events/vote.yaml"].split("points:\n")
    points = [
        point.replace("- id: cost", f"- id: cost-{place}").replace(
            "The cost is put at forty million.", text
        )
        for place, text in enumerate(texts)
    ]
    assert len(set(points)) == len(texts)
    text_of_event = f"{event}points:\n{point}{''.join(points)}"
    files = {**SOUND, "content/events/vote.yaml": text_of_event}
    reader = read(write(request(write_folder(tmp_path, files))))
    lines = [line.rstrip() for page in reader.pages for line in page.extract_text().splitlines()]
    assert not [line for line in lines if line.endswith(("-", "\u00ad"))]
    text = text_of(reader)
    words = " ".join(texts).replace("\u00ad", "").split()
    assert not [each for each in words if bare(each) not in text]
    assert "\u200b" not in "".join(lines)


def test_fonts_of_a_folder_come_before_those_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    inputs: list[list[str]] = []
    fonts: list[tuple[str, bool]] = []
    compiled = typeset._try

    def attempt(given: dict[str, str], day: date, found: typst.Fonts) -> tuple[bytes | None, Any]:
        inputs.append(json.loads(given.get("fonts", "[]")))
        return compiled(given, day, found) if len(inputs) > 1 else (None, ("日",))

    def found(folder: str, *, with_system: bool = False) -> typst.Fonts:
        fonts.append((folder, with_system))
        return typst.Fonts(include_system_fonts=False)

    monkeypatch.setattr(typeset, "_try", attempt)
    monkeypatch.setattr(typeset, "_fonts", found)
    monkeypatch.setattr(typeset, "_families", lambda _: ["DejaVu Sans Mono"])
    result = write(replace(request(write_folder(tmp_path, SOUND)), font_folder="fonts"))
    assert inputs == [[], ["DejaVu Sans Mono"]]
    assert fonts == [("", False), ("fonts", True)], "its own fonts come first, and alone"
    assert "(Chinese characters)" in result.notes[0]


@pytest.mark.parametrize(
    ("text", "first"),
    [("港湾の会談", "JP"), ("항만 會談", "KR"), ("港湾会谈", "SC"), ("Port", "")],
)
def test_chinese_characters_are_those_of_the_language_around_them(text: str, first: str) -> None:
    regions = ("HK", "JP", "KR", "SC", "TC")
    families = [
        f"Noto {kind} CJK {each}" for each in regions for kind in ("Sans Mono", "Sans", "Serif")
    ]
    found = typeset._regional([*families, "Other"], text)
    assert found[:1] == ([f"Noto Serif CJK {first}"] if first else [])
    assert not [each for each in found if "Mono" in each]


def test_families_of_a_folder_are_in_the_order_of_their_regions_too(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = ["Mine", "Noto Sans CJK HK", "Noto Sans CJK JP"]
    given: list[list[str]] = []

    def attempt(inputs: dict[str, str], *_: object) -> tuple[bytes | None, Any]:
        given.append(json.loads(inputs.get("fonts", "[]")))
        return (b"", ()) if len(given) > 1 else (None, ("港",))

    monkeypatch.setattr(typeset, "_try", attempt)
    monkeypatch.setattr(typeset, "_families", lambda _: folder)
    typeset.typeset("港湾の会談", date(2031, 3, 4), "fonts")
    assert given[-1][:3] == ["Mine", "Noto Sans CJK JP", "Noto Sans CJK HK"]


def test_a_word_that_is_longer_than_a_line_goes_on_on_the_next_one(tmp_path: Path) -> None:
    event = SOUND["content/events/vote.yaml"]
    event = event.replace("The cost is put at forty million.", "W" * 400)
    event = event.replace("Vote of the council", "V" * 200)
    reader = read(
        write(request(write_folder(tmp_path, {**SOUND, "content/events/vote.yaml": event})))
    )
    for letter, number in (("W", 400), ("V", 200)):
        lines = [
            line.count(letter) for page in reader.pages for line in page.extract_text().splitlines()
        ]
        assert max(lines) < 60, letter
        assert sum(lines) >= number


def test_the_place_of_a_paragraph_stands_on_one_line() -> None:
    reader = read(write(request(str(ROOT / "example"))))
    lines = [line for page in reader.pages for line in page.extract_text().splitlines()]
    assert [line for line in lines if bare(line).startswith("¶10,p.1")]


def test_what_begins_from_right_to_left_stands_at_the_right(tmp_path: Path) -> None:
    event = SOUND["content/events/vote.yaml"]
    event = event.replace("The cost is put at forty million.", "ועברית אחת.")
    event = event.replace("Vote of the council", "שלום רב")
    gazette = SOUND["seeds/gazette.yaml"].replace("publisher: Gazette", "publisher: עיתון")
    files = {**SOUND, "content/events/vote.yaml": event, "seeds/gazette.yaml": gazette}
    prepared = prepare(request(write_folder(tmp_path, files)))
    reader = PdfReader(BytesIO(typeset.typeset(prepared.text, date(2031, 3, 11)).data))
    plain = prepare(request(write_folder(tmp_path, SOUND)))
    assert re.search(LEFTWARDS, prepared.text) and not re.search(LEFTWARDS, plain.text)
    annex = [(left, text) for page in reader.pages[1:] for left, text in placed(page)]
    lefts = [left for left, text in annex if "ועברית" in text or "תירבעו" in text]
    assert lefts and min(lefts) > 300
    assert "עיתון\u200e" in prepared.text, "the day stays behind the name"


def test_an_undated_event_is_listed_and_not_drawn(tmp_path: Path) -> None:
    event = SOUND["content/events/vote.yaml"].replace("date: 2031-03-10\n", "")
    files = {**SOUND, "content/events/vote.yaml": event}
    lens = Lens(events=frozenset({"vote"}))
    result = write(request(write_folder(tmp_path, files), lens))
    assert "datenotknown" in text_of(read(result))


def test_what_changed_since_is_said_at_its_place_and_at_the_foot(tmp_path: Path) -> None:
    reader = read(write(request(write_folder(tmp_path, AMENDED))))
    text = text_of(reader)
    for told in (
        "Twoberthsby2034.AsofSat15Mar2031",
        "BottomlineTwoberthsaretobeadded.",
        "J1Thecouncilwilllikelyagree.Allsourcesthatthisrestsonwerewithdrawn.low",
        "Herald·withdrawnonSat15Mar2031·1point",
        "Correctionsofthisbrief–Fri14Mar2031:Threeberths.Rightis:Twoberths.",
        "judgmentswerewrittenlater,fromwhatwaspublishedbySat15Mar2031.",
    ):
        assert told in text, told


def test_a_text_longer_than_a_page_goes_on_on_the_next_one(tmp_path: Path) -> None:
    words = " ".join(f"word-{number}" for number in range(1500))
    event = SOUND["content/events/vote.yaml"]
    event = event.replace("The cost is put at forty million.", words)
    event = event.replace("Vote of the council", words)
    files = {**SOUND, "content/events/vote.yaml": event}
    reader = read(write(request(write_folder(tmp_path, files))))
    last = text_of(reader).partition("Allpointsbyevent")[2]
    assert last.count(bare(words)) == 2
    # Nothing is printed below the last line of a page, which is its number.
    for page in reader.pages:
        heights = [height for height, text in fragments(page) if text.strip()]
        assert min(heights) > 0


def test_places_after_text_from_right_to_left_stay_in_their_order(tmp_path: Path) -> None:
    brief = SOUND["content/brief.yaml"].replace(
        "One origin stands behind it.", "ועברית {talks#ahead}"
    )
    prepared = prepare(request(write_folder(tmp_path, {**SOUND, "content/brief.yaml": brief})))
    (why,) = (
        each for each in json.loads(prepared.text)["sections"] if each["key"] == "section-why"
    )
    assert why["blocks"][0]["text"][:3] == ["ועברית ", "\u200e", "["]
