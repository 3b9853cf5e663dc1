"""The command that opens a file at a line in the reader's editor."""

from __future__ import annotations

import pytest

from briefing.system.editor import EditorError, editor_words


@pytest.mark.parametrize(
    ("editor", "command"),
    [
        ("vi", "vi +7 a.yaml"),
        ("/usr/bin/vim.basic -u NONE", "/usr/bin/vim.basic -u NONE +7 a.yaml"),
        ("nvim-linux-x86_64.appimage", "nvim-linux-x86_64.appimage +7 a.yaml"),
        ("gvim", "gvim -f +7 a.yaml"),
        ("gvim-9.1 --nofork", "gvim-9.1 --nofork +7 a.yaml"),
        ("nano", "nano +7,3 a.yaml"),
        ("ne", "ne +7,3 a.yaml"),
        ("emacs-29.1 -nw", "emacs-29.1 -nw +7:3 a.yaml"),
        ("emacsclient -t", "emacsclient -t +7:3 a.yaml"),
        ("kak", "kak +7:3 a.yaml"),
        ("micro", "micro a.yaml +7:3"),
        ("hx", "hx a.yaml:7:3"),
        ("joe", "joe +7 a.yaml"),
        ("mcedit", "mcedit +7 a.yaml"),
        ("code", "code --wait --goto a.yaml:7:3"),
        ("Code.exe -w", "Code.exe -w --goto a.yaml:7:3"),
        ("code-insiders", "code-insiders --wait --goto a.yaml:7:3"),
        ("codium --wait -n", "codium --wait -n --goto a.yaml:7:3"),
        ("subl", "subl --wait a.yaml:7:3"),
        ("zed", "zed --wait a.yaml:7:3"),
        ("gedit", "gedit --wait a.yaml +7:3"),
        ("kate", "kate --block --line 7 --column 3 a.yaml"),
        ("mate -w", "mate -w --line 7:3 a.yaml"),
        ("bbedit", "bbedit --wait +7 a.yaml"),
        ("idea64.exe", "idea64.exe --wait --line 7 a.yaml"),
        ("pycharm.sh", "pycharm.sh --wait --line 7 a.yaml"),
        ("notepad++", "notepad++ -multiInst -nosession -n7 -c3 a.yaml"),
        ("ed", "ed a.yaml"),
        ("code-server", "code-server a.yaml"),
    ],
)
def test_editors_are_told_the_line_in_their_own_way(editor: str, command: str) -> None:
    assert editor_words("a.yaml", 7, 3, {"EDITOR": editor}) == command.split()


@pytest.mark.parametrize(
    ("environ", "command"),
    [
        ({"VISUAL": "nano", "EDITOR": "ed"}, ["nano", "+1,1", "a.yaml"]),
        ({"VISUAL": "  ", "EDITOR": "ed"}, ["ed", "a.yaml"]),
        ({"EDITOR": ""}, ["vi", "+1", "a.yaml"]),
        ({"EDITOR": "'/my apps/ed' $X # ;"}, ["/my apps/ed", "$X", "#", ";", "a.yaml"]),
    ],
)
def test_visual_goes_before_editor_and_words_are_split_without_a_shell(
    environ: dict[str, str], command: list[str]
) -> None:
    assert editor_words("a.yaml", 1, 1, environ) == command


@pytest.mark.parametrize("path", ["-c.yaml", "+9"])
@pytest.mark.parametrize("editor", ["vi", "hx", "micro", "ed"])
def test_no_path_is_taken_for_an_option(editor: str, path: str) -> None:
    words = editor_words(path, 7, 3, {"EDITOR": editor})
    assert any(word.startswith(f"./{path}") for word in words) and path not in words


@pytest.mark.parametrize(
    ("editor", "message"),
    [
        ("vim 'a", "$VISUAL cannot be split into words: no closing quotation"),
        ("''", "$VISUAL names no program"),
    ],
)
def test_what_is_no_command_is_said_with_a_remedy(editor: str, message: str) -> None:
    with pytest.raises(EditorError) as caught:
        editor_words("a.yaml", 1, 1, {"VISUAL": editor})
    assert (str(caught.value), caught.value.hint.split(":")[0]) == (
        message,
        "set it to a command such as",
    )
