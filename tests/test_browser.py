"""Addresses of sources, in a browser that the reader sees and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefing.system.browser import has_display, open_address


@pytest.mark.parametrize(
    ("platform", "environ", "display"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("linux", {"DISPLAY": "localhost:10.0", "SSH_TTY": "/dev/pts/1"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
        ("darwin", {"SSH_CONNECTION": "10.0.0.1 22 10.0.0.2 22"}, False),
    ],
)
def test_a_browser_needs_a_display_that_the_reader_sees(
    platform: str, environ: dict[str, str], *, display: bool
) -> None:
    assert has_display(environ, platform) is display


def install(folder: Path, name: str, code: int = 0) -> Path:
    """Install a browser that notes what it was called with, and talks."""
    program = folder / name
    program.write_text(
        f'#!/bin/sh\necho "$@" >> {folder}/opened\necho talk\necho talk >&2\nexit {code}\n'
    )
    program.chmod(0o755)
    return program


def opened(folder: Path) -> list[str]:
    """Return what the browsers of a folder were called with."""
    notes = folder / "opened"
    return notes.read_text().splitlines() if notes.exists() else []


ADDRESS = "https://example.org/a?b=%20&c='$(x)';d"


def test_an_address_opens_in_the_browser_without_a_word_on_the_screen(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    browser = install(tmp_path, "browser")
    environ = {"DISPLAY": ":0", "PATH": str(tmp_path), "BROWSER": f"lynx:{browser}"}
    assert open_address(ADDRESS, environ)
    assert opened(tmp_path) == [ADDRESS]
    assert capfd.readouterr() == ("", "")


def test_no_browser_starts_that_draws_in_the_terminal(tmp_path: Path) -> None:
    lynx = install(tmp_path, "lynx")
    install(tmp_path, "www-browser")
    install(tmp_path, "w3m")
    for browser in ("", "lynx", f"{lynx} -nocolor %s", "w3m:www-browser"):
        environ = {"DISPLAY": ":0", "PATH": str(tmp_path), "TERM": "xterm", "BROWSER": browser}
        assert not open_address(ADDRESS, environ)
    assert opened(tmp_path) == []


def test_a_browser_that_fails_is_not_said_to_have_opened(tmp_path: Path) -> None:
    browser = install(tmp_path, "browser", code=1)
    environ = {"DISPLAY": ":0", "PATH": str(tmp_path), "BROWSER": str(browser)}
    assert not open_address(ADDRESS, environ)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "javascript:1",
        "-h",
        "http://",
        "https://a b",
        "https://a\x1b",
        "a",
    ],
)
def test_only_addresses_of_the_web_are_opened(tmp_path: Path, url: str) -> None:
    browser = install(tmp_path, "browser")
    environ = {"DISPLAY": ":0", "PATH": str(tmp_path), "BROWSER": str(browser)}
    assert not open_address(url, environ)
    assert opened(tmp_path) == []
