"""Records that are taken out: what names them, what goes along, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Mapping
from functools import partial
from pathlib import Path

import pytest

from briefing.edit.changes import RefusedError
from briefing.edit.folder_edit import file_says, make_edit, undo
from briefing.edit.new_ids import Named, ids_of
from briefing.edit.removing import Removal, StillUsedError, prepare_removal, removal_of
from briefing.edit.undo_log import UndoLog
from briefing.load.loader import load
from briefing.model.diagnostics import Span
from briefing.model.lean_typing import Any
from briefing.model.records import (
    Allowance,
    Briefing,
    Citation,
    DateVersion,
    Judgment,
    PlaceVersion,
    Point,
)
from tests.conftest import HARBOUR, ROOT, Run, Write
from tests.folders import SOUND, files_of, write_folder

BRIEF, TALKS, VOTE = "content/brief.yaml", "content/events/talks.yaml", "content/events/vote.yaml"
LISTS = ("touches", "rests", "closed_by", "topics")
EVERY = (Named.SOURCE, Named.EVENT, Named.POINT, Named.TOPIC, Named.JUDGMENT, Named.DISPUTE)


def records_of(root: Path) -> Briefing:
    loaded = load(str(root))
    assert loaded.briefing and not loaded.errors
    return loaded.briefing


def names(kind: Named, name: str, text: str) -> bool:
    return text == name or (kind is Named.EVENT and text.startswith(f"{name}#"))


def without(value: object, kind: Named, name: str, at: str = "") -> object:
    """Return records without one of them and without what names it, and without positions."""
    if isinstance(value, Span):
        return None
    if isinstance(value, Mapping):
        return {str(key): without(each, kind, name, str(key)) for key, each in value.items()}
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        event = at if isinstance(value, Point) else ""
        record: Any = value
        fields = record._asdict()
        for key in LISTS:
            if key in fields and (kind in (Named.EVENT, Named.POINT) or key == "topics"):
                is_it = kind is Named.TOPIC if key == "topics" else kind is not Named.TOPIC
                fields[key] = tuple(
                    each for each in fields[key] if not (is_it and names(kind, name, each))
                )
        if kind is Named.EVENT and fields.get("about") == name:
            fields["about"] = ""
        if kind is Named.SOURCE and fields.get("document") == name:
            fields["document"] = ""
        return {key: without(each, kind, name, event) for key, each in fields.items()}
    if isinstance(value, tuple):
        kept = [each for each in value if not goes(each, kind, name)]
        return [without(each, kind, name, at) for each in kept]
    return str(value)


def goes(record: object, kind: Named, name: str) -> bool:
    if isinstance(record, Citation | DateVersion | PlaceVersion):
        return kind is Named.SOURCE and record.source == name
    if isinstance(record, Allowance):
        folder = {Named.EVENT: "content/events", Named.SOURCE: "seeds"}.get(kind, "-")
        return names(kind, name, record.at) or record.at.startswith(f"{folder}/{name}.")
    return isinstance(record, Judgment) and kind is Named.JUDGMENT and record.id == name


def expected(before: Briefing, kind: Named, name: str) -> object:
    """Return what a folder has to load to without a record."""
    events, brief = dict(before.events), before.brief
    sources, disputes, topics = dict(before.sources), dict(before.disputes), dict(brief.topics)
    held: dict[Named, dict[str, Any]] = {
        Named.EVENT: events,
        Named.SOURCE: sources,
        Named.DISPUTE: disputes,
        Named.TOPIC: topics,
    }
    if kind in held:
        del held[kind][name]
    if kind is Named.POINT:
        event, _, point = name.partition("#")
        kept = tuple(each for each in events[event].points if each.id != point)
        events[event] = events[event]._replace(points=kept)
    left = before._replace(
        events=events, sources=sources, disputes=disputes, brief=brief._replace(topics=topics)
    )
    return without(left, kind, name)


def is_within(new: bytes, old: bytes) -> bool:
    """Whether all of a text stands in another one, in its order."""
    left = iter(old)
    return all(each in left for each in new)


def every_record(before: Briefing) -> Iterator[tuple[Named, str]]:
    for kind in EVERY:
        if kind is Named.POINT:
            for event in before.events:
                yield from ((kind, f"{event}#{each}") for each in ids_of(before, kind, event))
        else:
            yield from ((kind, each) for each in ids_of(before, kind))


@pytest.mark.slow
@pytest.mark.parametrize("folder", [HARBOUR, ROOT / "example"], ids=["harbour", "example"])
def test_the_folder_loads_to_what_it_was_without_the_record(folder: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copy"
    shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("documents", "README.md"))
    before, files, loaded = records_of(copy), files_of(copy), load(str(copy))
    done: dict[Named, int] = {}
    for kind, name in every_record(before):
        removal = removal_of(kind, name)._replace(with_references=True)
        try:
            prepared = prepare_removal(str(copy), removal, loaded)
        except RefusedError:  # it is the last of something, or named in words
            continue
        done[kind] = done.get(kind, 0) + 1
        after = prepared.after.briefing
        assert after
        assert without(after, kind, "") == expected(before, kind, name), name
        for path, old, new in prepared.files:
            assert old == files[path]
            assert new is None or is_within(new, old), path
    assert done.keys() >= {Named.POINT, Named.DISPUTE}, done
    assert sum(done.values()) > 10, done
    assert files_of(copy) == files


def test_every_removal_is_taken_back_to_the_byte(root: Path, tmp_path: Path) -> None:
    log, states = UndoLog(str(tmp_path / "state" / "port.undo")), [files_of(root)]
    judgments = file_says(str(root), BRIEF, ("judgments",))
    for removal in (
        removal_of(Named.JUDGMENT, "1", judgments),
        removal_of(Named.DISPUTE, "price"),
        Removal("gap", BRIEF, ("gaps", "No source names the builder.")),
        removal_of(Named.EVENT, "vote")._replace(with_references=True),
        removal_of(Named.TOPIC, "budget"),
        removal_of(Named.SOURCE, "herald"),
        removal_of(Named.VOICE, "board"),
    ):
        prepare = partial(prepare_removal, str(root), removal)
        make_edit(str(root), removal.label, prepare, log=log)
        states.append(files_of(root))
    assert len({str(each) for each in states}) == len(states)
    assert not (root / "content/disputes.yaml").exists()
    assert set(records_of(root).sources) == {"gazette"}
    for state in states[-2::-1]:
        assert undo(str(root), log)
        assert files_of(root) == state


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("event", "vote"), ["4 places name event vote; --references takes out what can go",
                             "judgments, The council will likely agree., rests `vote#cost`",
                             "content/events/talks.yaml:14: points, ahead, about `vote`",
                             "content/disputes.yaml:4: price, touches `vote#cost`"]),
        (("point", "talks#berths"), ["content/brief.yaml:10: bottom_line, rests `talks#berths`",
                                     "gaps, No source names the builder., touches `talks#berths`"]),
        (("point", "talks#berths", "--references"), ["nothing would be left where point",
                                                     "content/brief.yaml:10: bottom_line, rests"]),
        (("source", "herald", "--references"), ["nothing would be left where source herald",
                                                "points, cost, cites, 1, source `herald`",
                                                "disputes.yaml:6: price, sides, Forty million."]),
        (("source", "gazette", "--references"), ["points, berths, cites, 1, source `gazette`",
                                                 "points, ahead, cites, 1, source `gazette`"]),
        (("topic", "budget"), ["1 place names topic budget", "vote.yaml:4: topics `budget`"]),
        (("voice", "board", "--references"), ["would be the outlet's own word",
                                              "vote.yaml:8: points, cost, cites, 1, by `board`"]),
        (("citation", "vote#cost", "herald"), ["nothing would be left in `cites`; remove what"]),
        (("citation", "vote#cost", "gazette"), ["vote#cost does not cite gazette"]),
        (("citation", "vote#cost"), ["the source is missing"]),
        (("gap", "No voice"), ["there is no gap of this text"]),
        (("event", "vite"), ["there is no event `vite`; did you mean `vote`?"]),
        (("event", "vote", "talks"), ["`talks` holds no briefing"]),
        (("event", "vote", "talks", "."), ["`talks` is one name too many"]),
        (("event", "vote", "--text"), ["--text belongs to a source"]),
        (("judgment", "1", "--references"), ["nothing refers to a judgment"]),
        (("figure", "x"), ["invalid choice: 'figure'"]),
    ],
)  # fmt: skip
def test_what_is_in_the_way_is_said_and_nothing_is_written(
    write: Write, root: Path, words: tuple[str, ...], said: list[str]
) -> None:
    before = files_of(root)
    done = write("remove", *words)
    assert (done.returncode, done.stdout) == (2, "")
    for each in said:
        assert each in done.stderr
    assert files_of(root) == before


def test_references_in_words_are_never_taken_out(write: Write, root: Path) -> None:
    brief = root / BRIEF
    brief.write_text(brief.read_text().replace("Two berths are to be", "It {vote#cost} is"))
    done = write("remove", "point", "vote#cost", "--references")
    assert done.returncode == 2
    assert "words in which point vote#cost is named cannot go by themselves" in done.stderr
    assert f"{BRIEF}:9: bottom_line, text\n" in done.stderr


def test_all_that_is_in_the_way_is_named_at_once(write: Write, root: Path) -> None:
    brief = root / BRIEF
    gap = "text: 'No source names {talks#berths} or the builder.', rests: [talks#berths]"
    brief.write_text(brief.read_text().replace("text: No source names the builder.", gap))
    done = write("remove", "point", "talks#berths", "--references")
    assert done.returncode == 2
    first, *places = done.stderr.splitlines()
    message = "words in which point talks#berths is named cannot go by themselves, and nothing"
    assert message in first
    assert [each.split(": ")[1] for each in places] == [f"{BRIEF}:17", f"{BRIEF}:10"]


def test_a_file_that_is_left_without_a_record_goes_and_it_is_said(write: Write, root: Path) -> None:
    disputes = root / "content/disputes.yaml"
    disputes.write_text(f"# What we know of prices.\n{disputes.read_text()}")
    done = write("remove", "dispute", "price")
    assert done.returncode == 0
    assert "content/disputes.yaml goes with it, with its comments: it holds noth" in done.stderr
    assert not disputes.exists()


def test_an_id_that_is_written_with_an_escape_is_found(root: Path) -> None:
    """A file is looked at even if it does not have the bytes of the id."""
    talks = root / TALKS
    escaped = talks.read_text().replace("about: vote", 'about: "v\\u006fte"')
    talks.write_text(escaped.replace("is to vote", "decides"))
    assert b"vote" not in talks.read_bytes()
    for path in (BRIEF, "content/disputes.yaml"):
        (root / path).write_text((root / path).read_text().replace("vote#cost", "talks#ahead"))
    brief = root / BRIEF
    brief.write_text(brief.read_text().replace("[vote, talks#berths]", "[talks#berths]"))
    with pytest.raises(StillUsedError) as refused:
        prepare_removal(str(root), removal_of(Named.EVENT, "vote"))
    [place] = refused.value.places
    assert place.startswith(f"{TALKS}:14: points, ahead, about")


def test_what_names_an_event_goes_with_it_on_demand(write: Write, root: Path) -> None:
    shown = write("remove", "event", "vote", "--references", "--dry-run")
    assert (shown.returncode, (root / VOTE).exists()) == (0, True)
    assert "+++ /dev/null\n" in shown.stdout
    assert "-    about: vote\n" in shown.stdout
    assert write("remove", "judgment", "1").returncode == 0
    done = write("remove", "event", "vote", "--references", "--format", "json")
    told = json.loads(done.stdout)
    assert [(each["path"], each["removed"]) for each in told["files"]] == [
        (TALKS, False),
        (BRIEF, False),
        ("content/disputes.yaml", False),
        (VOTE, True),
    ]
    assert "touches: [talks#berths]" in (root / BRIEF).read_text()
    assert "touches: [talks]" in (root / "content/disputes.yaml").read_text()
    assert not records_of(root).events["talks"].points[1].about


def test_a_citation_goes_by_its_source_and_paragraph(write: Write, root: Path) -> None:
    talks = root / TALKS
    more = (
        "cites: [{source: herald, at: 1}, {source: gazette, at: 3}, {source: herald, at: [1, 2]}]"
    )
    talks.write_text(talks.read_text().replace("cites: [{source: gazette, at: 3}]", more))
    several = write("remove", "citation", "talks#ahead", "herald")
    assert "cites herald 2 times: ¶1, ¶1-2; name the paragraph" in several.stderr
    assert write("remove", "citation", "talks#ahead", "2", "1", str(root)).returncode == 0
    assert write("remove", "citation", "talks#ahead", "herald", "1-2").returncode == 0
    assert talks.read_text().endswith("cites: [{source: gazette, at: 3}]\n")
    disputes = root / "content/disputes.yaml"
    more = "by: board}, {source: gazette, at: 3}]"
    disputes.write_text(disputes.read_text().replace("by: board}]", more))
    assert write("remove", "citation", "price", "gazette").returncode == 0
    assert disputes.read_text() == SOUND["content/disputes.yaml"]


def test_the_text_of_a_source_stays_unless_it_is_meant_and_its_draft_goes(
    write: Write, root: Path
) -> None:
    for path in (VOTE, "content/disputes.yaml", TALKS):
        text = (root / path).read_text().replace("source: herald", "source: gazette")
        (root / path).write_text(text)
    write_folder(
        root,
        {
            "seeds/herald.txt": "One.\n\nTwo.\n",
            "proposals/herald.yaml": "maker: me\nevents: []\n",
            "proposals/rejected.yaml": f"herald:\n  {'a' * 64}: {{at: 1}}\n",
        },
    )
    before = files_of(root)
    done = write("remove", "source", "herald")
    assert done.returncode == 0, done.stderr
    assert "seeds/herald.txt is left, and no record tells of it: --text removes it" in done.stderr
    assert (root / "seeds/herald.txt").exists()
    assert not list((root / "proposals").iterdir())
    assert write("undo").returncode == 0
    assert files_of(root) == before
    assert write("remove", "source", "herald", "--text").returncode == 0
    assert not (root / "seeds/herald.txt").exists()
    assert write("undo").returncode == 0
    assert files_of(root) == before


AGENT = """\
maker: agent
events:
  - id: vote
    points:
      - {id: a, note: It cites one., cites: [{source: leaflet, at: 1}]}
      - {id: b, note: It cites two., cites: [{source: leaf, at: 1}, {source: herald, at: 1}]}
      - {id: c, note: It cites another., cites: [{source: herald, at: 1}]}
  - id: talks
    points:
      - {id: d, note: It cites it twice., cites: [{source: l, at: 1}, {source: leaflet, at: 1}]}
  - {id: new, title: Signing, points: []}
