"""Editorial rules: each is shown by a briefing that breaks it, and by one that keeps it."""

from __future__ import annotations

import ast
import hashlib
import importlib
import pkgutil
import shlex
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

import briefing.check
from briefing.check import RULES, check
from briefing.check.allowances import STALE, UNKNOWN
from briefing.check.rule import Finding
from briefing.load.folder_layout import SOURCES
from briefing.load.loader import load
from briefing.load.originals import read_text
from briefing.model.diagnostics import Diagnostic, Severity, Span
from briefing.model.records import Confidence
from briefing.render.text.report import Report, allow_entry, full
from tests.briefings import (
    dispute,
    event,
    gap,
    judgment,
    judgment_version,
    make_briefing,
    point,
    side,
    source,
)
from tests.folders import SOUND, whole, write_folder

CASES = Path(__file__).parent / "rules"
Edits = Mapping[str, Sequence[Sequence[str]] | str]
"""For each file its new text, or what is replaced in it by what; `hash` records texts as found."""


def checked(
    folder: Path, edits: Edits, texts: Mapping[str, str], unclaimed: Sequence[str] = ()
) -> tuple[Diagnostic, ...]:
    """Apply the rules to the sound briefing of the tests after some edits, beside some texts.

    `unclaimed` are the names of texts that are no source's.
    """
    files = dict(SOUND)
    for path, edit in edits.items():
        if isinstance(edit, str):
            files[path] = edit
            continue
        for old, new in edit:
            assert old in files[path], f"{old!r} is not in {path}"
            files[path] = files[path].replace(old, new)
    for name, text in texts.items():
        path = f"{SOURCES}/{name}.yaml"
        digest = hashlib.sha256(text.encode()).hexdigest()
        files[path] = files[path].replace("0" * 64, digest)
        files[f"{SOURCES}/{name}.txt"] = text
    loaded = load(write_folder(folder, files))
    assert not loaded.problems
    assert loaded.briefing
    sources = loaded.briefing.sources.items()
    read = {name: read_text(each, [(str(folder), SOURCES)]) for name, each in sources}
    return check(loaded.briefing, {name: text for name, text in read.items() if text}, unclaimed)


