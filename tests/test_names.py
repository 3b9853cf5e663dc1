"""What a name on the command line stands for: an id, the beginning of one, a source's number."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from briefing.cli.messages import UsageError
from briefing.cli.names import id_named, ids_meant, point_meant
from tests.conftest import HARBOUR, ROOT, Run, Write
from tests.test_writing_commands import root

__all__ = ["root"]
POINTS = ["vote#cost", "vote#counted", "vote-on-fees#cost", "talks#cost", "talks#dates"]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("vote#cost", "vote#cost"),
        ("vote#cou", "vote#counted"),
        ("t#d", "talks#dates"),
        ("vote-#c", "vote-on-fees#cost"),
        ("talks#c", "talks#cost"),
    ],
)
def test_both_halves_of_a_point_may_be_beginnings(name: str, meant: str) -> None:
    assert point_meant(name, POINTS) == meant


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("vote#c", "2 ids begin with `vote#c`"),  # and not the point of vote-on-fees
        ("v#cost", "2 ids begin with `v#cost`"),
        ("vote#x", "there is no point `vote#x`"),
        ("vote", "there is no point `vote`"),
        ("vote#", "there is no point `vote#`"),
        ("#cost", "there is no point `#cost`"),
        ("", "there is no point ``"),
    ],
)
def test_a_name_of_several_points_or_of_none_is_refused(name: str, said: str) -> None:
    with pytest.raises(UsageError, match=said) as refused:
        point_meant(name, POINTS)
    if said[0] == "2":
        assert refused.value.hint.startswith("write one of vote")


ids = st.lists(st.text("ab-", min_size=1, max_size=4), min_size=1, max_size=6, unique=True)


@given(ids, st.data())
def test_an_id_is_itself_and_a_beginning_the_only_one_that_begins_so(
    known: list[str], data: st.DataObject
) -> None:
    chosen = data.draw(st.sampled_from(known))
    assert id_named(chosen, known, "event") == chosen
    name = chosen[: data.draw(st.integers(1, len(chosen)))]
    candidates = [each for each in known if each.startswith(name)]
    if name in known or len(candidates) == 1:
        assert id_named(name, known, "event") == (name if name in known else chosen)
    else:
        with pytest.raises(UsageError, match=f"{len(candidates)} ids begin with") as refused:
            id_named(name, known, "event")
        assert all(each in refused.value.hint for each in candidates[:3])


def test_beginnings_are_written_in_full(write: Write, root: Path) -> None:
    made = write(
        *("point", "vo", "It costs forty million.", "-c", "her", "2", "-b", "bo", "-i", "price"),
        *("--topic", "bud", "--about", "ta", "--after", "co"),
    )
    assert made.returncode == 0, made.stderr
    text = (root / "content/events/vote.yaml").read_text()
    assert "cites: [{source: herald, at: 2, by: board}]" in text
    assert "topics: [budget]" in text and "about: talks" in text
    assert write("point", "vote#pr", "--weight", "lead").returncode == 0
    assert write("gap", "No source says when.", "-r", "vo#pr").returncode == 0
    assert "touches: [vote], rests: [vote#price]" in (root / "content/brief.yaml").read_text()
    assert write("remove", "point", "v#p", "--references").returncode == 0


def test_what_makes_something_new_takes_whole_ids(write: Write, root: Path) -> None:
    made = write("event", "vot", "-t", "A vote", "--point", "It is so.", "-c", "1", "2")
    assert made.returncode == 0, made.stderr
    assert (root / "content/events/vot.yaml").exists()
    refused = write("point", "vo", "It is so.", "-c", "1", "2")
    assert refused.returncode == 2
    assert "2 ids begin with `vo`; write one of " in refused.stderr
    assert write("point", "vot", "So it is.", "-c", "1", "2").returncode == 0


def test_points_in_the_braces_of_a_text_are_written_in_full(write: Write, root: Path) -> None:
    done = write("judge", "dear", "It is {v#c}.", "--confidence", "low", "--why", "{ta#b} says so.")
    assert done.returncode == 0, done.stderr
    assert write("bottom-line", "It is {v#co}.", "--head", "{talks#berths}").returncode == 0
    assert write("gap", "What is {vote#c}?", "-r", "v#c").returncode == 0
    brief = (root / "content/brief.yaml").read_text()
    for text in ("It is {vote#cost}.", "{talks#berths} says so.", "What is {vote#cost}?"):
        assert text in brief
    for name in ("v#x", "vote", "#"):
        refused = write("gap", f"What is {{{name}}}?", "-r", "v#c")
        assert refused.returncode == 2
        assert f"there is no point `{name}`" in refused.stderr


@pytest.mark.parametrize(
    ("option", "name", "short"),
    [("--event", "pilots-letter", "pilots-"), ("--topic", "strait", "st")],
)
def test_filters_take_beginnings(briefing: Run, option: str, name: str, short: str) -> None:
    shown = [briefing("list", "points", option, each, cwd=HARBOUR).stdout for each in (name, short)]
    assert shown[0] == shown[1] != ""
    refused = briefing("list", "points", "--event", "p", cwd=HARBOUR).stderr
    assert "ids begin with `p`; write one of pilot" in refused


def test_no_number_is_too_long_to_be_asked_for(briefing: Run) -> None:
    assert ids_meant("2", ["a", "b"], 2) == ["b"]
    for name in ("0", "02", "3", "\u0662", "9" * 5000):
        assert ids_meant(name, ["a", "b"], 2) == []
    done = briefing("show", "9" * 5000, cwd=HARBOUR)
    assert done.returncode == 2
    assert "there is no source `999" in done.stderr


def test_a_citation_is_found_by_beginnings_and_named_in_full(write: Write, root: Path) -> None:
    path = root / "content/events/vote.yaml"
    two = path.read_text().replace("by: board}", "by: board}, {source: herald, at: 2, by: board}")
    path.write_text(two)
    done = write("remove", "citation", "vo#co", "her", "1")
    assert done.returncode == 0, done.stderr
    assert "removal of citation of herald at vote#cost" in done.stdout
    refused = write("remove", "citation", "vo#co", "her", "1")
    assert "vote#cost does not cite herald" in refused.stderr


def test_a_dispute_is_found_by_its_beginning(briefing: Run, tmp_path: Path) -> None:
    folder = tmp_path / "port"
    shutil.copytree(ROOT / "example", folder)
    name = next(iter(yaml.safe_load((folder / "content/disputes.yaml").read_text())))
    words = ("remove", "citation", name[:-1], "gazette", "99", "-n")
    refused = briefing(*words, cwd=folder)
    assert f"{name} does not cite gazette ¶99" in refused.stderr


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("seeds/art_1.yaml", ("leave", "art_1", "2", "greeting")),
        ("seeds/art_1.yaml", ("point", "vote", "It is so.", "-c", "art_1", "2")),
        ("seeds/art_1.yaml", ("draft", "art_1")),
        ("content/events/a_b.yaml", ("point", "a_b", "It is so.", "-c", "herald", "2")),
        ("content/events/a-b.yaml", ("point", "a-b", "It is so.", "-c", "herald", "2")),
    ],
)
def test_a_record_with_mistakes_is_to_be_mended(
    write: Write, root: Path, path: str, words: tuple[str, ...]
) -> None:
    (root / path).write_text("title: A\nleft_out:\n")
    done = write(*words)
    assert f"{path}:" in done.stdout + done.stderr  # an event can be written to all the same
    assert "there is no" not in done.stderr