"""


@pytest.fixture
def leaflet(root: Path) -> Path:
    """Return the folder with a source that nothing cites but proposals."""
    write_folder(root, {"seeds/leaflet.yaml": SOUND["seeds/herald.yaml"], "proposals/x.yaml": "{}"})
    (root / "proposals/x.yaml").unlink()
    return root


def removed(root: Path, path: str) -> tuple[str | None, str]:
    """Return what a file becomes when the leaflet goes, its old text for no change; and notes."""
    prepared = prepare_removal(str(root), removal_of(Named.SOURCE, "leaflet"))
    changed = {each.path: each.after for each in prepared.files}
    after = changed.get(path, (root / path).read_bytes() if (root / path).is_file() else b"")
    return None if after is None else after.decode(errors="replace"), "\n".join(prepared.notes)


def test_proposals_that_cite_a_source_alone_go_with_it(leaflet: Path) -> None:
    (leaflet / "proposals/agent.yaml").write_text(AGENT)
    after, notes = removed(leaflet, "proposals/agent.yaml")
    lines = AGENT.splitlines(keepends=True)
    assert after == "".join([*lines[:4], *lines[5:7], lines[10]])
    assert "cite it alone go with it: proposals/agent.yaml:5: events, vote, points, a" in notes
    assert "proposals/agent.yaml:10: events, talks, points, d, cites, 1, source `l`" in notes
    assert "cite others, too, stay: proposals/agent.yaml:6: events, vote, points, b" in notes


def test_a_draft_keeps_what_it_proposes_of_other_sources(leaflet: Path) -> None:
    (leaflet / "proposals/leaflet.yaml").write_text(AGENT)
    after, _ = removed(leaflet, "proposals/leaflet.yaml")
    assert after and "{id: b" in after and "{id: c" in after and "{id: a" not in after
    alone = "".join(AGENT.splitlines(keepends=True)[:5])
    for name in ("leaflet", "agent"):
        (leaflet / f"proposals/{name}.yaml").write_text(alone)
        after, notes = removed(leaflet, f"proposals/{name}.yaml")
        assert after is None
        assert f"proposals/{name}.yaml, what is proposed from it, goes with it" in notes
    empty = "maker: agent\nevents: []\n"
    (leaflet / "proposals/agent.yaml").write_text(empty)
    assert removed(leaflet, "proposals/agent.yaml")[0] == empty


@pytest.mark.parametrize("name", ["rejected", "leaflet", "agent"])
@pytest.mark.parametrize(
    "content", [None, "a: [", "a: 1\na: 2\n", b"\xff", "- x\n", "events: {vote: 1}\n"]
)
def test_proposals_that_cannot_be_read_are_left(
    leaflet: Path, name: str, content: str | bytes | None
) -> None:
    path = leaflet / f"proposals/{name}.yaml"
    if content is None:
        path.mkdir()
    else:
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    after, notes = removed(leaflet, f"proposals/{name}.yaml")
    assert after is not None
    is_readable = content is not None and content in ("- x\n", "events: {vote: 1}\n")
    assert (f"proposals/{name}.yaml is left as it is: " in notes) is not is_readable


def test_accepted_findings_go_with_what_they_are_about(write: Write, root: Path) -> None:
    brief = root / BRIEF
    brief.write_text(
        brief.read_text()
        + "  - {text: So., touches: [talks]}\nallow:\n"
        + "  - {code: vague-word, at: price, why: A quote.}\n"
    )
    done = write("remove", "dispute", "price")
    assert "accepted findings go with it: content/brief.yaml:21: allow, 1, at" in done.stderr
    assert "allow" not in brief.read_text()


@pytest.mark.slow
def test_many_references_in_one_file_take_time_in_proportion(root: Path) -> None:
    points = "".join(
        f"  - id: p{n}\n    text: It is so.\n    claim: planned\n    about: vote\n"
        "    cites: [{source: gazette, at: 3}]\n"
        for n in range(1_500)
    )
    with (root / TALKS).open("a") as file:
        file.write(points)
    for path in (BRIEF, "content/disputes.yaml"):
        (root / path).write_text("title: Port\ntopics: {berths: B, budget: C}\n" * (path == BRIEF))
    (root / "content/disputes.yaml").unlink()
    voices = "voices:\n  ministry: {name: M, kind: document}\n  board: {name: B, kind: named}\n"
    (root / BRIEF).write_text((root / BRIEF).read_text() + voices)
    removal = removal_of(Named.EVENT, "vote")._replace(with_references=True)
    prepared = prepare_removal(str(root), removal)
    [talks] = [each for each in prepared.files if each.path == TALKS]
    assert talks.after and b"about" not in talks.after


def test_an_accepted_finding_is_taken_out_by_its_code_and_place(write: Write, root: Path) -> None:
    brief = root / "content/brief.yaml"
    before = brief.read_text()
    brief.write_text(
        before
        + "allow:\n  # it is a quote\n  - {code: vague-word, at: talks, why: It is a quote.}\n"
        + "  - {code: vague-word, at: vote, why: It is another.}\n"
    )
    assert "did you mean `vague-word@vote`" in write("remove", "allow", "vague-word@vot").stderr
    assert write("remove", "allow", "vague-word@talks").returncode == 0
    said = brief.read_text()
    assert "at: talks, why" not in said and "it is a quote" not in said
    assert write("remove", "allow", "vague-word@vote").returncode == 0
    assert brief.read_text() == before
    assert "no finding `x@y` is accepted" in write("remove", "allow", "x@y").stderr


def test_what_can_be_named_is_listed(briefing: Run, root: Path) -> None:
    gaps = briefing("list", "gaps", str(root)).stdout
    assert gaps.splitlines()[0] == "No source names the builder.\tvote talks#berths"
    judgments = briefing("list", "judgments", str(root)).stdout
    assert judgments == "1\tlow\tThe council will likely agree.\n"
    refused = briefing("remove", "gap", "No sources name the builder.", str(root))
    assert "did you mean `No source names the builder.`" in refused.stderr