@pytest.mark.parametrize("code", [each.code for each in RULES])
def test_a_rule_finds_what_it_is_about_and_nothing_else(code: str, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load((CASES / f"{code}.yaml").read_text())
    texts, unclaimed = case.get("texts", {}), case.get("unclaimed", [])
    found = checked(tmp_path / "bad", case["bad"], texts, unclaimed)
    [finding] = [each for each in found if each.code == code]
    path, line = case["at"].rsplit(":", 1)
    assert (finding.span.path, finding.span.line) == (path, int(line))
    assert case["says"] in finding.message
    assert finding.hint
    texts, unclaimed = case.get("good texts", texts), case.get("good unclaimed", unclaimed)
    mended = checked(tmp_path / "good", case["good"], texts, unclaimed)
    assert code not in [each.code for each in mended]


def test_the_findings_of_all_cases_are_the_golden_ones(
    tmp_path: Path, golden: Callable[[str, str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    """And each place that makes a finding makes one: `more` of a case has what else is found."""
    made = findings_made(monkeypatch)
    lines = []
    for path in sorted(CASES.iterdir()):
        case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
        texts, unclaimed = case.get("texts", {}), case.get("unclaimed", [])
        found = [checked(tmp_path / path.stem, case["bad"], texts, unclaimed)]
        for number, edits in enumerate(case.get("more", [])):
            found.append(checked(tmp_path / f"{path.stem}-{number}", edits, {}))
            assert path.stem in [each.code for each in found[-1]], edits
        lines += [f"# {path.name}", *(whole(each) for some in found for each in some), ""]
    assert [f"{name}:{at[0]}" for (name, at), is_met in made.items() if not is_met] == []
    golden("findings.txt", "\n".join(lines))


def findings_made(monkeypatch: pytest.MonkeyPatch) -> dict[tuple[str, range], bool]:
    """Return the calls that make findings, by file and lines, each with whether it was reached."""
    calls: dict[tuple[str, range], bool] = {}

    def make(*words: object, **named: object) -> Finding:
        frame = sys._getframe(1)
        for name, lines in calls:
            if frame.f_code.co_filename == name and frame.f_lineno in lines:
                calls[name, lines] = True
        return Finding(*words, **named)  # type: ignore[arg-type]

    for module in pkgutil.iter_modules(briefing.check.__path__, "briefing.check."):
        loaded = importlib.import_module(module.name)
        if module.name != "briefing.check.rule" and hasattr(loaded, "Finding"):
            monkeypatch.setattr(loaded, "Finding", make)
        assert loaded.__file__
        for node in ast.walk(ast.parse(Path(loaded.__file__).read_bytes())):
            match node:
                case ast.Call(func=ast.Name(id="Finding"), lineno=first, end_lineno=int(last)):
                    calls[loaded.__file__, range(first, last + 1)] = False
    return calls


@pytest.mark.parametrize("code", [each.code for each in RULES])
def test_a_finding_can_be_allowed(code: str, tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load((CASES / f"{code}.yaml").read_text())
    brief = str(SOUND["content/brief.yaml"])
    bad = dict(case["bad"])
    edits = bad.pop("content/brief.yaml", [])
    for old, new in edits:
        brief = brief.replace(old, new)

    def found(text: str, folder: str) -> list[Diagnostic]:
        files = {**bad, "content/brief.yaml": text}
        texts, unclaimed = case.get("texts", {}), case.get("unclaimed", [])
        return list(checked(tmp_path / folder, files, texts, unclaimed))

    [finding] = [each for each in found(brief, "bad") if each.code == code]
    assert finding.allow_at == case["allow at"]
    told = full(Report("port", [finding])).splitlines()[-1]
    words = ["briefing", "check", "port", "--allow", f"{code}@{finding.allow_at}", "REASON"]
    assert shlex.split(told.partition("accept it: ")[2]) == words
    lines = ["allow:", f"  - {allow_entry(finding)}"]
    left = found("\n".join([brief.rstrip(), *lines, ""]), "allowed")
    assert not {code, STALE, UNKNOWN} & {each.code for each in left}
    [entry] = yaml.safe_load("\n".join(lines))["allow"]
    assert (entry["code"], entry["at"]) == (code, case["allow at"])


@pytest.mark.parametrize(
    ("cited", "is_single"),
    [
        (["daily wire", "both"], False),  # joined, and yet the first has two by itself
        (["both", "daily wire"], False),
        (["daily", "wire"], False),  # one each, and two together
        (["daily", "both"], True),
        (["daily", "daily"], True),
        (["daily wire"], False),
        (["both"], True),
    ],
)
def test_a_single_origin_is_one_in_each_point_and_in_all_together(
    cited: Sequence[str], *, is_single: bool
) -> None:
    points = [point(f"p{number}", "reported", *names.split()) for number, names in enumerate(cited)]
    rests = [f"talks#{each.id}" for each in points]
    found = check(
        make_briefing(
            [
                source("daily", "2031-03-01", origin=["Agency"]),
                source("wire", "2031-03-02", origin=["Bureau"]),
                source("both", "2031-03-03", origin=["Agency", "Bureau"]),
            ],
            [event("talks", "", *points, rank="headline")],
            judgments=[
                judgment("So.", *rests)._replace(
                    versions=(judgment_version("So.", *rests)._replace(confidence=Confidence.HIGH),)
                )
            ],
        ),
        {},
    )
    codes = {each.code for each in found} & {"single-origin", "overconfident"}
    assert codes == ({"single-origin", "overconfident"} if is_single else set())


def test_the_sound_briefing_of_the_tests_breaks_no_rule(tmp_path: Path) -> None:
    assert checked(tmp_path, {}, {}) == ()


@pytest.mark.parametrize(
    ("code", "expected", "severity"),
    [
        ("no-paragraph", STALE, Severity.WARNING),
        ("nonsense", UNKNOWN, Severity.ERROR),
        ("bad-date", UNKNOWN, Severity.ERROR),
        ("unused-voice", STALE, Severity.WARNING),
    ],
)
def test_an_allowance_that_is_of_no_use_is_reported(
    code: str, expected: str, severity: Severity, tmp_path: Path
) -> None:
    brief = f"{SOUND['content/brief.yaml']}allow: [{{code: {code}, at: talks, why: So it is.}}]\n"
    [found] = checked(tmp_path, {"content/brief.yaml": brief}, {})
    assert (found.code, found.severity) == (expected, severity)
    assert found.span.line == brief.count("\n")


@pytest.mark.parametrize("code", [STALE, UNKNOWN])
def test_what_is_said_of_allowances_cannot_be_allowed(code: str, tmp_path: Path) -> None:
    brief = f"{SOUND['content/brief.yaml']}allow: [{{code: {code}, at: talks, why: So it is.}}]\n"
    [found] = checked(tmp_path, {"content/brief.yaml": brief}, {})
    assert found.message == f"`{code}` is about `allow` itself, and cannot be allowed"
    assert (found.code, found.hint) == (UNKNOWN, "take the entry out")


def test_an_allowance_that_only_texts_can_use_waits_for_them(tmp_path: Path) -> None:
    allowed = "allow: [{code: quote-missing, at: talks#berths, why: So it is.}]\n"
    brief = {"content/brief.yaml": f"{SOUND['content/brief.yaml']}{allowed}"}
    text = {"gazette": "Talks.\n\nThe ministry on Tuesday: two berths by 2034.\n\nA vote.\n"}
    assert checked(tmp_path / "without", brief, {}) == ()
    [found] = checked(tmp_path / "with", brief, text)
    assert found.code == STALE


def test_an_allowance_for_what_other_readers_do_not_have_is_never_stale(tmp_path: Path) -> None:
    allowed = "allow: [{code: unclaimed-text, at: originals, why: It is an archive.}]\n"
    brief = {"content/brief.yaml": f"{SOUND['content/brief.yaml']}{allowed}"}
    text = {"gazette": "Talks.\n\nThe ministry on Tuesday: two berths by 2034.\n\nA vote.\n"}
    assert checked(tmp_path / "none", brief, text) == ()
    assert checked(tmp_path / "some", brief, text, ["notes.txt"]) == ()


@pytest.mark.parametrize("place", ["002", "no", "0x1", "Y", "a b.txt", 'a"b\\.txt', "e#p"])
def test_the_place_of_an_entry_loads_back_as_it_is(place: str) -> None:
    finding = Diagnostic(Span("a.yaml"), "no-descriptor", "", allow_at=place)
    assert yaml.safe_load(allow_entry(finding))["at"] == place


def test_every_rule_is_documented() -> None:
    for each in RULES:
        assert each.find.__doc__
        code = each.explanation
        assert all((code.title, code.why, code.remedy, code.bad, code.good))


def test_rules_have_their_own_codes() -> None:
    codes = [each.code for each in RULES]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("told", "is_told"),
    [
        # A gap about the event, or about all that reports it; in any words that say so.
        ({"gap": "The talks are known from one report.", "touches": ["talks"]}, True),
        ({"gap": "Only the Gazette tells of them.", "touches": ["talks#a", "talks#b"]}, True),
        ({"gap": "Alles stammt von Agency.", "touches": ["talks"]}, True),
        ({"gap": "Alles stammt von Agency.", "touches": ["talks#a"]}, False),
        ({"gap": "No source names the builder.", "touches": ["talks"]}, False),
        ({"gap": "One asks who is to build.", "touches": ["talks"]}, False),
        ({"gap": "The second phase and its cost are open.", "touches": ["talks"]}, False),
        ({"gap": "Only the hour of the talks is not given.", "touches": ["talks"]}, False),
        ({"gap": "They were alone in the room.", "touches": ["talks"]}, False),
        ({"gap": "What became of the Agencyship is open.", "touches": ["talks"]}, False),
        # A dispute of two origins about the event, or one that says so.
        ({"sides": ["daily", "other"], "touches": ["talks"]}, True),
        ({"sides": ["daily", "other"], "touches": ["talks#a"]}, False),
        ({"sides": ["daily", "daily"], "touches": ["talks"]}, False),
    ],
)
def test_a_single_origin_is_told_by_what_is_about_it(
    told: Mapping[str, Any], *, is_told: bool
) -> None:
    about = tuple(told["touches"])
    gaps = [gap(told["gap"], *about)] if "gap" in told else []
    sides = [side(name) for name in told.get("sides", ())]
    found = check(
        make_briefing(
            [
                source("daily", "2031-03-01", origin=["Agency"]),
                source("other", "2031-03-02", origin=["Bureau"]),
            ],
            [
                event(
                    "talks",
                    "",
                    point("a", "reported", "daily"),
                    point("b", "reported", "daily"),
                    point("c", "context", "daily"),
                    rank="headline",
                )
            ],
            gaps=gaps,
            disputes=[dispute("matter", *sides, touches=about)] if sides else [],
        ),
        {},
    )
    assert ("single-origin" not in {each.code for each in found}) is is_told
