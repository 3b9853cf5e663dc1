"""Reads a folder as it was at a revision of its git repository.

Objects are read by `git ls-tree` and `git cat-file`, which run no hooks and no filters of a
repository's configuration, change nothing in it, and fetch nothing.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence

from briefing.model.lean_typing import NamedTuple
from briefing.model.text import visible

_QUIET = {"GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1"}
_LINK = b"120000"
_FILES = (b"100644", b"100755", b"100664")


class RevisionError(Exception):
    """A revision cannot be read; the message is the reason, `hint` what to do about it."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class Revision(NamedTuple):
    """A commit: its full id, the repository's top folder, and the folder below that, or empty."""

    commit: str
    top: str
    prefix: str


class _TreeEntry(NamedTuple):
    mode: bytes
    object: bytes
    path: str


def resolve(name: str, folder: str) -> Revision:
    """Return the commit that a name such as ``HEAD~3`` stands for in a folder's repository.

    Raises RevisionError without git, outside a repository, and if there is no such commit.
    """
    if shutil.which("git") is None:
        raise RevisionError(
            f"`{visible(name)}` is no folder, and git is not installed, which knows revisions",
            "name a folder, or install git",
        )
    where = _git(folder, ["rev-parse", "--show-toplevel", "--show-prefix"])
    if where.returncode:
        raise RevisionError(
            f"`{visible(name)}` is no folder, and {visible(folder)} is in no git repository",
            # Such as a repository of another user, which git does not trust.
            "name a folder"
            if b"not a git repository" in where.stderr
            else _first_line(where.stderr),
        )
    top, prefix = os.fsdecode(where.stdout).split("\n")[:2]
    found = None
    if not name.startswith("-"):
        found = _git(folder, ["rev-parse", "--verify", "--quiet", f"{name}^{{commit}}"])
    if found is None or found.returncode:
        raise RevisionError(
            f"there is no folder `{visible(name)}`, and no revision of that name",
            "name a folder, or a commit, branch or tag such as HEAD~3",
        )
    return Revision(found.stdout.decode("ascii").strip(), top, prefix)


def write_files(revision: Revision, below: Sequence[str], target: str) -> int:
    """Write the YAML files of some folders, as they were, into an empty folder; return how many.

    Raises RevisionError if git cannot read them.
    """
    entries = list(_entries(revision, [revision.prefix + each for each in below]))
    contents = _contents(revision.top, [each.object for each in entries])
    for entry, data in zip(entries, contents, strict=True):
        path = os.path.join(target, *entry.path.removeprefix(revision.prefix).split("/"))
        os.makedirs(os.path.dirname(path), exist_ok=True)
        if entry.mode == _LINK:
            with contextlib.suppress(OSError):  # Windows; the loader says that a file is missing
                os.symlink(os.fsdecode(data), path)
        else:
            with open(path, "xb") as file:
                file.write(data)
    return len(entries)


def _entries(revision: Revision, paths: Sequence[str]) -> Iterator[_TreeEntry]:
    listed = _git(revision.top, ["ls-tree", "-r", "-z", revision.commit, "--", *paths])
    if listed.returncode:
        raise RevisionError(f"git cannot read {revision.commit[:12]}", _first_line(listed.stderr))
    for line in listed.stdout.split(b"\0"):
        about, _, name = line.partition(b"\t")
        path = os.fsdecode(name)
        if path.endswith((".yaml", ".yml")) and _is_plain(path):
            mode, _, identity = about.split(b" ")
            if mode in (*_FILES, _LINK):
                yield _TreeEntry(mode, identity, path)


def _is_plain(path: str) -> bool:
    """Whether a path stays below its folder on every system."""
    parts = path.split("/")
    return not {"", ".", ".."} & {*parts} and not any({*":\\"} & {*each} for each in parts)


def _contents(top: str, objects: Sequence[bytes]) -> Iterator[bytes]:
    read = _git(top, ["cat-file", "--batch"], b"".join(b"%s\n" % each for each in objects))
    at = 0
    for each in objects:
        head, _, _ = read.stdout[at : at + 200].partition(b"\n")
        words = head.split(b" ")
        if read.returncode or len(words) != 3:
            name = each.decode("ascii", "replace")[:12]
            raise RevisionError(f"git cannot read the object {name}", _first_line(read.stderr))
        at += len(head) + 1
        yield read.stdout[at : at + int(words[2])]
        at += int(words[2]) + 1


def _git(
    folder: str, words: Sequence[str], given: bytes = b""
) -> subprocess.CompletedProcess[bytes]:
    command = ["git", "--no-pager", "-c", "core.fsmonitor=false", "-C", folder, *words]
    return subprocess.run(  # noqa: S603 - each word is one argument, and no shell reads it
        command,
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **_QUIET, "LC_ALL": "C"},
    )


def _first_line(message: bytes) -> str:
    return visible(message.decode("utf-8", "replace").strip().partition("\n")[0])
