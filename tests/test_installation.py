"""A hint to install an extra fits the installation that runs."""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tomllib
from collections.abc import Mapping
from pathlib import Path

import pytest

import briefing
from briefing.render.formats import FORMATS
from briefing.render.shell_command import install_line
from briefing.system import installation
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
METADATA = """\
Metadata-Version: 2.4
Name: briefing-room
Version: 1
Provides-Extra: exchange
Requires-Dist: pyyaml<7
Requires-Dist: icalendar<8,>=7.2; extra == 'exchange'
Requires-Dist: rispy; extra == "exchange"
Requires-Dist: typst; extra == 'pdf'
"""


class Environment:
    """An environment of Python with an installation in it, in a folder of the test."""

    def __init__(self, folder: Path, patch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir(parents=True)
        (folder / "site").mkdir()
        patch.setattr(sys, "prefix", str(folder))
        patch.setattr(sys, "executable", str(self.bin / "python"))
        patch.setattr(sys, "path", [str(folder / "site")])
        patch.setenv("PATH", "/nowhere")
        patch.chdir(folder.parent)
        self._patch = patch

    def has(self, origin: object = None) -> None:
        """Install the program, from the index or from an origin."""
        found = self.folder / "site/briefing_room-1.dist-info"
        found.mkdir()
        (found / "METADATA").write_text(METADATA, "utf-8")
        if origin is not None:
            text = origin if isinstance(origin, str) else json.dumps(origin)
            (found / "direct_url.json").write_text(text, "utf-8")

    def activate(self) -> None:
        """Put the environment's pip on the path."""
        pip = self.bin / "pip"
        pip.write_text("#!/bin/sh\n", "utf-8")
        pip.chmod(0o755)
        self._patch.setenv("PATH", str(self.bin))


@pytest.fixture
def env(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Environment:
    return Environment(tmp_path / "the env", monkeypatch)


def editable(folder: Path) -> Mapping[str, object]:
    return {"url": folder.as_uri(), "dir_info": {"editable": True}}


def test_the_name_is_that_of_the_project() -> None:
    assert PROJECT["name"] == installation.DISTRIBUTION


def test_an_installation_is_named_as_the_index_names_it(env: Environment) -> None:
    env.has()
    assert install_line("pdf") == "'the env/bin/python' -m pip install 'briefing-room[pdf]'"
    env.activate()
    assert install_line("pdf") == "pip install 'briefing-room[pdf]'"


@pytest.mark.parametrize(
    "origin",
    [
        {"url": "file:///a/briefing_room-1.whl", "archive_info": {}},
        {"url": "file:///a/clone", "dir_info": {}},
        {"url": "https://git.example/a", "vcs_info": {"vcs": "git"}},
        {"dir_info": {"editable": True}},
        ["a", "list"],
        "{ no JSON",
    ],
)
def test_what_was_copied_from_elsewhere_or_says_nothing_is_an_installation(
    env: Environment, origin: object
) -> None:
    env.has(origin)
    env.activate()
    assert install_line("pdf") == "pip install 'briefing-room[pdf]'"


def test_a_clone_is_named_by_its_folder(env: Environment, monkeypatch: pytest.MonkeyPatch) -> None:
    clone = env.folder.parent / "a clone"
    (clone / "below").mkdir(parents=True)
    env.has(editable(clone))
    env.activate()
    assert install_line("pdf") == "pip install -e 'a clone[pdf]'"
    monkeypatch.chdir(clone)
    assert install_line("pdf") == "pip install -e '.[pdf]'"
    monkeypatch.chdir(clone / "below")
    assert install_line("pdf") == f"pip install -e '{clone}[pdf]'"


def test_a_clone_that_was_never_installed_is_named_by_its_folder(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    env.activate()
    assert install_line("web") == f"pip install -e '{ROOT}[web]'"
    copied = env.folder / "site/briefing/__init__.py"
    monkeypatch.setattr(briefing, "__file__", str(copied))
    assert install_line("web") == "pip install 'briefing-room[web]'"


@pytest.mark.parametrize("is_clone", [False, True])
def test_pipx_injects_what_the_extra_needs(env: Environment, *, is_clone: bool) -> None:
    env.has(editable(env.folder) if is_clone else None)
    (env.folder / "pipx_metadata.json").write_text("{}", "utf-8")
    # The environment may have a suffix: it is named as pipx names it.
    assert install_line("exchange") == "pipx inject 'the env' 'icalendar<8,>=7.2' rispy"


def test_a_tool_of_uv_keeps_the_extras_that_it_has(env: Environment) -> None:
    env.has()
    receipt = env.folder / "uv-receipt.toml"
    receipt.write_text('[tool]\nrequirements = [{ name = "briefing-room", extras = ["web"] }]\n')
    assert install_line("pdf") == "uv tool install 'briefing-room[pdf,web]'"
    for broken in ("[tool", "", "[tool]\nrequirements = 3\n", "[tool]\nrequirements = [{}]\n"):
        receipt.write_text(broken)
        assert install_line("pdf") == "uv tool install 'briefing-room[pdf]'"


def test_an_environment_of_uv_has_no_pip(env: Environment) -> None:
    env.has()
    (env.folder / "pyvenv.cfg").write_text("home = /usr/bin\nuv = 0.13\n", "utf-8")
    assert install_line("pdf") == (
        "uv pip install --python 'the env/bin/python' 'briefing-room[pdf]'"
    )


def test_a_folder_that_is_gone_and_a_python_without_a_path_change_no_hint_to_an_error(
    env: Environment, monkeypatch: pytest.MonkeyPatch
) -> None:
    env.has()
    gone = env.folder / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    shutil.rmtree(gone)
    assert install_line("pdf") == (f"'{env.bin / 'python'}' -m pip install 'briefing-room[pdf]'")
    monkeypatch.setattr(sys, "executable", "")
    assert install_line("pdf") == "pip install 'briefing-room[pdf]'"
    os.chdir(ROOT)


def test_every_extra_that_the_code_names_is_one_of_the_project() -> None:
    text = "".join(path.read_text("utf-8") for path in (ROOT / "briefing").rglob("*.py"))
    extras = set(re.findall(r"""install_line\(["'](\w+)["']\)""", text))
    extras |= {form.extra for form in FORMATS.values() if form.extra}
    assert {"capture", "pdf", "web"} < extras <= PROJECT["optional-dependencies"].keys()


def test_no_file_advises_to_install_the_project_of_another() -> None:
    wrong = ("install briefing[", "install 'briefing[", 'install "briefing[', "install briefing\n")
    files = [*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), *(ROOT / "briefing").rglob("*.py")]
    found = [path.name for path in files if any(each in path.read_text("utf-8") for each in wrong)]
    assert found == []
