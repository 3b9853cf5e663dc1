"""The translation of a quote stands beside it in every output, and is checked."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest

from briefing.check import check
from briefing.document.compose import compose
from briefing.lens.lens import Lens
from briefing.lens.view import look
from briefing.lens.visibility_index import Index
from briefing.load.loader import load
from briefing.model.records import Briefing
from briefing.render.export import ExportRequest
from briefing.render.formats import FORMATS
from briefing.tui.pages.citations import citation_text
from tests.briefings import cite, dispute, event, make_briefing, point, side, source
from tests.folders import SOUND, write_folder

QUOTE, GLOSS = "計画水深", "planned depth"


def glossed(quote: str = QUOTE, gloss: str = GLOSS, language: str = "ja") -> Briefing:
    """Make a briefing with a quote that a point and a dispute cite."""
    cited = cite("s", quote=quote, gloss=gloss)
    sides = [side("t")._replace(cites=(cited,)), side("t")]
    return make_briefing(
        [
            source("s", "2031-03-01", title="Depth")._replace(language=language),
            source("t", "2031-03-01"),
        ],
        [event("talks", "2031-03-04", point("depth", "reported", cited), rank="headline")],
        disputes=[dispute("depth", *sides, touches=["talks"])],
    )


def exported(name: str, briefing: Briefing) -> str:
    index = Index(briefing)
    data = (
        FORMATS[name]
        .write(ExportRequest(index, look(index, Lens()), ("briefing",), "a test", {}))
        .data
    )
    if name == "csv":
        with zipfile.ZipFile(io.BytesIO(data)) as tables:
            data = b"".join(map(tables.read, tables.namelist()))
    return data.decode()


@pytest.mark.parametrize("name", ["html", "markdown"])
def test_an_output_with_the_quote_has_the_translation_behind_it(name: str) -> None:
    shown = " ".join(exported(name, glossed()).split())
    assert shown.count(f"“{QUOTE}” (our translation: {GLOSS})") == shown.count(QUOTE) == 2


@pytest.mark.parametrize("name", ["json", "timesketch", "csv"])
def test_a_table_has_the_translation_in_a_field_of_its_own(name: str) -> None:
    assert GLOSS in exported(name, glossed())
    assert GLOSS not in exported(name, glossed(gloss=""))


def test_the_document_and_the_room_have_both() -> None:
    [seen] = look(Index(glossed()), Lens()).events
    document = compose(look(Index(glossed()), Lens()))
    assert GLOSS in str(document)
    from briefing.document.inline import cites_of

    [shown] = cites_of(seen.points[0].citations, "")
    assert citation_text(shown) == f"[1 ¶1] the outlet: “{QUOTE}” (our translation: {GLOSS})"


def test_a_translation_is_found_and_written_into_json() -> None:
    briefing = glossed()
    assert [each.event.id for each in look(Index(briefing), Lens(search="planned")).events] == [
        "talks"
    ]
    view = json.loads(exported("json", briefing))
    [point_] = view["points"]
    assert point_["citations"][0]["gloss"] == GLOSS


@pytest.mark.parametrize(
    ("quote", "gloss", "language", "codes"),
    [
        (QUOTE, GLOSS, "ja", set()),
        (QUOTE, GLOSS, "zh-Hant", set()),
        (QUOTE, "", "", set()),
        ("depth", "", "en-GB", set()),
        ("", GLOSS, "ja", {"gloss-without-quote"}),
        (QUOTE, "", "ja", {"quote-not-translated"}),
        (QUOTE, GLOSS, "", {"gloss-not-needed"}),
        ("depth", "deep", "EN", {"gloss-not-needed"}),
        ("tirant", "Tirant", "fr", {"gloss-not-needed"}),
    ],
)
def test_a_translation_belongs_to_a_quote_in_another_language(
    quote: str, gloss: str, language: str, codes: set[str]
) -> None:
    found = {each.code for each in check(glossed(quote, gloss, language), {})}
    assert {each for each in found if "gloss" in each or "translated" in each} == codes


def test_the_limit_of_words_is_for_the_quote(tmp_path: Path) -> None:
    long = "one two three four five six seven eight nine ten"
    files = dict(SOUND)
    files["content/events/vote.yaml"] = files["content/events/vote.yaml"].replace(
        "by: board}", f"by: board, quote: {QUOTE}, gloss: {long}}}"
    )
    loaded = load(write_folder(tmp_path, files))
    assert loaded.problems == ()
    assert loaded.briefing
    assert loaded.briefing.events["vote"].points[0].cites[0].gloss == long
