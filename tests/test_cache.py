"""What was read of a folder is kept, and taken only while nothing in the folder has changed."""

from __future__ import annotations

import io
import os
import pickle
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing import library
from briefing.load import folder_contents, pickled
from briefing.load.folder_contents import contents_of
from briefing.load.loaded import Loaded
from briefing.load.loader import load
from briefing.system import cache_files
from briefing.system.cache_files import read_cached, write_cached
from briefing.system.user_paths import cache_path
from tests.conftest import HARBOUR, ROOT
from tests.folders import SOUND, write_folder

XZ = ROOT.parent / "shared" / "folders" / "xz"
FOLDERS = [ROOT, ROOT / "example", HARBOUR, *([XZ] if XZ.is_dir() else [])]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty cache of its own; return its folder."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return tmp_path / "cache" / "briefing"


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the folders whose files are parsed, as that happens."""
    parsed: list[str] = []
    genuine = library._load

    def counted(root: str, progress: library.ProgressCallback | None) -> Loaded:
        parsed.append(root)
        return genuine(root, progress)

    monkeypatch.setattr(library, "_load", counted)
    return parsed


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(write_folder(tmp_path / "folder", SOUND))


@pytest.mark.parametrize("root", FOLDERS, ids=lambda root: root.name)
def test_what_is_taken_from_the_cache_is_what_was_loaded(
    root: Path, cache: Path, loads: list[str]
) -> None:
    first = library.load_folder(str(root))
    second = library.load_folder(str(root))
    assert loads == [str(root)]
    assert len(list(cache.iterdir())) == 1
    # Records of different types can be equal, as named tuples are.
    assert repr(second) == repr(first) == repr(load(str(root)))
    assert second == first


def test_a_folder_with_problems_keeps_them_with_their_places(
    folder: Path, loads: list[str]
) -> None:
    (folder / "content/events/strike.yaml").write_text("title: [\n")
    loaded = load(str(folder))
    assert loaded.errors
    assert [library.load_folder(str(folder)) for _ in range(2)] == [loaded, loaded]
    assert len(loads) == 1


def _edit(path: str, old: bytes, new: bytes) -> Callable[[Path], object]:
    def change(folder: Path) -> None:
        file = folder / path
        state = file.stat()
        data = file.read_bytes()
        assert old in data
        file.write_bytes(data.replace(old, new, 1))
        os.utime(file, ns=(state.st_atime_ns, state.st_mtime_ns))  # as some editors and `cp -p` do

    return change


def _folder_for_file(folder: Path) -> None:
    (folder / "content/disputes.yaml").unlink()
    (folder / "content/disputes.yaml").mkdir()


BRIEF = "content/brief.yaml"
CHANGES: dict[str, Callable[[Path], object]] = {
    "a letter": _edit(BRIEF, b"title: ", b"title: A"),
    "a letter, of the same size and time": _edit(BRIEF, b"title: ", b"title:\t"),
    "a comment": _edit(BRIEF, b"title: ", b"# a\ntitle: "),
    "a new event": lambda folder: (folder / "content/events/new.yaml").write_text("title: A\n"),
    "a file that nothing reads": lambda folder: (folder / "seeds/a.doc").write_text(""),
    "a folder that nothing reads": lambda folder: (folder / "content/old").mkdir(),
    "an event less": lambda folder: next((folder / "content/events").iterdir()).unlink(),
    "an event of another name": lambda folder: next((folder / "content/events").iterdir()).rename(
        folder / "content/events/renamed.yaml"
    ),
    "a folder for a file": _folder_for_file,
    "a link": lambda folder: (folder / "content/events/linked.yaml").symlink_to(
        next((folder / "content/events").iterdir())
    ),
    "no seeds": lambda folder: shutil.rmtree(folder / "seeds"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(change: Callable[[Path], object], folder: Path, loads: list[str]) -> None:
    library.load_folder(str(folder))
    change(folder)
    assert library.load_folder(str(folder)) == load(str(folder))
    assert len(loads) == 2


def test_two_paths_to_a_folder_share_a_file_and_keep_their_names(
    folder: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.load_folder(str(folder))
    monkeypatch.chdir(folder)
    assert library.load_folder(".").root == "."
    assert len(loads) == 1


def test_folders_of_one_number_replace_each_other(
    folder: Path, tmp_path: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Path(write_folder(tmp_path / "other", SOUND))
    _edit(BRIEF, b"title: ", b"title: A")(other)
    monkeypatch.setattr("briefing.system.user_paths.zlib.crc32", lambda _: 1)
    for _ in range(2):
        for each in (folder, other):
            assert library.load_folder(str(each)) == load(str(each))
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("place", [*range(0, 40, 3), *range(40, 8000, 397)])
def test_a_damaged_file_is_not_taken(
    place: int, folder: Path, cache: Path, loads: list[str]
) -> None:
    library.load_folder(str(folder))
    (path,) = cache.iterdir()
    data = bytearray(path.read_bytes())
    data[place % len(data)] ^= 0x41
    path.write_bytes(bytes(data))
    assert library.load_folder(str(folder)) == load(str(folder))
    path.write_bytes(bytes(data[:place]))
    assert library.load_folder(str(folder)) == load(str(folder))
    assert len(loads) == 3


def _called(module: str, name: str, *arguments: str) -> bytes:
    """Return a pickle that calls something with texts, by a name that may have dots."""
    texts = b"".join(pickle.dumps(each, 0)[:-1] for each in arguments)
    names = b"".join(pickle.dumps(each, 4)[11:-1] for each in (module, name))
    return b"\x80\x04" + names + b"\x93(" + texts + b"tR."


@pytest.mark.parametrize(
    ("module", "name"),
    [
        ("os", "mkdir"),
        ("posix", "mkdir"),
        ("builtins", "eval"),
        ("briefing.model.text", "visible"),
        ("briefing.model.text", "visible.__class__"),
        ("briefing.model.records", "Event.__class__"),
        ("briefing.model.records", "Event._make"),
        ("briefing.model.records", "StrEnum"),
        ("briefing.model.records", "date"),
        ("briefing.model.lean_typing", "NamedTuple"),
        ("datetime", "date.fromisoformat"),
    ],
)
def test_a_pickle_of_others_finds_nothing_but_records(module: str, name: str) -> None:
    target = "2031-01-01"
    with pytest.raises(pickle.UnpicklingError, match="is no record"):
        pickled._Unpickler(io.BytesIO(_called(module, name, target))).load()
    assert pickled.from_bytes(_called(module, name, target), "") is None


def test_the_pickles_of_that_test_are_sound() -> None:
    assert pickle.loads(_called("datetime", "date.fromisoformat", "2031-01-01")).year == 2031
    assert pickle.loads(_called("builtins", "len", "four")) == 4


@pytest.mark.parametrize("content", [3, ("x", (), 0), (None, (), 0), ((), [], 0), ({}, (), "")])
def test_what_is_no_briefing_is_not_taken(content: object) -> None:
    assert pickled.from_bytes(pickle.dumps(content), "") is None


def test_a_file_that_a_link_has_replaced_is_not_taken(
    folder: Path, tmp_path: Path, loads: list[str]
) -> None:
    library.load_folder(str(folder))
    file = folder / BRIEF
    file.rename(tmp_path / "outside.yaml")
    file.symlink_to(tmp_path / "outside.yaml")
    assert library.load_folder(str(folder)).errors
    assert len(loads) == 2


def test_what_is_kept_is_for_its_owner_alone(folder: Path, cache: Path) -> None:
    library.load_folder(str(folder))
    (path,) = cache.iterdir()
    assert [stat.S_IMODE(each.stat().st_mode) for each in (cache, path)] == [0o700, 0o600]
    outside = cache.parent / "elsewhere"
    path.rename(outside)
    path.symlink_to(outside)
    assert read_cached(str(path), contents_of(str(folder)) or b"") is None


def test_a_folder_that_is_edited_leaves_what_is_kept_as_it_is(folder: Path, cache: Path) -> None:
    library.load_folder(str(folder), is_kept=False)
    assert not cache.exists()


@pytest.mark.parametrize(
    "path", ["load/record_keys.py", "model/dates.py", "load/date_hints/__init__.py"]
)
def test_a_change_of_the_program_is_seen(
    path: str, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "briefing"
    shutil.copytree(ROOT / "briefing", package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(folder_contents, "__file__", str(package / "load/folder_contents.py"))
    before = contents_of(str(folder))
    assert before == contents_of(str(folder))
    changed = package / path
    changed.write_text(changed.read_text() + "\n")
    assert before != contents_of(str(folder))
    shutil.rmtree(package)  # as where the program is read from an archive
    assert contents_of(str(folder)) is None


@pytest.mark.skipif(not hasattr(os, "geteuid"), reason="files have no owners here")
def test_a_file_of_another_user_is_not_taken(
    folder: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.load_folder(str(folder))
    monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    library.load_folder(str(folder))
    assert len(loads) == 2


def test_another_version_of_the_program_reads_anew(
    folder: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    library.load_folder(str(folder))
    monkeypatch.setattr(folder_contents, "__version__", "0")
    library.load_folder(str(folder))
    assert len(loads) == 2


def test_where_nothing_can_be_kept_the_folder_is_read_each_time(
    folder: Path, cache: Path, loads: list[str]
) -> None:
    cache.parent.write_text("a file where the folder would be")
    for _ in range(2):
        assert library.load_folder(str(folder)) == load(str(folder))
    assert len(loads) == 2


def test_what_changes_while_it_is_read_is_not_kept(
    folder: Path, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    genuine = library._load

    def disturbed(root: str, progress: library.ProgressCallback | None) -> Loaded:
        loaded = genuine(root, progress)
        _edit(BRIEF, b"title: ", b"title: A")(folder)
        return loaded

    monkeypatch.setattr(library, "_load", disturbed)
    library.load_folder(str(folder))
    assert not cache.exists()


def test_a_folder_that_is_no_briefing_leaves_nothing(tmp_path: Path, cache: Path) -> None:
    assert library.load_folder(str(tmp_path)).briefing is None
    assert not cache.exists()


def test_a_very_large_folder_is_not_compared(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert contents_of(str(folder)) is not None
    monkeypatch.setattr(folder_contents, "MOST_BYTES", 100)
    assert contents_of(str(folder)) is None


def test_the_oldest_files_go_when_there_is_too_much(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_files, "MOST_KEPT", 250)
    kept = [cache / f"{number}.folder" for number in range(3)]
    for number, path in enumerate(kept):
        write_cached(str(path), b"", bytes(70))
        os.utime(path, (number, number))
    (cache / "notes.txt").write_text("not ours")
    write_cached(str(cache / "3.folder"), b"", bytes(70))
    assert sorted(path.name for path in cache.iterdir()) == ["2.folder", "3.folder", "notes.txt"]
    write_cached(str(cache / "4.folder"), b"", bytes(300))
    assert not (cache / "4.folder").exists()


@given(key=st.binary(max_size=40), data=st.binary(max_size=40), other=st.binary(max_size=40))
def test_what_was_kept_comes_back_under_its_key_alone(
    key: bytes, data: bytes, other: bytes, tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = str(tmp_path_factory.mktemp("cache") / "a.folder")
    assert read_cached(path, key) is None
    write_cached(path, key, data)
    found = read_cached(path, key)
    assert found is not None
    assert bytes(found) == data
    assert (read_cached(path, other) is None) == (other != key)


def test_the_cache_is_where_caches_belong() -> None:
    home = {"HOME": "/home/ada"}
    assert cache_path("/a", home).startswith("/home/ada/.cache/briefing/")
    assert cache_path("/a", home | {"XDG_CACHE_HOME": "/c"}).startswith("/c/briefing/")
