"""The PDF, read by a reader of its own: text, bookmarks, links, tags; hostile texts stay texts."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, Destination, DictionaryObject, StreamObject

from briefing.document.phrases import standing_words
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load import load
from briefing.render.export import ExportRequest, ExportResult
from briefing.render.pdf import write
from tests.conftest import ROOT
from tests.folders import AMENDED, SOUND, write_folder
from tests.hostile import TEXTS, write_hostile

SECTIONS = (
    "Bottom line",
    "Key judgments",
    "Timeline",
    "Key points",
    "Disputes",
    "Gaps",
    "Sources",
)


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


def text_of(reader: PdfReader) -> str:
    """All that is printed, as one line: words are broken where a line ends."""
    return "".join("".join(page.extract_text().split()) for page in reader.pages)


def bare(text: str) -> str:
    return "".join(text.split())


def test_every_point_stands_in_it_with_its_standing_in_the_order_of_the_brief(
    shipped: PdfReader,
) -> None:
    text, place = text_of(shipped), 0
    for event in request().view.events:
        for point in event.own:
            place = text.index(bare(point.point.text), place)
            place = text.index(bare(standing_words(point)), place)


def test_bookmarks_are_the_sections_with_events_disputes_and_sources_below(
    shipped: PdfReader,
) -> None:
    view = request().view
    outline = shipped.outline
    assert titles(outline) == [*SECTIONS, "Note"]
    below = [titles(each) for each in outline if isinstance(each, list)]
    assert below == [
        [f"{n}{each.event.title}" for n, each in enumerate(view.events, start=1)],
        [f"{n}{each.dispute.title} ({each.status})" for n, each in enumerate(view.disputes, 1)],
        [f"[{each.number}]{each.source.title}" for each in view.sources],
    ]


def titles(outline: Sequence[object]) -> list[str]:
    return [str(each.title) for each in outline if isinstance(each, Destination)]


def test_every_citation_leads_to_its_paragraph_and_from_there_back(shipped: PdfReader) -> None:
    view = request().view
    landed = "".join(landings(shipped))
    outlines = {each.source.id: each.source.outline for each in view.sources}
    for event in view.events:
        for point in event.own:
            assert bare(point.point.text)[:30] in landed
            for cite in point.citations:
                gist = outlines[cite.citation.source].get(cite.citation.at.first, "")
                assert bare(gist)[:30] in landed


def landings(reader: PdfReader) -> Iterator[str]:
    """Yield the lines that links within the document lead to."""
    named = reader.named_destinations
    pages = [page.indirect_reference for page in reader.pages]
    printed = [fragments(page) for page in reader.pages]
    for link in links(reader):
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


def test_outward_links_lead_to_the_web_alone(shipped: PdfReader, tmp_path: Path) -> None:
    sources = [each.source for each in request().view.sources]
    assert addresses(shipped) == {each.url for each in sources if each.url}
    hostile = read(write(request(write_hostile(tmp_path))))
    assert addresses(hostile) == {"https://example.org/a?b=1&c='2'#d"}


def links(reader: PdfReader) -> list[DictionaryObject]:
    found = (each.get_object() for page in reader.pages for each in page.get("/Annots", ()))
    return [each for each in found if isinstance(each, DictionaryObject)]


def addresses(reader: PdfReader) -> set[str]:
    actions = (link.get("/A") for link in links(reader))
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
    last = len(shipped.pages)
    for number, page in enumerate(shipped.pages, start=1):
        assert [round(each / 72 * 25.4) for each in page.mediabox[2:]] == [210, 297]
        assert f"{number} / {last}" in page.extract_text()


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
    # The rows of the timeline lead to the events all the same.
    assert len([*landings(read(result))]) == 2 == linked - omissions.number
    assert omissions.words.endswith("links between its parts (a document holds at most 1)")


@pytest.mark.parametrize("day", [date(2031, 3, 5), date(2031, 3, 11)])
def test_any_day_of_a_small_briefing_is_a_document(tmp_path: Path, day: date) -> None:
    view = request(write_folder(tmp_path, SOUND), Lens(as_of=day))
    result = write(view)
    assert result.omissions == ()
    found = text_of(read(result))
    assert ("Thetwoagree." in found) == (day == date(2031, 3, 11))


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
        "BottomlineTwoberthsby2034.Twoberthsaretobeadded.",
        "Confidence:low.Allsourcesthatthisrestsonwerewithdrawn.Oneorigin",
        "Herald·withdrawnonSat15Mar2031·1point",
        "Correctionsofthisbrief–Fri14Mar2031:Threeberths.Rightis:Twoberths.",
        "NoteThebottomlineandthejudgmentsofthisdaywerereconstructedafterwards.",
    ):
        assert told in text, told
    foot = ["Corrections of this brief", "Note"]
    assert titles(reader.outline) == [*(each for each in SECTIONS if each != "Gaps"), *foot]
