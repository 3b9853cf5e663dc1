"""How the program was installed, and the command that adds an extra to that installation.

It is imported for a hint alone: importlib.metadata is slow to import.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import sys
import tomllib
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from urllib.parse import urlsplit
from urllib.request import url2pathname

import briefing

DISTRIBUTION = "briefing-room"
"""The name on the package index, where `briefing` is another project."""


def install_command(extra: str) -> list[str]:
    """Return the words of the command that installs what an extra of ours needs.

    It is for the environment that runs: one of pipx or of uv, or any other; a clone is named by
    its folder, and an installation by the name on the package index.
    """
    try:
        found = distribution(DISTRIBUTION)
    except PackageNotFoundError:
        found = None
    clone = _clone(found)
    wanted = f"{_shown(clone) if clone else DISTRIBUTION}[{extra}]"
    if os.path.exists(os.path.join(sys.prefix, "pipx_metadata.json")):
        # pipx injects packages, not extras of the one that is there already.
        needed = _requirements(found, extra) or [wanted]
        return ["pipx", "inject", os.path.basename(sys.prefix), *needed]
    editable = ["-e"] if clone else []
    receipt = os.path.join(sys.prefix, "uv-receipt.toml")
    if os.path.exists(receipt):
        # uv installs a tool anew: extras that it has and that are not named would be gone.
        extras = ",".join(sorted({extra, *_extras(receipt)}))
        wanted = f"{wanted.removesuffix(f'[{extra}]')}[{extras}]"
        return ["uv", "tool", "install", *editable, wanted]
    return [*_pip_install(), *editable, wanted]


def _clone(found: Distribution | None) -> str:
    """Return the folder from which the program runs, or nothing if it was copied from there."""
    if found is None:  # not installed at all: run by its path
        folder = os.path.dirname(os.path.dirname(os.path.abspath(briefing.__file__)))
        return folder if os.path.exists(os.path.join(folder, "pyproject.toml")) else ""
    try:
        origin = json.loads(found.read_text("direct_url.json") or "{}")
        if origin.get("dir_info", {}).get("editable"):
            return url2pathname(urlsplit(origin["url"]).path)
    except (ValueError, KeyError, AttributeError):
        pass  # the record of another installer
    return ""


def _requirements(found: Distribution | None, extra: str) -> list[str]:
    of_extra = re.compile(rf"(.*?)\s*;\s*extra\s*==\s*['\"]{extra}['\"]")
    matches = map(of_extra.fullmatch, found.requires or () if found else ())
    return [match[1] for match in matches if match]


def _extras(receipt: str) -> list[str]:
    """Return the extras of ours that uv has noted for a tool."""
    try:
        with open(receipt, "rb") as file:
            wanted = tomllib.load(file)["tool"]["requirements"]
        return [
            extra
            for each in wanted
            if each["name"] == DISTRIBUTION
            for extra in each.get("extras", ())
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _pip_install() -> list[str]:
    """Return the words that install into this environment; `pip` may be that of another."""
    python = sys.executable
    if not python:
        return ["pip", "install"]
    if _made_by_uv():
        return ["uv", "pip", "install", "--python", _shown(python)]
    on_path = shutil.which("pip")
    if on_path and _is_same(os.path.dirname(on_path), os.path.dirname(python)):
        return ["pip", "install"]
    return [_shown(python), "-m", "pip", "install"]


def _made_by_uv() -> bool:
    """Whether uv made the environment, which then has no pip."""
    try:
        with open(os.path.join(sys.prefix, "pyvenv.cfg"), encoding="utf-8") as file:
            return any(line.split("=")[0].strip() == "uv" for line in file)
    except (OSError, ValueError):
        return False


def _is_same(one: str, other: str) -> bool:
    return os.path.realpath(one) == os.path.realpath(other)


def _shown(path: str) -> str:
    """Return a path from the current folder if it lies there."""
    try:
        shown = os.path.relpath(path)
    except (OSError, ValueError):  # no current folder any more, or on another drive
        return path
    return path if shown.startswith(os.pardir) else shown
