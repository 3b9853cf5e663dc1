"""`briefing diff` with revisions of a git repository."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.system.revisions import RevisionError, resolve, write_files
from tests.conftest import Run
from tests.folders import SOUND, write_folder

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
VOTE = "content/events/vote.yaml"
CHANGED = "EVENTS\n  changed    vote: Vote of the council\n"


def git(repository: Path, *words: str) -> None:
    identity = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(
        ["git", "-C", str(repository), *identity, *words], check=True, capture_output=True
    )


@pytest.fixture
def port(tmp_path: Path) -> Path:
    """A briefing in a folder of a repository, with two commits and a change that is in none."""
    folder = tmp_path / "repository" / "the port"
    write_folder(folder, SOUND)
    git(tmp_path, "init", "-q", "repository")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "-m", "one")
    vote = folder / VOTE
    for rank in ("headline", "background"):
        text = vote.read_text("utf-8")
        old = "supporting" if rank == "headline" else "headline"
        vote.write_text(text.replace(f"rank: {old}", f"rank: {rank}"), "utf-8")
        if rank == "headline":
            git(folder, "commit", "-q", "-a", "-m", "two")
    return folder


def test_a_revision_is_compared_with_the_folder_as_it_is(briefing: Run, port: Path) -> None:
    found = briefing("diff", "HEAD", str(port))
    assert (found.returncode, found.stdout.startswith(CHANGED)) == (1, True)
    assert "rank: headline → background" in found.stdout
    assert "rank: supporting → background" in briefing("diff", "HEAD~1", str(port)).stdout
    assert (
        briefing("diff", "HEAD~1", cwd=port).stdout == briefing("diff", "HEAD~1", str(port)).stdout
    )


def test_two_revisions_are_of_the_folder_at_hand(briefing: Run, port: Path) -> None:
    git(port, "tag", "first", "HEAD~1")
    assert "rank: supporting → headline" in briefing("diff", "first", "HEAD", cwd=port).stdout
    assert "rank: headline → supporting" in briefing("diff", "HEAD", "first", cwd=port).stdout
    same = briefing("diff", "HEAD~1", "first", cwd=port)
    assert (same.returncode, same.stderr) == (0, "briefing: no difference\n")
    assert "rank: background → headline" in briefing("diff", str(port), "HEAD", cwd=port).stdout


def test_nothing_is_changed_and_no_hook_or_filter_runs(briefing: Run, port: Path) -> None:
    repository, trap = port.parent, port.parent.parent / "trap"
    (repository / ".gitattributes").write_text("*.yaml filter=trap diff=trap export-ignore\n")
    for name in ("filter.trap.smudge", "filter.trap.clean", "diff.trap.textconv"):
        git(repository, "config", name, f"touch {trap}; cat")
    git(repository, "config", "core.fsmonitor", f"touch {trap}")
    for name in ("post-checkout", "post-index-change", "reference-transaction"):
        hook = repository / ".git" / "hooks" / name
        hook.parent.mkdir(exist_ok=True)
        hook.write_text(f"#!/bin/sh\ntouch {trap}\n")
        hook.chmod(0o755)
    before = sorted(path.name for path in (repository / ".git").iterdir())
    assert "rank: supporting → background" in briefing("diff", "HEAD~1", str(port)).stdout
    assert not trap.exists()
    assert sorted(path.name for path in (repository / ".git").iterdir()) == before


@pytest.mark.parametrize("name", ["HEAD~9", "nowhere", "", "HEAD:content", "-h~1", "a b", "HEAD;x"])
def test_what_is_no_revision_is_one_message(name: str, port: Path) -> None:
    with pytest.raises(RevisionError, match="no revision of that name"):
        resolve(name, str(port))


def test_without_git_or_a_repository_a_clear_word(
    briefing: Run, port: Path, tmp_path: Path
) -> None:
    bare = {**os.environ, "PATH": str(tmp_path)}
    found = briefing("diff", "HEAD", str(port), env=bare)
    assert (found.returncode, found.stdout) == (2, "")
    assert "`HEAD` is no folder, and git is not installed" in found.stderr
    outside = briefing("diff", "HEAD", write_folder(tmp_path / "outside", SOUND))
    assert (outside.returncode, "is in no git repository" in outside.stderr) == (2, True)


def test_a_revision_without_a_briefing_is_one_message(briefing: Run, port: Path) -> None:
    shutil.rmtree(port)
    git(port.parent, "commit", "-q", "-a", "-m", "gone")
    write_folder(port, SOUND)
    found = briefing("diff", "HEAD", str(port))
    assert (found.returncode, found.stdout) == (2, "")
    assert "the revision HEAD has no briefing in the port/; name another" in found.stderr


def test_errors_of_a_revision_are_told(briefing: Run, port: Path) -> None:
    (port / VOTE).write_text(SOUND[VOTE].replace("title:", "titel:"), "utf-8")
    git(port, "commit", "-q", "-a", "-m", "broken")
    (port / VOTE).write_text(SOUND[VOTE], "utf-8")
    found = briefing("diff", "HEAD", str(port))
    assert found.returncode == 1
    assert "in the revision HEAD; only what is sound is compared" in found.stderr


def test_texts_are_not_read_and_names_stay_in_the_folder(port: Path, tmp_path: Path) -> None:
    (port / "seeds/gazette.txt").write_text("Words.\n")
    (port / "seeds/naïve name.yaml").write_text("title: x\n")
    git(port, "add", "-A")
    git(port, "commit", "-q", "-m", "text")
    target = tmp_path / "target"
    target.mkdir()
    assert (
        write_files(resolve("HEAD", str(port)), ("content", "seeds"), str(target)) == len(SOUND) + 1
    )
    assert (target / "seeds/naïve name.yaml").read_text() == "title: x\n"
    assert not (target / "seeds/gazette.txt").exists()
